# -X no_debug_ranges and -X warn_default_encoding, and their variables.
import subprocess
import sys
import os

PLACES = '''
def f(a,
      b):
    return a.b(
        1) + b
print(list(f.__code__.co_positions()))
import marshal
print(f.__code__.co_linetable)
'''
OPENS = '''
import io, sys
print(sys.flags.warn_default_encoding)
open('/dev/null').close()
io.text_encoding(None, 1)
io.text_encoding('utf-8')
open('/dev/null', encoding='locale').close()
open('/dev/null', 'rb').close()
io.TextIOWrapper(io.BytesIO())
'''


def run(code, *options, **variables):
    done = subprocess.run([sys.executable, *options, '-c', code], capture_output=True, text=True, encoding='utf-8',
                          env=os.environ | variables)
    print(done.stdout + done.stderr, end='')


for code, option, variable in ((PLACES, 'no_debug_ranges', 'PYTHONNODEBUGRANGES'),
                               (OPENS, 'warn_default_encoding', 'PYTHONWARNDEFAULTENCODING')):
    run(code)
    run(code, '-X', option)
    run(code, **{variable: '1'})
    run(code, **{variable: ''})
