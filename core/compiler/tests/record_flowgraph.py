"""Records what CPython's flow graph and assembler make of instruction sequences, for the tests in src/flowgraph/tests.rs.

Usage: python3.14 record_flowgraph.py passes|folds|assemble PROBABILITY MAX_SIZE [FILE...] > cases

Needs `_testinternalcapi`. FILEs are Python sources; each code object in them is a case, taken with the given probability
if its text is not longer than MAX_SIZE. `folds` needs no files: it tries every operator on pairs of constants.
CPython crashes on a few sequences with `assemble`: take other files then.
"""

import ast
import dis
import os
import random
import struct
import sys
import warnings

import _testinternalcapi as internal

OPCODES = dis._all_opmap
NAMES = {number: name for name, number in OPCODES.items()}
LOCALS = {*dis.haslocal, OPCODES["STORE_FAST_MAYBE_NULL"]}
CELLS = {number for name, number in OPCODES.items() if "DEREF" in name or name in ("MAKE_CELL", "LOAD_CLOSURE")}
CONSTANTS = [
    None, True, False, ..., 0, 1, 2, -1, 3, 7, 255, 256, 300, 10**25, -10**30, 2**63, -2**63, 2.5, -0.0, 0.0, 1e300, 1j, -2 + 0j,
    "", "a", "abc", "hello world", "é", "\udc80x", b"", b"x", b"abc", (), (1, 2), ("a", None, (1,)), 100, 5, 64, 200, "k1", 0.5, -3,
    1.0, slice(0, 2, None), slice(None, None, -1), frozenset({1, 2}), frozenset({2, 3}), 4096, "x" * 300, (1,) * 300,
]


def encode(value):
    match value:
        case None: return "n"
        case True: return "t"
        case False: return "f"
        case int(): return f"i{value:x}"
        case float(): return "g" + struct.pack(">d", value).hex()
        case complex(): return "y" + struct.pack(">dd", value.real, value.imag).hex()
        case str(): return "s" + value.encode("utf-8", "surrogatepass").hex()
        case bytes(): return "b" + value.hex()
        case tuple(): return f"({','.join(map(encode, value))})"
        case frozenset(): return f"<{','.join(sorted(map(encode, value)))}>"
        case slice(): return f"[{','.join(map(encode, (value.start, value.stop, value.step)))}]"
    return "e"


def lines(key, instructions):
    return [f"{key} {opcode} {oparg or 0} {' '.join(map(str, place))}" for opcode, oparg, *place in instructions]


def limit(instructions, opcodes):
    return max((oparg + 1 for opcode, oparg, *_ in instructions if opcode in opcodes), default=0)


def passes(name, sequence, constants):
    """A case of the passes; none if it depends on which constants were one object before."""
    instructions = sequence.get_instructions()
    after = list(constants)
    nlocals = limit(instructions, LOCALS)
    result = internal.optimize_cfg(sequence, after, nlocals).get_instructions()
    texts = [encode(value) for value in after]
    before = {encode(value): value for value in constants}
    if len(set(texts)) < len(texts) or any(
        value != value or before.get(text, value) is not value for text, value in zip(texts, after)
    ):
        return None
    return [f"case {name} {nlocals}", *(f"c {encode(value)}" for value in constants), *lines("i", instructions),
            *lines("o", result), *(f"k {text}" for text in texts), "end"]


def assemble(name, sequence, number):
    """A case of the assembler: the sequence as it is, with made-up variables."""
    instructions = [(opcode, oparg or 0, *place) for opcode, oparg, *place in sequence.get_instructions()]
    if any(NAMES[opcode] == "ANNOTATIONS_PLACEHOLDER" for opcode, *_ in instructions):
        return None
    nlocals, ncells = limit(instructions, LOCALS), limit(instructions, CELLS)
    nnames, nconsts = limit(instructions, set(dis.hasname)), limit(instructions, {OPCODES["LOAD_CONST"]})
    cells, own = [], (ncells * 2 + 2) // 3
    for cell in range(ncells):
        local = f"v{cell * 7 % nlocals}" if cell % 3 == 0 and cell < own and nlocals else f"c{cell}"
        cells.append(f"c{cell}" if local in cells else local)
    counts = [(0, 0, 0), (1, 1, 1), (0, 2, 0)][number % 3] if nlocals >= 3 else (0, 0, 0)
    index = lambda names, start=0: {name: place for place, name in enumerate(names, start)}
    line = max(1, instructions[0][2])
    metadata = dict(
        zip(("posonlyargcount", "argcount", "kwonlyargcount"), counts), name="f", qualname="q.f", firstlineno=line,
        consts=index(f"const{at}" for at in range(nconsts)), names=index(f"n{at}" for at in range(nnames)),
        varnames=index(f"v{at}" for at in range(nlocals)), cellvars=index(cells[:own]), freevars=index(cells[own:], own),
        fasthidden={f"v{at}": True for at in range(0, nlocals, 4)})
    code = internal.assemble_code_object("file.py", sequence, metadata)
    kinds = ",".join(f"{name}={kind}" for name, kind in internal.get_co_localskinds(code).items())
    tables = [table.hex() or "-" for table in (code.co_code, code.co_linetable, code.co_exceptiontable)]
    numbers = [nlocals, min(own, ncells), max(0, ncells - own), nnames, nconsts, *counts, line]
    return [f"case {name} {' '.join(map(str, numbers))}", *lines("i", instructions), *(f"cell {cell}" for cell in cells),
            f"code {code.co_stacksize} {' '.join(tables)} {kinds or '-'}", "end"]


def sequences(path):
    with open(path, "rb") as file:
        sequence, _ = internal.compiler_codegen(ast.parse(file.read()), path, 0)
    pending = [sequence]
    while pending:
        sequence = pending.pop()
        pending += sequence.get_nested()
        yield sequence


def folds():
    """Every operator on every pair of constants, powers aside: those depend on the C library's last bit."""
    load, result = OPCODES["LOAD_CONST"], OPCODES["RETURN_VALUE"]
    operators = [(OPCODES["BINARY_OP"], oparg) for oparg in [*range(13), 26] if oparg != 8]
    for left in CONSTANTS:
        unary = [(OPCODES[name], 0) for name in ("UNARY_NEGATIVE", "UNARY_INVERT", "UNARY_NOT", "TO_BOOL")]
        for operator in [*unary, (OPCODES["CALL_INTRINSIC_1"], 5)]:
            yield [left], [(load, 1), operator, (result, 0)]
        for right in CONSTANTS:
            for operator in operators if left is not right else ():
                yield [left, right], [(load, 1), (load, 2), operator, (result, 0)]


def cases(kind, paths, chance):
    if kind == "folds":
        for number, (constants, instructions) in enumerate(folds()):
            sequence = internal.new_instruction_sequence()
            for opcode, oparg in instructions:
                sequence.addop(opcode, oparg, 1, 1, 0, 5)
            if chance.random() < probability:
                yield passes(f"fold{number}", sequence, ["doc", *constants])
        return
    for path in paths:
        for number, sequence in enumerate(sequences(path)):
            name = f"{os.path.basename(path)}:{number}"
            if chance.random() >= probability:
                continue
            if kind == "assemble":
                yield assemble(name, sequence, number)
            else:
                count = limit(sequence.get_instructions(), {OPCODES["LOAD_CONST"]})
                constants = chance.sample(CONSTANTS, min(count, len(CONSTANTS)))
                yield passes(name, sequence, [*constants, *(f"const{at}" for at in range(len(constants), count))])


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    kind, probability, max_size = sys.argv[1], float(sys.argv[2]), int(sys.argv[3])
    for case in cases(kind, sys.argv[4:], random.Random(0)):
        if case and sum(map(len, case)) <= max_size:
            print(*case, sep="\n")
