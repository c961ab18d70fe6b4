//! `list`: CPython's growth curve and Timsort. The example for how a builtin type is written.

use core::cell::Cell;

use taipan_derive::{pyclass, pymethods};
use taipan_heap::{Guarded, HVec, Obj, ObjCell, ObjRef, Ref};

use crate::exception::Result;
use crate::vm::Vm;

/// Built-in mutable sequence.
///
/// If no argument is given, the constructor creates a new empty list.
/// The argument must be an iterable if specified.
#[pyclass(name = "list", flags = [GC], bits = [BASETYPE, LIST_SUBCLASS, SEQUENCE, MATCH_SELF],
    signature = "(iterable=(), /)")]
pub struct List {
    items: Guarded<HVec<Obj>>,
}

impl List {
    /// A list of these items.
    pub fn create(vm: &mut Vm, items: HVec<Obj>) -> Result<Ref<List>> {
        Ok(vm.alloc().instance(
            LIST.as_obj(),
            List {
                items: Guarded::new(items),
            },
        )?)
    }

    /// The items, while nothing else can run.
    #[inline(always)]
    pub fn items<'a>(&'a self, vm: &'a Vm) -> &'a [Obj] {
        self.items.get(vm)
    }

    /// The items, to be changed.
    #[inline(always)]
    pub fn items_mut<'a>(&'a self, vm: &'a mut Vm) -> &'a mut HVec<Obj> {
        self.items.get_mut(vm)
    }

    /// Appends an item (`PyList_Append`).
    #[inline(always)]
    pub fn push(&self, vm: &mut Vm, item: Obj) -> Result<()> {
        let memory = vm.alloc();
        let items = self.items.get_mut(vm);
        if items.len() == items.capacity() {
            grow(memory, items, 1)?;
        }
        Ok(items.push(memory, item)?)
    }
}

/// Makes room for `additional` items along CPython's curve, which `sys.getsizeof` shows.
pub fn grow(memory: taipan_heap::Alloc, items: &mut HVec<Obj>, additional: usize) -> Result<()> {
    let wanted = items
        .len()
        .checked_add(additional)
        .ok_or(taipan_heap::AllocError)?;
    if wanted <= items.capacity() {
        return Ok(());
    }
    let mut capacity = (wanted + (wanted >> 3) + 6) & !3;
    if wanted - items.len() > capacity - wanted {
        capacity = (wanted + 3) & !3;
    }
    Ok(items.set_capacity(memory, capacity)?)
}

/// Iterates over a list by index, so that it sees what is appended meanwhile.
#[pyclass(name = "list_iterator", flags = [GC])]
pub struct ListIterator {
    list: ObjCell,
    index: Cell<usize>,
}

#[pymethods]
impl List {
    #[slot]
    fn sq_length(&self, vm: &mut Vm) -> Result<usize> {
        Ok(self.items(vm).len())
    }
    #[slot]
    fn iter(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let iterator = ListIterator {
            list: ObjCell::new(Some(this.own())),
            index: Cell::new(0),
        };
        Ok(vm.alloc().instance(LIST_ITERATOR.as_obj(), iterator)?.into())
    }
    /// Append object to the end of the list.
    fn append(&self, vm: &mut Vm, object: Obj) -> Result<()> {
        self.push(vm, object)
    }
}

#[pymethods]
impl ListIterator {
    #[slot]
    fn iter(this: ObjRef<'_>, _vm: &mut Vm) -> Result<Obj> {
        Ok(this.own())
    }
    #[slot]
    fn next(&self, vm: &mut Vm) -> Result<Option<Obj>> {
        let Some(list) = self.list.get() else {
            return Ok(None);
        };
        let index = self.index.get();
        let item = list
            .downcast::<List>()
            .and_then(|list| list.items(vm).get(index).cloned());
        match item {
            Some(_) => self.index.set(index + 1),
            None => self.list.set(None),
        }
        Ok(item)
    }
}
