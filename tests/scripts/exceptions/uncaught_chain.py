# Uncaught: context, cause, suppressed context, notes, and code from exec.
class AppError(Exception):
    def __init__(self, code, detail):
        super().__init__(f"{code}: {detail}")
        self.add_note(f"code {code}")

def load(name):
    try:
        exec(compile("def run(x):\n    return x.missing_attribute\nrun(5)", "<generated>", "exec"))
    except AttributeError:
        raise AppError(7, name)

def outer():
    try:
        load("config")
    except AppError as e:
        raise RuntimeError(
            "could not start",
            e.args,
        ) from e

try:
    try:
        outer()
    finally:
        print("cleanup")
except RuntimeError as r:
    raise SystemError("final") from None if False else r
