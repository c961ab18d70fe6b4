//! f-strings (PEP 701) and t-strings (PEP 750): their beginnings, their literal parts and their ends.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use taipan_unicode::Wtf8Buf;

use super::state::{EOF, Halt, Mode, Tokenizer};
use super::{Done, Token};
use crate::token::TokenKind;

/// The greatest depth of f-strings in f-strings, the module included.
const MAX_STRINGS: usize = 150;
/// The greatest depth of replacement fields in format specifications.
const MAX_FIELDS: i32 = 3;

const NEWLINE: i32 = b'\n' as i32;

impl Tokenizer<'_> {
    /// The start token of an f-string or t-string whose prefix and first quote have been read.
    pub(super) fn begin_fstring(&mut self, quote: u8) -> Result<Token, Halt> {
        self.first_lineno = self.lineno;
        self.multi_line_start = self.line_start;
        let mut quote_size = 1;
        if self.rest().starts_with(&[quote, quote]) {
            quote_size = 3;
            self.cur += 2;
        }
        if self.modes.len() >= MAX_STRINGS {
            return Err(self.syntax_error("too many nested f-strings or t-strings"));
        }
        let prefix = self.source.get(self.start..self.cur).unwrap_or_default();
        let has = |letter| prefix.iter().any(|b| b | 0x20 == letter);
        let (raw, template) = (has(b'r'), has(b't'));
        self.modes.push(Mode {
            quote,
            quote_size,
            raw,
            template,
            start: self.start,
            line_start: self.line_start,
            first_lineno: self.lineno,
            ..Mode::string()
        });
        Ok(self.token_here(if template {
            TokenKind::TStringStart
        } else {
            TokenKind::FStringStart
        }))
    }

    /// Takes note of a `:`, `}`, `!` or `{` in a replacement field. Says whether it is a `:` with which a format
    /// specification begins.
    pub(super) fn field_punctuation(&mut self, byte: u8) -> bool {
        let (cur, start) = (self.cur, self.start);
        let Some(mode) = self.string_mode() else {
            return false;
        };
        if mode.field_depth < 0 {
            return false;
        }
        let depth = mode.bracket_depth - i32::from(byte != b'{');
        if depth == 0 || (depth == 1 && (mode.in_debug || mode.in_format_spec)) {
            if byte == b'{' {
                mode.expression_start = cur;
            } else if mode.in_debug || mode.template {
                self.metadata = Some((mode.expression_start as u32, start as u32));
            }
        }
        let Some(mode) = self.string_mode() else {
            return false;
        };
        if byte == b':' && depth == mode.field_depth {
            mode.literal = true;
            mode.in_format_spec = true;
            return true;
        }
        false
    }

    /// Enters a replacement field, whose `{` is next.
    fn enter_field(&mut self) -> Result<(), Halt> {
        let Some(mode) = self.string_mode() else {
            return Ok(());
        };
        mode.field_depth += 1;
        if mode.field_depth >= MAX_FIELDS {
            let message = format!("{}-string: expressions nested too deeply", mode.letter());
            return Err(self.syntax_error(&message));
        }
        mode.literal = false;
        Ok(())
    }

    /// Gives the next token where literal text may stand.
    pub(super) fn get_literal(&mut self) -> Result<Token, Halt> {
        self.start = self.cur;
        self.first_lineno = self.lineno;
        self.multi_line_start = self.line_start;
        self.start_column = self.column();
        if let Some(b'{') = self.rest().first()
            && self.rest().get(1) != Some(&b'{')
        {
            let expression = self.cur + 1;
            if let Some(mode) = self.string_mode() {
                mode.expression_start = expression;
            }
            self.enter_field()?;
            return self.get_normal();
        }
        let mode = *self.mode();
        let quotes = usize::from(mode.quote_size);
        let rest = self.rest();
        if rest.len() >= quotes && rest.iter().take(quotes).all(|b| *b == mode.quote) {
            self.cur += quotes;
            self.modes.pop();
            let kind = if mode.template {
                TokenKind::TStringEnd
            } else {
                TokenKind::FStringEnd
            };
            return Ok(self.token_here(kind));
        }
        self.literal_text(mode)
    }

    /// Leaves the literal text for the field or the stray brace that comes next.
    fn leave_literal(&mut self) {
        if let Some(mode) = self.string_mode() {
            mode.literal = false;
            mode.in_format_spec = false;
        }
    }

    /// A token of literal text: up to a field, the end, or the first of two braces.
    fn literal_text(&mut self, mode: Mode) -> Result<Token, Halt> {
        let kind = if mode.template {
            TokenKind::TStringMiddle
        } else {
            TokenKind::FStringMiddle
        };
        let in_format_spec = mode.in_format_spec && mode.field_depth >= 0;
        let mut unicode_name = false;
        let mut end_quote_size = 0;
        while end_quote_size != mode.quote_size {
            let rest = self.rest();
            let plain = rest
                .iter()
                .position(|b| *b == mode.quote || matches!(b, b'\\' | b'\n' | b'{' | b'}'));
            let plain = plain.unwrap_or(rest.len());
            if plain > 0 {
                end_quote_size = 0;
                self.cur += plain;
            }
            let c = self.nextc();
            if self.failure.is_some() {
                return Err(Halt);
            }
            if c == EOF || (mode.quote_size == 1 && c == NEWLINE) {
                return Err(self.unterminated_fstring(c, &mode, in_format_spec));
            }
            let byte = u8::try_from(c).unwrap_or(0);
            if byte == mode.quote {
                end_quote_size += 1;
                continue;
            }
            end_quote_size = 0;
            match byte {
                b'{' => {
                    let cur = self.cur;
                    if let Some(mode) = self.string_mode() {
                        mode.expression_start = cur;
                    }
                    if self.rest().first() == Some(&b'{') && !in_format_spec {
                        self.cur += 1;
                        return Ok(self.token(kind, self.start, self.cur - 1));
                    }
                    self.backup(c);
                    self.enter_field()?;
                    if let Some(mode) = self.string_mode() {
                        mode.in_format_spec = false;
                    }
                    return Ok(self.token_here(kind));
                }
                b'}' if unicode_name => return Ok(self.token_here(kind)),
                b'}' => {
                    if self.rest().first() == Some(&b'}') && !in_format_spec && mode.bracket_depth == 0 {
                        self.cur += 1;
                        return Ok(self.token(kind, self.start, self.cur - 1));
                    }
                    self.backup(c);
                    self.leave_literal();
                    return Ok(self.token_here(kind));
                }
                b'\\' => {
                    let mut next = self.nextc();
                    if next == i32::from(b'\r') {
                        next = self.nextc();
                    }
                    if next == i32::from(b'{') || next == i32::from(b'}') {
                        if !mode.raw {
                            self.warn_escape(char::from(next as u8));
                        }
                        self.backup(next);
                    } else if !mode.raw && next == i32::from(b'N') && self.rest().first() == Some(&b'{') {
                        self.cur += 1;
                        unicode_name = true;
                    }
                }
                _ => {}
            }
        }
        self.cur = self.cur.saturating_sub(usize::from(mode.quote_size));
        Ok(self.token_here(kind))
    }

    /// Reports an f-string without an end, at its beginning.
    #[cold]
    fn unterminated_fstring(&mut self, c: i32, mode: &Mode, in_format_spec: bool) -> Halt {
        let letter = mode.letter();
        if in_format_spec && c == NEWLINE {
            return self.syntax_error(&format!(
                "{letter}-string: newlines are not allowed in format specifiers for \
                 single quoted {letter}-strings"
            ));
        }
        self.cur = mode.start + 1;
        self.line_start = mode.line_start;
        let detected = self.lineno;
        self.lineno = mode.first_lineno;
        if mode.quote_size == 3 {
            let _: Halt = self.syntax_error(&format!(
                "unterminated triple-quoted {letter}-string literal (detected at line {detected})"
            ));
            if c != NEWLINE {
                self.done = Done::EofInString;
            }
            return Halt;
        }
        self.syntax_error(&format!(
            "unterminated {letter}-string literal (detected at line {detected})"
        ))
    }
}

/// The text of an expression without its comments.
pub(super) fn without_comments(text: &[u8]) -> Wtf8Buf {
    let mut result: Vec<u8> = Vec::with_capacity(text.len());
    let mut open: Option<u8> = None;
    let mut bytes = text.iter().copied();
    while let Some(byte) = bytes.next() {
        match byte {
            b'\\' => {
                result.push(byte);
                result.extend(bytes.next());
                continue;
            }
            b'"' | b'\'' => match open {
                None => open = Some(byte),
                Some(quote) if quote == byte => open = None,
                Some(_) => {}
            },
            b'#' if open.is_none() => {
                if bytes.any(|b| b == b'\n') {
                    result.push(b'\n');
                }
                continue;
            }
            _ => {}
        }
        result.push(byte);
    }
    Wtf8Buf::from(&*String::from_utf8_lossy(&result))
}
