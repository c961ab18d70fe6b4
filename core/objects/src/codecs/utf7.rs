//! UTF-7 (RFC 2152).

use taipan_heap::{HVec, Obj};

use super::errors::Decoder;
use crate::bytes::{self, Bytes};
use crate::exception::Result;
use crate::str::{Str, StrBuilder};
use crate::vm::Vm;

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

fn value(byte: u8) -> Option<u32> {
    let digit = match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    };
    Some(digit.into())
}

/// Whether a character may stand for itself.
fn is_direct(character: u32) -> bool {
    match character {
        9 | 10 | 13 => true,
        32..127 => !matches!(character as u8, b'+' | b'\\' | b'~'),
        _ => false,
    }
}

/// Encodes UTF-7.
pub fn encode(vm: &mut Vm, text: &Str) -> Result<Obj> {
    let mut out = HVec::with_capacity(vm.alloc(), text.len())?;
    let (mut shifted, mut bits, mut buffer) = (false, 0_u32, 0_u32);
    for character in text.chars() {
        if is_direct(character) {
            let byte = character as u8;
            if shifted {
                if bits > 0 {
                    out.push(vm.alloc(), DIGITS[(buffer << (6 - bits) & 63) as usize])?;
                }
                (shifted, bits, buffer) = (false, 0, 0);
                if value(byte).is_some() || byte == b'-' {
                    out.push(vm.alloc(), b'-')?;
                }
            }
            out.push(vm.alloc(), byte)?;
            continue;
        }
        if !shifted {
            if character == u32::from('+') {
                out.extend_from_slice(vm.alloc(), b"+-")?;
                continue;
            }
            out.push(vm.alloc(), b'+')?;
            shifted = true;
        }
        let units = match character {
            0..0x1_0000 => [None, Some(character)],
            _ => {
                let rest = character - 0x1_0000;
                [Some(0xd800 | rest >> 10), Some(0xdc00 | rest & 0x3ff)]
            }
        };
        for unit in units.into_iter().flatten() {
            buffer = (buffer & ((1 << bits) - 1)) << 16 | unit;
            bits += 16;
            while bits >= 6 {
                bits -= 6;
                out.push(vm.alloc(), DIGITS[(buffer >> bits & 63) as usize])?;
            }
        }
    }
    if bits > 0 {
        out.push(vm.alloc(), DIGITS[(buffer << (6 - bits) & 63) as usize])?;
    }
    if shifted {
        out.push(vm.alloc(), b'-')?;
    }
    bytes::new(vm, &out)
}

/// Decodes UTF-7: the text, and how many bytes it took: all, if these bytes are the `last`.
pub fn decode(vm: &mut Vm, decoder: &mut Decoder, last: bool) -> Result<(Obj, usize)> {
    let mut out = StrBuilder::new();
    let (mut at, mut start, mut shift_len) = (0, 0, 0);
    let (mut shifted, mut bits, mut buffer, mut surrogate) = (false, 0_u32, 0_u32, 0_u32);
    loop {
        let input = decoder.input();
        let data = input.downcast::<Bytes>().map_or(&[][..], Bytes::as_slice);
        let mut reason = "";
        while let Some(&byte) = data.get(at) {
            if shifted {
                if let Some(digit) = value(byte) {
                    buffer = buffer << 6 | digit;
                    bits += 6;
                    at += 1;
                    if bits >= 16 {
                        bits -= 16;
                        let unit = buffer >> bits & 0xffff;
                        buffer &= (1 << bits) - 1;
                        if surrogate != 0 {
                            let high = core::mem::take(&mut surrogate);
                            if (0xdc00..0xe000).contains(&unit) {
                                out.push(vm, 0x1_0000 + ((high & 0x3ff) << 10) + (unit & 0x3ff))?;
                                continue;
                            }
                            out.push(vm, high)?;
                        }
                        if (0xd800..0xdc00).contains(&unit) {
                            surrogate = unit
                        } else {
                            out.push(vm, unit)?
                        }
                    }
                    continue;
                }
                shifted = false;
                if bits >= 6 {
                    reason = "partial character in shift sequence";
                } else if bits > 0 && buffer != 0 {
                    reason = "non-zero padding bits in shift sequence";
                }
                if !reason.is_empty() {
                    at += 1;
                    break;
                }
                if surrogate != 0 && byte < 128 && byte != b'+' {
                    out.push(vm, surrogate)?;
                }
                surrogate = 0;
                at += usize::from(byte == b'-');
            } else if byte == b'+' {
                start = at;
                at += 1;
                match data.get(at) {
                    Some(b'-') => {
                        at += 1;
                        out.push(vm, u32::from('+'))?;
                    }
                    Some(&other) if value(other).is_none() => {
                        at += 1;
                        reason = "ill-formed sequence";
                        break;
                    }
                    _ => {
                        (shifted, bits, buffer, surrogate) = (true, 0, 0, 0);
                        shift_len = out.len();
                    }
                }
            } else if byte < 128 {
                out.push(vm, byte.into())?;
                at += 1;
            } else {
                start = at;
                at += 1;
                reason = "unexpected special character";
                break;
            }
        }
        if !reason.is_empty() {
            at = decoder.handle(vm, &mut out, start, at, reason)?;
            continue;
        }
        if shifted && last {
            shifted = false;
            if surrogate != 0 || bits >= 6 || (bits > 0 && buffer != 0) {
                at = decoder.handle(vm, &mut out, start, data.len(), "unterminated shift sequence")?;
                continue;
            }
        }
        if shifted {
            out.truncate(shift_len);
            return Ok((out.finish(vm)?, start));
        }
        return Ok((out.finish(vm)?, at.min(data.len())));
    }
}
