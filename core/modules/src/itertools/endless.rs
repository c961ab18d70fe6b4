//! `itertools.count`, `cycle` and `repeat`.

use core::cell::Cell;

use taipan_derive::{pyclass, pymethods};
use taipan_objects::args::{MethodDef, Parsed, check_positional};
use taipan_objects::complex::COMPLEX;
use taipan_objects::exception::Result;
use taipan_objects::object::{self, DisplayStr};
use taipan_objects::typeobject::ObjectExt;
use taipan_objects::{Args, Guarded, HVec, Obj, ObjCell, ObjRef, Vm, int, number};

use crate::arguments::{constructor, given, needed, optional, plain_no_keywords, required};

/// Counts from start in steps of step, for ever.
#[pyclass(name = "count", module = "itertools", flags = [GC], bits = [BASETYPE], signature = "(start=0, step=1)")]
pub struct Count {
    /// The next value, unless `object` holds it.
    next: Cell<isize>,
    /// The next value of a count in other steps than 1, or of other numbers than small ints.
    object: ObjCell,
    step: Obj,
}

fn is_number(value: ObjRef<'_>) -> bool {
    let slots = value.ty().slots();
    slots.index.is_some() || slots.int.is_some() || slots.float.is_some() || value.is_a(COMPLEX)
}

fn is_one(step: &Obj) -> bool {
    int::value(step.borrow()).and_then(|step| step.to_i64()) == Some(1)
}

impl Count {
    fn create(vm: &mut Vm, cls: ObjRef<'_>, parsed: Parsed<'_>) -> Result<Obj> {
        let (start, step) = (given(&parsed, 0), given(&parsed, 1));
        if start.is_some_and(|start| !is_number(start)) || step.is_some_and(|step| !is_number(step)) {
            return Err(vm.type_error("a number is required"));
        }
        let step = step.map_or(Obj::from_i16(1), ObjRef::own);
        let start = start.map_or(Obj::from_i16(0), ObjRef::own);
        let small = int::value(start.borrow())
            .filter(|_| is_one(&step))
            .and_then(|start| start.to_i64())
            .and_then(|start| isize::try_from(start).ok());
        let made = Count {
            next: Cell::new(small.unwrap_or(0)),
            object: ObjCell::new(Some(start).filter(|_| small.is_none())),
            step,
        };
        Ok(vm.alloc().instance(cls, made)?.into())
    }
}

#[pymethods]
impl Count {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        static DEF: MethodDef = constructor("count", &[optional("start"), optional("step")], Count::create);
        DEF.invoke(vm, None, cls, args)
    }
    #[slot]
    fn iter(this: ObjRef<'_>, _vm: &mut Vm) -> Result<Obj> {
        Ok(this.own())
    }
    #[slot]
    fn next(&self, vm: &mut Vm) -> Result<Option<Obj>> {
        if let Some(current) = self.object.get() {
            let following = number::binary(vm, number::ADD, current.borrow(), self.step.borrow())?;
            self.object.set(Some(following));
            return Ok(Some(current));
        }
        let current = self.next.get();
        let made = int::new(vm, current)?;
        match current.checked_add(1) {
            Some(following) => self.next.set(following),
            None => {
                let following = number::binary(vm, number::ADD, made.borrow(), self.step.borrow())?;
                self.object.set(Some(following));
            }
        }
        Ok(Some(made))
    }
    #[slot]
    fn repr(&self, vm: &mut Vm) -> Result<Obj> {
        let Some(current) = self.object.get() else {
            let current = self.next.get();
            return vm.format(format_args!("count({current})"));
        };
        let current = object::repr(vm, current.borrow())?;
        if is_one(&self.step) {
            return vm.format(format_args!("count({})", DisplayStr(current.borrow())));
        }
        let step = object::repr(vm, self.step.borrow())?;
        let (current, step) = (DisplayStr(current.borrow()), DisplayStr(step.borrow()));
        vm.format(format_args!("count({current}, {step})"))
    }
}

/// Gives the items of the iterable again and again; they are kept for that.
#[pyclass(name = "cycle", module = "itertools", flags = [GC], bits = [BASETYPE], signature = "(iterable, /)")]
pub struct Cycle {
    iterator: ObjCell,
    saved: Guarded<HVec<Obj>>,
    at: Cell<usize>,
}

#[pymethods]
impl Cycle {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        plain_no_keywords(vm, cls, CYCLE, "cycle", args)?;
        check_positional(vm, "cycle", args.args().len(), 1, 1)?;
        let made = Cycle {
            iterator: ObjCell::new(Some(object::iter(vm, args.args()[0])?)),
            saved: Guarded::new(HVec::new()),
            at: Cell::new(0),
        };
        Ok(vm.alloc().instance(cls, made)?.into())
    }
    #[slot]
    fn iter(this: ObjRef<'_>, _vm: &mut Vm) -> Result<Obj> {
        Ok(this.own())
    }
    #[slot]
    fn next(&self, vm: &mut Vm) -> Result<Option<Obj>> {
        if let Some(iterator) = self.iterator.get() {
            if let Some(item) = object::next(vm, iterator.borrow())? {
                let memory = vm.alloc();
                self.saved.get_mut(vm).push(memory, item.clone())?;
                return Ok(Some(item));
            }
            self.iterator.set(None);
        }
        let saved = self.saved.get(vm);
        let at = self.at.get();
        let Some(item) = saved.get(at) else {
            return Ok(None);
        };
        self.at.set(if at + 1 >= saved.len() { 0 } else { at + 1 });
        Ok(Some(item.clone()))
    }
}

/// repeat(object [,times]) -> an iterator that gives the object so many
/// times, or for ever.
#[pyclass(name = "repeat", module = "itertools", flags = [GC], bits = [BASETYPE])]
pub struct Repeat {
    element: Obj,
    /// Negative: endlessly.
    left: Cell<isize>,
}

impl Repeat {
    fn create(vm: &mut Vm, cls: ObjRef<'_>, parsed: Parsed<'_>) -> Result<Obj> {
        let element = needed(vm, &parsed, 0)?.own();
        let left = match given(&parsed, 1) {
            Some(times) => int::to_ssize(vm, times)?.max(0),
            None => -1,
        };
        let made = Repeat {
            element,
            left: Cell::new(left),
        };
        Ok(vm.alloc().instance(cls, made)?.into())
    }
}

#[pymethods]
impl Repeat {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        static DEF: MethodDef =
            constructor("repeat", &[required("object"), optional("times")], Repeat::create);
        DEF.invoke(vm, None, cls, args)
    }
    #[slot]
    fn iter(this: ObjRef<'_>, _vm: &mut Vm) -> Result<Obj> {
        Ok(this.own())
    }
    #[slot]
    fn next(&self, _vm: &mut Vm) -> Result<Option<Obj>> {
        match self.left.get() {
            0 => return Ok(None),
            left if left > 0 => self.left.set(left - 1),
            _ => {}
        }
        Ok(Some(self.element.clone()))
    }
    #[slot]
    fn repr(&self, vm: &mut Vm) -> Result<Obj> {
        let element = object::repr(vm, self.element.borrow())?;
        let element = DisplayStr(element.borrow());
        match self.left.get() {
            left if left < 0 => vm.format(format_args!("repeat({element})")),
            left => vm.format(format_args!("repeat({element}, {left})")),
        }
    }
    /// How many items are likely to come, as a hint.
    fn __length_hint__(&self, vm: &mut Vm) -> Result<isize> {
        match self.left.get() {
            left if left < 0 => Err(vm.type_error("len() of unsized object")),
            left => Ok(left),
        }
    }
}
