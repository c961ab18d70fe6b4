//! `itertools.tee`: iterators that share what they read, in links of a few dozen items each.

use core::cell::Cell;

use taipan_derive::{pyclass, pymethods};
use taipan_objects::args::{check_positional, no_keywords};
use taipan_objects::exception::Result;
use taipan_objects::list::List;
use taipan_objects::singletons::EMPTY_TUPLE;
use taipan_objects::typeobject::ObjectExt;
use taipan_objects::{Args, Guarded, HVec, Obj, ObjCell, ObjRef, Ref, Vm, object, tuple};

/// How many items a link holds.
const LINK: usize = 57;

/// Data container common to multiple tee objects.
#[pyclass(name = "_tee_dataobject", module = "itertools", flags = [GC])]
pub struct TeeData {
    iterator: Obj,
    values: Guarded<HVec<Obj>>,
    following: ObjCell,
    running: Cell<bool>,
}

impl TeeData {
    fn create(vm: &mut Vm, iterator: Obj) -> Result<Ref<TeeData>> {
        let made = TeeData {
            iterator,
            values: Guarded::new(HVec::new()),
            following: ObjCell::new(None),
            running: Cell::new(false),
        };
        Ok(vm.alloc().instance(TEE_DATA.as_obj(), made)?)
    }

    /// The item at an index, read if no iterator has come so far yet.
    fn item(&self, vm: &mut Vm, at: usize) -> Result<Option<Obj>> {
        if let Some(known) = self.values.get(vm).get(at) {
            return Ok(Some(known.clone()));
        }
        if self.running.replace(true) {
            return Err(vm.runtime_error("cannot re-enter the tee iterator"));
        }
        let read = object::next(vm, self.iterator.borrow());
        self.running.set(false);
        let Some(item) = read? else {
            return Ok(None);
        };
        let memory = vm.alloc();
        self.values.get_mut(vm).push(memory, item.clone())?;
        Ok(Some(item))
    }

    /// The link behind this one, made if it is not there yet.
    fn following(&self, vm: &mut Vm) -> Result<Ref<TeeData>> {
        if let Some(known) = self
            .following
            .get()
            .and_then(|link| link.into_ref::<TeeData>().ok())
        {
            return Ok(known);
        }
        let made = TeeData::create(vm, self.iterator.clone())?;
        self.following.set(Some(made.clone().into()));
        Ok(made)
    }
}

#[pymethods]
impl TeeData {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        no_keywords(vm, "_tee_dataobject", args)?;
        check_positional(vm, "_tee_dataobject", args.args().len(), 3, 3)?;
        let (iterator, values, following) = (args.args()[0], args.args()[1], args.args()[2]);
        let Some(values) = values.downcast::<List>() else {
            let kind = values.ty().display_name(vm);
            return Err(vm.type_error(format_args!(
                "_tee_dataobject() argument 2 must be list, not {kind}"
            )));
        };
        let memory = vm.alloc();
        let mut known = HVec::new();
        known.extend_from_slice(memory, values.items(vm))?;
        let fits = match following.is_none() {
            true => known.len() <= LINK,
            false => known.len() == LINK && following.downcast::<TeeData>().is_some(),
        };
        if !fits {
            return Err(vm.value_error("Invalid arguments"));
        }
        let made = TeeData {
            iterator: iterator.own(),
            values: Guarded::new(known),
            following: ObjCell::new(Some(following.own()).filter(|_| !following.is_none())),
            running: Cell::new(false),
        };
        Ok(vm.alloc().instance(cls, made)?.into())
    }
}

/// Iterator wrapped to make it copyable.
#[pyclass(name = "_tee", module = "itertools", flags = [GC, WEAKREF], signature = "(iterable, /)")]
pub struct Tee {
    /// The link in which the next item is.
    data: ObjCell,
    at: Cell<usize>,
}

impl Tee {
    fn create(vm: &mut Vm, data: Obj, at: usize) -> Result<Obj> {
        let made = Tee {
            data: ObjCell::new(Some(data)),
            at: Cell::new(at),
        };
        Ok(vm.alloc().instance(TEE.as_obj(), made)?.into())
    }

    fn copy(&self, vm: &mut Vm) -> Result<Obj> {
        match self.data.get() {
            Some(data) => Tee::create(vm, data, self.at.get()),
            None => Err(vm.system_error("a tee iterator was used after it had been cleared")),
        }
    }
}

/// A tee iterator over an iterable; if that is one itself, a copy of it.
fn from_iterable(vm: &mut Vm, iterable: ObjRef<'_>) -> Result<Obj> {
    let iterator = object::iter(vm, iterable)?;
    if let Some(tee) = iterator.downcast::<Tee>() {
        return tee.copy(vm);
    }
    let data = TeeData::create(vm, iterator)?;
    Tee::create(vm, data.into(), 0)
}

#[pymethods]
impl Tee {
    #[slot]
    fn new(_cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        no_keywords(vm, "_tee", args)?;
        check_positional(vm, "_tee", args.args().len(), 1, 1)?;
        from_iterable(vm, args.args()[0])
    }
    #[slot]
    fn iter(this: ObjRef<'_>, _vm: &mut Vm) -> Result<Obj> {
        Ok(this.own())
    }
    #[slot]
    fn next(&self, vm: &mut Vm) -> Result<Option<Obj>> {
        let Some(mut data) = self.data.get().and_then(|data| data.into_ref::<TeeData>().ok()) else {
            return Ok(None);
        };
        if self.at.get() >= LINK {
            data = data.following(vm)?;
            self.data.set(Some(data.clone().into()));
            self.at.set(0);
        }
        let item = data.item(vm, self.at.get())?;
        if item.is_some() {
            self.at.set(self.at.get() + 1);
        }
        Ok(item)
    }
    /// Returns an independent iterator.
    fn __copy__(&self, vm: &mut Vm) -> Result<Obj> {
        self.copy(vm)
    }
}

/// `itertools.tee(iterable, count)`
pub fn tee(vm: &mut Vm, iterable: ObjRef<'_>, count: isize) -> Result<Obj> {
    let Ok(count) = usize::try_from(count) else {
        return Err(vm.value_error("n must be >= 0"));
    };
    if count == 0 {
        return Ok(EMPTY_TUPLE.own());
    }
    let memory = vm.alloc();
    let mut made = HVec::with_capacity(memory, count)?;
    let first = from_iterable(vm, iterable)?;
    made.push(memory, first.clone())?;
    for _ in 1..count {
        if let Some(tee) = first.downcast::<Tee>() {
            let copy = tee.copy(vm)?;
            made.push(memory, copy)?;
        }
    }
    tuple::from_vec(vm, made)
}
