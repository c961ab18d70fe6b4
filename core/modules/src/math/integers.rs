//! `factorial`, `perm`, `comb`, and folds of ints.

use taipan_numeric::int as plain;
use taipan_numeric::{BigInt, Error};
use taipan_objects::exception::Result;
use taipan_objects::int::IntRef;
use taipan_objects::number::raise;
use taipan_objects::{Obj, ObjRef, Vm, int};

/// The largest count that the functions take.
const MOST: i64 = i64::MAX;

type Answer = core::result::Result<BigInt, Error>;

fn finish(vm: &mut Vm, answer: Answer) -> Result<Obj> {
    match answer {
        Ok(answer) => int::new(vm, answer),
        Err(error) => Err(raise(vm, error)),
    }
}

/// `gcd` and `lcm`: of any number of ints, the magnitude of the first combined with each other one.
pub(super) fn fold(
    vm: &mut Vm,
    integers: &[ObjRef<'_>],
    none: i16,
    combine: fn(&BigInt, &BigInt) -> Answer,
) -> Result<Obj> {
    let Some((first, rest)) = integers.split_first() else {
        return Ok(Obj::from_i16(none));
    };
    let first = int::index(vm, *first)?;
    let mut answer = int::absolute(vm, first.borrow())?;
    for integer in rest {
        let integer = int::index(vm, *integer)?;
        let (Some(a), Some(b)) = (int::value(answer.borrow()), int::value(integer.borrow())) else {
            return Ok(answer);
        };
        let next = match (a, b, none) {
            (IntRef::Small(a), IntRef::Small(b), 0) => int::new(vm, gcd(a.unsigned_abs(), b.unsigned_abs()))?,
            _ => finish(vm, combine(&a.as_big(), &b.as_big()))?,
        };
        answer = next;
    }
    Ok(answer)
}

fn gcd(mut a: usize, mut b: usize) -> usize {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

/// The product of `low..=high`, split in halves so that factors are of like size.
fn product(low: u64, high: u64) -> Answer {
    if low > high {
        return Ok(BigInt::from(1));
    }
    let bits = u64::from(64 - high.leading_zeros());
    if (high - low + 1).saturating_mul(bits) <= 64 {
        return Ok(BigInt::from((low..=high).product::<u64>()));
    }
    let middle = low + (high - low) / 2;
    plain::multiply(&product(low, middle)?, &product(middle + 1, high)?)
}

/// `n!`. Raises `ValueError` for a negative number, `OverflowError` above the range of counts.
pub(super) fn factorial(vm: &mut Vm, n: ObjRef<'_>) -> Result<Obj> {
    let n = int::index(vm, n)?;
    let Some(value) = int::value(n.borrow()) else {
        return Ok(n);
    };
    if value.is_negative() {
        return Err(vm.value_error("factorial() not defined for negative values"));
    }
    let Some(count) = value.to_i64() else {
        return Err(vm.overflow_error(format_args!("factorial() argument should not exceed {MOST}")));
    };
    finish(vm, factorial_of(count as u64))
}

fn factorial_of(n: u64) -> Answer {
    // Stirling: n! has about n * log2(n / e) bits.
    plain::ensure_bits(n.saturating_mul(u64::from(64 - n.leading_zeros()).saturating_sub(2)))?;
    product(2, n)
}

fn counts(vm: &mut Vm, n: ObjRef<'_>, k: ObjRef<'_>) -> Result<(BigInt, BigInt)> {
    let n = int::index(vm, n)?;
    let k = int::index(vm, k)?;
    let (Some(n), Some(k)) = (int::value(n.borrow()), int::value(k.borrow())) else {
        return Err(vm.system_error("an int was expected"));
    };
    if n.is_negative() {
        return Err(vm.value_error("n must be a non-negative integer"));
    }
    if k.is_negative() {
        return Err(vm.value_error("k must be a non-negative integer"));
    }
    Ok((n.to_big(), k.to_big()))
}

/// `n! / (n - k)!`
pub(super) fn perm(vm: &mut Vm, n: ObjRef<'_>, k: ObjRef<'_>) -> Result<Obj> {
    let (n, k) = counts(vm, n, k)?;
    if k > n {
        return Ok(Obj::from_i16(0));
    }
    let Ok(count) = i64::try_from(&k) else {
        return Err(vm.overflow_error(format_args!("k must not exceed {MOST}")));
    };
    finish(vm, falling(&n, count as u64))
}

/// `n * (n - 1) * … * (n - k + 1)`, where `k` is not above `n`.
fn falling(n: &BigInt, k: u64) -> Answer {
    if let Ok(n) = u64::try_from(n) {
        return product(n - k + 1, n);
    }
    match k {
        0 => Ok(BigInt::from(1)),
        1 => Ok(n.clone()),
        _ => {
            plain::ensure_bits(n.bits().saturating_mul(k))?;
            let half = k / 2;
            plain::multiply(&falling(n, half)?, &falling(&(n - half), k - half)?)
        }
    }
}

/// The number of ways to choose `k` of `n`.
pub(super) fn comb(vm: &mut Vm, n: ObjRef<'_>, k: ObjRef<'_>) -> Result<Obj> {
    let (n, k) = counts(vm, n, k)?;
    if k > n {
        return Ok(Obj::from_i16(0));
    }
    let others = &n - &k;
    let Ok(count) = i64::try_from(if others < k { &others } else { &k }) else {
        return Err(vm.overflow_error(format_args!("min(n - k, k) must not exceed {MOST}")));
    };
    finish(vm, choose(&n, count as u64))
}

fn choose(n: &BigInt, k: u64) -> Answer {
    if let Ok(n) = u64::try_from(n)
        && let Some(small) = choose_small(n, k)
    {
        return Ok(BigInt::from(small));
    }
    if k <= 64 {
        return plain::floor_div(&falling(n, k)?, &product(2, k)?);
    }
    // C(n, k) = C(n, j) * C(n - j, k - j) / C(k, j) keeps the numbers near the size of the answer.
    let part = k / 2;
    let above = plain::multiply(&choose(n, part)?, &choose(&(n - part), k - part)?)?;
    plain::floor_div(&above, &choose(&BigInt::from(k), part.min(k - part))?)
}

/// The answer where every step of Pascal's product fits 64 bits.
fn choose_small(n: u64, k: u64) -> Option<u64> {
    if k > 64 {
        return None;
    }
    (0..k).try_fold(1u64, |answer, at| Some(answer.checked_mul(n - at)? / (at + 1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(answer: Answer, expected: &str) {
        assert_eq!(answer.map(|value| alloc::format!("{value}")), Ok(expected.into()));
    }

    #[test]
    fn counts_of_arrangements() {
        check(factorial_of(0), "1");
        check(factorial_of(25), "15511210043330985984000000");
        check(falling(&BigInt::from(5), 2), "20");
        check(
            falling(&BigInt::from(10u128.pow(30)), 2),
            "999999999999999999999999999999000000000000000000000000000000",
        );
        check(choose(&BigInt::from(5), 2), "10");
        check(
            choose(&BigInt::from(200), 100),
            "90548514656103281165404177077484163874504589675413336841320",
        );
        check(
            choose(&BigInt::from(10u128.pow(30)), 2),
            "499999999999999999999999999999500000000000000000000000000000",
        );
    }
}
