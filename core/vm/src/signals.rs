//! Signals as Python sees them: a flag is raised asynchronously, the handler runs at a safe point.

use taipan_objects::{Result, Vm, exceptions};

/// Runs what an arrived signal asks for: without a handler of the program's own, `KeyboardInterrupt`.
pub fn run_handlers(vm: &mut Vm) -> Result<()> {
    Err(vm.exception_from_args(exceptions::KEYBOARD_INTERRUPT, &[])?)
}
