//! Template strings (PEP 750).

use taipan_heap::{Obj, ObjRef};

use crate::exception::{Exception, Result};
use crate::vm::Vm;

#[cold]
fn missing(vm: &mut Vm) -> Exception {
    vm.not_implemented_error("template strings need string.templatelib")
}

/// A `Template` of its strings and interpolations, both tuples.
pub fn from_parts(vm: &mut Vm, _strings: ObjRef<'_>, _interpolations: ObjRef<'_>) -> Result<Obj> {
    Err(missing(vm))
}

/// An `Interpolation`; `conversion` as `CONVERT_VALUE` numbers them.
pub fn interpolation(
    vm: &mut Vm,
    _value: ObjRef<'_>,
    _text: ObjRef<'_>,
    _conversion: u32,
    _format: Option<ObjRef<'_>>,
) -> Result<Obj> {
    Err(missing(vm))
}
