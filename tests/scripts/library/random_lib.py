# needs: lib
# random with a seed.
import random
r = random.Random(123)
print(r.random(), r.randint(1, 100), r.randrange(0, 100, 7), r.choice("abcdef"), r.uniform(1, 2), r.getrandbits(20))
l = list(range(10)); r.shuffle(l); print(l, r.sample(range(100), 5), r.choices("xyz", k=5), r.choices("ab", [9, 1], k=6), r.choices("ab", cum_weights=[1, 2], k=3))
print([round(v, 10) for v in (r.gauss(0, 1), r.normalvariate(0, 1), r.expovariate(1), r.triangular(0, 1), r.betavariate(1, 2), r.gammavariate(2, 1), r.lognormvariate(0, 1), r.vonmisesvariate(0, 1), r.paretovariate(1), r.weibullvariate(1, 2))], r.binomialvariate(10, 0.5), r.randbytes(4))
random.seed("text"); print(random.random(), random.randint(1, 6)); random.seed(b"bytes"); print(random.random())
s = r.getstate(); a = r.random(); r.setstate(s); print(a == r.random())
for f in (lambda: r.choice([]), lambda: r.randint(5, 1), lambda: r.randrange(0), lambda: r.sample([1], 2), lambda: r.sample({1, 2}, 1), lambda: r.choices([], k=1), lambda: r.randrange(1.5), lambda: r.seed([]), lambda: r.choices("ab", [0, 0]), lambda: r.shuffle("abc")):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
