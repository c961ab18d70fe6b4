# _random: the Mersenne Twister's sequence from a seed.
from _random import Random
r = Random(42)
print([r.random() for _ in range(5)])
print([r.getrandbits(n) for n in (1, 8, 16, 32, 33, 64, 100, 0)])
s = r.getstate()
a = [r.random() for _ in range(3)]
r.setstate(s)
print(len(s), s[-1], a == [r.random() for _ in range(3)])
for seed in (0, 1, -1, 2 ** 70, 12345, True):
    r.seed(seed)
    print(seed, r.random(), r.getrandbits(40))
r.seed(7)
x = [r.getrandbits(32) for _ in range(1000)]
print(x[0], x[623], x[624], x[999], sum(x))
def shuffle(l, r):
    for i in range(len(l) - 1, 0, -1):
        j = int(r.random() * (i + 1))
        l[i], l[j] = l[j], l[i]
    return l
print(shuffle(list(range(10)), Random(3)))
hits = 0
r = Random(1)
for _ in range(20000):
    x, y = r.random(), r.random()
    hits += x * x + y * y < 1
print(hits)
for f in (lambda: r.getrandbits(-1), lambda: r.getrandbits("a"), lambda: r.setstate((1, 2)), lambda: r.setstate(5), lambda: Random(1, 2), lambda: r.seed([]), lambda: r.random(1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
