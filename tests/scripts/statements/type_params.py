# Type parameters and type aliases, PEP 695 and 696.
def first[T](x: list[T]) -> T:
    return x[0]
class Stack[T, *Ts, **P]:
    def push[U: int](self, u: U) -> T: return u
    attr: T
type Alias[K, V = int] = dict[K, V]
type Simple = int | str
type Lazy = undefined_name
print(first([1]), first.__type_params__, Stack.__type_params__, Stack.push.__type_params__, Alias.__type_params__, Simple.__type_params__)
T, Ts, P = Stack.__type_params__
print(type(T).__name__, type(Ts).__name__, type(P).__name__, T.__name__, repr(T), repr(Ts), repr(P), T.__bound__, T.__constraints__, T.__covariant__, T.__infer_variance__, T.__module__)
print(Alias, Alias.__name__, Alias.__value__, Alias[str, int], Simple.__value__, type(Alias).__name__, repr(Alias[int, int]), Alias.__module__)
try:
    Lazy.__value__
except NameError as e:
    print(e)
undefined_name = "now"
print(Lazy.__value__)
U = Stack.push.__type_params__[0]
print(U.__bound__, U.__name__, Stack.__orig_bases__, Stack.__parameters__, Stack[int, str, [bytes]], Stack.__annotations__)
def bounded[A: (int, str), B: undefined_later](a: A, b: B): return a
print(bounded(1, 2), bounded.__type_params__[0].__constraints__)
try:
    bounded.__type_params__[1].__bound__
except NameError as e:
    print(e)
def default[X = int, *Y = *tuple[int], **Z = [int]](): pass
X, Y, Z = default.__type_params__
print(X.__default__, X.has_default(), Y.__default__, Z.__default__, T.has_default(), T.__default__)
type Rec = list[Rec] | int
print(Rec.__value__)
class Outer[A]:
    x = A
    def m(self): return A
    class Inner[B]:
        y = A, B
        def both(self): return A, B
print(Outer.x, Outer().m() is Outer.x, Outer.Inner.y, Outer.Inner().both())
class Sub[T](Stack[T, int, [str]]): pass
print(Sub.__orig_bases__, Sub.__parameters__, Sub.__mro__[1].__name__, Sub[int])
f = first.__annotations__
print(f, f["return"] is first.__type_params__[0])
def gen[T]():
    T2 = T
    return lambda: (T, T2)
a, b = gen()()
print(a is b)
for src in ("def f[T, T](): pass", "class C[T: int = str, U]: pass", "type X[T] = (yield)", "def f[T: (yield)](): pass", "type X = (x := 1)", "class C[T](x := 1): pass", "def f[](): pass", "type X[*Ts: int] = 1", "type 5 = 1", "def f[T](a: (b := 1)): pass", "class C[T: await x]: pass"):
    try:
        exec(src)
        print("ok", src)
    except SyntaxError as e:
        print(src, "->", e.msg)
type type = int
print(type.__value__)
print(list[int], dict[str, int], tuple[int, ...], list[int].__origin__, list[int].__args__, list[T][int], dict[T, T][str], list[list[T]][int], int | str, int | None, (int | str).__args__, int | list[int], isinstance(1, int | str), issubclass(bool, int | str), list[int]([1]), list[int] == list[int], hash(list[int]) == hash(list[int]), tuple[()], int | int, (int | str) == (str | int))
for g in (lambda: isinstance([], list[int]), lambda: int[str], lambda: list[int][str], lambda: 1 | int, lambda: issubclass(list, list[int]), lambda: setattr(list[int], "__origin__", 1), lambda: Simple[int], lambda: Alias(), lambda: isinstance(1, int | list[int]), lambda: list[T][int, str], lambda: Alias[int].nope):
    try:
        print(g())
    except Exception as e:
        print(e.__class__.__name__, e)
