# Order: insertion, deletion, resizing, popitem, updates, and equality regardless of order.
d = {}
for w in "one two three four five six seven eight nine ten".split():
    d[w] = len(w)
print(list(d.items()))
del d["one"], d["five"], d["ten"]
d["five"] = "back"
print(list(d))
print(d.popitem(), d.popitem(), list(d))
d["two"] = "same place"
print(list(d)[:2])
d = dict.fromkeys(range(20))
for i in range(0, 20, 3):
    d.pop(i)
for i in range(100, 110):
    d[i] = None
print(list(d))
d = {i: i for i in range(5)}
d.pop(4); d.pop(3); d[10] = 1; d.pop(0); d[0] = 0
print(list(d), d)
k = {"z": 1, "y": 2} | {"x": 3, "z": 4}
print(k)
k.update({"y": 0, "w": 1})
print(k)
def kwargs(**kw):
    return list(kw)
print(kwargs(c=1, a=2, b=3), kwargs(**{"z": 1}, y=2, **{"x": 3}))
class C:
    z = 1
    a = 2
    def m(self): pass
    b = 3
print([n for n in C.__dict__ if not n.startswith("__")])
c = C()
c.q = 1
c.p = 2
c.q = 3
print(list(c.__dict__), vars(c), c.__dict__)
del c.q
c.q = 4
print(vars(c))
c.__dict__["new"] = 5
print(c.new, vars(c))
c.__dict__ = {"swap": 1}
print(c.swap, vars(c), hasattr(c, "new"))
for f in (lambda: setattr(c, "__dict__", 5), lambda: c.new):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
print({2: 1, 1: 2} == {1: 2, 2: 1}, list({2: 1, 1: 2}), {1: {2: 3}} == {1: {2: 3}})
print(list({k: None for k in [5, 3, 5, 1, 3]}), list(dict.fromkeys("mississippi")))
big = {}
for i in range(5000):
    big[i * 7919 % 10007] = i
print(len(big), list(big)[:5], list(big)[-5:])
while len(big) > 10:
    big.popitem()
print(list(big.items()))
for i in range(100):
    big[("k", i)] = i
    big.pop(("k", i - 1), None)
print(len(big), list(big)[-1])
s = {}
for i in range(3):
    for j in range(50):
        s[j] = i
    for j in range(0, 50, 2):
        del s[j]
print(list(s)[:6], list(s)[-3:], len(s))
x = {1: "one"}
x[2], x[1] = "two", "uno"
print(x)
def order():
    def p(x):
        print(x, end=" ")
        return x
    {p("k1"): p("v1"), p("k2"): p("v2"), **{p("k3"): p("v3")}}
    print()
order()
