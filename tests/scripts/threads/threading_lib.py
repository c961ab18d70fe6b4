# needs: threads
# threading: Thread, Event, Condition, Timer, Barrier, Semaphore, local, queue, thread pools, uncaught exceptions.
import threading, queue, sys, time, contextvars, io
from concurrent.futures import ThreadPoolExecutor, as_completed

results = []
def work(n): results.append(n * n)
threads = [threading.Thread(target=work, args=(n,)) for n in range(8)]
for t in threads: t.start()
for t in threads: t.join()
print(sorted(results), threading.active_count(), threads[0].is_alive())

# No thread keeps the others from running.
stop, counts = False, [0, 0, 0]
def spin(i):
    while not stop: counts[i] += 1
threads = [threading.Thread(target=spin, args=(i,)) for i in range(3)]
for t in threads: t.start()
time.sleep(0.2); stop = True
for t in threads: t.join()
print([c > 0 for c in counts])

total = 0
lock = threading.Lock()
def add():
    global total
    for _ in range(2000):
        with lock: total += 1
threads = [threading.Thread(target=add) for _ in range(4)]
for t in threads: t.start()
for t in threads: t.join()
print(total)

event, order = threading.Event(), []
def waiter(): order.append(event.wait(10)); order.append("woken")
t = threading.Thread(target=waiter); t.start()
order.append("set"); event.set(); t.join(); print(order, event.wait(0), threading.Event().wait(0.01))

cond, items, got = threading.Condition(), [], []
def consume():
    for _ in range(5):
        with cond:
            while not items: cond.wait()
            got.append(items.pop(0))
t = threading.Thread(target=consume); t.start()
for i in range(5):
    with cond: items.append(i); cond.notify()
t.join(); print(got)

barrier, passed = threading.Barrier(3, action=lambda: passed.append("all")), []
def arrive(): barrier.wait(10); passed.append("through")
threads = [threading.Thread(target=arrive) for _ in range(3)]
for t in threads: t.start()
for t in threads: t.join()
print(passed, barrier.broken)

fired = []
timer = threading.Timer(0.01, fired.append, ["fired"]); timer.start(); timer.join(); print(fired)
timer = threading.Timer(100, fired.append, ["never"]); timer.start(); timer.cancel(); timer.join(); print(fired)

sem, most, now = threading.BoundedSemaphore(2), [0], [0]
def limited():
    with sem:
        now[0] += 1; most[0] = max(most[0], now[0]); time.sleep(0.005); now[0] -= 1
threads = [threading.Thread(target=limited) for _ in range(6)]
for t in threads: t.start()
for t in threads: t.join()
print(most[0] <= 2)

class Local(threading.local):
    kind = "class"
    def __init__(self, n): self.n = n; self.log = [n]
loc = Local(3); loc.n = 4; seen = []
def look(): loc.log.append("other"); seen.append((loc.n, loc.log, loc.kind, sorted(loc.__dict__)))
t = threading.Thread(target=look); t.start(); t.join(); print(seen, loc.n, loc.log)
class Dies:
    def __del__(self): seen.append("died")
plain = threading.local()
def keep(): plain.value = Dies()
t = threading.Thread(target=keep); t.start(); t.join(); print(seen[-1], plain.__dict__)

var = contextvars.ContextVar("var", default="default"); var.set("main"); values = []
t = threading.Thread(target=lambda: values.append(var.get())); t.start(); t.join()
context = contextvars.copy_context()
t = threading.Thread(target=lambda: values.append(var.get()), context=context); t.start(); t.join(); print(values)

q, done = queue.Queue(maxsize=2), []
def drain():
    while (item := q.get()) is not None: done.append(item); q.task_done()
    q.task_done()
t = threading.Thread(target=drain); t.start()
for i in range(10): q.put(i)
q.put(None); q.join(); t.join(); print(done, q.empty())
try: q.get(timeout=0.01)
except queue.Empty: print("Empty")
sq = queue.SimpleQueue(); threading.Thread(target=lambda: (time.sleep(0.01), sq.put("late"))).start(); print(sq.get())
pq = queue.PriorityQueue(); [pq.put(n) for n in (3, 1, 2)]; print([pq.get() for _ in range(3)])

with ThreadPoolExecutor(max_workers=3) as pool:
    print(list(pool.map(pow, range(5), [2] * 5)))
    futures = [pool.submit(divmod, 7, n) for n in (0, 2, 3)]
    for f in futures:
        try: print(f.result())
        except ZeroDivisionError as e: print(type(e).__name__, e)
    print(sorted(f.result() for f in as_completed(futures[1:])))

def fail(): raise ValueError("in a thread")
def report(args): print(args.exc_type.__name__, args.exc_value, args.thread.name, args.exc_traceback.tb_lineno > 0)
threading.excepthook = report
t = threading.Thread(target=fail, name="failing"); t.start(); t.join()
threading.excepthook = threading.__excepthook__
saved, sys.stderr = sys.stderr, io.StringIO()
t = threading.Thread(target=fail, name="failing"); t.start(); t.join()
text, sys.stderr = sys.stderr.getvalue(), saved
lines = text.splitlines(); print(lines[0], "|", lines[1], "|", lines[-1])
def leave(): sys.exit(3)
t = threading.Thread(target=leave); t.start(); t.join(); print("exit in a thread is quiet")

def deep(n): return 0 if n == 0 else 1 + deep(n - 1)
def recurse():
    try: deep(100000)
    except RecursionError as e: values.append(str(e))
    values.append(deep(200))
t = threading.Thread(target=recurse); t.start(); t.join(); print(values[-2:])

inner, ready, leave = [], threading.Event(), threading.Event()
def named_frame(): ready.set(); leave.wait()
t = threading.Thread(target=named_frame); t.start(); ready.wait()
frames = sys._current_frames(); frame = frames[t.ident]; names = []
while frame: names.append(frame.f_code.co_name); frame = frame.f_back
leave.set(); t.join(); print("named_frame" in names, names[-3:], threading.main_thread().ident in frames)

t = threading.Thread(target=print)
for f in (lambda: t.join(), lambda: (t.start(), t.join(), t.start()), lambda: threading.current_thread().join(), lambda: setattr(t, "daemon", True)):
    try: print(f())
    except RuntimeError as e: print(e)
print(threading.current_thread() is threading.main_thread(), t.name.startswith("Thread-"), t.daemon)
rl = threading.RLock(); out = []
def other():
    out.append(rl.acquire(blocking=False)); out.append(rl.acquire(timeout=0.01))
    try: rl.release()
    except RuntimeError as e: out.append(str(e))
with rl:
    with rl: t = threading.Thread(target=other); t.start(); t.join()
print(out, rl.locked())
gen_out = []
def gen():
    for i in range(3): yield i
g = gen(); t = threading.Thread(target=lambda: gen_out.extend(g)); t.start(); t.join(); print(gen_out)
# A daemon does not keep the interpreter from ending.
def forever():
    while True: time.sleep(0.001)
threading.Thread(target=forever, daemon=True).start()
def last(): time.sleep(0.02); print("the interpreter waits for this one")
threading.Thread(target=last).start()
import atexit; atexit.register(print, "then atexit")
print("main ends")
