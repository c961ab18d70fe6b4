# set: the order of iteration after many operations, which shows how the table is probed and when it grows.
state = 12345


def number(limit):
    global state
    state = (state * 1103515245 + 12345) & 0x7FFFFFFF
    return (state >> 8) % limit


def digest(items):
    h = 0
    for n in items:
        h = (h * 31 + n) & 0xFFFFFFFF
    return h


s = set()
for step in range(1, 3001):
    n = number(500) * (1 if number(3) else 64)
    what = number(10)
    if what < 6:
        s.add(n)
    elif what < 9:
        s.discard(n)
    elif s:
        s.pop()
    if step % 150 == 0:
        print(step, len(s), digest(s), list(s)[:6])
for n in (0, 1, 4, 5, 6, 18, 19, 20, 50, 77, 100, 307, 308, 1000, 5000):
    s = set(range(n * 7, 0, -7))
    t = {x * 8 for x in range(n)}
    print(n, digest(s), digest(t), digest(s | t), digest(s & t), digest(s - t), digest(s ^ t), digest(s.union(t, range(5))), digest(frozenset(s)), digest(set(dict.fromkeys(t))), digest(s.copy()), digest(s.difference(list(t))), digest(s.intersection(list(t), s)))
s = set(range(100))
s -= set(range(10, 95))
print(list(s))
s |= {1000, 2000, 64, 128}
print(list(s))
s ^= {64, 5, 6}
print(list(s))
s &= {1000, 5, 6, 7, 128, 64, 99}
print(list(s))
s.intersection_update([7, 128, 1], {7, 128, 99})
print(list(s))
s.update([3], (4, 500), {8: 1}, {9})
s.difference_update([3], {4})
s.symmetric_difference_update([3, 500])
s.symmetric_difference_update({9: 1, 10: 2})
print(list(s), s.pop(), s.pop(), list(s))
s.add(1)
print(s.pop(), list(s))
big = set(range(3))
big.difference_update(set(range(1, 1000)))
print(list(big), list({1, 2, 3}.difference(range(2, 100))), list(set(range(40)) - {1}), list({-1, -2, 0}), list({2**61 - 1, 0, 1, 2**61}))
print([list(x) for x in ({5, 13, 21}, {21, 13, 5}, {13, 5, 21, 29, 37})], list(set([1.5, 2.5, 1, 2])))
for n in (5, 20, 60):
    s = set(range(n))
    out = []
    while s:
        out.append(s.pop())
        if len(s) == n // 2:
            s.add(n + 3)
    print(out)
