//! Fuzzing what reads source.

use taipan_bytecode::{Code, Const, marshal, verify};
use taipan_compiler::{Options, compile_source};
use taipan_syntax::Arena;
use taipan_syntax::error::Error;
use taipan_syntax::parser::{Mode, ParserFlags, parse};
use taipan_syntax::tokenizer::{self, LineReader, TokenStream, Tokenizer};
use taipan_unicode::Wtf8;

/// The compiler's recursion, by the stack that a fuzzer's main thread has.
const RECURSION_LIMIT: u32 = 200;

struct Lines<'d>(&'d str);

impl LineReader for Lines<'_> {
    fn read_line(&mut self, _: bool, line: &mut Vec<u8>) -> Result<(), Error> {
        let end = self.0.find('\n').map_or(self.0.len(), |at| at + 1);
        let (first, rest) = self.0.split_at(end);
        line.extend_from_slice(first.as_bytes());
        self.0 = rest;
        Ok(())
    }
}

/// `_tokenize` ends, and its tokens follow each other.
pub fn tokenizer(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    for extra_tokens in [false, true] {
        let mut reader = Lines(&text);
        let Ok(mut stream) = TokenStream::new(extra_tokens) else {
            continue;
        };
        let mut last = (0, 0);
        let mut count = 0;
        while let Ok(Some(token)) = stream.next_token(&mut reader) {
            assert!(token.start <= token.end, "{token:?} ends before it begins");
            assert!(last.0 <= token.start.0, "{token:?} begins above line {}", last.0);
            last = token.end;
            count += 1;
            // A dedent for each indentation, a newline at the end.
            assert!(count <= 2 * text.len() + 8, "more tokens than characters");
        }
    }
}

/// Every start rule gives a tree or an error.
pub fn parser(data: &[u8]) {
    for mode in [Mode::File, Mode::Interactive, Mode::Expression, Mode::FuncType] {
        let arena = Arena::new();
        let Ok(mut tokenizer) = Tokenizer::from_bytes(data, None, tokenizer::Options::default()) else {
            return;
        };
        let result = parse(
            &arena,
            &mut tokenizer,
            mode,
            ParserFlags::default(),
            &mut Vec::new(),
        );
        if let Err(Error::Syntax(error)) = result {
            assert!(!error.message.is_empty());
        }
    }
}

fn compiled(data: &[u8], mode: Mode, optimize: u8, piecewise: bool) -> Result<Box<Code>, Error> {
    let options = Options {
        optimize,
        piecewise,
        recursion_limit: RECURSION_LIMIT,
        ..Options::new(Wtf8::new("fuzz"))
    };
    let tokenizer = || Tokenizer::from_bytes(data, None, tokenizer::Options::default());
    let made = compile_source(tokenizer, mode, ParserFlags::default(), &options, &mut Vec::new())?;
    made.into_code().ok_or(Error::Memory)
}

/// Each code object of a module.
fn each(code: &Code, visit: &mut impl FnMut(&Code)) {
    visit(code);
    for constant in &code.consts {
        if let Const::Code(inner) = &**constant {
            each(inner, visit);
        }
    }
}

/// What compiles passes the verifier, can be written and read again, and does not depend on being compiled piece by piece.
pub fn compile(data: &[u8]) {
    for (mode, optimize) in [
        (Mode::File, 0),
        (Mode::File, 2),
        (Mode::Interactive, 0),
        (Mode::Expression, 1),
    ] {
        let whole = compiled(data, mode, optimize, false);
        let pieces = compiled(data, mode, optimize, true);
        match (whole, pieces) {
            (Ok(whole), Ok(pieces)) => {
                each(&whole, &mut |code| {
                    let verified = verify::verify(code);
                    assert!(verified.is_ok(), "{:?}", verified.err());
                });
                let bytes = marshal::dump_code(&whole, 5).expect("what was compiled can be written");
                assert_eq!(Ok(&bytes), marshal::dump_code(&pieces, 5).as_ref());
                let read = marshal::load_code(&bytes).expect("what was written can be read");
                assert_eq!(Ok(bytes), marshal::dump_code(&read, 5));
            }
            (Err(whole), Err(pieces)) => assert_eq!(whole, pieces),
            (whole, pieces) => panic!("whole: {:?}, in pieces: {:?}", whole.err(), pieces.err()),
        }
    }
}

/// The text of an annotation in a module that postpones them.
fn annotation(data: &[u8]) -> Option<String> {
    let source = [
        b"from __future__ import annotations\ndef f(x: ",
        data,
        b"): pass\n",
    ]
    .concat();
    let code = compiled(&source, Mode::File, 0, false).ok()?;
    let mut found = None;
    each(&code, &mut |code| {
        if !matches!(&*code.name, Const::Str { text, .. } if text.as_str() == Some("__annotate__")) {
            return;
        }
        // The parameter's name, then the text.
        for constant in &code.consts {
            if let Const::Str { text, .. } = &**constant {
                found = text.as_str().map(str::to_owned);
            }
        }
    });
    found
}

/// The text of an expression is its own text.
pub fn unparse(data: &[u8]) {
    // What is not one expression would end the parameter.
    if compiled(data, Mode::Expression, 0, false).is_err() {
        return;
    }
    if let Some(text) = annotation(data)
        && let Some(again) = annotation(text.as_bytes())
    {
        assert_eq!(text, again);
    }
}

/// A literal of each kind, with any text in it.
pub fn strings(data: &[u8]) {
    const PREFIXES: [&[u8]; 12] = [
        b"", b"b", b"r", b"rb", b"f", b"rf", b"t", b"rt", b"u", b"F", b"Br", b"T",
    ];
    const QUOTES: [&[u8]; 4] = [b"'", b"\"", b"'''", b"\"\"\""];
    let [prefix, quote, body @ ..] = data else { return };
    let prefix = PREFIXES[usize::from(*prefix) % PREFIXES.len()];
    let quote = QUOTES[usize::from(*quote) % QUOTES.len()];
    compile(&[prefix, quote, body, quote].concat());
}
