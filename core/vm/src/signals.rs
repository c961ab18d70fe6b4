//! Signals as Python sees them: they are noted when they arrive, and their handlers run at a safe point.
//!
//! The handlers are the objects that `_signal.signal` was given: a table that this module keeps for the interpreter, since an
//! interpreter that never imported `_signal` gets `KeyboardInterrupt` all the same.

use taipan_objects::list::List;
use taipan_objects::vm::breaker;
use taipan_objects::{HVec, Obj, ObjectExt, Ref, Result, Vm, call, exceptions, int, singletons};

/// How many signals there are: numbers below this.
pub const COUNT: u32 = 65;
/// Ctrl-C.
pub const SIGINT: u32 = 2;

/// The handlers by number, if `_signal` has been imported: callables, or the `int`s `SIG_DFL` (0) and `SIG_IGN` (1), or `None`
/// for what Python does not know.
pub fn handlers(vm: &Vm) -> Option<Ref<List>> {
    let known = vm.interp().native_state.borrow().get("signal_handlers").cloned();
    known.and_then(|list| list.into_ref::<List>().ok())
}

/// Makes the table of handlers, filled by `initial`.
pub fn make_handlers(vm: &mut Vm, initial: impl Fn(&mut Vm, u32) -> Result<Obj>) -> Result<Ref<List>> {
    let mut items = HVec::new();
    for signal in 0..COUNT {
        let handler = initial(vm, signal)?;
        items.push(vm.alloc(), handler)?;
    }
    let list = List::create(vm, items)?;
    let kept: Obj = list.clone().into();
    vm.interp()
        .native_state
        .borrow_mut()
        .insert("signal_handlers", kept);
    Ok(list)
}

/// Pretends that a signal has arrived, unless it is ignored or left to the system.
pub fn raise(vm: &mut Vm, signal: u32) {
    if signal >= COUNT {
        return;
    }
    vm.interp().config.borrow_mut().simulated_signals |= 1_u64.checked_shl(signal).unwrap_or(1);
    breaker::ask(vm.interp().eval_breaker, breaker::SIGNAL);
}

/// Runs the handlers of signals that have arrived: for native code whose call a signal ended. Only the main thread handles
/// signals: in others this does nothing.
pub fn check(vm: &mut Vm) -> Result<()> {
    if !vm.thread.is_main {
        return Ok(());
    }
    if breaker::take(vm.interp().eval_breaker, breaker::SIGNAL) != 0 {
        return run_handlers(vm);
    }
    let platform = crate::lifecycle::platform(vm);
    if platform.is_none_or(|platform| platform.signals().is_none()) {
        return Ok(());
    }
    run_noted(vm).map(drop)
}

/// What the eval loop does when the breaker tells of a signal: the main thread handles it, another one leaves it to the main
/// thread's next turn.
pub fn answer(vm: &mut Vm) -> Result<()> {
    breaker::take(vm.interp().eval_breaker, breaker::SIGNAL);
    if vm.thread.is_main {
        return run_handlers(vm);
    }
    vm.interp().signals_wait.set(true);
    Ok(())
}

/// Runs what arrived signals ask for: the program's handlers; without one, `KeyboardInterrupt` for Ctrl-C.
pub fn run_handlers(vm: &mut Vm) -> Result<()> {
    let platform = crate::lifecycle::platform(vm);
    if run_noted(vm)? || platform.is_some_and(|platform| platform.signals().is_some()) {
        return Ok(());
    }
    // A platform without signals has only Ctrl-C to tell of.
    handle(vm, SIGINT)
}

/// Runs the handlers of what has arrived; says whether anything has.
fn run_noted(vm: &mut Vm) -> Result<bool> {
    let mut any = false;
    while let Some(signal) = next(vm) {
        any = true;
        handle(vm, signal)?;
    }
    Ok(any)
}

fn next(vm: &mut Vm) -> Option<u32> {
    let simulated = vm.interp().config.borrow().simulated_signals;
    if simulated != 0 {
        let signal = simulated.trailing_zeros();
        vm.interp().config.borrow_mut().simulated_signals = simulated & (simulated - 1);
        // Bit 0 stands for the one number beyond the others.
        return Some(if signal == 0 { COUNT - 1 } else { signal });
    }
    crate::lifecycle::platform(vm)?.signals()?.take()
}

/// Calls the handler of one signal.
fn handle(vm: &mut Vm, signal: u32) -> Result<()> {
    let handler = handlers(vm).and_then(|handlers| handlers.items(vm).get(signal as usize).cloned());
    let handler = match handler {
        Some(handler) => handler,
        None if signal == SIGINT => {
            return Err(vm.exception_from_args(exceptions::KEYBOARD_INTERRUPT, &[])?);
        }
        None => return Ok(()),
    };
    if handler.is_none() || handler.is_a(int::INT) {
        return Ok(());
    }
    let number = int::new(vm, signal)?;
    let frame = taipan_objects::frame::at_depth(vm, 0)?.unwrap_or_else(|| singletons::NONE.own());
    call::call(vm, handler.borrow(), &[number.borrow(), frame.borrow()]).map(drop)
}
