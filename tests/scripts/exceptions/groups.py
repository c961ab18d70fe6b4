# ExceptionGroup and except*.
eg = ExceptionGroup("msg", [ValueError(1), KeyError("k"), ExceptionGroup("nested", [ValueError(2), TypeError("t")])])
print(eg, repr(eg), eg.message, eg.exceptions, eg.args)
print(eg.subgroup(ValueError), eg.subgroup((KeyError, TypeError)), eg.subgroup(OSError), eg.subgroup(lambda e: isinstance(e, TypeError)))
m, r = eg.split(ValueError)
print(repr(m), repr(r))
print(eg.split(OSError), eg.split(Exception)[1], eg.derive([OSError(1)]))
for f in (lambda: ExceptionGroup("m", []), lambda: ExceptionGroup("m", [5]), lambda: ExceptionGroup(5, [ValueError()]), lambda: ExceptionGroup("m", 5), lambda: ExceptionGroup("m"), lambda: ExceptionGroup("m", [KeyboardInterrupt()]), lambda: eg.subgroup(5), lambda: eg.split(int), lambda: setattr(eg, "message", 1), lambda: BaseExceptionGroup("b", [ValueError()]), lambda: BaseExceptionGroup("b", [SystemExit()])):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)
def run(exc):
    try:
        try:
            if exc: raise exc
            print("no exception", end=" ")
        except* ValueError as e:
            print("V", repr(e), end=" ")
        except* (KeyError, IndexError) as e:
            print("K", repr(e), end=" ")
            if "again" in str(e.exceptions): raise RuntimeError("from handler")
        else:
            print("else", end=" ")
        finally:
            print("finally")
    except BaseException as e:
        print("  left", repr(e), repr(e.__context__), repr(e.__cause__))
run(None)
run(ValueError("plain"))
run(TypeError("other"))
run(ExceptionGroup("g", [ValueError(1), KeyError(2)]))
run(ExceptionGroup("g", [ValueError(1), TypeError(2)]))
run(ExceptionGroup("g", [KeyError("again"), OSError(3)]))
run(eg)
run(BaseExceptionGroup("b", [KeyboardInterrupt(), ValueError(3)]))
def nested():
    try:
        raise ExceptionGroup("a", [ValueError(1), ExceptionGroup("b", [TypeError(2), ValueError(3)])])
    except* TypeError as e:
        print("types", repr(e))
        try:
            raise ExceptionGroup("inner", [KeyError(1)])
        except* KeyError as k:
            print("inner", repr(k), repr(k.__context__))
    except* ValueError as e:
        print("values", repr(e))
nested()
def reraise():
    try:
        raise ExceptionGroup("r", [ValueError(1), TypeError(2), OSError(3)])
    except* ValueError:
        raise
    except* TypeError as e:
        raise KeyError("new") from e
try:
    reraise()
except BaseException as e:
    print(repr(e))
def loop():
    for i in range(3):
        try:
            raise ExceptionGroup("l", [ValueError(i)])
        except* ValueError as e:
            print("loop", e.exceptions[0])
            x = i
    return x
print(loop())
try:
    try:
        raise ValueError
    except* ExceptionGroup:
        pass
except TypeError as e:
    print(e)
try:
    try:
        raise ValueError
    except* 5:
        pass
except TypeError as e:
    print(e)
class MyGroup(ExceptionGroup):
    def derive(self, excs):
        return MyGroup("derived " + self.message, excs)
g = MyGroup("mine", [ValueError(1), KeyError(2)])
print(repr(g.subgroup(ValueError)), [repr(x) for x in g.split(KeyError)], type(g.subgroup(ValueError)).__name__)
e = ExceptionGroup("n", [ValueError(1), KeyError(1)])
e.add_note("a note")
e.__cause__ = OSError("c")
s = e.subgroup(ValueError)
print(s.__notes__, repr(s.__cause__), s.__notes__ is e.__notes__)
v = ValueError("v")
print(ExceptionGroup("t", (v, v)).exceptions, isinstance(eg, Exception), isinstance(BaseExceptionGroup("b", [SystemExit()]), Exception), ExceptionGroup.__mro__, ExceptionGroup[int])
def names(e):
    return [names(x) for x in e.exceptions] if isinstance(e, BaseExceptionGroup) else type(e).__name__
print(names(eg))
l = [ValueError(1)]
g = ExceptionGroup("list", l)
l.append(KeyError())
print(g.exceptions, repr(g))
