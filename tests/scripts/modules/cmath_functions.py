# cmath.
import cmath
def show(z): return f"{z.real:.9g}{z.imag:+.9g}j"
zs = [1 + 2j, -1.5 + 0.5j, 3j, 2 + 0j, -2 - 1j]
for name in ("acos", "acosh", "asin", "asinh", "atan", "atanh", "cos", "cosh", "exp", "log", "log10", "sin", "sinh", "sqrt", "tan", "tanh"):
    print(name, [show(getattr(cmath, name)(z)) for z in zs])
for z in zs + [0j, -1 + 0j]:
    r, p = cmath.polar(z)
    print(z, f"{r:.10g} {p:.10g} {cmath.phase(z):.10g}", show(cmath.rect(r, p)))
print(cmath.isnan(complex("nan")), cmath.isinf(complex("inf")), cmath.isfinite(1j), cmath.isclose(1j, 1.0000000001j), cmath.pi, cmath.infj, cmath.nanj, cmath.log(8, 2), show(cmath.sqrt(-1)))
for f in (lambda: cmath.log(0), lambda: cmath.sqrt("a"), lambda: cmath.exp(1000), lambda: cmath.atanh(1), lambda: cmath.log10(0), lambda: cmath.phase("a"), lambda: cmath.rect(1), lambda: cmath.isclose(1, 2, rel_tol=-1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
