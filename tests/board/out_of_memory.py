# Memory runs out in several ways; each time MemoryError is raised, caught, and the program goes on.
def fill_list():
    items = []
    while True:
        items.append([0] * 64)


def fill_dict():
    table = {}
    n = 0
    while True:
        table[n] = str(n) * 8
        n += 1


def fill_text():
    text = "x" * 64
    while True:
        text += text


def fill_objects():
    class Link:
        def __init__(self, following):
            self.following = following

    chain = None
    while True:
        chain = Link(chain)


def fill_number():
    number = 1
    while True:
        number <<= 4096


def fill_generators():
    waiting = []

    def wait():
        yield len(waiting)

    while True:
        generator = wait()
        next(generator)
        waiting.append(generator)


for fill in (fill_list, fill_dict, fill_text, fill_objects, fill_number, fill_generators):
    caught = None
    try:
        fill()
    except MemoryError as error:
        caught = type(error).__name__
    print(fill.__name__, caught, sum(range(10)))
for _ in range(3):
    try:
        fill_list()
    except MemoryError:
        print("again")
    finally:
        print("and on", [n * n for n in range(5)], {"still": "here"})
