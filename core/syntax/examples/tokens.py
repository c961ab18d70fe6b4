"""Prints the tokens of Python files as CPython's tokenizer gives them, in the form of tokens.rs.

    cpython314 run tokens.py [--extra] FILE...
"""

import sys
from _tokenize import TokenizerIter


def lines(source):
    rest = source
    while rest:
        length = rest.find(b"\n") + 1 or len(rest)
        yield rest[:length]
        rest = rest[length:]


def show(path, extra):
    print("==", path)
    with open(path, "rb") as file:
        source = file.read()
    try:
        for number, text, start, end, line in TokenizerIter(
            lines(source).__next__, extra_tokens=extra, encoding="utf-8"
        ):
            print(
                number,
                "%d,%d-%d,%d" % (*start, *end),
                text.encode().hex(),
                line.encode().hex(),
            )
    except SyntaxError as error:
        kind = {SyntaxError: "Syntax", IndentationError: "Indentation", TabError: "Tab"}
        print(kind[type(error)], error.msg, error.lineno, error.offset, repr(error.text))


paths = sys.argv[1:]
extra = "--extra" in paths
for path in paths:
    if path != "--extra":
        show(path, extra)
