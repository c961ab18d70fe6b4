# Generators, closures, exceptions with context, and with statements.
def count(n):
    for i in range(n):
        got = yield i
        if got:
            yield ("got", got)


def delegate(n):
    result = yield from count(n)
    return result


gen = count(5)
print(next(gen), gen.send("x"), list(gen))
print(list(delegate(4)), sum(x * x for x in range(20)))


def counter():
    total = 0

    def add(n):
        nonlocal total
        total += n
        return total

    return add


add = counter()
print([add(n) for n in range(10)])


class Manager:
    def __init__(self, log):
        self.log = log

    def __enter__(self):
        self.log.append("enter")
        return self

    def __exit__(self, kind, value, trace):
        self.log.append(kind.__name__ if kind else "none")
        return kind is KeyError


log = []
with Manager(log) as manager, Manager(log):
    log.append("body")
with Manager(log):
    {}["missing"]
print(log)


def fail(depth):
    if depth:
        try:
            fail(depth - 1)
        except ValueError as error:
            raise LookupError(depth) from error
    raise ValueError("bottom")


try:
    fail(3)
except LookupError as error:
    chain = []
    while error:
        chain.append(type(error).__name__)
        error = error.__cause__
    print(chain)


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(11), (lambda *a, **k: (a, k))(1, *[2, 3], x=4, **{"y": 5}))
try:
    [][1]
except IndexError as error:
    print(error)
finally:
    done = "end"
print(done)
