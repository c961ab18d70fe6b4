"""What pyperformance's benchmark files need of the package pyperf, in one module.

A benchmark runs in this process. The number of loops is raised until one measurement takes long enough, the
measurement is repeated, and the best is printed:

    BENCH <name> <seconds per loop>

Environment: BENCH_SECONDS (a measurement takes at least this long, default 0.5), BENCH_REPEAT (how many measurements,
default 3), BENCH_OPTIONS (`option=value,...`: what to set of the options that a benchmark declares), BENCH_LOOPS (a fixed
number of loops instead).
"""

import os
import sys
from time import perf_counter

__all__ = ["Runner", "perf_counter", "python_implementation", "python_has_jit"]


def python_implementation():
    """The interpreter's name, in lower case."""
    return sys.implementation.name


def python_has_jit():
    """Whether the interpreter compiles to machine code as it runs; benchmarks warm up if so."""
    return python_implementation() == "pypy"


class _Options:
    """Values by name; a name that nobody set is None."""

    def __init__(self, values):
        vars(self).update(values)

    def __getattr__(self, name):
        return None


class _Parser:
    """Has argparse's look, and collects the defaults of what a benchmark declares."""

    def __init__(self):
        self.values = {}
        self.kinds = {}

    def add_argument(self, *names, **declaration):
        long_names = [name for name in names if name.startswith("--")]
        option = (long_names or names)[0]
        target = declaration.get("dest") or option.lstrip("-").replace("-", "_")
        flag = declaration.get("action") in ("store_true", "store_false")
        default = declaration.get("default")
        if flag and default is None:
            default = declaration["action"] == "store_false"
        self.values.setdefault(target, default)
        self.kinds[target] = bool if flag else declaration.get("type") or str

    def add_argument_group(self, *arguments, **options):
        return self

    add_mutually_exclusive_group = add_argument_group

    def set_defaults(self, **values):
        self.values.update(values)

    def error(self, message):
        raise SystemExit(message)

    def parse(self):
        values = dict(self.values)
        for setting in filter(None, os.environ.get("BENCH_OPTIONS", "").split(",")):
            name, _, text = setting.partition("=")
            kind = self.kinds.get(name, str)
            values[name] = text != "false" if kind is bool else kind(text)
        return _Options(values)


class Runner:
    """Measures functions and prints what they take."""

    def __init__(self, *arguments, **options):
        self.metadata = {}
        self.argparser = _Parser()
        self.args = _Options({})

    def parse_args(self, arguments=None):
        self.args = self.argparser.parse()
        return self.args

    def bench_time_func(self, name, measure, *arguments, inner_loops=1, **options):
        """`measure(loops, *arguments)` returns the seconds that `loops` loops took."""
        self._report(name, lambda loops: measure(loops, *arguments), inner_loops)

    def bench_func(self, name, function, *arguments, inner_loops=1, **options):
        """Calls `function(*arguments)` once a loop."""

        def measure(loops):
            rounds = range(loops)
            start = perf_counter()
            for _ in rounds:
                function(*arguments)
            return perf_counter() - start

        self._report(name, measure, inner_loops)

    def bench_async_func(self, name, function, *arguments, loop_factory=None, inner_loops=1, **options):
        """Awaits `function(*arguments)` once a loop, in an event loop of asyncio's."""
        import asyncio

        async def repeat(loops):
            rounds = range(loops)
            start = perf_counter()
            for _ in rounds:
                await function(*arguments)
            return perf_counter() - start

        def measure(loops):
            with asyncio.Runner(loop_factory=loop_factory) as runner:
                return runner.run(repeat(loops))

        self._report(name, measure, inner_loops)

    def bench_command(self, name, command, **options):
        """Starts a program once a loop and waits for its end."""
        import subprocess

        def measure(loops):
            start = perf_counter()
            for _ in range(loops):
                subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
            return perf_counter() - start

        self._report(name, measure, 1)

    def timeit(self, name, stmt=None, setup="pass", teardown="pass", inner_loops=1, globals=None, **options):
        """Runs a statement once a loop."""
        scope = dict(globals or {})
        exec(setup, scope)
        code = compile(stmt or name, f"<{name}>", "exec")

        def measure(loops):
            rounds = range(loops)
            start = perf_counter()
            for _ in rounds:
                exec(code, scope)
            return perf_counter() - start

        self._report(name, measure, inner_loops)

    def _report(self, name, measure, inner_loops):
        least = float(os.environ.get("BENCH_SECONDS", "0.5"))
        repeat = int(os.environ.get("BENCH_REPEAT", "3"))
        loops = int(os.environ.get("BENCH_LOOPS", "0"))
        seconds = []
        if not loops:
            loops = 1
            while (taken := measure(loops)) < least and loops < 1 << 24:
                # A measurement too short to tell is no base for a guess.
                guess = loops * 10 if taken < least / 100 else int(loops * least / taken * 1.1)
                loops = max(loops + 1, min(guess, loops * 10))
            seconds.append(taken / loops)
        while len(seconds) < repeat:
            seconds.append(measure(loops) / loops)
        print("BENCH", name, "%.9f" % (min(seconds) / inner_loops), flush=True)
