//! `zip`: tuples of one item of each iterable.

use core::cell::Cell;

use taipan_derive::{pyclass, pymethods};
use taipan_heap::{HVec, Obj, ObjCell, ObjRef};

use crate::call::Args;
use crate::exception::{Exception, Result};
use crate::object::{self, DisplayStr};
use crate::singletons::TRUE;
use crate::str::Str;
use crate::tuple;
use crate::typeobject::ObjectExt;
use crate::vm::Vm;

/// The zip object yields n-length tuples, where n is the number of iterables.
///
/// Iteration ends with the shortest of them; if strict is true, all must have the same length.
#[pyclass(name = "zip", flags = [GC], bits = [BASETYPE])]
pub struct Zip {
    /// A tuple.
    iterators: Obj,
    strict: Cell<bool>,
    /// The last pair, of two iterators.
    last: ObjCell,
}

/// The one keyword argument `strict` of `zip` and `map`. Raises `TypeError` for others.
pub(crate) fn strict_argument(vm: &mut Vm, function: &str, args: Args<'_>) -> Result<bool> {
    let count = args.names().len();
    if count > 1 {
        return Err(vm.type_error(format_args!(
            "{function}() takes at most 1 keyword argument ({count} given)"
        )));
    }
    match args.keywords().next() {
        None => Ok(false),
        Some((name, value)) if name.downcast::<Str>().is_some_and(|name| name.equals("strict")) => {
            object::is_true(vm, value)
        }
        Some((name, _)) => {
            let name = DisplayStr(name.borrow());
            Err(vm.type_error(format_args!(
                "{function}() got an unexpected keyword argument '{name}'"
            )))
        }
    }
}

/// Iterators over several objects, as a tuple.
pub(crate) fn iterators(vm: &mut Vm, iterables: &[ObjRef<'_>]) -> Result<Obj> {
    let mut made = HVec::with_capacity(vm.alloc(), iterables.len())?;
    for iterable in iterables {
        let iterator = object::iter(vm, *iterable)?;
        made.push(vm.alloc(), iterator)?;
    }
    tuple::from_vec(vm, made)
}

/// One item of each iterator; `None` if one has ended. `strict`: all must end together, or `ValueError` is raised.
pub(crate) fn next_items(
    vm: &mut Vm,
    function: &str,
    iterators: &Obj,
    strict: bool,
) -> Result<Option<HVec<Obj>>> {
    let iterators = tuple::items(iterators.borrow()).unwrap_or(&[]);
    let mut items = HVec::with_capacity(vm.alloc(), iterators.len())?;
    for (at, iterator) in iterators.iter().enumerate() {
        match object::next(vm, iterator.borrow())? {
            Some(item) => items.push(vm.alloc(), item)?,
            None if !strict => return Ok(None),
            None if at > 0 => return Err(uneven(vm, function, at, "shorter")),
            None => {
                for (at, iterator) in iterators.iter().enumerate().skip(1) {
                    if object::next(vm, iterator.borrow())?.is_some() {
                        return Err(uneven(vm, function, at, "longer"));
                    }
                }
                return Ok(None);
            }
        }
    }
    Ok(Some(items))
}

/// The iterable after the first `at` has another length than they.
fn uneven(vm: &mut Vm, function: &str, at: usize, how: &str) -> Exception {
    let others = if at == 1 { " " } else { "s 1-" };
    let number = at + 1;
    vm.value_error(format_args!(
        "{function}() argument {number} is {how} than argument{others}{at}"
    ))
}

#[pymethods]
impl Zip {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        let strict = strict_argument(vm, "zip", args)?;
        let iterators = iterators(vm, args.args())?;
        Ok(vm
            .alloc()
            .instance(
                cls,
                Zip {
                    iterators,
                    strict: Cell::new(strict),
                    last: ObjCell::new(None),
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
        if tuple::items(self.iterators.borrow()).is_none_or(<[Obj]>::is_empty) {
            return Ok(None);
        }
        if let Some([first, second]) = tuple::items(self.iterators.borrow()).filter(|_| !self.strict.get()) {
            let Some(first) = object::next_of_any(vm, first.borrow())? else {
                return Ok(None);
            };
            let Some(second) = object::next_of_any(vm, second.borrow())? else {
                return Ok(None);
            };
            return tuple::next_pair(vm, &self.last, first, second).map(Some);
        }
        match next_items(vm, "zip", &self.iterators, self.strict.get())? {
            Some(items) => tuple::from_vec(vm, items).map(Some),
            None => Ok(None),
        }
    }
    /// Return state information for pickling.
    fn __reduce__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let Some(state) = this.downcast::<Zip>() else {
            return Err(crate::args::wrong_receiver(vm, this));
        };
        let mut parts = alloc::vec![this.ty().own(), state.iterators.clone()];
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
