# needs: host huge
# A million lines, and ten megabytes on one line.

def show(name, source, mode='exec', flags=0):
    try:
        made = compile(source, 'huge', mode, flags)
        answer = type(made).__name__
    except SyntaxError as error:
        answer = f'{type(error).__name__}: {error.msg[:60]} {(error.lineno, error.offset, error.end_lineno, error.end_offset)} {len(error.text or "")}'
    except (MemoryError, RecursionError) as error:
        answer = 'bounded'
    print(name, answer)


M = 1_000_000
show('a million lines', 'a\n' * M)
show('a million empty lines', '\n' * M + 'a b')
show('a million comments', '#\n' * M + '  a')
show('a million lines joined', 'a = \\\n' + '\\\n' * M + '?')
show('a million lines in a string', "'''" + '\n' * M + "'''; a b")
show('a million lines in brackets', '[' + '\n' * M + ']]')
show('an open string of a million lines', "'''" + '\n' * M)
show('10 MB in a name', 'a' * 10 * M)
show('10 MB in a string', "'" + 'a' * 10 * M + "'")
show('10 MB in bytes', b"b'" + b'a' * 10 * M + b"'")
show('10 MB in a comment', '#' + 'a' * 10 * M)
show('10 MB of blanks', 'a' + ' ' * 10 * M + 'b')
show('10 MB in an open string', "'" + 'a' * 10 * M)
show('10 MB in an f-string', "f'" + 'a' * 10 * M + "{b}'")
show('10 MB of digits', '1' * 10 * M)
show('10 MB of hexadecimal digits', '0x' + '1' * 10 * M)
show('10 MB in a list', '[' + '"' + 'a' * 10 * M + '"' + ', 2 3]')
show('half a million items', '[' + '1,' * (M // 2) + '2 3]')
show('10 MB of brackets', '(' * 10 * M)
show('10 MB of minus', '-' * 10 * M)
show('10 MB of semicolons', ';' * 10 * M)
show('10 MB of bad UTF-8', b'a' * 10 * M + b'\xff')
show('10 MB after a cookie', b'# coding: latin-1\n#' + b'\xe9' * 10 * M)
