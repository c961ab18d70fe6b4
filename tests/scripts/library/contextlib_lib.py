# needs: lib
# contextlib.
import contextlib, io
from contextlib import contextmanager, closing, suppress, redirect_stdout, ExitStack, nullcontext, ContextDecorator
@contextmanager
def tag(n):
    print("<%s>" % n)
    try:
        yield n.upper()
    except ValueError as e:
        print("handled", e)
    finally:
        print("</%s>" % n)
with tag("a") as t: print(t)
with tag("b"): raise ValueError("inside")
try:
    with tag("c"): raise KeyError("k")
except KeyError as e: print("out", e)
@tag("deco")
def f(): print("in f")
f(); f()
@contextmanager
def none():
    if False: yield
@contextmanager
def twice(): yield 1; yield 2
for cm in (none, twice):
    try:
        with cm(): pass
    except RuntimeError as e: print(e)
with suppress(KeyError, IndexError): {}["x"]
with suppress(ValueError): print("no error")
class R:
    def close(self): print("closed")
with closing(R()) as r: print("using")
b = io.StringIO()
with redirect_stdout(b): print("hidden")
print(repr(b.getvalue()))
with ExitStack() as s:
    s.enter_context(tag("one")); s.callback(print, "callback", 1); s.push(lambda *e: print("push", e[0])); s.enter_context(tag("two"))
    print("body")
with ExitStack() as s:
    s.callback(print, "kept"); k = s.pop_all()
print("popped"); k.close()
try:
    with ExitStack() as s:
        @s.callback
        def cb(): raise KeyError("from callback")
        raise ValueError("body")
except KeyError as e: print(e, repr(e.__context__))
with nullcontext(5) as n: print(n)
class D(ContextDecorator):
    def __enter__(self): print("enter"); return self
    def __exit__(self, *a): print("exit", a[0])
@D()
def g(): print("g")
g()
@contextlib.asynccontextmanager
async def ag():
    print("aenter"); yield 1; print("aexit")
async def m():
    async with ag() as x: print(x)
try: m().send(None)
except StopIteration: pass
