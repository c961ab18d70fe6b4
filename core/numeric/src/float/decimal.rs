//! The decimal digits of a float, as C's conversions ask for them. `core::fmt` computes them, exactly.

use alloc::vec::Vec;
use core::fmt::{self, Write};

use super::exact;

/// The exact decimal expansion of any float ends within this many places after the point.
pub(crate) const MAX_PLACES: usize = 1074;
/// And it has at most this many significant digits.
const MAX_DIGITS: usize = 767;

/// A decimal number `0.ddd * 10**point`; no digits at all write zero.
pub(crate) struct Decimal {
    /// ASCII digits, neither the first nor the last of them 0 (a zero is one `0`).
    pub(crate) digits: Vec<u8>,
    /// Where the point is, counted from before the first digit.
    pub(crate) point: i32,
}

impl Decimal {
    /// The shortest digits that read back as the float, the nearest to it among these.
    pub(crate) fn shortest(value: f64) -> Decimal {
        if cfg!(feature = "small") {
            return exact::shortest(value);
        }
        let shortest = Decimal::collect(|sink| write!(sink, "{:e}", value.abs()));
        let count = shortest.digits.len();
        if count >= 15 && exact_digits(value, shortest.point) == count as i32 + 1 {
            // `core` rounds up a float exactly between two shortest candidates, Python takes the even one, where that
            // reads back: below a power of two the floats are twice as close.
            let exact = Decimal::exact(value);
            if exact.digits.len() == count + 1 && exact.digits.ends_with(b"5") {
                let even = Decimal::rounded(value, count);
                if even.reads_back_as(value.abs()) {
                    return even;
                }
            }
        }
        shortest
    }

    /// The float rounded to `count` significant digits, half to even; at least one.
    pub(crate) fn rounded(value: f64, count: usize) -> Decimal {
        let count = count.clamp(1, MAX_DIGITS);
        if cfg!(feature = "small") {
            return exact::rounded(value, count);
        }
        let precision = count - 1;
        Decimal::collect(|sink| write!(sink, "{:.*e}", precision, value.abs()))
    }

    /// The float, exactly.
    pub(crate) fn exact(value: f64) -> Decimal {
        Decimal::rounded(value, MAX_DIGITS)
    }

    fn reads_back_as(&self, value: f64) -> bool {
        let digits = core::str::from_utf8(&self.digits).unwrap_or_default();
        alloc::format!("0.{digits}e{}", self.point).parse() == Ok(value)
    }

    fn collect(write: impl FnOnce(&mut Sink) -> fmt::Result) -> Decimal {
        let mut sink = Sink {
            digits: Vec::with_capacity(24),
            exponent: None,
        };
        // The sink never refuses.
        let _ = write(&mut sink);
        let Sink { mut digits, exponent } = sink;
        while digits.len() > 1 && digits.last() == Some(&b'0') {
            digits.pop();
        }
        let exponent = match exponent {
            Some((true, exponent)) => -exponent,
            Some((false, exponent)) => exponent,
            None => 0,
        };
        Decimal {
            digits,
            point: exponent + 1,
        }
    }
}

/// How many digits a float has exactly, when it is no int: each bit after the binary point costs a decimal
/// place.
fn exact_digits(value: f64, point: i32) -> i32 {
    let (_, mantissa, exponent) = super::decompose(value);
    let places = -exponent - mantissa.trailing_zeros() as i32;
    if places > 0 { places + point } else { 0 }
}

/// Takes `d.ddde-dd` apart as it is written, so that no text is made only to be parsed.
struct Sink {
    digits: Vec<u8>,
    exponent: Option<(bool, i32)>,
}

impl Write for Sink {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for byte in text.bytes() {
            match (byte, &mut self.exponent) {
                (b'0'..=b'9', None) => self.digits.push(byte),
                (b'0'..=b'9', Some((_, exponent))) => *exponent = *exponent * 10 + i32::from(byte - b'0'),
                (b'-', Some((negative, _))) => *negative = true,
                (b'e', exponent) => *exponent = Some((false, 0)),
                _ => {}
            }
        }
        Ok(())
    }
}
