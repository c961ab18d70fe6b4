//! What generators, coroutines and asynchronous generators share: sending, throwing, closing and finalizing.
#![allow(unsafe_code)]

use alloc::string::ToString;
use core::sync::atomic::Ordering;

use taipan_heap::{Obj, ObjCell, ObjRef};

use crate::dict::Dict;
use crate::exception::{Exception, Result};
use crate::frame;
use crate::generator::{ASYNC_GENERATOR, COROUTINE, GENERATOR, Generator, State};
use crate::object::{self, DisplayStr};
use crate::singletons::NONE;
use crate::slots::Sent;
use crate::str::Str;
use crate::traceback::Traceback;
use crate::typeobject::{ObjectExt, TypeRef};
use crate::vm::{Vm, breaker};
use crate::{args, call, exceptions, names, tuple};

/// The payload. Raises `SystemError` for other objects.
pub(crate) fn payload<'a>(vm: &mut Vm, this: ObjRef<'a>) -> Result<&'a Generator> {
    match this.downcast::<Generator>() {
        Some(generator) => Ok(generator),
        None => Err(args::wrong_receiver(vm, this)),
    }
}

/// What messages call an object of this kind.
fn kind(this: ObjRef<'_>) -> &'static str {
    if this.is_a(COROUTINE) {
        "coroutine"
    } else if this.is_a(ASYNC_GENERATOR) {
        "async generator"
    } else {
        "generator"
    }
}

/// Resumes with a value sent, or with an exception raised where the generator stands; `closing` lets a coroutine that
/// has finished pass.
fn resume(
    vm: &mut Vm,
    this: ObjRef<'_>,
    sent: core::result::Result<Obj, Exception>,
    closing: bool,
) -> Result<Sent> {
    let generator = payload(vm, this)?;
    match generator.state.get() {
        State::Running => Err(vm.value_error(format_args!("{} already executing", kind(this)))),
        State::Finished if !closing && this.is_a(COROUTINE) => {
            Err(vm.runtime_error("cannot reuse already awaited coroutine"))
        }
        State::Finished => sent.map(|_| Sent::Return(NONE.own())),
        State::Created if sent.as_ref().is_ok_and(|value| !value.is_none()) => {
            let kind = kind(this);
            Err(vm.type_error(format_args!("can't send non-None value to a just-started {kind}")))
        }
        _ => (vm.hooks().resume)(vm, this, sent),
    }
}

/// Resumes a generator with a value (`PyGen_am_send`).
pub(crate) fn send_value(vm: &mut Vm, this: ObjRef<'_>, value: Obj) -> Result<Sent> {
    resume(vm, this, Ok(value), false)
}

/// What a generator has yielded; what it has returned as the exception that says so.
pub(crate) fn yielded(vm: &mut Vm, this: ObjRef<'_>, sent: Sent) -> Result<Obj> {
    match sent {
        Sent::Yield(value) => Ok(value),
        Sent::Return(_) if this.is_a(ASYNC_GENERATOR) => Err(stop_async_iteration(vm)),
        Sent::Return(value) if value.is_none() => Err(vm.stop_iteration(None)),
        Sent::Return(value) => Err(vm.stop_iteration(Some(value.borrow()))),
    }
}

/// A `StopAsyncIteration`.
pub(crate) fn stop_async_iteration(vm: &mut Vm) -> Exception {
    match vm.exception_from_args(exceptions::STOP_ASYNC_ITERATION, &[]) {
        Ok(error) | Err(error) => error,
    }
}

/// A `GeneratorExit`.
pub(crate) fn generator_exit(vm: &mut Vm) -> Exception {
    match vm.exception_from_args(exceptions::GENERATOR_EXIT, &[]) {
        Ok(error) | Err(error) => error,
    }
}

/// `generator.send(value)`
pub(crate) fn send(vm: &mut Vm, this: ObjRef<'_>, value: ObjRef<'_>) -> Result<Obj> {
    let sent = send_value(vm, this, value.own())?;
    yielded(vm, this, sent)
}

/// `next(generator)`: the end is `None` unless a value was returned.
pub(crate) fn next(vm: &mut Vm, this: ObjRef<'_>) -> Result<Option<Obj>> {
    if !matches!(payload(vm, this)?.state.get(), State::Running | State::Finished) {
        return (vm.hooks().next)(vm, this);
    }
    match send_value(vm, this, NONE.own())? {
        Sent::Yield(value) => Ok(Some(value)),
        Sent::Return(value) if value.is_none() => Ok(None),
        Sent::Return(value) => Err(vm.stop_iteration(Some(value.borrow()))),
    }
}

/// What `throw()` was given: a class or an instance, then perhaps a value and a traceback.
#[derive(Clone, Copy)]
pub(crate) struct Thrown<'a> {
    exception: ObjRef<'a>,
    value: Option<ObjRef<'a>>,
    traceback: Option<ObjRef<'a>>,
}

impl<'a> Thrown<'a> {
    /// The arguments of `function`. Raises `TypeError` for their number; warns of the old signature.
    pub(crate) fn from_args(vm: &mut Vm, function: &str, given: &[ObjRef<'a>]) -> Result<Thrown<'a>> {
        args::check_positional(vm, function, given.len(), 1, 3)?;
        if given.len() > 1 {
            let text = vm.format(format_args!(
                "the (type, exc, tb) signature of {function}() is deprecated, use the single-arg signature instead."
            ))?;
            (vm.hooks().warn)(vm, exceptions::DEPRECATION_WARNING, text.borrow(), 1)?;
        }
        Ok(Thrown {
            exception: given[0],
            value: given.get(1).copied(),
            traceback: given.get(2).copied().filter(|traceback| !traceback.is_none()),
        })
    }

    /// Arguments that were checked before.
    pub(crate) fn without_warning(given: &'a [Obj]) -> Option<Thrown<'a>> {
        Some(Thrown {
            exception: given.first()?.borrow(),
            value: given.get(1).map(Obj::borrow),
            traceback: given
                .get(2)
                .map(Obj::borrow)
                .filter(|traceback| !traceback.is_none()),
        })
    }

    /// An exception as it is.
    pub(crate) fn instance(exception: ObjRef<'a>) -> Thrown<'a> {
        Thrown {
            exception,
            value: None,
            traceback: None,
        }
    }

    fn is_generator_exit(self) -> bool {
        exceptions::given_matches(self.exception, exceptions::GENERATOR_EXIT.as_obj())
    }

    /// The exception to raise: also what making it has raised. `Err` is what the caller of `throw()` gets.
    fn make(self, vm: &mut Vm) -> Result<Exception> {
        if self
            .traceback
            .is_some_and(|traceback| traceback.downcast::<Traceback>().is_none())
        {
            return Err(vm.type_error("throw() third argument must be a traceback object"));
        }
        let error = if exceptions::is_exception_class(self.exception) {
            match self.normalized(vm) {
                Ok(error) | Err(error) => error,
            }
        } else if self.exception.is_a(exceptions::BASE_EXCEPTION) {
            if self.value.is_some_and(|value| !value.is_none()) {
                return Err(vm.type_error("instance exception may not have a separate value"));
            }
            match Exception::from_instance(self.exception.own()) {
                Some(error) => error,
                None => vm.system_error("an exception that is none"),
            }
        } else {
            let kind = self.exception.ty().display_name(vm);
            return Err(vm.type_error(format_args!(
                "exceptions must be classes or instances deriving from BaseException, not {kind}"
            )));
        };
        if let Some(traceback) = self.traceback {
            exceptions::set_traceback(error.as_obj(), Some(traceback.own()));
        }
        Ok(error)
    }

    /// A class and a value as an instance (`PyErr_NormalizeException`).
    fn normalized(self, vm: &mut Vm) -> Result<Exception> {
        let class = self.exception;
        let made = match self.value.filter(|value| !value.is_none()) {
            None => call::call(vm, class, &[])?,
            Some(value) if TypeRef::from_obj(class).is_some_and(|class| value.is_a(class)) => value.own(),
            Some(value) => match tuple::items(value) {
                Some(items) => call::call(vm, class, Obj::borrow_slice(items))?,
                None => call::call(vm, class, &[value])?,
            },
        };
        match Exception::from_instance(made.clone()) {
            Some(error) => Ok(error),
            None => {
                let shown = object::repr(vm, class)?;
                let kind = made.ty().display_name(vm);
                Err(vm.type_error(format_args!(
                    "calling {} should have returned an instance of BaseException, not {kind}",
                    DisplayStr(shown.borrow())
                )))
            }
        }
    }
}

/// Runs `then` while the generator counts as running: it waits for what it delegates to.
fn delegating<R>(vm: &mut Vm, generator: &Generator, then: impl FnOnce(&mut Vm) -> Result<R>) -> Result<R> {
    let state = generator.state.replace(State::Running);
    let result = vm.recursive("", then);
    generator.state.set(state);
    result
}

/// Raises an exception where the generator stands, or in what it delegates to. `close_on_exit`: a `GeneratorExit` closes
/// what it delegates to first.
pub(crate) fn throw(vm: &mut Vm, this: ObjRef<'_>, thrown: Thrown<'_>, close_on_exit: bool) -> Result<Sent> {
    let generator = payload(vm, this)?;
    if let Some(inner) = generator.yield_from() {
        let inner = inner.borrow();
        if thrown.is_generator_exit() && close_on_exit {
            if let Err(error) = delegating(vm, generator, |vm| close_iterator(vm, inner)) {
                return resume(vm, this, Err(error), false);
            }
        } else if inner.is_exact(GENERATOR) || inner.is_exact(COROUTINE) {
            let result = delegating(vm, generator, |vm| {
                let sent = throw(vm, inner, thrown, close_on_exit)?;
                yielded(vm, inner, sent)
            });
            return match result {
                Ok(value) => Ok(Sent::Yield(value)),
                Err(error) => resume(vm, this, Err(error), false),
            };
        } else if let Some(method) = object::lookup_attr(vm, inner, names::throw)? {
            let mut given = alloc::vec![thrown.exception];
            if let Some(value) = thrown.value {
                given.push(value);
                given.extend(thrown.traceback);
            }
            return match delegating(vm, generator, |vm| call::call(vm, method.borrow(), &given)) {
                Ok(value) => Ok(Sent::Yield(value)),
                Err(error) => resume(vm, this, Err(error), false),
            };
        }
    }
    let error = thrown.make(vm)?;
    resume(vm, this, Err(error), false)
}

/// `generator.throw(…)`
pub(crate) fn throw_method(vm: &mut Vm, this: ObjRef<'_>, given: &[ObjRef<'_>]) -> Result<Obj> {
    let thrown = Thrown::from_args(vm, "throw", given)?;
    let sent = throw(vm, this, thrown, true)?;
    yielded(vm, this, sent)
}

/// Closes what a generator delegates to, if it can be closed.
fn close_iterator(vm: &mut Vm, iterator: ObjRef<'_>) -> Result<()> {
    if iterator.is_exact(GENERATOR) || iterator.is_exact(COROUTINE) {
        return close(vm, iterator).map(drop);
    }
    match object::lookup_attr(vm, iterator, names::close) {
        Ok(Some(method)) => call::call(vm, method.borrow(), &[]).map(drop),
        Ok(None) => Ok(()),
        Err(error) => {
            (vm.hooks().unraisable)(vm, error, None, Some(iterator));
            Ok(())
        }
    }
}

/// `generator.close()`: what it returns.
pub(crate) fn close(vm: &mut Vm, this: ObjRef<'_>) -> Result<Obj> {
    let generator = payload(vm, this)?;
    if generator.state.get() == State::Finished {
        return Ok(NONE.own());
    }
    if generator.state.get() == State::Created {
        generator.end(vm);
        return Ok(NONE.own());
    }
    let mut error = None;
    if let Some(inner) = generator.yield_from() {
        error = delegating(vm, generator, |vm| close_iterator(vm, inner.borrow())).err();
    }
    let watched = vm.interp().eval_breaker.load(Ordering::Relaxed) & breaker::WATCH != 0;
    if error.is_none() && !watched && generator.ends_unnoticed() {
        generator.end(vm);
        return Ok(NONE.own());
    }
    let error = match error {
        Some(error) => error,
        None => generator_exit(vm),
    };
    match resume(vm, this, Err(error), true) {
        Ok(Sent::Yield(_)) => Err(vm.runtime_error(format_args!("{} ignored GeneratorExit", kind(this)))),
        Ok(Sent::Return(value)) => Ok(value),
        Err(error) if error.matches(exceptions::STOP_ITERATION) => {
            Ok(exceptions::stop_iteration_value(error.as_obj()))
        }
        Err(error) if error.matches(exceptions::GENERATOR_EXIT) => Ok(NONE.own()),
        Err(error) => Err(error),
    }
}

/// Reports an exception of a finalizer.
fn report(vm: &mut Vm, error: Exception, doing: &str, this: ObjRef<'_>) {
    let text = match object::repr(vm, this) {
        Ok(shown) => alloc::format!("Exception ignored while {doing} {}", DisplayStr(shown.borrow())),
        Err(_) => alloc::format!("Exception ignored while {doing}"),
    };
    (vm.hooks().unraisable)(vm, error, Some(&text), None);
}

/// A generator that nobody holds any more: it is closed. A coroutine that was never awaited gives a warning.
pub(crate) fn finalize(vm: &mut Vm, this: ObjRef<'_>) {
    let Some(generator) = this.downcast::<Generator>() else {
        return;
    };
    if generator.state.get() == State::Finished {
        return;
    }
    if this.is_a(ASYNC_GENERATOR)
        && let Some(finalizer) = generator.finalizer.get().filter(|_| !generator.closed.get())
    {
        if let Err(error) = call::call(vm, finalizer.borrow(), &[this]) {
            report(vm, error, "finalizing generator", this);
        }
        return;
    }
    if this.is_a(COROUTINE) && generator.state.get() == State::Created {
        if let Err(error) = warn_unawaited(vm, this, generator) {
            report(vm, error, "finalizing coroutine", this);
        }
        return;
    }
    if let Err(error) = close(vm, this) {
        report(vm, error, "closing generator", this);
    }
}

/// "coroutine '…' was never awaited", through the `warnings` module if it is there.
fn warn_unawaited(vm: &mut Vm, this: ObjRef<'_>, coroutine: &Generator) -> Result<()> {
    let modules = vm.interp().modules.get();
    let warnings = modules.as_ref().and_then(|modules| modules.downcast::<Dict>());
    if let Some(warnings) = warnings.and_then(|modules| modules.get_str(vm, names::warnings)) {
        let name = vm.intern("_warn_unawaited_coroutine")?;
        if let Some(function) = object::lookup_attr(vm, warnings.borrow(), name.borrow())? {
            return call::call(vm, function.borrow(), &[this]).map(drop);
        }
    }
    let name = coroutine.qualname.get().unwrap_or_else(|| NONE.own());
    let text = vm.format(format_args!(
        "coroutine '{}' was never awaited",
        DisplayStr(name.borrow())
    ))?;
    (vm.hooks().warn)(vm, exceptions::RUNTIME_WARNING, text.borrow(), 1)
}

/// "coroutine method '…' of '…' was never awaited"
pub(crate) fn warn_unawaited_method(vm: &mut Vm, method: &str, generator: ObjRef<'_>) {
    let result = (|| {
        let name = payload(vm, generator)?
            .qualname
            .get()
            .unwrap_or_else(|| NONE.own());
        let shown = object::repr(vm, name.borrow())?;
        let shown = DisplayStr(shown.borrow()).to_string();
        let text = vm.format(format_args!(
            "coroutine method '{method}' of {shown} was never awaited"
        ))?;
        (vm.hooks().warn)(vm, exceptions::RUNTIME_WARNING, text.borrow(), 1)
    })();
    if let Err(error) = result {
        (vm.hooks().unraisable)(vm, error, None, Some(generator));
    }
}

/// `<generator object f at 0x…>`
pub(crate) fn repr(vm: &mut Vm, this: ObjRef<'_>) -> Result<Obj> {
    let name = payload(vm, this)?.qualname.get().unwrap_or_else(|| NONE.own());
    let kind = this.ty().display_name(vm);
    vm.format(format_args!(
        "<{kind} object {} at {:#x}>",
        DisplayStr(name.borrow()),
        this.id()
    ))
}

/// The frame object; none once the generator has finished.
pub(crate) fn frame_object(vm: &mut Vm, this: ObjRef<'_>) -> Result<Option<Obj>> {
    let generator = payload(vm, this)?;
    if generator.state.get() == State::Finished {
        return Ok(None);
    }
    // SAFETY: the frame of a generator that has not finished is live.
    unsafe { frame::object_of(vm, generator.frame()).map(Some) }
}

/// Whether the generator stands at a `yield` or `await`.
pub(crate) fn is_suspended(vm: &mut Vm, this: ObjRef<'_>) -> Result<bool> {
    Ok(matches!(
        payload(vm, this)?.state.get(),
        State::Suspended | State::SuspendedYieldFrom
    ))
}

/// Stores `__name__` or `__qualname__`. Raises `TypeError` for anything but a `str`.
pub(crate) fn set_name(
    vm: &mut Vm,
    cell: &ObjCell,
    attribute: &str,
    value: Option<ObjRef<'_>>,
) -> Result<()> {
    match value {
        Some(value) if value.downcast::<Str>().is_some() => {
            cell.set(Some(value.own()));
            Ok(())
        }
        _ => Err(vm.type_error(format_args!("{attribute} must be set to a string object"))),
    }
}

/// Before an asynchronous generator's first step: `sys.set_asyncgen_hooks` hears of it.
pub(crate) fn init_hooks(vm: &mut Vm, this: ObjRef<'_>) -> Result<()> {
    let generator = payload(vm, this)?;
    if generator.hooks_inited.replace(true) {
        return Ok(());
    }
    generator.finalizer.set(vm.asyncgen_hooks.1.get());
    match vm.asyncgen_hooks.0.get() {
        Some(first) => call::call(vm, first.borrow(), &[this]).map(drop),
        None => Ok(()),
    }
}
