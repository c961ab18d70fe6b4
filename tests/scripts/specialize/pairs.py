# Iterators of pairs give each pair in the memory of the last one, unless somebody has kept that.
import gc
import weakref


class Item:
    pass


def kinds():
    yield "enumerate", lambda items: enumerate(items)
    yield "zip", lambda items: zip(range(len(items)), items)
    yield "items", lambda items: iter(dict(enumerate(items)).items())


for name, make in kinds():
    print(name)
    for first, second in make("abc"):
        print(first, second)
    kept = list(make("abcd"))
    print(kept, len({id(pair) for pair in kept}))
    some = [pair for pair in make("abcdef") if pair[0] % 2]
    print(some)
    iterator = make("xyz")
    pair = next(iterator)
    again = next(iterator)
    print(pair, again, pair is again)
    del pair, again
    print(next(iterator), next(iterator, "end"))

    # A pair of atoms may be left untracked; with a list in the next one it must not be.
    iterator = make([1, [2]])
    next(iterator)
    cycle = next(iterator)
    cycle[1].append(cycle)
    item = Item()
    cycle[1].append(item)
    alive = weakref.ref(item)
    del item, cycle, iterator
    gc.collect()
    print(alive())

    # What a pair held lives until the next one.
    items = [Item(), Item()]
    alive = weakref.ref(items[0])
    iterator = make(items)
    next(iterator)
    del items
    print(name, alive() is not None)

pairs = zip("ab", [1, 2])
print(next(pairs).__hash__() == hash(("a", 1)))
nested = list(zip(zip("ab", "cd"), enumerate("ef")))
print(nested)
