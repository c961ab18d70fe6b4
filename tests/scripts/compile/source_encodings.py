# needs: os files lib
# Source bytes that no declared encoding allows, for the ways to give source.
import ast
import os
import runpy
import sys
import tempfile

LATIN = b"a = '\xe9'\n"
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


def imported(source):
    __import__(f'hostile{number}')


def run(source):
    runpy.run_path(path)


def show(name, source, ways):
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
