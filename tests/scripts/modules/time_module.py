# time: what does not depend on the moment or the place.
import time
t = time.gmtime(0)
print(t, t[0], t.tm_year, t.tm_wday, t.tm_yday, t.tm_isdst, len(t), tuple(t), t.tm_zone, t.tm_gmtoff, t.n_fields, t.n_sequence_fields)
for s in (1, 86399, 86400, 951782400, 1709164800, 2 ** 31, -1, -86401, 1e9 + 0.9, 253402300799):
    g = time.gmtime(s)
    print(s, tuple(g), time.asctime(g))
print(time.strftime("%Y-%m-%d %H:%M:%S %j %a %A %b %B %d %I %p %w %U %W %y %%", time.gmtime(1e9)), time.strftime("", t), time.strftime("%Y", (2024, 1, 2, 3, 4, 5, 6, 7, 0)), time.asctime((2024, 1, 2, 3, 4, 5, 0, 2, 0)))
a = time.monotonic(); b = time.monotonic(); c = time.perf_counter(); d = time.time()
print(b >= a, type(c).__name__, d > 1e9 or "no clock", type(time.time_ns()).__name__, type(time.monotonic_ns()).__name__, time.perf_counter_ns() > 0)
start = time.monotonic(); time.sleep(0.01); e = time.monotonic() - start
print(0.009 < e < 5, time.sleep(0))
for f in (lambda: time.sleep(-1), lambda: time.sleep("a"), lambda: time.gmtime("a"), lambda: time.gmtime(1e20), lambda: time.strftime(5), lambda: time.strftime("%Y", 5), lambda: time.asctime((1, 2)), lambda: time.asctime("a"), lambda: time.strftime("%Y", (2024, 13, 1, 0, 0, 0, 0, 0, 0)), lambda: time.gmtime(float("nan")), lambda: time.sleep(float("nan")), lambda: time.struct_time((1,)), lambda: time.struct_time(5), lambda: time.get_clock_info("nope")):
    try:
        print(f())
    except Exception as x:
        print(type(x).__name__, x)
s = time.struct_time((2024, 2, 29, 12, 30, 15, 3, 60, 0))
print(s, s == tuple(s), s < time.gmtime(2e9), s.tm_zone, s[:3], s.tm_hour, repr(s)[:30], time.struct_time(range(11)).tm_zone)
print(time.get_clock_info("monotonic").monotonic, time.get_clock_info("time").adjustable)
