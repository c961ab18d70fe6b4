# gc's functions.
import gc


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, args, repr(function(*args, **kwargs)))
    except Exception as e:
        print(function.__name__, args, type(e).__name__, e)


gc.disable()
gc.collect()
print(gc.isenabled(), gc.get_threshold(), gc.get_debug(), gc.callbacks, gc.garbage)
attempt(gc.get_objects, 3)
attempt(gc.get_objects, "x")
attempt(gc.set_threshold)
attempt(gc.set_threshold, 1, 2, 3, 4)
attempt(gc.set_threshold, "x")
attempt(gc.set_threshold, 700)
attempt(gc.get_threshold)
attempt(gc.set_threshold, 2000, 5)
attempt(gc.get_threshold)
attempt(gc.set_threshold, 2000, 10, 10)
attempt(gc.set_debug, "x")
attempt(gc.get_count, 1)
attempt(gc.is_tracked)
attempt(gc.is_finalized, 1)
attempt(gc.collect, generation=1)
attempt(gc.collect, -1)
attempt(gc.collect, 3)
attempt(gc.collect, 2**40)
attempt(gc.collect, 1.5)
attempt(gc.collect, None)
attempt(gc.collect, 1, 2)
attempt(gc.get_referents, [1, 2], {3: 4}, "abc", (5,))
attempt(gc.get_referrers)
attempt(gc.enable, 1)


class A:
    pass


def tracked(*objects):
    print([gc.is_tracked(obj) for obj in objects])


tracked((), (1, 2), {}, {1: 2}, [], {1: []}, 1, "a", b"", A, A(), set(), frozenset(), object(), len, tracked,
        1.5, 2**100, None, range(3), bytearray(), slice(1), gc, tracked.__code__, iter([]), (i for i in ()))
tracked((1, int("5555")), (1, []), ((), ()), tuple([1, 2]), tuple([[], 2]))
held = [([],)[0:0], (1, "a", 2.5)]
gc.collect()
tracked(held, *held)


def callback(phase, info):
    print(phase, info)


gc.callbacks.append(callback)
a = A()
a.a = a
del a
gc.collect()
gc.collect(0)
gc.collect(1)
gc.callbacks.remove(callback)
before = gc.get_stats()
l = []
l.append(l)
del l
gc.collect(0)
after = gc.get_stats()
print([sorted(s) for s in after], [b["collections"] - a["collections"] for a, b in zip(before, after)],
      [b["collected"] - a["collected"] for a, b in zip(before, after)])
gc.collect()
print(gc.get_count()[1:])
gc.collect(0)
gc.collect(0)
print(gc.get_count()[1:])
gc.collect(1)
print(gc.get_count()[1:])
gc.set_debug(gc.DEBUG_SAVEALL)
a = A()
a.a = a
del a
print(gc.collect(), [type(x).__name__ for x in gc.garbage])
gc.set_debug(0)
gc.garbage.clear()
print(gc.collect())
gc.freeze()
print(gc.get_freeze_count() > 10)
a = A()
a.a = a
del a
print(gc.collect())
gc.unfreeze()
print(gc.get_freeze_count(), gc.collect())
x = []
y = A()
y.x = x
print(any(r is y for r in gc.get_referrers(x)) or any(r is y.__dict__ for r in gc.get_referrers(x)),
      [type(o).__name__ for o in gc.get_referents(y)])
print(any(o is x for o in gc.get_objects()), any(o is x for o in gc.get_objects(0)), any(o is x for o in gc.get_objects(2)))
gc.collect()
print(any(o is x for o in gc.get_objects(0)), any(o is x for o in gc.get_objects(generation=2)))
gc.enable()
print(gc.isenabled())
start = sum(s["collections"] for s in gc.get_stats())
for i in range(9000):
    l = []
    l.append(l)
print(sum(s["collections"] for s in gc.get_stats()) - start >= 2)
gc.set_threshold(0)
start = gc.get_stats()[0]["collections"]
for i in range(9000):
    l = []
    l.append(l)
print(gc.get_stats()[0]["collections"] - start)
gc.set_threshold(2000)
print(gc.DEBUG_STATS, gc.DEBUG_COLLECTABLE, gc.DEBUG_UNCOLLECTABLE, gc.DEBUG_SAVEALL, gc.DEBUG_LEAK)
