//! Ints and floats: exact conversion, comparison and correctly rounded division.

use core::cmp::Ordering;

use num_bigint::{BigInt, BigUint, Sign};
use num_integer::Integer;
use num_traits::{ToPrimitive, Zero};

use crate::Error;
use crate::float::decompose;

const MANTISSA_BITS: i64 = f64::MANTISSA_DIGITS as i64;

/// `float(n)`, rounded half to even. Raises `OverflowError` above the range of floats.
pub fn to_f64(n: &BigInt) -> Result<f64, Error> {
    const TOO_LARGE: Error = Error::Overflow("int too large to convert to float");
    let bits = n.bits();
    let magnitude = n.magnitude();
    let value = if bits <= 64 {
        magnitude.to_u64().unwrap_or(0) as f64
    } else if bits > f64::MAX_EXP as u64 {
        return Err(TOO_LARGE);
    } else {
        // 64 bits with a sticky lowest one round as the whole number does.
        let shift = bits - 64;
        let top = (magnitude >> shift).to_u64().unwrap_or(0);
        let sticky = magnitude.trailing_zeros().is_some_and(|zeros| zeros < shift);
        libm::ldexp((top | u64::from(sticky)) as f64, shift as i32)
    };
    if value.is_infinite() {
        return Err(TOO_LARGE);
    }
    Ok(if n.sign() == Sign::Minus { -value } else { value })
}

/// `int(value)`, rounded towards zero. Raises `OverflowError` for infinities, `ValueError` for NaN.
pub fn from_f64(value: f64) -> Result<BigInt, Error> {
    if value.is_nan() {
        return Err(Error::value("cannot convert float NaN to integer"));
    }
    if value.is_infinite() {
        return Err(Error::Overflow("cannot convert float infinity to integer"));
    }
    Ok(truncate(value))
}

/// The whole part of a finite float.
pub(crate) fn truncate(value: f64) -> BigInt {
    let (negative, mantissa, exponent) = decompose(value);
    let magnitude = match exponent {
        0.. => BigUint::from(mantissa) << exponent as u32,
        -63..0 => BigUint::from(mantissa >> -exponent),
        _ => BigUint::zero(),
    };
    BigInt::from_biguint(if negative { Sign::Minus } else { Sign::Plus }, magnitude)
}

/// How an int compares with a float, by their exact values; `None` for NaN.
pub fn compare_f64(n: &BigInt, value: f64) -> Option<Ordering> {
    if value.is_nan() {
        return None;
    }
    if value.is_infinite() {
        return Some(if value > 0.0 {
            Ordering::Less
        } else {
            Ordering::Greater
        });
    }
    let whole = truncate(value);
    Some(n.cmp(&whole).then_with(|| {
        let rest = value - libm::trunc(value);
        0.0f64.partial_cmp(&rest).unwrap_or(Ordering::Equal)
    }))
}

/// [`compare_f64`] for a machine int.
#[inline]
pub fn compare_i64_f64(n: i64, value: f64) -> Option<Ordering> {
    const EXACT: i64 = 1 << MANTISSA_BITS;
    if (-EXACT..=EXACT).contains(&n) {
        return (n as f64).partial_cmp(&value);
    }
    // 2**63 is a float; every float below it in magnitude has a whole part that fits.
    const LIMIT: f64 = 9_223_372_036_854_775_808.0;
    if value.is_nan() {
        None
    } else if value >= LIMIT {
        Some(Ordering::Less)
    } else if value < -LIMIT {
        Some(Ordering::Greater)
    } else {
        Some(n.cmp(&(value as i64)))
    }
}

/// `a / b`, correctly rounded. Raises `ZeroDivisionError`, and `OverflowError` above the range of floats.
pub fn true_div(a: &BigInt, b: &BigInt) -> Result<f64, Error> {
    if b.is_zero() {
        return Err(Error::ZeroDivision("division by zero"));
    }
    let negative = (a.sign() == Sign::Minus) != (b.sign() == Sign::Minus);
    let quotient = divide(a.magnitude(), b.magnitude())?;
    Ok(if negative { -quotient } else { quotient })
}

/// [`true_div`] for machine ints.
#[inline]
pub fn true_div_i64(a: i64, b: i64) -> Result<f64, Error> {
    const EXACT: u64 = 1 << MANTISSA_BITS;
    if b == 0 {
        return Err(Error::ZeroDivision("division by zero"));
    }
    if a.unsigned_abs() <= EXACT && b.unsigned_abs() <= EXACT {
        // `0 / -5` is negative zero, which the machine gives for 0.0 / -5.0 as well.
        return Ok(a as f64 / b as f64);
    }
    true_div(&BigInt::from(a), &BigInt::from(b))
}

fn divide(a: &BigUint, b: &BigUint) -> Result<f64, Error> {
    const TOO_LARGE: Error = Error::Overflow("integer division result too large for a float");
    const MIN_EXP: i64 = f64::MIN_EXP as i64;
    const MAX_EXP: i64 = f64::MAX_EXP as i64;
    if a.is_zero() {
        return Ok(0.0);
    }
    if a.bits() <= MANTISSA_BITS as u64 && b.bits() <= MANTISSA_BITS as u64 {
        return Ok(a.to_u64().unwrap_or(0) as f64 / b.to_u64().unwrap_or(1) as f64);
    }
    let difference = a.bits() as i64 - b.bits() as i64;
    if difference > MAX_EXP {
        return Err(TOO_LARGE);
    }
    if difference < MIN_EXP - MANTISSA_BITS - 1 {
        return Ok(0.0);
    }
    // The quotient below has two bits more than a float, or fewer where floats are subnormal.
    let shift = difference.max(MIN_EXP) - MANTISSA_BITS - 2;
    let (quotient, inexact) = if shift <= 0 {
        let (quotient, remainder) = (a << shift.unsigned_abs()).div_rem(b);
        (quotient, !remainder.is_zero())
    } else {
        let lost = a.trailing_zeros().is_some_and(|zeros| zeros < shift as u64);
        let (quotient, remainder) = (a >> shift as u64).div_rem(b);
        (quotient, lost || !remainder.is_zero())
    };
    let quotient = quotient.to_u64().unwrap_or(0);
    let bits = i64::from(64 - quotient.leading_zeros());
    let extra = bits.max(MIN_EXP - shift) - MANTISSA_BITS;
    let half = 1u64 << (extra - 1);
    let low = quotient & (2 * half - 1);
    let mut mantissa = quotient >> extra;
    if low > half || (low == half && (inexact || mantissa & 1 == 1)) {
        mantissa += 1;
    }
    let value = libm::ldexp(mantissa as f64, (shift + extra) as i32);
    if value.is_infinite() {
        Err(TOO_LARGE)
    } else {
        Ok(value)
    }
}
