# sys.monitoring (PEP 669).
import sys
m, E = sys.monitoring, sys.monitoring.events
def attempt(f, *args):
    try: print(f(*args))
    except BaseException as e: print(type(e).__name__, e)
print({d: getattr(E, d) for d in sorted(dir(E)) if not d.startswith("_")})
for args in ((6, "x"), (0, 5), (0, "a"), (0, "b")): attempt(m.use_tool_id, *args)
for tool in (0, 1, -1): attempt(m.get_tool, tool)
for args in ((1, 2), (0, 1 << 30), (0, E.C_RETURN), (0, E.CALL | E.C_RETURN), (0, E.BRANCH)): attempt(m.set_events, *args)
print(m.get_events(0)); m.set_events(0, 0)
for args in ((0, 3, None), (0, 1 << 20, None), (1, 1, None), (0, 1, print), (0, 1, None), (7, 1, None), (0, 0, None)): attempt(m.register_callback, *args)
def f(): pass
for args in ((0, f), (0, f.__code__)): attempt(m.get_local_events, *args)
for args in ((0, f.__code__, E.RAISE), (0, f.__code__, E.LINE | E.BRANCH), (0, f.__code__, E.C_RETURN), (0, 5, 0), (1, f.__code__, 0)): attempt(m.set_local_events, *args)
print(m.get_local_events(0, f.__code__)); m.set_events(0, E.LINE); print(m._all_events()); m.free_tool_id(0)
print(m.get_tool(0), m._all_events()); m.use_tool_id(0, "again"); print(m.get_events(0))

log = []
def name(x): return getattr(x, "__qualname__", None) or getattr(x, "__name__", None) or repr(x)
def recorder(event, lines=True):
    def record(code, *args):
        if code.co_name == "<module>" or code.co_name == "watch": return
        shown = []
        for a in args:
            if isinstance(a, BaseException): a = f"{type(a).__name__}({a})"
            elif a is m.MISSING: a = "MISSING"
            elif event == "LINE": a = a - code.co_firstlineno
            elif callable(a): a = name(a)
            shown.append(a)
        log.append((code.co_name, event, *shown))
    return record
def watch(function, *args, events, tool=0):
    log.clear()
    for e in events: m.register_callback(tool, getattr(E, e), recorder(e))
    total = 0
    for e in events: total |= getattr(E, e)
    m.set_events(tool, total)
    try: result = function(*args)
    except BaseException as error: result = f"{type(error).__name__}({error})"
    m.set_events(tool, 0)
    for e in events: m.register_callback(tool, getattr(E, e), None)
    for line in log: print("  ", *line)
    print("  ->", result)
def sub(x): return x + 1
def calls():
    a = sub(1)
    b = len("abc")
    c = "abc".upper()
    d = sub(*(1,))
    e = int()
    return a + b + d
print("calls"); watch(calls, events=["PY_START", "PY_RETURN", "CALL", "C_RETURN", "C_RAISE"])
def fails(): return [].pop()
def catches():
    try: fails()
    except IndexError: return "caught"
print("exceptions"); watch(catches, events=["PY_START", "PY_RETURN", "RAISE", "RERAISE", "EXCEPTION_HANDLED", "PY_UNWIND", "CALL", "C_RETURN", "C_RAISE"])
def reraises():
    try: fails()
    finally: x = 1
print("reraise"); watch(reraises, events=["RAISE", "RERAISE", "EXCEPTION_HANDLED", "PY_UNWIND"])
def lines(n):
    x = 0
    for i in range(n):
        x += i
    return x
print("lines"); watch(lines, 2, events=["LINE"])
print("instructions"); watch(sub, 2, events=["INSTRUCTION"])
def branches(a):
    if a: x = 1
    else: x = 2
    while a:
        a -= 1
    for i in range(1): pass
    return x if a is None else None
print("branches"); watch(branches, 1, events=["BRANCH_LEFT", "BRANCH_RIGHT", "JUMP"])
print("old branches"); watch(branches, 0, events=["BRANCH"])
def gen():
    try: yield 1
    except KeyError: pass
    yield 2
    return 3
def generators():
    g = gen(); next(g); g.throw(KeyError()); list(g)
    def delegate(): return (yield from gen())
    return list(delegate())
print("generators"); watch(generators, events=["PY_START", "PY_RESUME", "PY_YIELD", "PY_RETURN", "PY_THROW", "STOP_ITERATION"])
print("local events")
log.clear(); m.register_callback(0, E.LINE, recorder("LINE")); m.set_local_events(0, lines.__code__, E.LINE)
lines(1); sub(1); m.set_local_events(0, lines.__code__, 0); lines(1); print(log)
print("disable")
hits = []
def once(code, line): hits.append(line - code.co_firstlineno); return m.DISABLE
m.register_callback(0, E.LINE, once); m.set_local_events(0, lines.__code__, E.LINE)
lines(3); print(hits); lines(3); print(hits); m.restart_events(); lines(1); print(hits)
m.set_local_events(0, lines.__code__, 0)
m.register_callback(0, E.RAISE, lambda *a: m.DISABLE); m.set_events(0, E.RAISE)
try: fails()
except Exception as e: error = e
m.set_events(0, 0); print(type(error).__name__, error)
def bad(code, offset): raise RuntimeError("from a callback")
m.register_callback(0, E.PY_START, bad); m.set_local_events(0, sub.__code__, E.PY_START); attempt(sub, 1); m.set_local_events(0, sub.__code__, 0)
print("two tools"); m.use_tool_id(3, "three"); both = []
m.register_callback(0, E.PY_START, lambda c, o: both.append(0)); m.register_callback(3, E.PY_START, lambda c, o: both.append(3))
m.set_local_events(0, sub.__code__, E.PY_START); m.set_local_events(3, sub.__code__, E.PY_START); sub(1)
m.set_local_events(3, sub.__code__, 0); sub(1); m.free_tool_id(0); m.free_tool_id(3); sub(1); print(both)
