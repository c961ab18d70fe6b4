# Weak references in cycles: cleared before finalizers run, called back if they outlive their referent.
import gc
import _weakref
from _weakref import ref, proxy, getweakrefcount, getweakrefs
gc.disable()
log = []


class C:
    def __del__(self):
        log.append(("del", self.seen() if hasattr(self, "seen") else "no ref"))


def called(r):
    log.append(("callback", r()))


c = C()
c.me = c
c.seen = ref(c)
outside = ref(c, called)
del c
print(gc.collect(), log, outside())
log.clear()

# A reference that dies with its referent is not called.
c = C()
c.me = c
c.inside = ref(c, called)
del c
print(gc.collect() > 1, log)
log.clear()

# A reference among the garbage, to what lives, is not called either.
alive = C()
box = []
box.append((box, ref(alive, called)))
del box
print(gc.collect(), log, getweakrefcount(alive))
del alive
print(log)
log.clear()

# Several callbacks: the last made is called first.
c = C()
refs = [ref(c, lambda r, n=n: log.append(n)) for n in range(4)]
plain = ref(c)
print(getweakrefs(c)[0] is plain, getweakrefcount(c))
del c
print(log, [r() for r in refs], plain())
log.clear()

# What a callback keeps alive, and what it drops.
class Registry:
    def __init__(self):
        self.known = {}

    def add(self, obj, name):
        def gone(r):
            log.append(name)
            del self.known[name]
        self.known[name] = ref(obj, gone)


registry = Registry()
objs = [C() for _ in range(3)]
for i, obj in enumerate(objs):
    registry.add(obj, i)
del objs[1], obj
print(log[-1], sorted(registry.known))
objs.clear()
print(sorted(registry.known))
log.clear()

p = proxy(C())
try:
    p.x
except ReferenceError as e:
    print(e)


class R(ref):
    def __del__(self):
        log.append("ref died")


target = C()
r = R(target, called)
del r
print(log)
log.clear()
target = None
print(log)
log.clear()

# One that is resurrected has lost its references.
class Back:
    def __del__(self):
        global back
        back = self


b = Back()
w = ref(b)
b.me = b
del b
gc.collect()
print(w(), back.me is back)
w2 = ref(back)
print(w2() is back)
back.me = None
del back
print(w2())
print(ref(int) is ref(int), ref(int)() is int, getweakrefcount(int) > 0)
for make in (lambda: ref(1), lambda: ref(ref(C)), lambda: ref(()), lambda: ref({}), lambda: ref("s")):
    try:
        print(make())
    except TypeError as e:
        print(e)
print([type(ref(x)).__name__ for x in (set(), frozenset(), lambda: 0, (i for i in ()), len, print, gc, C, C.__del__,
                                       memoryview(b""), type, called.__code__)])

import builtins, sys
print(proxy(len)([1]), proxy(int)("3"), proxy(len).__name__)
print(len.__self__ is builtins, sys.intern.__self__ is sys, len.__module__, sys.intern.__module__, len, sys.intern)
print(type(len) is type([].append), len == len, len == abs, hash(len) == hash(len), [].append.__self__, [].append.__module__)
print(len.__reduce__(), [1].append.__reduce__()[1], {len: 1}[builtins.len])
