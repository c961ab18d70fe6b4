//! `round(x, n)` for floats: correctly rounded in decimal.

use core::fmt::{self, Write};

use super::decimal::Decimal;
use super::exact;
use super::print::digits_to_f64;
use crate::Error;

/// `round(value, digits)`: the float nearest to the exact value rounded to `digits` places, half to even.
///
/// Raises `OverflowError` when the rounded value is above the range of floats.
pub fn round(value: f64, digits: i64) -> Result<f64, Error> {
    /// With more places than this every float is itself, with fewer than the second every one is zero.
    const MAX: i64 = 323;
    const MIN: i64 = -308;
    if !value.is_finite() || value == 0.0 || digits > MAX {
        return Ok(value);
    }
    let zero = if value.is_sign_negative() { -0.0 } else { 0.0 };
    if digits < MIN {
        return Ok(zero);
    }
    if cfg!(feature = "small") {
        return match exact::round(value, digits as i32) {
            rounded if rounded.is_finite() => Ok(rounded.copysign(value)),
            _ => Err(Error::Overflow("rounded value too large to represent")),
        };
    }
    if let Some(rounded) = round_common(value, digits) {
        return Ok(rounded);
    }
    let exact = Decimal::exact(value);
    let keep = i64::from(exact.point) + digits;
    let (kept, exponent) = match usize::try_from(keep) {
        Ok(keep) if keep >= exact.digits.len() => return Ok(value),
        Ok(0) => {
            // A half is nearer to the even zero.
            let up = exact.digits.first() > Some(&b'5')
                || (exact.digits.first() == Some(&b'5') && exact.digits.len() > 1);
            if !up {
                return Ok(zero);
            }
            (
                Decimal {
                    digits: alloc::vec![b'1'],
                    point: exact.point + 1,
                },
                i64::from(exact.point),
            )
        }
        Ok(keep) => {
            let kept = Decimal::rounded(value, keep);
            let exponent = i64::from(kept.point) - kept.digits.len() as i64;
            (kept, exponent)
        }
        Err(_) => return Ok(zero),
    };
    match digits_to_f64(&kept.digits, exponent, value.is_sign_negative()) {
        Some(rounded) if rounded.is_finite() => Ok(rounded),
        _ => Err(Error::Overflow("rounded value too large to represent")),
    }
}

/// [`round`] for the sizes of everyday numbers, without the float's exact digits, of which there may be a thousand.
/// `None` for others.
fn round_common(value: f64, digits: i64) -> Option<f64> {
    const PLACES: usize = 20;
    /// Floats from here on are whole.
    const WHOLE: f64 = 4_503_599_627_370_496.0;
    let places = usize::try_from(digits).ok().filter(|&places| places <= PLACES)?;
    if value.abs() >= WHOLE {
        return Some(value);
    }
    // The sign, 16 digits, the point.
    let mut text = Text::<{ PLACES + 18 }> {
        bytes: [0; PLACES + 18],
        len: 0,
    };
    // `core` rounds the exact value, halves to even, as Python does.
    write!(text, "{value:.places$}").ok()?;
    core::str::from_utf8(&text.bytes[..text.len]).ok()?.parse().ok()
}

/// Text in an array.
struct Text<const N: usize> {
    bytes: [u8; N],
    len: usize,
}

impl<const N: usize> Write for Text<N> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let end = self.len + text.len();
        let place = self.bytes.get_mut(self.len..end).ok_or(fmt::Error)?;
        place.copy_from_slice(text.as_bytes());
        self.len = end;
        Ok(())
    }
}
