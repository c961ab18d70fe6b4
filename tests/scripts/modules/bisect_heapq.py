# _bisect and _heapq.
from _bisect import bisect_left, bisect_right, insort_left, insort_right
import _heapq as hq
l = [1, 3, 3, 5, 7]
for x in (0, 1, 3, 4, 7, 9): print(x, bisect_left(l, x), bisect_right(l, x), bisect_left(l, x, 2), bisect_right(l, x, 0, 3))
insort_left(l, 3); insort_right(l, 4); print(l)
w = ["a", "bb", "cccc"]
print(bisect_left(w, 3, key=len), bisect_right(w, 2, key=len)); insort_right(w, "xxx", key=len); print(w)
for f in (lambda: bisect_left([1], "a"), lambda: bisect_left(5, 1), lambda: bisect_left([1], 1, -1), lambda: bisect_left([1, 2], 1, 0, 5), lambda: insort_left((1, 2), 1), lambda: bisect_left([1]), lambda: bisect_left([1], 1, key=5)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
h = []
for x in (5, 2, 8, 1, 9, 3): hq.heappush(h, x)
print(h, hq.heappop(h), h, hq.heappushpop(h, 0), hq.heapreplace(h, 10), h)
g = [9, 8, 7, 6, 5, 4, 3, 2, 1]
hq.heapify(g); print(g, [hq.heappop(g) for _ in range(9)])
m = [1, 5, 3]; hq.heapify_max(m); hq.heappush_max(m, 7); print(m, hq.heappop_max(m), hq.heapreplace_max(m, 0), hq.heappushpop_max(m, 9), m)
t = []
for p, n in ((2, "b"), (1, "z"), (1, "a"), (3, "c")): hq.heappush(t, (p, n))
print([hq.heappop(t) for _ in range(4)])
for f in (lambda: hq.heappop([]), lambda: hq.heapreplace([], 1), lambda: hq.heappush((), 1), lambda: hq.heapify(5), lambda: hq.heappush([1], "a"), lambda: hq.heappop("a"), lambda: hq.heappush([])):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
class P:
    def __init__(self, n): self.n = n
    def __lt__(self, o): return self.n > o.n
q = []
for x in (3, 1, 2): hq.heappush(q, P(x))
print([hq.heappop(q).n for _ in range(3)])
