//! `bool`: two static objects with `int`'s payload.
#![allow(unsafe_code)]

use taipan_derive::{pyclass, pymethods};
use taipan_heap::{Obj, ObjRef, StaticObject};

use crate::call::Args;
use crate::exception::Result;
use crate::int::{self, Int};
use crate::names;
use crate::object;
use crate::singletons::{NOT_IMPLEMENTED, bool_object};
use crate::typeobject::ObjectExt;
use crate::vm::Vm;

/// Whether the argument counts as true.
///
/// True and False are the only instances, and ints: 1 and 0. No class can inherit from bool.
#[pyclass(name = "bool", base = Int, layout = Int, bits = [LONG_SUBCLASS, MATCH_SELF], signature = "(object=False, /)")]
#[repr(C)]
pub struct Bool(Int);

// SAFETY: the payload is `bool`'s.
static FALSE_OBJECT: StaticObject<Bool> = unsafe { StaticObject::new(BOOL_TYPE, Bool(Int::small(0))) };
// SAFETY: the payload is `bool`'s.
static TRUE_OBJECT: StaticObject<Bool> = unsafe { StaticObject::new(BOOL_TYPE, Bool(Int::small(1))) };

/// `False`
pub const FALSE: ObjRef<'static> = ObjRef::from_static(&FALSE_OBJECT);
/// `True`
pub const TRUE: ObjRef<'static> = ObjRef::from_static(&TRUE_OBJECT);

/// The value of an exact `bool`.
#[inline(always)]
pub fn value(obj: ObjRef<'_>) -> Option<bool> {
    if obj.is(TRUE) {
        Some(true)
    } else if obj.is(FALSE) {
        Some(false)
    } else {
        None
    }
}

fn logic(
    vm: &mut Vm,
    a: ObjRef<'_>,
    b: ObjRef<'_>,
    both: fn(bool, bool) -> bool,
    else_: crate::slots::BinaryFn,
) -> Result<Obj> {
    match (value(a), value(b)) {
        (Some(a), Some(b)) => Ok(bool_object(both(a, b)).own()),
        _ => else_(vm, a, b),
    }
}

#[pymethods]
impl Bool {
    #[slot]
    fn repr(this: ObjRef<'_>, _vm: &mut Vm) -> Result<Obj> {
        Ok(if this.is(TRUE) { names::True } else { names::False }.own())
    }
    #[slot]
    fn new(_cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        let given = crate::none::at_most_one(vm, "bool", args)?;
        let truth = match given {
            Some(obj) => object::is_true(vm, obj)?,
            None => false,
        };
        Ok(bool_object(truth).own())
    }
    #[slot]
    fn and(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
        logic(vm, this, other, |a, b| a & b, int::and)
    }
    #[slot]
    fn xor(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
        logic(vm, this, other, |a, b| a ^ b, int::xor)
    }
    #[slot]
    fn or(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
        logic(vm, this, other, |a, b| a | b, int::or)
    }
    #[slot]
    fn invert(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let message = vm.new_str(
            "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This returns the bitwise \
             inversion of the underlying int object and is usually not what you expect from the negation of a bool \
             object. Use the 'not' operator for boolean negation or ~int(x) for the bitwise inversion of the \
             underlying int.",
        )?;
        (vm.hooks().warn)(vm, crate::exceptions::DEPRECATION_WARNING, message.borrow(), 1)?;
        match this.ty().is(BOOL) {
            true => int::invert(vm, this),
            false => Ok(NOT_IMPLEMENTED.own()),
        }
    }
}
