//! Shifts, bit counts and bitwise operations on two's complement of unbounded width.

use num_bigint::{BigInt, Sign};
use num_traits::{ToPrimitive, Zero};

use super::ensure_bits;
use crate::Error;

/// `n.bit_length()`.
pub fn bit_length(n: &BigInt) -> u64 {
    n.bits()
}

/// `n.bit_count()`: the ones in the magnitude.
pub fn bit_count(n: &BigInt) -> u64 {
    n.magnitude().count_ones()
}

/// The bits of `n << count`, saturated: what a caller asks before it allocates.
pub fn bits_of_result(n: &BigInt, count: &BigInt) -> u64 {
    if n.is_zero() {
        0
    } else {
        count.to_u64().unwrap_or(u64::MAX).saturating_add(n.bits())
    }
}

/// `n << count`. Raises `ValueError` for a negative count, `OverflowError` or `MemoryError` for one too
/// large.
pub fn shift_left(n: &BigInt, count: &BigInt) -> Result<BigInt, Error> {
    if count.sign() == Sign::Minus {
        return Err(Error::value("negative shift count"));
    }
    if n.is_zero() {
        return Ok(BigInt::zero());
    }
    let bits = bits_of_result(n, count);
    if i64::try_from(bits).is_err() {
        return Err(Error::Overflow("too many digits in integer"));
    }
    ensure_bits(bits)?;
    Ok(n << (bits - n.bits()))
}

/// `n >> count`, rounded towards negative infinity. Raises `ValueError` for a negative count.
pub fn shift_right(n: &BigInt, count: &BigInt) -> Result<BigInt, Error> {
    if count.sign() == Sign::Minus {
        return Err(Error::value("negative shift count"));
    }
    match count.to_u64() {
        Some(count) if count < n.bits() => Ok(n >> count),
        _ => Ok(if n.sign() == Sign::Minus {
            BigInt::from(-1)
        } else {
            BigInt::zero()
        }),
    }
}

/// `a & b`.
pub fn and(a: &BigInt, b: &BigInt) -> BigInt {
    a & b
}

/// `a | b`.
pub fn or(a: &BigInt, b: &BigInt) -> BigInt {
    a | b
}

/// `a ^ b`.
pub fn xor(a: &BigInt, b: &BigInt) -> BigInt {
    a ^ b
}

/// `~n`.
pub fn invert(n: &BigInt) -> BigInt {
    -(n + 1i32)
}
