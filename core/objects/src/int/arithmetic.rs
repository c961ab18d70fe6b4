//! The operators of `int`. Each gives `NotImplemented` unless both operands are ints.

use taipan_heap::{Obj, ObjRef};
use taipan_numeric::int as plain;
use taipan_numeric::{BigInt, Error};

use super::{IntRef, new, value};
use crate::exception::Result;
use crate::number::raise;
use crate::singletons::{NOT_IMPLEMENTED, bool_object};
use crate::slots::CompareOp;
use crate::tuple;
use crate::vm::Vm;

// What the eval loop inlines. The operands are values of `ObjRef::as_small_int`, so sums cannot overflow an `isize`.

/// `a + b` of small ints, if it is one.
#[inline(always)]
pub fn add_small(a: isize, b: isize) -> Option<Obj> {
    Obj::small_int(a.wrapping_add(b))
}

/// `a - b` of small ints, if it is one.
#[inline(always)]
pub fn sub_small(a: isize, b: isize) -> Option<Obj> {
    Obj::small_int(a.wrapping_sub(b))
}

/// `a * b` of small ints, if it is one.
#[inline(always)]
pub fn mul_small(a: isize, b: isize) -> Option<Obj> {
    Obj::small_int(a.checked_mul(b)?)
}

/// `a // b` of small ints, if it is one; `None` for a zero divisor.
#[inline(always)]
pub fn floordiv_small(a: isize, b: isize) -> Option<Obj> {
    Obj::small_int(floordiv(a, b)?)
}

/// `a % b` of small ints; `None` for a zero divisor.
#[inline(always)]
pub fn rem_small(a: isize, b: isize) -> Option<Obj> {
    Obj::small_int(modulo(a, b)?)
}

/// `a & b` of small ints.
#[inline(always)]
pub fn and_small(a: isize, b: isize) -> Option<Obj> {
    Obj::small_int(a & b)
}

/// `a | b` of small ints.
#[inline(always)]
pub fn or_small(a: isize, b: isize) -> Option<Obj> {
    Obj::small_int(a | b)
}

/// `a ^ b` of small ints.
#[inline(always)]
pub fn xor_small(a: isize, b: isize) -> Option<Obj> {
    Obj::small_int(a ^ b)
}

/// `a << b` of small ints, if it is one.
#[inline(always)]
pub fn lshift_small(a: isize, b: isize) -> Option<Obj> {
    Obj::small_int(left_shift(a, b)?)
}

/// `a >> b` of small ints; `None` for a negative count.
#[inline(always)]
pub fn rshift_small(a: isize, b: isize) -> Option<Obj> {
    Obj::small_int(right_shift(a, b)?)
}

/// Whether a comparison of small ints holds.
#[inline(always)]
pub fn compare_small(a: isize, b: isize, op: CompareOp) -> bool {
    match op {
        CompareOp::Lt => a < b,
        CompareOp::Le => a <= b,
        CompareOp::Eq => a == b,
        CompareOp::Ne => a != b,
        CompareOp::Gt => a > b,
        CompareOp::Ge => a >= b,
    }
}

#[inline(always)]
fn floordiv(a: isize, b: isize) -> Option<isize> {
    let quotient = a.checked_div(b)?;
    let remainder = a.wrapping_rem(b);
    Some(quotient - isize::from(remainder != 0 && (remainder ^ b) < 0))
}

#[inline(always)]
fn modulo(a: isize, b: isize) -> Option<isize> {
    if b == 0 {
        return None;
    }
    let remainder = a.wrapping_rem(b);
    Some(if remainder != 0 && (remainder ^ b) < 0 {
        remainder + b
    } else {
        remainder
    })
}

#[inline(always)]
fn left_shift(a: isize, b: isize) -> Option<isize> {
    if !(0..isize::BITS as isize).contains(&b) {
        return None;
    }
    let shifted = a << b;
    (shifted >> b == a).then_some(shifted)
}

#[inline(always)]
fn right_shift(a: isize, b: isize) -> Option<isize> {
    (b >= 0).then(|| a >> b.min(isize::BITS as isize - 1))
}

/// One operator: on machine ints where the answer is one, else on big ints.
#[inline(always)]
fn binary(
    vm: &mut Vm,
    a: ObjRef<'_>,
    b: ObjRef<'_>,
    small: impl FnOnce(isize, isize) -> Option<isize>,
    big: fn(&BigInt, &BigInt) -> core::result::Result<BigInt, Error>,
) -> Result<Obj> {
    let (Some(a), Some(b)) = (value(a), value(b)) else {
        return Ok(NOT_IMPLEMENTED.own());
    };
    if let (IntRef::Small(a), IntRef::Small(b)) = (a, b)
        && let Some(answer) = small(a, b)
    {
        return new(vm, answer);
    }
    on_big(vm, a, b, big)
}

#[inline(never)]
fn on_big(
    vm: &mut Vm,
    a: IntRef<'_>,
    b: IntRef<'_>,
    big: fn(&BigInt, &BigInt) -> core::result::Result<BigInt, Error>,
) -> Result<Obj> {
    match big(&a.as_big(), &b.as_big()) {
        Ok(answer) => new(vm, answer),
        Err(error) => Err(raise(vm, error)),
    }
}

/// Checks that a number with a bit more than either operand can be held.
fn ensure(a: &BigInt, b: &BigInt) -> core::result::Result<(), Error> {
    plain::ensure_bits(a.bits().max(b.bits()) + 1)
}

/// `a + b`
pub fn add(vm: &mut Vm, a: ObjRef<'_>, b: ObjRef<'_>) -> Result<Obj> {
    binary(vm, a, b, isize::checked_add, |a, b| ensure(a, b).map(|()| a + b))
}

/// `a - b`
pub fn sub(vm: &mut Vm, a: ObjRef<'_>, b: ObjRef<'_>) -> Result<Obj> {
    binary(vm, a, b, isize::checked_sub, |a, b| ensure(a, b).map(|()| a - b))
}

/// `a * b`
pub fn mul(vm: &mut Vm, a: ObjRef<'_>, b: ObjRef<'_>) -> Result<Obj> {
    binary(vm, a, b, isize::checked_mul, plain::multiply)
}

/// `a // b`. Raises `ZeroDivisionError`.
pub fn floor_div(vm: &mut Vm, a: ObjRef<'_>, b: ObjRef<'_>) -> Result<Obj> {
    binary(vm, a, b, floordiv, plain::floor_div)
}

/// `a % b`. Raises `ZeroDivisionError`.
pub fn rem(vm: &mut Vm, a: ObjRef<'_>, b: ObjRef<'_>) -> Result<Obj> {
    binary(vm, a, b, modulo, plain::modulo)
}

/// `a << b`. Raises `ValueError` for a negative count, `OverflowError`, `MemoryError`.
pub fn lshift(vm: &mut Vm, a: ObjRef<'_>, b: ObjRef<'_>) -> Result<Obj> {
    binary(vm, a, b, left_shift, plain::shift_left)
}

/// `a >> b`. Raises `ValueError` for a negative count.
pub fn rshift(vm: &mut Vm, a: ObjRef<'_>, b: ObjRef<'_>) -> Result<Obj> {
    binary(vm, a, b, right_shift, plain::shift_right)
}

/// `a & b`
pub fn and(vm: &mut Vm, a: ObjRef<'_>, b: ObjRef<'_>) -> Result<Obj> {
    binary(vm, a, b, |a, b| Some(a & b), |a, b| Ok(plain::and(a, b)))
}

/// `a ^ b`
pub fn xor(vm: &mut Vm, a: ObjRef<'_>, b: ObjRef<'_>) -> Result<Obj> {
    binary(
        vm,
        a,
        b,
        |a, b| Some(a ^ b),
        |a, b| ensure(a, b).map(|()| plain::xor(a, b)),
    )
}

/// `a | b`
pub fn or(vm: &mut Vm, a: ObjRef<'_>, b: ObjRef<'_>) -> Result<Obj> {
    binary(
        vm,
        a,
        b,
        |a, b| Some(a | b),
        |a, b| ensure(a, b).map(|()| plain::or(a, b)),
    )
}

/// `~a`
pub fn invert(vm: &mut Vm, a: ObjRef<'_>) -> Result<Obj> {
    match value(a) {
        Some(IntRef::Small(a)) => new(vm, !a),
        Some(IntRef::Big(a)) => new(vm, plain::invert(a)),
        None => Ok(NOT_IMPLEMENTED.own()),
    }
}

/// `-a`
pub fn negative(vm: &mut Vm, a: ObjRef<'_>) -> Result<Obj> {
    match value(a) {
        Some(IntRef::Small(a)) => match a.checked_neg() {
            Some(answer) => new(vm, answer),
            None => new(vm, -BigInt::from(a)),
        },
        Some(IntRef::Big(a)) => new(vm, -a),
        None => Ok(NOT_IMPLEMENTED.own()),
    }
}

/// `abs(a)`
pub fn absolute(vm: &mut Vm, a: ObjRef<'_>) -> Result<Obj> {
    match value(a) {
        Some(int) if int.is_negative() => negative(vm, a),
        Some(_) => super::exact(vm, a),
        None => Ok(NOT_IMPLEMENTED.own()),
    }
}

/// `a / b`, correctly rounded. Raises `ZeroDivisionError`, `OverflowError`.
pub fn true_div(vm: &mut Vm, a: ObjRef<'_>, b: ObjRef<'_>) -> Result<Obj> {
    let quotient = match (value(a), value(b)) {
        (Some(IntRef::Small(a)), Some(IntRef::Small(b))) => plain::true_div_i64(a as i64, b as i64),
        (Some(a), Some(b)) => plain::true_div(&a.as_big(), &b.as_big()),
        _ => return Ok(NOT_IMPLEMENTED.own()),
    };
    match quotient {
        Ok(quotient) => crate::float::new(vm, quotient),
        Err(error) => Err(raise(vm, error)),
    }
}

/// `divmod(a, b)`. Raises `ZeroDivisionError`.
pub fn divmod(vm: &mut Vm, a: ObjRef<'_>, b: ObjRef<'_>) -> Result<Obj> {
    let (Some(a), Some(b)) = (value(a), value(b)) else {
        return Ok(NOT_IMPLEMENTED.own());
    };
    let (quotient, remainder) = match (a, b) {
        (IntRef::Small(a), IntRef::Small(b)) if floordiv(a, b).is_some() => (
            new(vm, floordiv(a, b).unwrap_or(0))?,
            new(vm, modulo(a, b).unwrap_or(0))?,
        ),
        _ => {
            let (quotient, remainder) = match plain::divmod(&a.as_big(), &b.as_big()) {
                Ok(both) => both,
                Err(error) => return Err(raise(vm, error)),
            };
            (new(vm, quotient)?, new(vm, remainder)?)
        }
    };
    tuple::new(vm, &[quotient, remainder])
}

/// `pow(a, b, c)`; `c` is `None` if there is no modulus. A negative exponent without one gives a float.
///
/// Raises `ValueError` for a zero modulus or a base without inverse, `MemoryError`, and as `float` does.
pub fn power(vm: &mut Vm, a: ObjRef<'_>, b: ObjRef<'_>, c: ObjRef<'_>) -> Result<Obj> {
    let (Some(base), Some(exponent)) = (value(a), value(b)) else {
        return Ok(NOT_IMPLEMENTED.own());
    };
    if let Some(modulus) = value(c) {
        return match small_pow_mod(base, exponent, modulus) {
            Some(answer) => new(vm, answer),
            None => match plain::pow_mod(&base.as_big(), &exponent.as_big(), &modulus.as_big()) {
                Ok(answer) => new(vm, answer),
                Err(error) => Err(raise(vm, error)),
            },
        };
    }
    if !crate::typeobject::ObjectExt::is_none(c) {
        return Ok(NOT_IMPLEMENTED.own());
    }
    if exponent.is_negative() {
        return crate::float::power(vm, a, b, c);
    }
    if let (IntRef::Small(base), IntRef::Small(exponent)) = (base, exponent)
        && let Some(answer) = u32::try_from(exponent)
            .ok()
            .and_then(|exponent| base.checked_pow(exponent))
    {
        return new(vm, answer);
    }
    match plain::pow(&base.as_big(), &exponent.as_big()) {
        Ok(Some(answer)) => new(vm, answer),
        Ok(None) => crate::float::power(vm, a, b, c),
        Err(error) => Err(raise(vm, error)),
    }
}

/// `pow(base, exponent, modulus)` where products fit a machine int.
fn small_pow_mod(base: IntRef<'_>, exponent: IntRef<'_>, modulus: IntRef<'_>) -> Option<isize> {
    let (IntRef::Small(base), IntRef::Small(mut exponent), IntRef::Small(modulus)) =
        (base, exponent, modulus)
    else {
        return None;
    };
    let limit = u32::try_from(modulus).ok().filter(|&modulus| modulus > 0)?;
    if exponent < 0 {
        return None;
    }
    let limit = u64::from(limit);
    let mut square = (base as i64).rem_euclid(limit as i64) as u64;
    let mut answer = 1 % limit;
    while exponent > 0 {
        if exponent & 1 == 1 {
            answer = answer * square % limit;
        }
        square = square * square % limit;
        exponent >>= 1;
    }
    isize::try_from(answer).ok()
}

/// A rich comparison, or `NotImplemented`.
pub fn compare(a: ObjRef<'_>, b: ObjRef<'_>, op: CompareOp) -> Obj {
    match (value(a), value(b)) {
        (Some(a), Some(b)) => bool_object(op.holds(a.compare(b))).own(),
        _ => NOT_IMPLEMENTED.own(),
    }
}
