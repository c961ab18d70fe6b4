# Assignment expressions.
if (n := len("hello")) > 3:
    print(n)
data = iter([1, 2, 3, 0, 5])
while (x := next(data)) != 0:
    print(x, end=" ")
print("stopped at", x)
print([y := 5, y ** 2, y ** 3], y)
print([last := i for i in range(5)], last)
print({(k := i): k * 2 for i in range(3)}, k)
def f():
    if any((found := w).startswith("b") for w in ["apple", "banana", "cherry"]):
        return found
print(f())
print((a := 1, b := 2), a, b, (c := 3) + c)
def g(x=(d := 10)): return x
print(g(), d)
print((lambda: (z := 5) + z)())
total = 0
print([total := total + v for v in range(5)], total)
print((t := (1, 2))[0], t)
class C:
    v = (w := 3) + 1
print(C.v, C.w)
def scope():
    global G
    (G := 7)
    def inner():
        nonlocal loc
        return (loc := loc + 1)
    loc = 0
    inner(); inner()
    return loc
print(scope(), G)
print(f"{(q := 5)} {q:=3}", q)
x = y = z = 0
x, y = (y := 5), (x := 6)
print(x, y)
if (m := None) is None and not (p := 0):
    print(m, p)
print(max((best := v) for v in [3, 1, 2]), best)
while chunk := [1, 2, 3][total % 3:] and total < 13:
    total += 1
print(total, chunk)
d2 = {"k": (kv := 1), "l": kv}
print(d2, [(yy := xx, yy + 1) for xx in range(2)], yy)
assert (msg := "set by assert")
print(msg)
print(bool(r := []) , r, (s := "a" if 0 else "b"), s, (u := not 1), u)
