# Warnings of the compiler, on standard error.
x = 5
if x is 5:
    print("same")
print("\d", (1, 2) is x)
assert (x, "always true")
def f():
    try:
        return 1
    finally:
        return 2
print(f())
for i in range(1):
    try:
        pass
    finally:
        break
print(0x1for x in [1]) if False else print("done")
