"""Print names.txt: the names of all characters, their aliases, and named sequences, as CPython 3.14 has them.

Run it on the reference: `cpython314 run core/unicode/data/extract_names.py > core/unicode/data/names.txt`.

In `[names]`, `@` and a code point says which character the next line names; the lines after it name those that follow.
In `[numbered]` are the names that end in their own code point: a range, and what stands before the number. Hangul
syllables, whose names are made by rule, are nowhere. In `[aliases]` and `[sequences]` code points stand before `;`.
"""

import ctypes
import unicodedata

api = ctypes.pythonapi
api.PyCapsule_GetPointer.restype = ctypes.c_void_p
api.PyCapsule_GetPointer.argtypes = [ctypes.py_object, ctypes.c_char_p]
capsule = api.PyCapsule_GetPointer(unicodedata._ucnhash_CAPI, b"unicodedata._ucnhash_CAPI")
# The first of its functions writes the name of a code point; aliases and sequences have private ones, counted up.
get_name = ctypes.PYFUNCTYPE(ctypes.c_int, ctypes.c_uint32, ctypes.c_char_p, ctypes.c_int, ctypes.c_int)(
    ctypes.cast(capsule, ctypes.POINTER(ctypes.c_void_p))[0]
)
buffer = ctypes.create_string_buffer(512)
hidden = [buffer.value.decode() for code in range(0xF0000, 0xF1000) if get_name(code, buffer, 512, 1)]

names = {code: name for code in range(0x110000) if (name := unicodedata.name(chr(code), None))}
numbered = []
print(f"# Unicode {unicodedata.unidata_version}; written by extract_names.py.")
print("[names]")
previous = None
for code, name in names.items():
    number = f"{code:X}"
    if 0xAC00 <= code < 0xD7A4:
        continue
    if name.endswith(f"-{number}"):
        prefix = name.removesuffix(number)
        if numbered and numbered[-1][1:] == [code - 1, prefix]:
            numbered[-1][1] = code
        else:
            numbered.append([code, code, prefix])
        continue
    if previous != code - 1:
        print(f"@{number}")
    print(name)
    previous = code
print("[numbered]")
for first, last, prefix in numbered:
    print(f"{first:X} {last:X};{prefix}")
for section in "aliases", "sequences":
    print(f"[{section}]")
    for name in hidden:
        text = unicodedata.lookup(name)
        if (len(text) > 1) == (section == "sequences"):
            print(" ".join(f"{ord(c):X}" for c in text) + f";{name}")
