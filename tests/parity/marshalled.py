"""What marshal data consists of, a line an object: its place, its type, whether it gets a number, its value."""

import marshal


class Reader:
    def __init__(self, data):
        self.data = data
        self.at = 0
        self.count = 0
        self.lines = []

    def take(self, count):
        self.at += count
        return self.data[self.at - count:self.at]

    def number(self, size=4):
        return int.from_bytes(self.take(size), "little", signed=True)

    def list(self):
        """The lines of the whole; what is inside another object is read by a loop, not by calls."""
        todo = [("", 0)]
        while todo:
            label, depth = todo.pop()
            todo.extend(reversed([(label, depth + 1) for label in self.one(label, depth)]))
        return "\n".join(self.lines)

    def one(self, label, depth):
        """Reads one object up to what is inside it; gives the labels of that."""
        byte = self.take(1)[0]
        kind = chr(byte & 0x7F)
        numbered = ""
        if byte & 0x80:
            numbered = f" #{self.count}"
            self.count += 1
        shown, inside = "", []
        match kind:
            case "N" | "T" | "F" | ".":
                pass
            case "i" | "r":
                shown = self.number()
            case "l":
                count = self.number()
                shown = self.take(2 * abs(count)).hex()
            case "g":
                shown = self.take(8).hex()
            case "y":
                shown = self.take(16).hex()
            case "s" | "a" | "A" | "u" | "t":
                shown = self.take(self.number())
            case "z" | "Z":
                shown = self.take(self.take(1)[0])
            case ")":
                inside = [str(at) for at in range(self.take(1)[0])]
            case "(" | ">":
                inside = [str(at) for at in range(self.number())]
            case ":":
                inside = ["start", "stop", "step"]
            case "c":
                shown = [self.number() for _ in range(5)]
                # The first line's number stands between the qualified name and the tables, as 4 bytes.
                inside = "code consts names localsplus kinds filename name qualname =firstlineno linetable exceptiontable".split()
        self.lines.append(f"{' ' * depth}{label} {kind}{numbered} {shown}")
        return inside


class CodeReader(Reader):
    def one(self, label, depth):
        if label == "=firstlineno":
            self.lines.append(f"{' ' * depth}firstlineno {self.number()}")
            return []
        return super().one(label, depth)


def listing(name, path):
    with open(path, "rb") as file:
        source = file.read()
    return CodeReader(marshal.dumps(compile(source, name, "exec", dont_inherit=True))).list()
