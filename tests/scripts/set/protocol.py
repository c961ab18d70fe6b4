# set and frozenset: constructors, errors, subclasses, comparisons, hashing, iterators, pickling support.
def attempt(function):
    try:
        print(function())
    except BaseException as e:
        print(type(e).__name__, e)


class S(set):
    pass


class F(frozenset):
    pass


class WithInit(frozenset):
    def __init__(self, *args, **kwargs):
        print("init", args, kwargs)


class WithNew(set):
    def __new__(cls, *args, **kwargs):
        return super().__new__(cls)

    def __init__(self, *args, key=None):
        super().__init__(*args)
        self.key = key


a, b, f = S([1]), F([1]), frozenset([1])
for x in (a, b):
    print([type(y).__name__ for y in (x | {1}, x & {1}, x - {1}, x ^ {1}, x.copy(), x.union(), x.intersection(), x.difference(), x.symmetric_difference([]), x.union([2]), {1} | x, frozenset([1]) & x)])
print(frozenset(f) is f, f.copy() is f, F(f) is f, F(b) is b, b.copy() is b, f.union() is f, frozenset(b) is b)
w = WithNew([1, 2], key=3)
print(w, w.key, WithInit([1]), WithInit())
attempt(lambda: WithInit(a=1))
for f_ in (
    lambda: set(1), lambda: set(1, 2), lambda: set(a=1), lambda: frozenset(1, 2), lambda: frozenset(a=1), lambda: S(a=1), lambda: F(a=1), lambda: S(1, 2), lambda: F(1, 2), lambda: {1}.remove(3), lambda: {1}.remove({3}), lambda: set().pop(),
    lambda: {[]}, lambda: {1}.remove([]), lambda: {1}.discard([]), lambda: {1}.add({}), lambda: [] in {1}, lambda: {1} in {1}, lambda: {1} in {frozenset([1])}, lambda: {1, frozenset([2])}.discard({2}), lambda: {1} < [1], lambda: {1} == [1], lambda: {1} != [1],
    lambda: {1} | [1], lambda: {1} & [1], lambda: {1} - [1], lambda: {1} ^ [1], lambda: {1}.__or__([1]), lambda: {1}.__ior__([1]), lambda: {1}.__isub__([1]), lambda: {1}.__rand__({1}), lambda: hash(set()), lambda: set.__hash__, lambda: {1}.add(), lambda: {1}.union(1),
    lambda: {1}.issubset(3), lambda: {1}.issuperset(3), lambda: {1}.isdisjoint(3), lambda: {1}.isdisjoint([[]]), lambda: {1}.intersection([[]]), lambda: {1}.difference([[]]), lambda: {1}.issuperset([[]]), lambda: {1}.issubset([[]]), lambda: {1}.symmetric_difference([[]]),
    lambda: {1}.update([[]]), lambda: {1}.update(3), lambda: {1}.intersection_update(3), lambda: {1}.difference_update(3), lambda: frozenset().add, lambda: frozenset().__init__(1, 2), lambda: set.__new__(int), lambda: set.__new__(), lambda: set.__init__(1), lambda: set.add(1, 2),
    lambda: {1}.issubset([1, 2]), lambda: {1}.issuperset([1]), lambda: {1, 2}.issuperset([1, 3]), lambda: {1}.isdisjoint([2]), lambda: {1}.isdisjoint({1}), lambda: a == {1} == b == f, lambda: {1} < {1, 2} <= {1, 2} > {2} >= {2}, lambda: {1, 2} < {1, 2}, lambda: {1} < {2, 3},
    lambda: S(), lambda: F(), lambda: S([1]), lambda: F([1]), lambda: set(), lambda: frozenset(), lambda: frozenset([1]), lambda: {frozenset([1])}, lambda: a.__reduce__(), lambda: b.__reduce__(), lambda: {1}.__reduce__(), lambda: frozenset([1]).__reduce__(),
    lambda: {1: 2} == {1}, lambda: {}.keys() == set(), lambda: {1}.__contains__([]), lambda: {1}.__contains__(), lambda: set([1]).__len__(), lambda: bool(set()), lambda: type(iter(set()))(), lambda: {*(), *[1]}, lambda: set("a") | set("a"), lambda: {1, 1.0, True},
):
    attempt(f_)
a.attribute = 5
print(a.__reduce__())
print(hash(frozenset()), hash(frozenset([1, 2, 3])), hash(frozenset(range(1000))), hash(frozenset([0])), hash(F([1, 2, 3])) == hash(frozenset([3, 2, 1])), hash(frozenset([frozenset([1]), frozenset([2])])))
i = iter({1, 2, 3})
print(i.__length_hint__(), next(i), i.__length_hint__(), i.__reduce__(), list(i), i.__length_hint__(), list(i))
s = {1, 2}
i = iter(s)
next(i)
s.add(3)
for _ in range(2):
    attempt(lambda: next(i))
s.remove(3)
attempt(lambda: next(i))
print(i.__length_hint__())


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
    s = {Key(1)}
    for k in s:
        k.action = s.clear
    s.add(Key(2))
    return s


def eq_grows():
    s = {Key(1)}
    for k in s:
        k.action = lambda: s.update(range(100, 200))
    return Key(2) in s, len(s)


def eq_raises():
    s = {Key(1)}
    for k in s:
        k.action = lambda: 1 / 0
    return Key(1) in s


for f_ in (eq_clears, eq_grows, eq_raises):
    attempt(f_)


class Node:
    def __hash__(self):
        return 1

    def __repr__(self):
        return repr(self.set)


n = Node()
n.set = {n}
print(n)
n.set = F([n])
print(n)
n.set = frozenset([n])
print(n)
print(set.__text_signature__, set.union.__text_signature__)
