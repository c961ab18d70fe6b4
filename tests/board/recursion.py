# Runaway recursion of every kind raises RecursionError (or MemoryError, where the heap ends first), and the program goes on.
def forever(n):
    return forever(n + 1)


class Loop:
    def __repr__(self):
        return repr(self)

    def __eq__(self, other):
        return self == other

    def __getattr__(self, name):
        return getattr(self, name)

    def __len__(self):
        return len(self)


def generator():
    yield from generator()


def nested():
    items = []
    for _ in range(60):
        items = [items]
    return len(repr(items))


loop = Loop()
attempts = {
    "call": lambda: forever(0),
    "repr": lambda: repr(loop),
    "eq": lambda: loop == 1,
    "getattr": lambda: loop.x,
    "len": lambda: len(loop),
    "yield from": lambda: next(generator()),
    "sort": lambda: sorted([2, 1], key=lambda x: attempts["sort"]()),
    "map": lambda: list(map(lambda x: attempts["map"](), [1])),
}
for name, attempt in attempts.items():
    try:
        attempt()
        print(name, "returned")
    except (RecursionError, MemoryError):
        print(name, "stopped")
print(nested(), sum(range(100)))
