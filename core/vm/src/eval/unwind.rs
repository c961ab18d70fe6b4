//! From a raised exception to its handler.

use taipan_bytecode::opcode::Opcode;
use taipan_objects::Vm;
use taipan_objects::exception::Exception;
use taipan_objects::exceptions;
use taipan_objects::frame::{Frame, Owner};

use super::watch::Place;
use super::{Ctl, State};
use crate::frame;
use crate::monitoring::Event;
use crate::monitoring::lines::opcode_at;

/// Gives a new exception the one being handled as its context.
pub fn chain_context(vm: &Vm, error: &Exception) {
    let Some(current) = vm.handled.current() else {
        return;
    };
    let instance = error.as_obj();
    if current.borrow().is(instance) || instance.is_immortal() {
        return;
    }
    // A chain that leads back to the new exception is cut: otherwise printing it would never end.
    let mut seen = current.clone();
    let mut slow = current.clone();
    let mut advance_slow = false;
    while let Some(context) = exceptions::context(seen.borrow()) {
        if context.borrow().is(instance) {
            exceptions::clear_context(seen.borrow());
            break;
        }
        seen = context;
        if seen.is(&slow) {
            break;
        }
        if advance_slow && let Some(next) = exceptions::context(slow.borrow()) {
            slow = next;
        }
        advance_slow = !advance_slow;
    }
    exceptions::set_context(error, current.borrow());
}

/// Finds the handler of `vm.raised`, from the running frame outward, and goes on there; or ends the run.
///
/// `here` says that the exception was raised by the running frame's current instruction, so that the frame gets into
/// its traceback.
///
/// # Safety
/// The running frame's `pc` and `sp` are saved, `s.pc` lies behind the instruction that raised, and `vm.raised` is set.
#[cold]
#[inline(never)]
pub unsafe fn unwind(vm: &mut Vm, s: &mut State, here: bool) -> Ctl {
    // SAFETY: frames on the stack are live; what the handler table says was verified.
    unsafe {
        let mut add_entry = here;
        let mut again = !here;
        let mut place = Place::LastCache;
        if let Some(at) = vm.raised_at.take() {
            // The frame shows where the exception was raised first; `s.pc` stays where the next handler is looked for.
            (*s.frame).pc = s.code().first_instruction().add(at + 1);
        }
        loop {
            let current = s.frame;
            if (*current).owner == Owner::Shim {
                return Ctl::Exit;
            }
            let Some(error) = vm.raised.take() else {
                return Ctl::Exit;
            };
            if add_entry {
                let fresh = exceptions::traceback(error.as_obj()).is_none();
                if fresh {
                    let instance = vm.instance_of(error);
                    let Some(error) = Exception::from_instance(instance) else {
                        return Ctl::Exit;
                    };
                    if exceptions::context(error.as_obj()).is_none() {
                        chain_context(vm, &error);
                    }
                    crate::traceback::add_frame(vm, &error, current);
                    vm.raised = Some(error);
                } else {
                    crate::traceback::add_frame(vm, &error, current);
                    vm.raised = Some(error);
                }
            } else {
                vm.raised = Some(error);
            }
            if crate::monitoring::is_on(vm) {
                if add_entry {
                    super::watch::raised(vm, s, Event::RAISE, place);
                } else if again {
                    super::watch::raised(vm, s, Event::RERAISE, Place::Instruction);
                }
                again = false;
            }
            let lasti = Frame::lasti(current);
            let code = &*(*current).code;
            let at = s.pc.offset_from(code.first_instruction()) - 1;
            if let Some(handler) = code.handler(at.max(0) as u32) {
                let wanted = Frame::slots(current).add(code.nlocalsplus() + handler.depth as usize);
                s.sp = (*current).sp;
                while s.sp > wanted {
                    s.drop_top();
                }
                if handler.lasti {
                    s.push_obj(
                        taipan_objects::Obj::small_int(lasti)
                            .unwrap_or_else(|| taipan_objects::Obj::from_i16(0)),
                    );
                }
                let Some(error) = vm.raised.take() else {
                    return Ctl::Exit;
                };
                let instance = vm.instance_of(error);
                s.push_obj(instance);
                s.pc = code.first_instruction().add(handler.target as usize);
                s.save();
                if handler.target as isize <= at
                    && super::control::is_overdue(vm)
                    && let Err(error) = (vm.hooks().run_pending)(vm)
                {
                    vm.raised = Some(error);
                    s.pc = s.pc.add(1);
                    s.save();
                    add_entry = true;
                    continue;
                }
                if crate::monitoring::is_on(vm) {
                    let at = at.max(0) as usize;
                    // A generator that waits stands at the `RESUME` behind its `YIELD_VALUE`.
                    let waits = opcode_at(code, at) == Opcode::YIELD_VALUE;
                    vm.thread.unwound_from.set(at + usize::from(waits));
                    if let Err(error) = super::watch::handled(vm, s) {
                        vm.raised = Some(error);
                        s.pc = code.first_instruction().add(handler.target as usize + 1);
                        s.save();
                        add_entry = false;
                        continue;
                    }
                }
                return match s.drained(vm) {
                    Ctl::Watch => Ctl::Next,
                    ctl => ctl,
                };
            }
            if crate::monitoring::is_on(vm) {
                super::watch::raised(vm, s, Event::PY_UNWIND, place);
            }
            // No handler here: the frame ends, and its caller's instruction has raised.
            let previous = (*current).previous;
            if (*current).owner == Owner::Generator {
                super::generators::fail(vm, current);
            } else {
                frame::clear(vm, current);
                frame::release(vm, current);
                vm.recursion_depth -= 1;
            }
            s.enter(vm, previous);
            add_entry = true;
            place = Place::Before;
        }
    }
}
