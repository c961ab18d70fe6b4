"""Records what CPython makes of the compiler's test sources: warnings, errors and code objects, and symbol tables.

    cpython314 run tests/parity/record.py

Reads `core/compiler/tests/data/sources.txt` and writes `outcomes.txt` and `symtables.txt` beside it. In `sources.txt` each source follows
a line `%%%% MODE OPTIMIZE FLAGS`; in the others what comes of it follows a line `%%%%`.
"""

import _symtable
import os
import sys

import parity

DATA = os.path.join(os.path.dirname(__file__), "..", "..", "core", "compiler", "tests", "data")


def scope_lines(scope, depth, lines):
    """A scope: type, name, line, nesting, parameters, and its symbols in order, with their flags in hexadecimal."""
    symbols = " ".join(f"{name}:{flags:x}" for name, flags in scope.symbols.items())
    parameters = ",".join(scope.varnames)
    lines.append(f"{'  ' * depth}{scope.type} {scope.name} {scope.lineno} {scope.nested} ({parameters}) {symbols}".rstrip())
    for child in scope.children:
        scope_lines(child, depth + 1, lines)


def symtable(source, mode):
    lines = []
    try:
        scope_lines(_symtable.symtable(source, "<test>", mode), 0, lines)
    except SyntaxError as error:
        lines.append(f"error {error.msg}")
    return "\n".join(lines) + "\n"


def main():
    with open(os.path.join(DATA, "sources.txt"), encoding="utf-8") as file:
        cases = file.read().split("%%%% ")[1:]
    outcomes = open(os.path.join(DATA, "outcomes.txt"), "w", encoding="utf-8")
    symtables = open(os.path.join(DATA, "symtables.txt"), "w", encoding="utf-8")
    with outcomes, symtables:
        for case in cases:
            header, source = case.split("\n", 1)
            mode, optimize, flags = header.split()
            outcome = parity.reference(source, "<test>", int(optimize), mode, int(flags))
            outcomes.write("%%%%\n" + outcome.replace(parity.ARTIFACT, ""))
            symtables.write("%%%%\n" + symtable(source, mode))


if __name__ == "__main__":
    sys.exit(main())
