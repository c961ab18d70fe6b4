# Dates by hand: leap years, weekdays, calendars, Easter, intervals, parsing and formatting.
def leap(y): return y % 4 == 0 and (y % 100 != 0 or y % 400 == 0)
DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
def month_days(y, m): return DAYS[m - 1] + (m == 2 and leap(y))
def ordinal(y, m, d):
    p = y - 1
    return p * 365 + p // 4 - p // 100 + p // 400 + sum(month_days(y, k) for k in range(1, m)) + d
def from_ordinal(n):
    y = n // 366 + 1
    while ordinal(y + 1, 1, 1) <= n: y += 1
    m = 1
    while m < 12 and ordinal(y, m + 1, 1) <= n: m += 1
    return y, m, n - ordinal(y, m, 1) + 1
NAMES = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
def weekday(y, m, d): return (ordinal(y, m, d) + 6) % 7
for date in ((1970, 1, 1), (2000, 2, 29), (2024, 12, 25), (1, 1, 1), (9999, 12, 31), (1582, 10, 15)): print(date, ordinal(*date), NAMES[weekday(*date)], from_ordinal(ordinal(*date)) == date)
print([y for y in (1900, 2000, 2023, 2024, 2100, 2400) if leap(y)], sum(leap(y) for y in range(1, 2001)))
def month(y, m):
    print(f"{['January','February','March','April','May','June','July','August','September','October','November','December'][m-1]} {y}".center(20).rstrip()); print("Mo Tu We Th Fr Sa Su")
    cells = ["  "] * weekday(y, m, 1) + [f"{d:2}" for d in range(1, month_days(y, m) + 1)]
    for i in range(0, len(cells), 7): print(" ".join(cells[i:i + 7]).rstrip())
month(2024, 2); month(2026, 11)
def easter(y):
    a, b, c = y % 19, y // 100, y % 100
    d, e = divmod(b, 4); f = (b + 8) // 25; g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30; i, k = divmod(c, 4)
    l = (32 + 2 * e + 2 * i - h - k) % 7; m = (a + 11 * h + 22 * l) // 451
    mo, da = divmod(h + l - 7 * m + 114, 31)
    return y, mo, da + 1
print([easter(y) for y in range(2020, 2028)])
class Date:
    __slots__ = ("y", "m", "d")
    def __init__(self, y, m, d):
        if not 1 <= m <= 12: raise ValueError(f"month {m}")
        if not 1 <= d <= month_days(y, m): raise ValueError(f"day {d} of {y}-{m:02}")
        self.y, self.m, self.d = y, m, d
    @classmethod
    def parse(cls, s):
        parts = s.split("-")
        if len(parts) != 3: raise ValueError(f"not a date: {s!r}")
        return cls(*map(int, parts))
    def __sub__(self, o): return ordinal(self.y, self.m, self.d) - (ordinal(o.y, o.m, o.d) if isinstance(o, Date) else 0) if isinstance(o, Date) else self + -o
    def __add__(self, n): return Date(*from_ordinal(ordinal(self.y, self.m, self.d) + n))
    def __lt__(self, o): return (self.y, self.m, self.d) < (o.y, o.m, o.d)
    def __eq__(self, o): return (self.y, self.m, self.d) == (o.y, o.m, o.d)
    def __str__(self): return f"{self.y:04}-{self.m:02}-{self.d:02}"
    def __format__(self, spec): return spec.replace("%Y", f"{self.y:04}").replace("%m", f"{self.m:02}").replace("%d", f"{self.d:02}").replace("%A", NAMES[weekday(self.y, self.m, self.d)]) or str(self)
    def week(self):
        first = Date(self.y, 1, 4); start = first - weekday(self.y, 1, 4)
        return (self - start) // 7 + 1
a, b = Date.parse("2024-02-28"), Date(2024, 3, 1)
print(b - a, a + 2 == b, a < b, f"{a:%d.%m.%Y, a %A}", f"{b}", a + 366, a - 59, [str(a + i) for i in range(0, 100, 30)], Date(2024, 12, 30).week(), Date(2021, 6, 15).week())
for s in ("2023-02-29", "2024-13-01", "hello", "2024-1", "1-1-x"):
    try: print(Date.parse(s))
    except ValueError as e: print(e)
def dur(n):
    out = []
    for unit, size in (("d", 86400), ("h", 3600), ("m", 60), ("s", 1)):
        q, n = divmod(n, size)
        if q: out.append(f"{q}{unit}")
    return " ".join(out) or "0s"
print([dur(n) for n in (0, 59, 60, 3661, 90061, 172800)], sum(1 for y in range(1901, 2001) for m in range(1, 13) if weekday(y, m, 1) == 6))
