//! Iterators that no one type owns: over anything with `__getitem__`, and over a callable with a sentinel.

use core::cell::Cell;

use taipan_derive::{pyclass, pymethods};
use taipan_heap::{Obj, ObjCell, ObjRef, Ref};

use crate::exception::Result;
use crate::exceptions;
use crate::object;
use crate::vm::Vm;

/// Iterates by index, until `IndexError`.
#[pyclass(name = "iterator", flags = [GC])]
pub struct SequenceIterator {
    sequence: ObjCell,
    index: Cell<isize>,
}

/// `iter(sequence)` by `__getitem__`.
pub fn sequence_iterator(vm: &mut Vm, sequence: ObjRef<'_>) -> Result<Obj> {
    let iterator = SequenceIterator {
        sequence: ObjCell::new(Some(sequence.own())),
        index: Cell::new(0),
    };
    Ok(vm.alloc().instance(SEQUENCE_ITERATOR.as_obj(), iterator)?.into())
}

#[pymethods]
impl SequenceIterator {
    #[slot]
    fn iter(this: ObjRef<'_>, _vm: &mut Vm) -> Result<Obj> {
        Ok(this.own())
    }
    #[slot]
    fn next(&self, vm: &mut Vm) -> Result<Option<Obj>> {
        let Some(sequence) = self.sequence.get() else {
            return Ok(None);
        };
        let index = self.index.get();
        if index == isize::MAX {
            return Err(vm.overflow_error("iter index too large"));
        }
        match crate::sequence::item(vm, sequence.borrow(), index) {
            Ok(item) => {
                self.index.set(index + 1);
                Ok(Some(item))
            }
            Err(error)
                if error.matches(exceptions::INDEX_ERROR) || error.matches(exceptions::STOP_ITERATION) =>
            {
                self.sequence.set(None);
                Ok(None)
            }
            Err(error) => Err(error),
        }
    }
    fn __length_hint__(&self, vm: &mut Vm) -> Result<Obj> {
        let Some(sequence) = self.sequence.get() else {
            return crate::int::new(vm, 0_isize);
        };
        let length = object::length(vm, sequence.borrow())?;
        crate::int::new(vm, length.saturating_sub(self.index.get() as usize))
    }
    fn __reduce__(&self, vm: &mut Vm) -> Result<Obj> {
        let iter = crate::wrappers::builtin(vm, "iter")?;
        match self.sequence.get() {
            Some(sequence) => {
                let args = crate::tuple::new(vm, &[sequence])?;
                let index = crate::int::new(vm, self.index.get())?;
                crate::tuple::new(vm, &[iter, args, index])
            }
            None => {
                let args = crate::tuple::new(vm, &[crate::singletons::EMPTY_TUPLE.own()])?;
                crate::tuple::new(vm, &[iter, args])
            }
        }
    }
    fn __setstate__(&self, vm: &mut Vm, state: ObjRef<'_>) -> Result<()> {
        let index = crate::int::exact_ssize(vm, state)?;
        if !self.sequence.is_none() {
            self.index.set(index.max(0));
        }
        Ok(())
    }
}

/// Iterates by calling, until the sentinel comes.
#[pyclass(name = "callable_iterator", flags = [GC])]
pub struct CallableIterator {
    callable: ObjCell,
    sentinel: ObjCell,
}

/// `iter(callable, sentinel)`.
pub fn callable_iterator(vm: &mut Vm, callable: Obj, sentinel: Obj) -> Result<Ref<CallableIterator>> {
    let iterator = CallableIterator {
        callable: ObjCell::new(Some(callable)),
        sentinel: ObjCell::new(Some(sentinel)),
    };
    Ok(vm.alloc().instance(CALLABLE_ITERATOR.as_obj(), iterator)?)
}

#[pymethods]
impl CallableIterator {
    #[slot]
    fn iter(this: ObjRef<'_>, _vm: &mut Vm) -> Result<Obj> {
        Ok(this.own())
    }
    #[slot]
    fn next(&self, vm: &mut Vm) -> Result<Option<Obj>> {
        let Some(callable) = self.callable.get() else {
            return Ok(None);
        };
        let made = match crate::call::call(vm, callable.borrow(), &[]) {
            Err(error) if error.matches(exceptions::STOP_ITERATION) => {
                self.callable.set(None);
                self.sentinel.set(None);
                return Ok(None);
            }
            other => other?,
        };
        let Some(sentinel) = self.sentinel.get() else {
            return Ok(None);
        };
        if object::equal(vm, sentinel.borrow(), made.borrow())? {
            self.callable.set(None);
            self.sentinel.set(None);
            return Ok(None);
        }
        Ok(Some(made))
    }
    fn __reduce__(&self, vm: &mut Vm) -> Result<Obj> {
        let iter = crate::wrappers::builtin(vm, "iter")?;
        match (self.callable.get(), self.sentinel.get()) {
            (Some(callable), Some(sentinel)) => {
                let args = crate::tuple::new(vm, &[callable, sentinel])?;
                crate::tuple::new(vm, &[iter, args])
            }
            _ => {
                let args = crate::tuple::new(vm, &[crate::singletons::EMPTY_TUPLE.own()])?;
                crate::tuple::new(vm, &[iter, args])
            }
        }
    }
}
