# needs: host lib huge
# Trees that compile() refuses: of wrong types, against the validator's rules, too deep, with themselves inside.
import ast
import warnings

warnings.simplefilter('ignore')
PLACE = {'lineno': 1, 'col_offset': 0, 'end_lineno': 1, 'end_col_offset': 1}


def told(error):
    if isinstance(error, SyntaxError):
        return f'{type(error).__name__}: {error.msg} {(error.lineno, error.offset, error.end_lineno, error.end_offset)}'
    return f'{type(error).__name__}: {error}'


def asked(tree, mode='exec', flags=0):
    try:
        compile(tree, 'tree', mode, flags)
    except (SyntaxError, ValueError, TypeError, AttributeError, RecursionError, OverflowError, SystemError, MemoryError) as error:
        return told(error)
    return 'compiled'


def show(name, tree, mode='exec'):
    print(name, '->', asked(tree, mode))


# Every field of every node, with what is of no use there.
STATEMENTS = '''
def f(a, /, b: int = 1, *c, d=2, **e) -> int: return a
async def f():
    async for a in b: pass
    async with a as b: pass
    [await a async for a in b if c]
    await a
@a
class C[T: int = str, *U = a, **P = b](D, e=f): pass
del a
a = b
type A[T] = b
a += 1
a: int = 1
for a in b: pass
else: pass
while a: break
else: continue
if a: pass
else: pass
with a as b, c: pass
match a:
    case 1 | None | {1: a, **b} | [a, *b] | C(a, b=c) | _ if d: pass
    case a as b: pass
    case x.y: pass
raise a from b
try: pass
except A as a: pass
else: pass
finally: pass
try: pass
except* A: pass
assert a, b
import a.b as c
from .a import b as c
def f():
    global a
    nonlocal b
    yield a
    yield from a
pass
a and b
(a := b)
a + b
-a
lambda a: b
a if b else c
{1: a, **b}
{a}
[a for b in c if d]
{a for b in c}
{a: b for c in d}
(a for b in c)
a < b
f(a, *b, c=d, **e)
f'{a!r:{b}}'
t'{a!r:{b}}'
'abc'
a.b
a[1:2:3, ...]
[*a]
(a, b)
'''
WRONG = (None, 1, -1, 2 ** 31, 'a', (), [], [None], [1], ast.Name('a', ast.Store(), **PLACE), [ast.Name('a', ast.Load(), **PLACE)], [ast.Pass(**PLACE)],
         ast.Starred(ast.Name('a', ast.Load(), **PLACE), ast.Load(), **PLACE), ast.AST())
# Lists whose None CPython follows, or counts before it refuses it.
CRASHING = ('values', 'type_params', 'keys', 'patterns', 'kwd_attrs', 'kwd_patterns', 'cases', 'generators', 'keywords', 'items', 'handlers', 'names')


def named(value):
    if isinstance(value, list) and value:
        return '[' + named(value[0]) + ']'
    if isinstance(value, ast.expr_context):
        return type(value).__name__
    if isinstance(value, ast.Name):
        return f'Name {type(value.ctx).__name__}'
    return type(value).__name__ if isinstance(value, ast.AST) else repr(value)


seen = set()
chunks = []
for statement in ast.parse(STATEMENTS).body:
    for node in ast.walk(statement):
        if type(node) not in seen and not isinstance(node, (ast.expr_context, ast.operator, ast.unaryop, ast.boolop, ast.cmpop)):
            seen.add(type(node))
            chunks.append((statement, node))
for statement, node in chunks:
    for field in node._fields + (node._attributes[:1] if isinstance(node, (ast.Pass, ast.Name, ast.arg)) else ()):
        had = getattr(node, field, None)
        answers = {}
        for value in WRONG:
            if value == [None] and field in CRASHING or isinstance(node, (ast.MatchSingleton, ast.Interpolation)) and field in ('value', 'str') and type(value) not in (int, str):
                continue
            setattr(node, field, value)
            answers.setdefault(asked(ast.Module([statement], [])), []).append(named(value))
        delattr(node, field)
        answers.setdefault(asked(ast.Module([statement], [])), []).append('missing')
        setattr(node, field, had)
        print(f'{type(node).__name__}.{field}')
        for answer, values in answers.items():
            print('   ', answer.replace(' object at 0x', ' AT ').partition(' AT ')[0], '<-', ', '.join(values))

# Positions.
for start in ((1, 0), (0, 0), (-1, 0), (1, -1), (2, 0), (2, 5)):
    for end in ((1, 0), (1, 5), (0, 0), (-1, -1), (2, 0), (2, 3), (2 ** 31 - 1, 0)):
        node = ast.Pass(lineno=start[0], col_offset=start[1], end_lineno=end[0], end_col_offset=end[1])
        show(f'{start} {end}', ast.Module([node], []))
for missing in PLACE:
    place = PLACE | {missing: None}
    show(f'{missing} None', ast.Module([ast.Pass(**place)], []))
    del place[missing]
    show(f'no {missing}', ast.Module([ast.Pass(**place)], []))


def name(context=ast.Load, id='a'):
    return ast.Name(id, context(), **PLACE)


def statement(value):
    return ast.Module([ast.Expr(value, **PLACE)], [])


# What the fields' types allow and the rules do not.
show('constant', statement(ast.Constant(object, **PLACE)))
for value in ((), (1, ('a', None)), (1, [2]), frozenset({1}), frozenset({(1,)}), [1], {1}, {}, bytearray(b'a'), ..., NotImplemented, int, True, 10 ** 100, float('nan'), 1j, '\ud800', range(3), slice(1)):
    show(f'Constant {value!r}'.encode('ascii', 'backslashreplace').decode(), statement(ast.Constant(value, **PLACE)))
for kind in (None, 'u', 'x', 1, b'u', '\ud800'):
    show(f'kind {kind!a}', statement(ast.Constant('a', kind, **PLACE)))
for id in ('None', 'True', 'False', '__debug__', '', 'a b', 'if', '1', '\0', 'a' * 5, '\xaa'):
    for context in (ast.Load, ast.Store, ast.Del):
        show(f'{id!r} {context.__name__}', ast.Module([ast.Delete([name(context, id)], **PLACE)], []))
    show(f'{id!r} loaded', statement(name(id=id)))
    show(f'{id!r} attribute', statement(ast.Attribute(name(), id, ast.Load(), **PLACE)))
    show(f'{id!r} global', ast.Module([ast.Global([id], **PLACE)], []))
show('Compare, too few', statement(ast.Compare(name(), [ast.Lt()], [], **PLACE)))
show('Compare, none', statement(ast.Compare(name(), [], [], **PLACE)))
show('BoolOp, one', statement(ast.BoolOp(ast.And(), [name()], **PLACE)))
show('Dict, uneven', statement(ast.Dict([name()], [], **PLACE)))
show('Set, empty', statement(ast.Set([], **PLACE)))
show('comprehension, none', statement(ast.ListComp(name(), [], **PLACE)))
show('JoinedStr of a Name', statement(ast.JoinedStr([name()], **PLACE)))
show('FormattedValue alone', statement(ast.FormattedValue(name(), -1, None, **PLACE)))
for conversion in (-2, 0, 97, 114, 115, 116, 300):
    show(f'conversion {conversion}', statement(ast.FormattedValue(name(), conversion, None, **PLACE)))
show('format of a Constant', statement(ast.FormattedValue(name(), -1, ast.Constant('a', **PLACE), **PLACE)))
show('format of a number', statement(ast.FormattedValue(name(), -1, ast.Constant(1, **PLACE), **PLACE)))
show('Interpolation alone', statement(ast.Interpolation(name(), 'a', -1, None, **PLACE)))
show('TemplateStr of a Constant', statement(ast.TemplateStr([ast.Constant('a', **PLACE)], **PLACE)))
show('Starred alone', statement(ast.Starred(name(), ast.Load(), **PLACE)))
show('Slice alone', statement(ast.Slice(**PLACE)))
show('NamedExpr of an Attribute', statement(ast.NamedExpr(ast.Attribute(name(), 'b', ast.Store(), **PLACE), name(), **PLACE)))
show('Await outside', statement(ast.Await(name(), **PLACE)))
show('Yield outside', statement(ast.Yield(**PLACE)))
show('Return outside', ast.Module([ast.Return(**PLACE)], []))
show('Break outside', ast.Module([ast.Break(**PLACE)], []))
show('Nonlocal outside', ast.Module([ast.Nonlocal(['a'], **PLACE)], []))
show('Raise, cause only', ast.Module([ast.Raise(None, name(), **PLACE)], []))
show('Try of nothing', ast.Module([ast.Try([ast.Pass(**PLACE)], [], [], [], **PLACE)], []))
show('Try with else only', ast.Module([ast.Try([ast.Pass(**PLACE)], [], [ast.Pass(**PLACE)], [ast.Pass(**PLACE)], **PLACE)], []))
show('TryStar of nothing', ast.Module([ast.TryStar([ast.Pass(**PLACE)], [], [], [], **PLACE)], []))
show('AnnAssign, not simple', ast.Module([ast.AnnAssign(name(ast.Store), name(), None, 0, **PLACE)], []))
show('AnnAssign, simple Attribute', ast.Module([ast.AnnAssign(ast.Attribute(name(), 'b', ast.Store(), **PLACE), name(), None, 1, **PLACE)], []))
show('AugAssign of a Tuple', ast.Module([ast.AugAssign(ast.Tuple([], ast.Store(), **PLACE), ast.Add(), name(), **PLACE)], []))
show('TypeAlias of an Attribute', ast.Module([ast.TypeAlias(ast.Attribute(name(), 'b', ast.Store(), **PLACE), [], name(), **PLACE)], []))
show('ImportFrom, level -1', ast.Module([ast.ImportFrom('a', [ast.alias('b', **PLACE)], -1, **PLACE)], []))
show('ImportFrom nothing', ast.Module([ast.ImportFrom(None, [ast.alias('b', **PLACE)], 0, **PLACE)], []))
show('future, late', ast.Module([ast.Pass(**PLACE), ast.ImportFrom('__future__', [ast.alias('division', **PLACE)], 0, **PLACE)], []))
show('future, unknown', ast.Module([ast.ImportFrom('__future__', [ast.alias('nothing', **PLACE)], 0, **PLACE)], []))
show('star in a function', ast.Module([ast.FunctionDef('f', ast.arguments(), [ast.ImportFrom('a', [ast.alias('*', **PLACE)], 0, **PLACE)], [], **PLACE)], []))
show('no targets', ast.Module([ast.Assign([], name(), **PLACE)], []))
show('two stars', ast.Module([ast.Assign([ast.Tuple([ast.Starred(name(ast.Store), ast.Store(), **PLACE)] * 2, ast.Store(), **PLACE)], name(), **PLACE)], []))
many = [ast.arg('a', **PLACE)]
show('defaults', ast.Module([ast.FunctionDef('f', ast.arguments(args=many, defaults=[name(), name()]), [ast.Pass(**PLACE)], [], **PLACE)], []))
show('kw_defaults', ast.Module([ast.FunctionDef('f', ast.arguments(kwonlyargs=many), [ast.Pass(**PLACE)], [], **PLACE)], []))
show('argument twice', ast.Module([ast.FunctionDef('f', ast.arguments(args=many * 2), [ast.Pass(**PLACE)], [], **PLACE)], []))


def case(pattern, guard=None):
    return ast.Module([ast.Match(name(), [ast.match_case(pattern, guard, [ast.Pass(**PLACE)])], **PLACE)], [])


constant = ast.Constant(1, **PLACE)
wildcard = ast.MatchAs(**PLACE)
for label, pattern in {
    'MatchValue of a Name': ast.MatchValue(name(), **PLACE), 'MatchValue of a Call': ast.MatchValue(ast.Call(name(), [], [], **PLACE), **PLACE),
    'MatchValue of None': ast.MatchValue(ast.Constant(None, **PLACE), **PLACE), 'MatchValue of a tuple': ast.MatchValue(ast.Constant((1,), **PLACE), **PLACE),
    'MatchValue of a sum': ast.MatchValue(ast.BinOp(constant, ast.Add(), constant, **PLACE), **PLACE),
    'MatchValue of a complex': ast.MatchValue(ast.BinOp(constant, ast.Add(), ast.Constant(1j, **PLACE), **PLACE), **PLACE),
    'MatchValue of a minus': ast.MatchValue(ast.UnaryOp(ast.USub(), constant, **PLACE), **PLACE), 'MatchValue of a not': ast.MatchValue(ast.UnaryOp(ast.Not(), constant, **PLACE), **PLACE),
    'MatchValue of an f-string': ast.MatchValue(ast.JoinedStr([], **PLACE), **PLACE), 'MatchValue of an Attribute': ast.MatchValue(ast.Attribute(name(), 'b', ast.Load(), **PLACE), **PLACE),
    'MatchSingleton 1': ast.MatchSingleton(1, **PLACE), 'MatchSingleton a': ast.MatchSingleton('a', **PLACE), 'MatchAs _': ast.MatchAs(None, '_', **PLACE),
    'MatchAs with no name': ast.MatchAs(wildcard, None, **PLACE), 'MatchAs None': ast.MatchAs(None, 'None', **PLACE), 'MatchAs twice': ast.MatchAs(ast.MatchAs(None, 'a', **PLACE), 'a', **PLACE),
    'MatchStar alone': ast.MatchStar('a', **PLACE), 'MatchStar _': ast.MatchSequence([ast.MatchStar('_', **PLACE)], **PLACE),
    'two stars': ast.MatchSequence([ast.MatchStar('a', **PLACE), ast.MatchStar('b', **PLACE)], **PLACE), 'MatchOr of one': ast.MatchOr([wildcard], **PLACE),
    'MatchOr of none': ast.MatchOr([], **PLACE), 'MatchOr, unreachable': ast.MatchOr([wildcard, wildcard], **PLACE), 'MatchMapping, uneven': ast.MatchMapping([constant], [], None, **PLACE),
    'MatchMapping of a Name': ast.MatchMapping([name()], [wildcard], None, **PLACE), 'MatchMapping, twice': ast.MatchMapping([constant, constant], [wildcard, wildcard], None, **PLACE),
    'MatchMapping rest _': ast.MatchMapping([], [], '_', **PLACE), 'MatchClass of a Call': ast.MatchClass(ast.Call(name(), [], [], **PLACE), [], [], [], **PLACE),
    'MatchClass, uneven': ast.MatchClass(name(), [], ['a'], [], **PLACE), 'MatchClass, twice': ast.MatchClass(name(), [], ['a', 'a'], [wildcard, wildcard], **PLACE),
    'MatchClass, None': ast.MatchClass(name(), [], ['None'], [wildcard], **PLACE), 'MatchClass of a starred': ast.MatchClass(name(), [ast.MatchStar('a', **PLACE)], [], [], **PLACE),
}.items():
    show(label, case(pattern))
for mode in ('exec', 'eval', 'single', 'func_type'):
    for kind in (ast.Module([], []), ast.Expression(name()), ast.Interactive([]), ast.Interactive([ast.Pass(**PLACE)]), ast.FunctionType([], name()), ast.Pass(**PLACE), name(), ast.AST(), ast.mod(), ast.Load()):
        show(f'{mode} {type(kind).__name__}', kind, mode)
for empty in ('FunctionDef', 'AsyncFunctionDef', 'ClassDef', 'For', 'While', 'If', 'With', 'Match', 'Delete', 'Import', 'ImportFrom', 'Global', 'Nonlocal'):
    show(f'{empty} of nothing', ast.Module([getattr(ast, empty)(**PLACE)], []))

# Too deep, and cyclic: an error that is not the native stack's end.
N = 5_000


def bounded(label, tree):
    for flags in (0, ast.PyCF_ONLY_AST, ast.PyCF_OPTIMIZED_AST):
        answer = asked(tree, 'exec', flags)
        print(label, flags, 'bounded' if answer.startswith(('RecursionError', 'MemoryError')) or answer == 'compiled' else answer)
    try:
        ast.unparse(tree)
    except RecursionError:
        pass
    try:
        repr(tree)
    except RecursionError:
        pass


def nested(wrap, inner):
    for _ in range(N):
        inner = wrap(inner)
    return inner


bounded('minus', statement(nested(lambda a: ast.UnaryOp(ast.USub(), a, **PLACE), constant)))
bounded('sum', statement(nested(lambda a: ast.BinOp(a, ast.Add(), constant, **PLACE), constant)))
bounded('call', statement(nested(lambda a: ast.Call(a, [], [], **PLACE), name())))
bounded('lambda', statement(nested(lambda a: ast.Lambda(ast.arguments(), a, **PLACE), name())))
bounded('list', statement(nested(lambda a: ast.List([a], ast.Load(), **PLACE), name())))
bounded('if', ast.Module([nested(lambda a: ast.If(name(), [a], [], **PLACE), ast.Pass(**PLACE))], []))
bounded('else', ast.Module([nested(lambda a: ast.If(name(), [ast.Pass(**PLACE)], [a], **PLACE), ast.Pass(**PLACE))], []))
bounded('def', ast.Module([nested(lambda a: ast.FunctionDef('f', ast.arguments(), [a], [], **PLACE), ast.Pass(**PLACE))], []))
bounded('pattern', case(nested(lambda a: ast.MatchSequence([a], **PLACE), wildcard)))
bounded('tuple', statement(ast.Constant(nested(lambda a: (a,), ()), **PLACE)))
cycle = ast.UnaryOp(ast.USub(), None, **PLACE)
cycle.operand = cycle
bounded('cycle', statement(cycle))
cycle.operand = None
block = ast.If(name(), [], [], **PLACE)
block.body.append(block)
bounded('cycle of blocks', ast.Module([block], []))
block.body.clear()
module = ast.Module([], [])
module.body.append(module)
show('module in itself', module)
body = []
loop = ast.Module(body, [])
body.append(body)
show('list in itself', loop)
body.clear()


class Growing(list):
    def __len__(self):
        return 10 ** 6


show('list that lies', ast.Module(Growing([ast.Pass(**PLACE)]), []))
show('tuple for a list', ast.Module((ast.Pass(**PLACE),), []))


class Own(ast.Name):
    @property
    def id(self):
        raise ZeroDivisionError


class Text(str):
    pass


try:
    compile(statement(Own(ctx=ast.Load(), **PLACE)), 'tree', 'exec')
except Exception as error:
    print(told(error))
show('str subclass', statement(name(id=Text('a'))))
show('bool line', ast.Module([ast.Pass(**PLACE | {'lineno': True})], []))
show('float line', ast.Module([ast.Pass(**PLACE | {'lineno': 1.0})], []))
