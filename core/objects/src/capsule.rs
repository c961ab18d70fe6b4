//! `types.CapsuleType`: what extension modules pass pointers in. Rust code needs none, so no instance is ever made; the
//! type is there because `types` names it.

use taipan_derive::{pyclass, pymethods};
use taipan_heap::{Obj, Ref, Trace, Visitor};

use crate::exception::Result;
use crate::vm::Vm;

/// A capsule holds something of native code, under a name, for other native code.
#[pyclass(name = "PyCapsule", trace = custom, bits = [DISALLOW_INSTANTIATION])]
pub struct Capsule {
    name: Option<&'static str>,
}

impl Trace for Capsule {
    fn trace(&self, _: &mut Visitor<'_>) {}
}

#[pymethods]
impl Capsule {
    #[slot]
    fn repr(this: &Ref<Self>, vm: &mut Vm) -> Result<Obj> {
        let id = this.as_obj().id();
        match this.name {
            Some(name) => vm.format(format_args!("<capsule object \"{name}\" at {id:#x}>")),
            None => vm.format(format_args!("<capsule object NULL at {id:#x}>")),
        }
    }
}
