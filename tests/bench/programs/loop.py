# Integer arithmetic in a while loop.
def run(n):
    total = 0
    i = 0
    while i < n:
        if i & 3 == 0:
            total += i
        else:
            total -= 1
        i += 1
    return total


print(run(10_000_000))
