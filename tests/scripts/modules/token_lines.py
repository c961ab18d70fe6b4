# needs: lib
# _tokenize asks for a line when it needs it, and not before.
import _tokenize
import tokenize


def reader(*lines):
    lines = iter(lines)

    def readline():
        line = next(lines)
        print('  read', ascii(line))
        if isinstance(line, Exception):
            raise line
        return line
    return readline


def show(*lines, extra=True, **options):
    print(ascii(lines), extra)
    tokens = _tokenize.TokenizerIter(reader(*lines), extra_tokens=extra, **options)
    while True:
        try:
            token = next(tokens)
        except BaseException as error:
            print('  ', type(error).__name__, error.args)
            return
        print('  ', token[0], ascii(token[1]), token[2], token[3], ascii(token[4]))


show('a = 1\n', 'b = """x\n', 'y\n', 'z"""; c\n', 'if d:\n', '  e\n', 'f\n')
show('a = 1\n', KeyError('k'), 'c\n')
show('a = """\n', KeyError('k'), 'd"""\n')
show('f"""{a\n', '}b\n', 'c"""\n', 'd')
show('a\n', 3, 'c\n')
show(b'a\n', 'x', 'c\n', encoding='utf-8')
show(b'a = \xe9\n', b'\xff', encoding='latin-1')
show('a\n', '', 'b\n')
show('if a:\n', '    b\n', '  c\n', 'd\n')
show('\n', '# x\n', 'a\\\n', '+b\n', extra=False)
show('a\n', '\ud800\n', 'b')
show('a\n', 'b\0\n', 'c\n')
show('a = (\n', 'b')
show('"""\n', 'b\n')
show()


def endless():
    number = 0
    while True:
        number += 1
        yield f'x{number}\n'


for token in tokenize.generate_tokens(endless().__next__):
    if token.string == 'x5':
        print(token)
        break



# Once the tokens have ended, they stay so.
tokens = _tokenize.TokenizerIter(reader('a'), extra_tokens=True)
print([token[1] for token in tokens], list(tokens), next(tokens, 'end'))
try:
    _tokenize.TokenizerIter()
except TypeError as error:
    print(error)
for arguments, keywords in (((1, 2), {}), ((1,), {'x': 1}), ((), {'readline': 1}), ((1,), {'extra_tokens': 1, 'encoding': 2}),
                            ((1,), {'extra_tokens': 1, 'encoding': None}), ((1,), {'encoding': 'x'})):
    try:
        _tokenize.TokenizerIter(*arguments, **keywords)
    except TypeError as error:
        print(error)
