//! The module `_thread`: locks, thread-local data, and what `threading` asks of the interpreter.
//!
//! - `lock`: `lock` and `RLock`;
//! - `gate`: what they wait for;
//! - `local`: `_local`;
//! - `handle`: `_ThreadHandle`, and starting threads.
//!
//! Where the platform has no threads, starting one raises `RuntimeError`, as CPython does where the system has no room for
//! one. Locks work all the same, and wait so that signals are handled.

mod gate;
pub mod handle;
pub mod local;
pub mod lock;

use alloc::boxed::Box;

use taipan_derive::pymodule;
use taipan_objects::module::{self, Module};
use taipan_objects::structseq;
use taipan_objects::{
    HVec, Obj, ObjRef, ObjectExt, Ref, Result, Vm, dict, exceptions, float, names, object, singletons,
    struct_sequence, tuple,
};
use taipan_platform::{Nanoseconds, Wake};
use taipan_unicode::Wtf8Buf;
use taipan_vm::timespan::{self, Rounding, SECOND};
use taipan_vm::{gil, lifecycle, signals, sys, traceback};

struct_sequence! {
    /// ExceptHookArgs
    ///
    /// What threading.excepthook is called with.
    pub EXCEPT_HOOK_ARGS: "_thread", "_ExceptHookArgs", visible 4, instantiable true, [
        "exc_type" = "Exception type",
        "exc_value" = "Exception value",
        "exc_traceback" = "Exception traceback",
        "thread" = "Thread",
    ]
}

/// The longest wait, in seconds, that a lock can be asked for.
pub const TIMEOUT_MAX: f64 = 9_223_372_036.0;

/// The least stack that a thread can be asked to have, in bytes.
const SMALLEST_STACK: isize = 53_248;

/// Waits until the monotonic clock shows `deadline` (for ever without one), handling signals. Where there is no clock, what is
/// waited for can never happen: `RuntimeError`.
pub fn wait_until(vm: &mut Vm, deadline: Option<i64>) -> Result<()> {
    const LONG: i64 = 3_600_000_000_000;
    let Some(clock) = lifecycle::platform(vm).and_then(|platform| platform.clock()) else {
        return Err(vm.runtime_error("waiting for a lock that nobody can release"));
    };
    loop {
        let now = clock
            .now(taipan_platform::ClockKind::Monotonic)
            .unwrap_or(i64::MAX);
        if deadline.is_some_and(|deadline| now >= deadline) {
            return Ok(());
        }
        let until = deadline.unwrap_or(i64::MAX).min(now.saturating_add(LONG));
        if gil::released(vm, || clock.sleep_until(until)) == Wake::Interrupted {
            signals::check(vm)?;
        }
    }
}

/// When a wait of `timeout` seconds ends; `None` for one without end (-1). Raises `ValueError`, `OverflowError`.
pub fn deadline(vm: &mut Vm, blocking: bool, timeout: Option<ObjRef<'_>>) -> Result<Option<Option<i64>>> {
    const NONE: Nanoseconds = -SECOND;
    let span = match timeout {
        None => NONE,
        Some(timeout) => timespan::seconds(vm, timeout, Rounding::Up)?,
    };
    if !blocking && span != NONE {
        return Err(vm.value_error("can't specify a timeout for a non-blocking call"));
    }
    if span < 0 && span != NONE {
        return Err(vm.value_error("timeout value must be a non-negative number"));
    }
    if !blocking {
        return Ok(None);
    }
    if span < 0 {
        return Ok(Some(None));
    }
    let now = lifecycle::platform(vm)
        .and_then(|platform| platform.clock())
        .and_then(|clock| clock.now(taipan_platform::ClockKind::Monotonic))
        .unwrap_or(0);
    Ok(Some(Some(now.saturating_add(span))))
}

/// When a join of `timeout` seconds ends; a negative one has no end.
fn join_deadline(vm: &mut Vm, timeout: ObjRef<'_>) -> Result<Option<i64>> {
    if timespan::seconds(vm, timeout, Rounding::Up)? < 0 {
        return Ok(None);
    }
    Ok(deadline(vm, true, Some(timeout))?.flatten())
}

/// Where `stack_size` keeps what it was told.
const STACK_SIZE: &str = "thread_stack_size";

/// The stack that new threads are to have, in bytes.
fn stack_size(vm: &Vm) -> Option<usize> {
    let known = vm.interp().native_state.borrow().get(STACK_SIZE).cloned();
    let size = known.and_then(|size| size.borrow().as_small_int())?;
    usize::try_from(size).ok().filter(|size| *size > 0)
}

/// Positional arguments and a dict of keywords, as a call wants them: all values, and the keywords' names.
fn spread(vm: &mut Vm, args: &[Obj], keywords: Option<&Obj>) -> Result<(HVec<Obj>, HVec<Obj>)> {
    let (mut values, mut names) = (HVec::new(), HVec::new());
    for arg in args {
        values.push(vm.alloc(), arg.clone())?;
    }
    if let Some(keywords) = keywords.and_then(|keywords| keywords.downcast::<dict::Dict>()) {
        let mut at = 0;
        while let Some((name, value)) = keywords.next_entry(vm, &mut at) {
            names.push(vm.alloc(), name)?;
            values.push(vm.alloc(), value)?;
        }
    }
    Ok((values, names))
}

/// The name under which a thread's exception is reported.
fn thread_name(vm: &mut Vm, thread: ObjRef<'_>) -> Result<Option<Obj>> {
    if thread.is_none() {
        return Ok(None);
    }
    object::lookup_attr(vm, thread, names::name)
}

/// Threads and locks, as the platform has them.
/// The module 'threading' builds on it.
pub struct ThreadModule;

/// Threads and locks, as the platform has them.
/// The module 'threading' builds on it.
#[pymodule(name = "_thread")]
impl ThreadModule {
    #[init]
    fn fill(vm: &mut Vm, module: &Ref<Module>) -> Result<()> {
        for (name, class) in [
            ("error", exceptions::RUNTIME_ERROR),
            ("lock", lock::LOCK),
            ("LockType", lock::LOCK),
            ("RLock", lock::R_LOCK),
            ("_local", local::LOCAL),
            ("_ThreadHandle", handle::THREAD_HANDLE),
            ("_ExceptHookArgs", EXCEPT_HOOK_ARGS),
        ] {
            module::add(vm, module, name, class.own())?;
        }
        let most = float::new(vm, TIMEOUT_MAX)?;
        module::add(vm, module, "TIMEOUT_MAX", most)?;
        let longest = taipan_objects::int::new(vm, 15)?;
        module::add(vm, module, "_NAME_MAXLEN", longest)
    }
    /// Create a new lock object.
    fn allocate_lock(vm: &mut Vm) -> Result<Obj> {
        lock::create(vm)
    }
    /// An obsolete synonym of allocate_lock().
    fn allocate(vm: &mut Vm) -> Result<Obj> {
        lock::create(vm)
    }
    /// Return a non-zero integer that uniquely identifies the current thread.
    fn get_ident(vm: &mut Vm) -> u64 {
        vm.ident
    }
    /// Return a non-negative integer identifying the thread as reported by the system.
    fn get_native_id(vm: &mut Vm) -> u64 {
        let threads = lifecycle::platform(vm).and_then(|platform| platform.threads());
        threads.and_then(|threads| threads.native_id()).unwrap_or(1)
    }
    /// Internal only. Return a non-zero integer that uniquely identifies the main thread.
    fn _get_main_thread_ident(vm: &mut Vm) -> u64 {
        let threads = vm.interp().threads.borrow();
        let main = threads.iter().find(|thread| thread.is_main);
        main.map_or(vm.ident, |thread| thread.ident.get())
    }
    /// Whether this is the interpreter that the process began with.
    fn _is_main_interpreter(_vm: &mut Vm) -> bool {
        true
    }
    /// Whether threads may outlive the main thread in this interpreter.
    fn daemon_threads_allowed(_vm: &mut Vm) -> bool {
        true
    }
    /// How many threads run that this module has started.
    fn _count(vm: &mut Vm) -> usize {
        vm.interp().threads.borrow().len().saturating_sub(1)
    }
    /// Waits until every other thread that is not a daemon has ended.
    fn _shutdown(vm: &mut Vm) -> Result<()> {
        handle::shutdown(vm)
    }
    /// Get the name of the current thread.
    fn _get_name(vm: &mut Vm) -> Result<Obj> {
        match vm.thread.name.get() {
            Some(name) => Ok(name),
            None => vm.new_str("taipan"),
        }
    }
    /// Set the name of the current thread.
    #[signature("($module, /, name)")]
    fn set_name(vm: &mut Vm, name: &taipan_objects::str::Str) -> Result<()> {
        let bytes = name.to_wtf8();
        // Cut where a character ends.
        let mut text = Wtf8Buf::new();
        for character in bytes.code_points() {
            let mut longer = text.clone();
            longer.push(character);
            if longer.as_bytes().len() > 15 {
                break;
            }
            text = longer;
        }
        if let Some(threads) = lifecycle::platform(vm).and_then(|platform| platform.threads()) {
            threads.set_name(text.as_bytes());
        }
        let shown = vm.new_str_from_wtf8(&text)?;
        vm.thread.name.set(Some(shown));
        Ok(())
    }
    /// The size of a new thread's native stack, 0 for the system's own choice. With an argument, sets it.
    #[signature("($module, size=0, /)")]
    fn stack_size(vm: &mut Vm, size: Option<isize>) -> Result<isize> {
        let size = size.unwrap_or(0);
        if size != 0 && size < SMALLEST_STACK {
            return Err(vm.value_error(format_args!("size must be at least {SMALLEST_STACK} bytes")));
        }
        let key = STACK_SIZE;
        let before = vm.interp().native_state.borrow().get(key).cloned();
        let now = taipan_objects::int::new(vm, size)?;
        vm.interp().native_state.borrow_mut().insert(key, now);
        Ok(before.and_then(|size| size.borrow().as_small_int()).unwrap_or(0))
    }
    /// Calls function(*args, **kwargs) in a new thread. Returns the thread's identifier.
    #[signature("($module, function, args, kwargs={}, /)")]
    fn start_new_thread(
        vm: &mut Vm,
        function: ObjRef<'_>,
        args: ObjRef<'_>,
        kwargs: Option<ObjRef<'_>>,
    ) -> Result<u64> {
        if !object::is_callable(function) {
            return Err(vm.type_error("first arg must be callable"));
        }
        if tuple::items(args).is_none() {
            return Err(vm.type_error("2nd arg must be a tuple"));
        }
        if kwargs.is_some_and(|kwargs| kwargs.downcast::<dict::Dict>().is_none()) {
            return Err(vm.type_error("optional 3rd arg must be a dictionary"));
        }
        (vm.hooks().audit)(
            vm,
            "_thread.start_new_thread",
            &[function, args, kwargs.unwrap_or(singletons::NONE)],
        )?;
        let (function, args, kwargs) = (function.own(), args.own(), kwargs.map(ObjRef::own));
        let body = move |vm: &mut Vm| handle::call_function(vm, &function, &args, kwargs.as_ref());
        let started = handle::start(vm, None, true, Box::new(body))?;
        Ok(started.ident_number())
    }
    /// The older name of start_new_thread().
    #[signature("($module, function, args, kwargs={}, /)")]
    fn start_new(
        vm: &mut Vm,
        function: ObjRef<'_>,
        args: ObjRef<'_>,
        kwargs: Option<ObjRef<'_>>,
    ) -> Result<u64> {
        Self::start_new_thread(vm, function, args, kwargs)
    }
    /// What `threading.Thread` calls to start its thread.
    #[signature("($module, /, function, handle=None, daemon=True)")]
    fn start_joinable_thread(
        vm: &mut Vm,
        function: ObjRef<'_>,
        handle: Option<ObjRef<'_>>,
        daemon: Option<bool>,
    ) -> Result<Obj> {
        if !object::is_callable(function) {
            return Err(vm.type_error("thread function must be callable"));
        }
        let handle = handle.filter(|handle| !handle.is_none());
        if handle.is_some_and(|handle| !handle.is_a(handle::THREAD_HANDLE)) {
            return Err(vm.type_error("'handle' must be a _ThreadHandle"));
        }
        let daemon = daemon.unwrap_or(true);
        let shown = singletons::bool_object(daemon);
        (vm.hooks().audit)(
            vm,
            "_thread.start_joinable_thread",
            &[function, shown, handle.unwrap_or(singletons::NONE)],
        )?;
        let function = function.own();
        let args = tuple::new(vm, &[])?;
        let body = move |vm: &mut Vm| handle::call_function(vm, &function, &args, None);
        Ok(handle::start(vm, handle, daemon, Box::new(body))?.into())
    }
    /// A handle for a thread that was started elsewhere. Serves `threading`.
    #[signature("($module, ident, /)")]
    fn _make_thread_handle(vm: &mut Vm, ident: ObjRef<'_>) -> Result<Obj> {
        handle::create(vm, ident)
    }
    /// Ends the thread: raises SystemExit.
    fn exit(vm: &mut Vm) -> Result<Obj> {
        Err(vm.exception_from_args(exceptions::SYSTEM_EXIT, &[])?)
    }
    /// An obsolete synonym of exit().
    fn exit_thread(vm: &mut Vm) -> Result<Obj> {
        Self::exit(vm)
    }
    /// Simulate the arrival of the given signal in the main thread.
    #[signature("($module, signum=signal.SIGINT, /)")]
    fn interrupt_main(vm: &mut Vm, signum: Option<i32>) -> Result<()> {
        let signum = signum.unwrap_or(2);
        if !(1..=64).contains(&signum) {
            return Err(vm.value_error("signal number out of range"));
        }
        signals::raise(vm, signum as u32);
        Ok(())
    }
    /// Handle uncaught Thread.run() exception.
    #[signature("($module, args, /)")]
    fn _excepthook(vm: &mut Vm, args: ObjRef<'_>) -> Result<()> {
        if !args.is_exact(EXCEPT_HOOK_ARGS) {
            return Err(vm.type_error("_thread.excepthook argument type must be ExceptHookArgs"));
        }
        let field = |at| structseq::field(args, at).unwrap_or_else(|| singletons::NONE.own());
        let (class, value, thread) = (field(0), field(1), field(3));
        if class.borrow().is(exceptions::SYSTEM_EXIT.as_obj()) {
            return Ok(());
        }
        let mut text = Wtf8Buf::new();
        text.push_str("Exception in thread ");
        match thread_name(vm, thread.borrow())? {
            Some(name) => {
                let name = object::str(vm, name.borrow())?;
                if let Some(name) = name.downcast::<taipan_objects::str::Str>() {
                    text.push_wtf8(&name.to_wtf8());
                }
            }
            None => text.push_str(&alloc::format!("{}", vm.ident)),
        }
        text.push_str(":\n");
        if !value.is_none() {
            let shown = traceback::format_exception(vm, value.borrow(), &mut |_, _, _| None)?;
            text.push_wtf8(&shown);
        }
        sys::write_error_text(vm, &text);
        Ok(())
    }
}
