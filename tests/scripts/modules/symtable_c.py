# needs: lib
"""The module _symtable: scopes, the flags of their symbols, errors; and symtable above it."""

import _symtable
import symtable

SOURCE = """\
from __future__ import division
import os.path as path
x: int = 1
def outer[T: int = str](a, b=1, *c, d, **e):
    '''doc'''
    global g
    g = [y for y in a if (z := y)]
    def inner():
        nonlocal b
        b = path
        yield (lambda: a + d)
    class C[U](T):
        attribute: U = inner
        __private = 1
        def method(self, k: U) -> T:
            return __class__, self.__private
        if a:
            conditional: int = 2
    return {k: v for k, v in e.items()}, {1 for q in c}, (w for w in c)
type Alias[*Ts, **P] = dict[Ts, P]
async def co():
    async with a as b, c:
        return [i async for i in b]
try:
    pass
except* ValueError as error:
    pass
match x:
    case {"a": A, **rest}: pass
"""


def show(entry, depth=0):
    # Names that are free here only because they are so further in come in a set's order.
    symbols = dict(sorted(entry.symbols.items(), key=lambda item: item[0] if item[1] == 0x4000 else ""))
    print("  " * depth, entry.name, entry.type, entry.lineno, entry.nested, entry.varnames, symbols)
    for child in entry.children:
        show(child, depth + 1)


print({name: value for name, value in vars(_symtable).items() if isinstance(value, int)})
top = _symtable.symtable(SOURCE, "name", "exec")
show(top)
show(_symtable.symtable(b"# coding: latin-1\n\xe9 = 1", b"name", "exec"))
show(_symtable.symtable("[a for a in b]", "name", "eval"))
show(_symtable.symtable(bytearray(b"a = b\n"), "name", "single"))

kind = type(top)
print(kind, kind.__module__, kind.__doc__, [name for name in vars(kind) if name[0] != "_"])
print(repr(top).replace(str(top.id), "ID"), top.symbols is top.symbols, top.children is top.children)
print(_symtable.symtable.__text_signature__)

for arguments in [
    ("x", "n", "foo"), ("x(", "n", "exec"), ("x\0", "n", "exec"), (1, "n", "exec"), (1, "n", "foo"), ("x", 1, "exec"),
    ("x", "n", b"exec"), ("() -> int", "n", "func_type"), ("x", "n\0", "exec"), ("x", "n", "exec\0"), ("x", "n"),
    ("def f(a, a): pass", "n", "exec"), ("x\ny", "n", "single"), ("x\ny", "n", "eval"), ("def f():\n x\n global x", "n", "exec"),
    ("from __future__ import nothing", "n", "exec"), ("nonlocal x", "n", "exec"), ("x = 1", "n", "eval"),
]:
    try:
        print(_symtable.symtable(*arguments))
    except Exception as error:
        print(type(error).__name__, error)
for action in [kind, lambda: setattr(top, "name", 1), lambda: setattr(top, "other", 1)]:
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)

table = symtable.symtable(SOURCE, "name", "exec")


def describe(table, depth=0):
    pad = "  " * depth
    print(pad, table, table.get_type(), table.get_lineno(), table.is_optimized(), table.is_nested(), table.has_children())
    for symbol in sorted(table.get_symbols(), key=lambda symbol: symbol.get_name()):
        facts = [name for name in dir(symbol) if name.startswith("is_") and getattr(symbol, name)()]
        print(pad, " ", symbol, *facts)
    if isinstance(table, symtable.Function):
        print(pad, "  ", table.get_parameters(), table.get_locals(), table.get_globals(), sorted(table.get_frees()), sorted(table.get_nonlocals()))
    for child in table.get_children():
        describe(child, depth + 1)


describe(table)
