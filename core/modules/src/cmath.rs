//! The module `cmath`: functions of complex numbers, with branch cuts and special values as C11's annex G has them.

mod special;

use core::f64::consts::{LN_2, LN_10, PI};

use taipan_derive::pymodule;
use taipan_objects::complex::{self, Value};
use taipan_objects::exception::{Exception, Result};
use taipan_objects::module::{self, Module};
use taipan_objects::{Obj, Ref, Vm, float, tuple};

use crate::math;

/// Mathematical functions of complex arguments.
#[allow(missing_debug_implementations)]
pub struct CMath;

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Failure {
    Domain,
    Range,
}

type Answer = core::result::Result<Value, Failure>;

#[cold]
fn raise(vm: &mut Vm, failure: Failure) -> Exception {
    match failure {
        Failure::Domain => vm.value_error("math domain error"),
        Failure::Range => vm.overflow_error("math range error"),
    }
}

fn finish(vm: &mut Vm, answer: Answer) -> Result<Value> {
    answer.map_err(|failure| raise(vm, failure))
}

/// Parts above this overflow in squares and sums.
const LARGE: f64 = f64::MAX / 4.0;
/// `exp` of a number above this is near overflow.
const LOG_LARGE: f64 = 708.396_418_532_264_1;
/// The root of [`LARGE`].
const ROOT_LARGE: f64 = 6.703_903_964_971_298e153;
/// The root of the smallest normal float.
const ROOT_TINY: f64 = 1.491_668_146_240_041_3e-154;

fn of(real: f64, imag: f64) -> Value {
    Value::new(real, imag)
}

fn is_finite(z: Value) -> bool {
    z.real.is_finite() && z.imag.is_finite()
}

fn look_up(table: &special::Table, z: Value) -> Value {
    let (real, imag) = table[special::class(z.real)][special::class(z.imag)];
    of(real, imag)
}

/// `f` of `iz`, turned back: circular functions from hyperbolic ones.
fn turned(z: Value, compute: fn(Value) -> Answer) -> Answer {
    let made = compute(of(-z.imag, z.real))?;
    Ok(of(made.imag, -made.real))
}

fn overflow(z: Value) -> Answer {
    if z.real.is_infinite() || z.imag.is_infinite() {
        Err(Failure::Range)
    } else {
        Ok(z)
    }
}

/// An infinite real part and a finite imaginary one that is not zero: a direction at infinity.
fn at_infinity(z: Value) -> bool {
    z.real.is_infinite() && z.imag.is_finite() && z.imag != 0.0
}

fn is_large(z: Value) -> bool {
    z.real.abs() > LARGE || z.imag.abs() > LARGE
}

/// The logarithm of twice the length of a large number.
fn log_double(z: Value) -> f64 {
    libm::log(libm::hypot(z.real / 2.0, z.imag / 2.0)) + LN_2 * 2.0
}

fn sqrt(z: Value) -> Value {
    if !is_finite(z) {
        return look_up(&special::SQRT, z);
    }
    if z.real == 0.0 && z.imag == 0.0 {
        return of(0.0, z.imag);
    }
    let (x, y) = (z.real.abs(), z.imag.abs());
    let root = if x < f64::MIN_POSITIVE && y < f64::MIN_POSITIVE {
        // 2**53 up, and the root of it and of the 2 below back down.
        let x = libm::ldexp(x, 53);
        libm::ldexp(libm::sqrt(x + libm::hypot(x, libm::ldexp(y, 53))), -27)
    } else {
        let x = x / 8.0;
        2.0 * libm::sqrt(x + libm::hypot(x, y / 8.0))
    };
    let other = y / (2.0 * root);
    if z.real >= 0.0 {
        of(root, libm::copysign(other, z.imag))
    } else {
        of(other, libm::copysign(root, z.imag))
    }
}

fn acos(z: Value) -> Answer {
    if !is_finite(z) {
        return Ok(look_up(&special::ACOS, z));
    }
    if is_large(z) {
        let real = libm::atan2(z.imag.abs(), z.real);
        let size = log_double(z);
        let imag = if z.real < 0.0 {
            -libm::copysign(size, z.imag)
        } else {
            libm::copysign(size, -z.imag)
        };
        return Ok(of(real, imag));
    }
    let below = sqrt(of(1.0 - z.real, -z.imag));
    let above = sqrt(of(1.0 + z.real, z.imag));
    Ok(of(
        2.0 * libm::atan2(below.real, above.real),
        libm::asinh(above.real * below.imag - above.imag * below.real),
    ))
}

fn acosh(z: Value) -> Answer {
    if !is_finite(z) {
        return Ok(look_up(&special::ACOSH, z));
    }
    if is_large(z) {
        return Ok(of(log_double(z), libm::atan2(z.imag, z.real)));
    }
    let below = sqrt(of(z.real - 1.0, z.imag));
    let above = sqrt(of(z.real + 1.0, z.imag));
    Ok(of(
        libm::asinh(below.real * above.real + below.imag * above.imag),
        2.0 * libm::atan2(below.imag, above.real),
    ))
}

fn asinh(z: Value) -> Answer {
    if !is_finite(z) {
        return Ok(look_up(&special::ASINH, z));
    }
    if is_large(z) {
        let size = log_double(z);
        let real = if z.imag >= 0.0 {
            libm::copysign(size, z.real)
        } else {
            -libm::copysign(size, -z.real)
        };
        return Ok(of(real, libm::atan2(z.imag, z.real.abs())));
    }
    let above = sqrt(of(1.0 + z.imag, -z.real));
    let below = sqrt(of(1.0 - z.imag, z.real));
    Ok(of(
        libm::asinh(above.real * below.imag - below.real * above.imag),
        libm::atan2(z.imag, above.real * below.real - above.imag * below.imag),
    ))
}

fn atanh(z: Value) -> Answer {
    if !is_finite(z) {
        return Ok(look_up(&special::ATANH, z));
    }
    if z.real.is_sign_negative() {
        let made = atanh(of(-z.real, -z.imag))?;
        return Ok(of(-made.real, -made.imag));
    }
    let y = z.imag.abs();
    if z.real > ROOT_LARGE || y > ROOT_LARGE {
        let size = libm::hypot(z.real / 2.0, z.imag / 2.0);
        return Ok(of(z.real / 4.0 / size / size, -libm::copysign(PI / 2.0, -z.imag)));
    }
    if z.real == 1.0 && y < ROOT_TINY {
        if y == 0.0 {
            return Err(Failure::Domain);
        }
        let real = -libm::log(libm::sqrt(y) / libm::sqrt(libm::hypot(y, 2.0)));
        return Ok(of(real, libm::copysign(libm::atan2(2.0, -y) / 2.0, z.imag)));
    }
    let left = 1.0 - z.real;
    Ok(of(
        libm::log1p(4.0 * z.real / (left * left + y * y)) / 4.0,
        -libm::atan2(-2.0 * z.imag, left * (1.0 + z.real) - y * y) / 2.0,
    ))
}

fn cosh(z: Value) -> Answer {
    if !is_finite(z) {
        if z.imag.is_infinite() && !z.real.is_nan() {
            return Err(Failure::Domain);
        }
        if at_infinity(z) {
            let real = libm::copysign(f64::INFINITY, libm::cos(z.imag));
            let imag = libm::copysign(f64::INFINITY, libm::sin(z.imag));
            return Ok(of(real, if z.real > 0.0 { imag } else { -imag }));
        }
        return Ok(look_up(&special::COSH, z));
    }
    overflow(if z.real.abs() > LOG_LARGE {
        let x = z.real - libm::copysign(1.0, z.real);
        of(
            libm::cos(z.imag) * libm::cosh(x) * core::f64::consts::E,
            libm::sin(z.imag) * libm::sinh(x) * core::f64::consts::E,
        )
    } else {
        of(
            libm::cos(z.imag) * libm::cosh(z.real),
            libm::sin(z.imag) * libm::sinh(z.real),
        )
    })
}

fn sinh(z: Value) -> Answer {
    if !is_finite(z) {
        if z.imag.is_infinite() && !z.real.is_nan() {
            return Err(Failure::Domain);
        }
        if at_infinity(z) {
            let real = libm::copysign(f64::INFINITY, libm::cos(z.imag));
            let imag = libm::copysign(f64::INFINITY, libm::sin(z.imag));
            return Ok(of(if z.real > 0.0 { real } else { -real }, imag));
        }
        return Ok(look_up(&special::SINH, z));
    }
    overflow(if z.real.abs() > LOG_LARGE {
        let x = z.real - libm::copysign(1.0, z.real);
        of(
            libm::cos(z.imag) * libm::sinh(x) * core::f64::consts::E,
            libm::sin(z.imag) * libm::cosh(x) * core::f64::consts::E,
        )
    } else {
        of(
            libm::cos(z.imag) * libm::sinh(z.real),
            libm::sin(z.imag) * libm::cosh(z.real),
        )
    })
}

fn tanh(z: Value) -> Answer {
    if !is_finite(z) {
        if z.imag.is_infinite() && z.real.is_finite() {
            return Err(Failure::Domain);
        }
        if at_infinity(z) {
            let imag = libm::copysign(0.0, 2.0 * libm::sin(z.imag) * libm::cos(z.imag));
            return Ok(of(libm::copysign(1.0, z.real), imag));
        }
        return Ok(look_up(&special::TANH, z));
    }
    if z.real.abs() > LOG_LARGE {
        let imag = 4.0 * libm::sin(z.imag) * libm::cos(z.imag) * libm::exp(-2.0 * z.real.abs());
        return Ok(of(libm::copysign(1.0, z.real), imag));
    }
    let (x, y) = (libm::tanh(z.real), libm::tan(z.imag));
    let secant = 1.0 / libm::cosh(z.real);
    let both = x * y;
    let denominator = 1.0 + both * both;
    Ok(of(
        x * (1.0 + y * y) / denominator,
        ((y / denominator) * secant) * secant,
    ))
}

fn exp(z: Value) -> Answer {
    if !is_finite(z) {
        if z.imag.is_infinite() && (z.real.is_finite() || z.real == f64::INFINITY) {
            return Err(Failure::Domain);
        }
        if at_infinity(z) {
            let size = if z.real > 0.0 { f64::INFINITY } else { 0.0 };
            return Ok(of(
                libm::copysign(size, libm::cos(z.imag)),
                libm::copysign(size, libm::sin(z.imag)),
            ));
        }
        return Ok(look_up(&special::EXP, z));
    }
    overflow(if z.real > LOG_LARGE {
        let size = libm::exp(z.real - 1.0);
        of(
            size * libm::cos(z.imag) * core::f64::consts::E,
            size * libm::sin(z.imag) * core::f64::consts::E,
        )
    } else {
        let size = libm::exp(z.real);
        of(size * libm::cos(z.imag), size * libm::sin(z.imag))
    })
}

/// The logarithm; of zero the pole's infinity, which the caller reports or not.
fn log(z: Value) -> Value {
    if !is_finite(z) {
        return look_up(&special::LOG, z);
    }
    let (x, y) = (z.real.abs(), z.imag.abs());
    let real = if is_large(z) {
        libm::log(libm::hypot(x / 2.0, y / 2.0)) + LN_2
    } else if x < f64::MIN_POSITIVE && y < f64::MIN_POSITIVE {
        if x == 0.0 && y == 0.0 {
            f64::NEG_INFINITY
        } else {
            libm::log(libm::hypot(libm::ldexp(x, 53), libm::ldexp(y, 53))) - 53.0 * LN_2
        }
    } else {
        let size = libm::hypot(x, y);
        if (0.71..=1.73).contains(&size) {
            math::difference_over_sum_log(x, y)
        } else {
            libm::log(size)
        }
    };
    of(real, libm::atan2(z.imag, z.real))
}

fn is_zero(z: Value) -> bool {
    z.real == 0.0 && z.imag == 0.0
}

#[pymodule(name = "cmath")]
impl CMath {
    #[init]
    fn init(vm: &mut Vm, module: &Ref<Module>) -> Result<()> {
        for (name, value) in [
            ("pi", PI),
            ("e", core::f64::consts::E),
            ("tau", core::f64::consts::TAU),
            ("inf", f64::INFINITY),
            ("nan", f64::NAN),
        ] {
            let value = float::new(vm, value)?;
            module::add(vm, module, name, value)?;
        }
        for (name, value) in [("infj", f64::INFINITY), ("nanj", f64::NAN)] {
            let value = complex::new(vm, 0.0, value)?;
            module::add(vm, module, name, value)?;
        }
        Ok(())
    }
    /// Return the arc cosine of z.
    fn acos(vm: &mut Vm, z: Value) -> Result<Value> {
        finish(vm, acos(z))
    }
    /// The inverse of cosh, for complex z.
    fn acosh(vm: &mut Vm, z: Value) -> Result<Value> {
        finish(vm, acosh(z))
    }
    /// Return the arc sine of z.
    fn asin(vm: &mut Vm, z: Value) -> Result<Value> {
        finish(vm, turned(z, asinh))
    }
    /// The inverse of sinh, for complex z.
    fn asinh(vm: &mut Vm, z: Value) -> Result<Value> {
        finish(vm, asinh(z))
    }
    /// Return the arc tangent of z.
    fn atan(vm: &mut Vm, z: Value) -> Result<Value> {
        finish(vm, turned(z, atanh))
    }
    /// The inverse of tanh, for complex z.
    fn atanh(vm: &mut Vm, z: Value) -> Result<Value> {
        finish(vm, atanh(z))
    }
    /// Return the cosine of z.
    fn cos(vm: &mut Vm, z: Value) -> Result<Value> {
        finish(vm, cosh(of(-z.imag, z.real)))
    }
    /// Return the hyperbolic cosine of z.
    fn cosh(vm: &mut Vm, z: Value) -> Result<Value> {
        finish(vm, cosh(z))
    }
    /// Return the exponential value e**z.
    fn exp(vm: &mut Vm, z: Value) -> Result<Value> {
        finish(vm, exp(z))
    }
    /// Tells whether a and b differ by little.
    ///
    /// They may differ by rel_tol times the greater magnitude of the two, or by abs_tol, whichever is more.
    #[signature("($module, /, a, b, *, rel_tol=1e-09, abs_tol=0.0)")]
    fn isclose(vm: &mut Vm, a: Value, b: Value, rel_tol: Option<f64>, abs_tol: Option<f64>) -> Result<bool> {
        let (relative, absolute) = (rel_tol.unwrap_or(1e-9), abs_tol.unwrap_or(0.0));
        if relative < 0.0 || absolute < 0.0 {
            return Err(vm.value_error("tolerances must be non-negative"));
        }
        if a == b {
            return Ok(true);
        }
        let infinite = |z: Value| z.real.is_infinite() || z.imag.is_infinite();
        if infinite(a) || infinite(b) {
            return Ok(false);
        }
        let size = |z: Value| libm::hypot(z.real, z.imag);
        let difference = size(of(a.real - b.real, a.imag - b.imag));
        Ok(math::is_close(difference, size(a), size(b), relative, absolute))
    }
    /// True if neither part of z is infinite or NaN.
    fn isfinite(_vm: &mut Vm, z: Value) -> bool {
        is_finite(z)
    }
    /// True if one of the parts of z is infinite.
    fn isinf(_vm: &mut Vm, z: Value) -> bool {
        z.real.is_infinite() || z.imag.is_infinite()
    }
    /// True if one of the parts of z is NaN.
    fn isnan(_vm: &mut Vm, z: Value) -> bool {
        z.real.is_nan() || z.imag.is_nan()
    }
    /// log(z[, base]) -> the logarithm of z to the given base.
    ///
    /// The base is e if it is not given.
    fn log(vm: &mut Vm, z: Value, base: Option<Value>) -> Result<Value> {
        let answer = log(z);
        let Some(base) = base else {
            return if is_zero(z) {
                Err(raise(vm, Failure::Domain))
            } else {
                Ok(answer)
            };
        };
        let divisor = log(base);
        if is_zero(base) {
            return Err(raise(vm, Failure::Domain));
        }
        taipan_numeric::complex::divide(answer, divisor).map_err(|_| raise(vm, Failure::Domain))
    }
    /// Return the base-10 logarithm of z.
    fn log10(vm: &mut Vm, z: Value) -> Result<Value> {
        if is_zero(z) {
            return Err(raise(vm, Failure::Domain));
        }
        let natural = log(z);
        Ok(of(natural.real / LN_10, natural.imag / LN_10))
    }
    /// The angle between z and the positive real axis, in radians.
    fn phase(_vm: &mut Vm, z: Value) -> f64 {
        libm::atan2(z.imag, z.real)
    }
    /// The pair (r, phi): the distance of z from 0 and its angle.
    fn polar(vm: &mut Vm, z: Value) -> Result<Obj> {
        let size = taipan_numeric::complex::abs(z).map_err(|_| raise(vm, Failure::Range))?;
        let both = [
            float::new(vm, size)?,
            float::new(vm, libm::atan2(z.imag, z.real))?,
        ];
        tuple::new(vm, &both)
    }
    /// The complex number at distance r from 0 with the angle phi.
    fn rect(vm: &mut Vm, r: f64, phi: f64) -> Result<Value> {
        if r.is_finite() && phi.is_finite() {
            // A zero angle keeps its sign, and cosine and sine their exact values.
            return Ok(if phi == 0.0 {
                of(r, r * phi)
            } else {
                of(r * libm::cos(phi), r * libm::sin(phi))
            });
        }
        if phi.is_infinite() && r != 0.0 && !r.is_nan() {
            return Err(raise(vm, Failure::Domain));
        }
        if r.is_infinite() && phi.is_finite() && phi != 0.0 {
            let real = libm::copysign(f64::INFINITY, libm::cos(phi));
            let imag = libm::copysign(f64::INFINITY, libm::sin(phi));
            return Ok(if r > 0.0 { of(real, imag) } else { of(-real, -imag) });
        }
        Ok(look_up(&special::RECT, of(r, phi)))
    }
    /// Return the sine of z.
    fn sin(vm: &mut Vm, z: Value) -> Result<Value> {
        finish(vm, turned(z, sinh))
    }
    /// Return the hyperbolic sine of z.
    fn sinh(vm: &mut Vm, z: Value) -> Result<Value> {
        finish(vm, sinh(z))
    }
    /// Return the square root of z.
    fn sqrt(_vm: &mut Vm, z: Value) -> Value {
        sqrt(z)
    }
    /// Return the tangent of z.
    fn tan(vm: &mut Vm, z: Value) -> Result<Value> {
        finish(vm, turned(z, tanh))
    }
    /// Return the hyperbolic tangent of z.
    fn tanh(vm: &mut Vm, z: Value) -> Result<Value> {
        finish(vm, tanh(z))
    }
}
