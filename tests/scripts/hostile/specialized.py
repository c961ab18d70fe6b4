# needs: host
# Code that is specialized, and then finds something else.
import sys, gc
def run(f):
    try:
        r = f()
        print(f.__name__, repr(r)[:300])
    except BaseException as e:
        print(f.__name__, type(e).__name__, str(e)[:160])
@run
def code_swap_running():
    def f(n):
        if n == 0:
            f.__code__ = g.__code__
            return 0
        r = f(n - 1)
        return r + 1
    def g(n): return 100
    return [f(5), f(5)]
@run
def code_swap_gen():
    def f():
        yield 1
        f.__code__ = g.__code__
        yield 2
        yield 3
    def g():
        yield 10
    return list(f()), list(f())
@run
def defaults_swap():
    def f(a, b=1):
        if a: f.__defaults__ = (a, 5); f.__kwdefaults__ = {'x': 1}
        return b
    return [f(i % 2) for i in range(100)][-4:]
@run
def globals_swap():
    g = {'x': 1, '__builtins__': {'len': len, 'sum': sum}}
    exec("def f():\n  return len([x]) + x", g)
    f = g['f']
    out = []
    for i in range(100): out.append(f())
    g['len'] = lambda v: 1000
    out.append(f())
    del g['len']; out.append(f())
    g['__builtins__']['len'] = lambda v: 7
    out.append(f())
    g.clear()
    try: f()
    except NameError as e: out.append(str(e))
    g['x'] = 3
    try: f()
    except NameError as e: out.append(str(e))
    return out[-6:]
@run
def globals_resize():
    g = {'x': 1}
    exec("def f():\n  return x", g)
    f = g['f']
    [f() for _ in range(100)]
    for i in range(1000): g['k%d' % i] = i
    a = f()
    for i in range(1000): del g['k%d' % i]
    g['x'] = 5
    return a, f()
@run
def module_attr():
    import types
    m = types.ModuleType('m'); m.a = 1
    def f(): return m.a
    [f() for _ in range(100)]
    m.a = 2
    r = [f()]
    del m.a
    try: f()
    except AttributeError as e: r.append(str(e))
    m.__getattr__ = lambda n: 'ga' + n
    r.append(f())
    m.__dict__.clear()
    try: f()
    except AttributeError as e: r.append(str(e))
    return r
@run
def slots_del():
    class S: __slots__ = ('a', 'b')
    s = S(); s.a = 1
    def f(s): return s.a
    def g(s, v): s.a = v
    [f(s) for _ in range(100)]; [g(s, i) for i in range(100)]
    r = [f(s)]
    del s.a
    try: f(s)
    except AttributeError as e: r.append(str(e))
    g(s, 5); r.append(f(s))
    class T: __slots__ = ('a',)
    try: S.a.__get__(T())
    except TypeError as e: r.append(str(e))
    return r
@run
def slot_cycle():
    class S: __slots__ = ('a', '__weakref__', '__dict__')
    import weakref
    ss = []
    for i in range(50):
        s = S(); s.a = s; s.z = s; ss.append(weakref.ref(s)); del s
    gc.collect()
    return sum(w() is not None for w in ss)
@run
def obj_dict_alias():
    class A: pass
    a = A(); a.x = 1
    d = a.__dict__
    del a
    gc.collect()
    d['y'] = 2
    b = A(); b.__dict__ = d; b.z = 3
    c = A(); c.__dict__ = d
    del b
    c.w = 5
    return d
@run
def inline_values():
    class A:
        def __init__(s): s.a = 1; s.b = 2
    xs = [A() for _ in range(50)]
    for i, x in enumerate(xs):
        if i % 3 == 0: x.__dict__
        if i % 5 == 0: del x.a
        if i % 7 == 0: x.c = 5
        if i % 11 == 0: x.__dict__ = {'b': 9}
    def f(x): return x.b
    return sum(f(x) for x in xs), sum(len(x.__dict__) for x in xs)
@run
def many_attrs():
    class A: pass
    a = A()
    for i in range(300): setattr(a, 'n%d' % i, i)
    def f(): return a.n0 + a.n299
    [f() for _ in range(50)]
    for i in range(1, 299): delattr(a, 'n%d' % i)
    return f(), a.__dict__
@run
def unpack_evil():
    class L(list):
        def __iter__(s): s.clear(); return iter([1, 2])
    a, b = L([1, 2, 3])
    x = [1, 2, 3]
    def f(y):
        p, q, r = y
        return r
    [f(x) for _ in range(100)]
    try: f([1, 2])
    except ValueError as e: return a, b, str(e)
@run
def for_iter_list_mut():
    def f(l):
        out = []
        for x in l:
            out.append(x)
            if x == 3: l.clear()
        return out
    [f([1, 2]) for _ in range(100)]
    return f([1, 2, 3, 4])
@run
def range_spec():
    def f(n):
        t = 0
        for i in range(n):
            t += i
        return t
    [f(3) for _ in range(100)]
    class R:
        def __index__(s): return 4
    return f(R()), f(-1), [i for i in range(10**20, 10**20 + 2)]
@run
def compare_spec():
    def f(a, b): return a < b
    [f(1, 2) for _ in range(100)]
    r = [f(1.0, 2.0), f('a', 'b'), f(10**30, 1), f(float('nan'), 1)]
    try: f(1, 'a')
    except TypeError as e: r.append(str(e))
    return r
@run
def binop_spec():
    def f(a, b): return a + b
    [f(1, 2) for _ in range(100)]
    r = [f(1.0, 2), f('a', 'b'), f(2**61, 2**61), f(2**62 - 1, 1), f(-2**62, -1), f([1], [2]), f((), ()), f(True, True)]
    [f('a', 'b') for _ in range(100)]
    class S(str): 
        def __add__(s, o): return 'S'
        def __radd__(s, o): return 'RS'
    r += [f(S('a'), 'b'), f('a', S('b'))]
    return r
@run
def str_inplace():
    def f(n):
        s = ''
        t = s
        for i in range(n):
            s += 'ab'
            if i == 3: t = s
            if i == 5: u = s; s += 'é'
        return len(s), t, u
    return f(100)
@run
def str_inplace2():
    def f():
        s = 'x' * 5000
        d = {s: 1}
        s += 'y'
        t = s
        s += 'z'
        return len(s), len(t), list(d.values()), t[-1], s[-2:], hash(t) == hash('x' * 5000 + 'y')
    return f()
@run
def str_inplace3():
    def f():
        a = ''
        for i in range(3000):
            a += chr(97 + i % 26)
            b = a
            a += '!'
            del b
        h = hash(a)
        a += 'q'
        return len(a), hash(a) == h, hash(a) == hash(a[:-1] + 'q')
    return f()
@run
def store_subscr():
    def f(l, i, v): l[i] = v
    l = [0] * 5
    for _ in range(100): f(l, 2, 3)
    r = []
    for i in (-1, 5, -6, 10**30, True, 1.0):
        try: f(l, i, 9); r.append('ok')
        except Exception as e: r.append(str(e))
    d = {}
    f(d, 1, 2); f(bytearray(3), 0, 5)
    return r, l, d
@run
def call_spec():
    class A:
        def __init__(s, x): s.x = x
    def mk(c, x): return c(x)
    [mk(A, 1) for _ in range(100)]
    A.__init__ = lambda s, x: setattr(s, 'x', -x)
    r = [mk(A, 5).x]
    A.__init__ = lambda s, x: 7
    try: mk(A, 5)
    except TypeError as e: r.append(str(e))
    A.__new__ = lambda c, x: 'new'
    r.append(mk(A, 5))
    r += [mk(str, 5), mk(tuple, 'ab'), mk(type, 5), mk(len, 'abc')]
    for c in (len, isinstance, print, list.append):
        try: mk(c, 5)
        except TypeError as e: r.append(str(e))
    return r
@run
def method_desc_spec():
    def f(l, x): l.append(x)
    l = []
    [f(l, 1) for _ in range(100)]
    class L(list):
        def append(s, x): s.extend([x, x])
    k = L(); f(k, 5)
    class M:
        append = list.append
    try: f(M(), 5)
    except TypeError as e: return len(l), k, str(e)
@run
def method_desc_wrong():
    r = []
    for m, o in [(list.append, ()), (str.upper, 5), (dict.get, []), (int.__add__, 'a'), (object.__repr__, 5), (type.mro, 5), (list.__len__, 'a'), (property.__get__, 5), (tuple.__getitem__, [1])]:
        def f(): return m(o, 1) if 'get' in m.__name__ or 'add' in m.__name__ or 'append' == m.__name__ else m(o)
        for _ in range(60):
            try: x = f()
            except TypeError as e: x = str(e)
        r.append(x)
    return r
@run
def contains_spec():
    def f(c, x): return x in c
    [f({1, 2}, 1) for _ in range(100)]
    r = [f([1], 1), f({1: 2}, 3)]
    for c in ({1}, {1: 2}, 'a', 5):
        try: r.append(f(c, []))
        except TypeError as e: r.append(str(e))
    return r
@run
def send_spec():
    def g():
        while 1: yield 1
    def f(x):
        yield from x
    a = f(g()); [next(a) for _ in range(100)]
    b = f([1, 2]); r = list(b)
    c = f(f(iter('ab')))
    r += list(c)
    try: next(f(5))
    except TypeError as e: r.append(str(e))
    return r
@run
def load_super():
    class A:
        def m(self): return 'A'
    class B(A):
        def m(self): return super().m() + 'B'
    b = B()
    [b.m() for _ in range(100)]
    A.m = lambda self: 'A2'
    r = [b.m()]
    B.__bases__ = (type('Z', (), {'m': lambda s: 'Z'}),)
    r.append(b.m())
    try: B.m(5)
    except TypeError as e: r.append(str(e))
    return r
@run
def to_bool():
    def f(x): return 1 if x else 0
    for v in (1, '', [], None, 1.5, object()):
        [f(v) for _ in range(60)]
    class E:
        def __len__(s): return 1 << 100
    try: f(E())
    except OverflowError as e: return str(e)
@run
def del_locals_exec():
    ns = {}
    exec("a = 1\ndef f():\n  global a\n  del a\nf()\ntry: a\nexcept NameError as e: m = str(e)", ns)
    return ns['m']
@run
def locals_weird():
    class D(dict):
        def __getitem__(s, k): s[k + 'x'] = 1; return 5
        def __setitem__(s, k, v): 
            if len(s) < 100: super().__setitem__(k, v)
    d = D()
    exec("q = zz + yy\nw = q", {}, d)
    return sorted(d)
@run
def class_ns_evil():
    class NS(dict):
        def __getitem__(s, k):
            if k.startswith('__'): return super().__getitem__(k)
            s.clear(); raise KeyError(k)
    class M(type):
        @classmethod
        def __prepare__(m, *a): return NS()
    class A(metaclass=M):
        x = 1
        y = len
    return sorted(k for k in vars(A) if not k.startswith('__'))
@run
def annotations_evil():
    class A:
        x: undefined_thing
        y: int
    try: A.__annotations__
    except NameError as e: r = [str(e)]
    A.__annotate__ = lambda f: 5
    try: A.__annotations__
    except TypeError as e: r.append(str(e))
    return r
@run
def exc_in_del_order():
    out = []
    class A:
        def __init__(s, n): s.n = n
        def __del__(s): out.append(s.n)
    def f():
        a = A(1); b = A(2)
        l = [A(3), A(4), A(5)]
        t = (A(6), A(7))
        d = {1: A(8), 2: A(9)}
    f()
    return out
@run
def traceback_cycle_del():
    out = []
    class A:
        def __del__(s): out.append(sys.exc_info()[0])
    def f():
        a = A()
        raise ValueError
    try: f()
    except ValueError: pass
    return out
@run
def del_raising_in_except():
    class A:
        def __del__(s): raise KeyError('d')
    import io
    old = sys.stderr; sys.stderr = io.StringIO()
    try:
        a = A()
        try: raise ValueError(1)
        except ValueError as e: del a; return str(e), 'KeyError' in sys.stderr.getvalue()
    finally: sys.stderr = old
@run
def stderr_evil():
    class W:
        def write(s, x): raise OSError
        def flush(s): raise OSError
    old = sys.stderr; sys.stderr = W()
    try:
        class A:
            def __del__(s): 1/0
        A()
        sys.unraisablehook = None
        A()
        sys.unraisablehook = lambda u: 1/0
        A()
    finally: sys.stderr = old; sys.unraisablehook = sys.__unraisablehook__
    return 'ok'
@run
def hook_keep():
    keep = []
    sys.unraisablehook = lambda u: keep.append(u)
    class A:
        def __del__(s): keep.append(s); 1/0
    A(); A()
    sys.unraisablehook = sys.__unraisablehook__
    gc.collect()
    return len(keep)
@run
def sysmod_gone():
    m = sys.modules
    import types
    saved = dict(m)
    try:
        m.clear()
        try: import os_nope
        except BaseException as e: r = type(e).__name__
    finally: m.update(saved)
    return r
@run
def builtins_gone():
    import builtins
    saved = builtins.__dict__.copy()
    try:
        del builtins.len, builtins.__build_class__, builtins.__import__
        r = []
        for s in ('len([])', 'exec("class A: pass")', 'exec("import os")'):
            try: eval(s)
            except BaseException as e: r.append(str(e))
    finally: builtins.__dict__.update(saved)
    return r
