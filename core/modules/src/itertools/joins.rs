//! `itertools.accumulate`, `chain`, `starmap` and `zip_longest`.

use core::cell::Cell;

use taipan_derive::{pyclass, pymethods};
use taipan_objects::args::{MethodDef, Parsed, check_positional};
use taipan_objects::exception::Result;
use taipan_objects::singletons::NONE;
use taipan_objects::str::Str;
use taipan_objects::tuple::{self, TUPLE};
use taipan_objects::typeobject::ObjectExt;
use taipan_objects::{Args, Guarded, HVec, Obj, ObjCell, ObjRef, Vm, call, number, object};

use crate::arguments::{constructor, given, keyword, needed, optional, plain_no_keywords, required};

/// Gives the sum so far after each item, or what another function of two makes of them.
#[pyclass(name = "accumulate", module = "itertools", flags = [GC], bits = [BASETYPE],
    signature = "(iterable, func=None, *, initial=None)")]
pub struct Accumulate {
    iterator: Obj,
    /// `None`: addition.
    function: Option<Obj>,
    total: ObjCell,
    initial: ObjCell,
}

impl Accumulate {
    fn create(vm: &mut Vm, cls: ObjRef<'_>, parsed: Parsed<'_>) -> Result<Obj> {
        let iterable = needed(vm, &parsed, 0)?;
        let chosen = |at| {
            given(&parsed, at)
                .filter(|value| !value.is_none())
                .map(ObjRef::own)
        };
        let made = Accumulate {
            iterator: object::iter(vm, iterable)?,
            function: chosen(1),
            total: ObjCell::new(None),
            initial: ObjCell::new(chosen(2)),
        };
        Ok(vm.alloc().instance(cls, made)?.into())
    }
}

#[pymethods]
impl Accumulate {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        static DEF: MethodDef = constructor(
            "accumulate",
            &[required("iterable"), optional("func"), keyword("initial")],
            Accumulate::create,
        );
        DEF.invoke(vm, None, cls, args)
    }
    #[slot]
    fn iter(this: ObjRef<'_>, _vm: &mut Vm) -> Result<Obj> {
        Ok(this.own())
    }
    #[slot]
    fn next(&self, vm: &mut Vm) -> Result<Option<Obj>> {
        if let Some(initial) = self.initial.take() {
            self.total.set(Some(initial.clone()));
            return Ok(Some(initial));
        }
        let Some(item) = object::next(vm, self.iterator.borrow())? else {
            return Ok(None);
        };
        let total = match (self.total.get(), &self.function) {
            (None, _) => item,
            (Some(total), None) => number::binary(vm, number::ADD, total.borrow(), item.borrow())?,
            (Some(total), Some(function)) => {
                call::call(vm, function.borrow(), &[total.borrow(), item.borrow()])?
            }
        };
        self.total.set(Some(total.clone()));
        Ok(Some(total))
    }
}

/// Gives the items of the first iterable, then those of the next, until all have ended.
#[pyclass(name = "chain", module = "itertools", flags = [GC], bits = [BASETYPE], signature = "(*iterables)")]
pub struct Chain {
    /// Gives the iterables.
    source: ObjCell,
    /// The iterator of the one whose turn it is.
    active: ObjCell,
}

impl Chain {
    fn create(vm: &mut Vm, cls: ObjRef<'_>, source: Obj) -> Result<Obj> {
        let made = Chain {
            source: ObjCell::new(Some(source)),
            active: ObjCell::new(None),
        };
        Ok(vm.alloc().instance(cls, made)?.into())
    }
}

#[pymethods]
impl Chain {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        plain_no_keywords(vm, cls, CHAIN, "chain", args)?;
        let iterables = tuple::from_refs(vm, args.args())?;
        let source = object::iter(vm, iterables.borrow())?;
        Chain::create(vm, cls, source)
    }
    #[slot]
    fn iter(this: ObjRef<'_>, _vm: &mut Vm) -> Result<Obj> {
        Ok(this.own())
    }
    #[slot]
    fn next(&self, vm: &mut Vm) -> Result<Option<Obj>> {
        loop {
            if let Some(active) = self.active.get() {
                if let Some(item) = object::next(vm, active.borrow())? {
                    return Ok(Some(item));
                }
                self.active.set(None);
                vm.check_pending()?;
            }
            let Some(source) = self.source.get() else {
                return Ok(None);
            };
            let Some(iterable) = object::next(vm, source.borrow())? else {
                self.source.set(None);
                return Ok(None);
            };
            match object::iter(vm, iterable.borrow()) {
                Ok(active) => self.active.set(Some(active)),
                Err(error) => {
                    self.source.set(None);
                    return Err(error);
                }
            }
        }
    }
    /// As chain(*iterable), but the iterables are taken only when their turn comes.
    #[classmethod]
    fn from_iterable(cls: ObjRef<'_>, vm: &mut Vm, iterable: ObjRef<'_>) -> Result<Obj> {
        let source = object::iter(vm, iterable)?;
        Chain::create(vm, cls, source)
    }
    /// See PEP 585
    #[classmethod]
    fn __class_getitem__(cls: ObjRef<'_>, vm: &mut Vm, object: ObjRef<'_>) -> Result<Obj> {
        taipan_objects::generic_alias::create(vm, cls.own(), object.own())
    }
}

/// Calls the function with the items of each tuple as its arguments: function(*args), one after the other.
#[pyclass(name = "starmap", module = "itertools", flags = [GC], bits = [BASETYPE],
    signature = "(function, iterable, /)")]
pub struct Starmap {
    function: Obj,
    iterator: Obj,
}

#[pymethods]
impl Starmap {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        plain_no_keywords(vm, cls, STARMAP, "starmap", args)?;
        check_positional(vm, "starmap", args.args().len(), 2, 2)?;
        let made = Starmap {
            iterator: object::iter(vm, args.args()[1])?,
            function: args.args()[0].own(),
        };
        Ok(vm.alloc().instance(cls, made)?.into())
    }
    #[slot]
    fn iter(this: ObjRef<'_>, _vm: &mut Vm) -> Result<Obj> {
        Ok(this.own())
    }
    #[slot]
    fn next(&self, vm: &mut Vm) -> Result<Option<Obj>> {
        let Some(args) = object::next(vm, self.iterator.borrow())? else {
            return Ok(None);
        };
        if let Some(items) = tuple::items(args.borrow()).filter(|_| args.is_exact(TUPLE)) {
            return call::call(vm, self.function.borrow(), Obj::borrow_slice(items)).map(Some);
        }
        let items = object::collect(vm, args.borrow())?;
        call::call(vm, self.function.borrow(), Obj::borrow_slice(&items)).map(Some)
    }
}

/// Return a zip_longest object whose .__next__() method returns a tuple where the i-th element comes from the i-th
/// iterable argument, filled up with fillvalue until the longest is exhausted.
#[pyclass(name = "zip_longest", module = "itertools", flags = [GC], bits = [BASETYPE],
    signature = "(*iterables, fillvalue=None)")]
pub struct ZipLongest {
    iterators: Guarded<HVec<Option<Obj>>>,
    active: Cell<usize>,
    fill: Obj,
}

#[pymethods]
impl ZipLongest {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        let mut fill = NONE.own();
        for (name, value) in args.keywords() {
            let known = name
                .downcast::<Str>()
                .is_some_and(|name| name.equals("fillvalue"));
            if !known || args.names().len() > 1 {
                return Err(vm.type_error("zip_longest() got an unexpected keyword argument"));
            }
            fill = value.own();
        }
        let memory = vm.alloc();
        let mut iterators = HVec::with_capacity(memory, args.args().len())?;
        for iterable in args.args() {
            let iterator = object::iter(vm, *iterable)?;
            iterators.push(memory, Some(iterator))?;
        }
        let made = ZipLongest {
            active: Cell::new(iterators.len()),
            iterators: Guarded::new(iterators),
            fill,
        };
        Ok(vm.alloc().instance(cls, made)?.into())
    }
    #[slot]
    fn iter(this: ObjRef<'_>, _vm: &mut Vm) -> Result<Obj> {
        Ok(this.own())
    }
    #[slot]
    fn next(&self, vm: &mut Vm) -> Result<Option<Obj>> {
        if self.active.get() == 0 {
            return Ok(None);
        }
        let len = self.iterators.get(vm).len();
        let memory = vm.alloc();
        let mut items = HVec::with_capacity(memory, len)?;
        for at in 0..len {
            let iterator = self.iterators.get(vm).get(at).cloned().flatten();
            let item = match iterator {
                None => self.fill.clone(),
                Some(iterator) => match object::next(vm, iterator.borrow()) {
                    Ok(Some(item)) => item,
                    Ok(None) => {
                        self.active.set(self.active.get().saturating_sub(1));
                        if self.active.get() == 0 {
                            return Ok(None);
                        }
                        if let Some(place) = self.iterators.get_mut(vm).get_mut(at) {
                            drop(place.take());
                        }
                        self.fill.clone()
                    }
                    Err(error) => {
                        self.active.set(0);
                        return Err(error);
                    }
                },
            };
            items.push(memory, item)?;
        }
        tuple::from_vec(vm, items).map(Some)
    }
}
