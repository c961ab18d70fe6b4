//! `set` and `frozenset`: the payload that both begin with, and what native code does with it. The table is in `table`,
//! the algebra in `operations`, what Python sees in `methods`.

mod methods;
mod operations;
mod table;

use core::cell::Cell;

use taipan_derive::pyclass;
use taipan_heap::{Guarded, HVec, Obj, ObjRef, Ref, Trace, Visitor, payload};

use crate::dict::{self, Dict};
use crate::exception::Result;
use crate::object;
use crate::typeobject::{ObjectExt, TypeRef};
use crate::vm::Vm;

pub use methods::SetIterator;
pub use operations::{difference_update, intersection, symmetric_difference_update};
use table::{Probe, SetTable, Step};

/// What sets and frozen sets have in common: `downcast::<SetData>()` accepts both.
pub struct SetData {
    table: Guarded<SetTable>,
    /// A frozen set's hash, once asked for; -1 before.
    hash: Cell<isize>,
}

payload!(SetData);

impl Trace for SetData {
    fn trace(&self, visitor: &mut Visitor<'_>) {
        self.table.trace(visitor);
    }
    fn release(&self) {
        self.table.release();
    }
}

/// A collection without order that holds equal elements once.
#[pyclass(name = "set", layout = SetData, flags = [GC, WEAKREF], bits = [BASETYPE, MATCH_SELF],
    signature = "(iterable=(), /)")]
#[repr(C)]
pub struct Set {
    data: SetData,
}

/// A set that cannot be changed, and so can be hashed.
#[pyclass(name = "frozenset", layout = SetData, flags = [GC, WEAKREF], bits = [BASETYPE, MATCH_SELF],
    signature = "(iterable=(), /)")]
#[repr(C)]
pub struct FrozenSet {
    data: SetData,
}

/// `set` or `frozenset`, whichever a set is an instance of: what operations give back for subclasses too.
pub fn base_type(obj: ObjRef<'_>) -> TypeRef<'static> {
    if obj.is_a(SET) { SET } else { FROZEN_SET }
}

/// An empty instance of a class that is `set`, `frozenset` or a subclass of one.
pub fn create_in(vm: &mut Vm, class: TypeRef<'_>) -> Result<Ref<SetData>> {
    let memory = vm.alloc();
    let made: Obj = if class.is_subtype(SET) {
        memory
            .instance(
                class.as_obj(),
                Set {
                    data: SetData::empty(),
                },
            )?
            .into()
    } else {
        memory
            .instance(
                class.as_obj(),
                FrozenSet {
                    data: SetData::empty(),
                },
            )?
            .into()
    };
    made.into_ref::<SetData>()
        .map_err(|_| vm.system_error("a class that is no set"))
}

/// An instance of `class`, as [`create_in`], with the items of an iterable.
pub fn from_iterable(vm: &mut Vm, class: TypeRef<'_>, iterable: ObjRef<'_>) -> Result<Ref<SetData>> {
    let made = create_in(vm, class)?;
    made.update(vm, iterable)?;
    Ok(made)
}

/// A `frozenset` of these items.
pub fn frozenset_from(vm: &mut Vm, items: &[Obj]) -> Result<Obj> {
    let made = create_in(vm, FROZEN_SET)?;
    for item in items {
        made.add(vm, item.borrow())?;
    }
    Ok(made.into())
}

impl Set {
    /// A new empty `set`.
    pub fn create(vm: &mut Vm) -> Result<Ref<Set>> {
        Ok(vm.alloc().instance(
            SET.as_obj(),
            Set {
                data: SetData::empty(),
            },
        )?)
    }
}

impl core::ops::Deref for Set {
    type Target = SetData;
    fn deref(&self) -> &SetData {
        &self.data
    }
}

impl core::ops::Deref for FrozenSet {
    type Target = SetData;
    fn deref(&self) -> &SetData {
        &self.data
    }
}

/// The hash of an item. Raises `TypeError` with set's own message if it is unhashable.
pub(crate) fn hash_item(vm: &mut Vm, item: ObjRef<'_>) -> Result<isize> {
    match object::hash(vm, item) {
        Ok(hash) => Ok(hash),
        Err(exception) => Err(dict::unhashable(vm, item, exception, "a set element")),
    }
}

impl SetData {
    /// An empty set's payload.
    pub const fn empty() -> SetData {
        SetData {
            table: Guarded::new(SetTable::new()),
            hash: Cell::new(-1),
        }
    }

    /// How many items there are.
    #[inline]
    pub fn len(&self, vm: &Vm) -> usize {
        self.table.get(vm).used
    }

    /// Whether there are none.
    #[inline]
    pub fn is_empty(&self, vm: &Vm) -> bool {
        self.len(vm) == 0
    }

    /// Adds an item. Raises `TypeError` if it is unhashable, and what `__hash__` and `__eq__` raise.
    pub fn add(&self, vm: &mut Vm, item: ObjRef<'_>) -> Result<()> {
        let hash = hash_item(vm, item)?;
        self.add_known_hash(vm, item, hash)
    }

    /// As [`SetData::add`], for an item whose hash is known.
    pub fn add_known_hash(&self, vm: &mut Vm, item: ObjRef<'_>, hash: isize) -> Result<()> {
        let memory = vm.alloc();
        let table = self.table.get_mut(vm);
        let step = match table.first(item, hash) {
            Some(step) => step,
            None => self.find(vm, item, hash)?,
        };
        match step {
            Step::Free(at) => Ok(self.table.get_mut(vm).insert(memory, at, hash, item.own())?),
            _ => Ok(()),
        }
    }

    /// Whether an item is there. Raises as [`SetData::add`].
    pub fn contains(&self, vm: &mut Vm, item: ObjRef<'_>) -> Result<bool> {
        let hash = hash_item(vm, item)?;
        self.contains_known_hash(vm, item, hash)
    }

    /// As [`SetData::contains`], for an item whose hash is known.
    pub fn contains_known_hash(&self, vm: &mut Vm, item: ObjRef<'_>, hash: isize) -> Result<bool> {
        Ok(matches!(self.find(vm, item, hash)?, Step::Found(_)))
    }

    /// Removes an item; says whether it was there. Raises as [`SetData::add`].
    pub fn discard(&self, vm: &mut Vm, item: ObjRef<'_>) -> Result<bool> {
        let hash = hash_item(vm, item)?;
        self.discard_known_hash(vm, item, hash)
    }

    /// As [`SetData::discard`], for an item whose hash is known.
    pub fn discard_known_hash(&self, vm: &mut Vm, item: ObjRef<'_>, hash: isize) -> Result<bool> {
        match self.find(vm, item, hash)? {
            Step::Found(at) => Ok(self.table.get_mut(vm).remove(at).is_some()),
            _ => Ok(false),
        }
    }

    /// Removes some item.
    pub fn pop_any(&self, vm: &mut Vm) -> Option<Obj> {
        self.table.get_mut(vm).pop()
    }

    /// Removes all items.
    pub fn clear_items(&self, vm: &mut Vm) {
        let old = self.table.get_mut(vm).clear();
        drop(old);
    }

    /// The item at or behind `pos`, which is moved behind it, with its hash: to begin with, 0.
    pub fn next_entry(&self, vm: &Vm, pos: &mut usize) -> Option<(isize, Obj)> {
        self.table
            .get(vm)
            .next(pos)
            .map(|(hash, item)| (hash, item.clone()))
    }

    /// All items, in the order of iteration.
    pub fn items(&self, vm: &mut Vm) -> Result<HVec<Obj>> {
        let memory = vm.alloc();
        let mut items = HVec::with_capacity(memory, self.len(vm))?;
        let mut at = 0;
        while let Some((_, item)) = self.next_entry(vm, &mut at) {
            items.push(memory, item)?;
        }
        Ok(items)
    }

    /// Adds the items of an iterable.
    pub fn update(&self, vm: &mut Vm, iterable: ObjRef<'_>) -> Result<()> {
        if let Some(other) = iterable.downcast::<SetData>() {
            return self.merge(vm, other);
        }
        if let (true, Some(other)) = (iterable.is_exact(dict::DICT), iterable.downcast::<Dict>()) {
            let (memory, additional) = (vm.alloc(), other.len(vm));
            self.table.get_mut(vm).reserve(memory, additional)?;
            let mut at = 0;
            while let Some((hash, key, _)) = other.next_entry_hash(vm, &mut at) {
                self.add_known_hash(vm, key.borrow(), hash)?;
            }
            return Ok(());
        }
        object::for_each(vm, iterable, |vm, item| self.add(vm, item.borrow()))
    }

    /// Adds the items of another set.
    pub fn merge(&self, vm: &mut Vm, other: &SetData) -> Result<()> {
        if core::ptr::eq(self, other) || other.is_empty(vm) {
            return Ok(());
        }
        let (memory, additional) = (vm.alloc(), other.len(vm));
        self.table.get_mut(vm).reserve(memory, additional)?;
        if self.table.get(vm).fill == 0 {
            let mut table = self.table.take(vm);
            let filled = table.fill_from(memory, other.table.get(vm));
            *self.table.get_mut(vm) = table;
            if filled? {
                return Ok(());
            }
        }
        let mut at = 0;
        while let Some((hash, item)) = other.next_entry(vm, &mut at) {
            self.add_known_hash(vm, item.borrow(), hash)?;
        }
        Ok(())
    }

    /// The place of an item, or a free one for it. Comparing may run Python code, which may change the set: then the
    /// lookup starts again.
    fn find(&self, vm: &mut Vm, key: ObjRef<'_>, hash: isize) -> Result<Step> {
        if let Some(step) = self.table.get(vm).first(key, hash) {
            return Ok(step);
        }
        let mut probe = Probe::new(hash);
        let mut generation = self.table.get(vm).generation;
        loop {
            let table = self.table.get(vm);
            let at = match table.step(&mut probe, key, hash) {
                Step::Compare(at) => at,
                done => return Ok(done),
            };
            let Some(own) = table.item(at).cloned() else {
                continue;
            };
            let equal = object::equal(vm, own.borrow(), key)?;
            let table = self.table.get(vm);
            if table.generation != generation || !table.item(at).is_some_and(|now| now.is(&own)) {
                probe = Probe::new(hash);
                generation = table.generation;
                continue;
            }
            if equal {
                return Ok(Step::Found(at));
            }
        }
    }
}
