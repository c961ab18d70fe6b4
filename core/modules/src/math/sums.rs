//! Sums in more precision than a float has: `fsum`, `sumprod`, and the length of a vector.

use alloc::vec::Vec;

use taipan_objects::exception::Result;
use taipan_objects::int::IntRef;
use taipan_objects::typeobject::ObjectExt;
use taipan_objects::{Obj, ObjRef, Vm, float, int, number, object};

/// A sum of floats, rounded once (J. R. Shewchuk's partial sums).
pub(super) fn fsum(vm: &mut Vm, numbers: ObjRef<'_>) -> Result<f64> {
    // Partial sums that do not overlap, in increasing magnitude.
    let mut partials: Vec<f64> = Vec::new();
    let (mut special, mut infinite) = (0.0, 0.0);
    object::for_each(vm, numbers, |vm, item| {
        let given = float::to_f64(vm, item.borrow())?;
        let mut x = given;
        let mut kept = 0;
        for at in 0..partials.len() {
            let mut y = partials[at];
            if x.abs() < y.abs() {
                (x, y) = (y, x);
            }
            let high = x + y;
            let low = y - (high - x);
            if low != 0.0 {
                partials[kept] = low;
                kept += 1;
            }
            x = high;
        }
        partials.truncate(kept);
        if x == 0.0 {
            return Ok(());
        }
        if x.is_finite() {
            partials.try_reserve(1).map_err(|_| taipan_objects::AllocError)?;
            partials.push(x);
            return Ok(());
        }
        if given.is_finite() {
            return Err(vm.overflow_error("intermediate overflow in fsum"));
        }
        if given.is_infinite() {
            infinite += given;
        }
        special += given;
        partials.clear();
        Ok(())
    })?;
    if special != 0.0 {
        if f64::is_nan(infinite) {
            return Err(vm.value_error("-inf + inf in fsum"));
        }
        return Ok(special);
    }
    Ok(rounded(&partials))
}

/// The sum of partial sums, half to even.
fn rounded(partials: &[f64]) -> f64 {
    let Some((&last, mut rest)) = partials.split_last() else {
        return 0.0;
    };
    let mut high = last;
    let mut low = 0.0;
    while let Some((&y, smaller)) = rest.split_last() {
        rest = smaller;
        let sum = high + y;
        low = y - (sum - high);
        high = sum;
        if low != 0.0 {
            break;
        }
    }
    // A half was rounded to even, but more follows: round away.
    if let Some(&next) = rest.last()
        && ((low < 0.0 && next < 0.0) || (low > 0.0 && next > 0.0))
    {
        let double = low * 2.0;
        let sum = high + double;
        if double == sum - high {
            high = sum;
        }
    }
    high
}

/// A sum of two floats and what its rounding lost.
fn two_sum(a: f64, b: f64) -> (f64, f64) {
    let sum = a + b;
    let part = sum - a;
    (sum, (a - (sum - part)) + (b - part))
}

/// A product of two floats and what its rounding lost.
fn two_product(a: f64, b: f64) -> (f64, f64) {
    let product = a * b;
    (product, libm::fma(a, b, -product))
}

/// A float in three parts.
#[derive(Clone, Copy, Default)]
struct Triple {
    high: f64,
    low: f64,
    tiny: f64,
}

impl Triple {
    fn add_product(self, x: f64, y: f64) -> Triple {
        let (product, product_low) = two_product(x, y);
        let (high, sum_low) = two_sum(self.high, product);
        let (low, low_low) = two_sum(self.low, product_low);
        let (low, more) = two_sum(low, sum_low);
        Triple {
            high,
            low,
            tiny: self.tiny + low_low + more,
        }
    }

    fn value(self) -> f64 {
        let (last, _) = two_sum(self.low, self.tiny);
        self.high + last
    }
}

/// The operands of one product, as far as the fast paths know them.
fn exact_int(obj: ObjRef<'_>) -> Option<i64> {
    if obj.is_exact(int::INT) {
        int::value(obj).and_then(IntRef::to_i64)
    } else {
        None
    }
}

/// A pair of which one is a float and the other a float or an int (`bool` too) in its range.
fn floats(p: ObjRef<'_>, q: ObjRef<'_>) -> Option<(f64, f64)> {
    let value = |obj: ObjRef<'_>| match obj.is_exact(float::FLOAT) {
        true => float::value(obj),
        false if obj.is_exact(int::INT) || obj.is_exact(taipan_objects::bool::BOOL) => match int::value(obj)?
        {
            IntRef::Small(value) => Some(value as f64),
            IntRef::Big(value) => taipan_numeric::int::to_f64(value).ok(),
        },
        false => None,
    };
    if !p.is_exact(float::FLOAT) && !q.is_exact(float::FLOAT) {
        return None;
    }
    Some((value(p)?, value(q)?))
}

/// The sum of products of two iterables of the same length.
pub(super) fn sumprod(vm: &mut Vm, p: ObjRef<'_>, q: ObjRef<'_>) -> Result<Obj> {
    let p = object::iter(vm, p)?;
    let q = object::iter(vm, q)?;
    let mut total = Obj::from_i16(0);
    let mut whole: Option<i64> = Some(0);
    let mut real = Some(Triple::default());
    let mut real_used = false;
    loop {
        let a = object::next(vm, p.borrow())?;
        let b = object::next(vm, q.borrow())?;
        let pair = match (a, b) {
            (Some(a), Some(b)) => Some((a, b)),
            (None, None) => None,
            _ => return Err(vm.value_error("Inputs are not the same length")),
        };
        if let Some(sum) = whole {
            let next = pair.as_ref().and_then(|(a, b)| {
                exact_int(a.borrow())?
                    .checked_mul(exact_int(b.borrow())?)?
                    .checked_add(sum)
            });
            whole = next;
            if next.is_some() {
                continue;
            }
            if sum != 0 {
                let term = int::new(vm, sum)?;
                total = number::binary(vm, number::ADD, total.borrow(), term.borrow())?;
            }
        }
        if let Some(sum) = real {
            let next = pair.as_ref().and_then(|(a, b)| floats(a.borrow(), b.borrow()));
            let next = next
                .map(|(a, b)| sum.add_product(a, b))
                .filter(|sum| sum.high.is_finite());
            real = next;
            if next.is_some() {
                real_used = true;
                continue;
            }
            if real_used {
                let term = float::new(vm, sum.value())?;
                total = number::binary(vm, number::ADD, total.borrow(), term.borrow())?;
            }
        }
        let Some((a, b)) = pair else { return Ok(total) };
        let term = number::binary(vm, number::MUL, a.borrow(), b.borrow())?;
        total = number::binary(vm, number::ADD, total.borrow(), term.borrow())?;
    }
}

/// The length of a vector with these parts: the squares are summed in twice a float's precision.
pub(super) fn norm(parts: &mut [f64]) -> f64 {
    let mut largest = 0.0f64;
    let mut nan = false;
    for part in parts.iter_mut() {
        *part = part.abs();
        nan |= part.is_nan();
        if *part > largest {
            largest = *part;
        }
    }
    if largest.is_infinite() {
        return largest;
    }
    if nan {
        return f64::NAN;
    }
    if largest == 0.0 || parts.len() <= 1 {
        return largest;
    }
    let (_, exponent) = libm::frexp(largest);
    if exponent < -1023 {
        // Subnormal numbers have no reciprocal.
        parts.iter_mut().for_each(|part| *part /= f64::MIN_POSITIVE);
        return f64::MIN_POSITIVE * norm(parts);
    }
    let scale = libm::ldexp(1.0, -exponent);
    // The sum starts at 1 so that no part of it is larger than the sum before it.
    let (mut sum, mut products, mut sums) = (1.0, 0.0, 0.0);
    let mut add = |high: f64, low: f64, sum: &mut f64| {
        let next = *sum + high;
        sums += high - (next - *sum);
        products += low;
        *sum = next;
        products + sums
    };
    let mut lost = 0.0;
    for part in parts.iter() {
        let x = part * scale;
        let (high, low) = two_product(x, x);
        lost = add(high, low, &mut sum);
    }
    let root = libm::sqrt(sum - 1.0 + lost);
    let (high, low) = two_product(-root, root);
    let lost = add(high, low, &mut sum);
    let rest = sum - 1.0 + lost;
    (root + rest / (2.0 * root)) / scale
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn norms() {
        assert_eq!(norm(&mut [3.0, 4.0]), 5.0);
        assert_eq!(norm(&mut [1e308, 1e308, 1e308]), 1.732_050_807_568_877_2e308);
        assert_eq!(norm(&mut [5e-324, 5e-324]), 5e-324);
        assert_eq!(norm(&mut [2.0, 2.0]), 2.828_427_124_746_190_3);
        assert_eq!(norm(&mut []), 0.0);
        assert!(norm(&mut [f64::NAN, 1.0]).is_nan());
        assert_eq!(norm(&mut [f64::NAN, f64::NEG_INFINITY]), f64::INFINITY);
    }

    #[test]
    fn partial_sums() {
        assert_eq!(rounded(&[]), 0.0);
        assert_eq!(rounded(&[1e-16, 1.0, 1e16]), 1.000_000_000_000_000_2e16);
    }
}
