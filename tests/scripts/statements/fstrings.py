# f-strings, PEP 701.
x, name, items = 42, "World", [1, 2, 3]
print(f"{x}", f"{x} {name}", f"{x!r} {name!r} {name!a} {name!s}", f"{x:5}|{x:<5}|{x:^5}|{x:05}|{x:+}", f"{x:{5}}", f"{x:{'>'}{10}}", f"{{}} {{{x}}}", f"")
print(f"{x=}", f"{x = }", f"{name=!s}", f"{x=:>5}", f"{ x + 1 = }", f"{items[0]=}", f"{name.upper()=}", f"{x=!r:^10}", f"{len(items)   =}")
print(f"{'a' 'b'}", f"{"nested"}", f"{f"{f"{x}"}"}", f"{'\n'.join(['a', 'b'])}", f"{items!r:>12}", f'{"\t"}|', f"{name + "!" * 3}", f"{ {'a': 1}['a'] }", f"{(lambda y: y * 2)(3)}", f"{x if x > 3 else 0}", f"{(z := 5)} {z}")
print(f"""multi
{x
 + 1}
{
    name  # comment
}""")
print(f"{x:{'0'}{8}b} {x:#x} {x:,} {3.14159:.{2}f} {3.14159:{8}.{3}}", f"{1e10:g}", f"{'abc':*^9}", f"{True} {None} {...}", f"{[i for i in range(3)]}", f"{ {1, 2} }", f"{*items,}", f"{(yield_ := 3):>3}")
print(rf"\n{x}\t", fr"\{x}", f"\N{BULLET}" if False else "", f"\x41{x}\u00e9", f"{x}\n{x}", F"{x}", Rf"{x}\d", f'{x}' "plain" f"{name}", "a" f"b" "c")
class F:
    def __format__(self, s): return f"<{s}>"
    def __repr__(self): return "R"
    def __str__(self): return "S"
print(f"{F()}", f"{F():abc}", f"{F()!r}", f"{F()!s:>4}", f"{F():{x}}", f"{F()=}", f"{F()=!s}", f"{F()=:z}", f"{F():%Y-%m:%d}")
for f in (lambda: f"{undefined}", lambda: f"{1 / 0}", lambda: f"{x:q}", lambda: f"{name:d}", lambda: f"{x!r:d}", lambda: f"{items:5}", lambda: f"{x:{name}}"):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
for src in ("f'{'", "f'}'", "f'{}'", "f'{x'", "f'{x!}'", "f'{x!z}'", "f'{x:'", "f'{!r}'", "f'{ }'", "f'{x y}'", "f'{a=b}'" , "f'{x!r }'", "f'{lambda x: 1}'", "f'{*}'", "f'{x:{y:{z}}}'", "f'{'a'", "f'{x!rr}'", "f'{#}'", "f'{a b c}'", "f'{**x}'", "f'{)}'", "f'{(}'", "f'{\\n}'", "f'{x;y}'", "f\"{x!s:{\"", "f'{=}'", "f'{:x}'", "f'a' b'b'", "f'{return}'", "f'{x!}:'", "f'''{"):
    try:
        compile(src, "<f>", "eval")
        print("ok", src)
    except SyntaxError as e:
        print(src, "->", type(e).__name__, e.msg, e.lineno, e.offset)
def f():
    "doc"
    y = 1
    return f"{y}{y}" f"{y!r}", [f"{i}{y}" for i in range(2)], (lambda: f"{y}")()
print(f(), f.__doc__)
print(f"{x:>{x}}" == " " * 40 + "42", len(f"{'x' * 1000}"), f"{'é'}{'日'}{'🎉'}", f"{b'x'}", f"{1:{2}}{3:<{4}}|", f"{'{'}{'}'}", f"{x!r}" "{x}", f"{{{{{x}}}}}")
width, prec = 10, 3
print(f"{3.14159:{width}.{prec}f}|{'s':{width}}|{12:{'0'}{width}d}|{-7:{'+' if x else ''}}|{x:{''}}|{12345.678:{','}}")
d = {"key": {"n": [1, 2]}}
print(f"{d['key']["n"][1]}", f"{d}", f"{d['key']!r:.10}")
print(f"{x
}")
