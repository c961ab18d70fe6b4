# needs: os files lib
# Lines of files with a declared codec, as errors show them.
import os
import runpy
import sys
import tempfile

ERRORS = ("'\xa2\xe9' + f(4, x for x in y)", "a b # \xa2\xe9", "return '\xa2\xe9'", "def f(): '\xa2\xe9'; x = 1; global x", "'\xa2\xe9", "f'{\xa2}'",
          "nonlocal x # \xa2\xe9", "(x for x in y) = '\xa2\xe9'", "break; '\xa2'")
sys.dont_write_bytecode = True
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, 'encoded.py')
    for encoding in ('cp437', 'latin-1', 'cp1252', 'utf-8', None):
        for stored in ('utf-8', 'latin-1', 'utf-8-sig'):
            for error in ERRORS:
                comment = f'# coding: {encoding}\n' if encoding else '#\n'
                with open(path, 'wb') as file:
                    file.write((comment + error + '\n').encode(stored))
                try:
                    runpy.run_path(path)
                except Exception as e:
                    text = ascii(e) if not isinstance(e, SyntaxError) else ascii((e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, e.text))
                    print(encoding, stored, ascii(error), type(e).__name__, text.replace(folder, 'FOLDER'))
    # And those of tracebacks.
    for encoding in ('cp437', 'latin-1', 'utf-8'):
        with open(path, 'wb') as file:
            file.write(f"# coding: {encoding}\n'\xa2\xe9', 1 / 0\n".encode())
        try:
            runpy.run_path(path)
        except ZeroDivisionError:
            import traceback
            print(encoding, ascii(traceback.format_exc().splitlines()[-3]))
