//! `"…" % (…)` as an f-string, where the formats are simple.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use taipan_syntax::ast::{Constant, Expr, ExprKind, Location, Operator};
use taipan_unicode::{Wtf8, Wtf8Buf};

use super::Preprocessor;

impl<'a> Preprocessor<'a, '_> {
    /// `"…" % (…)` as an f-string, if every format is `%s`, `%r` or `%a` with at most a width and a precision.
    pub(super) fn format_as_joined_str(
        &self,
        left: &Expr<'a>,
        op: Operator,
        right: &Expr<'a>,
    ) -> Option<ExprKind<'a>> {
        let (
            Operator::Mod,
            ExprKind::Constant {
                value: Constant::Str(format),
                ..
            },
            ExprKind::Tuple { elts, .. },
        ) = (op, left.kind, right.kind)
        else {
            return None;
        };
        if elts
            .iter()
            .any(|element| matches!(element.kind, ExprKind::Starred { .. }))
        {
            return None;
        }
        let bytes = format.as_bytes();
        let mut values: Vec<&'a Expr<'a>> = Vec::new();
        let mut arguments = elts.iter();
        let mut position = 0;
        loop {
            if let Some(literal) = self.format_literal(format, &mut position) {
                values.push(literal);
            }
            if position >= bytes.len() {
                break;
            }
            let argument = arguments.next()?;
            position += 1;
            values.push(self.format_field(bytes, &mut position, argument)?);
        }
        if arguments.next().is_some() {
            return None;
        }
        Some(ExprKind::JoinedStr {
            values: self.arena.slice(&values),
        })
    }

    /// The text from `position` up to the next format, `%%` meaning `%`.
    fn format_literal(&self, format: &Wtf8, position: &mut usize) -> Option<&'a Expr<'a>> {
        let bytes = format.as_bytes();
        let start = *position;
        let mut at = start;
        let mut has_percents = false;
        loop {
            match (bytes.get(at), bytes.get(at + 1)) {
                (Some(b'%'), Some(b'%')) => {
                    has_percents = true;
                    at += 2;
                }
                (None | Some(b'%'), _) => break,
                (Some(_), _) => at += 1,
            }
        }
        *position = at;
        let text = format.slice(start, at).filter(|text| !text.is_empty())?;
        let text = if has_percents {
            let mut unescaped = Wtf8Buf::with_capacity(text.len());
            let mut rest = text.code_points();
            while let Some(code_point) = rest.next() {
                unescaped.push(code_point);
                if code_point == u32::from(b'%') {
                    rest.next();
                }
            }
            self.arena.text(&unescaped)
        } else {
            self.arena.text(text)
        };
        Some(self.string(text))
    }

    /// A string that stands nowhere in the source.
    fn string(&self, text: &'a Wtf8) -> &'a Expr<'a> {
        let kind = ExprKind::Constant {
            value: Constant::Str(text),
            kind: None,
        };
        self.arena.alloc(Expr {
            kind,
            location: Location::default(),
        })
    }

    /// One format after its `%`, applied to `argument`.
    fn format_field(
        &self,
        bytes: &[u8],
        position: &mut usize,
        argument: &'a Expr<'a>,
    ) -> Option<&'a Expr<'a>> {
        let mut left_justified = false;
        let mut byte = next_byte(bytes, position)?;
        while let b'-' | b'+' | b' ' | b'#' | b'0' = byte {
            left_justified |= byte == b'-';
            byte = next_byte(bytes, position)?;
        }
        let width = short_number(bytes, position, &mut byte)?;
        let mut precision = None;
        if byte == b'.' {
            byte = next_byte(bytes, position)?;
            precision = Some(short_number(bytes, position, &mut byte)?.unwrap_or(0));
        }
        if !matches!(byte, b's' | b'r' | b'a') {
            return None;
        }
        let mut spec = String::new();
        if !left_justified && width.is_some_and(|width| width > 0) {
            spec.push('>');
        }
        if let Some(width) = width {
            spec.push_str(&format!("{width}"));
        }
        if let Some(precision) = precision {
            spec.push_str(&format!(".{precision}"));
        }
        let format_spec = (!spec.is_empty()).then(|| self.string(self.arena.text(Wtf8::new(&spec))));
        let kind = ExprKind::FormattedValue {
            value: argument,
            conversion: i32::from(byte),
            format_spec,
        };
        Some(self.arena.alloc(Expr {
            kind,
            location: argument.location,
        }))
    }
}

/// The byte at `position`, which moves past it.
fn next_byte(bytes: &[u8], position: &mut usize) -> Option<u8> {
    let byte = *bytes.get(*position)?;
    *position += 1;
    Some(byte)
}

/// The number that begins with `byte`, if it does; `byte` becomes what follows. A number of three digits is none of ours.
fn short_number(bytes: &[u8], position: &mut usize, byte: &mut u8) -> Option<Option<u32>> {
    let mut value: Option<u32> = None;
    let mut digits = 0;
    while byte.is_ascii_digit() {
        value = Some(value.unwrap_or(0) * 10 + u32::from(*byte - b'0'));
        *byte = next_byte(bytes, position)?;
        digits += 1;
        if digits >= 3 {
            return None;
        }
    }
    Some(value)
}
