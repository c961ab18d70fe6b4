//! Codecs by backslash: `unicode_escape`, `raw_unicode_escape`, and `escape` for bytes.

use taipan_heap::{HVec, Obj};

use super::errors::Decoder;
use crate::bytes::{self, Bytes};
use crate::exception::Result;
use crate::exceptions;
use crate::str::{Str, StrBuilder};
use crate::str_methods::hex_digit;
use crate::vm::Vm;

fn put_hex(vm: &Vm, out: &mut HVec<u8>, letter: u8, character: u32, digits: u32) -> Result<()> {
    out.extend_from_slice(vm.alloc(), &[b'\\', letter])?;
    (0..digits)
        .rev()
        .try_for_each(|at| Ok(out.push(vm.alloc(), hex_digit(character >> (4 * at)) as u8)?))
}

/// `unicode_escape`: ASCII, with everything else escaped.
pub fn encode_unicode(vm: &mut Vm, text: &Str) -> Result<Obj> {
    let mut out = HVec::with_capacity(vm.alloc(), text.len())?;
    for character in text.chars() {
        match character {
            0x5c => out.extend_from_slice(vm.alloc(), b"\\\\")?,
            9 => out.extend_from_slice(vm.alloc(), b"\\t")?,
            10 => out.extend_from_slice(vm.alloc(), b"\\n")?,
            13 => out.extend_from_slice(vm.alloc(), b"\\r")?,
            32..127 => out.push(vm.alloc(), character as u8)?,
            0..0x100 => put_hex(vm, &mut out, b'x', character, 2)?,
            0x100..0x1_0000 => put_hex(vm, &mut out, b'u', character, 4)?,
            _ => put_hex(vm, &mut out, b'U', character, 8)?,
        }
    }
    bytes::new(vm, &out)
}

/// `raw_unicode_escape`: Latin-1, with everything else escaped.
pub fn encode_raw(vm: &mut Vm, text: &Str) -> Result<Obj> {
    if text.as_latin1().is_some() {
        return bytes::new(vm, text.data());
    }
    let mut out = HVec::with_capacity(vm.alloc(), text.len())?;
    for character in text.chars() {
        match character {
            0..0x100 => out.push(vm.alloc(), character as u8)?,
            0x100..0x1_0000 => put_hex(vm, &mut out, b'u', character, 4)?,
            _ => put_hex(vm, &mut out, b'U', character, 8)?,
        }
    }
    bytes::new(vm, &out)
}

/// Reads up to `count` hexadecimal digits: their value, and how many there are.
fn digits(data: &[u8], at: usize, count: usize) -> (u32, usize) {
    let found = data
        .get(at..)
        .unwrap_or(&[])
        .iter()
        .take(count)
        .map_while(|&byte| char::from(byte).to_digit(16));
    found.fold((0, 0), |(value, count), digit| (value << 4 | digit, count + 1))
}

/// Up to three octal digits behind the first: the value, and where it ends.
fn octal(data: &[u8], at: usize) -> (u32, usize) {
    let found = data
        .get(at..)
        .unwrap_or(&[])
        .iter()
        .take(3)
        .map_while(|&byte| char::from(byte).to_digit(8));
    let (value, count) = found.fold((0, 0), |(value, count), digit| (value << 3 | digit, count + 1));
    (value, at + count)
}

/// What a backslash and a letter stand for, where that is one character.
fn simple(letter: u8) -> Option<u8> {
    Some(match letter {
        b'\\' | b'\'' | b'"' => letter,
        b'b' => 8,
        b'f' => 12,
        b't' => 9,
        b'n' => 10,
        b'r' => 13,
        b'v' => 11,
        b'a' => 7,
        _ => return None,
    })
}

/// An invalid escape that stays as it is, and is warned of.
enum Invalid {
    Letter(u8),
    Octal(u32),
}

const FUTURE: &str = "Such sequences will not work in the future. ";

fn warn(vm: &mut Vm, what: &str, invalid: &Invalid) -> Result<()> {
    let message = match *invalid {
        Invalid::Letter(letter) => {
            let letter = char::from(letter);
            vm.format(format_args!(
                "{what}\"\\{letter}\" is an invalid escape sequence. {FUTURE}"
            ))?
        }
        Invalid::Octal(value) => vm.format(format_args!(
            "{what}\"\\{value:o}\" is an invalid octal escape sequence. {FUTURE}"
        ))?,
    };
    (vm.hooks().warn)(vm, exceptions::DEPRECATION_WARNING, message.borrow(), 1)
}

/// The character of a name, where the build has names.
fn named(name: &[u8]) -> Option<u32> {
    #[cfg(feature = "names")]
    return taipan_unicode::lookup(core::str::from_utf8(name).ok()?);
    #[cfg(not(feature = "names"))]
    {
        let _ = name;
        None
    }
}

/// Decodes `unicode_escape`: the text, and how many bytes it took.
pub fn decode_unicode(vm: &mut Vm, decoder: &mut Decoder, last: bool) -> Result<(Obj, usize)> {
    let mut out = StrBuilder::new();
    let mut at = 0;
    let mut invalid = None;
    let taken = loop {
        let input = decoder.input();
        let data = input.downcast::<Bytes>().map_or(&[][..], Bytes::as_slice);
        let Some(rest) = data.get(at..).filter(|rest| !rest.is_empty()) else {
            break at.min(data.len());
        };
        let plain = crate::str_methods::search::position(rest, b'\\').unwrap_or(rest.len());
        out.push_latin1(vm, &rest[..plain])?;
        at += plain;
        if plain == rest.len() {
            break at;
        }
        let start = at;
        let Some(&letter) = data.get(at + 1) else {
            if !last {
                break start;
            }
            at = decoder.handle(vm, &mut out, start, data.len(), "\\ at end of string")?;
            continue;
        };
        at += 2;
        if let Some(character) = simple(letter) {
            out.push(vm, character.into())?;
            continue;
        }
        let (count, truncated) = match letter {
            b'\n' => continue,
            b'0'..=b'7' => {
                let (value, end) = octal(data, at - 1);
                if value > 0o377 && invalid.is_none() {
                    invalid = Some(Invalid::Octal(value));
                }
                out.push(vm, value)?;
                at = end;
                continue;
            }
            b'x' => (2, "truncated \\xXX escape"),
            b'u' => (4, "truncated \\uXXXX escape"),
            b'U' => (8, "truncated \\UXXXXXXXX escape"),
            b'N' => {
                let (reason, end) = match data.get(at) {
                    Some(b'{') => match data[at..].iter().position(|&byte| byte == b'}') {
                        Some(close) if close > 1 => {
                            let end = at + close + 1;
                            if let Some(character) = named(&data[at + 1..at + close]) {
                                out.push(vm, character)?;
                                at = end;
                                continue;
                            }
                            ("unknown Unicode character name", end)
                        }
                        Some(close) => ("malformed \\N character escape", at + close),
                        None if !last => break start,
                        None => ("malformed \\N character escape", data.len()),
                    },
                    None if !last => break start,
                    _ => ("malformed \\N character escape", at),
                };
                at = decoder.handle(vm, &mut out, start, end, reason)?;
                continue;
            }
            _ => {
                if invalid.is_none() {
                    invalid = Some(Invalid::Letter(letter));
                }
                out.push_latin1(vm, &[b'\\', letter])?;
                continue;
            }
        };
        let (value, found) = digits(data, at, count);
        if found < count {
            if at + found >= data.len() && !last {
                break start;
            }
            at = decoder.handle(vm, &mut out, start, at + found, truncated)?;
        } else if value > 0x10_ffff {
            at = decoder.handle(vm, &mut out, start, at + found, "illegal Unicode character")?;
        } else {
            out.push(vm, value)?;
            at += found;
        }
    };
    if let Some(invalid) = invalid {
        warn(vm, "", &invalid)?;
    }
    Ok((out.finish(vm)?, taken))
}

/// Decodes `raw_unicode_escape`: the text, and how many bytes it took.
pub fn decode_raw(vm: &mut Vm, decoder: &mut Decoder, last: bool) -> Result<(Obj, usize)> {
    let mut out = StrBuilder::new();
    let mut at = 0;
    loop {
        let input = decoder.input();
        let data = input.downcast::<Bytes>().map_or(&[][..], Bytes::as_slice);
        let Some(rest) = data.get(at..).filter(|rest| !rest.is_empty()) else {
            return Ok((out.finish(vm)?, at.min(data.len())));
        };
        let plain = crate::str_methods::search::position(rest, b'\\').unwrap_or(rest.len());
        out.push_latin1(vm, &rest[..plain])?;
        at += plain;
        if plain == rest.len() {
            return Ok((out.finish(vm)?, at));
        }
        let start = at;
        let (count, truncated) = match data.get(at + 1) {
            Some(b'u') => (4, "truncated \\uXXXX escape"),
            Some(b'U') => (8, "truncated \\UXXXXXXXX escape"),
            Some(&other) => {
                out.push_latin1(vm, &[b'\\', other])?;
                at += 2;
                continue;
            }
            None if !last => return Ok((out.finish(vm)?, at)),
            None => {
                out.push(vm, 0x5c)?;
                at += 1;
                continue;
            }
        };
        at += 2;
        let (value, found) = digits(data, at, count);
        if found < count {
            if at + found >= data.len() && !last {
                return Ok((out.finish(vm)?, start));
            }
            at = decoder.handle(vm, &mut out, start, at + found, truncated)?;
        } else if value > 0x10_ffff {
            at = decoder.handle(vm, &mut out, start, at + found, "\\Uxxxxxxxx out of range")?;
        } else {
            out.push(vm, value)?;
            at += found;
        }
    }
}

/// `escape_encode`: bytes as a literal writes them.
pub fn encode_bytes(vm: &mut Vm, data: &[u8]) -> Result<Obj> {
    let mut out = HVec::with_capacity(vm.alloc(), data.len())?;
    for &byte in data {
        match byte {
            b'\\' | b'\'' => out.extend_from_slice(vm.alloc(), &[b'\\', byte])?,
            b'\t' => out.extend_from_slice(vm.alloc(), b"\\t")?,
            b'\n' => out.extend_from_slice(vm.alloc(), b"\\n")?,
            b'\r' => out.extend_from_slice(vm.alloc(), b"\\r")?,
            b' '..=b'~' => out.push(vm.alloc(), byte)?,
            _ => put_hex(vm, &mut out, b'x', byte.into(), 2)?,
        }
    }
    bytes::new(vm, &out)
}

/// `escape_decode`: bytes from what a literal writes. Raises `ValueError`.
pub fn decode_bytes(vm: &mut Vm, data: &[u8], errors: Option<&Str>) -> Result<Obj> {
    let mut out = HVec::with_capacity(vm.alloc(), data.len())?;
    let mut at = 0;
    let mut invalid = None;
    while let Some(&byte) = data.get(at) {
        if byte != b'\\' {
            out.push(vm.alloc(), byte)?;
            at += 1;
            continue;
        }
        let Some(&letter) = data.get(at + 1) else {
            return Err(vm.value_error("Trailing \\ in string"));
        };
        at += 2;
        if let Some(character) = simple(letter) {
            out.push(vm.alloc(), character)?;
            continue;
        }
        match letter {
            b'\n' => {}
            b'0'..=b'7' => {
                let (value, end) = octal(data, at - 1);
                if value > 0o377 && invalid.is_none() {
                    invalid = Some(Invalid::Octal(value));
                }
                out.push(vm.alloc(), value as u8)?;
                at = end;
            }
            b'x' => {
                let (value, found) = digits(data, at, 2);
                if found == 2 {
                    out.push(vm.alloc(), value as u8)?;
                    at += 2;
                    continue;
                }
                match errors.and_then(Str::as_utf8_if_ascii) {
                    None | Some("strict") => {
                        let place = at - 2;
                        return Err(vm.value_error(format_args!("invalid \\x escape at position {place}")));
                    }
                    Some("replace") => out.push(vm.alloc(), b'?')?,
                    Some("ignore") => {}
                    Some(other) => {
                        return Err(vm.value_error(format_args!(
                            "decoding error; unknown error handling code: {other}"
                        )));
                    }
                }
                at += found;
            }
            _ => {
                if invalid.is_none() {
                    invalid = Some(Invalid::Letter(letter));
                }
                out.extend_from_slice(vm.alloc(), &[b'\\', letter])?;
            }
        }
    }
    if let Some(invalid) = invalid {
        warn(vm, "b", &invalid)?;
    }
    bytes::new(vm, &out)
}
