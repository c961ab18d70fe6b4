//! Ints of any size with Python's semantics.
//!
//! - `arithmetic`: division, powers, roots; `bits`: shifts and two's complement; `bytes`: `to_bytes` and
//!   `from_bytes`;
//! - `convert`: from and to floats, comparison with them, true division;
//! - `parse` and `print`: text in bases 2 to 36.
//!
//! Functions on `BigInt` check the size of what they are about to make, so that a result that cannot be held
//! is [`Error::Memory`] and not an abort. [`Int`] is what small results are given as.

mod arithmetic;
mod bits;
mod bytes;
mod convert;
mod parse;
mod print;

pub use arithmetic::*;
pub use bits::*;
pub use bytes::*;
pub use convert::*;
pub use parse::*;
pub use print::*;

use alloc::vec::Vec;

use num_bigint::BigInt;
use num_traits::ToPrimitive;

use crate::Error;

/// An int, in machine form when it fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Int {
    /// Any int between `i64::MIN` and `i64::MAX`.
    Small(i64),
    /// An int outside that range.
    Big(BigInt),
}

impl Int {
    /// The int as a `BigInt`, whatever its size.
    pub fn into_big(self) -> BigInt {
        match self {
            Int::Small(value) => BigInt::from(value),
            Int::Big(value) => value,
        }
    }
}

impl From<BigInt> for Int {
    fn from(value: BigInt) -> Int {
        match value.to_i64() {
            Some(small) => Int::Small(small),
            None => Int::Big(value),
        }
    }
}

impl From<i64> for Int {
    fn from(value: i64) -> Int {
        Int::Small(value)
    }
}

/// The default of `sys.set_int_max_str_digits`.
pub const DEFAULT_MAX_STR_DIGITS: usize = 4300;
/// The least limit that `sys.set_int_max_str_digits` accepts beside 0, which means no limit.
pub const MAX_STR_DIGITS_THRESHOLD: usize = 640;

/// Results below this many bits are made without asking whether memory can hold them.
const UNCHECKED_BITS: u64 = 2048;

/// Checks that a result of `bits` bits can be allocated now.
///
/// `num-bigint` aborts on a failed allocation, so the room is claimed and released here first.
pub fn ensure_bits(bits: u64) -> Result<(), Error> {
    if bits <= UNCHECKED_BITS {
        return Ok(());
    }
    // A word more than the digits need, for carries.
    let bytes = usize::try_from(bits / 8 + 16).map_err(|_| Error::Memory)?;
    Vec::<u8>::new()
        .try_reserve_exact(bytes)
        .map_err(|_| Error::Memory)
}
