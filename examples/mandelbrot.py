# The Mandelbrot set in characters.
PALETTE = " .:-=+*#%@"


def escape(c, limit):
    """How many steps z = z*z + c takes to leave the circle of radius 2; `limit` if it stays."""
    z = 0j
    for step in range(limit):
        if z.real * z.real + z.imag * z.imag > 4.0:
            return step
        z = z * z + c
    return limit


def draw(width=72, height=28, limit=60):
    for row in range(height):
        imaginary = 1.2 - 2.4 * row / (height - 1)
        line = ""
        for column in range(width):
            real = -2.1 + 2.8 * column / (width - 1)
            steps = escape(complex(real, imaginary), limit)
            line += PALETTE[steps * (len(PALETTE) - 1) // limit]
        print(line.rstrip())


draw()
