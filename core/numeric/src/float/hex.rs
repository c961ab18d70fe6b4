//! `float.hex` and `float.fromhex`.

use alloc::format;
use alloc::string::String;

use taipan_unicode::Wtf8;

use super::decompose;
use super::parse::special;
use super::print::repr;
use crate::Error;
use crate::text::{trim_end, trim_start};

/// `value.hex()`.
pub fn to_hex(value: f64) -> String {
    if !value.is_finite() {
        return repr(value);
    }
    let (negative, mantissa, exponent) = decompose(value);
    let sign = if negative { "-" } else { "" };
    if mantissa == 0 {
        return format!("{sign}0x0.0p+0");
    }
    format!(
        "{sign}0x{}.{:013x}p{:+}",
        mantissa >> 52,
        mantissa & ((1 << 52) - 1),
        exponent + 52
    )
}

/// `float.fromhex(text)`. Raises `ValueError` for other text, `OverflowError` above the range of floats.
pub fn from_hex(text: &Wtf8) -> Result<f64, Error> {
    const INVALID: &str = "invalid hexadecimal floating-point string";
    let text = trim_end(trim_start(text.as_bytes()));
    let (value, length) = hex_prefix(text)?.ok_or(Error::value(INVALID))?;
    if length == text.len() {
        Ok(value)
    } else {
        Err(Error::value(INVALID))
    }
}

fn hex_prefix(text: &[u8]) -> Result<Option<(f64, usize)>, Error> {
    const TOO_LARGE: Error = Error::Overflow("hexadecimal value too large to represent as a float");
    let (negative, mut at) = match text.first() {
        Some(b'-') => (true, 1),
        Some(b'+') => (false, 1),
        _ => (false, 0),
    };
    if let Some((value, length)) = special(&text[at..]) {
        return Ok(Some((if negative { -value } else { value }, at + length)));
    }
    if let [b'0', b'x' | b'X', ..] = text[at..] {
        at += 2;
    }
    // The digits: a mantissa of 64 bits whose lowest bit is sticky, times 16 to some power.
    let (mut mantissa, mut exponent, mut digits) = (0u64, 0i64, 0usize);
    let mut point = false;
    while let Some(&byte) = text.get(at) {
        if byte == b'.' && !point {
            point = true;
        } else if let Some(digit) = char::from(byte).to_digit(16) {
            digits += 1;
            if mantissa >> 60 == 0 {
                mantissa = mantissa << 4 | u64::from(digit);
                exponent -= if point { 4 } else { 0 };
            } else {
                mantissa |= u64::from(digit != 0);
                exponent += if point { 0 } else { 4 };
            }
        } else {
            break;
        }
        at += 1;
    }
    if digits == 0 {
        return Ok(None);
    }
    if matches!(text.get(at), Some(b'p' | b'P')) {
        at += 1;
        let minus = text.get(at) == Some(&b'-');
        at += usize::from(matches!(text.get(at), Some(b'+' | b'-')));
        let start = at;
        let mut power = 0i64;
        while let Some(digit) = text.get(at).filter(|byte| byte.is_ascii_digit()) {
            power = power.saturating_mul(10).saturating_add(i64::from(digit - b'0'));
            at += 1;
        }
        if at == start {
            return Ok(None);
        }
        exponent = exponent.saturating_add(if minus { -power } else { power });
    }
    let value = scale(mantissa, exponent).ok_or(TOO_LARGE)?;
    Ok(Some((if negative { -value } else { value }, at)))
}

/// `mantissa * 2**exponent` rounded once, half to even; `None` above the range of floats.
fn scale(mantissa: u64, exponent: i64) -> Option<f64> {
    if mantissa == 0 {
        return Some(0.0);
    }
    let zeros = i64::from(mantissa.leading_zeros());
    // The value is below 2**top and at least half of that.
    let top = exponent.saturating_add(64 - zeros);
    if top > i64::from(f64::MAX_EXP) {
        return None;
    }
    if top < -1080 {
        return Some(0.0);
    }
    // Bits that a float of this size has no place for.
    let extra = (64 - zeros - 53).max(-1074 - exponent);
    let (mantissa, exponent) = if extra <= 0 {
        (mantissa, exponent)
    } else if extra > 64 {
        (0, 0)
    } else {
        let (kept, low, half) = if extra == 64 {
            (0, mantissa, 1u64 << 63)
        } else {
            (
                mantissa >> extra,
                mantissa & ((1 << extra) - 1),
                1u64 << (extra - 1),
            )
        };
        let up = low > half || (low == half && kept & 1 == 1);
        (kept + u64::from(up), exponent + extra)
    };
    let value = libm::ldexp(mantissa as f64, exponent as i32);
    value.is_finite().then_some(value)
}
