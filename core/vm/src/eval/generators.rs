//! Generators, coroutines and asynchronous generators: suspending and resuming without native recursion.

use taipan_bytecode::co_flags;
use taipan_objects::exceptions;
use taipan_objects::frame::{Frame, Owner};
use taipan_objects::generator::{self, Generator, State as GeneratorState};
use taipan_objects::{ObjRef, ObjectExt, StackRef, Vm, object, singletons};

use super::{Ctl, State, attempt, raise, specialize};
use crate::frame;

/// The generator whose memory holds a frame.
unsafe fn generator_of<'a>(frame: *mut Frame) -> &'a Generator {
    // SAFETY: (here and below in this file) a generator's frame names its generator, which its caller keeps alive.
    unsafe { &*generator::of_frame(frame) }
}

/// Resumes a suspended generator in place of a call; `value` is what its `yield` gives.
#[cfg_attr(taipan_threaded, inline(always))]
pub unsafe fn enter(
    vm: &mut Vm,
    s: &mut State,
    generator: &Generator,
    value: StackRef,
    _caches: usize,
) -> Ctl {
    // SAFETY: see `generator_of`; a suspended generator's frame is live.
    unsafe {
        s.save();
        attempt!(vm, s, crate::calls::check_depth(vm));
        let frame = generator.frame();
        begin(vm, generator);
        (*frame).previous = s.frame;
        vm.recursion_depth += 1;
        s.enter(vm, frame);
        s.push(value);
    }
    Ctl::Next
}

/// Marks a generator as running, with its own handled exception.
#[inline]
pub fn begin(vm: &mut Vm, generator: &Generator) {
    run_from_here(generator);
    vm.handled.push(generator.handled.take());
}

/// Marks a generator as running. From the first time on, its finalizer may have something to close.
#[inline(always)]
fn run_from_here(generator: &Generator) {
    if generator.state.get() == GeneratorState::Created {
        super::barrier();
        // SAFETY: a generator lies in its object.
        let this = unsafe { ObjRef::of_payload(generator) };
        if this.is_exact(generator::GENERATOR) {
            taipan_objects::clear_finalized(this);
        }
    }
    generator.state.set(GeneratorState::Running);
}

/// Ends a generator's frame, whose locals are dropped.
unsafe fn end(vm: &mut Vm, frame: *mut Frame) {
    // SAFETY: see `generator_of`.
    unsafe {
        let generator = generator_of(frame);
        drop(vm.handled.pop());
        generator.state.set(GeneratorState::Finished);
        // Its finalizer has nothing to do any more, so it need not wait for one.
        taipan_objects::set_finalized(ObjRef::of_payload(generator));
        frame::clear(vm, frame);
        vm.recursion_depth -= 1;
    }
}

/// A generator returns `value`.
#[cfg_attr(taipan_threaded, inline(always))]
pub unsafe fn finish(vm: &mut Vm, s: &mut State, value: StackRef) -> Ctl {
    // SAFETY: see `generator_of`.
    unsafe {
        let current = s.frame;
        let previous = (*current).previous;
        end(vm, current);
        s.enter(vm, previous);
        s.skip((*previous).return_offset as usize);
        s.push(value);
        s.drained(vm)
    }
}

/// A generator's frame is left by an exception.
pub unsafe fn fail(vm: &mut Vm, current: *mut Frame) {
    // SAFETY: see `generator_of`.
    unsafe { end(vm, current) }
}

#[cfg_attr(taipan_threaded, inline(always))]
pub unsafe fn RETURN_GENERATOR(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: the verifier's promise about the code.
    unsafe {
        s.save();
        let made = attempt!(vm, s, crate::generators::from_frame(vm, s.frame));
        let current = s.frame;
        let previous = (*current).previous;
        frame::release(vm, current);
        vm.recursion_depth -= 1;
        s.enter(vm, previous);
        s.skip((*previous).return_offset as usize);
        s.push_obj(made);
    }
    Ctl::Next
}

/// Whether [`resume_here`] may resume a generator in place of a call.
#[inline(always)]
fn can_resume(vm: &Vm) -> bool {
    vm.recursion_depth < vm.recursion_limit && vm.handled.has_room()
}

/// As [`enter`], when [`can_resume`].
#[inline(always)]
unsafe fn resume_here(vm: &mut Vm, s: &mut State, generator: &Generator, value: StackRef, skip: u16) -> Ctl {
    // SAFETY: see `generator_of`; a suspended generator's frame is live.
    unsafe {
        (*s.frame).return_offset = skip;
        s.save();
        let frame = generator.frame();
        run_from_here(generator);
        vm.handled.push_within_capacity(generator.handled.take());
        (*frame).previous = s.frame;
        vm.recursion_depth += 1;
        s.enter(vm, frame);
        s.push(value);
    }
    Ctl::Next
}

#[inline(always)]
pub unsafe fn FOR_ITER_GEN(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `generator_of`.
    unsafe {
        let iterator = s.peek(1);
        if !iterator.is_object() || !iterator.is_exact(generator::GENERATOR) || !can_resume(vm) {
            return Ctl::Miss;
        }
        let generator = iterator.payload_unchecked::<Generator>();
        if !matches!(
            generator.state.get(),
            GeneratorState::Created | GeneratorState::Suspended
        ) {
            return Ctl::Miss;
        }
        let none = StackRef::new(singletons::NONE.own());
        // The value comes back behind the jump; at the end, `StopIteration` never exists.
        resume_here(vm, s, generator, none, (1 + s.oparg) as u16)
    }
}

#[inline(always)]
pub unsafe fn SEND_GEN(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `generator_of`.
    unsafe {
        let receiver = s.peek(2);
        if !receiver.is_object() || !can_resume(vm) {
            return Ctl::Miss;
        }
        if !receiver.is_exact(generator::GENERATOR) && !receiver.is_exact(generator::COROUTINE) {
            return Ctl::Miss;
        }
        // A coroutine is a generator with another type.
        let generator = receiver.payload_unchecked::<Generator>();
        match generator.state.get() {
            GeneratorState::Created if s.peek(1).is_none() => {}
            GeneratorState::Suspended | GeneratorState::SuspendedYieldFrom => {}
            _ => return Ctl::Miss,
        }
        let mut value = s.pop();
        value.make_owned();
        resume_here(vm, s, generator, value, (1 + s.oparg) as u16)
    }
}

#[inline(always)]
pub unsafe fn YIELD_VALUE(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `generator_of`.
    unsafe {
        let mut value = s.pop();
        value.make_owned();
        s.save();
        let current = s.frame;
        let mut slot = Frame::slots(current);
        while slot < s.sp {
            super::barrier();
            if (*slot).is_uncounted() {
                super::barrier();
                (*slot).make_owned();
            }
            slot = slot.add(1);
        }
        let generator = generator_of(current);
        // The cell was emptied when the generator was resumed.
        core::mem::forget(generator.handled.replace(vm.handled.pop()));
        generator.state.set(if s.oparg == 0 {
            GeneratorState::Suspended
        } else {
            GeneratorState::SuspendedYieldFrom
        });
        vm.recursion_depth -= 1;
        let previous = (*current).previous;
        (*current).previous = core::ptr::null_mut();
        s.enter(vm, previous);
        if (*previous).owner != Owner::Shim {
            // `FOR_ITER` and `SEND`, which alone resume in place, have one cache.
            s.skip(1);
        }
        s.push(value);
    }
    Ctl::Next
}

#[cfg_attr(taipan_threaded, inline(always))]
pub unsafe fn SEND(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `generator_of`.
    unsafe {
        if specialize::due(s) {
            specialize::send(vm, &mut s.copy());
            return Ctl::Again;
        }
        let receiver = s.peek(2);
        let is_generator = receiver.is_exact(generator::GENERATOR) || receiver.is_exact(generator::COROUTINE);
        if is_generator && let Some(generator) = receiver.downcast::<Generator>() {
            let state = generator.state.get();
            let ready = match state {
                GeneratorState::Created => s.peek(1).is_none(),
                GeneratorState::Suspended | GeneratorState::SuspendedYieldFrom => true,
                _ => false,
            };
            if ready {
                let mut value = s.pop();
                value.make_owned();
                (*s.frame).return_offset = (1 + s.oparg) as u16;
                return enter(vm, s, generator, value, 1);
            }
        }
        s.save();
        let value = s.peek(1);
        let sent = crate::generators::send(vm, receiver, value);
        match sent {
            Ok(taipan_objects::slots::Sent::Yield(item)) => {
                s.drop_top();
                s.push_obj(item);
                s.skip(1);
            }
            Ok(taipan_objects::slots::Sent::Return(item)) => {
                s.drop_top();
                s.push_obj(item);
                s.skip(1 + s.oparg as usize);
            }
            Err(error) => return raise(vm, s, error),
        }
        s.drained(vm)
    }
}

#[inline(always)]
pub unsafe fn END_SEND(_vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: the verifier's promise about the code.
    unsafe {
        if !s.slot(2).is_shared() {
            return Ctl::Miss;
        }
        let mut value = s.pop();
        value.make_owned();
        s.pop().drop_shared();
        s.push(value);
    }
    Ctl::Next
}

pub unsafe fn END_SEND_SLOW(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: the verifier's promise about the code.
    unsafe {
        let mut value = s.pop();
        value.make_owned();
        s.drop_top();
        s.push(value);
        s.drained(vm)
    }
}

pub unsafe fn GET_YIELD_FROM_ITER(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: the verifier's promise about the code.
    unsafe {
        s.save();
        let iterable = s.peek(1);
        if iterable.is_exact(generator::COROUTINE) {
            let flags = s.code().flags;
            if flags & (co_flags::COROUTINE | co_flags::ITERABLE_COROUTINE) == 0 {
                let error =
                    vm.type_error("cannot 'yield from' a coroutine object in a non-coroutine generator");
                return raise(vm, s, error);
            }
            return Ctl::Next;
        }
        if iterable.is_exact(generator::GENERATOR) {
            return Ctl::Next;
        }
        let iterator = attempt!(vm, s, object::iter(vm, iterable));
        s.drop_top();
        s.push_obj(iterator);
        s.drained(vm)
    }
}

/// A coroutine that has not begun is its own iterator.
#[inline(always)]
pub unsafe fn GET_AWAITABLE(_vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: the verifier's promise about the code.
    unsafe {
        let awaited = s.peek(1);
        if awaited.is_object()
            && awaited.is_exact(generator::COROUTINE)
            && awaited.payload_unchecked::<Generator>().state.get() == GeneratorState::Created
        {
            return Ctl::Next;
        }
    }
    Ctl::Miss
}

pub unsafe fn GET_AWAITABLE_SLOW(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: the verifier's promise about the code.
    unsafe {
        s.save();
        let iterator = attempt!(
            vm,
            s,
            crate::generators::awaitable_iterator(vm, s.peek(1), s.oparg)
        );
        if iterator.is_exact(generator::COROUTINE) {
            let busy = iterator
                .downcast::<Generator>()
                .is_some_and(|coroutine| coroutine.yield_from().is_some());
            if busy {
                let error = vm.runtime_error("coroutine is being awaited already");
                return raise(vm, s, error);
            }
        }
        s.drop_top();
        s.push_obj(iterator);
        s.drained(vm)
    }
}

pub unsafe fn GET_AITER(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: the verifier's promise about the code.
    unsafe {
        s.save();
        let obj = s.peek(1);
        let Some(aiter) = obj.ty().slots().aiter else {
            let kind = obj.ty().display_name(vm);
            let error = vm.type_error(format_args!(
                "'async for' requires an object with __aiter__ method, got {kind}"
            ));
            return raise(vm, s, error);
        };
        let iterator = attempt!(vm, s, aiter(vm, obj));
        if iterator.ty().slots().anext.is_none() {
            let kind = iterator.ty().display_name(vm);
            let error = vm.type_error(format_args!(
                "'async for' received an object from __aiter__ that does not implement __anext__: {kind}"
            ));
            return raise(vm, s, error);
        }
        s.drop_top();
        s.push_obj(iterator);
        s.drained(vm)
    }
}

pub unsafe fn GET_ANEXT(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: the verifier's promise about the code.
    unsafe {
        s.save();
        let awaitable = attempt!(vm, s, next_awaitable(vm, s.peek(1)));
        s.push_obj(awaitable);
        s.drained(vm)
    }
}

fn next_awaitable(vm: &mut Vm, iterator: ObjRef<'_>) -> taipan_objects::Result<taipan_objects::Obj> {
    let Some(anext) = iterator.ty().slots().anext else {
        let kind = iterator.ty().display_name(vm);
        return Err(vm.type_error(format_args!(
            "'async for' requires an iterator with __anext__ method, got {kind}"
        )));
    };
    let made = anext(vm, iterator)?;
    if iterator.is_exact(generator::ASYNC_GENERATOR) {
        return Ok(made);
    }
    match crate::generators::awaitable_iterator(vm, made.borrow(), 0) {
        Ok(awaitable) => Ok(awaitable),
        Err(cause) => {
            let kind = made.ty().display_name(vm);
            let error = vm.type_error(format_args!(
                "'async for' received an invalid object from __anext__: {kind}"
            ));
            exceptions::set_cause(&error, cause.as_obj());
            Err(error)
        }
    }
}

pub unsafe fn END_ASYNC_FOR(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: the verifier's promise about the code.
    unsafe {
        if s.peek(1).is_a(exceptions::STOP_ASYNC_ITERATION) {
            s.drop_many(2);
            return s.drained(vm);
        }
        let exception = s.pop_obj();
        s.save();
        match taipan_objects::Exception::from_instance(exception) {
            Some(error) => {
                let _ = raise(vm, s, error);
                Ctl::Unwind
            }
            None => {
                let error = vm.system_error("only exceptions can be raised again");
                raise(vm, s, error)
            }
        }
    }
}
