# All ways to put eight queens on a board so that none attacks another; the first is drawn.
def solutions(size, columns=()):
    row = len(columns)
    if row == size:
        yield columns
        return
    for column in range(size):
        if all(column != c and abs(column - c) != row - r for r, c in enumerate(columns)):
            yield from solutions(size, columns + (column,))


found = list(solutions(8))
for column in found[0]:
    print(" ".join("Q" if c == column else "." for c in range(8)))
print(len(found), "solutions")
