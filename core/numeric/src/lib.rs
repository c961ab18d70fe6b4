//! Python's numbers as plain data: big ints, float and complex arithmetic, text conversion, hashing.
//!
//! It rests on `num-bigint` for the digits of big ints, on `core` for the decimal digits of floats, on `libm`
//! for transcendental functions and on `siphasher`. It knows no Python objects: functions take and give
//! numbers and text, and what Python raises comes back as an [`Error`].
//!
//! - [`int`]: arithmetic, bits, bytes, text of ints;
//! - [`float`]: arithmetic, text and hexadecimal text of floats;
//! - [`complex`]: arithmetic and text of complex numbers;
//! - [`format`](mod@format): the format-specification mini-language and the number part of `%` formatting;
//! - [`hash`]: the hashes of numbers, text, tuples and frozen sets.

#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;
#[cfg(test)]
extern crate std;

pub mod complex;
mod error;
pub mod float;
pub mod format;
pub mod hash;
pub mod int;
mod text;

pub use error::{Error, Message};
pub use num_bigint::{BigInt, BigUint, Sign};
pub use text::to_ascii;
