# Assignment targets, unpacking, starred, chained, augmented, del.
a, b = 1, 2
a, b = b, a
(c, d), e = [3, 4], 5
[f, g] = "xy"
h, = [9]
print(a, b, c, d, e, f, g, h)
first, *mid, last = range(6)
*init, end = "abc"
head, *tail = (1,)
*all_, = {1: 2}
print(first, mid, last, init, end, head, tail, all_)
(i, *j), *k = [(1, 2, 3), 4, 5]
print(i, j, k)
x = y = z = []
x.append(1)
print(y, z is x)
class T: pass
t, l, dd = T(), [0, 0, 0], {}
t.a, l[1], dd["k"] = 1, 2, 3
t.b, *l[1:], dd["m"] = range(5)
print(t.a, t.b, l, dd)
for p, (q, *r) in [(1, (2, 3, 4)), (5, "ab")]:
    print(p, q, r)
n = 0
def idx():
    global n
    n += 1
    print("index", n)
    return n - 1
arr = [10, 20, 30]
arr[idx()] += 5
arr[idx()], arr[idx()] = 1, 2
print(arr)
i = 0
i, arr[i] = 2, "order"
print(i, arr)
def f1():
    a, b = 1
def f2():
    a, b = [1]
def f3():
    a, b = 1, 2, 3
def f4():
    a, *b, c = [1]
def f5():
    a, b = iter(range(5))
def f6():
    a, b = {1: 2, 3: 4, 5: 6}
def f7():
    (a, b), c = 1, 2
def f8():
    *a, b = []
def f9():
    a, b = None
def f10():
    a, b, c = "ab"
class Bad:
    def __iter__(self):
        yield 1
        raise RuntimeError("mid iteration")
def f11():
    a, b = Bad()
class BadLen:
    def __len__(self): return 3
    def __getitem__(self, i):
        if i < 2: return i
        raise IndexError
def f12():
    a, b, c = BadLen()
for f in (f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
def args(*a, **k): return a, k
print(args(*[1], *(2, 3), **{"a": 1}, **{"b": 2}), [*[1], *"ab", *range(2)], {*[1], *[2]}, (*[1], 2), {**{"a": 1}, **{"a": 2}})
def ret(): return 1, *[2, 3]
print(ret())
def gen(): yield 0, *[1]
print(next(gen()))
print(*[1, 2], *"ab", sep="-")
x = *[1], *[2]
print(x)
for v in 1, *[2, 3], 4: print(v, end=" ")
print()
s = {"z": 1}
del l[0], dd["k"], t.a
print(l, dd, vars(t))
del (a, b), [c, d]
try: a
except NameError as e: print(e)
u = [1, 2, 3, 4]
del u[::2]
u[0:1] = u[1:], u
print(len(u), u[0])
v = w = 5
v += w; v, w = w, v
print(v, w)
m = [[1, 2], [3, 4]]
m[0][1], m[1][0] = m[1][0], m[0][1]
print(m)
q = {}
q["a"] = q["b"] = len(q)
print(q)
a: int = 5
b: "unquoted" = 6
t.x: int = 7
print(a, b, t.x)
