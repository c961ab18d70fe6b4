# Template and Interpolation: constructors, attributes, errors.
import re,sys,types
from string.templatelib import Template, Interpolation
def t(q):
    # Addresses differ from run to run.
    try: print(q, '->', re.sub(r'0x[0-9a-f]+', '0x…', repr(eval(q))))
    except BaseException as e: print(q, '->', type(e).__name__, e)
x=1
T=t"a{x}b{x!r:>3}"
for q in ['T','T.strings','T.interpolations','T.values','list(T)','T+T','T+"a"','"a"+T','T==T','T==t"a{x}b{x!r:>3}"','Template()','Template("a","b",Interpolation(1),Interpolation(2),"c")','Template(1)','Template(a=1)','Interpolation()','Interpolation(1)','Interpolation(1,"x","r",">3")','Interpolation(1,2)','Interpolation(1,"x",2)','Interpolation(1,"x","q")','Interpolation(1,"x","rr")','Interpolation(1,"x",None,3)','Interpolation(1,2,3,4,5)','Interpolation(value=1,expression="s",conversion="s",format_spec="d")','Interpolation(1,foo=2)','T.__reduce__()','Interpolation(1).__reduce__()','Interpolation[int]','Template[int]','T.foo','setattr(T,"strings",1)','setattr(T,"values",1)','iter(T)','iter(iter(T))','hash(T)==hash(T)','t"".strings','t"{x}{x}".strings','type("X",(Template,),{})','type("X",(Interpolation,),{})','Interpolation.__match_args__','t"{x=}".interpolations','t"{x!s}"','Interpolation(1)==Interpolation(1)','bool(t"")','str(T)','T%1','1+T','T.__add__("a")','T.__add__(T) is T','T*2','format(T,"x")','t"a" t"b"','Template.values','Template.strings','len(T)','T[0]']: t(q)
