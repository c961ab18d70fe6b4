//! Encodings that need no registry.

use taipan_objects::str::Str;
use taipan_objects::{Obj, ObjRef, ObjectExt, Result, Vm, exceptions};

fn is(name: &str, wanted: &[&str]) -> bool {
    let normal: alloc::string::String =
        name.chars().filter(|c| !matches!(c, '-' | '_' | ' ')).flat_map(char::to_lowercase).collect();
    wanted.contains(&normal.as_str())
}

fn unknown(vm: &mut Vm, name: &str) -> taipan_objects::Exception {
    vm.new_exception(exceptions::LOOKUP_ERROR, format_args!("unknown encoding: {name}"))
}

/// The hook: encodes a `str`.
pub fn encode(vm: &mut Vm, text: ObjRef<'_>, encoding: Option<&str>, _errors: Option<&str>) -> Result<Obj> {
    let encoding = encoding.unwrap_or("utf-8");
    let Some(this) = text.downcast::<Str>() else { return Err(vm.type_error("a str is needed")) };
    if is(encoding, &["utf8"]) {
        return match this.to_utf8() {
            Some(text) => taipan_objects::bytes::new(vm, text.as_bytes()),
            None => {
                let at = this.chars().position(|c| (0xd800..0xe000).contains(&c)).unwrap_or(0);
                Err(encode_error(vm, "utf-8", text, at, "surrogates not allowed")?)
            }
        };
    }
    let limit = if is(encoding, &["ascii", "usascii"]) {
        128
    } else if is(encoding, &["latin1", "iso88591", "latin"]) {
        256
    } else {
        return Err(unknown(vm, encoding));
    };
    let mut bytes = alloc::vec::Vec::new();
    for (at, character) in this.chars().enumerate() {
        if character >= limit {
            let (name, reason) = if limit == 128 {
                ("ascii", "ordinal not in range(128)")
            } else {
                ("latin-1", "ordinal not in range(256)")
            };
            return Err(encode_error(vm, name, text, at, reason)?);
        }
        bytes.push(character as u8);
    }
    taipan_objects::bytes::new(vm, &bytes)
}

fn encode_error(
    vm: &mut Vm,
    encoding: &str,
    text: ObjRef<'_>,
    at: usize,
    reason: &str,
) -> Result<taipan_objects::Exception> {
    let encoding = vm.new_str(encoding)?;
    let start = taipan_objects::int::new(vm, at)?;
    let end = taipan_objects::int::new(vm, at + 1)?;
    let reason = vm.new_str(reason)?;
    vm.exception_from_args(
        exceptions::UNICODE_ENCODE_ERROR,
        &[encoding.borrow(), text, start.borrow(), end.borrow(), reason.borrow()],
    )
}

/// The hook: decodes `bytes`.
pub fn decode(vm: &mut Vm, data: ObjRef<'_>, encoding: Option<&str>, _errors: Option<&str>) -> Result<Obj> {
    let encoding = encoding.unwrap_or("utf-8");
    let Some(bytes) = data.downcast::<taipan_objects::bytes::Bytes>() else {
        let kind = data.ty().display_name(vm);
        return Err(vm.type_error(format_args!("a bytes-like object is required, not '{kind}'")));
    };
    let bytes = bytes.as_slice();
    if is(encoding, &["latin1", "iso88591", "latin"]) {
        return vm.new_latin1(bytes, bytes.is_ascii());
    }
    let (name, valid) = if is(encoding, &["utf8"]) {
        ("utf-8", core::str::from_utf8(bytes).map_err(|error| error.valid_up_to()))
    } else if is(encoding, &["ascii", "usascii"]) {
        let bad = bytes.iter().position(|byte| !byte.is_ascii());
        ("ascii", match bad {
            Some(at) => Err(at),
            None => core::str::from_utf8(bytes).map_err(|error| error.valid_up_to()),
        })
    } else {
        return Err(unknown(vm, encoding));
    };
    match valid {
        Ok(text) => vm.new_str(text),
        Err(at) => {
            let reason = if name == "ascii" { "ordinal not in range(128)" } else { "invalid start byte" };
            let encoding = vm.new_str(name)?;
            let start = taipan_objects::int::new(vm, at)?;
            let end = taipan_objects::int::new(vm, at + 1)?;
            let reason = vm.new_str(reason)?;
            Err(vm.exception_from_args(
                exceptions::UNICODE_DECODE_ERROR,
                &[encoding.borrow(), data, start.borrow(), end.borrow(), reason.borrow()],
            )?)
        }
    }
}

/// The hook: a codec error handler.
pub fn lookup_error(vm: &mut Vm, name: &str) -> Result<Obj> {
    Err(vm.new_exception(exceptions::LOOKUP_ERROR, format_args!("unknown error handler name '{name}'")))
}
