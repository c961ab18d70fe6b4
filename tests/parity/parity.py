"""Compares code objects of the compiler with CPython's, field by field.

    cpython314 run tests/parity/parity.py CODEDUMP [--optimize N] [--jobs N] [--show N] [FILE | FOLDER]...

CODEDUMP is the example `codedump` of `taipan-compiler`. Without files, the whole library of the running CPython is compared. Prints the
first differences and a summary; exits with 1 if there are any.
"""

import argparse
import collections
import concurrent.futures
import io
import marshal
import multiprocessing
import os
import re
import subprocess
import sys
import tempfile
import tokenize
import warnings


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


ARTIFACT = "\0"


def same_line(expected, actual):
    """Whether two lines are equal, but for strings that are interned or not by chance."""
    if ARTIFACT in expected:
        return actual in (expected.replace(ARTIFACT, ""), expected.replace(ARTIFACT + "?", ""))
    return expected == actual


def same_text(expected, actual):
    if ARTIFACT not in expected:
        return expected == actual
    expected, actual = expected.splitlines(), actual.splitlines()
    return len(expected) == len(actual) and all(map(same_line, expected, actual))


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
                # A class body loads its own qualified name. Whether that is one object with co_qualname depends on what is interned
                # in this process, so both are right; ARTIFACT marks such a line.
                is_class = flags & 3 == 0
                if is_class and constant[0] == "str" and not constant[1] and constant[2] == qualname[2]:
                    lines.append(f"{'  ' * (depth + 1)}str {ARTIFACT}{escape(constant)}")
                    continue
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


def first_difference(expected, actual):
    """The first lines that differ, with the code object they are in, and the field's name."""
    expected, actual = expected.splitlines(), actual.splitlines()
    where = ""
    for line, other in zip(expected, actual):
        if line.lstrip().startswith("code "):
            where = line.strip()
        if not same_line(line, other):
            return line.split()[0], f"{where}\n  expected {line.strip()}\n  actual   {other.strip()}"
    return "length", f"{where}: {len(expected)} lines expected, {len(actual)} found"


def in_utf8(source):
    """The source as the tokenizer of the compiler can read it without codecs."""
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(source).readline)
    except SyntaxError:
        return source
    if encoding.startswith(("utf-8", "iso-8859-1", "iso-8859-15", "ascii")):
        return source
    return re.sub(rb"(coding[:=][ \t]*)[-\w.]+", rb"\1utf-8", source, count=1).decode(encoding).encode()


def compare(job):
    codedump, path, optimize = job
    with open(path, "rb") as file:
        source = file.read()
    try:
        expected = reference(source, path, optimize)
    except (ValueError, RecursionError) as error:
        return None, f"not compiled by CPython: {error}"
    with tempfile.NamedTemporaryFile() as decoded:
        decoded.write(in_utf8(source))
        decoded.flush()
        command = [codedump, "--optimize", str(optimize), "--name", path, decoded.name]
        run = subprocess.run(command, capture_output=True)
    actual = run.stdout.decode()
    if run.returncode != 0:
        return "error", run.stderr.decode(errors="replace").strip()[-400:]
    if same_text(expected, actual):
        return True, None
    return first_difference(expected, actual)


def sources(paths):
    for path in paths:
        if not os.path.isdir(path):
            yield path
            continue
        for folder, folders, files in os.walk(path):
            folders[:] = sorted(name for name in folders if name != "__pycache__")
            files = (os.path.join(folder, name) for name in sorted(files) if name.endswith(".py"))
            yield from filter(os.path.exists, files)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("codedump")
    parser.add_argument("paths", nargs="*", default=[os.path.dirname(os.__file__)])
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--show", type=int, default=20)
    parser.add_argument("--optimize", type=int, default=0)
    options = parser.parse_args()
    paths = list(sources(options.paths))
    counts = collections.Counter()
    context = multiprocessing.get_context("fork")
    with concurrent.futures.ProcessPoolExecutor(options.jobs, context) as pool:
        jobs = [(options.codedump, path, options.optimize) for path in paths]
        for path, (result, detail) in zip(paths, pool.map(compare, jobs, chunksize=8)):
            counts["equal" if result is True else result or "skipped"] += 1
            if result not in (True, None) and options.show > 0:
                options.show -= 1
                print(f"{path}: {result}\n  {detail}", flush=True)
    compared = counts.total() - counts["skipped"]
    print(f"{counts['equal']} of {compared} files equal", dict(counts))
    return 0 if counts["equal"] == compared else 1


if __name__ == "__main__":
    sys.exit(main())
