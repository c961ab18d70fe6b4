//! What Python sees of `dict`.

use taipan_derive::pymethods;
use taipan_heap::{Obj, ObjRef, Ref};

use super::iterators::{DictKeyIterator, DictReverseKeyIterator};
use super::merge::iterates_as_dict;
use super::table::{log2_for_entries, usable_fraction};
use super::views::{DictItems, DictKeys, DictValues};
use super::{DICT, Dict};
use crate::args::check_positional;
use crate::call::{self, Args};
use crate::exception::Result;
use crate::names;
use crate::object;
use crate::sequence;
use crate::set::SetData;
use crate::singletons::{NONE, NOT_IMPLEMENTED, bool_object};
use crate::slots::CompareOp;
use crate::str::StrBuilder;
use crate::typeobject::ObjectExt;
use crate::vm::Vm;

impl Dict {
    fn update_args(&self, vm: &mut Vm, name: &str, args: Args<'_>) -> Result<()> {
        check_positional(vm, name, args.args().len(), 0, 1)?;
        if let [source] = args.args() {
            self.update(vm, *source)?;
        }
        self.update_keywords(vm, args)
    }

    /// Whether both have equal values under equal keys.
    fn equals(&self, vm: &mut Vm, other: &Dict) -> Result<bool> {
        if self.len(vm) != other.len(vm) {
            return Ok(false);
        }
        let mut at = 0;
        while let Some((hash, key, value)) = self.next_entry_hash(vm, &mut at) {
            let Some(theirs) = other.get_known_hash(vm, key.borrow(), hash)? else {
                return Ok(false);
            };
            if !object::equal(vm, value.borrow(), theirs.borrow())? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// `this[key]`, where `this` is the dict's object. Subclasses may have a `__missing__`; else raises `KeyError`.
    pub fn get_or_missing(&self, vm: &mut Vm, this: ObjRef<'_>, key: ObjRef<'_>) -> Result<Obj> {
        if let Some(value) = self.get(vm, key)? {
            return Ok(value);
        }
        if !this.is_exact(DICT)
            && let Some(value) = call::call_special(vm, this, names::__missing__, &[key])?
        {
            return Ok(value);
        }
        Err(vm.key_error(key))
    }

    fn write_repr(&self, vm: &mut Vm) -> Result<Obj> {
        let mut text = StrBuilder::new();
        text.push(vm, '{'.into())?;
        let (mut at, mut first) = (0, true);
        while let Some((key, value)) = self.next_entry(vm, &mut at) {
            if !first {
                text.push_str(vm, ", ")?;
            }
            first = false;
            push_repr(vm, &mut text, key.borrow())?;
            text.push_str(vm, ": ")?;
            push_repr(vm, &mut text, value.borrow())?;
        }
        text.push(vm, '}'.into())?;
        text.finish(vm)
    }

    /// Grows the table for `len` entries to come.
    fn presize(&self, vm: &mut Vm, len: usize, strings: bool) -> Result<()> {
        let memory = vm.alloc();
        let places = self.table.get(vm).places();
        let log2 = log2_for_entries(len)?.max(places.trailing_zeros() as u8);
        Ok(self.table.get_mut(vm).resize(memory, log2, strings)?)
    }
}

/// Appends an object's `repr`.
pub(crate) fn push_repr(vm: &mut Vm, text: &mut StrBuilder, obj: ObjRef<'_>) -> Result<()> {
    let repr = object::repr(vm, obj)?;
    match repr.downcast::<crate::str::Str>() {
        Some(repr) => text.push_text(vm, repr),
        None => Ok(()),
    }
}

/// A copy that is a `dict`, whatever the class (`PyDict_Copy`).
pub(crate) fn copy(vm: &mut Vm, dict: ObjRef<'_>) -> Result<Obj> {
    let copy = match dict.downcast::<Dict>() {
        Some(payload) if iterates_as_dict(dict) => payload.copy(vm)?,
        _ => {
            let copy = Dict::create(vm)?;
            copy.merge(vm, dict, true)?;
            copy
        }
    };
    Ok(copy.into())
}

#[pymethods]
impl Dict {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, _args: Args<'_>) -> Result<Obj> {
        Ok(vm.alloc().instance(cls, Dict::empty())?.into())
    }
    #[slot]
    fn repr(this: &Ref<Self>, vm: &mut Vm) -> Result<Obj> {
        if vm.repr_enter(this.borrow())? {
            return vm.new_str("{...}");
        }
        let made = if this.is_empty(vm) {
            vm.new_str("{}")
        } else {
            this.write_repr(vm)
        };
        vm.repr_leave(this.borrow());
        made
    }
    #[slot]
    fn richcompare(&self, vm: &mut Vm, other: ObjRef<'_>, op: CompareOp) -> Result<Obj> {
        let Some(other) = other.downcast::<Dict>() else {
            return Ok(NOT_IMPLEMENTED.own());
        };
        match op {
            CompareOp::Eq => Ok(bool_object(self.equals(vm, other)?).own()),
            CompareOp::Ne => Ok(bool_object(!self.equals(vm, other)?).own()),
            _ => Ok(NOT_IMPLEMENTED.own()),
        }
    }
    #[slot]
    fn iter(this: &Ref<Self>, vm: &mut Vm) -> Result<Obj> {
        DictKeyIterator::create(vm, this.clone())
    }
    #[slot]
    fn init(&self, vm: &mut Vm, args: Args<'_>) -> Result<()> {
        self.update_args(vm, "dict", args)
    }
    #[slot]
    fn or_(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
        if this.downcast::<Dict>().is_none() || other.downcast::<Dict>().is_none() {
            return Ok(NOT_IMPLEMENTED.own());
        }
        let copied = copy(vm, this)?;
        if let Some(dict) = copied.downcast::<Dict>() {
            dict.update(vm, other)?;
        }
        Ok(copied)
    }
    #[slot]
    fn ior(this: &Ref<Self>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
        this.update(vm, other)?;
        Ok(this.borrow().own())
    }
    #[slot]
    fn mp_length(&self, vm: &mut Vm) -> Result<usize> {
        Ok(self.len(vm))
    }
    #[slot]
    fn subscript(this: &Ref<Self>, vm: &mut Vm, key: ObjRef<'_>) -> Result<Obj> {
        this.get_or_missing(vm, this.borrow(), key)
    }
    #[slot]
    fn ass_subscript(&self, vm: &mut Vm, key: ObjRef<'_>, value: Option<ObjRef<'_>>) -> Result<()> {
        match value {
            Some(value) => self.set(vm, key, value.own()),
            None => match self.remove(vm, key)? {
                Some(_) => Ok(()),
                None => Err(vm.key_error(key)),
            },
        }
    }
    #[slot]
    fn contains(&self, vm: &mut Vm, key: ObjRef<'_>) -> Result<bool> {
        self.contains(vm, key)
    }

    /// Whether the dictionary has that key.
    #[name("__contains__")]
    #[signature("($self, key, /)")]
    fn contains_method(&self, vm: &mut Vm, key: ObjRef<'_>) -> Result<bool> {
        self.contains(vm, key)
    }
    /// Return self[key].
    #[name("__getitem__")]
    #[signature("($self, key, /)")]
    fn getitem_method(this: &Ref<Self>, vm: &mut Vm, key: ObjRef<'_>) -> Result<Obj> {
        this.get_or_missing(vm, this.borrow(), key)
    }
    /// Return the size of the dict in memory.
    fn __sizeof__(&self, vm: &mut Vm) -> usize {
        let table = self.table.get(vm);
        let words = size_of::<usize>();
        let places = table.places();
        if places == 1 {
            return 6 * words;
        }
        let entry = if table.unicode { 2 * words } else { 3 * words };
        10 * words + places * table.index_width() + usable_fraction(places) * entry
    }
    /// The value of key; default if it is missing.
    #[signature("($self, key, default=None, /)")]
    #[name("get")]
    fn get_method(&self, vm: &mut Vm, key: ObjRef<'_>, default: Option<ObjRef<'_>>) -> Result<Obj> {
        match self.get(vm, key)? {
            Some(value) => Ok(value),
            None => Ok(default.unwrap_or(NONE).own()),
        }
    }
    /// Returns the value of key. If it is missing, stores and returns default.
    #[signature("($self, key, default=None, /)")]
    #[name("setdefault")]
    fn setdefault_method(&self, vm: &mut Vm, key: ObjRef<'_>, default: Option<ObjRef<'_>>) -> Result<Obj> {
        self.setdefault(vm, key, default.unwrap_or(NONE))
    }
    /// Takes the key out and returns its value.
    ///
    /// If it is missing, returns the default or, without one, raises KeyError.
    #[signature("($self, key, default=<unrepresentable>, /)")]
    fn pop(&self, vm: &mut Vm, key: ObjRef<'_>, default: Option<ObjRef<'_>>) -> Result<Obj> {
        // An empty dict does not ask for the key's hash.
        let found = if self.is_empty(vm) {
            None
        } else {
            self.remove(vm, key)?
        };
        match (found, default) {
            (Some(value), _) => Ok(value),
            (None, Some(default)) => Ok(default.own()),
            (None, None) => Err(vm.key_error(key)),
        }
    }
    /// Takes out the last pair of key and value and returns it, as a tuple.
    ///
    /// Raises KeyError if there is none.
    fn popitem(&self, vm: &mut Vm) -> Result<Obj> {
        match self.pop_last(vm) {
            Some((key, value)) => crate::tuple::new(vm, &[key, value]),
            None => {
                let message = vm.new_str("popitem(): dictionary is empty")?;
                Err(vm.key_error(message.borrow()))
            }
        }
    }
    /// The keys, as a view that follows the dict and works as a set.
    fn keys(this: &Ref<Self>, vm: &mut Vm) -> Result<Obj> {
        DictKeys::create(vm, this.clone())
    }
    /// The pairs of key and value, as a view that follows the dict and works as a set.
    fn items(this: &Ref<Self>, vm: &mut Vm) -> Result<Obj> {
        DictItems::create(vm, this.clone())
    }
    /// The values, as a view that follows the dict.
    fn values(this: &Ref<Self>, vm: &mut Vm) -> Result<Obj> {
        DictValues::create(vm, this.clone())
    }
    /// Update the dict from a mapping or an iterable of pairs, and from keyword arguments.
    #[name("update")]
    fn update_method(&self, vm: &mut Vm, args: Args<'_>) -> Result<()> {
        self.update_args(vm, "update", args)
    }
    /// A dictionary with a key for each item of the iterable, all with the same value.
    #[classmethod]
    #[signature("($type, iterable, value=None, /)")]
    fn fromkeys(
        cls: ObjRef<'_>,
        vm: &mut Vm,
        iterable: ObjRef<'_>,
        value: Option<ObjRef<'_>>,
    ) -> Result<Obj> {
        let value = value.unwrap_or(NONE);
        let made = call::call(vm, cls, &[])?;
        let exact = made.is_exact(DICT);
        if let (true, true, Some(dict), Some(source)) = (
            exact,
            iterable.is_exact(DICT),
            made.downcast::<Dict>(),
            iterable.downcast::<Dict>(),
        ) {
            let (len, strings) = (source.len(vm), source.table.get(vm).unicode);
            dict.presize(vm, len, strings)?;
            let mut at = 0;
            while let Some((hash, key, _)) = source.next_entry_hash(vm, &mut at) {
                dict.set_known_hash(vm, key.borrow(), hash, value.own())?;
            }
            return Ok(made);
        }
        let plain_set = iterable.is_exact(crate::set::SET) || iterable.is_exact(crate::set::FROZEN_SET);
        if let (true, true, Some(dict), Some(source)) = (
            exact,
            plain_set,
            made.downcast::<Dict>(),
            iterable.downcast::<SetData>(),
        ) {
            let len = source.len(vm);
            dict.presize(vm, len, false)?;
            let mut at = 0;
            while let Some((hash, key)) = source.next_entry(vm, &mut at) {
                dict.set_known_hash(vm, key.borrow(), hash, value.own())?;
            }
            return Ok(made);
        }
        let iterator = object::iter(vm, iterable)?;
        while let Some(key) = object::next(vm, iterator.borrow())? {
            match made.downcast::<Dict>() {
                Some(dict) if exact => dict.set(vm, key.borrow(), value.own())?,
                _ => sequence::set_item(vm, made.borrow(), key.borrow(), Some(value))?,
            }
        }
        Ok(made)
    }
    /// Remove all items from the dict.
    #[name("clear")]
    fn clear_method(&self, vm: &mut Vm) {
        self.clear(vm);
    }
    /// Return a shallow copy of the dict.
    #[name("copy")]
    fn copy_method(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        copy(vm, this)
    }
    /// Iterates over the keys, the last one first.
    fn __reversed__(this: &Ref<Self>, vm: &mut Vm) -> Result<Obj> {
        DictReverseKeyIterator::create(vm, this.clone())
    }
    /// See PEP 585
    #[classmethod]
    #[signature("($type, object, /)")]
    fn __class_getitem__(cls: ObjRef<'_>, vm: &mut Vm, object: ObjRef<'_>) -> Result<Obj> {
        crate::generic_alias::create(vm, cls.own(), object.own())
    }
}
