//! Prints the tokens of Python files, to compare them with CPython's: `tokens.sh` does so with `tokens.py`.
//!
//! `tokens [--plain | --extra | --parse] FILE...`: as `_tokenize` gives them, without or with extra tokens, or as the
//! parser gets them.

#![allow(clippy::print_stdout)]

use std::io::{BufWriter, Write};

use taipan_syntax::error::{Error, SyntaxErrorKind};
use taipan_syntax::token::TokenKind;
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
                writeln!(
                    out,
                    "{} {},{}-{},{} {} {}",
                    token.kind.number(),
                    start.0,
                    start.1,
                    end.0,
                    end.1,
                    hex(token.string.as_bytes()),
                    hex(token.line.as_bytes())
                )?;
            }
            Err(error) => return writeln!(out, "{}", describe(&error)),
        }
    }
}

/// A syntax error in one line.
fn describe(error: &Error) -> String {
    let Error::Syntax(error) = error else {
        return format!("{error:?}");
    };
    let kind = match error.kind {
        SyntaxErrorKind::Indentation => "IndentationError",
        SyntaxErrorKind::Tab => "TabError",
        _ => "SyntaxError",
    };
    let number = |number: Option<i32>| number.map_or(String::from("None"), |number| number.to_string());
    let text = error
        .text
        .as_deref()
        .map_or(String::from("None"), |text| hex(text.as_bytes()));
    let (lineno, offset) = (
        number(error.lineno.map(|lineno| lineno as i32)),
        number(error.offset),
    );
    format!("{kind} {} {lineno} {offset} {text}", error.message)
}

fn hex(text: &[u8]) -> String {
    text.iter().map(|b| format!("{b:02x}")).collect()
}

fn parse(source: &[u8], out: &mut impl Write) -> std::io::Result<()> {
    let mut tokenizer = match Tokenizer::from_bytes(source, None, Options::default()) {
        Ok(tokenizer) => tokenizer,
        Err(error) => return writeln!(out, "{}", describe(&error)),
    };
    loop {
        match tokenizer.next_token() {
            Ok(token) => {
                writeln!(
                    out,
                    "{} {},{}-{},{} {}",
                    token.kind.number(),
                    token.lineno,
                    token.col_offset,
                    token.end_lineno,
                    token.end_col_offset,
                    hex(tokenizer.text(&token))
                )?;
                if token.kind == TokenKind::EndMarker {
                    return Ok(());
                }
            }
            Err(error) => return writeln!(out, "{}", describe(&error)),
        }
    }
}

fn main() -> std::io::Result<()> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    let (mut extra, mut parser) = (false, false);
    for argument in std::env::args().skip(1) {
        match argument.as_str() {
            "--plain" => {}
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
