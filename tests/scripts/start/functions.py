# Calling and defining functions.
def nothing():
    pass

def add(a, b=2, *rest, c=3, **more):
    return a, b, rest, c, more

print(nothing())
print(add(1))
print(add(1, 5))
print(add(1, 5, 6, 7))
print(add(1, c=9))
print(add(b=1, a=2, d=4))
print(add(*[1, 2, 3], **{"c": 5, "z": 6}))
print(add(*(), **{}, a=0))

def fact(n):
    return 1 if n < 2 else n * fact(n - 1)

print([fact(i) for i in range(8)])

def fib(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a

print(fib(10), fib(50), fib(100))

square = lambda x: x * x
print(square(9), (lambda: 5)(), (lambda *a, **k: (a, k))(1, x=2))

def default(x, seen=[]):
    seen.append(x)
    return seen

print(default(1), default(2), default(3, []))

def outer():
    def inner():
        return "inner"
    return inner

print(outer()())

counter = 0
def bump():
    global counter
    counter += 1
    return counter

bump(); bump()
print(counter)

def posonly(a, b, /, c, *, d):
    return a + b + c + d

print(posonly(1, 2, 3, d=4), posonly(1, 2, c=3, d=4))
for call in (
    lambda: posonly(1, 2, 3, 4),
    lambda: posonly(1, b=2, c=3, d=4),
    lambda: posonly(1, 2, 3),
    lambda: posonly(),
    lambda: add(),
    lambda: add(1, a=2),
    lambda: nothing(1),
    lambda: nothing(x=1),
    lambda: fact(),
    lambda: fact(1, 2),
    lambda: square(1, 2),
    lambda: counter(),
    lambda: add(*5),
    lambda: add(**5),
    lambda: add(1, **{"a": 2}),
    lambda: add(1, **{1: 2}),
):
    try:
        print(call())
    except TypeError as e:
        print("TypeError:", e)
print(add.__name__, add.__defaults__, add.__kwdefaults__)
