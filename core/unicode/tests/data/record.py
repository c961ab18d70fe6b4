"""Print digests.txt: a checksum, for every property and 4,096 code points, of what CPython answers.

Run it on the reference: `cpython314 run core/unicode/tests/data/record.py > core/unicode/tests/data/digests.txt`.
What is summed is a line of text for each code point; `tests/digests.rs` writes the same lines.
"""

import ctypes
import struct
import unicodedata
import zlib

api = ctypes.pythonapi
for name in "lower", "upper", "title":
    function = getattr(api, f"_PyUnicode_To{name.title()}case")
    function.argtypes, function.restype = [ctypes.c_uint32], ctypes.c_uint32


def points(text):
    return " ".join(f"{ord(c):X}" for c in text)


def number(value):
    return "" if value is None else str(value)


def bits(value):
    return "" if value is None else struct.pack(">d", value).hex()


def final(text):
    return text.lower().endswith("\u03c2")


PROPERTIES = {
    "category": unicodedata.category,
    "is_identifier_start": lambda c: int(c.isidentifier()),
    "is_identifier_continue": lambda c: int(("a" + c).isidentifier()),
    "is_alpha": lambda c: int(c.isalpha()),
    "is_alnum": lambda c: int(c.isalnum()),
    "is_decimal": lambda c: int(c.isdecimal()),
    "is_digit": lambda c: int(c.isdigit()),
    "is_numeric": lambda c: int(c.isnumeric()),
    "is_space": lambda c: int(c.isspace()),
    "is_linebreak": lambda c: int(len((c + "a").splitlines()) == 2),
    "is_printable": lambda c: int(c.isprintable()),
    "is_lower": lambda c: int(c.islower()),
    "is_upper": lambda c: int(c.isupper()),
    "is_title": lambda c: int(c.istitle() and not c.isupper()),
    "is_cased": lambda c: int((c + "a").title()[-1] == "a"),
    "is_case_ignorable": lambda c: int(final("A" + c + "\u03a3") and not final(c + "\u03a3")),
    "to_decimal": lambda c: number(unicodedata.decimal(c, None)),
    "to_digit": lambda c: number(unicodedata.digit(c, None)),
    "to_numeric": lambda c: bits(unicodedata.numeric(c, None)),
    "to_lower": lambda c: f"{api._PyUnicode_ToLowercase(ord(c)):X}",
    "to_upper": lambda c: f"{api._PyUnicode_ToUppercase(ord(c)):X}",
    "to_title": lambda c: f"{api._PyUnicode_ToTitlecase(ord(c)):X}",
    "to_lower_full": lambda c: points(c.lower()),
    "to_upper_full": lambda c: points(c.upper()),
    "to_title_full": lambda c: points(c.title()),
    "to_folded_full": lambda c: points(c.casefold()),
    "combining": unicodedata.combining,
    "nfc": lambda c: points(unicodedata.normalize("NFC", c)),
    "nfkc": lambda c: points(unicodedata.normalize("NFKC", c)),
    "nfd": lambda c: points(unicodedata.normalize("NFD", c)),
    "nfkd": lambda c: points(unicodedata.normalize("NFKD", c)),
    "is_nfc": lambda c: int(unicodedata.is_normalized("NFC", c)),
    "is_nfkc": lambda c: int(unicodedata.is_normalized("NFKC", c)),
    "is_nfd": lambda c: int(unicodedata.is_normalized("NFD", c)),
    "is_nfkd": lambda c: int(unicodedata.is_normalized("NFKD", c)),
    "bidirectional": unicodedata.bidirectional,
    "east_asian_width": unicodedata.east_asian_width,
    "is_mirrored": unicodedata.mirrored,
    "decomposition": unicodedata.decomposition,
    "name": lambda c: unicodedata.name(c, ""),
}
old = unicodedata.ucd_3_2_0
PROPERTIES |= {
    "old_category": old.category,
    "old_bidirectional": old.bidirectional,
    "old_east_asian_width": old.east_asian_width,
    "old_is_mirrored": old.mirrored,
    "old_combining": old.combining,
    "old_to_decimal": lambda c: number(old.decimal(c, None)),
    "old_to_numeric": lambda c: bits(old.numeric(c, None)),
    "old_decomposition": old.decomposition,
    "old_nfc": lambda c: points(old.normalize("NFC", c)),
    "old_nfkc": lambda c: points(old.normalize("NFKC", c)),
    "old_nfd": lambda c: points(old.normalize("NFD", c)),
    "old_nfkd": lambda c: points(old.normalize("NFKD", c)),
    "old_name": lambda c: old.name(c, ""),
}

for name, answer in PROPERTIES.items():
    sums = []
    for block in range(0, 0x110000, 0x1000):
        text = "".join(f"{answer(chr(i))}\n" for i in range(block, block + 0x1000))
        sums.append(f"{zlib.crc32(text.encode()):08x}")
    # Blocks that have the sum of the one before are written as `.`.
    shown = [sums[0]] + ["." if now == before else now for before, now in zip(sums, sums[1:])]
    print(name, *shown)
