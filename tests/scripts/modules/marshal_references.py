# Which parts of a code object marshal gives a reference: parts of slices, which are nobody else's, and sets that two functions have.
import marshal

SOURCES = [
    "a[1000:]\nb = 1000\n",
    "a[1000:2000]\ndef f(x):\n    return x[1000:2000], 1000\n",
    "a[1.5:2.5, 7:300:1000]\nb = 1.5, 300\n",
    "a[1000:]\nb[1000:]\n",
    "def f(x):\n    return x in {'aleph zero', 'beth one'}\ndef g(x):\n    return x in {'aleph zero', 'beth one'}\n",
    "def f(x):\n    return x in {'aleph0', 'beth1'}\ndef g(x):\n    return x in {'aleph0', 'beth1'}\n",
    "def f(x):\n    return x.aleph0 in {'aleph0', 'beth1'}\ndef g(x):\n    return x in {'aleph0', 'beth1'}\n",
    "def f(x, y):\n    return x in {'x', 'y'}\ndef g(x):\n    return x in {'x', 'y'}\n",
    "def f(x):\n    return x in {1000, 2000}, 1000\ndef g(x):\n    return x in {1000, 2000}\n",
    "def f(aleph0):\n    return x in {'aleph0', 'beth1'}, y in {'aleph0', 'beth1'}\n",
]
for source in SOURCES:
    print(marshal.dumps(compile(source, "n", "exec", dont_inherit=True)).hex())
