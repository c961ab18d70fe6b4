# Instance attributes and methods.
class Counter:
    def __init__(self, step):
        self.step = step
        self.value = 0
        self.calls = 0

    def advance(self):
        self.value += self.step
        self.calls += 1
        return self.value


class Pair:
    def __init__(self, left, right):
        self.left = left
        self.right = right

    def swap(self):
        self.left, self.right = self.right, self.left


def run(n):
    counter = Counter(3)
    pair = Pair(1, 2)
    total = 0
    for _ in range(n):
        total += counter.advance()
        pair.swap()
        total += pair.left
    return total, counter.calls


print(run(2_000_000))
