# needs: host threads lib
# Deep source, trees and constants in threads with little native stack: an error that is raised, or none.
# The output is written by hand: CPython crashes.
import ast
import marshal
import symtable
import threading

N = 3000
SOURCES = (
    '(' * 150 + '1' + ')' * 150, '[' * 190 + ']' * 190, '{1:' * 150 + '1' + '}' * 150, 'f(' * 150 + ')' * 150, 'a[' * 150 + '1' + ']' * 150,
    '-' * N + '1', 'not ' * N + '1', 'lambda: ' * N + '1', '1 if 2 else ' * N + '3', 'a' + '.b' * N, 'a' + '()' * N, 'a' + '[1]' * N,
    'a' + ' + a' * N, 'a ** ' * N + 'a', 'a' + ' and a' * N, 'a' + ' < a' * N, "'a' " * N, '[a for a in ' * 90 + 'b' + ']' * 90,
    "f'{" * 100 + '1' + "}'" * 100, "f'{1:" + '{1:' * 100 + '}' * 100 + "}'", 'if a: pass\n' + 'elif a: pass\n' * N,
    ''.join(' ' * i + 'if a:\n' for i in range(99)) + ' ' * 99 + 'pass', ''.join(' ' * i + 'def f():\n' for i in range(99)) + ' ' * 99 + 'pass',
    ''.join(' ' * i + 'class C:\n' for i in range(99)) + ' ' * 99 + 'pass', 'match a:\n case ' + '[' * 150 + 'b' + ']' * 150 + ': pass',
    'match a:\n case ' + '1 | ' * N + '1: pass', 'def f[T: ' + 'a[' * 150 + '1' + ']' * 150 + '](): pass', 'a = ' * N + '1', '@a\n' * N + 'def f(): pass',
)
BOUNDED = (RecursionError, MemoryError, SyntaxError, ValueError)


def attempt(function, *args):
    try:
        return function(*args)
    except BOUNDED:
        return None


def work():
    for source in SOURCES:
        for optimize in (0, 2):
            attempt(compile, source, 'deep', 'exec', 0, True, optimize)
        tree = attempt(ast.parse, source)
        if tree is not None:
            attempt(compile, tree, 'deep', 'exec')
            attempt(ast.unparse, tree)
            attempt(repr, tree)
        attempt(symtable.symtable, source, 'deep', 'exec')
        attempt(ast.literal_eval, source)
    place = {'lineno': 1, 'col_offset': 0, 'end_lineno': 1, 'end_col_offset': 1}
    node = ast.Constant(1, **place)
    for _ in range(N):
        node = ast.UnaryOp(ast.USub(), node, **place)
    attempt(compile, ast.Expression(node), 'deep', 'eval')
    value = ()
    for _ in range(N):
        value = (value,)
    attempt(marshal.dumps, value)
    attempt(marshal.loads, b')\x01' * N + b'N')
    attempt(marshal.loads, b'[\x01\0\0\0' * N + b'N')
    attempt(compile, ast.Expression(ast.Constant(value, **place)), 'deep', 'eval')
    finished.append(True)


for size in (64, 256, 1024):
    threading.stack_size(size * 1024)
    finished = []
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    print(size, 'KB', finished)
