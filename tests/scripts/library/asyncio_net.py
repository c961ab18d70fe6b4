# needs: lib os files threads
# asyncio over sockets: streams, servers, datagrams, pipes, threads, signals into the loop.
import asyncio, os, signal, socket, tempfile, threading


async def echo(reader, writer):
    while line := await reader.readline():
        writer.write(line.upper())
        await writer.drain()
    writer.close()
    await writer.wait_closed()


async def talk(reader, writer, name):
    said = []
    for word in ["one", "two", "three"]:
        writer.write(f"{name} {word}\n".encode())
        said.append((await reader.readline()).decode().strip())
    writer.close()
    await writer.wait_closed()
    return said


class Echo(asyncio.DatagramProtocol):
    def connection_made(self, transport):
        self.transport = transport

    def datagram_received(self, data, address):
        self.transport.sendto(data[::-1], address)


class Client(asyncio.DatagramProtocol):
    def __init__(self):
        self.received = asyncio.get_running_loop().create_future()

    def datagram_received(self, data, address):
        self.received.set_result(data)


async def main():
    loop = asyncio.get_running_loop()
    async with await asyncio.start_server(echo, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        clients = [talk(*await asyncio.open_connection("127.0.0.1", port), f"client {n}") for n in range(3)]
        for said in await asyncio.gather(*clients):
            print(said)
    try:
        await asyncio.open_connection("127.0.0.1", port)
    except ConnectionRefusedError as error:
        print(error.errno, error.strerror.replace(str(port), "PORT"))

    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "socket")
        async with await asyncio.start_unix_server(echo, path):
            print(await talk(*await asyncio.open_unix_connection(path), "unix"))

    server, _ = await loop.create_datagram_endpoint(Echo, local_addr=("127.0.0.1", 0))
    address = server.get_extra_info("sockname")
    client, protocol = await loop.create_datagram_endpoint(Client, remote_addr=address)
    client.sendto(b"datagram")
    print(await protocol.received)
    client.close(), server.close()

    left, right = socket.socketpair()
    left.setblocking(False), right.setblocking(False)
    waiting = asyncio.create_task(loop.sock_recv(left, 100))
    await asyncio.sleep(0)
    await loop.sock_sendall(right, b"through the loop")
    print(await waiting)
    big = b"x" * 3_000_000
    sending = asyncio.create_task(loop.sock_sendall(right, big))
    count = 0
    while count < len(big):
        count += len(await loop.sock_recv(left, 100_000))
    await sending
    print(count)
    left.close(), right.close()

    reader, writer = os.pipe()
    stream = asyncio.StreamReader()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(stream), os.fdopen(reader, "rb", 0))
    os.write(writer, b"through a pipe\n")
    print(await stream.readline())
    os.close(writer)
    print(await stream.read())

    print(await asyncio.to_thread(lambda: threading.current_thread() is threading.main_thread()))
    done = asyncio.Event()
    threading.Timer(0.02, loop.call_soon_threadsafe, [done.set]).start()
    await asyncio.wait_for(done.wait(), 5)

    caught = asyncio.Queue()
    loop.add_signal_handler(signal.SIGUSR1, caught.put_nowait, "usr1")
    os.kill(os.getpid(), signal.SIGUSR1)
    print(await asyncio.wait_for(caught.get(), 5))
    threading.Timer(0.02, os.kill, [os.getpid(), signal.SIGUSR1]).start()
    print(await asyncio.wait_for(caught.get(), 5), loop.remove_signal_handler(signal.SIGUSR1))
    try:
        await asyncio.wait_for(loop.sock_recv(socket.socketpair()[0], 1), 0.01)
    except ValueError as error:
        print(error)
    infos = await loop.getaddrinfo("127.0.0.1", 80, type=socket.SOCK_STREAM)
    print(infos, await loop.getnameinfo(("127.0.0.1", 80), socket.NI_NUMERICHOST | socket.NI_NUMERICSERV))


asyncio.run(main())


async def interrupted():
    asyncio.get_running_loop().call_later(0.02, os.kill, os.getpid(), signal.SIGINT)
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("cancelled by Ctrl-C")
        raise


# Whoever started this may have it ignored.
signal.signal(signal.SIGINT, signal.default_int_handler)
try:
    asyncio.run(interrupted())
except KeyboardInterrupt:
    print("KeyboardInterrupt")

# A handler of a signal runs while a socket waits, and the wait goes on.
left, right = socket.socketpair()
signal.signal(signal.SIGALRM, lambda *args: (print("handler"), right.send(b"from the handler")))
signal.setitimer(signal.ITIMER_REAL, 0.05)
print(left.recv(100))
signal.signal(signal.SIGALRM, lambda *args: 1 / 0)
signal.setitimer(signal.ITIMER_REAL, 0.05)
try:
    left.recv(100)
except ZeroDivisionError as error:
    print(error)
left.close(), right.close()
