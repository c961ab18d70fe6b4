//! Floats to digits and back in exact arithmetic over big ints: slower than the conversions of `core`, but a twentieth of
//! their size, so small boards have these. All take finite floats and disregard the sign.

use alloc::string::String;
use alloc::vec::Vec;
use core::cmp::Ordering;

use num_bigint::{BigInt, BigUint};
use num_integer::Integer;
use num_traits::Zero;

use super::decimal::Decimal;
use super::decompose;
use crate::int::true_div;

/// So many digits always tell a float from its neighbours.
const ENOUGH: i32 = 17;

/// The shortest digits that read back as the float; of several, the nearest to it, and of two as near, the even one.
pub(super) fn shortest(value: f64) -> Decimal {
    let (_, mantissa, exponent) = decompose(value);
    if mantissa == 0 {
        return zero();
    }
    // The float and the ends of what rounds to it, in quarters of its last bit: below a power of two, floats are twice as
    // close. An even mantissa wins the ends too.
    let below = if mantissa == 1 << 52 && exponent > -1074 {
        1
    } else {
        2
    };
    let ends_count = mantissa.is_multiple_of(2);
    let mut point = point_of(mantissa, exponent);
    let (number, half, power) = loop {
        let power = ENOUGH - point;
        let (number, half) = divide(mantissa << 2, exponent - 2, power);
        let number = u64::try_from(&number).unwrap_or(u64::MAX);
        if number >= 10u64.pow(ENOUGH as u32) {
            point += 1;
        } else if number < 10u64.pow(ENOUGH as u32 - 1) {
            point -= 1;
        } else {
            break (number, half, power);
        }
    };
    let end = |quarters: u64| {
        let (number, rest) = divide(quarters, exponent - 2, power);
        (u64::try_from(&number).unwrap_or(u64::MAX), rest.is_none())
    };
    let (lowest, exact) = end((mantissa << 2) - below);
    let lowest = lowest + u64::from(!exact || !ends_count);
    let (highest, exact) = end((mantissa << 2) + 2);
    let highest = highest - u64::from(exact && !ends_count);
    let mut unit = 10u64.pow(ENOUGH as u32 - 1);
    loop {
        let down = number / unit * unit;
        let up = down + unit;
        let (down_reads_back, up_reads_back) = (down >= lowest, up <= highest);
        if down_reads_back || up_reads_back || unit == 1 {
            let nearer_to = match (2 * (number - down)).cmp(&unit) {
                _ if unit == 1 => half.unwrap_or(Ordering::Less),
                Ordering::Equal if half.is_some() => Ordering::Greater,
                order => order,
            };
            let goes_up = match nearer_to {
                _ if down_reads_back != up_reads_back => up_reads_back,
                Ordering::Equal => (down / unit) % 2 == 1,
                order => order == Ordering::Greater,
            };
            let digits = digits_of(&BigUint::from(if goes_up { up } else { down }));
            return decimal(digits, ENOUGH, point);
        }
        unit /= 10;
    }
}

/// The float rounded to `count` significant digits, half to even.
pub(super) fn rounded(value: f64, count: usize) -> Decimal {
    let (_, mantissa, exponent) = decompose(value);
    if mantissa == 0 {
        return zero();
    }
    let mut point = point_of(mantissa, exponent);
    loop {
        // The digits are counted before they are rounded: 99.6 has two, though it is rounded to three.
        let (number, half) = divide(mantissa, exponent, count as i32 - point);
        let digits = if number.is_zero() {
            0
        } else {
            digits_of(&number).len()
        };
        match digits.cmp(&count) {
            Ordering::Less => point -= 1,
            Ordering::Equal => return decimal(digits_of(&half_even(number, half)), count as i32, point),
            Ordering::Greater => point += 1,
        }
    }
}

/// Pushes the float with so many places after the point, half to even; without a point if there are none.
pub(super) fn push_fixed(text: &mut String, value: f64, places: usize) {
    let (_, mantissa, exponent) = decompose(value);
    let digits = digits_of(&divide_rounding(mantissa, exponent, places as i32));
    for at in 0..digits.len().max(places + 1) {
        let rest = digits.len().max(places + 1) - at;
        if rest == places && places > 0 {
            text.push('.');
        }
        let digit = digits.len().checked_sub(rest).and_then(|at| digits.get(at));
        text.push(char::from(digit.copied().unwrap_or(b'0')));
    }
}

/// The float nearest to the float rounded to so many places, half to even; infinite above the range of floats.
pub(super) fn round(value: f64, places: i32) -> f64 {
    let (_, mantissa, exponent) = decompose(value);
    nearest(divide_rounding(mantissa, exponent, places), -places)
}

/// The float nearest to `digits * 10**exponent`, for ASCII digits.
pub(super) fn read(digits: &[u8], exponent: i64) -> f64 {
    let zeros = digits.iter().take_while(|&&digit| digit == b'0').count();
    let digits = &digits[zeros..];
    let magnitude = exponent.saturating_add(digits.len() as i64);
    if digits.is_empty() || magnitude < -330 {
        return 0.0;
    }
    if magnitude > 310 {
        return f64::INFINITY;
    }
    match BigUint::parse_bytes(digits, 10) {
        Some(number) => nearest(number, exponent as i32),
        None => f64::NAN,
    }
}

/// The float nearest to `number * 10**exponent`.
fn nearest(number: BigUint, exponent: i32) -> f64 {
    let power = BigUint::from(10u32).pow(exponent.unsigned_abs());
    let (above, below) = if exponent < 0 {
        (number, power)
    } else {
        (number * power, BigUint::from(1u32))
    };
    true_div(&BigInt::from(above), &BigInt::from(below)).unwrap_or(f64::INFINITY)
}

/// `mantissa * 2**exponent * 10**power`, rounded down, and how what is left of it compares to a half; `None` if nothing is.
fn divide(mantissa: u64, exponent: i32, power: i32) -> (BigUint, Option<Ordering>) {
    // Ten is five, twice.
    let fives = BigUint::from(5u32).pow(power.unsigned_abs());
    let twos = exponent + power;
    let (mut above, mut below) = (BigUint::from(mantissa), BigUint::from(1u32));
    if power < 0 {
        below = fives;
    } else {
        above *= fives;
    }
    if twos < 0 {
        below <<= twos.unsigned_abs();
    } else {
        above <<= twos.unsigned_abs();
    }
    let (number, rest) = above.div_rem(&below);
    let half = (!rest.is_zero()).then(|| (rest << 1u32).cmp(&below));
    (number, half)
}

/// What [`divide`] gave, rounded half to even.
fn half_even(number: BigUint, half: Option<Ordering>) -> BigUint {
    let goes_up = match half {
        Some(Ordering::Equal) => number.bit(0),
        half => half == Some(Ordering::Greater),
    };
    number + u32::from(goes_up)
}

fn divide_rounding(mantissa: u64, exponent: i32, power: i32) -> BigUint {
    let (number, half) = divide(mantissa, exponent, power);
    half_even(number, half)
}

/// Where a float's point is, counted from before its first digit, or one before that or behind.
fn point_of(mantissa: u64, exponent: i32) -> i32 {
    // The logarithm of two is 1233/4096.
    (((63 - mantissa.leading_zeros() as i32 + exponent) * 1233) >> 12) + 1
}

fn digits_of(number: &BigUint) -> Vec<u8> {
    let mut digits = number.to_radix_be(10);
    for digit in &mut digits {
        *digit += b'0';
    }
    digits
}

/// Digits as they came for a number with the point `point` and `expected` digits; there may be one more.
fn decimal(mut digits: Vec<u8>, expected: i32, point: i32) -> Decimal {
    let point = point + digits.len() as i32 - expected;
    while digits.len() > 1 && digits.last() == Some(&b'0') {
        digits.pop();
    }
    Decimal { digits, point }
}

fn zero() -> Decimal {
    Decimal {
        digits: alloc::vec![b'0'],
        point: 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Floats that are hard to print, then some thousand with any bits.
    fn floats() -> impl Iterator<Item = f64> {
        let hard = [
            0.1,
            1.0,
            9.5,
            5e-324,
            2.2250738585072014e-308,
            2.225073858507201e-308,
            f64::MAX,
            9007199254740993.0,
            1e22,
            1e23,
            2f64.powi(-44),
        ];
        let mut state = 0x9e37_79b9_7f4a_7c15_u64;
        let any = core::iter::repeat_with(move || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            f64::from_bits(state & !(1 << 63))
        });
        let powers = (-1074..1024).map(|exponent| 2f64.powi(exponent));
        hard.into_iter()
            .chain(powers)
            .chain(any.filter(|value| value.is_finite()).take(5000))
    }

    #[test]
    fn digits_are_those_of_core() {
        for value in floats().filter(|value| *value != 0.0) {
            let made = shortest(value);
            let reference = Decimal::shortest(value);
            assert_eq!(
                (made.digits, made.point),
                (reference.digits, reference.point),
                "{value:e}"
            );
            for count in [1, 3, 16, 17, 30] {
                let made = rounded(value, count);
                let mut reference = Decimal::rounded(value, count);
                while reference.digits.len() > 1 && reference.digits.last() == Some(&b'0') {
                    reference.digits.pop();
                }
                assert_eq!(
                    (made.digits, made.point),
                    (reference.digits, reference.point),
                    "{value:e} {count}"
                );
            }
        }
    }

    #[test]
    fn fixed_notation_is_that_of_core() {
        for value in floats().chain([0.0, 0.5, 1.5, 2.5, 0.125]) {
            for places in [0, 1, 2, 6, 20] {
                let mut text = String::new();
                push_fixed(&mut text, value, places);
                assert_eq!(text, alloc::format!("{value:.places$}"), "{value:e} {places}");
            }
        }
    }

    #[test]
    fn what_is_printed_reads_back() {
        for value in floats() {
            for text in [alloc::format!("{value:e}"), alloc::format!("{value:.30e}")] {
                let (number, exponent) = text.split_once('e').unwrap();
                let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
                let exponent: i64 = exponent.parse().unwrap();
                let digits = alloc::format!("{whole}{fraction}");
                let made = read(digits.as_bytes(), exponent - fraction.len() as i64);
                assert_eq!(made.to_bits(), value.to_bits(), "{text}");
            }
        }
        assert_eq!(read(b"1", 400), f64::INFINITY);
        assert_eq!(read(b"1", -400), 0.0);
        assert_eq!(read(b"000", 5), 0.0);
    }

    #[test]
    fn rounding_is_that_of_core() {
        for value in floats() {
            for places in [-3, 0, 2, 10] {
                let reference = crate::float::round(value, places.into());
                assert_eq!(
                    reference.unwrap_or(f64::INFINITY),
                    round(value, places),
                    "{value:e} {places}"
                );
            }
        }
    }
}
