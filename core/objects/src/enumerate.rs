//! `enumerate`: pairs of a count and an item.

use core::cell::Cell;

use taipan_derive::{pyclass, pymethods};
use taipan_heap::{Obj, ObjCell, ObjRef};
use taipan_numeric::BigInt;

use crate::call::Args;
use crate::exception::Result;
use crate::object::{self, DisplayStr};
use crate::str::Str;
use crate::typeobject::ObjectExt;
use crate::vm::Vm;
use crate::{int, tuple};

/// Return an enumerate object.
///
/// The enumerate object yields pairs of a count (from start, which defaults to zero) and a value of the iterable.
#[pyclass(name = "enumerate", flags = [GC], bits = [BASETYPE], signature = "(iterable, start=0)")]
pub struct Enumerate {
    iterator: Obj,
    /// The next count, unless `big` holds it.
    count: Cell<isize>,
    /// The next count once it does not fit a word.
    big: ObjCell,
    /// The last pair.
    last: ObjCell,
}

impl Enumerate {
    /// Counts `iterable` from `start`. Raises `TypeError` if either is of the wrong kind.
    fn create(vm: &mut Vm, cls: ObjRef<'_>, iterable: ObjRef<'_>, start: Option<ObjRef<'_>>) -> Result<Obj> {
        let (count, big) = match start {
            None => (0, None),
            Some(start) => {
                let start = int::index(vm, start)?;
                match start.borrow().as_small_int() {
                    Some(count) => (count, None),
                    None => (0, Some(start)),
                }
            }
        };
        let iterator = object::iter(vm, iterable)?;
        let made = Enumerate {
            iterator,
            count: Cell::new(count),
            big: ObjCell::new(big),
            last: ObjCell::new(None),
        };
        Ok(vm.alloc().instance(cls, made)?.into())
    }

    /// The next count as an object.
    fn count_object(&self, vm: &mut Vm) -> Result<Obj> {
        match self.big.get() {
            Some(big) => Ok(big),
            None => int::new(vm, self.count.get()),
        }
    }

    /// Takes the next count, and moves on.
    fn advance(&self, vm: &mut Vm) -> Result<Obj> {
        let current = self.count.get();
        if self.big.is_none()
            && let Some(next) = current.checked_add(1)
        {
            self.count.set(next);
            return int::new(vm, current);
        }
        let current = self.count_object(vm)?;
        let value = int::value(current.borrow()).map_or_else(BigInt::default, int::IntRef::to_big);
        let next = int::new(vm, value + 1)?;
        self.big.set(Some(next));
        Ok(current)
    }
}

#[pymethods]
impl Enumerate {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        let given = args.args();
        if args.len() > 2 {
            let count = args.len();
            return Err(vm.type_error(format_args!(
                "enumerate() takes at most 2 arguments ({count} given)"
            )));
        }
        let mut values = [given.first().copied(), given.get(1).copied()];
        for (name, value) in args.keywords() {
            let text = name.downcast::<Str>();
            let known = ["iterable", "start"]
                .iter()
                .position(|known| text.is_some_and(|text| text.equals(known)));
            match known {
                Some(at) if values[at].is_none() => values[at] = Some(value),
                _ => {
                    let name = DisplayStr(name.borrow());
                    return Err(vm.type_error(format_args!(
                        "'{name}' is an invalid keyword argument for enumerate()"
                    )));
                }
            }
        }
        if let ([None, _], Some((name, _))) = (values, args.keywords().next()) {
            let name = DisplayStr(name.borrow());
            return Err(vm.type_error(format_args!(
                "'{name}' is an invalid keyword argument for enumerate()"
            )));
        }
        match values {
            [Some(iterable), start] => Enumerate::create(vm, cls, iterable, start),
            _ => Err(vm.type_error("enumerate() missing required argument 'iterable'")),
        }
    }
    #[slot]
    fn iter(this: ObjRef<'_>, _vm: &mut Vm) -> Result<Obj> {
        Ok(this.own())
    }
    #[slot]
    fn next(&self, vm: &mut Vm) -> Result<Option<Obj>> {
        let Some(item) = object::next_of_any(vm, self.iterator.borrow())? else {
            return Ok(None);
        };
        let count = self.advance(vm)?;
        tuple::next_pair(vm, &self.last, count, item).map(Some)
    }
    /// Return state information for pickling.
    fn __reduce__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let Some(state) = this.downcast::<Enumerate>() else {
            return Err(crate::args::wrong_receiver(vm, this));
        };
        let count = state.count_object(vm)?;
        let args = tuple::new(vm, &[state.iterator.clone(), count])?;
        tuple::new(vm, &[this.ty().own(), args])
    }
    /// See PEP 585
    #[classmethod]
    fn __class_getitem__(cls: ObjRef<'_>, vm: &mut Vm, object: ObjRef<'_>) -> Result<Obj> {
        crate::generic_alias::create(vm, cls.own(), object.own())
    }
}
