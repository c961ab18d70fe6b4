//! The iterators of `str`.

use core::cell::Cell;

use taipan_derive::{pyclass, pymethods};
use taipan_heap::{Obj, ObjCell, ObjRef};

use crate::exception::Result;
use crate::str::Str;
use crate::vm::Vm;

/// Iterates over the characters of a string.
pub fn iterate(vm: &mut Vm, string: ObjRef<'_>, ascii: bool) -> Result<Obj> {
    let (string, index) = (ObjCell::new(Some(string.own())), Cell::new(0));
    if ascii {
        return Ok(vm
            .alloc()
            .instance(STR_ASCII_ITERATOR.as_obj(), StrAsciiIterator { string, index })?
            .into());
    }
    Ok(vm
        .alloc()
        .instance(STR_ITERATOR.as_obj(), StrIterator { string, index })?
        .into())
}

macro_rules! iterators {
    ($($(#[$doc:meta])* $ty:ident = $name:literal $constant:ident;)*) => {$(
        $(#[$doc])*
        #[pyclass(name = $name, flags = [GC])]
        pub struct $ty {
            string: ObjCell,
            index: Cell<usize>,
        }

        #[pymethods]
        impl $ty {
            #[slot]
            fn iter(this: ObjRef<'_>, _vm: &mut Vm) -> Result<Obj> {
                Ok(this.own())
            }
            #[slot]
            fn next(&self, vm: &mut Vm) -> Result<Option<Obj>> {
                let Some(string) = self.string.get() else { return Ok(None) };
                let index = self.index.get();
                match string.downcast::<Str>() {
                    Some(text) if index < text.len() => {
                        self.index.set(index + 1);
                        vm.new_str_from_char(text.char_at(index)).map(Some)
                    }
                    _ => {
                        self.string.set(None);
                        Ok(None)
                    }
                }
            }
            /// How many items are likely to come, as a hint.
            #[signature("($self, /)")]
            fn __length_hint__(&self, _vm: &mut Vm) -> usize {
                let len = self.string.get().and_then(|string| string.downcast::<Str>().map(Str::len));
                len.unwrap_or(0).saturating_sub(self.index.get())
            }
            /// Return state information for pickling.
            #[signature("($self, /)")]
            fn __reduce__(&self, vm: &mut Vm) -> Result<Obj> {
                crate::range::reduce_iterator(
                    vm,
                    self.string.get(),
                    Obj::from_static(&crate::singletons::EMPTY_STR),
                    self.index.get(),
                )
            }
            /// Set state information for unpickling.
            #[signature("($self, object, /)")]
            fn __setstate__(&self, vm: &mut Vm, object: ObjRef<'_>) -> Result<()> {
                let index = crate::int::to_ssize(vm, object)?;
                if let Some(string) = self.string.get() {
                    let len = string.downcast::<Str>().map_or(0, Str::len);
                    self.index.set((index.max(0) as usize).min(len));
                }
                Ok(())
            }
        }
    )*};
}

iterators! {
    /// Iterates over the characters of an ASCII string.
    StrAsciiIterator = "str_ascii_iterator" STR_ASCII_ITERATOR;
    /// Iterates over the characters of a string.
    StrIterator = "str_iterator" STR_ITERATOR;
}
