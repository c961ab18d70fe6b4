//! Values of `struct` formats, to bytes and back.

use taipan_numeric::BigInt;
use taipan_objects::bytearray::ByteArray;
use taipan_objects::bytes::{self, Bytes};
use taipan_objects::exception::{Exception, Result};
use taipan_objects::exceptions::{EXCEPTION, OVERFLOW_ERROR};
use taipan_objects::memoryview::items::{from_half, to_half};
use taipan_objects::singletons::bool_object;
use taipan_objects::typeobject::ObjectExt;
use taipan_objects::{HVec, Obj, ObjRef, Vm, complex, float, int, object};

use super::error;
use super::format::Code;

/// The value as an `int`, or through `__index__`.
fn integer(vm: &mut Vm, value: ObjRef<'_>) -> Result<Obj> {
    if value.is_a(int::INT) || value.ty().slots().index.is_some() {
        return int::index(vm, value);
    }
    Err(error(vm, format_args!("required argument is not an integer")))
}

fn number(vm: &mut Vm, value: ObjRef<'_>) -> Result<f64> {
    match float::to_f64(vm, value) {
        Err(other) if other.matches(EXCEPTION) => {
            Err(error(vm, format_args!("required argument is not a float")))
        }
        result => result,
    }
}

/// A number that is too large for its format: an int is told so in other words.
fn too_large(vm: &mut Vm, value: ObjRef<'_>, letter: char) -> Exception {
    if value.is_a(int::INT) {
        return error(vm, format_args!("int too large to convert"));
    }
    vm.new_exception(
        OVERFLOW_ERROR,
        format_args!("float too large to pack with {letter} format"),
    )
}

/// Writes bytes that have this machine's order.
fn put(place: &mut [u8], made: &[u8], big: bool) {
    if place.len() == made.len() {
        place.copy_from_slice(made);
        if big != cfg!(target_endian = "big") {
            place.reverse();
        }
    }
}

fn narrow(vm: &mut Vm, value: ObjRef<'_>, number: f64) -> Result<f32> {
    let single = number as f32;
    if single.is_infinite() && number.is_finite() {
        return Err(too_large(vm, value, 'f'));
    }
    Ok(single)
}

/// Writes a value at its place. Raises `struct.error` if it is of the wrong type or does not fit.
pub fn pack(vm: &mut Vm, code: Code, big: bool, value: ObjRef<'_>, place: &mut [u8]) -> Result<()> {
    let letter = code.letter;
    match letter {
        b'?' => {
            let truth = object::is_true(vm, value)?;
            put(place, &[u8::from(truth)], big);
        }
        b'c' => match value.downcast::<Bytes>().map(Bytes::as_slice) {
            Some(&[only]) => put(place, &[only], big),
            _ => {
                return Err(error(
                    vm,
                    format_args!("char format requires a bytes object of length 1"),
                ));
            }
        },
        b's' | b'p' => {
            let letter = char::from(letter);
            let mut copy = HVec::new();
            let bytes = match (value.downcast::<Bytes>(), value.downcast::<ByteArray>()) {
                (Some(bytes), _) => bytes.as_slice(),
                (_, Some(bytes)) => {
                    copy = bytes.to_vec(vm)?;
                    &copy
                }
                _ => {
                    return Err(error(
                        vm,
                        format_args!("argument for '{letter}' must be a bytes object"),
                    ));
                }
            };
            let place = match (letter, place) {
                ('p', [count, place @ ..]) => {
                    *count = bytes.len().min(place.len()).min(255) as u8;
                    place
                }
                (_, place) => place,
            };
            for (place, byte) in place.iter_mut().zip(bytes) {
                *place = *byte;
            }
            drop(copy);
        }
        b'f' => {
            let number = number(vm, value)?;
            let single = narrow(vm, value, number)?;
            put(place, &single.to_ne_bytes(), big);
        }
        b'd' => {
            let number = number(vm, value)?;
            put(place, &number.to_ne_bytes(), big);
        }
        b'e' => {
            let number = number(vm, value)?;
            match to_half(number) {
                Some(half) => put(place, &half.to_ne_bytes(), big),
                None => return Err(too_large(vm, value, 'e')),
            }
        }
        b'F' | b'D' => {
            let number = match complex::to_complex(vm, value) {
                Err(other) if other.matches(EXCEPTION) => {
                    return Err(error(vm, format_args!("required argument is not a complex")));
                }
                result => result?,
            };
            let (first, second) = place.split_at_mut(code.size / 2);
            for (place, part) in [(first, number.real), (second, number.imag)] {
                if letter == b'F' {
                    let single = narrow(vm, value, part)?;
                    put(place, &single.to_ne_bytes(), big);
                } else {
                    put(place, &part.to_ne_bytes(), big);
                }
            }
        }
        _ => {
            let value = integer(vm, value)?;
            let Some(word) = int::value(value.borrow()) else {
                return Err(error(vm, format_args!("required argument is not an integer")));
            };
            let signed = letter.is_ascii_lowercase();
            let bits = code.size as u32 * 8;
            let word = match word.to_i64() {
                Some(word) if fits(word, signed || letter == b'P', bits) => Some(word as u64),
                Some(_) => None,
                None if signed || bits < 64 => None,
                None => u64::try_from(&*word.as_big() as &BigInt).ok(),
            };
            let Some(word) = word else {
                if letter == b'P' {
                    return Err(error(vm, format_args!("int too large to convert")));
                }
                let letter = char::from(letter);
                let (low, high) = if signed {
                    (-1i64 << (bits - 1), (!(-1i64 << (bits - 1))) as u64)
                } else {
                    (0, u64::MAX >> (64 - bits))
                };
                return Err(error(
                    vm,
                    format_args!("'{letter}' format requires {low} <= number <= {high}"),
                ));
            };
            let bytes = word.to_le_bytes();
            for (place, byte) in place.iter_mut().zip(bytes) {
                *place = byte;
            }
            if big {
                place.reverse();
            }
        }
    }
    Ok(())
}

/// Whether a number fits so many bits.
fn fits(word: i64, signed: bool, bits: u32) -> bool {
    if signed {
        let high = word >> (bits - 1);
        return high == 0 || high == -1;
    }
    word >= 0 && (bits >= 64 || word >> bits == 0)
}

/// The value that bytes stand for.
pub fn unpack(vm: &mut Vm, code: Code, big: bool, item: &[u8]) -> Result<Obj> {
    let mut ordered = [0u8; 16];
    let place = ordered.get_mut(..item.len().min(16)).unwrap_or_default();
    if !matches!(code.letter, b's' | b'p') {
        for (place, byte) in place.iter_mut().zip(item) {
            *place = *byte;
        }
    }
    match code.letter {
        b's' => return bytes::new(vm, item),
        b'p' => {
            let (count, rest) = match item {
                [count, rest @ ..] => (usize::from(*count).min(rest.len()), rest),
                [] => (0, item),
            };
            return bytes::new(vm, &rest[..count]);
        }
        b'c' => return bytes::new(vm, item),
        b'?' => return Ok(bool_object(item.first().is_some_and(|byte| *byte != 0)).own()),
        b'F' | b'D' => {
            let half = item.len() / 2;
            let parts = [&item[..half], &item[half..]].map(|part| float_of(part, big));
            return complex::new(vm, parts[0], parts[1]);
        }
        b'f' | b'd' | b'e' => {
            let number = float_of(item, big);
            return float::new(vm, number);
        }
        _ => {}
    }
    if big {
        place.reverse();
    }
    let size = item.len().min(8);
    let mut word = [0u8; 8];
    word[..size].copy_from_slice(&ordered[..size]);
    let word = u64::from_le_bytes(word);
    if code.letter.is_ascii_lowercase() && size > 0 {
        let shift = 64 - size as u32 * 8;
        return int::new(vm, (word << shift) as i64 >> shift);
    }
    int::new(vm, word)
}

fn float_of(item: &[u8], big: bool) -> f64 {
    let mut bytes = [0u8; 8];
    let place = &mut bytes[..item.len().min(8)];
    place.copy_from_slice(&item[..place.len()]);
    if big {
        place.reverse();
    }
    match place.len() {
        2 => from_half(u16::from_le_bytes([bytes[0], bytes[1]])),
        4 => f64::from(f32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]])),
        _ => f64::from_le_bytes(bytes),
    }
}
