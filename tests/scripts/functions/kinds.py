# Constructors and attributes of functions, methods, cells, properties.
import re,types,sys
def show(text): return re.sub(' at 0x[0-9a-f]+', '', text)
def t(q):
    try: print(q, '->', show(repr(eval(q))))
    except BaseException as e: print(q, '->', type(e).__name__, show(str(e)))
F=types.FunctionType; M=types.MethodType
def f(a,b=1,*,c=2):
    return a
def g():
    x=1
    def h(): return x
    return h
h=g(); c=f.__code__
for q in ['print>>1','len>>1','F()','F(1)','F(c)','F(c,1)','F(c,{})','F(c,{},"n")','F(c,{},1)','F(c,{},"n",1)','F(c,{},"n",(1,))(5)','F(h.__code__,{})','F(h.__code__,{},None,None,1)','F(h.__code__,{},None,None,())','F(h.__code__,{},None,None,(1,))','F(c,{},None,None,h.__closure__)','F(h.__code__,{},closure=h.__closure__)()','F(c,{},kwdefaults={"c":3}).__kwdefaults__','F(c,{},kwdefaults=1)','F(c,{},foo=1)','F(c,{},None,(1,2),None,None,5)','F.__text_signature__','M()','M(1,2)','M(f,None)','M(f,1)','M(f,1)()','M(f,1,2)','M(f,a=1)','M.__text_signature__','M(f,1)==M(f,1)','M(f,1).__doc__','M(f,1).__reduce__()','M(len,[1])()','M(f,1).foo','setattr(M(f,1),"x",1)','M(f,1).__self__','M(f,1).__func__','dir(M)[:3]','M(f,1).__get__(2)','f.__get__(1)','f.__get__(None)','f.__get__(None,int)','f.__get__()','types.CellType()','types.CellType().cell_contents','types.CellType(1)','types.CellType(1,2)','super(1,2,3)','super(1)','super()','property(1,2,3,4,5)','property(foo=1)','f.__type_params__','setattr(f,"__type_params__",1)','setattr(f,"__type_params__",(1,))','f.__type_params__','f.__module__','f.__builtins__ is __builtins__.__dict__','setattr(f,"__closure__",1)','setattr(f,"__globals__",1)','setattr(f,"__annotations__",1)','delattr(f,"__code__")','delattr(f,"__name__")','delattr(f,"__defaults__")','delattr(f,"__dict__")','setattr(f,"__dict__",1)','delattr(f,"__module__")','f.__module__','delattr(f,"__doc__")','f.__doc__','enumerate()','enumerate(1,2,3)','enumerate(foo=1)','enumerate([],foo=1)','enumerate(start=1)','enumerate(iterable=[1],start=2)','type(iter([]))()','type(len)()','types.GeneratorType()','types.CodeType.foo','type(f).__new__(type(f))','sum([],bytearray())','object.__new__(type(iter([])))','types.MappingProxyType({})["a"]','iter(5)','5 in 5','5 in None','1 in type']: t(q)
def setit():
    types.MappingProxyType({})["a"]=1
try: setit()
except TypeError as e: print(e)
