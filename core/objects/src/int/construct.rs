//! `int()`: from numbers, text and bytes.

use taipan_heap::{Obj, ObjRef};
use taipan_numeric::Error;
use taipan_numeric::int as plain;

use super::{INT, Int, exact, index, new, to_clipped, value};
use crate::args::check_positional;
use crate::buffer::{self, BufferFlags};
use crate::bytes::Bytes;
use crate::call::Args;
use crate::exception::{Exception, Result};
use crate::number::raise;
use crate::object;
use crate::str::Str;
use crate::typeobject::ObjectExt;
use crate::vm::Vm;

/// The most characters of a `repr` that messages show.
const SHOWN: usize = 200;

/// `int.__new__`
pub(super) fn construct(vm: &mut Vm, cls: ObjRef<'_>, args: Args<'_>) -> Result<Obj> {
    let (given, base) = arguments(vm, args)?;
    let made = match (given, base) {
        (None, None) => Obj::from_i16(0),
        (None, Some(_)) => return Err(vm.type_error("int() missing string argument")),
        (Some(given), None) => from_object(vm, given)?,
        (Some(given), Some(base)) => with_base(vm, given, base)?,
    };
    if cls.is(INT.as_obj()) {
        return Ok(made);
    }
    match value(made.borrow()) {
        Some(int) => Ok(vm.alloc().instance(cls, Int::from_value(int.to_value()))?.into()),
        None => Ok(made),
    }
}

type Given<'a> = (Option<ObjRef<'a>>, Option<ObjRef<'a>>);

fn arguments<'a>(vm: &mut Vm, args: Args<'a>) -> Result<Given<'a>> {
    let positional = args.args();
    if args.names().is_empty() {
        check_positional(vm, "int", positional.len(), 0, 2)?;
    } else if args.len() > 2 {
        return Err(vm.type_error(format_args!(
            "int() takes at most 2 arguments ({} given)",
            args.len()
        )));
    }
    let mut base = positional.get(1).copied();
    for (name, given) in args.keywords() {
        let Some(name) = name.downcast::<Str>() else {
            return Err(vm.type_error("keywords must be strings"));
        };
        if !name.equals("base") {
            return Err(vm.type_error(format_args!("int() got an unexpected keyword argument '{name}'")));
        }
        base = Some(given);
    }
    Ok((positional.first().copied(), base))
}

fn with_base(vm: &mut Vm, given: ObjRef<'_>, base: ObjRef<'_>) -> Result<Obj> {
    let base = to_clipped(vm, base)?;
    let base = match u32::try_from(base) {
        Ok(base) if base == 0 || (2..=36).contains(&base) => base,
        _ => return Err(vm.value_error("int() base must be >= 2 and <= 36, or 0")),
    };
    if let Some(text) = given.downcast::<Str>() {
        return from_text(vm, given, text, base);
    }
    if given.is_a(crate::bytes::BYTES) || is_bytearray(given) {
        return from_buffer(vm, given, base);
    }
    Err(vm.type_error("int() can't convert non-string with explicit base"))
}

pub(crate) fn is_bytearray(obj: ObjRef<'_>) -> bool {
    obj.downcast::<crate::bytearray::ByteArray>().is_some()
}

/// `int(obj)`: through `__int__`, `__index__`, or from text (`PyNumber_Long`).
pub fn from_object(vm: &mut Vm, obj: ObjRef<'_>) -> Result<Obj> {
    if obj.as_small_int().is_some() || obj.is_exact(INT) {
        return Ok(obj.own());
    }
    let slots = obj.ty().slots();
    if let Some(slot) = slots.int {
        let made = slot(vm, obj)?;
        if made.is_exact(INT) {
            return Ok(made);
        }
        let kind = made.ty().display_name(vm);
        if !made.is_a(INT) {
            return Err(vm.type_error(format_args!("__int__ returned non-int (type {kind})")));
        }
        let message = vm.format(format_args!(
            "__int__ returned non-int (type {kind}).  The ability to return an instance of a strict subclass of int \
             is deprecated, and may not be supported in a future version of Python."
        ))?;
        (vm.hooks().warn)(vm, crate::exceptions::DEPRECATION_WARNING, message.borrow(), 1)?;
        return exact(vm, made.borrow());
    }
    if slots.index.is_some() {
        let made = index(vm, obj)?;
        return exact(vm, made.borrow());
    }
    if let Some(text) = obj.downcast::<Str>() {
        return from_text(vm, obj, text, 10);
    }
    if buffer::is_exporter(obj) {
        return from_buffer(vm, obj, 10);
    }
    let kind = obj.ty().display_name(vm);
    Err(vm.type_error(format_args!(
        "int() argument must be a string, a bytes-like object or a real number, not '{kind}'"
    )))
}

/// The int that a `str` writes in `base`. `obj` is the `str` as an object, for the message of `ValueError`.
pub fn from_text(vm: &mut Vm, obj: ObjRef<'_>, text: &Str, base: u32) -> Result<Obj> {
    let limit = vm.interp().int_max_str_digits.get();
    let parsed = match text.as_utf8_if_ascii() {
        Some(text) => plain::from_ascii(text.as_bytes(), base, limit),
        None => plain::from_text(&text.to_wtf8(), base, limit),
    };
    match parsed {
        Ok(int) => new(vm, int),
        Err(Error::Invalid) => Err(invalid(vm, obj, base)),
        Err(error) => Err(raise(vm, error)),
    }
}

fn from_buffer(vm: &mut Vm, obj: ObjRef<'_>, base: u32) -> Result<Obj> {
    let view = buffer::get(vm, obj, BufferFlags::SIMPLE)?;
    let text = view.bytes(vm).to_vec();
    drop(view);
    int_from_bytes_literal(vm, &text, base)
}

/// The int that ASCII bytes write in `base`. Raises `ValueError`.
pub fn int_from_bytes_literal(vm: &mut Vm, text: &[u8], base: u32) -> Result<Obj> {
    let limit = vm.interp().int_max_str_digits.get();
    match plain::from_ascii(text, base, limit) {
        Ok(int) => new(vm, int),
        Err(Error::Invalid) => {
            let shown = crate::bytes::new(vm, &text[..text.len().min(SHOWN)])?;
            Err(invalid(vm, shown.borrow(), base))
        }
        Err(error) => Err(raise(vm, error)),
    }
}

#[cold]
fn invalid(vm: &mut Vm, obj: ObjRef<'_>, base: u32) -> Exception {
    match object::repr(vm, obj) {
        Ok(repr) => {
            let shown = match repr.downcast::<Str>() {
                Some(text) if text.len() > SHOWN => match vm.substring(text, 0, SHOWN) {
                    Ok(start) => start,
                    Err(exception) => return exception,
                },
                _ => repr,
            };
            let shown = object::DisplayStr(shown.borrow());
            vm.value_error(format_args!(
                "invalid literal for int() with base {base}: {shown}"
            ))
        }
        Err(exception) => exception,
    }
}

/// The bytes that `obj` stands for: itself, what `__bytes__` gives, its buffer, or the ints in it
/// (`PyObject_Bytes`).
pub(super) fn to_bytes_of(vm: &mut Vm, obj: ObjRef<'_>) -> Result<alloc::vec::Vec<u8>> {
    if obj.is_exact(crate::bytes::BYTES)
        && let Some(bytes) = obj.downcast::<Bytes>()
    {
        return Ok(bytes.as_slice().to_vec());
    }
    if let Some(made) = crate::call::call_special(vm, obj, crate::names::__bytes__, &[])? {
        return match made.downcast::<Bytes>() {
            Some(bytes) => Ok(bytes.as_slice().to_vec()),
            None => {
                let kind = made.ty().display_name(vm);
                Err(vm.type_error(format_args!("__bytes__ returned non-bytes (type {kind})")))
            }
        };
    }
    if buffer::is_exporter(obj) {
        let view = buffer::get(vm, obj, BufferFlags::FULL_RO)?;
        return Ok(view.bytes(vm).to_vec());
    }
    let iterator = if obj.downcast::<Str>().is_some() {
        None
    } else {
        match object::iter(vm, obj) {
            Ok(iterator) => Some(iterator),
            Err(exception) if exception.matches(crate::exceptions::TYPE_ERROR) => None,
            Err(exception) => return Err(exception),
        }
    };
    let Some(iterator) = iterator else {
        let kind = obj.ty().display_name(vm);
        return Err(vm.type_error(format_args!("cannot convert '{kind}' object to bytes")));
    };
    let mut bytes = alloc::vec::Vec::new();
    while let Some(item) = object::next(vm, iterator.borrow())? {
        let int = to_clipped(vm, item.borrow())?;
        let Ok(byte) = u8::try_from(int) else {
            return Err(vm.value_error("bytes must be in range(0, 256)"));
        };
        bytes.try_reserve(1).map_err(|_| taipan_heap::AllocError)?;
        bytes.push(byte);
    }
    Ok(bytes)
}
