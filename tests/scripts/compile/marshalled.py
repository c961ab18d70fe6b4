# marshal: sets that change while they are written, slices in themselves, and code that keeps its bytes.
import marshal


class Item:
    def __hash__(self):
        return 0

    def __buffer__(self, flags):
        change(sample)
        return memoryview(b'abc')


for change in (lambda items: items.update(range(1000, 1400)), lambda items: items.difference_update(range(1, 60)), lambda items: None):
    sample = {Item()}
    sample.update(range(1, 60))
    try:
        print(len(marshal.dumps(sample)) > 100)
    except RuntimeError as error:
        print(error)
looped = slice([], None)
looped.start.append(looped)
for version in range(6):
    try:
        marshal.dumps(looped, version)
    except ValueError as error:
        print(version, error)
inner = slice(1, 2)
print(marshal.loads(marshal.dumps([inner, inner, slice(inner, None)])))


def jumpy(c):
    for i in range(10):
        print(i)
        if i < 4:
            continue
        if i > 6:
            break
    else:
        print('I can haz else clause?')
    while i:
        print(i)
        i -= 1
        if i > 6:
            continue
        if i < 4:
            break
    else:
        print('Who let lolcatz into this test suite?')
    try:
        1 / 0
    except ZeroDivisionError:
        print('Here we go, here we go, here we go...')
    else:
        with i as dodgy:
            print('Never reach this')
    finally:
        print("OK, now we're done")


def within(c):
    with c:
        x = 1
    y = 2


for function in (jumpy, within):
    code = function.__code__
    print(marshal.loads(marshal.dumps(code)).co_code == code.co_code)

# Tuples that hold themselves.
pair = ([], {})
pair[0].append(pair)
pair[1]['self'] = (1, [pair])
for version in (3, 4, 5):
    made = marshal.loads(marshal.dumps(pair, version))
    print(made[0][0] is made, made[1]['self'][1][0] is made, made)
for data in (b'\xa8\x01\x00\x00\x00[\x01\x00\x00\x00r\x00\x00\x00\x00', b'\xa8\x01\x00\x00\x00{Nr\x00\x00\x00\x000',
             b'\xfbr\x00\x00\x00\x00N0', b'\xbc\x01\x00\x00\x00r\x00\x00\x00\x00', b'\xba[\x01\x00\x00\x00r\x00\x00\x00\x00NN',
             b'\xbe\x01\x00\x00\x00r\x00\x00\x00\x00', b'\xbar\x00\x00\x00\x00NN'):
    try:
        print(marshal.loads(data))
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
