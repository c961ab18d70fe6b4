//! The table of hooks, and the small ones.

use taipan_objects::vm::{Hooks, breaker};
use taipan_objects::{Exception, Obj, ObjRef, ObjectExt, Result, Vm, call, exceptions, object};

/// How code executes, for `taipan_objects`.
pub static HOOKS: Hooks = Hooks {
    call_function: crate::calls::call_function,
    resume: crate::generators::resume,
    next: crate::generators::next,
    import: crate::import::import_hook,
    warn: crate::warnings::warn,
    encode: crate::codecs::encode,
    decode: crate::codecs::decode,
    lookup_error: crate::codecs::lookup_error,
    unraisable,
    audit,
    run_pending,
    no_module_attribute: crate::import::no_attribute,
    eval_text: crate::run::eval_text,
};

/// What an expression statement at the prompt does with its value.
pub fn displayhook(vm: &mut Vm, value: ObjRef<'_>) -> Result<Obj> {
    match crate::sys::get(vm, "displayhook") {
        Some(hook) => call::call(vm, hook.borrow(), &[value]),
        None => Err(vm.runtime_error("lost sys.displayhook")),
    }
}

/// Runs finalizers, weak references' callbacks and collections that wait, and what the eval breaker asks for.
fn run_pending(vm: &mut Vm) -> Result<()> {
    use core::sync::atomic::Ordering::Relaxed;
    vm.put_off = 0;
    drain_finalizers(vm);
    if let Some(generation) = vm.alloc().collection_due()
        && !(vm.alloc().collection_can_wait() && handles_memory_error(vm))
    {
        crate::gc::collect(vm, generation);
    }
    let events = vm.interp().eval_breaker.load(Relaxed) & breaker::EVENTS;
    if events == 0 {
        return Ok(());
    }
    if events & breaker::GIL != 0 {
        crate::gil::give_way(vm);
    }
    if events & breaker::SIGNAL != 0 {
        return crate::signals::answer(vm);
    }
    Ok(())
}

fn handles_memory_error(vm: &Vm) -> bool {
    let current = vm.handled.current();
    current.is_some_and(|error| error.borrow().is_a(exceptions::MEMORY_ERROR))
}

/// Runs the finalizers and weak references' callbacks that wait.
pub fn drain_finalizers(vm: &mut Vm) {
    while vm.alloc().has_finalizers() {
        for waiting in vm.alloc().take_finalizers() {
            finalize(vm, waiting, "Exception ignored while calling weakref callback");
        }
    }
}

/// Gives a dying object its turn: a weak reference's callback, or its class's finalizer. `message` introduces what a
/// callback raises.
pub fn finalize(vm: &mut Vm, waiting: Obj, message: &str) {
    let raised = vm.raised.take();
    let returned = vm.returned.take();
    let callback = waiting
        .downcast::<taipan_objects::weak::Weak>()
        .filter(|weak| weak.upgrade().is_none())
        .and_then(taipan_objects::weak::take_callback);
    if let Some(callback) = callback {
        if let Err(error) = call::call(vm, callback.borrow(), &[waiting.borrow()]) {
            unraisable(vm, error, Some(message), Some(callback.borrow()));
        }
    } else {
        if let Some(del) = waiting.ty().slots().del {
            del(vm, waiting.borrow());
        }
        taipan_objects::set_finalized(waiting.borrow());
    }
    vm.raised = raised;
    vm.returned = returned;
}

/// Reports an exception that nobody can catch, through `sys.unraisablehook` or to stderr.
pub fn unraisable(vm: &mut Vm, error: Exception, message: Option<&str>, obj: Option<ObjRef<'_>>) {
    let instance = vm.instance_of(error);
    if let Err(error) = crate::sys::report_unraisable(vm, instance.borrow(), message, obj) {
        // Reporting has failed too: there is nobody left to tell.
        drop(error);
    }
}

fn audit(vm: &mut Vm, event: &str, args: &[ObjRef<'_>]) -> Result<()> {
    let Some(hooks) = vm.interp().native_state.borrow().get("audit_hooks").cloned() else {
        return Ok(());
    };
    let name = vm.new_str(event)?;
    let args = taipan_objects::tuple::from_refs(vm, args)?;
    let hooks = object::collect(vm, hooks.borrow())?;
    for hook in hooks.iter() {
        call::call(vm, hook.borrow(), &[name.borrow(), args.borrow()])?;
    }
    Ok(())
}
