# dict: what programs see when a dict changes under an iteration, a lookup, a comparison or a repr.
def attempt(name, function):
    try:
        print(name, function())
    except BaseException as e:
        print(name, type(e).__name__, e)


def grow_while_iterating():
    d = {1: 1}
    for k in d:
        d[k + 1] = 1


def replace_while_iterating(rounds):
    d = {0: 0}
    seen = []
    for k in d:
        seen.append(k)
        del d[k]
        d[k + 1] = 0
        if len(seen) == rounds:
            break
    return seen


for rounds in (3, 4, 5, 6, 20):
    attempt("replace", lambda: replace_while_iterating(rounds))


def replace_items(start):
    d = dict.fromkeys(range(start))
    seen = []
    for k, v in d.items():
        seen.append(k)
        del d[k]
        d[k + start] = v
        if k > 40:
            break
    return seen


for start in (1, 2, 3, 5, 8, 10, 11):
    attempt("items", lambda: replace_items(start))


def replace_reversed(start):
    d = dict.fromkeys(range(start))
    seen = []
    for k in reversed(d):
        seen.append(k)
        del d[k]
        d[k + 100] = 0
    return seen, list(d)


for start in (1, 2, 5, 9):
    attempt("reversed", lambda: replace_reversed(start))

attempt("grow", grow_while_iterating)


def sticky():
    d = {1: 1, 2: 2}
    i = iter(d)
    next(i)
    d[3] = 3
    for _ in range(2):
        try:
            next(i)
        except RuntimeError as e:
            print(e)
    del d[3]
    try:
        print(next(i))
    except RuntimeError as e:
        print(e)
    print(i.__length_hint__())


sticky()

i = iter({1: 1, 2: 2, 3: 3})
print(i.__length_hint__(), next(i), i.__length_hint__(), list(i), i.__length_hint__(), list(i))
d = {1: "a", 2: "b", 3: "c"}
for make in (iter, lambda d: iter(d.values()), lambda d: iter(d.items()), reversed, lambda d: reversed(d.values()), lambda d: reversed(d.items())):
    i = make(d)
    print(type(i).__name__, next(i), i.__reduce__(), next(i), list(i), i.__reduce__())


class Key:
    def __init__(self, number, action=None):
        self.number, self.action = number, action

    def __hash__(self):
        return 7

    def __eq__(self, other):
        if self.action:
            action, self.action = self.action, None
            action()
        return isinstance(other, Key) and self.number == other.number

    def __repr__(self):
        return f"K{self.number}"


def eq_clears():
    d = {}
    d[Key(1, d.clear)] = 1
    d[Key(2)] = 2
    return d


def eq_deletes_and_reinserts():
    d = {}
    first = Key(1)

    def act():
        del d[first]
        d[Key(2)] = "other"

    d[first] = 1
    first.action = act
    return d.get(Key(2)), d


def eq_grows():
    d = {}
    first = Key(1)
    d[first] = 1
    first.action = lambda: d.update(dict.fromkeys(range(100)))
    return d.get(Key(3)), len(d)


def eq_raises():
    d = {Key(1): 1}
    for k in d:
        k.action = lambda: 1 / 0
    return d[Key(1)]


for f in (eq_clears, eq_deletes_and_reinserts, eq_grows, eq_raises):
    attempt(f.__name__, f)


class Mutating:
    def __init__(self, d):
        self.d = d

    def __repr__(self):
        self.d.clear()
        return "cleared"

    def __eq__(self, other):
        self.d.clear()
        return True


d = {}
d.update({1: Mutating(d), 2: 2})
print(repr(d), d)
d.update({1: Mutating(d), 2: 2})
print(d == {1: 1, 2: 2}, d)


class Pairs:
    def __init__(self, d):
        self.d = d

    def __hash__(self):
        return 1

    def __eq__(self, other):
        self.d[len(self.d)] = 0
        return False


def mutated_during_update():
    source = {}
    key = Pairs(source)
    source[key] = 1
    for n in range(4):
        source["k%d" % n] = n
    target = {1: "one"}
    target.update(source)
    return target


attempt("update", mutated_during_update)


class Bad:
    def __repr__(self):
        return "bad"

    def __hash__(self):
        raise ValueError("no hash")


class Unhashable:
    __hash__ = None

    def __repr__(self):
        return "unhashable"

    class Inner:
        __hash__ = None

        def __repr__(self):
            return "inner"


for bad in (Bad(), Unhashable(), Unhashable.Inner(), [], {}, set(), bytearray()):
    attempt(type(bad).__name__, lambda: {}[bad])
    attempt(type(bad).__name__, lambda: {bad})
    attempt(type(bad).__name__, lambda: bad in {1: 2})
    attempt(type(bad).__name__, lambda: {}.pop(bad))
    attempt(type(bad).__name__, lambda: {1: 1}.pop(bad, 5))

r = {}
r["self"] = r
r["keys"] = r.keys()
r["items"] = r.items()
print(r)
a, b = {}, {}
a["x"], b["x"] = b, a
try:
    a == b
except RecursionError as e:
    print("RecursionError")
d = {k: None for k in "abcdef"}
print([d.popitem()[0] for _ in range(3)], list(d))
d["g"] = 1
del d["a"]
d[1] = 2
print(list(d), list(reversed(d)), d)
