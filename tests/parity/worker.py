"""What both interpreters run for `cargo xtask parity`.

    worker.py files CHECK,...      reads lines `NAME TAB PATH`, answers each with a line `NAME TAB CHECK TAB DIGEST` a check
    worker.py items FILE           reads numbers of the lines of FILE (see items.py), answers each with `NUMBER TAB outcome TAB DIGEST`
                                   and `NUMBER TAB warnings TAB DIGEST`; a digest begins with E or K: it fails, or compiles; with W or
                                   K: it warns, or not
    worker.py text CHECK           reads one such line and prints the text itself; for items: `text FILE:outcome`

Digests go out one by one, so that it is known on which file a process ended.
"""

import sys
import warnings

from _sha2 import sha256

import files


def digest(text):
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def answer(*fields):
    sys.stdout.write("\t".join(fields) + "\n")
    sys.stdout.flush()


def requests():
    for line in sys.stdin.buffer:
        yield line.decode().rstrip("\n")


def file(request):
    name, path = request.split("\t")
    with open(path, "rb") as opened:
        return files.Source(name, opened.read())


def of_files(checks):
    for request in requests():
        source = file(request)
        for check in checks:
            answer(source.name, check, digest(files.text(check, source, False)))


def of_items(path):
    import items

    known = items.load(path)
    for request in requests():
        kind, outcome, warned = items.outcome(known[int(request)])
        answer(request, "outcome", kind + digest(outcome))
        answer(request, "warnings", ("W" if warned else "K") + digest(warned))


def text(what):
    path, _, part = what.rpartition(":")
    request = next(requests())
    if path:
        import items

        item = items.load(path)[int(request)]
        _, outcome, warned = items.outcome(item)
        shown = f"source {ascii(item)}\n" + (outcome if part == "outcome" else warned)
    elif what == "marshal":
        import marshalled

        shown = marshalled.listing(*request.split("\t"))
    else:
        shown = files.text(what, file(request), True)
    sys.stdout.buffer.write(shown.encode("utf-8", "backslashreplace"))


def main():
    # The library's own test files nest deeply; both interpreters bound it by themselves.
    sys.setrecursionlimit(20000)
    warnings.simplefilter("ignore")
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    job, argument = sys.argv[1:]
    if job == "files":
        of_files(argument.split(","))
    elif job == "items":
        of_items(argument)
    else:
        text(argument)


if __name__ == "__main__":
    main()
