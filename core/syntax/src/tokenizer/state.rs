//! The tokenizer's state: the source, the place in it, the stacks; how it goes on to the next line and character.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use taipan_unicode::Wtf8Buf;

use super::{Done, LineReader, OpenParenthesis, Options, Token};
use crate::error::{Error, SyntaxErrorKind, Warning};
use crate::grow::headroom;
use crate::token::TokenKind;

/// What `nextc` gives when there is no further character.
pub(super) const EOF: i32 = -1;
/// The value of `start` while no token has begun.
pub(super) const NONE: usize = usize::MAX;
/// The greatest source: beyond it columns would not fit.
const MAX_SOURCE: usize = i32::MAX as usize;

/// The tokenizer met an error; `done` and `failure` say which.
pub(super) struct Halt;

/// What the tokenizer is in: the module itself (the lowest mode) or an f-string or t-string.
#[derive(Clone, Copy)]
pub(super) struct Mode {
    /// Whether literal text of an f-string comes next, and not tokens.
    pub literal: bool,
    /// How many brackets are open in this string's replacement fields.
    pub bracket_depth: i32,
    /// The bracket depth of the innermost replacement field; -1 outside of them.
    pub field_depth: i32,
    /// The string's quote character.
    pub quote: u8,
    /// 1 or 3.
    pub quote_size: u8,
    /// Whether backslashes are literal.
    pub raw: bool,
    /// Whether it is a t-string.
    pub template: bool,
    /// Whether a format specification is being read.
    pub in_format_spec: bool,
    /// Whether the innermost field had a `=`.
    pub in_debug: bool,
    /// Where the string's prefix begins.
    pub start: usize,
    /// Where the line of the prefix begins.
    pub line_start: usize,
    /// The line of the prefix.
    pub first_lineno: u32,
    /// Where the expression of the last field begins.
    pub expression_start: usize,
}

impl Mode {
    const MODULE: Mode = Mode {
        literal: false,
        bracket_depth: 0,
        field_depth: -1,
        quote: 0,
        quote_size: 0,
        raw: false,
        template: false,
        in_format_spec: false,
        in_debug: false,
        start: 0,
        line_start: 0,
        first_lineno: 0,
        expression_start: 0,
    };

    /// A mode in which an f-string begins.
    pub(super) fn string() -> Mode {
        Mode {
            literal: true,
            ..Mode::MODULE
        }
    }

    /// The letter that error messages name the string by.
    pub(super) fn letter(&self) -> char {
        if self.template { 't' } else { 'f' }
    }
}

/// Turns source text into tokens.
pub struct Tokenizer<'s> {
    pub(super) source: Cow<'s, [u8]>,
    pub(super) reader: Option<&'s mut dyn LineReader>,
    pub(super) options: Options<'s>,
    /// The next byte to read.
    pub(super) cur: usize,
    /// The end of the line being read.
    pub(super) inp: usize,
    /// Where the lines that the current token may span begin.
    pub(super) buf: usize,
    /// Where the current line begins.
    pub(super) line_start: usize,
    /// Where the line begins in which the last string literal began.
    pub(super) multi_line_start: usize,
    /// Where the current token begins, or `NONE`.
    pub(super) start: usize,
    /// The column of `start`.
    pub(super) start_column: usize,
    pub(super) lineno: u32,
    /// The line in which the last string literal began.
    pub(super) first_lineno: u32,
    pub(super) done: Done,
    pub(super) failure: Option<Error>,
    /// Whether a logical line begins.
    pub(super) at_line_beginning: bool,
    /// The last comment stood on a line of its own (extra tokens).
    pub(super) comment_newline: bool,
    /// The current line, or the last one of a whole source, had no newline and got one.
    pub(super) implicit_newline: bool,
    /// Columns of the indentations, counted with tabs of 8 and with tabs of 1.
    pub(super) indentations: Vec<(u32, u32)>,
    /// Indents (or, negative, dedents) still to give.
    pub(super) pending: i32,
    pub(super) parentheses: Vec<OpenParenthesis>,
    pub(super) modes: Vec<Mode>,
    /// The range that the next token gets as its metadata.
    pub(super) metadata: Option<(u32, u32)>,
    pub(super) warnings: Vec<Warning>,
    pub(super) encoding: Option<String>,
    /// The lines hold `\r`, which strings keep and other places skip.
    pub(super) carriage_returns: bool,
    /// Lines that were read may be forgotten.
    pub(super) forget: bool,
    pub(super) stopped: bool,
    /// What is wrong with the line after the source, which is not read.
    pub(super) unread: Option<Error>,
    /// Whether `<>` is one token, for the parser to judge.
    pub(super) diamond: bool,
}

impl<'s> Tokenizer<'s> {
    pub(super) fn new(source: Cow<'s, [u8]>, options: Options<'s>) -> Result<Tokenizer<'s>, Error> {
        if source.len() >= MAX_SOURCE {
            return Err(Error::Overflow(String::from(
                "Parser column offset overflow - source line is too big",
            )));
        }
        headroom(0)?;
        let mut indentations = Vec::with_capacity(8);
        indentations.push((0, 0));
        let mut modes = Vec::with_capacity(2);
        modes.push(Mode::MODULE);
        Ok(Tokenizer {
            source,
            reader: None,
            options,
            cur: 0,
            inp: 0,
            buf: 0,
            line_start: 0,
            multi_line_start: 0,
            start: NONE,
            start_column: 0,
            lineno: 0,
            first_lineno: 0,
            done: Done::Ok,
            failure: None,
            at_line_beginning: true,
            comment_newline: false,
            implicit_newline: false,
            indentations,
            pending: 0,
            parentheses: Vec::new(),
            modes,
            metadata: None,
            warnings: Vec::new(),
            encoding: None,
            carriage_returns: false,
            forget: false,
            stopped: false,
            unread: None,
            diamond: true,
        })
    }

    /// The same tokenizer, with a source that is as long, and options, that may live longer or shorter, and another reader.
    pub(super) fn rebound<'r>(
        self,
        source: Cow<'r, [u8]>,
        options: Options<'r>,
        reader: Option<&'r mut dyn LineReader>,
    ) -> Tokenizer<'r> {
        Tokenizer {
            source,
            reader,
            options,
            cur: self.cur,
            inp: self.inp,
            buf: self.buf,
            line_start: self.line_start,
            multi_line_start: self.multi_line_start,
            start: self.start,
            start_column: self.start_column,
            lineno: self.lineno,
            first_lineno: self.first_lineno,
            done: self.done,
            failure: self.failure,
            at_line_beginning: self.at_line_beginning,
            comment_newline: self.comment_newline,
            implicit_newline: self.implicit_newline,
            indentations: self.indentations,
            pending: self.pending,
            parentheses: self.parentheses,
            modes: self.modes,
            metadata: self.metadata,
            warnings: self.warnings,
            encoding: self.encoding,
            carriage_returns: self.carriage_returns,
            forget: self.forget,
            stopped: self.stopped,
            unread: self.unread,
            diamond: self.diamond,
        }
    }

    /// Gives the next token; an endless row of `EndMarker` at the end.
    ///
    /// An error is given again by every later call. It has its place and text, as `compile()` raises it.
    #[inline]
    pub fn next_token(&mut self) -> Result<Token, Error> {
        match self.get() {
            Ok(token) => Ok(token),
            Err(Halt) => Err(self.failure_of_halt()),
        }
    }

    /// The error for a halt: the one that was raised, or what `done` stands for.
    #[cold]
    fn failure_of_halt(&mut self) -> Error {
        if let Some(failure) = &self.failure {
            return failure.clone();
        }
        let failure = self.describe_halt();
        self.failure = Some(failure.clone());
        failure
    }

    /// Gives the next token, or stops without turning `done` into an error.
    #[inline]
    pub(super) fn get(&mut self) -> Result<Token, Halt> {
        if self.failure.is_some() {
            return Err(Halt);
        }
        self.metadata = None;
        if self.mode().literal {
            self.get_literal()
        } else {
            self.get_normal()
        }
    }

    /// The text so far, in UTF-8 with `\n` line ends: what tokens' ranges refer to.
    pub fn source(&self) -> &[u8] {
        &self.source
    }

    /// The text of a token.
    #[inline]
    pub fn text(&self, token: &Token) -> &[u8] {
        self.source
            .get(token.start as usize..token.end as usize)
            .unwrap_or_default()
    }

    /// The text of the expression that a token's `metadata` refers to, without comments; `None` without metadata.
    pub fn metadata(&self, token: &Token) -> Option<Wtf8Buf> {
        let (start, end) = token.metadata?;
        let text = self.source.get(start as usize..end as usize).unwrap_or_default();
        Some(super::fstring::without_comments(text))
    }

    /// Why the tokenizer stopped.
    pub fn done(&self) -> Done {
        self.done
    }

    /// Whether the error that `next_token` gave was raised with its own place; those that only end the tokens (a
    /// bad indentation, an unclosed parenthesis) give way to an earlier syntax error.
    pub fn raised(&self) -> bool {
        matches!(
            self.done,
            Done::Error | Done::EofInString | Done::EolInString | Done::Decode
        )
    }

    /// The innermost open parenthesis.
    pub fn open_parenthesis(&self) -> Option<OpenParenthesis> {
        self.parentheses.last().copied()
    }

    /// How many parentheses are open.
    pub fn level(&self) -> usize {
        self.parentheses.len()
    }

    /// Whether the tokenizer is inside of an f-string or t-string, and then whether that is raw.
    pub fn inside_raw_string(&self) -> Option<bool> {
        if self.modes.len() > 1 {
            Some(self.mode().raw)
        } else {
            None
        }
    }

    /// The letter by which error messages name the innermost f-string (`f`) or t-string (`t`).
    pub fn string_letter(&self) -> char {
        self.mode().letter()
    }

    /// The number of the line being read, from 1; 0 before the first.
    pub fn lineno(&self) -> u32 {
        self.lineno
    }

    /// The place in the current line, in bytes.
    pub fn column(&self) -> usize {
        self.cur.saturating_sub(self.line_start)
    }

    /// The encoding that a byte order mark or a PEP 263 comment named.
    pub fn encoding(&self) -> Option<&str> {
        self.encoding.as_deref()
    }

    /// Whether a prompt asks for the lines.
    pub fn interactive(&self) -> bool {
        self.options.interactive
    }

    /// The indentation level: how many blocks are open.
    pub fn indentation_level(&self) -> usize {
        self.indentations.len().saturating_sub(1)
    }

    /// From now on no line is asked for; the tokens end where one would be needed.
    pub fn stop_reading(&mut self) {
        self.stopped = true;
    }

    /// Says whether `<>` is one operator (PEP 401).
    pub fn set_diamond(&mut self, diamond: bool) {
        self.diamond = diamond;
    }

    /// Takes the warnings found since the last call.
    pub fn take_warnings(&mut self) -> Vec<Warning> {
        core::mem::take(&mut self.warnings)
    }

    /// The innermost mode.
    #[inline]
    pub(super) fn mode(&self) -> &Mode {
        self.modes.last().unwrap_or(&Mode::MODULE)
    }

    /// The innermost mode, if it is a string's.
    #[inline]
    pub(super) fn string_mode(&mut self) -> Option<&mut Mode> {
        if self.modes.len() > 1 {
            self.modes.last_mut()
        } else {
            None
        }
    }

    /// The byte at a place; 0 outside of the source.
    #[inline]
    pub(super) fn byte(&self, at: usize) -> u8 {
        self.source.get(at).copied().unwrap_or(0)
    }

    /// What is left of the current line.
    #[inline]
    pub(super) fn rest(&self) -> &[u8] {
        self.source.get(self.cur..self.inp).unwrap_or_default()
    }

    /// Reads the next byte, from the next line if need be; `EOF` at the end and after errors.
    #[inline]
    pub(super) fn nextc(&mut self) -> i32 {
        if self.cur < self.inp {
            let byte = self.byte(self.cur);
            self.cur += 1;
            return i32::from(byte);
        }
        self.nextc_in_next_line()
    }

    #[cold]
    fn nextc_in_next_line(&mut self) -> i32 {
        if self.done != Done::Ok {
            return EOF;
        }
        if !self.underflow() {
            self.cur = self.inp;
            return EOF;
        }
        self.line_start = self.cur;
        if self.cur >= self.inp {
            return EOF;
        }
        let byte = self.byte(self.cur);
        self.cur += 1;
        i32::from(byte)
    }

    /// Steps back over the byte that `nextc` gave.
    #[inline]
    pub(super) fn backup(&mut self, c: i32) {
        if c != EOF {
            self.cur = self.cur.saturating_sub(1);
        }
    }

    /// Makes the next line the current one; `false` at the end.
    fn underflow(&mut self) -> bool {
        if self.reader.is_some() {
            return self.underflow_reader();
        }
        let rest = self.source.get(self.inp..).unwrap_or_default();
        if rest.is_empty() {
            self.done = Done::Eof;
            if self.options.file && self.start == NONE && self.modes.len() == 1 {
                // A file's lines are gone at its end, so that what ends there ends in column 0.
                self.buf = self.cur;
                self.line_start = self.cur;
            }
            if let Some(failure) = self.unread.take() {
                self.done = Done::Decode;
                self.failure = Some(failure);
            }
            return false;
        }
        let length = find_byte(b'\n', rest).map_or(rest.len(), |at| at + 1);
        if self.start == NONE {
            self.buf = self.cur;
        }
        self.line_start = self.cur;
        self.lineno = self.lineno.saturating_add(1);
        self.inp += length;
        true
    }

    fn underflow_reader(&mut self) -> bool {
        if self.stopped {
            self.done = Done::InteractiveStop;
            return false;
        }
        if self.start == NONE && (self.options.interactive || self.modes.len() == 1) {
            if self.forget {
                self.source = Cow::Owned(Vec::new());
                self.cur = 0;
                self.inp = 0;
            }
            self.buf = self.cur;
        }
        let continuation = self.lineno > 0;
        let begin = self.source.len();
        let source = self.source.to_mut();
        let read = match self.reader.as_mut() {
            Some(reader) => reader.read_line(continuation, source),
            None => Ok(()),
        };
        if let Err(error) = read {
            source.truncate(begin);
            self.done = Done::Error;
            self.failure = Some(error);
            return false;
        }
        let line = source.get(begin..).unwrap_or_default();
        if line.is_empty() {
            self.done = Done::Eof;
            return false;
        }
        if !self.carriage_returns && line.contains(&b'\r') {
            let translated = super::source::translate_newlines(line);
            source.truncate(begin);
            source.extend_from_slice(&translated);
        }
        self.implicit_newline = source.last() != Some(&b'\n');
        if self.implicit_newline {
            source.push(b'\n');
        }
        let end = source.len();
        if end >= MAX_SOURCE {
            source.truncate(begin);
            self.done = Done::ColumnOverflow;
            return false;
        }
        self.line_start = self.cur;
        self.lineno = self.lineno.saturating_add(1);
        self.inp = end;
        self.check_line(begin)
    }

    /// Looks for what no line may hold: null bytes and what is not UTF-8.
    fn check_line(&mut self, begin: usize) -> bool {
        let line = self.source.get(begin..).unwrap_or_default();
        if line.contains(&0) {
            let _: Halt = self.syntax_error("source code cannot contain null bytes");
            return false;
        }
        if let Err(error) = core::str::from_utf8(line) {
            let failure = super::source::not_utf8(line, error.valid_up_to(), self.lineno, &self.options);
            self.done = Done::Decode;
            self.failure = Some(failure);
            return false;
        }
        true
    }

    /// A token whose text begins at `start` and ends at `end`.
    #[inline]
    pub(super) fn token(&self, kind: TokenKind, start: usize, end: usize) -> Token {
        Token {
            kind,
            level: self.parentheses.len() as u16,
            lineno: if kind.is_string_literal() {
                self.first_lineno
            } else {
                self.lineno
            },
            col_offset: self.start_column as i32,
            end_lineno: self.lineno,
            end_col_offset: self.column() as i32,
            start: start as u32,
            end: end as u32,
            metadata: self.metadata,
        }
    }

    /// A token from `start` up to the current place.
    #[inline]
    pub(super) fn token_here(&self, kind: TokenKind) -> Token {
        self.token(kind, self.start, self.cur)
    }

    /// A token without text.
    pub(super) fn empty_token(&self, kind: TokenKind) -> Token {
        let here = self.cur as u32;
        Token {
            kind,
            level: self.parentheses.len() as u16,
            lineno: self.lineno,
            col_offset: -1,
            end_lineno: self.lineno,
            end_col_offset: -1,
            start: here,
            end: here,
            metadata: None,
        }
    }

    /// The error for `done`, where none was raised.
    fn describe_halt(&self) -> Error {
        let (kind, message, column) = match self.done {
            Done::Eof => {
                if let Some(open) = self.open_parenthesis() {
                    let message = alloc::format!("'{}' was never closed", char::from(open.character));
                    let column = i32::try_from(open.col_offset)
                        .unwrap_or(i32::MAX)
                        .saturating_add(1);
                    let kind = SyntaxErrorKind::Syntax;
                    return self
                        .error_at(kind, &message, open.lineno, column, open.lineno, 0)
                        .into();
                }
                return self
                    .error_here(SyntaxErrorKind::Syntax, "unexpected EOF while parsing")
                    .into();
            }
            Done::Dedent => {
                let message = "unindent does not match any outer indentation level";
                return self.error_here(SyntaxErrorKind::Indentation, message).into();
            }
            Done::ColumnOverflow => {
                return Error::Overflow(String::from(
                    "Parser column offset overflow - source line is too big",
                ));
            }
            Done::TabSpace => (
                SyntaxErrorKind::Tab,
                "inconsistent use of tabs and spaces in indentation",
                0,
            ),
            Done::TooDeep => (SyntaxErrorKind::Indentation, "too many levels of indentation", 0),
            Done::LineContinuation => (
                SyntaxErrorKind::Syntax,
                "unexpected character after line continuation character",
                self.cur.saturating_sub(self.buf).saturating_sub(1) as i32,
            ),
            _ => (SyntaxErrorKind::Syntax, "unknown parsing error", 0),
        };
        self.error_at(
            kind,
            message,
            self.lineno,
            column.saturating_add(1),
            self.lineno,
            0,
        )
        .into()
    }

    /// An error at the current place.
    fn error_here(&self, kind: SyntaxErrorKind, message: &str) -> crate::error::SyntaxError {
        self.error_at(kind, message, self.lineno, self.column() as i32, self.lineno, -1)
    }
}

/// Where a byte first occurs; looks at eight at a time.
pub(super) fn find_byte(byte: u8, bytes: &[u8]) -> Option<usize> {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x8080_8080_8080_8080;
    let pattern = ONES.wrapping_mul(u64::from(byte));
    let mut at = 0;
    let (chunks, rest) = bytes.as_chunks::<8>();
    for chunk in chunks {
        let word = u64::from_le_bytes(*chunk) ^ pattern;
        let zeros = word.wrapping_sub(ONES) & !word & HIGH;
        if zeros != 0 {
            return Some(at + (zeros.trailing_zeros() / 8) as usize);
        }
        at += 8;
    }
    rest.iter().position(|b| *b == byte).map(|found| at + found)
}
