# An uncaught exception with a chain, a note and carets.
def inner(values):
    return values["missing"] + 1

def middle(n):
    try:
        return inner({"n": n})
    except KeyError as error:
        raise ValueError(f"bad value {n}") from error

def outer():
    try:
        middle(5)
    except ValueError as e:
        e.add_note("a note\nof two lines")
        raise

print("before")
outer()
print("never")
