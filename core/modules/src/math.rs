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

/// The functions of C's mathematical library, and some on ints and iterables.
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
    /// The angle whose cosine is x, from 0 to pi.
    fn acos(vm: &mut Vm, x: f64) -> Result<f64> {
        bounded(vm, x, libm::acos, "expected a number in range from -1 up to 1")
    }
    /// The inverse of cosh.
    fn acosh(vm: &mut Vm, x: f64) -> Result<f64> {
        bounded(vm, x, libm::acosh, "expected argument value not less than 1")
    }
    /// The angle whose sine is x, from -pi/2 to pi/2.
    fn asin(vm: &mut Vm, x: f64) -> Result<f64> {
        bounded(vm, x, libm::asin, "expected a number in range from -1 up to 1")
    }
    /// The inverse of sinh.
    fn asinh(_vm: &mut Vm, x: f64) -> f64 {
        libm::asinh(x)
    }
    /// The angle whose tangent is x, from -pi/2 to pi/2.
    fn atan(_vm: &mut Vm, x: f64) -> f64 {
        libm::atan(x)
    }
    /// The angle of the point (x, y), from -pi to pi: the quadrant follows from both signs.
    fn atan2(_vm: &mut Vm, y: f64, x: f64) -> f64 {
        libm::atan2(y, x)
    }
    /// The inverse of tanh.
    fn atanh(vm: &mut Vm, x: f64) -> Result<f64> {
        bounded(vm, x, libm::atanh, "expected a number between -1 and 1")
    }
    /// Return the cube root of x.
    fn cbrt(_vm: &mut Vm, x: f64) -> f64 {
        libm::cbrt(x)
    }
    /// The least integer that is not below x.
    fn ceil(vm: &mut Vm, x: ObjRef<'_>) -> Result<Obj> {
        rounded(vm, x, names::__ceil__, libm::ceil)
    }
    /// The magnitude of x with the sign of y, which a zero has too.
    fn copysign(_vm: &mut Vm, x: f64, y: f64) -> f64 {
        libm::copysign(x, y)
    }
    /// The cosine of an angle in radians.
    fn cos(vm: &mut Vm, x: f64) -> Result<f64> {
        bounded(vm, x, libm::cos, "expected a finite input")
    }
    /// Return the hyperbolic cosine of x.
    fn cosh(vm: &mut Vm, x: f64) -> Result<f64> {
        unary(vm, x, libm::cosh, DOMAIN_ERROR)
    }
    /// An angle of x radians, in degrees.
    fn degrees(_vm: &mut Vm, x: f64) -> f64 {
        x * (180.0 / core::f64::consts::PI)
    }
    /// How far apart two points are.
    ///
    /// Each is an iterable of coordinates, as many in one as in the other.
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
    /// exp(x) - 1, exact also where x is close to 0.
    fn expm1(vm: &mut Vm, x: f64) -> Result<f64> {
        unary(vm, x, libm::expm1, DOMAIN_ERROR)
    }
    /// The magnitude of x, as a float.
    fn fabs(_vm: &mut Vm, x: f64) -> f64 {
        x.abs()
    }
    /// Find n!.
    fn factorial(vm: &mut Vm, n: ObjRef<'_>) -> Result<Obj> {
        integers::factorial(vm, n)
    }
    /// The greatest integer that is not above x.
    fn floor(vm: &mut Vm, x: ObjRef<'_>) -> Result<Obj> {
        rounded(vm, x, names::__floor__, libm::floor)
    }
    /// x * y + z, rounded once.
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
    /// The remainder of x/y with the sign of x, as C has it; that of x % y is the sign of y.
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
    /// Takes x apart: (m, e) with x == m * 2**e, and abs(m) from 0.5 to below 1.
    ///
    /// For 0 both are 0.
    fn frexp(vm: &mut Vm, x: f64) -> Result<Obj> {
        let (mantissa, exponent) = if x == 0.0 || !x.is_finite() {
            (x, 0)
        } else {
            libm::frexp(x)
        };
        let both = [float::new(vm, mantissa)?, int::new(vm, exponent)?];
        tuple::new(vm, &both)
    }
    /// The sum of floats, rounded once, at the end.
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
    /// The length of the vector with the given coordinates:
    /// sqrt(x*x + y*y + ...) without overflow on the way.
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
    /// Tells whether a and b differ by little.
    ///
    /// They may differ by rel_tol times the greater magnitude of the two, or by abs_tol, whichever is more. NaN
    /// is close to nothing, an infinity only to itself.
    #[signature("($module, /, a, b, *, rel_tol=1e-09, abs_tol=0.0)")]
    fn isclose(vm: &mut Vm, a: f64, b: f64, rel_tol: Option<f64>, abs_tol: Option<f64>) -> Result<bool> {
        let (relative, absolute) = (rel_tol.unwrap_or(1e-9), abs_tol.unwrap_or(0.0));
        if relative < 0.0 || absolute < 0.0 {
            return Err(vm.value_error("tolerances must be non-negative"));
        }
        let infinite = a.is_infinite() || b.is_infinite();
        Ok(a == b || !infinite && is_close((a - b).abs(), a.abs(), b.abs(), relative, absolute))
    }
    /// True unless x is infinite or NaN.
    fn isfinite(_vm: &mut Vm, x: f64) -> bool {
        x.is_finite()
    }
    /// True if x is infinite, with either sign.
    fn isinf(_vm: &mut Vm, x: f64) -> bool {
        x.is_infinite()
    }
    /// True if x is NaN.
    fn isnan(_vm: &mut Vm, x: f64) -> bool {
        x.is_nan()
    }
    /// The greatest integer whose square is not above n.
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
    /// x * 2**i: what frexp() takes apart, put together.
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
    /// The natural logarithm of abs(gamma(x)).
    fn lgamma(vm: &mut Vm, x: f64) -> Result<f64> {
        real::log_gamma(x).map_err(|error| error.raise(vm, x))
    }
    /// log(x, [base=math.e])
    /// The logarithm of x, to the base e if no other is given.
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
    /// The natural logarithm of 1 + x, exact also where x is close to 0.
    fn log1p(vm: &mut Vm, x: f64) -> Result<f64> {
        bounded(vm, x, libm::log1p, "expected argument value > -1")
    }
    /// Return the base 2 logarithm of x.
    fn log2(vm: &mut Vm, x: ObjRef<'_>) -> Result<f64> {
        logarithm(vm, x, libm::log2)
    }
    /// x in two parts, behind and before the point: floats with the sign of x.
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
    /// The float that is the given number of steps away from x, in the direction of y.
    ///
    /// Without steps, the next one. Raises ValueError if steps is negative.
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
    /// In how many orders k of n things can be drawn.
    ///
    /// That is n!/(n - k)!, and 0 if k > n. Without k, all are drawn.
    /// Raises ValueError if one of the two is negative.
    #[signature("($module, n, k=None, /)")]
    fn perm(vm: &mut Vm, n: ObjRef<'_>, k: Option<ObjRef<'_>>) -> Result<Obj> {
        match k.filter(|k| !k.is_none()) {
            Some(k) => integers::perm(vm, n, k),
            None => integers::factorial(vm, n),
        }
    }
    /// How many sets of k things there are among n: the binomial coefficient.
    ///
    /// That is n!/(k! * (n - k)!), and 0 if k > n.
    /// Raises ValueError if one of the two is negative.
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
    /// Multiplies the items of an iterable, and start, with one another.
    ///
    /// It is meant for numbers.
    #[signature("($module, iterable, /, *, start=1)")]
    fn prod(vm: &mut Vm, iterable: ObjRef<'_>, start: Option<ObjRef<'_>>) -> Result<Obj> {
        let mut product = start.map_or(Obj::from_i16(1), ObjRef::own);
        object::for_each(vm, iterable, |vm, factor| {
            product = number::binary(vm, number::MUL, product.borrow(), factor.borrow())?;
            Ok(())
        })?;
        Ok(product)
    }
    /// An angle of x degrees, in radians.
    fn radians(_vm: &mut Vm, x: f64) -> f64 {
        x * (core::f64::consts::PI / 180.0)
    }
    /// The IEEE 754 remainder: x - n*y, where n is the integer closest to x/y, the even one of two.
    ///
    /// No rounding occurs.
    fn remainder(vm: &mut Vm, x: f64, y: f64) -> Result<f64> {
        if x.is_nan() || y.is_nan() {
            return Ok(x + y);
        }
        if x.is_infinite() || y == 0.0 {
            return Err(vm.value_error(DOMAIN_ERROR));
        }
        Ok(if y.is_infinite() { x } else { real::remainder(x, y) })
    }
    /// The sine of an angle in radians.
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
    /// Multiplies the items of p and q pairwise and adds the products.
    ///
    /// Both must have the same length. Products and sums of floats are rounded once, at the end.
    fn sumprod(vm: &mut Vm, p: ObjRef<'_>, q: ObjRef<'_>) -> Result<Obj> {
        sums::sumprod(vm, p, q)
    }
    /// The tangent of an angle in radians.
    fn tan(vm: &mut Vm, x: f64) -> Result<f64> {
        bounded(vm, x, libm::tan, "expected a finite input")
    }
    /// Return the hyperbolic tangent of x.
    fn tanh(_vm: &mut Vm, x: f64) -> f64 {
        libm::tanh(x)
    }
    /// Takes away what is behind the point: calls __trunc__.
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
    /// What the last bit of x is worth: the distance to the next float away from 0.
    fn ulp(_vm: &mut Vm, x: f64) -> f64 {
        real::ulp(x)
    }
}
