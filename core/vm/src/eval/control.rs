//! Jumps, loops, return, and moving values on the stack.

use taipan_objects::exceptions;
use taipan_objects::frame::{Frame, Owner};
use taipan_objects::generator::{Generator, State as GeneratorState};
use taipan_objects::{ObjectExt, StackRef, Vm, object, singletons};

use super::{Ctl, State, attempt, raise, specialize};
use crate::frame;

#[inline(always)]
pub unsafe fn NOP(_vm: &mut Vm, _s: &mut State) -> Ctl {
    Ctl::Next
}

#[inline(always)]
pub unsafe fn NOT_TAKEN(_vm: &mut Vm, _s: &mut State) -> Ctl {
    Ctl::Next
}

pub unsafe fn CACHE(vm: &mut Vm, s: &mut State) -> Ctl {
    let error = vm.system_error("executing a cache");
    raise(vm, s, error)
}

pub unsafe fn RESERVED(vm: &mut Vm, s: &mut State) -> Ctl {
    let error = vm.system_error("executing a reserved instruction");
    raise(vm, s, error)
}

pub unsafe fn ENTER_EXECUTOR(vm: &mut Vm, s: &mut State) -> Ctl {
    let error = vm.system_error("there are no executors");
    raise(vm, s, error)
}

#[inline(always)]
pub unsafe fn EXTENDED_ARG(_vm: &mut Vm, _s: &mut State) -> Ctl {
    Ctl::Extended
}

/// Whether something waits for a safe point: at function entry and backward jumps.
#[inline(always)]
fn has_events(vm: &Vm) -> bool {
    vm.eval_breaker.load(core::sync::atomic::Ordering::Relaxed) != 0 || vm.alloc().has_pending()
}

#[inline(always)]
pub unsafe fn RESUME(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: (here and below in this file) the verifier's promise about the code.
    unsafe { (*s.frame).started = true }
    if has_events(vm) {
        return Ctl::Miss;
    }
    Ctl::Next
}

#[inline(always)]
pub unsafe fn RESUME_CHECK(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: as the general form.
    unsafe { RESUME(vm, s) }
}

pub unsafe fn RESUME_SLOW(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `RESUME`.
    unsafe {
        let ctl = super::heed(vm, s);
        if ctl == Ctl::Watch {
            // The driver that watches runs it again, and tells that a function begins.
            s.pc = s.pc.sub(1);
        }
        ctl
    }
}

#[inline(always)]
pub unsafe fn JUMP_FORWARD(_vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `RESUME`.
    unsafe { s.skip(s.oparg as usize) }
    Ctl::Next
}

#[inline(always)]
pub unsafe fn JUMP_BACKWARD(vm: &mut Vm, s: &mut State) -> Ctl {
    if has_events(vm) {
        return Ctl::Miss;
    }
    // SAFETY: see `RESUME`.
    unsafe { s.pc = s.pc.add(1).sub(s.oparg as usize) }
    Ctl::Next
}

pub unsafe fn JUMP_BACKWARD_SLOW(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `RESUME`.
    unsafe {
        let ctl = super::heed(vm, s);
        if ctl != Ctl::Error {
            s.pc = s.pc.add(1).sub(s.oparg as usize);
        }
        ctl
    }
}

#[inline(always)]
pub unsafe fn JUMP_BACKWARD_NO_INTERRUPT(vm: &mut Vm, s: &mut State) -> Ctl {
    if has_events(vm) {
        return Ctl::Miss;
    }
    // SAFETY: see `RESUME`.
    unsafe { s.pc = s.pc.sub(s.oparg as usize) }
    Ctl::Next
}

/// Whether what waits for a safe point has been put off as often as no compiler's code does it: a loop has an instruction
/// that looks, but code that was made by hand need not have one.
pub fn is_overdue(vm: &mut Vm) -> bool {
    const OFTEN: u32 = 64;
    if !has_events(vm) {
        return false;
    }
    vm.put_off += 1;
    vm.put_off > OFTEN
}

pub unsafe fn JUMP_BACKWARD_NO_INTERRUPT_SLOW(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `RESUME`.
    unsafe {
        let ctl = if is_overdue(vm) {
            super::heed(vm, s)
        } else {
            Ctl::Next
        };
        if ctl != Ctl::Error {
            s.pc = s.pc.sub(s.oparg as usize);
        }
        ctl
    }
}

/// Jumps if `taken`. The barrier keeps LLVM from making a conditional move of the program counter, which every later
/// fetch would wait for.
#[inline(always)]
unsafe fn jump_if(s: &mut State, taken: bool) -> Ctl {
    // SAFETY: jump targets lie inside the code (verified).
    unsafe {
        s.skip(1);
        if taken {
            super::barrier();
            s.skip(s.oparg as usize);
        }
    }
    Ctl::Next
}

#[inline(always)]
pub unsafe fn POP_JUMP_IF_FALSE(_vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: the operand is a bool (`TO_BOOL`), which is immortal: there is nothing to give up.
    unsafe {
        let taken = s.peek(1).is(singletons::FALSE);
        s.sp = s.sp.sub(1);
        jump_if(s, taken)
    }
}

#[inline(always)]
pub unsafe fn POP_JUMP_IF_TRUE(_vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: the operand is a bool (`TO_BOOL`), which is immortal: there is nothing to give up.
    unsafe {
        let taken = s.peek(1).is(singletons::TRUE);
        s.sp = s.sp.sub(1);
        jump_if(s, taken)
    }
}

#[inline(always)]
pub unsafe fn POP_JUMP_IF_NONE(_vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `RESUME`.
    unsafe {
        if !s.slot(1).is_shared() {
            return Ctl::Miss;
        }
        let taken = s.peek(1).is_none();
        s.pop().drop_shared();
        jump_if(s, taken)
    }
}

pub unsafe fn POP_JUMP_IF_NONE_SLOW(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `RESUME`.
    unsafe {
        let taken = s.peek(1).is_none();
        s.drop_top();
        let _ = jump_if(s, taken);
        s.drained(vm)
    }
}

#[inline(always)]
pub unsafe fn POP_JUMP_IF_NOT_NONE(_vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `RESUME`.
    unsafe {
        if !s.slot(1).is_shared() {
            return Ctl::Miss;
        }
        let taken = !s.peek(1).is_none();
        s.pop().drop_shared();
        jump_if(s, taken)
    }
}

pub unsafe fn POP_JUMP_IF_NOT_NONE_SLOW(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `RESUME`.
    unsafe {
        let taken = !s.peek(1).is_none();
        s.drop_top();
        let _ = jump_if(s, taken);
        s.drained(vm)
    }
}

#[cfg_attr(taipan_threaded, inline(always))]
pub unsafe fn GET_ITER(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `RESUME`.
    unsafe {
        s.save();
        let iterator = attempt!(vm, s, object::iter(vm, s.peek(1)));
        s.drop_top();
        s.push_obj(iterator);
        s.drained(vm)
    }
}

#[cfg_attr(taipan_threaded, inline(always))]
pub unsafe fn FOR_ITER(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `RESUME`.
    unsafe {
        if specialize::due(s) {
            specialize::for_iter(vm, &mut s.copy());
            return Ctl::Again;
        }
        let iterator = s.peek(1);
        if iterator.is_exact(taipan_objects::generator::GENERATOR)
            && let Some(generator) = iterator.downcast_layout::<Generator>()
        {
            let state = generator.state.get();
            if matches!(state, GeneratorState::Created | GeneratorState::Suspended) {
                // The value comes back behind the jump; at the end, `StopIteration` never exists.
                (*s.frame).return_offset = (1 + s.oparg) as u16;
                return super::generators::enter(vm, s, generator, StackRef::new(singletons::NONE.own()), 1);
            }
        }
        s.save();
        let Some(next) = iterator.ty().slots().next else {
            let name = iterator.ty().display_name(vm);
            let error = vm.type_error(format_args!("'{name}' object is not an iterator"));
            return raise(vm, s, error);
        };
        match next(vm, iterator) {
            Ok(Some(item)) => {
                s.push_obj(item);
                s.skip(1);
                s.drained(vm)
            }
            Ok(None) => {
                exhausted(s);
                Ctl::Next
            }
            Err(error) if error.matches(exceptions::STOP_ITERATION) => {
                exhausted(s);
                Ctl::Next
            }
            Err(error) => raise(vm, s, error),
        }
    }
}

/// Leaves a loop: past `END_FOR`, with the iterator still on the stack for `POP_ITER`.
#[inline(always)]
pub(super) unsafe fn exhausted(s: &mut State) {
    // SAFETY: the jump's target is an `END_FOR` (verified).
    unsafe { s.skip(1 + s.oparg as usize + 1) }
}

#[inline(always)]
pub unsafe fn END_FOR(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `RESUME`.
    unsafe { POP_TOP(vm, s) }
}

#[inline(always)]
pub unsafe fn POP_ITER(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `RESUME`.
    unsafe { POP_TOP(vm, s) }
}

/// The common return: to Python code, from a frame of the thread's stack whose locals are all held elsewhere too.
#[inline(always)]
pub unsafe fn RETURN_VALUE(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `RESUME`.
    unsafe {
        let current = s.frame;
        let owner = (*current).owner;
        if !(owner == Owner::Thread || owner == Owner::Init && s.peek(1).is_none())
            || (*current).object.is_some()
            || (*current).locals.is_some()
            || frame::is_first_of_chunk(vm, current)
        {
            return Ctl::Miss;
        }
        s.slot(1).make_owned();
        let end = s.sp.sub(1);
        let mut slot = Frame::slots(current);
        while slot < end {
            super::barrier();
            if !(*slot).is_shared() {
                return Ctl::Miss;
            }
            // The calling form goes on behind the locals that are empty already.
            core::mem::replace(&mut *slot, StackRef::EMPTY).drop_shared();
            slot = slot.add(1);
        }
        if !(*current).function.is_shared() {
            return Ctl::Miss;
        }
        core::ptr::read(&raw const (*current).function).drop_shared();
        let value = s.pop();
        let previous = (*current).previous;
        vm.frames.top = current.cast();
        vm.recursion_depth -= 1;
        s.enter(vm, previous);
        s.skip((*previous).return_offset as usize);
        if owner == Owner::Thread {
            s.push(value);
        } else {
            core::mem::forget(value);
        }
    }
    Ctl::Next
}

#[cfg_attr(taipan_threaded, inline(always))]
pub unsafe fn RETURN_VALUE_SLOW(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `RESUME`.
    unsafe {
        let mut value = s.pop();
        value.make_owned();
        s.save();
        let frame = s.frame;
        let previous = (*frame).previous;
        if (*frame).owner == Owner::Generator {
            return super::generators::finish(vm, s, value);
        }
        let owner = (*frame).owner;
        frame::clear(vm, frame);
        frame::release(vm, frame);
        vm.recursion_depth -= 1;
        s.enter(vm, previous);
        if owner == Owner::Init
            && let Some(value) = value.get().filter(|value| !value.is_none())
        {
            let kind = value.ty().display_name(vm);
            let error = vm.type_error(format_args!("__init__() should return None, not '{kind}'"));
            return raise(vm, s, error);
        }
        s.skip((*previous).return_offset as usize);
        if owner != Owner::Init {
            s.push(value);
        }
        s.drained(vm)
    }
}

/// Ends a run: the shim's stack holds the value.
pub unsafe fn INTERPRETER_EXIT(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: the shim's stack has one word, which the return has filled.
    unsafe {
        vm.returned = Some(s.pop_obj());
    }
    Ctl::Exit
}

#[inline(always)]
pub unsafe fn POP_TOP(_vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `RESUME`.
    unsafe {
        if !s.slot(1).is_shared() {
            return Ctl::Miss;
        }
        s.pop().drop_shared();
    }
    Ctl::Next
}

#[cfg_attr(taipan_threaded, inline(always))]
pub unsafe fn POP_TOP_SLOW(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `RESUME`.
    unsafe {
        s.drop_top();
        s.drained(vm)
    }
}

#[inline(always)]
pub unsafe fn PUSH_NULL(_vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `RESUME`.
    unsafe { s.push(StackRef::EMPTY) }
    Ctl::Next
}

#[inline(always)]
pub unsafe fn COPY(_vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `RESUME`. A copy of a borrow has the same lender.
    unsafe {
        let copy = s.slot(s.oparg as usize).duplicate();
        s.push(copy);
    }
    Ctl::Next
}

#[inline(always)]
pub unsafe fn SWAP(_vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `RESUME`.
    unsafe { core::ptr::swap(s.sp.sub(1), s.sp.sub(s.oparg as usize)) }
    Ctl::Next
}
