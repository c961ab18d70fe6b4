# needs: lib
# enum.
from enum import Enum, IntEnum, Flag, IntFlag, StrEnum, auto, unique, nonmember, member
class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
    CRIMSON = 1
    def nice(self): return self.name.title()
print(Color.RED, repr(Color.RED), Color.RED.name, Color.RED.value, Color(2), Color["BLUE"], list(Color), len(Color), Color.CRIMSON is Color.RED, Color.RED.nice(), Color.RED in Color, 1 in Color, 9 in Color, Color.__members__.keys(), isinstance(Color.RED, Color), hash(Color.RED) == hash(Color.RED), Color.RED == 1, Color.RED != Color.BLUE)
for f in (lambda: Color(9), lambda: Color["PINK"], lambda: setattr(Color, "RED", 5), lambda: Color.PINK, lambda: Color.RED < Color.BLUE, lambda: delattr(Color, "RED"), lambda: type("X", (Color,), {}), lambda: setattr(Color.RED, "value", 2)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
class Num(IntEnum):
    ONE = 1
    TWO = auto()
    TEN = 10
    ELEVEN = auto()
print(Num.TWO, repr(Num.TEN), Num.ELEVEN + 1, Num.ONE < 2, Num.TEN == 10, sorted([Num.TEN, Num.ONE]), f"{Num.TWO}", f"{Num.TWO:03}", int(Num.TEN), [10, 20, 30][Num.TWO])
class Perm(Flag):
    R = 4
    W = 2
    X = 1
    RW = R | W
print(Perm.R | Perm.X, repr(Perm.RW), Perm.RW & Perm.W, ~Perm.R, Perm.R ^ Perm.R, bool(Perm(0)), Perm.R in Perm.RW, list(Perm.RW), Perm(5), Perm.RW.value, len(Perm.RW))
class IF(IntFlag):
    A = 1
    B = 2
print(IF.A | 4, IF.A + 1, IF(3), IF.A | IF.B == 3)
class S(StrEnum):
    FOO = auto()
    BAR = "b"
print(S.FOO, S.BAR.upper(), S.FOO == "foo", f"{S.BAR}", repr(S.BAR))
try:
    @unique
    class U(Enum): A = 1; B = 1
except ValueError as e: print(e)
class Planet(Enum):
    EARTH = (5.97, 6.37)
    MARS = (0.64, 3.39)
    def __init__(self, mass, radius): self.mass, self.radius = mass, radius
    @property
    def density(self): return round(self.mass / self.radius, 3)
print(Planet.EARTH.density, Planet.MARS.value, Planet((5.97, 6.37)))
class Miss(Enum):
    A = 1
    @classmethod
    def _missing_(cls, v): return cls.A
    x = nonmember(5)
    @member
    def f(): pass
print(Miss("anything"), Miss.x, Miss.f)
D = Enum("D", "NORTH SOUTH"); print(list(D), D.SOUTH.value, Enum("E2", {"a": 1}).a)
class Auto(Enum):
    def _generate_next_value_(name, start, count, last): return name.lower()
    ONE = auto()
print(Auto.ONE.value)
match Color.GREEN:
    case Color.RED: print("red")
    case Color.GREEN: print("green")
