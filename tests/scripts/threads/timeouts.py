"""Timeouts: what counts as a number of seconds, and what is out of range."""
import _thread
import select
import signal
import socket


class Index:
    def __init__(self, value):
        self.value = value

    def __repr__(self):
        return f"Index({self.value})"

    def __index__(self):
        return self.value


def show(call, *args):
    name = getattr(call, "__qualname__", call)
    try:
        print(name, args, call(*args))
    except Exception as error:
        print(name, args, type(error).__name__, error)


ODD = (float("nan"), float("inf"), -2, -2.5, -1e-10, 1e10, 2**63, -(2**70), 9223372037, "1", None, Index(2**40), [])

lock = _thread.allocate_lock()
lock.acquire()
for value in ODD:
    show(lock.acquire, True, value)
for value in (*ODD, -1, -1.0, 0, 0.0, 1.5, Index(-1)):
    show(lock.acquire, False, value)
show(lock.acquire, True, 1e-9)
show(lock.acquire, True, Index(0))

handle = _thread.start_joinable_thread(lambda: None)
handle.join()
for value in ODD:
    show(handle.join, value)

pair = socket.socketpair()
for value in ODD:
    try:
        print(value if not isinstance(value, Index) else "index", pair[0].settimeout(value), pair[0].gettimeout())
    except Exception as error:
        print(type(error).__name__, error)
for value in ODD[:5] + ODD[6:]:
    if value is not None:
        show(select.select, [], [], [], value)
for end in pair:
    end.close()

for value in (float("nan"), -1, 1e10, 2**63, "1", [], Index(2**40)):
    show(signal.setitimer, signal.ITIMER_VIRTUAL, value)
signal.setitimer(signal.ITIMER_VIRTUAL, Index(1000), 0.25)
print(signal.getitimer(signal.ITIMER_VIRTUAL)[1])
signal.setitimer(signal.ITIMER_VIRTUAL, 0)
