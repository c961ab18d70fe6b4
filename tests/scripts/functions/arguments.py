# Argument passing and its errors.
def f(a, b, c=3, *args, d, e=5, **kw):
    return a, b, c, args, d, e, kw
print(f(1, 2, d=4), f(1, 2, 3, 4, 5, d=6, e=7, z=8), f(b=2, a=1, d=0), f(*(1, 2), **{"d": 4}), f(1, *[2, 3], d=4, **{"q": 1}), f(*"ab", *"cd", d=1, **{}, **{"x": 1}))
def g(): pass
def h(a): pass
def i(a, b): pass
def j(a, b, c): pass
def k(*, a, b): pass
def l(a, /, b): pass
def m(a=1, /): pass
def n(a, b=2, c=3): pass
def o(*, a): pass
def p(a, *args): pass
def q(a, b, /): pass
class C:
    def m(self, a): pass
    @classmethod
    def c(cls, a): pass
    @staticmethod
    def s(a): pass
    def none(): pass
calls = [
    lambda: f(), lambda: f(1, d=2), lambda: f(1, 2), lambda: f(1, 2, d=1, a=5), lambda: g(1), lambda: g(1, 2), lambda: g(a=1), lambda: g(**{"x y": 1}), lambda: h(), lambda: h(1, 2), lambda: h(1, a=1), lambda: h(b=1), lambda: i(), lambda: i(1), lambda: i(b=1), lambda: i(1, 2, 3), lambda: j(), lambda: j(1), lambda: j(b=2), lambda: j(1, 2, 3, 4), lambda: j(1, 2, 3, 4, 5, d=1),
    lambda: k(), lambda: k(a=1), lambda: k(1), lambda: k(1, 2), lambda: k(1, a=1, b=2), lambda: k(a=1, b=2, c=3), lambda: l(), lambda: l(a=1, b=2), lambda: l(1, a=1, b=1), lambda: l(1), lambda: m(a=1), lambda: m(1, 2), lambda: n(), lambda: n(1, 2, 3, 4), lambda: n(1, d=1), lambda: o(), lambda: o(1), lambda: o(1, 2, a=3), lambda: p(), lambda: p(a=1, b=2), lambda: q(), lambda: q(1), lambda: q(a=1, b=2), lambda: q(1, b=2),
    lambda: C().m(), lambda: C().m(1, 2), lambda: C.m(), lambda: C.m(1), lambda: C.c(), lambda: C.c(1, 2), lambda: C.s(), lambda: C().s(1, 2), lambda: C().none(), lambda: C(1), lambda: C(x=1),
    lambda: f(1, 2, **{"d": 1}, **{"d": 2}), lambda: f(1, 2, d=1, **{"d": 2}), lambda: f(1, 2, *5, d=1), lambda: f(**5), lambda: f(**{1: 2}), lambda: f(*None), lambda: f(**None), lambda: g(*[1], **{"a": 1}),
    lambda: len(), lambda: len(1, 2), lambda: len(x=1), lambda: print(nope=1), lambda: int(1, 2, 3), lambda: "".join(), lambda: [].append(), lambda: [].append(1, 2), lambda: [].pop(1, 2), lambda: {}.get(), lambda: {}.get(1, 2, 3), lambda: isinstance(1), lambda: max(), lambda: max(1, key=5, nope=1), lambda: sorted(), lambda: sorted([1], 2), lambda: abs(), lambda: abs(1, 2), lambda: divmod(1), lambda: "a".split(1, 2, 3), lambda: "a".replace(), lambda: "a".encode(nope=1), lambda: dict(1, 2), lambda: list(1, 2), lambda: range(),
]
for c in calls:
    try:
        print(c())
    except TypeError as e:
        print(e)
def defaults(a, b=[], c={}):
    b.append(a)
    c[a] = len(c)
    return b, c
print(defaults(1), defaults(2))
print(defaults.__defaults__, f.__kwdefaults__, f.__code__.co_argcount, f.__code__.co_kwonlyargcount, l.__code__.co_posonlyargcount, f.__code__.co_varnames, f.__code__.co_flags & 12)
defaults.__defaults__ = ([9],)
try:
    print(defaults(1, c={}))
    defaults()
except TypeError as e:
    print(e)
f.__kwdefaults__ = {"d": "D"}
try:
    print(f(1, 2, e=0))
    f(1, 2)
except TypeError as e:
    print(e)
def order(*a, **k):
    return a, k
def t(x):
    print(x, end=" ")
    return x
print(order(t(1), *[t(2)], t(3), x=t(4), **{"y": t(5)}, z=t(6)))
def named(self, /, **kw):
    return self, kw
print(named(1, self=2))
print((lambda a, *, b=2, **c: (a, b, c))(1, b=3, d=4), (lambda *, a: a)(a=1))
x = 10
def late(a=x): return a
x = 20
print(late())
def many(a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10=10, *, k0=0, k1=1): return a0 + a10 + k1
print(many(*range(10)), many(*range(11), k1=5), many(**{f"a{i}": i for i in range(11)}))
