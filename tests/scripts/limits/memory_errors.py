# needs: host
# Requests that no memory can meet raise MemoryError or OverflowError, and the program goes on.
big = 1 << 62
def t(f):
    try: f(); print("no error")
    except (MemoryError, OverflowError) as e: print(type(e).__name__, e)
t(lambda: "a" * big); t(lambda: b"a" * big); t(lambda: [1] * big); t(lambda: (1,) * big); t(lambda: bytearray(big)); t(lambda: bytes(big))
t(lambda: "ab" * (big * 4)); t(lambda: [1, 2] * (big * 4)); t(lambda: bytearray(b"ab") * big); t(lambda: " " * 10 + "x".ljust(big)); t(lambda: "%*d" % (big, 5)); t(lambda: f"{5:{big}}"); t(lambda: "a".zfill(big)); t(lambda: "a\tb".expandtabs(big)); t(lambda: list(range(big)) if False else [None] * (big - 1))
t(lambda: 1 << big); t(lambda: (5).to_bytes(big)); t(lambda: "a".center(big)); t(lambda: bytearray(1) * (big * 2 - 1)); t(lambda: range(big * 4).__len__()); t(lambda: len(range(10 ** 30))); t(lambda: "x".join(["a"] * 3) * big); t(lambda: b"a".ljust(big)); t(lambda: "é" * (big // 2)); t(lambda: "日" * (big // 2)); t(lambda: round(1.5, 10 ** 400)); t(lambda: "a".replace("a", "b" * 10) * big)
t(lambda: [0] * -5); t(lambda: "a" * -big); t(lambda: 0 << big)
x = [1, 2, 3]
t(lambda: x.__imul__(big)); print(x)
b = bytearray(b"q"); t(lambda: b.__imul__(big)); print(b)
print("alive", sum(x))
