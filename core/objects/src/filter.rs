//! `filter`: the items of an iterable for which a function gives true.

use taipan_derive::{pyclass, pymethods};
use taipan_heap::{Obj, ObjRef};

use crate::args;
use crate::call::{self, Args};
use crate::exception::Result;
use crate::object;
use crate::tuple;
use crate::typeobject::ObjectExt;
use crate::vm::Vm;

/// Gives the items for which the function is true, or which are true themselves if it is None.
#[pyclass(name = "filter", flags = [GC], bits = [BASETYPE], signature = "(function, iterable, /)")]
pub struct Filter {
    function: Obj,
    iterator: Obj,
}

#[pymethods]
impl Filter {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        if cls.is(FILTER.as_obj()) {
            args::no_keywords(vm, "filter", args)?;
        }
        args::check_positional(vm, "filter", args.args().len(), 2, 2)?;
        let iterator = object::iter(vm, args.args()[1])?;
        Ok(vm
            .alloc()
            .instance(
                cls,
                Filter {
                    function: args.args()[0].own(),
                    iterator,
                },
            )?
            .into())
    }
    #[slot]
    fn iter(this: ObjRef<'_>, _vm: &mut Vm) -> Result<Obj> {
        Ok(this.own())
    }
    #[slot]
    fn next(&self, vm: &mut Vm) -> Result<Option<Obj>> {
        let function = self.function.borrow();
        let plain = function.is_none() || function.is(crate::bool::BOOL.as_obj());
        while let Some(item) = object::next(vm, self.iterator.borrow())? {
            let good = if plain {
                object::is_true(vm, item.borrow())?
            } else {
                let answer = call::call(vm, function, &[item.borrow()])?;
                object::is_true(vm, answer.borrow())?
            };
            if good {
                return Ok(Some(item));
            }
            vm.check_pending()?;
        }
        Ok(None)
    }
    /// Return state information for pickling.
    fn __reduce__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let Some(state) = this.downcast::<Filter>() else {
            return Err(args::wrong_receiver(vm, this));
        };
        let args = tuple::new(vm, &[state.function.clone(), state.iterator.clone()])?;
        tuple::new(vm, &[this.ty().own(), args])
    }
}
