# gc: collection of cycles, callbacks, thresholds, finalizers.
import gc
print(gc.isenabled(), len(gc.get_threshold()), len(gc.get_count()), type(gc.get_stats()).__name__)
gc.collect()
class Node:
    def __init__(self, name): self.name, self.ref = name, None
    def __del__(self): log.append(self.name)
log = []
a, b = Node("a"), Node("b")
a.ref, b.ref = b, a
del a, b
print(log == [], gc.collect() > 0, sorted(log))
log.clear()
n = Node("self"); n.ref = n; del n
gc.collect(); print(log)
log.clear()
l = []; l.append(l); l.append(Node("in list cycle")); del l
print(log, gc.collect() > 0, log)
d = {}; d["d"] = d; d["n"] = Node("in dict cycle"); del d; gc.collect(); print(log)
def f():
    x = Node("closure")
    def g(): return x, g
    return g
f(); log.clear(); gc.collect(); print(log)
log.clear()
saved = []
class Back:
    def __init__(self): self.me = self
    def __del__(self):
        log.append("back"); saved.append(self)
Back(); gc.collect(); print(log, len(saved)); saved[0].me = None; saved.clear(); gc.collect(); print(log)
gc.disable(); print(gc.isenabled()); gc.enable(); print(gc.isenabled())
print(gc.is_tracked([]), gc.is_tracked(5), gc.is_tracked("a"), gc.is_tracked({}), gc.is_tracked(Node("t")), gc.is_finalized(5))
log.clear()
events = []
def cb(phase, info): events.append((phase, sorted(info)))
gc.callbacks.append(cb); gc.collect(); gc.callbacks.remove(cb); print(events)
x = [1]; y = [x]
print(any(r is y for r in gc.get_referrers(x)), any(r is x for r in gc.get_referents(y)), x in gc.get_objects() if False else any(o is y for o in gc.get_objects()))
gc.set_threshold(500, 5, 5); print(gc.get_threshold()); gc.set_threshold(2000, 10, 0)
for g in (lambda: gc.collect(5), lambda: gc.collect("a"), lambda: gc.set_threshold(), lambda: gc.collect(-1)):
    try:
        print(g())
    except Exception as e:
        print(type(e).__name__, e)
gc.freeze(); print(gc.get_freeze_count() > 0); gc.unfreeze(); print(gc.get_freeze_count())
def churn():
    for i in range(5000):
        p = Node(i); p.ref = [p]
churn(); gc.collect(); print(len(log) == 5000 + log.count("t"), log.count("t"))
class G:
    def gen(self):
        self.g = self.gen2(); next(self.g)
    def gen2(self):
        try:
            yield
        finally: log.append("generator closed")
log.clear(); o = G(); o.gen(); del o; gc.collect(); print(log)
