//! Fetching tokens: keywords become classes of their own; names and numbers become expressions.

use alloc::string::String;
use alloc::vec::Vec;

use taipan_numeric::{float, int};
use taipan_unicode::{Form, Wtf8, normalize};

use super::machine::{Abort, Parser};
use super::tables::{FIRST_KEYWORD, KEYWORD_FACTOR, KEYWORD_SLOTS, KEYWORD_WORDS};
use crate::ast::{Complex, Constant, Expr, ExprContext, ExprKind, Identifier, Int, Location, TypeIgnore};
use crate::error::{Error, SyntaxErrorKind};
use crate::grow::{headroom, push};
use crate::token::TokenKind;
use crate::tokenizer::Token;

/// The most decimal digits of an int literal unless the caller says otherwise: `sys.int_info.default_max_str_digits`.
pub const DEFAULT_MAX_STR_DIGITS: u32 = 4300;

/// Where a token stands.
pub(super) fn token_location(token: &Token) -> Location {
    let column = |column: i32| column.max(0) as u32;
    Location::new(
        token.lineno,
        column(token.col_offset),
        token.end_lineno,
        column(token.end_col_offset),
    )
}

impl<'a> Parser<'a, '_, '_> {
    /// Fetches the next token and gives its class.
    pub fn fetch_token(&mut self) -> Result<u8, Abort> {
        if self.arena.allocated_bytes() > self.flags.max_memory {
            return Err(self.abort(Error::Memory));
        }
        let mut token = loop {
            let token = match self.pending_dedents.checked_sub(1) {
                Some(rest) => {
                    self.pending_dedents = rest;
                    let end = self.tokens.last();
                    end.map(|end| Token {
                        kind: TokenKind::Dedent,
                        ..end
                    })
                    .ok_or(Abort)?
                }
                None => match self.tokenizer.next_token() {
                    Ok(token) => token,
                    Err(error) => return Err(self.token_error(error)),
                },
            };
            if token.kind != TokenKind::TypeIgnore {
                break token;
            }
            self.reserve()?;
            let tag = self.token_text(&token);
            let ignore = TypeIgnore {
                lineno: i32::try_from(token.lineno).unwrap_or(i32::MAX),
                tag,
            };
            let ignore = self.arena.alloc(ignore);
            if let Err(error) = push(&mut self.type_ignores, ignore) {
                return Err(self.abort(error));
            }
        };
        // A single statement may end where its input does, without a newline and its dedents.
        if self.single_input && token.kind == TokenKind::EndMarker && self.started {
            self.started = false;
            token.kind = TokenKind::Newline;
            if !self.flags.dont_imply_dedent {
                self.pending_dedents = self.tokenizer.indentation_level();
            }
        } else {
            self.started = true;
        }
        // A string is decoded, copied and joined with its neighbours.
        let bytes = token.end.saturating_sub(token.start) as usize;
        if let Err(error) = headroom(bytes.saturating_mul(3)) {
            return Err(self.abort(error));
        }
        let class = match token.kind {
            TokenKind::Name => {
                self.check_constant(&token)?;
                name_class(self.tokenizer.text(&token))
            }
            kind => kind.number(),
        };
        let room = push(&mut self.classes, class).and_then(|()| self.tokens.push(token));
        if let Err(error) = room {
            return Err(self.abort(error));
        }
        Ok(class)
    }

    /// Keeps the tokenizer's error; the token that it ends with counts as fetched.
    #[cold]
    fn token_error(&mut self, error: Error) -> Abort {
        let lineno = self.tokenizer.lineno();
        let pushed = self.tokens.push(Token {
            kind: TokenKind::ErrorToken,
            level: 0,
            lineno,
            col_offset: -1,
            end_lineno: lineno,
            end_col_offset: -1,
            start: 0,
            end: 0,
            metadata: None,
        });
        if let Err(error) = pushed {
            return self.abort(error);
        }
        self.abort(error)
    }

    /// Makes sure that the arena has room for what is made of a token.
    fn reserve(&mut self) -> Result<(), Abort> {
        match self.arena.reserve() {
            Ok(()) => Ok(()),
            Err(error) => Err(self.abort(error)),
        }
    }

    /// A token's text in the arena.
    pub fn token_text(&self, token: &Token) -> &'a Wtf8 {
        let text = Wtf8::from_bytes(self.tokenizer.text(token)).unwrap_or_default();
        self.arena.text(text)
    }

    /// A name as an identifier: normalized (PEP 3131) and interned.
    pub fn identifier(&self, name: &[u8]) -> Identifier<'a> {
        if name.is_ascii() {
            return self.arena.intern_ascii(name);
        }
        let name = Wtf8::from_bytes(name).unwrap_or_default();
        // The tokenizer lets no other names through where normalization is left out.
        if cfg!(feature = "small") {
            self.arena.intern(name)
        } else {
            self.arena.intern(&normalize(Form::Nfkc, name))
        }
    }

    /// Raises `ValueError` for a name that normalization turns into a constant's.
    fn check_constant(&mut self, token: &Token) -> Result<(), Abort> {
        let text = self.tokenizer.text(token);
        if text.is_ascii() || cfg!(feature = "small") {
            return Ok(());
        }
        let name = Wtf8::from_bytes(text).unwrap_or_default();
        match normalize(Form::Nfkc, name).as_str() {
            Some(constant @ ("None" | "True" | "False")) => {
                let message = alloc::format!("identifier field can't represent '{constant}' constant");
                Err(self.abort(Error::Value(message)))
            }
            _ => Ok(()),
        }
    }

    /// The `Name` that a token is.
    pub fn name(&mut self, number: usize) -> Result<&'a Expr<'a>, Abort> {
        let note = self.notes.get(number.wrapping_sub(self.dropped));
        if let Some(known) = note.and_then(|note| note.leaf) {
            return Ok(known);
        }
        self.reserve()?;
        let (location, text) = self.tokens.place(number).ok_or(Abort)?;
        let id = self.identifier(self.tokenizer.source().get(text).unwrap_or_default());
        let kind = ExprKind::Name {
            id,
            ctx: ExprContext::Load,
        };
        let name = self.arena.alloc(Expr { kind, location });
        if let Some(note) = self.notes.get_mut(number.wrapping_sub(self.dropped)) {
            note.leaf = Some(name);
        }
        Ok(name)
    }

    /// The number that a token is.
    pub fn number(&mut self, number: usize) -> Result<&'a Expr<'a>, Abort> {
        let note = self.notes.get(number.wrapping_sub(self.dropped));
        if let Some(known) = note.and_then(|note| note.leaf) {
            return Ok(known);
        }
        self.reserve()?;
        let token = self.token_at(number).ok_or(Abort)?;
        let text = self.tokenizer.text(&token);
        if let Err(error) = headroom(text.len().saturating_mul(4)) {
            return Err(self.abort(error));
        }
        if text.contains(&b'_') {
            self.since(6, "Underscores in numeric literals are")?;
        }
        let text = self.tokenizer.text(&token);
        let text: Vec<u8> = text.iter().copied().filter(|&c| c != b'_').collect();
        let text = String::from_utf8(text).unwrap_or_default();
        let value = self.parse_number(&token, &text)?;
        let kind = ExprKind::Constant { value, kind: None };
        let number_expr = self.arena.alloc(Expr {
            kind,
            location: token_location(&token),
        });
        if let Some(note) = self.notes.get_mut(number.wrapping_sub(self.dropped)) {
            note.leaf = Some(number_expr);
        }
        Ok(number_expr)
    }

    /// The value of a number literal, given without its underscores.
    fn parse_number(&mut self, token: &Token, text: &str) -> Result<Constant<'a>, Abort> {
        let radix = match text.as_bytes() {
            [b'0', b'x' | b'X', ..] => 16,
            [b'0', b'o' | b'O', ..] => 8,
            [b'0', b'b' | b'B', ..] => 2,
            _ => 10,
        };
        if radix != 10 {
            return Ok(Constant::Int(self.int(text.get(2..).unwrap_or_default(), radix)?));
        }
        if let Some(imaginary) = text.strip_suffix(['j', 'J']) {
            let imag = float_value(imaginary);
            return Ok(Constant::Complex(self.arena.alloc(Complex { real: 0.0, imag })));
        }
        if text.bytes().any(|c| !c.is_ascii_digit()) {
            return Ok(Constant::Float(float_value(text).into()));
        }
        let digits = text.trim_start_matches('0');
        let most = self.flags.max_str_digits as usize;
        if most > 0 && digits.len() > most {
            return Err(self.too_many_digits(token, digits.len()));
        }
        Ok(Constant::Int(self.int(digits, 10)?))
    }

    fn int(&mut self, digits: &str, radix: u32) -> Result<Int<'a>, Abort> {
        if digits.is_empty() {
            return Ok(Int::Small(0.into()));
        }
        match int::from_ascii(digits.as_bytes(), radix, 0) {
            Ok(int::Int::Small(value)) => Ok(Int::Small(value.into())),
            Ok(int::Int::Big(value)) => Ok(Int::Big {
                negative: false,
                digits: self.arena.slice(&value.magnitude().to_u32_digits()),
            }),
            Err(_) => Err(self.abort(Error::Memory)),
        }
    }

    #[cold]
    fn too_many_digits(&mut self, token: &Token, digits: usize) -> Abort {
        let most = self.flags.max_str_digits;
        let message = alloc::format!(
            "Exceeds the limit ({most} digits) for integer string conversion: value has {digits} digits; use \
             sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to \
             avoid decimal conversion limits."
        );
        let (first, last) = (token.lineno, token.end_lineno);
        let error = self
            .tokenizer
            .error_at(SyntaxErrorKind::Syntax, &message, first, 0, last, 0);
        self.abort(Error::from(error))
    }
}

/// The class of a name: that of the keyword it is, if it is one.
#[inline]
fn name_class(name: &[u8]) -> u8 {
    if name.len() > 8 {
        return TokenKind::Name as u8;
    }
    let word = name
        .iter()
        .rev()
        .fold(0_u64, |word, &byte| word << 8 | u64::from(byte));
    let slot = KEYWORD_SLOTS.get((word.wrapping_mul(KEYWORD_FACTOR) >> 57) as usize);
    let number = slot.copied().unwrap_or(u8::MAX);
    match KEYWORD_WORDS.get(usize::from(number)) {
        Some(&keyword) if keyword == word => FIRST_KEYWORD + number,
        _ => TokenKind::Name as u8,
    }
}

/// The float that a literal is.
fn float_value(text: &str) -> f64 {
    float::prefix(text.as_bytes()).map_or(f64::NAN, |(value, _)| value)
}
