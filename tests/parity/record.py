"""Records what CPython makes of the compiler's test sources: warnings, errors and code objects.

    cpython314 run tests/parity/record.py

Reads `core/compiler/tests/data/sources.txt` and writes `outcomes.txt` beside it. In `sources.txt` each source follows a line
`%%%% MODE OPTIMIZE FLAGS`; in `outcomes.txt` what comes of it follows a line `%%%%`.
"""

import os
import sys

import parity

DATA = os.path.join(os.path.dirname(__file__), "..", "..", "core", "compiler", "tests", "data")


def main():
    with open(os.path.join(DATA, "sources.txt"), encoding="utf-8") as file:
        cases = file.read().split("%%%% ")[1:]
    with open(os.path.join(DATA, "outcomes.txt"), "w", encoding="utf-8") as file:
        for case in cases:
            header, source = case.split("\n", 1)
            mode, optimize, flags = header.split()
            outcome = parity.reference(source, "<test>", int(optimize), mode, int(flags))
            file.write("%%%%\n" + outcome.replace(parity.ARTIFACT, ""))


if __name__ == "__main__":
    sys.exit(main())
