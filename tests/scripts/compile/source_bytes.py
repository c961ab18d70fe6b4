# needs: os files lib
# Source bytes of every sort, for the ways to give source: encoding comments, byte order marks, line ends and blanks, and bytes that no
# declared encoding allows.
import ast
import importlib.util
import io
import os
import runpy
import sys
import tempfile
import tokenize

LATIN = b"a = '\xe9'\n"
COOKIES = {
    'line 1': b'# coding: latin-1\n' + LATIN, 'line 2': b'#!python\n# coding: latin-1\n' + LATIN, 'line 2 after empty': b'\n# coding: latin-1\n' + LATIN,
    'line 2 after form feed': b'\f\n# coding: latin-1\n' + LATIN, 'line 3': b'#\n#\n# coding: latin-1\n' + LATIN,
    'line 2 after code': b'a = 1\n# coding: latin-1\n' + LATIN, 'after code': b'a = 1 # coding: latin-1\n' + LATIN,
    'in a string': b"'''\n# coding: latin-1\n'''\n" + LATIN, 'equals': b'# coding=latin-1\n' + LATIN, 'space': b'# coding : latin-1\n' + LATIN,
    'no space': b'#coding:latin-1\n' + LATIN, 'emacs': b'# -*- coding: latin-1 -*-\n' + LATIN, 'vim': b'# vim: set fileencoding=latin-1 :\n' + LATIN,
    'two': b'# coding: latin-1\n# coding: utf-8\n' + LATIN, 'two in one line': b'# coding: latin-1 coding: utf-8\n' + LATIN,
    'empty': b'# coding:\n' + LATIN, 'indented': b'   # coding: latin-1\n' + LATIN, 'tab': b'#\tcoding:\tlatin-1\n' + LATIN,
    'form feed': b'\f# coding: latin-1\n' + LATIN, 'upper case': b'# CODING: latin-1\n' + LATIN, 'backslash': b'\\\n# coding: latin-1\n' + LATIN,
    'CR': b'# coding: latin-1\r' + LATIN, 'CRLF': b'# coding: latin-1\r\n' + LATIN, 'no end': b'# coding: latin-1', 'no end, unknown': b'# coding: nothing',
    'BOM': b'\xef\xbb\xbfa = 1\n', 'BOM alone': b'\xef\xbb\xbf', 'BOM and UTF-8': b"\xef\xbb\xbf# coding: utf-8\na = '\xc3\xa9'\n",
    'BOM and UTF8': b'\xef\xbb\xbf# coding: utf8\na = 1\n', 'BOM and latin-1': b'\xef\xbb\xbf# coding: latin-1\n' + LATIN,
    'BOM and latin-1 on line 2': b'\xef\xbb\xbf#\n# coding: latin-1\n' + LATIN, 'BOM and unknown': b'\xef\xbb\xbf# coding: nothing\na = 1\n',
    'BOM and bad': b'\xef\xbb\xbf' + LATIN, 'two BOMs': b'\xef\xbb\xbf\xef\xbb\xbfa = 1\n', 'UTF-16 BOM': b'\xff\xfea\0', 'UTF-16 BOM, big': b'\xfe\xff\0a',
    'bad in the cookie line': b'# coding: utf-8 \xe9\na = 1\n', 'bad before the cookie': b'# \xe9\n# coding: latin-1\na = 1\n',
}
ENDS = {
    'no newline': b'a = 1', 'lone CR': b'a = 1\rb = 2\r', 'CR in a string': b"a = 'b\rc'\n", 'CR in a triple string': b"a = '''b\rc'''\n",
    'CR last': b'a = 1\r', 'CR CR LF': b'a = 1\r\r\nb = 2\n', 'mixed': b'a = 1\r\nb = 2\nc = 3\r', 'backslash CR': b'a = \\\r1\n', 'backslash CRLF': b'a = \\\r\n1\n',
    'backslash at the end': b'a = 1\\', 'backslash newline at the end': b'a = 1\\\n', 'backslash alone': b'\\', 'backslash space': b'a = \\ \n1\n',
    'form feed': b'\fa = 1\n', 'form feed in an indent': b'if 1:\n  \f  a = 1\n    b = 2\n', 'form feed before the indent': b'if 1:\n\f  a = 1\n  b = 2\n',
    'form feed between': b'a = 1\f+ 2\n', 'vertical tab': b'a = 1\v+ 2\n', 'control Z': b'a = 1\n\x1a', 'escape': b'\x1b\n', 'delete': b'a\x7f\n',
    'tab then spaces': b'if 1:\n\ta = 1\n        b = 2\n', 'spaces then tab': b'if 1:\n        a = 1\n\tb = 2\n', 'deeper by a tab': b'if 1:\n  if 2:\n\ta = 1\n',
    'tab, space': b'if 1:\n\ta = 1\n \tb = 2\n', 'unindent': b'if 1:\n    a = 1\n  b = 2\n', 'unexpected indent': b'a = 1\n  b = 2\n', 'indent first': b'  a = 1\n',
    'comment indent': b'if 1:\n    a = 1\n  # b\n    c = 2\n', 'only spaces': b'    ', 'only tabs': b'\t\t\n', 'open block': b'if 1:', 'open block, newline': b'if 1:\n',
    'open bracket': b'a = (', 'open string': b"a = 'b\n", 'open triple': b"a = '''b\n", 'open f-string': b"a = f'{b\n", 'open decorator': b'@a\n', 'spaces after': b'a = 1\n   ',
    'non-breaking space': 'a =\xa01\n'.encode(), 'line separator': 'a = 1\u2028b = 2\n'.encode(), 'next line': 'a = 1\x85\n'.encode(), 'smart quotes': 'a = \u201cb\u201d\n'.encode(),
    'zero width': 'a\u200bb = 1\n'.encode(), 'combining first': '\u0301a = 1\n'.encode(), 'fullwidth': '\uff41 = \uff11\n'.encode(), 'unprintable': 'a = \ue000\n'.encode(),
    'minus sign': 'a = 1 \u2212 2\n'.encode(), 'ideographic space': 'a =\u30001\n'.encode(), 'emoji': '\U0001f600\n'.encode(), 'empty': b'', 'newline': b'\n',
}
ENCODINGS = ('utf-8', 'utf8', 'UTF_8', 'utf-8-sig', 'utf-8-unix', 'latin-1', 'iso-8859-1', 'iso-latin-1-dos', 'ascii', 'us-ascii', 'cp1252',
             'cp437', 'cp1250', 'koi8-r', 'koi8-u', 'iso8859-2', 'iso8859-15', 'mac-roman', 'cp037', 'cp500', 'utf-7', 'utf-16', 'utf-16-le',
             'utf-32', 'utf-32-be', 'idna', 'punycode', 'unicode_escape', 'raw_unicode_escape', 'rot13', 'hex', 'base64', 'undefined',
             'charmap', 'nothing', 'x' * 100, '-', '_', '.', 'a.b', 'utf-8.', '\u0660')
SOURCES = {
    'plain ASCII': b'a = 1\n',
    'high byte': LATIN,
    'high byte in a name': b'a\xe9 = 1\n',
    'high byte last': b'a = 1\n#\xff',
    'UTF-8': "a = '\u20ac\U0001f600'\n".encode(),
    'bad on the third line': b"a = 1\nb = 2\nc = '\x81\xff'\n",
    'control bytes': b"a = '\x81\x8d\x8f\x90\x9d'\n",
}
UTF8 = {
    'one continuation': b'\x80', 'two continuations': b'\x80\xbf', 'cut 2': b'\xc3', 'cut 3 after 1': b'\xe2', 'cut 3 after 2': b'\xe2\x82',
    'cut 4 after 1': b'\xf0', 'cut 4 after 2': b'\xf0\x9f', 'cut 4 after 3': b'\xf0\x9f\x98', 'overlong 2': b'\xc0\x80', 'overlong 3': b'\xe0\x80\x80',
    'overlong 4': b'\xf0\x80\x80\x80', 'surrogate': b'\xed\xa0\x80', 'surrogate pair': b'\xed\xa0\xbd\xed\xb8\x80', 'too large': b'\xf4\x90\x80\x80',
    'five bytes': b'\xf8\x88\x80\x80\x80', 'FE': b'\xfe', 'FF': b'\xff', 'bad after good': b'\xc3\xa9\xc3', 'lone BOM part': b'\xef\xbb',
    'noncharacter': b'\xef\xbf\xbf', 'BOM inside': b'\xef\xbb\xbf',
}
PLACES = {
    'alone': b'%b', 'in a name': b'a%bb = 1\n', 'in a string': b"a = '%b'\n", 'ends the string': b"a = '%b", 'in a comment': b'# %b\n',
    'on line 3': b'\n\n%b\n', 'after an error': b'a b\n%b\n', 'before an error': b'%b\na b\n', 'in a triple string': b"a = '''\n%b\n'''\n",
    'in bytes': b"a = b'%b'\n", 'in an f-string': b"a = f'{b}%b'\n", 'in a replacement': b"a = f'{%b}'\n", 'after tabs': b'if a:\n\tb = "%b"\n',
}
number = 0


def told(error):
    if isinstance(error, SyntaxError):
        fields = (error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset, error.text)
    else:
        fields = str(error)
    return ascii((type(error).__name__, fields)).replace(folder, 'FOLDER').replace(f'hostile{number}', 'hostile')


def asked(function, *args):
    try:
        return function(*args)
    except Exception as error:
        return told(error)


def compiled(source):
    # None where it compiles.
    compile(source, 'source', 'exec')


def parsed(source):
    return ast.dump(ast.parse(source))


def tokens(source):
    return [(token.type, token.string, token.start) for token in tokenize.tokenize(io.BytesIO(source).readline)][-3:]


def text_tokens(source):
    text = io.StringIO(source.decode('latin-1'), newline='')
    return [(token.type, token.string, token.start) for token in tokenize.generate_tokens(text.readline)][-3:]


def detected(source):
    return tokenize.detect_encoding(io.BytesIO(source).readline)


def opened(source):
    with tokenize.open(path) as file:
        return file.encoding, file.read()


def decoded(source):
    return importlib.util.decode_source(source)


def imported(source):
    __import__(f'hostile{number}')


def run(source):
    runpy.run_path(path)


ALL = (compiled, parsed, tokens, text_tokens, detected, opened, decoded, imported, run)


def show(name, source, ways=ALL):
    global number, path
    number += 1
    path = os.path.join(folder, f'hostile{number}.py')
    with open(path, 'wb') as file:
        file.write(source)
    print(name, ascii(source[:40]))
    answers = {}
    for way in ways:
        answers.setdefault(ascii(asked(way, source)).replace(folder, 'FOLDER'), []).append(way.__name__)
    for answer, names in answers.items():
        print('   ', ', '.join(names) + ':', answer)


sys.dont_write_bytecode = True
with tempfile.TemporaryDirectory() as folder:
    sys.path.insert(0, folder)
    for name, source in (COOKIES | ENDS).items():
        show(name, source)
    for encoding in ENCODINGS:
        for name, source in SOURCES.items():
            cookie = f'# coding: {encoding}\n'.encode()
            show(f'{encoding[:20]}, {name}', cookie + source, (compiled, imported) if name == 'high byte' else (compiled,))
    for name, bad in UTF8.items():
        for place, source in PLACES.items():
            show(f'{name}, {place}', source % bad, (compiled, imported, run) if place in ('alone', 'on line 3') else (compiled,))
    sys.path.remove(folder)
# Lone surrogates in text, and text that says it is something else.
for source in ("a = '\ud800'", '\udfff', '# \udc80\n', "# coding: latin-1\na = '\ud83d\ude00'", "# coding: nothing\na = '\u20ac'", "# coding: utf-16\na = 1", '\ufeffa = 1',
               '\ufeff\ufeffa = 1', '\ufeff# coding: latin-1\na = 1'):
    for function in (compiled, parsed, exec, eval):
        print(ascii(source), function.__name__, asked(function, source))
