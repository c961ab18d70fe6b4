# needs: host
# Long chains of objects die without native recursion.
import sys
def run(f):
    try:
        r = f()
        print(f.__name__, repr(r)[:200])
    except BaseException as e:
        print(f.__name__, type(e).__name__, str(e)[:160])
def nest(n, wrap, x=None):
    for _ in range(n): x = wrap(x)
    return x
N = 8000
@run
def free_list(): nest(N, lambda x: [x])
@run
def free_tuple(): nest(N, lambda x: (x,))
@run
def free_dict(): nest(N, lambda x: {1: x})
@run
def free_inst():
    class A: pass
    def w(x):
        a = A(); a.x = x; return a
    nest(N, w)
@run
def free_closure(): nest(N, lambda x: lambda: x)
@run
def free_gen():
    def g(x):
        yield x
    def w(x):
        y = g(x); next(y); return y
    nest(5000, w)
@run
def free_exc():
    def w(x):
        e = ValueError(); e.__cause__ = x; return e
    nest(N, w)
@run
def free_partial():
    import functools
    nest(N, lambda x: functools.partial(print, x))
@run
def free_iter(): nest(N, lambda x: iter([x]))
@run
def free_map(): nest(N, lambda x: map(print, x), iter([]))
@run
def free_chain():
    import itertools
    nest(N, lambda x: itertools.chain(x), iter([]))
@run
def free_slots():
    class S:
        __slots__ = 'a'
    def w(x):
        s = S(); s.a = x; return s
    nest(N, w)
@run
def free_method():
    class A:
        def m(self): pass
    nest(N, lambda x: A().m.__func__.__get__(x or 1))
@run
def free_set():
    nest(N, lambda x: frozenset([1, x]) if 0 else (x,))
@run
def free_del():
    class A:
        def __del__(s): pass
    def w(x):
        a = A(); a.x = x; return a
    nest(N, w)
@run
def free_weakref():
    import weakref
    class A: pass
    def w(x):
        a = A(); a.x = x; a.w = weakref.ref(a, lambda r: None); return a
    nest(5000, w)
@run
def free_classes():
    nest(300, lambda x: type('A', (x,), {}) , object)
@run
def free_tb():
    def w(x):
        try: raise ValueError
        except ValueError as e: e.x = x; return e
    nest(5000, w)
@run
def free_ctx():
    x = None
    for i in range(5000):
        try: raise ValueError(i)
        except ValueError as e:
            e.__context__ = x
            x = e
    del x, e
