"""Print normalize.txt: texts, and what CPython normalizes them to.

Run it on the reference: `cpython314 run core/unicode/tests/data/normalize.py > core/unicode/tests/data/normalize.txt`.
A line is a text, then NFC, NFD, NFKC and NFKD, each `=` if it is the text itself; then the forms it is said to be in;
then NFC and NFKC by the tables of version 3.2.
"""

import random
import unicodedata

FORMS = "NFC", "NFD", "NFKC", "NFKD"
random.seed(16)
everything = list(map(chr, range(0x110000)))
decomposed = [c for c in everything if unicodedata.normalize("NFKD", c) != c]
marks = [c for c in everything if unicodedata.combining(c)]
by_class = {unicodedata.combining(c): c for c in marks}
parts = sorted({part for c in decomposed if not 0xAC00 <= ord(c) < 0xD7A4 for part in unicodedata.normalize("NFKD", c)})
seconds = [c for c in parts if unicodedata.normalize("NFC", "a" + c) != "a" + c or unicodedata.combining(c)]
hangul = [chr(c) for c in (0x1100, 0x1112, 0x1113, 0x1161, 0x1175, 0x1176, 0x11A7, 0x11A8, 0x11C2, 0xAC00, 0xAC01, 0xD788)]


def points(text):
    return " ".join(f"{ord(c):X}" for c in text)


texts = {""}
for _ in range(1000):
    pools = [decomposed, marks, parts, parts, seconds, list(by_class.values()), list("aAeioK \ud800")]
    texts.add("".join(random.choice(random.choice(pools)) for _ in range(random.randint(2, 7))))
for _ in range(100):
    texts.add("".join(random.choice(hangul + ["\u0301"]) for _ in range(random.randint(2, 5))))
for c in random.sample(decomposed, 200):
    text = list(unicodedata.normalize("NFD", c) + "\u0323\u0301\u0327")
    random.shuffle(text)
    texts.add("".join(text))
for text in sorted(texts):
    forms = [unicodedata.normalize(form, text) for form in FORMS]
    forms += [unicodedata.ucd_3_2_0.normalize(form, text) for form in ("NFC", "NFKC")]
    shown = ["=" if form == text else points(form) for form in forms]
    are = " ".join(f for f in FORMS if unicodedata.is_normalized(f, text))
    print(";".join([points(text), *shown[:4], are, *shown[4:]]))
