//! The three `UnicodeError`s as codecs use them; the classes are in `exceptions`.

use taipan_heap::{Obj, ObjRef};

use crate::exception::Result;
use crate::int;
use crate::typeobject::{ObjectExt, TypeRef};
use crate::vm::Vm;

pub use crate::exceptions::{
    UNICODE_DECODE_ERROR, UNICODE_ENCODE_ERROR, UNICODE_TRANSLATE_ERROR, UnicodeErrorFields,
};

/// The attributes of one of the three errors.
pub fn fields(error: ObjRef<'_>) -> Option<&UnicodeErrorFields> {
    error.downcast::<UnicodeErrorFields>()
}

/// How long the `object` attribute is. Raises `TypeError` if it is missing or not of the right type.
pub fn object_len(vm: &mut Vm, error: ObjRef<'_>) -> Result<usize> {
    Ok(range(vm, error)?.2)
}

/// Start and end of the faulty part, within the object; the end never lies before the start.
pub fn span(vm: &mut Vm, error: ObjRef<'_>) -> Result<(usize, usize)> {
    let (start, end, _) = range(vm, error)?;
    Ok((start, end.max(start)))
}

fn range(vm: &mut Vm, error: ObjRef<'_>) -> Result<(usize, usize, usize)> {
    match fields(error) {
        Some(fields) => {
            let range = fields.range(vm, error.is_a(UNICODE_DECODE_ERROR))?;
            Ok((range.start, range.end, range.len))
        }
        None => Ok((0, 0, 0)),
    }
}

/// An encoding or decoding error.
pub fn new(
    vm: &mut Vm,
    class: TypeRef<'static>,
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
