# A tokenizer, a parser and an evaluator for arithmetic; a tiny stack machine.
class Token:
    __slots__ = ("kind", "value", "pos")
    def __init__(self, kind, value, pos): self.kind, self.value, self.pos = kind, value, pos
    def __repr__(self): return f"{self.kind}:{self.value}"
class CalcError(Exception): pass
def lex(text):
    i = 0
    while i < len(text):
        c = text[i]
        if c.isspace(): i += 1
        elif c.isdigit() or c == ".":
            j = i
            while j < len(text) and (text[j].isdigit() or text[j] == "."): j += 1
            yield Token("num", float(text[i:j]) if "." in text[i:j] else int(text[i:j]), i)
            i = j
        elif c.isalpha():
            j = i
            while j < len(text) and text[j].isalnum(): j += 1
            yield Token("name", text[i:j], i)
            i = j
        elif text[i:i + 2] == "**":
            yield Token("op", "**", i); i += 2
        elif c in "+-*/%()=,":
            yield Token("op", c, i); i += 1
        else:
            raise CalcError(f"unexpected {c!r} at {i}")
    yield Token("end", None, i)
class Parser:
    LEVELS = [("+", "-"), ("*", "/", "%")]
    def __init__(self, text):
        self.toks = list(lex(text)); self.i = 0
    @property
    def tok(self): return self.toks[self.i]
    def accept(self, *values):
        if self.tok.kind == "op" and self.tok.value in values:
            self.i += 1
            return self.toks[self.i - 1].value
    def expect(self, v):
        if not self.accept(v): raise CalcError(f"expected {v!r} at {self.tok.pos}, got {self.tok}")
    def binary(self, level=0):
        if level == len(self.LEVELS): return self.unary()
        left = self.binary(level + 1)
        while op := self.accept(*self.LEVELS[level]):
            left = (op, left, self.binary(level + 1))
        return left
    def unary(self):
        if self.accept("-"): return ("neg", self.unary())
        base = self.atom()
        return ("**", base, self.unary()) if self.accept("**") else base
    def atom(self):
        t = self.tok
        if t.kind in ("num", "name"):
            self.i += 1
            if t.kind == "name" and self.accept("("):
                args = []
                while not self.accept(")"):
                    args.append(self.binary())
                    if not self.accept(","): self.expect(")"); break
                return ("call", t.value, args)
            return (t.kind, t.value)
        self.expect("(")
        e = self.binary()
        self.expect(")")
        return e
    def statement(self):
        if self.tok.kind == "name" and self.toks[self.i + 1].value == "=":
            name = self.tok.value
            self.i += 2
            r = ("set", name, self.binary())
        else: r = self.binary()
        if self.tok.kind != "end": raise CalcError(f"extra {self.tok} at {self.tok.pos}")
        return r
def evaluate(n, env):
    match n:
        case ("num", v): return v
        case ("name", v):
            if v not in env: raise CalcError(f"unknown {v}")
            return env[v]
        case ("neg", e): return -evaluate(e, env)
        case ("set", name, e):
            env[name] = evaluate(e, env)
            return env[name]
        case ("call", f, args): return env[f](*[evaluate(a, env) for a in args])
        case (op, a, b):
            x, y = evaluate(a, env), evaluate(b, env)
            return {"+": lambda: x + y, "-": lambda: x - y, "*": lambda: x * y, "/": lambda: x / y, "%": lambda: x % y, "**": lambda: x ** y}[op]()
env = {"max": max, "abs": abs, "pi": 3.14}
for line in ("1 + 2 * 3", "(1 + 2) * 3", "-2 ** 2", "2 ** 3 ** 2", "x = 5", "x * (x - 1) / 4", "10 % 4 - 7", "max(1, x, 3) + abs(-2.5)", "y + 1", "1 +", "(1", "1 2", "3 $ 4", "1 / 0", "pi * 2", "--5", "max()", "2 ** -1", "1.5.2"):
    try:
        tree = Parser(line).statement()
        print(line, "=", evaluate(tree, env), tree)
    except (CalcError, ArithmeticError, TypeError, ValueError) as e:
        print(line, "->", type(e).__name__, e)
def machine(code):
    stack, pc, out = [], 0, []
    while pc < len(code):
        op, *arg = code[pc]
        pc += 1
        if op == "push": stack.append(arg[0])
        elif op == "add": stack.append(stack.pop() + stack.pop())
        elif op == "dup": stack.append(stack[-1])
        elif op == "jnz":
            if stack[-1]: pc = arg[0]
        elif op == "out": out.append(stack[-1])
        else: raise ValueError(op)
    return out, stack
print(machine([("push", 5), ("out",), ("push", -1), ("add",), ("jnz", 1), ("dup",)]))
