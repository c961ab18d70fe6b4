"""Compares the trees that taipan-syntax makes with the reference interpreter's.

Run it with the reference: `cpython314 run tests/astdump.py ASTDUMP [FILE...]`, where ASTDUMP is the built example
`astdump` of core/syntax (with the feature `names`); without files, every file of the library is compared.
"""

import ast
import os
import struct
import subprocess
import sys
import tokenize
import warnings


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


def dump(node):
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
        return dump(value)
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


def reference(path):
    with open(path, "rb") as file:
        source = file.read()
    try:
        return dump(compile(source, "x", "exec", ast.PyCF_ONLY_AST))
    except SyntaxError as error:
        return describe(error).replace("\n", "\\n")


def foreign(path):
    """Whether a file is in an encoding that the interpreter, not the tokenizer, would have to decode."""
    try:
        with open(path, "rb") as file:
            encoding = tokenize.detect_encoding(file.readline)[0]
    except SyntaxError:
        return False
    return encoding not in ("utf-8", "utf-8-sig", "iso-8859-1", "ascii")


def library():
    for folder, folders, files in os.walk(os.path.dirname(os.__file__)):
        folders.sort()
        for name in sorted(files):
            path = os.path.join(folder, name)
            if name.endswith(".py") and os.path.exists(path) and not foreign(path):
                yield path


def main():
    warnings.simplefilter("ignore")
    sys.setrecursionlimit(20000)
    program, files = sys.argv[1], sys.argv[2:] or list(library())
    good, bad = 0, []
    for start in range(0, len(files), 50):
        chunk = files[start : start + 50]
        output = subprocess.run([program, *chunk], capture_output=True).stdout.decode().split("\n")
        for path, line in zip(chunk, output):
            expected = reference(path)
            if line == expected:
                good += 1
            else:
                at = next((i for i, (a, b) in enumerate(zip(line, expected)) if a != b), 0)
                bad.append(path)
                print(path, "\n  got ", line[max(0, at - 60) : at + 120], "\n  want", expected[max(0, at - 60) : at + 120])
    print(f"{good} equal, {len(bad)} different")


main()
