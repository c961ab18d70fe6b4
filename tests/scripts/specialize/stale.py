# What an instruction was specialized for changes behind its back, without a new version of the class.
import gc
import sys


class Made:
    def __init__(self):
        self.a = 1


def make():
    return Made()


class Seen:
    @property
    def p(self):
        return 1


def see(seen):
    return seen.p


# CPython 3.14 crashes when a property that it specialized for gets another getter.
CPYTHON = sys.implementation.name == "cpython"
for _ in range(200):
    make()
    if not CPYTHON:
        see(Seen())


def returns_seven(self):
    return 7


def generates(self):
    yield 1


def wants_more(self, other):
    self.a = other


for other in (returns_seven, wants_more):
    Made.__init__.__code__ = other.__code__
    try:
        print(make())
    except TypeError as error:
        print(error)

prop = Seen.__dict__["p"]
prop.__init__(lambda self: 2)
gc.collect()
filler = [object() for _ in range(1000)]
print(see(Seen()))
prop.__init__(len)
try:
    print(see(Seen()))
except TypeError as error:
    print(error)
prop.__init__(wants_more)
try:
    print(see(Seen()))
except TypeError as error:
    print(error)
prop.__init__(generates)
print(list(see(Seen())))
prop.__init__(None)
try:
    print(see(Seen()))
except AttributeError as error:
    print(error)

import warnings

warnings.simplefilter("ignore", DeprecationWarning)
Made.__init__.__code__ = generates.__code__
for _ in range(3):
    try:
        print(make())
    except TypeError as error:
        print(error)
