# Errors that nobody can catch are reported on standard error, and the program goes on.
class D:
    def __del__(self): raise ValueError("in __del__")
d = D(); del d
print("after del")
def gen():
    try: yield
    finally: raise KeyError("in generator finally")
g = gen(); next(g); del g
print("after generator")
import sys
seen = []
sys.unraisablehook = lambda u: seen.append((u.exc_type.__name__, str(u.exc_value), u.err_msg.split(' at ')[0], u.object is not None))
D(); print(seen)
sys.unraisablehook = sys.__unraisablehook__
class B:
    def __del__(self): self.missing
B()
import _weakref
class W: pass
w = W(); r = _weakref.ref(w, lambda x: 1 / 0); del w
print("end")
