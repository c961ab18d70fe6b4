# sys: what does not depend on the machine.
import sys
print(sys.version_info[:3], sys.version_info.major, sys.version_info.releaselevel, sys.version_info >= (3, 14), sys.hexversion >> 16, sys.api_version, sys.byteorder, sys.maxunicode, sys.implementation.name in ("cpython", "taipan"), sys.implementation.cache_tag, sys.copyright.splitlines()[0][:9])
print(type(sys.flags).__name__, sys.flags.optimize, sys.flags.utf8_mode in (0, 1), sys.float_info.max, sys.float_info.epsilon, sys.float_info.dig, sys.float_info.mant_dig, sys.hash_info.algorithm, sys.int_info.default_max_str_digits, sys.thread_info.name is None or True)
print(sys.getdefaultencoding(), sys.getfilesystemencoding(), sys.getfilesystemencodeerrors(), sys.intern("abc") == "abc", sys.getrecursionlimit() > 0, sys.getswitchinterval() > 0, sys.is_finalizing(), sys.getallocatedblocks() >= 0 if hasattr(sys, "getallocatedblocks") else True)
print(isinstance(sys.modules, dict), "sys" in sys.modules, sys.modules["sys"] is sys, "builtins" in sys.builtin_module_names, "sys" in sys.builtin_module_names, isinstance(sys.path, list), sys.meta_path is not None, sys.dont_write_bytecode in (True, False), "json" in sys.stdlib_module_names, len(sys.orig_argv) > 0 if hasattr(sys, "orig_argv") else True)
def f():
    fr = sys._getframe()
    return fr.f_code.co_name, fr.f_back.f_code.co_name, sys._getframe(1).f_lineno, sys._getframemodulename()
print(f())
try:
    1 / 0
except ZeroDivisionError as e:
    t, v, tb = sys.exc_info()
    print(t.__name__, v is e, tb is e.__traceback__, sys.exception() is e)
print(sys.exc_info(), sys.exception())
sys.displayhook(5); sys.displayhook(None); sys.displayhook("text")
import builtins
print(builtins._); del builtins._
old = sys.displayhook
sys.displayhook = lambda v: print("hook", v)
exec(compile("1 + 1", "<x>", "single"))
sys.displayhook = sys.__displayhook__
sys.stdout.write("written\n"); sys.stdout.flush()
print(sys.getsizeof(1) > 0, sys.getsizeof([], 5) > 0, sys.getrefcount(object()) > 0, sys.call_tracing(lambda a: a + 1, (1,)) if hasattr(sys, "call_tracing") else 2)
for g in (lambda: sys.exit(), lambda: sys.exit(3), lambda: sys.exit("msg"), lambda: sys.exit((1, 2)), lambda: sys.exit(1, 2), lambda: sys.intern(5), lambda: sys.setrecursionlimit(0), lambda: sys.setrecursionlimit("a"), lambda: sys._getframe(1000), lambda: sys.setswitchinterval(0), lambda: sys.getsizeof(), lambda: sys.nope, lambda: sys.set_int_max_str_digits(5), lambda: sys.audit(), lambda: sys.addaudithook(), lambda: sys._getframe("a")):
    try:
        print(g())
    except BaseException as e:
        print(type(e).__name__, e, getattr(e, "code", ""))
limit = sys.getrecursionlimit()
sys.setrecursionlimit(200)
def deep(n): return deep(n + 1)
try:
    deep(0)
except RecursionError as e:
    print(e)
sys.setrecursionlimit(limit)
class Hook:
    def write(self, s): captured.append(s)
    def flush(self): pass
captured = []
real, sys.stdout = sys.stdout, Hook()
print("captured", 5)
sys.stdout = real
print(captured, sys.stdout is sys.__stdout__)
try:
    raise ValueError("for excepthook")
except ValueError as e:
    err, sys.stderr = sys.stderr, Hook()
    captured.clear()
    sys.excepthook(type(e), e, e.__traceback__)
    sys.stderr = err
print("".join(captured).splitlines()[-1], len("".join(captured).splitlines()))
sys.stdout = None
print("goes nowhere")
sys.stdout = real
print(sys.version.startswith("3.14"), sys.platform.islower(), sys.executable == "" or isinstance(sys.executable, str), isinstance(sys.argv, list))
