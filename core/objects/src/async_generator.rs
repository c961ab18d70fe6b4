//! The awaitables that drive asynchronous generators (PEP 525), and the iterator of `coroutine.__await__()`.

use core::cell::Cell;

use taipan_derive::{pyclass, pymethods};
use taipan_heap::{Obj, ObjRef};

use crate::exception::{Exception, Result};
use crate::exceptions;
use crate::generator::{Generator, State, WrappedValue};
use crate::generator_methods::{self as methods, Thrown};
use crate::singletons::NONE;
use crate::tuple;
use crate::typeobject::ObjectExt;
use crate::vm::Vm;

/// Where an awaitable stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Progress {
    /// Nobody has awaited it.
    Init,
    /// It is being awaited.
    Iterating,
    /// It has ended.
    Closed,
}

/// What a coroutine's __await__ gives: an iterator that runs it.
#[pyclass(name = "coroutine_wrapper", flags = [GC])]
pub struct CoroutineWrapper {
    coroutine: Obj,
}

/// `coroutine.__await__()`
pub(crate) fn coroutine_wrapper(vm: &mut Vm, coroutine: ObjRef<'_>) -> Result<Obj> {
    let made = CoroutineWrapper {
        coroutine: coroutine.own(),
    };
    Ok(vm.alloc().instance(COROUTINE_WRAPPER.as_obj(), made)?.into())
}

#[pymethods]
impl CoroutineWrapper {
    #[slot]
    fn iter(this: ObjRef<'_>, _vm: &mut Vm) -> Result<Obj> {
        Ok(this.own())
    }
    #[slot]
    fn next(&self, vm: &mut Vm) -> Result<Option<Obj>> {
        methods::next(vm, self.coroutine.borrow())
    }
    /// send(arg) -> runs the coroutine on, with arg as the value of its await.
    /// Returns what it yields; raises StopIteration once it returns.
    fn send(&self, vm: &mut Vm, object: ObjRef<'_>) -> Result<Obj> {
        methods::send(vm, self.coroutine.borrow(), object)
    }
    /// Raise an exception in the coroutine; return its next value or raise StopIteration.
    fn throw(&self, vm: &mut Vm, args: &[ObjRef<'_>]) -> Result<Obj> {
        methods::throw_method(vm, self.coroutine.borrow(), args)
    }
    /// close() -> raises GeneratorExit where the coroutine waits.
    fn close(&self, vm: &mut Vm) -> Result<Obj> {
        methods::close(vm, self.coroutine.borrow())
    }
}

/// What a step of an asynchronous generator gave: an awaited value passes, a yielded one is the awaitable's result.
fn unwrap_value(vm: &mut Vm, generator: &Generator, result: Result<Obj>) -> Result<Obj> {
    match result {
        Ok(value) => match value.downcast::<WrappedValue>() {
            Some(wrapped) => {
                generator.running_async.set(false);
                Err(vm.stop_iteration(Some(wrapped.value.borrow())))
            }
            None => Ok(value),
        },
        Err(error) => {
            if ends(&error) {
                generator.closed.set(true);
            }
            generator.running_async.set(false);
            Err(error)
        }
    }
}

/// Whether an exception says that an asynchronous generator has ended.
fn ends(error: &Exception) -> bool {
    error.matches(exceptions::STOP_ASYNC_ITERATION) || error.matches(exceptions::GENERATOR_EXIT)
}

/// What closing an awaitable makes of what a `GeneratorExit` has led to.
fn closed(vm: &mut Vm, result: Result<Obj>) -> Result<()> {
    match result {
        Ok(_) => Err(vm.runtime_error("coroutine ignored GeneratorExit")),
        Err(error) if ends(&error) || error.matches(exceptions::STOP_ITERATION) => Ok(()),
        Err(error) => Err(error),
    }
}

/// `asend()` and `__anext__()`.
#[pyclass(name = "async_generator_asend", flags = [GC, FINALIZE])]
pub struct AsyncGeneratorSend {
    generator: Obj,
    value: Obj,
    progress: Cell<Progress>,
}

/// The awaitable of `generator.asend(value)`.
pub(crate) fn asend(vm: &mut Vm, generator: ObjRef<'_>, value: ObjRef<'_>) -> Result<Obj> {
    methods::init_hooks(vm, generator)?;
    let made = AsyncGeneratorSend {
        generator: generator.own(),
        value: value.own(),
        progress: Cell::new(Progress::Init),
    };
    Ok(vm.alloc().instance(ASYNC_GENERATOR_SEND.as_obj(), made)?.into())
}

impl AsyncGeneratorSend {
    /// Before a step: raises `RuntimeError` if it must not be made. Whether this is the first.
    fn begin(&self, vm: &mut Vm, generator: &Generator) -> Result<bool> {
        match self.progress.get() {
            Progress::Closed => Err(vm.runtime_error("cannot reuse already awaited __anext__()/asend()")),
            Progress::Init => {
                if generator.running_async.get() {
                    self.progress.set(Progress::Closed);
                    return Err(vm.runtime_error("anext(): asynchronous generator is already running"));
                }
                self.progress.set(Progress::Iterating);
                generator.running_async.set(true);
                Ok(true)
            }
            Progress::Iterating => {
                generator.running_async.set(true);
                Ok(false)
            }
        }
    }

    /// After a step.
    fn end(&self, vm: &mut Vm, generator: &Generator, result: Result<Obj>) -> Result<Obj> {
        let result = unwrap_value(vm, generator, result);
        if result.is_err() {
            self.progress.set(Progress::Closed);
        }
        result
    }

    fn step(&self, vm: &mut Vm, value: ObjRef<'_>) -> Result<Obj> {
        let generator = methods::payload(vm, self.generator.borrow())?;
        let first = self.begin(vm, generator)?;
        let value = if first && value.is_none() {
            self.value.borrow()
        } else {
            value
        };
        let result = methods::send(vm, self.generator.borrow(), value);
        self.end(vm, generator, result)
    }

    fn raise(&self, vm: &mut Vm, thrown: Thrown<'_>) -> Result<Obj> {
        let generator = methods::payload(vm, self.generator.borrow())?;
        self.begin(vm, generator)?;
        let this = self.generator.borrow();
        let result = match methods::throw(vm, this, thrown, true) {
            Ok(sent) => methods::yielded(vm, this, sent),
            Err(error) => Err(error),
        };
        self.end(vm, generator, result)
    }
}

#[pymethods]
impl AsyncGeneratorSend {
    #[slot]
    fn iter(this: ObjRef<'_>, _vm: &mut Vm) -> Result<Obj> {
        Ok(this.own())
    }
    #[slot]
    fn await_(this: ObjRef<'_>, _vm: &mut Vm) -> Result<Obj> {
        Ok(this.own())
    }
    #[slot]
    fn next(&self, vm: &mut Vm) -> Result<Option<Obj>> {
        self.step(vm, NONE).map(Some)
    }
    #[slot]
    fn del(this: ObjRef<'_>, vm: &mut Vm) {
        let Some(awaitable) = this.downcast::<AsyncGeneratorSend>() else {
            return;
        };
        if awaitable.progress.get() == Progress::Init {
            methods::warn_unawaited_method(vm, "asend", awaitable.generator.borrow());
        }
    }
    /// send(value) -> runs the generator on, with value as its yield's.
    /// Returns what it yields next; raises StopIteration once it returns.
    fn send(&self, vm: &mut Vm, object: ObjRef<'_>) -> Result<Obj> {
        self.step(vm, object)
    }
    /// Raise an exception in the generator; return its next value or raise StopIteration.
    fn throw(&self, vm: &mut Vm, args: &[ObjRef<'_>]) -> Result<Obj> {
        let thrown = Thrown::from_args(vm, "throw", args)?;
        self.raise(vm, thrown)
    }
    /// close() -> raises GeneratorExit where the generator waits.
    fn close(&self, vm: &mut Vm) -> Result<()> {
        if self.progress.get() == Progress::Closed {
            return Ok(());
        }
        let result = self.raise(vm, Thrown::instance(exceptions::GENERATOR_EXIT.as_obj()));
        closed(vm, result)
    }
}

/// `athrow()` and `aclose()`.
#[pyclass(name = "async_generator_athrow", flags = [GC, FINALIZE])]
pub struct AsyncGeneratorThrow {
    generator: Obj,
    /// What to throw, a tuple; none for `aclose()`.
    args: Option<Obj>,
    progress: Cell<Progress>,
}

/// The awaitable of `generator.athrow(*args)`, or of `generator.aclose()`.
pub(crate) fn athrow(vm: &mut Vm, generator: ObjRef<'_>, args: Option<&[ObjRef<'_>]>) -> Result<Obj> {
    methods::init_hooks(vm, generator)?;
    let args = match args {
        Some(args) => Some(tuple::from_refs(vm, args)?),
        None => None,
    };
    let made = AsyncGeneratorThrow {
        generator: generator.own(),
        args,
        progress: Cell::new(Progress::Init),
    };
    Ok(vm.alloc().instance(ASYNC_GENERATOR_THROW.as_obj(), made)?.into())
}

impl AsyncGeneratorThrow {
    /// Raises `RuntimeError` if the generator is being stepped by another awaitable.
    fn check_running(&self, vm: &mut Vm, generator: &Generator) -> Result<()> {
        if !generator.running_async.get() {
            return Ok(());
        }
        self.progress.set(Progress::Closed);
        let method = if self.args.is_some() { "athrow" } else { "aclose" };
        Err(vm.runtime_error(format_args!(
            "{method}(): asynchronous generator is already running"
        )))
    }

    /// What a step of `aclose()` gave: a yielded value is an error, the generator's end the awaitable's.
    fn close_step(&self, vm: &mut Vm, generator: &Generator, result: Result<Obj>) -> Result<Obj> {
        let error = match result {
            Ok(value) if value.downcast::<WrappedValue>().is_some() => {
                vm.runtime_error("async generator ignored GeneratorExit")
            }
            Ok(value) => return Ok(value),
            Err(error) if ends(&error) => vm.stop_iteration(None),
            Err(error) => error,
        };
        generator.running_async.set(false);
        self.progress.set(Progress::Closed);
        Err(error)
    }

    /// After a step.
    fn end(&self, vm: &mut Vm, generator: &Generator, result: Result<Obj>) -> Result<Obj> {
        if self.args.is_none() {
            return self.close_step(vm, generator, result);
        }
        let result = unwrap_value(vm, generator, result);
        if result.is_err() {
            generator.running_async.set(false);
            self.progress.set(Progress::Closed);
        }
        result
    }

    fn step(&self, vm: &mut Vm, value: ObjRef<'_>) -> Result<Obj> {
        let this = self.generator.borrow();
        let generator = methods::payload(vm, this)?;
        if self.progress.get() == Progress::Closed {
            return Err(vm.runtime_error("cannot reuse already awaited aclose()/athrow()"));
        }
        if generator.state.get() == State::Finished {
            self.progress.set(Progress::Closed);
            return Err(vm.stop_iteration(None));
        }
        if self.progress.get() == Progress::Iterating {
            let result = methods::send(vm, this, value);
            return self.end(vm, generator, result);
        }
        self.check_running(vm, generator)?;
        if generator.closed.get() {
            self.progress.set(Progress::Closed);
            return Err(methods::stop_async_iteration(vm));
        }
        if !value.is_none() {
            return Err(vm.runtime_error("can't send non-None value to a just-started coroutine"));
        }
        self.progress.set(Progress::Iterating);
        generator.running_async.set(true);
        let sent = match &self.args {
            None => {
                generator.closed.set(true);
                methods::throw(
                    vm,
                    this,
                    Thrown::instance(exceptions::GENERATOR_EXIT.as_obj()),
                    false,
                )
            }
            Some(args) => {
                let args = tuple::items(args.borrow()).unwrap_or(&[]);
                match Thrown::without_warning(args) {
                    Some(thrown) => methods::throw(vm, this, thrown, false),
                    None => Err(vm.system_error("athrow() without an exception")),
                }
            }
        };
        let result = match sent {
            Ok(sent) => methods::yielded(vm, this, sent),
            Err(error) => Err(error),
        };
        self.end(vm, generator, result)
    }

    fn raise(&self, vm: &mut Vm, thrown: Thrown<'_>) -> Result<Obj> {
        let this = self.generator.borrow();
        let generator = methods::payload(vm, this)?;
        match self.progress.get() {
            Progress::Closed => {
                return Err(vm.runtime_error("cannot reuse already awaited aclose()/athrow()"));
            }
            Progress::Init => {
                self.check_running(vm, generator)?;
                self.progress.set(Progress::Iterating);
                generator.running_async.set(true);
            }
            Progress::Iterating => {}
        }
        let result = match methods::throw(vm, this, thrown, true) {
            Ok(sent) => methods::yielded(vm, this, sent),
            Err(error) => Err(error),
        };
        self.end(vm, generator, result)
    }
}

#[pymethods]
impl AsyncGeneratorThrow {
    #[slot]
    fn iter(this: ObjRef<'_>, _vm: &mut Vm) -> Result<Obj> {
        Ok(this.own())
    }
    #[slot]
    fn await_(this: ObjRef<'_>, _vm: &mut Vm) -> Result<Obj> {
        Ok(this.own())
    }
    #[slot]
    fn next(&self, vm: &mut Vm) -> Result<Option<Obj>> {
        self.step(vm, NONE).map(Some)
    }
    #[slot]
    fn del(this: ObjRef<'_>, vm: &mut Vm) {
        let Some(awaitable) = this.downcast::<AsyncGeneratorThrow>() else {
            return;
        };
        if awaitable.progress.get() == Progress::Init {
            let method = if awaitable.args.is_some() {
                "athrow"
            } else {
                "aclose"
            };
            methods::warn_unawaited_method(vm, method, awaitable.generator.borrow());
        }
    }
    /// send(value) -> runs the generator on, with value as its yield's.
    /// Returns what it yields next; raises StopIteration once it returns.
    fn send(&self, vm: &mut Vm, object: ObjRef<'_>) -> Result<Obj> {
        self.step(vm, object)
    }
    /// Raise an exception in the generator; return its next value or raise StopIteration.
    fn throw(&self, vm: &mut Vm, args: &[ObjRef<'_>]) -> Result<Obj> {
        let thrown = Thrown::from_args(vm, "throw", args)?;
        self.raise(vm, thrown)
    }
    /// close() -> raises GeneratorExit where the generator waits.
    fn close(&self, vm: &mut Vm) -> Result<()> {
        if self.progress.get() == Progress::Closed {
            return Ok(());
        }
        let result = self.raise(vm, Thrown::instance(exceptions::GENERATOR_EXIT.as_obj()));
        closed(vm, result)
    }
}
