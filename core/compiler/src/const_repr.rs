//! `repr` and `==` of constants, for error messages, duplicate keys and annotations as text.

use alloc::format;
use alloc::string::{String, ToString};
use core::fmt::Write;

use taipan_bytecode::{Const, ConstRef};
use taipan_numeric::BigInt;
use taipan_numeric::float::{Flags, format_double, repr as float_repr};
use taipan_unicode::{Wtf8, is_printable};

/// `repr` of a str.
pub(crate) fn str_repr(text: &Wtf8) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    let quote = quote_for(text.as_bytes());
    quoted.push(quote);
    for code_point in text.code_points() {
        match char::from_u32(code_point) {
            Some(special @ ('\\' | '\'' | '"')) if special == '\\' || special == quote => {
                quoted.push('\\');
                quoted.push(special);
            }
            Some('\t') => quoted.push_str("\\t"),
            Some('\n') => quoted.push_str("\\n"),
            Some('\r') => quoted.push_str("\\r"),
            Some(printable) if is_printable(code_point) => quoted.push(printable),
            // Writing into a String cannot fail.
            _ => drop(match code_point {
                0..=0xff => write!(quoted, "\\x{code_point:02x}"),
                0x100..=0xffff => write!(quoted, "\\u{code_point:04x}"),
                _ => write!(quoted, "\\U{code_point:08x}"),
            }),
        }
    }
    quoted.push(quote);
    quoted
}

/// The quote that needs the fewer escapes.
fn quote_for(bytes: &[u8]) -> char {
    if bytes.contains(&b'\'') && !bytes.contains(&b'"') {
        '"'
    } else {
        '\''
    }
}

/// `repr` of a bytes object.
pub(crate) fn bytes_repr(bytes: &[u8]) -> String {
    let mut quoted = String::with_capacity(bytes.len() + 3);
    let quote = quote_for(bytes);
    quoted.push('b');
    quoted.push(quote);
    for &byte in bytes {
        match byte {
            b'\t' => quoted.push_str("\\t"),
            b'\n' => quoted.push_str("\\n"),
            b'\r' => quoted.push_str("\\r"),
            b'\\' => quoted.push_str("\\\\"),
            _ if char::from(byte) == quote => {
                quoted.push('\\');
                quoted.push(quote);
            }
            b' '..=b'~' => quoted.push(char::from(byte)),
            _ => drop(write!(quoted, "\\x{byte:02x}")),
        }
    }
    quoted.push(quote);
    quoted
}

/// `repr` of a complex number.
pub(crate) fn complex_repr(real: f64, imag: f64) -> String {
    let part = |value: f64, sign: bool| {
        let flags = Flags {
            sign,
            ..Flags::default()
        };
        format_double(value, 'r', 0, flags).unwrap_or_else(|_| float_repr(value))
    };
    if real == 0.0 && real.is_sign_positive() {
        format!("{}j", part(imag, false))
    } else {
        format!("({}{}j)", part(real, false), part(imag, true))
    }
}

/// `repr` of a constant that can be a key of a mapping pattern.
pub(crate) fn constant_repr(constant: &ConstRef) -> String {
    match &**constant {
        Const::None => "None".to_string(),
        Const::True => "True".to_string(),
        Const::False => "False".to_string(),
        Const::Ellipsis => "Ellipsis".to_string(),
        Const::Int(value) => value.to_string(),
        Const::BigInt(value) => value.to_string(),
        Const::Float(value) => float_repr(*value),
        Const::Complex { real, imag } => complex_repr(*real, *imag),
        Const::Str { text, .. } => str_repr(text),
        Const::Bytes(bytes) => bytes_repr(bytes),
        Const::Tuple(_) | Const::FrozenSet(_) | Const::Slice(_) | Const::Code(_) | Const::Packed(_) => {
            "...".to_string()
        }
    }
}

/// A number as real and imaginary part, where equal numbers of different types are equal.
enum Number<'c> {
    Int(i64),
    Big(&'c BigInt),
    Float(f64),
    Complex(f64, f64),
}

fn number(constant: &Const) -> Option<Number<'_>> {
    Some(match constant {
        Const::True => Number::Int(1),
        Const::False => Number::Int(0),
        Const::Int(value) => Number::Int(*value),
        Const::BigInt(value) => Number::Big(value),
        Const::Float(value) => Number::Float(*value),
        Const::Complex { real, imag } if *imag == 0.0 => Number::Float(*real),
        Const::Complex { real, imag } => Number::Complex(*real, *imag),
        _ => return None,
    })
}

/// Whether `float` is exactly `int`.
fn int_equals_float(int: i64, float: f64) -> bool {
    // 2**63 is a float, and no int.
    float < 9_223_372_036_854_775_808.0 && float as i64 == int && (float as i64) as f64 == float
}

fn equal_numbers(left: &Number<'_>, right: &Number<'_>) -> bool {
    match (left, right) {
        (Number::Int(left), Number::Int(right)) => left == right,
        (Number::Big(left), Number::Big(right)) => left == right,
        (Number::Float(left), Number::Float(right)) => left == right,
        (Number::Complex(left, left_imag), Number::Complex(right, right_imag)) => {
            left == right && left_imag == right_imag
        }
        (Number::Int(int), Number::Float(float)) | (Number::Float(float), Number::Int(int)) => {
            int_equals_float(*int, *float)
        }
        (Number::Big(big), Number::Float(float)) | (Number::Float(float), Number::Big(big)) => {
            // A float prints as an int with all its digits.
            let digits = || taipan_numeric::float::format_double(*float, 'f', 0, Default::default());
            float.is_finite()
                && truncated(*float) == *float
                && digits().is_ok_and(|digits| digits == big.to_string())
        }
        _ => false,
    }
}

fn truncated(value: f64) -> f64 {
    // Every float from 2**53 on is whole, and ints that large are the only ones asked about.
    if value.abs() >= 9_007_199_254_740_992.0 {
        value
    } else {
        value as i64 as f64
    }
}

/// Whether two constants are equal as keys of a dict.
pub(crate) fn equal_keys(left: &ConstRef, right: &ConstRef) -> bool {
    if let (Some(left), Some(right)) = (number(left), number(right)) {
        return equal_numbers(&left, &right);
    }
    match (&**left, &**right) {
        (Const::None, Const::None) | (Const::Ellipsis, Const::Ellipsis) => true,
        (Const::Str { text: left, .. }, Const::Str { text: right, .. }) => left == right,
        (Const::Bytes(left), Const::Bytes(right)) => left == right,
        _ => false,
    }
}
