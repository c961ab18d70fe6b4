# Generators: send, throw, close, yield from, return values, state.
def count(n):
    for i in range(n):
        got = yield i
        if got is not None:
            print("got", got)
    return "done"
g = count(3)
print(next(g), g.send("hello"), g.send(None))
try:
    next(g)
except StopIteration as e:
    print("stop", e.value, e.args)
print(list(g), next(g, "exhausted"))
def catcher():
    while True:
        try:
            x = yield "ready"
            print("received", x)
        except ValueError as e:
            print("caught", e)
            yield "after error"
        except GeneratorExit:
            print("closing")
            raise
        finally:
            print("finally")
g = catcher()
print(next(g), g.throw(ValueError("v")), next(g), g.send(1))
g.close()
g.close()
try:
    next(g)
except StopIteration as e:
    print("closed", e.value)
def inner():
    try:
        r = yield 1
        print("inner got", r)
        yield 2
    except KeyError as e:
        print("inner caught", repr(e))
        yield "recovered"
    return "inner result"
def outer():
    r = yield from inner()
    print("outer got", r)
    r = yield from [10, 20]
    print("list gives", r)
    return "end"
g = outer()
print(next(g), g.throw(KeyError("k")), list(g))
g = outer()
print(next(g), g.send("s"))
g.close()
def bad():
    yield 1
    try:
        yield 2
    except GeneratorExit:
        yield "no!"
g = bad(); next(g); next(g)
try:
    g.close()
except RuntimeError as e:
    print(e)
def closes_with_value():
    try:
        yield
    except GeneratorExit:
        return "closed value"
g = closes_with_value(); next(g)
print(g.close(), closes_with_value().close())
def raises_stop():
    yield 1
    raise StopIteration("inside")
g = raises_stop(); next(g)
try:
    next(g)
except RuntimeError as e:
    print(e, repr(e.__cause__))
def recursive():
    try:
        next(me)
    except ValueError as e:
        yield str(e)
me = recursive()
print(next(me))
for f in (lambda: count(3).send(5), lambda: count().send(None), lambda: count(1).throw(), lambda: count(1).throw(5), lambda: count(1).throw(ValueError("fresh")), lambda: count(1).throw(ValueError), lambda: count(1).throw(KeyError("a")), lambda: iter(count)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
def tree(t):
    if t:
        l, v, r = t
        yield from tree(l)
        yield v
        yield from tree(r)
print(list(tree(((None, 1, None), 2, ((None, 3, None), 4, None)))))
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
def take(n, it):
    return [x for _, x in zip(range(n), it)]
print(take(10, fib()), take(3, (x * x for x in fib())))
g = count(2)
print(g.gi_running, g.gi_frame is not None, g.gi_code.co_name, g.gi_yieldfrom, g.__name__, g.__qualname__, g.gi_suspended if hasattr(g, "gi_suspended") else None, type(g).__name__, repr(g).split(" at ")[0], iter(g) is g)
next(g)
print(g.gi_frame.f_locals, g.gi_frame.f_lineno)
g.close()
print(g.gi_frame)
def deleg():
    yield from count(1)
g = deleg(); next(g)
print(g.gi_yieldfrom.__name__)
def pipeline():
    def src(n):
        yield from range(n)
    def even(it):
        for x in it:
            if x % 2 == 0: yield x
    def sq(it):
        for x in it: yield x * x
    return sum(sq(even(src(10))))
print(pipeline())
def avg():
    total = n = 0
    r = None
    while True:
        x = yield r
        total += x; n += 1
        r = total / n
a = avg(); next(a)
print(a.send(10), a.send(20), a.send(3))
def loc():
    x = 1
    yield lambda: x
    x = 2
    yield
g = loc(); f = next(g); print(f()); next(g); print(f())
def nested_finally():
    try:
        try:
            yield 1
        finally:
            print("inner finally")
            yield 2
    finally:
        print("outer finally")
print(list(nested_finally()))
g = nested_finally(); next(g)
print(g.throw(ZeroDivisionError("z")))
try:
    next(g)
except ZeroDivisionError as e:
    print("re-raised", e)
def early():
    return
    yield
print(list(early()), list((yield_ for yield_ in ())))
class It:
    def __iter__(self): return self
    def __next__(self): return 1
    def send(self, v): print("send", v); raise StopIteration("sent")
    def throw(self, e): print("throw", repr(e)); return "thrown"
    def close(self): print("close")
def d():
    r = yield from It()
    print("result", r)
    yield "last"
g = d(); print(next(g), g.throw(ValueError(1)), g.send(3))
g = d(); next(g); g.close()
def yf5():
    yield from 5
try:
    next(yf5())
except TypeError as e:
    print(e)
