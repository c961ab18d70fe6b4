//! A format specification, parsed and checked.

use alloc::format;
use alloc::string::String;

use taipan_unicode::{Wtf8, Wtf8Buf};

use crate::Error;

/// Where a value stands in a field wider than it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// `<`
    Left,
    /// `>`
    Right,
    /// `^`
    Center,
    /// `=`: the padding goes between sign and digits.
    AfterSign,
}

/// What separates groups of digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grouping {
    /// Nothing.
    None,
    /// `,` every three digits.
    Comma,
    /// `_` every three digits, every four in bases 2, 8 and 16.
    Underscore,
}

impl Grouping {
    pub(super) fn separator(self) -> &'static str {
        match self {
            Grouping::None => "",
            Grouping::Comma => ",",
            Grouping::Underscore => "_",
        }
    }
}

/// The kinds of value that read specifications differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `str`: type `s` and left alignment by default.
    Str,
    /// `int`: type `d`.
    Int,
    /// `float`.
    Float,
    /// `complex`.
    Complex,
}

/// A format specification: `[[fill]align][sign][z][#][0][width][grouping][.precision[grouping]][type]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spec {
    /// The code point that pads.
    pub fill: u32,
    /// Where the value stands.
    pub align: Align,
    /// `+`, `-`, a space, or none given.
    pub sign: Option<char>,
    /// `z`: a zero result has no minus sign.
    pub no_negative_zero: bool,
    /// `#`
    pub alternate: bool,
    /// The least number of characters.
    pub width: Option<usize>,
    /// What separates the digits before the point.
    pub grouping: Grouping,
    /// Digits after the point, or the most characters of a string.
    pub precision: Option<usize>,
    /// What separates the digits after the point.
    pub fraction_grouping: Grouping,
    /// The code point of the presentation type; 0 where none is given and the kind has no default.
    pub code: u32,
}

impl Spec {
    /// Parses the specification of a value of a kind, whose type's name goes into messages. Raises
    /// `ValueError`.
    pub fn parse(text: &Wtf8, kind: Kind, type_name: &str) -> Result<Spec, Error> {
        let mut input = Input { rest: text };
        let right = kind != Kind::Str;
        let mut spec = Spec {
            fill: u32::from(' '),
            align: if right { Align::Right } else { Align::Left },
            sign: None,
            no_negative_zero: false,
            alternate: false,
            width: None,
            grouping: Grouping::None,
            precision: None,
            fraction_grouping: Grouping::None,
            code: match kind {
                Kind::Str => u32::from('s'),
                Kind::Int => u32::from('d'),
                Kind::Float | Kind::Complex => 0,
            },
        };
        let (mut has_fill, mut has_align) = (false, false);
        let mut ahead = text.code_points();
        let (first, second) = (ahead.next(), ahead.next());
        if let (Some(fill), Some(align)) = (first, second.and_then(alignment)) {
            (spec.fill, spec.align) = (fill, align);
            (has_fill, has_align) = (true, true);
            input.next();
            input.next();
        } else if let Some(align) = first.and_then(alignment) {
            spec.align = align;
            has_align = true;
            input.next();
        }
        if let Some(sign @ (' ' | '+' | '-')) = input.peek().and_then(char::from_u32) {
            spec.sign = Some(sign);
            input.next();
        }
        spec.no_negative_zero = input.take('z');
        spec.alternate = input.take('#');
        if !has_fill && input.take('0') {
            spec.fill = u32::from('0');
            if !has_align && right {
                spec.align = Align::AfterSign;
            }
        }
        spec.width = input.integer()?;
        spec.grouping = input.grouping()?;
        if input.take('.') {
            spec.precision = input.integer()?;
            spec.fraction_grouping = input.grouping()?;
            if spec.precision.is_none() && spec.fraction_grouping == Grouping::None {
                return Err(Error::value("Format specifier missing precision"));
            }
        }
        if let Some(code) = input.next() {
            spec.code = code;
        }
        if input.next().is_some() {
            return Err(invalid(text, type_name));
        }
        spec.check_grouping()?;
        Ok(spec)
    }

    fn check_grouping(&self) -> Result<(), Error> {
        let code = char::from_u32(self.code).unwrap_or('?');
        if self.grouping != Grouping::None
            && !matches!(code, 'd' | 'e' | 'f' | 'g' | 'E' | 'G' | '%' | 'F' | '\0')
            && !(matches!(code, 'b' | 'o' | 'x' | 'X') && self.grouping == Grouping::Underscore)
        {
            return Err(cannot_group(self.grouping, self.code));
        }
        if code == 'n' && self.fraction_grouping != Grouping::None {
            return Err(cannot_group(self.fraction_grouping, self.code));
        }
        Ok(())
    }

    /// The error for a presentation type that a value's type does not have.
    pub(super) fn unknown_code(&self, type_name: &str) -> Error {
        Error::value(format!(
            "Unknown format code '{}' for object of type '{type_name:.200}'",
            quoted(self.code)
        ))
    }
}

fn alignment(code_point: u32) -> Option<Align> {
    Some(match char::from_u32(code_point)? {
        '<' => Align::Left,
        '>' => Align::Right,
        '^' => Align::Center,
        '=' => Align::AfterSign,
        _ => return None,
    })
}

fn invalid(text: &Wtf8, type_name: &str) -> Error {
    let mut message = Wtf8Buf::from("Invalid format specifier '");
    message.push_wtf8(text);
    message.push_str(&format!("' for object of type '{type_name:.200}'"));
    Error::value(message)
}

fn cannot_group(grouping: Grouping, code: u32) -> Error {
    Error::value(format!(
        "Cannot specify '{}' with '{}'.",
        grouping.separator(),
        quoted(code)
    ))
}

/// A presentation type as messages show it.
fn quoted(code: u32) -> String {
    match char::from_u32(code) {
        Some(c @ '!'..='\x7f') => String::from(c),
        _ => format!("\\x{code:x}"),
    }
}

struct Input<'a> {
    rest: &'a Wtf8,
}

impl Input<'_> {
    fn peek(&self) -> Option<u32> {
        self.rest.code_points().next()
    }

    fn next(&mut self) -> Option<u32> {
        let mut rest = self.rest.code_points();
        let next = rest.next();
        self.rest = rest.as_wtf8();
        next
    }

    fn take(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(u32::from(wanted));
        if found {
            self.next();
        }
        found
    }

    /// Digits of any script; `None` when there is none.
    fn integer(&mut self) -> Result<Option<usize>, Error> {
        let mut value = None;
        while let Some(digit) = self.peek().and_then(taipan_unicode::to_decimal) {
            self.next();
            let next =
                isize::checked_mul(value.unwrap_or(0), 10).and_then(|tens| tens.checked_add(digit as isize));
            value = Some(next.ok_or(Error::value("Too many decimal digits in format string"))?);
        }
        Ok(value.map(isize::unsigned_abs))
    }

    fn grouping(&mut self) -> Result<Grouping, Error> {
        const BOTH: &str = "Cannot specify both ',' and '_'.";
        let comma = self.take(',');
        let underscore = self.take('_');
        if underscore && (comma || self.peek() == Some(u32::from(','))) {
            return Err(Error::value(BOTH));
        }
        Ok(match (comma, underscore) {
            (true, _) => Grouping::Comma,
            (_, true) => Grouping::Underscore,
            _ => Grouping::None,
        })
    }
}
