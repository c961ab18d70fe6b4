//! Items of a view as Python objects, by their native one-letter `struct` formats.

use taipan_heap::{Obj, ObjRef};
use taipan_numeric::BigInt;

use crate::bytes::Bytes;
use crate::exception::{Exception, Result};
use crate::exceptions;
use crate::float;
use crate::int::{self, IntRef};
use crate::singletons::bool_object;
use crate::vm::Vm;

/// The letter of a native format: one letter, perhaps after `@`.
pub fn native(format: &str) -> Option<u8> {
    match format.as_bytes() {
        [b'@', letter] | [letter] => size(*letter).map(|_| *letter),
        _ => None,
    }
}

/// Bytes that a native letter takes.
pub fn size(letter: u8) -> Option<usize> {
    Some(match letter {
        b'c' | b'b' | b'B' | b'?' => 1,
        b'h' | b'H' | b'e' => 2,
        b'i' | b'I' | b'f' => 4,
        b'l' | b'L' | b'n' | b'N' | b'P' => size_of::<usize>(),
        b'q' | b'Q' | b'd' => 8,
        _ => return None,
    })
}

/// Whether items of a letter are single bytes that are no truth values.
pub fn is_byte(letter: u8) -> bool {
    matches!(letter, b'b' | b'B' | b'c')
}

fn word<const N: usize>(item: &[u8]) -> [u8; N] {
    item.first_chunk().copied().unwrap_or([0; N])
}

/// The object that an item stands for. Raises `NotImplementedError` for an unknown letter.
pub fn unpack(vm: &mut Vm, letter: u8, item: &[u8]) -> Result<Obj> {
    let long = size_of::<usize>() == 8;
    match letter {
        b'B' => int::new(vm, item.first().copied().unwrap_or(0)),
        b'b' => int::new(vm, i64::from(i8::from_ne_bytes(word(item)))),
        b'h' => int::new(vm, i16::from_ne_bytes(word(item))),
        b'H' => int::new(vm, u16::from_ne_bytes(word(item))),
        b'i' => int::new(vm, i32::from_ne_bytes(word(item))),
        b'I' => int::new(vm, u32::from_ne_bytes(word(item))),
        b'l' | b'n' if !long => int::new(vm, i32::from_ne_bytes(word(item))),
        b'L' | b'N' | b'P' if !long => int::new(vm, u32::from_ne_bytes(word(item))),
        b'l' | b'n' | b'q' => int::new(vm, i64::from_ne_bytes(word(item))),
        b'L' | b'N' | b'P' | b'Q' => int::new(vm, u64::from_ne_bytes(word(item))),
        b'?' => Ok(bool_object(item.first().is_some_and(|&byte| byte != 0)).own()),
        b'c' => crate::bytes::new(vm, item.get(..1).unwrap_or(&[])),
        b'f' => float::new(vm, f64::from(f32::from_ne_bytes(word(item)))),
        b'd' => float::new(vm, f64::from_ne_bytes(word(item))),
        b'e' => float::new(vm, from_half(u16::from_ne_bytes(word(item)))),
        _ => Err(unsupported(vm, letter)),
    }
}

fn unsupported(vm: &mut Vm, letter: u8) -> Exception {
    let letter = char::from(letter);
    vm.not_implemented_error(format_args!("memoryview: format {letter} not supported"))
}

/// The bytes of an object as an item; as many as [`size`] says count. Raises `TypeError`, `ValueError`.
pub fn pack(vm: &mut Vm, letter: u8, value: ObjRef<'_>) -> Result<[u8; 8]> {
    let mut out = [0; 8];
    let len = size(letter).ok_or_else(|| unsupported(vm, letter))?;
    let wrong_type = |vm: &mut Vm| {
        let letter = char::from(letter);
        vm.type_error(format_args!("memoryview: invalid type for format '{letter}'"))
    };
    let wrong_value = |vm: &mut Vm| {
        let letter = char::from(letter);
        vm.value_error(format_args!("memoryview: invalid value for format '{letter}'"))
    };
    match letter {
        b'?' => out[0] = u8::from(crate::object::is_true(vm, value)?),
        b'c' => match value.downcast::<Bytes>().map(Bytes::as_slice) {
            Some([byte]) => out[0] = *byte,
            Some(_) => return Err(wrong_value(vm)),
            None => return Err(wrong_type(vm)),
        },
        b'f' | b'd' | b'e' => {
            let number = match float::to_f64(vm, value) {
                Err(error) if error.matches(exceptions::TYPE_ERROR) => return Err(wrong_type(vm)),
                other => other?,
            };
            match letter {
                b'd' => out = number.to_ne_bytes(),
                b'f' => out[..4].copy_from_slice(&(number as f32).to_ne_bytes()),
                _ => match to_half(number) {
                    Some(half) => out[..2].copy_from_slice(&half.to_ne_bytes()),
                    None => return Err(vm.overflow_error("float too large to pack with e format")),
                },
            }
        }
        _ => {
            let number = match int::index(vm, value) {
                Err(error) if error.matches(exceptions::TYPE_ERROR) => return Err(wrong_type(vm)),
                other => other?,
            };
            let number = int::value(number.borrow()).map_or_else(BigInt::default, IntRef::to_big);
            let signed = letter.is_ascii_lowercase();
            let order = if cfg!(target_endian = "big") {
                taipan_numeric::int::ByteOrder::Big
            } else {
                taipan_numeric::int::ByteOrder::Little
            };
            match taipan_numeric::int::to_bytes(&number, len, order, signed) {
                Ok(bytes) => out[..len].copy_from_slice(&bytes),
                Err(_) => return Err(wrong_value(vm)),
            }
        }
    }
    Ok(out)
}

/// A half-precision number (IEEE 754 binary16).
pub fn from_half(bits: u16) -> f64 {
    let (exponent, fraction) = (i32::from(bits >> 10 & 31), f64::from(bits & 0x3ff));
    let magnitude = match exponent {
        0 => libm::ldexp(fraction, -24),
        31 if fraction == 0.0 => f64::INFINITY,
        31 => f64::NAN,
        _ => libm::ldexp(fraction + 1024.0, exponent - 25),
    };
    if bits & 0x8000 != 0 { -magnitude } else { magnitude }
}

/// The nearest half-precision number, ties to even. `None` if it is too large.
pub fn to_half(number: f64) -> Option<u16> {
    let sign = if number.is_sign_negative() { 0x8000 } else { 0 };
    let magnitude = if number.is_sign_negative() {
        -number
    } else {
        number
    };
    if magnitude.is_nan() {
        return Some(sign | 0x7e00);
    }
    if magnitude == f64::INFINITY {
        return Some(sign | 0x7c00);
    }
    if magnitude == 0.0 {
        return Some(sign);
    }
    let (_, exponent) = libm::frexp(magnitude);
    // Units of the last place: 2^-24 below the normal range.
    let unit = (exponent - 11).max(-24);
    let scaled = libm::rint(libm::ldexp(magnitude, -unit)) as u32;
    let bits = if unit == -24 {
        scaled
    } else {
        scaled + ((unit + 24) as u32) * 1024
    };
    if bits >= 0x7c00 {
        None
    } else {
        Some(sign | bits as u16)
    }
}
