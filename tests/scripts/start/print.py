# The first thing a program does: print.
print("hello, world")
print()
print("a", "b", "c")
print(1, 2, 3)
print("a" "b" 'c')
print("no newline", end="")
print(" and on")
print("x", "y", sep="")
print("x", "y", "z", sep=", ", end=".\n")
print("tab\tquote\"backslash\\ apostrophe'")
print('''three
lines
here''')
print(None, True, False, ...)
print("é", "ß", "日本", "🎉")
print(1 + 2, 7 - 10, 6 * 7, 7 // 2, 7 % 3, 2 ** 10)
print(1 < 2, 2 <= 1, 3 == 3, 3 != 3, 1 < 2 < 3)
print("ab" + "cd", "ab" * 3, len("hello"))
x = 5
y = x + 1
print(x, y)
x, y = y, x
print(x, y)
x += 10
print(x)
if x > 3:
    print("big")
elif x > 1:
    print("middle")
else:
    print("small")
i = 0
while i < 5:
    i += 1
    if i == 2:
        continue
    if i == 5:
        break
    print(i, end=" ")
else:
    print("never")
print()
while i < 7:
    i += 1
else:
    print("ended", i)
for c in "abc":
    print(c, end="-")
print()
for i in range(3):
    pass
else:
    print("for ended", i)
