# Lists: indexing, slices, appending.
def run(n):
    flags = [True] * (n + 1)
    primes = []
    for i in range(2, n + 1):
        if flags[i]:
            primes.append(i)
            for multiple in range(i * i, n + 1, i):
                flags[multiple] = False
    return len(primes), primes[-1]


print(run(3_000_000))
