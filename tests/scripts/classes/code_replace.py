# code.replace(): fields, checks.
import types,sys
def f(a,b=1):
    for i in a:
        if i: print(i)
    return b
c=f.__code__
def t(q):
    try: print(q, '->', eval(q))
    except BaseException as e: print(q, '->', type(e).__name__, e)
for q in ['c.replace(co_argcount=-1)','c.replace(co_argcount=5)','c.replace(co_code=b"a")','c.replace(co_name=1)','c.replace(1)','c.replace(co_flags=-1)','c.replace(co_stacksize=-1)','c.replace(co_firstlineno=-1)','c._varname_from_oparg(99)','c._varname_from_oparg(-1)','c<c','c.co_name.foo', 'c.replace(co_argcount="a")','c.replace(co_code=5)','c.replace(co_nlocals=50)','c.replace(co_varnames=())','c.replace(co_varnames=(1,2,3))','c.replace(co_names=(1,))','c.replace(co_consts=1)','c.__replace__(co_name="z").co_name','c.replace(co_cellvars=("a",)).co_varnames','c.replace(co_cellvars=("a",)).co_cellvars','list(c.co_branches())','c.replace(co_linetable=1)','c.replace(co_varnames=("q","r","s")).co_varnames','c.replace(co_nlocals=4,co_varnames=("q","r","s","t")).co_varnames','c.replace(co_freevars=("z",)).co_freevars','c._varname_from_oparg("a")','c._varname_from_oparg()','type(c.co_lines()).__name__','c.replace(co_firstlineno=2**40)','c.replace(co_filename=b"")','c.co_code.foo',]: t(q)
