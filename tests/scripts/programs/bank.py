# Classes working together: accounts, events, a linked list, a matrix, a priority queue, a state machine.
class Insufficient(Exception):
    def __init__(self, need, have):
        super().__init__(f"need {need}, have {have}")
        self.missing = need - have
class Account:
    count = 0
    def __init__(self, owner, balance=0):
        self.owner, self._balance, self.log = owner, balance, []
        type(self).count += 1
    @property
    def balance(self): return self._balance
    def deposit(self, n):
        if n <= 0: raise ValueError("deposit must be positive")
        self._balance += n
        self.log.append(("+", n))
        return self
    def withdraw(self, n):
        if n > self._balance: raise Insufficient(n, self._balance)
        self._balance -= n
        self.log.append(("-", n))
        return self
    def __repr__(self): return f"{type(self).__name__}({self.owner!r}, {self._balance})"
    def __add__(self, o): return Account(self.owner + "&" + o.owner, self.balance + o.balance)
    def __eq__(self, o): return isinstance(o, Account) and self.balance == o.balance
    def __lt__(self, o): return self.balance < o.balance
class Savings(Account):
    rate = 0.1
    def interest(self): return self.deposit(round(self.balance * self.rate, 2))
a, s = Account("ann", 100), Savings("bob", 200)
a.deposit(50).withdraw(30)
s.interest()
print(a, s, a.log, s.log, a + s, Account.count, Savings.count, a == Account("z", 120), sorted([s, a]))
for f in (lambda: a.withdraw(1000), lambda: a.deposit(-5), lambda: setattr(a, "balance", 5)):
    try: f()
    except Insufficient as e: print("Insufficient", e, e.missing)
    except (ValueError, AttributeError) as e: print(type(e).__name__, e)
class Node:
    def __init__(self, v, n=None): self.v, self.n = v, n
class Linked:
    def __init__(self, it=()):
        self.head = None; self.size = 0
        for x in reversed(list(it)): self.push(x)
    def push(self, v): self.head = Node(v, self.head); self.size += 1
    def __iter__(self):
        n = self.head
        while n: yield n.v; n = n.n
    def __len__(self): return self.size
    def __getitem__(self, i):
        if isinstance(i, slice): return Linked(list(self)[i])
        for k, v in enumerate(self):
            if k == i: return v
        raise IndexError(i)
    def reverse(self):
        p, n = None, self.head
        while n: n.n, p, n = p, n, n.n
        self.head = p
        return self
    def __repr__(self): return "->".join(map(str, self))
    def __contains__(self, x): return any(x == y for y in self)
l = Linked("abc")
print(l, len(l), l[1], l[1:], "b" in l, l.reverse(), list(l), Linked())
try: l[10]
except IndexError as e: print("IndexError", e)
class Matrix:
    def __init__(self, rows): self.rows = [list(r) for r in rows]
    def __matmul__(self, o): return Matrix([[sum(a * b for a, b in zip(r, c)) for c in zip(*o.rows)] for r in self.rows])
    def __mul__(self, k): return Matrix([[x * k for x in r] for r in self.rows])
    __rmul__ = __mul__
    def __getitem__(self, rc): return self.rows[rc[0]][rc[1]]
    def __setitem__(self, rc, v): self.rows[rc[0]][rc[1]] = v
    def __pow__(self, n):
        r = Matrix([[int(i == j) for j in range(len(self.rows))] for i in range(len(self.rows))])
        b = self
        while n:
            if n & 1: r = r @ b
            b = b @ b; n >>= 1
        return r
    def det(self):
        m, d = [r[:] for r in self.rows], 1
        for i in range(len(m)):
            p = next((r for r in range(i, len(m)) if m[r][i]), None)
            if p is None: return 0
            if p != i: m[i], m[p] = m[p], m[i]; d = -d
            d *= m[i][i]
            for r in range(i + 1, len(m)):
                f = m[r][i] / m[i][i]
                m[r] = [x - f * y for x, y in zip(m[r], m[i])]
        return d
    def __repr__(self): return f"Matrix({self.rows})"
m = Matrix([[1, 1], [1, 0]])
print(m ** 30, m @ m, 3 * m, m[0, 1], Matrix([[2, 0, 1], [1, 3, 2], [1, 1, 4]]).det())
class Heap:
    def __init__(self): self.h = []
    def push(self, x):
        self.h.append(x); i = len(self.h) - 1
        while i and self.h[i] < self.h[(i - 1) // 2]:
            j = (i - 1) // 2
            self.h[i], self.h[j] = self.h[j], self.h[i]; i = j
    def pop(self):
        top, last = self.h[0], self.h.pop()
        if self.h:
            self.h[0] = last; i = 0
            while (c := 2 * i + 1) < len(self.h):
                if c + 1 < len(self.h) and self.h[c + 1] < self.h[c]: c += 1
                if self.h[i] <= self.h[c]: break
                self.h[i], self.h[c] = self.h[c], self.h[i]; i = c
        return top
h = Heap()
for x in (5, 3, 8, 1, 9, 2): h.push(x)
print([h.pop() for _ in range(6)])
class Machine:
    moves = {("idle", "coin"): "ready", ("ready", "push"): "idle", ("ready", "coin"): "ready"}
    def __init__(self): self.state, self.hooks = "idle", []
    def on(self, f): self.hooks.append(f); return f
    def feed(self, e):
        old = self.state
        try: self.state = self.moves[old, e]
        except KeyError: raise ValueError(f"{e} in {old}") from None
        for h in self.hooks: h(old, e, self.state)
mc = Machine()
@mc.on
def log(*a): print("moved", *a)
for e in ("coin", "coin", "push", "push"):
    try: mc.feed(e)
    except ValueError as x: print("error", x)
