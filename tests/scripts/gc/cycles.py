# Cycles through every kind of container are found and freed.
import gc
gc.disable()


class C:
    pass


class S:
    __slots__ = ("a", "b")


class L(list):
    pass


class D(dict):
    pass


class T(tuple):
    pass


class E(Exception):
    pass


freed = []


class Watch:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        freed.append(self.name)


def instance():
    c = C()
    c.me = c
    c.watch = Watch("instance")


def slots():
    s = S()
    s.a, s.b = s, Watch("slots")


def dictionary():
    d = {}
    d["me"], d["watch"] = d, Watch("dict")


def as_key():
    c = C()
    c.table = {c: Watch("key")}


def in_set():
    c = C()
    c.all = {c, Watch("set")}


def in_frozenset():
    c = C()
    c.all = frozenset([c, Watch("frozenset")])


def in_tuple():
    items = []
    items.append((items, Watch("tuple")))


def subclasses():
    l, d = L(), D()
    t = T((l, d, Watch("subclasses")))
    l.append(t)
    d["t"] = t
    l.me = d


def closure():
    watch = Watch("closure")

    def inner():
        return inner, watch

    return None


def bound_method():
    c = C()
    c.watch = Watch("method")
    c.call = c.__init__
    c.bound = Watch.__init__.__get__(c)


def generator():
    def gen():
        me = yield
        watch = Watch("generator")
        yield me, watch

    g = gen()
    next(g)
    g.send(g)


def unstarted():
    def gen(box, watch):
        yield box

    box = []
    box.append(gen(box, Watch("unstarted")))


def exception():
    try:
        raise E("x")
    except E as e:
        e.me = e
        e.watch = Watch("exception")
        kept = e
    # The traceback holds the frame, which holds the exception.


def iterators():
    box = [Watch("iterators")]
    box.append(iter(box))
    box.append(enumerate(box))
    box.append(zip(box, box))
    box.append(map(str, box))
    box.append(filter(None, box))
    box.append(reversed(box))


def klass():
    class Local:
        watch = Watch("class")

        def method(self):
            return __class__

    Local.instance = Local()


def descriptors():
    c = C()
    c.watch = Watch("descriptors")
    c.items = [property(c.__eq__), classmethod(c), staticmethod(c), super(C, c)]


def views():
    d = {}
    d["k"] = [d.keys(), d.values(), d.items(), iter(d.items()), Watch("views")]


def partial_args():
    box = [Watch("slice")]
    box.append(slice(box, box))


def builtin_method():
    box = [Watch("builtin method")]
    box.append(box.append)


for make in (instance, slots, dictionary, as_key, in_set, in_frozenset, in_tuple, subclasses, closure, bound_method,
             generator, unstarted, exception, iterators, klass, descriptors, views, partial_args, builtin_method):
    make()
    before = len(freed)
    found = gc.collect()
    print(make.__name__, found > 0, freed[before:], gc.garbage)
gc.collect()
print(gc.collect())

# What is reachable is left alone, however deep and wide.
root = {}
for i in range(200):
    node = C()
    node.up, node.rest = root, [node, (node, i)]
    root[i] = node
gc.collect()
print(len(root), all(root[i].rest[1][1] == i and root[i].up is root for i in root))
root.clear()
print(gc.collect() > 500)

# Deep chains neither overflow nor take long.
deep = None
for i in range(50000):
    deep = [deep]
loop = [deep]
loop.append(loop)
del deep
del loop
print(gc.collect())
deep = ()
for i in range(50000):
    deep = (deep, [])
del deep
print("deep")
