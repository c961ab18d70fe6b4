//! `itertools.compress`, `dropwhile`, `takewhile`, `filterfalse` and `islice`: some of an iterable's items.

use core::cell::Cell;

use taipan_derive::{pyclass, pymethods};
use taipan_objects::args::{MethodDef, Parsed, check_positional};
use taipan_objects::bool::BOOL;
use taipan_objects::exception::Result;
use taipan_objects::exceptions::EXCEPTION;
use taipan_objects::typeobject::ObjectExt;
use taipan_objects::{Args, Obj, ObjCell, ObjRef, Vm, call, int, object};

use crate::arguments::{constructor, needed, plain_no_keywords, required};

/// Gives each item of data for which the item of selectors in its place is true.
#[pyclass(name = "compress", module = "itertools", flags = [GC], bits = [BASETYPE], signature = "(data, selectors)")]
pub struct Compress {
    data: Obj,
    selectors: Obj,
}

impl Compress {
    fn create(vm: &mut Vm, cls: ObjRef<'_>, parsed: Parsed<'_>) -> Result<Obj> {
        let (data, selectors) = (needed(vm, &parsed, 0)?, needed(vm, &parsed, 1)?);
        let made = Compress {
            data: object::iter(vm, data)?,
            selectors: object::iter(vm, selectors)?,
        };
        Ok(vm.alloc().instance(cls, made)?.into())
    }
}

#[pymethods]
impl Compress {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        static DEF: MethodDef = constructor(
            "compress",
            &[required("data"), required("selectors")],
            Compress::create,
        );
        DEF.invoke(vm, None, cls, args)
    }
    #[slot]
    fn iter(this: ObjRef<'_>, _vm: &mut Vm) -> Result<Obj> {
        Ok(this.own())
    }
    #[slot]
    fn next(&self, vm: &mut Vm) -> Result<Option<Obj>> {
        loop {
            vm.check_pending()?;
            let Some(item) = object::next(vm, self.data.borrow())? else {
                return Ok(None);
            };
            let Some(selector) = object::next(vm, self.selectors.borrow())? else {
                return Ok(None);
            };
            if object::is_true(vm, selector.borrow())? {
                return Ok(Some(item));
            }
        }
    }
}

/// A predicate's (or other function's) and an iterable's iterator, from two positional arguments.
fn function_and_iterator(vm: &mut Vm, name: &str, args: Args<'_>) -> Result<(Obj, Obj)> {
    check_positional(vm, name, args.args().len(), 2, 2)?;
    let function = args.args()[0].own();
    let iterator = object::iter(vm, args.args()[1])?;
    Ok((function, iterator))
}

/// What a predicate says of an item.
fn holds(vm: &mut Vm, predicate: &Obj, item: &Obj) -> Result<bool> {
    let answer = call::call(vm, predicate.borrow(), &[item.borrow()])?;
    object::is_true(vm, answer.borrow())
}

/// Leaves items out as long as the predicate holds, then gives all the others.
#[pyclass(name = "dropwhile", module = "itertools", flags = [GC], bits = [BASETYPE],
    signature = "(predicate, iterable, /)")]
pub struct DropWhile {
    predicate: Obj,
    iterator: Obj,
    started: Cell<bool>,
}

#[pymethods]
impl DropWhile {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        plain_no_keywords(vm, cls, DROP_WHILE, "dropwhile", args)?;
        let (predicate, iterator) = function_and_iterator(vm, "dropwhile", args)?;
        let made = DropWhile {
            predicate,
            iterator,
            started: Cell::new(false),
        };
        Ok(vm.alloc().instance(cls, made)?.into())
    }
    #[slot]
    fn iter(this: ObjRef<'_>, _vm: &mut Vm) -> Result<Obj> {
        Ok(this.own())
    }
    #[slot]
    fn next(&self, vm: &mut Vm) -> Result<Option<Obj>> {
        while let Some(item) = object::next(vm, self.iterator.borrow())? {
            if self.started.get() {
                return Ok(Some(item));
            }
            if !holds(vm, &self.predicate, &item)? {
                self.started.set(true);
                return Ok(Some(item));
            }
            vm.check_pending()?;
        }
        Ok(None)
    }
}

/// Gives items as long as the predicate holds, and ends at the first for which it does not.
#[pyclass(name = "takewhile", module = "itertools", flags = [GC], bits = [BASETYPE],
    signature = "(predicate, iterable, /)")]
pub struct TakeWhile {
    predicate: Obj,
    iterator: Obj,
    stopped: Cell<bool>,
}

#[pymethods]
impl TakeWhile {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        plain_no_keywords(vm, cls, TAKE_WHILE, "takewhile", args)?;
        let (predicate, iterator) = function_and_iterator(vm, "takewhile", args)?;
        let made = TakeWhile {
            predicate,
            iterator,
            stopped: Cell::new(false),
        };
        Ok(vm.alloc().instance(cls, made)?.into())
    }
    #[slot]
    fn iter(this: ObjRef<'_>, _vm: &mut Vm) -> Result<Obj> {
        Ok(this.own())
    }
    #[slot]
    fn next(&self, vm: &mut Vm) -> Result<Option<Obj>> {
        if self.stopped.get() {
            return Ok(None);
        }
        let Some(item) = object::next(vm, self.iterator.borrow())? else {
            return Ok(None);
        };
        if holds(vm, &self.predicate, &item)? {
            return Ok(Some(item));
        }
        self.stopped.set(true);
        Ok(None)
    }
}

/// Gives the items for which the function is false, or which are false themselves if it is None.
#[pyclass(name = "filterfalse", module = "itertools", flags = [GC], bits = [BASETYPE],
    signature = "(function, iterable, /)")]
pub struct FilterFalse {
    function: Obj,
    iterator: Obj,
}

#[pymethods]
impl FilterFalse {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        plain_no_keywords(vm, cls, FILTER_FALSE, "filterfalse", args)?;
        let (function, iterator) = function_and_iterator(vm, "filterfalse", args)?;
        let made = FilterFalse { function, iterator };
        Ok(vm.alloc().instance(cls, made)?.into())
    }
    #[slot]
    fn iter(this: ObjRef<'_>, _vm: &mut Vm) -> Result<Obj> {
        Ok(this.own())
    }
    #[slot]
    fn next(&self, vm: &mut Vm) -> Result<Option<Obj>> {
        let plain = self.function.is_none() || self.function.borrow().is(BOOL.as_obj());
        while let Some(item) = object::next(vm, self.iterator.borrow())? {
            let wanted = if plain {
                !object::is_true(vm, item.borrow())?
            } else {
                !holds(vm, &self.function, &item)?
            };
            if wanted {
                return Ok(Some(item));
            }
            vm.check_pending()?;
        }
        Ok(None)
    }
}

/// islice(iterable, stop) --> islice object
/// islice(iterable, start, stop[, step]) --> islice object
///
/// Return an iterator whose next() method returns selected values from an iterable, as a slice of a sequence would.
#[pyclass(name = "islice", module = "itertools", flags = [GC], bits = [BASETYPE])]
pub struct Islice {
    iterator: ObjCell,
    /// The index of the next item to give.
    next: Cell<usize>,
    /// The index to end before.
    stop: Option<usize>,
    step: usize,
    /// How many items were taken.
    taken: Cell<usize>,
}

/// An index of `islice`: -1 for what is no index.
fn index(vm: &mut Vm, value: ObjRef<'_>) -> Result<isize> {
    match int::to_ssize(vm, value) {
        Err(error) if error.matches(EXCEPTION) => Ok(-1),
        other => other,
    }
}

#[pymethods]
impl Islice {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        const STOP: &str = "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
        plain_no_keywords(vm, cls, ISLICE, "islice", args)?;
        let args = args.args();
        check_positional(vm, "islice", args.len(), 2, 4)?;
        let (mut start, mut stop, mut step) = (0, None, 1);
        let stop_argument = if args.len() == 2 { args[1] } else { args[2] };
        if args.len() > 2 && !args[1].is_none() {
            start = index(vm, args[1])?;
        }
        if !stop_argument.is_none() {
            let given = index(vm, stop_argument)?;
            if given == -1 {
                return Err(vm.value_error(STOP));
            }
            stop = Some(given);
        }
        let stop = stop.map(usize::try_from).transpose();
        let (Ok(start), Ok(stop)) = (usize::try_from(start), stop) else {
            return Err(
                vm.value_error("Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
            );
        };
        if let Some(given) = args.get(3).filter(|step| !step.is_none()) {
            step = index(vm, *given)?;
        }
        let Some(step) = usize::try_from(step).ok().filter(|step| *step > 0) else {
            return Err(vm.value_error("Step for islice() must be a positive integer or None."));
        };
        let made = Islice {
            iterator: ObjCell::new(Some(object::iter(vm, args[0])?)),
            next: Cell::new(start),
            stop,
            step,
            taken: Cell::new(0),
        };
        Ok(vm.alloc().instance(cls, made)?.into())
    }
    #[slot]
    fn iter(this: ObjRef<'_>, _vm: &mut Vm) -> Result<Obj> {
        Ok(this.own())
    }
    #[slot]
    fn next(&self, vm: &mut Vm) -> Result<Option<Obj>> {
        let Some(iterator) = self.iterator.get() else {
            return Ok(None);
        };
        while self.taken.get() < self.next.get() {
            if object::next(vm, iterator.borrow())?.is_none() {
                self.iterator.set(None);
                return Ok(None);
            }
            self.taken.set(self.taken.get() + 1);
            vm.check_pending()?;
        }
        if self.stop.is_some_and(|stop| self.taken.get() >= stop) {
            self.iterator.set(None);
            return Ok(None);
        }
        let Some(item) = object::next(vm, iterator.borrow())? else {
            self.iterator.set(None);
            return Ok(None);
        };
        self.taken.set(self.taken.get() + 1);
        let next = self.next.get().saturating_add(self.step);
        self.next.set(self.stop.map_or(next, |stop| next.min(stop)));
        Ok(Some(item))
    }
}
