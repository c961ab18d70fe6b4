# Timers, masks and waits of signal, and what its functions refuse.
import signal, time, os, threading
def h(n, f): print("got", signal.Signals(n).name)
def attempt(f, *a):
    try: return f(*a)
    except BaseException as e: return f"{type(e).__name__} {e}"
signal.signal(signal.SIGALRM, h)
print(signal.alarm(10), signal.alarm(0), signal.alarm(0))
signal.setitimer(signal.ITIMER_REAL, 0.05)
t=time.time(); signal.pause(); print(time.time()-t < 2)
n=0
def count(*a):
    global n; n+=1
    if n==3: signal.setitimer(signal.ITIMER_REAL, 0)
signal.signal(signal.SIGALRM, count)
signal.setitimer(signal.ITIMER_REAL, 0.02, 0.02)
while n<3: time.sleep(0.001)
print(n, signal.getitimer(signal.ITIMER_REAL))
print(attempt(signal.setitimer, 9, 1), attempt(signal.getitimer, -1), signal.ItimerError, signal.ItimerError.__mro__)
print(attempt(signal.setitimer, 0, -1))
print(attempt(signal.setitimer, 0, "x"))
signal.signal(signal.SIGVTALRM, h)
signal.setitimer(signal.ITIMER_VIRTUAL, 0.02)
t=time.time()
while signal.getitimer(signal.ITIMER_VIRTUAL)[0] and time.time()-t<5: pass
signal.signal(signal.SIGUSR1, h)
print(signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1]))
os.kill(os.getpid(), signal.SIGUSR1)
print("blocked", signal.sigpending())
print(signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGUSR1}))
print(signal.pthread_sigmask(signal.SIG_BLOCK, []))
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])
os.kill(os.getpid(), signal.SIGUSR1)
print(signal.sigwait([signal.SIGUSR1]))
os.kill(os.getpid(), signal.SIGUSR1)
i=signal.sigwaitinfo([signal.SIGUSR1]); print(i.si_signo, i.si_code, i.si_pid==os.getpid(), i.si_uid==os.getuid(), type(i))
print(signal.sigtimedwait([signal.SIGUSR1], 0.01), attempt(signal.sigtimedwait, [signal.SIGUSR1], -1))
signal.pthread_sigmask(signal.SIG_SETMASK, [])
signal.pthread_kill(threading.get_ident(), signal.SIGUSR1)
print(attempt(signal.pthread_sigmask, 9, []), attempt(signal.pthread_sigmask, 0, [0]), attempt(signal.pthread_sigmask, 0, [70]), attempt(signal.pthread_sigmask, 0, 3))
print(attempt(signal.pthread_kill, threading.get_ident(), 70))
r,w=os.pipe(); os.set_blocking(w, False); os.set_blocking(r, False)
print(signal.set_wakeup_fd(w)); signal.raise_signal(signal.SIGUSR1); print(os.read(r, 10)); print(signal.set_wakeup_fd(-1)==w)
print(attempt(signal.set_wakeup_fd, 999), attempt(signal.set_wakeup_fd, "x"))
print(attempt(signal.siginterrupt, signal.SIGUSR1, False), attempt(signal.siginterrupt, 0, 1))
def other():
    print(attempt(signal.signal, signal.SIGUSR1, h)); print(attempt(signal.set_wakeup_fd, 3)); 
    signal.pthread_kill(threading.main_thread().ident, signal.SIGUSR1)
t=threading.Thread(target=other); t.start(); t.join(); 
time.sleep(0.05)
print(signal.getsignal(signal.SIGUSR1) is h, signal.default_int_handler, sorted(signal.valid_signals())[:3], len(signal.valid_signals()))
print(signal.strsignal(10), attempt(signal.strsignal, 99), attempt(signal.getsignal, 0), attempt(signal.signal, 9, h), attempt(signal.signal, 10, 5))
