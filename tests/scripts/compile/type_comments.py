# ast.parse(type_comments=True): PEP 484's comments in trees.
import ast

SOURCES = """
x = 1 # type: int
---
x = y = 1  #  type:  List[int]
---
x = 1 # type: ignore
---
x = 1 # type: ignore[foo]
# type: ignore # bar
---
x = 1 # type: ignored
---
for a in b: # type: str
    pass
---
async def f():
    async for a in b:  # type: str
        pass
    async with c as d:  # type: int
        pass
---
with a as b, c: # type: int
    pass
---
with (a as b, c): # type: int
    pass
---
def f(a, b): # type: (int, str) -> None
    pass
---
def f(a, b):
    # type: (int, str) -> None
    pass
---
async def f(
    a,  # type: int
    /,
    b=1,  # type: str
    *args,  # type: float
    c,  # type: bytes
    d=2,  # type: list
    **kwargs  # type: dict
):
    # type: (...) -> None
    pass
---
def f(): # type: () -> int
    # type: () -> int
    pass
---
def f(*, # type: int
      a): pass
---
x = 1
# type: int
---
x + 1 # type: int
---
if a: # type: int
    pass
---
x = 1 # type: int
y: int = 2 # type: int
---
f( # type: ignore
   1)
---
lambda a: 1 # type: int
""".strip().split('\n---\n')

for source in SOURCES:
    print(source)
    for wanted in (False, True):
        try:
            tree = ast.parse(source, type_comments=wanted)
            print('   ', ast.dump(tree))
            if wanted:
                print('   ', ascii(ast.unparse(tree)))
        except SyntaxError as error:
            print('   ', error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset, repr(error.text))
for source in ('() -> int', '(int, str) -> List[int]', '(*a, **b) -> c', '(a, *b, **c) -> d', '(a) ->', 'int', '(a,) -> b'):
    try:
        print(ast.dump(ast.parse(source, mode='func_type')))
    except SyntaxError as error:
        print(source, error)
