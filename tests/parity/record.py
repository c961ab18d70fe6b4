"""Records what CPython makes of the sources that the crates' own tests have, for machines without CPython.

    cpython314 run tests/parity/record.py

Reads `core/compiler/tests/data/sources.txt`, in which each source follows a line `%%%% MODE OPTIMIZE FLAGS`, and writes beside it
`outcomes.txt` (warnings, errors and code objects) and `symtables.txt`, where what comes of a source follows a line `%%%%`.
Reads `core/syntax/tests/data/snippets.txt`, a source a line, and writes beside it `grammar.txt`: two lines a case, the source with its
mode and flags, and the digest of its tree or the fields of its error.
"""

import ast
import marshal
import os
import re
import struct
import sys
import warnings

import _symtable

import files

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
COMPILER = os.path.join(ROOT, "core", "compiler", "tests", "data")
SYNTAX = os.path.join(ROOT, "core", "syntax", "tests", "data")


class Reader:
    """Reads marshal data into tuples: (kind, interned or not, value), so that nothing is lost that loading would drop."""

    def __init__(self, data):
        self.data = data
        self.at = 0
        self.refs = []

    def take(self, count):
        self.at += count
        return self.data[self.at - count:self.at]

    def number(self, size=4):
        return int.from_bytes(self.take(size), "little", signed=True)

    def read(self):
        byte = self.take(1)[0]
        kind = chr(byte & 0x7F)
        if kind == "r":
            return self.refs[self.number()]
        slot = None
        if byte & 0x80:
            slot = len(self.refs)
            self.refs.append(None)
        value = self.value(kind)
        if slot is not None:
            self.refs[slot] = value
        return value

    def items(self, kind, count):
        return (kind, [self.read() for _ in range(count)])

    def value(self, kind):
        match kind:
            case "N":
                return ("None",)
            case "T":
                return ("True",)
            case "F":
                return ("False",)
            case ".":
                return ("Ellipsis",)
            case "i":
                return ("int", self.number())
            case "l":
                count = self.number()
                digits = [int.from_bytes(self.take(2), "little") for _ in range(abs(count))]
                value = sum(digit << 15 * place for place, digit in enumerate(digits))
                return ("int", -value if count < 0 else value)
            case "g":
                return ("float", self.take(8)[::-1].hex())
            case "y":
                return ("complex", self.take(8)[::-1].hex() + " " + self.take(8)[::-1].hex())
            case "s":
                return ("bytes", self.take(self.number()))
            case "a" | "A":
                return ("str", kind == "A", self.take(self.number()).decode("latin-1"))
            case "z" | "Z":
                return ("str", kind == "Z", self.take(self.take(1)[0]).decode("latin-1"))
            case "u" | "t":
                return ("str", kind == "t", self.take(self.number()).decode("utf-8", "surrogatepass"))
            case ")":
                return self.items("tuple", self.take(1)[0])
            case "(":
                return self.items("tuple", self.number())
            case ">":
                return self.items("frozenset", self.number())
            case ":":
                return self.items("slice", 3)
            case "c":
                numbers = [self.number() for _ in range(5)]
                fields = [self.read() for _ in range(8)]
                return ("code", numbers, fields, self.number(), self.read(), self.read())
        raise ValueError(f"marshal type {kind!r}")


def escape(value):
    _, interned, text = value
    plain = lambda char: " " <= char <= "~" and char not in "'\\"
    body = "".join(char if plain(char) else "\\u{%x}" % ord(char) for char in text)
    return ("" if interned else "?") + "'" + body + "'"


def dump(value, depth, lines):
    pad = "  " * depth
    kind = value[0]
    match kind:
        case "str":
            lines.append(f"{pad}str {escape(value)}")
        case "bytes":
            lines.append(f"{pad}bytes {value[1].hex()}")
        case "frozenset":
            # The order in memory depends on hashes; marshal sorts, and so does this text.
            parts = []
            for item in value[1]:
                dump(item, depth + 1, part := [])
                parts.append("".join(line + "\n" for line in part))
            lines.append(f"{pad}frozenset {len(parts)}")
            lines.extend("".join(sorted(parts)).splitlines())
        case "tuple" | "slice":
            lines.append(f"{pad}{kind} {len(value[1])}")
            for item in value[1]:
                dump(item, depth + 1, lines)
        case "code":
            _, numbers, fields, firstlineno, linetable, exceptiontable = value
            argcount, posonly, kwonly, stacksize, flags = numbers
            bytecode, consts, names, local_names, kinds, filename, name, qualname = fields
            listed = lambda names: " ".join(map(escape, names[1]))
            for field, text in [
                ("code", escape(qualname)), ("name", escape(name)), ("filename", escape(filename)),
                ("args", f"{argcount} {posonly} {kwonly}"), ("stacksize", stacksize), ("flags", f"{flags:x}"),
                ("firstlineno", firstlineno), ("bytecode", bytecode[1].hex()), ("names", listed(names)),
                ("locals", listed(local_names)), ("kinds", kinds[1].hex()), ("linetable", linetable[1].hex()),
                ("exceptiontable", exceptiontable[1].hex()), ("consts", len(consts[1])),
            ]:
                lines.append(f"{pad}{field} {text}")
            for constant in consts[1]:
                dump(constant, depth + 1, lines)
        case _:
            lines.append(pad + " ".join(map(str, value)))


def reference(source, name, optimize=0, mode="exec", flags=0):
    """The text of CPython's code object."""
    lines = []
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            code = compile(source, name, mode, flags, dont_inherit=True, optimize=optimize)
        except SyntaxError as error:
            code = None
            kind = type(error).__name__.removesuffix("Error").removeprefix("_")
            places = f"{error.lineno} {error.offset} {error.end_lineno} {error.end_offset}"
            lines.append(f"error {kind} {places}: {error.msg}")
    for position, warning in enumerate(caught):
        lines.insert(position, f"warning {warning.category.__name__} {warning.lineno} {warning.message}")
    if code is not None:
        dump(Reader(marshal.dumps(code)).read(), 0, lines)
    return "\n".join(lines) + "\n"


def symtable(source, mode):
    lines = []
    try:
        files.scope_lines(_symtable.symtable(source, "<test>", mode), 0, lines)
    except SyntaxError as error:
        lines.append(f"error {error.msg}")
    return "\n".join(lines) + "\n"


def record_outcomes():
    with open(os.path.join(COMPILER, "sources.txt"), encoding="utf-8") as file:
        cases = file.read().split("%%%% ")[1:]
    outcomes = open(os.path.join(COMPILER, "outcomes.txt"), "w", encoding="utf-8")
    symtables = open(os.path.join(COMPILER, "symtables.txt"), "w", encoding="utf-8")
    with outcomes, symtables:
        for case in cases:
            header, source = case.split("\n", 1)
            mode, optimize, flags = header.split()
            outcomes.write("%%%%\n" + reference(source, "<test>", int(optimize), mode, int(flags)))
            symtables.write("%%%%\n" + symtable(source, mode))


def text(value):
    out = []
    for c in value:
        if c in "'\\":
            out.append("\\" + c)
        elif " " <= c < "\x7f":
            out.append(c)
        else:
            out.append("\\%x;" % ord(c))
    return "'" + "".join(out) + "'"


def constant(value):
    if isinstance(value, bool) or value is None or value is Ellipsis:
        return repr(value)
    if isinstance(value, int):
        return hex(value)
    if isinstance(value, float):
        return "f%016x" % struct.unpack("<Q", struct.pack("<d", value))
    if isinstance(value, complex):
        return "j%016x" % struct.unpack("<Q", struct.pack("<d", value.imag))
    if isinstance(value, bytes):
        return "b" + text(value.decode("latin-1"))
    return text(value)


def dump_tree(node):
    parts = []
    for name in node._fields:
        value = getattr(node, name, None)
        is_constant = name == "str" or name == "value" and isinstance(node, (ast.Constant, ast.MatchSingleton))
        if is_constant:
            parts.append(f"{name}={constant(value)}")
        elif value is None or value == [] or name == "ctx" and isinstance(value, ast.Load):
            continue
        elif isinstance(value, list):
            parts.append(f"{name}=[{', '.join(item(v) for v in value)}]")
        else:
            parts.append(f"{name}={item(value)}")
    if node._attributes:
        parts.append(", ".join(f"{a}={getattr(node, a)}" for a in node._attributes))
    return f"{type(node).__name__}({', '.join(parts)})"


def item(value):
    if isinstance(value, ast.AST):
        return dump_tree(value)
    if isinstance(value, str):
        return text(value)
    return repr(value)


def fnv(data):
    value = 0xCBF29CE484222325
    for byte in data:
        value = (value ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return value


def describe(e):
    text = "None" if e.text is None else f"<{e.text}>"
    metadata = "%d,%d" % e._metadata[:2] if e._metadata else "None"
    return f"{type(e).__name__}: {e.msg} {e.lineno} {e.offset} {e.end_lineno} {e.end_offset} {text} {metadata}"


def answer(source, mode, flags):
    """The digest of a tree, or the fields of the error, and the warnings, in a line."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            tree = compile(source, "<string>", mode, ast.PyCF_ONLY_AST | flags, dont_inherit=True)
            answer = "ok %016x" % fnv(dump_tree(tree).encode("utf-8", "surrogatepass"))
        except SyntaxError as error:
            answer = describe(error)
        except Exception as error:
            answer = f"{type(error).__name__}: {error}"
    for warning in caught:
        message = str(warning.message).replace("\\", "\\\\").replace('"', '\\"')
        answer += f'; {warning.category.__name__.removesuffix("Warning")} {warning.lineno} "{message}"'
    return answer.replace("\n", "\\n").replace("\r", "\\r")


def unescape(line):
    return re.sub(r"\\(.)", lambda match: {"n": "\n", "r": "\r", "t": "\t"}.get(match[1], match[1]), line)


def escape_source(source):
    return source.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")


def record_grammar():
    with open(os.path.join(SYNTAX, "snippets.txt"), encoding="utf-8") as file:
        sources = dict.fromkeys(unescape(line.rstrip("\n")) for line in file)
    cases = []
    for source in sources:
        if "\0" in source or any("\ud800" <= char <= "\udfff" for char in source):
            continue
        cases.append((source, "exec", 0))
        if "func_type" in source or "->" in source and source.startswith("("):
            cases.append((source, "func_type", 0))
        cases += [(source, "eval", 0), (source, "single", 0), (source, "single", 0x4200), (source, "exec", 0x5000)]
    with open(os.path.join(SYNTAX, "grammar.txt"), "w", encoding="utf-8") as file:
        for source, mode, flags in cases:
            file.write(f"{mode} {flags} {escape_source(source)}\n{answer(source, mode, flags)}\n")


def main():
    sys.setrecursionlimit(20000)
    record_outcomes()
    record_grammar()


if __name__ == "__main__":
    main()
