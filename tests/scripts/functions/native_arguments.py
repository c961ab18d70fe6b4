# What native functions say of arguments that are missing, given twice or unknown: which of several comes first.
CALLS = (
    (compile, (), {'x': 1}), (compile, ('1',), {'source': 2, 'x': 3}), (compile, ('1', 'f', 'exec'), {'source': 2, 'x': 3}),
    (compile, ('1', 'f', 'exec'), {'mode': 2, 'filename': 3}), (pow, (1,), {}), (pow, (1,), {'base': 2}), (pow, (1, 2), {'base': 2}),
    (pow, (), {'exp': 1, 'y': 2}), (pow, (1, 2, 3, 4), {}), (sum, (), {'start': 1}), (sum, (), {}), (sum, ([],), {'x': 1}),
    (round, (), {'ndigits': 1}), (round, (1,), {'number': 2}), (enumerate, (), {'start': 1}), (enumerate, ([],), {'iterable': 1}),
    (''.split, (), {'sep': 'a', 'x': 2}), (''.split, ('a',), {'sep': 'b'}), (b''.decode, ('a',), {'encoding': 'b', 'x': 1}),
    (''.encode, (1, 2, 3), {}), (sorted, (), {'key': 1, 'x': 2}), ([].sort, (), {'x': 1}), ([].sort, (1,), {}),
    (int.from_bytes, (), {'byteorder': 'big'}), (int.from_bytes, (b'',), {'bytes': b'', 'x': 1}), ((1).to_bytes, (), {'x': 1}),
    (__import__, (), {'level': 0}), (__import__, ('a',), {'name': 'b'}), (eval, (), {'globals': {}}), (exec, ('',), {'x': 1}),
    ([].sort, (), dict(key=1, reverse=2, x=3)),
    ([].sort, (), dict(key=1, reverse=2, x=3, y=4)),
    ([].sort, (1, ), dict(key=1, reverse=2)),
    ([].sort, (1, ), dict(key=1, reverse=2, x=1)),
    (pow, (), dict(a=1, b=2, c=3, d=4)),
    (pow, (1, ), dict(a=1, b=2, c=3, d=4)),
    (''.split, (), dict(sep=1, maxsplit=2, x=3)),
    (''.split, (1, ), dict(sep=1, maxsplit=2)),
    (''.split, (1, 2), dict(x=3)),
    (''.split, (1, 2, 3), {}),
    (round, (1, ), dict(ndigits=1, x=3)),
    (round, (), dict(number=1, ndigits=1, x=3)),
    (sum, ([], ), dict(start=1, x=3)),
    (sum, (), dict(start=1, x=3, y=4)),
    (compile, (1, 2, 3, 4, 5, 6, 7, 8), {}),
    (compile, (1, 2, 3, 4, 5, 6), {'_feature_version':1, 'x':1, 'y':2}),
    (eval, ('1', ), dict(globals=1, locals=2, x=3)),
    ((1).to_bytes, (1, 'big', True), {}),
    ((1).to_bytes, (1, 'big'), dict(signed=1, x=2)),
    (int.from_bytes, (), dict(bytes=1, byteorder=1, signed=2, x=3)),
)
for function, arguments, keywords in CALLS:
    try:
        print(function(*arguments, **keywords))
    except TypeError as error:
        print(function.__name__, arguments, keywords, error)
