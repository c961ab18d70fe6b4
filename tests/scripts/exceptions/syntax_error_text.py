# needs: lib files
"""What a SyntaxError has for text: what the parser saw, or else the line of the file that is named; and its args."""

import os
import symtable
import tempfile

SOURCES = {
    "mark": b"\xef\xbb\xbfreturn # \xc3\xa9\n",
    "latin": b"# coding: latin-1\nreturn # \xe9\n",
    "long": b"x = 1\nreturn " + b" " * 1500 + b"1\n",
    "returns": b"x = 1\r\nreturn 1\rx",
    "unended": b"return",
    "undeclared": b"return # \xe9\n",
    "empty": b"",
}
PROGRAMS = [
    "return", "a\nb\nreturn", "def f(a, a): pass", "\ndef f():\n x\n global x", "from __future__ import x", "x = (",
    "from __future__ import braces", "nonlocal x", "class C[__debug__]: pass", "(a for b in c) = 1", "await x", "break",
    "def f():\n  from a import *", "a\0b", "x = 1 +", "f(**a, *b)", "  x", "'", "\\ ", "{x: y for z in t}.a := 1",
]


def show(label, action, *arguments):
    try:
        action(*arguments)
        print(label, "fine")
    except SyntaxError as error:
        places = error.lineno, error.offset, error.end_lineno, error.end_offset
        text = error.text and error.text.rstrip(" ")
        text = text if text is None or len(text) < 80 else len(error.text)
        arguments = [
            os.path.basename(item) if isinstance(item, str) and len(item) < 900 else type(item).__name__
            for item in (error.args[1] if len(error.args) > 1 else ())
        ]
        print(label, type(error).__name__, error.msg, places, repr(text), len(error.args), arguments)


for program in PROGRAMS:
    show(repr(program), compile, program, "<nowhere>", "exec")
    show(" table", symtable.symtable, program, "<nowhere>", "exec")
with tempfile.TemporaryDirectory() as folder:
    for name, content in SOURCES.items():
        path = os.path.join(folder, name)
        with open(path, "wb") as file:
            file.write(content)
        for program in [content, b"a\nb\nc\nd\nreturn", b"def f(a, a): pass", b"\nnonlocal x"]:
            show(f"{name} {program[:20]}", compile, program, path, "exec")

for program in [
    b"return # \xe9\n", b"x = 1\n\nreturn # \xe9\n", b"# coding: foo\nx", b"\xef\xbb\xbf# coding: latin-1\nx", b"# coding: utf-8\n\xe9",
    b"# coding: ascii\nx = '\xe9'", b"x = \xff\n", b"'\xe9'", b"# coding: cp1252\nx = '\x81'", b"# coding: base64\nx",
    b"\n# coding: utf-7\nx = +AA-(", b"\xef\xbb\xbfx = (", b"# coding: cp1252\nx = '\x80", b"# coding: koi8-r\n\xc1 = $",
]:
    show(repr(program), compile, program, "<nowhere>", "exec")
for coding, text in [("cp1252", "\u20ac"), ("koi8-r", "\u0430"), ("utf-7", "\u20ac"), ("iso-8859-15", "\u20ac")]:
    namespace = {}
    exec(compile(f"# coding: {coding}\nx = '{text}'".encode(coding), "<nowhere>", "exec"), namespace)
    print(coding, namespace["x"] == text)
