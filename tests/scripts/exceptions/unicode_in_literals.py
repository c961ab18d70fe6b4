"""Literals that have no form: escapes that cannot be decoded, and docstrings with lone surrogates, which are kept as UTF-8."""

SOURCES = [
    r"f'{x:\xZZ}'", r"f'{x:\N{foo}}'", r"f'{x:\N{BULLET}}'", r"f'\xZ{1}'", r"'\xZ'", r"'\ud800'", r"class C: '\ud800'",
    "def f():\n '\t\\ud800\\udc00a\\ud801'", r"t'{x:\u12}'", r"'a' '\ud800'", r"x = '\ud800'", r"f'{x:\ud800}'",
]
for source in SOURCES:
    for optimize in 0, 2:
        try:
            compile(source, "<nowhere>", "exec", optimize=optimize)
            print(source, optimize, "fine")
        except Exception as error:
            print(source, optimize, type(error).__name__, error, error.args[:1], ascii(getattr(error, "object", None)))
