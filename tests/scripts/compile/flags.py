# compile(): modes, flags, file names, optimize levels, trees in and out.
import ast
import warnings


def show(*args, **kwargs):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always')
        try:
            made = compile(*args, **kwargs)
            text = ast.dump(made) if isinstance(made, ast.AST) else (made.co_name, made.co_filename, hex(made.co_flags))
        except Exception as error:
            text = (type(error).__name__, str(error))
    print(text, [(each.category.__name__, str(each.message)) for each in caught])


class Path:
    def __init__(self, path):
        self.path = path

    def __fspath__(self):
        return self.path


for filename in ('x', b'x', b'\xff', Path('p'), Path(b'q'), Path(5), 5, None, bytearray(b'x'), 'a\0b', b'a\0b'):
    show('1', filename, 'eval')
for mode in ('eval', 'exec', 'single', 'func_type', 'ev\0al', 'other', ''):
    show('1', 'x', mode)
    show('(int, *str, **list) -> 1', 'x', mode, ast.PyCF_ONLY_AST)
for flags in (0, 0x10, 0x100, 0x200, 0x400, 0x800, 0x1000, 0x2000, 0x4000, 0x8000, 0x8400, 0x10000, 0x1000000, 1 << 28):
    show('1', 'x', 'eval', flags)
for optimize in range(-2, 4):
    show("'doc'\nassert x\n__debug__", 'x', 'exec', ast.PyCF_ONLY_AST, False, optimize)
    show("def f(): 'doc'", 'x', 'exec', ast.PyCF_OPTIMIZED_AST, False, optimize)
leaves = 'def f():\n try: pass\n finally: return 1\n'
show(leaves, 'x', 'exec', ast.PyCF_ONLY_AST)
show(leaves, 'x', 'exec', ast.PyCF_OPTIMIZED_AST)
show(leaves, 'x', 'exec')
tree = ast.parse(leaves)
for flags in (0, ast.PyCF_ONLY_AST, ast.PyCF_OPTIMIZED_AST):
    show(tree, 'x', 'exec', flags)
show(tree, 'x', 'eval')
show('match a:\n case 1+2j: pass\n case -1: pass', 'x', 'exec', ast.PyCF_ONLY_AST)
show('match a:\n case 1+2j: pass\n case -1: pass', 'x', 'exec', ast.PyCF_OPTIMIZED_AST)
show('from __future__ import nothing', 'x', 'exec', ast.PyCF_ONLY_AST)
show('from __future__ import annotations\nx: int', 'x', 'exec')
show('await x', 'x', 'eval', ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
show('1 <> 2', 'x', 'eval')
show('1 <> 2', 'x', 'eval', 0x400000)
show('1 != 2', 'x', 'eval', 0x400000)
show('-' * 10000 + '1', 'x', 'eval')
depth = 0
node = ast.parse('x' + '.y' * 1500, mode='eval').body
while isinstance(node, ast.Attribute):
    node = node.value
    depth += 1
print(depth)

# What is not finished yet.
for source in ('if 1:', 'x = (', "'''abc", 'def f(', '1 +', '\\', '@a', "x = 'a", 'try:\n pass\n', '[x for x', '(a **', '', '\n',
               '#a', 'class C:\n', 'if 1:\n pass', 'if 1:\n pass\nelse:\n pass', 'x = ?', 'a b'):
    for flags in (0, 0x200, 0x4000, 0x4200):
        for mode in ('single', 'exec', 'eval'):
            print(repr(source), hex(flags), mode, end=' ')
            show(source, 'x', mode, flags)

# Names that a program puts into a tree, or that normalization makes of others.
for source in ('def x(): pass', 'async def x(): pass', 'class x: pass', 'from a import x', 'from x import a', 'from a import b as x',
               'import x', 'import a as x', 'try: pass\nexcept A as x: pass', 'try: pass\nexcept* A as x: pass', 'f(x=1)',
               'def f(x): pass', 'x = 1', 'type x = 1', 'match a:\n case {**x}: pass'):
    tree = ast.parse(source)
    for node in ast.walk(tree):
        for field, value in ast.iter_fields(node):
            if value == 'x':
                setattr(node, field, 'None')
    print(repr(source), end=' ')
    show(tree, 'x', 'exec')
for source in ('Tru\u1d49', 'x.Fal\u017fe', 'def f(N\u00bane): pass', 'import Tru\u1d49.x', '\ufb01x'):
    show(source, 'x', 'exec', ast.PyCF_ONLY_AST)
