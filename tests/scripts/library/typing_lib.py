# needs: lib
# typing basics.
import typing
from typing import Any, Optional, Union, List, Dict, Callable, TypeVar, Generic, NamedTuple, TypedDict, Literal, Protocol, runtime_checkable, get_type_hints, cast, overload, Final, ClassVar, Annotated, NewType, get_origin, get_args, TypeAlias, Self, Never
print(Optional[int], Union[int, str], Union[int], List[int], Dict[str, int], Callable[[int], str], Callable[..., Any], Literal[1, "a"], ClassVar[int], Final[int], Annotated[int, "meta"], Any, Never)
T = TypeVar("T"); K = TypeVar("K", bound=int); S = TypeVar("S", int, str)
print(T, K.__bound__, S.__constraints__)
class Box(Generic[T]):
    def __init__(self, v: T): self.v = v
print(Box[int], Box[int](5).v, Box.__parameters__, Box[T].__args__, get_origin(Box[int]), get_args(Dict[str, int]), get_origin(List[int]), get_args(Callable[[int], str]))
class N(NamedTuple):
    a: int
    b: str = "d"
print(N(1), N(1, "x")._asdict(), N._field_defaults)
class TD(TypedDict, total=False):
    x: int
print(TD(x=1), TD.__annotations__, TD.__required_keys__, TD.__optional_keys__)
@runtime_checkable
class Closer(Protocol):
    def close(self): ...
class F:
    def close(self): pass
print(isinstance(F(), Closer), isinstance(5, Closer), issubclass(F, Closer))
def f(a: int, b: "str" = "x") -> Optional[float]: ...
print(get_type_hints(f), cast(int, "no check"), NewType("U", int)(5), NewType("U", int))
for g in (lambda: Box[int, str], lambda: Optional[int, str], lambda: Union[()], lambda: List[int][str], lambda: isinstance(1, List[int]), lambda: TypeVar("T", int), lambda: Any(), lambda: Literal(), lambda: Closer(), lambda: class_(), lambda: Generic[int]):
    try: print(g())
    except Exception as e: print(type(e).__name__, e)
print(typing.get_overloads(f), Self, typing.TYPE_CHECKING, Union[int, None] == Optional[int], Union[int, str] == int | str, hash(List[int]) == hash(List[int]))
