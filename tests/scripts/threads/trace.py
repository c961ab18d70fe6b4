# needs: threads
# sys.settrace: events of calls, lines, returns, exceptions, opcodes; what trace functions return; nothing of it while one runs.
import sys, threading

def show(frame, event, arg):
    if event == "exception": arg = (arg[0].__name__, str(arg[1]), type(arg[2]).__name__)
    elif event == "return" and not isinstance(arg, (int, str, type(None), list)): arg = type(arg).__name__
    print("  " * 1 + f"{frame.f_code.co_name}:{frame.f_lineno - frame.f_code.co_firstlineno} {event} {arg!r}")

def tracer(frame, event, arg):
    show(frame, event, arg)
    return tracer

def run(name, function, *args, tracer=tracer):
    print(name)
    sys.settrace(tracer)
    try: result = function(*args)
    except BaseException as error: result = error
    sys.settrace(None)
    print("  ->", repr(result))

def basic(a, b):
    c = a + b
    if c > 3:
        c = 3
    else:
        c = 4
    return c
run("basic", basic, 1, 2)
run("basic", basic, 3, 2)

def loops(n):
    total = 0
    for i in range(n):
        if i % 2:
            continue
        total += i
    else:
        total += 100
    while total > 100:
        total -= 50
    return total
run("loops", loops, 3)
def one_line(n):
    while n: n -= 1
    for _ in range(2): n += 1
    return [x for x in range(2)]
run("one line", one_line, 2)

def fails():
    x = 1
    raise ValueError("no")
def catches():
    try:
        fails()
    except ValueError as e:
        y = str(e)
    finally:
        z = 1
    return y
run("exception", catches)
run("uncaught", fails)
def again():
    try:
        try:
            fails()
        except KeyError:
            pass
        except ValueError:
            raise
    finally:
        done = True
run("reraise", again)

def gen(n):
    try:
        for i in range(n):
            got = yield i
    except GeneratorExit:
        raise
    return "end"
def delegates():
    result = yield from gen(1)
    yield result
def generators():
    g = gen(2)
    next(g)
    g.send("x")
    g.close()
    out = list(delegates())
    h = gen(3)
    next(h)
    try:
        h.throw(KeyError("k"))
    except KeyError:
        pass
    return out
run("generators", generators)
def explicit():
    for x in gen(1):
        pass
    it = iter([])
    try:
        next(it)
    except StopIteration:
        pass
run("stop iteration", explicit)

async def coro(): return 5
async def awaits():
    x = await coro()
    return x
def coroutines():
    c = awaits()
    try:
        c.send(None)
    except StopIteration as e:
        return e.value
run("coroutines", coroutines)

class Manager:
    def __enter__(self): return self
    def __exit__(self, *exc): return True
def managed():
    with Manager() as m:
        x = 1
        raise KeyError
    return x
run("with", managed)

def match(x):
    match x:
        case [a, b]:
            return a + b
        case str():
            return x
        case _:
            pass
run("match", match, [1, 2])
run("match", match, 5)
def nested():
    def inner(k):
        return k * 2
    class C:
        attr = inner(3)
        def m(self): return self.attr
    return C().m() + (lambda: 1)()
run("nested", nested)
def decorated(f): return f
def multi(
    a,
    b=2,
):
    return (
        a +
        b
    )
def calls_multi():
    return multi(
        1,
        b=basic(
            1, 1),
    )
run("many lines", calls_multi)

def only_calls(frame, event, arg):
    show(frame, event, arg)
run("calls only", catches, tracer=only_calls)
def no_lines(frame, event, arg):
    frame.f_trace_lines = False
    return tracer(frame, event, arg)
run("no lines", catches, tracer=no_lines)
ops = []
def opcodes(frame, event, arg):
    frame.f_trace_opcodes = True
    if event == "opcode": ops.append(frame.f_lasti >= 0)
    return opcodes
sys.settrace(opcodes); basic(1, 2); sys.settrace(None); print("opcodes", len(ops), all(ops))
def raises(frame, event, arg):
    if event == "line": raise RuntimeError("from the tracer")
    return raises
run("raising tracer", basic, 1, 2, tracer=raises)
print(sys.gettrace())
count = [0]
def counting(frame, event, arg):
    count[0] += 1
    basic(1, 1)
    return counting
run("tracer is not traced", basic, 1, 1, tracer=counting); print(count)
def set_local():
    x = 1
    y = 2
    return x
def changes(frame, event, arg):
    if event == "line" and frame.f_lineno - frame.f_code.co_firstlineno == 2: frame.f_locals["x"] = 9
    return changes
run("locals", set_local, tracer=changes)
def outer():
    a = 1
    sys._getframe().f_trace = tracer
    b = 2
    return a + b
sys.settrace(lambda *a: None); r = outer(); sys.settrace(None); print(r)
def starts():
    sys.settrace(tracer)
    x = basic(0, 0)
    sys.settrace(None)
    return x
print("from within"); print(starts())
def thread_body():
    return 3
print("thread")
threading.settrace(tracer)
t = threading.Thread(target=thread_body)
t.run = thread_body
t.start(); t.join(); threading.settrace(None)
def del_var():
    for i in range(2):
        try:
            if i: continue
            break
        finally:
            pass
    del i
    assert True
    return
run("finally in a loop", del_var)
print("call_tracing")
def nested_tracer(frame, event, arg):
    if event == "line" and frame.f_lineno - frame.f_code.co_firstlineno == 1: sys.call_tracing(set_local, ())
    show(frame, event, arg)
    return nested_tracer if frame.f_code.co_name == "basic" else None
run("tracing in a tracer", basic, 1, 1, tracer=nested_tracer)
