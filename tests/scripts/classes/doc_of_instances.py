# __doc__ of instances is their class's.
for value in 5, 1.5, "a", b"b", (), [], {}, set(), None, range(3), Exception(), object(), iter([]), slice(1):
    print(type(value).__name__, value.__doc__ == type(value).__doc__, hasattr(value, "_" + "_doc__"))


class Documented(int):
    """Its own."""


class Bare(str):
    pass


print(Documented().__doc__, Bare().__doc__, Bare("x").__dict__)
Bare.__doc__ = "set"
print(Bare().__doc__, "a".__doc__ == str.__doc__)
try:
    "a".__docs__
except AttributeError as error:
    print(str(error).split(".")[0])
