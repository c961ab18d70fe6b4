# needs: host
# Dicts, sets, deques and iterators whose items change them while they are looked up.
def run(f):
    try:
        r = f()
        print(f.__name__, repr(r)[:200])
    except BaseException as e:
        print(f.__name__, type(e).__name__, str(e)[:200])
class K:
    act = None
    def __init__(s, n): s.n = n
    def __hash__(s): 
        return 7
    def __eq__(s, o):
        a = K.act
        if a: a()
        return s is o or (isinstance(o, K) and s.n == o.n)
    def __repr__(s):
        if K.act: K.act()
        return 'K%d' % s.n
def mk(n=8):
    K.act = None
    return {K(i): i for i in range(n)}
for name, actf in [('clear', lambda d: d.clear()), ('grow', lambda d: d.update({i: i for i in range(len(d), len(d)+40)}) if len(d) < 500 else None), ('pop', lambda d: d.popitem() if d else None), ('del', lambda d: d.pop(next(iter(d)), None) if d else None), ('setother', lambda d: d.__setitem__('x', 1))]:
    def case(label, op):
        d = mk()
        k = K(6)
        cnt = [0]
        def act():
            cnt[0] += 1
            if cnt[0] > 50: return
            K.act = None
            try: actf(d)
            finally: K.act = act
        K.act = act
        try:
            r = op(d, k)
            K.act = None
            print(name, label, repr(r)[:150], len(d))
        except BaseException as e:
            K.act = None
            print(name, label, type(e).__name__, str(e)[:100], len(d))
    case('get', lambda d, k: d.get(k))
    case('getitem', lambda d, k: d[k])
    case('set', lambda d, k: d.__setitem__(k, 1))
    case('del', lambda d, k: d.__delitem__(k))
    case('pop', lambda d, k: d.pop(k))
    case('in', lambda d, k: k in d)
    case('setdefault', lambda d, k: d.setdefault(k, 3))
    case('eq', lambda d, k: d == {K(i): i for i in range(8)})
    case('update', lambda d, k: d.update({K(i): i for i in range(4)}))
    case('or', lambda d, k: len(d | {k: 1}))
    case('repr', lambda d, k: len(repr(d)) > 3)
    case('keys and', lambda d, k: len(d.keys() & {k, K(3)}))
    case('keys eq', lambda d, k: d.keys() == {K(i) for i in range(8)})
    case('items in', lambda d, k: (k, 6) in d.items())
    case('items xor', lambda d, k: len(d.items() ^ {(k, 6)}))
    case('copy', lambda d, k: len(d.copy()))
    case('fromkeys', lambda d, k: len(dict.fromkeys(d)))
    case('list', lambda d, k: len(list(d.items())))
    case('set', lambda d, k: len(set(d)))
    case('frozenset', lambda d, k: len(frozenset(d)))
    case('iter', lambda d, k: [x == k for x in d])
    case('kw', lambda d, k: dict(d, **{'a': 1})['a'])
    case('call', lambda d, k: (lambda **kw: 1)(**d))
    case('unpack', lambda d, k: len({**d, k: 1}))
for name, actf in [('clear', lambda d: d.clear()), ('grow', lambda d: d.update(range(len(d), len(d)+40)) if len(d) < 500 else None), ('pop', lambda d: d.pop() if d else None)]:
    def case(label, op):
        K.act = None
        d = {K(i) for i in range(8)}
        o = {K(i) for i in range(4, 12)}
        k = K(6)
        cnt = [0]
        def act():
            cnt[0] += 1
            if cnt[0] > 50: return
            K.act = None
            try: actf(d)
            finally: K.act = act
        K.act = act
        try:
            r = op(d, k, o)
            K.act = None
            print('set', name, label, type(r).__name__)
        except BaseException as e:
            K.act = None
            print('set', name, label, type(e).__name__, str(e)[:100])
    for op in 'add remove discard __contains__'.split():
        case(op, lambda d, k, o: getattr(d, op)(k))
    for op in 'update difference difference_update intersection intersection_update union symmetric_difference symmetric_difference_update issubset issuperset isdisjoint __eq__ __or__ __and__ __sub__ __xor__ __ior__ __iand__ __isub__ __ixor__ __lt__ __le__'.split():
        case(op, lambda d, k, o: getattr(d, op)(o))
        case('r'+op, lambda d, k, o: getattr(o, op)(d))
        case('s'+op, lambda d, k, o: getattr(d, op)(d))
        if not op.startswith('_'):
            case('l'+op, lambda d, k, o: getattr(d, op)(list(o)))
            case('d'+op, lambda d, k, o: getattr(d, op)(dict.fromkeys(o)))
    case('repr', lambda d,k,o: repr(d))
    case('copy', lambda d,k,o: d.copy())
    case('hash', lambda d,k,o: hash(frozenset(d)))
    case('deq', lambda d,k,o: __import__('collections').deque(d).index(k))
from collections import deque, OrderedDict, defaultdict
import itertools, functools
for name, actf in [('clear', lambda d: d.clear()), ('append', lambda d: d.append(1)), ('popleft', lambda d: d.popleft() if d else None), ('rotate', lambda d: d.rotate(1))]:
    def case(label, op):
        K.act = None
        d = deque(K(i) for i in range(8))
        k = K(6)
        cnt = [0]
        def act():
            cnt[0] += 1
            if cnt[0] > 50: return
            K.act = None
            try: actf(d)
            finally: K.act = act
        K.act = act
        try:
            r = op(d, k)
            K.act = None
            print('deque', name, label, repr(r)[:100])
        except BaseException as e:
            K.act = None
            print('deque', name, label, type(e).__name__, str(e)[:100])
    case('index', lambda d, k: d.index(k))
    case('count', lambda d, k: d.count(k))
    case('remove', lambda d, k: d.remove(k))
    case('in', lambda d, k: k in d)
    case('eq', lambda d, k: d == deque(K(i) for i in range(8)))
    case('lt', lambda d, k: d < deque(K(i) for i in range(8)))
    case('repr', lambda d, k: len(repr(d)))
    case('extend', lambda d, k: len(deque(d) + d))
    case('iter', lambda d, k: [x == k for x in d])
@run
def deque_extend_self():
    d = deque([1,2,3]); d.extend(d); d.extendleft(d); d += d; d *= 2
    return len(d)
@run
def deque_iter_mut():
    d = deque([1,2,3])
    for x in d: d.append(x)
@run
def odict():
    d = OrderedDict((i, i) for i in range(10))
    for k in d:
        d.move_to_end(k)
        if len(d) > 3: d.popitem()
@run
def odict2():
    class X(OrderedDict):
        def __getitem__(s, k): s.clear(); return 1
    x = X(a=1, b=2, c=3)
    return x.copy(), x == X(a=1), repr(x), list(x.items()), x.pop('a', 5)
@run
def odict3():
    d = OrderedDict.fromkeys('abcdefg')
    it = iter(d)
    next(it)
    dict.__delitem__(d, 'b')
    return list(it)
@run
def dd():
    d = defaultdict(lambda: d.clear())
    for i in range(5): d[i]
    return list(d)
@run
def lru():
    class H:
        def __init__(s, n): s.n = n
        def __hash__(s): f.cache_clear() if s.n % 3 == 0 else None; return hash(s.n)
        def __eq__(s, o): f.cache_clear() if s.n % 2 == 0 else None; return s.n == o.n
    @functools.lru_cache(maxsize=4)
    def f(x): return x.n
    for i in range(30): f(H(i % 6))
    return f.cache_info().maxsize
@run
def lru_rec():
    @functools.lru_cache(maxsize=3)
    def f(x):
        if x: f.cache_clear(); return f(x-1) + 1
        return 0
    return f(20), f.cache_info()
@run
def tee_re():
    def g():
        yield next(a)
    class I:
        def __iter__(s): return s
        def __next__(s): return next(a)
    a, b = itertools.tee(I())
    next(a)
@run
def chain_re():
    class I:
        def __iter__(s): return s
        def __next__(s): return next(c)
    c = itertools.chain(I())
    next(c)
@run
def chain_re2():
    def g():
        yield from c
    c = itertools.chain.from_iterable(g() for _ in range(3))
    return next(c)
@run
def groupby():
    class X:
        def __init__(s, n): s.n = n
        def __eq__(s, o):
            try: next(g)
            except StopIteration: pass
            return s.n == o.n
    g = itertools.groupby([X(i // 3) for i in range(20)])
    out = []
    for k, grp in g:
        out.append(k.n)
        out.append(len(list(grp)))
        if len(out) > 50: break
    return out
@run
def cyc():
    l = [1,2,3]
    def g():
        for i in range(3):
            yield i
    c = itertools.cycle(g())
    return [next(c) for _ in range(9)]
@run
def product_mut():
    p = itertools.product([1,2],[3,4])
    return [next(p) for _ in range(3)], list(p), list(p)
@run
def partial_mut():
    p = functools.partial(lambda *a, **k: (a, k), 1, x=2)
    class L(list): pass
    p.__setstate__((p.func, (p,), {}, {}))
    return repr(p)[:60]
@run
def partial_mut2():
    p = functools.partial(lambda *a, **k: (a, k), 1, x=2)
    class E:
        def __repr__(s): p.__setstate__((print, (), {}, {})); return 'E'
    p.__setstate__((print, (E(), E()), {'a': E()}, {}))
    return repr(p)[:60]
@run
def reduce_mut():
    l = list(range(5))
    return functools.reduce(lambda a, b: l.append(b) if len(l) < 20 else a, l)
@run
def cmp_to_key():
    l = list(range(10))
    l.sort(key=functools.cmp_to_key(lambda a, b: l.append(1) or a - b))
@run
def heap_mut():
    import heapq
    class H:
        def __init__(s, n): s.n = n
        def __lt__(s, o):
            h.clear(); return s.n < o.n
    h = [H(i) for i in range(10)]
    heapq.heapify(h)
@run
def heap_mut2():
    import heapq
    class H:
        def __init__(s, n): s.n = n
        def __lt__(s, o):
            if h: h.pop()
            return s.n < o.n
    h = [H(i) for i in range(30)]
    heapq.heappop(h)
@run
def bisect_mut():
    import bisect
    class H:
        def __lt__(s, o): l.clear(); return True
        def __gt__(s, o): l.clear(); return True
    l = [H() for i in range(30)]
    bisect.insort(l, H())
    return len(l)
