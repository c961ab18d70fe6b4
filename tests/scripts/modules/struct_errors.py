# _struct: ranges, offsets and errors.
import _struct as s
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
for c in "bBhHiIlLqQnNP":
    for m in ("","<"):
        if m and c in "nNP":
            t(lambda: s.pack(m+c,1)); continue
        for v in (2**70,-2**70,2**63,-1,2**31, 2**16):
            try: r=s.pack(m+c,v)
            except Exception as e: print(m+c,v,type(e).__name__,e)
class I:
    def __index__(self): raise KeyError(1)
t(lambda: s.pack("I",I()))
