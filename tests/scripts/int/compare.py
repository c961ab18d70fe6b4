# Comparing and hashing ints, bools, and mixed numbers.
values = [-(10**30), -(2**63), -1, 0, 1, 2, 2**31, 2**63, 10**30]
for a in values:
    print(a, [a < b for b in values], [a == b for b in values])
print(1 == 1.0, 1 == True, 0 == False, 2 == True, 1 != 1.0, 10**30 == 1e30, 2**53 + 1 == float(2**53))
print(2**53 + 1 > float(2**53), 2**1024 > 1.7e308, -(2**1024) < -1.7e308, 10**400 > float("inf"), 10**400 < float("inf"))
print(1 < 1.5 < 2, 3 > 2.999, 5 <= 5.0, 5 >= 5.0000001)
print(float("nan") == 1, float("nan") < 10**400, 1 != float("nan"))
print(1 == "1", 1 != "1", 1 == None)
for f in (lambda: 1 < "1", lambda: 1 >= None, lambda: [] < 1, lambda: 1j < 1, lambda: 1 <= {}):
    try:
        f()
    except TypeError as e:
        print(e)
print(max(3, 1, 2), min(3, 1, 2), max([4, 9, 2]), min((4, 9, 2)), max(1, 1.0), max(1.0, 1))
print(sorted([3, -1, 2.5, True, 10**20, -1e10]))
print(True + True, True * 5, False - 1, True << 3, ~True if False else -2, True / 2, True & False, True | False, True ^ True)
print(type(True & False).__name__, type(True & 1).__name__, type(True + 0).__name__, type(+True).__name__)
print(bool(0), bool(-1), bool(10**50), bool(0.0), bool(-0.0), bool("0"))
print(int(True), int(False), str(True), repr(False), True.__class__.__name__)
print(isinstance(True, int), issubclass(bool, int), isinstance(1, bool))
d = {1: "int"}
d[1.0] = "float"
d[True] = "bool"
print(d)
d[2**70] = "big"
d[float(2**70)] = "big float"
print(d)
print(hash(1) == hash(1.0) == hash(True), hash(2**70) == hash(float(2**70)), hash(-1) == hash(-2))
print(0 in [False], 1 in {True}, 1.0 in (1,), 2 in range(3), 2.0 in range(3), 2.5 in range(3))
print([i for i in range(-3, 4) if i], any([0, 0, 1]), all([1, 1, 0]), all([]), any([]))
try:
    class B(bool):
        pass
except TypeError as e:
    print(e)
