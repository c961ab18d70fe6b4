//! `map`: what a function makes of the items of iterables.

use core::cell::Cell;

use taipan_derive::{pyclass, pymethods};
use taipan_heap::{HVec, Obj, ObjRef};

use crate::call::{self, Args};
use crate::exception::Result;
use crate::object;
use crate::singletons::TRUE;
use crate::typeobject::ObjectExt;
use crate::vm::Vm;
use crate::{tuple, zip};

/// Calls the function with the first item of each iterable, then with the second, and so on.
///
/// It ends with the shortest iterable; with strict, a ValueError says that one is shorter.
#[pyclass(name = "map", flags = [GC], bits = [BASETYPE], signature = "(function, iterable, /, *iterables, strict=False)")]
pub struct Map {
    function: Obj,
    /// A tuple.
    iterators: Obj,
    strict: Cell<bool>,
}

#[pymethods]
impl Map {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        let strict = zip::strict_argument(vm, "map", args)?;
        let [function, iterables @ ..] = args.args() else {
            return Err(vm.type_error("map() must have at least two arguments."));
        };
        if iterables.is_empty() {
            return Err(vm.type_error("map() must have at least two arguments."));
        }
        let iterators = zip::iterators(vm, iterables)?;
        let made = Map {
            function: function.own(),
            iterators,
            strict: Cell::new(strict),
        };
        Ok(vm.alloc().instance(cls, made)?.into())
    }
    #[slot]
    fn iter(this: ObjRef<'_>, _vm: &mut Vm) -> Result<Obj> {
        Ok(this.own())
    }
    #[slot]
    fn next(&self, vm: &mut Vm) -> Result<Option<Obj>> {
        if let Some([iterator]) = tuple::items(self.iterators.borrow()) {
            let Some(item) = object::next_of_any(vm, iterator.borrow())? else {
                return Ok(None);
            };
            return call::call(vm, self.function.borrow(), &[item.borrow()]).map(Some);
        }
        let Some(items) = zip::next_items(vm, "map", &self.iterators, self.strict.get())? else {
            return Ok(None);
        };
        call::call(vm, self.function.borrow(), Obj::borrow_slice(&items)).map(Some)
    }
    /// Return state information for pickling.
    fn __reduce__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let Some(state) = this.downcast::<Map>() else {
            return Err(crate::args::wrong_receiver(vm, this));
        };
        let iterators = tuple::items(state.iterators.borrow()).unwrap_or(&[]);
        let mut args = HVec::with_capacity(vm.alloc(), iterators.len() + 1)?;
        args.push(vm.alloc(), state.function.clone())?;
        for iterator in iterators {
            args.push(vm.alloc(), iterator.clone())?;
        }
        let mut parts = alloc::vec![this.ty().own(), tuple::from_vec(vm, args)?];
        if state.strict.get() {
            parts.push(TRUE.own());
        }
        tuple::new(vm, &parts)
    }
    /// Set state information for unpickling.
    fn __setstate__(&self, vm: &mut Vm, object: ObjRef<'_>) -> Result<()> {
        let strict = object::is_true(vm, object)?;
        self.strict.set(strict);
        Ok(())
    }
}
