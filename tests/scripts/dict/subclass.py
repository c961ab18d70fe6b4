# dict: subclasses, and what mappings of other kinds do to it.
class D(dict):
    pass


class Missing(dict):
    def __missing__(self, key):
        return ("missing", key)


m = Missing(a=1)
print(m["a"], m["b"], m.get("b"), m.get("b", 3), "b" in m, m)
m.__missing__ = None
print(m["c"])


class Keys:
    def keys(self):
        return ["x", "y"]

    def __getitem__(self, key):
        return key * 2


class Iterates(dict):
    def __iter__(self):
        return iter(["only"])

    def keys(self):
        return ["k1", "k2"]

    def __getitem__(self, key):
        return "item " + key


i = Iterates(z=26)
print(dict(i), i.copy(), {} | i, {**i}, dict(Keys()), i | {1: 2}, list(i), len(i), dict.copy(i))
d = {}
d.update(i)
d.update(Keys(), a=1)
d |= Keys()
print(d)
print(type(D(a=1).copy()).__name__, type(D() | {}).__name__, type({} | D()).__name__, type(D.fromkeys("ab")).__name__, D.fromkeys("ab", 0), D([(1, 2)], b=3))


class Counting(dict):
    def __setitem__(self, key, value):
        print("set", key, value)
        super().__setitem__(key, value)


c = Counting(a=1)
c.update(b=2)
c["c"] = 3
print(Counting.fromkeys("xy", 5), c.setdefault("d", 4), c)


class Made(dict):
    def __new__(cls, *args, **kwargs):
        return dict.__new__(cls)

    def __init__(self, *args, **kwargs):
        dict.__init__(self, only=1)


print(Made(1, 2, 3), Made.fromkeys([1]))


class FromKeys(dict):
    def __new__(cls):
        return {9: 9}


print(FromKeys.fromkeys([1, 2]))


class NoKeys:
    keys = 3


class KeysNotIterable:
    def keys(self):
        return 3


class KeysRaise:
    @property
    def keys(self):
        raise ZeroDivisionError("keys")


class NoGetitem:
    def keys(self):
        return [1]


class Breaks:
    def __iter__(self):
        yield 1, 2
        raise KeyError("stop")


for make in (NoKeys, KeysNotIterable, KeysRaise, NoGetitem, Breaks, int, lambda: [1], lambda: [[1]], lambda: ["abc"], lambda: [(1, 2), 3], lambda: [(1, [])], lambda: [([], 1)], lambda: None):
    for f in (dict, {}.update, {5: 5}.__ior__):
        try:
            print(f(make()))
        except Exception as e:
            print(type(e).__name__, e, getattr(e, "__notes__", None))
for f in (lambda: dict.__or__({}, 1), lambda: dict.__ror__({}, {1: 2}), lambda: dict.__ior__({}, [(1, 2)]), lambda: dict.__eq__({}, 1), lambda: dict.__lt__({}, {}), lambda: dict.__new__(), lambda: dict.__new__(int), lambda: dict.update(), lambda: dict.update(1), lambda: dict(1, 2), lambda: {}.update(1, 2), lambda: dict(**{"a": 1}, **{"b": 2}), lambda: {}.__contains__(), lambda: {}.__getitem__(), lambda: {}.__getitem__(1), lambda: {}.__delitem__(1), lambda: hash({}), lambda: dict.__hash__, lambda: {}.__reversed__(1), lambda: dict.fromkeys([[]]), lambda: {}.get(), lambda: {}.pop(), lambda: {}.pop(1), lambda: {}.setdefault(1, 2, 3), lambda: type({}.keys())(), lambda: type(iter({}))()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class S(str):
    def __eq__(self, other):
        return str.__eq__(self, other)

    def __hash__(self):
        return hash(str(self))


d = {"a": 1, "b": 2}
print(d[S("a")], S("b") in d, S("c") in d)
d[S("a")] = "same key"
print([type(k).__name__ for k in d], d)
d[S("new")] = 3
print([type(k).__name__ for k in d], d["new"], d[S("b")])


class Odd:
    def __hash__(self):
        return hash("a")

    def __eq__(self, other):
        return other == "a"


print(d[Odd()], Odd() in {"b": 1}, {Odd(): 1}["a"], {1: "i", 1.0: "f", True: "b"}, {0: 1}[False], {-1: "m1", -2: "m2"}[-1], {2**80: 1}[2**80])
nan = float("nan")
print({nan: 1}[nan], float("nan") in {float("nan"): 1})
