//! Text to float, as `float(text)` reads it.

use taipan_unicode::Wtf8;

use super::print::digits_to_f64;
use crate::text::{to_ascii, trim, without_underscores};

/// More bytes than this, and the text is brought to a canonical form first.
const LONG: usize = 400;
/// A float is decided by this many digits and whether any other is not zero.
const DECIDING_DIGITS: usize = 800;

/// `float(text)` for a `str`; `None` where Python raises `ValueError` (`could not convert string to float:
/// …`).
pub fn from_text(text: &Wtf8) -> Option<f64> {
    from_ascii(&to_ascii(text))
}

/// [`from_text`] for bytes, where only ASCII digits and spaces count.
pub fn from_ascii(text: &[u8]) -> Option<f64> {
    let plain = without_underscores(trim(text))?;
    match prefix(&plain) {
        Some((value, length)) if length == plain.len() => Some(value),
        _ => None,
    }
}

/// The longest float at the start of a text, and its length: C's `strtod`, in Python's grammar (no
/// hexadecimal digits, no underscores). A number beyond the range of floats is an infinity.
pub fn prefix(text: &[u8]) -> Option<(f64, usize)> {
    let (negative, signs) = match text.first() {
        Some(b'-') => (true, 1),
        Some(b'+') => (false, 1),
        _ => (false, 0),
    };
    let number = &text[signs..];
    if let Some((value, length)) = special(number) {
        return Some((if negative { -value } else { value }, signs + length));
    }
    let whole = count_digits(number);
    let mut length = whole;
    let mut fraction = 0;
    if number.get(length) == Some(&b'.') {
        fraction = count_digits(&number[length + 1..]);
        length += 1 + fraction;
    }
    if whole + fraction == 0 {
        return None;
    }
    let mantissa = length;
    if matches!(number.get(length), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(number.get(length + 1), Some(b'+' | b'-')));
        let digits = count_digits(&number[length + 1 + sign..]);
        if digits > 0 {
            length += 1 + sign + digits;
        }
    }
    let value = if length <= LONG && !cfg!(feature = "small") {
        core::str::from_utf8(&number[..length]).ok()?.parse().ok()?
    } else {
        long(
            &number[..whole],
            &number[mantissa - fraction..mantissa],
            &number[mantissa..length],
        )?
    };
    Some((if negative { -value } else { value }, signs + length))
}

/// An infinity or NaN at the start of a text, in words, and its length.
pub(super) fn special(text: &[u8]) -> Option<(f64, usize)> {
    let starts = |word: &[u8]| {
        text.get(..word.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(word))
    };
    if starts(b"infinity") {
        Some((f64::INFINITY, 8))
    } else if starts(b"inf") {
        Some((f64::INFINITY, 3))
    } else if starts(b"nan") {
        Some((f64::NAN, 3))
    } else {
        None
    }
}

fn count_digits(text: &[u8]) -> usize {
    text.iter().take_while(|byte| byte.is_ascii_digit()).count()
}

/// A number whose digits or exponent are too many for the parser of `core`, which stops counting exponents.
fn long(whole: &[u8], fraction: &[u8], exponent: &[u8]) -> Option<f64> {
    let mut digits = alloc::vec::Vec::with_capacity(DECIDING_DIGITS + 1);
    let mut point = whole.len() as i64;
    let mut rest = whole.iter().chain(fraction).copied();
    let mut more = false;
    for digit in rest.by_ref() {
        if digits.is_empty() && digit == b'0' {
            point -= 1;
        } else {
            digits.push(digit);
            if digits.len() == DECIDING_DIGITS {
                more = rest.any(|digit| digit != b'0');
                break;
            }
        }
    }
    if digits.is_empty() {
        return Some(0.0);
    }
    if more {
        digits.push(b'1');
    }
    let negative = exponent.get(1) == Some(&b'-');
    let exponent = exponent
        .iter()
        .filter(|byte| byte.is_ascii_digit())
        .fold(0i64, |value, byte| {
            value.saturating_mul(10).saturating_add(i64::from(byte - b'0'))
        });
    let exponent = if negative { -exponent } else { exponent };
    let exponent = exponent
        .saturating_add(point)
        .saturating_sub(digits.len() as i64)
        .clamp(-5000, 5000);
    digits_to_f64(&digits, exponent, false)
}
