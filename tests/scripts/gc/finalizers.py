# PEP 442: finalizers run once, in any cycle, and may resurrect.
import gc
import sys
gc.disable()
log = []


class F:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        log.append(self.name)


a, b = F("a"), F("b")
a.other, b.other = b, a
del a, b
print(gc.collect(), sorted(log))
log.clear()


class Phoenix:
    kept = []

    def __del__(self):
        log.append("up")
        Phoenix.kept.append(self)


p = Phoenix()
p.me = p
p.friend = [p]
del p
print(gc.collect(), log, len(Phoenix.kept), gc.is_finalized(Phoenix.kept[0]))
p = Phoenix.kept.pop()
print(p.me is p, p.friend[0] is p)
del p
print(gc.collect(), log, Phoenix.kept)
log.clear()
# Without a cycle: the same.
Phoenix()
print(log, len(Phoenix.kept))
Phoenix.kept.clear()
print(log, Phoenix.kept)


class Breaks:
    def __init__(self):
        self.me = self

    def __del__(self):
        log.append("broken")
        del self.me


log.clear()
Breaks()
print(gc.collect(), log)


class Makes:
    def __del__(self):
        made = [self.__class__ is Makes]
        made.append(made)
        log.append(len(made))


log.clear()
m = Makes()
m.me = m
del m
print(gc.collect(), log, gc.collect())


class Nested:
    def __del__(self):
        log.append(gc.collect())


log.clear()
n = Nested()
n.me = n
del n
print(gc.collect(), log)


def gen(name):
    try:
        me = yield
        yield me
    finally:
        log.append(name)


log.clear()
g = gen("suspended")
next(g)
g.send(g)
del g
print(gc.collect(), log)
g = gen("dropped")
next(g)
del g
print(log)
g = gen("never started")
del g
print(log)


class Order:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        log.append(self.n)


log.clear()
items = [Order(n) for n in range(5)]
del items
print(log)
log.clear()


def local():
    one, two, three = Order(1), Order(2), Order(3)


local()
print(log)
log.clear()
x = Order("x")
x = Order("y")
print(log)
x.child = Order("child")
del x
print(log)
print(Order("temp").n, log[-1])
