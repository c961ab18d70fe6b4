//! Codecs: text to bytes and back.
//!
//! | files | what they hold |
//! |---|---|
//! | `registry` | codecs and error handlers by name (`codecs.register`, `lookup`, …) |
//! | `errors` | error handlers: the builtin ones, and how a Python one is asked |
//! | `unicode` | UTF-8, UTF-16, UTF-32; `utf7` |
//! | `single` | ASCII, Latin-1; `charmap` |
//! | `escape` | `unicode_escape`, `raw_unicode_escape`, `escape` |
//!
//! A codec works on an exact `bytes` or a `str`; what it cannot do it hands to its [`errors::Encoder`] or
//! [`errors::Decoder`], which knows the input and the handler.

use taipan_heap::{Obj, ObjRef};

use crate::buffer::{self, BufferFlags};
use crate::bytearray::ByteArray;
use crate::bytes::{self, Bytes};
use crate::exception::{Exception, Result};
use crate::exceptions;
use crate::str::Str;
use crate::typeobject::ObjectExt;
use crate::vm::Vm;

pub mod charmap;
pub mod errors;
pub mod escape;
pub mod registry;
pub mod single;
pub mod unicode;
pub mod utf7;

use errors::{Decoder, Encoder};

/// Codecs that are reached without a look into the registry.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Known {
    Utf8,
    Latin1,
    Ascii,
    Utf16(unicode::Order),
    Utf32(unicode::Order),
    Utf7,
    UnicodeEscape,
    RawUnicodeEscape,
}

/// A name in lower case, with underscores for punctuation but points; `None` for a long one.
fn normalized(encoding: &Str) -> Option<([u8; 20], usize)> {
    let text = encoding.as_utf8_if_ascii()?;
    let mut lower = [0; 20];
    for (at, byte) in text.bytes().enumerate() {
        *lower.get_mut(at)? = match byte {
            b'a'..=b'z' | b'0'..=b'9' | b'.' => byte,
            b'A'..=b'Z' => byte.to_ascii_lowercase(),
            _ => b'_',
        };
    }
    Some((lower, text.len()))
}

/// The codec that a name means without asking the registry (`_Py_normalize_encoding` and what follows it).
fn known(encoding: &Str) -> Option<Known> {
    let (lower, len) = normalized(encoding)?;
    let found = match &lower[..len] {
        b"utf_8" | b"utf8" => Known::Utf8,
        b"latin_1" | b"latin1" | b"iso_8859_1" | b"iso8859_1" => Known::Latin1,
        b"ascii" | b"us_ascii" => Known::Ascii,
        b"utf_16" | b"utf16" => Known::Utf16(unicode::Order::Native),
        b"utf_32" | b"utf32" => Known::Utf32(unicode::Order::Native),
        _ => return None,
    };
    (ALL || found.is_basic()).then_some(found)
}

/// The codec that a name means where the registry does not know it: in an interpreter without the package `encodings`.
fn fallback(encoding: &Str) -> Option<Known> {
    let (lower, len) = normalized(encoding)?;
    let found = match &lower[..len] {
        b"utf_16_le" => Known::Utf16(unicode::Order::Little),
        b"utf_16_be" => Known::Utf16(unicode::Order::Big),
        b"utf_32_le" => Known::Utf32(unicode::Order::Little),
        b"utf_32_be" => Known::Utf32(unicode::Order::Big),
        b"l1" | b"latin" => Known::Latin1,
        b"utf_7" | b"utf7" => Known::Utf7,
        b"unicode_escape" => Known::UnicodeEscape,
        b"raw_unicode_escape" => Known::RawUnicodeEscape,
        _ => return None,
    };
    (ALL || found.is_basic()).then_some(found)
}

/// Whether there are more codecs than UTF-8, Latin-1 and ASCII. Each use of another one asks this, so that the linker drops it.
const ALL: bool = !cfg!(feature = "small");

impl Known {
    fn is_basic(self) -> bool {
        matches!(self, Known::Utf8 | Known::Latin1 | Known::Ascii)
    }

    /// The codec's name in exceptions.
    fn name(self) -> &'static str {
        match self {
            Known::Utf8 => "utf-8",
            Known::Latin1 => "latin-1",
            Known::Ascii => "ascii",
            Known::Utf16(order) => order.utf16_name(),
            Known::Utf32(order) => order.utf32_name(),
            Known::Utf7 => "utf7",
            Known::UnicodeEscape => "unicodeescape",
            Known::RawUnicodeEscape => "rawunicodeescape",
        }
    }
}

/// What the registry made of it; where it does not know the codec, the codec that the name means all the same.
fn or_fallback(made: Result<Obj>, encoding: Option<&Str>) -> core::result::Result<Known, Result<Obj>> {
    match made {
        Err(error) if error.matches(crate::exceptions::LOOKUP_ERROR) => {
            encoding.and_then(fallback).ok_or(Err(error))
        }
        other => Err(other),
    }
}

/// `str.encode` with an optional encoding and error handler: a `bytes`. Raises `LookupError`, `UnicodeEncodeError`.
pub fn encode_to_bytes(
    vm: &mut Vm,
    text: ObjRef<'_>,
    encoding: Option<&Str>,
    errors: Option<&Str>,
) -> Result<Obj> {
    let Some(content) = text.downcast::<Str>() else {
        return Err(vm.type_error("a str is needed"));
    };
    let found = match encoding {
        None => Some(Known::Utf8),
        Some(encoding) => known(encoding),
    };
    if let (Some(Known::Utf8 | Known::Ascii | Known::Latin1), true) = (found, content.is_ascii()) {
        return bytes::new(vm, content.data());
    }
    let found = match found {
        Some(found) => found,
        None => match or_fallback(registry::encode_text(vm, text, encoding, errors), encoding) {
            Ok(found) => found,
            Err(made) => return made,
        },
    };
    let mut encoder = Encoder::new(vm, found.name(), text, errors)?;
    match found {
        Known::Utf8 => unicode::encode_utf8(vm, &mut encoder),
        Known::Latin1 => single::encode(vm, &mut encoder, 256),
        Known::Ascii => single::encode(vm, &mut encoder, 128),
        Known::Utf16(order) if ALL => unicode::encode_utf16(vm, &mut encoder, order),
        Known::Utf32(order) if ALL => unicode::encode_utf32(vm, &mut encoder, order),
        Known::Utf7 if ALL => utf7::encode(vm, content),
        Known::UnicodeEscape if ALL => escape::encode_unicode(vm, content),
        Known::RawUnicodeEscape if ALL => escape::encode_raw(vm, content),
        _ => Err(unknown(vm, found.name())),
    }
}

/// `bytes.decode` with an optional encoding and error handler: a `str`. Raises `LookupError`, `UnicodeDecodeError`.
///
/// `obj` is anything with a buffer.
pub fn decode_to_str(
    vm: &mut Vm,
    obj: ObjRef<'_>,
    encoding: Option<&Str>,
    errors: Option<&Str>,
) -> Result<Obj> {
    let found = match encoding {
        None => Some(Known::Utf8),
        Some(encoding) => known(encoding),
    };
    let found = match found {
        Some(found) => found,
        None => match or_fallback(registry::decode_text(vm, obj, encoding, errors), encoding) {
            Ok(found) => found,
            Err(made) => return made,
        },
    };
    let input = contiguous(vm, obj)?;
    let Some(data) = input.downcast::<Bytes>().map(Bytes::as_slice) else {
        return vm.new_str("");
    };
    if data.is_empty() {
        return vm.new_str("");
    }
    match found {
        Known::Utf8 => {
            if let Ok(text) = core::str::from_utf8(data) {
                return vm.new_str(text);
            }
        }
        Known::Latin1 => return vm.new_latin1(data, data.is_ascii()),
        Known::Ascii if data.is_ascii() => return vm.new_latin1(data, true),
        _ => {}
    }
    let mut decoder = Decoder::new(vm, found.name(), &input, errors);
    let made = match found {
        Known::Utf16(mut order) if ALL => unicode::decode_utf16(vm, &mut decoder, &mut order, true)?,
        Known::Utf32(mut order) if ALL => unicode::decode_utf32(vm, &mut decoder, &mut order, true)?,
        Known::Ascii => return single::decode_ascii(vm, &mut decoder),
        Known::Utf7 if ALL => utf7::decode(vm, &mut decoder, true)?,
        Known::UnicodeEscape if ALL => escape::decode_unicode(vm, &mut decoder, true)?,
        Known::RawUnicodeEscape if ALL => escape::decode_raw(vm, &mut decoder, true)?,
        _ => unicode::decode_utf8(vm, &mut decoder, true)?,
    };
    Ok(made.0)
}

fn unknown(vm: &mut Vm, name: &str) -> Exception {
    vm.new_exception(exceptions::LOOKUP_ERROR, format_args!("unknown encoding: {name}"))
}

/// The bytes of an object with a buffer, as an exact `bytes`: itself, if it is one.
pub fn contiguous(vm: &mut Vm, obj: ObjRef<'_>) -> Result<Obj> {
    if obj.is_exact(bytes::BYTES) {
        return Ok(obj.own());
    }
    if let Some(array) = obj.downcast::<ByteArray>() {
        return array.to_bytes(vm);
    }
    let buffer = buffer::get(vm, obj, BufferFlags::SIMPLE)?;
    buffer::to_bytes(vm, &buffer)
}
