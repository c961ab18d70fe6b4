# The code of a module or class, called as a function: its namespace is the globals.
import types


def call(source, **names):
    globals = dict(names)
    code = compile(source, 'code', 'exec')
    function = types.FunctionType(code, globals)
    try:
        for _ in range(3):
            print(function())
    except Exception as error:
        print(type(error).__name__, error)
    globals.pop('__builtins__', None)
    print(sorted(globals))


call('a = 1\nb = a + 1\ndef f(): return a, b\nprint(f())')
call('x: int = 1\nprint(x, locals() is globals())')
call('del z', z=1)
call('class A:\n  y = [x for x in range(3)]\nprint(A.y)')
call('print([a for a in range(2)], sorted(k for k in locals() if k[0] != "_"))')
call('from types import *\nprint(FunctionType.__name__)\nraise KeyError(1)')
call('import sys\nprint(sys._getframe().f_locals is globals())')
body = [constant for constant in compile('class A:\n  n = 1\n  def f(self): return n', 'code', 'exec').co_consts if hasattr(constant, 'co_code')][0]
namespace = {'__name__': 'm'}
print(types.FunctionType(body, namespace)(), sorted(name for name in namespace if name != '__builtins__'))
