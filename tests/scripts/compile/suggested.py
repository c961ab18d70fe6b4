# _suggestions, and keywords that traceback finds with it and with incomplete input.
import _suggestions
import keyword
import traceback


def show(*args):
    try:
        print(_suggestions._generate_suggestions(*args))
    except Exception as error:
        print(type(error).__name__, error)


show(['if', 'or'], 'of')
show((1,), 'a')
show([1], 'a')
show(['a'], 1)
show(['a'], 'a')
show([], 'x')
show(['hello', 'hallo'], 'hullo')
show(['x' * 50], 'x' * 50)
show(['abc'], 'xyz')
show(['b'] * 749, 'bb')
show(['b'] * 750, 'bb')
show(keyword.kwlist, 'of')
for source in ('fur a in b:\n  pass', 'with block ad something:\n  pass', '[x for x in y of x]', 'whille True:\n  pass', 'a = b c'):
    try:
        compile(source, '<string>', 'exec')
    except SyntaxError as error:
        print(''.join(traceback.format_exception_only(error)), end='')
