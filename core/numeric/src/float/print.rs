//! Floats to text: `repr` and C's `e`, `f`, `g` formats at any precision.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::Write;

use super::decimal::{Decimal, MAX_PLACES};
use super::exact;
use crate::Error;

/// What modifies a float's text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flags {
    /// Puts a `+` before a number that is not negative.
    pub sign: bool,
    /// Writes a finite number that looks like an int with `.0`.
    pub add_dot_0: bool,
    /// The alternate form: the point is always there, and `g` keeps trailing zeros.
    pub alternate: bool,
    /// Writes a result that is zero without its minus sign (the `z` option, PEP 682).
    pub no_negative_zero: bool,
}

/// `repr(value)`.
pub fn repr(value: f64) -> String {
    let mut text = String::with_capacity(24);
    if push_short(&mut text, value) {
        return text;
    }
    let flags = Flags {
        add_dot_0: true,
        ..Flags::default()
    };
    // Neither the code nor the precision can be wrong here, and the text is short.
    let _ = push_double(&mut text, value, 'r', 0, flags);
    text
}

/// Pushes the `repr` of a float that is a decimal of few places; what most programs print.
///
/// Different decimals of up to 15 digits are different floats, so the first one that gives the float back is the
/// shortest one that does.
fn push_short(text: &mut String, value: f64) -> bool {
    const UNITS: [f64; 4] = [1.0, 10.0, 100.0, 1000.0];
    let magnitude = value.abs();
    if !(1e-3..1e11).contains(&magnitude) {
        return false;
    }
    let Some(places) = UNITS
        .iter()
        .position(|unit| libm::rint(magnitude * unit) / unit == magnitude)
    else {
        return false;
    };
    let unit = UNITS[places] as u64;
    let whole = libm::rint(magnitude * UNITS[places]) as u64;
    let sign = if value < 0.0 { "-" } else { "" };
    let width = places.max(1);
    let _ = write!(text, "{sign}{}.{:0width$}", whole / unit, whole % unit);
    true
}

/// `value` as C's `printf` would write it: `code` is `e`, `f`, `g` with `precision`, `r` for the shortest
/// digits that read back, or `E`, `F`, `G` for the same in capitals.
///
/// Raises `ValueError` for any other code, `MemoryError` for a text that cannot be held.
pub fn format_double(value: f64, code: char, precision: usize, flags: Flags) -> Result<String, Error> {
    let mut text = String::new();
    push_double(&mut text, value, code, precision, flags)?;
    Ok(text)
}

fn push_double(
    text: &mut String,
    value: f64,
    code: char,
    precision: usize,
    flags: Flags,
) -> Result<(), Error> {
    let capitals = code.is_ascii_uppercase();
    let code = code.to_ascii_lowercase();
    if !matches!(code, 'e' | 'f' | 'g' | 'r') || (code == 'r' && (capitals || precision != 0)) {
        return Err(Error::value("bad format char for a float"));
    }
    if !value.is_finite() {
        // A NaN has no sign that Python would show.
        if value == f64::NEG_INFINITY {
            text.push('-');
        } else if flags.sign {
            text.push('+');
        }
        text.push_str(match (value.is_nan(), capitals) {
            (true, false) => "nan",
            (true, true) => "NAN",
            (false, false) => "inf",
            (false, true) => "INF",
        });
        return Ok(());
    }
    // Room for the sign, the point, an exponent and the digits before the point.
    let room = precision
        .checked_add(if code == 'f' { 320 } else { 12 })
        .ok_or(Error::Memory)?;
    if precision > 0 {
        text.try_reserve(room).map_err(|_| Error::Memory)?;
    }
    let start = text.len();
    text.push(if value.is_sign_negative() { '-' } else { '+' });
    if code == 'f' {
        push_fixed(text, value, precision, flags);
    } else {
        let precision = if code == 'g' { precision.max(1) } else { precision };
        push_digits(text, value, code, precision, flags);
    }
    let is_zero = || {
        !text.as_bytes()[start..]
            .iter()
            .take_while(|b| **b != b'e')
            .any(|b| matches!(b, b'1'..=b'9'))
    };
    let negative = value.is_sign_negative() && !(flags.no_negative_zero && is_zero());
    if negative {
        // The sign is there.
    } else if flags.sign {
        text.replace_range(start..=start, "+");
    } else {
        text.remove(start);
    }
    if capitals {
        text[start..].make_ascii_uppercase();
    }
    Ok(())
}

fn push_fixed(text: &mut String, value: f64, precision: usize, flags: Flags) {
    let places = precision.min(MAX_PLACES);
    if cfg!(feature = "small") {
        exact::push_fixed(text, value, places);
    } else {
        let _ = write!(text, "{:.*}", places, value.abs());
    }
    text.extend(core::iter::repeat_n('0', precision - places));
    if precision == 0 {
        if flags.add_dot_0 {
            text.push_str(".0");
        } else if flags.alternate {
            text.push('.');
        }
    }
}

fn push_digits(text: &mut String, value: f64, code: char, precision: usize, flags: Flags) {
    let Decimal { digits, point } = match code {
        'r' => Decimal::shortest(value),
        'e' => Decimal::rounded(value, precision.saturating_add(1)),
        _ => Decimal::rounded(value, precision),
    };
    let significant = i64::try_from(precision).unwrap_or(i64::MAX);
    let count = digits.len() as i64;
    let exponent = i64::from(point) - 1;
    // `last` is where the digits to write end, zeros after the known ones included.
    let (scientific, last) = match code {
        'e' => (true, significant.saturating_add(1)),
        'r' => (!(-4..16).contains(&exponent), count),
        _ => (
            exponent < -4 || exponent >= significant - i64::from(flags.add_dot_0),
            if flags.alternate { significant } else { count },
        ),
    };
    let point = if scientific { 1 } else { i64::from(point) };
    let mut last = last.max(point);
    if !scientific && flags.add_dot_0 {
        last = last.max(point + 1);
    }
    push_at(text, &digits, point, last);
    if flags.alternate && last == point {
        text.push('.');
    }
    if scientific {
        let sign = if exponent < 0 { '-' } else { '+' };
        let _ = write!(text, "e{sign}{:02}", exponent.unsigned_abs());
    }
}

/// Pushes the digits from before the first one (or the 0 before the point) up to `last`, with the point at
/// `point`.
fn push_at(text: &mut String, digits: &[u8], point: i64, last: i64) {
    if point <= 0 {
        text.push('0');
    }
    for at in point.min(0)..last {
        if at == point.max(0) && at > 0 || at == point && point <= 0 {
            text.push('.');
        }
        let digit = usize::try_from(at).ok().and_then(|at| digits.get(at));
        text.push(char::from(digit.copied().unwrap_or(b'0')));
    }
}

/// The float nearest to `digits * 10**exponent`; `None` when these are no ASCII digits.
pub(crate) fn digits_to_f64(digits: &[u8], exponent: i64, negative: bool) -> Option<f64> {
    if cfg!(feature = "small") {
        let value = digits
            .iter()
            .all(u8::is_ascii_digit)
            .then(|| exact::read(digits, exponent))?;
        return Some(if negative { -value } else { value });
    }
    let mut text = Vec::with_capacity(digits.len() + 24);
    text.extend_from_slice(digits);
    let mut tail = String::new();
    let _ = write!(tail, "e{exponent}");
    text.extend_from_slice(tail.as_bytes());
    let value: f64 = core::str::from_utf8(&text).ok()?.parse().ok()?;
    Some(if negative { -value } else { value })
}
