//! How the parts of string literals are put together: adjacent literals, replacement fields, whole f- and t-strings.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use taipan_unicode::{Wtf8, Wtf8Buf};

use super::Strings;
use crate::ast::{Constant, Expr, ExprKind, Interpolation, Location};
use crate::error::Error;
use crate::tokenizer::Token;

/// A conversion or a format specification, and the token whose metadata is the expression's text.
pub type WithText<'t, 'a> = (&'a Expr<'a>, &'t Token);

/// The parts of a replacement field.
struct Field<'t, 'a> {
    conversion: Option<WithText<'t, 'a>>,
    format: Option<WithText<'t, 'a>>,
    closing_brace: &'t Token,
    location: Location,
}

impl<'t> Field<'t, '_> {
    /// The conversion's number: what is given, or `r` for a field with `=` and nothing else.
    fn conversion(&self, debug: bool) -> i32 {
        match &self.conversion {
            Some((expr, _)) => match &expr.kind {
                ExprKind::Name { id, .. } => id.code_points().next().map_or(-1, |first| first as i32),
                _ => -1,
            },
            None if debug && self.format.is_none() => i32::from(b'r'),
            None => -1,
        }
    }

    /// Where the text before conversion, format or brace ends, and the token that knows that text.
    fn text_end(&self) -> (u32, u32, &'t Token) {
        match (&self.conversion, &self.format) {
            (Some((expr, token)), _) => (expr.location.lineno(), expr.location.col_offset(), token),
            (None, Some((expr, token))) => (
                expr.location.lineno(),
                expr.location.col_offset().saturating_add(1),
                token,
            ),
            (None, None) => (
                self.location.end_lineno(),
                self.location.end_col_offset(),
                self.closing_brace,
            ),
        }
    }
}

/// Whether a constant is an empty str.
fn is_empty_text(expr: &Expr<'_>) -> bool {
    matches!(&expr.kind, ExprKind::Constant { value: Constant::Str(text), .. } if text.is_empty())
}

impl<'a> Strings<'_, 'a, '_> {
    /// An f-string of its start token, its parts and its end token.
    ///
    /// Raises `SyntaxError` for escapes that cannot be decoded.
    pub fn joined_str(
        &mut self,
        start: &Token,
        parts: &[&'a Expr<'a>],
        end: &Token,
    ) -> Result<&'a Expr<'a>, Error> {
        let values = self.decode_parts(start, parts, end)?;
        Ok(self.node(ExprKind::JoinedStr { values }, between(start, end)))
    }

    /// A t-string of its start token, its parts and its end token.
    ///
    /// Raises `SyntaxError` for escapes that cannot be decoded.
    pub fn template_str(
        &mut self,
        start: &Token,
        parts: &[&'a Expr<'a>],
        end: &Token,
    ) -> Result<&'a Expr<'a>, Error> {
        let values = self.decode_parts(start, parts, end)?;
        Ok(self.node(ExprKind::TemplateStr { values }, between(start, end)))
    }

    fn node(&self, kind: ExprKind<'a>, location: Location) -> &'a Expr<'a> {
        self.arena.alloc(Expr { kind, location })
    }

    /// Decodes the literal parts, drops empty ones, and takes fields with `=` apart.
    fn decode_parts(
        &mut self,
        start: &Token,
        parts: &[&'a Expr<'a>],
        end: &Token,
    ) -> Result<&'a [&'a Expr<'a>], Error> {
        let raw = self
            .tokenizer
            .text(start)
            .iter()
            .any(|b| matches!(b, b'r' | b'R'));
        let mut values: Vec<&'a Expr<'a>> = Vec::with_capacity(parts.len());
        for part in parts {
            match &part.kind {
                ExprKind::JoinedStr { values: debug } => values.extend_from_slice(debug),
                ExprKind::Constant {
                    value: Constant::Str(text),
                    ..
                } => {
                    let bytes = text.as_bytes();
                    let bytes = match bytes {
                        b"{{" | b"}}" => bytes.get(..1).unwrap_or(bytes),
                        _ => bytes,
                    };
                    let text = match self.decode(bytes, raw, end) {
                        Ok(text) => text,
                        Err(failure) => {
                            let message = super::decode_message(failure);
                            return Err(self.error_over(part.location, &message));
                        }
                    };
                    if !text.is_empty() {
                        values.push(self.constant(Constant::Str(text), None, part.location));
                    }
                }
                _ => values.push(part),
            }
        }
        Ok(self.arena.slice(&values))
    }

    /// Checks that a conversion follows its `!` at once and is `s`, `r` or `a`.
    ///
    /// Raises `SyntaxError` otherwise.
    pub fn check_conversion(&self, exclamation: &Token, conversion: &Expr<'a>) -> Result<(), Error> {
        let letter = self.tokenizer.string_letter();
        let place = conversion.location;
        let column = i32::try_from(place.col_offset()).unwrap_or(i32::MAX);
        if exclamation.lineno != place.lineno() || exclamation.end_col_offset != column {
            let message =
                format!("{letter}-string: conversion type must come right after the exclamation mark");
            let begin = super::location(exclamation);
            let (end_lineno, end_column) = (place.end_lineno(), place.end_col_offset());
            let place = Location::new(begin.lineno(), begin.col_offset(), end_lineno, end_column);
            return Err(self.error_over(place, &message));
        }
        let ExprKind::Name { id, .. } = &conversion.kind else {
            return Ok(());
        };
        if matches!(id.as_bytes(), b"s" | b"r" | b"a") {
            return Ok(());
        }
        let message = format!(
            "{letter}-string: invalid conversion character '{}': expected 's', 'r', or 'a'",
            id.to_string_lossy()
        );
        Err(self.error_over(place, &message))
    }

    /// The format specification of its parts: a `JoinedStr`, always.
    ///
    /// Raises what [`Strings::concatenate_strings`] raises.
    pub fn format_spec(&mut self, parts: &[&'a Expr<'a>], location: Location) -> Result<&'a Expr<'a>, Error> {
        let parts = self
            .arena
            .collect(parts.iter().copied().filter(|part| !is_empty_text(part)));
        match parts {
            [] => {}
            [only] if matches!(only.kind, ExprKind::Constant { .. }) => {}
            _ => return self.concatenate_strings(parts, location),
        }
        Ok(self.node(ExprKind::JoinedStr { values: parts }, location))
    }

    /// A replacement field of an f-string. With `=` (`debug`) it becomes a `JoinedStr` of the expression's text and
    /// the field, which [`Strings::joined_str`] takes apart again.
    ///
    /// Raises `ValueError` for `=` in a field nested so deeply that the tokenizer has no text for it.
    pub fn formatted_value(
        &self,
        expression: &'a Expr<'a>,
        debug: bool,
        conversion: Option<WithText<'_, 'a>>,
        format: Option<WithText<'_, 'a>>,
        closing_brace: &Token,
        location: Location,
    ) -> Result<&'a Expr<'a>, Error> {
        let field = Field {
            conversion,
            format,
            closing_brace,
            location,
        };
        let value = self.node(
            ExprKind::FormattedValue {
                value: expression,
                conversion: field.conversion(debug),
                format_spec: field.format.map(|(expr, _)| expr),
            },
            location,
        );
        if debug {
            self.with_debug_text(value, &field)
        } else {
            Ok(value)
        }
    }

    /// A replacement field of a t-string; with `=` as [`Strings::formatted_value`].
    pub fn interpolation(
        &self,
        expression: &'a Expr<'a>,
        debug: bool,
        conversion: Option<WithText<'_, 'a>>,
        format: Option<WithText<'_, 'a>>,
        closing_brace: &Token,
        location: Location,
    ) -> Result<&'a Expr<'a>, Error> {
        let field = Field {
            conversion,
            format,
            closing_brace,
            location,
        };
        let text = self.tokenizer.metadata(field.text_end().2).unwrap_or_default();
        let shown = if debug { without_equals(&text) } else { &text };
        let value = self.node(
            ExprKind::Interpolation(self.arena.alloc(Interpolation {
                value: expression,
                str: Constant::Str(self.arena.text(shown)),
                conversion: field.conversion(debug),
                format_spec: field.format.map(|(expr, _)| expr),
            })),
            location,
        );
        if debug {
            self.with_debug_text(value, &field)
        } else {
            Ok(value)
        }
    }

    /// A field after the text of its expression.
    fn with_debug_text(&self, value: &'a Expr<'a>, field: &Field<'_, 'a>) -> Result<&'a Expr<'a>, Error> {
        let (end_lineno, end_column, token) = field.text_end();
        let Some(text) = self.tokenizer.metadata(token) else {
            return Err(Error::Value(String::from(
                "field 'value' is required for Constant",
            )));
        };
        let (lineno, column) = (field.location.lineno(), field.location.col_offset());
        let text = self.constant(
            Constant::Str(self.arena.text(&text)),
            None,
            Location::new(
                lineno,
                column.saturating_add(1),
                end_lineno,
                end_column.saturating_sub(1),
            ),
        );
        let values = self.arena.slice(&[text, value]);
        let location = Location::new(lineno, column, end_lineno, end_column);
        Ok(self.node(ExprKind::JoinedStr { values }, location))
    }

    /// One literal of adjacent str, bytes or f-string literals.
    ///
    /// Raises `SyntaxError` for bytes next to str.
    pub fn concatenate_strings(
        &mut self,
        strings: &[&'a Expr<'a>],
        location: Location,
    ) -> Result<&'a Expr<'a>, Error> {
        let (mut text, mut bytes, mut fields) = (false, false, false);
        for string in strings {
            match &string.kind {
                ExprKind::Constant {
                    value: Constant::Bytes(_),
                    ..
                } => bytes = true,
                ExprKind::Constant { .. } => text = true,
                _ => fields = true,
            }
        }
        if (text || fields) && bytes {
            return Err(self.error("cannot mix bytes and nonbytes literals"));
        }
        if fields {
            let values = self.flatten(strings);
            return Ok(self.node(ExprKind::JoinedStr { values }, location));
        }
        let Some(first) = strings.first() else {
            return Err(Error::System(String::from("no strings to concatenate")));
        };
        if strings.len() == 1 {
            return Ok(first);
        }
        let kind = match &first.kind {
            ExprKind::Constant { kind, .. } => *kind,
            _ => None,
        };
        let value = if bytes {
            let mut joined: Vec<u8> = Vec::new();
            for string in strings {
                if let ExprKind::Constant {
                    value: Constant::Bytes(bytes),
                    ..
                } = &string.kind
                {
                    joined.extend_from_slice(bytes);
                }
            }
            Constant::Bytes(self.arena.slice(&joined))
        } else {
            self.join_text(strings)
        };
        Ok(self.constant(value, kind, location))
    }

    /// One t-string of adjacent t-strings.
    pub fn concatenate_tstrings(&mut self, strings: &[&'a Expr<'a>], location: Location) -> &'a Expr<'a> {
        let values = self.flatten(strings);
        self.node(ExprKind::TemplateStr { values }, location)
    }

    /// The text of constants, one after the other.
    fn join_text(&self, constants: &[&'a Expr<'a>]) -> Constant<'a> {
        let mut joined = Wtf8Buf::new();
        for constant in constants {
            if let ExprKind::Constant {
                value: Constant::Str(text),
                ..
            } = &constant.kind
            {
                joined.push_wtf8(text);
            }
        }
        Constant::Str(self.arena.text(&joined))
    }

    /// The parts of f-strings, t-strings and constants in one sequence; constants side by side become one, empty ones
    /// none.
    fn flatten(&self, strings: &[&'a Expr<'a>]) -> &'a [&'a Expr<'a>] {
        let mut parts: Vec<&'a Expr<'a>> = Vec::with_capacity(strings.len());
        for string in strings {
            match &string.kind {
                ExprKind::JoinedStr { values } | ExprKind::TemplateStr { values } => {
                    parts.extend_from_slice(values);
                }
                _ => parts.push(string),
            }
        }
        let is_constant = |expr: &&&Expr<'_>| matches!(expr.kind, ExprKind::Constant { .. });
        let mut values: Vec<&'a Expr<'a>> = Vec::with_capacity(parts.len());
        let mut rest: &[&'a Expr<'a>] = &parts;
        while let Some(first) = rest.first() {
            let constants = rest.iter().take_while(is_constant).count();
            let (run, others) = rest.split_at(constants.max(1));
            rest = others;
            let mut part = *first;
            if let (ExprKind::Constant { kind, .. }, [_, .., last]) = (&first.kind, run) {
                let (begin, end) = (first.location, last.location);
                let location = Location::new(
                    begin.lineno(),
                    begin.col_offset(),
                    end.end_lineno(),
                    end.end_col_offset(),
                );
                part = self.constant(self.join_text(run), *kind, location);
            }
            if !is_empty_text(part) {
                values.push(part);
            }
        }
        self.arena.slice(&values)
    }
}

/// From the beginning of one token to the end of another.
fn between(start: &Token, end: &Token) -> Location {
    let (first, last) = (super::location(start), super::location(end));
    Location::new(
        first.lineno(),
        first.col_offset(),
        last.end_lineno(),
        last.end_col_offset(),
    )
}

/// The text before the `=` of a field, which only white space follows.
fn without_equals(text: &Wtf8) -> &Wtf8 {
    let mut points = text.code_points();
    while let Some(point) = points.next_back() {
        if point == u32::from(b'=') {
            return points.as_wtf8();
        }
    }
    text
}
