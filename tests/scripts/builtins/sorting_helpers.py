# sorted, reversed, enumerate, zip, map, filter, any, all, iter, next in combination.
words = ["delta", "Alpha", "charlie", "Bravo", "echo"]
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=len), sorted(words, key=lambda w: (-len(w), w)), sorted(words, reverse=True))
print(list(reversed(sorted(words))), list(enumerate(words, 1))[1:3], dict(enumerate("ab")), list(zip(words, range(3))), dict(zip(words, map(len, words))))
print(list(map(max, [1, 5], [3, 2])), list(map(lambda *a: a, "ab", "cd", "ef")), list(filter(str.isupper, "aBcD")), [*map(str.upper, filter(lambda w: "a" in w, words))])
print(any([]), any([0, ""]), any([0, 1]), all([]), all([1, "a"]), all([1, 0]), any(w.isupper() for w in words), all(len(w) > 3 for w in words))
print(sum(1 for w in words if len(w) == 5), max(words, key=len), min(words, key=str.lower), max(enumerate(words), key=lambda p: p[1]))
def group(seq, key):
    out = {}
    for x in seq:
        out.setdefault(key(x), []).append(x)
    return out
print(group(words, len), group(range(10), lambda n: n % 3))
def flatten(x):
    for y in x:
        if isinstance(y, (list, tuple)):
            yield from flatten(y)
        else:
            yield y
print(list(flatten([1, [2, (3, [4, []]), 5], [[[6]]]])))
def chunks(s, n):
    return [s[i:i + n] for i in range(0, len(s), n)]
print(chunks("abcdefg", 3), chunks([1, 2, 3, 4], 2))
def transpose(m): return [list(r) for r in zip(*m)]
print(transpose([[1, 2, 3], [4, 5, 6]]), transpose(transpose([[1, 2], [3, 4]])))
def count(s):
    c = {}
    for ch in s: c[ch] = c.get(ch, 0) + 1
    return sorted(c.items(), key=lambda kv: (-kv[1], kv[0]))
print(count("mississippi"))
def merge(a, b):
    out, i, j = [], 0, 0
    while i < len(a) and j < len(b):
        if a[i] <= b[j]:
            out.append(a[i]); i += 1
        else:
            out.append(b[j]); j += 1
    return out + a[i:] + b[j:]
def msort(l):
    return l if len(l) < 2 else merge(msort(l[:len(l) // 2]), msort(l[len(l) // 2:]))
print(msort([5, 2, 9, 1, 5, 6, 0, -3]))
def qsort(l):
    return [] if not l else qsort([x for x in l[1:] if x < l[0]]) + [l[0]] + qsort([x for x in l[1:] if x >= l[0]])
print(qsort([3, 6, 1, 8, 2, 9, 2]))
def perms(l):
    if len(l) <= 1: yield l
    for i in range(len(l)):
        for p in perms(l[:i] + l[i + 1:]): yield [l[i]] + p
print(["".join(p) for p in perms(list("abc"))], len(list(perms([1, 2, 3, 4, 5]))))
def powerset(s): return [[x for i, x in enumerate(s) if n >> i & 1] for n in range(1 << len(s))]
print(powerset("abc"))
print(sorted([[3, 1], [2, 9], [2, 1]]), sorted(["10", "9", "2"], key=int), sorted({"b": 1, "a": 0}.items()), sorted([0.5, -1, True, 10 ** 10]), sorted("zażółć"), sorted([b"b", b"B", b"a"]), sorted([(1, None), (0, None)]), sorted([True, False]))
e = enumerate("abc")
print(next(e), next(e), list(e), next(e, "end"))
z = zip("ab", [1, 2, 3])
print(list(z), list(z))
m = map(int, ["1", "x", "3"])
print(next(m))
try: next(m)
except ValueError as x: print(x)
print(next(m), next(m, "done"))
i = iter([1, 2, 3, 4])
print([a + b for a, b in zip(i, i)], list(iter([5].pop, 0)) if False else "", list(zip(range(3), iter("abcdef"))))
