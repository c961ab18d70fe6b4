# errno and atexit.
import errno, atexit
print(errno.ENOENT, errno.EACCES, errno.EEXIST, errno.EINTR, errno.EPIPE, errno.errorcode[2], errno.errorcode[errno.EPERM], errno.EWOULDBLOCK == errno.EAGAIN, type(errno.errorcode).__name__, len(errno.errorcode) > 50)
try:
    errno.ENOPE
except AttributeError as e:
    print(e)
def bye(*a, **k): print("bye", a, k)
print(atexit.register(bye) is bye, atexit.register(bye, 1, x=2) is bye)
@atexit.register
def last(): print("registered last, runs first")
atexit.register(print, "printed at exit", 5)
def gone(): print("never")
atexit.register(gone)
print(atexit._ncallbacks()); atexit.unregister(gone); print(atexit._ncallbacks())
for f in (lambda: atexit.register(5), lambda: atexit.register()):
    try:
        f()
    except TypeError as e:
        print(e)
print("main ends")
