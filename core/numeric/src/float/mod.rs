//! Floats with Python's semantics.
//!
//! - `arithmetic`: division, remainder, powers, rounding to ints and ratios;
//! - `decimal`: the digits of a float, `exact`: the same for small boards; `print`: `repr` and C's number formats; `parse`: text to float;
//! - `round`: `round(x, n)`; `hex`: hexadecimal text; `transcendental`: powers, exponentials and logarithms.

mod arithmetic;
mod decimal;
mod exact;
mod hex;
mod parse;
mod print;
mod round;
mod transcendental;

pub use arithmetic::*;
pub use hex::*;
pub use parse::*;
pub use print::*;
pub use round::*;
pub(crate) use transcendental::power;
pub use transcendental::{exp, log};

/// Takes a finite float apart: its sign, and a mantissa and exponent with `|value| == mantissa *
/// 2**exponent`.
pub(crate) fn decompose(value: f64) -> (bool, u64, i32) {
    let bits = value.to_bits();
    let fraction = bits & ((1 << 52) - 1);
    let (mantissa, exponent) = match (bits >> 52 & 0x7ff) as i32 {
        0 => (fraction, -1074),
        biased => (fraction | 1 << 52, biased - 1075),
    };
    (value.is_sign_negative(), mantissa, exponent)
}
