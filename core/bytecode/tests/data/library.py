"""Writes the marshalled modules of a library, each with its length before it: LIBRARY OUTPUT [FILE ...]."""
import marshal
import os
import struct
import sys
import warnings

warnings.simplefilter("ignore")
library, output, *files = sys.argv[1:]
if not files:
    for folder, folders, names in os.walk(library):
        folders.sort()
        files += [os.path.relpath(os.path.join(folder, name), library) for name in sorted(names) if name.endswith(".py")]
with open(output, "wb") as out:
    for file in files:
        with open(os.path.join(library, file), "rb") as source:
            text = source.read()
        try:
            data = marshal.dumps(compile(text, file, "exec", dont_inherit=True))
        except (SyntaxError, ValueError, UnicodeError):
            continue
        out.write(struct.pack("<I", len(data)) + data)
