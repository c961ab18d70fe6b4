"""Prints what compiling files costs.

    costs.py speed     the seconds that it takes to compile the files named on standard input, one after the other
    costs.py memory    by how many kilobytes the process has grown at the most while the file named there was compiled
"""

import sys
import time
import warnings

warnings.simplefilter("ignore")


def most():
    """The most memory that the process has taken, in kilobytes (Linux)."""
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))


def read(path):
    with open(path, "rb") as file:
        return file.read()


def compile_all(sources):
    for path, source in sources:
        try:
            compile(source, path, "exec", dont_inherit=True)
        except (SyntaxError, ValueError):
            pass


sources = [(path, read(path)) for path in sys.stdin.read().splitlines()]
before = (time.perf_counter(), most())
compile_all(sources)
after = (time.perf_counter(), most())
which = ["speed", "memory"].index(sys.argv[1])
print(after[which] - before[which])
