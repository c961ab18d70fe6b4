"""Two hundred lines of ordinary code: what compiling a program takes on a board is measured with this module."""

GRAVITY = 9.80665
UNITS = {"m": 1.0, "km": 1000.0, "cm": 0.01, "mm": 0.001, "in": 0.0254, "ft": 0.3048}


class ConversionError(ValueError):
    """A unit is not known, or a quantity makes no sense."""

    def __init__(self, text, reason):
        super().__init__(f"{text!r}: {reason}")
        self.text = text
        self.reason = reason


def parse_length(text):
    """Read a length such as '12.5 km' and return it in metres."""
    text = text.strip()
    for position, character in enumerate(text):
        if not (character.isdigit() or character in ".-+"):
            break
    else:
        raise ConversionError(text, "no unit")
    number, unit = text[:position], text[position:].strip()
    if unit not in UNITS:
        raise ConversionError(text, f"unknown unit {unit}")
    try:
        return float(number) * UNITS[unit]
    except ValueError as error:
        raise ConversionError(text, "not a number") from error


def format_length(metres, digits=2):
    for unit, factor in sorted(UNITS.items(), key=lambda item: -item[1]):
        if abs(metres) >= factor and unit not in ("in", "ft"):
            return f"{metres / factor:.{digits}f} {unit}"
    return f"{metres:.{digits}f} m"


class Vector:
    """A vector in the plane."""

    __slots__ = ("x", "y")

    def __init__(self, x=0.0, y=0.0):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y)

    def __mul__(self, factor):
        return Vector(self.x * factor, self.y * factor)

    __rmul__ = __mul__

    def __neg__(self):
        return Vector(-self.x, -self.y)

    def __eq__(self, other):
        if not isinstance(other, Vector):
            return NotImplemented
        return self.x == other.x and self.y == other.y

    def __hash__(self):
        return hash((self.x, self.y))

    def __repr__(self):
        return f"Vector({self.x:g}, {self.y:g})"

    @property
    def length(self):
        return (self.x * self.x + self.y * self.y) ** 0.5

    @classmethod
    def parse(cls, text):
        x, _, y = text.partition(",")
        return cls(float(x), float(y))


class Body:
    """Something that moves."""

    count = 0

    def __init__(self, name, position, velocity=None, mass=1.0):
        if mass <= 0:
            raise ValueError("mass must be positive")
        self.name = name
        self.position = position
        self.velocity = velocity if velocity is not None else Vector()
        self.mass = mass
        self.trail = []
        Body.count += 1

    def step(self, seconds, force=Vector(0.0, -GRAVITY)):
        self.trail.append(self.position)
        self.velocity = self.velocity + force * (seconds / self.mass)
        self.position = self.position + self.velocity * seconds
        if self.position.y < 0:
            self.position = Vector(self.position.x, 0.0)
            self.velocity = Vector()
            return False
        return True

    def travelled(self):
        total = 0.0
        for first, second in zip(self.trail, self.trail[1:]):
            total += (second - first).length
        return total


class Rocket(Body):
    """A body that pushes itself until its fuel is used up."""

    def __init__(self, name, position, fuel, thrust):
        super().__init__(name, position, mass=2.0)
        self.fuel = fuel
        self.thrust = thrust

    def step(self, seconds, force=Vector(0.0, -GRAVITY)):
        if self.fuel > 0:
            self.fuel -= seconds
            force = force + Vector(0.0, self.thrust)
        return super().step(seconds, force)


def simulate(bodies, seconds, steps):
    """Run until everything lies on the ground; yield the step and who still moves."""
    moving = list(bodies)
    for number in range(steps):
        moving = [body for body in moving if body.step(seconds)]
        if not moving:
            return number
        yield number, [body.name for body in moving]
    return steps


def statistics(values):
    values = sorted(values)
    if not values:
        return {"count": 0}
    middle = len(values) // 2
    median = values[middle] if len(values) % 2 else (values[middle - 1] + values[middle]) / 2
    mean = sum(values) / len(values)
    variance = sum((value - mean) ** 2 for value in values) / len(values)
    return {"count": len(values), "mean": mean, "median": median, "deviation": variance**0.5}


def classify(value):
    match value:
        case int() | float() if value < 0:
            return "negative"
        case 0:
            return "zero"
        case [first, *rest]:
            return f"list of {1 + len(rest)} starting with {first}"
        case {"name": str(name), **others}:
            return f"{name} with {len(others)} more"
        case Vector(x=0, y=0):
            return "origin"
        case _:
            return type(value).__name__


def main():
    for text in ("12.5 km", "3 ft", "7", "1.2.3 m", "5 parsec", "-40 cm"):
        try:
            metres = parse_length(text)
        except ConversionError as error:
            print("error:", error, "|", error.reason)
        else:
            print(text, "=", format_length(metres))
    bodies = [
        Body("stone", Vector(0.0, 10.0), Vector(3.0, 0.0)),
        Body("feather", Vector(1.0, 5.0), mass=20.0),
        Rocket("rocket", Vector(), fuel=0.5, thrust=30.0),
    ]
    report = {}
    for number, names in simulate(bodies, 0.1, 40):
        if number % 8 == 0:
            report[number] = names
    print(report)
    for body in bodies:
        print(f"{body.name:>8}: {body.position!r} after {body.travelled():.3f} m, {len(body.trail)} steps")
    for key, value in statistics(body.travelled() for body in bodies).items():
        print(key, round(value, 4))
    samples = (-1, 0, [1, 2, 3], {"name": "x", "a": 1}, Vector(), Vector(1, 2), None)
    print([classify(sample) for sample in samples])
    print(Body.count, {Vector(1, 2), Vector(1, 2)}, Vector.parse("3,4").length, -Vector(1, 1) == 2 * Vector(-0.5, -0.5))


main()
