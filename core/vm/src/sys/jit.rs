//! `sys._jit`: what programs ask of a just-in-time compiler, which there is none of.

use taipan_derive::pymodule;

use taipan_objects::module::{self, PyModule as _};
use taipan_objects::{Obj, Result, Vm};

/// The module.
pub(super) fn create(vm: &mut Vm) -> Result<Obj> {
    Ok(module::from_def(vm, const { &Jit::DEF })?.into())
}

/// What is known of a just-in-time compiler.
pub struct Jit;

#[pymodule(name = "sys._jit")]
impl Jit {
    /// Whether this Python was built with a just-in-time compiler.
    fn is_available(_vm: &mut Vm) -> bool {
        false
    }
    /// Whether there is a just-in-time compiler and it may be used.
    fn is_enabled(_vm: &mut Vm) -> bool {
        false
    }
    /// Whether the innermost Python frame runs code that was compiled just in time.
    fn is_active(_vm: &mut Vm) -> bool {
        false
    }
}
