//! The iterator of `OrderedDict`, and its views.

use core::cell::Cell;

use taipan_derive::{pyclass, pymethods};
use taipan_objects::dict::{Dict, DictItems, DictKeys, DictValues};
use taipan_objects::exception::Result;
use taipan_objects::list::List;
use taipan_objects::{Obj, ObjCell, ObjRef, Ref, Trace, Visitor, Vm, object, tuple, wrappers};

use super::ordered_dict::OrderedDict;
use crate::chain::END;

/// What an iterator gives.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Kind {
    Keys,
    Values,
    Items,
}

impl Trace for Kind {
    fn trace(&self, _: &mut Visitor<'_>) {}
}

/// Iterates over an OrderedDict.
#[pyclass(name = "odict_iterator", flags = [GC], bits = [DISALLOW_INSTANTIATION])]
pub struct OrderedIterator {
    /// The dict, until the end.
    dict: ObjCell,
    kind: Kind,
    backwards: bool,
    at: Cell<usize>,
    len: usize,
    state: Cell<Option<usize>>,
}

impl OrderedIterator {
    /// An iterator that begins at one end.
    pub(super) fn create(vm: &mut Vm, dict: Ref<OrderedDict>, kind: Kind, backwards: bool) -> Result<Obj> {
        let chain = &dict.order(vm).chain;
        let at = if backwards { chain.last() } else { chain.first() };
        let made = OrderedIterator {
            kind,
            backwards,
            at: Cell::new(at),
            len: dict.len(vm),
            state: Cell::new(Some(dict.state.get())),
            dict: ObjCell::new(Some(dict.into())),
        };
        Ok(vm.alloc().instance(ORDERED_ITERATOR.as_obj(), made)?.into())
    }
}

#[pymethods]
impl OrderedIterator {
    #[slot]
    fn iter(this: ObjRef<'_>, _vm: &mut Vm) -> Result<Obj> {
        Ok(this.own())
    }
    #[slot]
    fn next(&self, vm: &mut Vm) -> Result<Option<Obj>> {
        let Some(dict) = self
            .dict
            .get()
            .and_then(|dict| dict.into_ref::<OrderedDict>().ok())
        else {
            return Ok(None);
        };
        if self.at.get() == END {
            self.dict.set(None);
            return Ok(None);
        }
        if self.state.get() != Some(dict.state.get()) {
            self.state.set(None);
            return Err(vm.runtime_error("OrderedDict mutated during iteration"));
        }
        if self.len != dict.len(vm) {
            self.state.set(None);
            return Err(vm.runtime_error("OrderedDict changed size during iteration"));
        }
        let at = self.at.get();
        let chain = &dict.order(vm).chain;
        let Some((key, hash)) = chain.get(at).map(|node| (node.key.clone(), node.hash)) else {
            self.dict.set(None);
            return Ok(None);
        };
        self.at.set(if self.backwards {
            chain.before(at)
        } else {
            chain.after(at)
        });
        match self.kind {
            Kind::Keys => Ok(Some(key)),
            Kind::Values => dict.value(vm, key.borrow(), hash).map(Some),
            Kind::Items => {
                let value = dict.value(vm, key.borrow(), hash)?;
                tuple::new(vm, &[key, value]).map(Some)
            }
        }
    }
    /// Return state information for pickling
    fn __reduce__(&self, vm: &mut Vm) -> Result<Obj> {
        let copy = OrderedIterator {
            dict: ObjCell::new(self.dict.get()),
            kind: self.kind,
            backwards: self.backwards,
            at: self.at.clone(),
            len: self.len,
            state: self.state.clone(),
        };
        let copy = vm.alloc().instance(ORDERED_ITERATOR.as_obj(), copy)?;
        let left = object::collect(vm, copy.borrow())?;
        let left = List::create(vm, left)?;
        let args = tuple::new(vm, &[left.into()])?;
        let iter = wrappers::builtin(vm, "iter")?;
        tuple::new(vm, &[iter, args])
    }
}

macro_rules! view {
    ($name:ident, $python:tt, $base:ident, $kind:expr, $constant:ident, $make:ident) => {
        // A doc comment would be `__doc__`, which these classes do not have.
        #[allow(missing_docs)]
        #[pyclass(name = $python, base = $base, layout = $base, flags = [GC], bits = [DISALLOW_INSTANTIATION])]
        #[repr(C)]
        pub struct $name {
            view: $base,
        }

        #[pymethods]
        impl $name {
            #[slot]
            fn iter(&self, vm: &mut Vm) -> Result<Obj> {
                iterate(vm, self.view.dict(), $kind, false)
            }
            fn __reversed__(&self, vm: &mut Vm) -> Result<Obj> {
                iterate(vm, self.view.dict(), $kind, true)
            }
        }

        /// A view of an OrderedDict.
        pub(super) fn $make(vm: &mut Vm, dict: ObjRef<'_>) -> Result<Obj> {
            match dict.to_ref::<Dict>() {
                Some(dict) => {
                    let view = $name {
                        view: $base::of(dict),
                    };
                    Ok(vm.alloc().instance($constant.as_obj(), view)?.into())
                }
                None => Err(taipan_objects::args::wrong_receiver(vm, dict)),
            }
        }
    };
}

fn iterate(vm: &mut Vm, dict: &Ref<Dict>, kind: Kind, backwards: bool) -> Result<Obj> {
    match dict.borrow().to_ref::<OrderedDict>() {
        Some(dict) => OrderedIterator::create(vm, dict, kind, backwards),
        None => Err(taipan_objects::args::wrong_receiver(vm, dict.borrow())),
    }
}

view!(
    OrderedKeys,
    "odict_keys",
    DictKeys,
    Kind::Keys,
    ORDERED_KEYS,
    keys_view
);
view!(
    OrderedValues,
    "odict_values",
    DictValues,
    Kind::Values,
    ORDERED_VALUES,
    values_view
);
view!(
    OrderedItems,
    "odict_items",
    DictItems,
    Kind::Items,
    ORDERED_ITEMS,
    items_view
);
