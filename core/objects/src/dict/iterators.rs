//! Iterators over dicts and their views: three kinds, in both directions.

use core::cell::Cell;

use taipan_derive::{pyclass, pymethods};
use taipan_heap::{Obj, ObjCell, ObjRef, Ref, Trace, Visitor};

use super::Dict;
use crate::exception::Result;
use crate::object;
use crate::vm::Vm;

/// Where an iteration is.
struct Cursor {
    dict: ObjCell,
    /// The dict's length when the iteration began; `usize::MAX` once it was found changed.
    used: Cell<usize>,
    /// The next position. Backwards, one more than it.
    at: Cell<usize>,
    /// How many items are left.
    left: Cell<usize>,
    /// The last item given, if items are pairs.
    last: ObjCell,
}

impl Trace for Cursor {
    fn trace(&self, visitor: &mut Visitor<'_>) {
        self.dict.trace(visitor);
        self.last.trace(visitor);
    }
    fn release(&self) {
        self.dict.release();
        self.last.release();
    }
}

impl Cursor {
    fn new(vm: &Vm, dict: Ref<Dict>, backwards: bool) -> Cursor {
        let table = dict.table.get(vm);
        let (used, at) = (table.used, if backwards { table.entries.len() } else { 0 });
        Cursor {
            dict: ObjCell::new(Some(dict.into())),
            used: Cell::new(used),
            at: Cell::new(at),
            left: Cell::new(used),
            last: ObjCell::new(None),
        }
    }

    /// The next pair forward, without what the end of the dict or a change of it needs done.
    #[inline(always)]
    fn present<'a>(&'a self, vm: &'a Vm) -> Option<&'a (Obj, Obj)> {
        let dict = self.dict.peek()?.downcast_layout::<Dict>()?;
        let table = dict.table.get(vm);
        let (at, left) = (self.at.get(), self.left.get());
        if table.used != self.used.get() || left == 0 {
            return None;
        }
        let pair = table.entries.get(at)?.item.as_ref()?;
        self.at.set(at + 1);
        self.left.set(left - 1);
        Some(pair)
    }

    /// The next pair. Raises `RuntimeError` if the dict has changed.
    fn advance(&self, vm: &mut Vm, backwards: bool) -> Result<Option<(Obj, Obj)>> {
        let Some(held) = self.dict.get() else {
            return Ok(None);
        };
        let Some(dict) = held.downcast::<Dict>() else {
            return Ok(None);
        };
        let table = dict.table.get(vm);
        if table.used != self.used.get() {
            self.used.set(usize::MAX);
            return Err(vm.runtime_error("dictionary changed size during iteration"));
        }
        let at = self.at.get();
        let mut range = if backwards {
            0..at.min(table.entries.len())
        } else {
            at..table.entries.len()
        };
        let found = loop {
            let next = if backwards {
                range.next_back()
            } else {
                range.next()
            };
            let Some(next) = next else { break None };
            if let Some(pair) = table.entries.get(next).and_then(|entry| entry.item.clone()) {
                break Some((next, pair));
            }
        };
        let Some((next, pair)) = found else {
            self.dict.set(None);
            return Ok(None);
        };
        if !backwards && self.left.get() == 0 {
            self.dict.set(None);
            return Err(vm.runtime_error("dictionary keys changed during iteration"));
        }
        self.at.set(if backwards { next } else { next + 1 });
        self.left.set(self.left.get().saturating_sub(1));
        Ok(Some(pair))
    }

    fn length_hint(&self, vm: &Vm) -> usize {
        let held = self.dict.get();
        match held.as_ref().and_then(|dict| dict.downcast::<Dict>()) {
            Some(dict) if dict.len(vm) == self.used.get() => self.left.get(),
            _ => 0,
        }
    }

    fn copy(&self) -> Cursor {
        Cursor {
            dict: ObjCell::new(self.dict.get()),
            used: self.used.clone(),
            at: self.at.clone(),
            left: self.left.clone(),
            last: ObjCell::new(None),
        }
    }
}

/// The builtin function `iter`, which pickled iterators are made again with.
fn builtin_iter(vm: &mut Vm) -> Result<Obj> {
    let builtins = vm.builtins()?;
    let name = vm.intern("iter")?;
    match builtins.get_str(vm, name.borrow()) {
        Some(function) => Ok(function),
        None => Err(vm.new_exception(crate::exceptions::ATTRIBUTE_ERROR, format_args!("iter"))),
    }
}

fn make_item(vm: &mut Vm, cursor: &Cursor, (key, value): (Obj, Obj)) -> Result<Obj> {
    crate::tuple::next_pair(vm, &cursor.last, key, value)
}

fn pick_key((key, _): &(Obj, Obj)) -> Obj {
    key.clone()
}

fn pick_value((_, value): &(Obj, Obj)) -> Obj {
    value.clone()
}

fn itself(_: &mut Vm, _: &Cursor, picked: Obj) -> Result<Obj> {
    Ok(picked)
}

macro_rules! iterator {
    ($name:ident, $python:tt, $constant:ident, $backwards:literal, $pick:path, $finish:path) => {
        // A doc comment would be `__doc__`, which these classes do not have.
        #[allow(missing_docs)]
        #[pyclass(name = $python, flags = [GC], bits = [DISALLOW_INSTANTIATION])]
        pub struct $name {
            cursor: Cursor,
        }

        impl $name {
            /// An iterator over the dict.
            pub fn create(vm: &mut Vm, dict: Ref<Dict>) -> Result<Obj> {
                let cursor = Cursor::new(vm, dict, $backwards);
                Ok(vm
                    .alloc()
                    .instance($constant.as_obj(), $name { cursor })?
                    .into())
            }
        }

        #[pymethods]
        impl $name {
            #[slot]
            fn iter(this: ObjRef<'_>, _vm: &mut Vm) -> Result<Obj> {
                Ok(this.own())
            }
            #[slot]
            fn next(&self, vm: &mut Vm) -> Result<Option<Obj>> {
                if !$backwards
                    && !cfg!(feature = "small")
                    && let Some(pair) = self.cursor.present(vm)
                {
                    let picked = $pick(pair);
                    return $finish(vm, &self.cursor, picked).map(Some);
                }
                match self.cursor.advance(vm, $backwards)? {
                    Some(pair) => $finish(vm, &self.cursor, $pick(&pair)).map(Some),
                    None => Ok(None),
                }
            }
            /// How many items are likely to come, as a hint.
            fn __length_hint__(&self, vm: &mut Vm) -> usize {
                self.cursor.length_hint(vm)
            }
            /// Return state information for pickling.
            fn __reduce__(&self, vm: &mut Vm) -> Result<Obj> {
                let copy = $name {
                    cursor: self.cursor.copy(),
                };
                let copy: Ref<$name> = vm.alloc().instance($constant.as_obj(), copy)?;
                reduce(vm, copy.borrow())
            }
        }
    };
}

/// `(iter, ([what is left],))`; uses the iterator up.
pub(crate) fn reduce(vm: &mut Vm, copy: ObjRef<'_>) -> Result<Obj> {
    let left = object::collect(vm, copy)?;
    let list = crate::list::List::create(vm, left)?.into();
    let iter = builtin_iter(vm)?;
    let args = crate::tuple::new(vm, &[list])?;
    crate::tuple::new(vm, &[iter, args])
}

iterator!(
    DictKeyIterator,
    "dict_keyiterator",
    DICT_KEY_ITERATOR,
    false,
    pick_key,
    itself
);
iterator!(
    DictValueIterator,
    "dict_valueiterator",
    DICT_VALUE_ITERATOR,
    false,
    pick_value,
    itself
);
iterator!(
    DictItemIterator,
    "dict_itemiterator",
    DICT_ITEM_ITERATOR,
    false,
    Clone::clone,
    make_item
);
iterator!(
    DictReverseKeyIterator,
    "dict_reversekeyiterator",
    DICT_REVERSE_KEY_ITERATOR,
    true,
    pick_key,
    itself
);
iterator!(
    DictReverseValueIterator,
    "dict_reversevalueiterator",
    DICT_REVERSE_VALUE_ITERATOR,
    true,
    pick_value,
    itself
);
iterator!(
    DictReverseItemIterator,
    "dict_reverseitemiterator",
    DICT_REVERSE_ITEM_ITERATOR,
    true,
    Clone::clone,
    make_item
);
