# ast.AST and copy.replace() of nodes.
import ast
import copy

print(ast.AST._fields, ast.AST._attributes, ast.AST.__match_args__)


class Own(ast.AST):
    _fields = ('a', 'b')


class Plain(ast.AST):
    pass


print(Plain._fields, Plain().__dict__)
node = Own(1, 2)
node.c = 3
print(copy.replace(node, a=5).__dict__, node.__dict__)


def show(*args, **kwargs):
    try:
        print(ast.dump(copy.replace(*args, **kwargs), include_attributes=True))
    except TypeError as error:
        print(error)


del node.a
show(node)
show(node, a=1)
show(node, c=1)
function = ast.parse('def f(): pass').body[0]
show(function, name='g', extra=1)
function.extra = 1
show(function, name='g')
del function.name, function.args, function.body, function.lineno
show(function)
show(function, name='g', args=ast.arguments(), body=[])
import warnings

warnings.simplefilter('ignore')
for made in (ast.Name(id='a'), ast.Name(), ast.BinOp(1), ast.arguments(), Plain(), ast.Constant(1)):
    try:
        print(repr(made))
    except AttributeError as error:
        print(error)
