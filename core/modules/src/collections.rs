//! The module `_collections`: what `collections` is written with.
//!
//! | files | what they hold |
//! |---|---|
//! | `ring`, `deque` | `deque` and its iterators |
//! | `defaultdict` | `defaultdict` |
//! | `ordered_dict`, `ordered_views` | `OrderedDict`, its iterator and views |
//! | `tuple_getter` | `_tuplegetter`, the descriptor of a named tuple's field |

mod defaultdict;
mod deque;
mod ordered_dict;
mod ordered_views;
mod ring;
mod tuple_getter;

use taipan_derive::pymodule;
use taipan_objects::dict::{DICT, Dict, hash_key};
use taipan_objects::exception::Result;
use taipan_objects::module::{self, Module};
use taipan_objects::typeobject::ObjectExt;
use taipan_objects::{Obj, ObjRef, Ref, Vm, call, names, number, object, sequence};

/// Containers in native code: deque, defaultdict, OrderedDict.
#[allow(missing_debug_implementations)]
pub struct CollectionsModule;

/// Whether a mapping gets and stores its items as `dict` does.
fn counts_as_dict(vm: &mut Vm, mapping: ObjRef<'_>) -> bool {
    if mapping.is_exact(DICT) {
        return true;
    }
    [names::get, names::__setitem__].into_iter().all(|name| {
        let own = mapping.ty().lookup(vm, name);
        let plain = DICT.lookup(vm, name);
        matches!((own, plain), (Some(own), Some(plain)) if own.is(&plain))
    })
}

#[pymodule(name = "_collections")]
impl CollectionsModule {
    /// Adds to mapping[x], for each x of the iterable, the number of times it comes.
    fn _count_elements(vm: &mut Vm, mapping: ObjRef<'_>, iterable: ObjRef<'_>) -> Result<()> {
        let iterator = object::iter(vm, iterable)?;
        let (zero, one) = (Obj::from_i16(0), Obj::from_i16(1));
        if let Some(dict) = mapping.downcast::<Dict>()
            && counts_as_dict(vm, mapping)
        {
            while let Some(key) = object::next(vm, iterator.borrow())? {
                let hash = hash_key(vm, key.borrow())?;
                let count = match dict.get_known_hash(vm, key.borrow(), hash)? {
                    Some(count) => number::binary(vm, number::ADD, count.borrow(), one.borrow())?,
                    None => one.clone(),
                };
                dict.set_known_hash(vm, key.borrow(), hash, count)?;
            }
            return Ok(());
        }
        let get = object::getattr(vm, mapping, names::get)?;
        while let Some(key) = object::next(vm, iterator.borrow())? {
            let count = call::call(vm, get.borrow(), &[key.borrow(), zero.borrow()])?;
            let count = number::binary(vm, number::ADD, count.borrow(), one.borrow())?;
            sequence::set_item(vm, mapping, key.borrow(), Some(count.borrow()))?;
        }
        Ok(())
    }
    #[init]
    fn init(vm: &mut Vm, module: &Ref<Module>) -> Result<()> {
        module::add(vm, module, "deque", deque::DEQUE.own())?;
        module::add(vm, module, "defaultdict", defaultdict::DEFAULT_DICT.own())?;
        module::add(vm, module, "OrderedDict", ordered_dict::ORDERED_DICT.own())?;
        module::add(vm, module, "_deque_iterator", deque::DEQUE_ITERATOR.own())?;
        module::add(
            vm,
            module,
            "_deque_reverse_iterator",
            deque::DEQUE_REVERSE_ITERATOR.own(),
        )?;
        module::add(vm, module, "_tuplegetter", tuple_getter::TUPLE_GETTER.own())
    }
}
