//! Filling a dict from other objects: mappings, iterables of pairs, keyword arguments.

use taipan_heap::{HVec, Obj, ObjRef};

use super::table::{Table, log2_for_entries, usable_fraction};
use super::{DICT, Dict, Merge};
use crate::call::{self, Args};
use crate::exception::Result;
use crate::exceptions;
use crate::names;
use crate::object;
use crate::sequence;
use crate::typeobject::ObjectExt;
use crate::vm::Vm;

/// Whether iterating a dict gives its own keys: a subclass may have an `__iter__` of its own.
pub(super) fn iterates_as_dict(obj: ObjRef<'_>) -> bool {
    let own = DICT.slots().iter.map(|slot| slot as usize);
    obj.ty().slots().iter.map(|slot| slot as usize) == own
}

impl Dict {
    /// Adds the pairs of `other`, a mapping; see [`Dict::merge`]. [`Merge::Refuse`] raises `KeyError` with the key.
    pub fn merge_with(&self, vm: &mut Vm, other: ObjRef<'_>, how: Merge) -> Result<()> {
        match other.downcast::<Dict>() {
            Some(source) if iterates_as_dict(other) => self.merge_dict(vm, source, how),
            _ => self.merge_mapping(vm, other, how),
        }
    }

    fn merge_dict(&self, vm: &mut Vm, other: &Dict, how: Merge) -> Result<()> {
        let (len, other_len) = (self.len(vm), other.len(vm));
        if core::ptr::eq(self, other) || other_len == 0 {
            return Ok(());
        }
        let memory = vm.alloc();
        let how = if len == 0 { Merge::Override } else { how };
        let source = other.table.get(vm);
        let (places, source_places, strings) = (self.table.get(vm).places(), source.places(), source.unicode);
        let entries = source.entries.len();
        if len == 0
            && other_len == entries
            && (source_places == 8 || usable_fraction(source_places / 2) < other_len)
        {
            let copy = source.try_clone(memory)?;
            self.replace_table(vm, copy);
            return Ok(());
        }
        if usable_fraction(places) < other_len {
            self.table
                .get_mut(vm)
                .resize(memory, log2_for_entries(len + other_len)?, strings)?;
        }
        let mut at = 0;
        while let Some((hash, key, value)) = other.next_entry_hash(vm, &mut at) {
            if how == Merge::Override || !self.contains_known_hash(vm, key.borrow(), hash)? {
                self.set_known_hash(vm, key.borrow(), hash, value)?;
            } else if how == Merge::Refuse {
                return Err(vm.key_error(key.borrow()));
            }
            if other.table.get(vm).entries.len() != entries {
                return Err(vm.runtime_error("dict mutated during update"));
            }
        }
        Ok(())
    }

    fn replace_table(&self, vm: &mut Vm, mut table: Table) {
        let place = self.table.get_mut(vm);
        table.generation = place.generation.wrapping_add(1);
        let old = core::mem::replace(place, table);
        drop(old);
    }

    fn merge_mapping(&self, vm: &mut Vm, other: ObjRef<'_>, how: Merge) -> Result<()> {
        let keys = mapping_keys(vm, other)?;
        for key in keys.iter() {
            let key = key.borrow();
            if how != Merge::Override && self.contains(vm, key)? {
                if how == Merge::Refuse {
                    return Err(vm.key_error(key));
                }
                continue;
            }
            let value = sequence::get_item(vm, other, key)?;
            self.set(vm, key, value)?;
        }
        Ok(())
    }

    /// Adds what `dict.update`'s positional argument holds: a mapping's pairs, or an iterable's.
    pub fn update(&self, vm: &mut Vm, source: ObjRef<'_>) -> Result<()> {
        if source.is_exact(DICT) || object::lookup_attr(vm, source, names::keys)?.is_some() {
            return self.merge_with(vm, source, Merge::Override);
        }
        self.merge_pairs(vm, source, true)
    }

    /// Adds the pairs of an iterable of iterables of two (`PyDict_MergeFromSeq2`).
    pub fn merge_pairs(&self, vm: &mut Vm, pairs: ObjRef<'_>, replace: bool) -> Result<()> {
        let iterator = object::iter(vm, pairs)?;
        let mut at = 0usize;
        while let Some(item) = object::next(vm, iterator.borrow())? {
            let pair = pair_items(vm, item.borrow(), at)?;
            let [key, value] = &pair[..] else {
                let len = pair.len();
                return Err(vm.value_error(format_args!(
                    "dictionary update sequence element #{at} has length {len}; 2 is required"
                )));
            };
            if replace {
                self.set(vm, key.borrow(), value.clone())?;
            } else {
                self.setdefault(vm, key.borrow(), value.borrow())?;
            }
            at += 1;
        }
        Ok(())
    }

    /// Adds keyword arguments.
    pub fn update_keywords(&self, vm: &mut Vm, args: Args<'_>) -> Result<()> {
        for (name, value) in args.keywords() {
            self.set(vm, name.borrow(), value.own())?;
        }
        Ok(())
    }
}

/// The items of an element of `dict`'s argument.
fn pair_items(vm: &mut Vm, item: ObjRef<'_>, at: usize) -> Result<HVec<Obj>> {
    if item.is_exact(crate::tuple::TUPLE) || item.is_exact(crate::list::LIST) {
        return object::collect(vm, item);
    }
    match object::iter(vm, item) {
        Ok(iterator) => object::collect(vm, iterator.borrow()),
        Err(exception) if exception.matches(exceptions::TYPE_ERROR) => {
            let error = vm.type_error("object is not iterable");
            Err(vm.with_note(
                error,
                format_args!("Cannot convert dictionary update sequence element #{at} to a sequence"),
            ))
        }
        Err(exception) => Err(exception),
    }
}

/// A mapping's keys, collected (`PyMapping_Keys`).
fn mapping_keys(vm: &mut Vm, mapping: ObjRef<'_>) -> Result<HVec<Obj>> {
    let keys = call::call_method(vm, mapping, names::keys, &[])?;
    match object::iter(vm, keys.borrow()) {
        Ok(iterator) => object::collect(vm, iterator.borrow()),
        Err(exception) if exception.matches(exceptions::TYPE_ERROR) => {
            let (class, kind) = (mapping.ty().display_name(vm), keys.ty().display_name(vm));
            Err(vm.type_error(format_args!(
                "{class}.keys() returned a non-iterable (type {kind})"
            )))
        }
        Err(exception) => Err(exception),
    }
}
