# needs: lib
# heapq and bisect with their Python parts; statistics of merges.
import heapq, bisect
print(list(heapq.merge([1, 4, 7], [2, 5], [0, 9])), list(heapq.merge("ca", "b", key=ord, reverse=True)), heapq.nlargest(3, [5, 1, 9, 7]), heapq.nsmallest(2, "hello"), heapq.nlargest(2, ["a", "bbb", "cc"], key=len), heapq.nsmallest(10, [3, 1]), heapq.nlargest(0, [1]))
h = [3, 1, 2]; heapq.heapify(h); heapq.heappush(h, 0); print(h, heapq.heappop(h), heapq.heapreplace(h, 5), heapq.heappushpop(h, -1))
print([heapq.heappop(h) for _ in range(len(h))])
def grade(s, breaks=(60, 70, 80, 90), grades="FDCBA"): return grades[bisect.bisect(breaks, s)]
print([grade(s) for s in (33, 99, 77, 70, 89, 90, 100)])
l = []
for x in (5, 1, 4, 1): bisect.insort(l, x)
print(l, bisect.bisect_left(l, 1), bisect.bisect(l, 1))
