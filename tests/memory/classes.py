# Classes, instances, properties and cycles through them, with finalizers.
class Node:
    __slots__ = ("value", "next", "__weakref__")

    def __init__(self, value, next=None):
        self.value = value
        self.next = next


class Shape:
    count = 0

    def __init__(self, name, **extra):
        self.name = name
        self.__dict__.update(extra)
        Shape.count += 1

    @property
    def label(self):
        return f"<{self.name}:{len(vars(self))}>"

    def __eq__(self, other):
        return isinstance(other, Shape) and self.name == other.name

    def __hash__(self):
        return hash(self.name)


class Square(Shape):
    def __init__(self, side):
        super().__init__("square", side=side)

    def area(self):
        return self.side**2

    def __repr__(self):
        return f"Square({self.side!r})"


first = Node(0)
last = first
for i in range(1, 30):
    last.next = Node(i)
    last = last.next
last.next = first
total, node = 0, first
while True:
    total += node.value
    node = node.next
    if node is first:
        break
print(total)
del first, last, node
squares = [Square(n) for n in range(12)]
print([square.area() for square in squares][-3:], squares[3], squares[2].label, Shape.count)
print(len(set(squares)), squares[0] == squares[1])


def make(n):
    class Local:
        value = n

        def get(self):
            return self.value + type(self).value

    Local.me = Local()
    return Local().get()


print([make(n) for n in range(6)])


class Meta(type):
    def __new__(mcls, name, bases, namespace, **kw):
        made = super().__new__(mcls, name, bases, namespace)
        made.tag = kw.get("tag", name.lower())
        return made


class Tagged(metaclass=Meta, tag="T"):
    pass


class Other(Tagged):
    pass


print(Tagged.tag, Other.tag, [c.__name__ for c in Other.__mro__])
bound = [square.area for square in squares]
print(sum(call() for call in bound))
