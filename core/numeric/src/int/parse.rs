//! Ints from text, as `int(text, base)` reads them.

use alloc::format;
use alloc::vec::Vec;

use num_bigint::{BigInt, BigUint, Sign};
use taipan_unicode::Wtf8;

use super::{Int, ensure_bits};
use crate::Error;
use crate::text::{to_ascii, trim};

/// Above this many digits, text is converted half by half.
const SPLIT_DIGITS: usize = 1500;

/// So many digits fit a machine int in any base.
const FEW_DIGITS: usize = 12;

/// `int(text, base)` for a `str`: digits and spaces of any script.
///
/// `max_digits` is `sys.get_int_max_str_digits()`, 0 for none. Raises `ValueError` for a wrong base, for too
/// many digits, and [`Error::Invalid`] for a text that is no int.
pub fn from_text(text: &Wtf8, base: u32, max_digits: usize) -> Result<Int, Error> {
    from_ascii(&to_ascii(text), base, max_digits)
}

/// [`from_text`] for bytes, where only ASCII digits and spaces count.
pub fn from_ascii(text: &[u8], base: u32, max_digits: usize) -> Result<Int, Error> {
    if base != 0 && !(2..=36).contains(&base) {
        return Err(Error::value("int() base must be >= 2 and <= 36, or 0"));
    }
    let mut text = trim(text);
    let mut negative = false;
    if let [sign @ (b'+' | b'-'), rest @ ..] = text {
        negative = *sign == b'-';
        text = rest;
    }
    let prefix_base = match text {
        [b'0', b'x' | b'X', ..] => 16,
        [b'0', b'o' | b'O', ..] => 8,
        [b'0', b'b' | b'B', ..] => 2,
        _ => 0,
    };
    // Base 0 reads a Python literal: other leading zeros are for zero only.
    let zero_only = base == 0 && prefix_base == 0 && text.first() == Some(&b'0');
    let base = match base {
        0 if prefix_base != 0 => prefix_base,
        0 => 10,
        base => base,
    };
    if prefix_base == base {
        text = &text[2..];
        if let [b'_', rest @ ..] = text {
            text = rest;
        }
    }
    if let Some(value) = few_digits(text, base) {
        return if zero_only && value != 0 {
            Err(Error::Invalid)
        } else {
            Ok(Int::Small(if negative { -value } else { value }))
        };
    }
    let digits = digit_values(text, base)?;
    if !base.is_power_of_two() && max_digits > 0 && digits.len() > max_digits {
        return Err(too_many_digits(max_digits, digits.len()));
    }
    let value = from_digits(&digits, base)?;
    if zero_only && value != Int::Small(0) {
        return Err(Error::Invalid);
    }
    Ok(match value {
        Int::Small(value) if negative => Int::Small(-value),
        Int::Big(value) if negative => Int::from(-value),
        value => value,
    })
}

/// The text of `ValueError` for a text with more digits than `sys.set_int_max_str_digits` allows.
pub fn too_many_digits(max_digits: usize, digits: usize) -> Error {
    Error::value(format!(
        "Exceeds the limit ({max_digits} digits) for integer string conversion: value has {digits} digits; \
         use sys.set_int_max_str_digits() to increase the limit"
    ))
}

/// The value of so few digits that any limit allows them; `None` for anything else.
fn few_digits(text: &[u8], base: u32) -> Option<i64> {
    if text.is_empty() || text.len() > FEW_DIGITS {
        return None;
    }
    text.iter().try_fold(0i64, |value, byte| {
        let digit = char::from(*byte).to_digit(base)?;
        Some(value * i64::from(base) + i64::from(digit))
    })
}

/// The values of digits that single underscores may separate.
fn digit_values(text: &[u8], base: u32) -> Result<Vec<u8>, Error> {
    let mut digits = Vec::new();
    digits.try_reserve_exact(text.len()).map_err(|_| Error::Memory)?;
    let mut after_digit = false;
    for &byte in text {
        if byte == b'_' {
            if !after_digit {
                return Err(Error::Invalid);
            }
            after_digit = false;
            continue;
        }
        match char::from(byte).to_digit(base) {
            Some(digit) => digits.push(digit as u8),
            None => return Err(Error::Invalid),
        }
        after_digit = true;
    }
    if after_digit {
        Ok(digits)
    } else {
        Err(Error::Invalid)
    }
}

/// The number that digit values, the most significant first, write in `base` (2 to 36).
///
/// Values at or above the base and bases outside the range are the caller's error; they give a wrong number.
pub fn from_digits(digits: &[u8], base: u32) -> Result<Int, Error> {
    if digits.len() <= FEW_DIGITS || (digits.len() <= 18 && base <= 10) {
        let value = digits.iter().fold(0i64, |value, &digit| {
            value.wrapping_mul(i64::from(base)).wrapping_add(i64::from(digit))
        });
        return Ok(Int::Small(value));
    }
    let bits_per_digit = u64::from(32 - base.leading_zeros());
    ensure_bits((digits.len() as u64).saturating_mul(bits_per_digit))?;
    let magnitude = if base.is_power_of_two() {
        from_bits(digits, base.trailing_zeros())
    } else {
        let chunk = Chunk::of(base);
        Converter {
            base,
            chunk,
            powers: Vec::new(),
        }
        .convert(digits)
    };
    Ok(Int::from(BigInt::from_biguint(Sign::Plus, magnitude)))
}

fn from_bits(digits: &[u8], bits: u32) -> BigUint {
    let mut words = Vec::with_capacity(digits.len() * bits as usize / 32 + 1);
    let (mut word, mut filled) = (0u64, 0);
    for &digit in digits.iter().rev() {
        word |= u64::from(digit) << filled;
        filled += bits;
        if filled >= 32 {
            words.push(word as u32);
            word >>= 32;
            filled -= 32;
        }
    }
    words.push(word as u32);
    BigUint::new(words)
}

/// The greatest power of a base that a 32-bit word holds.
#[derive(Clone, Copy)]
pub(super) struct Chunk {
    pub(super) digits: usize,
    pub(super) value: u32,
}

impl Chunk {
    pub(super) fn of(base: u32) -> Chunk {
        let mut chunk = Chunk {
            digits: 1,
            value: base,
        };
        while let Some(value) = chunk.value.checked_mul(base) {
            chunk = Chunk {
                digits: chunk.digits + 1,
                value,
            };
        }
        chunk
    }
}

/// Converts digits of one base that is not a power of two.
struct Converter {
    base: u32,
    chunk: Chunk,
    /// `powers[i]` is the base to the power of `SPLIT_DIGITS * 2**i`.
    powers: Vec<BigUint>,
}

impl Converter {
    fn convert(&mut self, digits: &[u8]) -> BigUint {
        if digits.len() <= SPLIT_DIGITS {
            return self.convert_directly(digits);
        }
        // The low part has the greatest length of that form below the whole, so the depth is logarithmic.
        let mut level = 0;
        while SPLIT_DIGITS << (level + 1) < digits.len() {
            level += 1;
        }
        let (high, low) = digits.split_at(digits.len() - (SPLIT_DIGITS << level));
        let high = self.convert(high) * self.power(level);
        high + self.convert(low)
    }

    fn power(&mut self, level: usize) -> &BigUint {
        while self.powers.len() <= level {
            let next = match self.powers.last() {
                Some(last) => last * last,
                None => BigUint::from(self.base).pow(SPLIT_DIGITS as u32),
            };
            self.powers.push(next);
        }
        &self.powers[level]
    }

    fn convert_directly(&self, digits: &[u8]) -> BigUint {
        let mut words: Vec<u32> = Vec::with_capacity(digits.len() / self.chunk.digits + 1);
        let (head, tail) = digits.split_at(digits.len() % self.chunk.digits);
        let value = |digits: &[u8]| {
            digits
                .iter()
                .fold(0u32, |value, &digit| value * self.base + u32::from(digit))
        };
        words.push(value(head));
        for group in tail.chunks_exact(self.chunk.digits) {
            let mut carry = u64::from(value(group));
            for word in &mut words {
                carry += u64::from(*word) * u64::from(self.chunk.value);
                *word = carry as u32;
                carry >>= 32;
            }
            if carry != 0 {
                words.push(carry as u32);
            }
        }
        BigUint::new(words)
    }
}
