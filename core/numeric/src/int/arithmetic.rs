//! Division, powers and roots of ints.

use core::cmp::Ordering;

use num_bigint::{BigInt, BigUint, Sign};
use num_integer::Integer;
use num_traits::{One, ToPrimitive, Zero};

use super::ensure_bits;
use crate::Error;

const DIVISION_BY_ZERO: Error = Error::ZeroDivision("division by zero");

/// `a // b`, rounded towards negative infinity.
pub fn floor_div(a: &BigInt, b: &BigInt) -> Result<BigInt, Error> {
    divmod(a, b).map(|(quotient, _)| quotient)
}

/// `a % b`, which has the sign of `b`.
pub fn modulo(a: &BigInt, b: &BigInt) -> Result<BigInt, Error> {
    if b.is_zero() {
        return Err(DIVISION_BY_ZERO);
    }
    let remainder = div_rem(a, b).1;
    Ok(if !remainder.is_zero() && remainder.sign() != b.sign() {
        remainder + b
    } else {
        remainder
    })
}

/// `divmod(a, b)`.
pub fn divmod(a: &BigInt, b: &BigInt) -> Result<(BigInt, BigInt), Error> {
    if b.is_zero() {
        return Err(DIVISION_BY_ZERO);
    }
    let (quotient, remainder) = div_rem(a, b);
    Ok(if !remainder.is_zero() && remainder.sign() != b.sign() {
        (quotient - 1, remainder + b)
    } else {
        (quotient, remainder)
    })
}

/// From this length of the divisor on `num-bigint` divides recursively, which a short quotient does not repay.
const RECURSIVE_BITS: u64 = 64 * 64;

/// Quotient and remainder, rounded towards zero. `b` is not 0.
fn div_rem(a: &BigInt, b: &BigInt) -> (BigInt, BigInt) {
    let (len, divisor_len) = (a.bits(), b.bits());
    let quotient_len = len.saturating_sub(divisor_len) + 1;
    if divisor_len < RECURSIVE_BITS
        || len < divisor_len
        || quotient_len > RECURSIVE_BITS.min(divisor_len / 2 - 64)
    {
        return a.div_rem(b);
    }
    let (quotient, remainder) = div_rem_short(a.magnitude(), b.magnitude(), quotient_len);
    let sign = if a.sign() == b.sign() {
        Sign::Plus
    } else {
        Sign::Minus
    };
    (
        BigInt::from_biguint(sign, quotient),
        BigInt::from_biguint(a.sign(), remainder),
    )
}

/// As [`div_rem`], where the quotient is much shorter than the divisor: their leading bits give it, or one more than it.
fn div_rem_short(a: &BigUint, b: &BigUint, quotient_len: u64) -> (BigUint, BigUint) {
    let left_out = b.bits() - (quotient_len + 64);
    let mut quotient = (a >> left_out) / (b >> left_out);
    let mut product = &quotient * b;
    if product > *a {
        quotient -= 1u32;
        product -= b;
    }
    (quotient, a - product)
}

/// `a // b` on machine ints: `Ok(None)` when the result does not fit (`i64::MIN // -1`).
#[inline]
pub fn floor_div_i64(a: i64, b: i64) -> Result<Option<i64>, Error> {
    if b == 0 {
        return Err(DIVISION_BY_ZERO);
    }
    let Some(quotient) = a.checked_div(b) else {
        return Ok(None);
    };
    let remainder = a.wrapping_rem(b);
    Ok(Some(if remainder != 0 && (remainder ^ b) < 0 {
        quotient - 1
    } else {
        quotient
    }))
}

/// `a % b` on machine ints.
#[inline]
pub fn modulo_i64(a: i64, b: i64) -> Result<i64, Error> {
    if b == 0 {
        return Err(DIVISION_BY_ZERO);
    }
    let remainder = a.wrapping_rem(b);
    Ok(if remainder != 0 && (remainder ^ b) < 0 {
        remainder + b
    } else {
        remainder
    })
}

/// `divmod(a, b)` on machine ints: `Ok(None)` when the quotient does not fit.
#[inline]
pub fn divmod_i64(a: i64, b: i64) -> Result<Option<(i64, i64)>, Error> {
    let Some(quotient) = floor_div_i64(a, b)? else {
        return Ok(None);
    };
    Ok(Some((quotient, modulo_i64(a, b)?)))
}

/// `a * b`, refused when memory cannot hold it.
pub fn multiply(a: &BigInt, b: &BigInt) -> Result<BigInt, Error> {
    ensure_bits(a.bits().saturating_add(b.bits()))?;
    Ok(a * b)
}

/// A bound on the bits of `base ** exponent`, for a caller that wants to refuse before it starts.
pub fn pow_bits(base: &BigInt, exponent: &BigInt) -> u64 {
    if base.magnitude().bits() <= 1 {
        return 1;
    }
    exponent
        .to_u64()
        .unwrap_or(u64::MAX)
        .saturating_mul(base.bits())
        .saturating_add(1)
}

/// `base ** exponent` for an exponent that is not negative (a negative one makes a float, see
/// [`crate::float::pow`]).
///
/// Raises `MemoryError` for a result that cannot be held; a negative exponent gives `None`.
pub fn pow(base: &BigInt, exponent: &BigInt) -> Result<Option<BigInt>, Error> {
    if exponent.sign() == Sign::Minus {
        return Ok(None);
    }
    if exponent.is_zero() {
        return Ok(Some(BigInt::one()));
    }
    if base.magnitude().bits() <= 1 {
        // 0, 1 and -1 have small powers of any size.
        let negative = base.sign() == Sign::Minus && exponent.bit(0);
        return Ok(Some(if negative { base.clone() } else { base * base }));
    }
    let bits = pow_bits(base, exponent);
    // Odd part and power of two separately: a power of two is then a shift.
    let twos = base.trailing_zeros().unwrap_or(0);
    ensure_bits(bits)?;
    let exponent = exponent.to_u32().ok_or(Error::Memory)?;
    let odd = base >> twos;
    let power = if odd.magnitude().is_one() {
        if odd.sign() == Sign::Minus && exponent % 2 == 1 {
            odd
        } else {
            BigInt::one()
        }
    } else {
        odd.pow(exponent)
    };
    Ok(Some(
        power << twos.checked_mul(u64::from(exponent)).ok_or(Error::Memory)?,
    ))
}

/// `base ** exponent` when all fits a machine int, `None` when it does not.
#[inline]
pub fn pow_i64(base: i64, exponent: u32) -> Option<i64> {
    base.checked_pow(exponent)
}

/// `pow(base, exponent, modulus)`: the result has the sign of the modulus; a negative exponent asks for the
/// inverse.
///
/// Raises `ValueError` for a zero modulus and for a base without inverse.
pub fn pow_mod(base: &BigInt, exponent: &BigInt, modulus: &BigInt) -> Result<BigInt, Error> {
    if modulus.is_zero() {
        return Err(Error::value("pow() 3rd argument cannot be 0"));
    }
    let magnitude = modulus.magnitude();
    if magnitude.is_one() {
        return Ok(BigInt::zero());
    }
    let mut reduced = modulo(base, &BigInt::from(magnitude.clone()))?.into_parts().1;
    if exponent.sign() == Sign::Minus {
        reduced = reduced
            .modinv(magnitude)
            .ok_or(Error::value("base is not invertible for the given modulus"))?;
    }
    let power = BigInt::from(reduced.modpow(exponent.magnitude(), magnitude));
    Ok(if modulus.sign() == Sign::Minus && !power.is_zero() {
        power + modulus
    } else {
        power
    })
}

/// `math.isqrt(n)`: the greatest int whose square is not above `n`. Raises `ValueError` for a negative `n`.
pub fn isqrt(n: &BigInt) -> Result<BigInt, Error> {
    if n.sign() == Sign::Minus {
        return Err(Error::value("isqrt() argument must be nonnegative"));
    }
    if let Some(small) = n.to_u64() {
        return Ok(BigInt::from(small.isqrt()));
    }
    // The precision doubles each round (M. Dickinson's method), so the cost is that of the last division.
    let shift_of = (n.bits() - 1) / 2;
    let n = n.magnitude();
    let mut root = num_bigint::BigUint::one();
    let mut depth = 0u64;
    for round in (0..64 - shift_of.leading_zeros()).rev() {
        let previous = depth;
        depth = shift_of >> round;
        // root has `previous + 1` bits at most; the new one has `depth + 1`.
        let quotient = (n >> (2 * shift_of - previous - depth + 1)) / &root;
        root = (root << (depth - previous - 1)) + quotient;
    }
    if &(&root * &root) > n {
        root -= 1u32;
    }
    Ok(BigInt::from(root))
}

/// `math.gcd(a, b)`, never negative, by D. H. Lehmer's method.
pub fn gcd(a: &BigInt, b: &BigInt) -> BigInt {
    let (mut a, mut b) = (
        BigInt::from(a.magnitude().clone()),
        BigInt::from(b.magnitude().clone()),
    );
    if a < b {
        core::mem::swap(&mut a, &mut b);
    }
    while !b.is_zero() {
        if let (Some(x), Some(y)) = (a.to_u64(), b.to_u64()) {
            return BigInt::from(x.gcd(&y));
        }
        let [[p, q], [r, s]] = lehmer_steps(&a, &b);
        if q == 0 {
            let remainder = &a % &b;
            a = core::mem::replace(&mut b, remainder);
        } else {
            (a, b) = (&a * p + &b * q, &a * r + &b * s);
        }
    }
    a
}

/// As many steps of Euclid's method as the leading bits of `a >= b` are sure of, as a matrix to apply to the two;
/// the identity where they are sure of none.
fn lehmer_steps(a: &BigInt, b: &BigInt) -> [[i64; 2]; 2] {
    const BITS: u64 = 61;
    let shift = a.bits().saturating_sub(BITS);
    let leading = |n: &BigInt| (n >> shift).to_i64().unwrap_or(0);
    let (mut x, mut y) = (leading(a), leading(b));
    let [[mut p, mut q], [mut r, mut s]] = [[1i64, 0], [0, 1]];
    // The true quotient lies between these two.
    while y + r != 0 && y + s != 0 && (x + p) / (y + r) == (x + q) / (y + s) {
        let quotient = (x + p) / (y + r);
        (p, r) = (r, p - quotient * r);
        (q, s) = (s, q - quotient * s);
        (x, y) = (y, x - quotient * y);
    }
    [[p, q], [r, s]]
}

/// `math.lcm(a, b)`, never negative.
pub fn lcm(a: &BigInt, b: &BigInt) -> Result<BigInt, Error> {
    if a.is_zero() || b.is_zero() {
        return Ok(BigInt::zero());
    }
    let quotient = a.magnitude() / gcd(a, b).magnitude();
    multiply(&BigInt::from(quotient), &BigInt::from(b.magnitude().clone()))
}

/// `round(n, -digits)`: to the nearest multiple of `10 ** digits`, ties to the even one.
pub fn round_to_tens(n: &BigInt, digits: &BigInt) -> Result<BigInt, Error> {
    if digits.sign() != Sign::Plus {
        return Ok(n.clone());
    }
    // 10**d > 2 * n leaves 0, and keeps an absurd number of digits from being computed.
    if *digits > BigInt::from(n.bits() / 3 + 1) {
        return Ok(BigInt::zero());
    }
    let unit = pow(&BigInt::from(10), digits)?.ok_or(Error::Memory)?;
    let (quotient, remainder) = divmod(n, &unit)?;
    let up = match (&remainder * 2u32).cmp(&unit) {
        Ordering::Less => false,
        Ordering::Equal => quotient.bit(0),
        Ordering::Greater => true,
    };
    Ok(if up { n - remainder + unit } else { n - remainder })
}
