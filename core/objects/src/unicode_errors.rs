//! `UnicodeEncodeError`, `UnicodeDecodeError`, `UnicodeTranslateError`: what a codec could not do, and where.

use core::cell::Cell;

use taipan_derive::{pyclass, pymethods};
use taipan_heap::{Obj, ObjCell, ObjRef};

use crate::call::Args;
use crate::exception::Result;
use crate::exceptions::{BaseException, UnicodeErrorClass};
use crate::int;
use crate::object;
use crate::str::Str;
use crate::typeobject::ObjectExt;
use crate::vm::Vm;

macro_rules! unicode_errors {
    ($($(#[$doc:meta])* $ty:ident = $name:literal;)*) => {$(
        $(#[$doc])*
        #[pyclass(name = $name, base = UnicodeErrorClass, layout = BaseException, flags = [GC, DICT],
            bits = [BASETYPE, BASE_EXC_SUBCLASS])]
        #[repr(C)]
        pub struct $ty {
            base: BaseException,
            fields: Fields,
        }

        impl $ty {
            /// The attributes.
            pub fn fields(&self) -> &Fields {
                &self.fields
            }
        }

        #[pymethods]
        impl $ty {
            #[slot]
            fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
                let base = BaseException::with_args(vm, args)?;
                Ok(vm.alloc().instance(cls, $ty { base, fields: Fields::default() })?.into())
            }
            #[slot]
            fn init(this: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<()> {
                crate::exceptions::base_init(vm, this, args)?;
                match this.downcast::<$ty>() {
                    Some(error) => init(vm, $name, &error.fields, args),
                    None => Ok(()),
                }
            }
            #[slot]
            fn str(&self, vm: &mut Vm) -> Result<Obj> {
                describe(vm, $name, &self.fields)
            }
            /// exception encoding
            #[getter]
            fn encoding(&self, _vm: &mut Vm) -> Option<Obj> {
                self.fields.encoding.get()
            }
            #[setter]
            fn set_encoding(&self, _vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
                self.fields.encoding.set(value.map(ObjRef::own));
                Ok(())
            }
            /// exception object
            #[getter]
            fn object(&self, _vm: &mut Vm) -> Option<Obj> {
                self.fields.object.get()
            }
            #[setter]
            fn set_object(&self, _vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
                self.fields.object.set(value.map(ObjRef::own));
                Ok(())
            }
            /// exception start
            #[getter]
            fn start(&self, _vm: &mut Vm) -> isize {
                self.fields.start.get()
            }
            #[setter]
            fn set_start(&self, vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
                set_place(vm, &self.fields.start, value)
            }
            /// exception end
            #[getter]
            fn end(&self, _vm: &mut Vm) -> isize {
                self.fields.end.get()
            }
            #[setter]
            fn set_end(&self, vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
                set_place(vm, &self.fields.end, value)
            }
            /// exception reason
            #[getter]
            fn reason(&self, _vm: &mut Vm) -> Option<Obj> {
                self.fields.reason.get()
            }
            #[setter]
            fn set_reason(&self, _vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
                self.fields.reason.set(value.map(ObjRef::own));
                Ok(())
            }
        }
    )*};
}

unicode_errors! {
    /// Unicode encoding error.
    UnicodeEncodeError = "UnicodeEncodeError";
    /// Unicode decoding error.
    UnicodeDecodeError = "UnicodeDecodeError";
    /// Unicode translation error.
    UnicodeTranslateError = "UnicodeTranslateError";
}

/// The attributes that all three share.
#[derive(Default)]
pub struct Fields {
    /// `encoding`; a translation error has none.
    pub encoding: ObjCell,
    /// `object`: the input.
    pub object: ObjCell,
    /// `start`
    pub start: Cell<isize>,
    /// `end`
    pub end: Cell<isize>,
    /// `reason`
    pub reason: ObjCell,
}

impl taipan_heap::Trace for Fields {
    fn trace(&self, visitor: &mut taipan_heap::Visitor<'_>) {
        self.encoding.trace(visitor);
        self.object.trace(visitor);
        self.reason.trace(visitor);
    }
    fn clear(&self) {
        self.encoding.set(None);
        self.object.set(None);
        self.reason.set(None);
    }
}

/// The attributes of one of the three errors.
pub fn fields(error: ObjRef<'_>) -> Option<&Fields> {
    let encode = error.downcast::<UnicodeEncodeError>().map(|error| &error.fields);
    let decode = error.downcast::<UnicodeDecodeError>().map(|error| &error.fields);
    encode.or(decode).or(error
        .downcast::<UnicodeTranslateError>()
        .map(|error| &error.fields))
}

/// How long the `object` attribute is. Raises `TypeError` if it is missing or not of the right type.
pub fn object_len(vm: &mut Vm, error: ObjRef<'_>) -> Result<usize> {
    let Some(object) = fields(error).and_then(|fields| fields.object.get()) else {
        return Err(vm.type_error("object attribute not set"));
    };
    if error.downcast::<UnicodeDecodeError>().is_some() {
        match object.downcast::<crate::bytes::Bytes>() {
            Some(bytes) => Ok(bytes.len()),
            None => Err(vm.type_error("object attribute must be bytes")),
        }
    } else {
        match object.downcast::<Str>() {
            Some(text) => Ok(text.len()),
            None => Err(vm.type_error("object attribute must be unicode")),
        }
    }
}

/// Start and end of the faulty part, clipped to the object.
pub fn span(vm: &mut Vm, error: ObjRef<'_>) -> Result<(usize, usize)> {
    let len = object_len(vm, error)?;
    let Some(fields) = fields(error) else {
        return Ok((0, 0));
    };
    let start = (fields.start.get().max(0) as usize).min(len.saturating_sub(1));
    let end = (fields.end.get().max(1) as usize).min(len);
    Ok((start, end.max(start.min(len))))
}

fn set_place(vm: &mut Vm, place: &Cell<isize>, value: Option<ObjRef<'_>>) -> Result<()> {
    let Some(value) = value else {
        return Err(vm.type_error("can't delete numeric/char attribute"));
    };
    place.set(int::to_ssize(vm, value)?);
    Ok(())
}

fn init(vm: &mut Vm, name: &str, fields: &Fields, args: Args<'_>) -> Result<()> {
    let args = args.args();
    let translate = name == "UnicodeTranslateError";
    let wanted = if translate { 4 } else { 5 };
    if args.len() != wanted {
        return Err(vm.type_error(format_args!(
            "function takes exactly {wanted} arguments ({} given)",
            args.len()
        )));
    }
    let must_be = |vm: &mut Vm, at: usize, expected: &str| {
        let kind = args[at].ty().display_name(vm);
        vm.type_error(format_args!("argument {} must be {expected}, not {kind}", at + 1))
    };
    let first = usize::from(!translate);
    if !translate && args[0].downcast::<Str>().is_none() {
        return Err(must_be(vm, 0, "str"));
    }
    let object = if name == "UnicodeDecodeError" {
        match args[first].downcast::<crate::bytes::Bytes>() {
            Some(_) => args[first].own(),
            None => {
                let buffer = crate::buffer::get(vm, args[first], crate::buffer::BufferFlags::SIMPLE)?;
                crate::buffer::to_bytes(vm, &buffer)?
            }
        }
    } else {
        match args[first].downcast::<Str>() {
            Some(_) => args[first].own(),
            None => return Err(must_be(vm, first, "str")),
        }
    };
    let start = int::to_ssize(vm, args[first + 1])?;
    let end = int::to_ssize(vm, args[first + 2])?;
    if args[first + 3].downcast::<Str>().is_none() {
        return Err(must_be(vm, first + 3, "str"));
    }
    fields.encoding.set((!translate).then(|| args[0].own()));
    fields.object.set(Some(object));
    fields.start.set(start);
    fields.end.set(end);
    fields.reason.set(Some(args[first + 3].own()));
    Ok(())
}

fn describe(vm: &mut Vm, name: &str, fields: &Fields) -> Result<Obj> {
    let Some(input) = fields.object.get() else {
        return vm.new_str("");
    };
    let as_str = |vm: &mut Vm, part: Option<Obj>| match part {
        Some(part) => object::str(vm, part.borrow()),
        None => vm.new_str("None"),
    };
    let reason = as_str(vm, fields.reason.get())?;
    let encoding = as_str(vm, fields.encoding.get())?;
    let (reason, encoding) = (
        object::DisplayStr(reason.borrow()),
        object::DisplayStr(encoding.borrow()),
    );
    let len = match (input.downcast::<Str>(), input.downcast::<crate::bytes::Bytes>()) {
        (Some(text), _) => text.len(),
        (_, Some(bytes)) => bytes.len(),
        _ => 0,
    };
    let start = (fields.start.get().max(0) as usize).min(len.saturating_sub(1));
    let end = (fields.end.get().max(1) as usize).min(len);
    let one = start < len && end == start + 1;
    let last = end as isize - 1;
    if let (Some(bytes), "UnicodeDecodeError") = (input.downcast::<crate::bytes::Bytes>(), name) {
        return match bytes.as_slice().get(start).filter(|_| one) {
            Some(byte) => vm.format(format_args!(
                "'{encoding}' codec can't decode byte 0x{byte:02x} in position {start}: {reason}"
            )),
            None => vm.format(format_args!(
                "'{encoding}' codec can't decode bytes in position {start}-{last}: {reason}"
            )),
        };
    }
    let translate = name == "UnicodeTranslateError";
    let mut out = crate::str::StrBuilder::new();
    if translate {
        out.push_str(vm, "can't translate character")?;
    } else {
        let head = vm.format(format_args!("'{encoding}' codec can't encode character"))?;
        out.push_obj(vm, &head)?;
    }
    let tail = match input.downcast::<Str>().filter(|_| one) {
        Some(text) => {
            out.push_str(vm, " '")?;
            let character = text.char_at(start);
            crate::str_methods::push_hex_escape(vm, &mut out, character)?;
            vm.format(format_args!("' in position {start}: {reason}"))?
        }
        None => vm.format(format_args!("s in position {start}-{last}: {reason}"))?,
    };
    out.push_obj(vm, &tail)?;
    out.finish(vm)
}

/// The arguments of an encoding or decoding error, as a tuple of arguments makes one.
pub fn new(
    vm: &mut Vm,
    class: crate::typeobject::TypeRef<'static>,
    encoding: &str,
    object: ObjRef<'_>,
    start: usize,
    end: usize,
    reason: &str,
) -> Result<Obj> {
    let encoding = vm.new_str(encoding)?;
    let (start, end) = (int::new(vm, start)?, int::new(vm, end)?);
    let reason = vm.new_str(reason)?;
    let args = [
        encoding.borrow(),
        object,
        start.borrow(),
        end.borrow(),
        reason.borrow(),
    ];
    crate::call::call(vm, class.as_obj(), &args)
}
