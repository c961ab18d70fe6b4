//! Functions of floats: the gamma function, neighbours, remainders, closeness.

use core::f64::consts::PI;

use taipan_objects::Vm;
use taipan_objects::exception::Exception;

/// Why a function has no finite value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Failure {
    /// The argument is a pole or outside the domain.
    Pole,
    /// The value is above the range of floats.
    Range,
}

impl Failure {
    pub(super) fn raise(self, vm: &mut Vm, x: f64) -> Exception {
        match self {
            Failure::Pole => super::refused(vm, "expected a noninteger or positive integer", x),
            Failure::Range => vm.overflow_error(super::RANGE_ERROR),
        }
    }
}

/// Whether a difference is within a tolerance of either magnitude, or within an absolute one (PEP 485).
pub(crate) fn is_close(difference: f64, a: f64, b: f64, relative: f64, absolute: f64) -> bool {
    difference <= relative * b || difference <= relative * a || difference <= absolute
}

/// `log(h)` for the length `h` of a vector with the parts `a` and `b`, both positive, near the unit circle.
pub(crate) fn difference_over_sum_log(a: f64, b: f64) -> f64 {
    let (large, small) = if a > b { (a, b) } else { (b, a) };
    libm::log1p((large - 1.0) * (large + 1.0) + small * small) / 2.0
}

/// `x ** y` with C99's special cases.
pub(super) fn pow(x: f64, y: f64) -> f64 {
    if x == 1.0 || y == 0.0 {
        1.0
    } else {
        libm::pow(x, y)
    }
}

/// `sin(pi * x)` of a finite number, exact zeros at integers.
fn sin_pi(x: f64) -> f64 {
    let turn = libm::fmod(x.abs(), 2.0);
    let sine = match libm::round(2.0 * turn) as i32 {
        0 => libm::sin(PI * turn),
        1 => libm::cos(PI * (turn - 0.5)),
        2 => libm::sin(PI * (1.0 - turn)),
        3 => -libm::cos(PI * (turn - 1.5)),
        _ => libm::sin(PI * (turn - 2.0)),
    };
    libm::copysign(1.0, x) * sine
}

/// Lanczos' parameter g for 13 terms.
const G: f64 = 6.024_680_040_776_73;

/// Coefficients of Lanczos' rational function, constant term first.
#[expect(clippy::excessive_precision, reason = "the constants as published")]
const NUMERATOR: [f64; 13] = [
    23531376880.410759688572007674451636754734846804940,
    42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843,
    17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708,
    1439720407.3117216736632230727949123939715485786772,
    248874557.86205415651146038641322942321632125127801,
    31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768,
    186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024,
    210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408,
];

/// The coefficients of `x * (x + 1) * … * (x + 11)`.
const DENOMINATOR: [f64; 13] = [
    0.0,
    39916800.0,
    120543840.0,
    150917976.0,
    105258076.0,
    45995730.0,
    13339535.0,
    2637558.0,
    357423.0,
    32670.0,
    1925.0,
    66.0,
    1.0,
];

/// Lanczos' sum for a positive number.
fn lanczos(x: f64) -> f64 {
    let pairs = NUMERATOR.iter().zip(&DENOMINATOR);
    let (numerator, denominator) = if x < 5.0 {
        pairs
            .rev()
            .fold((0.0, 0.0), |(n, d), (a, b)| (n * x + a, d * x + b))
    } else {
        // In powers of 1/x, which stay in range.
        pairs.fold((0.0, 0.0), |(n, d), (a, b)| (n / x + a, d / x + b))
    };
    numerator / denominator
}

/// The gamma function.
pub(super) fn gamma(x: f64) -> Result<f64, Failure> {
    if x.is_nan() || x == f64::INFINITY {
        return Ok(x);
    }
    let whole = x == libm::floor(x);
    if whole && x <= 0.0 {
        return Err(Failure::Pole);
    }
    if whole && x <= 23.0 {
        // These factorials are exact.
        return Ok((2..x as u64).map(|factor| factor as f64).product());
    }
    let size = x.abs();
    if size < 1e-20 {
        let answer = 1.0 / x;
        return if answer.is_infinite() {
            Err(Failure::Range)
        } else {
            Ok(answer)
        };
    }
    if size > 200.0 {
        return if x < 0.0 {
            Ok(0.0 / sin_pi(x))
        } else {
            Err(Failure::Range)
        };
    }
    let y = size + (G - 0.5);
    // What rounding lost of the sum.
    let lost = if size > G - 0.5 {
        (y - size) - (G - 0.5)
    } else {
        (y - (G - 0.5)) - size
    };
    let correction = lost * G / y;
    let power = |value: f64, apply: fn(f64, f64) -> f64| {
        if size < 140.0 {
            apply(value, libm::pow(y, size - 0.5))
        } else {
            let root = libm::pow(y, size / 2.0 - 0.25);
            apply(apply(value, root), root)
        }
    };
    let answer = if x < 0.0 {
        let reflected = -PI / sin_pi(size) / size * libm::exp(y) / lanczos(size);
        power(reflected - correction * reflected, |a, b| a / b)
    } else {
        let value = lanczos(size) / libm::exp(y);
        power(value + correction * value, |a, b| a * b)
    };
    if answer.is_infinite() {
        Err(Failure::Range)
    } else {
        Ok(answer)
    }
}

/// The logarithm of the gamma function's magnitude.
pub(super) fn log_gamma(x: f64) -> Result<f64, Failure> {
    /// `log(pi)`
    const LOG_PI: f64 = 1.144_729_885_849_400_2;
    if x.is_nan() {
        return Ok(x);
    }
    if x.is_infinite() {
        return Ok(f64::INFINITY);
    }
    if x == libm::floor(x) && x <= 2.0 {
        return if x <= 0.0 { Err(Failure::Pole) } else { Ok(0.0) };
    }
    let size = x.abs();
    if size < 1e-20 {
        return Ok(-libm::log(size));
    }
    let mut answer = libm::log(lanczos(size)) - G;
    answer += (size - 0.5) * (libm::log(size + G - 0.5) - 1.0);
    if x < 0.0 {
        answer = LOG_PI - libm::log(sin_pi(size).abs()) - libm::log(size) - answer;
    }
    if answer.is_infinite() {
        Err(Failure::Range)
    } else {
        Ok(answer)
    }
}

/// The float `steps` floats after `x` on the way to `y`, but not beyond it.
pub(super) fn next_after(x: f64, y: f64, steps: u64) -> f64 {
    const SIGN: u64 = 1 << 63;
    if steps == 0 {
        return x;
    }
    if x.is_nan() || y.is_nan() {
        return x + y;
    }
    let (from, to) = (x.to_bits(), y.to_bits());
    if from == to || x == y {
        return y;
    }
    let (from_size, to_size) = (from & !SIGN, to & !SIGN);
    f64::from_bits(if (from ^ to) & SIGN != 0 {
        if from_size + to_size <= steps {
            to
        } else if from_size < steps {
            to & SIGN | (steps - from_size)
        } else {
            from - steps
        }
    } else if from_size > to_size {
        if from_size - to_size >= steps {
            from - steps
        } else {
            to
        }
    } else if to_size - from_size >= steps {
        from + steps
    } else {
        to
    })
}

/// The distance to the next float away from zero.
pub(super) fn ulp(x: f64) -> f64 {
    let x = x.abs();
    if !x.is_finite() {
        return x;
    }
    let next = next_after(x, f64::INFINITY, 1);
    if next.is_infinite() {
        x - next_after(x, 0.0, 1)
    } else {
        next - x
    }
}

/// IEEE 754's remainder of finite numbers, `y` not zero: the quotient is rounded half to even.
pub(super) fn remainder(x: f64, y: f64) -> f64 {
    let (size, step) = (x.abs(), y.abs());
    let low = libm::fmod(size, step);
    let high = step - low;
    // Half a step is exact in neither branch but in the comparison.
    let nearest = if low < high {
        low
    } else if low > high {
        -high
    } else {
        low - 2.0 * libm::fmod(0.5 * (size - low), step)
    };
    libm::copysign(1.0, x) * nearest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gammas() {
        assert_eq!(gamma(5.0), Ok(24.0));
        assert_eq!(gamma(23.0), Ok(1_124_000_727_777_607_680_000.0));
        assert_eq!(gamma(171.7), Err(Failure::Range));
        assert_eq!(gamma(-2.0), Err(Failure::Pole));
        for (x, expected) in [
            (0.5, 1.772_453_850_905_516),
            (-1.5, 2.363_271_801_207_354_4),
            (150.5, 4.66e261),
        ] {
            let found = gamma(x).unwrap_or(f64::NAN);
            assert!(
                (found / expected - 1.0).abs() < if x > 100.0 { 0.01 } else { 1e-14 },
                "{x}: {found}"
            );
        }
        assert!((log_gamma(0.5).unwrap_or(f64::NAN) - 0.572_364_942_924_700_1).abs() < 1e-15);
    }

    #[test]
    fn neighbours() {
        assert_eq!(next_after(1.0, 2.0, 3), 1.000_000_000_000_000_7);
        assert_eq!(next_after(-1.0, 1.0, 1 << 62), 2.225_073_858_507_201_4e-308);
        assert!(next_after(0.0, -0.0, 1).is_sign_negative());
        assert_eq!(ulp(1.0), f64::EPSILON);
        assert_eq!(ulp(f64::MAX), 1.995_840_309_534_72e292);
    }

    #[test]
    fn remainders() {
        for (x, y, expected) in [
            (5.0, 3.0, -1.0),
            (4.0, 8.0, 4.0),
            (12.0, 8.0, -4.0),
            (-7.5, 5.0, 2.5),
        ] {
            assert_eq!(remainder(x, y), expected, "{x} {y}");
        }
    }
}
