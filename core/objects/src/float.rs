//! `float`: in the reference itself where the exponent allows, else in memory.
#![allow(unsafe_code)]

use taipan_derive::{pyclass, pymethods};
use taipan_heap::{Obj, ObjRef, StaticObject, Unpacked};

use crate::exception::Result;
use crate::int::IntRef;
use crate::typeobject::ObjectExt;
use crate::vm::Vm;

/// Convert a string or number to a floating-point number, if possible.
#[pyclass(name = "float", bits = [BASETYPE, MATCH_SELF], signature = "(x=0, /)")]
pub struct Float {
    value: f64,
}

// SAFETY (both): the payload is `float`'s.
static ZERO: StaticObject<Float> = unsafe { StaticObject::new(FLOAT_TYPE, Float { value: 0.0 }) };
// SAFETY: as above.
static NEGATIVE_ZERO: StaticObject<Float> = unsafe { StaticObject::new(FLOAT_TYPE, Float { value: -0.0 }) };

impl Float {
    /// The payload of a value.
    pub const fn from_value(value: f64) -> Float {
        Float { value }
    }
}

/// A `float`.
#[inline(always)]
pub fn new(vm: &mut Vm, value: f64) -> Result<Obj> {
    match Obj::small_float(value) {
        Some(obj) => Ok(obj),
        None => boxed(vm, value),
    }
}

#[inline(never)]
fn boxed(vm: &mut Vm, value: f64) -> Result<Obj> {
    if value == 0.0 {
        return Ok(Obj::from_static(if value.is_sign_negative() {
            &NEGATIVE_ZERO
        } else {
            &ZERO
        }));
    }
    Ok(vm.alloc().instance(FLOAT.as_obj(), Float { value })?.into())
}

/// The value of a `float` or of an instance of a subclass.
#[inline(always)]
pub fn value(obj: ObjRef<'_>) -> Option<f64> {
    match obj.unpack() {
        Unpacked::Float(value) => Some(value),
        Unpacked::Int(_) => None,
        Unpacked::Object(object) => object.downcast::<Float>().map(|float| float.value),
    }
}

/// The value of an int as a float. Raises `OverflowError`.
pub fn from_int(vm: &mut Vm, int: IntRef<'_>) -> Result<f64> {
    match int {
        IntRef::Small(value) => Ok(value as f64),
        IntRef::Big(big) => taipan_numeric::int::to_f64(big).map_err(|error| crate::number::raise(vm, error)),
    }
}

/// The value of `obj` as a float: through `__float__` or `__index__` (`PyFloat_AsDouble`).
pub fn to_f64(vm: &mut Vm, obj: ObjRef<'_>) -> Result<f64> {
    if let Some(value) = value(obj) {
        return Ok(value);
    }
    if let (true, Some(int)) = (obj.is_exact(crate::int::INT), crate::int::value(obj)) {
        return from_int(vm, int);
    }
    if let Some(slot) = obj.ty().slots().float {
        let made = slot(vm, obj)?;
        if made.is_exact(FLOAT) {
            return Ok(value(made.borrow()).unwrap_or(0.0));
        }
        let (kind, result) = (obj.ty().display_name(vm), made.ty().display_name(vm));
        let Some(value) = value(made.borrow()) else {
            return Err(vm.type_error(format_args!(
                "{kind}.__float__ returned non-float (type {result})"
            )));
        };
        let message = vm.format(format_args!(
            "{kind}.__float__ returned non-float (type {result}).  The ability to return an instance of a strict \
             subclass of float is deprecated, and may not be supported in a future version of Python."
        ))?;
        (vm.hooks().warn)(vm, crate::exceptions::DEPRECATION_WARNING, message.borrow(), 1)?;
        return Ok(value);
    }
    if obj.ty().slots().index.is_some() {
        let int = crate::int::index(vm, obj)?;
        if let Some(int) = crate::int::value(int.borrow()) {
            return from_int(vm, int);
        }
    }
    let kind = obj.ty().display_name(vm);
    Err(vm.type_error(format_args!("must be real number, not {kind}")))
}

#[pymethods]
impl Float {
    #[slot]
    fn repr(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let text = taipan_numeric::float::repr(value(this).unwrap_or(0.0));
        vm.new_str(&text)
    }
}
