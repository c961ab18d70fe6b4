# Interpreters: brainfuck, a register machine, a regular expression matcher, Turing machine.
def bf(code, inp=b""):
    jump, stack = {}, []
    for i, c in enumerate(code):
        if c == "[": stack.append(i)
        elif c == "]": j = stack.pop(); jump[i], jump[j] = j, i
    tape, p, pc, out, k, steps = bytearray(100), 0, 0, bytearray(), 0, 0
    while pc < len(code):
        match code[pc]:
            case ">": p += 1
            case "<": p -= 1
            case "+": tape[p] = (tape[p] + 1) % 256
            case "-": tape[p] = (tape[p] - 1) % 256
            case ".": out.append(tape[p])
            case ",":
                tape[p] = inp[k] if k < len(inp) else 0
                k += 1
            case "[" if not tape[p]: pc = jump[pc]
            case "]" if tape[p]: pc = jump[pc]
        pc += 1; steps += 1
    return out.decode(), steps
print(bf("++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+.>++."))
print(bf(",[.,]", b"echo"), bf("+++[>+++++<-]>[<+>-]<.")[1])
try: bf("]")
except IndexError as e: print(e)
def regs(prog, a=0):
    r = {"a": a, "b": 0, "c": 0}
    val = lambda x: r[x] if x in r else int(x)
    pc = n = 0
    while 0 <= pc < len(prog):
        op, *x = prog[pc].split(); n += 1
        if op == "set": r[x[0]] = val(x[1])
        elif op == "add": r[x[0]] += val(x[1])
        elif op == "mul": r[x[0]] *= val(x[1])
        elif op == "jnz" and val(x[0]): pc += val(x[1]); continue
        pc += 1
    return r, n
print(regs(["set b 1", "mul b a", "add a -1", "jnz a -2"], 10))
def match(pat, s):
    def here(i, j):
        if i == len(pat): return j
        if pat[i] == "$" and i + 1 == len(pat): return j if j == len(s) else None
        if pat[i] == "[": e = pat.index("]", i) + 1
        elif pat[i] == "\\": e = i + 2
        else: e = i + 1
        atom = pat[i:e]
        def one(k):
            if k >= len(s): return False
            if atom == ".": return True
            if atom[0] == "[": return (s[k] in atom[1:-1]) if atom[1] != "^" else s[k] not in atom[2:-1]
            if atom == "\\d": return s[k].isdigit()
            return s[k] == atom[-1]
        q = pat[e] if e < len(pat) else ""
        if q == "*" or q == "+":
            k = j
            while one(k): k += 1
            least = j + (q == "+")
            while k >= least:
                r = here(e + 1, k)
                if r is not None: return r
                k -= 1
            return None
        if q == "?":
            if one(j) and (r := here(e + 1, j + 1)) is not None: return r
            return here(e + 1, j)
        return here(e, j + 1) if one(j) else None
    if pat.startswith("^"):
        pat = pat[1:]
        r = here(0, 0)
        return None if r is None else s[:r]
    for st in range(len(s) + 1):
        r = here(0, st)
        if r is not None: return s[st:r]
for p, s in (("a.c", "xabcx"), ("^ab*c$", "abbbc"), ("\\d+", "tel 12345 x"), ("[xyz]+", "aaxyzzyb"), ("colou?r", "the color"), ("^b", "ab"), ("a*", "baaa"), (".*b", "aabab"), ("[^ ]+$", "last word"), ("x+y", "xxz")): print(p, s, repr(match(p, s)))
def turing(rules, tape, state="A"):
    cells, pos, n = dict(enumerate(tape)), 0, 0
    while state != "H":
        w, m, state = rules[state, cells.get(pos, 0)]
        cells[pos] = w; pos += m; n += 1
    return n, sum(cells.values())
print(turing({("A", 0): (1, 1, "B"), ("A", 1): (1, -1, "B"), ("B", 0): (1, -1, "A"), ("B", 1): (1, 1, "H")}, []), turing({("A", 0): (1, 1, "B"), ("A", 1): (1, 1, "H"), ("B", 0): (0, 1, "C"), ("B", 1): (1, 1, "B"), ("C", 0): (1, -1, "C"), ("C", 1): (1, -1, "A")}, []), turing({("A", 0): (1, 1, "B"), ("A", 1): (1, -1, "B"), ("B", 0): (1, -1, "A"), ("B", 1): (0, -1, "C"), ("C", 0): (1, 1, "H"), ("C", 1): (1, -1, "D"), ("D", 0): (1, 1, "D"), ("D", 1): (0, 1, "A")}, []))
