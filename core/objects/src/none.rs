//! `None`, `NotImplemented`, `Ellipsis` and their types.
#![allow(unsafe_code)]

use taipan_derive::{pyclass, pymethods};
use taipan_heap::{Obj, ObjRef, StaticObject};

use crate::args::{check_positional, no_keywords};
use crate::call::Args;
use crate::exception::Result;
use crate::names;
use crate::vm::Vm;

/// The type of the None singleton.
#[pyclass(name = "NoneType")]
pub struct NoneType;

/// What NotImplemented is the only instance of.
#[pyclass(name = "NotImplementedType")]
pub struct NotImplementedType;

/// The type of the Ellipsis singleton.
#[pyclass(name = "ellipsis")]
pub struct EllipsisType;

// SAFETY: (all three) the payload is that of the type, without fields.
static NONE_OBJECT: StaticObject<NoneType> = unsafe { StaticObject::new(NONE_TYPE_TYPE, NoneType) };
// SAFETY: as above.
static NOT_IMPLEMENTED_OBJECT: StaticObject<NotImplementedType> =
    unsafe { StaticObject::new(NOT_IMPLEMENTED_TYPE_TYPE, NotImplementedType) };
// SAFETY: as above.
static ELLIPSIS_OBJECT: StaticObject<EllipsisType> =
    unsafe { StaticObject::new(ELLIPSIS_TYPE_TYPE, EllipsisType) };

/// `None`
pub const NONE: ObjRef<'static> = ObjRef::from_static(&NONE_OBJECT);
/// `NotImplemented`
pub const NOT_IMPLEMENTED: ObjRef<'static> = ObjRef::from_static(&NOT_IMPLEMENTED_OBJECT);
/// `Ellipsis`
pub const ELLIPSIS: ObjRef<'static> = ObjRef::from_static(&ELLIPSIS_OBJECT);

fn only(vm: &mut Vm, name: &str, args: Args<'_>, value: ObjRef<'static>) -> Result<Obj> {
    if !args.is_empty() {
        return Err(vm.type_error(format_args!("{name} takes no arguments")));
    }
    Ok(value.own())
}

#[pymethods]
impl NoneType {
    #[slot]
    fn repr(_this: ObjRef<'_>, _vm: &mut Vm) -> Result<Obj> {
        Ok(names::None.own())
    }
    #[slot]
    fn bool(_this: ObjRef<'_>, _vm: &mut Vm) -> Result<bool> {
        Ok(false)
    }
    #[slot]
    fn hash(_this: ObjRef<'_>, _vm: &mut Vm) -> Result<isize> {
        // CPython's constant since 3.12.
        Ok(0xfca8_6420_u32 as isize)
    }
    #[slot]
    fn new(_cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        only(vm, "NoneType", args, NONE)
    }
}

#[pymethods]
impl NotImplementedType {
    #[slot]
    fn repr(_this: ObjRef<'_>, _vm: &mut Vm) -> Result<Obj> {
        Ok(names::NotImplemented.own())
    }
    #[slot]
    fn bool(_this: ObjRef<'_>, vm: &mut Vm) -> Result<bool> {
        Err(vm.type_error("NotImplemented should not be used in a boolean context"))
    }
    #[slot]
    fn new(_cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        only(vm, "NotImplementedType", args, NOT_IMPLEMENTED)
    }
    fn __reduce__(_this: ObjRef<'_>, _vm: &mut Vm) -> Result<Obj> {
        Ok(names::NotImplemented.own())
    }
}

#[pymethods]
impl EllipsisType {
    #[slot]
    fn repr(_this: ObjRef<'_>, _vm: &mut Vm) -> Result<Obj> {
        Ok(names::Ellipsis.own())
    }
    #[slot]
    fn new(_cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        only(vm, "EllipsisType", args, ELLIPSIS)
    }
    fn __reduce__(_this: ObjRef<'_>, _vm: &mut Vm) -> Result<Obj> {
        Ok(names::Ellipsis.own())
    }
}

/// Checks the arguments of a constructor that takes at most one positional argument.
pub(crate) fn at_most_one<'a>(vm: &mut Vm, name: &str, args: Args<'a>) -> Result<Option<ObjRef<'a>>> {
    no_keywords(vm, name, args)?;
    check_positional(vm, name, args.args().len(), 0, 1)?;
    Ok(args.args().first().copied())
}
