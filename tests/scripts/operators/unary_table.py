# Unary operators, conversions and built-in protocols over builtin values.
values = [5, -5, True, 2.5, -0.0, 1j, "12", b"12", [1, 2], (1,), {1: 2}, {1}, None, range(3), ..., slice(1), bytearray(b"7"), frozenset(), "", object, len]
ops = {"neg": lambda x: -x, "pos": lambda x: +x, "inv": lambda x: ~x if x is not True else -2, "not": lambda x: not x, "abs": abs, "bool": bool, "int": int, "float": float, "complex": complex, "len": len, "hash": lambda x: hash(x) is not None, "iter": lambda x: list(x), "next": next, "call": lambda x: x(), "index": lambda x: [10, 20, 30, 40, 50, 60][x], "item": lambda x: x[0], "contains": lambda x: 1 in x, "str": str, "repr": repr, "ascii": ascii, "format": lambda x: format(x), "round": round, "bytes": bytes, "tuple": tuple, "set": lambda x: len(set(x)), "dict": dict, "reversed": lambda x: list(reversed(x)), "sorted": sorted, "sum": sum, "max": max, "enumerate": lambda x: list(enumerate(x)), "chr": chr, "ord": ord, "bin": bin, "divmod": lambda x: divmod(x, 2), "star": lambda x: [*x], "starstar": lambda x: dict(**x), "unpack": lambda x: (lambda a, b: (a, b))(*x), "join": lambda x: "-".join(x), "del": lambda x: x.__delitem__(0), "memoryview": lambda x: memoryview(x).tolist(), "range": range, "isinstance": lambda x: isinstance(1, x), "with": lambda x: x.__enter__(), "in_str": lambda x: x in "abc", "mod": lambda x: "%d" % x, "fmt": lambda x: "{:>5}".format(x), "slice": lambda x: "abc"[x:]}
for name, f in ops.items():
    for v in values:
        if name == "bytes" and isinstance(v, int) and v > 10: continue
        try: r = repr(f(v))
        except Exception as e: r = f"{type(e).__name__}: {e}"
        if " at 0x" in r: r = r.split(" at 0x")[0]
        print(name, repr(v) if v is not len else "len", "->", r[:110])
