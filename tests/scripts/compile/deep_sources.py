# needs: host
# Source that nests: CPython's error where the limit is a fixed one, some bounded error or none where it is its C stack.
import ast

FIXED = (SyntaxError, IndentationError)
BOUNDED = (MemoryError, RecursionError)


def outcome(source, mode, flags=0):
    try:
        compile(source, 'deep', mode, flags)
    except FIXED as error:
        place = (error.lineno, error.offset, error.end_lineno, error.end_offset)
        return f'{type(error).__name__}: {error.msg} {place}'
    except BOUNDED:
        return 'bounded'
    return 'compiled'


def around(before, middle, after):
    return lambda depth: before * depth + middle + after * depth


def blocks(opening, last='pass'):
    """Blocks in blocks, one space each; `opening` may have a second part, which closes its block."""
    first, _, second = opening.partition('|')

    def source(depth):
        lines = [' ' * level + first for level in range(depth)]
        lines.append(' ' * depth + last)
        if second:
            lines += [' ' * level + second for level in reversed(range(depth))]
        return '\n'.join(lines) + '\n'
    return source


def quoted(depth):
    text = '1'
    for _ in range(depth):
        text = "f'{" + text + "}'"
    return text


def formats(depth):
    return "f'" + '{1:' * depth + '}' * depth + "'"


EXPRESSIONS = {
    'parentheses': around('(', '1', ')'),
    'open parentheses': around('(', '', ''),
    'lists': around('[', '', ']'),
    'open lists': around('[', '', ''),
    'sets': around('{', '1', '}'),
    'dicts': around('{1:', '1', '}'),
    'dict keys': around('{', '1', ':1}'),
    'tuples': around('(', '', ',)'),
    'calls': around('f(', '', ')'),
    'call of call': around('', 'f', '()'),
    'keywords': around('f(a=', '1', ')'),
    'stars': around('f(*', 'a', ')'),
    'double stars': around('f(**', 'a', ')'),
    'subscripts': around('a[', '1', ']'),
    'subscript of subscript': around('', 'a', '[1]'),
    'slices': around('a[:', '1', ']'),
    'attributes': around('', 'a', '.b'),
    'list comprehensions': around('[', 'a', ' for a in b]'),
    'generators in sources': around('(a for a in ', 'b', ')'),
    'set comprehensions': around('{', 'a', ' for a in b}'),
    'dict comprehensions': around('{1: ', 'a', ' for a in b}'),
    'minus': around('-', '1', ''),
    'plus': around('+', 'a', ''),
    'tilde': around('~', 'a', ''),
    'not': around('not ', 'a', ''),
    'await': around('await ', 'a', ''),
    'lambda': around('lambda: ', '1', ''),
    'lambda defaults': around('lambda a=', '1', ': 1'),
    'conditional': around('1 if 2 else ', '3', ''),
    'named': around('(a := ', '1', ')'),
    'power': around('a ** ', 'a', ''),
    'add': around('', 'a', ' + a'),
    'multiply': around('', 'a', ' * a'),
    'shift': around('', 'a', ' << a'),
    'or in and': around('(a or b and ', 'c', ')'),
    'and': around('', 'a', ' and a'),
    'or': around('', 'a', ' or a'),
    'comparison': around('', 'a', ' < a'),
    'comparison in comparison': around('a < (', 'a', ')'),
    'not in': around('', 'a', ' not in a'),
    'strings': around('', "'a'", " 'a'"),
    'string sum': around('', "'a'", " + 'a'"),
    'bytes': around('', "b'a'", " b'a'"),
    'f-strings': quoted,
    'formats': formats,
    'f-string parts': around('', "f'{a}'", " f'{a}'"),
    't-string parts': around('', "t'{a}'", " t'{a}'"),
    'braces': lambda depth: "f'" + '{' * depth + "'",
    'f-string lists': lambda depth: "f'{" + '[' * depth + '1' + ']' * depth + "}'",
    'yield': around('(yield ', 'a', ')'),
    'yield from': around('(yield from ', 'a', ')'),
    'mixed': around('([{1: f(a[', '1', '])}])'),
    'mismatched': around('([', '', ')]'),
    'ellipsis': around('', '...', '.a'),
    'numbers': around('', '1', '.real'),
    'arrow': around('(a, b) + (', 'c', ')'),
}
STATEMENTS = {
    'if': blocks('if a:'),
    'else': blocks('if a: pass\nelse:'),
    'while': blocks('while a:'),
    'for': blocks('for a in b:'),
    'async for': blocks('async for a in b:'),
    'with': blocks('with a:'),
    'async with': blocks('async with a:'),
    'try': blocks('try:|finally: pass'),
    'try except': blocks('try:|except a: pass'),
    'try except star': blocks('try:|except* a: pass'),
    'functions': blocks('def f():'),
    'async functions': blocks('async def f():'),
    'classes': blocks('class C:'),
    'match': lambda depth: ''.join('  ' * level + 'match a:\n' + '  ' * level + ' case b:\n' for level in range(depth))
    + '  ' * depth + 'pass\n',
    'elif': lambda depth: 'if a: pass\n' + 'elif a: pass\n' * depth,
    'elif else': lambda depth: 'if a: pass\n' + 'elif a: pass\n' * depth + 'else: pass\n',
    'except clauses': lambda depth: 'try: pass\n' + 'except a: pass\n' * depth,
    'cases': lambda depth: 'match a:\n' + ' case 1: pass\n' * depth,
    'with items': lambda depth: 'with ' + ', '.join(['a'] * depth) + ': pass\n',
    'decorators': lambda depth: '@a\n' * depth + 'def f(): pass\n',
    'decorator calls': lambda depth: '@' + 'f(' * depth + ')' * depth + '\ndef f(): pass\n',
    'targets': lambda depth: 'a = ' * depth + '1\n',
    'nested targets': lambda depth: '(' * depth + 'a' + ',)' * depth + ' = b\n',
    'starred targets': lambda depth: '[*' * depth + 'a' + ']' * depth + ' = b\n',
    'deleted': lambda depth: 'del ' + '(' * depth + 'a' + ',)' * depth + '\n',
    'augmented': lambda depth: 'a' + '.b' * depth + ' += 1\n',
    'annotated': lambda depth: 'a: ' + 'b[' * depth + 'c' + ']' * depth + '\n',
    'parameters': lambda depth: 'def f(a: ' + 'b[' * depth + 'c' + ']' * depth + '): pass\n',
    'many parameters': lambda depth: 'def f(' + ', '.join(f'a{i}' for i in range(depth)) + '): pass\n',
    'return annotation': lambda depth: 'def f() -> ' + '(' * depth + 'c' + ')' * depth + ': pass\n',
    'type parameters': lambda depth: 'def f[' + ', '.join(f'T{i}' for i in range(depth)) + '](): pass\n',
    'bounds': lambda depth: 'class C[T: ' + 'a[' * depth + '1' + ']' * depth + ']: pass\n',
    'type parameter defaults': lambda depth: 'type T[U = ' + 'a[' * depth + '1' + ']' * depth + '] = 1\n',
    'type aliases': lambda depth: 'type T = ' + 'lambda: ' * depth + '1\n',
    'generic functions': blocks('def f[T]():'),
    'generic classes': blocks('class C[T]:'),
    'sequence patterns': lambda depth: 'match a:\n case ' + '[' * depth + 'b' + ']' * depth + ': pass\n',
    'group patterns': lambda depth: 'match a:\n case ' + '(' * depth + 'b' + ')' * depth + ': pass\n',
    'class patterns': lambda depth: 'match a:\n case ' + 'C(' * depth + 'b' + ')' * depth + ': pass\n',
    'keyword patterns': lambda depth: 'match a:\n case ' + 'C(d=' * depth + 'b' + ')' * depth + ': pass\n',
    'mapping patterns': lambda depth: 'match a:\n case ' + '{1: ' * depth + 'b' + '}' * depth + ': pass\n',
    'or patterns': lambda depth: 'match a:\n case ' + '1 | ' * depth + '1: pass\n',
    'as patterns': lambda depth: 'match a:\n case ' + '(' * depth + '1' + ''.join(f' as b{i})' for i in range(depth)) + ': pass\n',
    'dotted patterns': lambda depth: 'match a:\n case b' + '.c' * depth + ': pass\n',
    'dotted import': lambda depth: 'import a' + '.a' * depth + '\n',
    'relative import': lambda depth: 'from ' + '.' * depth + ' import a\n',
    'imported names': lambda depth: 'from a import (' + 'b, ' * depth + 'b)\n',
    'global': lambda depth: 'global ' + 'a, ' * depth + 'a\n',
    'statements': lambda depth: 'pass; ' * depth + '\n',
    'lines joined': lambda depth: 'a \\\n' * depth + '\n',
    'empty lines': lambda depth: '\n' * depth + '!',
    'form feeds': lambda depth: '\f' * depth + 'a\n',
    'indents': lambda depth: ''.join(' ' * level + 'if a:\n' for level in range(depth)) + ' ' * depth + 'a',
    'tabs': lambda depth: ''.join('\t' * level + 'if a:\n' for level in range(depth)) + '\t' * depth + 'a',
    'one-line lambdas': lambda depth: 'def f(): ' + 'lambda: ' * depth + '(yield)\n',
    'bad at the end': lambda depth: '(' * depth + '1 2' + ')' * depth + '\n',
    'bad in blocks': lambda depth: ''.join(' ' * level + 'if a:\n' for level in range(depth)) + ' ' * depth + '1 2\n',
}

# Depths below every limit, around the tokenizer's (200 brackets, 100 indents, 150 f-strings) and the compiler's (20 blocks).
for kind, make in EXPRESSIONS.items():
    for depth in (1, 15, 60):
        print(kind, depth, outcome(make(depth), 'eval'))
for kind in ('open parentheses', 'open lists', 'braces', 'mismatched', 'lists', 'parentheses', 'f-strings', 'formats', 'f-string lists'):
    for depth in (99, 100, 101, 149, 150, 151, 199, 200, 201, 202, 1000):
        answer = outcome(EXPRESSIONS[kind](depth), 'eval')
        # Below the tokenizer's limit it is the parser's stack that counts.
        print(kind, depth, 'no fixed limit' if answer in ('bounded', 'compiled') else answer)
for kind, make in STATEMENTS.items():
    for depth in (1, 9, 19, 20, 21, 30):
        print(kind, depth, outcome(make(depth), 'exec'), outcome(make(depth), 'exec', ast.PyCF_ONLY_AST))
for kind in ('if', 'indents', 'tabs', 'functions', 'bad in blocks'):
    for depth in (98, 99, 100, 101, 500):
        print(kind, depth, outcome(STATEMENTS[kind](depth), 'exec', ast.PyCF_ONLY_AST))
# Far beyond what any limit allows: nothing but errors of the kinds that the small depths gave, and no crash.
for kind, make in (EXPRESSIONS | STATEMENTS).items():
    if make(2) != make(1) and kind not in ('if', 'elif else') and 'indents' not in kind:
        for mode, flags in (('exec', 0), ('exec', ast.PyCF_ONLY_AST)):
            answer = outcome(make(3000), mode, flags)
            if answer not in ('bounded', 'compiled') and 'too many' not in answer:
                print(kind, 'deep', answer)
print('survived')
