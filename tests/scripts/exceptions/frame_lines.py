# Where a frame stands that an exception has left: at the instruction that raised it first.


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass


def plain():
    1 / 0


def after_try():
    try:
        pass
    except ValueError:
        pass
    1 / 0


def unhandled():
    try:
        1 / 0
    except TypeError:
        pass
    x = 1


def raised_again():
    try:
        1 / 0
    except ZeroDivisionError as error:
        x = 1
        raise


def other():
    try:
        1 / 0
    except ZeroDivisionError as error:
        x = 1
        raise ValueError


def managed():
    with Manager():
        with Manager():
            1 / 0


def at_last():
    try:
        try:
            1 / 0
        finally:
            x = 1
    finally:
        y = 2


def generator():
    yield 1
    try:
        1 / 0
    except TypeError:
        pass


def generated():
    return list(generator())


def comprehended():
    return [1 / x for x in (1, 0)]


async def coroutine():
    async with Nothing():
        1 / 0


class Nothing:
    async def __aenter__(self):
        pass

    async def __aexit__(self, *args):
        pass


def awaited():
    coroutine().send(None)


for function in (plain, after_try, unhandled, raised_again, other, managed, at_last, generated, comprehended, awaited):
    try:
        function()
    except Exception as error:
        entry = error.__traceback__.tb_next
        while entry:
            frame = entry.tb_frame
            first = frame.f_code.co_firstlineno
            print(frame.f_code.co_name, entry.tb_lineno - first, entry.tb_lasti, frame.f_lineno and frame.f_lineno - first, frame.f_lasti)
            entry = entry.tb_next
