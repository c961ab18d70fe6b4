# Trees that a program built and that mean nothing: what compile() says of each.
import ast
from ast import *

L, S = Load(), Store()
x, y = Name("x"), Name("y")
to_x = Name("x", S)
P = Pass()


def check(tree, mode="exec"):
    if isinstance(tree, expr):
        tree, mode = Expression(tree), "eval"
    elif isinstance(tree, stmt):
        tree = Module([tree], [])
    try:
        fix_missing_locations(tree)
        compile(tree, "x", mode)
        print("ok")
    except Exception as error:
        print(type(error).__name__, error)


def pattern(tree):
    check(Match(x, [match_case(tree, None, [P])]))


def one(value):
    return Constant(value)


EXPRESSIONS = [
    Name("True"), Name(3), Name("x", 3), Tuple([None], L), one([]), one((1, [])), one((1, frozenset({2}))),
    Constant("x", b""), NamedExpr(one(1), x), NamedExpr(Name("a", S), x), NamedExpr(Name("a"), x),
    BoolOp(And(), [x]), Compare(x, [], []), Compare(x, [Eq()], []), Compare(x, [], [x]), Dict([x], []),
    ListComp(x, []), Attribute(x, "True"), Call(Name("f"), [], [keyword("True", x)]), FormattedValue(x, 5),
    JoinedStr([x]), JoinedStr([one(3)]), TemplateStr([x]), Yield(None),
    Lambda(arguments(), None), Dict([None], [x]), Subscript(x, Slice(), L), Name("x", S), one(1 << 70),
    UnaryOp(USub(), one("x")), IfExp(x, x, to_x), Set([to_x]),
]
STATEMENTS = [
    Assign([x], y), Assign([Call(x)], y), Assign([None], y), Assign([], y), Delete([x]), Delete([]),
    FunctionDef("f", arguments(), []), FunctionDef("f", arguments(defaults=[x]), [P]), FunctionDef("f", None, [P]),
    FunctionDef(None, arguments(), [P]), FunctionDef("f", arguments(args=[arg("True")]), [P]),
    FunctionDef("f", arguments(kwonlyargs=[arg("x")]), [P]), Import([]), ImportFrom("a", [], 0),
    ImportFrom("a", [alias("x")], -1), Global([]), Nonlocal([]), With([], [P]), With([withitem(x, y)], [P]),
    Raise(None, x), Try([P], [], [], []), Try([P], [], [P], [P]), TryStar([P], [], [], []),
    TryStar([P], [], [P], [P]), Try([P], [ExceptHandler(None, None, [])], [], []), Match(x, []), Expr(P), Expr(3),
    Expr(None), TypeAlias(one(1), [], x), TypeAlias(x, [], x), AnnAssign(Attribute(x, "y", S), x, None, 1),
    AnnAssign(one(1), x, None, 0), For(x, y, [P], []), For(to_x, y, [], []), While(y, [], []), If(y, [], []),
    Assert(None), AugAssign(x, Add(), y), AugAssign(to_x, None, y), ClassDef("C", [], [], []),
    ClassDef("C", [], [], [P], [], [TypeVar("True")]), ClassDef("C", [], [], [P], [], [TypeVarTuple("None")]),
    ClassDef("C", [], [], [P], [x], [ParamSpec("Q")]),
]
PATTERNS = [
    MatchValue(x), MatchValue(one(None)), MatchSingleton(1), MatchSingleton(None), MatchStar("x"),
    MatchAs(None, "_"), MatchAs(MatchAs(None, "y"), None), MatchOr([MatchAs()]), MatchMapping([one(1)], [], None),
    MatchMapping([], [], "_"), MatchClass(one(1), [], [], []), MatchClass(x, [], ["a"], []),
    MatchClass(x, [], ["True"], [MatchAs()]), MatchValue(one(...)), MatchValue(one((1,))),
    MatchValue(UnaryOp(USub(), one("x"))), MatchValue(UnaryOp(UAdd(), one(1))),
    MatchValue(BinOp(one(1), Add(), one(2))), MatchValue(BinOp(one(1), Add(), one(2j))),
    MatchValue(BinOp(one(1), Mult(), one(2j))), MatchSequence([MatchStar(), MatchStar("x")]), MatchSequence([MatchStar()]),
    MatchMapping([x], [MatchAs()], None), MatchMapping([one(True)], [MatchAs()], None), MatchAs(None, "None"),
    MatchValue(TemplateStr([])), MatchStar("_"), MatchSequence([MatchStar("_")]), MatchSequence([MatchStar("True")]),
    MatchValue(Attribute(Call(x), "y")), MatchClass(Attribute(one(1), "y"), [], [], []),
    MatchOr([MatchStar("x"), MatchAs()]), MatchValue(Attribute(x, "y")),
]
for tree in EXPRESSIONS + STATEMENTS:
    check(tree)
for tree in PATTERNS:
    pattern(tree)
check(Module([x], []))
check(Module([None], []))
check(Expression(P), "eval")
check(Module((), []))

for place in [
    dict(lineno=2, end_lineno=1),
    dict(lineno=-1, end_lineno=2),
    dict(lineno=1, end_lineno=1, col_offset=5, end_col_offset=3),
    dict(lineno="a"),
    dict(lineno=1 << 80),
]:
    tree = Name("x")
    for name, value in place.items():
        setattr(tree, name, value)
    check(tree)

for tree, mode in [
    (Expression(Name("x")), "eval"), (Module([], []), "eval"), (Module([], []), "func_type"), (Name("x"), "eval"),
    (Interactive([]), "exec"), (AST(), "exec"), (Expression(Name("x", lineno=1, col_offset=0)), "eval"),
]:
    try:
        compile(tree, "x", mode)
        print("ok")
    except Exception as error:
        print(type(error).__name__, error)
