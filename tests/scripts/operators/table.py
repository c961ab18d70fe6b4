# Every binary operator over pairs of builtin values: the result or the error's type and text.
values = [3, True, 2.5, 2j, "ab", b"cd", [1], (2,), {3: 4}, {5}, None]
import _operator as op
for name in ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "lshift", "rshift", "and_", "or_", "xor", "matmul"):
    f = getattr(op, name)
    for a in values:
        out = []
        for b in values:
            try: r = f(a, b)
            except TypeError as e: out.append("T")
            except (ValueError, ZeroDivisionError, OverflowError) as e: out.append(type(e).__name__)
            else: out.append(repr(r)[:30])
        print(name, repr(a), out)
