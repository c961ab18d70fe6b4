//! Powers, exponentials and logarithms, correctly rounded but for cases rarer than one in thousands: C
//! libraries differ in the last place, and a program's output should not.
//!
//! They are computed with twice the precision of a float, so that the one rounding at the end is the right
//! one unless the result lies within some 2**-45 of its last place to a point midway between two floats.

// The literals give both halves of a constant, so their digits matter.
#![allow(clippy::excessive_precision)]

/// A number as the sum of two floats, the second at most half of the first one's last place.
#[derive(Clone, Copy)]
struct Double {
    high: f64,
    low: f64,
}

const ONE: Double = Double { high: 1.0, low: 0.0 };

/// The sum of two floats, exactly.
fn sum(a: f64, b: f64) -> Double {
    let high = a + b;
    let part = high - a;
    Double {
        high,
        low: (a - (high - part)) + (b - part),
    }
}

/// The sum of two floats of which the first is not smaller, exactly.
fn ordered_sum(a: f64, b: f64) -> Double {
    let high = a + b;
    Double {
        high,
        low: b - (high - a),
    }
}

/// The product of two floats, exactly, for factors below 2**996 (T. J. Dekker's splitting).
fn product(a: f64, b: f64) -> Double {
    let split = |value: f64| {
        let scaled = value * 134_217_729.0;
        let high = scaled - (scaled - value);
        (high, value - high)
    };
    let ((a_high, a_low), (b_high, b_low)) = (split(a), split(b));
    let high = a * b;
    Double {
        high,
        low: ((a_high * b_high - high) + a_high * b_low + a_low * b_high) + a_low * b_low,
    }
}

impl Double {
    fn add(self, other: Double) -> Double {
        let high = sum(self.high, other.high);
        let low = sum(self.low, other.low);
        let high = ordered_sum(high.high, high.low + low.high);
        ordered_sum(high.high, high.low + low.low)
    }

    fn multiply(self, other: Double) -> Double {
        let high = product(self.high, other.high);
        ordered_sum(
            high.high,
            high.low + (self.high * other.low + self.low * other.high),
        )
    }

    fn scale(self, factor: f64) -> Double {
        let high = product(self.high, factor);
        ordered_sum(high.high, high.low + self.low * factor)
    }

    fn divide(self, other: Double) -> Double {
        let first = self.high / other.high;
        let rest = self.add(other.scale(-first));
        let second = rest.high / other.high;
        let rest = rest.add(other.scale(-second));
        let quotient = ordered_sum(first, second);
        ordered_sum(quotient.high, quotient.low + rest.high / other.high)
    }

    /// The float nearest to `self * 2**exponent`, infinities included, rounded once.
    fn to_float(self, exponent: i32) -> f64 {
        if exponent > -1020 || libm::frexp(self.high).1 + exponent >= f64::MIN_EXP {
            return libm::ldexp(self.high + self.low, exponent);
        }
        if exponent < -1080 {
            return 0.0;
        }
        // 1.5 * 2**52 units of the last place there is: adding it rounds to that place.
        let anchor = libm::ldexp(6_755_399_441_055_744.0, -1074 - exponent);
        let anchored = sum(anchor, self.high);
        let rounded = anchored.high + (anchored.low + self.low);
        libm::ldexp(rounded - anchor, exponent)
    }
}

/// ln 2 in three parts; a product of the first with an exponent is exact.
const LN_2: [f64; 3] = [0.6931471803691238, 1.9082149292705877e-10, 1.1612227229362532e-26];

/// `1/1, 1/3, 1/5` …
const ODD_RECIPROCALS: [Double; 11] = [
    ONE,
    Double {
        high: 0.3333333333333333,
        low: 1.850371707708594e-17,
    },
    Double {
        high: 0.2,
        low: -1.1102230246251566e-17,
    },
    Double {
        high: 0.14285714285714285,
        low: 7.93016446160826e-18,
    },
    Double {
        high: 0.1111111111111111,
        low: 6.1679056923619804e-18,
    },
    Double {
        high: 0.09090909090909091,
        low: -2.523234146875356e-18,
    },
    Double {
        high: 0.07692307692307693,
        low: -4.270088556250602e-18,
    },
    Double {
        high: 0.06666666666666667,
        low: 9.251858538542971e-19,
    },
    Double {
        high: 0.058823529411764705,
        low: 8.163404592832033e-19,
    },
    Double {
        high: 0.05263157894736842,
        low: 2.921639538487254e-18,
    },
    Double {
        high: 0.047619047619047616,
        low: 2.64338815386942e-18,
    },
];

/// `1/0!, 1/1!, 1/2!` …
const FACTORIAL_RECIPROCALS: [Double; 9] = [
    ONE,
    ONE,
    Double { high: 0.5, low: 0.0 },
    Double {
        high: 0.16666666666666666,
        low: 9.25185853854297e-18,
    },
    Double {
        high: 0.041666666666666664,
        low: 2.3129646346357427e-18,
    },
    Double {
        high: 0.008333333333333333,
        low: 1.1564823173178714e-19,
    },
    Double {
        high: 0.001388888888888889,
        low: -5.300543954373577e-20,
    },
    Double {
        high: 0.0001984126984126984,
        low: 1.7209558293420705e-22,
    },
    Double {
        high: 2.48015873015873e-05,
        low: 2.1511947866775882e-23,
    },
];

/// The natural logarithm of a finite positive float.
fn log_double(value: f64) -> Double {
    let (mut mantissa, mut exponent) = libm::frexp(value);
    if mantissa < core::f64::consts::FRAC_1_SQRT_2 {
        mantissa *= 2.0;
        exponent -= 1;
    }
    // ln m = 2 artanh((m - 1) / (m + 1)) = 2 (t + t**3 / 3 + t**5 / 5 …), and t**2 is below 0.03.
    let t = Double {
        high: mantissa - 1.0,
        low: 0.0,
    }
    .divide(sum(mantissa, 1.0));
    let square = t.multiply(t);
    let mut tail = 0.0;
    for odd in (11..22).rev() {
        tail = tail * square.high + 1.0 / f64::from(2 * odd + 1);
    }
    let mut series = Double { high: tail, low: 0.0 };
    for reciprocal in ODD_RECIPROCALS.iter().rev() {
        series = series.multiply(square).add(*reciprocal);
    }
    let log = t.multiply(series);
    let log = Double {
        high: 2.0 * log.high,
        low: 2.0 * log.low,
    };
    let exponent = f64::from(exponent);
    if exponent == 0.0 {
        return log;
    }
    let [high, middle, low] = LN_2;
    let middle = product(exponent, middle);
    Double {
        high: exponent * high,
        low: 0.0,
    }
    .add(ordered_sum(middle.high, middle.low + exponent * low))
    .add(log)
}

/// The exponential, as a number between 1/2 and 2 and a power of two; for an argument between -800 and 800.
fn exp_double(value: Double) -> (Double, i32) {
    let turns = libm::rint(value.high * core::f64::consts::LOG2_E);
    let [high, middle, low] = LN_2;
    let middle = product(-turns, middle);
    let rest = Double {
        high: -turns * high,
        low: 0.0,
    }
    .add(value)
    .add(ordered_sum(middle.high, middle.low - turns * low));
    // exp(r) = exp(r / 16)**16, and r / 16 is below 0.022.
    let rest = Double {
        high: rest.high / 16.0,
        low: rest.low / 16.0,
    };
    let mut tail = 0.0;
    let mut factorial = 1.0 / 1_307_674_368_000.0;
    for n in (9..15).rev() {
        factorial *= f64::from(n + 1);
        tail = tail * rest.high + factorial;
    }
    let mut series = Double { high: tail, low: 0.0 };
    for reciprocal in FACTORIAL_RECIPROCALS.iter().rev() {
        series = series.multiply(rest).add(*reciprocal);
    }
    for _ in 0..4 {
        series = series.multiply(series);
    }
    (series, turns as i32)
}

/// `e ** value`, an infinity above the range of floats.
pub fn exp(value: f64) -> f64 {
    exp_bounded(Double {
        high: value,
        low: 0.0,
    })
}

fn exp_bounded(value: Double) -> f64 {
    if value.high.is_nan() {
        f64::NAN
    } else if value.high > 800.0 {
        f64::INFINITY
    } else if value.high < -800.0 {
        0.0
    } else {
        let (number, exponent) = exp_double(value);
        number.to_float(exponent)
    }
}

/// The natural logarithm: minus infinity for zero, NaN for a negative number.
pub fn log(value: f64) -> f64 {
    if value.is_nan() || value < 0.0 {
        f64::NAN
    } else if value == 0.0 {
        f64::NEG_INFINITY
    } else if value.is_infinite() {
        value
    } else {
        let log = log_double(value);
        log.high + log.low
    }
}

/// The power of a number that is not negative, as C has it: an infinity above the range of floats.
pub(crate) fn power(base: f64, exponent: f64) -> f64 {
    if exponent == 0.0 || base == 1.0 {
        return 1.0;
    }
    if base.is_nan() || exponent.is_nan() {
        return f64::NAN;
    }
    if base == 0.0 || base.is_infinite() || exponent.is_infinite() {
        return if (base > 1.0) == (exponent > 0.0) {
            f64::INFINITY
        } else {
            0.0
        };
    }
    // These are single operations, which the machine rounds correctly.
    if exponent == 1.0 {
        return base;
    } else if exponent == 2.0 {
        return base * base;
    } else if exponent == 0.5 {
        return libm::sqrt(base);
    } else if exponent == -1.0 {
        return 1.0 / base;
    }
    if let Some(power) = exact_power(base, exponent) {
        return power;
    }
    if let Some(power) = half_power(base, exponent) {
        return power;
    }
    let log = log_double(base);
    let size = log.high * exponent;
    if size.abs() > 800.0 {
        return exp_bounded(Double { high: size, low: 0.0 });
    }
    // A smaller exponent leaves the result at 1 and only hurts the splitting of its product.
    if size.abs() < 1e-18 {
        return 1.0 + size;
    }
    exp_bounded(log.scale(exponent))
}

/// A small whole power of a float of few bits: exact before the rounding, so that ties go to the even float.
fn exact_power(base: f64, exponent: f64) -> Option<f64> {
    if !(3.0..=64.0).contains(&exponent) || exponent != libm::rint(exponent) {
        return None;
    }
    let (_, mantissa, power_of_two) = super::decompose(base);
    let zeros = mantissa.trailing_zeros();
    let power = (mantissa >> zeros).checked_pow(exponent as u32)?;
    let power_of_two = (power_of_two + zeros as i32) * exponent as i32;
    // Above this the product is a normal float, and rounded by the conversion alone.
    (power_of_two > f64::MIN_EXP).then(|| libm::ldexp(power as f64, power_of_two))
}

/// A power by a small multiple of 1/2, from products and a square root: the powers that programs have most.
fn half_power(base: f64, exponent: f64) -> Option<f64> {
    let (size, doubled) = (exponent.abs(), exponent.abs() * 2.0);
    if size > 32.0 || doubled != libm::rint(doubled) {
        return None;
    }
    // Neither the result nor what leads to it may come near the ends of the range.
    let (_, power_of_two) = libm::frexp(base);
    if f64::from(power_of_two.abs()) * size > 450.0 {
        return None;
    }
    let mut power = if libm::fmod(doubled, 2.0) == 1.0 {
        let root = libm::sqrt(base);
        let square = product(root, root);
        let rest = (base - square.high) - square.low;
        let tail = rest / (2.0 * root);
        // The next term of the root's series: without it, 2**-106 would be all there is.
        ordered_sum(root, tail - tail * tail / (2.0 * root))
    } else {
        ONE
    };
    let mut square = Double { high: base, low: 0.0 };
    let mut rest = size as u32;
    while rest > 0 {
        if rest & 1 == 1 {
            power = power.multiply(square);
        }
        rest >>= 1;
        if rest > 0 {
            square = square.multiply(square);
        }
    }
    if exponent < 0.0 {
        power = ONE.divide(power);
    }
    Some(power.high + power.low)
}
