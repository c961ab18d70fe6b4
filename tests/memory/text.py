# Strings, bytes, big ints and formatting.
words = "the quick brown fox jumps over the lazy dog".split()
print(" ".join(word.capitalize() for word in words), len("".join(words)))
print("{:>8}|{:<6}|{:^7}|{!r}".format("right", "left", "mid", "q"), f"{3.14159:.3f} {255:#x} {10**20:,}")
big = 1
for i in range(1, 40):
    big *= i
print(big, big // 10**30, big % 997, pow(7, 300, 1009), (1 << 200) - 1)
text = "añb✓c" * 5
print(text.upper(), text.encode("utf-8")[:9], text[::-3], text.find("c"), text.replace("✓", "--")[:12])
print("%s-%d-%05.1f" % ("x", 42, 2.5), "a,b,,c".split(","), "tab\tnew".expandtabs(4))
data = bytearray(b"abc" * 20)
data[3:6] = b"XYZW"
print(bytes(data[:10]), data.count(b"a"), memoryview(data)[2:5].tobytes())
print(sorted(words, key=lambda w: (len(w), w)), max(words, key=len))
print(repr("quote'\"\n\x00é"), ascii("é"), "ß".casefold(), int("123456789012345678901234567890") + 1)
print("".join(chr(65 + n % 26) for n in range(30)), str(b"bytes"), complex(1, 2) * 3)
