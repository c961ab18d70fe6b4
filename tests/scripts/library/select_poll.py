# needs: lib os
# select, poll, epoll and selectors.
import os, select, selectors, socket, time


def shown(function, *args):
    try:
        return function(*args)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


reader, writer = os.pipe()
left, right = socket.socketpair()
print(select.select([reader], [writer], [reader], 0) == ([], [writer], []))
started = time.monotonic()
print(select.select([reader, left], [], [], 0.05), 0.04 < time.monotonic() - started < 2)
os.write(writer, b"x")
right.send(b"y")
print(select.select([left, reader, left], [], []) == ([left, reader, left], [], []))
print(select.select([reader], [reader], [], 1) == ([reader], [], []), select.select((), (), (), 0))

poll = select.poll()
poll.register(reader)
poll.register(left, select.POLLIN | select.POLLOUT)
poll.register(99)
print(sorted((fd == reader, fd == left.fileno(), event) for fd, event in poll.poll(0)))
poll.unregister(99)
poll.modify(left, select.POLLOUT)
print(sorted((fd == reader, fd == left.fileno(), event) for fd, event in poll.poll()))
os.read(reader, 1)
poll.unregister(left)
started = time.monotonic()
print(poll.poll(50), 0.04 < time.monotonic() - started < 2)
os.close(writer)
print([(fd == reader, event == select.POLLHUP) for fd, event in poll.poll(-1)])

with select.epoll() as epoll:
    print(epoll.closed, epoll.fileno() > 2)
    epoll.register(left, select.EPOLLIN)
    epoll.register(right.fileno(), select.EPOLLOUT | select.EPOLLONESHOT)
    events = dict(epoll.poll(1))
    print(events[left.fileno()], events[right.fileno()], len(epoll.poll(0)), len(epoll.poll(0, 1)))
    epoll.modify(right, select.EPOLLOUT | select.EPOLLET)
    print(len(epoll.poll(0)), len(epoll.poll(0)))
    left.recv(1)
    epoll.unregister(right)
    started = time.monotonic()
    print(epoll.poll(0.05), 0.04 < time.monotonic() - started < 2)
    print(shown(epoll.register, left), shown(epoll.unregister, right), shown(epoll.modify, right, 1))
    copy = select.epoll.fromfd(os.dup(epoll.fileno()))
    right.send(b"z")
    print([(fd == left.fileno(), event) for fd, event in copy.poll()])
    copy.close()
print(epoll.closed, shown(epoll.poll), shown(epoll.fileno))
left.recv(1)

for text in """
select.select(1, [], []) | select.select([1], [], [], -1) | select.select([1], [], [], 'a') | select.select(['a'], [], [])
select.select([-1], [], []) | select.select([99], [], []) | select.select([2000], [], []) | poll.poll('a') | poll.poll(2**40)
poll.register(99, -1) | poll.register(99, 2**17) | poll.register(99, 'a') | poll.unregister(555) | poll.modify(555, 1)
poll.register('a') | select.epoll(-5) | select.epoll(0) | select.epoll(5, 9) | type(poll)()
""".replace("\n", "|").split("|"):
    if text := text.strip():
        print(text, "->", shown(eval, text))

for kind in selectors.SelectSelector, selectors.PollSelector, selectors.EpollSelector, selectors.DefaultSelector:
    with kind() as selector:
        selector.register(left, selectors.EVENT_READ, "left")
        selector.register(right, selectors.EVENT_READ | selectors.EVENT_WRITE, "right")
        print(kind.__name__, [(key.data, mask) for key, mask in selector.select(0)])
        right.send(b"!")
        selector.modify(right, selectors.EVENT_READ)
        print([(key.data, mask) for key, mask in selector.select()], left.recv(1), selector.select(0.01))
os.close(reader)
left.close(), right.close()
