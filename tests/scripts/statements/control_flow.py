# Corners of control flow: finally with return, nested loops with else, exceptions in handlers, conditional expressions.
def f1():
    for i in range(3):
        for j in range(3):
            if j == 1: break
            if i == 2: return i, j
        else: print("no break")
    return "end"
print(f1())
def f2():
    x = 0
    while x < 3:
        x += 1
        try:
            if x == 1: continue
            if x == 2: raise ValueError
        except ValueError: print("caught", x); continue
        else: print("else", x)
        finally: print("finally", x)
    else: print("while else")
    return x
print(f2())
def f3(n):
    try:
        try:
            if n == 0: return "inner"
            if n == 1: raise KeyError
        finally: print("inner finally", end=" ")
    except KeyError: return "handled"
    finally: print("outer finally", end=" ")
    return "normal"
print([f3(n) for n in range(3)])
def f4():
    try: raise ValueError("first")
    except ValueError as e:
        try: raise TypeError("second")
        except TypeError as e:
            try: raise KeyError("third")
            except KeyError as e: return repr(e), repr(e.__context__), repr(e.__context__.__context__)
print(f4())
def f5():
    out = []
    for i in range(5):
        try:
            if i == 3: break
            out.append(i)
        finally: out.append(-i)
    return out
print(f5())
def f6(v): return "a" if v == 1 else "b" if v == 2 else "c" if v else "d"
print([f6(v) for v in (1, 2, 3, 0)])
def f7():
    i = 0
    while True:
        i += 1
        if i % 2: continue
        if i > 6: break
        yield i
    yield "done"
print(list(f7()))
def f8():
    with_result = []
    class M:
        def __init__(self, n): self.n = n
        def __enter__(self): with_result.append("in" + self.n); return self
        def __exit__(self, *a): with_result.append("out" + self.n); return a[0] is KeyError
    for k in range(3):
        with M("a"), M("b"):
            if k == 0: continue
            if k == 1: raise KeyError
            break
    return with_result
print(f8())
print([x for x in range(10) if x % 2 if x > 3], [y if y else -1 for y in (0, 1)], 1 if [] else 2 if {} else 3, (lambda: (yield))().__class__.__name__)
def f9(a, b): return a and b or "x", not a and b, (a or b) and "y", a if b else b if a else "z"
print(f9(1, 2), f9(0, 2), f9(1, 0), f9("", []))
print(1 < 2 < 3 < 4, 1 < 3 < 2, 1 == 1.0 == True, 3 > 2 >= 2 != 1, not 1 == 2, not (1 < 2 > 5), 1 in [1] == True if False else "", "a" < "b" in "abc", 5 not in [1])
def f10():
    del_me = 1
    for del_me in range(3): pass
    del del_me
    try: del_me
    except UnboundLocalError as e: return str(e)
print(f10())
def f11(*args):
    match args:
        case []: return "none"
        case [x] if x: return "truthy"
        case [_]: return "falsy"
        case [x, *rest]: return f11(*rest) + "+"
print(f11(), f11(1), f11(0), f11(1, 2, 0))
for i in range(2):
    for j in range(2): print(i, j, end=";")
    else: continue
    break
else: print("outer else")
while 0: pass
else: print("while 0 else")
for _ in (): pass
else: print("for () else")
if 0: a = 1
elif 1: a = 2
print(a, __debug__, ... is Ellipsis)
lst = [1, 2, 3, 4]
while lst:
    if (n := lst.pop()) == 2: break
print(n, lst)
try:
    for i in range(3):
        try: 1 / (1 - i)
        except ZeroDivisionError: raise RuntimeError(f"at {i}") from None
except RuntimeError as e: print(e, e.__cause__, e.__suppress_context__)
