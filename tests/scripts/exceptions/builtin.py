# Attributes and texts of the builtin exceptions; the tree.
def tree(c, depth=0):
    print("  " * depth + c.__name__)
    for s in sorted(c.__subclasses__(), key=lambda c: c.__name__):
        if s.__module__ == "builtins":
            tree(s, depth + 1)
tree(BaseException)
def show(f):
    try:
        f()
    except BaseException as e:
        print(type(e).__name__, "|", e, "|", e.args)
        return e
e = show(lambda: undefined_name); print(e.name)
e = show(lambda: (5).attr); print(e.name, e.obj)
e = show(lambda: {}["key"])
e = show(lambda: [][0])
e = show(lambda: next(iter([]))); print(e.value)
e = show(lambda: __import__("no_such_module")); print(e.name, e.path, e.msg)
e = ImportError("m", name="n", path="p"); print(e, e.name, e.path, e.msg, repr(e), e.name_from)
try: ImportError("m", bad=1)
except TypeError as t: print(t)
e = OSError(2, "No such file", "name"); print(type(e).__name__, e, e.errno, e.strerror, e.filename, e.filename2, e.args)
for code in (1, 2, 4, 10, 11, 13, 17, 20, 21, 32, 103, 104, 110, 111, 3, 5, 22):
    print(code, type(OSError(code, "x")).__name__, end="; ")
print()
print(OSError("only"), OSError("only").errno, OSError(1, 2, 3, 4, 5), OSError(5, "io"), OSError(2, "a", "f1", None, "f2"), repr(OSError(2, "a", "f")), IOError is OSError, EnvironmentError is OSError)
class MyOS(OSError): pass
print(type(MyOS(2, "x")).__name__, MyOS(2, "x").errno)
e = BlockingIOError(11, "b", 5); print(e.characters_written)
e = SyntaxError("msg", ("file", 3, 7, "text here", 3, 9)); print(e, e.msg, e.filename, e.lineno, e.offset, e.text, e.end_lineno, e.end_offset, repr(e))
print(SyntaxError("m"), SyntaxError(), SyntaxError("m", ("f", 1, 2, "t")), repr(IndentationError("x", ("f", 1, 1, "t"))))
for a in ((5,), ("m", 5), ("m", (1, 2)), ("m", (1, 2, 3, 4, 5))):
    try: print(SyntaxError(*a))
    except Exception as t: print(type(t).__name__, t)
e = SystemExit(); print(e.code, e); e = SystemExit(1, 2); print(e.code, e.args); print(SystemExit("text").code)
e = StopIteration(1, 2); print(e.value, e); print(StopIteration().value)
e = UnicodeDecodeError("utf-8", b"abc", 1, 2, "r"); print(e, e.encoding, e.object, e.start, e.end, e.reason)
e.start = 0; e.reason = "changed"; print(e)
for a in ((), ("a",), (1, b"", 0, 1, "r"), ("utf-8", "str", 0, 1, "r"), ("utf-8", b"a", "x", 1, "r")):
    try: UnicodeDecodeError(*a)
    except TypeError as t: print(t)
e = UnicodeEncodeError("ascii", "é" * 3, 0, 3, "range"); print(e)
e = UnicodeEncodeError("ascii", "\U0001f389", 0, 1, "astral"); print(e)
e = UnicodeTranslateError("abc", 0, 3, "r"); print(e)
e = AttributeError("m", name="n", obj=5); print(e, e.name, e.obj, repr(e)); print(AttributeError("a").name)
e = NameError("m", name="nm"); print(e.name); print(NameError().name)
try: NameError("a", foo=1)
except TypeError as t: print(t)
print(ZeroDivisionError.__mro__, UnboundLocalError.__base__.__name__, ModuleNotFoundError.__base__.__name__, RecursionError.__base__.__name__, IndexError.__base__.__name__, FloatingPointError.__base__.__name__, NotImplementedError.__base__.__name__, PythonFinalizationError.__base__.__name__, EncodingWarning.__base__.__name__)
print(KeyError("a\nb"), str(KeyError("it's")), MemoryError(), AssertionError("x", 1), EOFError("e"), BufferError(), Warning("w"), StopAsyncIteration(1), GeneratorExit())
class E(Exception):
    x = 1
    def __init__(self, a, *, k=None): self.k = k
e = E("arg", k=5); print(e.args, e, e.k, repr(e)); e.extra = 1; print(e.__dict__)
class Multi(ValueError, KeyError): pass
print(Multi("m"), repr(Multi("m")), issubclass(Multi, LookupError))
try:
    class Layout(OSError, SyntaxError): pass
except TypeError as t: print(t)
print(BaseException.__new__(ValueError, 1, 2).args, ValueError.__new__(ValueError, "n").args, Exception.__reduce__(E("r", k=1)))
print(ValueError("a") == ValueError("a"), bool(ValueError()), hash(ValueError()) != None)
