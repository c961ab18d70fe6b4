# math: every function, special values and errors.
import math
inf, nan = math.inf, math.nan
print(math.pi, math.e, math.tau, math.inf, math.nan)
vals = [0.0, -0.0, 0.5, 1.0, -1.0, 2.5, -2.5, 10.0, 100.0, inf, -inf, nan]
one = ["acos", "acosh", "asin", "asinh", "atan", "atanh", "cbrt", "ceil", "cos", "cosh", "degrees", "exp", "exp2", "expm1", "fabs", "floor", "frexp", "isfinite", "isinf", "isnan", "log", "log10", "log1p", "log2", "modf", "radians", "sin", "sinh", "sqrt", "tan", "tanh", "trunc", "ulp"]
for name in one:
    f = getattr(math, name)
    out = []
    for v in vals:
        try:
            r = f(v)
            out.append(f"{r:.12g}" if isinstance(r, float) else repr(r))
        except Exception as e:
            out.append(f"{type(e).__name__}: {e}")
    print(name, out)
for name in ("erf", "erfc", "gamma", "lgamma"):
    out = []
    for v in (0.5, 1.0, 2.0, 3.5, -0.5, 10.0, inf, nan):
        try:
            out.append(f"{getattr(math, name)(v):.10g}")
        except ValueError as e:
            out.append(str(e))
    print(name, out)
pairs = [(2.0, 3.0), (-2.0, 3.0), (0.0, -1.0), (inf, 2.0), (2.0, inf), (5.0, 0.0), (7.5, -2.0), (nan, 1.0), (1e308, 10.0)]
for name in ("atan2", "copysign", "fmod", "hypot", "nextafter", "pow", "remainder", "ldexp", "dist" if False else "fmod"):
    out = []
    for a, b in pairs:
        try:
            r = getattr(math, name)(a, int(b) if name == "ldexp" and b not in (inf,) else b)
            out.append(f"{r:.12g}")
        except Exception as e:
            out.append(f"{type(e).__name__}: {e}")
    print(name, out)
print(math.gcd(), math.gcd(12, 18), math.gcd(-12, 18, 27), math.gcd(0, 5), math.lcm(), math.lcm(4, 6), math.lcm(3, 0), math.gcd(2 ** 100, 6 ** 50), math.lcm(10 ** 20, 15))
print([math.factorial(n) for n in range(8)], math.factorial(30), [math.isqrt(n) for n in (0, 1, 15, 16, 17, 10 ** 20)], math.comb(10, 3), math.comb(50, 25), math.perm(5), math.perm(5, 2), math.comb(3, 5), math.perm(3, 5))
print(math.fsum([0.1] * 10), math.fsum([1e100, 1.0, -1e100]), math.fsum([]), math.prod([1, 2, 3, 4]), math.prod([]), math.prod([1.5, 2], start=10), math.sumprod([1, 2, 3], [4, 5, 6]), math.sumprod([1.5], [2]), math.sumprod([10 ** 20], [10 ** 20]))
print(math.isclose(1.0, 1.0 + 1e-10), math.isclose(1, 1.1), math.isclose(0, 1e-10), math.isclose(0, 1e-10, abs_tol=1e-9), math.isclose(100, 101, rel_tol=0.02), math.isclose(inf, inf), math.isclose(nan, nan))
print(math.hypot(3, 4), math.hypot(1, 2, 2), math.hypot(), math.dist([1, 2], [4, 6]), math.fma(2.0, 3.0, 4.0), math.log(8, 2), math.log(100, 10), math.log(2 ** 1000), math.log2(2 ** 1000), math.log10(10 ** 400), math.nextafter(1.0, 2.0), math.nextafter(0.0, 1.0), math.nextafter(1.0, inf, steps=3))
print(math.ceil(10 ** 20), math.floor(-2.5), math.trunc(-2.9), math.floor(True), math.sqrt(10 ** 40), math.frexp(0.75), math.modf(-3.25), math.ldexp(0.75, 4))
for f in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.log(-1), lambda: math.log(10, 0), lambda: math.log(10, 1), lambda: math.factorial(-1), lambda: math.factorial(1.5), lambda: math.isqrt(-1), lambda: math.comb(-1, 2), lambda: math.gcd(1.5), lambda: math.exp(1000), lambda: math.pow(0, -1), lambda: math.fmod(1, 0), lambda: math.sin("a"), lambda: math.floor("a"), lambda: math.ceil(nan), lambda: math.floor(inf), lambda: math.fsum(["a"]), lambda: math.prod("ab"), lambda: math.sumprod([1], [1, 2]), lambda: math.dist([1], [1, 2]), lambda: math.isclose(1, 1, rel_tol=-1), lambda: math.sin(), lambda: math.hypot("a"), lambda: math.ldexp(1.0, 10 ** 10), lambda: math.acos(2), lambda: math.atanh(1), lambda: math.gamma(-1), lambda: math.lgamma(0), lambda: math.nextafter(1, 2, steps=-1), lambda: math.sqrt(10 ** 400), lambda: math.perm(-1), lambda: math.fsum([1e308] * 3)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
class F:
    def __float__(self): return 4.0
    def __floor__(self): return "floor!"
    def __ceil__(self): return "ceil!"
    def __trunc__(self): return "trunc!"
print(math.sqrt(F()), math.floor(F()), math.ceil(F()), math.trunc(F()))
