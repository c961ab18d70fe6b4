# A code object says the same of itself however often it has run.
import marshal

SOURCE = '''
class Point:
    __slots__ = ("x",)
    def __init__(self, x):
        self.x = x
    def twice(self):
        return self.x * 2

class Open:
    kind = "open"
    def __init__(self):
        self.value = 1.5
    @property
    def half(self):
        return self.value / 2

SCALE = 3

def work(items, table, text):
    total = 0
    point, other = Point(4), Open()
    for number in range(40):
        total += number * SCALE - 1
        other.value = other.value + 0.5
        point.x = number
        total += point.twice() + len(items) + int(other.half > 3.0)
        if number in table and text == "text" or not items:
            total += table[number]
        first, second = items[0], items[-1]
        one, two = (first, second)
        items[0] = two
        items.append(number)
        total += sum(n for n in (one, two)) + isinstance(point, Point)
        word = f"{text}{number:>4}" + text[0:1]
        table[number] = len(word) if type(word) is str else 0
        while first is not None:
            first = None
    for a, b in zip(items, "abc"):
        total ^= a
    for key, value in table.items():
        total += value
    return total, other.kind, max(1, total), str(total)
'''

space = {}
code = compile(SOURCE, "work.py", "exec")
exec(code, space)
functions = [space["work"], space["Point"].__init__, space["Point"].twice, space["Open"].half.fget]
fresh = [function.__code__.replace() for function in functions]
before = [(f.__code__.co_code, hash(f.__code__), list(f.__code__.co_branches())) for f in functions]
dumped = marshal.dumps(code)
results = {space["work"]([5, 6, 7], {1: 2}, "text") for _ in range(200)}
print(len(results), results.pop()[1:])
for function, copy, (text, number, branches) in zip(functions, fresh, before):
    now = function.__code__
    print(now.co_name, now.co_code == text, hash(now) == number, now == copy, list(now.co_branches()) == branches)
    print(now.replace().co_code == text, len(now._co_code_adaptive) == len(text), now._co_code_adaptive != text)
again = {}
exec(marshal.loads(marshal.dumps(code)), again)
print(marshal.loads(dumped) == code, again["work"].__code__ == functions[0].__code__)
