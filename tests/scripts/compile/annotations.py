# Names that the compiler uses itself in classes and modules with annotations.
for source in ('class C:\n __classdict__: int', 'class C:\n __class__: int', 'class C:\n __classdict__ = 1\n x: __classdict__',
               'class C[T]:\n __classdict__: T', 'class C:\n x: __classdict__', 'class C:\n __conditional_annotations__: int'):
    exec(source)
    try:
        print(sorted((name, type(kind).__name__) for name, kind in C.__annotations__.items()))
    except NameError as error:
        print(error)
for value in ('0', '{}', 'frozenset()', 'set()'):
    try:
        exec(f'__conditional_annotations__ = {value}\nx: int')
    except TypeError as error:
        print(error)


class Own:
    a: int

    def __annotate__(format):
        return {'a': str}


print(Own.__annotations__, Own.__annotate__(1), sorted(name for name in vars(Own) if 'annot' in name))

import typing

print(type.__type_params__, int.__type_params__)
try:
    type('Both', (object, typing.Generic), {})
except TypeError as error:
    print(error)


def takes(**kwargs):
    pass


for call in ('takes(**{1: 3}, **{1: 5})', 'takes(**{None: 3}, **{None: 5})', "takes(**{'a': 3}, **{'a': 5})"):
    try:
        eval(call)
    except TypeError as error:
        print(error)
for source in ('from .__future__ import barry_as_FLUFL; 2 != 3', 'from __future__ import barry_as_FLUFL; 2 != 3'):
    try:
        compile(source, 'x', 'exec')
        print('compiles')
    except SyntaxError as error:
        print(error)
