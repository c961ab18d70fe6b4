//! `UnicodeEncodeError`, `UnicodeDecodeError`, `UnicodeTranslateError`: which part of which object could not be
//! converted, and why.
#![allow(unsafe_code)]

use core::cell::Cell;

use taipan_derive::{pyclass, pymethods};
use taipan_heap::{HVec, Obj, ObjCell, ObjRef, Trace, Visitor, payload};

use super::base::{BaseException, base_init, make, or_none};
use super::plain::UnicodeErrorClass;
use crate::buffer::BufferFlags;
use crate::bytes::Bytes;
use crate::call::Args;
use crate::exception::{Exception, Result};
use crate::int;
use crate::object::{self, DisplayStr};
use crate::str::Str;
use crate::typeobject::{ObjectExt, TypeRef};
use crate::vm::Vm;

/// What the three classes keep: one layout, so that a program can derive from several of them.
#[repr(C)]
pub struct UnicodeErrorFields {
    base: BaseException,
    /// `encoding`
    pub encoding: ObjCell,
    /// `object`: a `str`, or `bytes` where they were to be decoded.
    pub object: ObjCell,
    /// `start`
    pub start: Cell<isize>,
    /// `end`
    pub end: Cell<isize>,
    /// `reason`
    pub reason: ObjCell,
}

payload!(UnicodeErrorFields: BaseException);

impl Trace for UnicodeErrorFields {
    fn trace(&self, visitor: &mut Visitor<'_>) {
        self.base.trace(visitor);
        for cell in [&self.encoding, &self.object, &self.reason] {
            cell.trace(visitor);
        }
    }
    fn release(&self) {
        self.base.release();
        for cell in [&self.encoding, &self.object, &self.reason] {
            cell.release();
        }
    }
}

/// What an error handler needs to know of a `UnicodeError`: the object and the part of it that is meant, within its
/// bounds (`_PyUnicodeError_GetParams`).
pub struct UnicodeRange {
    /// `object`
    pub object: Obj,
    /// Where the part begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// How long the object is.
    pub len: usize,
}

impl UnicodeErrorFields {
    pub(super) fn blank(base: BaseException) -> UnicodeErrorFields {
        UnicodeErrorFields {
            base,
            encoding: ObjCell::new(None),
            object: ObjCell::new(None),
            start: Cell::new(0),
            end: Cell::new(0),
            reason: ObjCell::new(None),
        }
    }

    /// The object and the part of it that is meant; `bytes` says that the object must be `bytes`, else `str`.
    /// Raises `TypeError` if it is not.
    pub fn range(&self, vm: &mut Vm, bytes: bool) -> Result<UnicodeRange> {
        let object = self.checked_object(vm, bytes)?;
        let len = object_len(&object);
        let limit = isize::try_from(len).unwrap_or(isize::MAX);
        let start = self.start.get().clamp(0, (limit - 1).max(0));
        let end = self.end.get().max(1).min(limit);
        Ok(UnicodeRange {
            object,
            start: start.unsigned_abs(),
            end: end.unsigned_abs(),
            len,
        })
    }

    fn checked_object(&self, vm: &mut Vm, bytes: bool) -> Result<Obj> {
        let Some(object) = self.object.get() else {
            return Err(vm.type_error("UnicodeError 'object' attribute is not set"));
        };
        let (right, kind) = match bytes {
            true => (object.downcast::<Bytes>().is_some(), "bytes"),
            false => (object.downcast::<Str>().is_some(), "string"),
        };
        if right {
            Ok(object)
        } else {
            Err(vm.type_error(format_args!("UnicodeError 'object' attribute must be a {kind}")))
        }
    }

    fn set_position(cell: &Cell<isize>, vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        let Some(value) = value else {
            return Err(vm.type_error("can't delete numeric/char attribute"));
        };
        if !value.is_a(int::INT) {
            return Err(vm.type_error("an integer is required"));
        }
        cell.set(int::to_ssize(vm, value)?);
        Ok(())
    }
}

fn object_len(object: &Obj) -> usize {
    match (object.downcast::<Bytes>(), object.downcast::<Str>()) {
        (Some(bytes), _) => bytes.len(),
        (None, Some(text)) => text.len(),
        (None, None) => 0,
    }
}

/// The arguments of one of the classes, by CPython's letters: `U` a `str`, `n` an index, `O` anything. Numbers are
/// converted in their turn, so that the first wrong argument is what the error says.
fn parse(vm: &mut Vm, letters: &str, args: Args<'_>) -> Result<([isize; 2], usize)> {
    let (given, wanted) = (args.args().len(), letters.len());
    if given != wanted {
        return Err(vm.type_error(format_args!(
            "function takes exactly {wanted} arguments ({given} given)"
        )));
    }
    let mut numbers = [0; 2];
    let mut found = 0;
    for (at, (letter, arg)) in letters.chars().zip(args.args()).enumerate() {
        match letter {
            'U' if arg.downcast::<Str>().is_none() => {
                let kind = arg.ty().display_name(vm);
                return Err(vm.type_error(format_args!("argument {} must be str, not {kind}", at + 1)));
            }
            'n' => {
                let number = int::to_ssize(vm, *arg)?;
                if let Some(place) = numbers.get_mut(found) {
                    *place = number;
                }
                found += 1;
            }
            _ => {}
        }
    }
    Ok((numbers, found))
}

fn init(vm: &mut Vm, this: ObjRef<'_>, args: Args<'_>, letters: &str, bytes: bool) -> Result<()> {
    base_init(vm, this, args)?;
    let ([start, end], _) = parse(vm, letters, args)?;
    let (encoding, object, reason) = match args.args() {
        [encoding, object, _, _, reason] => (Some(*encoding), *object, *reason),
        [object, _, _, reason] => (None, *object, *reason),
        _ => return Ok(()),
    };
    let object = if bytes && object.downcast::<Bytes>().is_none() {
        let buffer = crate::buffer::get(vm, object, BufferFlags::SIMPLE)?;
        let copy = HVec::from_iter(vm.alloc(), buffer.bytes(vm).iter().copied())?;
        crate::bytes::new(vm, &copy)?
    } else {
        object.own()
    };
    if let Some(fields) = this.downcast::<UnicodeErrorFields>() {
        if let Some(encoding) = encoding {
            fields.encoding.set(Some(encoding.own()));
        }
        fields.object.set(Some(object));
        fields.start.set(start);
        fields.end.set(end);
        fields.reason.set(Some(reason.own()));
    }
    Ok(())
}

/// A character as an escape: two, four or eight digits.
struct Escape(u32);

impl core::fmt::Display for Escape {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self.0 {
            0..0x100 => write!(f, "\\x{:02x}", self.0),
            0x100..0x1_0000 => write!(f, "\\u{:04x}", self.0),
            _ => write!(f, "\\U{:08x}", self.0),
        }
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Doing {
    Encode,
    Decode,
    Translate,
}

fn text(vm: &mut Vm, this: ObjRef<'_>, doing: Doing) -> Result<Obj> {
    let Some(fields) = this.downcast::<UnicodeErrorFields>() else {
        return vm.new_str("");
    };
    if fields.object.is_none() {
        return vm.new_str("");
    }
    let reason = or_none(fields.reason.get());
    let reason = object::str(vm, reason.borrow())?;
    let encoding = match doing {
        Doing::Translate => None,
        _ => {
            let encoding = or_none(fields.encoding.get());
            Some(object::str(vm, encoding.borrow())?)
        }
    };
    let object = fields.checked_object(vm, doing == Doing::Decode)?;
    let len = isize::try_from(object_len(&object)).unwrap_or(isize::MAX);
    let (start, end) = (fields.start.get(), fields.end.get());
    let single = (0..len).contains(&start) && (0..=len).contains(&end) && end == start + 1;
    let at = start.unsigned_abs();
    let reason = DisplayStr(reason.borrow());
    let codec = DisplayStr(encoding.as_ref().map_or(reason.0, |encoding| encoding.borrow()));
    let last = end.wrapping_sub(1);
    if !single {
        return match doing {
            Doing::Encode => vm.format(format_args!(
                "'{codec}' codec can't encode characters in position {start}-{last}: {reason}"
            )),
            Doing::Decode => vm.format(format_args!(
                "'{codec}' codec can't decode bytes in position {start}-{last}: {reason}"
            )),
            Doing::Translate => vm.format(format_args!(
                "can't translate characters in position {start}-{last}: {reason}"
            )),
        };
    }
    if let Some(bytes) = object.downcast::<Bytes>() {
        let byte = bytes.as_slice().get(at).copied().unwrap_or(0);
        return vm.format(format_args!(
            "'{codec}' codec can't decode byte 0x{byte:02x} in position {start}: {reason}"
        ));
    }
    let escape = Escape(object.downcast::<Str>().map_or(0, |text| text.char_at(at)));
    match doing {
        Doing::Translate => vm.format(format_args!(
            "can't translate character '{escape}' in position {start}: {reason}"
        )),
        _ => vm.format(format_args!(
            "'{codec}' codec can't encode character '{escape}' in position {start}: {reason}"
        )),
    }
}

impl Vm {
    /// A `UnicodeEncodeError`: characters `start..end` of a `str` cannot be encoded.
    #[cold]
    pub fn unicode_encode_error(
        &mut self,
        encoding: &str,
        object: ObjRef<'_>,
        start: usize,
        end: usize,
        reason: &str,
    ) -> Exception {
        match self.unicode_error(UNICODE_ENCODE_ERROR, Some(encoding), object, (start, end), reason) {
            Ok(exception) | Err(exception) => exception,
        }
    }

    /// A `UnicodeDecodeError`: bytes `start..end` of `object` cannot be decoded.
    #[cold]
    pub fn unicode_decode_error(
        &mut self,
        encoding: &str,
        object: ObjRef<'_>,
        start: usize,
        end: usize,
        reason: &str,
    ) -> Exception {
        match self.unicode_error(UNICODE_DECODE_ERROR, Some(encoding), object, (start, end), reason) {
            Ok(exception) | Err(exception) => exception,
        }
    }

    /// A `UnicodeTranslateError`: characters `start..end` of a `str` cannot be translated.
    #[cold]
    pub fn unicode_translate_error(
        &mut self,
        object: ObjRef<'_>,
        start: usize,
        end: usize,
        reason: &str,
    ) -> Exception {
        match self.unicode_error(UNICODE_TRANSLATE_ERROR, None, object, (start, end), reason) {
            Ok(exception) | Err(exception) => exception,
        }
    }

    fn unicode_error(
        &mut self,
        class: TypeRef<'static>,
        encoding: Option<&str>,
        object: ObjRef<'_>,
        range: (usize, usize),
        reason: &str,
    ) -> Result<Exception> {
        let start = int::new(self, range.0)?;
        let end = int::new(self, range.1)?;
        let reason = self.new_str(reason)?;
        let (start, end, reason) = (start.borrow(), end.borrow(), reason.borrow());
        match encoding {
            Some(encoding) => {
                let encoding = self.new_str(encoding)?;
                self.exception_from_args(class, &[encoding.borrow(), object, start, end, reason])
            }
            None => self.exception_from_args(class, &[object, start, end, reason]),
        }
    }
}

/// A subclass of `UnicodeError`: its name, its docstring, what was being done, the types of its arguments, and whether its
/// object is bytes.
macro_rules! unicode_error {
    ($name:tt $text:tt $doc:tt $doing:tt $letters:tt $bytes:tt) => {
        #[doc = $doc]
        #[pyclass(name = $text, base = UnicodeErrorClass, payload = custom, flags = [GC, DICT],
            bits = [BASETYPE, BASE_EXC_SUBCLASS])]
        #[repr(transparent)]
        pub struct $name(UnicodeErrorFields);

        payload!(transparent $name: UnicodeErrorFields);

        #[pymethods]
        impl $name {
            #[slot]
            fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
                make(vm, cls, args)
            }
            #[slot]
            fn str(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
                text(vm, this, Doing::$doing)
            }
            #[slot]
            fn init(this: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<()> {
                init(vm, this, args, $letters, $bytes)
            }
            /// exception encoding
            #[getter]
            #[member]
            fn encoding(&self, _vm: &mut Vm) -> Option<Obj> {
                self.0.encoding.get()
            }
            #[setter]
            fn set_encoding(&self, _vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
                self.0.encoding.set(value.map(ObjRef::own));
                Ok(())
            }
            /// exception object
            #[getter]
            #[member]
            fn object(&self, _vm: &mut Vm) -> Option<Obj> {
                self.0.object.get()
            }
            #[setter]
            fn set_object(&self, _vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
                self.0.object.set(value.map(ObjRef::own));
                Ok(())
            }
            /// exception start
            #[getter]
            #[member]
            fn start(&self, _vm: &mut Vm) -> isize {
                self.0.start.get()
            }
            #[setter]
            fn set_start(&self, vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
                UnicodeErrorFields::set_position(&self.0.start, vm, value)
            }
            /// exception end
            #[getter]
            #[member]
            fn end(&self, _vm: &mut Vm) -> isize {
                self.0.end.get()
            }
            #[setter]
            fn set_end(&self, vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
                UnicodeErrorFields::set_position(&self.0.end, vm, value)
            }
            /// exception reason
            #[getter]
            #[member]
            fn reason(&self, _vm: &mut Vm) -> Option<Obj> {
                self.0.reason.get()
            }
            #[setter]
            fn set_reason(&self, _vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
                self.0.reason.set(value.map(ObjRef::own));
                Ok(())
            }
        }
    };
}

unicode_error! { UnicodeEncodeError "UnicodeEncodeError" "Unicode encoding error." Encode "UUnnU" false }
unicode_error! { UnicodeDecodeError "UnicodeDecodeError" "Unicode decoding error." Decode "UOnnU" true }
unicode_error! { UnicodeTranslateError "UnicodeTranslateError" "Unicode translation error." Translate "UnnU" false }
