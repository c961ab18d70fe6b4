//! `format(value, spec)` for ints, floats and complex numbers.

use alloc::borrow::Cow;
use alloc::string::String;

use num_bigint::BigInt;
use num_traits::ToPrimitive;
use taipan_unicode::Wtf8Buf;

use super::layout::{Groups, Number, in_field};
use super::{Align, Locale, Spec};
use crate::complex::Complex;
use crate::float::{Flags, format_double};
use crate::{Error, int};

/// A precision that C's int cannot hold.
const PRECISION_TOO_BIG: &str = "precision too big";

/// An int of either form, borrowed.
#[derive(Clone, Copy, Debug)]
pub enum Integer<'a> {
    /// A machine int.
    Small(i64),
    /// An int of any size.
    Big(&'a BigInt),
}

impl<'a> Integer<'a> {
    pub(super) fn to_big(self) -> Cow<'a, BigInt> {
        match self {
            Integer::Small(value) => Cow::Owned(BigInt::from(value)),
            Integer::Big(value) => Cow::Borrowed(value),
        }
    }

    pub(super) fn to_text(self, base: u32, uppercase: bool, max_digits: usize) -> Result<String, Error> {
        match self {
            Integer::Small(value) => Ok(int::small_to_radix(value, base, uppercase)),
            Integer::Big(value) if base == 10 => int::to_decimal(value, max_digits),
            Integer::Big(value) => int::to_radix(value, base, uppercase),
        }
    }
}

/// `format(value, spec)` of an int whose type has the given name.
///
/// `max_digits` is `sys.get_int_max_str_digits()`, 0 for none. Raises `ValueError` for what an int cannot be
/// printed as, `OverflowError` for a type `c` or a float type out of range.
pub fn format_int(
    value: Integer<'_>,
    spec: &Spec,
    type_name: &str,
    locale: &Locale<'_>,
    max_digits: usize,
) -> Result<Wtf8Buf, Error> {
    let code = char::from_u32(spec.code);
    let (base, prefix) = match code {
        Some('b') => (2, "0b"),
        Some('o') => (8, "0o"),
        Some('x') => (16, "0x"),
        Some('X') => (16, "0X"),
        Some('d' | 'n' | 'c') => (10, ""),
        Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%') => {
            return format_float(int::to_f64(&value.to_big())?, spec, type_name, locale);
        }
        _ => return Err(spec.unknown_code(type_name)),
    };
    if spec.precision.is_some() {
        return Err(Error::value("Precision not allowed in integer format specifier"));
    }
    if spec.no_negative_zero {
        return Err(Error::value(
            "Negative zero coercion (z) not allowed in integer format specifier",
        ));
    }
    if code == Some('c') {
        return format_character(value, spec);
    }
    let text = value.to_text(base, code == Some('X'), max_digits)?;
    let number = Number {
        negative: text.starts_with('-'),
        prefix: if spec.alternate { prefix } else { "" },
        digits: text.trim_start_matches('-'),
        ..Number::default()
    };
    number.layout(spec, &Groups::of(spec, locale))
}

fn format_character(value: Integer<'_>, spec: &Spec) -> Result<Wtf8Buf, Error> {
    if spec.sign.is_some() {
        return Err(Error::value("Sign not allowed with integer format specifier 'c'"));
    }
    if spec.alternate {
        return Err(Error::value(
            "Alternate form (#) not allowed with integer format specifier 'c'",
        ));
    }
    let value = value
        .to_big()
        .to_isize()
        .ok_or(Error::Overflow("Python int too large to convert to C long"))?;
    let code_point = u32::try_from(value).ok().filter(|c| *c <= 0x10_ffff);
    let mut text = Wtf8Buf::new();
    text.push(code_point.ok_or(Error::Overflow("%c arg not in range(0x110000)"))?);
    // Between sign and digits is before the character.
    let align = if spec.align == Align::AfterSign {
        Align::Right
    } else {
        spec.align
    };
    in_field(&text, 1, &Spec { align, ..*spec })
}

/// The code, precision and flags that a specification gives for a float's text.
fn float_parameters(spec: &Spec, default: char) -> Result<(char, usize, Flags), Error> {
    if spec
        .precision
        .is_some_and(|precision| precision > i32::MAX as usize)
    {
        return Err(Error::value(PRECISION_TOO_BIG));
    }
    let flags = Flags {
        alternate: spec.alternate,
        no_negative_zero: spec.no_negative_zero,
        ..Flags::default()
    };
    let code = match char::from_u32(spec.code) {
        Some('\0') | None => default,
        Some('n') => 'g',
        Some('%') => 'f',
        Some(code) => code,
    };
    Ok(match (spec.precision, code) {
        (None, 'r') => ('r', 0, flags),
        (None, code) => (code, 6, flags),
        (Some(precision), 'r') => ('g', precision, flags),
        (Some(precision), code) => (code, precision, flags),
    })
}

/// `format(value, spec)` of a float whose type has the given name. Raises `ValueError`.
pub fn format_float(value: f64, spec: &Spec, type_name: &str, locale: &Locale<'_>) -> Result<Wtf8Buf, Error> {
    let code = char::from_u32(spec.code);
    if !matches!(code, Some('\0' | 'e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'n' | '%')) {
        return Err(spec.unknown_code(type_name));
    }
    let (letter, precision, mut flags) = float_parameters(spec, 'r')?;
    flags.add_dot_0 = code == Some('\0');
    let percent = code == Some('%');
    let mut text = format_double(
        if percent { value * 100.0 } else { value },
        letter,
        precision,
        flags,
    )?;
    if percent {
        text.push('%');
    }
    Number::of_float(&text).layout(spec, &Groups::of(spec, locale))
}

/// `format(value, spec)` of a complex number whose type has the given name. Raises `ValueError`.
pub fn format_complex(
    value: Complex,
    spec: &Spec,
    type_name: &str,
    locale: &Locale<'_>,
) -> Result<Wtf8Buf, Error> {
    let code = char::from_u32(spec.code);
    if !matches!(code, Some('\0' | 'e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'n')) {
        return Err(spec.unknown_code(type_name));
    }
    let (letter, precision, flags) = float_parameters(spec, 'r')?;
    if spec.fill == u32::from('0') {
        return Err(Error::value(
            "Zero padding is not allowed in complex format specifier",
        ));
    }
    if spec.align == Align::AfterSign {
        return Err(Error::value(
            "'=' alignment flag is not allowed in complex format specifier",
        ));
    }
    let plain = code == Some('\0');
    let imaginary_only = plain && value.real == 0.0 && value.real.is_sign_positive();
    let real = format_double(value.real, letter, precision, flags)?;
    let imag = format_double(value.imag, letter, precision, flags)?;
    let groups = Groups::of(spec, locale);
    let unpadded = Spec {
        width: None,
        align: Align::Left,
        ..*spec
    };
    let mut text = Wtf8Buf::new();
    if plain && !imaginary_only {
        text.push_str("(");
    }
    let mut imag_spec = unpadded;
    if !imaginary_only {
        text.push_wtf8(&Number::of_float(&real).layout(&unpadded, &groups)?);
        imag_spec.sign = Some('+');
    }
    text.push_wtf8(&Number::of_float(&imag).layout(&imag_spec, &groups)?);
    text.push_str(if plain && !imaginary_only { "j)" } else { "j" });
    let characters = text.code_points().count();
    in_field(&text, characters, spec)
}
