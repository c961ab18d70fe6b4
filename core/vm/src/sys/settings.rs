//! What a program can look at and change while it runs: limits, hooks of generators, tracing, frames.

use taipan_derive::pymodule;
use taipan_objects::dict::Dict;
use taipan_objects::frame::{self, FrameObject};
use taipan_objects::list::List;
use taipan_objects::str::Str;
use taipan_objects::structseq::Fields;
use taipan_objects::vm::Thread;
use taipan_objects::{
    HVec, Obj, ObjRef, ObjectExt, Result, Vm, call, exceptions, float, int, names, object, singletons,
    struct_sequence, tuple,
};

use crate::monitoring::legacy;

struct_sequence! {
    /// asyncgen_hooks
    ///
    /// What is called when asynchronous generators start and when they go.
    pub ASYNCGEN_HOOKS: "builtins", "asyncgen_hooks", visible 2, instantiable false, [
        "firstiter" = "Hook to intercept first iteration",
        "finalizer" = "Hook to intercept finalization",
    ]
}

/// The least that the limit of digits may be.
const FEWEST_DIGITS: isize = 640;

/// Seconds.
const DEFAULT_INTERVAL: f64 = 0.005;

/// Where the switch interval is kept.
const SWITCH_INTERVAL: &str = "switch_interval";

fn or_none(value: Option<Obj>) -> Obj {
    value.unwrap_or_else(|| singletons::NONE.own())
}

/// A trace or profile function as it is kept: nothing for `None`. Raises `NotImplementedError` where code cannot be watched.
fn function_or_none(vm: &mut Vm, function: ObjRef<'_>) -> Result<Option<Obj>> {
    if function.is_none() {
        return Ok(None);
    }
    if !crate::monitoring::SUPPORTED {
        return Err(vm.not_implemented_error("tracing is not supported by this interpreter"));
    }
    Ok(Some(function.own()))
}

/// A hook of asynchronous generators: a callable, or `None`.
fn checked_hook<'a>(vm: &mut Vm, name: &str, hook: Option<ObjRef<'a>>) -> Result<Option<Option<ObjRef<'a>>>> {
    match hook {
        None => Ok(None),
        Some(hook) if hook.is_none() => Ok(Some(None)),
        Some(hook) if object::is_callable(hook) => Ok(Some(Some(hook))),
        Some(hook) => {
            let kind = hook.ty().display_name(vm);
            Err(vm.type_error(format_args!("callable {name} expected, got {kind}")))
        }
    }
}

/// The switch interval, in whole microseconds.
pub fn switch_microseconds(vm: &Vm) -> u32 {
    let known = vm.interp().native_state.borrow().get(SWITCH_INTERVAL).cloned();
    let seconds = known.and_then(|seconds| float::value(seconds.borrow()));
    (seconds.unwrap_or(DEFAULT_INTERVAL) * 1e6) as u32
}

/// A dict of what `look` finds out about each thread, by its number.
fn by_thread(vm: &mut Vm, look: impl Fn(&mut Vm, &Thread) -> Result<Option<Obj>>) -> Result<Obj> {
    let dict = Dict::create(vm)?;
    let threads = vm.interp().threads.borrow().clone();
    for thread in threads {
        if let Some(value) = look(vm, &thread)? {
            let ident = int::new(vm, thread.ident.get())?;
            dict.set(vm, ident.borrow(), value)?;
        }
    }
    Ok(dict.into())
}

/// The functions.
pub struct Part;

#[pymodule(name = "sys", functions = static)]
impl Part {
    /// How deep calls may be nested.
    fn getrecursionlimit(vm: &mut Vm) -> usize {
        vm.recursion_limit
    }
    /// Sets how deep calls may be nested; deeper ones raise RecursionError.
    #[signature("($module, limit, /)")]
    fn setrecursionlimit(vm: &mut Vm, limit: i32) -> Result<()> {
        if limit < 1 {
            return Err(vm.value_error("recursion limit must be greater or equal than 1"));
        }
        let depth = vm.recursion_depth;
        if depth >= limit as usize {
            return Err(vm.recursion_error(format_args!(
                "cannot set the recursion limit to {limit} at the recursion depth {depth}: the limit is too low"
            )));
        }
        vm.recursion_limit = limit as usize;
        vm.interp().recursion_limit.set(limit as usize);
        Ok(())
    }
    /// How many digits an int may have in text, unless the base is a power of two.
    fn get_int_max_str_digits(vm: &mut Vm) -> usize {
        vm.interp().int_max_str_digits.get()
    }
    /// Sets how many digits an int may have in text, unless the base is a power of two. 0 is no limit.
    #[signature("($module, /, maxdigits)")]
    fn set_int_max_str_digits(vm: &mut Vm, maxdigits: isize) -> Result<()> {
        match usize::try_from(maxdigits) {
            Ok(digits) if digits == 0 || maxdigits >= FEWEST_DIGITS => {
                vm.interp().int_max_str_digits.set(digits);
                Ok(())
            }
            _ => Err(vm.value_error("maxdigits must be >= 640 or 0 for unlimited")),
        }
    }
    /// How long a thread runs before it lets another one, in seconds.
    fn getswitchinterval(vm: &mut Vm) -> Result<Obj> {
        let known = vm.interp().native_state.borrow().get(SWITCH_INTERVAL).cloned();
        match known {
            Some(interval) => Ok(interval),
            None => float::new(vm, DEFAULT_INTERVAL),
        }
    }
    /// Sets how long a thread runs before it lets another one, in seconds.
    #[signature("($module, interval, /)")]
    fn setswitchinterval(vm: &mut Vm, interval: f64) -> Result<()> {
        if interval.is_nan() || interval <= 0.0 {
            return Err(vm.value_error("switch interval must be strictly positive"));
        }
        let interval = float::new(vm, interval)?;
        vm.interp()
            .native_state
            .borrow_mut()
            .insert(SWITCH_INTERVAL, interval);
        let microseconds = switch_microseconds(vm);
        crate::gil::set_switch_interval(vm, microseconds);
        Ok(())
    }
    /// How many frames a coroutine remembers of where it was made.
    fn get_coroutine_origin_tracking_depth(vm: &mut Vm) -> usize {
        vm.coroutine_origin_depth
    }
    /// Sets how many frames a coroutine of this thread remembers of where it was made, 0 for none.
    #[signature("($module, /, depth)")]
    fn set_coroutine_origin_tracking_depth(vm: &mut Vm, depth: i32) -> Result<()> {
        match usize::try_from(depth) {
            Ok(depth) => {
                vm.coroutine_origin_depth = depth;
                Ok(())
            }
            Err(_) => Err(vm.value_error("depth must be >= 0")),
        }
    }
    /// The two hooks that set_asyncgen_hooks() sets, as a named tuple.
    fn get_asyncgen_hooks(vm: &mut Vm) -> Result<Obj> {
        let mut fields = Fields::new();
        let (first, last) = (vm.asyncgen_hooks.0.get(), vm.asyncgen_hooks.1.get());
        fields.push(vm, or_none(first))?;
        fields.push(vm, or_none(last))?;
        fields.finish(vm, ASYNCGEN_HOOKS)
    }
    /// set_asyncgen_hooks([firstiter] [, finalizer])
    ///
    /// Sets what is called with an asynchronous generator that starts, and with one that goes.
    #[signature("(firstiter=None, finalizer=None)")]
    fn set_asyncgen_hooks(
        vm: &mut Vm,
        firstiter: Option<ObjRef<'_>>,
        finalizer: Option<ObjRef<'_>>,
    ) -> Result<()> {
        let finalizer = checked_hook(vm, "finalizer", finalizer)?;
        let first = checked_hook(vm, "firstiter", firstiter)?;
        if let Some(hook) = finalizer {
            vm.asyncgen_hooks.1.set(hook.map(ObjRef::own));
        }
        if let Some(hook) = first {
            vm.asyncgen_hooks.0.set(hook.map(ObjRef::own));
        }
        Ok(())
    }
    /// Set the global debug tracing function.
    #[signature("($module, function, /)")]
    fn settrace(vm: &mut Vm, function: ObjRef<'_>) -> Result<()> {
        (vm.hooks().audit)(vm, "sys.settrace", &[])?;
        let function = function_or_none(vm, function)?;
        let thread = vm.thread.clone();
        legacy::set_trace(vm, &thread, function);
        Ok(())
    }
    /// The trace function of this thread, or None.
    fn gettrace(vm: &mut Vm) -> Option<Obj> {
        vm.thread.trace_function.get()
    }
    /// Set the profiling function.
    #[signature("($module, function, /)")]
    fn setprofile(vm: &mut Vm, function: ObjRef<'_>) -> Result<()> {
        (vm.hooks().audit)(vm, "sys.setprofile", &[])?;
        let function = function_or_none(vm, function)?;
        let thread = vm.thread.clone();
        legacy::set_profile(vm, &thread, function);
        Ok(())
    }
    /// The profile function of this thread, or None.
    fn getprofile(vm: &mut Vm) -> Option<Obj> {
        vm.thread.profile_function.get()
    }
    /// Sets the trace function of every thread of this interpreter.
    #[signature("($module, function, /)")]
    fn _settraceallthreads(vm: &mut Vm, function: ObjRef<'_>) -> Result<()> {
        (vm.hooks().audit)(vm, "sys.settrace", &[])?;
        let function = function_or_none(vm, function)?;
        let threads = vm.interp().threads.borrow().clone();
        for thread in threads {
            legacy::set_trace(vm, &thread, function.clone());
        }
        Ok(())
    }
    /// Sets the profile function of every thread of this interpreter.
    #[signature("($module, function, /)")]
    fn _setprofileallthreads(vm: &mut Vm, function: ObjRef<'_>) -> Result<()> {
        (vm.hooks().audit)(vm, "sys.setprofile", &[])?;
        let function = function_or_none(vm, function)?;
        let threads = vm.interp().threads.borrow().clone();
        for thread in threads {
            legacy::set_profile(vm, &thread, function.clone());
        }
        Ok(())
    }
    /// Returns func(*args), with tracing on although a trace function runs.
    #[signature("($module, func, args, /)")]
    fn call_tracing(vm: &mut Vm, func: ObjRef<'_>, args: &tuple::Tuple) -> Result<Obj> {
        let mut borrowed = HVec::new();
        for arg in args.items() {
            borrowed.push(vm.alloc(), arg.borrow())?;
        }
        let before = vm.thread.tracing.replace(0);
        let result = call::call(vm, func, &borrowed);
        vm.thread.tracing.set(before);
        result
    }
    /// Turns on a trampoline for native profilers. Raises ValueError: there is none.
    #[signature("($module, backend, /)")]
    fn activate_stack_trampoline(vm: &mut Vm, backend: &Str) -> Result<()> {
        let _ = backend;
        Err(vm.value_error("perf trampoline not available"))
    }
    /// Turns the trampoline for native profilers off.
    fn deactivate_stack_trampoline(_vm: &mut Vm) {}
    /// Whether a trampoline for native profilers is on.
    fn is_stack_trampoline_active(_vm: &mut Vm) -> bool {
        false
    }
    /// The frame that is depth calls up, the caller's own for 0. Raises ValueError if there is none.
    #[signature("($module, depth=0, /)")]
    fn _getframe(vm: &mut Vm, depth: Option<i32>) -> Result<Obj> {
        let depth = usize::try_from(depth.unwrap_or(0)).unwrap_or(0);
        let Some(found) = frame::at_depth(vm, depth)? else {
            return Err(vm.value_error("call stack is not deep enough"));
        };
        (vm.hooks().audit)(vm, "sys._getframe", &[found.borrow()])?;
        Ok(found)
    }
    /// The module of the function that is depth calls up, the caller's own for 0; None if there is none.
    #[signature("($module, /, depth=0)")]
    fn _getframemodulename(vm: &mut Vm, depth: Option<i32>) -> Result<Option<Obj>> {
        let depth = usize::try_from(depth.unwrap_or(0)).unwrap_or(0);
        let number = int::new(vm, depth)?;
        (vm.hooks().audit)(vm, "sys._getframemodulename", &[number.borrow()])?;
        let Some(found) = frame::at_depth(vm, depth)? else {
            return Ok(None);
        };
        let function = found
            .downcast::<FrameObject>()
            .and_then(|frame| frame.function.clone());
        match function {
            Some(function) => object::lookup_attr(vm, function.borrow(), names::__module__),
            None => Ok(None),
        }
    }
    /// The frame that each thread runs, by the thread's identifier.
    fn _current_frames(vm: &mut Vm) -> Result<Obj> {
        (vm.hooks().audit)(vm, "sys._current_frames", &[])?;
        let mine = vm.ident;
        by_thread(vm, |vm, thread| {
            if thread.ident.get() == mine {
                frame::at_depth(vm, 0)
            } else {
                frame::at_depth_of(vm, thread.frame.get(), 0)
            }
        })
    }
    /// The exception that each thread handles, by the thread's identifier.
    fn _current_exceptions(vm: &mut Vm) -> Result<Obj> {
        (vm.hooks().audit)(vm, "sys._current_exceptions", &[])?;
        let mine = vm.ident;
        by_thread(vm, |vm, thread| {
            let handled = if thread.ident.get() == mine {
                vm.handled.current().cloned()
            } else {
                thread.handled.get()
            };
            Ok(Some(or_none(handled)))
        })
    }
    /// Tells the audit hooks of an event. What they raise goes on.
    #[signature("($module, event, /, *args)")]
    fn audit(vm: &mut Vm, event: &Str, args: &[ObjRef<'_>]) -> Result<()> {
        let event = event.to_wtf8();
        match event.as_str() {
            Some(event) => (vm.hooks().audit)(vm, event, args),
            None => Err(vm.value_error("the event must be valid text")),
        }
    }
    /// Adds a new audit hook callback.
    #[signature("($module, /, hook)")]
    fn addaudithook(vm: &mut Vm, hook: ObjRef<'_>) -> Result<()> {
        // A hook that is there already may refuse the new one.
        match (vm.hooks().audit)(vm, "sys.addaudithook", &[]) {
            Err(error) if error.matches(exceptions::EXCEPTION) => return Ok(()),
            result => result?,
        }
        let known = vm.interp().native_state.borrow().get("audit_hooks").cloned();
        match known.map(Obj::into_ref::<List>) {
            Some(Ok(hooks)) => hooks.push(vm, hook.own()),
            _ => {
                let mut items = HVec::new();
                items.push(vm.alloc(), hook.own())?;
                let hooks: Obj = List::create(vm, items)?.into();
                vm.interp().native_state.borrow_mut().insert("audit_hooks", hooks);
                Ok(())
            }
        }
    }
}
