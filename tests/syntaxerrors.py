"""Compares syntax errors, and what parses after all, with the reference interpreter.

Run it with the reference: `cpython314 run tests/syntaxerrors.py ASTDUMP WHAT [COUNT [SEED]]`. WHAT is a file of
snippets (one a line, with backslash escapes), `strings` for the strings in the library's tests that look like source,
or `mutants` for statements of the library in which a token was removed, doubled or exchanged. ASTDUMP is the built
example of core/syntax. With `record` in its place, core/syntax/tests/data/grammar.txt is written: WHAT is the file of
snippets there.
"""

import ast
import io
import os
import random
import re
import subprocess
import sys
import tokenize
import warnings

program, what = sys.argv[1:3]
count = int(sys.argv[3]) if len(sys.argv) > 3 else 2000
seed = int(sys.argv[4]) if len(sys.argv) > 4 else 1

here = os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(here, "astdump.py")) as file:
    helpers = {"__name__": "helpers"}
    exec(file.read().rsplit("main()", 1)[0], helpers)


def reference(source, mode, flags):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            tree = compile(source, "<string>", mode, ast.PyCF_ONLY_AST | flags, dont_inherit=True)
            answer = "ok %016x" % helpers["fnv"](helpers["dump"](tree).encode("utf-8", "surrogatepass"))
        except SyntaxError as e:
            answer = helpers["describe"](e)
        except Exception as e:
            answer = f"{type(e).__name__}: {e}"
    for warning in caught:
        message = str(warning.message).replace("\\", "\\\\").replace('"', '\\"')
        answer += f'; {warning.category.__name__.removesuffix("Warning")} {warning.lineno} "{message}"'
    return answer.replace("\n", "\\n").replace("\r", "\\r")


def unescape(line):
    return re.sub(r"\\(.)", lambda m: {"n": "\n", "r": "\r", "t": "\t"}.get(m[1], m[1]), line)


def escape(source):
    return source.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")


def library(folder=""):
    for path in helpers["library"]():
        if folder in path:
            yield path


def strings():
    for path in library("/test/"):
        try:
            with open(path, "rb") as file:
                tree = ast.parse(file.read())
        except (SyntaxError, OSError):
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and 1 < len(node.value) < 4000:
                if any(c in node.value for c in "=()[]{}:+"):
                    yield node.value
                    lines = [line[4:] for line in node.value.split("\n") if line.strip()[:4] in (">>> ", "... ")]
                    for line in node.value.split("\n"):
                        line = line.strip()
                        if line.startswith((">>> ", "... ")):
                            yield line[4:]
                    block = []
                    for line in node.value.split("\n") + [""]:
                        line = line.strip()
                        if line.startswith((">>> ", "... ", "...")):
                            if line.startswith(">>> ") and block:
                                yield "\n".join(block) + "\n"
                                block = []
                            block.append(line[4:])
                        elif block:
                            yield "\n".join(block) + "\n"
                            block = []


def mutants():
    paths = list(library())
    choice = random.Random(seed)
    words = "if else for in ( ) [ ] { } : , = == := . * ** def class lambda not return yield await async with as import from try except finally raise del assert pass None True 1 'a' f'{x}' x match case type _ ; @ -> ... is and or while + - ~ % != <>".split()
    for _ in range(count):
        path = choice.choice(paths)
        try:
            with open(path, encoding="utf-8") as file:
                source = file.read()
            tree = ast.parse(source)
        except (SyntaxError, OSError, ValueError):
            continue
        if not tree.body:
            continue
        node = choice.choice(tree.body)
        lines = source.split("\n")[node.lineno - 1 : node.end_lineno]
        text = "\n".join(lines[:60]) + "\n"
        try:
            tokens = [t for t in tokenize.generate_tokens(io.StringIO(text).readline)]
        except (tokenize.TokenError, SyntaxError):
            tokens = []
        spots = [t for t in tokens if t.string.strip() and t.start[0] == t.end[0]]
        if not spots:
            continue
        for _ in range(3):
            token = choice.choice(spots)
            line = text.split("\n")
            number, (start, end) = token.start[0] - 1, (token.start[1], token.end[1])
            old = line[number]
            kind = choice.randrange(4)
            new = {0: "", 1: f"{token.string} {token.string}", 2: choice.choice(words), 3: f"{token.string} {choice.choice(words)} "}[kind]
            line[number] = old[:start] + new + old[end:]
            yield "\n".join(line)


def snippets():
    if what == "strings":
        return strings()
    if what == "mutants":
        return mutants()
    with open(what) as file:
        return [unescape(line.rstrip("\n")) for line in file]


def main():
    cases, seen = [], set()
    for source in snippets():
        if "\0" in source or source in seen or any("\ud800" <= c <= "\udfff" for c in source):
            continue
        seen.add(source)
        cases.append((source, "exec", 0))
        if "func_type" in source or "->" in source and source.startswith("("):
            cases.append((source, "func_type", 0))
        if what != "mutants":
            cases += [(source, "eval", 0), (source, "single", 0), (source, "single", 0x4200), (source, "exec", 0x5000)]
    if program == "record":
        with open(os.path.join(os.path.dirname(what), "grammar.txt"), "w") as file:
            for source, mode, flags in cases:
                file.write(f"{mode} {flags} {escape(source)}\n{reference(source, mode, flags)}\n")
        return
    data = "".join(f"{mode} {flags} {escape(source)}\n" for source, mode, flags in cases).encode()
    output = subprocess.run([program, "--lines"], input=data, capture_output=True)
    answers = output.stdout.decode("utf-8", "replace").split("\n")
    if output.returncode:
        print(output.stderr.decode()[-2000:])
    good = bad = 0
    for (source, mode, flags), answer in zip(cases, answers):
        expected = reference(source, mode, flags)
        if answer == expected:
            good += 1
        else:
            bad += 1
            if bad <= 40:
                print(f"{mode} {flags:#x} {source!r}\n  got  {answer}\n  want {expected}")
    print(f"{good} equal, {bad} different")


warnings.simplefilter("ignore")
sys.setrecursionlimit(20000)
main()
