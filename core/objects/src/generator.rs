//! Generators, coroutines and asynchronous generators, as data. Resuming one is the eval loop's business.
#![allow(unsafe_code)]

use core::cell::Cell;
use core::ptr;

use taipan_bytecode::opcode::Opcode;
use taipan_derive::{pyclass, pymethods};
use taipan_heap::{HVec, Obj, ObjCell, ObjRef, Trace, Visitor};

use crate::exception::Result;
use crate::frame::{Frame, FrameObject};
use crate::function::Function;
use crate::generator_methods as methods;
use crate::singletons::NONE;
use crate::slots::Sent;
use crate::typeobject::ObjectExt;
use crate::vm::Vm;

/// Where a generator stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum State {
    /// Its first instruction has not run.
    Created,
    /// It stands at a `yield`.
    Suspended,
    /// It stands at a `yield from` or `await`.
    SuspendedYieldFrom,
    /// It runs.
    Running,
    /// It has returned or raised.
    Finished,
}

/// The payload of generators, coroutines and asynchronous generators.
#[pyclass(name = "generator", trace = custom, flags = [GC, WEAKREF, FINALIZE])]
pub struct Generator {
    /// The frame and its words, in units of 8 bytes so that they are aligned.
    memory: HVec<u64>,
    /// Where it stands.
    pub state: Cell<State>,
    /// `__name__`
    pub name: ObjCell,
    /// `__qualname__`
    pub qualname: ObjCell,
    /// The code, which the frame forgets when it ends.
    pub code: ObjCell,
    /// The exception being handled inside, while it is suspended.
    pub handled: ObjCell,
    /// `cr_origin`
    pub origin: ObjCell,
    /// Asynchronous generators: the finalizer hook, once iteration has begun.
    pub finalizer: ObjCell,
    /// Asynchronous generators: the hooks have been called.
    pub hooks_inited: Cell<bool>,
    /// Asynchronous generators: closed.
    pub closed: Cell<bool>,
    /// Asynchronous generators: an `asend()` or the like is under way.
    pub running_async: Cell<bool>,
}

/// What `RESUME`'s operand has behind a `yield` in no other block than the one that the compiler puts around a
/// generator's body.
const RESUME_DEPTH1: u16 = 4;

impl Generator {
    /// A generator of `function` with room for its frame in the capacity of `memory`. The eval loop builds the frame, then
    /// sets the state: until then the generator counts as finished.
    #[inline]
    pub fn new(memory: HVec<u64>, function: Option<&Function>) -> Generator {
        let own = |cell: fn(&Function) -> &ObjCell| {
            ObjCell::new(function.and_then(|function| cell(function).get()))
        };
        Generator {
            memory,
            state: Cell::new(State::Finished),
            name: own(|function| &function.name),
            qualname: own(|function| &function.qualname),
            code: own(Function::code_cell),
            handled: ObjCell::new(None),
            origin: ObjCell::new(None),
            finalizer: ObjCell::new(None),
            hooks_inited: Cell::new(false),
            closed: Cell::new(false),
            running_async: Cell::new(false),
        }
    }

    /// The frame. Its fields are valid unless the generator has finished. The word before it names the generator.
    #[inline(always)]
    pub fn frame(&self) -> *mut Frame {
        self.memory.pointer().wrapping_add(1).cast()
    }

    /// What the generator delegates to: the operand of `yield from` or `await` where it stands.
    pub fn yield_from(&self) -> Option<Obj> {
        if self.state.get() != State::SuspendedYieldFrom {
            return None;
        }
        // SAFETY: a suspended frame is live; while it delegates, what it delegates to is on top of its stack.
        unsafe { Frame::used(self.frame()).last()?.get().map(ObjRef::own) }
    }

    /// Whether it stands at a `yield` that nothing in its code surrounds, so that its code cannot notice that it ends there:
    /// the instruction behind says so.
    pub(crate) fn ends_unnoticed(&self) -> bool {
        if self.state.get() != State::Suspended {
            return false;
        }
        // SAFETY: a suspended frame is live, and its pc inside its code.
        let unit = unsafe { *(*self.frame()).pc };
        let is_resume = [Opcode::RESUME as u8, Opcode::RESUME_CHECK as u8].contains(&(unit as u8));
        is_resume && unit >> 8 & RESUME_DEPTH1 != 0
    }

    /// As [`Generator::discard`]; who holds the frame object goes on seeing the locals.
    pub(crate) fn end(&self, vm: &mut Vm) {
        // SAFETY: a suspended frame is live, and ends here.
        unsafe {
            if !matches!(self.state.get(), State::Finished | State::Running)
                && (*self.frame()).object.is_some()
            {
                crate::frame::detach(vm, self.frame());
            }
        }
        self.discard();
    }

    /// Ends it where it stands, without telling its code.
    pub(crate) fn discard(&self) {
        if !matches!(self.state.get(), State::Finished | State::Running) {
            self.state.set(State::Finished);
            // SAFETY: a suspended frame is live; it is not looked at again.
            unsafe { drop_frame(self.frame()) };
        }
    }
}

/// Bytes of a generator's memory before its frame.
pub const MEMORY_PREFIX: usize = size_of::<u64>();

/// Notes in a new generator's memory whose frame it holds.
///
/// # Safety
/// The generator must have memory, and be where it stays: in its object.
#[inline]
pub unsafe fn adopt_frame(generator: &Generator) {
    let word = generator.memory.pointer().cast::<*const Generator>();
    // SAFETY: the memory begins with a word for this.
    unsafe { word.write(generator) };
}

/// The generator that a frame lies in.
///
/// # Safety
/// `frame` must be owned by a generator that `adopt_frame` has seen.
#[inline(always)]
pub unsafe fn of_frame(frame: *mut Frame) -> *const Generator {
    // SAFETY: the caller's promise.
    unsafe { *frame.cast::<u64>().sub(1).cast::<*const Generator>() }
}

/// The payload of coroutines.
#[pyclass(name = "coroutine", layout = Generator, flags = [GC, WEAKREF, FINALIZE])]
#[repr(C)]
pub struct Coroutine {
    generator: Generator,
}

impl Coroutine {
    /// A coroutine.
    pub fn new(generator: Generator) -> Coroutine {
        Coroutine { generator }
    }
}

/// The payload of asynchronous generators.
#[pyclass(name = "async_generator", layout = Generator, flags = [GC, WEAKREF, FINALIZE])]
#[repr(C)]
pub struct AsyncGenerator {
    generator: Generator,
}

impl AsyncGenerator {
    /// An asynchronous generator.
    pub fn new(generator: Generator) -> AsyncGenerator {
        AsyncGenerator { generator }
    }
}

/// Whether an object is a generator that `types.coroutine` marked as awaitable.
pub fn is_iterable_coroutine(obj: ObjRef<'_>) -> bool {
    obj.is_exact(GENERATOR)
        && obj.downcast::<Generator>().is_some_and(|generator| {
            let code = generator.code.get();
            code.as_ref()
                .and_then(|code| code.downcast::<crate::code::Code>())
                .is_some_and(|code| code.flags & taipan_bytecode::co_flags::ITERABLE_COROUTINE != 0)
        })
}

/// Whether an object is a generator that was not resumed yet. Such a one has nothing to close, and so counts as finalized
/// for the heap; the collector asks its finalizer all the same, as CPython's does.
pub fn is_unstarted(obj: ObjRef<'_>) -> bool {
    obj.is_exact(GENERATOR)
        && obj
            .downcast::<Generator>()
            .is_some_and(|generator| generator.state.get() == State::Created)
}

/// A value that an asynchronous generator yields, on its way through the frames that drive it.
#[pyclass(name = "async_generator_wrapped_value", flags = [GC])]
pub struct WrappedValue {
    /// The value.
    pub value: Obj,
}

/// Marks a value as yielded by an asynchronous generator.
pub fn wrap_async_value(vm: &mut Vm, value: ObjRef<'_>) -> Result<Obj> {
    Ok(vm
        .alloc()
        .instance(WRAPPED_VALUE.as_obj(), WrappedValue { value: value.own() })?
        .into())
}

impl Trace for Generator {
    fn trace(&self, visitor: &mut Visitor<'_>) {
        for cell in [
            &self.name,
            &self.qualname,
            &self.code,
            &self.handled,
            &self.origin,
            &self.finalizer,
        ] {
            cell.trace(visitor);
        }
        // A running frame is reached from its thread: its slots change while it runs, and are not counted here.
        if !matches!(self.state.get(), State::Finished | State::Running) {
            // SAFETY: a suspended frame is live and its stack pointer saved.
            unsafe { Frame::trace(self.frame(), visitor) };
        }
    }
    fn release(&self) {
        for cell in [&self.handled, &self.origin, &self.finalizer] {
            cell.release();
        }
        self.discard();
    }
}

/// Drops what a suspended generator's frame owns.
///
/// # Safety
/// `frame` must be live and not running, and not be used afterwards.
unsafe fn drop_frame(frame: *mut Frame) {
    // SAFETY: the caller's promise.
    unsafe {
        if let Some(object) = &(*frame).object
            && let Some(object) = object.downcast::<FrameObject>()
        {
            object.lasti.set(Frame::lasti(frame) as i32);
            object.live.set(ptr::null_mut());
        }
        for slot in Frame::used(frame).iter_mut().rev() {
            ptr::drop_in_place(slot);
        }
        ptr::drop_in_place(frame);
    }
}

impl Drop for Generator {
    fn drop(&mut self) {
        if self.state.get() != State::Finished {
            // SAFETY: the frame is live and not running: a running generator is referenced by its caller.
            unsafe { drop_frame(self.frame()) };
        }
    }
}

#[pymethods]
impl WrappedValue {}

#[pymethods]
impl Generator {
    #[slot]
    fn iter(this: ObjRef<'_>, _vm: &mut Vm) -> Result<Obj> {
        Ok(this.own())
    }
    #[slot]
    fn next(this: ObjRef<'_>, vm: &mut Vm) -> Result<Option<Obj>> {
        methods::next(vm, this)
    }
    /// send(arg) -> send 'arg' into generator,
    /// return next yielded value or raise StopIteration.
    #[name("send")]
    fn send_method(this: ObjRef<'_>, vm: &mut Vm, object: ObjRef<'_>) -> Result<Obj> {
        methods::send(vm, this, object)
    }
    /// Raise an exception in the generator; return its next value or raise StopIteration.
    fn throw(this: ObjRef<'_>, vm: &mut Vm, args: &[ObjRef<'_>]) -> Result<Obj> {
        methods::throw_method(vm, this, args)
    }
    /// close() -> raises GeneratorExit where the generator waits.
    fn close(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        methods::close(vm, this)
    }
    #[slot]
    fn repr(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        methods::repr(vm, this)
    }
    #[slot]
    fn del(this: ObjRef<'_>, vm: &mut Vm) {
        methods::finalize(vm, this);
    }
    #[slot]
    fn send(this: ObjRef<'_>, vm: &mut Vm, value: ObjRef<'_>) -> Result<Sent> {
        methods::send_value(vm, this, value.own())
    }
    /// Return the size of the generator in memory, in bytes.
    fn __sizeof__(this: ObjRef<'_>, vm: &mut Vm) -> Result<usize> {
        let frame = methods::payload(vm, this)?.memory.capacity() * size_of::<u64>();
        Ok(this.size_in_memory() + frame)
    }
    /// generic over what generators yield, are sent and return
    #[classmethod]
    fn __class_getitem__(cls: ObjRef<'_>, vm: &mut Vm, object: ObjRef<'_>) -> Result<Obj> {
        crate::generic_alias::create(vm, cls.own(), object.own())
    }
    /// name of the generator
    #[getter]
    fn __name__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Option<Obj>> {
        Ok(methods::payload(vm, this)?.name.get())
    }
    #[setter]
    fn set___name__(this: ObjRef<'_>, vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        let cell = &methods::payload(vm, this)?.name;
        methods::set_name(vm, cell, "__name__", value)
    }
    /// qualified name of the generator
    #[getter]
    fn __qualname__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Option<Obj>> {
        Ok(methods::payload(vm, this)?.qualname.get())
    }
    #[setter]
    fn set___qualname__(this: ObjRef<'_>, vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        let cell = &methods::payload(vm, this)?.qualname;
        methods::set_name(vm, cell, "__qualname__", value)
    }
    #[getter]
    fn gi_frame(this: ObjRef<'_>, vm: &mut Vm) -> Result<Option<Obj>> {
        methods::frame_object(vm, this)
    }
    #[getter]
    fn gi_code(this: ObjRef<'_>, vm: &mut Vm) -> Result<Option<Obj>> {
        Ok(methods::payload(vm, this)?.code.get())
    }
    #[getter]
    fn gi_suspended(this: ObjRef<'_>, vm: &mut Vm) -> Result<bool> {
        methods::is_suspended(vm, this)
    }
    /// what yield from iterates over, or None
    #[getter]
    fn gi_yieldfrom(this: ObjRef<'_>, vm: &mut Vm) -> Result<Option<Obj>> {
        Ok(methods::payload(vm, this)?.yield_from())
    }
    #[getter]
    fn gi_running(this: ObjRef<'_>, vm: &mut Vm) -> Result<bool> {
        Ok(methods::payload(vm, this)?.state.get() == State::Running)
    }
}

#[pymethods]
impl Coroutine {
    #[slot]
    fn await_(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        crate::async_generator::coroutine_wrapper(vm, this)
    }
    /// send(arg) -> runs the coroutine on, with arg as the value of its await.
    /// Returns what it yields; raises StopIteration once it returns.
    #[name("send")]
    fn send_method(this: ObjRef<'_>, vm: &mut Vm, object: ObjRef<'_>) -> Result<Obj> {
        methods::send(vm, this, object)
    }
    /// Raise an exception in the coroutine; return its next value or raise StopIteration.
    fn throw(this: ObjRef<'_>, vm: &mut Vm, args: &[ObjRef<'_>]) -> Result<Obj> {
        methods::throw_method(vm, this, args)
    }
    /// close() -> raises GeneratorExit where the coroutine waits.
    fn close(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        methods::close(vm, this)
    }
    #[slot]
    fn repr(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        methods::repr(vm, this)
    }
    #[slot]
    fn del(this: ObjRef<'_>, vm: &mut Vm) {
        methods::finalize(vm, this);
    }
    #[slot]
    fn send(this: ObjRef<'_>, vm: &mut Vm, value: ObjRef<'_>) -> Result<Sent> {
        methods::send_value(vm, this, value.own())
    }
    /// Return the size of the coroutine in memory, in bytes.
    fn __sizeof__(this: ObjRef<'_>, vm: &mut Vm) -> Result<usize> {
        let frame = methods::payload(vm, this)?.memory.capacity() * size_of::<u64>();
        Ok(this.size_in_memory() + frame)
    }
    /// generic over what coroutines yield, are sent and return
    #[classmethod]
    fn __class_getitem__(cls: ObjRef<'_>, vm: &mut Vm, object: ObjRef<'_>) -> Result<Obj> {
        crate::generic_alias::create(vm, cls.own(), object.own())
    }
    /// name of the coroutine
    #[getter]
    fn __name__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Option<Obj>> {
        Ok(methods::payload(vm, this)?.name.get())
    }
    #[setter]
    fn set___name__(this: ObjRef<'_>, vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        let cell = &methods::payload(vm, this)?.name;
        methods::set_name(vm, cell, "__name__", value)
    }
    /// qualified name of the coroutine
    #[getter]
    fn __qualname__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Option<Obj>> {
        Ok(methods::payload(vm, this)?.qualname.get())
    }
    #[setter]
    fn set___qualname__(this: ObjRef<'_>, vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        let cell = &methods::payload(vm, this)?.qualname;
        methods::set_name(vm, cell, "__qualname__", value)
    }
    #[getter]
    fn cr_frame(this: ObjRef<'_>, vm: &mut Vm) -> Result<Option<Obj>> {
        methods::frame_object(vm, this)
    }
    #[getter]
    fn cr_code(this: ObjRef<'_>, vm: &mut Vm) -> Result<Option<Obj>> {
        Ok(methods::payload(vm, this)?.code.get())
    }
    #[getter]
    fn cr_suspended(this: ObjRef<'_>, vm: &mut Vm) -> Result<bool> {
        methods::is_suspended(vm, this)
    }
    /// object being awaited on, or None
    #[getter]
    fn cr_await(this: ObjRef<'_>, vm: &mut Vm) -> Result<Option<Obj>> {
        Ok(methods::payload(vm, this)?.yield_from())
    }
    #[getter]
    fn cr_running(this: ObjRef<'_>, vm: &mut Vm) -> Result<bool> {
        Ok(methods::payload(vm, this)?.state.get() == State::Running)
    }
    #[getter]
    #[member]
    fn cr_origin(this: ObjRef<'_>, vm: &mut Vm) -> Result<Option<Obj>> {
        Ok(methods::payload(vm, this)?.origin.get())
    }
}

#[pymethods]
impl AsyncGenerator {
    #[slot]
    fn aiter(this: ObjRef<'_>, _vm: &mut Vm) -> Result<Obj> {
        Ok(this.own())
    }
    #[slot]
    fn anext(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        crate::async_generator::asend(vm, this, NONE)
    }
    /// asend(v) -> send 'v' in generator.
    fn asend(this: ObjRef<'_>, vm: &mut Vm, object: ObjRef<'_>) -> Result<Obj> {
        crate::async_generator::asend(vm, this, object)
    }
    /// Raise an exception in the generator, once awaited.
    fn athrow(this: ObjRef<'_>, vm: &mut Vm, args: &[ObjRef<'_>]) -> Result<Obj> {
        methods::Thrown::from_args(vm, "athrow", args)?;
        crate::async_generator::athrow(vm, this, Some(args))
    }
    /// aclose() -> an awaitable that raises GeneratorExit where the generator waits.
    fn aclose(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        crate::async_generator::athrow(vm, this, None)
    }
    #[slot]
    fn repr(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        methods::repr(vm, this)
    }
    #[slot]
    fn del(this: ObjRef<'_>, vm: &mut Vm) {
        methods::finalize(vm, this);
    }
    #[slot]
    fn send(this: ObjRef<'_>, vm: &mut Vm, value: ObjRef<'_>) -> Result<Sent> {
        methods::send_value(vm, this, value.own())
    }
    /// Return the size of the async generator in memory, in bytes.
    fn __sizeof__(this: ObjRef<'_>, vm: &mut Vm) -> Result<usize> {
        let frame = methods::payload(vm, this)?.memory.capacity() * size_of::<u64>();
        Ok(this.size_in_memory() + frame)
    }
    /// generic over what asynchronous generators yield and are sent
    #[classmethod]
    fn __class_getitem__(cls: ObjRef<'_>, vm: &mut Vm, object: ObjRef<'_>) -> Result<Obj> {
        crate::generic_alias::create(vm, cls.own(), object.own())
    }
    /// name of the async generator
    #[getter]
    fn __name__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Option<Obj>> {
        Ok(methods::payload(vm, this)?.name.get())
    }
    #[setter]
    fn set___name__(this: ObjRef<'_>, vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        let cell = &methods::payload(vm, this)?.name;
        methods::set_name(vm, cell, "__name__", value)
    }
    /// qualified name of the async generator
    #[getter]
    fn __qualname__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Option<Obj>> {
        Ok(methods::payload(vm, this)?.qualname.get())
    }
    #[setter]
    fn set___qualname__(this: ObjRef<'_>, vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        let cell = &methods::payload(vm, this)?.qualname;
        methods::set_name(vm, cell, "__qualname__", value)
    }
    #[getter]
    fn ag_frame(this: ObjRef<'_>, vm: &mut Vm) -> Result<Option<Obj>> {
        methods::frame_object(vm, this)
    }
    #[getter]
    fn ag_code(this: ObjRef<'_>, vm: &mut Vm) -> Result<Option<Obj>> {
        Ok(methods::payload(vm, this)?.code.get())
    }
    #[getter]
    fn ag_suspended(this: ObjRef<'_>, vm: &mut Vm) -> Result<bool> {
        methods::is_suspended(vm, this)
    }
    /// object being awaited on, or None
    #[getter]
    fn ag_await(this: ObjRef<'_>, vm: &mut Vm) -> Result<Option<Obj>> {
        Ok(methods::payload(vm, this)?.yield_from())
    }
    #[getter]
    fn ag_running(this: ObjRef<'_>, vm: &mut Vm) -> Result<bool> {
        Ok(methods::payload(vm, this)?.running_async.get())
    }
}
