# When objects go away: reference counts, __del__, order of finalization.
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
d = D("a")
d = D("b")
print("rebound")
del d
print("deleted")
def f():
    x = D("local x")
    y = D("local y")
    print("leaving")
f()
[D("in list"), D("second")]
print("after list")
l = [D(i) for i in range(3)]
del l[1]
l.clear()
x = D("x")
y = x
del x
print("still y")
y = None
def g(a):
    a = None
    print("in g")
g(D("argument"))
try:
    e = D("in try")
    raise ValueError
except ValueError:
    del e
print("dict:")
dd = {"k": D("value")}
dd["k"] = D("new value")
dd.pop("k")
t = (D("t1"), D("t2"))
del t
class Slots:
    __slots__ = ("a", "b")
s = Slots(); s.a = D("slot a"); s.b = D("slot b")
del s
class Holder: pass
h = Holder(); h.first = D("attr first"); h.second = D("attr second")
del h
print("resurrect:")
saved = []
class R:
    def __del__(self):
        print("R del")
        saved.append(self)
r = R(); del r
print(len(saved))
saved.clear()
print("gone quietly")
def gen():
    try:
        yield D("yielded")
    finally:
        print("generator closed")
it = gen(); next(it)
print("drop generator")
del it
class Raises:
    def __init__(self): self.ok = True
    def __del__(self):
        if self.ok: print("fine")
Raises()
D("temp").n
print(D("expr").n)
for v in [D("loop 1"), D("loop 2")]:
    print("iter", v.n)
print("loop over")
del v
a = D("swap a"); b = D("swap b")
a, b = b, a
del a, b
class Chain:
    def __init__(self, n): self.n, self.next = n, None
    def __del__(self): print("chain", self.n)
head = Chain(1); head.next = Chain(2); head.next.next = Chain(3)
del head
def closure():
    c = D("captured")
    return lambda: c
k = closure()
print("closure made")
del k
print([D("comp").n for _ in range(2)])
with_exc = None
def raiser():
    z = D("frame local")
    raise KeyError("k")
try:
    raiser()
except KeyError as e:
    print("handling")
print("handled")
def ret():
    try:
        return D("returned")
    finally:
        print("finally")
ret()
print("end")
