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
use crate::exception::Result;
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
}

/// The codec that a name means without asking the registry (`_Py_normalize_encoding` and what follows it).
fn known(encoding: &Str) -> Option<Known> {
    let text = encoding.as_utf8_if_ascii()?;
    let mut lower = [0; 12];
    let mut len = 0;
    for byte in text.bytes() {
        // Punctuation, but a point, is one hyphen.
        let byte = match byte {
            b'a'..=b'z' | b'0'..=b'9' | b'.' => byte,
            b'A'..=b'Z' => byte.to_ascii_lowercase(),
            _ => b'_',
        };
        *lower.get_mut(len)? = byte;
        len += 1;
    }
    Some(match &lower[..len] {
        b"utf_8" | b"utf8" => Known::Utf8,
        b"latin_1" | b"latin1" | b"iso_8859_1" | b"iso8859_1" => Known::Latin1,
        b"ascii" | b"us_ascii" => Known::Ascii,
        b"utf_16" | b"utf16" => Known::Utf16(unicode::Order::Native),
        b"utf_32" | b"utf32" => Known::Utf32(unicode::Order::Native),
        _ => return None,
    })
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
    let Some(found) = found else {
        return registry::encode_text(vm, text, encoding, errors);
    };
    let name = match found {
        Known::Utf8 => "utf-8",
        Known::Latin1 => "latin-1",
        Known::Ascii => "ascii",
        Known::Utf16(_) => "utf-16",
        Known::Utf32(_) => "utf-32",
    };
    let mut encoder = Encoder::new(vm, name, text, errors)?;
    match found {
        Known::Utf8 => unicode::encode_utf8(vm, &mut encoder),
        Known::Latin1 => single::encode(vm, &mut encoder, 256),
        Known::Ascii => single::encode(vm, &mut encoder, 128),
        Known::Utf16(order) => unicode::encode_utf16(vm, &mut encoder, order),
        Known::Utf32(order) => unicode::encode_utf32(vm, &mut encoder, order),
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
    let Some(found) = found else {
        return registry::decode_text(vm, obj, encoding, errors);
    };
    let input = contiguous(vm, obj)?;
    let Some(data) = input.downcast::<Bytes>().map(Bytes::as_slice) else {
        return vm.new_str("");
    };
    if data.is_empty() {
        return vm.new_str("");
    }
    let name = match found {
        Known::Utf8 => match core::str::from_utf8(data) {
            Ok(text) => return vm.new_str(text),
            Err(_) => "utf-8",
        },
        Known::Latin1 => return vm.new_latin1(data, data.is_ascii()),
        Known::Ascii if data.is_ascii() => return vm.new_latin1(data, true),
        Known::Ascii => "ascii",
        Known::Utf16(_) => "utf-16",
        Known::Utf32(_) => "utf-32",
    };
    let mut decoder = Decoder::new(vm, name, &input, errors);
    let made = match found {
        Known::Utf16(mut order) => unicode::decode_utf16(vm, &mut decoder, &mut order, true)?,
        Known::Utf32(mut order) => unicode::decode_utf32(vm, &mut decoder, &mut order, true)?,
        Known::Ascii => return single::decode_ascii(vm, &mut decoder),
        _ => unicode::decode_utf8(vm, &mut decoder, true)?,
    };
    Ok(made.0)
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
