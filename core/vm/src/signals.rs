//! Signals as Python sees them: a flag is raised asynchronously, the handler runs at a safe point.

use core::sync::atomic::Ordering::Relaxed;

use taipan_objects::vm::breaker;
use taipan_objects::{Result, Vm, exceptions};

/// Runs the handlers of signals that have arrived: for native code whose call a signal ended.
pub fn check(vm: &mut Vm) -> Result<()> {
    if vm.interp().eval_breaker.load(Relaxed) & breaker::SIGNAL == 0 {
        return Ok(());
    }
    // Not every board has an atomic read-modify-write; a signal that arrives in between is the same signal.
    let all = vm.interp().eval_breaker.load(Relaxed);
    vm.interp().eval_breaker.store(all & !breaker::SIGNAL, Relaxed);
    run_handlers(vm)
}

/// Runs what an arrived signal asks for: without a handler of the program's own, `KeyboardInterrupt`.
pub fn run_handlers(vm: &mut Vm) -> Result<()> {
    Err(vm.exception_from_args(exceptions::KEYBOARD_INTERRUPT, &[])?)
}
