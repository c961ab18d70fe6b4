# needs: host
# Which constants are one object: marshal's reference flags show it.
import marshal

SETS = ("'one', 'two'", "'all', 'any'", "'True', 'False'", "'None', 1", "'width', 'height'", "'f', 'g'", "'zebra', 'x_ray'", "'yak', 'gnu'", "'x.y', 'z'", "1, 2")
PAIRS = (
    'def f(x):\n  if x in {%s}: return lambda: 0\ndef g(x):\n  return x in {%s}\n',
    'class A:\n  x in {%s}\nclass B:\n  x in {%s}\n',
    'def zebra(x): return x in {%s}\ndef g(x): return x in {%s}\nh(yak=1)\n',
    'a = lambda x: x in {%s}\nb = lambda x: x in {%s}, 1\n',
)
FORMATS = ("x = '%s%%%s' % (a, b)", "def f(): return '%s%%%s' % (a, b)\ndef g(): return '%'", "def f(): return '%'\ndef g(): return '%s%%%s' % (a, b)",
           "x = '%s%%' % (a,)\ny = '%%%s' % (a,)", "x = '%%' % ()", "x = '%%%%%s' % (a,)", "x = f'{a}%'\ny = '%s%%' % (b,)", "x = 300, 'a b'\ndef f(): return 300, 'a b'")
for source in [pair.replace('%s', items) for pair in PAIRS for items in SETS] + list(FORMATS):
    print(ascii(source))
    print('   ', marshal.dumps(compile(source, 'file', 'exec')).hex())
