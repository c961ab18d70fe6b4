# ast.parse(feature_version=...): what older versions of the language refuse.
import ast

SOURCES = """
match x:
 case 1: pass
---
async def f(): [x async for x in y]
---
async def f(): pass
---
x: int = 1
---
(x): int
---
x.y: int = 2
---
(a := 1)
---
a[b:=1]
---
def f(a, /): pass
---
def f(a=1, /, b=2): pass
---
lambda a, /, b: 1
---
x @ y
---
x @= y
---
@x
def f(): pass
---
type X = int
---
def f[T](): pass
---
class A[T = int]: pass
---
type A[*Ts = int] = 1
---
def f[**P = int](): pass
---
try: pass
except* A: pass
---
try: pass
except A, B: pass
---
try: pass
except* A, B: pass
---
1_000
---
0x_f
---
await x
---
async for a in b: pass
---
async with a as b: pass
---
t''
---
rt'{a}'
---
f'{x=}'
---
with (a as b, c as d): pass
""".strip().split('\n---\n')

for source in SOURCES:
    last = None
    for minor in range(2, 16):
        try:
            ast.parse(source, feature_version=(3, minor))
            found = 'parses'
        except SyntaxError as error:
            found = error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset, error.text
        if found != last:
            print(repr(source), minor, found)
            last = found
for version in ((2, 7), (4, 0), 300):
    try:
        print(ast.dump(ast.parse('(a := 1)', feature_version=version)))
    except ValueError as error:
        print(error)
compile('(a := 1)', 'x', 'exec', _feature_version=3)
