# needs: host
# Code too large for one-byte arguments: many constants, names, locals, jumps.
src = "def f():\n t = 0\n" + "".join(f" v{i} = {i * 1000}\n" for i in range(400)) + "".join(f" t += v{i}\n" for i in range(400)) + " return t\n"
ns = {}
exec(src, ns); print(ns["f"](), ns["f"].__code__.co_nlocals, len(ns["f"].__code__.co_consts) > 256)
src = "def g(x):\n r = 0\n for i in range(3):\n  if x:\n" + "".join(f"   r += {i}\n" for i in range(600)) + "  else:\n   r -= 1\n return r\n"
exec(src, ns); print(ns["g"](1), ns["g"](0))
exec("\n".join(f"name_{i} = {i}" for i in range(600)), ns); print(ns["name_599"], sum(ns[f"name_{i}"] for i in range(600)))
print(len(eval("[" + ",".join(map(str, range(2000))) + "]")), sum(eval("(" + "1," * 1000 + ")")), len(eval("{" + ",".join(f"{i}:{i}" for i in range(700)) + "}")), len(eval("{" + ",".join(map(str, range(500))) + "}")))
exec("def many(" + ",".join(f"a{i}" for i in range(300)) + "): return a0 + a299 + a150", ns); print(ns["many"](*range(300)))
exec("def kws(*, " + ",".join(f"k{i}={i}" for i in range(280)) + "): return k0 + k279", ns); print(ns["kws"](k0=5, k279=1))
print(eval("len('" + "x" * 5000 + "')"), eval("+".join(["1"] * 500)), eval("+".join(["'a'"] * 300)) == "a" * 300, eval("-" * 50 + "1"), eval("not " * 51 + "1"))
exec("class C:\n" + "".join(f"    def m{i}(self): return {i}\n" for i in range(300)), ns); print(ns["C"]().m299(), len([n for n in dir(ns["C"]) if n.startswith("m")]))
src = "def h(n):\n while n > 0:\n  n -= 1\n  try:\n" + "".join(f"   x{i} = n\n" for i in range(300)) + "  except ValueError:\n   pass\n return n, x299\n"
exec(src, ns); print(ns["h"](3))
src = "def m(x):\n match x:\n" + "".join(f"  case {i}: return 'c{i}'\n" for i in range(300)) + "  case _: return 'none'\n"
exec(src, ns); print(ns["m"](0), ns["m"](299), ns["m"](300))
src = "def e(x):\n if x == 0: return 'zero'\n" + "".join(f" elif x == {i}: return 's{i}'\n" for i in range(1, 400)) + " else: return 'else'\n"
exec(src, ns); print(ns["e"](399), ns["e"](400))
def outer():
    pass
src = "def o():\n" + "".join(f" c{i} = {i}\n" for i in range(270)) + " def i(): return " + "+".join(f"c{i}" for i in range(270)) + "\n return i\n"
exec(src, ns); print(ns["o"]()(), len(ns["o"]().__closure__))
print(eval("f'" + "{1}" * 300 + "'") == "1" * 300, len(eval("f'" + "{1}x" * 200 + "'")), eval("'%s' * 3 % (1, 2, 3)"), eval("x0" + "".join(f".x{i}" for i in range(1, 60)), {"x0": type("X", (), {"__getattr__": lambda s, n: s})()}).__class__.__name__)
print(eval("lambda: " * 40 + "5")()()()() is not None, eval("[" * 60 + "]" * 60) == eval("[" * 60 + "]" * 60), eval("(" * 80 + "1" + ")" * 80), eval("1 if 0 else " * 80 + "2"))
print(len(compile("\n" * 3000 + "x = 1", "f", "exec").co_code) > 0, compile("\n" * 3000 + "def f(): pass", "f", "exec").co_consts[0].co_firstlineno)
a = eval("{" + ", ".join(f"'k{i}': [{i}, ({i},)]" for i in range(200)) + "}"); print(a["k199"], len(a))
exec("x = " + " = ".join(f"y{i}" for i in range(300)) + " = 7", ns); print(ns["y299"])
exec("; ".join(f"z{i} = {i}" for i in range(300)), ns); print(ns["z299"])
exec("(" + ", ".join(f"u{i}" for i in range(300)) + ") = range(300)", ns); print(ns["u299"]); exec("w0, *w, w1 = range(400)", ns); print(len(ns["w"]))
