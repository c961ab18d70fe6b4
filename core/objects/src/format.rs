//! `format()`: the protocol, and `__format__` of the builtin types (PEP 3101).

use taipan_heap::{Obj, ObjRef};
use taipan_numeric::format::{self as plain, Integer, Kind, Locale, Spec};
use taipan_numeric::{BigInt, Error};
use taipan_unicode::Wtf8Buf;

use crate::call;
use crate::exception::Result;
use crate::int::IntRef;
use crate::number::raise;
use crate::str::{Str, is_exact_str};
use crate::typeobject::ObjectExt;
use crate::vm::Vm;
use crate::{names, object};

/// `format(obj, spec)`; no specification is the empty one (`PyObject_Format`).
///
/// Raises what `__format__` does, `TypeError` if it gives something else than a `str`.
pub fn format(vm: &mut Vm, obj: ObjRef<'_>, spec: Option<ObjRef<'_>>) -> Result<Obj> {
    let empty = ObjRef::from_static(&crate::singletons::EMPTY_STR);
    let spec = spec.unwrap_or(empty);
    let Some(text) = spec.downcast::<Str>() else {
        let kind = spec.ty().display_name(vm);
        return Err(vm.system_error(format_args!("Format specifier must be a string, not {kind}")));
    };
    if is_exact_str(obj) {
        return match obj.downcast::<Str>() {
            Some(_) if text.is_empty() => Ok(obj.own()),
            _ => str(vm, obj, text),
        };
    }
    if obj.is_exact(crate::int::INT) {
        return int(vm, obj, text);
    }
    if obj.is_exact(crate::float::FLOAT) {
        return float(vm, obj, text);
    }
    let Some(made) = call::call_special(vm, obj, names::__format__, &[spec])? else {
        let kind = obj.ty().display_name(vm);
        return Err(vm.type_error(format_args!("Type {kind} doesn't define __format__")));
    };
    if made.downcast::<Str>().is_some() {
        return Ok(made);
    }
    let kind = made.ty().display_name(vm);
    Err(vm.type_error(format_args!("__format__ must return a str, not {kind}")))
}

/// The text of a specification applied by `then`, which gets the name of the object's type.
fn apply(
    vm: &mut Vm,
    obj: ObjRef<'_>,
    spec: &Str,
    kind: Kind,
    then: impl FnOnce(&Spec, &str) -> core::result::Result<Wtf8Buf, Error>,
) -> Result<Obj> {
    let name = obj.ty().display_name(vm);
    let made_name;
    let name = match &name {
        crate::typeobject::TypeName::Builtin(name) | crate::typeobject::TypeName::Native(_, name) => *name,
        crate::typeobject::TypeName::Made(_) => {
            made_name = alloc::format!("{name}");
            made_name.as_str()
        }
    };
    let parsed = match spec.as_utf8_if_ascii() {
        Some(text) => Spec::parse(taipan_unicode::Wtf8::new(text), kind, name),
        None => Spec::parse(&spec.to_wtf8(), kind, name),
    };
    match parsed.and_then(|spec| then(&spec, name)) {
        Ok(text) => vm.new_str_from_wtf8(&text),
        Err(error) => Err(raise(vm, error)),
    }
}

/// `int.__format__`. Raises `ValueError`, `OverflowError`.
pub fn int(vm: &mut Vm, obj: ObjRef<'_>, spec: &Str) -> Result<Obj> {
    if spec.is_empty() {
        return object::str(vm, obj);
    }
    let limit = vm.interp().int_max_str_digits.get();
    let big: BigInt;
    let integer = match crate::int::value(obj) {
        Some(IntRef::Small(value)) => Integer::Small(value as i64),
        Some(IntRef::Big(value)) => {
            big = value.clone();
            Integer::Big(&big)
        }
        None => return Err(crate::args::wrong_receiver(vm, obj)),
    };
    apply(vm, obj, spec, Kind::Int, |spec, name| {
        plain::format_int(integer, spec, name, &Locale::C, limit)
    })
}

/// `float.__format__`. Raises `ValueError`.
pub fn float(vm: &mut Vm, obj: ObjRef<'_>, spec: &Str) -> Result<Obj> {
    if spec.is_empty() {
        return object::str(vm, obj);
    }
    let Some(value) = crate::float::value(obj) else {
        return Err(crate::args::wrong_receiver(vm, obj));
    };
    apply(vm, obj, spec, Kind::Float, |spec, name| {
        plain::format_float(value, spec, name, &Locale::C)
    })
}

/// `complex.__format__`. Raises `ValueError`.
pub fn complex(vm: &mut Vm, obj: ObjRef<'_>, spec: &Str) -> Result<Obj> {
    if spec.is_empty() {
        return object::str(vm, obj);
    }
    let Some(value) = crate::complex::value(obj) else {
        return Err(crate::args::wrong_receiver(vm, obj));
    };
    apply(vm, obj, spec, Kind::Complex, |spec, name| {
        plain::format_complex(value, spec, name, &Locale::C)
    })
}

/// `str.__format__`. Raises `ValueError`.
pub fn str(vm: &mut Vm, obj: ObjRef<'_>, spec: &Str) -> Result<Obj> {
    match obj.downcast::<Str>() {
        Some(text) => crate::str_methods::format_text(vm, obj, text, spec),
        None => Err(crate::args::wrong_receiver(vm, obj)),
    }
}
