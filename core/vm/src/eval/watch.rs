//! The driver that watches: before and after each instruction it tells who listens what the code does.
//!
//! It runs the same bodies as the other drivers, one at a time. Calls run in their general form, since tools hear of the
//! native ones' ends.

use taipan_bytecode::opcode::Opcode;
use taipan_objects::code::Code;
use taipan_objects::frame::{Frame, Owner};
use taipan_objects::generator::{COROUTINE, GENERATOR};
use taipan_objects::{
    Exception, Obj, ObjRef, ObjectExt, Ref, Result, Vm, exceptions, int, singletons, tuple,
};

use super::{Ctl, State, control, raise, step, unwind};
use crate::monitoring::lines::{self, Watched, opcode_at};
use crate::monitoring::{self, Event, Happening};

/// What `unwound_from` is while no exception has led to the next instruction.
const NOWHERE: usize = usize::MAX;

/// A frame's code, and what is kept for it.
struct View {
    frame: *mut Frame,
    code: Ref<Code>,
    watched: Ref<Watched>,
}

impl View {
    /// # Safety
    /// `frame` is a live frame of a code object.
    unsafe fn new(vm: &mut Vm, frame: *mut Frame) -> Result<View> {
        // SAFETY: the caller's promise; the frame keeps its code alive.
        let code = unsafe { ObjRef::of_payload(&*(*frame).code) };
        let Some(code) = code.to_ref::<Code>() else {
            return Err(vm.system_error("a frame without code"));
        };
        let watched = lines::of(vm, &code)?;
        Ok(View { frame, code, watched })
    }

    fn happening(&self, event: Event, at: usize) -> Happening<'_> {
        Happening {
            code: &self.code,
            watched: &self.watched,
            event,
            at,
            shown: at,
        }
    }
}

/// What came of telling.
#[derive(PartialEq, Eq)]
enum Told {
    /// The instruction runs.
    GoOn,
    /// A trace function has set the line: the frame goes on elsewhere.
    Jumped,
}

/// Tells of `event` at unit `at` of the running frame. Its position is what a callback sees.
///
/// # Safety
/// The frame of `s` runs, and is that of `view`.
unsafe fn tell(
    vm: &mut Vm,
    s: &mut State,
    view: &View,
    event: Event,
    at: usize,
    args: &[ObjRef<'_>],
) -> Result<Told> {
    let what = view.happening(event, at);
    // SAFETY: the caller's promise.
    unsafe { tell_of(vm, s, view, &what, args) }
}

/// As [`tell`], of something whose place tools are told otherwise.
///
/// # Safety
/// As [`tell`].
unsafe fn tell_of(
    vm: &mut Vm,
    s: &mut State,
    view: &View,
    what: &Happening<'_>,
    args: &[ObjRef<'_>],
) -> Result<Told> {
    let (event, at) = (what.event, what.at);
    if !monitoring::wanted(vm, &view.watched, event, at) || vm.thread.tracing.get() != 0 {
        return Ok(Told::GoOn);
    }
    // SAFETY: the caller's promise; `at` lies inside the code.
    unsafe {
        let shown = view.code.first_instruction().add(at + 1);
        (*s.frame).pc = shown;
        (*s.frame).sp = s.sp;
        vm.frames.current = s.frame;
        let outer = vm.thread.traced_frame.replace(s.frame);
        let result = monitoring::fire(vm, what, args);
        vm.thread.traced_frame.set(outer);
        if result.is_ok() && (*s.frame).pc != shown {
            // The position is that of an instruction that has run, so that of the next one is one less.
            s.pc = (*s.frame).pc.sub(1);
            s.sp = (*s.frame).sp;
            s.save();
            return Ok(Told::Jumped);
        }
        if let Err(error) = result {
            s.pc = shown;
            return Err(error);
        }
    }
    Ok(Told::GoOn)
}

/// Whether a base opcode calls something; `super().name` calls `super`.
fn is_call(opcode: Opcode) -> bool {
    matches!(
        opcode,
        Opcode::CALL | Opcode::CALL_KW | Opcode::CALL_FUNCTION_EX | Opcode::LOAD_SUPER_ATTR
    )
}

/// The callable and the first argument of the call that is about to run.
unsafe fn callee(s: &State, opcode: Opcode, oparg: usize) -> (Obj, Option<Obj>) {
    // SAFETY: the stack is as the call wants it (verified).
    unsafe {
        if opcode == Opcode::CALL_FUNCTION_EX {
            let first = tuple::items(s.peek(2)).and_then(|items| items.first().cloned());
            return (s.peek(4).own(), first);
        }
        if opcode == Opcode::LOAD_SUPER_ATTR {
            let first = (oparg & 2 != 0).then(|| s.peek(2).own());
            return (s.peek(3).own(), first);
        }
        let names = usize::from(opcode == Opcode::CALL_KW);
        let mut function = s.peek(oparg + names + 2).own();
        let mut first = s.slot(oparg + names + 1).get().map(ObjRef::own);
        if first.is_none() {
            let method = function
                .downcast::<taipan_objects::function::BoundMethod>()
                .filter(|_| function.borrow().is_exact(taipan_objects::function::BOUND_METHOD))
                .map(|method| (method.function.clone(), method.receiver.clone()));
            match method {
                Some((inner, receiver)) => {
                    function = inner;
                    first = Some(receiver);
                }
                None if oparg > 0 => first = s.slot(oparg + names).get().map(ObjRef::own),
                None => {}
            }
        }
        (function, first)
    }
}

/// Runs the current frame until the run ends (`false`), or until nobody watches any more (`true`).
///
/// # Safety
/// The current frame is ready to run, its state saved.
pub unsafe fn run(vm: &mut Vm) -> bool {
    // SAFETY: the frame is ready to run; `pc` stays inside the code (verified).
    unsafe {
        let mut s = State::at(vm.frames.current);
        let mut view: Option<View> = None;
        let mut previous: Option<usize> = None;
        loop {
            if !monitoring::is_on(vm) {
                s.save();
                vm.frames.current = s.frame;
                return true;
            }
            if (*s.frame).owner == Owner::Shim {
                s.oparg = 0;
                s.pc = s.pc.add(1);
                let _ = step(vm, &mut s, Opcode::INTERPRETER_EXIT as u8);
                return false;
            }
            let known = view.take().filter(|view| {
                view.frame == s.frame
                    && core::ptr::eq(view.code.first_instruction(), s.code().first_instruction())
            });
            let current = match known {
                Some(view) => view,
                None => match View::new(vm, s.frame) {
                    Ok(made) => {
                        let at = s.pc.offset_from(made.code.first_instruction());
                        previous = match vm.thread.unwound_from.replace(NOWHERE) {
                            NOWHERE => made.watched.before(usize::try_from(at).unwrap_or(0)),
                            from => Some(from),
                        };
                        made
                    }
                    Err(error) => {
                        s.pc = s.pc.add(1);
                        if !failed(vm, &mut s, error) {
                            return false;
                        }
                        continue;
                    }
                },
            };
            let found = match instruction(vm, &mut s, &current, &mut previous) {
                Ok(Ctl::Exit) => return false,
                Ok(Ctl::Error) => Some(unwind::unwind(vm, &mut s, true) == Ctl::Next),
                Ok(Ctl::Unwind) => Some(unwind::unwind(vm, &mut s, false) == Ctl::Next),
                Ok(_) => None,
                Err(error) => Some(failed(vm, &mut s, error)),
            };
            view = match found {
                Some(false) => return false,
                Some(true) => {
                    previous = Some(vm.thread.unwound_from.replace(NOWHERE));
                    if s.frame == current.frame {
                        Some(current)
                    } else {
                        View::new(vm, s.frame).ok()
                    }
                }
                None => (s.frame == current.frame).then_some(current),
            };
        }
    }
}

/// Looks for the handler of what a callback has raised.
unsafe fn failed(vm: &mut Vm, s: &mut State, error: Exception) -> bool {
    // SAFETY: the running frame is live.
    unsafe {
        s.save();
        vm.frames.current = s.frame;
        vm.raised = Some(error);
        unwind::unwind(vm, s, true) == Ctl::Next
    }
}

/// Runs one instruction, and tells of it. An error is what a callback has raised.
unsafe fn instruction(vm: &mut Vm, s: &mut State, view: &View, previous: &mut Option<usize>) -> Result<Ctl> {
    // SAFETY: as `run`.
    unsafe {
        let first = view.code.first_instruction();
        let mut at = s.pc.offset_from(first) as usize;
        if before(vm, s, view, at, *previous)? == Told::Jumped {
            *previous = Some(at);
            return Ok(Ctl::Next);
        }
        s.oparg = 0;
        let mut unit = *s.pc;
        while unit as u8 == Opcode::EXTENDED_ARG as u8 {
            s.oparg = (s.oparg | u32::from(unit >> 8)) << 8;
            *previous = Some(at);
            s.pc = s.pc.add(1);
            at += 1;
            if before(vm, s, view, at, *previous)? == Told::Jumped {
                return Ok(Ctl::Next);
            }
            unit = *s.pc;
        }
        s.pc = s.pc.add(1);
        s.oparg |= u32::from(unit >> 8);
        let base = opcode_at(&view.code, at);
        let from = previous.replace(at);
        let here = s.frame;
        let mut called = None;
        match base {
            Opcode::RETURN_VALUE => {
                let value = s.peek(1).own();
                if leaving(vm, s, view, Event::PY_RETURN, at, &value)? == Told::Jumped {
                    return Ok(Ctl::Next);
                }
            }
            Opcode::YIELD_VALUE => {
                let value = s.peek(1).own();
                if leaving(vm, s, view, Event::PY_YIELD, at, &value)? == Told::Jumped {
                    return Ok(Ctl::Next);
                }
            }
            Opcode::END_SEND | Opcode::END_FOR if is_generator(s.peek(2)) => {
                let value = s.peek(1).own();
                ended(vm, s, view, at, &value)?;
            }
            call if is_call(call)
                && (monitoring::wanted(vm, &view.watched, Event::CALL, at)
                    || monitoring::wanted(vm, &view.watched, Event::C_RETURN, at)) =>
            {
                let (function, argument) = callee(s, call, s.oparg as usize);
                let argument = match argument {
                    Some(argument) => argument,
                    None => monitoring::missing(vm)?,
                };
                let pc = s.pc;
                let args = [function.borrow(), argument.borrow()];
                tell(vm, s, view, Event::CALL, at, &args)?;
                s.pc = pc;
                called = Some((function, argument));
            }
            _ => {}
        }
        let mut opcode = if called.is_some() { base as u8 } else { unit as u8 };
        let oparg = s.oparg;
        let ctl = loop {
            s.oparg = oparg;
            if matches!(base, Opcode::FOR_ITER | Opcode::SEND)
                && let Some(ctl) = step_iterator(vm, s, view, at, base)?
            {
                break ctl;
            }
            match step(vm, s, opcode) {
                Ctl::Again if called.is_some() => {}
                Ctl::Again => opcode = *s.pc.sub(1) as u8,
                ctl => break ctl,
            }
        };
        if base == Opcode::RESUME && ctl == Ctl::Watch {
            // It would be run again: see `RESUME_SLOW`.
            s.pc = s.pc.add(1);
        }
        let went_on = matches!(ctl, Ctl::Next | Ctl::Watch);
        if let Some((function, argument)) = called {
            let native = !function.is_exact(taipan_objects::function::FUNCTION);
            // `super()` may have returned, and have no such attribute.
            let is_returned = base == Opcode::LOAD_SUPER_ATTR
                && vm
                    .raised
                    .as_ref()
                    .is_some_and(|error| error.matches(exceptions::ATTRIBUTE_ERROR));
            if s.frame == here && went_on && (native || base != Opcode::LOAD_SUPER_ATTR) {
                let pc = s.pc;
                let args = [function.borrow(), argument.borrow()];
                tell(vm, s, view, Event::C_RETURN, at, &args)?;
                s.pc = pc;
                // They may be the last references.
                drop((function, argument));
                if vm.alloc().has_finalizers() {
                    s.save();
                    vm.check_pending()?;
                }
            } else if ctl == Ctl::Error
                && s.frame == here
                && native
                && let Some(error) = vm.raised.take()
            {
                let pc = s.pc;
                let args = [function.borrow(), argument.borrow()];
                let event = if is_returned {
                    Event::C_RETURN
                } else {
                    Event::C_RAISE
                };
                tell(vm, s, view, event, at, &args)?;
                s.pc = pc;
                s.save();
                vm.raised = Some(error);
            }
        }
        if !went_on || s.frame != here {
            return Ok(ctl);
        }
        after(vm, s, view, at, from, base, oparg)?;
        Ok(ctl)
    }
}

/// Runs a `FOR_ITER`, or a `SEND` to what is no generator, by asking the iterator natively: so it is seen here how a loop goes
/// on, and what ends the iteration. `None` if nobody wants to hear of that, or the iterator has to be asked otherwise.
unsafe fn step_iterator(
    vm: &mut Vm,
    s: &mut State,
    view: &View,
    at: usize,
    base: Opcode,
) -> Result<Option<Ctl>> {
    // SAFETY: the iterator lies on the stack (verified), below what is sent to it.
    unsafe {
        let is_loop = base == Opcode::FOR_ITER;
        let iterator = s.peek(if is_loop { 1 } else { 2 });
        let wanted = monitoring::wanted(vm, &view.watched, Event::RAISE, at)
            || is_loop
                && (monitoring::wanted(vm, &view.watched, Event::BRANCH_LEFT, at)
                    || monitoring::wanted(vm, &view.watched, Event::BRANCH_RIGHT, at));
        if !wanted || !is_loop && (is_generator(iterator) || !s.peek(1).is_none()) {
            return Ok(None);
        }
        let Some(next) = iterator.ty().slots().next else {
            return Ok(None);
        };
        s.save();
        let value = match next(vm, iterator) {
            Ok(Some(item)) => {
                if !is_loop {
                    s.drop_top();
                }
                s.push_obj(item);
                s.skip(1);
                return Ok(Some(s.drained(vm)));
            }
            Ok(None) => None,
            Err(error) if error.matches(exceptions::STOP_ITERATION) => {
                let instance = vm.instance_of(error);
                let pc = s.pc;
                tell(vm, s, view, Event::RAISE, at, &[instance.borrow()])?;
                s.pc = pc;
                Some(exceptions::stop_iteration_value(instance.borrow()))
            }
            Err(error) => return Ok(Some(raise(vm, s, error))),
        };
        if is_loop {
            control::exhausted(s);
        } else {
            s.drop_top();
            s.push_obj(value.unwrap_or_else(|| singletons::NONE.own()));
            s.skip(1 + s.oparg as usize);
        }
        Ok(Some(s.drained(vm)))
    }
}

fn is_generator(obj: ObjRef<'_>) -> bool {
    obj.is_exact(GENERATOR) || obj.is_exact(COROUTINE)
}

/// What is told of before an instruction runs: a new line, the instruction itself.
unsafe fn before(
    vm: &mut Vm,
    s: &mut State,
    view: &View,
    at: usize,
    previous: Option<usize>,
) -> Result<Told> {
    // SAFETY: as `run`.
    unsafe {
        let unit = view.watched.unit(at);
        let pc = s.pc;
        if unit.starts_line {
            let hidden = previous.is_some_and(|previous| {
                view.watched.unit(previous).line == unit.line
                    && opcode_at(&view.code, previous) != Opcode::RESUME
            });
            if !hidden && monitoring::wanted(vm, &view.watched, Event::LINE, at) {
                let line = int::new(vm, unit.line)?;
                if tell(vm, s, view, Event::LINE, at, &[line.borrow()])? == Told::Jumped {
                    return Ok(Told::Jumped);
                }
            }
        }
        if at > view.watched.first
            && opcode_at(&view.code, at) != Opcode::RESUME
            && tell(vm, s, view, Event::INSTRUCTION, at, &[])? == Told::Jumped
        {
            return Ok(Told::Jumped);
        }
        s.pc = pc;
    }
    Ok(Told::GoOn)
}

unsafe fn leaving(
    vm: &mut Vm,
    s: &mut State,
    view: &View,
    event: Event,
    at: usize,
    value: &Obj,
) -> Result<Told> {
    let pc = s.pc;
    // SAFETY: as `run`.
    let told = unsafe { tell(vm, s, view, event, at, &[value.borrow()])? };
    if told == Told::GoOn {
        s.pc = pc;
    }
    Ok(told)
}

/// A generator that is awaited or delegated to has returned `value`.
unsafe fn ended(vm: &mut Vm, s: &mut State, view: &View, at: usize, value: &Obj) -> Result<()> {
    if !monitoring::wanted(vm, &view.watched, Event::STOP_ITERATION, at) {
        return Ok(());
    }
    let value = (!value.is_none()).then(|| value.borrow());
    let exception = vm.stop_iteration(value);
    let exception = vm.instance_of(exception);
    let pc = s.pc;
    // SAFETY: as `run`.
    unsafe { tell(vm, s, view, Event::STOP_ITERATION, at, &[exception.borrow()])? };
    s.pc = pc;
    Ok(())
}

/// What is told of after an instruction has run, in the frame that goes on: functions that begin, jumps, branches.
unsafe fn after(
    vm: &mut Vm,
    s: &mut State,
    view: &View,
    at: usize,
    from: Option<usize>,
    base: Opcode,
    oparg: u32,
) -> Result<()> {
    // SAFETY: as `run`.
    unsafe {
        let to = s.pc.offset_from(view.code.first_instruction()) as usize;
        let (event, source) = match base {
            Opcode::RESUME => {
                let event = if oparg == 0 {
                    Event::PY_START
                } else {
                    Event::PY_RESUME
                };
                let pc = s.pc;
                if tell(vm, s, view, event, at, &[])? == Told::GoOn {
                    s.pc = pc;
                }
                return Ok(());
            }
            Opcode::JUMP_FORWARD | Opcode::JUMP_BACKWARD => (Event::JUMP, at),
            Opcode::POP_JUMP_IF_FALSE
            | Opcode::POP_JUMP_IF_TRUE
            | Opcode::POP_JUMP_IF_NONE
            | Opcode::POP_JUMP_IF_NOT_NONE
                if to != at + 1 + base.caches() =>
            {
                (Event::BRANCH_RIGHT, at)
            }
            Opcode::FOR_ITER if to == at + 1 + base.caches() => (Event::BRANCH_LEFT, at),
            Opcode::NOT_TAKEN => (Event::BRANCH_LEFT, from.unwrap_or(at)),
            Opcode::POP_ITER => (Event::BRANCH_RIGHT, from.unwrap_or(at)),
            Opcode::END_ASYNC_FOR => (Event::BRANCH_RIGHT, (at + 1).saturating_sub(oparg as usize)),
            _ => return Ok(()),
        };
        if !monitoring::wanted(vm, &view.watched, event, source) {
            return Ok(());
        }
        let target = int::new(vm, 2 * to)?;
        let pc = s.pc;
        if tell(vm, s, view, event, source, &[target.borrow()])? == Told::GoOn {
            s.pc = pc;
        }
    }
    Ok(())
}

/// Which unit tools are told for an exception, counted from the instruction's.
#[derive(Clone, Copy)]
pub enum Place {
    /// The instruction itself.
    Instruction,
    /// Its last cache: where an instruction has failed.
    LastCache,
    /// The unit before it: where a call has failed.
    Before,
    /// The next instruction: where a generator is suspended.
    After,
}

/// Tells of an exception: that it was raised in the running frame, goes on, or leaves it. What a callback raises takes its
/// place. `place` says which unit tools are told.
///
/// # Safety
/// The running frame's state is saved, and `vm.raised` is set.
pub unsafe fn raised(vm: &mut Vm, s: &mut State, event: Event, place: Place) {
    // SAFETY: the caller's promise.
    unsafe {
        let Some(error) = vm.raised.take() else { return };
        let instance = vm.instance_of(error);
        // An exception that is raised again shows where it was raised first.
        let (pc, position) = (s.pc, (*s.frame).pc);
        let result = match View::new(vm, s.frame) {
            Ok(view) => {
                let at = Frame::lasti(s.frame).max(0) as usize;
                let unit = (pc.offset_from(view.code.first_instruction()) - 1).max(0) as usize;
                s.sp = (*s.frame).sp;
                let what = Happening {
                    shown: match place {
                        Place::Instruction => unit,
                        Place::LastCache => unit + opcode_at(&view.code, unit).caches(),
                        Place::Before => unit.saturating_sub(1),
                        Place::After => unit + 1,
                    },
                    ..view.happening(event, at)
                };
                tell_of(vm, s, &view, &what, &[instance.borrow()]).map(drop)
            }
            Err(error) => Err(error),
        };
        s.pc = pc;
        (*s.frame).pc = position;
        vm.raised = match result {
            Ok(()) => Exception::from_instance(instance),
            Err(error) => Some(error),
        };
    }
}

/// Tells that the running frame is about to handle the exception on top of its stack.
///
/// # Safety
/// The running frame's state is saved.
pub unsafe fn handled(vm: &mut Vm, s: &mut State) -> Result<()> {
    // SAFETY: the caller's promise.
    unsafe {
        let view = View::new(vm, s.frame)?;
        let at = s.pc.offset_from(view.code.first_instruction()).max(0) as usize;
        let instance = s.peek(1).own();
        let pc = s.pc;
        tell(vm, s, &view, Event::EXCEPTION_HANDLED, at, &[instance.borrow()])?;
        s.pc = pc;
        s.save();
    }
    Ok(())
}

/// Tells that an exception is thrown into a generator, whose frame is about to go on.
///
/// # Safety
/// As [`raised`].
pub unsafe fn thrown(vm: &mut Vm, s: &mut State) {
    if monitoring::is_on(vm) {
        // SAFETY: the caller's promise.
        unsafe { raised(vm, s, Event::PY_THROW, Place::After) }
    }
}
