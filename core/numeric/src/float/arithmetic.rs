//! Division, remainder, powers and conversion to ints of floats.

use num_bigint::BigInt;
use num_traits::One;

use super::{decompose, power};
use crate::Error;
use crate::int::{from_f64, truncate};

const DIVISION_BY_ZERO: Error = Error::ZeroDivision("division by zero");

/// `a / b`. Raises `ZeroDivisionError`.
#[inline]
pub fn true_div(a: f64, b: f64) -> Result<f64, Error> {
    if b == 0.0 {
        Err(DIVISION_BY_ZERO)
    } else {
        Ok(a / b)
    }
}

/// `a // b`. Raises `ZeroDivisionError`.
pub fn floor_div(a: f64, b: f64) -> Result<f64, Error> {
    divmod(a, b).map(|(quotient, _)| quotient)
}

/// `a % b`, which has the sign of `b`. Raises `ZeroDivisionError`.
pub fn modulo(a: f64, b: f64) -> Result<f64, Error> {
    divmod(a, b).map(|(_, remainder)| remainder)
}

/// `divmod(a, b)`. Raises `ZeroDivisionError`.
pub fn divmod(a: f64, b: f64) -> Result<(f64, f64), Error> {
    if b == 0.0 {
        return Err(DIVISION_BY_ZERO);
    }
    let mut remainder = libm::fmod(a, b);
    let mut quotient = (a - remainder) / b;
    if remainder == 0.0 {
        remainder = libm::copysign(0.0, b);
    } else if (b < 0.0) != (remainder < 0.0) {
        remainder += b;
        quotient -= 1.0;
    }
    // The quotient is within rounding of an int: take that int.
    let floor = if quotient == 0.0 {
        libm::copysign(0.0, a / b)
    } else {
        let floor = libm::floor(quotient);
        if quotient - floor > 0.5 {
            floor + 1.0
        } else {
            floor
        }
    };
    Ok((floor, remainder))
}

/// What `a ** b` is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Power {
    /// A float.
    Float(f64),
    /// A negative number to a power that is no int: [`crate::complex::pow`] has the result.
    Complex,
}

/// `a ** b`. Raises `ZeroDivisionError` for a negative power of zero, [`Error::Range`] above the range of
/// floats.
pub fn pow(a: f64, b: f64) -> Result<Power, Error> {
    finite_pow(a, b).map(|value| value.map_or(Power::Complex, Power::Float))
}

fn finite_pow(a: f64, b: f64) -> Result<Option<f64>, Error> {
    let odd = || libm::fmod(b.abs(), 2.0) == 1.0;
    if b == 0.0 || a == 1.0 {
        return Ok(Some(1.0));
    }
    if a.is_nan() || b.is_nan() {
        return Ok(Some(a + b));
    }
    if b.is_infinite() {
        let a = a.abs();
        return Ok(Some(if a == 1.0 {
            1.0
        } else if (b > 0.0) == (a > 1.0) {
            f64::INFINITY
        } else {
            0.0
        }));
    }
    if a.is_infinite() {
        return Ok(Some(match (b > 0.0, odd()) {
            (true, true) => a,
            (true, false) => f64::INFINITY,
            (false, true) => libm::copysign(0.0, a),
            (false, false) => 0.0,
        }));
    }
    if a == 0.0 {
        if b < 0.0 {
            return Err(Error::ZeroDivision("zero to a negative power"));
        }
        return Ok(Some(if odd() { a } else { 0.0 }));
    }
    if a < 0.0 && b != libm::floor(b) {
        return Ok(None);
    }
    let negative = a < 0.0 && odd();
    let magnitude = power(a.abs(), b);
    if magnitude.is_infinite() {
        return Err(Error::Range);
    }
    Ok(Some(if negative { -magnitude } else { magnitude }))
}

/// The length of the vector `(a, b)`; an infinity wins over NaN.
///
/// C. F. Borges' corrected algorithm, the one of the C library that CPython mostly runs on: within half a
/// unit of the last place but for one case in thousands.
pub fn hypot(a: f64, b: f64) -> f64 {
    if a.is_infinite() || b.is_infinite() {
        return f64::INFINITY;
    }
    let (a, b) = if a.abs() < b.abs() {
        (b.abs(), a.abs())
    } else {
        (a.abs(), b.abs())
    };
    if b <= a * f64::EPSILON / 4.0 {
        return a + b;
    }
    // Powers of two keep the squares in range and cost no accuracy.
    let scale = if a > 1e150 {
        -600
    } else if b < 1e-138 {
        600
    } else {
        0
    };
    libm::ldexp(
        corrected_hypot(libm::ldexp(a, scale), libm::ldexp(b, scale)),
        -scale,
    )
}

fn corrected_hypot(a: f64, b: f64) -> f64 {
    let root = libm::sqrt(a * a + b * b);
    // What the square of the root is too large by, in terms that lose nothing.
    let (first, second) = if root <= 2.0 * b {
        let delta = root - b;
        (a * (2.0 * delta - a), (delta - 2.0 * (a - b)) * delta)
    } else {
        let delta = root - a;
        (2.0 * delta * (a - 2.0 * b), (4.0 * delta - b) * b + delta * delta)
    };
    root - (first + second) / (2.0 * root)
}

/// `value.is_integer()`.
pub fn is_integer(value: f64) -> bool {
    value.is_finite() && libm::floor(value) == value
}

/// `value.as_integer_ratio()`, in lowest terms. Raises `OverflowError` for infinities, `ValueError` for NaN.
pub fn as_integer_ratio(value: f64) -> Result<(BigInt, BigInt), Error> {
    if value.is_nan() {
        return Err(Error::value("cannot convert NaN to integer ratio"));
    }
    if value.is_infinite() {
        return Err(Error::Overflow("cannot convert Infinity to integer ratio"));
    }
    let (negative, mantissa, exponent) = decompose(value);
    let shift = if exponent < 0 {
        (mantissa.trailing_zeros() as i32).min(-exponent)
    } else {
        0
    };
    if mantissa == 0 {
        return Ok((BigInt::ZERO, BigInt::one()));
    }
    let mut numerator = BigInt::from(mantissa >> shift);
    let exponent = exponent + shift;
    if exponent > 0 {
        numerator <<= exponent;
    }
    let denominator = if exponent < 0 {
        BigInt::one() << -exponent
    } else {
        BigInt::one()
    };
    Ok((if negative { -numerator } else { numerator }, denominator))
}

/// `math.floor(value)` as an int. Raises as [`from_f64`].
pub fn floor(value: f64) -> Result<BigInt, Error> {
    from_f64(libm::floor(value))
}

/// `math.ceil(value)` as an int. Raises as [`from_f64`].
pub fn ceil(value: f64) -> Result<BigInt, Error> {
    from_f64(libm::ceil(value))
}

/// `round(value)` as an int, half to even. Raises as [`from_f64`].
pub fn round_to_int(value: f64) -> Result<BigInt, Error> {
    from_f64(value)?;
    Ok(truncate(libm::rint(value)))
}

/// `int(value)` when it fits a machine int.
#[inline]
pub fn to_i64(value: f64) -> Option<i64> {
    // Both bounds are floats; -2**63 itself fits.
    const LIMIT: f64 = 9_223_372_036_854_775_808.0;
    (-LIMIT..LIMIT).contains(&value).then_some(value as i64)
}
