# needs: os files lib
# NUL bytes in source, for each way to give source.
import ast
import contextlib
import io
import os
import runpy
import sys
import tempfile
import tokenize

SOURCES = {
    'alone': '\0',
    'first': '\0a = 1\n',
    'in a name': 'a\0b = 1\n',
    'between': 'a = \0 1\n',
    'last': 'a = 1\n\0',
    'last without newline': 'a = 1\0',
    'in a string': "a = 'b\0c'\n",
    'in a triple string': "a = '''b\n\0c'''\n",
    'in a raw string': "a = r'\0'\n",
    'in bytes': "a = b'\0'\n",
    'in an f-string': "a = f'{b}\0'\n",
    'in a replacement': "a = f'{b\0}'\n",
    'in a comment': 'a = 1 # b\0c\n',
    'only a comment': '#\0',
    'after a backslash': 'a = \\\0\n',
    'in an escape': "a = '\\\0'\n",
    'on the second line': 'a = 1\nb = \0\n',
    'after an error': 'a b\nc = \0\n',
    'in brackets': 'a = (1,\n\0)\n',
    'in an indent': 'if a:\n \0 b\n',
    'in the coding line': '# coding: utf-8\0\na = 1\n',
    'after a coding line': '# coding: latin-1\na = \0\n',
    'after a BOM': '\ufeff\0a\n',
    'many': '\0' * 100 + '\n' + '\0' * 100,
    'open string': "a = 'b\0",
    'open triple string': "a = '''b\0",
}


def told(error):
    fields = ''
    if isinstance(error, SyntaxError):
        fields = (error.lineno, error.offset, error.end_lineno, error.end_offset, error.text)
        fields = f'{error.msg} {fields}'
    else:
        fields = str(error)
    return f'{type(error).__name__}: {fields}'.replace(folder, 'FOLDER')


def ask(name, function, *args, **kwargs):
    try:
        function(*args, **kwargs)
        answer = 'no error'
    except Exception as error:
        answer = ascii(told(error))
    print('   ', name, answer)


def tokens(source):
    for token in tokenize.tokenize(io.BytesIO(source).readline):
        pass


def text_tokens(source):
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        pass


def run_module(name):
    with contextlib.redirect_stdout(None):
        runpy.run_module(name)


with tempfile.TemporaryDirectory() as folder:
    sys.path.insert(0, folder)
    for number, (name, source) in enumerate(SOURCES.items()):
        print(name)
        data = source.encode()
        names = dict.fromkeys('abc', 1)
        for mode in ('exec', 'eval', 'single'):
            ask(f'compile str {mode}', compile, source, 'nul', mode)
            ask(f'compile bytes {mode}', compile, data, 'nul', mode)
        ask('compile buffer', compile, bytearray(data), 'nul', 'exec')
        ask('exec', exec, source, names)
        ask('exec bytes', exec, data, names)
        ask('eval', eval, source, names)
        ask('ast.parse', ast.parse, source)
        ask('ast.parse bytes', ast.parse, data)
        ask('literal_eval', ast.literal_eval, source)
        ask('tokenize', tokens, data)
        ask('generate_tokens', text_tokens, source)
        path = os.path.join(folder, f'nul{number}.py')
        with open(path, 'wb') as file:
            file.write(data)
        ask('import', __import__, f'nul{number}')
        ask('runpy path', runpy.run_path, path)
        ask('runpy module', run_module, f'nul{number}')
    sys.path.remove(folder)
