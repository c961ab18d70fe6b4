# Text processing: words, CSV, templates, ciphers, run lengths, tables.
text = """The quick brown fox jumps over the lazy dog.
The dog barks; the fox runs away!
"Foxes," said the dog, "are quick."
"""
words = "".join(c.lower() if c.isalpha() else " " for c in text).split()
freq = {}
for w in words: freq[w] = freq.get(w, 0) + 1
print(sorted(freq.items(), key=lambda p: (-p[1], p[0]))[:5], len(words), len(set(words)))
for n, line in enumerate(text.splitlines(), 1): print(f"{n:>3}: {line:<50}|{len(line):03d}")
def wrap(s, width):
    lines, cur = [], ""
    for w in s.split():
        if cur and len(cur) + 1 + len(w) > width: lines.append(cur); cur = w
        else: cur = cur + " " + w if cur else w
    return lines + [cur]
for l in wrap(text, 24): print("|" + l.ljust(24) + "|")
def caesar(s, k): return "".join(chr((ord(c) - b + k) % 26 + b) if c.isalpha() and (b := 65 if c.isupper() else 97) else c for c in s)
e = caesar("Hello, World!", 3)
print(e, caesar(e, -3), caesar("xyz", 29))
def rle(s):
    out, i = "", 0
    while i < len(s):
        j = i
        while j < len(s) and s[j] == s[i]: j += 1
        out += f"{j - i}{s[i]}"
        i = j
    return out
def unrle(s):
    out, n = "", ""
    for c in s:
        if c.isdigit(): n += c
        else: out += c * int(n); n = ""
    return out
print(rle("aaabbbccd"), unrle(rle("wwwwwwwwwwwwbwwww")))
def csv(line):
    out, cur, q = [], "", False
    i = 0
    while i < len(line):
        c = line[i]
        if q:
            if c == '"' and line[i + 1:i + 2] == '"': cur += '"'; i += 1
            elif c == '"': q = False
            else: cur += c
        elif c == '"': q = True
        elif c == ",": out.append(cur); cur = ""
        else: cur += c
        i += 1
    return out + [cur]
print(csv('a,"b,c","d ""q"" e",,f'), csv(""))
rows = [("name", "qty", "price"), ("apple", 3, 1.5), ("banana", 12, 0.25), ("kiwi", 100, 10)]
widths = [max(len(str(r[i])) for r in rows) for i in range(3)]
for r in rows: print(" | ".join(f"{str(v):>{w}}" if i else f"{v:<{w}}" for i, (v, w) in enumerate(zip(r, widths))))
print("total {:,.2f}".format(sum(q * p for _, q, p in rows[1:])))
def is_pal(s):
    t = [c.lower() for c in s if c.isalnum()]
    return t == t[::-1]
print([is_pal(s) for s in ("A man, a plan, a canal: Panama", "hello", "", "No lemon, no melon")])
def anagrams(ws):
    d = {}
    for w in ws: d.setdefault("".join(sorted(w)), []).append(w)
    return [v for v in d.values() if len(v) > 1]
print(anagrams("eat tea tan ate nat bat".split()))
morse = dict(zip("abcdefghijklmnopqrstuvwxyz", ".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --..".split()))
print(" ".join(morse[c] for c in "sos taipan" if c in morse))
def template(s, **kw):
    out, rest = "", s
    while "{{" in rest:
        head, _, rest = rest.partition("{{")
        name, _, rest = rest.partition("}}")
        out += head + str(kw[name.strip()])
    return out + rest
print(template("Dear {{name}}, you owe {{ sum }}.", name="Ann", sum=5))
def hexdump(b):
    for i in range(0, len(b), 8):
        part = b[i:i + 8]
        print(f"{i:04x}  {part.hex(' '):<24} {''.join(chr(c) if 32 <= c < 127 else '.' for c in part)}")
hexdump("Taipan 🐍 is\tsmall\n".encode())
def num_words(n):
    ones = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
    tens = "twenty thirty forty fifty sixty seventy eighty ninety".split()
    if n < 20: return ones[n]
    if n < 100: return tens[n // 10 - 2] + ("-" + ones[n % 10] if n % 10 else "")
    if n < 1000: return ones[n // 100] + " hundred" + (" " + num_words(n % 100) if n % 100 else "")
    return num_words(n // 1000) + " thousand" + (" " + num_words(n % 1000) if n % 1000 else "")
print([num_words(n) for n in (0, 7, 13, 42, 100, 999, 12345)])
def bwt(s):
    s += "$"
    return "".join(r[-1] for r in sorted(s[i:] + s[:i] for i in range(len(s))))
def unbwt(t):
    rows = [""] * len(t)
    for _ in t: rows = sorted(c + r for c, r in zip(t, rows))
    return next(r for r in rows if r.endswith("$"))[:-1]
print(bwt("banana"), unbwt(bwt("banana")))
