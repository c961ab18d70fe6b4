# An uncaught exception group.
def fail(n):
    raise [ValueError, TypeError, KeyError][n](f"number {n}")

errors = []
for i in range(3):
    try:
        fail(i)
    except Exception as e:
        errors.append(e)
try:
    raise ExceptionGroup("inner", errors[1:])
except ExceptionGroup as g:
    inner = g
inner.add_note("note on the inner group")
try:
    1 / 0
except ZeroDivisionError:
    raise ExceptionGroup("outer", [errors[0], inner])
