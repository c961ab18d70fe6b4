//! What type parameter syntax makes (PEP 695, 696).

use taipan_heap::{Obj, ObjRef};

use crate::exception::{Exception, Result};
use crate::vm::Vm;

#[cold]
fn missing(vm: &mut Vm) -> Exception {
    vm.not_implemented_error("type parameters need the typing types")
}

/// `typing.TypeVar`
pub fn type_var(
    vm: &mut Vm,
    _name: ObjRef<'_>,
    _bound: Option<ObjRef<'_>>,
    _constraints: Option<ObjRef<'_>>,
) -> Result<Obj> {
    Err(missing(vm))
}

/// `typing.ParamSpec`
pub fn param_spec(vm: &mut Vm, _name: ObjRef<'_>) -> Result<Obj> {
    Err(missing(vm))
}

/// `typing.TypeVarTuple`
pub fn type_var_tuple(vm: &mut Vm, _name: ObjRef<'_>) -> Result<Obj> {
    Err(missing(vm))
}

/// `typing.Generic[params]`
pub fn subscript_generic(vm: &mut Vm, _params: ObjRef<'_>) -> Result<Obj> {
    Err(missing(vm))
}

/// `typing.TypeAliasType` of the `type` statement
pub fn type_alias(vm: &mut Vm, _parts: ObjRef<'_>) -> Result<Obj> {
    Err(missing(vm))
}

/// Gives a type parameter its default.
pub fn set_default(vm: &mut Vm, _param: ObjRef<'_>, _default: ObjRef<'_>) -> Result<Obj> {
    Err(missing(vm))
}
