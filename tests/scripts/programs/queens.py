# Backtracking: n queens, sudoku, subset sum.
def queens(n, row=0, cols=0, d1=0, d2=0):
    if row == n: return 1
    count = 0
    free = ~(cols | d1 | d2) & ((1 << n) - 1)
    while free:
        bit = free & -free
        free ^= bit
        count += queens(n, row + 1, cols | bit, (d1 | bit) << 1, (d2 | bit) >> 1)
    return count
print([queens(n) for n in range(1, 8)])
def solve(n):
    def place(rows):
        r = len(rows)
        if r == n:
            yield tuple(rows)
            return
        for c in range(n):
            if all(c != pc and abs(c - pc) != r - pr for pr, pc in enumerate(rows)):
                yield from place(rows + [c])
    return place([])
for s in solve(4):
    for c in s: print("." * c + "Q" + "." * (3 - c))
    print()
print(len(list(solve(6))))
grid = "53..7....6..195....98....6.8...6...34..8.3..17...2...6.6....28....419..5....8..79"
def sudoku(g):
    cells = list(g)
    def ok(i, d):
        r, c = divmod(i, 9)
        for k in range(9):
            if cells[r * 9 + k] == d or cells[k * 9 + c] == d: return False
            if cells[(r // 3 * 3 + k // 3) * 9 + c // 3 * 3 + k % 3] == d: return False
        return True
    def go():
        best, opts = None, None
        for i in range(81):
            if cells[i] == ".":
                o = [d for d in "123456789" if ok(i, d)]
                if opts is None or len(o) < len(opts): best, opts = i, o
        if best is None: return True
        for d in opts:
            cells[best] = d
            if go(): return True
        cells[best] = "."
        return False
    go()
    return "".join(cells)
s = sudoku(grid)
for r in range(9): print(s[r * 9:r * 9 + 9])
def subset(nums, target):
    def go(i, left, pick):
        if left == 0: return pick
        if left < 0 or i == len(nums): return None
        return go(i + 1, left - nums[i], pick + [nums[i]]) or go(i + 1, left, pick)
    return go(0, target, [])
print(subset([3, 34, 4, 12, 5, 2], 9), subset([3, 34, 4], 100))
def coins(total, kinds):
    ways = [1] + [0] * total
    for k in kinds:
        for i in range(k, total + 1): ways[i] += ways[i - k]
    return ways[total]
print(coins(100, (1, 5, 10, 25, 50)), coins(500, (1, 2, 5, 10, 20, 50, 100, 200)))
def lcs(a, b):
    t = [[""] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            t[i + 1][j + 1] = t[i][j] + x if x == y else max(t[i][j + 1], t[i + 1][j], key=len)
    return t[-1][-1]
print(lcs("the quick brown fox", "a thick crown box"))
def edit(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        prev, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            prev, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, prev + (x != y))
    return row[-1]
print(edit("kitten", "sitting"), edit("", "abc"), edit("flaw", "lawn"))
def hanoi(n, a="A", b="B", c="C"):
    return [] if n == 0 else hanoi(n - 1, a, c, b) + [a + c] + hanoi(n - 1, b, a, c)
print(hanoi(3), len(hanoi(8)))
