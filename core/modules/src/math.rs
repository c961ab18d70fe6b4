//! The module `math`.
//!
//! - `real`: functions of floats that `libm` lacks or computes otherwise than CPython;
//! - `sums`: `fsum`, `sumprod`, `hypot`, `dist`;
//! - `integers`: `factorial`, `perm`, `comb`.

mod integers;
mod real;
mod sums;

pub(crate) use real::{difference_over_sum_log, is_close};

use taipan_derive::pymodule;
use taipan_numeric::BigInt;
use taipan_numeric::int as plain;
use taipan_objects::exception::{Exception, Result};
use taipan_objects::int::IntRef;
use taipan_objects::module::{self, Module};
use taipan_objects::number::{self, raise};
use taipan_objects::typeobject::ObjectExt;
use taipan_objects::{Obj, ObjRef, Ref, Vm, call, float, int, names, object, tuple};

/// This module provides access to the mathematical functions
/// defined by the C standard.
#[allow(missing_debug_implementations)]
pub struct Math;

const RANGE_ERROR: &str = "math range error";
const DOMAIN_ERROR: &str = "math domain error";
const POSITIVE: &str = "expected a positive input";

#[cold]
fn refused(vm: &mut Vm, expected: &str, got: f64) -> Exception {
    let got = taipan_numeric::float::repr(got);
    vm.value_error(format_args!("{expected}, got {got}"))
}

/// A function whose infinite answer for a finite number is an overflow, and whose NaN is a number out of its domain.
fn unary(vm: &mut Vm, x: f64, compute: fn(f64) -> f64, expected: &str) -> Result<f64> {
    let answer = compute(x);
    if answer.is_nan() && !x.is_nan() {
        return Err(refused(vm, expected, x));
    }
    if answer.is_infinite() && x.is_finite() {
        return Err(vm.overflow_error(RANGE_ERROR));
    }
    Ok(answer)
}

/// A function without overflow: an infinite answer for a finite number means a pole.
fn bounded(vm: &mut Vm, x: f64, compute: fn(f64) -> f64, expected: &str) -> Result<f64> {
    let answer = compute(x);
    if (answer.is_nan() && !x.is_nan()) || (answer.is_infinite() && x.is_finite()) {
        return Err(refused(vm, expected, x));
    }
    Ok(answer)
}

/// A logarithm of any number; ints need not fit a float.
fn logarithm(vm: &mut Vm, x: ObjRef<'_>, compute: fn(f64) -> f64) -> Result<f64> {
    let Some(int) = int::value(x) else {
        let x = float::to_f64(vm, x)?;
        if x <= 0.0 {
            return Err(refused(vm, POSITIVE, x));
        }
        return Ok(compute(x));
    };
    if int.is_negative() || matches!(int, IntRef::Small(0)) {
        return Err(vm.value_error(POSITIVE));
    }
    Ok(match int {
        IntRef::Small(value) => compute(value as f64),
        IntRef::Big(value) => match plain::to_f64(value) {
            Ok(value) => compute(value),
            Err(_) => {
                let shift = value.bits() - 64;
                let top = plain::to_f64(&(value >> shift)).unwrap_or(1.0);
                compute(libm::ldexp(top, -64)) + compute(2.0) * (shift + 64) as f64
            }
        },
    })
}

fn big(vm: &mut Vm, value: core::result::Result<BigInt, taipan_numeric::Error>) -> Result<Obj> {
    match value {
        Ok(value) => int::new(vm, value),
        Err(error) => Err(raise(vm, error)),
    }
}

/// `floor` and `ceil` of any object.
fn rounded(vm: &mut Vm, x: ObjRef<'_>, method: ObjRef<'_>, round: fn(f64) -> f64) -> Result<Obj> {
    if !x.is_exact(float::FLOAT)
        && let Some(answer) = call::call_special(vm, x, method, &[])?
    {
        return Ok(answer);
    }
    let x = float::to_f64(vm, x)?;
    float::to_int(vm, round(x))
}

/// What `hypot` and `dist` take: floats, whether a NaN is among them.
fn norm(vm: &mut Vm, mut parts: alloc::vec::Vec<f64>) -> Result<f64> {
    let _ = vm;
    Ok(sums::norm(&mut parts))
}

fn reserve(parts: &mut alloc::vec::Vec<f64>, additional: usize) -> Result<()> {
    parts
        .try_reserve(additional)
        .map_err(|_| taipan_objects::AllocError.into())
}

#[pymodule(name = "math")]
impl Math {
    #[init]
    fn init(vm: &mut Vm, module: &Ref<Module>) -> Result<()> {
        for (name, value) in [
            ("pi", core::f64::consts::PI),
            ("e", core::f64::consts::E),
            ("tau", core::f64::consts::TAU),
            ("inf", f64::INFINITY),
            ("nan", f64::NAN),
        ] {
            let value = float::new(vm, value)?;
            module::add(vm, module, name, value)?;
        }
        Ok(())
    }
    /// Return the arc cosine (measured in radians) of x.
    ///
    /// The result is between 0 and pi.
    fn acos(vm: &mut Vm, x: f64) -> Result<f64> {
        bounded(vm, x, libm::acos, "expected a number in range from -1 up to 1")
    }
    /// Return the inverse hyperbolic cosine of x.
    fn acosh(vm: &mut Vm, x: f64) -> Result<f64> {
        bounded(vm, x, libm::acosh, "expected argument value not less than 1")
    }
    /// Return the arc sine (measured in radians) of x.
    ///
    /// The result is between -pi/2 and pi/2.
    fn asin(vm: &mut Vm, x: f64) -> Result<f64> {
        bounded(vm, x, libm::asin, "expected a number in range from -1 up to 1")
    }
    /// Return the inverse hyperbolic sine of x.
    fn asinh(_vm: &mut Vm, x: f64) -> f64 {
        libm::asinh(x)
    }
    /// Return the arc tangent (measured in radians) of x.
    ///
    /// The result is between -pi/2 and pi/2.
    fn atan(_vm: &mut Vm, x: f64) -> f64 {
        libm::atan(x)
    }
    /// Return the arc tangent (measured in radians) of y/x.
    ///
    /// Unlike atan(y/x), the signs of both x and y are considered.
    fn atan2(_vm: &mut Vm, y: f64, x: f64) -> f64 {
        libm::atan2(y, x)
    }
    /// Return the inverse hyperbolic tangent of x.
    fn atanh(vm: &mut Vm, x: f64) -> Result<f64> {
        bounded(vm, x, libm::atanh, "expected a number between -1 and 1")
    }
    /// Return the cube root of x.
    fn cbrt(_vm: &mut Vm, x: f64) -> f64 {
        libm::cbrt(x)
    }
    /// Return the ceiling of x as an Integral.
    ///
    /// This is the smallest integer >= x.
    fn ceil(vm: &mut Vm, x: ObjRef<'_>) -> Result<Obj> {
        rounded(vm, x, names::__ceil__, libm::ceil)
    }
    /// Return a float with the magnitude (absolute value) of x but the sign of y.
    ///
    /// On platforms that support signed zeros, copysign(1.0, -0.0)
    /// returns -1.0.
    fn copysign(_vm: &mut Vm, x: f64, y: f64) -> f64 {
        libm::copysign(x, y)
    }
    /// Return the cosine of x (measured in radians).
    fn cos(vm: &mut Vm, x: f64) -> Result<f64> {
        bounded(vm, x, libm::cos, "expected a finite input")
    }
    /// Return the hyperbolic cosine of x.
    fn cosh(vm: &mut Vm, x: f64) -> Result<f64> {
        unary(vm, x, libm::cosh, DOMAIN_ERROR)
    }
    /// Convert angle x from radians to degrees.
    fn degrees(_vm: &mut Vm, x: f64) -> f64 {
        x * (180.0 / core::f64::consts::PI)
    }
    /// Return the Euclidean distance between two points p and q.
    ///
    /// The points should be specified as sequences (or iterables) of
    /// coordinates.  Both inputs must have the same dimension.
    fn dist(vm: &mut Vm, p: ObjRef<'_>, q: ObjRef<'_>) -> Result<f64> {
        let p = object::collect(vm, p)?;
        let q = object::collect(vm, q)?;
        if p.len() != q.len() {
            return Err(vm.value_error("both points must have the same number of dimensions"));
        }
        let mut parts = alloc::vec::Vec::new();
        reserve(&mut parts, p.len())?;
        for (p, q) in p.iter().zip(q.iter()) {
            let p = float::to_f64(vm, p.borrow())?;
            let q = float::to_f64(vm, q.borrow())?;
            parts.push(p - q);
        }
        norm(vm, parts)
    }
    /// Error function at x.
    fn erf(_vm: &mut Vm, x: f64) -> f64 {
        libm::erf(x)
    }
    /// Complementary error function at x.
    fn erfc(_vm: &mut Vm, x: f64) -> f64 {
        libm::erfc(x)
    }
    /// Return e raised to the power of x.
    fn exp(vm: &mut Vm, x: f64) -> Result<f64> {
        unary(vm, x, libm::exp, DOMAIN_ERROR)
    }
    /// Return 2 raised to the power of x.
    fn exp2(vm: &mut Vm, x: f64) -> Result<f64> {
        unary(vm, x, libm::exp2, DOMAIN_ERROR)
    }
    /// Return exp(x)-1.
    ///
    /// This function avoids the loss of precision involved in the direct evaluation of exp(x)-1 for small x.
    fn expm1(vm: &mut Vm, x: f64) -> Result<f64> {
        unary(vm, x, libm::expm1, DOMAIN_ERROR)
    }
    /// Return the absolute value of the float x.
    fn fabs(_vm: &mut Vm, x: f64) -> f64 {
        x.abs()
    }
    /// Find n!.
    fn factorial(vm: &mut Vm, n: ObjRef<'_>) -> Result<Obj> {
        integers::factorial(vm, n)
    }
    /// Return the floor of x as an Integral.
    ///
    /// This is the largest integer <= x.
    fn floor(vm: &mut Vm, x: ObjRef<'_>) -> Result<Obj> {
        rounded(vm, x, names::__floor__, libm::floor)
    }
    /// Fused multiply-add operation.
    ///
    /// Compute (x * y) + z with a single round.
    fn fma(vm: &mut Vm, x: f64, y: f64, z: f64) -> Result<f64> {
        let answer = libm::fma(x, y, z);
        if answer.is_finite() || x.is_nan() || y.is_nan() || z.is_nan() {
            return Ok(answer);
        }
        if answer.is_nan() {
            return Err(vm.value_error("invalid operation in fma"));
        }
        if x.is_finite() && y.is_finite() && z.is_finite() {
            return Err(vm.overflow_error("overflow in fma"));
        }
        Ok(answer)
    }
    /// Return fmod(x, y), according to platform C.
    ///
    /// x % y may differ.
    fn fmod(vm: &mut Vm, x: f64, y: f64) -> Result<f64> {
        if y.is_infinite() && x.is_finite() {
            return Ok(x);
        }
        let answer = libm::fmod(x, y);
        if answer.is_nan() && !x.is_nan() && !y.is_nan() {
            return Err(vm.value_error(DOMAIN_ERROR));
        }
        Ok(answer)
    }
    /// Return the mantissa and exponent of x, as pair (m, e).
    ///
    /// m is a float and e is an int, such that x = m * 2.**e.
    /// If x is 0, m and e are both 0.  Else 0.5 <= abs(m) < 1.0.
    fn frexp(vm: &mut Vm, x: f64) -> Result<Obj> {
        let (mantissa, exponent) = if x == 0.0 || !x.is_finite() {
            (x, 0)
        } else {
            libm::frexp(x)
        };
        let both = [float::new(vm, mantissa)?, int::new(vm, exponent)?];
        tuple::new(vm, &both)
    }
    /// Return an accurate floating-point sum of values in the iterable seq.
    ///
    /// Assumes IEEE-754 floating-point arithmetic.
    fn fsum(vm: &mut Vm, seq: ObjRef<'_>) -> Result<f64> {
        sums::fsum(vm, seq)
    }
    /// Gamma function at x.
    fn gamma(vm: &mut Vm, x: f64) -> Result<f64> {
        real::gamma(x).map_err(|error| error.raise(vm, x))
    }
    /// Greatest Common Divisor.
    #[signature("($module, /, *integers)")]
    fn gcd(vm: &mut Vm, integers: &[ObjRef<'_>]) -> Result<Obj> {
        integers::fold(vm, integers, 0, |a, b| Ok(plain::gcd(a, b)))
    }
    /// Multidimensional Euclidean distance from the origin to a point.
    ///
    /// Roughly equivalent to:
    /// sqrt(sum(x**2 for x in coordinates))
    #[signature("($module, /, *coordinates)")]
    fn hypot(vm: &mut Vm, coordinates: &[ObjRef<'_>]) -> Result<f64> {
        let mut parts = alloc::vec::Vec::new();
        reserve(&mut parts, coordinates.len())?;
        for coordinate in coordinates {
            let coordinate = float::to_f64(vm, *coordinate)?;
            parts.push(coordinate);
        }
        norm(vm, parts)
    }
    /// Determine whether two floating-point numbers are close in value.
    ///
    ///   rel_tol
    ///     maximum difference for being considered "close", relative to the
    ///     magnitude of the input values
    ///   abs_tol
    ///     maximum difference for being considered "close", regardless of the
    ///     magnitude of the input values
    ///
    /// Return True if a is close in value to b, and False otherwise.
    #[signature("($module, /, a, b, *, rel_tol=1e-09, abs_tol=0.0)")]
    fn isclose(vm: &mut Vm, a: f64, b: f64, rel_tol: Option<f64>, abs_tol: Option<f64>) -> Result<bool> {
        let (relative, absolute) = (rel_tol.unwrap_or(1e-9), abs_tol.unwrap_or(0.0));
        if relative < 0.0 || absolute < 0.0 {
            return Err(vm.value_error("tolerances must be non-negative"));
        }
        let infinite = a.is_infinite() || b.is_infinite();
        Ok(a == b || !infinite && is_close((a - b).abs(), a.abs(), b.abs(), relative, absolute))
    }
    /// Return True if x is neither an infinity nor a NaN, and False otherwise.
    fn isfinite(_vm: &mut Vm, x: f64) -> bool {
        x.is_finite()
    }
    /// Return True if x is a positive or negative infinity, and False otherwise.
    fn isinf(_vm: &mut Vm, x: f64) -> bool {
        x.is_infinite()
    }
    /// Return True if x is a NaN (not a number), and False otherwise.
    fn isnan(_vm: &mut Vm, x: f64) -> bool {
        x.is_nan()
    }
    /// Return the integer part of the square root of the input.
    fn isqrt(vm: &mut Vm, n: ObjRef<'_>) -> Result<Obj> {
        let n = int::index(vm, n)?;
        match int::value(n.borrow()) {
            Some(n) => big(vm, plain::isqrt(&n.as_big())),
            None => Ok(n),
        }
    }
    /// Least Common Multiple.
    #[signature("($module, /, *integers)")]
    fn lcm(vm: &mut Vm, integers: &[ObjRef<'_>]) -> Result<Obj> {
        integers::fold(vm, integers, 1, plain::lcm)
    }
    /// Return x * (2**i).
    ///
    /// This is essentially the inverse of frexp().
    fn ldexp(vm: &mut Vm, x: f64, i: ObjRef<'_>) -> Result<f64> {
        let Some(exponent) = int::value(i) else {
            return Err(vm.type_error("Expected an int as second argument to ldexp."));
        };
        if x == 0.0 || !x.is_finite() {
            return Ok(x);
        }
        let exponent = match exponent.to_i64() {
            Some(exponent) => exponent.clamp(-5000, 5000) as i32,
            None if exponent.is_negative() => -5000,
            None => 5000,
        };
        let answer = libm::ldexp(x, exponent);
        if answer.is_infinite() {
            Err(vm.overflow_error(RANGE_ERROR))
        } else {
            Ok(answer)
        }
    }
    /// Natural logarithm of absolute value of Gamma function at x.
    fn lgamma(vm: &mut Vm, x: f64) -> Result<f64> {
        real::log_gamma(x).map_err(|error| error.raise(vm, x))
    }
    /// log(x, [base=math.e])
    /// Return the logarithm of x to the given base.
    ///
    /// If the base is not specified, returns the natural logarithm (base e) of x.
    fn log(vm: &mut Vm, x: ObjRef<'_>, base: Option<ObjRef<'_>>) -> Result<f64> {
        let numerator = logarithm(vm, x, libm::log)?;
        let Some(base) = base else { return Ok(numerator) };
        let denominator = logarithm(vm, base, libm::log)?;
        if denominator == 0.0 {
            return Err(vm.zero_division_error("division by zero"));
        }
        Ok(numerator / denominator)
    }
    /// Return the base 10 logarithm of x.
    fn log10(vm: &mut Vm, x: ObjRef<'_>) -> Result<f64> {
        logarithm(vm, x, libm::log10)
    }
    /// Return the natural logarithm of 1+x (base e).
    ///
    /// The result is computed in a way which is accurate for x near zero.
    fn log1p(vm: &mut Vm, x: f64) -> Result<f64> {
        bounded(vm, x, libm::log1p, "expected argument value > -1")
    }
    /// Return the base 2 logarithm of x.
    fn log2(vm: &mut Vm, x: ObjRef<'_>) -> Result<f64> {
        logarithm(vm, x, libm::log2)
    }
    /// Return the fractional and integer parts of x.
    ///
    /// Both results carry the sign of x and are floats.
    fn modf(vm: &mut Vm, x: f64) -> Result<Obj> {
        let (fraction, whole) = if x.is_infinite() {
            (libm::copysign(0.0, x), x)
        } else if x.is_nan() {
            (x, x)
        } else {
            let whole = libm::trunc(x);
            (libm::copysign(x - whole, x), whole)
        };
        let both = [float::new(vm, fraction)?, float::new(vm, whole)?];
        tuple::new(vm, &both)
    }
    /// Return the floating-point value the given number of steps after x towards y.
    ///
    /// If steps is not specified or is None, it defaults to 1.
    ///
    /// Raises a TypeError, if x or y is not a double, or if steps is not an integer.
    /// Raises ValueError if steps is negative.
    #[signature("($module, x, y, /, *, steps=None)")]
    fn nextafter(vm: &mut Vm, x: f64, y: f64, steps: Option<ObjRef<'_>>) -> Result<f64> {
        let Some(steps) = steps.filter(|steps| !steps.is_none()) else {
            return Ok(real::next_after(x, y, 1));
        };
        let steps = int::index(vm, steps)?;
        let steps = match int::value(steps.borrow()) {
            Some(steps) if steps.is_negative() => {
                return Err(vm.value_error("steps must be a non-negative integer"));
            }
            Some(IntRef::Small(steps)) => steps as u64,
            Some(IntRef::Big(steps)) => u64::try_from(steps).unwrap_or(u64::MAX),
            None => 1,
        };
        Ok(real::next_after(x, y, steps))
    }
    /// Number of ways to choose k items from n items without repetition and with order.
    ///
    /// Evaluates to n! / (n - k)! when k <= n and evaluates
    /// to zero when k > n.
    ///
    /// If k is not specified or is None, then k defaults to n
    /// and the function returns n!.
    ///
    /// Raises TypeError if either of the arguments are not integers.
    /// Raises ValueError if either of the arguments are negative.
    #[signature("($module, n, k=None, /)")]
    fn perm(vm: &mut Vm, n: ObjRef<'_>, k: Option<ObjRef<'_>>) -> Result<Obj> {
        match k.filter(|k| !k.is_none()) {
            Some(k) => integers::perm(vm, n, k),
            None => integers::factorial(vm, n),
        }
    }
    /// Number of ways to choose k items from n items without repetition and without order.
    ///
    /// Evaluates to n! / (k! * (n - k)!) when k <= n and evaluates
    /// to zero when k > n.
    ///
    /// Also called the binomial coefficient because it is equivalent
    /// to the coefficient of k-th term in polynomial expansion of the
    /// expression (1 + x)**n.
    ///
    /// Raises TypeError if either of the arguments are not integers.
    /// Raises ValueError if either of the arguments are negative.
    fn comb(vm: &mut Vm, n: ObjRef<'_>, k: ObjRef<'_>) -> Result<Obj> {
        integers::comb(vm, n, k)
    }
    /// Return x**y (x to the power of y).
    fn pow(vm: &mut Vm, x: f64, y: f64) -> Result<f64> {
        let answer = real::pow(x, y);
        if answer.is_nan() && !x.is_nan() && !y.is_nan() {
            return Err(vm.value_error(DOMAIN_ERROR));
        }
        if answer.is_infinite() && x.is_finite() && y.is_finite() {
            let pole = x == 0.0;
            return Err(if pole {
                vm.value_error(DOMAIN_ERROR)
            } else {
                vm.overflow_error(RANGE_ERROR)
            });
        }
        Ok(answer)
    }
    /// Calculate the product of all the elements in the input iterable.
    ///
    /// The default start value for the product is 1.
    ///
    /// When the iterable is empty, return the start value.  This function is
    /// intended specifically for use with numeric values and may reject
    /// non-numeric types.
    #[signature("($module, iterable, /, *, start=1)")]
    fn prod(vm: &mut Vm, iterable: ObjRef<'_>, start: Option<ObjRef<'_>>) -> Result<Obj> {
        let mut product = start.map_or(Obj::from_i16(1), ObjRef::own);
        object::for_each(vm, iterable, |vm, factor| {
            product = number::binary(vm, number::MUL, product.borrow(), factor.borrow())?;
            Ok(())
        })?;
        Ok(product)
    }
    /// Convert angle x from degrees to radians.
    fn radians(_vm: &mut Vm, x: f64) -> f64 {
        x * (core::f64::consts::PI / 180.0)
    }
    /// Difference between x and the closest integer multiple of y.
    ///
    /// Return x - n*y where n*y is the closest integer multiple of y.
    /// In the case where x is exactly halfway between two multiples of
    /// y, the nearest even value of n is used. The result is always exact.
    fn remainder(vm: &mut Vm, x: f64, y: f64) -> Result<f64> {
        if x.is_nan() || y.is_nan() {
            return Ok(x + y);
        }
        if x.is_infinite() || y == 0.0 {
            return Err(vm.value_error(DOMAIN_ERROR));
        }
        Ok(if y.is_infinite() { x } else { real::remainder(x, y) })
    }
    /// Return the sine of x (measured in radians).
    fn sin(vm: &mut Vm, x: f64) -> Result<f64> {
        bounded(vm, x, libm::sin, "expected a finite input")
    }
    /// Return the hyperbolic sine of x.
    fn sinh(vm: &mut Vm, x: f64) -> Result<f64> {
        unary(vm, x, libm::sinh, DOMAIN_ERROR)
    }
    /// Return the square root of x.
    fn sqrt(vm: &mut Vm, x: f64) -> Result<f64> {
        bounded(vm, x, libm::sqrt, "expected a nonnegative input")
    }
    /// Return the sum of products of values from two iterables p and q.
    ///
    /// Roughly equivalent to:
    ///
    /// sum(map(operator.mul, p, q, strict=True))
    ///
    /// For float and mixed int/float inputs, the intermediate products
    /// and sums are computed with extended precision.
    fn sumprod(vm: &mut Vm, p: ObjRef<'_>, q: ObjRef<'_>) -> Result<Obj> {
        sums::sumprod(vm, p, q)
    }
    /// Return the tangent of x (measured in radians).
    fn tan(vm: &mut Vm, x: f64) -> Result<f64> {
        bounded(vm, x, libm::tan, "expected a finite input")
    }
    /// Return the hyperbolic tangent of x.
    fn tanh(_vm: &mut Vm, x: f64) -> f64 {
        libm::tanh(x)
    }
    /// Truncates the Real x to the nearest Integral toward 0.
    ///
    /// Uses the __trunc__ magic method.
    fn trunc(vm: &mut Vm, x: ObjRef<'_>) -> Result<Obj> {
        if x.is_exact(float::FLOAT) {
            let x = float::to_f64(vm, x)?;
            return float::to_int(vm, x);
        }
        if let Some(answer) = call::call_special(vm, x, names::__trunc__, &[])? {
            return Ok(answer);
        }
        let kind = x.ty().display_name(vm);
        Err(vm.type_error(format_args!("type {kind} doesn't define __trunc__ method")))
    }
    /// Return the value of the least significant bit of the float x.
    fn ulp(_vm: &mut Vm, x: f64) -> f64 {
        real::ulp(x)
    }
}
