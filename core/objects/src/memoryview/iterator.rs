//! The iterator of `memoryview`.

use core::cell::Cell;

use taipan_derive::{pyclass, pymethods};
use taipan_heap::{Obj, ObjCell, ObjRef};

use super::MemoryView;
use crate::exception::Result;
use crate::vm::Vm;

/// Iterates over a view.
pub fn iterate(vm: &mut Vm, view: ObjRef<'_>) -> Result<Obj> {
    let iterator = MemoryIterator {
        view: ObjCell::new(Some(view.own())),
        index: Cell::new(0),
    };
    Ok(vm.alloc().instance(MEMORY_ITERATOR.as_obj(), iterator)?.into())
}

/// Iterates over the items of a view of one dimension.
#[pyclass(name = "memory_iterator", flags = [GC])]
pub struct MemoryIterator {
    view: ObjCell,
    index: Cell<usize>,
}

#[pymethods]
impl MemoryIterator {
    #[slot]
    fn iter(this: ObjRef<'_>, _vm: &mut Vm) -> Result<Obj> {
        Ok(this.own())
    }
    #[slot]
    fn next(&self, vm: &mut Vm) -> Result<Option<Obj>> {
        let Some(held) = self.view.get() else {
            return Ok(None);
        };
        let Some(view) = held.downcast::<MemoryView>() else {
            return Ok(None);
        };
        let index = self.index.get();
        if index as isize >= view.layout.dims.shape().first().copied().unwrap_or(0) {
            self.view.set(None);
            return Ok(None);
        }
        self.index.set(index + 1);
        view.check(vm)?;
        view.item(vm, index as isize).map(Some)
    }
}
