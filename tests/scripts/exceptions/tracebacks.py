# Tracebacks as objects: frames, lines, instruction positions.
def a():
    b()
def b():
    x = 1
    c(
        x)
def c(x):
    raise ValueError("deep")
try:
    a()
except ValueError as e:
    tb = e.__traceback__
    while tb:
        f = tb.tb_frame
        print(f.f_code.co_name, tb.tb_lineno, f.f_lineno, sorted(k for k in f.f_locals if len(k) == 1 and k not in "abcef"))
        tb = tb.tb_next
def positions(code):
    return [p for p in code.co_positions()]
def expr(x, y):
    return x + y.z
try:
    expr(1, 2)
except AttributeError as e:
    t = e.__traceback__.tb_next
    p = list(t.tb_frame.f_code.co_positions())[t.tb_lasti // 2]
    print(p, t.tb_lasti % 2)
try:
    raise KeyError("x")
except KeyError as e:
    t1 = e.__traceback__
    try:
        raise e
    except KeyError as e2:
        t2 = e2.__traceback__
        n = 0
        while t2:
            n += 1
            print("again at", t2.tb_lineno)
            t2 = t2.tb_next
e = ValueError("w").with_traceback(t1)
print(e.__traceback__ is t1, type(t1).__name__)
try:
    raise e
except ValueError as e3:
    n = []
    t = e3.__traceback__
    while t:
        n.append(t.tb_lineno)
        t = t.tb_next
    print(n)
e.__traceback__ = None
print(e.__traceback__)
T = type(t1)
made = T(None, t1.tb_frame, 4, 77)
print(made.tb_lineno, made.tb_lasti, made.tb_next)
made.tb_next = t1
print(made.tb_next is t1)
for f in (lambda: setattr(t1, "tb_next", made), lambda: setattr(t1, "tb_next", 5), lambda: T(), lambda: T(5, t1.tb_frame, 1, 1), lambda: T(None, 5, 1, 1), lambda: setattr(t1, "tb_lineno", 1), lambda: delattr(made, "tb_next")):
    try:
        f()
    except Exception as x:
        print(type(x).__name__, x)
def gen():
    yield 1
    raise RuntimeError("in gen")
try:
    list(gen())
except RuntimeError as e:
    t = e.__traceback__
    names = []
    while t:
        names.append((t.tb_frame.f_code.co_name, t.tb_lineno))
        t = t.tb_next
    print(names)
def rec(n):
    if n == 0:
        raise ValueError("bottom")
    rec(n - 1)
try:
    rec(5)
except ValueError as e:
    t, n = e.__traceback__, 0
    while t:
        t, n = t.tb_next, n + 1
    print(n)
def fin():
    try:
        1 / 0
    finally:
        x = 1
try:
    fin()
except ZeroDivisionError as e:
    print(e.__traceback__.tb_next.tb_lineno, e.__traceback__.tb_next.tb_next)
