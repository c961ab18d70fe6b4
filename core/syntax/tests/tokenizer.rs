//! Compares token streams with CPython's recorded ones, reads lines as a prompt does, and tries broken sources.

use std::fmt::Write;

use taipan_syntax::Arena;
use taipan_syntax::error::{Error, SyntaxErrorKind};
use taipan_syntax::parser::{Mode, ParserFlags, parse};
use taipan_syntax::token::TokenKind;
use taipan_syntax::tokenizer::{Done, LineReader, Options, TokenStream, Tokenizer, encoding_of};

mod common;

use common::{check, describe, escape};

/// Gives lines, and counts how many were asked for as continuations.
struct Lines<'a> {
    lines: std::str::SplitInclusive<'a, char>,
    continuations: usize,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str) -> Lines<'a> {
        Lines {
            lines: text.split_inclusive('\n'),
            continuations: 0,
        }
    }
}

impl LineReader for Lines<'_> {
    fn read_line(&mut self, continuation: bool, line: &mut Vec<u8>) -> Result<(), Error> {
        self.continuations += usize::from(continuation);
        if let Some(next) = self.lines.next() {
            line.extend_from_slice(next.as_bytes());
        }
        Ok(())
    }
}

fn stream(source: &str, extra: bool, lines: &mut Vec<String>) {
    let mut reader = Lines::new(source);
    let mut stream = TokenStream::new(extra).expect("a stream");
    loop {
        match stream.next_token(&mut reader) {
            Ok(None) => return,
            Ok(Some(token)) => {
                let tag = if extra { "extra" } else { "plain" };
                let ((line, column), (end_line, end_column)) = (token.start, token.end);
                let string = escape(token.string.chars().map(u32::from));
                let number = token.kind.number();
                lines.push(format!(
                    "{tag}\t{number}\t{line},{column}-{end_line},{end_column}\t{string}"
                ));
            }
            Err(error) => {
                lines.push(describe(&error));
                return;
            }
        }
    }
}

#[test]
fn recorded_tokens() {
    check(include_str!("data/tokens.txt"), |source, _| {
        let mut lines = Vec::new();
        stream(source, false, &mut lines);
        stream(source, true, &mut lines);
        lines
    });
}

/// The kinds of tokens that a prompt's lines give, and how many of them continued a statement.
fn prompt(text: &str) -> String {
    let mut reader = Lines::new(text);
    let mut result = String::new();
    {
        let options = Options {
            interactive: true,
            ..Options::default()
        };
        let mut tokenizer = Tokenizer::from_readline(&mut reader, options).expect("a tokenizer");
        loop {
            match tokenizer.next_token() {
                Ok(token) if token.kind == TokenKind::EndMarker => break,
                Ok(token) => write!(result, "{} ", token.kind.name()).unwrap(),
                Err(error) => {
                    write!(result, "{} ", describe(&error)).unwrap();
                    break;
                }
            }
        }
    }
    write!(result, "{}", reader.continuations).unwrap();
    result
}

#[test]
fn prompts() {
    assert_eq!(prompt("x\n"), "NAME NEWLINE 1");
    assert_eq!(prompt("\n"), "NEWLINE 1");
    assert_eq!(prompt("# c\n"), "NEWLINE 1");
    assert_eq!(
        prompt("if x:\n  y\n\n"),
        "NAME NAME COLON NEWLINE INDENT NAME NEWLINE DEDENT NEWLINE 3"
    );
    assert_eq!(prompt("(\n1)\n"), "LPAR NUMBER RPAR NEWLINE 2");
    assert_eq!(
        prompt("(1"),
        "LPAR NUMBER error\tSyntaxError\t'(' was never closed\t1\t1\t1\t0\t(1 1"
    );
}

#[test]
fn stopped_prompt() {
    let mut reader = Lines::new("if x:\n  y\n");
    let options = Options {
        interactive: true,
        ..Options::default()
    };
    let mut tokenizer = Tokenizer::from_readline(&mut reader, options).expect("a tokenizer");
    for _ in 0..4 {
        tokenizer.next_token().expect("a token");
    }
    tokenizer.stop_reading();
    assert_eq!(
        tokenizer.next_token().map(|token| token.kind),
        Ok(TokenKind::EndMarker)
    );
    assert_eq!(tokenizer.done(), Done::InteractiveStop);
    assert_eq!(tokenizer.line(1), b"if x:\n");
}

#[test]
fn type_comments() {
    let source = "x = 1 # type: int\n# type: ignore[x]\n#type:a\n# type: ignored\n # type: ignore\ny # type:ignore-me\n";
    let options = Options {
        type_comments: true,
        ..Options::default()
    };
    let mut tokenizer = Tokenizer::from_str(source, options).expect("a tokenizer");
    let mut found = Vec::new();
    loop {
        let token = tokenizer.next_token().expect("a token");
        match token.kind {
            TokenKind::EndMarker => break,
            TokenKind::TypeComment | TokenKind::TypeIgnore => {
                let text = String::from_utf8_lossy(tokenizer.text(&token)).into_owned();
                found.push((token.kind, token.lineno, token.col_offset, text));
            }
            _ => {}
        }
    }
    let expected = [
        (TokenKind::TypeComment, 1, 14, "int"),
        // What stands alone on its line has its newline too.
        (TokenKind::TypeIgnore, 2, 14, "[x]\n"),
        (TokenKind::TypeComment, 3, 6, "a"),
        (TokenKind::TypeComment, 4, 8, "ignored"),
        (TokenKind::TypeIgnore, 5, 15, "\n"),
        (TokenKind::TypeIgnore, 6, 15, "-me"),
    ];
    let expected = expected.map(|(kind, line, column, text)| (kind, line, column, String::from(text)));
    assert_eq!(found, expected);
}

#[test]
fn encodings() {
    for (source, encoding) in [
        (&b"x"[..], None),
        (b"\xef\xbb\xbfx", Some("utf-8")),
        (b"# coding: latin-1", Some("iso-8859-1")),
        (b"#!x\n# -*- coding: UTF_8 -*-\n", Some("utf-8")),
        (b"\n\n# coding: latin-1", None),
        (b"x\n# coding: latin-1", None),
        (b"\x0c # vim: fileencoding=cp1252", Some("cp1252")),
        (b"# coding:\n", None),
        (b"# coding latin-1", None),
        (b"x # coding: latin-1", None),
    ] {
        assert_eq!(encoding_of(source).as_deref(), encoding, "{source:?}");
    }
    let source = b"# coding: iso-8859-15\nx = '\xa4'\n";
    let tokenizer = Tokenizer::from_bytes(source, None, Options::default()).expect("a tokenizer");
    assert_eq!(tokenizer.line(2), "x = '\u{20AC}'\n".as_bytes());
}

#[test]
fn incomplete_input() {
    for (source, done) in [
        ("x = (", Done::Eof),
        ("'''a", Done::EofInString),
        ("f'''a", Done::EofInString),
        ("x \\\n", Done::Eof),
        ("'a\n", Done::Error),
    ] {
        let mut tokenizer = Tokenizer::from_str(source, Options::default()).expect("a tokenizer");
        while tokenizer.next_token().is_ok() {}
        assert_eq!(tokenizer.done(), done, "{source:?}");
    }
}

/// A small generator of random numbers (xorshift).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }
}

/// Whatever the source, there is a tree or an error, and the errors that have a place have a line.
#[test]
fn broken_sources() {
    let seeds: Vec<String> = [include_str!("data/tokens.txt"), include_str!("data/errors.txt")]
        .iter()
        .flat_map(|data| data.lines())
        .filter_map(|line| line.strip_prefix("text\t").map(common::unescape))
        .filter(|source| source.len() < 200)
        .collect();
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    for round in 0..20_000 {
        let mut source = seeds[random.below(seeds.len())].clone().into_bytes();
        for _ in 0..random.below(6) {
            let other = seeds[random.below(seeds.len())].as_bytes();
            let at = random.below(source.len() + 1);
            let from = random.below(other.len() + 1);
            let to = (from + random.below(12)).min(other.len());
            match random.below(4) {
                0 => source.truncate(at),
                1 => source.insert(at, random.below(256) as u8),
                2 => {
                    source.splice(at..at, other[from..to].iter().copied());
                }
                _ => {
                    let end = (at + random.below(4)).min(source.len());
                    source.drain(at..end);
                }
            }
        }
        let flag = |bit: u32| round >> bit & 1 == 1;
        let options = Options {
            type_comments: flag(0),
            implicit_newline: flag(1),
            file: flag(2),
            extra_tokens: flag(3),
            ..Options::default()
        };
        if let Ok(mut tokenizer) = Tokenizer::from_bytes(&source, None, options) {
            while tokenizer
                .next_token()
                .is_ok_and(|token| token.kind != TokenKind::EndMarker)
            {}
        }
        let text = String::from_utf8_lossy(&source);
        let mut lines = Vec::new();
        stream(&text, flag(4), &mut lines);
        prompt(&text);
        let Ok(mut tokenizer) = Tokenizer::from_bytes(&source, None, Options::default()) else {
            continue;
        };
        let arena = Arena::new();
        let result = parse(
            &arena,
            &mut tokenizer,
            Mode::File,
            ParserFlags::default(),
            &mut Vec::new(),
        );
        if let Err(Error::Syntax(error)) = result {
            assert!(
                error.text.is_some() && error.kind != SyntaxErrorKind::Incomplete,
                "{text:?}"
            );
        }
    }
}
