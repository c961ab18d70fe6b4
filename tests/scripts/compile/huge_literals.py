# needs: host
# Literals and names of enormous size, and those that are wrong at their end.
import ast
import sys
import warnings

warnings.simplefilter('ignore')


def show(name, source, mode='eval'):
    try:
        value = ast.literal_eval(source) if mode == 'value' else compile(source, 'huge', mode)
        answer = type(value).__name__
        if isinstance(value, (str, bytes)):
            answer += f' {len(value)}'
    except SyntaxError as error:
        place = (error.lineno, error.offset, error.end_lineno, error.end_offset, len(error.text or ''))
        answer = f'{type(error).__name__}: {error.msg[:100]} {place}'
    except (ValueError, OverflowError, MemoryError, RecursionError) as error:
        answer = f'{type(error).__name__}: {str(error)[:100]}'
    print(name, answer)


N = 100_000
for digits in (640, 4299, 4300, 4301, N):
    for prefix in ('', '-', '0', '0_', '1_', '0x', '0b', '0o', '1.', '.', '1e', '1e-', '0.0'):
        show(f'{prefix!r} and {digits} digits', prefix + '1' * digits, 'value')
    for suffix in ('j', '.', 'e5', '.j', 'if', 'x', '_', 'e', '.e', '__1', 'l', ' 1', '\u0661'):
        show(f'{digits} digits and {suffix!r}', '1' * digits + suffix, 'value')
    show(f'{digits} zeros', '0' * digits, 'value')
    show(f'{digits} zeros and 1', '0' * digits + '1', 'value')
    show(f'{digits} digits, underscores', '1' + '_1' * digits, 'value')
for limit in (0, 640, 10_000):
    before = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(limit)
    for digits in (640, 641, 10_000, 10_001):
        show(f'limit {limit}, {digits} digits', '1' * digits, 'value')
        show(f'limit {limit}, {digits} digits on line 2', '(\n ' + '1' * digits + ')', 'value')
    sys.set_int_max_str_digits(before)
for quote in ("'", '"', "'''", '"""'):
    for prefix in ('', 'r', 'b', 'f', 't', 'u', 'rb', 'rf', 'tr'):
        for text in ('a' * N, '\\' * 2 * N, '{{' * N, '\\x61' * N, '\\N{DIGIT ONE}' * 1000):
            show(f'{prefix}{quote} {text[:13]!r}', prefix + quote + text + quote, 'eval')
        show(f'{prefix}{quote} open', prefix + quote + 'a' * N, 'eval')
        show(f'{prefix}{quote} open, lines', prefix + quote + 'a\n' * 1000, 'exec')
        show(f'{prefix}{quote} bad escape last', prefix + quote + 'a' * N + '\\x' + quote, 'eval')
        show(f'{prefix}{quote} lone brace last', prefix + quote + 'a' * N + '}' + quote, 'eval')
show('not ASCII in bytes', "b'" + 'a' * N + "\xe9'")
show('implicit', "'ab' " * 10_000, 'value')
show('implicit bytes', "b'ab' " * 10_000, 'value')
show('mixed last', "'ab' " * 10_000 + "b'c'", 'value')
show('name', 'a' * N)
show('name, two bytes', '\xe9' * N)
show('name, four bytes', '\U0001d4d0' * N)
show('name, bad last', 'a' * N + '\u20ac')
show('name, question last', 'a' * N + '?')
show('two names', 'a' * N + ' b')
show('assignment to a literal', '1' * 1000 + ' = ' + 'a' * N, 'exec')
show('keyword argument', 'f(' + 'a' * N + '=1, ' + 'a' * N + '=2)')
show('comment', '1 #' + 'a' * N)
show('blanks', '1' + ' ' * N + '2')
show('operators', '1 ' + '+' * 50 + ' ' * N)
show('unicode name', "'\\N{" + 'A' * N + "}'")
show('octal', "'\\777'")
show('escapes', "'" + '\\d' * 50 + "'")
show('format', "f'{1:" + 'a' * N + "}'")
show('nested format', "f'{1:{2:" + 'a' * N + "}}'")
show('debug', "f'{" + 'a' * N + "=}'")
show('conversion', "f'{a!" + 'r' * N + "}'")
show('doc string', '"' + 'a' * N + '"', 'exec')
show('folded', "'a' * 5000")
show('folded power', '2 ** 100000')
show('folded shift', '1 << 1000000')
show('folded product', '(1, 2) * 1000000')
show('folded text', "'" + 'a' * 2000 + "' * 3000")
show('folded chain', '1 ' + '+ 1 ' * 2000)
show('global', 'def f(a):\n global ' + 'a' * N + ', a', 'exec')
show('import', 'import ' + 'a' * N + ' as None', 'exec')
show('exponent', '1e' + '9' * 400, 'value')
show('hexadecimal', '0x' + 'f' * N + 'g', 'value')
show('binary', '0b' + '1' * N + '2', 'value')
show('octal digits', '0o' + '7' * N + '8', 'value')
