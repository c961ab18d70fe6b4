# needs: host
# Sizes of dicts and sets on 64-bit machines, which show when tables grow.
def sizes(make, counts):
    return [make(n).__sizeof__() for n in counts]


def inserted(n):
    d = {}
    for i in range(n):
        d[i] = i
    return d


def inserted_str(n):
    d = {}
    for i in range(n):
        d[str(i)] = i
    return d


class S(str):
    pass


counts = (0, 1, 5, 6, 10, 11, 21, 22, 42, 43, 85, 86, 170, 171, 341, 342, 5461, 5462, 43690, 43691, 50000)
print(sizes(inserted, counts))
print(sizes(inserted_str, counts))
print(sizes(lambda n: dict.fromkeys(range(n)), counts))
print(sizes(lambda n: dict.fromkeys(inserted(n)), counts))
print(sizes(lambda n: dict.fromkeys(inserted_str(n)), counts))
print(sizes(lambda n: dict.fromkeys(set(range(n))), counts))
print(sizes(lambda n: inserted(n).copy(), counts))
print(sizes(lambda n: {**inserted(n)}, counts))
print(sizes(lambda n: inserted(n) | {"x": 1}, counts))
print(sizes(lambda n: dict(inserted_str(n), y=1), counts))
print(sizes(lambda n: set(range(n)), counts))
print(sizes(lambda n: set(inserted(n)), counts))
print(sizes(lambda n: set(range(n)) | set(range(n // 2, n + n // 2)), counts))


def deleted(n):
    d = inserted(n)
    for i in range(0, n, 2):
        del d[i]
    return d


print(sizes(deleted, counts))
print(sizes(lambda n: deleted(n).copy(), counts))
print(sizes(lambda n: dict(deleted(n)), counts))
d = {"a": 1, "b": 2}
print(d.__sizeof__(), d.get(S("a")), d.__sizeof__())
d[S("a")] = 3
print(d.__sizeof__(), d)
d[5] = 5
print(d.__sizeof__())
del d[5]
print(d.__sizeof__(), d.copy().__sizeof__())
d.clear()
print(d.__sizeof__())
d = {}
for i in range(30):
    d[i] = i
    del d[i]
    print(d.__sizeof__(), end=" ")
print()
d = inserted(20)
while d:
    d.popitem()
print(d.__sizeof__())
d[1] = 1
print(d.__sizeof__())
d = {}
d.update(inserted(3))
d.update(inserted(8))
d.update(inserted(20))
print(d.__sizeof__(), {1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6}.__sizeof__(), {"a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6}.__sizeof__(), {i: i for i in range(6)}.__sizeof__())
