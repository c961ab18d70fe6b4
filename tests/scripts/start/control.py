# if, while, for, break, continue, else, pass, and short-circuit logic.
def classify(n):
    if n < 0:
        return "negative"
    elif n == 0:
        return "zero"
    elif n < 10:
        return "digit"
    return "many"

for n in (-5, 0, 7, 10):
    print(n, classify(n))

total = 0
for i in range(10):
    if i % 2:
        continue
    if i == 8:
        break
    total += i
print("total", total)

for n in range(2, 20):
    for d in range(2, n):
        if n % d == 0:
            break
    else:
        print(n, "is prime")

print(0 or "a", 1 or "a", 0 and "a", 1 and "a")
print(not 0, not 1, not "", not "x", not [], not [0])
print(None or 0 or "" or [] or "last")
print(1 and 2 and 3, 1 and 0 and 3)

def side(name, value):
    print("eval", name)
    return value

print(side("a", 0) and side("b", 1))
print(side("a", 1) or side("b", 1))
print(side("x", 1) < side("y", 0) < side("z", 5))
print(side("x", 1) < side("y", 2) < side("z", 5))
print("yes" if side("c", []) else "no")

x = 10
while True:
    x -= 3
    if x < 0:
        break
print(x)

while x:
    x += 1
    if x == 100:
        break
else:
    print("while else", x)

def loops():
    for a in range(3):
        for b in range(3):
            if b == 2:
                break
            if a == 1:
                continue
            yield_value.append((a, b))

yield_value = []
loops()
print(yield_value)

def returns():
    for i in range(5):
        while True:
            if i == 3:
                return i
            break
    return None

print(returns())
if 1: pass
if 0: print("never")
assert True
assert 1, "not shown"
try:
    assert 0, "shown"
except AssertionError as e:
    print("AssertionError", e)
try:
    assert not True
except AssertionError as e:
    print(repr(e))
del x
try:
    x
except NameError as e:
    print(e)
