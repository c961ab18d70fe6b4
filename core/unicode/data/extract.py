"""Print ucd.txt: every character property that Taipan keeps, as CPython 3.14 answers it.

Run it on the reference: `cpython314 run core/unicode/data/extract.py > core/unicode/data/ucd.txt`.

One section a property, opened by `[name]`. A line is `FIRST VALUE`, `FIRST..LAST VALUE` or `FIRST..LAST/2 VALUE`, the
latter for every other code point; code points that no line mentions have the property's default. Sections that say yes
or no have no value. Simple case mappings are differences; full ones and decompositions are code points.
"""

import ctypes
import unicodedata
from fractions import Fraction

ALL = range(0x110000)
CHARS = list(map(chr, ALL))
api = ctypes.pythonapi


def section(name, answer, default):
    print(f"[{name}]")
    values = [answer(i, c) for i, c in zip(ALL, CHARS)]

    def run(first, step):
        last = first
        while last + step < 0x110000 and values[last + step] == values[first]:
            if step == 2 and values[last + 1] == values[first]:
                break
            last += step
        return last

    done = set()
    for first in ALL:
        if values[first] == default or first in done:
            continue
        last, step = run(first, 1), 1
        if last == first:
            other = run(first, 2)
            if other >= first + 4:
                last, step = other, 2
        done.update(range(first, last + 1, step))
        span = f"{first:04X}" + (f"..{last:04X}" if last > first else "") + ("/2" if step == 2 else "")
        print(span if values[first] is True else f"{span} {values[first]}")


def points(text):
    return " ".join(f"{ord(c):04X}" for c in text)


def full(method, simple):
    def answer(i, c):
        mapped = getattr(c, method)()
        return points(mapped) if mapped != chr(simple(i)) else ""

    return answer


def final(text):
    return text.lower().endswith("\u03c2")


def numeric(i, c):
    value = unicodedata.numeric(c, None)
    if value is None:
        return ""
    fraction = Fraction(value).limit_denominator(1000)
    assert float(fraction) == value
    return str(fraction)


def decomposition(i, c):
    # Hangul syllables decompose by rule.
    return "" if 0xAC00 <= i < 0xD7A4 else unicodedata.decomposition(c)


def composes(i, c):
    decomposed = unicodedata.normalize("NFD", c)
    return len(decomposed) > 1 and unicodedata.normalize("NFC", c) == c and not 0xAC00 <= i < 0xD7A4


lower, upper, title = (getattr(api, f"_PyUnicode_To{to}case") for to in ("Lower", "Upper", "Title"))
for function in lower, upper, title:
    function.argtypes, function.restype = [ctypes.c_uint32], ctypes.c_uint32

print(f"# Unicode {unicodedata.unidata_version}; written by extract.py.")
section("category", lambda i, c: unicodedata.category(c), "Cn")
section("identifier_start", lambda i, c: c.isidentifier(), False)
section("identifier_continue", lambda i, c: ("a" + c).isidentifier(), False)
section("alpha", lambda i, c: c.isalpha(), False)
section("lower", lambda i, c: c.islower(), False)
section("upper", lambda i, c: c.isupper(), False)
section("cased", lambda i, c: (c + "a").title()[-1] == "a", False)
# A final sigma looks back over what is case-ignorable for what is cased.
section("case_ignorable", lambda i, c: final("A" + c + "\u03a3") and not final(c + "\u03a3"), False)
section("printable", lambda i, c: c.isprintable(), False)
section("space", lambda i, c: c.isspace(), False)
section("linebreak", lambda i, c: len((c + "a").splitlines()) == 2, False)
section("decimal", lambda i, c: unicodedata.decimal(c, -1), -1)
section("digit", lambda i, c: unicodedata.digit(c, -1), -1)
section("numeric", numeric, "")
section("simple_lower", lambda i, c: lower(i) - i, 0)
section("simple_upper", lambda i, c: upper(i) - i, 0)
section("simple_title", lambda i, c: title(i) - i, 0)
section("full_lower", full("lower", lower), "")
section("full_upper", full("upper", upper), "")
section("full_title", full("title", title), "")
section("full_fold", full("casefold", lower), "")
section("combining", lambda i, c: unicodedata.combining(c), 0)
section("decomposition", decomposition, "")
# Pairs of code points that compose; what decomposes so but isn't here is excluded from composition.
section("composes", composes, False)
section("bidirectional", lambda i, c: unicodedata.bidirectional(c), "")
section("mirrored", lambda i, c: bool(unicodedata.mirrored(c)), False)
section("east_asian_width", lambda i, c: unicodedata.east_asian_width(c), "N")

# How the database of version 3.2.0 differs, where it does; `-` for no value.
old = unicodedata.ucd_3_2_0


def differs(method):
    def answer(i, c):
        now, then = getattr(unicodedata, method)(c), getattr(old, method)(c)
        return "" if now == then or (then == "Cn" and method == "category") else then or "-"

    return answer


def value_differs(method):
    def answer(i, c):
        now, then = getattr(unicodedata, method)(c, None), getattr(old, method)(c, None)
        return "" if now == then or old.category(c) == "Cn" else "-" if then is None else repr(then)

    return answer


def corrected(i, c):
    now, then = unicodedata.normalize("NFD", c), old.normalize("NFD", c)
    return "" if now == then or then == c else points(then)


def mirrored_differs(i, c):
    return unicodedata.mirrored(c) != old.mirrored(c) and old.category(c) != "Cn"


def bidirectional_differs(i, c):
    return "" if old.category(c) == "Cn" else differs("bidirectional")(i, c)


section("old_assigned", lambda i, c: old.category(c) != "Cn", False)
section("old_category", differs("category"), "")
section("old_bidirectional", bidirectional_differs, "")
section("old_mirrored", mirrored_differs, False)
section("old_east_asian_width", differs("east_asian_width"), "")
section("old_decimal", value_differs("decimal"), "")
section("old_numeric", value_differs("numeric"), "")
section("old_normalization", corrected, "")
