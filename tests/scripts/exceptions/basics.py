# try, except, else, finally, raise, chaining.
def f(n):
    try:
        print("try", n)
        if n == 1: raise ValueError("one")
        if n == 2: return "returned"
        if n == 3: raise KeyError("three")
        if n == 4: [][1]
    except ValueError as e:
        print("value", e)
        return "handled"
    except (KeyError, IndexError) as e:
        print("lookup", type(e).__name__, e)
    else:
        print("else")
    finally:
        print("finally")
    return "end"
for i in range(5):
    print(f(i))
def final(n):
    for i in range(3):
        try:
            if n == 0: continue
            if n == 1: break
            if n == 2: return "try"
            if n == 3: raise ValueError
        finally:
            print("fin", i, end=" ")
            if n == 4: pass
    return "after"
for n in range(5):
    try:
        print(final(n))
    except ValueError:
        print("ValueError out")
def chain():
    try:
        try:
            1 / 0
        except ZeroDivisionError as e:
            raise KeyError("k") from e
    except KeyError as e:
        print(repr(e), repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
    try:
        try:
            1 / 0
        except ZeroDivisionError:
            raise ValueError("during")
    except ValueError as e:
        print(repr(e), repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
    try:
        try:
            1 / 0
        except ZeroDivisionError:
            raise ValueError("hidden") from None
    except ValueError as e:
        print(repr(e), repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
    try:
        try:
            raise TypeError("a")
        finally:
            raise ValueError("b")
    except ValueError as e:
        print(repr(e), repr(e.__context__))
chain()
for r in (lambda: raise_(5), lambda: raise_(None), lambda: raise_("str"), lambda: raise_(int), lambda: raise_(ValueError), lambda: raise_(ValueError("x")), lambda: raise_(BadInit), lambda: raise_(NotExc)):
    def raise_(x): raise x
    class BadInit(Exception):
        def __init__(self): raise RuntimeError("in init")
    class NotExc(Exception):
        def __new__(cls): return 5
    try:
        r()
    except Exception as e:
        print(type(e).__name__, e)
try:
    raise ValueError("v") from 5
except TypeError as e:
    print(e)
try:
    raise
except RuntimeError as e:
    print(e)
try:
    try:
        raise ValueError(1)
    except 5:
        pass
except TypeError as e:
    print(e)
try:
    try:
        raise ValueError(1)
    except (KeyError, "x"):
        pass
except TypeError as e:
    print(e)
try:
    e
except NameError as n:
    print(n)
def reraise():
    try:
        try:
            raise ValueError("re")
        except ValueError:
            print("first")
            raise
    except ValueError as e:
        print("second", e)
reraise()
class MyError(Exception):
    def __init__(self, code, msg):
        super().__init__(code, msg)
        self.code = code
    def __str__(self): return f"[{self.code}] {self.args[1]}"
try:
    raise MyError(7, "seven")
except MyError as e:
    print(e, repr(e), e.args, e.code)
class Sub(MyError): pass
try:
    raise Sub(1, "s")
except Exception as e:
    print(type(e).__name__, e, isinstance(e, MyError))
def nested():
    try:
        try:
            try:
                raise KeyError("deep")
            finally:
                print("f1")
        except ValueError:
            print("not here")
        finally:
            print("f2")
    except KeyError as e:
        print("caught", e)
nested()
print(Exception().args, Exception(1, 2).args, str(Exception()), str(Exception(1)), str(Exception(1, 2)), repr(Exception("a", 1)), repr(KeyError("k")), str(KeyError("k")), str(KeyError()), str(KeyError(1, 2)))
e = ValueError("a")
e.args = (1, 2); print(e.args, e)
e.__context__ = KeyError(); e.__cause__ = None; print(e.__suppress_context__, e.__traceback__)
for g in (lambda: setattr(e, "args", 5), lambda: setattr(e, "__cause__", 5), lambda: setattr(e, "__context__", 5), lambda: setattr(e, "__traceback__", 5), lambda: BaseException.with_traceback(e, 5), lambda: delattr(e, "args"), lambda: ValueError(x=1)):
    try: g()
    except TypeError as t: print(t)
def ret_in_finally():
    for x in [1, 2]:
        try:
            return "try"
        finally:
            x = 5
print(ret_in_finally())
def ctx():
    try:
        raise ValueError("outer")
    except ValueError as outer:
        try:
            raise KeyError("inner")
        except KeyError as inner:
            print(inner.__context__ is outer)
        print(outer.__context__)
ctx()
x = 0
while True:
    try:
        x += 1
        if x < 3: continue
        break
    finally:
        print("loop finally", x)
try:
    try:
        raise SystemExit(3)
    except Exception:
        print("never")
except BaseException as e:
    print(repr(e), e.code)
try: raise KeyboardInterrupt
except BaseException as e: print(repr(e))
