# Subscripts, slices and attribute targets in all their forms.
class Rec:
    def __init__(self): self.log = []
    def __getitem__(self, k): self.log.append(("get", k)); return 5
    def __setitem__(self, k, v): self.log.append(("set", k, v))
    def __delitem__(self, k): self.log.append(("del", k))
r = Rec()
r[1]; r[1:2]; r[:]; r[::]; r[1:2:3]; r[:, 1]; r[..., None]; r[1, 2:3, ::4]; r[()]; r[(1, 2)]; r[[1]]; r["a", *"bc"]; r[*[1]]; r[-1:]; r[:-1]
r[0] = 1; r[0] += 1; r[1:2] = 3; r[1:2] -= 1; r[:, :] = 9; del r[0], r[1:2]; (r[3], r[4]) = "xy"; [r[5], *r[6]] = range(3)
for r[7] in "ab": pass
for l in r.log: print(l)
s = "abcdefghij"
for a in (None, 0, 3, -3, 100, -100):
    for b in (None, 5, -2, 0, 100):
        print(a, b, s[a:b], s[a:b:2], s[a:b:-1], s[a:b:-3], list(range(10))[a:b], b"0123456789"[a:b:3])
l = list(range(6)); l[1:1] = l; print(l); l[::3] = "wxyz"; print(l); l[5:2] = [0]; print(l); l[-3:] = []; print(l); l[::-1] = l[:]; print(l)
del l[::2]; print(l); del l[-1:]; print(l); del l[:]; print(l)
for f in (lambda: [1, 2, 3].__setitem__(slice(0, 3, 2), [1]), lambda: [1].__setitem__(slice(None, None, -1), [1, 2]), lambda: [1][1.5:], lambda: "a"[::0], lambda: tuple([1])["a"], lambda: {}[[]], lambda: [1].__getitem__(slice("a", None)), lambda: [1].__delitem__("a"), lambda: bytearray(b"abc").__setitem__(slice(0, 3, 2), b"x"), lambda: range(5)[1.0], lambda: bytes(1)["b"], lambda: [1, 2].__setitem__(slice(None), 5)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class I:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n
print(s[I(2)], s[I(1):I(4)], s[:I(-1)], [1, 2, 3][I(-1)], (1, 2)[I(0)], b"ab"[I(1)], range(5)[I(2)], bytearray(b"xy")[I(0)])
class Big:
    def __index__(self): return 10 ** 30
print(s[Big():], s[:Big()], s[-10 ** 30:3])
try: s[Big()]
except IndexError as e: print(e)
class Attr: pass
a = Attr(); a.x = a.y = 1; a.x += 5; a.z, a.w = a.x, a.y; del a.x
print(vars(a)); a.l = [1]; a.l[0] += 1; a.l += [3]; print(a.l)
for a.loop in range(3): pass
print(a.loop); [a.p, (a.q, *a.r)] = 1, "xyz"; print(a.p, a.q, a.r)
