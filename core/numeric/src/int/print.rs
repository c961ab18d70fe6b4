//! Ints to text in bases 2 to 36.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use num_bigint::{BigInt, BigUint, Sign};
use num_integer::Integer;
use num_traits::ToPrimitive;

use super::parse::Chunk;
use crate::Error;

/// Above this many 32-bit words, a number is printed half by half.
const SPLIT_WORDS: usize = 100;

/// `str(n)`. `max_digits` is `sys.get_int_max_str_digits()`, 0 for none; a longer result raises `ValueError`.
pub fn to_decimal(n: &BigInt, max_digits: usize) -> Result<String, Error> {
    if max_digits > 0 {
        // log10(2) is a little above 0.30102: this many digits there are at least.
        let at_least = n.bits().saturating_sub(1) as u128 * 30102 / 100_000 + 1;
        if at_least > max_digits as u128 {
            return Err(exceeds_limit(max_digits));
        }
    }
    let text = to_radix(n, 10, false)?;
    let digits = text.len() - usize::from(n.sign() == Sign::Minus);
    if max_digits > 0 && digits > max_digits {
        return Err(exceeds_limit(max_digits));
    }
    Ok(text)
}

/// The text of `ValueError` for an int whose decimal text would be longer than `sys.set_int_max_str_digits`
/// allows.
pub fn exceeds_limit(max_digits: usize) -> Error {
    Error::value(format!(
        "Exceeds the limit ({max_digits} digits) for integer string conversion; \
         use sys.set_int_max_str_digits() to increase the limit"
    ))
}

/// `n` in base 2 to 36, without prefix; a base outside is taken as 10.
pub fn to_radix(n: &BigInt, base: u32, uppercase: bool) -> Result<String, Error> {
    let base = if (2..=36).contains(&base) { base } else { 10 };
    if let Some(small) = n.to_i64() {
        return Ok(small_to_radix(small, base, uppercase));
    }
    let bits_per_digit = u64::from(31 - base.leading_zeros());
    let capacity = usize::try_from(n.bits() / bits_per_digit + 2).map_err(|_| Error::Memory)?;
    let mut digits = Vec::new();
    digits.try_reserve_exact(capacity).map_err(|_| Error::Memory)?;
    // Digit values, the least significant first.
    if base.is_power_of_two() {
        push_bits(n.magnitude(), bits_per_digit as u32, &mut digits);
    } else {
        push_chunks(n.magnitude(), base, &mut digits);
    }
    while digits.len() > 1 && digits.last() == Some(&0) {
        digits.pop();
    }
    Ok(spell(digits, n.sign() == Sign::Minus, uppercase))
}

/// [`to_radix`] for a machine int.
pub fn small_to_radix(n: i64, base: u32, uppercase: bool) -> String {
    let sign = if n < 0 { "-" } else { "" };
    let magnitude = n.unsigned_abs();
    match (base, uppercase) {
        (2, _) => format!("{sign}{magnitude:b}"),
        (8, _) => format!("{sign}{magnitude:o}"),
        (16, false) => format!("{sign}{magnitude:x}"),
        (16, true) => format!("{sign}{magnitude:X}"),
        (3..=36, _) if base != 10 => {
            let mut digits = Vec::new();
            let mut rest = magnitude;
            while rest > 0 || digits.is_empty() {
                digits.push((rest % u64::from(base)) as u8);
                rest /= u64::from(base);
            }
            spell(digits, n < 0, uppercase)
        }
        _ => n.to_string(),
    }
}

/// The text of digit values, the least significant first.
fn spell(mut digits: Vec<u8>, negative: bool, uppercase: bool) -> String {
    let letter = if uppercase { b'A' - 10 } else { b'a' - 10 };
    for digit in &mut digits {
        *digit += if *digit < 10 { b'0' } else { letter };
    }
    if negative {
        digits.push(b'-');
    }
    digits.reverse();
    String::from_utf8(digits).unwrap_or_default()
}

fn push_bits(n: &BigUint, bits: u32, digits: &mut Vec<u8>) {
    let mask = (1u64 << bits) - 1;
    let (mut word, mut filled) = (0u64, 0);
    for next in n.iter_u32_digits() {
        word |= u64::from(next) << filled;
        filled += 32;
        while filled >= bits {
            digits.push((word & mask) as u8);
            word >>= bits;
            filled -= bits;
        }
    }
    if filled > 0 {
        digits.push(word as u8);
    }
}

fn push_chunks(n: &BigUint, base: u32, digits: &mut Vec<u8>) {
    let chunk = Chunk::of(base);
    let words = n.iter_u32_digits().len();
    // `powers[i]` is the base to the power of `width << i`; the last is the first with half the words of `n`.
    let width = chunk.digits * SPLIT_WORDS / 2;
    let mut powers: Vec<BigUint> = Vec::new();
    if words > SPLIT_WORDS {
        let mut power = BigUint::from(base).pow(width as u32);
        while power.iter_u32_digits().len() <= words / 2 + 1 {
            let next = &power * &power;
            powers.push(power);
            power = next;
        }
        powers.push(power);
    }
    push_split(n, base, chunk, width, &powers, digits);
}

/// Pushes the digits of `n`, which is below the square of the last power.
fn push_split(n: &BigUint, base: u32, chunk: Chunk, width: usize, powers: &[BigUint], digits: &mut Vec<u8>) {
    let start = digits.len();
    match powers.split_last() {
        Some((power, smaller)) => {
            let (high, low) = n.div_rem(power);
            push_split(&low, base, chunk, width, smaller, digits);
            digits.resize(start + (width << smaller.len()), 0);
            push_split(&high, base, chunk, width, smaller, digits);
        }
        None if base == 10 => push_directly(n, digits, 9, |value| {
            (value / 1_000_000_000, value % 1_000_000_000)
        }),
        None => {
            let value = u64::from(chunk.value);
            push_radix(n, digits, chunk, base, value);
        }
    }
}

fn push_radix(n: &BigUint, digits: &mut Vec<u8>, chunk: Chunk, base: u32, divisor: u64) {
    let mut words = n.to_u32_digits();
    while !words.is_empty() {
        let mut remainder = divide_words(&mut words, |value| (value / divisor, value % divisor));
        for _ in 0..chunk.digits {
            digits.push((remainder % base) as u8);
            remainder /= base;
        }
    }
}

fn push_directly(n: &BigUint, digits: &mut Vec<u8>, count: usize, divide: impl Fn(u64) -> (u64, u64)) {
    let mut words = n.to_u32_digits();
    while !words.is_empty() {
        let mut remainder = divide_words(&mut words, &divide);
        for _ in 0..count {
            digits.push((remainder % 10) as u8);
            remainder /= 10;
        }
    }
}

/// Divides a number in place by the divisor that `divide` knows, and gives the remainder.
#[inline]
fn divide_words(words: &mut Vec<u32>, divide: impl Fn(u64) -> (u64, u64)) -> u32 {
    let mut remainder = 0;
    for word in words.iter_mut().rev() {
        let (quotient, rest) = divide(remainder << 32 | u64::from(*word));
        *word = quotient as u32;
        remainder = rest;
    }
    while words.last() == Some(&0) {
        words.pop();
    }
    remainder as u32
}
