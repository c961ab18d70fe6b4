"""Prints the digest of what `marshal.dumps` makes of a compiled file, in a process that has done nothing else.

    fresh.py [--busy] NAME PATH

With `--busy` other modules are loaded before: a file for which that makes a difference depends on reference counts by chance.
"""

import marshal
import sys

if sys.argv[1] == "--busy":
    del sys.argv[1]
    import ast, collections, dataclasses, enum, functools, inspect, re, typing

with open(sys.argv[2], "rb") as file:
    source = file.read()

try:
    data = marshal.dumps(compile(source, sys.argv[1], "exec", dont_inherit=True))
except Exception as error:
    data = f"{type(error).__name__}: {error}".encode("utf-8", "backslashreplace")

from _sha2 import sha256

print(sha256(data).hexdigest()[:16])
