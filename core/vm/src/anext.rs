//! `aiter` and `anext`, and what `anext(iterator, default)` gives to be awaited.

use taipan_derive::{pyclass, pymethods};
use taipan_objects::{Exception, Obj, ObjRef, ObjectExt, Result, Vm, call, exceptions, names, object};

/// Waits for the next item of an asynchronous iterator, and gives a default at its end.
#[pyclass(name = "anext_awaitable", flags = [GC])]
pub struct AnextAwaitable {
    wrapped: Obj,
    default: Obj,
}

/// `aiter(iterable)`. Raises `TypeError` if it is no asynchronous iterable.
pub fn aiter(vm: &mut Vm, iterable: ObjRef<'_>) -> Result<Obj> {
    let Some(slot) = iterable.ty().slots().aiter else {
        let kind = iterable.ty().display_name(vm);
        return Err(vm.type_error(format_args!("'{kind}' object is not an async iterable")));
    };
    let iterator = slot(vm, iterable)?;
    if iterator.ty().slots().anext.is_none() {
        let kind = iterator.ty().display_name(vm);
        return Err(vm.type_error(format_args!(
            "aiter() returned not an async iterator of type '{kind}'"
        )));
    }
    Ok(iterator)
}

/// `anext(iterator, default)`: something to be awaited. Raises `TypeError` if it is no asynchronous iterator.
pub fn anext(vm: &mut Vm, iterator: ObjRef<'_>, default: Option<ObjRef<'_>>) -> Result<Obj> {
    let Some(slot) = iterator.ty().slots().anext else {
        let kind = iterator.ty().display_name(vm);
        return Err(vm.type_error(format_args!("'{kind}' object is not an async iterator")));
    };
    let wrapped = slot(vm, iterator)?;
    let Some(default) = default else {
        return Ok(wrapped);
    };
    let awaitable = AnextAwaitable {
        wrapped,
        default: default.own(),
    };
    Ok(vm.alloc().instance(ANEXT_AWAITABLE.as_obj(), awaitable)?.into())
}

impl AnextAwaitable {
    /// The iterator that the awaited thing runs by.
    fn iterator(&self, vm: &mut Vm) -> Result<Obj> {
        let awaitable = crate::generators::awaitable_iterator(vm, self.wrapped.borrow(), 0)?;
        if awaitable.ty().slots().next.is_some() {
            return Ok(awaitable);
        }
        let Some(slot) = awaitable.ty().slots().await_ else {
            return Ok(awaitable);
        };
        let iterator = slot(vm, awaitable.borrow())?;
        if iterator.ty().slots().next.is_none() {
            return Err(vm.type_error("__await__ must return an iterable"));
        }
        Ok(iterator)
    }

    /// The end of the asynchronous iterator becomes the default, as the value of `StopIteration`.
    fn at_end(&self, vm: &mut Vm, error: Exception) -> Exception {
        if error.matches(exceptions::STOP_ASYNC_ITERATION) {
            return vm.stop_iteration(Some(self.default.borrow()));
        }
        error
    }

    fn forward(&self, vm: &mut Vm, name: ObjRef<'_>, args: &[ObjRef<'_>]) -> Result<Obj> {
        let iterator = self.iterator(vm)?;
        let method = object::getattr(vm, iterator.borrow(), name)?;
        call::call(vm, method.borrow(), args).map_err(|error| self.at_end(vm, error))
    }
}

#[pymethods]
impl AnextAwaitable {
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
        let iterator = self.iterator(vm)?;
        object::next_raw(vm, iterator.borrow()).map_err(|error| self.at_end(vm, error))
    }
    /// Send a value into the awaited iterator.
    fn send(&self, vm: &mut Vm, args: &[ObjRef<'_>]) -> Result<Obj> {
        self.forward(vm, names::send, args)
    }
    /// Raise an exception in the awaited iterator.
    fn throw(&self, vm: &mut Vm, args: &[ObjRef<'_>]) -> Result<Obj> {
        self.forward(vm, names::throw, args)
    }
    /// Close the awaited iterator.
    fn close(&self, vm: &mut Vm, args: &[ObjRef<'_>]) -> Result<Obj> {
        self.forward(vm, names::close, args)
    }
}
