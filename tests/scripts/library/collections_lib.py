# needs: lib
# collections: namedtuple, Counter, ChainMap, UserDict, UserList, UserString.
from collections import namedtuple, Counter, ChainMap, UserDict, UserList, UserString, abc
P = namedtuple("P", "x y")
p = P(1, y=2)
print(p, p.x, p[1], p._asdict(), p._replace(x=5), P._fields, P._make([7, 8]), p == (1, 2), P.__doc__, tuple(p), hash(p) == hash((1, 2)))
Q = namedtuple("Q", ["a", "b", "c"], defaults=[10, 20])
print(Q(1), Q(1, 2, 3), Q._field_defaults, namedtuple("R", "a def a", rename=True)._fields)
for f in (lambda: P(1), lambda: P(1, 2, 3), lambda: p._replace(z=1), lambda: namedtuple("S", "a a"), lambda: namedtuple("S", "class"), lambda: namedtuple("1", "a"), lambda: namedtuple("S", "_a"), lambda: namedtuple("S", "a", defaults=[1, 2]), lambda: setattr(p, "x", 1), lambda: P._make([1])):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
class Point(P):
    __slots__ = ()
    def dist(self): return (self.x ** 2 + self.y ** 2) ** 0.5
print(Point(3, 4).dist(), Point(3, 4))
match p:
    case P(x=1, y=n): print("matched", n)
c = Counter("mississippi")
print(c, c["s"], c["zz"], c.most_common(2), sorted(c.elements()), c.total(), list(c), Counter(a=1, b=2), Counter({"x": 3}))
c.update("mmm"); c.subtract({"s": 10}); print(c, +c, -c)
print(Counter("aab") + Counter("bc"), Counter("aab") - Counter("ab"), Counter("aab") & Counter("ab"), Counter("ab") | Counter("bbc"), Counter("ab") == Counter("ba"), Counter("a") <= Counter("aa"))
m = ChainMap({"a": 1}, {"a": 2, "b": 3})
print(m, m["a"], m["b"], list(m), len(m), m.new_child({"a": 0})["a"], m.parents, dict(m))
m["c"] = 5; print(m.maps[0])
try: del m["b"]
except KeyError as e: print(e)
class D(UserDict):
    def __setitem__(self, k, v): super().__setitem__(k, v * 2)
d = D(a=1); d["b"] = 2; print(d, dict(d), "a" in d, d | {"z": 1})
l = UserList([3, 1, 2]); l.sort(); l.append(9); print(l, l[1:], l + [5], UserString("abc").upper(), UserString("a") + "b")
print(isinstance([], abc.Sequence), isinstance({}, abc.MutableMapping), isinstance(5, abc.Hashable), isinstance([], abc.Hashable), issubclass(set, abc.Set), isinstance(iter([]), abc.Iterator), isinstance((x for x in ()), abc.Generator), isinstance(len, abc.Callable), isinstance("a", abc.Sized))
class Seq(abc.Sequence):
    def __len__(self): return 3
    def __getitem__(self, i):
        if i >= 3: raise IndexError
        return i * i
s = Seq(); print(list(s), 4 in s, s.index(4), s.count(1), list(reversed(s)))
try: abc.Sequence()
except TypeError as e: print(e)
class My(abc.MutableSet):
    def __init__(self, it=()): self.d = dict.fromkeys(it)
    def __contains__(self, x): return x in self.d
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
    def add(self, x): self.d[x] = None
    def discard(self, x): self.d.pop(x, None)
s = My([1, 2]); s |= {3}; s.remove(1); print(sorted(s), sorted(s & {3, 4}), s == {2, 3}, s <= {2, 3, 4}, sorted(s ^ {2, 9}))
