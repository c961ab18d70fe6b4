# needs: host
# Finalizers, weak references, frames and classes that change under those who use them.
import gc, weakref, sys
def run(f):
    try:
        r = f()
        print(f.__name__, repr(r)[:200])
    except BaseException as e:
        print(f.__name__, type(e).__name__, str(e)[:200])
class W: pass
@run
def wr_resurrect():
    out = []
    class R:
        def __del__(s): out.append(s)
    r = R(); w = weakref.ref(r, lambda w: out.append(w()))
    del r
    return len(out), w() is None, out[0] is None
@run
def wr_cb_new():
    out = []
    o = W()
    def cb(w):
        out.append(1)
        gc.collect()
        x = W(); out.append(weakref.ref(x, cb) if len(out) < 10 else 0); del x
    w = weakref.ref(o, cb)
    del o
    return len(out)
@run
def wr_cycle():
    out = []
    class N: pass
    a, b = N(), N()
    a.b = b; b.a = a
    a.w = weakref.ref(b, lambda w: out.append('inner'))
    w = weakref.ref(a, lambda w: out.append(w() is None))
    del a, b
    gc.collect()
    return out
@run
def gc_resurrect():
    out = []
    class N:
        def __del__(s): out.append(s)
    a, b = N(), N()
    a.b = b; b.a = a
    del a, b
    gc.collect()
    n = len(out)
    out.clear()
    gc.collect()
    return n, len(out)
@run
def gen_self_close():
    def g():
        try: x.close()
        except ValueError as e: yield str(e)
    x = g()
    return next(x)
@run
def gen_self_next():
    def g():
        yield next(x)
    x = g()
    return next(x)
@run
def gen_throw_self():
    def g():
        try: x.throw(KeyError)
        except ValueError as e: yield str(e)
    x = g()
    return next(x)
@run
def gen_frame_clear():
    def g():
        a = [1]
        yield 1
        yield a
    x = g(); next(x)
    f = x.gi_frame
    f.clear()
    return next(x, 'done'), f.f_locals
@run
def gen_frame_clear_running():
    def g():
        sys._getframe().clear()
        yield 1
    next(g())
@run
def frame_kept():
    def f():
        a = [1,2,3]
        return sys._getframe()
    fr = f()
    gc.collect()
    fr2 = fr.f_locals['a']
    fr.f_locals['a'] = 5
    fr.clear()
    return fr2, dict(fr.f_locals)
@run
def frame_locals_write():
    def f():
        a = 1; b = [a]
        fr = sys._getframe()
        fr.f_locals['b'] = None
        fr.f_locals['zz'] = 9
        gc.collect()
        return a, b, sorted(fr.f_locals)
    return f()
@run
def frame_locals_borrow():
    def f(x):
        def g():
            fr.f_locals['x'] = None
            gc.collect()
            return 5
        fr = sys._getframe()
        return (x, x.append(1), g(), x, len([x]))
    return f([1])
@run
def frame_locals_borrow2():
    class A:
        def __init__(s): s.v = [1,2,3]
        def __getattr__(s, n):
            sys._getframe(1).f_locals['a'] = None
            return n
    def f():
        a = A()
        return a.foo + a.bar if a else None
    return f()
@run
def frame_locals_borrow3():
    class A:
        def __add__(s, o):
            sys._getframe(1).f_locals['a'] = 1
            sys._getframe(1).f_locals['b'] = 2
            gc.collect()
            return (s, o) and 'ok'
    def f(a, b):
        return a + b, a, b
    return f(A(), A())
@run
def frame_locals_borrow4():
    class A(list):
        def __eq__(s, o):
            fr = sys._getframe(1)
            for k in list(fr.f_locals): fr.f_locals[k] = None
            gc.collect(); [A() for _ in range(100)]
            return s is o
    def f(a, b, c):
        return [a == b, c, a == c]
    return f(A(), A(), A())
@run
def del_local_in_call():
    class A:
        def __call__(s, x):
            fr = sys._getframe(1)
            fr.f_locals['x'] = None; fr.f_locals['a'] = None
            return x, len(x)
    def f(a, x):
        return a(x), x, a
    return f(A(), [1,2])
@run
def tb_frames():
    def f(n):
        x = [n]
        if n: f(n-1)
        raise ValueError
    try: f(20)
    except ValueError as e: tb = e.__traceback__
    n = 0
    while tb: n += 1; tb.tb_frame.f_locals; last = tb; tb = tb.tb_next
    last.tb_frame.clear()
    return n
@run
def tb_loop():
    try: 1/0
    except ZeroDivisionError as e:
        t = e.__traceback__
        t.tb_next = t
@run
def exc_cycle():
    a = ValueError(1); b = ValueError(2)
    a.__context__ = b; b.__context__ = a
    a.__cause__ = a
    try: raise a
    except ValueError as e: 
        try: raise b
        except ValueError as f: return f.__context__ is a
@run
def class_assign():
    class A: pass
    class B:
        def __del__(s): pass
    class S:
        __slots__ = ('a',)
    class T:
        __slots__ = ('b',)
    class L(list): pass
    out = []
    for x, y in [(A, B), (A, S), (S, T), (L, A), (A, L), (A, int)]:
        o = x()
        try: o.__class__ = y; out.append('ok')
        except TypeError as e: out.append(str(e))
    return out
@run
def class_assign_mod():
    import types
    m = types.ModuleType('m')
    class M(types.ModuleType):
        def __getattr__(s, n): return n
        @property
        def zz(s): return 5
    m.__class__ = M
    return m.foo, m.zz
@run
def bases_loop():
    class A: pass
    class B(A): pass
    A.__bases__ = (B,)
@run
def mro_evil():
    class M(type):
        def mro(cls):
            return [cls, object]
    class A: x = 1
    class B(A, metaclass=M): pass
    return hasattr(B, 'x'), B.__mro__
@run
def mro_bad():
    class M(type):
        def mro(cls): return []
    class A(metaclass=M): pass
@run
def mro_bad2():
    class M(type):
        def mro(cls): return [cls, int, 5]
    class A(metaclass=M): pass
@run
def mro_re():
    class M(type):
        def mro(cls):
            if cls.__dict__.get('go'):
                cls.__dict__
                try: cls.__bases__ = (Q,)
                except Exception as e: print('  ', type(e).__name__)
            return type.mro(cls)
    class P: pass
    class Q: pass
    class A(P, metaclass=M): go = 0
    A.go = 1
    A.__bases__ = (Q,)
    return A.__mro__ and 1
@run
def descr_self_delete():
    class De:
        def __get__(s, o, t):
            if 'd' in T.__dict__: del T.d
            return 5
        def __set__(s, o, v):
            if 'd' in T.__dict__: del T.d
    class T:
        d = De()
    t = T()
    return t.d, hasattr(t, 'd')
@run
def descr_special():
    class De:
        def __get__(s, o, t):
            gc.collect()
            return lambda *a: 5
    class T: pass
    T.__len__ = De(); 
    def f(t): return len(t)
    t = T()
    r = [f(t) for _ in range(100)]
    T.__len__ = lambda s: 3
    return r[0], f(t)
@run
def del_attr_in_del():
    class A:
        def __init__(s): s.x = B(s)
    class B:
        def __init__(s, a): s.a = a
        def __del__(s): s.a.__dict__.clear(); s.a.x = 5
    a = A()
    del a.x
    gc.collect()
    return True
@run
def setattr_del():
    class A: pass
    class B:
        def __del__(s):
            for i in range(50): setattr(a, 'q%d' % i, i)
    a = A()
    a.x = B()
    a.x = B()
    a.x = 1
    return len(a.__dict__)
@run
def del_during_gen():
    class A:
        def __del__(s): 
            try: next(g)
            except ValueError as e: print('  ', e)
    def gg():
        a = A()
        del a
        yield 1
    g = gg()
    return next(g)
@run
def wr_dict():
    d = weakref.WeakValueDictionary()
    for i in range(50):
        o = W(); d[i] = o
    for k in list(d): d.pop(k, None)
    return len(d)
@run
def wr_keydict():
    d = weakref.WeakKeyDictionary()
    os = [W() for _ in range(50)]
    for o in os: d[o] = o
    del o
    n = len(d)
    for k in d.keys():
        os.clear()
    return n
@run
def proxy():
    o = W(); o.a = 5
    p = weakref.proxy(o)
    r = p.a
    class X:
        def __add__(s, q): nonlocal o2; o2 = None; gc.collect(); return 3
    o2 = X(); p2 = weakref.proxy(o2)
    z = p2 + 1
    del o
    try: p.a
    except ReferenceError as e: return r, z, str(e)
@run
def cell_del():
    def f():
        x = [1]
        def g():
            nonlocal x
            del x
            gc.collect()
            return 1
        return [x, g()]
    return f()
@run
def gc_callback():
    out = []
    def cb(ph, info): out.append(ph); gc.collect() if len(out) < 10 else None
    gc.callbacks.append(cb)
    gc.collect()
    gc.callbacks.clear()
    return out
@run
def gc_referrers():
    l = [1]; m = [l]
    return any(x is m for x in gc.get_referrers(l)), len(gc.get_objects()) > 10
@run
def recursion_repr():
    l = []; l.append(l); d = {}; d[1] = d
    s = (l,)
    l.append(s)
    return l, d
