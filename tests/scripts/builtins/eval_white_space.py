"""eval() overlooks spaces and tabs before an expression, compile() does not."""

for source in [" 1", "\t 1", "\n1", b" 1", " # comment", "\f1", " \n 1"]:
    for action in [eval, lambda source: eval(compile(source, "<nowhere>", "eval"))]:
        try:
            print(repr(source), action(source))
        except SyntaxError as error:
            print(repr(source), type(error).__name__, error.msg, error.offset, repr(error.text))
