# Huffman coding, LZW, run lengths, base64, checksums over bytes.
def huffman(data):
    freq = {}
    for b in data: freq[b] = freq.get(b, 0) + 1
    nodes = sorted((n, b, None) for b, n in freq.items())
    order = 256
    while len(nodes) > 1:
        a, b = nodes.pop(0), nodes.pop(0)
        nodes.append((a[0] + b[0], order, (a, b))); order += 1
        nodes.sort(key=lambda t: t[:2])
    codes = {}
    def walk(n, code):
        if n[2] is None: codes[n[1]] = code or "0"
        else: walk(n[2][0], code + "0"); walk(n[2][1], code + "1")
    walk(nodes[0], "")
    return codes
text = b"she sells sea shells by the sea shore"
codes = huffman(text)
bits = "".join(codes[b] for b in text)
print(len(text) * 8, len(bits), sorted((len(c), chr(b), c) for b, c in codes.items())[:6])
back = {c: b for b, c in codes.items()}
out, cur = bytearray(), ""
for bit in bits:
    cur += bit
    if cur in back: out.append(back[cur]); cur = ""
print(bytes(out) == text)
def lzw(data):
    table, w, out = {bytes([i]): i for i in range(256)}, b"", []
    for b in data:
        wc = w + bytes([b])
        if wc in table: w = wc
        else: out.append(table[w]); table[wc] = len(table); w = bytes([b])
    return out + [table[w]] if w else out
def unlzw(codes):
    table = {i: bytes([i]) for i in range(256)}
    w = out = table[codes[0]]
    for c in codes[1:]:
        e = table[c] if c in table else w + w[:1]
        out += e; table[len(table)] = w + e[:1]; w = e
    return out
c = lzw(text * 3); print(len(c), c[:12], unlzw(c) == text * 3)
A = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
def b64(d):
    out = bytearray()
    for i in range(0, len(d), 3):
        n = int.from_bytes(d[i:i + 3].ljust(3, b"\0"), "big")
        part = bytes(A[n >> s & 63] for s in (18, 12, 6, 0))
        out += part[:len(d[i:i + 3]) + 1].ljust(4, b"=")
    return bytes(out)
def unb64(s):
    out = bytearray()
    for i in range(0, len(s), 4):
        n = 0
        for ch in s[i:i + 4]: n = n << 6 | (A.index(ch) if ch != 61 else 0)
        out += n.to_bytes(3, "big")[:3 - s[i:i + 4].count(b"=")]
    return bytes(out)
for t in (b"", b"a", b"ab", b"abc", bytes(range(10))): print(b64(t), unb64(b64(t)) == t)
def crc32(d):
    c = 0xFFFFFFFF
    for b in d:
        c ^= b
        for _ in range(8): c = c >> 1 ^ (0xEDB88320 if c & 1 else 0)
    return c ^ 0xFFFFFFFF
def adler(d):
    a, b = 1, 0
    for x in d: a = (a + x) % 65521; b = (b + a) % 65521
    return b << 16 | a
def fnv(d):
    h = 0xcbf29ce484222325
    for x in d: h = (h ^ x) * 0x100000001b3 & (1 << 64) - 1
    return h
print(hex(crc32(b"123456789")), hex(adler(b"Wikipedia")), hex(fnv(b"foobar")))
def sha256(m):
    def primes(n):
        p, k = [], 2
        while len(p) < n:
            if all(k % q for q in p): p.append(k)
            k += 1
        return p
    def root(n, k, bits=32):
        x = n << bits * k
        lo, hi = 0, 1 << bits + 12
        while lo < hi:
            mid = lo + hi + 1 >> 1
            if mid ** k <= x: lo = mid
            else: hi = mid - 1
        return lo & (1 << bits) - 1
    ps = primes(64)
    K, h = [root(p, 3) for p in ps], [root(p, 2) for p in ps[:8]]
    M = 0xFFFFFFFF
    rot = lambda x, n: (x >> n | x << 32 - n) & M
    m2 = m + b"\x80" + bytes((55 - len(m)) % 64) + (len(m) * 8).to_bytes(8, "big")
    for i in range(0, len(m2), 64):
        w = [int.from_bytes(m2[i + j:i + j + 4], "big") for j in range(0, 64, 4)]
        for j in range(16, 64):
            a, b = w[j - 15], w[j - 2]
            w.append((w[j - 16] + (rot(a, 7) ^ rot(a, 18) ^ a >> 3) + w[j - 7] + (rot(b, 17) ^ rot(b, 19) ^ b >> 10)) & M)
        a, b, c, d, e, f, g, hh = h
        for j in range(64):
            t1 = hh + (rot(e, 6) ^ rot(e, 11) ^ rot(e, 25)) + (e & f ^ ~e & g) + K[j] + w[j]
            t2 = (rot(a, 2) ^ rot(a, 13) ^ rot(a, 22)) + (a & b ^ a & c ^ b & c)
            a, b, c, d, e, f, g, hh = (t1 + t2) & M, a, b, c, d + t1 & M, e, f, g
        h = [x + y & M for x, y in zip(h, (a, b, c, d, e, f, g, hh))]
    return "".join(f"{x:08x}" for x in h)
print(sha256(b"abc"), sha256(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", sha256(text * 4)[:16])
