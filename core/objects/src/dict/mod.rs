//! `dict`: the payload, and what native code does with it. The table is in `table`, the methods that Python sees in
//! `methods`, views and iterators in `views` and `iterators`.

mod algebra;
mod iterators;
mod merge;
mod methods;
mod table;
mod views;

use taipan_derive::pyclass;
use taipan_heap::{Guarded, Obj, ObjRef, Ref};

use crate::exception::{Exception, Result};
use crate::exceptions;
use crate::object::{self, DisplayStr};
use crate::str::{Str, is_exact_str};
use crate::typeobject::ObjectExt;
use crate::vm::Vm;

pub(crate) use iterators::reduce as reduce_iterator;
pub use iterators::{DictItemIterator, DictKeyIterator, DictValueIterator};
pub(crate) use methods::{copy, push_repr};
use table::{Probe, Step, Table, log2_for_entries, usable_fraction};
pub use views::{DictItems, DictKeys, DictValues};

/// Dictionary: a mapping of hashable keys to values, in the order of insertion.
///
/// dict() makes an empty one; dict(mapping) copies a mapping's pairs; dict(iterable) takes pairs from an iterable;
/// dict(**kwargs) takes names and values, which may follow the other two.
#[pyclass(name = "dict", flags = [GC], bits = [BASETYPE, DICT_SUBCLASS, MAPPING, MATCH_SELF])]
pub struct Dict {
    table: Guarded<Table>,
}

/// How `merge` treats keys that are there already.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Merge {
    /// The old value stays.
    Keep,
    /// The new value replaces it.
    Override,
    /// `KeyError` is raised: two keyword arguments of one name.
    Refuse,
}

impl Dict {
    /// An empty dict's payload, for instances of subclasses.
    pub const fn empty() -> Dict {
        Dict {
            table: Guarded::new(Table::new()),
        }
    }

    /// A new empty dict.
    #[inline]
    pub fn create(vm: &mut Vm) -> Result<Ref<Dict>> {
        Ok(vm.alloc().instance(DICT.as_obj(), Dict::empty())?)
    }

    /// A new empty dict with room for `len` entries (`_PyDict_NewPresized`). `strings`: all keys will be exact `str`s.
    pub fn with_capacity(vm: &mut Vm, len: usize, strings: bool) -> Result<Ref<Dict>> {
        if len <= usable_fraction(8) {
            return Dict::create(vm);
        }
        let log2 = if len > usable_fraction(128 * 1024) {
            17
        } else {
            log2_for_entries(len)?
        };
        let table = Table::with_places(vm.alloc(), log2, strings)?;
        Ok(vm.alloc().instance(
            DICT.as_obj(),
            Dict {
                table: Guarded::new(table),
            },
        )?)
    }

    /// How many entries there are.
    #[inline(always)]
    pub fn len(&self, vm: &Vm) -> usize {
        self.table.get(vm).used
    }

    /// Whether there are none.
    #[inline(always)]
    pub fn is_empty(&self, vm: &Vm) -> bool {
        self.len(vm) == 0
    }

    /// The value of `key`. Raises `TypeError` if the key is unhashable, and what `__hash__` and `__eq__` raise.
    #[inline]
    pub fn get(&self, vm: &mut Vm, key: ObjRef<'_>) -> Result<Option<Obj>> {
        if let Some(found) = self.find_plain(vm, key) {
            return Ok(found.and_then(|at| self.table.get(vm).value(at).cloned()));
        }
        let hash = hash_key(vm, key)?;
        self.get_known_hash(vm, key, hash)
    }

    /// As [`Dict::get`], for a key whose hash is known.
    #[inline]
    pub fn get_known_hash(&self, vm: &mut Vm, key: ObjRef<'_>, hash: isize) -> Result<Option<Obj>> {
        let found = self.lookup(vm, key, hash)?;
        Ok(found.and_then(|at| self.table.get(vm).value(at).cloned()))
    }

    /// The entry of `key`: the key as the dict holds it, and its value. Raises as [`Dict::get`].
    pub fn entry_known_hash(&self, vm: &mut Vm, key: ObjRef<'_>, hash: isize) -> Result<Option<(Obj, Obj)>> {
        let found = self.lookup(vm, key, hash)?;
        let table = self.table.get(vm);
        Ok(found.and_then(|at| table.key(at).cloned().zip(table.value(at).cloned())))
    }

    /// The value of `name`, an exact `str`. It is compared with keys that are exact `str`s only, so no Python code runs.
    #[inline]
    pub fn get_str(&self, vm: &Vm, name: ObjRef<'_>) -> Option<Obj> {
        let at = self.index_of_str(vm, name)?;
        self.table.get(vm).value(at).cloned()
    }

    /// Whether `key` is there. Raises as [`Dict::get`].
    pub fn contains(&self, vm: &mut Vm, key: ObjRef<'_>) -> Result<bool> {
        if let Some(found) = self.find_plain(vm, key) {
            return Ok(found.is_some());
        }
        let hash = hash_key(vm, key)?;
        self.contains_known_hash(vm, key, hash)
    }

    /// As [`Dict::contains`], for a key whose hash is known.
    pub fn contains_known_hash(&self, vm: &mut Vm, key: ObjRef<'_>, hash: isize) -> Result<bool> {
        Ok(self.lookup(vm, key, hash)?.is_some())
    }

    /// Sets the value of `key`; a key that is there already stays as it is. Raises as [`Dict::get`].
    #[inline]
    pub fn set(&self, vm: &mut Vm, key: ObjRef<'_>, value: Obj) -> Result<()> {
        let hash = hash_key(vm, key)?;
        self.set_known_hash(vm, key, hash, value)
    }

    /// As [`Dict::set`], for a key whose hash is known.
    pub fn set_known_hash(&self, vm: &mut Vm, key: ObjRef<'_>, hash: isize, value: Obj) -> Result<()> {
        match self.lookup(vm, key, hash)? {
            Some(at) => {
                self.table.get_mut(vm).set_value(at, value);
                Ok(())
            }
            None => {
                let memory = vm.alloc();
                Ok(self.table.get_mut(vm).insert(memory, hash, key.own(), value)?)
            }
        }
    }

    /// The value of `key`, which is set to `default` first if it is not there. Raises as [`Dict::get`].
    pub fn setdefault(&self, vm: &mut Vm, key: ObjRef<'_>, default: ObjRef<'_>) -> Result<Obj> {
        let hash = hash_key(vm, key)?;
        if let Some(at) = self.lookup(vm, key, hash)?
            && let Some(value) = self.table.get(vm).value(at)
        {
            return Ok(value.clone());
        }
        let memory = vm.alloc();
        self.table
            .get_mut(vm)
            .insert(memory, hash, key.own(), default.own())?;
        Ok(default.own())
    }

    /// Removes `key`, and gives back its value. Raises as [`Dict::get`].
    pub fn remove(&self, vm: &mut Vm, key: ObjRef<'_>) -> Result<Option<Obj>> {
        let hash = hash_key(vm, key)?;
        self.remove_known_hash(vm, key, hash)
    }

    /// As [`Dict::remove`], for a key whose hash is known.
    pub fn remove_known_hash(&self, vm: &mut Vm, key: ObjRef<'_>, hash: isize) -> Result<Option<Obj>> {
        let Some(at) = self.lookup(vm, key, hash)? else {
            return Ok(None);
        };
        Ok(self.table.get_mut(vm).remove(at).map(|(_, value)| value))
    }

    /// Removes the last entry.
    pub fn pop_last(&self, vm: &mut Vm) -> Option<(Obj, Obj)> {
        self.table.get_mut(vm).pop()
    }

    /// Removes all entries.
    pub fn clear(&self, vm: &mut Vm) {
        let old = self.table.get_mut(vm).clear();
        drop(old);
    }

    /// The entry at or behind `pos`, which is moved behind it: to begin with, 0. The dict may change between calls, as
    /// CPython's `PyDict_Next` allows for values.
    #[inline]
    pub fn next_entry(&self, vm: &Vm, pos: &mut usize) -> Option<(Obj, Obj)> {
        self.next_entry_hash(vm, pos).map(|(_, key, value)| (key, value))
    }

    /// As [`Dict::next_entry`], with the key's hash.
    #[inline]
    pub fn next_entry_hash(&self, vm: &Vm, pos: &mut usize) -> Option<(isize, Obj, Obj)> {
        let table = self.table.get(vm);
        while let Some(entry) = table.entries.get(*pos) {
            *pos += 1;
            if let Some((key, value)) = &entry.item {
                return Some((entry.hash, key.clone(), value.clone()));
            }
        }
        None
    }

    /// A new `dict` with the same entries.
    pub fn copy(&self, vm: &mut Vm) -> Result<Ref<Dict>> {
        let memory = vm.alloc();
        let table = self.table.get(vm);
        if table.used == 0 {
            return Dict::create(vm);
        }
        let mut copy = table.try_clone(memory)?;
        if table.used < table.entries.len() * 2 / 3 {
            copy.resize(memory, log2_for_entries(table.used)?, table.unicode)?;
        }
        Ok(memory.instance(
            DICT.as_obj(),
            Dict {
                table: Guarded::new(copy),
            },
        )?)
    }

    /// Adds the pairs of `other`, a mapping: a dict, or any object with `keys()`. Keys that are there already are
    /// replaced if `replace` says so. Raises what the mapping and the keys raise.
    pub fn merge(&self, vm: &mut Vm, other: ObjRef<'_>, replace: bool) -> Result<()> {
        self.merge_with(vm, other, if replace { Merge::Override } else { Merge::Keep })
    }

    /// A number that names the keys and their order, for specialized instructions: 0 if there is none (keys other
    /// than `str`s, or all numbers are used up).
    pub fn keys_version(&self, vm: &mut Vm) -> u32 {
        let table = self.table.get(vm);
        if table.version != 0 || !table.unicode {
            return table.version;
        }
        let counter = &vm.interp().next_keys_version;
        let version = counter.get();
        if version != 0 {
            counter.set(version.wrapping_add(1));
            self.table.get_mut(vm).version = version;
        }
        version
    }

    /// The number that [`Dict::keys_version`] gave, if the keys have not changed since; else 0.
    #[inline(always)]
    pub fn known_keys_version(&self, vm: &Vm) -> u32 {
        self.table.get(vm).version
    }

    /// The position of the entry of `name`, an exact `str`: valid as long as the keys' version is.
    #[inline]
    pub fn index_of_str(&self, vm: &Vm, name: ObjRef<'_>) -> Option<usize> {
        let text = name.downcast_layout::<Str>()?;
        self.table.get(vm).find_str(name, text, text.hash(vm))
    }

    /// The value at a position.
    #[inline(always)]
    pub fn value_at(&self, vm: &Vm, index: usize) -> Option<Obj> {
        self.table.get(vm).value(index).cloned()
    }

    /// The value at a position, if its key is this very object.
    #[inline(always)]
    pub fn value_at_key(&self, vm: &Vm, index: usize, key: ObjRef<'_>) -> Option<Obj> {
        let (held, value) = self.table.get(vm).entries.get(index)?.item.as_ref()?;
        if held.borrow().is(key) {
            Some(value.clone())
        } else {
            None
        }
    }

    /// Replaces the value at a position; gives back the old one. `None`, and nothing done, if there is no entry.
    #[inline(always)]
    pub fn set_value_at(&self, vm: &mut Vm, index: usize, value: Obj) -> Option<Obj> {
        self.table.get_mut(vm).set_value(index, value)
    }

    /// The position of a key that is an exact `str`, while all keys are: no Python code runs. `None` if that is not so.
    #[inline(always)]
    fn find_plain(&self, vm: &Vm, key: ObjRef<'_>) -> Option<Option<usize>> {
        let table = self.table.get(vm);
        if !table.unicode || !is_exact_str(key) {
            return None;
        }
        let text = key.downcast_layout::<Str>()?;
        Some(table.find_str(key, text, text.hash(vm)))
    }

    /// The position of `key`.
    #[inline]
    fn lookup(&self, vm: &mut Vm, key: ObjRef<'_>, hash: isize) -> Result<Option<usize>> {
        let table = self.table.get(vm);
        if table.unicode
            && is_exact_str(key)
            && let Some(text) = key.downcast_layout::<Str>()
        {
            return Ok(table.find_str(key, text, hash));
        }
        self.lookup_comparing(vm, key, hash)
    }

    /// A lookup that may run Python code, which may change the dict: then it starts again.
    fn lookup_comparing(&self, vm: &mut Vm, key: ObjRef<'_>, hash: isize) -> Result<Option<usize>> {
        let mut probe = Probe::new(hash);
        let mut generation = self.table.get(vm).generation;
        loop {
            let table = self.table.get(vm);
            let at = match table.step(&mut probe, key, hash) {
                Step::Found(at) => return Ok(Some(at)),
                Step::Absent => return Ok(None),
                Step::Compare(at) => at,
            };
            let Some(own) = table.key(at).cloned() else {
                continue;
            };
            let equal = object::equal(vm, own.borrow(), key)?;
            let table = self.table.get(vm);
            if table.generation != generation || !table.key(at).is_some_and(|now| now.is(&own)) {
                probe = Probe::new(hash);
                generation = table.generation;
                continue;
            }
            if equal {
                return Ok(Some(at));
            }
        }
    }
}

/// The hash of a key. Raises `TypeError` with dict's own message if it is unhashable.
#[inline(always)]
pub fn hash_key(vm: &mut Vm, key: ObjRef<'_>) -> Result<isize> {
    match object::hash(vm, key) {
        Ok(hash) => Ok(hash),
        Err(exception) => Err(unhashable(vm, key, exception, "a dict key")),
    }
}

/// The error of an unhashable key, which says what it was to be.
#[cold]
pub(crate) fn unhashable(vm: &mut Vm, key: ObjRef<'_>, exception: Exception, role: &str) -> Exception {
    if !exception.as_obj().is_exact(exceptions::TYPE_ERROR) {
        return exception;
    }
    let text = match object::str(vm, exception.as_obj()) {
        Ok(text) => text,
        Err(exception) => return exception,
    };
    let kind = match full_type_name(vm, key) {
        Ok(kind) => kind,
        Err(exception) => return exception,
    };
    let (kind, text) = (DisplayStr(kind.borrow()), DisplayStr(text.borrow()));
    vm.type_error(format_args!("cannot use '{kind}' as {role} ({text})"))
}

/// The name of an object's type with its module, unless that is `builtins` or `__main__`.
fn full_type_name(vm: &mut Vm, obj: ObjRef<'_>) -> Result<Obj> {
    let ty = obj.ty();
    let Some(heap) = ty.get().heap() else {
        let def = ty.get().def();
        if def.module == "builtins" {
            return vm.new_str(def.name);
        }
        return vm.format(format_args!("{}.{}", def.module, def.name));
    };
    let qualname = match heap.qualname.get() {
        Some(name) => name,
        None => return vm.new_str(""),
    };
    match ty.own_entry(vm, crate::names::__module__) {
        Some(module) if is_exact_str(module.borrow()) => {
            let plain = module
                .downcast::<Str>()
                .is_some_and(|text| text.equals("builtins") || text.equals("__main__"));
            if plain {
                return Ok(qualname);
            }
            vm.format(format_args!(
                "{}.{}",
                DisplayStr(module.borrow()),
                DisplayStr(qualname.borrow())
            ))
        }
        _ => Ok(qualname),
    }
}
