//! Number literals.

use alloc::format;

use super::Token;
use super::state::{EOF, Halt, Tokenizer};
use crate::token::TokenKind;

const fn is_digit(c: i32) -> bool {
    matches!(c, 0x30..=0x39)
}

const fn is_hex_digit(c: i32) -> bool {
    matches!(c, 0x30..=0x39 | 0x41..=0x46 | 0x61..=0x66)
}

const fn is(c: i32, a: u8, b: u8) -> bool {
    c == a as i32 || c == b as i32
}

/// Whether `c` can be in a name.
pub(super) const fn is_name_character(c: i32) -> bool {
    matches!(c, 0x30..=0x39 | 0x41..=0x5A | 0x5F | 0x61..=0x7A) || c >= 128
}

fn character(c: i32) -> char {
    u8::try_from(c).map_or('\0', char::from)
}

impl Tokenizer<'_> {
    /// A number that begins with the digit `c`, which has been read.
    pub(super) fn number(&mut self, c: i32) -> Result<Token, Halt> {
        if c == i32::from(b'0') {
            let c = self.nextc();
            if is(c, b'x', b'X') {
                return self.hexadecimal();
            }
            if is(c, b'o', b'O') {
                return self.small_base(8, "octal");
            }
            if is(c, b'b', b'B') {
                return self.small_base(2, "binary");
            }
            return self.leading_zero(c);
        }
        let c = self.decimal_tail()?;
        self.number_tail(c, false)
    }

    fn hexadecimal(&mut self) -> Result<Token, Halt> {
        let mut c = self.nextc();
        loop {
            if c == i32::from(b'_') {
                c = self.nextc();
            }
            if !is_hex_digit(c) {
                self.backup(c);
                return Err(self.syntax_error("invalid hexadecimal literal"));
            }
            while is_hex_digit(c) {
                c = self.nextc();
            }
            if c != i32::from(b'_') {
                break;
            }
        }
        self.end_number(c, "hexadecimal")
    }

    fn small_base(&mut self, base: i32, kind: &str) -> Result<Token, Halt> {
        let zero = i32::from(b'0');
        let mut c = self.nextc();
        loop {
            if c == i32::from(b'_') {
                c = self.nextc();
            }
            if c < zero || c >= zero + base {
                if is_digit(c) {
                    return Err(self.invalid_digit(c, kind));
                }
                self.backup(c);
                return Err(self.syntax_error(&format!("invalid {kind} literal")));
            }
            while c >= zero && c < zero + base {
                c = self.nextc();
            }
            if c != i32::from(b'_') {
                break;
            }
        }
        if is_digit(c) {
            return Err(self.invalid_digit(c, kind));
        }
        self.end_number(c, kind)
    }

    fn invalid_digit(&mut self, c: i32, kind: &str) -> Halt {
        self.syntax_error(&format!("invalid digit '{}' in {kind} literal", character(c)))
    }

    /// A decimal number that begins with zero: only zero itself, and what has a point, exponent or `j`.
    fn leading_zero(&mut self, mut c: i32) -> Result<Token, Halt> {
        loop {
            if c == i32::from(b'_') {
                c = self.nextc();
                if !is_digit(c) {
                    self.backup(c);
                    return Err(self.syntax_error("invalid decimal literal"));
                }
            }
            if c != i32::from(b'0') {
                break;
            }
            c = self.nextc();
        }
        let zeros_end = self.cur;
        let nonzero = is_digit(c);
        if nonzero {
            c = self.decimal_tail()?;
        }
        if c == i32::from(b'.') {
            c = self.nextc();
            return self.number_tail(c, true);
        }
        if is(c, b'e', b'E') || is(c, b'j', b'J') {
            return self.number_tail(c, false);
        }
        if nonzero && !self.options.extra_tokens {
            self.backup(c);
            let column = (self.start + 1).saturating_sub(self.line_start);
            let end_column = zeros_end.saturating_sub(self.line_start);
            return Err(self.syntax_error_between(
                column,
                end_column,
                "leading zeros in decimal integer literals are not permitted; \
                 use an 0o prefix for octal integers",
            ));
        }
        self.end_number(c, "decimal")
    }

    /// Reads digits and underscores; gives the character after them.
    fn decimal_tail(&mut self) -> Result<i32, Halt> {
        loop {
            let digits = self.rest().iter().take_while(|b| b.is_ascii_digit()).count();
            self.cur += digits;
            let c = self.nextc();
            if c != i32::from(b'_') {
                return Ok(c);
            }
            let c = self.nextc();
            if !is_digit(c) {
                self.backup(c);
                return Err(self.syntax_error("invalid decimal literal"));
            }
        }
    }

    /// A fraction, whose first character `c` follows the point.
    pub(super) fn fraction(&mut self, c: i32) -> Result<Token, Halt> {
        self.number_tail(c, true)
    }

    /// What may follow the integer part: fraction, exponent, `j`. `c` is the next character; after a point if
    /// `in_fraction` says so.
    fn number_tail(&mut self, mut c: i32, mut in_fraction: bool) -> Result<Token, Halt> {
        if !in_fraction && c == i32::from(b'.') {
            c = self.nextc();
            in_fraction = true;
        }
        if in_fraction && is_digit(c) {
            c = self.decimal_tail()?;
        }
        if is(c, b'e', b'E') {
            let exponent = c;
            c = self.nextc();
            if is(c, b'+', b'-') {
                c = self.nextc();
                if !is_digit(c) {
                    self.backup(c);
                    return Err(self.syntax_error("invalid decimal literal"));
                }
            } else if !is_digit(c) {
                self.backup(c);
                return self.end_number(exponent, "decimal");
            }
            c = self.decimal_tail()?;
        }
        if is(c, b'j', b'J') {
            c = self.nextc();
            return self.end_number(c, "imaginary");
        }
        self.end_number(c, "decimal")
    }

    /// Ends a number before `c`, which has been read; a name must not follow at once, some keywords may.
    fn end_number(&mut self, c: i32, kind: &str) -> Result<Token, Halt> {
        if is_name_character(c) && c < 128 && !self.options.extra_tokens {
            let keyword = match u8::try_from(c).unwrap_or(0) {
                b'a' => self.follows(b"nd"),
                b'e' => self.follows(b"lse"),
                b'f' => self.follows(b"or"),
                b'i' => matches!(self.rest().first(), Some(b'f' | b'n' | b's')),
                b'o' => self.follows(b"r"),
                b'n' => self.follows(b"ot"),
                _ => false,
            };
            self.backup(c);
            if !keyword {
                return Err(self.syntax_error(&format!("invalid {kind} literal")));
            }
            self.warn_number(kind);
        } else if c != EOF {
            self.backup(c);
        }
        Ok(self.token_here(TokenKind::Number))
    }

    /// Whether the rest of the line begins with a word.
    fn follows(&self, word: &[u8]) -> bool {
        match self.rest().strip_prefix(word) {
            Some(rest) => !is_name_character(rest.first().map_or(EOF, |b| i32::from(*b))),
            None => false,
        }
    }
}
