# sys.setprofile: calls and returns, native ones too.
import sys
def prof(frame, event, arg):
    if event.startswith("c_"): arg = arg.__qualname__
    elif not isinstance(arg, (int, str, type(None))): arg = type(arg).__name__
    print("  ", frame.f_code.co_name, event, arg)
def run(name, function, *args):
    print(name); sys.setprofile(prof)
    try: result = function(*args)
    except BaseException as error: result = error
    sys.setprofile(None); print("  ->", repr(result))
def plain(x): return x + 1
run("plain", plain, 1)
def natives(): return len([1, 2]) + max(3, *[4]) + int("5") + "abc".index("c") + sum(map(plain, [1]))
run("natives", natives)
def fails(): return [].pop()
run("native fails", fails)
def keyword(): return sorted([2, 1], key=plain, reverse=True), "{}".format(1), dict(a=1)
run("keywords", keyword)
class C:
    def __init__(self, x): self.x = x
    def m(self): return self.x
    @property
    def p(self): return self.x * 2
def classes():
    c = C(4); str.upper("a"); list.append([], 1)
    return c.m() + c.p + C.m(c)
run("classes", classes)
def gen():
    yield 1
    yield 2
def generators(): return list(gen()), sum(gen()), [x for x in gen()]
run("generators", generators)
def deep(n):
    if n == 0: raise KeyError("deep")
    return deep(n - 1)
run("unwinding", deep, 2)
def bad(frame, event, arg): raise RuntimeError("from the profiler")
def go():
    sys.setprofile(bad)
    try: plain(1)
    except RuntimeError as e: return str(e), sys.getprofile()
print(go())
