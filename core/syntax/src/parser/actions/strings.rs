//! Actions of string literals, f-strings and t-strings.

use alloc::vec::Vec;

use taipan_unicode::{Wtf8, Wtf8Buf};

use super::statements::id_of;
use crate::ast::{Constant, Expr, ExprKind, Location};
use crate::parser::machine::{Abort, Parser, Reduced};
use crate::parser::tokens::token_location;
use crate::parser::value::Value;
use crate::token::TokenKind;
use crate::tokenizer::Token;

/// The text of a `Constant` that is a str.
fn text_of<'a>(expr: &Expr<'a>) -> Option<&'a Wtf8> {
    match expr.kind {
        ExprKind::Constant { value: Constant::Str(text), .. } => Some(text),
        _ => None,
    }
}

fn is_constant(expr: &Expr<'_>) -> bool {
    matches!(expr.kind, ExprKind::Constant { .. })
}

impl<'a> Parser<'a, '_, '_> {
    fn token(&self, token: Value<'a>) -> Result<Token, Abort> {
        token.token().and_then(|number| self.tokens.get(number as usize).copied()).ok_or(Abort)
    }

    fn str_constant(&self, text: &'a Wtf8, kind: Option<&'a Wtf8>, location: Location) -> &'a Expr<'a> {
        let kind = ExprKind::Constant { value: Constant::Str(text), kind };
        self.arena.alloc(Expr { kind, location })
    }

    /// Literal text of an f-string, not decoded yet.
    pub fn constant_from_token(&mut self, token: Value<'a>) -> Reduced<'a> {
        let token = self.token(token)?;
        let text = self.token_text(&token);
        Ok(Value::Expr(self.str_constant(text, None, token_location(&token))))
    }

    /// Literal text of a format specification.
    pub fn decoded_constant_from_token(&mut self, token: Value<'a>) -> Reduced<'a> {
        let token = self.token(token)?;
        let raw = self.tokenizer.inside_raw_string().unwrap_or(false);
        let text = self.tokenizer.text(&token).to_vec();
        let text = self.decode_text(&text, raw, &token)?;
        Ok(Value::Expr(self.str_constant(text, None, token_location(&token))))
    }

    /// A string or bytes literal.
    pub fn constant_from_string(&mut self, token: Value<'a>) -> Reduced<'a> {
        let token = self.token(token)?;
        let value = self.parse_literal(&token)?;
        let text = self.tokenizer.text(&token);
        let kind = if text.first() == Some(&b'u') { Some(self.arena.intern(Wtf8::new("u"))) } else { None };
        let kind = ExprKind::Constant { value, kind };
        Ok(Value::Expr(self.arena.alloc(Expr { kind, location: token_location(&token) })))
    }

    /// Whether the innermost string with replacement fields is an f-string or a t-string.
    fn string_letter(&self) -> char {
        let mut depth = 0;
        for token in self.tokens.iter().rev() {
            match token.kind {
                TokenKind::FStringEnd | TokenKind::TStringEnd => depth += 1,
                TokenKind::FStringStart | TokenKind::TStringStart if depth > 0 => depth -= 1,
                TokenKind::FStringStart => return 'f',
                TokenKind::TStringStart => return 't',
                _ => {}
            }
        }
        'f'
    }

    pub fn check_conversion(&mut self, mark: Value<'a>, conversion: Value<'a>) -> Reduced<'a> {
        let token = self.token(mark)?;
        let Some(name) = conversion.expr() else { return Ok(Value::Null) };
        let place = token_location(&token);
        if place.lineno() != name.location.lineno() || place.end_col_offset() != name.location.col_offset() {
            let letter = self.string_letter();
            let message =
                alloc::format!("{letter}-string: conversion type must come right after the exclamation mark");
            return self.raise_range(mark, conversion, &message);
        }
        Ok(Value::WithToken(name, mark.token().unwrap_or_default()))
    }

    pub fn full_format_spec(&mut self, colon: Value<'a>, spec: Value<'a>) -> Reduced<'a> {
        let is_empty = |expr: &&Expr<'a>| text_of(expr).is_some_and(Wtf8::is_empty);
        let spec: Vec<_> = spec.exprs().iter().copied().filter(|expr| !is_empty(expr)).collect();
        let values = match &*spec {
            [] => &[],
            [single] if is_constant(single) => self.arena.slice(&spec),
            _ => {
                let spec = Value::Exprs(self.arena.slice(&spec));
                let spec = self.concatenate_strings(spec)?;
                return Ok(match spec.expr() {
                    Some(spec) => Value::WithToken(spec, colon.token().unwrap_or_default()),
                    None => Value::Null,
                });
            }
        };
        let spec = Expr { kind: ExprKind::JoinedStr { values }, location: self.location() };
        Ok(Value::WithToken(self.arena.alloc(spec), colon.token().unwrap_or_default()))
    }

    /// The conversion of a replacement field: a character, or -1.
    fn conversion(&mut self, debug: Value<'a>, conversion: Value<'a>, format: Value<'a>) -> Result<i32, Abort> {
        let Value::WithToken(name, _) = conversion else {
            // `=` alone shows the repr.
            return Ok(if !debug.is_null() && format.is_null() { i32::from(b'r') } else { -1 });
        };
        let id = id_of(Value::Expr(name)).unwrap_or_default();
        match id.as_bytes() {
            [c @ (b's' | b'r' | b'a')] => Ok(i32::from(*c)),
            _ => {
                let letter = self.string_letter();
                let message = alloc::format!(
                    "{letter}-string: invalid conversion character '{}': expected 's', 'r', or 'a'",
                    id.to_string_lossy()
                );
                match self.raise_at(Value::Expr(name), &message) {
                    Err(abort) => Err(abort),
                    Ok(_) => Err(Abort),
                }
            }
        }
    }

    /// The text of a replacement field's expression, and where it ends.
    fn field_text(
        &self,
        conversion: Value<'a>,
        format: Value<'a>,
        brace: Value<'a>,
        location: Location,
    ) -> (&'a Wtf8, (u32, u32)) {
        let (token, end) = match (conversion, format) {
            (Value::WithToken(name, token), _) => (token, (name.location.lineno(), name.location.col_offset())),
            (_, Value::WithToken(spec, token)) => (token, (spec.location.lineno(), spec.location.col_offset() + 1)),
            _ => (brace.token().unwrap_or_default(), (location.end_lineno(), location.end_col_offset())),
        };
        let text = self.tokens.get(token as usize).and_then(|token| self.tokenizer.metadata(token));
        (self.arena.text(&text.unwrap_or_default()), end)
    }

    /// A field with `=`: its text, then its value.
    fn debug_field(&self, text: &'a Wtf8, end: (u32, u32), field: &'a Expr<'a>) -> Reduced<'a> {
        let start = field.location;
        let (lineno, column) = (start.lineno(), start.col_offset());
        let place = Location::new(lineno, column + 1, end.0, end.1.saturating_sub(1));
        let values = self.arena.slice(&[self.str_constant(text, None, place), field]);
        let location = Location::new(lineno, column, end.0, end.1);
        Ok(Value::Expr(self.arena.alloc(Expr { kind: ExprKind::JoinedStr { values }, location })))
    }

    pub fn formatted_value(
        &mut self,
        value: Value<'a>,
        debug: Value<'a>,
        conversion: Value<'a>,
        format: Value<'a>,
        brace: Value<'a>,
    ) -> Reduced<'a> {
        let number = self.conversion(debug, conversion, format)?;
        let Some(value) = value.expr() else { return Ok(Value::Null) };
        let format_spec = if let Value::WithToken(spec, _) = format { Some(spec) } else { None };
        let location = self.location();
        let kind = ExprKind::FormattedValue { value, conversion: number, format_spec };
        let field = self.arena.alloc(Expr { kind, location });
        if debug.is_null() {
            return Ok(Value::Expr(field));
        }
        let (text, end) = self.field_text(conversion, format, brace, location);
        self.debug_field(text, end, field)
    }

    pub fn interpolation(
        &mut self,
        value: Value<'a>,
        debug: Value<'a>,
        conversion: Value<'a>,
        format: Value<'a>,
        brace: Value<'a>,
    ) -> Reduced<'a> {
        let number = self.conversion(debug, conversion, format)?;
        let Some(value) = value.expr() else { return Ok(Value::Null) };
        let format_spec = if let Value::WithToken(spec, _) = format { Some(spec) } else { None };
        let location = self.location();
        let (text, end) = self.field_text(conversion, format, brace, location);
        let mut source = Wtf8Buf::from(text);
        if !debug.is_null() {
            let is_end = |c: u32| c == u32::from(b'=') || taipan_unicode::is_whitespace(c);
            while source.code_points().next_back().is_some_and(is_end) {
                source.pop();
            }
        }
        let str = Constant::Str(self.arena.text(&source));
        let kind = ExprKind::Interpolation { value, str, conversion: number, format_spec };
        let field = self.arena.alloc(Expr { kind, location });
        if debug.is_null() {
            return Ok(Value::Expr(field));
        }
        self.debug_field(text, end, field)
    }

    /// The parts between the quotes: debug fields taken apart, literal text decoded, empty text dropped.
    fn parts(&mut self, start: Token, parts: Value<'a>, end: Token) -> Result<&'a [&'a Expr<'a>], Abort> {
        let raw = self.tokenizer.text(&start).iter().any(|c| matches!(c, b'r' | b'R'));
        let mut values: Vec<&'a Expr<'a>> = Vec::new();
        for part in parts.exprs() {
            let inner = match &part.kind {
                ExprKind::JoinedStr { values } => *values,
                _ => core::slice::from_ref(part),
            };
            for &item in inner {
                let Some(text) = text_of(item) else {
                    values.push(item);
                    continue;
                };
                let bytes = match text.as_bytes() {
                    b"{{" => b"{",
                    b"}}" => b"}",
                    bytes => bytes,
                };
                let raw = raw || !bytes.contains(&b'\\');
                let decoded = self.decode_text(bytes, raw, &end)?;
                if !decoded.is_empty() {
                    values.push(self.str_constant(decoded, None, item.location));
                }
            }
        }
        Ok(self.arena.slice(&values))
    }

    pub fn joined_str(&mut self, start: Value<'a>, parts: Value<'a>, end: Value<'a>) -> Reduced<'a> {
        let (start, end) = (self.token(start)?, self.token(end)?);
        let values = self.parts(start, parts, end)?;
        let location = token_location(&start).to(token_location(&end));
        Ok(Value::Expr(self.arena.alloc(Expr { kind: ExprKind::JoinedStr { values }, location })))
    }

    pub fn template_str(&mut self, start: Value<'a>, parts: Value<'a>, end: Value<'a>) -> Reduced<'a> {
        let (start, end) = (self.token(start)?, self.token(end)?);
        let values = self.parts(start, parts, end)?;
        let location = token_location(&start).to(token_location(&end));
        Ok(Value::Expr(self.arena.alloc(Expr { kind: ExprKind::TemplateStr { values }, location })))
    }

    /// Adjacent literals become one.
    pub fn concatenate_strings(&mut self, strings: Value<'a>) -> Reduced<'a> {
        let strings = strings.exprs();
        let bytes = |expr: &&Expr<'a>| match expr.kind {
            ExprKind::Constant { value: Constant::Bytes(bytes), .. } => Some(bytes),
            _ => None,
        };
        let byte_literals = strings.iter().filter(|expr| bytes(expr).is_some()).count();
        if byte_literals > 0 {
            if byte_literals < strings.len() {
                return self.raise_last("cannot mix bytes and nonbytes literals");
            }
            if let [single] = strings {
                // The location of a single literal is that of its token: the same.
                return Ok(Value::Expr(single));
            }
            let joined: Vec<u8> = strings.iter().filter_map(bytes).flatten().copied().collect();
            let kind = match strings.first().map(|first| first.kind) {
                Some(ExprKind::Constant { kind, .. }) => kind,
                _ => None,
            };
            let value = Constant::Bytes(self.arena.slice(&joined));
            return self.expression(ExprKind::Constant { value, kind });
        }
        let plain = strings.iter().all(|expr| is_constant(expr));
        if let [single] = strings
            && plain
        {
            return Ok(Value::Expr(single));
        }
        let values = self.folded(strings, !plain);
        match &*values {
            [single] if plain => Ok(Value::Expr(single)),
            values => self.expression(ExprKind::JoinedStr { values: self.arena.slice(values) }),
        }
    }

    pub fn concatenate_tstrings(&mut self, strings: Value<'a>) -> Reduced<'a> {
        let values = self.folded(strings.exprs(), true);
        self.expression(ExprKind::TemplateStr { values: self.arena.slice(&values) })
    }

    /// The parts of all literals in one sequence, text that is adjacent joined.
    fn folded(&self, strings: &'a [&'a Expr<'a>], drop_empty: bool) -> Vec<&'a Expr<'a>> {
        let flat: Vec<&'a Expr<'a>> = strings
            .iter()
            .flat_map(|string| match &string.kind {
                ExprKind::JoinedStr { values } | ExprKind::TemplateStr { values } => *values,
                _ => core::slice::from_ref(string),
            })
            .copied()
            .collect();
        let mut values: Vec<&'a Expr<'a>> = Vec::new();
        for run in flat.chunk_by(|left, right| is_constant(left) && is_constant(right)) {
            let folded = match run {
                [single] => single,
                [first, .., last] => {
                    let mut text = Wtf8Buf::new();
                    for part in run.iter().filter_map(|part| text_of(part)) {
                        text.push_wtf8(part);
                    }
                    let kind = if let ExprKind::Constant { kind, .. } = first.kind { kind } else { None };
                    self.str_constant(self.arena.text(&text), kind, first.location.to(last.location))
                }
                [] => continue,
            };
            if !(drop_empty && text_of(folded).is_some_and(Wtf8::is_empty)) {
                values.push(folded);
            }
        }
        values
    }
}
