# needs: os files lib huge
# The library's tools for source, started with -m as a user does: what they print, and how they exit.
import os
import re
import subprocess
import sys
import tempfile

SOURCE = '''import os
from sys import path as p
class C(dict):
    """Doc."""
    x: int = 1
    def method(self, a, *b, c=1, **d):
        for i in a:
            if i: yield [j for j in b]
        return lambda: c
async def run(x):
    async with x as y: await y
    return f'{y!r:>{x}}'
def outer():
    def inner(): return 1
    return inner
'''
FILES = {
    'good.py': SOURCE,
    'tabs.py': 'if 1:\n\tif 2:\n        pass\n',
    'bad.py': 'def f(:\n    pass\n',
    'indent.py': 'if 1:\n    a\n  b\n',
    'string1.py': "a = 'open\n",
    'comment.py': 'x = 1 # type: int\n',
    'latin.py': '# coding: latin-1\na = "\xe9"\n',
    'bytes.py': b'a = "\xe9"\n',
    'empty.py': '',
    'short.py': 'x = (1 +\n 2)\n',
}


def run(*args, **kwargs):
    done = subprocess.run([sys.executable, *args], capture_output=True, cwd=folder, **kwargs)
    print('$', *(arg.replace(folder, 'FOLDER') for arg in args))
    for text in (done.stdout, done.stderr):
        text = text.decode(errors='backslashreplace').replace(folder, 'FOLDER').replace(os.path.realpath(sys.executable), 'PYTHON').replace(sys.executable, 'PYTHON')
        lines = text.splitlines()
        if 'Traceback (most recent call last):' in lines:
            # What called differs with the library.
            lines = lines[-1:]
        if lines and lines[0].startswith('usage:') and 'error:' in lines[-1]:
            # It is wrapped by the length of the interpreter's name.
            lines = [lines[-1].partition(' -m ')[2]]
        for line in lines:
            print('   ', re.sub('at 0x[0-9a-f]+', 'at 0x', line.rstrip()))
    if done.returncode:
        print('    exit', done.returncode)


with tempfile.TemporaryDirectory() as folder:
    for name, text in FILES.items():
        with open(os.path.join(folder, name), 'wb') as file:
            file.write(text if isinstance(text, bytes) else text.encode('latin-1'))
    run('-m', 'ast', 'short.py')
    run('-m', 'ast', 'short.py', '-a')
    for options in (('--include-attributes', '--indent', '1'), ('-i', '0'), ('--indent=-1',), ('--show-empty',), ('--no-type-comments',), ('--optimize', '2'), ('-O0',),
                    ('-m', 'eval'), ('--mode', 'single'), ('--mode', 'func_type'), ('--mode', 'none'), ('--feature-version', '3.7'), ('--feature-version', '3'),
                    ('--feature-version', '3.99'), ('--optimize', '7'), ('--indent', 'x'), ('--nothing',)):
        run('-m', 'ast', 'comment.py', *options)
    run('-m', 'ast', '--feature-version', '3.5', 'good.py')
    run('-m', 'ast', '-m', 'func_type', input=b'(int, *str) -> float')
    run('-m', 'ast', '-m', 'eval', '-', input=b'a if b else c\n')
    for name in ('bad.py', 'latin.py', 'bytes.py', 'empty.py', 'none.py'):
        run('-m', 'ast', name)
    run('-m', 'ast', 'good.py', '--indent', '2')

    run('-m', 'tokenize', 'good.py')
    for name in ('short.py', 'tabs.py', 'bad.py', 'indent.py', 'string1.py', 'latin.py', 'bytes.py', 'empty.py', 'none.py', '.'):
        run('-m', 'tokenize', '-e', name)
    run('-m', 'tokenize', input=b'if a:\n\tb = f"{c!r:>{d}}"')
    run('-m', 'tokenize', '-e', input=b'(')

    run('-m', 'dis', 'good.py')
    for options in (('-C',), ('-O',), ('-P',), ('-S',), ('--show-caches', '--show-offsets'), ('-COPS',)):
        run('-m', 'dis', *options, 'short.py')
    run('-m', 'dis', input=b'a = [b for b in c]\n')
    run('-m', 'dis', 'bad.py')

    run('-m', 'symtable', 'good.py')
    run('-m', 'symtable', 'bad.py')
    run('-m', 'symtable', '-', input=b'def f(a):\n global b\n return lambda: a\n')

    run('-m', 'tabnanny', 'good.py')
    run('-m', 'tabnanny', 'tabs.py')
    run('-m', 'tabnanny', '-v', 'good.py')
    run('-m', 'tabnanny', '-q', 'tabs.py')
    run('-m', 'tabnanny', 'string1.py')
    run('-m', 'tabnanny', 'indent.py')

    run('-m', 'pyclbr', os.path.join(folder, 'good.py'))
    run('-m', 'opcode')
    run('-m', 'codeop')
    run('-m', 'code', '-q', input=b'1 + 1\ndef f():\n  return 5\n\nf()\n(\n1 2\n)\n1 +\n')
    run('-m', 'keyword')
    run('-m', 'token')
    run('-m', 'nothing')
    run('-m', 'os.nothing')
    run('-m', 'py_compile')
    run('-m')
