//! Complex numbers: arithmetic with C11's Annex G rules for infinities, mixed arithmetic with real numbers as
//! of Python 3.14, and text.

use alloc::string::String;

use taipan_unicode::Wtf8;

use crate::Error;
use crate::float::{Flags, format_double, prefix};
use crate::text::{to_ascii, trim_start, without_underscores};

const DIVISION_BY_ZERO: Error = Error::ZeroDivision("division by zero");

/// A complex number.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Complex {
    /// The real part.
    pub real: f64,
    /// The imaginary part.
    pub imag: f64,
}

impl Complex {
    /// `real + imag j`.
    pub const fn new(real: f64, imag: f64) -> Complex {
        Complex { real, imag }
    }

    fn is_finite(self) -> bool {
        self.real.is_finite() && self.imag.is_finite()
    }

    fn is_infinite(self) -> bool {
        self.real.is_infinite() || self.imag.is_infinite()
    }

    fn is_nan(self) -> bool {
        self.real.is_nan() && self.imag.is_nan()
    }

    /// The parts of an infinity as ±1, other parts as ±0.
    fn boxed(self) -> Complex {
        let unit = |part: f64| libm::copysign(if part.is_infinite() { 1.0 } else { 0.0 }, part);
        Complex::new(unit(self.real), unit(self.imag))
    }

    /// NaNs as ±0.
    fn without_nans(self) -> Complex {
        let zero = |part: f64| {
            if part.is_nan() {
                libm::copysign(0.0, part)
            } else {
                part
            }
        };
        Complex::new(zero(self.real), zero(self.imag))
    }
}

/// `a + b`.
#[inline]
pub fn add(a: Complex, b: Complex) -> Complex {
    Complex::new(a.real + b.real, a.imag + b.imag)
}

/// `a + b` for a real `b`, and `b + a`.
#[inline]
pub fn add_real(a: Complex, b: f64) -> Complex {
    Complex::new(a.real + b, a.imag)
}

/// `a - b`.
#[inline]
pub fn subtract(a: Complex, b: Complex) -> Complex {
    Complex::new(a.real - b.real, a.imag - b.imag)
}

/// `a - b` for a real `b`.
#[inline]
pub fn subtract_real(a: Complex, b: f64) -> Complex {
    Complex::new(a.real - b, a.imag)
}

/// `a - b` for a real `a`.
#[inline]
pub fn real_subtract(a: f64, b: Complex) -> Complex {
    Complex::new(a - b.real, -b.imag)
}

/// `-a`.
#[inline]
pub fn negate(a: Complex) -> Complex {
    Complex::new(-a.real, -a.imag)
}

/// `a * b`. An infinite operand gives an infinite product even where the plain formula gives NaNs.
pub fn multiply(a: Complex, b: Complex) -> Complex {
    let terms = [a.real * b.real, a.imag * b.imag, a.real * b.imag, a.imag * b.real];
    let product = Complex::new(terms[0] - terms[1], terms[2] + terms[3]);
    if !product.is_nan() {
        return product;
    }
    let (mut x, mut y) = (a, b);
    let mut infinite = false;
    if x.is_infinite() {
        (x, y) = (x.boxed(), y.without_nans());
        infinite = true;
    }
    if y.is_infinite() {
        (x, y) = (x.without_nans(), y.boxed());
        infinite = true;
    }
    if !infinite && terms.iter().any(|term| term.is_infinite()) {
        (x, y) = (x.without_nans(), y.without_nans());
        infinite = true;
    }
    if !infinite {
        return product;
    }
    Complex::new(
        f64::INFINITY * (x.real * y.real - x.imag * y.imag),
        f64::INFINITY * (x.real * y.imag + x.imag * y.real),
    )
}

/// `a * b` for a real `b`, and `b * a`.
#[inline]
pub fn multiply_real(a: Complex, b: f64) -> Complex {
    Complex::new(a.real * b, a.imag * b)
}

/// `a / b`, by R. L. Smith's method. Raises `ZeroDivisionError`.
pub fn divide(a: Complex, b: Complex) -> Result<Complex, Error> {
    let quotient = if b.real.abs() >= b.imag.abs() {
        if b.real == 0.0 {
            return Err(DIVISION_BY_ZERO);
        }
        let ratio = b.imag / b.real;
        let denominator = b.real + b.imag * ratio;
        Complex::new(
            (a.real + a.imag * ratio) / denominator,
            (a.imag - a.real * ratio) / denominator,
        )
    } else if b.imag.abs() >= b.real.abs() {
        let ratio = b.real / b.imag;
        let denominator = b.real * ratio + b.imag;
        Complex::new(
            (a.real * ratio + a.imag) / denominator,
            (a.imag * ratio - a.real) / denominator,
        )
    } else {
        Complex::new(f64::NAN, f64::NAN)
    };
    if !quotient.is_nan() {
        return Ok(quotient);
    }
    let (scale, a, b) = if a.is_infinite() && b.is_finite() {
        (f64::INFINITY, a.boxed(), b)
    } else if b.is_infinite() && a.is_finite() {
        (0.0, a, b.boxed())
    } else {
        return Ok(quotient);
    };
    Ok(Complex::new(
        scale * (a.real * b.real + a.imag * b.imag),
        scale * (a.imag * b.real - a.real * b.imag),
    ))
}

/// `a / b` for a real `b`. Raises `ZeroDivisionError`.
pub fn divide_real(a: Complex, b: f64) -> Result<Complex, Error> {
    if b == 0.0 {
        return Err(DIVISION_BY_ZERO);
    }
    Ok(Complex::new(a.real / b, a.imag / b))
}

/// `a / b` for a real `a`. Raises `ZeroDivisionError`.
pub fn real_divide(a: f64, b: Complex) -> Result<Complex, Error> {
    let quotient = if b.real.abs() >= b.imag.abs() {
        if b.real == 0.0 {
            return Err(DIVISION_BY_ZERO);
        }
        let ratio = b.imag / b.real;
        let denominator = b.real + b.imag * ratio;
        Complex::new(a / denominator, (-a * ratio) / denominator)
    } else if b.imag.abs() >= b.real.abs() {
        let ratio = b.real / b.imag;
        let denominator = b.real * ratio + b.imag;
        Complex::new((a * ratio) / denominator, -a / denominator)
    } else {
        Complex::new(f64::NAN, f64::NAN)
    };
    if quotient.is_nan() && a.is_finite() && b.is_infinite() {
        let b = b.boxed();
        return Ok(Complex::new(0.0 * (a * b.real), 0.0 * (-a * b.imag)));
    }
    Ok(quotient)
}

/// `a ** b`. Raises `ZeroDivisionError` for a negative or complex power of zero, `OverflowError`.
pub fn pow(a: Complex, b: Complex) -> Result<Complex, Error> {
    const ZERO: Error = Error::ZeroDivision("zero to a negative or complex power");
    let power = if b.imag == 0.0 && b.real == libm::floor(b.real) && b.real.abs() <= 100.0 {
        // Small whole powers are exact as far as products are.
        let power = whole_power(a, b.real.abs() as u32);
        if b.real > 0.0 {
            power
        } else {
            divide(Complex::new(1.0, 0.0), power).map_err(|_| ZERO)?
        }
    } else if a.real == 0.0 && a.imag == 0.0 {
        if b.imag != 0.0 || b.real < 0.0 {
            return Err(ZERO);
        }
        Complex::new(0.0, 0.0)
    } else {
        let size = crate::float::hypot(a.real, a.imag);
        let angle = libm::atan2(a.imag, a.real);
        let mut length = crate::float::power(size, b.real);
        let mut phase = angle * b.real;
        if b.imag != 0.0 {
            length *= crate::float::exp(-angle * b.imag);
            phase += b.imag * crate::float::log(size);
        }
        if phase.is_infinite() {
            // C's cosine calls this a domain error, which CPython reports as it does a power of zero.
            return Err(ZERO);
        }
        Complex::new(length * libm::cos(phase), length * libm::sin(phase))
    };
    if power.is_infinite() {
        Err(Error::Overflow("complex exponentiation"))
    } else {
        Ok(power)
    }
}

fn whole_power(base: Complex, exponent: u32) -> Complex {
    let mut power = Complex::new(1.0, 0.0);
    let mut square = base;
    let mut rest = exponent;
    while rest > 0 {
        if rest & 1 == 1 {
            power = multiply(power, square);
        }
        rest >>= 1;
        square = multiply(square, square);
    }
    power
}

/// `abs(a)`. Raises `OverflowError`.
pub fn abs(a: Complex) -> Result<f64, Error> {
    if a.is_infinite() {
        return Ok(f64::INFINITY);
    }
    if a.real.is_nan() || a.imag.is_nan() {
        return Ok(f64::NAN);
    }
    let size = crate::float::hypot(a.real, a.imag);
    if size.is_infinite() {
        Err(Error::Overflow("absolute value too large"))
    } else {
        Ok(size)
    }
}

/// `repr(a)`.
pub fn repr(a: Complex) -> String {
    let part = |value, sign| {
        format_double(
            value,
            'r',
            0,
            Flags {
                sign,
                ..Flags::default()
            },
        )
        .unwrap_or_default()
    };
    let mut text = String::new();
    if a.real == 0.0 && a.real.is_sign_positive() {
        text.push_str(&part(a.imag, false));
        text.push('j');
    } else {
        text.push('(');
        text.push_str(&part(a.real, false));
        text.push_str(&part(a.imag, true));
        text.push_str("j)");
    }
    text
}

/// `complex(text)`. Raises `ValueError`, [`Error::Invalid`] for a misplaced underscore.
pub fn from_text(text: &Wtf8) -> Result<Complex, Error> {
    const MALFORMED: &str = "complex() arg is a malformed string";
    let ascii = to_ascii(text);
    let plain = without_underscores(&ascii).ok_or(Error::Invalid)?;
    let parse = || {
        let mut text = trim_start(&plain);
        let bracket = text.first() == Some(&b'(');
        if bracket {
            text = trim_start(&text[1..]);
        }
        let (value, length) = parts(text)?;
        text = trim_start(&text[length..]);
        if bracket {
            let [b')', rest @ ..] = text else { return None };
            text = trim_start(rest);
        }
        text.is_empty().then_some(value)
    };
    parse().ok_or(Error::value(MALFORMED))
}

/// `x`, `yj` or `x±yj` at the start of a text, where `y` may be missing before the `j`; and its length.
fn parts(text: &[u8]) -> Option<(Complex, usize)> {
    let is_j = |at: usize| matches!(text.get(at), Some(b'j' | b'J'));
    let is_sign = |at: usize| matches!(text.get(at), Some(b'+' | b'-'));
    // A signed float, or a sign alone for ±1; the length 0 where there is neither.
    let imaginary = |at: usize| match prefix(&text[at..]) {
        Some((value, length)) => (value, at + length),
        None if is_sign(at) => (if text[at] == b'-' { -1.0 } else { 1.0 }, at + 1),
        None => (1.0, at),
    };
    let (first, end) = imaginary(0);
    if is_j(end) {
        return Some((Complex::new(0.0, first), end + 1));
    }
    prefix(text)?;
    if !is_sign(end) {
        return Some((Complex::new(first, 0.0), end));
    }
    let (second, end) = imaginary(end);
    is_j(end).then_some((Complex::new(first, second), end + 1))
}
