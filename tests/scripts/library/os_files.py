# needs: lib os files
# os: files, folders, environment, paths.
import os, stat, errno
base = "/tmp/taipan-os-test-%d" % os.getpid()
os.mkdir(base); os.chdir(base)
print(os.getcwd() == os.path.realpath(base), os.listdir(), os.path.isdir("."), os.sep, os.linesep == "\n", os.name, os.curdir, os.pardir, os.extsep)
open("a.txt", "w").write("hello"); os.mkdir("sub"); os.makedirs("deep/er/est"); os.symlink("a.txt", "link"); os.link("a.txt", "hard")
print(sorted(os.listdir(b".")), sorted(os.listdir("deep")), os.readlink("link"), os.path.exists("nope"), os.path.islink("link"), os.path.isfile("link"), os.path.lexists("link"), os.path.samefile("a.txt", "hard"))
st = os.stat("a.txt"); print(st.st_size, stat.S_ISREG(st.st_mode), st.st_nlink, stat.filemode(os.lstat("link").st_mode)[0], len(st), st[6], type(st).__name__, os.stat("sub").st_mode & 0o170000 == stat.S_IFDIR)
for e in sorted(os.scandir("."), key=lambda e: e.name): print(e.name, e.is_dir(), e.is_file(), e.is_symlink(), e.path, e.stat().st_size if e.is_file() else "", repr(e))
for d, ds, fs in sorted(os.walk(".")): print(d, sorted(ds), sorted(fs))
os.rename("a.txt", "b.txt"); os.replace("b.txt", "sub/c.txt"); print(sorted(os.listdir("sub")), os.path.exists("link"))
os.chmod("hard", 0o400); print(oct(os.stat("hard").st_mode & 0o777), os.access("hard", os.R_OK), os.access("nope", os.F_OK)); os.utime("hard", (1, 2)); print(os.stat("hard").st_mtime, os.stat("hard").st_atime_ns); os.utime("hard", ns=(5, 6)); print(os.stat("hard").st_mtime_ns)
def attempt(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e, getattr(e, "errno", ""), getattr(e, "filename", ""))
for f in (lambda: os.mkdir("sub"), lambda: os.rmdir("sub"), lambda: os.remove("sub"), lambda: os.rmdir("nope"), lambda: os.listdir("nope"), lambda: os.rename("nope", "x"), lambda: os.stat("nope"), lambda: os.chdir("nope"), lambda: os.readlink("hard"), lambda: os.open("nope", os.O_RDONLY), lambda: os.read(999, 5), lambda: os.close(999), lambda: os.symlink("x", "link"), lambda: os.mkdir("no/such"), lambda: os.unlink("nope"), lambda: os.listdir("hard"), lambda: os.stat("a\0b"), lambda: os.stat(5.5), lambda: os.mkdir(5), lambda: os.makedirs("deep/er"), lambda: os.removedirs("nope"), lambda: os.link("nope", "y"), lambda: os.truncate("nope", 1), lambda: os.scandir("nope"), lambda: os.fstat(999), lambda: os.lseek(0.5, 0, 0)):
    attempt(f)
fd = os.open("raw", os.O_RDWR | os.O_CREAT, 0o644); print(os.write(fd, b"0123456789"), os.lseek(fd, 3, os.SEEK_SET), os.read(fd, 4), os.fstat(fd).st_size); os.ftruncate(fd, 5); print(os.fstat(fd).st_size, os.isatty(fd), os.get_inheritable(fd)); n = os.dup(fd); os.close(fd); print(os.lseek(n, 0, 1)); os.close(n)
r, w = os.pipe(); os.write(w, b"piped"); print(os.read(r, 10)); os.close(r); os.close(w)
os.environ["TAIPAN_X"] = "1"; print(os.environ.get("TAIPAN_X"), os.getenv("TAIPAN_X"), "TAIPAN_Y" in os.environ, os.getenv("TAIPAN_Y", "d"), os.environb[b"TAIPAN_X"]); del os.environ["TAIPAN_X"]; attempt(lambda: os.environ["TAIPAN_X"]); attempt(lambda: os.putenv("a=b", "c")); attempt(lambda: os.environ.__setitem__("x", 5))
print(os.getpid() > 0, os.getppid() > 0, os.cpu_count() > 0, type(os.urandom(5)).__name__, len(os.urandom(5)), os.strerror(2), os.fspath("a"), os.fsencode("é"), os.fsdecode(b"\xff"), os.get_exec_path() is not None, os.umask(os.umask(0o22)) >= 0, os.uname().sysname != "", os.times().user >= 0, os.path.expanduser("~") != "~", os.error is OSError)
import shutil
os.chdir("/"); shutil.rmtree(base); print(os.path.exists(base))
