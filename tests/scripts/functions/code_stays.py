# What a code object shows of its instructions does not change when it runs often.
class Point:
    def __init__(self, x):
        self.x = x

    def moved(self, by):
        return Point(self.x + by)


def work(points, factor):
    total = 0
    for point in points:
        total += point.moved(factor).x * 2
        if total > 1000 and factor is not None:
            total -= len(points)
    first, second = points[0], points[1]
    return total, first.x < second.x, [p.x for p in points if p.x in (1, 2)]


code = work.__code__
before = code.co_code
hashed = hash(code)
twin = compile("def work(): return 1 + 2 + x", "t", "exec").co_consts[0]
other = compile("def work(): return 1 + 2 + x", "t", "exec").co_consts[0]
x = 4
run = type(work)(twin, globals())
branches = list(code.co_branches())
points = [Point(1), Point(2.5)]
for number in range(100):
    result = work(points, number)
    run()
print(result, run())
print(code.co_code == before, hash(code) == hashed, list(code.co_branches()) == branches)
print(twin == other, hash(twin) == hash(other), len(before) > 0, before[0] != 0)
print(len(code.co_code) == len(before), len(branches))
