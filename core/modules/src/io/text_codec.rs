//! How a text file decodes what it reads and encodes what it writes.
//!
//! UTF-8, Latin-1 and ASCII are done here; for all others the registry's incremental codecs are asked.

use core::cell::Cell;

use taipan_objects::bytes;
use taipan_objects::codecs::errors::{Decoder as Input, Encoder as Output};
use taipan_objects::codecs::unicode::{self, Order};
use taipan_objects::codecs::{registry, single};
use taipan_objects::int::{self, IntRef};
use taipan_objects::singletons::bool_object;
use taipan_objects::str::Str;
use taipan_objects::{
    Guarded, HVec, Obj, ObjCell, ObjRef, ObjectExt, Result, Trace, Visitor, Vm, call, names, object, tuple,
};

use super::newlines::{Newlines, as_bytes, check_decoded};

/// A codec that is done here, or one of the registry's.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Codec {
    /// None: the file is not readable, or not writable.
    None,
    /// ASCII.
    Ascii,
    /// Latin-1.
    Latin1,
    /// UTF-8.
    Utf8,
    /// UTF-16; only written here.
    Utf16(Order),
    /// UTF-32; only written here.
    Utf32(Order),
    /// What the registry has.
    Registry,
}

/// The codec that a name means without a look into the registry.
pub fn native(encoding: &Str) -> Option<Codec> {
    let text = encoding.as_utf8_if_ascii()?;
    let mut lower = [0; 12];
    for (at, byte) in text.bytes().enumerate() {
        *lower.get_mut(at)? = match byte {
            b'a'..=b'z' | b'0'..=b'9' => byte,
            b'A'..=b'Z' => byte.to_ascii_lowercase(),
            b'-' | b'_' | b' ' => b'_',
            _ => return None,
        };
    }
    Some(match lower.get(..text.len())? {
        b"utf_8" | b"utf8" => Codec::Utf8,
        b"latin_1" | b"latin1" | b"iso_8859_1" | b"iso8859_1" => Codec::Latin1,
        b"ascii" | b"us_ascii" => Codec::Ascii,
        _ => return None,
    })
}

/// The registry's entry of an encoding. Raises `LookupError` if there is none, or it is not one of text.
pub fn lookup(vm: &mut Vm, encoding: &Str) -> Result<Obj> {
    let found = registry::lookup(vm, encoding)?;
    let key = vm.intern("_is_text_encoding")?;
    if !found.is_exact(tuple::TUPLE)
        && let Some(is_text) = object::lookup_attr(vm, found.borrow(), key.borrow())?
        && !object::is_true(vm, is_text.borrow())?
    {
        return Err(vm.lookup_error(format_args!("'{encoding}' is not a text encoding")));
    }
    Ok(found)
}

/// The reading half.
pub struct TextDecoder {
    pub(super) codec: Cell<Codec>,
    object: ObjCell,
    errors: ObjCell,
    /// Bytes of a character that is not complete yet.
    pending: Guarded<HVec<u8>>,
    /// Whether line endings are looked at.
    pub(super) universal: Cell<bool>,
    pub(super) newlines: Newlines,
}

impl Trace for TextDecoder {
    fn trace(&self, visitor: &mut Visitor<'_>) {
        self.object.trace(visitor);
        self.errors.trace(visitor);
    }
    fn release(&self) {
        self.object.release();
    }
}

impl TextDecoder {
    /// That of a file that is not readable.
    pub fn none() -> TextDecoder {
        TextDecoder {
            codec: Cell::new(Codec::None),
            object: ObjCell::new(None),
            errors: ObjCell::new(None),
            pending: Guarded::new(HVec::new()),
            universal: Cell::new(false),
            newlines: Newlines::default(),
        }
    }

    /// Whether the file is not readable.
    pub fn is_none(&self) -> bool {
        self.codec.get() == Codec::None
    }

    /// Forgets what it was.
    pub fn clear_codec(&self, vm: &mut Vm) {
        self.codec.set(Codec::None);
        self.object.set(None);
        self.errors.set(None);
        self.pending.replace(vm, HVec::new());
        self.newlines.reset();
    }

    /// Begins with a codec: one done here, or that of a registry's entry.
    pub fn set(
        &self,
        vm: &mut Vm,
        codec: Codec,
        entry: Option<&Obj>,
        errors: &Obj,
        (universal, translate): (bool, bool),
    ) -> Result<()> {
        self.clear_codec(vm);
        if let Some(entry) = entry {
            let name = vm.intern("incrementaldecoder")?;
            let made = call::call_method(vm, entry.borrow(), name.borrow(), &[errors.borrow()])?;
            self.object.set(Some(made));
        }
        self.errors.set(Some(errors.clone()));
        self.codec.set(codec);
        self.universal.set(universal);
        self.newlines.translate.set(translate);
        Ok(())
    }

    fn codec_object(&self, vm: &mut Vm) -> Result<Obj> {
        match self.object.get() {
            Some(object) => Ok(object),
            None => Err(vm.system_error("a text file has lost its decoder")),
        }
    }

    /// Decodes bytes, or whatever the codec takes. `last` says that no more come.
    pub fn decode(&self, vm: &mut Vm, input: &Obj, last: bool) -> Result<Obj> {
        let text = self.decode_codec(vm, input, last)?;
        if self.universal.get() {
            return self.newlines.apply(vm, text, last);
        }
        Ok(text)
    }

    fn decode_codec(&self, vm: &mut Vm, input: &Obj, last: bool) -> Result<Obj> {
        let codec = self.codec.get();
        if codec == Codec::Registry {
            let decoder = self.codec_object(vm)?;
            let last = bool_object(last);
            let text = call::call_method(vm, decoder.borrow(), names::decode, &[input.borrow(), last])?;
            return check_decoded(vm, text);
        }
        let mut input = match as_bytes(input) {
            Some(_) => input.clone(),
            None => taipan_objects::codecs::contiguous(vm, input.borrow())?,
        };
        if !self.pending.get(vm).is_empty() {
            // What is pending stays until the input has been decoded: an error leaves the decoder as it was.
            let mut joined = HVec::new();
            joined.extend_from_slice(vm.alloc(), self.pending.get(vm))?;
            joined.extend_from_slice(vm.alloc(), as_bytes(&input).unwrap_or(&[]))?;
            input = bytes::new(vm, &joined)?;
        }
        let data = as_bytes(&input).unwrap_or(&[]);
        if data.is_ascii() {
            self.pending.replace(vm, HVec::new());
            return vm.new_latin1(data, true);
        }
        if codec == Codec::Latin1 {
            return vm.new_latin1(data, false);
        }
        let errors = self.errors.get();
        let errors = errors.as_ref().and_then(|errors| errors.downcast::<Str>());
        if codec == Codec::Ascii {
            let mut run = Input::new(vm, "ascii", &input, errors);
            return single::decode_ascii(vm, &mut run);
        }
        if let Ok(text) = core::str::from_utf8(data) {
            self.pending.replace(vm, HVec::new());
            return vm.new_str(text);
        }
        let mut run = Input::new(vm, "utf-8", &input, errors);
        let (text, taken) = unicode::decode_utf8(vm, &mut run, last)?;
        let mut rest = HVec::new();
        rest.extend_from_slice(vm.alloc(), data.get(taken..).unwrap_or(&[]))?;
        self.pending.replace(vm, rest);
        Ok(text)
    }

    /// Undecoded bytes, and a number that stands for all else.
    pub fn state(&self, vm: &mut Vm) -> Result<(Obj, i64)> {
        let (waiting, flags) = if self.codec.get() == Codec::Registry {
            let decoder = self.codec_object(vm)?;
            let state = call::call_method(vm, decoder.borrow(), names::getstate, &[])?;
            let Some([waiting, flags]) = tuple::items(state.borrow()) else {
                return Err(vm.type_error("illegal decoder state"));
            };
            if as_bytes(waiting).is_none() {
                let kind = waiting.ty().display_name(vm);
                return Err(vm.type_error(format_args!(
                    "illegal decoder state: the first item should be a bytes object, not '{kind}'"
                )));
            }
            let index = int::index(vm, flags.borrow())?;
            let flags = int::value(index.borrow()).and_then(IntRef::to_i64).unwrap_or(0);
            (waiting.clone(), flags)
        } else {
            let mut waiting = HVec::new();
            waiting.extend_from_slice(vm.alloc(), self.pending.get(vm))?;
            (bytes::new(vm, &waiting)?, 0)
        };
        if self.universal.get() {
            let cr = i64::from(self.newlines.pending_cr.get());
            return Ok((waiting, flags.wrapping_shl(1) | cr));
        }
        Ok((waiting, flags))
    }

    /// Goes back to a state.
    pub fn set_state(&self, vm: &mut Vm, waiting: &Obj, flags: i64) -> Result<()> {
        let mut flags = flags;
        if self.universal.get() {
            self.newlines.pending_cr.set(flags & 1 != 0);
            flags >>= 1;
        }
        if self.codec.get() == Codec::Registry {
            let decoder = self.codec_object(vm)?;
            let flags = int::new(vm, flags)?;
            let state = tuple::new(vm, &[waiting.clone(), flags])?;
            return call::call_method(vm, decoder.borrow(), names::setstate, &[state.borrow()]).map(drop);
        }
        let mut pending = HVec::new();
        pending.extend_from_slice(vm.alloc(), as_bytes(waiting).unwrap_or(&[]))?;
        self.pending.replace(vm, pending);
        Ok(())
    }

    /// Begins anew.
    pub fn reset(&self, vm: &mut Vm) -> Result<()> {
        if self.universal.get() {
            self.newlines.reset();
        }
        if self.codec.get() == Codec::Registry {
            let decoder = self.codec_object(vm)?;
            return call::call_method(vm, decoder.borrow(), names::reset, &[]).map(drop);
        }
        self.pending.replace(vm, HVec::new());
        Ok(())
    }

    /// The line endings seen; without universal newlines, what the codec's decoder says.
    pub fn seen_newlines(&self, vm: &mut Vm) -> Result<Option<Obj>> {
        if self.universal.get() {
            return self.newlines.seen(vm).map(Some);
        }
        match self.object.get() {
            Some(decoder) => object::lookup_attr(vm, decoder.borrow(), names::newlines),
            None => Ok(None),
        }
    }
}

/// The writing half.
pub struct TextEncoder {
    pub(super) codec: Cell<Codec>,
    object: ObjCell,
    errors: ObjCell,
    /// Nothing has been written yet: a byte order mark is due.
    start: Cell<bool>,
}

impl Trace for TextEncoder {
    fn trace(&self, visitor: &mut Visitor<'_>) {
        self.object.trace(visitor);
        self.errors.trace(visitor);
    }
    fn release(&self) {
        self.object.release();
    }
}

impl TextEncoder {
    /// That of a file that is not writable.
    pub fn none() -> TextEncoder {
        TextEncoder {
            codec: Cell::new(Codec::None),
            object: ObjCell::new(None),
            errors: ObjCell::new(None),
            start: Cell::new(false),
        }
    }

    /// Whether the file is not writable.
    pub fn is_none(&self) -> bool {
        self.codec.get() == Codec::None
    }

    /// Forgets what it was.
    pub fn clear_codec(&self) {
        self.codec.set(Codec::None);
        self.object.set(None);
        self.errors.set(None);
    }

    /// Begins with a codec: one done here, or that of a registry's entry.
    pub fn set(&self, vm: &mut Vm, codec: Codec, entry: Option<&Obj>, errors: &Obj) -> Result<()> {
        self.clear_codec();
        let mut codec = codec;
        if let Some(entry) = entry {
            let name = vm.intern("incrementalencoder")?;
            let made = call::call_method(vm, entry.borrow(), name.borrow(), &[errors.borrow()])?;
            self.object.set(Some(made));
            if let Some(name) = object::lookup_attr(vm, entry.borrow(), names::name)? {
                let name = name.downcast::<Str>().and_then(Str::as_utf8_if_ascii);
                codec = match name.unwrap_or("") {
                    "utf-16" => Codec::Utf16(Order::Native),
                    "utf-16-le" => Codec::Utf16(Order::Little),
                    "utf-16-be" => Codec::Utf16(Order::Big),
                    "utf-32" => Codec::Utf32(Order::Native),
                    "utf-32-le" => Codec::Utf32(Order::Little),
                    "utf-32-be" => Codec::Utf32(Order::Big),
                    _ => codec,
                };
            }
        }
        self.errors.set(Some(errors.clone()));
        self.codec.set(codec);
        Ok(())
    }

    /// Says whether what is written next stands at the start of the stream.
    pub fn set_start(&self, vm: &mut Vm, start: bool) -> Result<()> {
        if let Some(encoder) = self.object.get() {
            let zero = Obj::from_i16(0);
            if start {
                call::call_method(vm, encoder.borrow(), names::reset, &[])?;
            } else {
                call::call_method(vm, encoder.borrow(), names::setstate, &[zero.borrow()])?;
            }
        }
        self.start.set(start);
        Ok(())
    }

    /// Notes that the stream is at its start, of which the codec knows already.
    pub fn note_start(&self, start: bool) {
        self.start.set(start);
    }

    /// Appends the text's bytes to `out`.
    pub fn encode(&self, vm: &mut Vm, text: ObjRef<'_>, out: &mut HVec<u8>) -> Result<()> {
        let Some(content) = text.downcast::<Str>() else {
            return Err(vm.type_error("text is needed"));
        };
        let memory = vm.alloc();
        let codec = self.codec.get();
        let simple = match codec {
            Codec::Ascii | Codec::Utf8 => content.is_ascii(),
            Codec::Latin1 => content.as_latin1().is_some(),
            _ => false,
        };
        if simple {
            self.start.set(false);
            return Ok(out.extend_from_slice(memory, content.data())?);
        }
        if codec == Codec::Registry {
            let Some(encoder) = self.object.get() else {
                return Err(vm.system_error("a text file has lost its encoder"));
            };
            let made = call::call_method(vm, encoder.borrow(), names::encode, &[text])?;
            let Some(data) = as_bytes(&made) else {
                let kind = made.ty().display_name(vm);
                return Err(vm.type_error(format_args!("encoder should return a bytes object, not '{kind}'")));
            };
            return Ok(out.extend_from_slice(memory, data)?);
        }
        let errors = self.errors.get();
        let errors = errors.as_ref().and_then(|errors| errors.downcast::<Str>());
        let name = match codec {
            Codec::Ascii => "ascii",
            Codec::Latin1 => "latin-1",
            Codec::Utf16(order) => order.utf16_name(),
            Codec::Utf32(order) => order.utf32_name(),
            _ => "utf-8",
        };
        // Without the byte order mark, the machine's order is one of the two named ones.
        let plain = |order: Order| match order {
            Order::Native if !self.start.get() && cfg!(target_endian = "big") => Order::Big,
            Order::Native if !self.start.get() => Order::Little,
            other => other,
        };
        let mut run = Output::new(vm, name, text, errors)?;
        let made = match codec {
            Codec::Ascii => single::encode(vm, &mut run, 128)?,
            Codec::Latin1 => single::encode(vm, &mut run, 256)?,
            Codec::Utf16(order) => unicode::encode_utf16(vm, &mut run, plain(order))?,
            Codec::Utf32(order) => unicode::encode_utf32(vm, &mut run, plain(order))?,
            _ => unicode::encode_utf8(vm, &mut run)?,
        };
        self.start.set(false);
        Ok(out.extend_from_slice(memory, as_bytes(&made).unwrap_or(&[]))?)
    }
}
