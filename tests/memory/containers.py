# Lists, dicts, sets and tuples that grow, shrink and hold each other.
def grow(count):
    items = []
    for i in range(count):
        items.append((i, str(i), [i]))
    return items


table = {}
for number, text, box in grow(60):
    table[text] = box
    table[number] = text
    box.append(table)
print(len(table), sum(key for key in table if isinstance(key, int)))
names = sorted(key for key in table if isinstance(key, str))
print(names[:5], names[-1])
seen = {n % 7 for n in range(50)} | {"a", "b"}
print(len(seen), sorted(n for n in seen if isinstance(n, int)))
loop = []
loop.append(loop)
print(loop, [*range(5)], {**{"x": 1}, "y": 2})
copy = [list(row) for row in zip(range(10), "abcdefghij", reversed(range(10)))]
copy.sort(key=lambda row: row[2])
print(copy[0], copy[-1], copy[2:5])
del copy[::2]
print(len(copy), copy.index([8, "i", 1]) if [8, "i", 1] in copy else None)
nested = ()
for i in range(40):
    nested = (nested, i)
depth = 0
while nested:
    nested, last = nested
    depth += 1
print(depth, frozenset("hello") == frozenset("helo"), bytes(range(20)).hex())
