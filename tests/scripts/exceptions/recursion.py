# Runaway recursion raises RecursionError and the program goes on.
def forever(n):
    return forever(n + 1)
try:
    forever(0)
except RecursionError as e:
    print(type(e).__name__, str(e).startswith("maximum recursion depth exceeded"))
class A:
    def __repr__(self): return repr(self)
    def __getattr__(self, n): return getattr(self, n + "x")
    def __eq__(self, o): return self == o
    def __add__(self, o): return self + o
    def __call__(self): return self()
    def __iter__(self): return iter(self)
    def __len__(self): return len(self)
    def __hash__(self): return hash(self)
    def __getitem__(self, k): return self[k]
    def __str__(self): return str(self)
    def __bool__(self): return bool(self)
a = A()
for name, f in (("repr", lambda: repr(a)), ("getattr", lambda: a.q), ("eq", lambda: a == 1), ("add", lambda: a + 1), ("call", lambda: a()), ("iter", lambda: iter(a)), ("len", lambda: len(a)), ("hash", lambda: hash(a)), ("getitem", lambda: a[0]), ("str", lambda: str(a)), ("bool", lambda: bool(a))):
    try:
        f()
        print(name, "returned")
    except RecursionError:
        print(name, "RecursionError")
def mutual_a(): mutual_b()
def mutual_b(): mutual_a()
try:
    mutual_a()
except RecursionError:
    print("mutual")
def gen():
    yield from gen()
try:
    next(gen())
except RecursionError:
    print("generator")
def in_handler(n):
    try:
        in_handler(n + 1)
    except ValueError:
        pass
    finally:
        pass
try:
    in_handler(0)
except RecursionError:
    print("handler")
def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)
print(depth(100))
def sort_rec(x):
    return sorted([1], key=sort_rec)
try:
    sort_rec(1)
except RecursionError:
    print("sort")
l = lambda: l()
try:
    l()
except RecursionError:
    print("lambda")
class P:
    @property
    def p(self): return self.p
try:
    P().p
except RecursionError:
    print("property")
class I(int):
    def __index__(self): return [0][self]
try:
    I(5).__index__()
    [0, 1][I(1)]
except (RecursionError, IndexError) as e:
    print(type(e).__name__)
def m(x): return list(map(m, [x]))
try:
    m(1)
except RecursionError:
    print("map")
print(depth(50), "still fine")
