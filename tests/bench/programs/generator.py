# Generators, one fed by another.
def numbers(n):
    i = 0
    while i < n:
        yield i
        i += 1


def odd(source):
    for x in source:
        if x & 1:
            yield x


def run(n):
    total = 0
    for x in odd(numbers(n)):
        total += x
    return total


print(run(5_000_000))
