//! ASCII and Latin-1.

use taipan_heap::{HVec, Obj};

use super::errors::{Decoder, Encoder};
use crate::bytes::{self, Bytes};
use crate::exception::Result;
use crate::str::StrBuilder;
use crate::vm::Vm;

/// Encodes with one byte a character, below `limit`.
pub fn encode(vm: &mut Vm, encoder: &mut Encoder<'_>, limit: u32) -> Result<Obj> {
    let text = encoder.text();
    if text.max_char() < limit {
        return bytes::new(vm, text.data());
    }
    let reason = if limit == 128 {
        "ordinal not in range(128)"
    } else {
        "ordinal not in range(256)"
    };
    let len = text.len();
    let mut out = HVec::with_capacity(vm.alloc(), len)?;
    let mut at = 0;
    while at < len {
        let character = text.char_at(at);
        if character < limit {
            out.push(vm.alloc(), character as u8)?;
            at += 1;
            continue;
        }
        let end = (at..len).find(|&end| text.char_at(end) < limit).unwrap_or(len);
        at = encoder.handle(vm, &mut out, (at, end), reason, 1, |vm, out, character| {
            if character < limit {
                out.push(vm.alloc(), character as u8)?;
            }
            Ok(character < limit)
        })?;
    }
    bytes::new(vm, &out)
}

/// Decodes ASCII.
pub fn decode_ascii(vm: &mut Vm, decoder: &mut Decoder) -> Result<Obj> {
    let mut out = StrBuilder::new();
    let mut at = 0;
    loop {
        let input = decoder.input();
        let data = input.downcast::<Bytes>().map_or(&[][..], Bytes::as_slice);
        let Some(rest) = data.get(at..).filter(|rest| !rest.is_empty()) else {
            return out.finish(vm);
        };
        let plain = rest
            .iter()
            .position(|byte| !byte.is_ascii())
            .unwrap_or(rest.len());
        out.push_latin1(vm, &rest[..plain])?;
        at += plain;
        if plain < rest.len() {
            at = decoder.handle(vm, &mut out, at, at + 1, "ordinal not in range(128)")?;
        }
    }
}
