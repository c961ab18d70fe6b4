# needs: lib
# traceback and linecache over this file.
import traceback, sys
def a(): b()
def b(): raise ValueError("deep")
try: a()
except ValueError as e:
    text = traceback.format_exc()
    print(text.replace(__file__, "FILE"))
    print("".join(traceback.format_exception_only(e)), [ (f.name, f.lineno, f.line) for f in traceback.extract_tb(e.__traceback__)])
    t = traceback.TracebackException.from_exception(e); print(t.exc_type_str, str(t), len(t.stack))
print(traceback.format_list([("f.py", 1, "fn", "code()")]), traceback.format_exception_only(KeyError("k")), traceback.format_exception_only(ValueError, ValueError()), traceback.format_exception_only(None, None))
def r(n):
    if n: r(n - 1)
    else: 1 / 0
try: r(10)
except ZeroDivisionError: print(traceback.format_exc().replace(__file__, "FILE"))
try:
    try: {}["x"]
    except KeyError as k: raise TypeError("two") from k
except TypeError: print(traceback.format_exc().replace(__file__, "FILE"))
try: exec("x = (1,\n  2 +* 3)")
except SyntaxError as e: print("".join(traceback.format_exception_only(e)))
try: eval("nope.x")
except NameError: print(traceback.format_exc().replace(__file__, "FILE"))
def s(): return [f.name for f in traceback.extract_stack()]
print(s(), traceback.format_stack()[-1].replace(__file__, "FILE"))
e = ValueError("n"); e.add_note("note 1"); print(traceback.format_exception(e))
try:
    raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
except* ValueError as g: print("".join(traceback.format_exception(g)).replace(__file__, "FILE"))
except* TypeError: pass
