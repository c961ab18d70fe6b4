//! `reversed`: iterates over a sequence from its end, by index.

use core::cell::Cell;

use taipan_derive::{pyclass, pymethods};
use taipan_heap::{Obj, ObjCell, ObjRef};

use crate::args;
use crate::call::{self, Args};
use crate::exception::{Exception, Result};
use crate::object::{self, Method};
use crate::typeobject::ObjectExt;
use crate::vm::Vm;
use crate::{exceptions, int, names, sequence, tuple};

/// Iterates over a sequence from its end to its start.
#[pyclass(name = "reversed", flags = [GC], bits = [BASETYPE], signature = "(object, /)")]
pub struct Reversed {
    sequence: ObjCell,
    /// The index of the next item: -1 after the first one.
    index: Cell<isize>,
}

fn not_reversible(vm: &mut Vm, object: ObjRef<'_>) -> Exception {
    let kind = object.ty().display_name(vm);
    vm.type_error(format_args!("'{kind}' object is not reversible"))
}

#[pymethods]
impl Reversed {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        if cls.is(REVERSED.as_obj()) {
            args::no_keywords(vm, "reversed", args)?;
        }
        args::check_positional(vm, "reversed", args.args().len(), 1, 1)?;
        let object = args.args()[0];
        if let Some(method) = object::lookup_special_method(vm, object, names::__reversed__)? {
            return match method {
                Method::Unbound(function) => call::call(vm, function.borrow(), &[object]),
                Method::Bound(method) if method.is_none() => Err(not_reversible(vm, object)),
                Method::Bound(method) => call::call(vm, method.borrow(), &[]),
            };
        }
        if !sequence::is_sequence(object) {
            return Err(not_reversible(vm, object));
        }
        let length = object::length(vm, object)?;
        let index = isize::try_from(length).unwrap_or(isize::MAX) - 1;
        let made = Reversed {
            sequence: ObjCell::new(Some(object.own())),
            index: Cell::new(index),
        };
        Ok(vm.alloc().instance(cls, made)?.into())
    }
    #[slot]
    fn iter(this: ObjRef<'_>, _vm: &mut Vm) -> Result<Obj> {
        Ok(this.own())
    }
    #[slot]
    fn next(&self, vm: &mut Vm) -> Result<Option<Obj>> {
        let index = self.index.get();
        let Some(sequence) = self.sequence.get().filter(|_| index >= 0) else {
            self.sequence.set(None);
            return Ok(None);
        };
        match sequence::item(vm, sequence.borrow(), index) {
            Ok(item) => {
                self.index.set(index - 1);
                Ok(Some(item))
            }
            Err(error) => {
                self.index.set(-1);
                self.sequence.set(None);
                if error.matches(exceptions::INDEX_ERROR) || error.matches(exceptions::STOP_ITERATION) {
                    Ok(None)
                } else {
                    Err(error)
                }
            }
        }
    }
    /// How many items are likely to come, as a hint.
    fn __length_hint__(&self, vm: &mut Vm) -> Result<isize> {
        let Some(sequence) = self.sequence.get() else {
            return Ok(0);
        };
        let length = object::length(vm, sequence.borrow())?;
        let left = self.index.get() + 1;
        Ok(if isize::try_from(length).is_ok_and(|length| length < left) {
            0
        } else {
            left
        })
    }
    /// Return state information for pickling.
    fn __reduce__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let Some(state) = this.downcast::<Reversed>() else {
            return Err(args::wrong_receiver(vm, this));
        };
        match state.sequence.get() {
            Some(sequence) => {
                let args = tuple::new(vm, &[sequence])?;
                let index = int::new(vm, state.index.get())?;
                tuple::new(vm, &[this.ty().own(), args, index])
            }
            None => {
                let args = tuple::new(vm, &[crate::singletons::EMPTY_TUPLE.own()])?;
                tuple::new(vm, &[this.ty().own(), args])
            }
        }
    }
    /// Set state information for unpickling.
    fn __setstate__(&self, vm: &mut Vm, object: ObjRef<'_>) -> Result<()> {
        let index = int::exact_ssize(vm, object)?;
        if let Some(sequence) = self.sequence.get() {
            let length = object::length(vm, sequence.borrow())?;
            let last = isize::try_from(length).unwrap_or(isize::MAX) - 1;
            self.index.set(index.min(last).max(-1));
        }
        Ok(())
    }
}
