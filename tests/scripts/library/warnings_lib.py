# needs: lib
# warnings.
import warnings, sys
class Out:
    def write(self, s): sys.stdout.write(s)
    def flush(self): pass
sys.stderr = Out()
def show(m, c, f, l, file=None, line=None): print("shown:", c.__name__, m, l)
warnings.showwarning = show
warnings.simplefilter("always")
warnings.warn("plain"); warnings.warn("dep", DeprecationWarning); warnings.warn(RuntimeWarning("instance"))
warnings.simplefilter("error")
try: warnings.warn("raised", UserWarning)
except UserWarning as e: print("raised", e)
warnings.simplefilter("ignore"); warnings.warn("unseen")
warnings.resetwarnings(); warnings.simplefilter("once")
for _ in range(3): warnings.warn("once only")
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always"); warnings.warn("logged", stacklevel=1); warnings.warn("two", FutureWarning)
print([(str(w.message), w.category.__name__, w.lineno) for w in log])
warnings.filterwarnings("error", message="bad.*"); warnings.filterwarnings("ignore", category=ResourceWarning)
for m in ("bad thing", "good thing"):
    try: warnings.warn(m)
    except UserWarning as e: print("error:", e)
for f in (lambda: warnings.warn("x", int), lambda: warnings.warn("x", "y"), lambda: warnings.simplefilter("nope"), lambda: warnings.filterwarnings("ignore", 5), lambda: warnings.warn()):
    try: f()
    except Exception as e: print(type(e).__name__, e)
print(warnings.formatwarning("m", UserWarning, "f.py", 5, "the line"), warnings.filters[0][0])
@warnings.deprecated("use new")
def old(): return 1
warnings.simplefilter("always"); print(old(), old.__deprecated__)
warnings.warn_explicit("explicit", UserWarning, "file", 7)
