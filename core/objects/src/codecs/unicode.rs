//! UTF-8, UTF-16 and UTF-32.

use taipan_heap::{HVec, Obj};

use super::errors::{Decoder, Encoder};
use crate::bytes::{self, Bytes};
use crate::exception::Result;
use crate::str::StrBuilder;
use crate::vm::Vm;

/// The order of bytes in a unit.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// The machine's, with a byte order mark.
    Native,
    /// Lowest byte first.
    Little,
    /// Highest byte first.
    Big,
}

impl Order {
    fn is_big(self) -> bool {
        match self {
            Order::Native => cfg!(target_endian = "big"),
            Order::Little => false,
            Order::Big => true,
        }
    }

    /// The name of UTF-16 in this order.
    pub fn utf16_name(self) -> &'static str {
        match self {
            Order::Native => "utf-16",
            Order::Little => "utf-16-le",
            Order::Big => "utf-16-be",
        }
    }

    /// The name of UTF-32 in this order.
    pub fn utf32_name(self) -> &'static str {
        match self {
            Order::Native => "utf-32",
            Order::Little => "utf-32-le",
            Order::Big => "utf-32-be",
        }
    }

    /// The order that a number means in `_codecs` functions.
    pub fn from_number(number: i32) -> Order {
        match number {
            0 => Order::Native,
            ..0 => Order::Little,
            _ => Order::Big,
        }
    }

    /// The number that means it.
    pub fn number(self) -> i32 {
        match self {
            Order::Native => 0,
            Order::Little => -1,
            Order::Big => 1,
        }
    }
}

fn is_surrogate(character: u32) -> bool {
    (0xd800..0xe000).contains(&character)
}

fn put_utf8(vm: &Vm, out: &mut HVec<u8>, character: u32) -> Result<()> {
    let mut buffer = [0; 4];
    let encoded = char::from_u32(character)
        .unwrap_or('\u{fffd}')
        .encode_utf8(&mut buffer);
    Ok(out.extend_from_slice(vm.alloc(), encoded.as_bytes())?)
}

/// Encodes UTF-8.
pub fn encode_utf8(vm: &mut Vm, encoder: &mut Encoder<'_>) -> Result<Obj> {
    let text = encoder.text();
    if text.is_ascii() {
        return bytes::new(vm, text.data());
    }
    let len = text.len();
    let mut out = HVec::with_capacity(vm.alloc(), len + len / 2)?;
    let mut at = 0;
    while at < len {
        let character = text.char_at(at);
        if character < 128 {
            out.push(vm.alloc(), character as u8)?;
            at += 1;
            continue;
        }
        if !is_surrogate(character) {
            put_utf8(vm, &mut out, character)?;
            at += 1;
            continue;
        }
        let end = (at..len)
            .find(|&end| !is_surrogate(text.char_at(end)))
            .unwrap_or(len);
        at = encoder.handle(
            vm,
            &mut out,
            (at, end),
            "surrogates not allowed",
            1,
            |vm, out, character| {
                if character < 128 {
                    out.push(vm.alloc(), character as u8)?;
                }
                Ok(character < 128)
            },
        )?;
    }
    bytes::new(vm, &out)
}

/// Decodes UTF-8: the text, and how many bytes it took: all, if these bytes are the `last`.
pub fn decode_utf8(vm: &mut Vm, decoder: &mut Decoder, last: bool) -> Result<(Obj, usize)> {
    let mut out = StrBuilder::new();
    let mut at = 0;
    loop {
        let input = decoder.input();
        let data = input.downcast::<Bytes>().map_or(&[][..], Bytes::as_slice);
        let Some(rest) = data.get(at..).filter(|rest| !rest.is_empty()) else {
            return Ok((out.finish(vm)?, data.len().min(at)));
        };
        let error = match core::str::from_utf8(rest) {
            Ok(text) if at == 0 => return Ok((vm.new_str(text)?, data.len())),
            Ok(text) => {
                out.push_str(vm, text)?;
                at = data.len();
                continue;
            }
            Err(error) => error,
        };
        let valid = core::str::from_utf8(&rest[..error.valid_up_to()]).unwrap_or("");
        out.push_str(vm, valid)?;
        at += valid.len();
        let (end, reason) = match error.error_len() {
            None if !last => return Ok((out.finish(vm)?, at)),
            None => (data.len(), "unexpected end of data"),
            Some(len) if matches!(data[at], 0xc2..=0xf4) => (at + len, "invalid continuation byte"),
            Some(len) => (at + len, "invalid start byte"),
        };
        at = decoder.handle(vm, &mut out, at, end, reason)?;
    }
}

fn put_utf16(vm: &Vm, out: &mut HVec<u8>, character: u32, big: bool) -> Result<()> {
    let mut put = |unit: u16| {
        out.extend_from_slice(
            vm.alloc(),
            &if big {
                unit.to_be_bytes()
            } else {
                unit.to_le_bytes()
            },
        )
    };
    if character < 0x1_0000 {
        return Ok(put(character as u16)?);
    }
    let rest = character - 0x1_0000;
    put(0xd800 | (rest >> 10) as u16)?;
    Ok(put(0xdc00 | (rest & 0x3ff) as u16)?)
}

/// Encodes UTF-16.
pub fn encode_utf16(vm: &mut Vm, encoder: &mut Encoder<'_>, order: Order) -> Result<Obj> {
    let (text, big) = (encoder.text(), order.is_big());
    let mut out = HVec::with_capacity(vm.alloc(), text.len() * 2 + 2)?;
    if order == Order::Native {
        put_utf16(vm, &mut out, 0xfeff, big)?;
    }
    let mut at = 0;
    while at < text.len() {
        let character = text.char_at(at);
        if !is_surrogate(character) {
            put_utf16(vm, &mut out, character, big)?;
            at += 1;
            continue;
        }
        at = encoder.handle(
            vm,
            &mut out,
            (at, at + 1),
            "surrogates not allowed",
            2,
            |vm, out, character| {
                if character < 128 {
                    put_utf16(vm, out, character, big)?;
                }
                Ok(character < 128)
            },
        )?;
    }
    bytes::new(vm, &out)
}

fn put_utf32(vm: &Vm, out: &mut HVec<u8>, character: u32, big: bool) -> Result<()> {
    Ok(out.extend_from_slice(
        vm.alloc(),
        &if big {
            character.to_be_bytes()
        } else {
            character.to_le_bytes()
        },
    )?)
}

/// Encodes UTF-32.
pub fn encode_utf32(vm: &mut Vm, encoder: &mut Encoder<'_>, order: Order) -> Result<Obj> {
    let (text, big) = (encoder.text(), order.is_big());
    let mut out = HVec::with_capacity(vm.alloc(), text.len() * 4 + 4)?;
    if order == Order::Native {
        put_utf32(vm, &mut out, 0xfeff, big)?;
    }
    let mut at = 0;
    while at < text.len() {
        let character = text.char_at(at);
        if !is_surrogate(character) {
            put_utf32(vm, &mut out, character, big)?;
            at += 1;
            continue;
        }
        at = encoder.handle(
            vm,
            &mut out,
            (at, at + 1),
            "surrogates not allowed",
            4,
            |vm, out, character| {
                if character < 128 {
                    put_utf32(vm, out, character, big)?;
                }
                Ok(character < 128)
            },
        )?;
    }
    bytes::new(vm, &out)
}

/// Decodes UTF-16. A byte order mark decides a native order, and leaves it in `order`.
pub fn decode_utf16(
    vm: &mut Vm,
    decoder: &mut Decoder,
    order: &mut Order,
    last: bool,
) -> Result<(Obj, usize)> {
    let mut at = 0;
    if *order == Order::Native {
        *order = match decoder.data() {
            [0xff, 0xfe, ..] => {
                at = 2;
                Order::Little
            }
            [0xfe, 0xff, ..] => {
                at = 2;
                Order::Big
            }
            _ => Order::Native,
        };
    }
    let big = order.is_big();
    decoder.set_encoding(match *order {
        Order::Native if big => "utf-16-be",
        Order::Native | Order::Little => "utf-16-le",
        Order::Big => "utf-16-be",
    });
    let mut out = StrBuilder::new();
    loop {
        let input = decoder.input();
        let data = input.downcast::<Bytes>().map_or(&[][..], Bytes::as_slice);
        let unit = |at: usize| match data.get(at..at + 2) {
            Some(&[a, b]) => Some(u32::from(if big {
                u16::from_be_bytes([a, b])
            } else {
                u16::from_le_bytes([a, b])
            })),
            _ => None,
        };
        let (mut end, mut reason) = (0, "");
        while at < data.len() {
            match unit(at) {
                None => {
                    if !last {
                        return Ok((out.finish(vm)?, at));
                    }
                    (end, reason) = (data.len(), "truncated data");
                }
                Some(high @ 0xd800..0xdc00) => match unit(at + 2) {
                    Some(low @ 0xdc00..0xe000) => {
                        out.push(vm, 0x1_0000 + ((high & 0x3ff) << 10) + (low & 0x3ff))?;
                        at += 4;
                        continue;
                    }
                    Some(_) => (end, reason) = (at + 2, "illegal UTF-16 surrogate"),
                    None if !last => return Ok((out.finish(vm)?, at)),
                    None => (end, reason) = (data.len(), "unexpected end of data"),
                },
                Some(0xdc00..0xe000) => (end, reason) = (at + 2, "illegal encoding"),
                Some(character) => {
                    out.push(vm, character)?;
                    at += 2;
                    continue;
                }
            }
            break;
        }
        if at >= data.len() {
            return Ok((out.finish(vm)?, at.min(data.len())));
        }
        at = decoder.handle(vm, &mut out, at, end, reason)?;
    }
}

/// Decodes UTF-32; see [`decode_utf16`].
pub fn decode_utf32(
    vm: &mut Vm,
    decoder: &mut Decoder,
    order: &mut Order,
    last: bool,
) -> Result<(Obj, usize)> {
    let mut at = 0;
    if *order == Order::Native {
        *order = match decoder.data() {
            [0xff, 0xfe, 0, 0, ..] => {
                at = 4;
                Order::Little
            }
            [0, 0, 0xfe, 0xff, ..] => {
                at = 4;
                Order::Big
            }
            _ => Order::Native,
        };
    }
    let big = order.is_big();
    decoder.set_encoding(match *order {
        Order::Native if big => "utf-32-be",
        Order::Native | Order::Little => "utf-32-le",
        Order::Big => "utf-32-be",
    });
    let mut out = StrBuilder::new();
    loop {
        let input = decoder.input();
        let data = input.downcast::<Bytes>().map_or(&[][..], Bytes::as_slice);
        let (mut end, mut reason) = (0, "");
        while at < data.len() {
            let Some(&[a, b, c, d]) = data.get(at..at + 4) else {
                if !last {
                    return Ok((out.finish(vm)?, at));
                }
                (end, reason) = (data.len(), "truncated data");
                break;
            };
            let unit = [a, b, c, d];
            let character = if big {
                u32::from_be_bytes(unit)
            } else {
                u32::from_le_bytes(unit)
            };
            if is_surrogate(character) {
                (end, reason) = (at + 4, "code point in surrogate code point range(0xd800, 0xe000)");
                break;
            }
            if character > 0x10_ffff {
                (end, reason) = (at + 4, "code point not in range(0x110000)");
                break;
            }
            out.push(vm, character)?;
            at += 4;
        }
        if at >= data.len() {
            return Ok((out.finish(vm)?, at.min(data.len())));
        }
        at = decoder.handle(vm, &mut out, at, end, reason)?;
    }
}
