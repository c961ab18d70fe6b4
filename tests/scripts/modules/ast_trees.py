# needs: lib
# Trees of source and source's effects of trees: ast.parse, ast.dump, compile() of what a program changed.
import ast

SOURCES = [
    "x = 1 + 2j * -3.5", "def f(a, /, b: int = 1, *c, d=2, **e) -> str: 'doc'; return a", "async def g(): await x",
    "class C[T: int, *Ts, **P](B, m=1): x: int = 2", "for i in range(3): continue\nelse: pass",
    "while not x: break", "with a as b, c: pass", "try: f()\nexcept* E as e: raise X from e\nfinally: pass",
    "match v:\n case {'a': [1, *_], **r} if r: pass\n case C(y=None) | -1.5+2j as z: pass\n case _: pass",
    "import a.b as c; from . import d; from e import *", "global g; nonlocal_ = lambda *, k=1: (yield)",
    "f'{x!r:>{w}} {y=}'; b'a\\xff'; ...; None; 10**30; 123456789012345678901234567890",
    "[a for b in c if d]; {a: b for a, b in c}; {*s}; {**d, 'k': v}; (x for x in y)",
    "a[1:2, ::3] = b.c(*d, e=f, **g); del a, b; x @= 2; a < b <= c is not d not in e; type X[T] = list[T]",
    "t'{x} {y!s}'; assert a, b; (n := 10); x if y else z; a and b or not c",
]
for source in SOURCES:
    tree = ast.parse(source)
    print(ast.dump(tree, include_attributes=len(source) < 30))
    print(ast.unparse(tree))
    compile(tree, "x", "exec")

print(ast.dump(ast.parse("1 + x", mode="eval")), ast.dump(ast.parse("x; y", mode="single")))
print(ast.dump(ast.parse("(int, *str) -> list[int]", mode="func_type")))
print(type(compile("x", "f", "exec", ast.PyCF_ONLY_AST)), ast.parse("a").body[0].value.ctx is ast.parse("b").body[0].value.ctx)


class Double(ast.NodeTransformer):
    def visit_Constant(self, node):
        return ast.copy_location(ast.Constant(node.value * 2), node)


tree = ast.fix_missing_locations(Double().visit(ast.parse("print(1, 'ab', 2.5, (3, 4))")))
exec(compile(tree, "x", "exec"))
print(eval(compile(ast.Expression(ast.Constant((1, frozenset({2}), 1 << 100), lineno=1, col_offset=0)), "x", "eval")))
tree = ast.parse("__debug__ and 'a%s' % b")
print(compile(tree, "x", "exec", ast.PyCF_ONLY_AST) is tree)
print(ast.dump(compile(tree, "x", "exec", ast.PyCF_OPTIMIZED_AST)))
print(ast.dump(ast.parse("__debug__ and 'a%s' % b", optimize=1)))
for source in ("x = ", "def f(:", "\0", "(" * 300):
    try:
        ast.parse(source)
    except (SyntaxError, MemoryError) as error:
        print(type(error).__name__, error)
print(ast.literal_eval("{'a': [1, -2.5, (None, True)], b'c': {3}}"))
deep = ast.Name("x", lineno=1, col_offset=0)
for _ in range(100000):
    deep = ast.UnaryOp(ast.Not(), deep, lineno=1, col_offset=0)
try:
    compile(ast.Expression(deep), "x", "eval")
except RecursionError as error:
    print("RecursionError")
