//! The stream of tokens that Python's `_tokenize.TokenizerIter` gives: with text, places in characters, and lines.

use alloc::borrow::Cow;
use alloc::string::String;

use super::state::{Halt, Tokenizer};
use super::{Done, LineReader, Options};
use crate::error::{Error, SyntaxError, SyntaxErrorArgs, SyntaxErrorKind};
use crate::token::TokenKind;

/// A token as `_tokenize` gives it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TokenInfo {
    /// What it is; with extra tokens every operator is `Op`.
    pub kind: TokenKind,
    /// Its text.
    pub string: String,
    /// Where it begins: the line from 1, the character from 0 (-1 for none).
    pub start: (u32, i32),
    /// Where it ends.
    pub end: (u32, i32),
    /// The line or lines it is in.
    pub line: String,
}

/// Gives the tokens of lines, one at a time, and reads no line before it has to.
pub struct TokenStream {
    /// Missing while it reads.
    tokenizer: Option<Tokenizer<'static>>,
    /// The line that the last token was in, and its number.
    last_line: String,
    last_lineno: u32,
    /// By how many more bytes than characters the text of that line up to the last token is longer.
    byte_difference: i64,
    ended: bool,
}

impl TokenStream {
    /// A stream that has read nothing. Lines are forgotten when their tokens are given.
    pub fn new(extra_tokens: bool) -> Result<TokenStream, Error> {
        let mut tokenizer = Tokenizer::new(Cow::default(), with_extra_tokens(extra_tokens))?;
        tokenizer.carriage_returns = true;
        tokenizer.forget = true;
        tokenizer.diamond = false;
        Ok(TokenStream {
            tokenizer: Some(tokenizer),
            last_line: String::new(),
            last_lineno: 0,
            byte_difference: 0,
            ended: false,
        })
    }

    /// The next token; `None` after the last. `reader` gives the lines that it takes, on from those before.
    ///
    /// Raises `SyntaxError` as `tokenize` does, and what `reader` raises.
    pub fn next_token(&mut self, reader: &mut dyn LineReader) -> Result<Option<TokenInfo>, Error> {
        let Some(mut tokenizer) = self.tokenizer.take().filter(|_| !self.ended) else {
            return Ok(None);
        };
        let extra = tokenizer.options.extra_tokens;
        let source = core::mem::take(&mut tokenizer.source);
        let mut tokenizer = tokenizer.rebound(source, with_extra_tokens(extra), Some(reader));
        let token = self.next_of(&mut tokenizer);
        let source = Cow::Owned(core::mem::take(&mut tokenizer.source).into_owned());
        self.tokenizer = Some(tokenizer.rebound(source, with_extra_tokens(extra), None));
        token
    }

    fn next_of(&mut self, tokenizer: &mut Tokenizer<'_>) -> Result<Option<TokenInfo>, Error> {
        let token = match tokenizer.get() {
            Ok(token) => token,
            Err(Halt) => return Err(describe_halt(tokenizer)),
        };
        let extra = tokenizer.options.extra_tokens;
        let mut kind = token.kind;
        self.ended = kind == TokenKind::EndMarker;
        let trailing =
            kind == TokenKind::EndMarker || (kind == TokenKind::Dedent && tokenizer.done() == Done::Eof);
        let has_text = token.col_offset >= 0;
        let mut string = String::from_utf8_lossy(tokenizer.text(&token)).into_owned();
        let literal = kind.is_string_literal();
        let line_start = if literal {
            tokenizer.multi_line_start
        } else {
            tokenizer.line_start
        };
        let lineno = if literal {
            tokenizer.first_lineno
        } else {
            tokenizer.lineno
        };
        let end_lineno = tokenizer.lineno;
        let mut line_changed = true;
        let line = if extra && trailing {
            String::new()
        } else {
            if tokenizer.lineno != self.last_lineno {
                let mut end = tokenizer.inp;
                if tokenizer.implicit_newline && end > line_start {
                    end -= 1;
                }
                let text = tokenizer.source.get(line_start..end).unwrap_or_default();
                self.last_line = String::from_utf8_lossy(text).into_owned();
                self.byte_difference = 0;
            } else if self.last_lineno == 0 {
                // No line has been read, so there is none to show: CPython's iterator stops here.
                self.ended = true;
                return Ok(None);
            } else {
                line_changed = false;
            }
            self.last_line.clone()
        };
        self.last_lineno = lineno;
        let (start, end) = (token.start as usize, token.end as usize);
        let mut start_column = -1;
        let mut end_column = -1;
        let mut start_byte = 0;
        if has_text && start >= line_start {
            start_byte = start - line_start;
            if line_changed {
                start_column = characters(&line, 0, start_byte);
                self.byte_difference = start_byte as i64 - i64::from(start_column);
            } else {
                start_column = (start_byte as i64 - self.byte_difference) as i32;
            }
        }
        if has_text && end >= tokenizer.line_start {
            let end_byte = end - tokenizer.line_start;
            if lineno == end_lineno {
                let length = characters(&line, start_byte, end_byte);
                end_column = start_column.saturating_add(length);
                self.byte_difference += (end - start) as i64 - i64::from(length);
            } else {
                let text = tokenizer
                    .source
                    .get(tokenizer.line_start..end)
                    .unwrap_or_default();
                end_column = String::from_utf8_lossy(text).chars().count() as i32;
                self.byte_difference += end_byte as i64 - i64::from(end_column);
            }
        }
        let (mut lineno, mut end_lineno) = (lineno, end_lineno);
        if extra {
            if trailing {
                lineno += 1;
                end_lineno = lineno;
                start_column = 0;
                end_column = 0;
            }
            if kind.is_operator() {
                kind = TokenKind::Op;
            } else if kind == TokenKind::Newline {
                // Of a newline that the source lacks, only a carriage return before it is text.
                if !tokenizer.implicit_newline {
                    string.clear();
                    let return_first = tokenizer.byte(tokenizer.start) == b'\r';
                    string.push_str(if return_first { "\r\n" } else { "\n" });
                }
                end_column += 1;
            } else if kind == TokenKind::Nl && tokenizer.implicit_newline {
                string.clear();
            }
        }
        Ok(Some(TokenInfo {
            kind,
            string,
            start: (lineno, start_column),
            end: (end_lineno, end_column),
            line,
        }))
    }
}

fn with_extra_tokens(extra_tokens: bool) -> Options<'static> {
    Options {
        extra_tokens,
        ..Options::default()
    }
}

fn describe_halt(tokenizer: &Tokenizer<'_>) -> Error {
    if let Some(failure) = &tokenizer.failure {
        return failure.clone();
    }
    let (kind, message) = match tokenizer.done() {
        Done::Eof => {
            let mut error = SyntaxError::new("unexpected EOF in multi-line statement");
            error.lineno = Some(tokenizer.lineno);
            error.offset = Some(tokenizer.inp.saturating_sub(tokenizer.buf) as i32);
            error.end_lineno = i32::try_from(tokenizer.lineno).ok();
            error.args = SyntaxErrorArgs::Message;
            return error.into();
        }
        Done::Dedent => (
            SyntaxErrorKind::Indentation,
            "unindent does not match any outer indentation level",
        ),
        Done::TabSpace => (
            SyntaxErrorKind::Tab,
            "inconsistent use of tabs and spaces in indentation",
        ),
        Done::TooDeep => (SyntaxErrorKind::Indentation, "too many levels of indentation"),
        Done::LineContinuation => (
            SyntaxErrorKind::Syntax,
            "unexpected character after line continuation character",
        ),
        _ => (SyntaxErrorKind::Syntax, "unknown tokenization error"),
    };
    let text = tokenizer
        .source
        .get(tokenizer.buf..tokenizer.inp)
        .unwrap_or_default();
    let text = String::from_utf8_lossy(text.strip_suffix(b"\n").unwrap_or(text)).into_owned();
    let mut error = SyntaxError::new(message);
    error.kind = kind;
    error.lineno = Some(tokenizer.lineno);
    error.offset = Some((text.chars().count() as i32).saturating_add(1));
    error.text = Some(text.into());
    error.into()
}

/// How many characters stand between two bytes of a line; a newline that the line lacks counts too.
fn characters(line: &str, start: usize, end: usize) -> i32 {
    let bytes = line.as_bytes();
    let text = bytes.get(start..end.min(bytes.len())).unwrap_or_default();
    let beyond = end.saturating_sub(bytes.len().max(start));
    (text.iter().filter(|b| **b & 0xC0 != 0x80).count() + beyond) as i32
}
