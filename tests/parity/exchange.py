"""Compiled files that one interpreter writes and the other runs.

    exchange.py write FOLDER          compiles library modules into FOLDER, as modules without source
    exchange.py list                  prints their names
    exchange.py run FOLDER MODULE...  imports these from FOLDER and prints for each `MODULE TAB DIGEST` of the names in it, or
                                      `MODULE TAB ! ERROR`
"""

import importlib
import os
import py_compile
import sys

# Importing these opens a browser, or a window, or starts something.
EXCLUDED = {"antigravity", "this", "idlelib", "tkinter", "turtle", "turtledemo", "test", "ensurepip", "venv", "lib2to3", "pydoc_data",
            "site", "sitecustomize", "_sitebuiltins", "site-packages", "dist-packages", "__pycache__", "pip"}


def modules(library):
    """Names and paths of the library's modules and packages, the outer before the inner."""
    for folder, folders, names in os.walk(library):
        folders[:] = sorted(name for name in folders if name not in EXCLUDED and "." not in name and "-" not in name)
        package = os.path.relpath(folder, library).replace(os.sep, ".")
        package = "" if package == "." else package + "."
        if package and "__init__.py" not in names:
            folders[:] = []
            continue
        for name in sorted(names):
            stem = name.removesuffix(".py")
            if stem == name or stem in EXCLUDED or stem == "__main__" or stem.startswith("_sysconfigdata"):
                continue
            yield (package + stem).removesuffix(".__init__"), os.path.join(folder, name)


def write(library, target):
    for _, path in modules(library):
        made = os.path.join(target, os.path.relpath(path, library) + "c")
        os.makedirs(os.path.dirname(made), exist_ok=True)
        py_compile.compile(path, made, dfile=path, doraise=True)


def run(folder, names):
    from _sha2 import sha256

    sys.path.insert(0, folder)
    for name in names:
        try:
            module = importlib.import_module(name)
            origin = module.__spec__.origin
            if not origin or not origin.startswith(folder):
                result = f"! comes from {origin}"
            else:
                # What the import system itself adds depends on who imports.
                result = sha256(" ".join(sorted(vars(module))).encode()).hexdigest()[:16]
        except BaseException as error:
            result = f"! {type(error).__name__}: {error}".replace("\n", " ").replace("\t", " ")
        print(name, result, sep="\t", flush=True)


def main():
    job, *rest = sys.argv[1:]
    library = os.path.dirname(os.__file__)
    if job == "write":
        write(library, *rest)
    elif job == "list":
        print(*[name for name, _ in modules(library)], sep="\n")
    else:
        run(rest[0], rest[1:])


if __name__ == "__main__":
    main()
