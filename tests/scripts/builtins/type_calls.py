# Calling each builtin type with and without arguments.
for t in (int, float, complex, str, bytes, bytearray, list, tuple, dict, set, frozenset, bool, object, range, slice, type, property, staticmethod, classmethod, super, memoryview, enumerate, zip, map, filter, reversed):
    try:
        v = t()
        print(t.__name__, "()", v if "object at" not in repr(v) else type(v).__name__)
    except (TypeError, RuntimeError) as e:
        print(t.__name__, "()", e)
for t in (int, float, complex, str, bytes, bytearray, list, tuple, dict, set, frozenset, bool, object, range, slice, type, memoryview, enumerate, zip, map, filter, reversed):
    for arg in (5, "7", b"3", [1], None, 2.5):
        try:
            v = t(arg)
            r = repr(v)
            print(t.__name__, repr(arg), r if " at 0x" not in r and "object" not in r else type(v).__name__)
        except Exception as e:
            print(t.__name__, repr(arg), type(e).__name__, e)
for t in (int, float, str, list, bool, range, bytearray, object, type(None), type(...), type(NotImplemented), type(lambda: 0), type(print), type(iter([]))):
    for kw in ({"x": 1},):
        try:
            print(t(**kw))
        except Exception as e:
            print(t.__name__, type(e).__name__, e)
print(bool([]), bool([0]), bool("0"), bool(0.0), bool(None), bool(...), bool(print), bool(b""), bool(range(0)), bool({}), bool(0j))
print(type(None)() is None, type(...)() is ..., type(NotImplemented)() is NotImplemented)
