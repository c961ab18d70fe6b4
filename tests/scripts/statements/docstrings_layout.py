# Docstrings, comments, line joining, indentation, semicolons, numbers and names at their limits.
"""The module's docstring is not this: it comes after comments only."""
print(__doc__)
def f():
    """Doc of f.

        indented more
    back
    """
    return 1
class C:
    'Doc of C.'
    def m(self): "one line"; return 2
    def n(self):
        # a comment first
        "still the docstring"
    def o(self): b"not a docstring"
    def p(self): f"nor {1}"
print(repr(f.__doc__), C.__doc__, C.m.__doc__, C().m(), C.n.__doc__, C.o.__doc__, C.p.__doc__)
x = 1; y = 2; print(x, y);
total = x + \
    y + \
    3
print(total)
items = [
    1,  # one
    # two is missing

    3,
]
print(items, (
    1 +
    2
), {
    "a":
        1,
})
if x == 1: print("one"); print("line")
if (x ==
        1 and
    y == 2):
    print("parenthesized")
def g(a,
      b=2,
      *,
      c,
      ): return a, b, c
print(g(1, c=3,), g(
    1,
    c=2,
))
if True:
  print("two spaces")
  if True:
        print("six more")
  print("back")
	
class Empty: pass
class Also(): ...
def one(): return 1
def two(): pass; return 2
print(one(), two(), Empty.__doc__)
print(0, 0_0, 00, 1_000, 0x_ff, 0b_11, 0o_17, 1e3, 1_0.5e-1_0, .5, 5., 1j, .5J, 0xABCdef, 1E+2)
print("a" 'b' """c""" r'\d' "\x41" u"u", b"x" b'y', "tab\there", 'quote"s', "it's", '\'', "\"")
long_name_with_many_characters_in_it_that_goes_on_and_on_and_never_stops_until_here = 5
print(long_name_with_many_characters_in_it_that_goes_on_and_on_and_never_stops_until_here, _ := 3, __ := 4)
lambda_ = lambda x, *y, z=1, **w: (x, y, z, w)
print(lambda_(1, 2, z=3, q=4), (lambda: ...)(), [lambda: 1][0](), (lambda *, k: k)(k=9))
print(not(1), -(-1), +-+1, ~~5, - 2 ** 2, (- 2) ** 2, 2 ** - 1, 1 if not 0 else 2, 3 - -3, 7 // 2 * 2, 7 % 4 ** 2, 1 << 2 + 1, 6 & 3 | 8 ^ 1, 1 + 2 < 4 & 7, "a" "b" * 2, [1] + [2] * 2)
match = [1]; case = 2; type = 3; _x = match[0] + case * type; print(_x, match, (match), match [0], type -1)
print (1) ; print((1, 2)) ; print(((1)))
def deco(f): return f
@deco
@ (lambda f: f)
def h(): return "decorated"
print(h())
async def co(): return 1
async \
def co2(): return 2
for c in (co(), co2()):
    try: c.send(None)
    except StopIteration as e: print(e.value)
if 1:
    pass
# comment at a lower level
    print("still in the block")
        # comment deeper
    print("and here")
print("\N{GREEK SMALL LETTER PI}" if False else "π", """a\
b""", '''x
  y''', "\
joined")
exec("if 1:\n\tprint('tab indent')\n\tif 1:\n\t\tprint('two tabs')\n")
exec("print('crlf')\r\nprint('line')\r\n"); exec("x = 1\rprint('cr', x)")
exec("\ufeffprint('bom')") if False else print("end")
