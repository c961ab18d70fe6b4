# Formatting floats.
values = [0.0, -0.0, 1.0, -1.5, 3.14159265, 1234567.891, 1e-7, 1e21, 123456789.0, 0.5, 2.675, float("inf"), float("-inf"), float("nan"), 99.99999]
for spec in ["", "f", ".0f", ".2f", ".10f", "e", ".0e", ".3e", "E", "g", ".3g", ".10g", "G", "#g", "%", ".1%", "10", "<10", "^12.3f", "010.2f", "+.1f", " .1f", ",", ",.2f", "_.3f", "#.0f", "n", ".3", ".17", "z.1f", "=+12.2f", "*>12.1f", "F", "012,.1f", ".2,f" if False else ".2f", "r" if False else "g"]:
    try:
        print(repr(spec), [format(v, spec) for v in values])
    except ValueError as e:
        print(repr(spec), e)
for spec in ["d", "x", "c", "s", "b", ".f", "5.", "zd", "..2f", "q", ",_", "_n", ",n"]:
    try:
        print(repr(spec), format(1.5, spec))
    except ValueError as e:
        print(repr(spec), e)
for fmt in ["%f", "%.2f", "%10.3f", "%-10.1f|", "%+f", "% f", "%e", "%.0e", "%E", "%g", "%G", "%.3g", "%#g", "%#.0f", "%010.2f", "%s", "%r", "%a", "%.3s", "%d", "%i", "%5d", "%x" if False else "%d"]:
    print(fmt, [fmt % v for v in (0.0, 1.5, -2.25, 1e10, 123.456)])
for fmt, v in [("%x", 1.5), ("%c", 1.5), ("%d", float("nan")), ("%d", float("inf")), ("%f", "x"), ("%.*f", (2, 3.14159)), ("%*.*f", (10, 3, 2.5)), ("%-*d|", (6, 42))]:
    try:
        print(fmt % v)
    except Exception as e:
        print(fmt, type(e).__name__, e)
print(f"{1.5:{8}.{2}f}", f"{2.5!r:>8}", f"{3.5!s:^9}", f"{1e10:,}", f"{1e5:g}", f"{1e6:g}", f"{123456789:.3e}", f"{1/3:.50f}")
print("{:.3f} {:>8.2e} {:g}".format(1.23456, 12345.678, 0.0001), "{:g}".format(0.00001), "{:.1f}".format(0.25), "{:.1f}".format(0.35), "{:.0f}".format(0.5), "{:.0f}".format(1.5))
for n in range(-6, 20, 3):
    v = 1.2345 * 10.0 ** n
    print(n, repr(v), f"{v:g}", f"{v:e}", f"{v:.3f}")
print(format(1e15, ""), format(1e16, ""), format(1e16, ".17"), format(123456.0, ".3"), format(0.1, ".20"), format(1234.5, "10.1"))
print(format(0.1, ".55f"), format(5e-324, ".3e"), format(1.7976931348623157e308, ".5g"), format(1e22, "f"), format(2**70 * 1.0, ".0f"))
