# An uncaught error: the traceback goes to the error stream, the board lives on.
def fail(n):
    return 10 / n


print("before")
fail(0)
