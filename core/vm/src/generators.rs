//! Making generators, and resuming them from native code.

use taipan_bytecode::co_flags;
use taipan_objects::frame::{Frame, Owner};
use taipan_objects::function::Function;
use taipan_objects::generator::{self, AsyncGenerator, Coroutine, Generator, State};
use taipan_objects::slots::Sent;
use taipan_objects::{
    Exception, HVec, Obj, ObjRef, ObjectExt, Result, StackRef, Vm, call, exceptions, names, object,
    singletons,
};

use crate::eval;

/// Moves a frame that is about to run its body into a new generator, coroutine or asynchronous generator.
///
/// # Safety
/// `frame` is the running frame, saved; it must only be released afterwards.
pub unsafe fn from_frame(vm: &mut Vm, frame: *mut Frame) -> Result<Obj> {
    // SAFETY: the frame's fixed part and words are copied as they are: the old ones are not dropped.
    unsafe {
        let code = &*(*frame).code;
        let words =
            (generator::MEMORY_PREFIX + size_of::<Frame>() + code.frame_words() * size_of::<StackRef>())
                .div_ceil(8);
        let memory: HVec<u64> = HVec::with_capacity(vm.alloc(), words)?;
        let function = (*frame).function.get();
        let generator = Generator::new(
            memory,
            function.and_then(|function| function.downcast::<Function>()),
        );
        let flags = code.flags;
        // The frame moves in only once the object exists: until then it is nobody's to drop.
        let made: Obj = if flags & co_flags::COROUTINE != 0 {
            vm.alloc()
                .instance(generator::COROUTINE.as_obj(), Coroutine::new(generator))?
                .into()
        } else if flags & co_flags::ASYNC_GENERATOR != 0 {
            vm.alloc()
                .instance(
                    generator::ASYNC_GENERATOR.as_obj(),
                    AsyncGenerator::new(generator),
                )?
                .into()
        } else {
            let made = vm.alloc().instance(generator::GENERATOR.as_obj(), generator)?;
            // There is nothing to close before it is resumed.
            taipan_objects::set_finalized(made.as_obj().borrow());
            made.into()
        };
        // A coroutine is a generator with another type.
        let generator = made.borrow().payload_unchecked::<Generator>();
        let target = generator.frame();
        (*frame).function.make_owned();
        core::ptr::copy_nonoverlapping(frame, target, 1);
        let (mut from, mut to) = (Frame::slots(frame), Frame::slots(target));
        while from < (*frame).sp {
            to.write(from.read());
            (*to).make_owned();
            (from, to) = (from.add(1), to.add(1));
        }
        (*target).sp = to;
        (*target).owner = Owner::Generator;
        (*target).previous = core::ptr::null_mut();
        if let Some(object) = &(*target).object
            && let Some(object) = object.downcast::<taipan_objects::frame::FrameObject>()
        {
            object.live.set(target);
        }
        generator.state.set(State::Created);
        generator::adopt_frame(generator);
        if flags & co_flags::COROUTINE != 0 && vm.coroutine_origin_depth > 0 {
            generator
                .origin
                .set(crate::traceback::origin(vm, vm.coroutine_origin_depth).ok());
        }
        Ok(made)
    }
}

/// The hook: sends a value into a generator, or raises an exception in it.
pub fn resume(vm: &mut Vm, obj: ObjRef<'_>, sent: core::result::Result<Obj, Exception>) -> Result<Sent> {
    let Some(generator) = obj.downcast::<Generator>() else {
        return Err(vm.system_error("only generators can be resumed"));
    };
    // What is running must stay alive, whatever it does to references to itself.
    let _keep = obj.own();
    crate::calls::check_depth(vm)?;
    let frame = generator.frame();
    // SAFETY: it is passed to the run below.
    let shim = unsafe { eval::shim(vm)? };
    eval::generators_begin(vm, generator);
    vm.recursion_depth += 1;
    let result = match sent {
        // SAFETY: a suspended generator's frame is live, and has room for the value that its `yield` gives.
        Ok(value) => unsafe {
            (*frame).sp.write(StackRef::new(value));
            (*frame).sp = (*frame).sp.add(1);
            eval::run(vm, shim, frame)
        },
        // SAFETY: as above; handlers count on the value.
        Err(error) => unsafe {
            (*frame).sp.write(StackRef::new(singletons::NONE.own()));
            (*frame).sp = (*frame).sp.add(1);
            eval::run_raising(vm, shim, frame, error)
        },
    };
    result.map(|value| match generator.state.get() {
        State::Finished => Sent::Return(value),
        _ => Sent::Yield(value),
    })
}

/// The hook: as [`resume`], of a suspended generator with `None`, for what `next()` gives.
pub fn next(vm: &mut Vm, obj: ObjRef<'_>) -> Result<Option<Obj>> {
    let Some(generator) = obj.downcast::<Generator>() else {
        return Err(vm.system_error("only generators can be resumed"));
    };
    // As in `resume`.
    let _keep = obj.own();
    crate::calls::check_depth(vm)?;
    let frame = generator.frame();
    // SAFETY: as in `resume`.
    let value = unsafe {
        let shim = eval::shim(vm)?;
        eval::generators_begin(vm, generator);
        vm.recursion_depth += 1;
        (*frame).sp.write(StackRef::new(singletons::NONE.own()));
        (*frame).sp = (*frame).sp.add(1);
        eval::run(vm, shim, frame)?
    };
    if generator.state.get() != State::Finished {
        return Ok(Some(value));
    }
    if value.is_none() {
        return Ok(None);
    }
    Err(vm.stop_iteration(Some(value.borrow())))
}

/// Sends a value into anything iterable (`PyIter_Send`).
pub fn send(vm: &mut Vm, receiver: ObjRef<'_>, value: ObjRef<'_>) -> Result<Sent> {
    if let Some(send) = receiver.ty().slots().send {
        return send(vm, receiver, value);
    }
    let result = if value.is_none() && receiver.ty().slots().next.is_some() {
        match object::next_raw(vm, receiver) {
            Ok(Some(item)) => return Ok(Sent::Yield(item)),
            Ok(None) => return Ok(Sent::Return(singletons::NONE.own())),
            Err(error) => Err(error),
        }
    } else {
        call::call_method(vm, receiver, names::send, &[value])
    };
    match result {
        Ok(item) => Ok(Sent::Yield(item)),
        Err(error) if error.matches(exceptions::STOP_ITERATION) => {
            Ok(Sent::Return(exceptions::stop_iteration_value(error.as_obj())))
        }
        Err(error) => Err(error),
    }
}

/// The iterator of an awaitable (`_PyCoro_GetAwaitableIter`); `place` says where it is awaited (`GET_AWAITABLE`'s
/// operand: 1 `__aenter__`, 2 `__aexit__`).
pub fn awaitable_iterator(vm: &mut Vm, obj: ObjRef<'_>, place: u32) -> Result<Obj> {
    if obj.is_exact(generator::COROUTINE) || generator::is_iterable_coroutine(obj) {
        return Ok(obj.own());
    }
    let Some(slot) = obj.ty().slots().await_ else {
        let kind = obj.ty().display_name(vm);
        return Err(match place {
            1 | 2 => {
                let method = if place == 1 { "__aenter__" } else { "__aexit__" };
                vm.type_error(format_args!(
                    "'async with' received an object from {method} that does not implement __await__: {kind}"
                ))
            }
            _ => vm.type_error(format_args!("'{kind}' object can't be awaited")),
        });
    };
    let made = slot(vm, obj)?;
    if made.is_exact(generator::COROUTINE) || generator::is_iterable_coroutine(made.borrow()) {
        return Err(vm.type_error("__await__() returned a coroutine"));
    }
    if made.ty().slots().next.is_none() {
        let kind = made.ty().display_name(vm);
        return Err(vm.type_error(format_args!("__await__() returned non-iterator of type '{kind}'")));
    }
    Ok(made)
}

/// A value that an asynchronous generator yields, marked as such.
pub fn wrap_async_value(vm: &mut Vm, value: ObjRef<'_>) -> Result<Obj> {
    generator::wrap_async_value(vm, value)
}
