//! `types.GenericAlias` (PEP 585): `list[int]`. Unions are in `union.rs`.

use taipan_derive::{pyclass, pymethods};
use taipan_heap::{Obj, ObjRef};

use crate::exception::Result;
use crate::singletons::NOT_IMPLEMENTED;
use crate::tuple;
use crate::vm::Vm;

/// Represent a PEP 585 generic type
#[pyclass(name = "GenericAlias", module = "types", flags = [GC, WEAKREF], bits = [BASETYPE])]
pub struct GenericAlias {
    /// `__origin__`
    pub origin: Obj,
    /// `__args__`, a tuple
    pub args: Obj,
}

/// `origin[args]`; one argument that is no tuple becomes a tuple of one.
pub fn create(vm: &mut Vm, origin: Obj, args: Obj) -> Result<Obj> {
    let args = if tuple::items(args.borrow()).is_some() {
        args
    } else {
        tuple::new(vm, &[args])?
    };
    Ok(vm
        .alloc()
        .instance(GENERIC_ALIAS.as_obj(), GenericAlias { origin, args })?
        .into())
}

/// `left | right` of two types.
pub fn union_or(vm: &mut Vm, left: ObjRef<'_>, right: ObjRef<'_>) -> Result<Obj> {
    let _ = (vm, left, right);
    Ok(NOT_IMPLEMENTED.own())
}

#[pymethods]
impl GenericAlias {
    #[getter]
    fn __origin__(&self, _vm: &mut Vm) -> Obj {
        self.origin.clone()
    }
    #[getter]
    fn __args__(&self, _vm: &mut Vm) -> Obj {
        self.args.clone()
    }
}
