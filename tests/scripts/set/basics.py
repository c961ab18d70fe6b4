# set and frozenset of small ints, whose order does not depend on the hash seed.
s = {3, 1, 2}
print(s, len(s), 1 in s, 5 in s, s == {1, 2, 3}, sorted(s), set(), {1, 1, 1}, {*s, 4}, set([1, 2, 2]), set(range(5)), set("a"), frozenset([1, 2]), frozenset(), bool(set()), bool(s))
a, b = {1, 2, 3, 4}, {3, 4, 5}
print(a | b, a & b, a - b, a ^ b, b - a, a.union(b, [9]), a.intersection(b, [3]), a.difference(b, [1]), a.symmetric_difference(b), a.union(), a.intersection(), a.difference())
print(a < b, {3} < a, a <= a, a < a, a >= {1}, a > {1}, a.issubset(range(10)), a.issuperset([1]), a.isdisjoint([9]), a.isdisjoint(b), {1} == frozenset([1]), {1} != {2}, set() <= set())
s.add(5); s.add(1); print(s)
s.discard(1); s.discard(99); print(s)
s.remove(2); print(s)
print(s.pop() in (3, 5), len(s)); s.clear(); print(s)
a |= {10}; print(a)
a &= {1, 2, 3, 10}; print(a)
a -= {10}; print(a)
a ^= {1, 7}; print(a)
a.update([8], (9,), {6}); print(a)
a.intersection_update(range(8)); print(a)
a.difference_update([6]); print(a)
a.symmetric_difference_update([2, 0]); print(a)
c = a.copy(); c.add(100); print(a, c)
for f in (
    lambda: s.remove(99),
    lambda: set().pop(),
    lambda: {[]},
    lambda: {{}},
    lambda: s.add([]),
    lambda: [] in s,
    lambda: s.discard([]),
    lambda: hash(s),
    lambda: {s: 1},
    lambda: s | [1],
    lambda: s & 5,
    lambda: s < [1],
    lambda: s + s,
    lambda: set(5),
    lambda: set(1, 2),
    lambda: s[0],
    lambda: s.update(5),
    lambda: s.union(5),
    lambda: frozenset().add(1),
    lambda: frozenset(1, 2),
    lambda: s.nope,
    lambda: s.__ior__([1]),
    lambda: set(x=1),
    lambda: s.add(),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
f = frozenset([1, 2, 3])
print(f, f | {4}, type(f | {4}).__name__, type({4} | f).__name__, f & {1}, hash(f) == hash(frozenset([3, 2, 1])), {f: "v"}[frozenset([1, 2, 3])], f.copy() is f, frozenset(f) is f, {frozenset([1])} == {frozenset([1])}, frozenset([1]) in {frozenset([1])}, {1} in {frozenset([1])})
x = {1, 2}
x.discard({1}) 
print({frozenset([1]), 5} - {5}, x)
for n in range(2):
    try:
        for v in x:
            x.add(v + 10)
    except RuntimeError as e:
        print(e)
it = iter({1, 2, 3})
next(it)
print(it.__length_hint__(), len(list(it)))
class S(set):
    pass
t = S([1, 2])
t.attr = 1
print(t, type(t | {3}).__name__, type(t.copy()).__name__, t == {1, 2}, repr(S()), repr(frozenset({1})), {1, 1.0, True}, {0, False})
print({i % 7 for i in range(100)}, {x for x in "aab"} == {"a", "b"}, len({str(i) for i in range(1000)}), sum({1, 2, 3}), max({4, 9, 2}))
big = set(range(1000))
big -= set(range(0, 1000, 2))
print(len(big), sum(big), 501 in big, 500 in big, set(range(0, 64, 8)), {64, 32, 16, 8, 128}, {-1, -2, 5}, {10**20, 1})
print({1, 2} | {2: "d"}.keys(), {1: 1}.keys() & {1}, set({1: 2, 3: 4}), {*(), *[1], *"a"} == {1, "a"})
