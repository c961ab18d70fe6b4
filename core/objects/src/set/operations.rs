//! The algebra of sets: union, intersection, difference, symmetric difference, and the comparisons.
//!
//! Operands are walked and results filled in CPython's order, which decides the order of the result.

use taipan_heap::{ObjRef, Ref};

use super::{SetData, base_type, create_in, from_iterable, hash_item};
use crate::dict::{DICT, Dict};
use crate::exception::Result;
use crate::object;
use crate::slots::CompareOp;
use crate::typeobject::ObjectExt;
use crate::vm::Vm;

/// The payload of `this`, a set of either kind.
pub(super) fn data<'a>(vm: &mut Vm, this: ObjRef<'a>) -> Result<&'a SetData> {
    match this.downcast::<SetData>() {
        Some(data) => Ok(data),
        None => Err(crate::args::wrong_receiver(vm, this)),
    }
}

fn exact_dict(obj: ObjRef<'_>) -> Option<&Dict> {
    if obj.is_exact(DICT) {
        obj.downcast::<Dict>()
    } else {
        None
    }
}

/// A copy that is a `set` or a `frozenset`.
pub(super) fn copy(vm: &mut Vm, this: ObjRef<'_>) -> Result<Ref<SetData>> {
    from_iterable(vm, base_type(this), this)
}

pub(super) fn union(vm: &mut Vm, this: ObjRef<'_>, others: &[ObjRef<'_>]) -> Result<Ref<SetData>> {
    let result = copy(vm, this)?;
    for other in others {
        if !this.is(*other) {
            result.update(vm, *other)?;
        }
    }
    Ok(result)
}

/// The items of `this` that are in `other`, an iterable; a `set` or `frozenset`, as `this` is.
pub fn intersection(vm: &mut Vm, this: ObjRef<'_>, other: ObjRef<'_>) -> Result<Ref<SetData>> {
    if this.is(other) {
        return copy(vm, this);
    }
    let own = data(vm, this)?;
    let result = create_in(vm, base_type(this))?;
    if let Some(other) = other.downcast::<SetData>() {
        let (large, small) = if other.len(vm) > own.len(vm) {
            (other, own)
        } else {
            (own, other)
        };
        let mut at = 0;
        while let Some((hash, item)) = small.next_entry(vm, &mut at) {
            if large.contains_known_hash(vm, item.borrow(), hash)? {
                result.add_known_hash(vm, item.borrow(), hash)?;
            }
        }
        return Ok(result);
    }
    object::for_each(vm, other, |vm, item| {
        let hash = object::hash(vm, item.borrow())?;
        if own.contains_known_hash(vm, item.borrow(), hash)? {
            result.add_known_hash(vm, item.borrow(), hash)?;
        }
        Ok(())
    })?;
    Ok(result)
}

pub(super) fn intersection_multi(
    vm: &mut Vm,
    this: ObjRef<'_>,
    others: &[ObjRef<'_>],
) -> Result<Ref<SetData>> {
    let [first, others @ ..] = others else {
        return copy(vm, this);
    };
    let mut result = intersection(vm, this, *first)?;
    for other in others {
        result = intersection(vm, result.borrow(), *other)?;
    }
    Ok(result)
}

pub(super) fn is_disjoint(vm: &mut Vm, this: ObjRef<'_>, other: ObjRef<'_>) -> Result<bool> {
    let own = data(vm, this)?;
    if this.is(other) {
        return Ok(own.is_empty(vm));
    }
    let plain = other.is_exact(super::SET) || other.is_exact(super::FROZEN_SET);
    if let (true, Some(other)) = (plain, other.downcast::<SetData>()) {
        let (large, small) = if other.len(vm) > own.len(vm) {
            (other, own)
        } else {
            (own, other)
        };
        let mut at = 0;
        while let Some((hash, item)) = small.next_entry(vm, &mut at) {
            if large.contains_known_hash(vm, item.borrow(), hash)? {
                return Ok(false);
            }
        }
        return Ok(true);
    }
    let iterator = object::iter(vm, other)?;
    while let Some(item) = object::next(vm, iterator.borrow())? {
        if own.contains(vm, item.borrow())? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Removes the items of `other`, an iterable, from `this`.
pub fn difference_update(vm: &mut Vm, this: ObjRef<'_>, other: ObjRef<'_>) -> Result<()> {
    let own = data(vm, this)?;
    if this.is(other) {
        own.clear_items(vm);
        return Ok(());
    }
    if let Some(theirs) = other.downcast::<SetData>() {
        // From a set much larger than this one, only what both have is walked.
        let common;
        let mut walked = theirs;
        if theirs.len(vm) >> 3 > own.len(vm) {
            common = intersection(vm, this, other)?;
            walked = &common;
        }
        let mut at = 0;
        while let Some((hash, item)) = walked.next_entry(vm, &mut at) {
            own.discard_known_hash(vm, item.borrow(), hash)?;
        }
    } else {
        object::for_each(vm, other, |vm, item| own.discard(vm, item.borrow()).map(drop))?;
    }
    let memory = vm.alloc();
    let table = own.table.get_mut(vm);
    if table.is_littered() {
        Ok(table.grow(memory)?)
    } else {
        Ok(())
    }
}

fn copy_and_difference(vm: &mut Vm, this: ObjRef<'_>, other: ObjRef<'_>) -> Result<Ref<SetData>> {
    let result = copy(vm, this)?;
    difference_update(vm, result.borrow(), other)?;
    Ok(result)
}

pub(super) fn difference(vm: &mut Vm, this: ObjRef<'_>, other: ObjRef<'_>) -> Result<Ref<SetData>> {
    let own = data(vm, this)?;
    let (set, dict) = (other.downcast::<SetData>(), exact_dict(other));
    let other_len = match (set, dict) {
        (Some(set), _) => set.len(vm),
        (None, Some(dict)) => dict.len(vm),
        (None, None) => return copy_and_difference(vm, this, other),
    };
    if own.len(vm) >> 2 > other_len {
        return copy_and_difference(vm, this, other);
    }
    let result = create_in(vm, base_type(this))?;
    let mut at = 0;
    while let Some((hash, item)) = own.next_entry(vm, &mut at) {
        let there = match (set, dict) {
            (Some(set), _) => set.contains_known_hash(vm, item.borrow(), hash)?,
            (None, Some(dict)) => dict.contains_known_hash(vm, item.borrow(), hash)?,
            (None, None) => false,
        };
        if !there {
            result.add_known_hash(vm, item.borrow(), hash)?;
        }
    }
    Ok(result)
}

pub(super) fn difference_multi(vm: &mut Vm, this: ObjRef<'_>, others: &[ObjRef<'_>]) -> Result<Ref<SetData>> {
    let [first, others @ ..] = others else {
        return copy(vm, this);
    };
    let result = difference(vm, this, *first)?;
    for other in others {
        difference_update(vm, result.borrow(), *other)?;
    }
    Ok(result)
}

/// Leaves the items in `this` that are in one of `this` and `other`, an iterable.
pub fn symmetric_difference_update(vm: &mut Vm, this: ObjRef<'_>, other: ObjRef<'_>) -> Result<()> {
    let own = data(vm, this)?;
    if this.is(other) {
        own.clear_items(vm);
        return Ok(());
    }
    let toggle = |vm: &mut Vm, item: ObjRef<'_>, hash: isize| {
        if own.discard_known_hash(vm, item, hash)? {
            Ok(())
        } else {
            own.add_known_hash(vm, item, hash)
        }
    };
    if let Some(dict) = exact_dict(other) {
        let mut at = 0;
        while let Some((hash, key, _)) = dict.next_entry_hash(vm, &mut at) {
            toggle(vm, key.borrow(), hash)?;
        }
        return Ok(());
    }
    let made;
    let theirs = match other.downcast::<SetData>() {
        Some(set) => set,
        None => {
            made = from_iterable(vm, base_type(this), other)?;
            &made
        }
    };
    let mut at = 0;
    while let Some((hash, item)) = theirs.next_entry(vm, &mut at) {
        toggle(vm, item.borrow(), hash)?;
    }
    Ok(())
}

pub(super) fn symmetric_difference(vm: &mut Vm, this: ObjRef<'_>, other: ObjRef<'_>) -> Result<Ref<SetData>> {
    let result = from_iterable(vm, base_type(this), other)?;
    symmetric_difference_update(vm, result.borrow(), this)?;
    Ok(result)
}

pub(super) fn is_subset(vm: &mut Vm, this: ObjRef<'_>, other: ObjRef<'_>) -> Result<bool> {
    let own = data(vm, this)?;
    let Some(other) = other.downcast::<SetData>() else {
        let common = intersection(vm, this, other)?;
        return Ok(common.len(vm) == own.len(vm));
    };
    if own.len(vm) > other.len(vm) {
        return Ok(false);
    }
    let mut at = 0;
    while let Some((hash, item)) = own.next_entry(vm, &mut at) {
        if !other.contains_known_hash(vm, item.borrow(), hash)? {
            return Ok(false);
        }
    }
    Ok(true)
}

pub(super) fn is_superset(vm: &mut Vm, this: ObjRef<'_>, other: ObjRef<'_>) -> Result<bool> {
    if other.downcast::<SetData>().is_some() {
        return is_subset(vm, other, this);
    }
    let own = data(vm, this)?;
    let iterator = object::iter(vm, other)?;
    while let Some(item) = object::next(vm, iterator.borrow())? {
        if !own.contains(vm, item.borrow())? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// A comparison of two sets.
pub(super) fn compare(vm: &mut Vm, this: ObjRef<'_>, other: ObjRef<'_>, op: CompareOp) -> Result<bool> {
    let (own, theirs) = (data(vm, this)?, data(vm, other)?);
    let (len, other_len) = (own.len(vm), theirs.len(vm));
    match op {
        CompareOp::Eq => {
            let (hash, other_hash) = (own.hash.get(), theirs.hash.get());
            if len != other_len || (hash != -1 && other_hash != -1 && hash != other_hash) {
                return Ok(false);
            }
            is_subset(vm, this, other)
        }
        CompareOp::Ne => Ok(!compare(vm, this, other, CompareOp::Eq)?),
        CompareOp::Le => is_subset(vm, this, other),
        CompareOp::Ge => is_superset(vm, this, other),
        CompareOp::Lt => Ok(len < other_len && is_subset(vm, this, other)?),
        CompareOp::Gt => Ok(len > other_len && is_superset(vm, this, other)?),
    }
}

impl SetData {
    /// Exchanges the items of two sets.
    pub(super) fn swap(&self, vm: &mut Vm, other: &SetData) {
        let mut own = self.table.take(vm);
        let mut theirs = other.table.take(vm);
        // `pop` goes on where it was.
        core::mem::swap(&mut own.finger, &mut theirs.finger);
        let generation = own.generation.max(theirs.generation).wrapping_add(1);
        (own.generation, theirs.generation) = (generation, generation);
        *self.table.get_mut(vm) = theirs;
        *other.table.get_mut(vm) = own;
    }

    /// The hash of a frozen set of the items.
    pub(super) fn frozen_hash(&self, vm: &Vm) -> isize {
        let mut hasher = taipan_numeric::hash::SetHasher::new();
        let (table, mut at) = (self.table.get(vm), 0);
        while let Some((hash, _)) = table.next(&mut at) {
            hasher.push(hash as _);
        }
        hasher.finish() as isize
    }

    /// The hash under which an item is looked up: a set stands for the frozen set of its items.
    pub(super) fn lookup_hash(&self, vm: &mut Vm, item: ObjRef<'_>) -> Result<isize> {
        match (hash_item(vm, item), item.downcast::<super::Set>()) {
            (Err(exception), Some(set)) if exception.matches(crate::exceptions::TYPE_ERROR) => {
                Ok(set.frozen_hash(vm))
            }
            (hash, _) => hash,
        }
    }
}
