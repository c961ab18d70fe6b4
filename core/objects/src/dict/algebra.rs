//! Keys and items views as sets: operators, comparisons, `isdisjoint`.

use taipan_heap::{Obj, ObjRef, Ref};

use super::views::{DictItems, DictKeys};
use super::{DICT, Dict};
use crate::exception::Result;
use crate::object;
use crate::sequence;
use crate::set::{self, FROZEN_SET, SET, SetData};
use crate::singletons::{NOT_IMPLEMENTED, bool_object};
use crate::slots::CompareOp;
use crate::typeobject::ObjectExt;
use crate::vm::Vm;

/// The dict behind a keys or items view.
fn viewed<'a>(obj: ObjRef<'a>) -> Option<&'a Ref<Dict>> {
    obj.downcast::<DictKeys>()
        .map(DictKeys::dict)
        .or_else(|| obj.downcast::<DictItems>().map(DictItems::dict))
}

fn is_plain_set(obj: ObjRef<'_>) -> bool {
    obj.is_exact(SET) || obj.is_exact(FROZEN_SET)
}

/// A new `set` of an operand's items; an exact dict's keys need not be hashed again.
fn to_set(vm: &mut Vm, operand: ObjRef<'_>) -> Result<Ref<SetData>> {
    match operand.downcast::<DictKeys>().map(DictKeys::dict) {
        Some(dict) if dict.borrow().is_exact(DICT) => set::from_iterable(vm, SET, dict.borrow()),
        _ => set::from_iterable(vm, SET, operand),
    }
}

pub(super) fn difference(vm: &mut Vm, this: ObjRef<'_>, other: ObjRef<'_>) -> Result<Obj> {
    let result = to_set(vm, this)?;
    set::difference_update(vm, result.borrow(), other)?;
    Ok(result.into())
}

pub(super) fn union(vm: &mut Vm, this: ObjRef<'_>, other: ObjRef<'_>) -> Result<Obj> {
    let result = to_set(vm, this)?;
    result.update(vm, other)?;
    Ok(result.into())
}

pub(super) fn intersection(vm: &mut Vm, this: ObjRef<'_>, other: ObjRef<'_>) -> Result<Obj> {
    let (mut view, mut other) = (this, other);
    if viewed(view).is_none() {
        core::mem::swap(&mut view, &mut other);
    }
    let Some(dict) = viewed(view) else {
        return Ok(NOT_IMPLEMENTED.own());
    };
    let len = dict.len(vm);
    if other.is_exact(SET) && len <= object::length(vm, other)? {
        return set::intersection(vm, other, view).map(Obj::from);
    }
    if viewed(other).is_some_and(|dict| dict.len(vm) > len) {
        core::mem::swap(&mut view, &mut other);
    }
    let result = set::create_in(vm, SET)?;
    object::for_each(vm, other, |vm, item| {
        if sequence::contains(vm, view, item.borrow())? {
            result.add(vm, item.borrow())
        } else {
            Ok(())
        }
    })?;
    Ok(result.into())
}

pub(super) fn symmetric_difference(vm: &mut Vm, this: ObjRef<'_>, other: ObjRef<'_>) -> Result<Obj> {
    if let (Some(left), Some(right)) = (this.downcast::<DictItems>(), other.downcast::<DictItems>()) {
        return items_symmetric_difference(vm, left.dict(), right.dict());
    }
    let result = to_set(vm, this)?;
    set::symmetric_difference_update(vm, result.borrow(), other)?;
    Ok(result.into())
}

/// The pairs of one dict only. Pairs that both have need not be hashed.
fn items_symmetric_difference(vm: &mut Vm, left: &Ref<Dict>, right: &Ref<Dict>) -> Result<Obj> {
    let (small, large) = if left.len(vm) > right.len(vm) {
        (right, left)
    } else {
        (left, right)
    };
    let rest = super::copy(vm, small.borrow())?;
    let Some(rest) = rest.downcast::<Dict>() else {
        return Ok(NOT_IMPLEMENTED.own());
    };
    let result = set::create_in(vm, SET)?;
    let mut at = 0;
    while let Some((hash, key, value)) = large.next_entry_hash(vm, &mut at) {
        let same = match rest.get_known_hash(vm, key.borrow(), hash)? {
            Some(theirs) => object::equal(vm, theirs.borrow(), value.borrow())?,
            None => false,
        };
        if same {
            rest.remove_known_hash(vm, key.borrow(), hash)?;
        } else {
            let pair = crate::tuple::new(vm, &[key, value])?;
            result.add(vm, pair.borrow())?;
        }
    }
    let mut at = 0;
    while let Some((key, value)) = rest.next_entry(vm, &mut at) {
        let pair = crate::tuple::new(vm, &[key, value])?;
        result.add(vm, pair.borrow())?;
    }
    Ok(result.into())
}

/// Whether every item of `inner` is in `outer`.
fn all_contained(vm: &mut Vm, inner: ObjRef<'_>, outer: ObjRef<'_>) -> Result<bool> {
    let iterator = object::iter(vm, inner)?;
    while let Some(item) = object::next(vm, iterator.borrow())? {
        if !sequence::contains(vm, outer, item.borrow())? {
            return Ok(false);
        }
    }
    Ok(true)
}

pub(super) fn compare(vm: &mut Vm, this: ObjRef<'_>, other: ObjRef<'_>, op: CompareOp) -> Result<Obj> {
    if other.downcast::<SetData>().is_none() && viewed(other).is_none() {
        return Ok(NOT_IMPLEMENTED.own());
    }
    let (len, other_len) = (object::length(vm, this)?, object::length(vm, other)?);
    let holds = match op {
        CompareOp::Eq => len == other_len && all_contained(vm, this, other)?,
        CompareOp::Ne => len != other_len || !all_contained(vm, this, other)?,
        CompareOp::Lt => len < other_len && all_contained(vm, this, other)?,
        CompareOp::Le => len <= other_len && all_contained(vm, this, other)?,
        CompareOp::Gt => len > other_len && all_contained(vm, other, this)?,
        CompareOp::Ge => len >= other_len && all_contained(vm, other, this)?,
    };
    Ok(bool_object(holds).own())
}

pub(super) fn is_disjoint(vm: &mut Vm, this: ObjRef<'_>, other: ObjRef<'_>) -> Result<bool> {
    let (mut container, mut walked) = (this, other);
    let len = object::length(vm, this)?;
    if this.is(other) {
        return Ok(len == 0);
    }
    if (is_plain_set(other) || viewed(other).is_some()) && object::length(vm, other)? > len {
        core::mem::swap(&mut container, &mut walked);
    }
    let iterator = object::iter(vm, walked)?;
    while let Some(item) = object::next(vm, iterator.borrow())? {
        if sequence::contains(vm, container, item.borrow())? {
            return Ok(false);
        }
    }
    Ok(true)
}
