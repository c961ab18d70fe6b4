//! How errors found while tokenizing or parsing get their text, place and source line.

use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;

use taipan_unicode::Wtf8Buf;

use super::state::{Halt, Tokenizer};
use super::{Done, OpenParenthesis};
use crate::error::{Error, SyntaxError, SyntaxErrorArgs, SyntaxErrorKind, Warning};

impl Tokenizer<'_> {
    /// A syntax error at a known place, as the parser raises it.
    ///
    /// Columns are bytes from 1; an `end_column` of 0 or -1 is kept as it is, as Python does where it knows none.
    /// The source line is found in what has been read.
    pub fn error_at(
        &self,
        kind: SyntaxErrorKind,
        message: &str,
        lineno: u32,
        column: i32,
        end_lineno: u32,
        end_column: i32,
    ) -> SyntaxError {
        let text = self.error_line(lineno);
        let offset = character_offset(&text, column);
        let end_offset = if end_column > 0 {
            character_offset(&text, end_column)
        } else {
            end_column
        };
        SyntaxError {
            kind,
            message: Wtf8Buf::from(message),
            lineno: Some(lineno),
            offset: Some(offset),
            end_lineno: Some(i32::try_from(end_lineno).unwrap_or(i32::MAX)),
            end_offset: Some(end_offset),
            text: Some(Wtf8Buf::from(text.as_str())),
            metadata: None,
            args: SyntaxErrorArgs::All,
        }
    }

    /// The line that `SyntaxError.text` shows for an error in line `lineno`.
    ///
    /// The line being read comes with its newline, an earlier one without; files' lines have theirs.
    pub fn error_line(&self, lineno: u32) -> String {
        let line = if self.options.file {
            let line = self.line(lineno);
            let last = self.implicit_newline && line.as_ptr_range().end == self.source.as_ptr_range().end;
            if last {
                line.strip_suffix(b"\n").unwrap_or(line)
            } else {
                line
            }
        } else if self.lineno <= lineno && self.inp > self.buf && !self.reads_prompt() {
            self.source.get(self.line_start..self.inp).unwrap_or_default()
        } else {
            let line = self.line(lineno);
            line.strip_suffix(b"\n").unwrap_or(line)
        };
        String::from_utf8_lossy(line).into_owned()
    }

    /// A line of the source with its newline, counted from 1; empty if there is none.
    pub fn line(&self, lineno: u32) -> &[u8] {
        let mut rest: &[u8] = &self.source;
        for _ in 1..lineno {
            match super::state::find_byte(b'\n', rest) {
                Some(at) => rest = rest.get(at + 1..).unwrap_or_default(),
                None => break,
            }
        }
        match super::state::find_byte(b'\n', rest) {
            Some(at) => rest.get(..=at).unwrap_or(rest),
            None => rest,
        }
    }

    fn reads_prompt(&self) -> bool {
        self.options.interactive && self.reader.is_some()
    }

    /// Raises a `SyntaxError` at the current place.
    #[cold]
    pub(super) fn syntax_error(&mut self, message: &str) -> Halt {
        if self.done != Done::Error {
            let error = self.error_in_line(message, None);
            self.fail(error)
        } else {
            Halt
        }
    }

    /// Raises a `SyntaxError` between two columns of the current line, in bytes from 1.
    #[cold]
    pub(super) fn syntax_error_between(&mut self, column: usize, end_column: usize, message: &str) -> Halt {
        let error = self.error_in_line(message, Some((column, end_column)));
        self.fail(error)
    }

    fn fail(&mut self, error: SyntaxError) -> Halt {
        self.done = Done::Error;
        self.failure = Some(Error::Syntax(Box::new(error)));
        Halt
    }

    /// A `SyntaxError` in the current line: at the current place or between two columns.
    pub(super) fn error_in_line(&self, message: &str, columns: Option<(usize, usize)>) -> SyntaxError {
        let rest = self.source.get(self.line_start..).unwrap_or_default();
        // It is shown up to a null byte.
        let mut lines = rest.split(|byte| matches!(byte, b'\n' | 0));
        let line = lines.next().unwrap_or_default();
        let (offset, end_offset) = match columns {
            None => {
                let before = self.source.get(self.line_start..self.cur).unwrap_or_default();
                let offset = String::from_utf8_lossy(before).chars().count() as i32;
                (offset, offset)
            }
            Some((column, end_column)) => (line_character(line, column), line_character(line, end_column)),
        };
        let lineno = self.lineno;
        SyntaxError {
            kind: SyntaxErrorKind::Syntax,
            message: Wtf8Buf::from(message),
            lineno: Some(lineno),
            offset: Some(offset),
            end_lineno: Some(i32::try_from(lineno).unwrap_or(i32::MAX)),
            end_offset: Some(end_offset),
            text: Some(Wtf8Buf::from(&*String::from_utf8_lossy(line))),
            metadata: None,
            args: SyntaxErrorArgs::All,
        }
    }

    /// Warns of an invalid number literal that a keyword follows.
    pub(super) fn warn_number(&mut self, kind: &str) {
        let message = format!("invalid {kind} literal");
        let error = self.error_in_line(&message, None);
        self.warnings.push(Warning::syntax(message, self.lineno, error));
    }

    /// Warns of a backslash before a brace in an f-string.
    pub(super) fn warn_escape(&mut self, character: char) {
        let what = format!("\"\\{character}\" is an invalid escape sequence. ");
        let hint = format!("Did you mean \"\\\\{character}\"? A raw string is also an option.");
        let error = self.error_in_line(&format!("{what}{hint}"), None);
        let message = format!("{what}Such sequences will not work in the future. {hint}");
        self.warnings.push(Warning::syntax(message, self.lineno, error));
    }

    /// Raises the error for a closing parenthesis that doesn't match the one that is open.
    pub(super) fn mismatch(&mut self, closing: u8, opening: OpenParenthesis) -> Halt {
        let (closing, character) = (char::from(closing), char::from(opening.character));
        let message =
            format!("closing parenthesis '{closing}' does not match opening parenthesis '{character}'");
        if opening.lineno == self.lineno {
            self.syntax_error(&message)
        } else {
            self.syntax_error(&format!("{message} on line {}", opening.lineno))
        }
    }
}

/// How many characters the first `column` bytes of a line are; a character that is cut counts.
pub fn character_offset(line: &str, column: i32) -> i32 {
    let column = usize::try_from(column).unwrap_or(0);
    if column > line.len() {
        // Python counts one character beyond the line, and no more.
        return line.chars().count() as i32 + 1;
    }
    line.char_indices().take_while(|(at, _)| *at < column).count() as i32
}

/// The character, from 1, that the byte `column`, from 1, of a line is in; 0 stays 0.
fn line_character(line: &[u8], column: usize) -> i32 {
    let before = line.get(..column.saturating_sub(1)).unwrap_or(line);
    let characters = before.iter().filter(|b| **b & 0xC0 != 0x80).count() as i32;
    if column == 0 { 0 } else { characters + 1 }
}
