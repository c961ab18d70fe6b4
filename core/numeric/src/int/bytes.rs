//! `int.to_bytes` and `int.from_bytes`.

use alloc::vec::Vec;

use num_bigint::{BigInt, BigUint, Sign};

use super::ensure_bits;
use crate::Error;

/// Which byte comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ByteOrder {
    /// The least significant one.
    Little,
    /// The most significant one.
    Big,
}

/// `n.to_bytes(length, order, signed=signed)`.
///
/// Raises `OverflowError` when `length` bytes are not enough or an unsigned result would be negative.
pub fn to_bytes(n: &BigInt, length: usize, order: ByteOrder, signed: bool) -> Result<Vec<u8>, Error> {
    const TOO_BIG: Error = Error::Overflow("int too big to convert");
    let negative = n.sign() == Sign::Minus;
    if negative && !signed {
        return Err(Error::Overflow("can't convert negative int to unsigned"));
    }
    // A negative number needs the bits of its complement, `-n - 1`.
    let bits = if negative && n.trailing_zeros().is_some_and(|zeros| zeros + 1 == n.bits()) {
        n.bits() - 1
    } else {
        n.bits()
    };
    let room = (length as u64).saturating_mul(8);
    if bits + u64::from(signed) > room && !(bits == 0 && length == 0 && !negative) {
        return Err(TOO_BIG);
    }
    let mut bytes = Vec::new();
    bytes.try_reserve_exact(length).map_err(|_| Error::Memory)?;
    for digit in n.magnitude().iter_u32_digits() {
        let digit = digit.to_le_bytes();
        let count = digit.len().min(length - bytes.len());
        bytes.extend_from_slice(&digit[..count]);
    }
    bytes.resize(length, 0);
    if negative {
        let mut carry = true;
        for byte in &mut bytes {
            (*byte, carry) = (!*byte).overflowing_add(u8::from(carry));
        }
    }
    if order == ByteOrder::Big {
        bytes.reverse();
    }
    Ok(bytes)
}

/// `int.from_bytes(bytes, order, signed=signed)`.
pub fn from_bytes(bytes: &[u8], order: ByteOrder, signed: bool) -> Result<BigInt, Error> {
    let bits = (bytes.len() as u64).saturating_mul(8);
    ensure_bits(bits)?;
    let (magnitude, top) = match order {
        ByteOrder::Little => (BigUint::from_bytes_le(bytes), bytes.last()),
        ByteOrder::Big => (BigUint::from_bytes_be(bytes), bytes.first()),
    };
    let value = BigInt::from(magnitude);
    let negative = signed && top.is_some_and(|top| top & 0x80 != 0);
    Ok(if negative {
        value - (BigInt::from(1) << bits)
    } else {
        value
    })
}
