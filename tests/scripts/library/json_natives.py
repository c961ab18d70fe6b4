# needs: lib
# The natives of json: strings, scanner, encoder, their arguments and errors.
import _json, json
def t(f,*a,**k):
    try: print(repr(f(*a,**k)))
    except BaseException as e: print(type(e).__name__, e, getattr(e,'__notes__',None))
t(json.dumps,{"a":[1,object()]}); t(json.dumps,{"a":[1,object()]},indent=1)
x=[];x.append(x); t(json.dumps,x)
x=object()
t(json.dumps,x,default=lambda o:o)
t(json.dumps,[1,[float('nan')]],allow_nan=False); t(json.dumps,{(1,2):3})
t(_json.make_encoder); t(_json.make_encoder,1,2,3,4,5,6,7,8,9)
t(_json.make_encoder,None,2,3,4,5,6,7,8,9)
t(_json.make_encoder,1,2,3,4,"5","6",7,8,9)
E=_json.make_encoder(None,repr,lambda s:3,None,":",",",False,False,True)
t(E); t(E,"s",0); t(E,[1,{"a":2}],0); t(E,1,"x"); t(E,obj=1,_current_indent_level=0); t(E, 1, 0, 0)
for n in ["markers","default","indent","key_separator","item_separator","sort_keys","skipkeys","allow_nan"]: t(getattr,E,n)
try: E.indent=3
except BaseException as e: print(type(e),e)
E=_json.make_encoder({},repr,_json.encode_basestring,4,":",",",True,False,True)
t(E,{"b":[1,2,{}],"a":(1,())},0); t(E,[[1],{"x":2}],2)
E=_json.make_encoder({},repr,_json.encode_basestring,"--",":",",",True,False,True)
t(E,{"b":[1,2,{}],"a":(1,())},0); t(E,[[1],{"x":2}],2)
t(_json.scanstring); t(_json.scanstring,"a",0); t(_json.scanstring,'a"',5); t(_json.scanstring,'a"',-1);t(_json.scanstring,b'a"',0);t(_json.scanstring,'a"b',0,True,3);t(_json.scanstring,'a\n"b',0,False);t(_json.scanstring,'a\n"b',0);t(_json.scanstring,'\\x',0);t(_json.scanstring,'\\u12',0);t(_json.scanstring,'\\ud834\\udd20"',0);t(_json.scanstring,'\\ud834\\u0020"',0);t(_json.scanstring,'\\ud834\\uzzzz"',0);t(_json.scanstring,'\\ud834x"',0);t(_json.scanstring,'\\',0);t(_json.scanstring,'\\u"',0);t(_json.scanstring,'"',1);t(_json.scanstring,'',0)
t(_json.encode_basestring,1);t(_json.encode_basestring_ascii,b"");t(_json.encode_basestring);
class S(str): pass
t(_json.encode_basestring_ascii,S("a\x7f\x80\ud800\U0001f600\"\\\b\f\n\r\t\x01")); t(_json.encode_basestring,S("a\x7f\x80\ud800\U0001f600\"\\\b\f\n\r\t\x01/"))
t(_json.make_scanner);t(_json.make_scanner,1); t(_json.make_scanner,json.JSONDecoder(),2)
D=_json.make_scanner(json.JSONDecoder())
t(D,"[1]",0);t(D,"[1]",-1);t(D,"[1]",3);t(D,b"[1]",0);t(D);t(D,string="1",idx=0);t(D,"-",0);t(D,"-x",0);t(D,"01",0);t(D,"1.",0);t(D,"1.5e",0);t(D,"1e5",0);t(D,"1E+",0);t(D,"1E+5",0);t(D,"-Infinity",0);t(D,"nul",0);t(D,"[1,]",0);t(D,'{"a":1,}',0);t(D,'{"a" 1}',0);t(D,'{a}',0);t(D,'{"a":1 "b"}',0);t(D,'[1 2]',0);t(D,'[',0);t(D,'{',0);t(D,'{"a":',0);t(D,'[1,',0)
for n in ["strict","object_hook","object_pairs_hook","parse_float","parse_int","memo"]: t(getattr,D,n)
t(json.dumps,x)
t(json.dumps,x)
t(json.loads,"1"*5000)
class I(int):
    def __repr__(self): return "no"
class F(float):
    def __repr__(self): return "no"
class L(list):
    def __iter__(self): return iter([7,8])
class M(dict):
    def items(self): return [("q",1)]
class M2(dict):
    def items(self): return [1]
t(json.dumps,[I(3),F(2.5),L([1,2]),M({"a":2})]); t(json.dumps,M2({1:2})); t(json.dumps,M()); t(json.dumps,{I(3):F(1),True:None,None:False,2.5:1,float("inf"):3}); t(json.dumps,{2:1,"a":2},sort_keys=True);t(json.dumps,{b"2":1,"a":2},skipkeys=True)
