# Lists changed while they are sorted, compared, extended with themselves, iterated, sliced.
l = [1, 2, 3]; l.extend(l); print(l); l[1:1] = l; print(len(l)); l += l; print(len(l)); l[:] = l; l[::2] = l[::2]; del l[5:]; print(l); l *= 2; l.insert(3, l); print(len(l), l[3] is l); del l[3]
for n, x in enumerate(l):
    if n < 3: l.remove(x)
print(l)
l = [3, 1, 2]; l.sort(key=lambda x: (x, l and 1) and x); print(l)
class Cmp:
    def __init__(self, n): self.n = n
    def __lt__(self, o):
        if o.n == 99: cl.clear()
        return self.n < o.n
cl = [Cmp(i) for i in (5, 99, 3, 1)]
try: cl.sort()
except ValueError as e: print(e, [c.n for c in cl])
class Eq:
    def __eq__(self, o): el.pop(); return False
el = [Eq() for _ in range(4)]; print(el == [1, 2, 3, 4], len(el)); el = [Eq() for _ in range(4)]; print(el.count(5), len(el)); el = [Eq() for _ in range(5)]
try: el.index(1)
except ValueError as e: print(e, len(el))
def gen(l):
    for i in range(3): l.append(i); yield i * 10
g = []; g.extend(gen(g)); print(g); g = [1, 2, 3]; g[1:2] = gen(g); print(g); g = [0]; g += gen(g); print(g)
class It:
    def __init__(self, l): self.l = l
    def __iter__(self): self.l.clear(); return iter([7, 8])
h = [1, 2, 3]; h[0:2] = It(h); print(h); h = [1]; h.extend(It(h)); print(h)
class Idx:
    def __init__(self, l): self.l = l
    def __index__(self): self.l.clear(); return 0
i = [1, 2, 3]
for f in (lambda: i[Idx(i)], lambda: i.pop(Idx(i)), lambda: i.insert(Idx(i), 5), lambda: i.__setitem__(Idx(i), 1), lambda: i.__delitem__(Idx(i)), lambda: i[Idx(i):], lambda: i * Idx(i)):
    i[:] = [1, 2, 3]
    try: print(f(), i)
    except IndexError as e: print("IndexError", e, i)
r = []; r.append(r); r.append([r]); print(r, r == r, len(str(r)))
try: r2 = []; r2.append(r2); print(r2 == [r2], r == r2)
except RecursionError as e: print("RecursionError")
z = [[0] * 2] * 2; z[0][0] = 1; print(z); z = [[0] * 2 for _ in range(2)]; z[0][0] = 1; print(z)
q = list(range(10)); q[2:5], q[0] = q[0:2], "first"; print(q); q[-1], q[0] = q[0], q[-1]; print(q); a = b = [1]; a = a + [2]; print(a, b); a = b; a += [3]; print(b)
m = [5, 3, 1]; s = sorted(m); m.sort(reverse=True); print(s, m, m.reverse(), m, m.copy() is m, m[:] is m, list(m) is m)
t = (1, [2]); 
try: t[1].append(3); t[1] += [4]
except TypeError as e: print(e, t)
big = list(range(5000)); del big[1000:4000]; big[500:600] = []; print(len(big), big[500], sum(big)); big[100:100] = range(1000); print(len(big), big[1099], big[1100]); big[::7] = [0] * len(big[::7]); print(sum(big)); del big[::3]; print(len(big))
while big: big.pop(len(big) // 2)
print(big, [1, 2, 3].pop(True), [0, 1, 2][True], [1, 2][False])
for k in range(6): x = [1, 2, 3, 4, 5]; del x[k:k + 2]; x[k // 2:k // 2] = "ab"; print(x, end=" ")
print()
