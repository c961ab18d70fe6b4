# itertools.
import itertools as it
def take(n, i): return [x for _, x in zip(range(n), i)]
print(take(3, it.count()), take(3, it.count(5, -2)), take(3, it.count(0.5, 0.25)), take(5, it.cycle("ab")), list(it.repeat("x", 3)), take(2, it.repeat(1)), it.count(3), it.count(1, 2), it.repeat("a", 2), it.repeat(5))
print(list(it.accumulate([1, 2, 3, 4])), list(it.accumulate([1, 2, 3], lambda a, b: a * b)), list(it.accumulate([1, 2], initial=10)), list(it.accumulate([])), list(it.chain("ab", [1], ())), list(it.chain.from_iterable(["ab", "cd"])), list(it.compress("abcd", [1, 0, 1, 0])))
print(list(it.dropwhile(lambda x: x < 3, [1, 2, 3, 1])), list(it.takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(it.filterfalse(lambda x: x % 2, range(6))), list(it.filterfalse(None, [0, 1, ""])), list(it.starmap(pow, [(2, 3), (3, 2)])), list(it.zip_longest("abc", [1], fillvalue="-")), list(it.zip_longest()), list(it.pairwise("abcd")), list(it.batched("abcdefg", 3)), list(it.batched("abcd", 2, strict=True)))
print(list(it.islice("abcdef", 2)), list(it.islice("abcdef", 2, 4)), list(it.islice("abcdef", 1, None, 2)), list(it.islice(iter("abc"), 0)), list(it.islice("abc", 10)))
print(list(it.product("ab", [1, 2])), list(it.product("ab", repeat=2)), list(it.product()), list(it.product([], "a")), list(it.permutations("abc")), list(it.permutations("abc", 2)), list(it.permutations("ab", 3)), list(it.combinations("abcd", 2)), list(it.combinations("ab", 0)), list(it.combinations_with_replacement("abc", 2)))
for k, g in it.groupby("aaabbca"): print(k, list(g), end="; ")
print()
for k, g in it.groupby([1, 3, 5, 2, 4, 7], key=lambda x: x % 2): print(k, list(g), end="; ")
print()
groups = [(k, g) for k, g in it.groupby("aab")]
print([(k, list(g)) for k, g in groups])
a, b, c = it.tee([1, 2, 3], 3)
print(next(a), next(a), list(b), list(a), list(c), it.tee([], 0))
a, b = it.tee(iter("xyz"))
next(a)
d = it.tee(a, 1)[0]
print(list(d), list(b))
for f in (lambda: it.count("a"), lambda: next(it.cycle([])), lambda: it.repeat(), lambda: it.repeat(1, "a"), lambda: it.islice("a", -1), lambda: it.islice("a", 1, 2, 0), lambda: it.islice("a"), lambda: it.product("a", repeat=-1), lambda: it.permutations("a", -1), lambda: it.combinations("a"), lambda: it.combinations("a", -1), lambda: list(it.starmap(pow, [1])), lambda: it.tee([], -1), lambda: it.batched("a", 0), lambda: list(it.batched("abc", 2, strict=True)), lambda: it.chain(1).__next__(), lambda: it.accumulate(5), lambda: it.zip_longest(1), lambda: it.zip_longest([], x=1), lambda: it.groupby(), lambda: it.pairwise(5), lambda: it.compress("a"), lambda: list(it.chain.from_iterable([1])), lambda: it.cycle(), lambda: it.islice([], "a"), lambda: it.starmap(1), lambda: it.filterfalse(1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
def fails():
    yield 1
    raise KeyError("inside")
for f in (it.chain, lambda g: it.islice(g, 5), lambda g: it.accumulate(g), lambda g: it.takewhile(bool, g), lambda g: it.batched(g, 2), lambda g: it.zip_longest(g), lambda g: it.tee(g, 1)[0], it.pairwise, it.cycle):
    out = []
    try:
        for x in f(fails()): out.append(x)
    except KeyError as e:
        out.append(repr(e))
    print(out, end=" ")
print()
print(sum(it.islice(it.count(1), 100)), "".join(it.chain.from_iterable(it.repeat("ab", 3))), len(list(it.permutations(range(6)))), max(it.accumulate([3, -1, 4, -2], max)), dict(it.zip_longest("ab", [1, 2])), it.repeat(0, 5).__length_hint__())
def powerset(s): return it.chain.from_iterable(it.combinations(s, r) for r in range(len(s) + 1))
print(list(powerset("abc")))
def primes():
    yield 2
    found = [2]
    for n in it.count(3, 2):
        if all(n % p for p in it.takewhile(lambda p: p * p <= n, found)):
            found.append(n)
            yield n
print(take(15, primes()))
