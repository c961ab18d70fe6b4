# Every comparison over pairs of builtin values.
import _operator as op
values = [0, True, -1.5, float("nan"), 1j, "", "b", b"b", bytearray(b"b"), [], [1], (), (1,), {}, {1: 2}, set(), {1}, frozenset([1]), None, range(1), ..., int]
for name in ("lt", "le", "eq", "ne", "gt", "ge"):
    f = getattr(op, name)
    for a in values:
        out = ""
        for b in values:
            try: out += {True: "1", False: "0"}[f(a, b)]
            except TypeError: out += "."
        print(name, f"{a!r:20}", out)
for a, b in ((1, "a"), (None, 1), ([1], (1,)), ({}, {}), (1j, 2j), ("a", b"a"), (int, str), (range(1), range(2)), ({1}, [1]), (slice(1), 1), (len, len), (..., ...)):
    for name in ("lt", "ge"):
        try: print(getattr(op, name)(a, b))
        except TypeError as e: print(e)
