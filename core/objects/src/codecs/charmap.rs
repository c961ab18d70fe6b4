//! Codecs by table: `charmap_encode`, `charmap_decode`, and the encoding tables that `charmap_build` makes.

use taipan_derive::{pyclass, pymethods};
use taipan_heap::{HVec, Obj, ObjRef, Trace, Visitor};

use super::errors::{Decoder, Encoder};
use crate::bytes::{self, Bytes};
use crate::exception::Result;
use crate::exceptions;
use crate::int;
use crate::str::{Str, StrBuilder};
use crate::typeobject::ObjectExt;
use crate::vm::Vm;

/// Characters and their bytes, in the order of the characters.
struct Table(HVec<(u32, u8)>);

impl Trace for Table {
    fn trace(&self, _: &mut Visitor<'_>) {}
}

/// What encodes the characters of a decoding string.
#[pyclass(name = "EncodingMap")]
pub struct EncodingMap {
    table: Table,
}

#[pymethods]
impl EncodingMap {
    /// The memory that the object takes, in bytes.
    #[signature("($self, /)")]
    fn size(&self, _vm: &mut Vm) -> usize {
        self.table.0.len() * size_of::<(u32, u8)>()
    }
}

/// The encoding table of a decoding string: character `i` is byte `i`, U+FFFE no byte at all.
pub fn build(vm: &mut Vm, map: &Str) -> Result<Obj> {
    // A table is compact only if byte 0 is U+0000 and all characters are of the first plane; else it is a dict.
    let compact = |(byte, character): (usize, u32)| (byte == 0) == (character == 0) && character < 0x1_0000;
    if !map.chars().take(256).enumerate().all(compact) {
        let dict = crate::dict::Dict::create(vm)?;
        for (byte, character) in map.chars().take(256).enumerate() {
            let (key, value) = (int::new(vm, character)?, int::new(vm, byte)?);
            dict.set(vm, key.borrow(), value)?;
        }
        return Ok(dict.into());
    }
    let mut table = HVec::with_capacity(vm.alloc(), 256)?;
    for (byte, character) in map.chars().take(256).enumerate() {
        if character != 0xfffe {
            // Of a character that occurs twice, the last byte counts: it comes first.
            let place = table.partition_point(|&(other, _)| other < character);
            table.insert(vm.alloc(), place, (character, byte as u8))?;
        }
    }
    let map = EncodingMap { table: Table(table) };
    Ok(vm.alloc().instance(ENCODING_MAP.as_obj(), map)?.into())
}

/// What a mapping says of a character.
enum Found {
    Nothing,
    Byte(u8),
    Bytes(Obj),
}

fn look_up(vm: &mut Vm, mapping: ObjRef<'_>, character: u32) -> Result<Found> {
    if let Some(map) = mapping.downcast::<EncodingMap>() {
        let place = map.table.0.partition_point(|&(other, _)| other < character);
        return Ok(match map.table.0.get(place) {
            Some(&(found, byte)) if found == character => Found::Byte(byte),
            _ => Found::Nothing,
        });
    }
    let key = int::new(vm, character)?;
    let found = match crate::sequence::get_item(vm, mapping, key.borrow()) {
        Err(error) if error.matches(exceptions::LOOKUP_ERROR) => return Ok(Found::Nothing),
        other => other?,
    };
    if found.is_none() {
        return Ok(Found::Nothing);
    }
    if int::value(found.borrow()).is_some() {
        return match u8::try_from(int::to_clipped(vm, found.borrow())?) {
            Ok(byte) => Ok(Found::Byte(byte)),
            Err(_) => Err(vm.type_error("character mapping must be in range(256)")),
        };
    }
    if found.downcast::<Bytes>().is_some() {
        return Ok(Found::Bytes(found));
    }
    let kind = found.ty().display_name(vm);
    Err(vm.type_error(format_args!(
        "character mapping must return integer, bytes or None, not {kind}"
    )))
}

fn put(vm: &mut Vm, out: &mut HVec<u8>, mapping: ObjRef<'_>, character: u32) -> Result<bool> {
    match look_up(vm, mapping, character)? {
        Found::Nothing => return Ok(false),
        Found::Byte(byte) => out.push(vm.alloc(), byte)?,
        Found::Bytes(found) => {
            out.extend_from_slice(vm.alloc(), found.downcast::<Bytes>().map_or(&[], Bytes::as_slice))?;
        }
    }
    Ok(true)
}

/// Encodes through a mapping.
pub fn encode(vm: &mut Vm, encoder: &mut Encoder<'_>, mapping: ObjRef<'_>) -> Result<Obj> {
    encoder.set_whole();
    let text = encoder.text();
    let len = text.len();
    let mut out = HVec::with_capacity(vm.alloc(), len)?;
    let mut at = 0;
    while at < len {
        if put(vm, &mut out, mapping, text.char_at(at))? {
            at += 1;
            continue;
        }
        let mut end = at + 1;
        while end < len && matches!(look_up(vm, mapping, text.char_at(end))?, Found::Nothing) {
            end += 1;
        }
        let reason = "character maps to <undefined>";
        at = encoder.handle(vm, &mut out, (at, end), reason, 1, |vm, out, character| {
            put(vm, out, mapping, character)
        })?;
    }
    bytes::new(vm, &out)
}

/// What a mapping says of a byte.
enum Meaning {
    Undefined,
    Character(u32),
    Text(Obj),
}

fn meaning(vm: &mut Vm, mapping: ObjRef<'_>, byte: u8) -> Result<Meaning> {
    if let Some(table) = mapping
        .downcast::<Str>()
        .filter(|_| mapping.is_exact(crate::str::STR))
    {
        let at = byte as usize;
        return Ok(match at < table.len() {
            true if table.char_at(at) != 0xfffe => Meaning::Character(table.char_at(at)),
            _ => Meaning::Undefined,
        });
    }
    let key = Obj::from_i16(byte.into());
    let found = match crate::sequence::get_item(vm, mapping, key.borrow()) {
        Err(error) if error.matches(exceptions::LOOKUP_ERROR) => return Ok(Meaning::Undefined),
        other => other?,
    };
    if found.is_none() {
        return Ok(Meaning::Undefined);
    }
    if int::value(found.borrow()).is_some() {
        let value = int::to_clipped(vm, found.borrow())?;
        return match u32::try_from(value) {
            Ok(0xfffe) => Ok(Meaning::Undefined),
            Ok(value) if value <= 0x10_ffff => Ok(Meaning::Character(value)),
            _ => Err(vm.type_error("character mapping must be in range(0x110000)")),
        };
    }
    match found.downcast::<Str>() {
        Some(text) if text.len() == 1 && text.char_at(0) == 0xfffe => Ok(Meaning::Undefined),
        Some(_) => Ok(Meaning::Text(found)),
        None => Err(vm.type_error("character mapping must return integer, None or str")),
    }
}

/// Decodes through a mapping, or a string of the characters of bytes 0, 1, ….
pub fn decode(vm: &mut Vm, decoder: &mut Decoder, mapping: ObjRef<'_>) -> Result<Obj> {
    let mut out = StrBuilder::new();
    let mut at = 0;
    loop {
        let input = decoder.input();
        let data = input.downcast::<Bytes>().map_or(&[][..], Bytes::as_slice);
        let Some(&byte) = data.get(at) else {
            return out.finish(vm);
        };
        match meaning(vm, mapping, byte)? {
            Meaning::Character(character) => out.push(vm, character)?,
            Meaning::Text(text) => out.push_obj(vm, &text)?,
            Meaning::Undefined => {
                at = decoder.handle(vm, &mut out, at, at + 1, "character maps to <undefined>")?;
                continue;
            }
        }
        at += 1;
    }
}
