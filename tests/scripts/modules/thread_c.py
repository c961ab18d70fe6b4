# needs: threads
# _thread: locks, starting threads, locals.
import _thread, time
l = _thread.allocate_lock()
print(l.locked(), l.acquire(), l.locked(), l.acquire(False), l.acquire(True, 0.01), l.release(), l.locked(), type(l).__name__)
with l: print(l.locked())
for f in (lambda: l.release(), lambda: l.acquire(True, -5), lambda: l.acquire(False, 1), lambda: _thread.start_new_thread(5, ()), lambda: _thread.start_new_thread(len, 5), lambda: _thread.stack_size(1), lambda: l.acquire(True, 1e20)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
r = _thread.RLock()
print(r.acquire(), r.acquire(), r.release(), r.release())
try: r.release()
except RuntimeError as e: print(e)
done = []
ready = _thread.allocate_lock(); ready.acquire()
def work(n, *, k=0):
    done.append((n, k))
    if len(done) == 3: ready.release()
for i in range(3): _thread.start_new_thread(work, (i,), {"k": i * 2})
ready.acquire(); print(sorted(done), _thread.get_ident() > 0, _thread._count() >= 0)
loc = _thread._local(); loc.x = "main"
out, fin = [], _thread.allocate_lock(); fin.acquire()
def other():
    out.append(hasattr(loc, "x")); loc.x = "other"; out.append(loc.x); fin.release()
_thread.start_new_thread(other, ()); fin.acquire(); print(out, loc.x)
total, lock, end = 0, _thread.allocate_lock(), []
def add():
    global total
    for _ in range(1000):
        with lock: total += 1
    end.append(1)
for _ in range(4): _thread.start_new_thread(add, ())
while len(end) < 4: time.sleep(0.001)
print(total)
h = _thread.start_joinable_thread(lambda: done.append("joined")); h.join(); print(done[-1], h.is_done())
def exits(): _thread.exit()
h = _thread.start_joinable_thread(exits); h.join(); print("exited quietly")
