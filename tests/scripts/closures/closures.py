# Closures: cells, nonlocal, late binding, class scopes, del.
def counter(start=0):
    n = start
    def inc(by=1):
        nonlocal n
        n += by
        return n
    def get():
        return n
    return inc, get
inc, get = counter(5)
inc(); inc(10)
print(get(), inc.__closure__[0].cell_contents, inc.__code__.co_freevars, counter.__code__.co_cellvars)
inc2, get2 = counter()
inc2()
print(get(), get2())
def adders():
    return [lambda x, i=i: x + i for i in range(3)], [lambda x: x + i for i in range(3)]
a, b = adders()
print([f(10) for f in a], [f(10) for f in b])
def outer():
    x = "outer"
    def middle():
        def inner():
            return x
        return inner
    f = middle()
    x = "changed"
    return f
print(outer()())
def unbound():
    def f():
        return later
    try:
        f()
    except NameError as e:
        print(type(e).__name__, e)
    later = 1
    print(f())
    del later
    try:
        f()
    except NameError as e:
        print(type(e).__name__, e)
    try:
        later
    except NameError as e:
        print(type(e).__name__, e)
unbound()
def local():
    try:
        print(v)
    except UnboundLocalError as e:
        print(e)
    v = 1
    del v
    try:
        v
    except UnboundLocalError as e:
        print(e)
    try:
        del v
    except UnboundLocalError as e:
        print(e)
local()
def recursion():
    def fact(n):
        return 1 if n < 2 else n * fact(n - 1)
    return fact(10)
print(recursion())
def make(n):
    class C:
        value = n
        def get(self):
            return n
        def set(self, v):
            nonlocal n
            n = v
    return C
C = make(3)
c = C()
c.set(9)
print(c.get(), C.value)
x = "global"
def scopes():
    x = "function"
    class K:
        y = x
        x = "class"
        z = x
        def m(self):
            return x
    return K.y, K.z, K().m()
print(scopes())
def glob():
    global made
    made = 1
    def g():
        global made
        made += 1
    g()
glob()
print(made)
def params(a, b):
    def f():
        nonlocal a
        a += b
        return a
    return f
p = params(1, 2)
print(p(), p())
def loop():
    fs = []
    for i in range(3):
        def f():
            return i
        fs.append(f)
    return [f() for f in fs]
print(loop())
def deep(n):
    def a():
        def b():
            def c():
                nonlocal n
                n *= 2
                return n
            return c() + n
        return b() + n
    return a()
print(deep(1))
def swap(f):
    cell = f.__closure__[0]
    cell.cell_contents = 100
    return f()
def mk():
    v = 1
    return lambda: v
print(swap(mk()))
f = mk()
del f.__closure__[0].cell_contents
try:
    f()
except NameError as e:
    print(e)
try:
    f.__closure__[0].cell_contents
except ValueError as e:
    print(e)
def gen():
    total = 0
    def add(x):
        nonlocal total
        total += x
    for i in range(3):
        add(i)
        yield total
print(list(gen()))
print([(lambda x: lambda y: x + y)(1)(2), (lambda *a: lambda: a)(1, 2)()])
def exc():
    try:
        raise ValueError("v")
    except ValueError as e:
        g = lambda: e
        r = repr(g())
    try:
        g()
    except NameError as n:
        return r, str(n)
print(exc())
def memo(f):
    cache = {}
    def w(n):
        if n not in cache:
            cache[n] = f(n)
        return cache[n]
    return w
@memo
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80))
