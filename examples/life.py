# Conway's game of life: a glider on its way across a small world.
def step(cells):
    """The next generation of a set of (row, column) pairs."""
    neighbours = {}
    for row, column in cells:
        for r in (row - 1, row, row + 1):
            for c in (column - 1, column, column + 1):
                if (r, c) != (row, column):
                    neighbours[r, c] = neighbours.get((r, c), 0) + 1
    return {cell for cell, count in neighbours.items() if count == 3 or count == 2 and cell in cells}


def show(cells, size):
    for row in range(size):
        print("".join("#" if (row, column) in cells else "." for column in range(size)))
    print()


world = {(0, 1), (1, 2), (2, 0), (2, 1), (2, 2)}
for generation in range(9):
    if generation % 4 == 0:
        print("generation", generation)
        show(world, 7)
    world = step(world)
