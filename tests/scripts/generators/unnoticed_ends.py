# Generators that end where their code cannot notice it, and those whose code can.
import gc
import sys

log = []


class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        log.append(self.name)


def plain(value):
    yield value
    yield value


def guarded():
    try:
        yield 1
    finally:
        log.append("finally")


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


def handling():
    try:
        raise ValueError("handled")
    except ValueError:
        yield sys.exception()
        yield sys.exception()


def delegating(inner):
    yield from inner


def show(what):
    print(what, log)
    log.clear()


for make in (lambda: plain(D("value")), guarded):
    for steps in range(3):
        for how in ("close", "drop"):
            it = make()
            for _ in range(steps):
                next(it, None)
            if how == "close":
                it.close()
                print(it.gi_frame, it.gi_running, list(it))
            del it
            show((steps, how))

it = stubborn()
next(it)
try:
    it.close()
except RuntimeError as error:
    print(error)

it = handling()
print(repr(next(it)), sys.exception())
it.close()
print(sys.exception(), list(it))

it = delegating(guarded())
next(it)
it.close()
show("delegating")
it = delegating(plain(D("inner")))
next(it)
del it
show("delegating to plain")

it = plain(1)
print(gc.is_finalized(it))
next(it)
print(gc.is_finalized(it), list(it))

frame = (it := plain(D("seen"))).gi_frame
next(it)
it.close()
print(frame.f_lineno, list(frame.f_locals))
del frame, it
show("frame")

events = []
sys.monitoring.use_tool_id(3, "test")
for name in ("PY_YIELD", "PY_UNWIND", "PY_THROW", "PY_RESUME"):
    sys.monitoring.register_callback(3, getattr(sys.monitoring.events, name),
                                     lambda code, at, value, name=name: events.append((name, code.co_name)))
E_ = sys.monitoring.events
sys.monitoring.set_events(3, E_.PY_YIELD | E_.PY_UNWIND | E_.PY_THROW | E_.PY_RESUME)
it = plain(1)
next(it)
it.close()
sys.monitoring.set_events(3, 0)
sys.monitoring.free_tool_id(3)
print(events)


def me():
    try:
        next(it)
    except ValueError as error:
        yield str(error)
    return 5


it = me()
print(next(it))
try:
    next(it)
except StopIteration as stop:
    print(stop.value)
print(list(me.__code__.co_name for _ in [0]), sum(i for i in range(4)), next(plain(3)), list(plain(4)))
