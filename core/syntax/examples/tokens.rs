//! Prints the tokens of Python files, to compare them with CPython's: see `tokens.py`.
//!
//! `tokens [--extra] [--parse] FILE...`: as `_tokenize` gives them, with extra tokens, or as the parser gets them.

#![allow(clippy::print_stdout)]

use std::io::{BufWriter, Write};

use taipan_syntax::error::Error;
use taipan_syntax::tokenizer::{LineReader, Options, TokenStream, Tokenizer};

/// Gives the lines of a text; what is not UTF-8 is replaced, as `_tokenize` does.
struct Lines<'a> {
    rest: &'a [u8],
}

impl LineReader for Lines<'_> {
    fn read_line(&mut self, _continuation: bool, line: &mut Vec<u8>) -> Result<(), Error> {
        let length = self
            .rest
            .iter()
            .position(|b| *b == b'\n')
            .map_or(self.rest.len(), |at| at + 1);
        let (first, rest) = self.rest.split_at(length);
        line.extend_from_slice(String::from_utf8_lossy(first).as_bytes());
        self.rest = rest;
        Ok(())
    }
}

fn stream(source: &[u8], extra: bool, out: &mut impl Write) -> std::io::Result<()> {
    let mut lines = Lines { rest: source };
    let mut stream = match TokenStream::new(&mut lines, extra) {
        Ok(stream) => stream,
        Err(error) => return writeln!(out, "{error:?}"),
    };
    loop {
        match stream.next_token() {
            Ok(None) => return Ok(()),
            Ok(Some(token)) => {
                let (start, end) = (token.start, token.end);
                let hex = |text: &str| text.bytes().map(|b| format!("{b:02x}")).collect::<String>();
                writeln!(
                    out,
                    "{} {},{}-{},{} {} {}",
                    token.kind.number(),
                    start.0,
                    start.1,
                    end.0,
                    end.1,
                    hex(&token.string),
                    hex(&token.line)
                )?;
            }
            Err(Error::Syntax(error)) => {
                return writeln!(
                    out,
                    "{:?} {} {:?} {:?} {:?}",
                    error.kind, error.message, error.lineno, error.offset, error.text
                );
            }
            Err(error) => return writeln!(out, "{error:?}"),
        }
    }
}

fn parse(source: &[u8], out: &mut impl Write) -> std::io::Result<()> {
    let mut tokenizer = match Tokenizer::from_bytes(source, None, Options::default()) {
        Ok(tokenizer) => tokenizer,
        Err(error) => return writeln!(out, "{error:?}"),
    };
    let mut count: u64 = 0;
    loop {
        match tokenizer.next_token() {
            Ok(token) => {
                count += 1;
                if token.kind == taipan_syntax::token::TokenKind::EndMarker {
                    return writeln!(out, "{count}");
                }
            }
            Err(error) => return writeln!(out, "{error:?}"),
        }
    }
}

fn main() -> std::io::Result<()> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    let (mut extra, mut parser) = (false, false);
    for argument in std::env::args().skip(1) {
        match argument.as_str() {
            "--extra" => extra = true,
            "--parse" => parser = true,
            path => {
                let source = std::fs::read(path)?;
                writeln!(out, "== {path}")?;
                if parser {
                    parse(&source, &mut out)?;
                } else {
                    stream(&source, extra, &mut out)?;
                }
            }
        }
    }
    Ok(())
}
