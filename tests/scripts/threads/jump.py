# Setting f_lineno in a trace function: the frame goes on at that line.
import sys
def run(function, rules, *args, events=("line",)):
    first = function.__code__.co_firstlineno
    left = dict(rules)
    def trace(frame, event, arg):
        if frame.f_code is not function.__code__: return None
        at = frame.f_lineno - first
        if event in events and at in left:
            to = left.pop(at)
            try: frame.f_lineno = first + to if isinstance(to, int) else to
            except Exception as e: print("  ", type(e).__name__, e)
        return trace
    sys.settrace(trace)
    try: result = function(*args)
    except BaseException as e: result = e
    sys.settrace(None)
    print(function.__name__, rules, repr(result))
def forward():
    out = []
    out.append(1)
    out.append(2)
    out.append(3)
    return out
run(forward, {2: 4}); run(forward, {4: 2}); run(forward, {3: 3})
run(forward, {2: 100}); run(forward, {2: -100}); run(forward, {2: "x"}); run(forward, {2: 1 << 40})
def loops():
    out = []
    for i in range(3):
        out.append(i)
    out.append("after")
    return out
run(loops, {3: 4}); run(loops, {1: 3}); run(loops, {4: 3}); run(loops, {3: 2})
def tries():
    out = []
    try:
        out.append(1)
        raise ValueError
    except ValueError:
        out.append("except")
    finally:
        out.append("finally")
    out.append("end")
    return out
run(tries, {3: 6}); run(tries, {6: 9}); run(tries, {3: 8}); run(tries, {8: 3}); run(tries, {1: 9}); run(tries, {9: 3})
class M:
    def __enter__(self): return self
    def __exit__(self, *e): return False
def withs():
    out = []
    with M():
        out.append(1)
        out.append(2)
    out.append(3)
    return out
run(withs, {3: 5}); run(withs, {1: 3}); run(withs, {5: 3})
def nested():
    out = []
    for i in [1, 2]:
        for j in [3]:
            out.append((i, j))
    return out
run(nested, {4: 5}); run(nested, {4: 2}); run(nested, {5: 4})
run(forward, {0: 2}, events=("call",)); run(forward, {5: 2}, events=("return",))
def fails():
    out = []
    out.append(1 / 0)
    return out
run(fails, {2: 3}, events=("exception",))
def gen():
    out = []
    x = yield 1
    out.append(x)
    yield out
def uses():
    pass
def drive():
    g = gen(); next(g); return g.send(5)
first = gen.__code__.co_firstlineno
def trace(frame, event, arg):
    if frame.f_code is gen.__code__ and event == "line" and frame.f_lineno == first + 3:
        frame.f_lineno = first + 4
    return trace
sys.settrace(trace); r = drive(); sys.settrace(None); print(r)
def outside():
    f = sys._getframe()
    try: f.f_lineno = 5
    except ValueError as e: return str(e)
print(outside())
