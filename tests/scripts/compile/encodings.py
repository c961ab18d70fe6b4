# Source in encodings that only codecs know.
for source in (b'# coding: cp1252\na = "\x80"', b'# coding: koi8-r\na = "\xc1"', b'# coding: utf-7\na = "+IKw-"',
               b'# coding: nothing\na = 1', b'# coding: hex_codec\na = 1', b'# coding: cp1252\na = "\x81"',
               b'#\n# -*- coding: cp437 -*-\nb = "\xe1"\r\na = b', b'# coding: cp1252\na = $\x80'):
    try:
        space = {}
        exec(source, space)
        print(ascii(space['a']))
    except SyntaxError as error:
        print(type(error).__name__, ascii(error.msg), error.lineno, error.offset, ascii(error.text))
import ast
print(ast.dump(ast.parse(b'# coding: cp1252\na = "\x80"')))
