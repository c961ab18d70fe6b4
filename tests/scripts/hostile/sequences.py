# needs: host
# Lists, arrays and views whose items and indices change them while they are worked on.
def run(f):
    try:
        r = f()
        print(f.__name__, repr(r)[:200])
    except BaseException as e:
        print(f.__name__, type(e).__name__, str(e)[:200])

class Evil:
    def __init__(s, act): s.act = act
    def __eq__(s, o): s.act(); return False
    def __lt__(s, o): s.act(); return True
    def __hash__(s): return 1
    def __repr__(s): s.act(); return 'E'
    def __index__(s): s.act(); return 2
    def __len__(s): s.act(); return 2
    def __bool__(s): s.act(); return False

@run
def sort_append():
    l = []
    l.extend([Evil(lambda: l.append(1)) for _ in range(10)])
    l.sort()
@run
def sort_clear():
    l = []
    l.extend([Evil(lambda: l.clear()) for _ in range(10)])
    l.sort()
@run
def sort_key_clear():
    l = list(range(20))
    def k(x):
        l.clear(); l.append(x); return -x
    l.sort(key=k)
@run
def index_clear():
    l = []
    l.extend([Evil(lambda: l.clear()) for _ in range(10)])
    return l.index(5)
@run
def contains_clear():
    l = []
    l.extend([Evil(lambda: l.clear()) for _ in range(10)])
    return 5 in l
@run
def count_clear():
    l = []
    l.extend([Evil(lambda: l.clear()) for _ in range(10)])
    return l.count(5)
@run
def remove_clear():
    l = []
    l.extend([Evil(lambda: l.clear()) for _ in range(10)])
    return l.remove(5)
@run
def eq_clear():
    l = []; m = []
    l.extend([Evil(lambda: (l.clear(), m.clear())) for _ in range(10)])
    m.extend([Evil(lambda: (l.clear(), m.clear())) for _ in range(10)])
    return l == m
@run
def lt_clear():
    l = []; m = []
    l.extend([Evil(lambda: (l.clear(), m.clear())) for _ in range(10)])
    m.extend([Evil(lambda: (l.clear(), m.clear())) for _ in range(10)])
    return l < m
@run
def repr_clear():
    l = []
    l.extend([Evil(lambda: l.clear()) for _ in range(10)])
    return repr(l)
@run
def repr_append():
    l = []
    l.extend([Evil(lambda: l.append(7) if len(l) < 30 else None) for _ in range(3)])
    return repr(l)
@run
def slice_index_clear():
    l = list(range(10))
    return l[Evil(lambda: l.clear()):]
@run
def slice_assign_clear():
    l = list(range(10))
    l[Evil(lambda: l.clear()):8] = [1,2,3]
    return l
@run
def slice_assign_ext():
    l = list(range(10))
    l[0:Evil(lambda: l.clear()):2] = [1]
    return l
@run
def del_slice():
    l = list(range(10))
    del l[Evil(lambda: l.clear())]
    return l
@run
def setitem_clear():
    l = list(range(10))
    l[Evil(lambda: l.clear())] = 5
    return l
@run
def mul_index():
    l = list(range(3))
    return l * Evil(lambda: l.clear())
@run
def insert_index():
    l = list(range(10))
    l.insert(Evil(lambda: l.clear()), 3)
    return l
@run
def pop_index():
    l = list(range(10))
    return l.pop(Evil(lambda: l.clear()))
@run
def extend_self_iter():
    l = [1,2,3]
    def g():
        for i in range(5):
            l.clear()
            yield i
    l.extend(g())
    return l
@run
def slice_assign_gen():
    l = [1,2,3]
    def g():
        for i in range(5):
            l.clear()
            yield i
    l[1:2] = g()
    return l
@run
def iter_mut():
    l = [1,2,3]
    out = []
    for x in l:
        out.append(x)
        if len(out) < 10: l.append(x)
        else: l.clear()
    return out
@run
def rev_mut():
    l = [1,2,3,4,5]
    out = []
    for x in reversed(l):
        out.append(x); l.clear()
    return out
class D:
    def __init__(s, f): s.f = f
    def __del__(s): s.f()
@run
def del_in_clear():
    l = []
    l.extend([D(lambda: l.append(len(l))) for _ in range(5)])
    l.clear()
    return l
@run
def del_in_slice():
    l = []
    l.extend([D(lambda: l.clear()) for _ in range(5)])
    l[1:3] = [1]
    return len(l)
@run
def del_in_setitem():
    l = []
    l.extend([D(lambda: l.clear()) for _ in range(5)])
    l[1] = [1]
    return len(l)
@run
def del_in_pop():
    l = []
    l.extend([D(lambda: l.clear()) for _ in range(5)])
    l.pop(); 
    return len(l)
@run
def del_dict():
    d = {}
    d.update({i: D(lambda: d.clear()) for i in range(5)})
    d[1] = 2
    return d
@run
def del_dict_update():
    d = {}
    d.update({i: D(lambda: d.update({99+len(d): 1}) if len(d) < 30 else d.clear()) for i in range(5)})
    d.update({i: i for i in range(5)})
    return d
@run
def del_set():
    s = set()
    for i in range(5): s.add(D(lambda: s.clear()))
    s.pop()
    return len(s)
@run
def max_evil():
    l = []
    l.extend([Evil(lambda: l.clear()) for _ in range(10)])
    return max(l), min(l + [Evil(lambda: None)]*3)
@run
def sum_evil():
    class A:
        def __radd__(s, o): l.clear(); return 1
        def __add__(s, o): l.clear(); return 1
    l = []
    l.extend([A() for _ in range(10)])
    return sum(l)
@run
def join_evil():
    class I:
        def __iter__(s):
            yield 'a'; yield 5
    return ','.join(I())
@run
def bytearray_evil():
    b = bytearray(b'abcdefgh')
    b[Evil(lambda: b.clear())] = 5
    return b
@run
def bytearray_evil2():
    b = bytearray(b'abcdefgh')
    b[2] = Evil(lambda: b.clear())
    return b
@run
def bytearray_evil3():
    b = bytearray(b'abcdefgh')
    b.insert(Evil(lambda: b.clear()), 4)
    return b
@run
def bytearray_mv():
    b = bytearray(b'abcdefgh')
    m = memoryview(b)
    b.extend(b'x')
@run
def bytearray_mv2():
    b = bytearray(b'abcdefgh')
    m = memoryview(b)
    class X:
        def __index__(s): m.release(); b.clear(); return 3
    m[X()] = 5
@run
def bytearray_mv3():
    b = bytearray(b'abcdefgh')
    m = memoryview(b)
    class X:
        def __index__(s): m.release(); b.clear(); return 3
    m[1] = X()
@run
def bytearray_mv4():
    b = bytearray(b'abcdefgh')
    m = memoryview(b)
    class X:
        def __index__(s): m.release(); b.clear(); return 3
    return m[X()]
@run
def bytearray_mv5():
    b = bytearray(b'abcdefgh')
    m = memoryview(b)
    class X:
        def __index__(s): m.release(); b.clear(); return 3
    return m[X():5]
@run
def bytearray_join():
    b = bytearray(b',')
    def g():
        yield b'a'
        b.clear(); b.extend(b'x'*1000)
        yield b'b'
        yield memoryview(b)
    return len(b.join(g()))
@run
def mv_cast():
    m = memoryview(bytearray(16))
    class X:
        def __index__(s): m.release(); return 4
    return m.cast('I', shape=[X()])
@run
def mv_tolist():
    m = memoryview(bytearray(16)).cast('I', [2,2])
    return m.tolist(), m[1,1], m[0,0]
