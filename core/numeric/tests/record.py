"""Records what CPython 3.14 answers, as the data of recorded.rs: `python3.14 record.py`, with $PYTHON naming the
interpreter if it does not know itself.

A line is an operation, its arguments, `=` and the result, separated by tabs. Ints are hexadecimal, floats the 16
hexadecimal digits of their bits, texts escaped as by the unicode_escape codec, a long run of
one character as its count between asterisks, exceptions `!` with class and text.
"""
import math, os, random, re, struct, subprocess, sys

R = random.Random(314)
EDGES_I = [0, 1, -1, 2, -2, 3, 7, -7, 10, -10, 255, 256, -128, -129, 2**31 - 1, 2**31, -2**31, 2**32, 2**53 - 1, 2**53,
           2**53 + 1, -2**53 - 1, 2**61 - 1, 2**61, -2**61 + 1, 2**62, 2**63 - 1, 2**63, -2**63, -2**63 - 1, 2**64 - 1,
           2**64, 10**18, 10**19, -10**19, 10**30, 2**100, -2**100, 2**1023, 2**1024 - 2**970, 2**1024 - 2**970 - 1, 2**1024]
EDGES_F = [0.0, -0.0, 1.0, -1.0, 0.5, -0.5, 1.5, 2.5, -2.5, 3.5, 0.25, 0.75, 0.1, 0.2, 0.3, 1/3, 2/3, 1e-5, 1e-4, 0.0001234,
           123456789.0, 1e15, 1e16, 1e17, 9007199254740993.0, 1e22, 1e23, 5e-324, 2.2250738585072014e-308,
           2.225073858507201e-308, 1.7976931348623157e308, math.inf, -math.inf, math.nan, 9.5, 99.5, 999.5, 0.05, 0.15,
           0.35, 1.005, 2.675, 1e100, 123e-20, 4.35, 0.000035, 5e-5, 50.0, 150.0, 250.0, 2.0**63, -2.0**63, 2.0**64, 1e-7]
OUT = []


def bits(x):
    return struct.pack('>d', x).hex()


def esc(s):
    escaped = s.encode('unicode_escape').decode()
    return re.sub(r'([0-9a-z_])\1{39,}', lambda m: '\\*%d*%s' % (len(m[0]), m[1]), escaped)


def show(v):
    if isinstance(v, bool):
        return str(int(v))
    if isinstance(v, int):
        return hex(v)
    if isinstance(v, float):
        return 'nan' if v != v else bits(v)
    if isinstance(v, complex):
        return show(v.real) + ' ' + show(v.imag)
    if isinstance(v, tuple):
        return ' '.join(map(show, v))
    if isinstance(v, bytes):
        return v.hex()
    if v is None:
        return 'none'
    return esc(v)


def rec(op, f, *args, echo=None):
    try:
        r = show(f(*args))
    except Exception as e:
        text = str(e.args[1] if len(e.args) == 2 else e)
        if text.startswith(('invalid literal for int', 'could not convert string to float', 'could not convert string to complex')):
            text = ''
        r = '!' + type(e).__name__ + ': ' + esc(text)
    OUT.append('\t'.join([op, *map(show, args if echo is None else echo), '=', r]))


def save(name):
    # What is committed holds so much of an operation; FULL=1 keeps everything, for a run by hand.
    sizes = {}
    for line in OUT:
        op = line.split('\t', 1)[0]
        sizes[op] = sizes.get(op, 0) + len(line)
    def keep(line):
        op = line.split('\t', 1)[0]
        return os.environ.get('FULL') or op.endswith(('parse', 'fromhex')) or R.random() * sizes[op] < 16000
    OUT[:] = filter(keep, OUT)
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'data', name), 'w') as f:
        f.write('\n'.join(OUT) + '\n')
    OUT.clear()


def rand_int(top=300):
    n = R.getrandbits(R.randrange(1, top))
    return -n if R.random() < .4 else n


def rand_float():
    k = R.random()
    if k < .4:
        return struct.unpack('>d', R.randbytes(8))[0]
    if k < .6:
        return R.randrange(-10**R.randrange(1, 18), 10**R.randrange(1, 18)) / 10**R.randrange(0, 18)
    if k < .7:
        return R.randrange(1, 1 << 20) / (1 << R.randrange(0, 24))
    if k < .8:
        return float('%de%d' % (R.randrange(1, 10**R.randrange(1, 17)), R.randrange(-330, 310)))
    return R.uniform(-1000, 1000)


def ints():
    sample = EDGES_I + [rand_int() for _ in range(60)]
    for n in sample + [R.getrandbits(9000), -R.getrandbits(14000)]:
        rec('int.str', str, n)
    for limit, n in [(640, 10**639), (640, 10**640), (640, -10**639), (640, -10**640), (4300, 2**14283), (4300, 2**14284),
                     (4300, 10**4299), (4300, 10**4300)]:
        def limited(n, limit):
            sys.set_int_max_str_digits(limit)
            try:
                return str(n)
            finally:
                sys.set_int_max_str_digits(4300)
        rec('int.limit', limited, n, limit)
    for n in sample:
        for base, fmt in [(2, 'b'), (8, 'o'), (16, 'x')]:
            rec('int.radix', lambda n, b: format(n, fmt), n, base)
        rec('int.bit_length', lambda n: n.bit_length(), n)
        rec('int.bit_count', lambda n: n.bit_count(), n)
        rec('int.invert', lambda n: ~n, n)
        rec('int.float', float, n)
        rec('int.isqrt', math.isqrt, n)
        for d in [0, 1, 5, 18, 400]:
            rec('int.round', lambda n, d: round(n, -d), n, d)
        rec('hash.int', hash, n)
    for n in [R.getrandbits(k) for k in range(60, 400, 7)]:
        rec('int.isqrt', math.isqrt, n)
        rec('int.isqrt', math.isqrt, n * n)
        rec('int.isqrt', math.isqrt, n * n - 1)
    pairs = [(a, b) for a in EDGES_I[::2] for b in EDGES_I[:16]] + [(rand_int(), rand_int(200)) for _ in range(120)]
    for a, b in pairs:
        rec('int.divmod', divmod, a, b)
        rec('int.truediv', lambda a, b: a / b, a, b)
    for a, b in R.sample(pairs, 120):
        rec('int.and', lambda a, b: a & b, a, b)
        rec('int.or', lambda a, b: a | b, a, b)
        rec('int.xor', lambda a, b: a ^ b, a, b)
        rec('int.gcd', math.gcd, a, b)
        rec('int.lcm', math.lcm, a, b)
    for a in EDGES_I[::4]:
        for b in [1, 3, -7, 2**53 + 1, 2**1074, 2**1075, 10**308, 10**323, 10**324, -10**325]:
            rec('int.truediv', lambda a, b: a / b, a, b)
    for _ in range(90):
        b = R.getrandbits(R.randrange(1, 400)) | 1
        k = R.choice([1, 1, 3]) * R.randrange(-370, 370)
        a = b * (R.getrandbits(54) | 1)
        a, b = (a << k, b) if k > 0 else (a, b << -k)
        a += R.choice([-1, 0, 0, 1])
        rec('int.truediv', lambda a, b: a / b, a, b)
    for a in [0, 1, -1, 2, -2, 3, 10, -12, 2**70, 12 << 60]:
        for e in [0, 1, 2, 3, 7, 64, 101]:
            rec('int.pow', pow, a, e)
    for a in [1, -1, 0]:
        for e in [2**80, 2**80 + 1]:
            rec('int.pow', pow, a, e)
    for a in [0, 1, 2, -3, 10, 2**70 + 1]:
        for e in [0, 1, 5, 2**65, -1, -2, -2**65]:
            for m in [1, -1, 2, 3, -5, 7, 10, 0, 2**61 - 1, -2**90 - 1]:
                rec('int.powmod', pow, a, e, m)
    for n in [0, 1, -1, 5, -5, 2**100, -2**100, -2**100 + 1]:
        for k in [0, 1, 2, 31, 32, 64, 99, 100, 101, 2**80, -1, -2**80]:
            rec('int.shr', lambda n, k: n >> k, n, k)
            if k < 2**80 or n == 0:
                rec('int.shl', lambda n, k: n << k, n, k)
    rec('int.shl', lambda n, k: n << k, 1, 2**80)
    rec('int.shl', lambda n, k: n << k, 1, 2**63)
    for n in EDGES_I[:34] + [2**15 - 1, -2**15, -2**15 - 1, 32768, 65535, 65536, -32769]:
        for length in [0, 1, 2, 4, 9]:
            for order in ['little', 'big']:
                for signed in [False, True]:
                    rec('int.to_bytes', lambda n, l, o, s: n.to_bytes(l, o, signed=s), n, length, order, signed)
    for data in [b'', b'\0', b'\x80', b'\xff', b'\xff\xff', b'\x7f\xff', b'\xff\x7f', b'\0' * 9, R.randbytes(8), R.randbytes(17)]:
        for order in ['little', 'big']:
            for signed in [False, True]:
                rec('int.from_bytes', lambda d, o, s: int.from_bytes(d, o, signed=s), data, order, signed)
    for a in EDGES_I:
        for x in R.sample(EDGES_F, 9) + [float(a) if abs(a) < 2**1023 else 1.0]:
            rec('int.compare', lambda a, x: 'none' if x != x else (-1 if a < x else int(a > x)), a, x)
    texts = ['', ' ', '0', '-0', '+1', '- 1', '--1', '+-1', ' 12 ', '\t\n 7\r\f\v', '1_000', '1__0', '_1', '1_', '0_0', '00', '00_0',
             '01', '0_1', '010', '0x1F', '0X1f', '0xg', '0x', '0x_1', '0x__1', '-0x10', '0b101', '0b102', '0B1', '0o17', '0o8', '0O7',
             '0b', '1e5', '1.0', 'z', 'Z', 'zz', '9' * 18, '9' * 19, '-' + '9' * 18, '-9223372036854775808', '9223372036854775807',
             '9223372036854775808', '-9223372036854775809', '1\0', '\0', '1\x1c', '\u0661\u0662', '\u0661_\u0662', '\u20071\u3000', '\xa05',
             '5\u200b', '\xb2', '\u2167', '\U0001d7d8\U0001d7e9', '\ud800', '1 2', '0b1e', '0 x1', '+', '\x85' + '1']
    for t in texts:
        for base in [10, 0, 2, 8, 16, 36, 3]:
            rec('int.parse', int, t, base)
    for base in [1, 37]:
        rec('int.parse', int, '1', base)
    for base in [2, 3, 7, 8, 10, 16, 31, 32, 36]:
        for n in [1, 5, 11, 12, 13, 18, 19, 40, 300]:
            t = ''.join(R.choice('0123456789abcdefghijklmnopqrstuvwxyz'[:base]) for _ in range(n))
            rec('int.parse', int, t, base)
    for t in ['1' * 4300, '1' * 4301, '0' * 4301, '1' * 4301 + 'x', '1' * 4301 + ' ', '1_' * 4300 + '1', '_' + '1' * 4301,
              '1_' * 4299 + '1']:
        rec('int.parse', int, t, 10)
        rec('int.parse', int, t, 16) if len(t) < 4302 else None
    rec('int.parse', int, '0' * 4300 + '1', 0)
    rec('int.parse', int, '0' * 4301, 0)
    save('int.txt')


def floats():
    sample = EDGES_F + [rand_float() for _ in range(700)]
    for x in sample:
        rec('float.repr', repr, x)
        rec('hash.float', lambda x: None if x != x else hash(x), x)
    for _ in range(200):
        # Among these are floats exactly between two decimals of 15 to 17 digits.
        rec('float.repr', repr, R.getrandbits(R.randrange(45, 54)) / (1 << R.randrange(1, 24)))
    for x in sample[:130]:
        rec('float.hex', lambda x: x.hex(), x)
        rec('float.fromhex', float.fromhex, x.hex())
        rec('float.is_integer', lambda x: x.is_integer(), x)
        rec('float.int', int, x)
        rec('float.floor', math.floor, x)
        rec('float.ceil', math.ceil, x)
        rec('float.round_int', round, x)
        rec('float.ratio', lambda x: x.as_integer_ratio(), x)
        for n in R.sample(range(-20, 25), 5) + [0, 1, 2]:
            rec('float.round', round, x, n)
    for x in [1.7e308, 5e307, 4e307, 1e308, 1.5e-323, 5e-324, -9.9e307]:
        for n in [-308, -307, -309, 323, 322, 324, 10**30, -10**30]:
            rec('float.round', round, x, n)
    for k in range(1, 60):
        for n in range(-3, 4):
            rec('float.round', round, k * 5 / 10 ** max(0, n + 1) * 10 ** max(0, -n), n)
    for x in EDGES_F + [rand_float() for _ in range(70)]:
        for code in 'efgfgG':
            for p in R.sample([0, 1, 2, 3, 5, 6, 10, 15, 16, 17, 18, 25, 60], 3):
                flags = R.choice(['', '', '+', '#', '+#'])
                rec('float.format', lambda x, c, p, f: f'%{f}.{p}{c}' % x, x, code, p, flags)
    for x in EDGES_F[4:34]:
        for code, p in [('e', 0), ('f', 0), ('g', 0), ('f', 1), ('g', 1), ('e', 1)]:
            rec('float.format', lambda x, c, p, f: f'%{f}.{p}{c}' % x, x, code, p, '')
            rec('float.format', lambda x, c, p, f: f'%{f}.{p}{c}' % x, x, code, p, '#')
    for x in [5e-324, 2.2250738585072009e-308, 1.7976931348623157e308, 0.1, 0.5]:
        for code, p in [('f', 1074), ('e', 766), ('e', 767), ('g', 767), ('e', 900), ('f', 1100)]:
            rec('float.format', lambda x, c, p, f: f'%{f}.{p}{c}' % x, x, code, p, '')
    texts = ['', ' ', '.', '1.', '.5', '-.5e-3', '+1', '+-1', '1e', '1e+', '1e5', '1E-5', '1e5.', 'e5', '.e1', '1 ', ' 1\n', '1 2', '1_0', '1__0',
             '_1', '1_', '1_.5', '1._5', '1e_5', '1_e5', '1e5_', '1_0e1_0', 'inf', '-Inf', '+INFINITY', 'infinit', 'nan', '-nan', 'nan1',
             'in_f', '0x10', '1j', '1d', '1\0', '\0', '1e400', '-1e400', '1e-400', '1e99999999999999999999', '1e-99999999999999999999', '0e99999999999',
             '\u0661.\u0665', '\xa01', '1\u3000', '\u0661\x1c', '1\u200b', '\u22121', '\ud800', '0' * 500 + '1', '1' * 500, '0.' + '0' * 400 + '1e401',
             '1' + '0' * 400 + 'e-400', '2.2250738585072011e-308', '2.2250738585072012e-308', '4.9406564584124654e-324', '2.4703282292062327e-324',
             '2.4703282292062328e-324', '1.7976931348623158e308', '1.7976931348623159e308', '179769313486231580793' + '0' * 288, '9007199254740993',
             '9007199254740992.99999999999999999', '9007199254740993.00000000000000000000000000000000001', '6250000000000000.5', '1' * 30 + 'e-30',
             '0.1' + '0' * 900 + '1', '9007199254740993.' + '0' * 900, '9007199254740993.' + '0' * 900 + '1', '1e' + '0' * 500 + '5', '0' * 450 + 'e9',
             '0.' + '0' * 70000 + '1e70001', '1' + '0' * 70000 + 'e-70000', '1e1_0_0', '- 1', '.1_2', '1_2.3_4e5_6']
    for t in texts:
        rec('float.parse', float, t)
    for _ in range(400):
        t = '%s%d.%0*de%d' % (R.choice(['', '-']), R.randrange(10**R.randrange(1, 20)), R.randrange(1, 25), R.randrange(10**R.randrange(1, 24)), R.randrange(-340, 320))
        rec('float.parse', float, t)
    for x in sample[:150]:
        if x == x and abs(x) < 1e300:
            y = math.nextafter(x, math.inf)
            from fractions import Fraction
            mid = (Fraction(x) + Fraction(y)) / 2
            scale = mid.denominator.bit_length() - 1
            if scale < 200 and abs(x) < 1e60:
                t = str(mid.numerator * 5**scale) + 'e-%d' % scale
                rec('float.parse', float, t)
    hexes = ['', '0x', '0x.', '0x1', '0x1.', '0x.8', '.8', '1p3', '0x1p', '0x1p+', '0x1p-1074', '0x1p-1075', '0x1.8p-1075', '0x1.00001p-1075', '0x0.8p-1074',
             '0x1.fffffffffffff8p1023', '0x1.fffffffffffff7fffp1023', '0x1p1024', '0x1p1023', '0x.1p1027', '0x.1p1028', '-0x1.8p1', '+0X1P+1', ' 0x1 ', '0x1 x', 'inf',
             '-Infinity', 'nan', '-nan', 'infi', '0x1.00000000000008', '0x1.000000000000080001', '0x1.00000000000018', '0x10000000000000800000000001', 'abc', '0xabc.defp-5',
             '1' * 255, '1' * 257, '0x' + '0' * 600 + '1p-5', '0x.' + '0' * 300 + '1p1204', '0x1p9999999999999999999999', '0x0p9999999999999999999999', '0x1p-9999999999999999999999',
             '0x1..', '1.2.3', 'g', '0xg', '0x1p1.5', '--1', '0x1_0', '\xe9', '0x1.8p0\0', '0x3.fffffffffffffcp1022', '0x0.0000000000000800000000000001p-1022',
             '0x1p2147483648', '0x1p-2147483648', '0x1p9223372036854775807', '0x1p-9223372036854775808', 'e', '1e5', '\t0x1\x0b', 'p1', '0x123456789abcdef01p0',
             '0x123456789abcdef008p0', '0x8000000000000400p0', '0x8000000000000c00p0', '0x80000000000004000000001p0']
    for t in hexes:
        rec('float.fromhex', float.fromhex, t)
    pairs = [(a, b) for a in EDGES_F[:36] for b in EDGES_F[:36]] + [(rand_float(), rand_float()) for _ in range(200)] + [
        (rand_float(), float(R.randrange(-9, 10))) for _ in range(200)]
    for a, b in R.sample(pairs, 500):
        rec('float.divmod', divmod, a, b)
    for a, b in R.sample(pairs, 500):
        if not (a < 0 and b == b and abs(b) != math.inf and b != math.floor(b)):
            rec('float.pow', pow, a, b)
    for e in range(-1074, 1024):
        rec('float.repr', repr, 2.0 ** e)
    save('float.txt')


def hashes():
    texts = ['', 'a', 'abc', 'hello world', '\xe9', 'a\xe9', '\u0100', 'a\u20ac', '\U0001f600', 'x\U0001f600\xe9', '\ud800', 'a' * 7, 'b' * 8, 'c' * 9, 'd' * 31]
    for seed in [0, 1, 42, 314159, 4294967295]:
        code = 'import sys\nfor t in eval(sys.stdin.read()): print(hash(t))'
        out = subprocess.run([*os.environ.get('PYTHON', sys.executable).split(), '-c', code], input=ascii(texts), env={**os.environ, 'PYTHONHASHSEED': str(seed)},
                             capture_output=True, text=True, check=True).stdout.split()
        for t, h in zip(texts, out):
            rec('hash.text', lambda s, t: int(h), seed, t)
    for n in range(0, 6):
        for _ in range(12):
            t = tuple(R.choice([0, 1, -1, 2**61 - 2, rand_int(61)]) for _ in range(n))
            rec('hash.tuple', lambda *t: hash(t), *map(hash, t))
            rec('hash.frozenset', lambda *t: hash(frozenset(t)), *set(map(hash, t)))
    for _ in range(20):
        t = [rand_int(60) for _ in range(3)]
        rec('hash.slice', lambda *t: hash(slice(*t)), *map(hash, t))
    for _ in range(60):
        z = complex(R.choice([0.0, -1.0, rand_float()]), R.choice([0.0, -0.0, 1.0, rand_float()]))
        if z == z:
            rec('hash.complex', lambda a, b: hash(z), hash(z.real), hash(z.imag))
    save('hash.txt')


def formats():
    ints = [0, 1, -1, 7, 12, -123, 1234, -12345, 1234567, 255, 65, 0x1f600, 0xd800, 10**20, -10**25, 0x110000, True]
    floats = [0.0, -0.0, 1.0, -1.5, 0.1, 3.14159, -0.0004, 1234.5, 1234567.891, -98765432.125, 1e16, 1e-7, 123456789012345680.0, math.inf, -math.inf,
              math.nan, 0.5, 2.5, 1e300, 0.05]
    complexes = [0j, 1j, complex(-0.0, 2.0), 1 + 2j, -1.5 - 0.25j, complex(math.inf, math.nan), 1234.5 + 67891234.125j, complex(0.0, -0.0), complex(0.0, -12345.678)]
    texts = ['', 'a', 'hello', 'h\xe9llo', '\u20ac\U0001f600', '\ud800x']
    fixed = ['', 's', 'd', 'x', '#x', '#X', '#o', '#b', 'c', 'n', 'e', 'f', 'g', '%', 'E', 'F', 'G', 'r', 'i', ',', '_', ',d', '_d', ',x', '_x', '_b', '#_x', ',n', '_n', ',c', '_c', ',s',
             ',%', '_%', ',_', '_,', ',,', '__', '.', '.,', '._', '.,_', '._,', '.,,', '.,f', '._f', '.9_f', '.9,f', '.10_e', '.12,g', '.3,', '.,d', '._x', '.,n', '._s', '.9_n', '.,%',
             '5', '05', '<05', '>05', '=5', '^5', '*^9', '0=9', '\xe9>9', '\ud800<7', '\U0001f600^8', '<<5', '=>5', '{<6', '+', '-', ' ', '+d', '-d', ' d', '+s', ' s', '-s', 'z', 'zf', 'z.1f', 'zd', 'zs',
             'z#f', '#zf', '#', '#s', '#d', '#f', '#.0f', '#.3g', '#g', '.0f', '.0e', '.0g', '.0', '.1', '.3', '.20', '.30f', '.3d', '.3x', '.2s', '.0s', '.10s', '8.2s', '-8.2f', '+08.2f', '020,.2f', '021,.2f',
             '022,.2f', '020,d', '021,d', '020_x', '#020_x', '021_b', '#x ', 'dd', '10dd', 'abc', '.3.', '5,5', '\u0665', '\u0661\u0660.\u0662f', '.\u0663f', '\xe9', '\u20ac', '\x1f', '\x7f', '\0', ' ',
             '99999999999999999999', '.99999999999999999999f', '.2147483648f', '.2147483648', '.2147483648d', '.2147483648s', '+c', '#c', '+#c', '5c', '<5c', '=5c', '05c', '^5c', '.1c', 'zc', '+e', ' e', '+.3e',
             '010%', '+.1%', 'Z', 'N', '010', '010s', '=10s', '0=10', '08e', '0', '00', '000', '00005', '-05', '+05,', '1.', '07.', 'z', 'z=+10', '+z', 'z+', '010n', '.4n', '5n', '\udc80', '0\u0665d', '>010_.3_f', '016,.6,f']
    def spec():
        return (R.choice(['', '', '', '<', '>', '^', '=', '*<', '0>', '0=', 'x^', '\xe9='])+R.choice(['', '', '+', '-', ' ']) + R.choice(['', '', '', 'z']) + R.choice(['', '', '#']) + R.choice(['', '', '0']) +
                R.choice(['', '', '1', '7', '12', '19', '20', '21', '22', '23', '34']) + R.choice(['', '', ',', '_']) + R.choice(['', '', '', '.0', '.1', '.2', '.5', '.8', '.17', '.,', '.7_', '.6,']))
    for v in ints + floats + complexes + texts:
        codes = {int: 'dbxXoncefg%', bool: 'dxs', float: ['', '', 'e', 'E', 'f', 'F', 'g', 'G', '%', 'n'], complex: ['', '', 'e', 'f', 'g', 'G', 'n'], str: ['', 's']}[type(v)]
        for s in [*fixed, *(spec() + R.choice(codes) for _ in range(60))]:
            if (type(v) is str or abs(v) in (12, 123, 12345, 65, 1.5, 1234567.891, 98765432.125, 5**.5, 1234)) or s not in fixed or R.random() < .12:
                if s:
                    rec('format.' + type(v).__name__, format, v, s)
    def flags():
        return ''.join(f for f in '-+ #0' if R.random() < .3)
    for v in [0, 1, -1, 7, -123, 255, -65536, 10**20, -10**25]:
        for code in 'diuoxX':
            for _ in range(10):
                f, w, p = flags(), R.choice([0, 0, 1, 5, 12, 30]), R.choice([-1, -1, 0, 1, 4, 28])
                rec('percent.int', lambda v, c, f, w, p: f'%{f}{w or ""}{"" if p < 0 else "." + str(p)}{c}' % v, v, code, f, w, p)
    for v in floats:
        for code in 'eEfFgG':
            for _ in range(4):
                f, w, p = flags(), R.choice([0, 0, 1, 12, 30]), R.choice([-1, -1, 0, 1, 4, 20])
                rec('percent.float', lambda v, c, f, w, p: f'%{f}{w or ""}{"" if p < 0 else "." + str(p)}{c}' % v, v, code, f, w, p)
    save('format.txt')


def complexes():
    parts = [0.0, -0.0, 1.0, -1.0, 2.5, -0.1, 1e200, 1e308, 1e-200, math.inf, -math.inf, math.nan]
    def number():
        return complex(R.choice(parts), R.choice(parts)) if R.random() < .7 else complex(R.uniform(-10, 10), R.uniform(-10, 10))
    for _ in range(500):
        a, b, x = number(), number(), R.choice(parts + [3.0, 7.7])
        rec('complex.mul', lambda a, b: a * b, a, b)
        rec('complex.div', lambda a, b: a / b, a, b)
        if R.random() < .4:
            rec('complex.add', lambda a, b: a + b, a, b)
            rec('complex.sub', lambda a, b: a - b, a, b)
            rec('complex.add_real', lambda a, x: a + x, a, x)
            rec('complex.sub_real', lambda a, x: a - x, a, x)
            rec('complex.real_sub', lambda x, a: x - a, x, a)
            rec('complex.mul_real', lambda a, x: x * a, a, x)
            rec('complex.div_real', lambda a, x: a / x, a, x)
            rec('complex.real_div', lambda x, a: x / a, x, a)
            rec('complex.abs', abs, a)
            rec('complex.repr', repr, a)
        rec('complex.pow', pow, a, complex(float(R.randrange(-6, 7)), 0.0))
        rec('complex.pow', pow, a, b)
    texts = ['', ' ', '1', '1j', 'j', '+j', '-J', '1+j', '1-j', '1+2j', '1-2J', ' 1+2j ', '(1+2j)', ' ( 1+2j\t) ', '(1+2j', '1+2j)', '()', '(j)', '1 +2j', '1+ 2j', '1+2 j', '1+2', '1+2jj', 'jj', '1j2',
             '1j+2', 'inf', 'nanj', 'inf+nanj', '-inf-infj', 'infinity', '1e5-2.5e-3j', '.5j', '5.+.5j', '.', '+', '-', '1++2j', '1+-2j', '1_0+2_0j', '1_+2j', '1+_2j', '1__0', '1e400j', '-1e400',
             '\u0661+\u0662j', '\u20031j', '1\xb2', '1j\0', '\0', '0x1j', '1ej', '1e+j', '((1))', '( )', '1+infinityj', '-0', '-0j', '-0-0j', '1_0j_', '\xa0(\u0661\xa0)\u3000', '1\x1cj', 'nan1j', 'i', '1i']
    for t in texts:
        rec('complex.parse', complex, t)
    save('complex.txt')


if __name__ == '__main__':
    for part in sys.argv[1:] or ['ints', 'floats', 'hashes', 'formats', 'complexes']:
        globals()[part]()
