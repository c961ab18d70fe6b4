"""Prints the tokens of Python files as CPython's tokenizer gives them, in the form of tokens.rs.

    cpython314 run tokens.py [--plain | --extra | --parse] FILE...
"""

import io
import sys
import token
import tokenize
from _tokenize import TokenizerIter


# What the tokenizer decodes without help.
NATIVE = ["utf-8", "utf-8-sig", "iso-8859-1", "iso-8859-15", "ascii", "utf8", "latin1"]


def lines(source):
    rest = source
    while rest:
        length = rest.find(b"\n") + 1 or len(rest)
        yield rest[:length]
        rest = rest[length:]


def describe(error):
    text = None if error.text is None else error.text.encode().hex()
    print(type(error).__name__, error.msg, error.lineno, error.offset, text)


def show(source, extra):
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
        describe(error)


def show_as_parsed(source):
    """The tokens with columns in bytes, from the decoded source."""
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(source).readline)
        if encoding not in NATIVE:
            return print("SyntaxError unknown encoding:", encoding, "0 -1 None")
        text = io.TextIOWrapper(io.BytesIO(source), encoding).read()
    except (SyntaxError, UnicodeDecodeError):
        try:
            compile(source, "<string>", "exec")
        except SyntaxError as error:
            return describe(error)
        return print("undecodable")
    physical = text.split("\n")

    def column(place):
        line, column = place
        return column if column < 1 else len(physical[line - 1][:column].encode())

    try:
        tokens = TokenizerIter(
            lines(text.encode()).__next__, extra_tokens=False, encoding="utf-8"
        )
        number = 0
        for number, text, start, end, line in tokens:
            last = column(end)
            # The parser's tokens end where the tokenizer has read to: after a
            # newline, after the second of two braces.
            if number == token.NEWLINE:
                last += 1
            elif number in (token.FSTRING_MIDDLE, token.TSTRING_MIDDLE):
                if text[-1:] in ("{", "}") and physical[end[0] - 1][end[1]] == text[-1]:
                    last += 1
            place = start[0], column(start), end[0], last
            print(number, "%d,%d-%d,%d" % place, text.encode().hex())
        if not source:
            print("0 0,-1-0,-1 ")
    except SyntaxError:
        try:
            compile(source, "<string>", "exec")
        except SyntaxError as error:
            describe(error)


modes = ["--plain", "--extra", "--parse"]
for path in [argument for argument in sys.argv[1:] if argument not in modes]:
    print("==", path)
    with open(path, "rb") as file:
        source = file.read()
    if "--parse" in sys.argv:
        show_as_parsed(source)
    else:
        show(source, "--extra" in sys.argv)
