# Frames: f_locals as a write-through proxy (PEP 667), f_back, f_lineno, f_globals.
import sys
def f(a):
    b = 2
    fr = sys._getframe()
    fr.f_locals["a"] = 10
    fr.f_locals["b"] += 5
    fr.f_locals["new"] = "extra"
    p = fr.f_locals
    return a, b, sorted(k for k in p), p["new"], "new" in p, len(p), type(p).__name__, p.get("zz", 5), dict(p)["a"]
print(f(1))
def g():
    x = 1
    def inner():
        nonlocal x
        sys._getframe(1).f_locals["x"] = 50
        return x
    return inner(), x
print(g())
def h():
    fr = sys._getframe()
    try: fr.f_locals["later"]
    except KeyError as e: print("KeyError", e)
    later = 3
    p = fr.f_locals
    for k in list(p): pass
    for bad in (lambda: p.pop("later"), lambda: p.__delitem__("later"), lambda: p.clear(), lambda: p.popitem(), lambda: p["nope"]):
        try: bad()
        except Exception as e: print(type(e).__name__, e)
    p.update({"later": 4}); p.setdefault("later", 9); p |= {"extra": 1}
    return later, "extra" in p, p.pop("extra") if False else p["extra"], p == fr.f_locals, p.copy()["later"], list(p.items())[0][0], list(reversed(p))[0] is not None
print(h())
def who(): return sys._getframe(1).f_code.co_name, sys._getframe().f_back.f_lineno - sys._getframe(1).f_code.co_firstlineno
def caller():
    a = 1
    return who()
print(caller())
def lines():
    fr = sys._getframe()
    out = [fr.f_lineno - fr.f_code.co_firstlineno]
    out.append(fr.f_lineno - fr.f_code.co_firstlineno)
    return out, fr.f_lasti > 0, fr.f_globals is globals(), fr.f_builtins is not None, fr.f_trace, fr.f_trace_lines, fr.f_trace_opcodes
print(lines())
class C:
    y = 5
    l = sys._getframe().f_locals
    l["z"] = 6
    print(type(l).__name__, sorted(k for k in l if not k.startswith("_")))
print(C.z)
def gen():
    v = 1
    yield
    print("v is", v)
    yield v
it = gen(); next(it); it.gi_frame.f_locals["v"] = 99; print(next(it), it.gi_frame.f_lineno - it.gi_code.co_firstlineno)
def loc():
    a = 1
    l = locals(); l["a"] = 5; l["b"] = 6
    return a, locals(), l
print(loc())
def comp():
    k = 3
    return [sorted(locals()) for i in range(1)][0], [sys._getframe().f_code.co_name for _ in range(1)]
print(comp())
def cleared():
    big = [1]
    raise ValueError
try: cleared()
except ValueError as e:
    fr = e.__traceback__.tb_next.tb_frame
    print(fr.f_locals); fr.clear(); print(fr.f_locals)
try: sys._getframe().clear()
except RuntimeError as e: print(e)
fr = it.gi_frame
try: fr.clear(); print("generator frame cleared", it.gi_frame)
except RuntimeError as e: print(e)
for bad in (lambda: setattr(fr, "f_locals", {}), lambda: setattr(fr, "f_code", 1), lambda: setattr(fr, "f_lineno", 5), lambda: fr.nope):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
print(repr(sys._getframe()).split(", line")[1].split(",")[1], sys._getframe().f_back)
def exec_locals():
    q = 1
    exec("q = 2; w = 3")
    ns = {"q": 10}; exec("q += 1", {}, ns)
    return q, ns["q"], eval("q + 1")
print(exec_locals())
