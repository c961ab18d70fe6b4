# needs: lib os files threads
# Sockets on the machine itself: TCP, UDP and Unix ones, timeouts, what does not wait, messages, options, conversions.
import array, errno, os, socket, tempfile, threading, time


def shown(function, *args):
    try:
        return function(*args)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


# A server and a client of TCP.
def serve(listener):
    connection, address = listener.accept()
    with connection:
        accepted.append((address[0], connection.gettimeout(), connection.getblocking()))
        while data := connection.recv(100):
            connection.sendall(data.upper())


accepted = []
with socket.create_server(("127.0.0.1", 0)) as listener:
    port = listener.getsockname()[1]
    thread = threading.Thread(target=serve, args=(listener,))
    thread.start()
    with socket.create_connection(("127.0.0.1", port), timeout=5) as client:
        print(client.family, client.type, client.getpeername() == ("127.0.0.1", port), client.gettimeout())
        client.sendall(b"hello")
        print(client.recv(3), client.recv(100))
        buffer = bytearray(10)
        client.send(b"into a buffer")
        time.sleep(0.05)
        print(client.recv_into(buffer, 4), buffer, client.recv_into(memoryview(buffer)[4:]), buffer)
        with client.makefile("rw", newline="\n") as file:
            file.write("a line\nanother\n")
            file.flush()
            print(repr(client.recv(3)), repr(file.readline()), repr(file.readline()))
        client.shutdown(socket.SHUT_WR)
        print(client.recv(10), client.recv(0))
    thread.join()
    print(accepted)
print(client.fileno(), shown(client.recv, 1), repr(client)[:33])
print(shown(socket.create_connection, ("127.0.0.1", port), 1))
print(listener.connect_ex(("127.0.0.1", port)) == errno.EBADF)

# Datagrams.
one, two = (socket.socket(socket.AF_INET, socket.SOCK_DGRAM) for _ in range(2))
one.bind(("127.0.0.1", 0))
two.bind(("localhost", 0))
print(one.sendto(b"to two", two.getsockname()), two.recvfrom(3)[0])
print(two.sendto(b"back", 0, one.getsockname()), one.recvfrom_into(buffer)[0], buffer)
one.settimeout(0.05)
started = time.monotonic()
print(shown(one.recv, 10), 0.04 < time.monotonic() - started < 2, one.timeout)
one.connect(two.getsockname())
print(one.send(b"connected"), two.recvmsg(100)[:3])
two.setsockopt(socket.IPPROTO_IP, socket.IP_RECVTTL, 1)
two.setsockopt(socket.IPPROTO_IP, socket.IP_RECVTOS, 1)
one.setsockopt(socket.IPPROTO_IP, socket.IP_TTL, 7)
one.send(b"with its time to live")
data, ancillary, flags, address = two.recvmsg(100, 1000)
print(data, ancillary, flags, address == one.getsockname())
one.send(b"and without room")
print(two.recvmsg(100, 10)[1:3] == ([], socket.MSG_CTRUNC))
one.setblocking(False)
for attempt in range(2):
    print(shown(one.recv, 10), one.getblocking(), one.gettimeout())
    one.settimeout(0)
one.close(), two.close()

# Unix sockets: a path, an abstract name, a pair, descriptors.
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "socket")
    with socket.socket(socket.AF_UNIX) as listener, socket.socket(socket.AF_UNIX) as client:
        listener.bind(path)
        listener.listen()
        client.connect(path)
        connection, address = listener.accept()
        print(repr(address), client.getpeername() == path, connection.getsockname() == path, repr(client.getsockname()))
        connection.sendall(b"unix")
        print(client.recv(10, socket.MSG_PEEK), client.recv(10))
        connection.close()
    print(shown(socket.socket(socket.AF_UNIX).connect, path).split(":")[0])
    name = b"\0taipan-" + str(os.getpid()).encode()
    with socket.socket(socket.AF_UNIX) as listener, socket.socket(socket.AF_UNIX) as client:
        listener.bind(name)
        listener.listen(1)
        client.connect(name)
        print(client.getpeername() == name)
    with open(os.path.join(folder, "file"), "w+") as file:
        left, right = socket.socketpair()
        print(socket.send_fds(left, [b"here ", b"it is"], [file.fileno(), 1]))
        data, fds, flags, address = socket.recv_fds(right, 100, 4)
        print(data, len(fds), flags, address)
        os.write(fds[0], b"written through the copy")
        print(file.read())
        for fd in fds:
            os.close(fd)
        for count in 1, 3:
            socket.send_fds(left, [b"more"], [file.fileno()] * count)
            fds = socket.recv_fds(right, 100, count)[1]
            print(len(fds), len({os.fstat(fd).st_ino for fd in fds}), [os.close(fd) for fd in fds])
        socket.send_fds(left, [b"too many"], [file.fileno()] * 3)
        data, fds, flags, address = socket.recv_fds(right, 100, 1)
        print(data, len(fds), flags == socket.MSG_CTRUNC, [os.close(fd) for fd in fds])
        print(left.sendmsg([b"one", b"two"]), right.recvmsg_into([bytearray(2), buffer])[:3], buffer)
        pid = array.array("i", [os.getpid(), os.getuid(), os.getgid()])
        right.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
        left.sendmsg([b"who"], [(socket.SOL_SOCKET, socket.SCM_CREDENTIALS, pid)])
        data, ancillary, flags, address = right.recvmsg(10, socket.CMSG_SPACE(12))
        print(data, [(level, kind, data == pid.tobytes()) for level, kind, data in ancillary])
        print(right.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12) == pid.tobytes())
        copy = right.dup()
        again = socket.socket(fileno=os.dup(left.fileno()))
        print(again.family, again.type, again.proto, again.send(b"x"), copy.recv(1))
        number = again.detach()
        print(again.fileno(), number > 2)
        socket.close(number)
        left.close(), right.close(), copy.close()

# Names, addresses, options, errors.
server = socket.socket()
server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
print(server.getsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR), server.getsockopt(socket.SOL_SOCKET, socket.SO_TYPE))
server.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\5\0\0\0")
print(server.getsockopt(socket.SOL_SOCKET, socket.SO_LINGER, 8), server.getsockopt(socket.SOL_SOCKET, socket.SO_LINGER))
server.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, True)
server.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 70000)
print(server.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY), server.getsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF))
datagrams = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
unix = socket.socket(socket.AF_UNIX)
for text in """
server.settimeout('a') | server.settimeout(-1) | server.settimeout(float('nan')) | server.settimeout(1e300)
server.bind(1) | server.bind(('a',)) | server.bind(('', 70000)) | server.bind(('', 2**80)) | server.bind(('', 'x'))
server.bind((1, 1)) | server.bind(('a\\0', 1)) | unix.bind(1) | unix.bind('a' * 200) | socket.socket(99, 1)
socket.socket(fileno=-1) | socket.socket(fileno=999) | socket.socket(fileno='a') | server.recv(-1) | server.recv(5)
server.send('a') | server.sendto(b'') | server.sendto(b'', 1) | server.recv_into(b'a') | server.recv_into(buffer, 50)
server.recvfrom_into(buffer, -5) | server.recvmsg(-1) | server.recvmsg(1, -1) | server.recvmsg_into([b'a'])
server.sendmsg(5) | server.sendmsg([5]) | server.sendmsg([b''], [5]) | server.sendmsg([b''], [(1, 2)])
server.getsockopt(1, 2, 2000) | server.getsockopt(1, 999) | server.setsockopt(1, 2, 'a') | server.setsockopt(1, 2, None)
server.setsockopt(1, 999, 1) | server.shutdown(7) | server.shutdown(2) | server.getpeername() | server.accept()
socket.inet_aton('1.2') | socket.inet_aton('0x7f.1') | socket.inet_aton('256.1.1.1') | socket.inet_ntoa(b'1')
socket.inet_ntoa(b'\\1\\2\\3\\4') | socket.inet_pton(socket.AF_INET, '1.2.3') | socket.inet_pton(socket.AF_INET6, '::ffff:1.2.3.4')
socket.inet_ntop(socket.AF_INET6, bytes(15) + b'1') | socket.inet_ntop(socket.AF_INET6, bytes(12) + b'abcd')
socket.inet_ntop(socket.AF_INET, b'1') | socket.inet_ntop(1, b'1') | socket.htons(-1) | socket.htons(70000)
socket.ntohs(258) | socket.htonl(1) | socket.htonl(2**33) | socket.getservbyname('nope') | socket.getprotobyname('nope')
socket.gethostbyname('127.0.0.1') | socket.gethostbyname('') | socket.gethostbyname('<broadcast>')
socket.getaddrinfo('127.0.0.1', 80, type=socket.SOCK_STREAM) | socket.getaddrinfo('::1', '80', 0, socket.SOCK_DGRAM)
socket.getaddrinfo(None, None) | socket.getaddrinfo(5, 5) | socket.getaddrinfo('a', 5.0)
socket.getaddrinfo('not a number', 1, flags=socket.AI_NUMERICHOST) | socket.getnameinfo(('127.0.0.1', 80), 3)
socket.getnameinfo(('::1', 80, 0, 0), 3) | socket.getnameinfo(5, 0) | socket.getnameinfo(('127.0.0.1', 80, 5), 3)
socket.if_nametoindex('lo') | socket.if_indextoname(1) | socket.if_nametoindex('no such') | socket.if_indextoname(-1)
socket.CMSG_LEN(5) | socket.CMSG_SPACE(5) | socket.CMSG_LEN(-1) | socket.close(999) | socket.setdefaulttimeout(-1)
""".replace("\n", "|").split("|"):
    if text := text.strip():
        print(text, "->", shown(eval, text))
for each in server, datagrams, unix:
    each.close()
socket.setdefaulttimeout(2.5)
with socket.socket() as server:
    print(socket.getdefaulttimeout(), server.gettimeout(), os.get_blocking(server.fileno()))
socket.setdefaulttimeout(None)
print(socket.gaierror.__mro__[1:3], socket.herror.__module__, socket.timeout is TimeoutError, socket.error is OSError)
print(socket.AF_INET, socket.SOCK_STREAM, socket.has_ipv6, socket.gethostname() == os.uname().nodename)

# One that nobody closed.
import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    lost = socket.socket(socket.AF_UNIX)
    number = lost.fileno()
    del lost
    print([(w.category.__name__, str(w.message).split(" fd=")[0]) for w in caught], shown(os.fstat, number))
