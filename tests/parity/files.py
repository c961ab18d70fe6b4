"""What is compared of a source file: one function a check, each giving a text in which every compared value stands.

A line that begins with `@ ` says where the lines after it belong; it is shown with a difference.
"""

import _symtable
import _tokenize
import ast
import io
import tokenize
import warnings


class Source:
    """The bytes of a file, under the name that it is compiled with; its tree is made once."""

    def __init__(self, name, data):
        self.name = name
        self.data = data
        self._tree = None

    def tree(self):
        if self._tree is None:
            self._tree = compile(self.data, self.name, "exec", ast.PyCF_ONLY_AST, dont_inherit=True)
        return self._tree


def tokens(source, full):
    lines = []
    for extra in True, False:
        lines.append(f"@ extra_tokens={extra}")
        readline = io.BytesIO(source.data).readline
        try:
            if extra:
                stream = tokenize.tokenize(readline)
            else:
                encoding, _ = tokenize.detect_encoding(io.BytesIO(source.data).readline)
                stream = _tokenize.TokenizerIter(readline, encoding=encoding, extra_tokens=False)
            for kind, text, start, end, line in stream:
                lines.append("%d %d,%d-%d,%d %r %r" % (kind, *start, *end, text, line))
        except Exception as error:
            lines.append(failure(error))
    return "\n".join(lines)


def tree(source, full):
    return ast.dump(source.tree(), include_attributes=True, indent=1 if full else None)


def unparse(source, full):
    return ast.unparse(source.tree())


def scope_lines(scope, depth, lines):
    """A scope: type, name, line, nesting, parameters, and its symbols in order, with their flags in hexadecimal."""
    # Names that are free here only because they are so further in are added in a set's order.
    symbols = sorted(scope.symbols.items(), key=lambda item: item[0] if item[1] == _symtable.FREE << _symtable.SCOPE_OFF else "")
    symbols = " ".join(f"{name}:{flags:x}" for name, flags in symbols)
    parameters = ",".join(scope.varnames)
    lines.append(f"{'  ' * depth}{scope.type} {scope.name} {scope.lineno} {scope.nested} ({parameters}) {symbols}".rstrip())
    for child in scope.children:
        scope_lines(child, depth + 1, lines)


def symtable(source, full):
    lines = []
    scope_lines(_symtable.symtable(source.data, source.name, "exec"), 0, lines)
    return "\n".join(lines)


# The fields of a code object that are not text, bytes or tuples of names.
NUMBERS = ["co_argcount", "co_posonlyargcount", "co_kwonlyargcount", "co_nlocals", "co_stacksize", "co_flags", "co_firstlineno"]
NAMES = ["co_name", "co_filename", "co_names", "co_varnames", "co_freevars", "co_cellvars"]
DATA = ["co_code", "co_linetable", "co_exceptiontable"]


def constant(value, depth, lines):
    """The lines of a constant: its type, and its value without loss."""
    pad = " " * depth
    kind = type(value).__name__
    if kind == "code":
        code_lines(value, depth, lines)
    elif kind in ("tuple", "slice"):
        items = (value.start, value.stop, value.step) if kind == "slice" else value
        lines.append(f"{pad}{kind} {len(items)}")
        for item in items:
            constant(item, depth + 1, lines)
    elif kind == "frozenset":
        lines.append(f"{pad}{kind} {len(value)}")
        parts = []
        for item in value:
            constant(item, depth + 1, part := [])
            parts.append("\n".join(part))
        lines.extend(sorted(parts))
    elif kind == "float":
        lines.append(f"{pad}float {value.hex()}")
    elif kind == "complex":
        lines.append(f"{pad}complex {value.real.hex()} {value.imag.hex()}")
    elif kind == "int":
        lines.append(f"{pad}int {value:#x}")
    else:
        lines.append(f"{pad}{kind} {ascii(value)}")


def code_lines(code, depth, lines):
    """Every field of a code object and of those inside it."""
    pad = " " * depth
    lines.append(f"@ {ascii(code.co_qualname)} line {code.co_firstlineno}")
    for field in NUMBERS:
        lines.append(f"{pad}{field} {getattr(code, field)}")
    for field in NAMES:
        lines.append(f"{pad}{field} {ascii(getattr(code, field))}")
    for field in DATA:
        lines.append(f"{pad}{field} {getattr(code, field).hex()}")
    lines.append(f"{pad}co_consts {len(code.co_consts)}")
    for value in code.co_consts:
        constant(value, depth + 1, lines)


def compiled(source, optimize):
    code = compile(source.data, source.name, "exec", dont_inherit=True, optimize=optimize)
    lines = []
    code_lines(code, 0, lines)
    return "\n".join(lines)


def warned(caught):
    """The lines of recorded warnings."""
    return [f"{w.category.__name__} {ascii(w.filename)} {w.lineno} {w.message}" for w in caught]


def warning_lines(source, full):
    lines = []
    for optimize in 0, 1, 2:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            try:
                compile(source.data, source.name, "exec", dont_inherit=True, optimize=optimize)
            except Exception as error:
                lines.append(failure(error))
        lines += [f"@ optimize={optimize}", *warned(caught)]
    return "\n".join(lines)


def failure(error):
    """The lines of an exception: all fields of a syntax error."""
    lines = [f"{type(error).__name__}: {error}"]
    if isinstance(error, SyntaxError):
        for field in "args", "msg", "filename", "lineno", "offset", "end_lineno", "end_offset", "text", "print_file_and_line", "_metadata":
            lines.append(f"{field} {ascii(getattr(error, field, None))}")
    return "\n".join(lines)


CHECKS = {
    "tokens": tokens,
    "ast": tree,
    "symtable": symtable,
    "code-0": lambda source, full: compiled(source, 0),
    "code-1": lambda source, full: compiled(source, 1),
    "code-2": lambda source, full: compiled(source, 2),
    "unparse": unparse,
    "warnings": warning_lines,
}


def text(check, source, full):
    """The text of a check; of the exception, if there is one. `full` asks for one that is easier to read."""
    try:
        return CHECKS[check](source, full)
    except Exception as error:
        return failure(error)
