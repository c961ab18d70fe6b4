# Laws of sets, operations with other iterables, updates in place, frozensets as elements.
from itertools import product
sets = [set(), {1}, {1, 2}, {2, 3}, {1, 2, 3}, {4, 5}, set(range(20)), {-1, 0, 1}]
for a, b in product(sets, sets):
    assert a | b == b | a and a & b == b & a and a - b == a - (a & b) and a ^ b == (a | b) - (a & b)
    assert len(a | b) == len(a) + len(b) - len(a & b) and (a <= b) == (a | b == b) and a.isdisjoint(b) == (not a & b)
    assert (a < b) == (a <= b and a != b) and (a >= b) == (b <= a) and frozenset(a) == a and hash(frozenset(a)) == hash(frozenset(list(a)[::-1]))
print("laws hold")
for a, b in (({1, 2, 3}, {2, 3, 4}), ({1}, {2}), (set(), {1}), ({1, 2}, {1, 2})): print(a | b, a & b, a - b, a ^ b, a <= b, a < b, a == b, a.union(b, [9]), a.intersection(b, range(3)), a.difference([1], (2,)), a.symmetric_difference("ab") >= {"a"})
s = {1, 2, 3}; t = s; s |= {4}; print(t is s, s); s = s | {5}; print(t is s, t); s &= {1, 5}; s -= {5}; s ^= {1, 9}; print(s, t)
s.update([1], {2: 3}, "x", range(3)); print(sorted(map(str, s))); s.intersection_update([1, 2, 7]); s.difference_update([2]); s.symmetric_difference_update([1, 8]); print(s)
u = {1, 2, 3, 4}; u -= u; print(u); u = {1, 2}; u ^= u; print(u); u = {1, 2}; u &= u; u |= u; print(u); u.update(u); u.difference_update(u); print(u)
ff = {frozenset([1, 2]), frozenset([2, 1]), frozenset()}; print(len(ff), frozenset([1, 2]) in ff, {1, 2} in ff, frozenset([frozenset([1])]) == frozenset([frozenset([1])])); ff.discard({1, 2}); print(len(ff)); ff.remove(set()); print(ff)
try: ff.remove({5})
except KeyError as e: print(e)
powerset = {frozenset(x for i, x in enumerate("abc") if n >> i & 1) for n in range(8)}; print(len(powerset), sorted("".join(sorted(f)) for f in powerset))
f = frozenset([1, 2]); g = f; f |= {3}; print(f, g, f - {1}, {1, 2, 3} - f, type(f ^ {9}).__name__, f.union([5]), f.copy() is f, frozenset() is frozenset() or True)
big = set()
for i in range(3000): big.add(i * 37 % 1009)
print(len(big), sum(big), min(big), max(big)); big -= {i for i in big if i % 2}; print(len(big)); big.clear(); print(big)
class C:
    def __init__(self, n): self.n = n
    def __hash__(self): return hash(self.n)
    def __eq__(self, o): return isinstance(o, C) and o.n == self.n
print(len({C(i % 3) for i in range(9)}), C(1) in {C(1)}, {C(1)} == {C(1)}, {C(1)} <= {C(1), C(2)}, len({C(1)} | {C(1)}), len({C(1)} ^ {C(1)}), {1, 1.0, True, 1 + 0j}, len({0, -0.0, False}))
for op in (lambda: {1} | [2], lambda: {1} - "1", lambda: {1} ^ {1: 2}, lambda: {1} & None, lambda: {1} <= [1], lambda: {1}.union(5), lambda: {1}.update(1, 2), lambda: {1}.isdisjoint(5), lambda: {1}.issubset(None), lambda: {1} | frozenset([2]), lambda: frozenset([1]) | {2}, lambda: {1}.intersection(), lambda: set.union({1}, {2}), lambda: set.union([1]), lambda: {[1]}, lambda: set([[]]), lambda: {1}.add([]), lambda: {1}.__contains__([]), lambda: {1}.discard({}), lambda: {1}.pop(1)):
    try: print(op())
    except Exception as e: print(type(e).__name__, e)
