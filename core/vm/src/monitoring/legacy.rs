//! `sys.settrace` and `sys.setprofile`.

use taipan_objects::descr::{BUILTIN_METHOD, METHOD_DESCRIPTOR};
use taipan_objects::frame::{self, FrameObject};
use taipan_objects::vm::Thread;
use taipan_objects::{Obj, ObjRef, ObjectExt, Result, Vm, call, exceptions, singletons, tuple};

use super::{Event, Happening, lifecycle};

/// How frames begin, go on, wait and end: trace and profile functions hear of it.
const FRAMES: u32 = Event::PY_START.bit()
    | Event::PY_RESUME.bit()
    | Event::PY_RETURN.bit()
    | Event::PY_YIELD.bit()
    | Event::PY_THROW.bit()
    | Event::PY_UNWIND.bit();

/// What a trace function hears of.
pub const TRACED: u32 = FRAMES
    | Event::LINE.bit()
    | Event::JUMP.bit()
    | Event::RAISE.bit()
    | Event::STOP_ITERATION.bit()
    | Event::INSTRUCTION.bit();

/// What a profile function hears of.
pub const PROFILED: u32 = FRAMES | Event::CALL.bit() | Event::C_RETURN.bit() | Event::C_RAISE.bit();

/// Sets or removes a thread's trace function.
pub fn set_trace(vm: &mut Vm, thread: &Thread, function: Option<Obj>) {
    thread.trace_function.set(function);
    super::update(vm);
}

/// Sets or removes a thread's profile function.
pub fn set_profile(vm: &mut Vm, thread: &Thread, function: Option<Obj>) {
    thread.profile_function.set(function);
    super::update(vm);
}

/// The frame object of the running frame.
fn running_frame(vm: &mut Vm) -> Result<Option<Obj>> {
    match vm.innermost_frame() {
        // SAFETY: a frame on the stack is live.
        #[allow(unsafe_code)]
        Some(frame) => unsafe { frame::object_of(vm, frame).map(Some) },
        None => Ok(None),
    }
}

/// Tells the thread's trace function, or the frame's own.
pub fn trace(vm: &mut Vm, what: &Happening<'_>, args: &[ObjRef<'_>]) -> Result<()> {
    match what.event {
        Event::PY_START | Event::PY_RESUME | Event::PY_THROW => {
            let function = vm.thread.trace_function.get();
            call_trace(vm, what.event, "call", function, singletons::NONE, None)
        }
        _ => {
            // Most frames have no function of their own.
            let Some(running) = vm.innermost_frame() else {
                return Ok(());
            };
            // SAFETY: a frame on the stack is live.
            #[allow(unsafe_code)]
            let object = unsafe { (*running).object.clone() };
            let Some(object) = object else { return Ok(()) };
            let Some(own) = object.downcast::<FrameObject>() else {
                return Ok(());
            };
            let function = own.trace_function.get();
            if function.is_none() {
                return Ok(());
            }
            let none = singletons::NONE;
            match what.event {
                Event::PY_RETURN | Event::PY_YIELD => {
                    let value = args.first().copied().unwrap_or(none);
                    call_trace(vm, what.event, "return", function, value, None)
                }
                Event::PY_UNWIND => call_trace(vm, what.event, "return", function, none, None),
                Event::LINE if own.trace_lines.get() => {
                    let line = what.watched.unit(what.at).line;
                    call_trace(vm, what.event, "line", function, none, Some(line))
                }
                Event::JUMP if own.trace_lines.get() => {
                    let to = args.first().and_then(|to| to.as_small_int()).unwrap_or(0);
                    let to = usize::try_from(to / 2).unwrap_or(0);
                    let line = what.watched.unit(to).line;
                    // Other jumps come to the start of a line.
                    if to > what.at || line < 0 || line != what.watched.unit(what.at).line {
                        return Ok(());
                    }
                    call_trace(vm, what.event, "line", function, none, Some(line))
                }
                Event::INSTRUCTION if own.trace_opcodes.get() => {
                    call_trace(vm, what.event, "opcode", function, none, None)
                }
                Event::RAISE | Event::STOP_ITERATION => {
                    let Some(exception) = args.first() else {
                        return Ok(());
                    };
                    let traceback =
                        exceptions::traceback(*exception).unwrap_or_else(|| singletons::NONE.own());
                    let class = exception.ty().own();
                    let all = tuple::new(vm, &[class, exception.own(), traceback])?;
                    call_trace(vm, what.event, "exception", function, all.borrow(), None)
                }
                _ => Ok(()),
            }
        }
    }
}

fn call_trace(
    vm: &mut Vm,
    event: Event,
    name: &str,
    function: Option<Obj>,
    arg: ObjRef<'_>,
    line: Option<i32>,
) -> Result<()> {
    let (Some(function), Some(object)) = (function, running_frame(vm)?) else {
        return Ok(());
    };
    let name = vm.intern(name)?;
    let Some(own) = object.downcast::<FrameObject>() else {
        return Ok(());
    };
    own.lineno.set(line.unwrap_or(0));
    let answer = super::quietly(vm, event, |vm| {
        call::call(vm, function.borrow(), &[object.borrow(), name.borrow(), arg])
    });
    own.lineno.set(0);
    match answer {
        Ok(next) => {
            if !next.is_none() {
                own.trace_function.set(Some(next));
            }
            Ok(())
        }
        Err(error) => {
            let thread = vm.thread.clone();
            set_trace(vm, &thread, None);
            own.trace_function.set(None);
            Err(error)
        }
    }
}

/// Tells the thread's profile function.
pub fn profile(vm: &mut Vm, what: &Happening<'_>, args: &[ObjRef<'_>]) -> Result<()> {
    let none = singletons::NONE;
    match what.event {
        Event::PY_START | Event::PY_RESUME | Event::PY_THROW => call_profile(vm, what.event, "call", none),
        Event::PY_RETURN | Event::PY_YIELD => {
            let value = args.first().copied().unwrap_or(none);
            call_profile(vm, what.event, "return", value)
        }
        Event::PY_UNWIND => call_profile(vm, what.event, "return", none),
        Event::CALL | Event::C_RETURN | Event::C_RAISE => {
            let name = match what.event {
                Event::CALL => "c_call",
                Event::C_RETURN => "c_return",
                _ => "c_exception",
            };
            let Some(&callee) = args.first() else {
                return Ok(());
            };
            if callee.is_a(BUILTIN_METHOD) {
                return call_profile(vm, what.event, name, callee);
            }
            if !callee.is_exact(METHOD_DESCRIPTOR) {
                return Ok(());
            }
            let missing = lifecycle::monitoring(vm).and_then(|state| state.missing.get());
            let this = args
                .get(1)
                .filter(|this| missing.is_none_or(|missing| !this.is(missing.borrow())));
            let (Some(&this), Some(get)) = (this, callee.ty().slots().descr_get) else {
                return Ok(());
            };
            let method = get(vm, callee, Some(this), Some(this.ty().as_obj()))?;
            call_profile(vm, what.event, name, method.borrow())
        }
        _ => Ok(()),
    }
}

fn call_profile(vm: &mut Vm, event: Event, name: &str, arg: ObjRef<'_>) -> Result<()> {
    let (Some(function), Some(object)) = (vm.thread.profile_function.get(), running_frame(vm)?) else {
        return Ok(());
    };
    let name = vm.intern(name)?;
    let answer = super::quietly(vm, event, |vm| {
        call::call(vm, function.borrow(), &[object.borrow(), name.borrow(), arg])
    });
    match answer {
        Ok(_) => Ok(()),
        Err(error) => {
            let thread = vm.thread.clone();
            set_profile(vm, &thread, None);
            Err(error)
        }
    }
}
