//! `dict.keys()`, `dict.values()`, `dict.items()`.

use taipan_derive::{pyclass, pymethods};
use taipan_heap::{Obj, ObjRef, Ref};

use super::iterators::{
    DictItemIterator, DictKeyIterator, DictReverseItemIterator, DictReverseKeyIterator,
    DictReverseValueIterator, DictValueIterator,
};
use super::methods::push_repr;
use super::{Dict, algebra};
use crate::exception::Result;
use crate::object;
use crate::slots::CompareOp;
use crate::str::StrBuilder;
use crate::typeobject::ObjectExt;
use crate::vm::Vm;

/// `dict_keys([…])`
fn view_repr(vm: &mut Vm, view: ObjRef<'_>) -> Result<Obj> {
    if vm.repr_enter(view)? {
        return vm.new_str("...");
    }
    let made = write_repr(vm, view);
    vm.repr_leave(view);
    made
}

fn write_repr(vm: &mut Vm, view: ObjRef<'_>) -> Result<Obj> {
    let items = object::collect(vm, view)?;
    let list = crate::list::List::create(vm, items)?;
    let mut text = StrBuilder::new();
    let name = view.ty().get().name();
    text.push_str(vm, name)?;
    text.push(vm, '('.into())?;
    push_repr(vm, &mut text, list.borrow())?;
    text.push(vm, ')'.into())?;
    text.finish(vm)
}

macro_rules! view {
    ($name:ident, $python:tt, $constant:ident, $iterator:ident, $reverse:ident, { $($more:tt)* }) => {
        // A doc comment would be `__doc__`, which these classes do not have.
        #[allow(missing_docs)]
        #[pyclass(name = $python, flags = [GC], bits = [DISALLOW_INSTANTIATION])]
        pub struct $name {
            dict: Ref<Dict>,
        }

        impl $name {
            /// A view of the dict.
            pub fn create(vm: &mut Vm, dict: Ref<Dict>) -> Result<Obj> {
                Ok(vm.alloc().instance($constant.as_obj(), $name { dict })?.into())
            }
            /// The payload of a view of the dict, for instances of subclasses.
            pub const fn of(dict: Ref<Dict>) -> $name {
                $name { dict }
            }
            /// The dict that is seen.
            pub fn dict(&self) -> &Ref<Dict> {
                &self.dict
            }
        }

        #[pymethods]
        impl $name {
            #[slot]
            fn repr(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
                view_repr(vm, this)
            }
            #[slot]
            fn iter(&self, vm: &mut Vm) -> Result<Obj> {
                $iterator::create(vm, self.dict.clone())
            }
            #[slot]
            fn sq_length(&self, vm: &mut Vm) -> Result<usize> {
                Ok(self.dict.len(vm))
            }
            $($more)*
            /// Dictionary that this view refers to.
            #[getter]
            fn mapping(&self, vm: &mut Vm) -> Result<Obj> {
                crate::mappingproxy::create(vm, self.dict.clone().into())
            }
            /// Return a reverse iterator over the view.
            fn __reversed__(&self, vm: &mut Vm) -> Result<Obj> {
                $reverse::create(vm, self.dict.clone())
            }
        }
    };
}

view!(
    DictKeys,
    "dict_keys",
    DICT_KEYS,
    DictKeyIterator,
    DictReverseKeyIterator,
    {
        #[slot]
        fn contains(&self, vm: &mut Vm, key: ObjRef<'_>) -> Result<bool> {
            self.dict.contains(vm, key)
        }
        #[slot]
        fn richcompare(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>, op: CompareOp) -> Result<Obj> {
            algebra::compare(vm, this, other, op)
        }
        #[slot]
        fn sub(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
            algebra::difference(vm, this, other)
        }
        #[slot]
        fn and(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
            algebra::intersection(vm, this, other)
        }
        #[slot]
        fn xor(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
            algebra::symmetric_difference(vm, this, other)
        }
        #[slot]
        fn or_(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
            algebra::union(vm, this, other)
        }
        /// Whether the view and the iterable have nothing in common.
        #[signature("($self, object, /)")]
        fn isdisjoint(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<bool> {
            algebra::is_disjoint(vm, this, other)
        }
    }
);

view!(
    DictValues,
    "dict_values",
    DICT_VALUES,
    DictValueIterator,
    DictReverseValueIterator,
    {}
);

view!(
    DictItems,
    "dict_items",
    DICT_ITEMS,
    DictItemIterator,
    DictReverseItemIterator,
    {
        #[slot]
        fn contains(&self, vm: &mut Vm, item: ObjRef<'_>) -> Result<bool> {
            let Some([key, value]) = crate::tuple::items(item) else {
                return Ok(false);
            };
            match self.dict.get(vm, key.borrow())? {
                Some(found) => object::equal(vm, found.borrow(), value.borrow()),
                None => Ok(false),
            }
        }
        #[slot]
        fn richcompare(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>, op: CompareOp) -> Result<Obj> {
            algebra::compare(vm, this, other, op)
        }
        #[slot]
        fn sub(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
            algebra::difference(vm, this, other)
        }
        #[slot]
        fn and(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
            algebra::intersection(vm, this, other)
        }
        #[slot]
        fn xor(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
            algebra::symmetric_difference(vm, this, other)
        }
        #[slot]
        fn or_(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
            algebra::union(vm, this, other)
        }
        /// Whether the view and the iterable have nothing in common.
        #[signature("($self, object, /)")]
        fn isdisjoint(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<bool> {
            algebra::is_disjoint(vm, this, other)
        }
    }
);
