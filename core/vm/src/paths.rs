//! File names between Python and the platform: the `os.PathLike` protocol, and text that stands for any bytes (PEP 383);
//! and the platform's errors as `OSError`.

use alloc::vec::Vec;

use taipan_objects::bytes::{self, Bytes};
use taipan_objects::str::Str;
use taipan_objects::{Exception, Obj, ObjRef, ObjectExt, Result, Vm, call, object};
use taipan_unicode::Wtf8Buf;

/// Whether an object is a `str` or `bytes`.
fn is_plain(obj: ObjRef<'_>) -> bool {
    obj.downcast::<Str>().is_some() || obj.downcast::<Bytes>().is_some()
}

/// What `__fspath__` of an object gives, a `str` or `bytes`; `None` if its type has no such method.
pub fn from_path_like(vm: &mut Vm, obj: ObjRef<'_>) -> Result<Option<Obj>> {
    let name = vm.intern("__fspath__")?;
    let Some(given) = call::call_special(vm, obj, name.borrow(), &[])? else {
        return Ok(None);
    };
    if is_plain(given.borrow()) {
        return Ok(Some(given));
    }
    let (class, kind) = (obj.ty().display_name(vm), given.ty().display_name(vm));
    Err(vm.type_error(format_args!(
        "expected {class}.__fspath__() to return str or bytes, not {kind}"
    )))
}

/// `os.fspath`: a `str` or `bytes`. Raises `TypeError`.
pub fn fspath(vm: &mut Vm, obj: ObjRef<'_>) -> Result<Obj> {
    if is_plain(obj) {
        return Ok(obj.own());
    }
    match from_path_like(vm, obj)? {
        Some(path) => Ok(path),
        None => {
            let kind = obj.ty().display_name(vm);
            Err(vm.type_error(format_args!(
                "expected str, bytes or os.PathLike object, not {kind}"
            )))
        }
    }
}

/// The bytes of a `str` (UTF-8; escaped bytes are themselves again) or `bytes`. Raises `UnicodeEncodeError`.
pub fn encode(vm: &mut Vm, text: ObjRef<'_>) -> Result<Vec<u8>> {
    let encoded = match text.downcast::<Str>() {
        None => text.own(),
        Some(text) if text.is_ascii() => return Ok(text.data().to_vec()),
        Some(_) => (vm.hooks().encode)(vm, text, Some("utf-8"), Some("surrogateescape"))?,
    };
    match encoded.downcast::<Bytes>() {
        Some(bytes) => Ok(bytes.as_slice().to_vec()),
        None => {
            let kind = text.ty().display_name(vm);
            Err(vm.type_error(format_args!("expected str or bytes, not {kind}")))
        }
    }
}

/// Text for bytes: what is not UTF-8 is escaped.
pub fn decode_text(bytes: &[u8]) -> Wtf8Buf {
    let mut text = Wtf8Buf::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        for byte in chunk.invalid() {
            text.push(0xDC00 + u32::from(*byte));
        }
    }
    text
}

/// A `str` for bytes: what is not UTF-8 is escaped.
pub fn decode(vm: &mut Vm, bytes: &[u8]) -> Result<Obj> {
    match core::str::from_utf8(bytes) {
        Ok(text) => vm.new_str(text),
        Err(_) => vm.new_str_from_wtf8(&decode_text(bytes)),
    }
}

/// A `str` for bytes, or the bytes themselves, as a function gives back names that was asked with such.
pub fn decode_like(vm: &mut Vm, bytes: &[u8], as_bytes: bool) -> Result<Obj> {
    if as_bytes {
        bytes::new(vm, bytes)
    } else {
        decode(vm, bytes)
    }
}

/// The bytes of a `str`, `bytes` or `os.PathLike`, as `open` takes it. Raises `TypeError`; `ValueError` for a NUL.
pub fn path_bytes(vm: &mut Vm, obj: ObjRef<'_>) -> Result<Vec<u8>> {
    let path = fspath(vm, obj)?;
    let bytes = encode(vm, path.borrow())?;
    if bytes.contains(&0) {
        return Err(vm.value_error(if path.downcast::<Str>().is_some() {
            "embedded null character"
        } else {
            "embedded null byte"
        }));
    }
    Ok(bytes)
}

/// The text of a `str`, `bytes` or `os.PathLike`, as `compile` takes file names. Raises `TypeError`; `ValueError` for a NUL.
pub fn text(vm: &mut Vm, obj: ObjRef<'_>) -> Result<Obj> {
    let path = fspath(vm, obj)?;
    let text = match path.downcast::<Bytes>() {
        Some(bytes) => decode(vm, bytes.as_slice())?,
        None => path,
    };
    match text.downcast::<Str>() {
        Some(known) if has_null(known) => Err(vm.value_error("embedded null character")),
        _ => Ok(text),
    }
}

/// Whether text holds a NUL.
pub fn has_null(text: &Str) -> bool {
    match text.as_utf8_if_ascii() {
        Some(text) => text.as_bytes().contains(&0),
        None => text.to_wtf8().as_bytes().contains(&0),
    }
}

/// The text of a system's error.
pub fn error_text(number: i32) -> alloc::string::String {
    match crate::errno::text(number) {
        Some(text) => text.into(),
        None => alloc::format!("Unknown error {number}"),
    }
}

/// The `OSError` of a platform's error, about these files.
pub fn os_error(vm: &mut Vm, error: taipan_platform::Error, files: &[ObjRef<'_>]) -> Exception {
    errno_error(vm, error.errno(), files)
}

/// The `OSError` of a number, about these files.
pub fn errno_error(vm: &mut Vm, number: i32, files: &[ObjRef<'_>]) -> Exception {
    let text = error_text(number);
    vm.os_error(number, &text, files)
}

/// The number of an open file: an `int`, or what `fileno()` of an object gives. Raises `TypeError`, `ValueError`.
pub fn descriptor(vm: &mut Vm, obj: ObjRef<'_>) -> Result<i32> {
    use taipan_objects::int;
    let number = if obj.is_a(int::INT) {
        obj.own()
    } else {
        let name = vm.intern("fileno")?;
        match object::lookup_attr(vm, obj, name.borrow())? {
            None => {
                return Err(vm.type_error("argument must be an int, or have a fileno() method."));
            }
            Some(method) => {
                let number = call::call(vm, method.borrow(), &[])?;
                if !number.is_a(int::INT) {
                    return Err(vm.type_error("fileno() returned a non-integer"));
                }
                number
            }
        }
    };
    if obj.is_a(taipan_objects::bool::BOOL) {
        let message = vm.new_str("bool is used as a file descriptor")?;
        (vm.hooks().warn)(
            vm,
            taipan_objects::exceptions::RUNTIME_WARNING,
            message.borrow(),
            1,
        )?;
    }
    let number = int::to_c_int(vm, number.borrow())?;
    if number < 0 {
        return Err(vm.value_error(format_args!(
            "file descriptor cannot be a negative integer ({number})"
        )));
    }
    Ok(number)
}

/// `sys.audit` for a path: whether anybody listens is asked first.
pub fn audit(vm: &mut Vm, event: &str, args: &[ObjRef<'_>]) -> Result<()> {
    (vm.hooks().audit)(vm, event, args)
}
