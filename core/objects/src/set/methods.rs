//! What Python sees of `set`, `frozenset` and their iterator.

use core::cell::Cell;

use taipan_derive::{pyclass, pymethods};
use taipan_heap::{Obj, ObjCell, ObjRef, Ref};

use super::operations as ops;
use super::{FROZEN_SET, FrozenSet, SET, Set, SetData, create_in, from_iterable};
use crate::args::{check_positional, no_keywords};
use crate::call::Args;
use crate::exception::Result;
use crate::singletons::{NOT_IMPLEMENTED, bool_object};
use crate::slots::CompareOp;
use crate::str::StrBuilder;
use crate::typeobject::{ObjectExt, TypeRef};
use crate::vm::Vm;

fn is_set(obj: ObjRef<'_>) -> bool {
    obj.downcast::<SetData>().is_some()
}

/// An operator between sets: other operands are not its business.
fn operator(
    vm: &mut Vm,
    this: ObjRef<'_>,
    other: ObjRef<'_>,
    then: impl FnOnce(&mut Vm, ObjRef<'_>, ObjRef<'_>) -> Result<Ref<SetData>>,
) -> Result<Obj> {
    if is_set(this) && is_set(other) {
        then(vm, this, other).map(Obj::from)
    } else {
        Ok(NOT_IMPLEMENTED.own())
    }
}

fn repr(vm: &mut Vm, this: ObjRef<'_>) -> Result<Obj> {
    let name = this.ty().display_name(vm);
    if vm.repr_enter(this)? {
        return vm.format(format_args!("{name}(...)"));
    }
    let made = write_repr(vm, this);
    vm.repr_leave(this);
    made
}

fn write_repr(vm: &mut Vm, this: ObjRef<'_>) -> Result<Obj> {
    let set = ops::data(vm, this)?;
    let name = this.ty().display_name(vm);
    if set.is_empty(vm) {
        return vm.format(format_args!("{name}()"));
    }
    let items = set.items(vm)?;
    let plain = this.is_exact(SET);
    let mut text = StrBuilder::new();
    if !plain {
        let head = vm.format(format_args!("{name}("))?;
        if let Some(head) = head.downcast::<crate::str::Str>() {
            text.push_text(vm, head)?;
        }
    }
    text.push(vm, '{'.into())?;
    for (at, item) in items.iter().enumerate() {
        if at > 0 {
            text.push_str(vm, ", ")?;
        }
        crate::dict::push_repr(vm, &mut text, item.borrow())?;
    }
    text.push(vm, '}'.into())?;
    if !plain {
        text.push(vm, ')'.into())?;
    }
    text.finish(vm)
}

fn reduce(vm: &mut Vm, this: ObjRef<'_>) -> Result<Obj> {
    let items = ops::data(vm, this)?.items(vm)?;
    let list = crate::list::List::create(vm, items)?;
    let args = crate::tuple::new(vm, &[list.into()])?;
    let state = crate::call::call_method(vm, this, crate::names::__getstate__, &[])?;
    crate::tuple::new(vm, &[this.ty().own(), args, state])
}

fn size_of_set(vm: &Vm, set: &SetData) -> usize {
    let words = size_of::<usize>();
    let places = set.table.get(vm).len();
    25 * words + if places > 8 { places * 2 * words } else { 0 }
}

macro_rules! set_methods {
    ($name:ident, { $($slots:tt)* }, { $($methods:tt)* }) => {
        #[pymethods]
        impl $name {
            $($slots)*
            #[slot]
            fn repr(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
                repr(vm, this)
            }
            #[slot]
            fn richcompare(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>, op: CompareOp) -> Result<Obj> {
                if !is_set(other) {
                    return Ok(NOT_IMPLEMENTED.own());
                }
                Ok(bool_object(ops::compare(vm, this, other, op)?).own())
            }
            #[slot]
            fn iter(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
                SetIterator::create(vm, this)
            }
            #[slot]
            fn sub(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
                operator(vm, this, other, ops::difference)
            }
            #[slot]
            fn and(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
                operator(vm, this, other, ops::intersection)
            }
            #[slot]
            fn xor(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
                operator(vm, this, other, ops::symmetric_difference)
            }
            #[slot]
            fn or_(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
                operator(vm, this, other, |vm, this, other| ops::union(vm, this, &[other]))
            }
            #[slot]
            fn sq_length(&self, vm: &mut Vm) -> Result<usize> {
                Ok(self.len(vm))
            }
            #[slot]
            fn contains(&self, vm: &mut Vm, item: ObjRef<'_>) -> Result<bool> {
                let hash = self.lookup_hash(vm, item)?;
                self.contains_known_hash(vm, item, hash)
            }

            /// x.__contains__(y) <==> y in x.
            #[name("__contains__")]
            #[signature("($self, object, /)")]
            fn contains_method(&self, vm: &mut Vm, object: ObjRef<'_>) -> Result<bool> {
                let hash = self.lookup_hash(vm, object)?;
                self.contains_known_hash(vm, object, hash)
            }
            /// The elements that are in none of the others, as a new set.
            fn difference(this: ObjRef<'_>, vm: &mut Vm, others: &[ObjRef<'_>]) -> Result<Obj> {
                ops::difference_multi(vm, this, others).map(Obj::from)
            }
            /// The elements that are in all of the others, as a new set.
            fn intersection(this: ObjRef<'_>, vm: &mut Vm, others: &[ObjRef<'_>]) -> Result<Obj> {
                ops::intersection_multi(vm, this, others).map(Obj::from)
            }
            /// Whether the two have no element in common.
            fn isdisjoint(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<bool> {
                ops::is_disjoint(vm, this, other)
            }
            /// Whether the other holds all elements of this set.
            fn issubset(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<bool> {
                ops::is_subset(vm, this, other)
            }
            /// Whether this set holds all elements of the other.
            fn issuperset(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<bool> {
                ops::is_superset(vm, this, other)
            }
            /// Return state information for pickling.
            fn __reduce__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
                reduce(vm, this)
            }
            /// S.__sizeof__() -> the memory that the set takes, in bytes, without its elements
            fn __sizeof__(&self, vm: &mut Vm) -> usize {
                size_of_set(vm, self)
            }
            /// The elements that are in one of the two but not in both, as a new set.
            fn symmetric_difference(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
                ops::symmetric_difference(vm, this, other).map(Obj::from)
            }
            /// The elements of this set and of all the others, as a new set.
            fn union(this: ObjRef<'_>, vm: &mut Vm, others: &[ObjRef<'_>]) -> Result<Obj> {
                ops::union(vm, this, others).map(Obj::from)
            }
            /// See PEP 585
            #[classmethod]
            #[signature("($type, object, /)")]
            fn __class_getitem__(cls: ObjRef<'_>, vm: &mut Vm, object: ObjRef<'_>) -> Result<Obj> {
                crate::generic_alias::create(vm, cls.own(), object.own())
            }
            $($methods)*
        }
    };
}

set_methods!(
    Set,
    {
        #[slot]
        fn new(cls: ObjRef<'_>, vm: &mut Vm, _args: Args<'_>) -> Result<Obj> {
            Ok(vm
                .alloc()
                .instance(
                    cls,
                    Set {
                        data: SetData::empty(),
                    },
                )?
                .into())
        }
        #[slot]
        fn init(this: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<()> {
            no_keywords(vm, "set", args)?;
            let name = this.ty().display_name(vm);
            check_positional(vm, name, args.args().len(), 0, 1)?;
            let set = ops::data(vm, this)?;
            set.clear_items(vm);
            match args.args() {
                [iterable] => set.update(vm, *iterable),
                _ => Ok(()),
            }
        }
        #[slot]
        fn isub(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
            if !is_set(other) {
                return Ok(NOT_IMPLEMENTED.own());
            }
            ops::difference_update(vm, this, other)?;
            Ok(this.own())
        }
        #[slot]
        fn iand(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
            if !is_set(other) {
                return Ok(NOT_IMPLEMENTED.own());
            }
            let common = ops::intersection(vm, this, other)?;
            ops::data(vm, this)?.swap(vm, &common);
            Ok(this.own())
        }
        #[slot]
        fn ixor(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
            if !is_set(other) {
                return Ok(NOT_IMPLEMENTED.own());
            }
            ops::symmetric_difference_update(vm, this, other)?;
            Ok(this.own())
        }
        #[slot]
        fn ior(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
            if !is_set(other) {
                return Ok(NOT_IMPLEMENTED.own());
            }
            ops::data(vm, this)?.update(vm, other)?;
            Ok(this.own())
        }
    },
    {
        /// Puts an element into the set, unless it is there.
        #[name("add")]
        fn add_method(&self, vm: &mut Vm, object: ObjRef<'_>) -> Result<()> {
            self.add(vm, object)
        }
        /// Remove all elements from this set.
        fn clear(&self, vm: &mut Vm) {
            self.clear_items(vm);
        }
        /// Return a shallow copy of a set.
        fn copy(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
            ops::copy(vm, this).map(Obj::from)
        }
        /// Takes an element out of the set, if it is there.
        #[name("discard")]
        fn discard_method(&self, vm: &mut Vm, object: ObjRef<'_>) -> Result<()> {
            let hash = self.lookup_hash(vm, object)?;
            self.discard_known_hash(vm, object, hash).map(drop)
        }
        /// Takes out what is in one of the others.
        fn difference_update(this: ObjRef<'_>, vm: &mut Vm, others: &[ObjRef<'_>]) -> Result<()> {
            others
                .iter()
                .try_for_each(|other| ops::difference_update(vm, this, *other))
        }
        /// Takes out what is not in all of the others.
        fn intersection_update(this: ObjRef<'_>, vm: &mut Vm, others: &[ObjRef<'_>]) -> Result<()> {
            let common = ops::intersection_multi(vm, this, others)?;
            ops::data(vm, this)?.swap(vm, &common);
            Ok(())
        }
        /// Takes out some element and returns it.
        ///
        /// Raises KeyError if there is none.
        fn pop(&self, vm: &mut Vm) -> Result<Obj> {
            match self.pop_any(vm) {
                Some(item) => Ok(item),
                None => {
                    let message = vm.new_str("pop from an empty set")?;
                    Err(vm.key_error(message.borrow()))
                }
            }
        }
        /// Takes an element out of the set.
        ///
        /// Raises KeyError if it is not there.
        fn remove(&self, vm: &mut Vm, object: ObjRef<'_>) -> Result<()> {
            let hash = self.lookup_hash(vm, object)?;
            if self.discard_known_hash(vm, object, hash)? {
                Ok(())
            } else {
                Err(vm.key_error(object))
            }
        }
        /// Takes out what is in the other as well, and puts in what is there alone.
        fn symmetric_difference_update(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<()> {
            ops::symmetric_difference_update(vm, this, other)
        }
        /// Puts in the elements of all the others.
        #[name("update")]
        fn update_method(&self, vm: &mut Vm, others: &[ObjRef<'_>]) -> Result<()> {
            others.iter().try_for_each(|other| self.update(vm, *other))
        }
    }
);

set_methods!(
    FrozenSet,
    {
        #[slot]
        fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
            let Some(class) = TypeRef::from_obj(cls) else {
                return Err(vm.system_error("a class is expected"));
            };
            let init = |class: TypeRef<'_>| class.slots().init.map(|slot| slot as usize);
            if init(class) == init(FROZEN_SET) {
                no_keywords(vm, "frozenset", args)?;
            }
            let name = class.display_name(vm);
            check_positional(vm, name, args.args().len(), 0, 1)?;
            match args.args() {
                [iterable] if class.is(FROZEN_SET) && iterable.is_exact(FROZEN_SET) => Ok(iterable.own()),
                [iterable] => from_iterable(vm, class, *iterable).map(Obj::from),
                _ => create_in(vm, class).map(Obj::from),
            }
        }
        #[slot]
        fn hash(&self, vm: &mut Vm) -> Result<isize> {
            let known = self.data.hash.get();
            if known != -1 {
                return Ok(known);
            }
            let hash = self.frozen_hash(vm);
            self.data.hash.set(hash);
            Ok(hash)
        }
    },
    {
        /// Return a shallow copy of a set.
        fn copy(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
            if this.is_exact(FROZEN_SET) {
                Ok(this.own())
            } else {
                ops::copy(vm, this).map(Obj::from)
            }
        }
    }
);

/// An iterator over a set.
#[pyclass(name = "set_iterator", flags = [GC], bits = [DISALLOW_INSTANTIATION])]
pub struct SetIterator {
    set: ObjCell,
    /// The set's length when the iteration began; `usize::MAX` once it was found changed.
    used: Cell<usize>,
    at: Cell<usize>,
    left: Cell<usize>,
}

impl SetIterator {
    /// An iterator over the set `obj`.
    pub fn create(vm: &mut Vm, obj: ObjRef<'_>) -> Result<Obj> {
        let len = ops::data(vm, obj)?.len(vm);
        let iterator = SetIterator {
            set: ObjCell::new(Some(obj.own())),
            used: Cell::new(len),
            at: Cell::new(0),
            left: Cell::new(len),
        };
        Ok(vm.alloc().instance(SET_ITERATOR.as_obj(), iterator)?.into())
    }
}

#[pymethods]
impl SetIterator {
    #[slot]
    fn iter(this: ObjRef<'_>, _vm: &mut Vm) -> Result<Obj> {
        Ok(this.own())
    }
    #[slot]
    fn next(&self, vm: &mut Vm) -> Result<Option<Obj>> {
        let Some(held) = self.set.get() else {
            return Ok(None);
        };
        let Some(set) = held.downcast::<SetData>() else {
            return Ok(None);
        };
        if set.len(vm) != self.used.get() {
            self.used.set(usize::MAX);
            return Err(vm.runtime_error("Set changed size during iteration"));
        }
        let mut at = self.at.get();
        let next = set.next_entry(vm, &mut at);
        self.at.set(at);
        match next {
            Some((_, item)) => {
                self.left.set(self.left.get().saturating_sub(1));
                Ok(Some(item))
            }
            None => {
                self.set.set(None);
                Ok(None)
            }
        }
    }
    /// How many items are likely to come, as a hint.
    fn __length_hint__(&self, vm: &mut Vm) -> usize {
        let held = self.set.get();
        match held.as_ref().and_then(|set| set.downcast::<SetData>()) {
            Some(set) if set.len(vm) == self.used.get() => self.left.get(),
            _ => 0,
        }
    }
    /// Return state information for pickling.
    fn __reduce__(&self, vm: &mut Vm) -> Result<Obj> {
        let copy = SetIterator {
            set: ObjCell::new(self.set.get()),
            used: self.used.clone(),
            at: self.at.clone(),
            left: self.left.clone(),
        };
        let copy: Ref<SetIterator> = vm.alloc().instance(SET_ITERATOR.as_obj(), copy)?;
        crate::dict::reduce_iterator(vm, copy.borrow())
    }
}
