# needs: os files lib huge
# Hostile source as a user gives it to the command: a file, standard input, a module, tools.
import os
import subprocess
import sys
import tempfile

SOURCES = {
    'latin-1 after a BOM': (b"\xef\xbb\xbf# coding: latin-1\na = '\xe9'\n", 'file -'),
    'not UTF-8': (b"a = 1\nb = '\xe9'\n", 'file stdin - -m tokenize ast py_compile'),
    'not UTF-8 after an error': (b"a b\nb = '\xe9'\n", 'file stdin - -m tokenize ast py_compile'),
    'errors': (b'a b\n1 +\n2\n)\n', 'file stdin -i'),
    'UTF-16': (b'\xff\xfea\0', 'file stdin'),
    'unknown encoding': (b'# coding: nothing', 'file py_compile'),
    'bad in cp1252': (b"# coding: cp1252\nprint(1)\na = '\x81'\n", 'file'),
    'lone CR': (b'a = 1\rprint(a)\r', 'file stdin tokenize'),
    'NUL': (b'a = 1\nb = \0\n', 'file stdin - -m tokenize ast py_compile'),
    'NUL first': (b'\0', 'file'),
    'NUL in a string': (b"a = 'b\0c'\n", 'file - ast'),
    'open block': (b'if 1:', 'file tokenize'),
    'open triple string': (b"a = '''b\n", 'file -i tokenize'),
    'tabs': (b'if 1:\n  if 2:\n\ta = 1\n', 'file ast'),
    'unindent': (b'if 1:\n    a = 1\n  b = 2\n', 'file -i tokenize'),
    'control Z': (b'print(1)\n\x1a', 'file stdin'),
    'brackets': (b'(' * 300, 'file -'),
    'indents': (b''.join(b' ' * i + b'if 1:\n' for i in range(120)), 'file -'),
    'empty': (b'', 'file -i -m ast'),
}


def started(*args, **kwargs):
    done = subprocess.run([sys.executable, *args], capture_output=True, **kwargs)
    error = done.stderr.decode(errors='backslashreplace').replace(folder, 'FOLDER').replace(sys.executable, 'PYTHON')
    if 'Traceback' in error:
        # What called the compiler differs with the library.
        error = error[error.rindex('\n  File "'):] if 'py"' not in error.rpartition('\n  File "')[2].partition('\n')[0] or 'FOLDER' in error \
            else error.splitlines()[-1]
    return done.returncode, done.stdout, error


folder = '/none'
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, 'started.py')
    for name, source in SOURCES.items():
        source, wanted = source
        with open(path, 'wb') as file:
            file.write(source)
        print(name)
        for way in wanted.split():
            match way:
                case 'file':
                    answer = started(path)
                case 'stdin':
                    answer = started(input=source)
                case '-':
                    answer = started('-', input=source)
                case '-i':
                    answer = started('-iq', input=source)
                case '-m':
                    answer = started('-m', 'started', cwd=folder)
                case tool:
                    answer = started('-m', tool, path)
            print('   ', way, ascii(answer))
for command in (b'a\xff', b'\xe2\x82', b'  a\xe9\n  b\xff', "a = '\u20ac'; print(ascii(a))", '(', '\n\n  a', ''):
    print(command, ascii(started('-c', command)) if command != '(' else ascii(started('-c', command)[0]))
try:
    subprocess.run([sys.executable, '-c', 'a\0b'])
except ValueError as error:
    print(error)
