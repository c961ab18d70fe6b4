//! The parser: tokens in, tree out.
//!
//! The grammar is `python.gram`; `cargo xtask gen` makes of it the code (`tables`) that the `machine` runs, and the
//! list of its actions (`reduce`). A source that doesn't match is parsed a second time with the grammar's invalid_
//! rules, which find better words than "invalid syntax".
//!
//! Map: `machine` runs the code (`machine::memory` is what it remembers), but for `operators`, which the first pass reads in one go; `tokens` feeds it, `token_list` keeps what it has read, `value` is what it works on, `statements` stops it after each statement, `actions` build the tree, `errors`
//! raise syntax errors.

mod actions;
mod errors;
mod machine;
mod operators;
mod reduce;
mod statements;
mod tables;
mod token_list;
mod tokens;
mod value;

use alloc::vec::Vec;

use machine::Parser;
use value::Value;

use crate::arena::Arena;
use crate::ast::Mod;
use crate::error::{Error, SyntaxError, SyntaxErrorKind, SyntaxErrorMetadata, Warning};
use crate::string::NameLookup;
use crate::token::TokenKind;
use crate::tokenizer::{Done, Token, Tokenizer};

pub use statements::Statements;
pub use tokens::DEFAULT_MAX_STR_DIGITS;

/// As deep as CPython nests its rules.
pub const DEFAULT_MAX_DEPTH: usize = 6000;

/// What is parsed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    /// A module: `exec`.
    File,
    /// One statement, as a prompt reads it: `single`.
    Interactive,
    /// An expression: `eval`.
    Expression,
    /// The type comment of a function (PEP 484): `func_type`.
    FuncType,
}

/// How the parser behaves.
#[derive(Clone, Copy)]
pub struct ParserFlags<'f> {
    /// `<>` in place of `!=`: `CO_FUTURE_BARRY_AS_BDFL` (PEP 401).
    pub barry_as_flufl: bool,
    /// An unfinished block doesn't end with the input: `PyCF_DONT_IMPLY_DEDENT`.
    pub dont_imply_dedent: bool,
    /// Input that ends too early raises `_IncompleteInputError`: `PyCF_ALLOW_INCOMPLETE_INPUT`.
    pub allow_incomplete_input: bool,
    /// The most decimal digits of an int literal; 0 is no limit (`sys.set_int_max_str_digits`).
    pub max_str_digits: u32,
    /// How many rules of the grammar can be nested; beyond that, `MemoryError` is raised. Each takes some 40 bytes.
    pub max_depth: usize,
    /// How many bytes the arena may take; beyond that, `MemoryError` is raised.
    pub max_memory: usize,
    /// The minor version whose language and warnings are wanted: `_feature_version`.
    pub feature_version: u8,
    /// How `\N{...}` finds characters; without it, the feature `names` has a table.
    pub names: Option<NameLookup<'f>>,
}

impl Default for ParserFlags<'_> {
    fn default() -> Self {
        ParserFlags {
            barry_as_flufl: false,
            dont_imply_dedent: false,
            allow_incomplete_input: false,
            max_str_digits: DEFAULT_MAX_STR_DIGITS,
            max_depth: DEFAULT_MAX_DEPTH,
            max_memory: usize::MAX,
            feature_version: 14,
            names: None,
        }
    }
}

/// Parses what the tokenizer gives, into the arena.
///
/// Raises `SyntaxError` and its subclasses, and `MemoryError` for a source that is nested too deeply. Warnings go to
/// `warnings`, in the order of the source.
pub fn parse<'a, 't>(
    arena: &'a Arena,
    tokenizer: &'t mut Tokenizer<'_>,
    mode: Mode,
    flags: ParserFlags<'t>,
    warnings: &'t mut Vec<Warning>,
) -> Result<Mod<'a>, Error> {
    let mut parser = Parser::new(arena, tokenizer, flags, mode == Mode::Interactive, warnings);
    let result = parser.parse(mode);
    parser.warnings.extend(parser.tokenizer.take_warnings());
    result
}

/// Parses one statement as a prompt reads it; `None` if the input has ended.
///
/// Raises what [`parse`] raises.
pub fn parse_interactive<'a, 't>(
    arena: &'a Arena,
    tokenizer: &'t mut Tokenizer<'_>,
    flags: ParserFlags<'t>,
    warnings: &'t mut Vec<Warning>,
) -> Result<Option<Mod<'a>>, Error> {
    let mut parser = Parser::new(arena, tokenizer, flags, true, warnings);
    let result = parser.parse(Mode::Interactive);
    parser.warnings.extend(parser.tokenizer.take_warnings());
    match result {
        Err(_) if parser.exhausted => Ok(None),
        result => result.map(Some),
    }
}

impl<'a> Parser<'a, '_, '_> {
    fn parse(&mut self, mode: Mode) -> Result<Mod<'a>, Error> {
        let start = match mode {
            Mode::File => tables::FILE,
            Mode::Interactive => tables::INTERACTIVE,
            Mode::Expression => tables::EVAL,
            Mode::FuncType => tables::FUNC_TYPE,
        };
        match self.run(start) {
            Ok(Value::Mod(module)) => {
                if mode == Mode::Interactive && self.has_second_statement() {
                    let message = "multiple statements found while compiling a single statement";
                    self.raise_at_last_token(SyntaxErrorKind::Syntax, message);
                    return Err(self.failure.take().unwrap_or(Error::Memory));
                }
                self.arena.reserve()?;
                return Ok(*module);
            }
            // What found no room may have been missed.
            _ if self.arena.reserve().is_err() => return Err(Error::Memory),
            Ok(_) => {}
            // The error that ended the first pass is the result.
            Err(_) if self.failure.is_some() && !self.ends_early() => return Err(self.first_pass_error()),
            Err(_) => {}
        }
        if self.ends_early() {
            self.failure = None;
            self.raise_at_last_token(SyntaxErrorKind::Incomplete, "incomplete input");
            return Err(self.failure.take().unwrap_or(Error::Memory));
        }
        let last_token = self.tokens.last();
        self.begin_second_pass();
        self.tokenizer.stop_reading();
        if self.run(start).is_ok() {
            self.failure = None;
        }
        self.describe_failure(last_token);
        Err(self.take_failure())
    }

    /// Whether more input could have made this valid, and the caller wants to know.
    fn ends_early(&self) -> bool {
        self.flags.allow_incomplete_input
            && matches!(
                self.tokenizer.done(),
                Done::Eof | Done::EofInString | Done::EolInString
            )
    }

    /// An error that the tokenizer or a forced token raised in the first pass.
    fn first_pass_error(&mut self) -> Error {
        self.last_statement = (0, 0);
        if matches!(self.failure, Some(Error::Syntax(_))) && self.tokenizer.done() == Done::Ok {
            self.check_rest();
        }
        self.take_failure()
    }

    /// Finds the words for a failure after the second pass.
    fn describe_failure(&mut self, last_token: Option<Token>) {
        if self.failure.is_some() {
            // What is wrong with later tokens comes first, but not if they have been read.
            if matches!(self.failure, Some(Error::Syntax(_))) && self.tokenizer.done() == Done::Ok {
                self.check_rest();
            }
            return;
        }
        let Some(last) = last_token else {
            self.raise_at_last_token(SyntaxErrorKind::Syntax, "error at start before reading any input");
            return;
        };
        match last.kind {
            TokenKind::Indent => {
                self.raise_at_last_token(SyntaxErrorKind::Indentation, "unexpected indent");
            }
            TokenKind::Dedent => {
                self.raise_at_last_token(SyntaxErrorKind::Indentation, "unexpected unindent");
            }
            _ => {
                let (start, end) = (
                    (last.lineno, last.col_offset),
                    (last.end_lineno, last.end_col_offset),
                );
                self.raise_between("invalid syntax", start, end);
                self.check_rest();
            }
        }
    }

    /// Reads the rest of the source: an error in its tokens replaces the one that was found, and so does a
    /// parenthesis that was opened in an earlier line and is never closed.
    fn check_rest(&mut self) {
        if self.tokenizer.interactive() {
            return;
        }
        let lineno = self.tokens.last().map_or(0, |token| token.lineno);
        loop {
            match self.tokenizer.next_token() {
                Ok(token) if token.kind == TokenKind::EndMarker => return,
                Ok(_) => {}
                // Inside of an f-string, what the expression lacks says more than how the string goes on.
                Err(_) if self.tokenizer.inside_raw_string().is_some() => return,
                Err(error) => {
                    if self.tokenizer.raised() {
                        self.failure = Some(error);
                    } else if self
                        .tokenizer
                        .open_parenthesis()
                        .is_some_and(|open| lineno > open.lineno)
                    {
                        self.raise_unclosed();
                    }
                    return;
                }
            }
        }
    }

    /// Whether anything but comments and blank lines follows a single statement.
    fn has_second_statement(&self) -> bool {
        let end = self.tokens.last().map_or(0, |token| token.end as usize);
        let mut rest = self.tokenizer.source().get(end..).unwrap_or_default();
        loop {
            rest = rest.trim_ascii_start();
            match rest.first() {
                None => return false,
                Some(b'#') => {
                    let comment = rest.iter().position(|&byte| byte == b'\n').unwrap_or(rest.len());
                    rest = rest.get(comment..).unwrap_or_default();
                }
                Some(_) => return true,
            }
        }
    }

    fn take_failure(&mut self) -> Error {
        match self.failure.take() {
            Some(Error::Syntax(mut error)) => {
                self.add_metadata(&mut error);
                Error::Syntax(error)
            }
            Some(error) => error,
            None => Error::from(SyntaxError::new("invalid syntax")),
        }
    }

    /// Adds what `traceback` needs to find misspelled keywords.
    fn add_metadata(&self, error: &mut SyntaxError) {
        let (lineno, col_offset) = self.last_statement;
        let source = taipan_unicode::Wtf8::from_bytes(self.tokenizer.source()).map(|source| source.into());
        error.metadata = Some(alloc::boxed::Box::new(SyntaxErrorMetadata {
            lineno,
            col_offset,
            source,
        }));
    }
}
