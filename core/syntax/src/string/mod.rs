//! String literals: from their tokens to constants and to the nodes of f-strings (PEP 701) and t-strings (PEP 750).
//!
//! The parser's actions call the methods of [`Strings`]. `decode.rs` knows the escape sequences, `nodes.rs` how the
//! parts of a literal are put together.

use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use taipan_unicode::Wtf8;

use crate::Arena;
use crate::ast::{Constant, Expr, ExprKind, Location};
use crate::error::{Error, SyntaxErrorKind, UnicodeDecodeError, Warning, WarningCategory};
use crate::token::TokenKind;
use crate::tokenizer::{Token, Tokenizer};

mod decode;
mod nodes;

pub use nodes::WithText;

use decode::{Failure, InvalidEscape};

/// Finds a character by its Unicode name, for `\N{...}`.
pub type NameLookup<'f> = &'f dyn Fn(&str) -> Option<u32>;

/// What reading string literals needs of the parser.
pub struct Strings<'p, 'a, 's> {
    /// Where nodes and their text go.
    pub arena: &'a Arena,
    /// Where the tokens came from.
    pub tokenizer: &'p Tokenizer<'s>,
    /// The last token the parser asked for: where errors are reported that know no better place.
    pub last_token: Token,
    /// Where warnings go; `None` in the parser's second pass, which would give them again.
    pub warnings: Option<&'p mut Vec<Warning>>,
    /// How names of characters are looked up; the feature `names` has a table for when there is no function.
    pub lookup: Option<NameLookup<'p>>,
    /// The minor version of the grammar: before 12, invalid escapes are a `DeprecationWarning`.
    pub feature_version: u8,
}

impl<'a> Strings<'_, 'a, '_> {
    /// The constant of a `String` token.
    ///
    /// Raises `SyntaxError` for escapes that cannot be decoded and for bytes beyond ASCII.
    pub fn constant_from_string(&mut self, token: &Token) -> Result<&'a Expr<'a>, Error> {
        let tokenizer = self.tokenizer;
        let text = tokenizer.text(token);
        let Some(literal) = Literal::split(text) else {
            return Err(Error::System(String::from("bad argument to internal function")));
        };
        let value = if literal.bytes {
            if !literal.body.is_ascii() {
                let message = "bytes can only contain ASCII literal characters";
                return Err(self.error_over(location(token), message));
            }
            if literal.raw || !literal.body.contains(&b'\\') {
                Constant::Bytes(self.arena.slice(literal.body))
            } else {
                let (bytes, invalid) = match decode::bytes(literal.body) {
                    Ok(decoded) => decoded,
                    Err(failure) => return Err(self.decode_error(failure)),
                };
                self.warn_invalid_escape(invalid, literal.body, token, false);
                Constant::Bytes(self.arena.slice(&bytes))
            }
        } else {
            match self.decode(literal.body, literal.raw, token) {
                Ok(text) => Constant::Str(text),
                Err(failure) => return Err(self.decode_error(failure)),
            }
        };
        let kind = text
            .first()
            .filter(|first| **first == b'u')
            .map(|_| self.arena.alloc(self.arena.intern(Wtf8::new("u"))));
        Ok(self.constant(value, kind, location(token)))
    }

    /// The constant of literal text in an f-string, not decoded yet: [`Strings::joined_str`] does that.
    pub fn constant_from_token(&self, token: &Token) -> &'a Expr<'a> {
        let text = self.plain_text(self.tokenizer.text(token));
        self.constant(Constant::Str(text), None, location(token))
    }

    /// The constant of literal text in a format specification.
    ///
    /// Raises `UnicodeDecodeError` for an escape that cannot be decoded.
    pub fn decoded_constant_from_token(&mut self, token: &Token) -> Result<&'a Expr<'a>, Error> {
        let raw = self.tokenizer.inside_raw_string().unwrap_or(false);
        let tokenizer = self.tokenizer;
        let text = tokenizer.text(token);
        match self.decode(text, raw, token) {
            Ok(text) => Ok(self.constant(Constant::Str(text), None, location(token))),
            Err(Failure::Unicode {
                object,
                start,
                end,
                reason,
            }) => Err(Error::Unicode(Box::new(UnicodeDecodeError {
                encoding: "unicodeescape",
                object,
                start,
                end,
                reason,
            }))),
            Err(failure) => Err(self.decode_error(failure)),
        }
    }

    /// Decodes the literal text of a str, and warns of its first invalid escape.
    fn decode(&mut self, text: &[u8], raw: bool, token: &Token) -> Result<&'a Wtf8, Failure> {
        if raw || !text.contains(&b'\\') {
            return Ok(self.plain_text(text));
        }
        let (decoded, invalid) = decode::text(text, self.lookup)?;
        self.warn_invalid_escape(invalid, text, token, true);
        Ok(self.arena.text(&decoded))
    }

    /// The text of bytes that hold no escapes. The source is UTF-8, so nothing is lost.
    fn plain_text(&self, text: &[u8]) -> &'a Wtf8 {
        match core::str::from_utf8(text) {
            Ok(text) => self.arena.text(Wtf8::new(text)),
            Err(_) => self.arena.text(Wtf8::new(&String::from_utf8_lossy(text))),
        }
    }

    fn constant(&self, value: Constant<'a>, kind: Option<&'a &'a Wtf8>, location: Location) -> &'a Expr<'a> {
        self.arena.alloc(Expr {
            kind: ExprKind::Constant { value, kind },
            location,
        })
    }

    /// A `SyntaxError` at the last token.
    fn error(&self, message: &str) -> Error {
        let token = &self.last_token;
        let column = match token.col_offset {
            -1 => self.tokenizer.column() as i32,
            column => column.saturating_add(1),
        };
        let end_column = match token.end_col_offset {
            -1 => -1,
            column => column.saturating_add(1),
        };
        let (lineno, end_lineno) = (token.lineno, token.end_lineno);
        let kind = SyntaxErrorKind::Syntax;
        self.tokenizer
            .error_at(kind, message, lineno, column, end_lineno, end_column)
            .into()
    }

    /// A `SyntaxError` over a place.
    fn error_over(&self, place: Location, message: &str) -> Error {
        let column = |column: u32| i32::try_from(column).unwrap_or(i32::MAX).saturating_add(1);
        let (start, end) = (column(place.col_offset()), column(place.end_col_offset()));
        let kind = SyntaxErrorKind::Syntax;
        self.tokenizer
            .error_at(kind, message, place.lineno(), start, place.end_lineno(), end)
            .into()
    }

    /// The `SyntaxError` that shows, at the last token, why a literal could not be decoded.
    fn decode_error(&self, failure: Failure) -> Error {
        self.error(&decode_message(failure))
    }

    /// Warns of an invalid escape sequence in a literal.
    ///
    /// `widened` says that the place is counted in the text in which CPython has every character beyond ASCII as ten.
    fn warn_invalid_escape(
        &mut self,
        invalid: Option<InvalidEscape>,
        text: &[u8],
        token: &Token,
        widened: bool,
    ) {
        let Some(invalid) = invalid else { return };
        if self.warnings.is_none() {
            return;
        }
        let in_fstring = matches!(
            token.kind,
            TokenKind::FStringMiddle
                | TokenKind::FStringEnd
                | TokenKind::TStringMiddle
                | TokenKind::TStringEnd
        );
        let character = text.get(invalid.at).copied().unwrap_or(0);
        if in_fstring && matches!(character, b'{' | b'}') {
            return;
        }
        let (shown, what) = if matches!(character, b'4'..=b'7') {
            let octal = text
                .get(invalid.at..)
                .unwrap_or_default()
                .get(..3)
                .unwrap_or_default();
            (
                String::from_utf8_lossy(octal).into_owned(),
                "invalid octal escape sequence",
            )
        } else {
            (String::from(char::from(character)), "invalid escape sequence")
        };
        let claim = format!("\"\\{shown}\" is an {what}. ");
        let hint = format!("Did you mean \"\\\\{shown}\"? A raw string is also an option.");
        let message = format!("{claim}Such sequences will not work in the future. {hint}");

        let before = text.get(..invalid.at).unwrap_or_default();
        let newlines = before.iter().filter(|b| **b == b'\n').count();
        let line_start = before.iter().rposition(|b| *b == b'\n').map_or(0, |at| at + 1);
        let in_line = if widened {
            decode::widened_length(text, invalid.at) - decode::widened_length(text, line_start)
        } else {
            invalid.at - line_start
        };
        let lineno = token.lineno.saturating_add(newlines as u32);
        let mut column = in_line as i32;
        if newlines == 0 {
            let literal = self.tokenizer.text(token);
            let quote = literal.first().copied().unwrap_or(0);
            if matches!(quote, b'\'' | b'"') {
                column += literal.iter().take_while(|b| **b == quote).count() as i32;
            }
            column = column.saturating_add(token.col_offset);
        }
        let error = self.tokenizer.error_at(
            SyntaxErrorKind::Syntax,
            &format!("{claim}{hint}"),
            lineno,
            column,
            lineno,
            column.saturating_add(2),
        );
        let mut warning = Warning::syntax(message, lineno, error);
        if self.feature_version < 12 {
            warning.category = WarningCategory::Deprecation;
        }
        if let Some(warnings) = self.warnings.as_mut() {
            warnings.push(warning);
        }
    }
}

/// The message of the `SyntaxError` for a literal that cannot be decoded.
fn decode_message(failure: Failure) -> String {
    match failure {
        Failure::Value(message) => format!("(value error) {message}"),
        #[cfg(not(feature = "names"))]
        Failure::NoNames => {
            String::from("(unicode error) \\N escapes not supported (can't load unicodedata module)")
        }
        Failure::Unicode {
            start, end, reason, ..
        } => {
            let last = end.saturating_sub(1);
            format!(
                "(unicode error) 'unicodeescape' codec can't decode bytes in position {start}-{last}: {reason}"
            )
        }
    }
}

/// A string literal taken apart.
struct Literal<'t> {
    bytes: bool,
    raw: bool,
    /// What stands between the quotes.
    body: &'t [u8],
}

impl<'t> Literal<'t> {
    fn split(text: &'t [u8]) -> Option<Literal<'t>> {
        let prefix = text.iter().position(|b| matches!(b, b'\'' | b'"'))?;
        let (prefix, quoted) = text.split_at_checked(prefix)?;
        let has = |letter| prefix.iter().any(|b| b | 0x20 == letter);
        let quote = *quoted.first()?;
        let size = if quoted.len() >= 6 && quoted.get(1) == Some(&quote) && quoted.get(2) == Some(&quote) {
            3
        } else {
            1
        };
        let body = quoted.get(size..quoted.len().checked_sub(size)?)?;
        Some(Literal {
            bytes: has(b'b'),
            raw: has(b'r'),
            body,
        })
    }
}

/// Where a token stands.
pub(crate) fn location(token: &Token) -> Location {
    Location::new(
        token.lineno,
        token.col_offset.max(0) as u32,
        token.end_lineno,
        token.end_col_offset.max(0) as u32,
    )
}
