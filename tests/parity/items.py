"""Sources that may fail to compile: how they are collected, and what is compared of each.

    cpython314 run items.py tests FILE             every source in the library's tests
    cpython314 run items.py mutations FILE COUNT SEED
    cpython314 run items.py snippets FILE FROM     the lines of a file, with backslash escapes

FILE gets a source a line, as `[mode, flags, source]` in JSON.
"""

import ast
import io
import json
import os
import random
import re
import sys
import tokenize
import traceback
import warnings

import files

NAME = "<source>"


def load(path):
    with open(path, encoding="ascii") as file:
        return [json.loads(line) for line in file]


def outcome(item):
    """`E` or `K`, the lines of the error or of the code object, and the lines of the warnings."""
    mode, flags, source = item
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            made = compile(source, NAME, mode, flags, dont_inherit=True)
            problem = None
        except Exception as error:
            problem = error
    if problem is not None:
        # Looking for misspelled keywords compiles too.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            kind, lines = "E", [files.failure(problem), *traceback.format_exception_only(problem)]
    else:
        kind, lines = "K", []
        if isinstance(made, ast.AST):
            lines.append(ast.dump(made, include_attributes=True))
        else:
            files.code_lines(made, 0, lines)
    return kind, "\n".join(lines), "\n".join(files.warned(caught))


def blocks(text):
    """The examples of a doctest, each with its continuation lines."""
    block = []
    for line in [*text.split("\n"), ""]:
        line = line.strip()
        if line.startswith(">>> ") and block:
            yield "\n".join(block) + "\n"
            block = []
        if line.startswith(">>> ") or block and line.startswith("..."):
            block.append(line[4:])
        elif block:
            yield "\n".join(block) + "\n"
            block = []


def test_sources(library):
    """Every text in the test files that could be a program, and the examples of their doctests."""
    seen = set()
    for path in python_files(os.path.join(library, "test")):
        with open(path, "rb") as file:
            data = file.read()
        try:
            tree = ast.parse(data)
        except (SyntaxError, ValueError):
            continue
        for node in ast.walk(tree):
            if not isinstance(node, ast.Constant) or not isinstance(node.value, str | bytes):
                continue
            value = node.value
            if isinstance(value, bytes):
                try:
                    value = value.decode("ascii")
                except UnicodeDecodeError:
                    continue
            if not 1 < len(value) < 4000 or not any(char in value for char in "=()[]{}:+ \n\\"):
                continue
            made = [("exec", value)]
            if "\n" not in value.strip("\n"):
                made.append(("eval", value))
            if ">>> " in value:
                made += [("single", block) for block in blocks(value)]
            for mode, source in made:
                if (mode, source) not in seen:
                    seen.add((mode, source))
                    yield mode, 0, source


WORDS = """if else elif for in ( ) [ ] { } : , = == := . * ** def class lambda not return yield await async with as import from try except
finally raise del assert pass None True 1 'a' f'{x}' t'' x match case type _ ; @ -> ... is and or while + - ~ % != <> \\ $ ? ! global
nonlocal print exec 0777 1_ 1__0 0x ' \" ''' \"\"\" f' b'é' é \u00a0 \t \f""".split(" ")


def mutated(choice, lines, spots, first):
    """The lines with one thing broken; `spots` are their tokens."""
    token = choice.choice(spots)
    number = token.start[0] - first
    line = lines[number]
    start, end = token.start[1], token.end[1]
    kind = choice.randrange(9)
    brackets = [t for t in spots if t.string in "()[]{}"]
    quoted = [t for t in spots if t.string[-1:] in "'\""]
    if kind == 0:
        new = ""
    elif kind == 1:
        new = f"{token.string} {token.string}"
    elif kind == 2:
        other = choice.choice(spots)
        new = other.string
    elif kind == 3:
        following = [t for t in spots if t.start[0] == token.start[0] and t.start[1] >= end]
        if not following:
            return None
        after = following[0]
        new = after.string + line[end:after.start[1]] + token.string
        end = after.end[1]
    elif kind == 4:
        new = choice.choice([token.string + " " + choice.choice(WORDS) + " ", choice.choice(WORDS)])
    elif kind == 5 and brackets:
        token = choice.choice(brackets)
        number = token.start[0] - first
        line, start, end = lines[number], token.start[1], token.end[1]
        new = choice.choice(["", *"()[]{}"])
    elif kind == 6 and quoted:
        token = choice.choice(quoted)
        number = token.end[0] - first
        line, start, end = lines[number], token.end[1] - 1, token.end[1]
        new = choice.choice(["", "'", '"', "\\'"])
    elif kind == 7:
        number = choice.randrange(len(lines))
        line = lines[number]
        end = len(line) - len(line.lstrip(" \t"))
        start = max(0, end - choice.choice([0, 1, 4]))
        new = choice.choice(["", " ", "\t", "  "])
    elif kind == 8:
        # The text ends here.
        return lines[:number] + [line[:start]]
    else:
        return None
    return lines[:number] + [line[:start] + new + line[end:]] + lines[number + 1:]


def mutations(library, count, seed):
    """Statements of the library, each with one thing broken."""
    paths = list(python_files(library))
    made, at, seen = 0, 0, set()
    each = count // len(paths) + 2
    while made < count:
        path = paths[at % len(paths)]
        at += 1
        choice = random.Random(f"{seed} {at} {os.path.relpath(path, library)}")
        try:
            with tokenize.open(path) as file:
                source = file.read()
            tree = ast.parse(source)
            stream = list(tokenize.generate_tokens(io.StringIO(source).readline))
        except (SyntaxError, ValueError, OSError):
            continue
        lines = source.split("\n")
        for _ in range(each):
            if not tree.body or made >= count:
                break
            node = choice.choice(tree.body)
            first, last = node.lineno, node.end_lineno
            if last - first > 60 and hasattr(node, "body"):
                node = choice.choice(node.body)
                first, last = node.lineno, min(node.end_lineno, node.lineno + 60)
            spots = [t for t in stream if first <= t.start[0] and t.end[0] <= last and t.string.strip()]
            if not spots:
                continue
            broken = mutated(choice, lines[first - 1 : last], spots, first)
            if broken is None:
                continue
            text = "\n".join(broken) + choice.choice(["\n", "\n", "\n", ""])
            if text not in seen and len(text) < 8000:
                seen.add(text)
                made += 1
                yield "exec", 0, text


def snippets(path):
    """The lines of a file in every mode, and with flags: incomplete input, type comments."""
    plain = {"n": "\n", "r": "\r", "t": "\t"}
    with open(path, encoding="utf-8") as file:
        for line in file:
            source = re.sub(r"\\(.)", lambda match: plain.get(match[1], match[1]), line.rstrip("\n"))
            yield "exec", 0, source
            yield "eval", 0, source
            yield "single", 0x4200, source


def python_files(folder):
    for folder, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in ("__pycache__", "site-packages", "dist-packages"))
        for name in sorted(names):
            path = os.path.join(folder, name)
            if name.endswith(".py") and os.path.exists(path):
                yield path


def main():
    warnings.simplefilter("ignore")
    what, path, *rest = sys.argv[1:]
    library = os.path.dirname(os.__file__)
    if what == "tests":
        made = test_sources(library)
    elif what == "mutations":
        made = mutations(library, int(rest[0]), int(rest[1]))
    else:
        made = snippets(rest[0])
    with open(path, "w", encoding="ascii") as file:
        for item in made:
            file.write(json.dumps(item) + "\n")


if __name__ == "__main__":
    main()
