# needs: lib
# dataclasses.
from dataclasses import dataclass, field, fields, asdict, astuple, replace, FrozenInstanceError, KW_ONLY, InitVar, is_dataclass, make_dataclass
@dataclass
class P:
    x: int
    y: int = 0
    tags: list = field(default_factory=list)
p = P(1, 2)
print(p, p == P(1, 2), p != P(1, 3), P(1).tags is not P(1).tags, P(5, tags=["a"]), asdict(p), astuple(p), replace(p, x=9), [f.name for f in fields(P)], is_dataclass(p), P.__match_args__)
for f in (lambda: P(), lambda: P(1, 2, 3, 4), lambda: P(z=1), lambda: hash(p), lambda: p < p, lambda: replace(p, q=1), lambda: asdict(5)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
@dataclass(order=True, frozen=True)
class V:
    major: int
    minor: int = field(default=0, compare=True)
    note: str = field(default="", compare=False, repr=False)
print(V(1, 2) < V(1, 3), sorted([V(2), V(1, 5)]), hash(V(1)) == hash(V(1, note="z")), V(1), {V(1): "a"}[V(1)])
try: V(1).major = 5
except FrozenInstanceError as e: print(type(e).__name__, e)
@dataclass
class Base: a: int = 1
@dataclass
class Child(Base):
    b: str = "b"
    _: KW_ONLY
    c: float = 0.5
    def __post_init__(self): self.total = self.a + self.c
print(Child(2, "x", c=1.5), Child().total)
try: Child(1, "b", 2.0)
except TypeError as e: print(e)
@dataclass(slots=True, kw_only=True)
class S:
    v: int
    init: InitVar[int] = 3
    w: int = field(init=False)
    def __post_init__(self, init): self.w = self.v * init
print(S(v=2), S(v=2, init=5).w, S.__slots__)
for src in ("@dataclass\nclass X:\n a: int = 1\n b: int", "@dataclass\nclass X:\n a: list = []", "@dataclass(frozen=True)\nclass X(Base): pass", "@dataclass(order=True, eq=False)\nclass X: a: int"):
    try: exec(src); print("ok")
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
N = make_dataclass("N", [("q", int), ("r", int, field(default=7))]); print(N(1), asdict(N(1)))
@dataclass
class Tree:
    v: int
    kids: list["Tree"] = field(default_factory=list)
print(asdict(Tree(1, [Tree(2), Tree(3, [Tree(4)])])))
