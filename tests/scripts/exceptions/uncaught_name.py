# An uncaught NameError with a suggestion, in nested calls and a comprehension.
class Thing:
    def __init__(self):
        self.colour = "red"

    def paint(self, items):
        return [self.mix(item) for item in items]

    def mix(self, item):
        total = (item
                 + self.amount(item))
        return total

    def amount(self, item):
        return 1 / (item - 2) + len(self.colour) + counter

countr = 1
print(Thing().amount if False else "start")
Thing().paint([1, 2, 3])
