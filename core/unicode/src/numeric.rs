//! The numeric values of characters: `str.isdecimal`, `isdigit`, `isnumeric`, and `unicodedata.decimal`, `digit`, `numeric`.

use crate::tables::numeric::{FRACTIONS, RUNS, VALUES};

const NUMERIC: u16 = 0;
const DECIMAL: u16 = 2;

/// A numeric value as the table has it.
#[derive(Clone, Copy)]
struct Value {
    kind: u16,
    /// The value of a run's first code point, without the bits that say the kind.
    first: u16,
    /// How far after the first this code point is.
    offset: u16,
}

fn value(code_point: u32) -> Option<Value> {
    let next = RUNS.partition_point(|&run| run >> 14 <= code_point);
    let run = RUNS[next.checked_sub(1)?];
    let offset = code_point - (run >> 14);
    let value = VALUES[(run & 0xFF) as usize];
    (offset <= run >> 8 & 0x3F).then_some(Value {
        kind: value >> 13 & 3,
        first: value & 0x9FFF,
        offset: offset as u16,
    })
}

/// `str.isdecimal` of one character: whether `int` takes it for a digit.
#[must_use]
pub fn is_decimal(code_point: u32) -> bool {
    to_decimal(code_point).is_some()
}

/// `str.isdigit` of one character: decimals, and others such as superscripts.
#[must_use]
pub fn is_digit(code_point: u32) -> bool {
    to_digit(code_point).is_some()
}

/// `str.isnumeric` of one character: digits, fractions, and numbers of other scripts.
#[must_use]
pub fn is_numeric(code_point: u32) -> bool {
    value(code_point).is_some()
}

/// The value, 0 to 9, of a decimal digit: `unicodedata.decimal`.
#[must_use]
pub fn to_decimal(code_point: u32) -> Option<u8> {
    if code_point < 0x80 {
        let digit = code_point.wrapping_sub(0x30);
        return (digit < 10).then_some(digit as u8);
    }
    value(code_point)
        .filter(|value| value.kind == DECIMAL)
        .map(|value| (value.first + value.offset) as u8)
}

/// The value, 0 to 9, of a digit: `unicodedata.digit`.
#[must_use]
pub fn to_digit(code_point: u32) -> Option<u8> {
    value(code_point)
        .filter(|value| value.kind != NUMERIC)
        .map(|value| (value.first + value.offset) as u8)
}

/// The numeric value: `unicodedata.numeric`.
#[must_use]
pub fn to_numeric(code_point: u32) -> Option<f64> {
    let Value { first, offset, .. } = value(code_point)?;
    if first & 0x8000 != 0 {
        let [numerator, denominator] = FRACTIONS[usize::from(first & 0x1FFF)];
        return Some(f64::from(numerator) / f64::from(denominator));
    }
    let mantissa = u64::from((first & 0x1FF) + offset);
    Some((mantissa * 10_u64.pow(u32::from(first >> 9 & 0xF))) as f64)
}
