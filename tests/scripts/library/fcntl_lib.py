# needs: lib os files
# fcntl: flags, locks, requests.
import fcntl, os, struct, tempfile


def shown(function, *args):
    try:
        return function(*args)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


with tempfile.TemporaryFile() as file, tempfile.NamedTemporaryFile() as named, open(named.name, "r+") as other:
    print(fcntl.fcntl(file, fcntl.F_GETFD), fcntl.fcntl(file, fcntl.F_SETFD, 0), fcntl.fcntl(file, fcntl.F_GETFD))
    print(os.get_inheritable(file.fileno()), bool(fcntl.fcntl(file, fcntl.F_GETFL) & os.O_RDWR))
    copy = fcntl.fcntl(file, fcntl.F_DUPFD_CLOEXEC, 100)
    print(copy >= 100, os.get_inheritable(copy), os.fstat(copy).st_ino == os.fstat(file.fileno()).st_ino)
    os.close(copy)
    print(fcntl.flock(named, fcntl.LOCK_EX), shown(fcntl.flock, other, fcntl.LOCK_EX | fcntl.LOCK_NB))
    print(fcntl.flock(named, fcntl.LOCK_UN), fcntl.flock(other, fcntl.LOCK_SH | fcntl.LOCK_NB))
    print(fcntl.lockf(named, fcntl.LOCK_EX | fcntl.LOCK_NB, 10, 5), fcntl.lockf(named, fcntl.LOCK_UN))
    lock = struct.pack("hhqqi4x", fcntl.F_WRLCK, 0, 3, 4, 0)
    print(fcntl.fcntl(named, fcntl.F_OFD_SETLK, lock) == lock)
    print(struct.unpack("hhqqi4x", fcntl.fcntl(other, fcntl.F_OFD_GETLK, lock)))
    for text in """
    fcntl.fcntl(99, 1) | fcntl.fcntl(file, 9999) | fcntl.fcntl(file, 'a') | fcntl.fcntl('a', 1) | fcntl.flock(99, 1)
    fcntl.flock(file, 0) | fcntl.lockf(file, 128) | fcntl.fcntl(file, fcntl.F_GETLK, b'a' * 2000) | fcntl.ioctl(file, 0x5413, b'')
    """.replace("\n", "|").split("|"):
        if text := text.strip():
            print(text, "->", shown(eval, text))
reader, writer = os.pipe()
os.write(writer, b"seven b")
FIONREAD = 0x541B
place = bytearray(4)
print(fcntl.ioctl(reader, FIONREAD, place), place, fcntl.ioctl(reader, FIONREAD, bytes(4)), fcntl.ioctl(reader, FIONREAD, place, False))
print(fcntl.fcntl(writer, fcntl.F_SETPIPE_SZ, 8192), fcntl.fcntl(reader, fcntl.F_GETPIPE_SZ))
os.close(reader), os.close(writer)
