"""Records the reference interpreter's answers for the tokenizer's and the string parser's tests.

    cd core/syntax/tests/data && cpython314 run generate.py

`tokens.txt`, `errors.txt`, `files.txt`, `warnings.txt` and `strings.txt` are rewritten. A record begins with a line
`text` or `bytes`; the fields of a line are parted by tabs, and escaped as in Python's literals.
"""

import ast
import ctypes
import os
import re
import tempfile
import warnings
from _tokenize import TokenizerIter

# Sources whose tokens are recorded.
TOKENS = [
    "",
    "\n",
    "x",
    "x = 1\n",
    "# comment",
    "# comment\n\n  # comment\n",
    "x # comment\n",
    "if x:\n    y\n\n    z\n",
    "if x:\n  if y:\n    z\n# c\n  # c\na\n",
    "if x:\n    # c\n    y",
    "if x:\n\ty\n\tz\n",
    "if x:\n \ty\n \tz\n",
    "if x:\n  \\\n    y\nz\n",
    "\f  x\n",
    "  \fx\n",
    "x = (1,\n  2, # c\n\n  3)\n",
    "x = [\n]\n",
    "x = 1 + \\\n  2\n",
    "x\r\ny = '''\r\n'''\r\n(\r\n)\r\n",
    "( ) [ ] : , ; + - * / | & < > = . % { } == != <= >= ~ ^ << >> **\n",
    "+= -= *= /= %= &= |= ^= <<= >>= **= // //= @ @= -> ... := !\n",
    "..  .... a.b .5 5. 1..real\n",
    "0 00 0_0 1 1_000 0xFF_ff 0o17 0b1_0 1e5 1E+5 1.5e-5 .5j 1j 0e0 00.5 09.5 09e1 09j 1_0.0_1e1_0\n",
    "a _ a1 \xe9t\xe9 \u2118 a\xb7 \U0001d516\n",
    "'a' \"b\" r'\\' b'' Rb'' u'' '\\'' '\\\n' \"\"\"a'\"b\"\"\" '''\n\n'''\n",
    "x = '''a\n  b''' + y\n",
    "f''\n",
    "f'a{b}c' rf'\\{x}' Rt'{y}' T'z'\n",
    "f'{{a}}{{{b}}}'\n",
    "f'{a!r:>{w}.{p}} {b=} {c = !s}'\n",
    "f'{a:{b:{c}}}'\n",
    "f'{a[\"b\"]}{x:=5}{(y:=5)}{lambda: 1}{a!=b}'\n",
    "f'\\N{BULLET} \\n {a}\\\n'\n",
    "f\"{f'{f\"{x}\"}'}\"\n",
    "f\"{f'{x}' + f\"{y}\"}\"\n",
    "f'''a\n{\n  b # c\n}\n  d'''\n",
    'f"""{x:\n  }"""\n',
    "t'{x!r}' f'{y:%d}' ''\n",
    "match x:\n  case _: type = async\n",
    "def f(x, /, *, y): return x<>y\n",
    "\xe9 = f'\xe9{\xe9}\u20ac' # \xe9\n",
    "$ ? `\n",
    "x = (1\n",
    "if x:\n    y\n  z\n",
]

# Sources that the tokenizer itself rejects. Text is compiled as str, bytes as bytes.
ERRORS = [
    # Encodings.
    b"\xff",
    b"x = 1\n\xffy",
    b'"\xff"',
    b"#\xff\n",
    b"# coding: utf-8\n#\xff\n",
    b"# coding: foo\n",
    b"# coding: foo",
    b"\n# vim: set fileencoding=foo :\n",
    b'# coding: ascii\nx="\xe9"',
    b'# coding: US_ASCII\nx="\xe9"',
    b'# coding: utf8\nx="\xff"',
    b'# coding: utf8\nx="\xe2\x82"',
    b'# coding: utf8\nx="\xe2\x28\xa1"',
    b'# coding: utf8\nx="\xe2\x82x"',
    b"\xef\xbb\xbf# coding: latin-1\n",
    b"\xef\xbb\xbf#\n# coding: Latin_1-unix\n",
    "x = 1\0",
    b"x\0",
    # Characters.
    "a\u20ac",
    "\ufeff1",
    "\xb7a",
    "x\xa0",
    "\u200b",
    "f(a, \u201cb\u201d)",
    "1\u0660",
    "1\u20ac",
    "a = \U000e0100",
    "\x01",
    "\xe9 = 1 \x01 \xe9",
    "\x7f",
    # Numbers.
    *"1__0 1_ 1_000_ 1_a 0_ 00_ 0_1 0_7 08 00012 09_1 0b 0b_ 0b2 0b12 0b1a 0b1_2 0o 0o_ 0o8 0o_9 0o7a 0x".split(),
    *"0x_ 0xg 0xfg 0x1_ 1e 1ee 1e+ 1e+x 1.e 1.5a 1jj 1j_ 1a 1i .5_ 1._ 1.5_e3 9_9__9 0XG 0B3 0O9 1_0a".split(),
    "\xe9 = 08",
    "\xe9 = 1__0",
    # Strings.
    '"abc',
    "x = 'a\\'",
    '"\\',
    "'''abc\n\n",
    "x = 1\ny = '''\nabc",
    'x = ("a\n)',
    *["ub''", "x = UR''", "uf''", "ut''", "bf''", "bt''", "ft''", "\xe9 = tbf''", "fu''", "rbt''"],
    # f-strings and t-strings.
    'f"}"',
    't"a}b"',
    'f"{a}}"',
    'f"abc',
    "t'abc",
    'f"""abc\n{x}\n',
    'f"{a:\n}"',
    't"{a:\n}"',
    'f"{"a}',
    "f'{'a",
    'f"{a)}"',
    't"{(]}"',
    'f"{a:{b)}}"',
    'f"{a:{b:{c:{d}}}}"',
    "t'{a:{b:{c:{d}}}}'",
    'f"{a:{b:{c}}}"\n$\x02',
    # Parentheses.
    "(",
    "x = (\n",
    "[{(\n\n1",
    "(]",
    "(\n]",
    "x = [\n1)",
    "}",
    "\xe9 = )",
    "(" * 201,
    "f'" + "{" * 3 + "'",
    # Lines.
    "x = \\ y\n",
    "x \\",
    "\\",
    "\n\n(a\\ b",
    'x = """\n\\ \n"""  \\ a',
    "if x:\n  \\ y\n",
    "\xe9\\\xe9",
    # Indentation.
    "if x:\n  y\n z\n",
    "if x:\n\n  y\n z",
    "if x:\n    if y:\n        z\n      \xe9 = 1\n",
    "if x:\n  y\n\tz\n",
    "if x:\n        y\n\tz\n",
    "if x:\n\ty\n        z\n",
    "\n".join(" " * i + "if x:" for i in range(101)),
]

# Files, which are run: some errors are worded and placed otherwise than those of compile().
FILES = [
    b"# coding: foo\nx\n",
    b"\n# coding: foo\nx\n",
    b'# coding: ascii\nx="\xe9"\n',
    b'x=1\n# coding: ascii\nx="\xe9"\n',
    b'#\n# coding: ascii\n\nx="\xe9"\n',
    b"\xef\xbb\xbf# coding: latin-1\nx\n",
    b'x=1\ny="\xff"\n',
    b'y="\xff"\n',
    b'#\ny="\xff"\n',
    b'\ny="\xff"\n',
    b'x\nx\ny="\xff"\n',
    b'y="\xff"',
    b'x = $\ny="\xff"',
    b'x = (\ny="\xff"',
    b"x=1\ny=\0 2\n",
    b"\0",
    b'# coding: utf8\nx="\xff"\n',
    b'# coding: utf-8\nx="\xff"\n',
    b"# coding: utf-8\nx=1 #\xff\n",
    b"# coding: utf-8\n\xff=1",
    b'# coding: utf-8\nx=b"\xff"',
    b'\xef\xbb\xbfx="\xff"',
    b"x=1\ny=(1,\nz 2)\n",
    b"x=$",
    b"x=$\n",
    b'x = """\na\n""" + \\ b\n',
    b"x=1\r\ny=$\r\nz",
    b'x = """a\nb\nc""" $\n',
    b"1\n  y",
    b"x = (",
    b"x = (\n",
    b'x = "abc',
    b'x = """abc\n\n',
    b"if 1:\n    x\n  y",
    b'# coding: latin-1\nx = "\xe9" $\n',
    b'# coding: latin-1\nx = "\xe9',
    b"def f(:\n  pass",
    b"x = 08",
    b'f"{a b}"',
    b"\xc3\xa9 = $",
    b"x = 1 +",
    b"for x in y:\n",
    b'"\\x1"',
    b"x\\",
    b"import a.b as\n\n\n",
]

# Sources the tokenizer or the string parser warns of.
WARNINGS = [
    *["1if 2 else 3", "x = 1or 2", "\xe9 = 1and 2", "[0x1for x in y]", "[1in x]", "1is x", "0b1or 2", "0o7or 2"],
    *["1jif 2 else 3", "1.5else 2", "1not in x", "x = 1else 3 if 2else 3", "(1if 2else 3)"],
    'x = f"\\{1}"',
    '\xe9 = f"\xe9\\}}"',
    't"\\{x}"',
    'rf"\\{x}" f"\\{y}"',
]

# String literals without replacement fields.
STRINGS = [
    *["''", '"a"', "'''a'''", "r'a\\n'", "R'\\'", "b'a'", "B'a'", "br'\\x'", "Rb'\\x'", "u'a'", "U'a'"],
    r"'\a\b\f\n\r\t\v\\\'\"\0\7\12\123\1234'",
    r"b'\a\b\f\n\r\t\v\\\'\"\0\7\12\123\1234'",
    r"'\x41\u00e9\U0001f600\ud800\udc00'",
    r"b'\x41\xff\u00e9\N{DIGIT ONE}'",
    r"'\N{LATIN SMALL LETTER E WITH ACUTE}\N{digit one}\N{LF}\N{HANGUL SYLLABLE GA}\N{CJK UNIFIED IDEOGRAPH-4E00}'",
    "'a\\\nb'",
    "'''a\n\\\nb'''",
    "b'''a\\\nb'''",
    "'\xe9\u20ac\U0001f600'",
    "r'\xe9\\\xe9'",
    "'\\\xe9'",
    "'a' 'b'",
    "'a' r'\\' \"c\"",
    "u'a' 'b'",
    "'a' u'b'",
    "b'a' b'\\x62' rb'\\'",
    "'' ''",
    "'a' b'b'",
    "b'a' 'b'",
    "b'\xe9'",
    "'a' b'\xe9'",
    "br'\xe9\\'",
    *[r"'\x'", r"'\x1'", r"'a\xg1'", r"'\u12'", r"'ab\u123'", r"'\U0001'", r"'\U00110000'", r"'\Uffffffff'"],
    *[r"'\N'", r"'\N{'", r"'\N{}'", r"'\N{foo}'", r"'a\N{foo} \x1'", r"'\d\x1'", r"b'\x'", r"b'a\x1'", r"b'\xg'"],
    "'\xe9\\x1'",
    "'\\\xe9\\x1'",
    "'\xe9\\\\\xe9\\x1'",
    "'\\N{\xe9}'",
    "'''\xe9\n\xe9\\u1'''",
    *[r"'\d'", r"b'\d'", r"'\400'", r"'\777'", r"b'\400'", r"'\8'", r"'\z\d'", r"'a' 'b\d'", r"b'\u1'", r"'\ '"],
    "x = '\xe9\\d'",
    "'''a\nb\\d'''",
    "'''a\n\xe9\\d'''",
    "'''\\\n\\d'''",
    "'''\n\n  \\777'''",
    "b'''\n \\q'''",
    "r'\\d' 'b\\d' '\\q'",
    "x = 1 + '''a\n b\\d''' ",
]


def escape(field):
    if isinstance(field, bytes):
        field = field.decode("latin-1")
    return field.encode("unicode_escape").decode() if isinstance(field, str) else str(field)


def line(*fields):
    return "\t".join(map(escape, fields))


def place(tag, error):
    return line(
        tag,
        type(error).__name__,
        error.msg,
        error.lineno,
        error.offset,
        error.end_lineno,
        error.end_offset,
        error.text,
    )


def parse(source, action):
    """The tree or the error, and the warnings."""
    with warnings.catch_warnings(record=True) as shown:
        warnings.simplefilter(action)
        try:
            tree = compile(source, "<string>", "exec", ast.PyCF_ONLY_AST, True)
        except SyntaxError as error:
            return None, error, shown
    return tree, None, shown


def tokens():
    for source in TOKENS:
        yield line("text", source)
        for extra in (False, True):
            lines = iter(re.findall(r".*\n|.+$", source))
            stream = TokenizerIter(lines.__next__, extra_tokens=extra)
            try:
                for number, string, start, end, _ in stream:
                    span = "%d,%d-%d,%d" % (*start, *end)
                    yield line("extra" if extra else "plain", number, span, string)
            except SyntaxError as error:
                yield place("error", error)


def errors():
    for source in ERRORS:
        yield line("bytes" if isinstance(source, bytes) else "text", source)
        tree, error, _ = parse(source, "ignore")
        yield place("error", error)


def run_file(name):
    """Runs a file as the command line does. Only C can ask for it."""
    fopen = ctypes.CDLL(None).fopen
    fopen.restype = ctypes.c_void_p
    run = ctypes.pythonapi.PyRun_FileExFlags
    run.restype = ctypes.py_object
    run.argtypes = [
        ctypes.c_void_p,
        ctypes.c_char_p,
        ctypes.c_int,
        ctypes.py_object,
        ctypes.py_object,
        ctypes.c_int,
        ctypes.c_void_p,
    ]
    file_input = 257
    run(fopen(name, b"rb"), name, file_input, {}, {}, 1, None)


def files():
    for source in FILES:
        yield line("bytes", source)
        with open("file.py", "wb") as file:
            file.write(source)
        try:
            run_file(b"file.py")
        except SyntaxError as error:
            yield place("error", error)


def warned(source):
    tree, error, shown = parse(source, "always")
    for warning in shown:
        yield line("warning", str(warning.message), warning.lineno)
    if shown:
        yield place("as-error", parse(source, "error")[1])


def all_warned():
    for source in WARNINGS:
        yield line("text", source)
        yield from warned(source)


def strings():
    for source in STRINGS:
        yield line("text", source)
        tree, error, _ = parse(source, "ignore")
        if error:
            yield place("error", error)
        else:
            for node in ast.walk(tree):
                if isinstance(node, ast.Constant) and isinstance(node.value, (str, bytes)):
                    last = node
            yield line("value", type(last.value).__name__, last.value)
            yield line("kind", last.kind)
            yield line("location", last.lineno, last.col_offset, last.end_lineno, last.end_col_offset)
        yield from warned(source)


def in_temporary_folder(function):
    here = os.getcwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        lines = list(function())
        os.chdir(here)
    return lines


def write(name, lines):
    with open(name, "w", encoding="ascii") as file:
        for text in lines:
            print(text, file=file)


write("tokens.txt", tokens())
write("errors.txt", errors())
write("files.txt", in_temporary_folder(files))
write("warnings.txt", all_warned())
write("strings.txt", strings())
