//! `range` and its iterators. Bounds are ints of any size; those that fit a reference take a path of their own.

use core::cell::Cell;

use taipan_derive::{pyclass, pymethods};
use taipan_heap::{Obj, ObjCell, ObjRef, Ref, Trace, Visitor};
use taipan_numeric::{BigInt, Sign};

use crate::call::Args;
use crate::exception::Result;
use crate::int::{self, INT, IntRef};
use crate::object;
use crate::singletons::{NONE, NOT_IMPLEMENTED, bool_object};
use crate::slice::{Slice, read_only};
use crate::slots::CompareOp;
use crate::str::StrBuilder;
use crate::typeobject::ObjectExt;
use crate::vm::Vm;

/// range(stop) -> range object
/// range(start, stop[, step]) -> range object
///
/// The ints from start (inclusive) to stop (exclusive) by step.
#[pyclass(name = "range", bits = [SEQUENCE])]
pub struct Range {
    start: Obj,
    stop: Obj,
    step: Obj,
    length: Obj,
    /// Start, step and length, where all values that occur fit a machine word.
    small: Option<Small>,
}

#[derive(Clone, Copy)]
struct Small(isize, isize, usize);

impl Trace for Small {
    fn trace(&self, _: &mut Visitor<'_>) {}
}

/// Iterates over a range of small ints.
#[pyclass(name = "range_iterator")]
pub struct RangeIterator {
    next: Cell<isize>,
    step: isize,
    left: Cell<usize>,
}

/// Iterates over any other range.
#[pyclass(name = "longrange_iterator")]
pub struct LongRangeIterator {
    next: ObjCell,
    step: Obj,
    left: ObjCell,
}

/// An int of any size.
fn big(obj: ObjRef<'_>) -> BigInt {
    int::value(obj).map_or_else(BigInt::default, IntRef::to_big)
}

/// The exact `int` that an argument stands for.
fn index(vm: &mut Vm, obj: ObjRef<'_>) -> Result<Obj> {
    let found = int::index(vm, obj)?;
    if found.is_exact(INT) {
        return Ok(found);
    }
    match int::value(found.borrow()) {
        Some(IntRef::Small(value)) => int::new(vm, value),
        Some(IntRef::Big(value)) => int::new(vm, value.clone()),
        None => Ok(found),
    }
}

fn small_length(start: isize, stop: isize, step: isize) -> usize {
    if step > 0 && start < stop {
        (stop - start - 1) as usize / step as usize + 1
    } else if step < 0 && stop < start {
        (start - stop - 1) as usize / step.unsigned_abs() + 1
    } else {
        0
    }
}

fn big_length(start: &BigInt, stop: &BigInt, step: &BigInt) -> BigInt {
    let (low, high, step) = match step.sign() {
        Sign::Minus => (stop, start, -step),
        _ => (start, stop, step.clone()),
    };
    if low >= high {
        BigInt::default()
    } else {
        (high - low - 1) / step + 1
    }
}

/// A range; the bounds are exact ints and the step is not zero.
pub fn new(vm: &mut Vm, start: Obj, stop: Obj, step: Obj) -> Result<Obj> {
    let words = (
        start.borrow().as_small_int(),
        stop.borrow().as_small_int(),
        step.borrow().as_small_int(),
    );
    let (length, small) = match words {
        (Some(first), Some(stop), Some(step)) => {
            let length = small_length(first, stop, step);
            (int::new(vm, length)?, Some(Small(first, step, length)))
        }
        _ => {
            let length = big_length(&big(start.borrow()), &big(stop.borrow()), &big(step.borrow()));
            (int::new(vm, length)?, None)
        }
    };
    Ok(vm
        .alloc()
        .instance(
            RANGE.as_obj(),
            Range {
                start,
                stop,
                step,
                length,
                small,
            },
        )?
        .into())
}

impl Range {
    /// Start, step and length, if all values are machine words.
    pub fn small(&self) -> Option<(isize, isize, usize)> {
        self.small.map(|Small(start, step, length)| (start, step, length))
    }

    /// Start, stop and step.
    pub fn bounds(&self) -> [&Obj; 3] {
        [&self.start, &self.stop, &self.step]
    }

    fn big_item(&self, at: &BigInt) -> BigInt {
        big(self.start.borrow()) + at * big(self.step.borrow())
    }

    /// The place of an int, if it is in the range.
    fn place(&self, vm: &mut Vm, value: ObjRef<'_>) -> Result<Option<Obj>> {
        if let (Some((start, step, length)), Some(value)) = (self.small(), value.as_small_int()) {
            let distance = value - start;
            if length == 0 || distance % step != 0 {
                return Ok(None);
            }
            let place = distance / step;
            return if place >= 0 && (place as usize) < length {
                int::new(vm, place).map(Some)
            } else {
                Ok(None)
            };
        }
        let (distance, step) = (big(value) - big(self.start.borrow()), big(self.step.borrow()));
        if (&distance % &step).sign() != Sign::NoSign {
            return Ok(None);
        }
        let place = distance / step;
        if place.sign() == Sign::Minus || place >= big(self.length.borrow()) {
            return Ok(None);
        }
        int::new(vm, place).map(Some)
    }

    fn item(&self, vm: &mut Vm, index: ObjRef<'_>) -> Result<Obj> {
        if let (Some((start, step, length)), Some(index)) = (self.small(), index.as_small_int()) {
            let index = if index < 0 { index + length as isize } else { index };
            if index < 0 || index as usize >= length {
                return Err(vm.index_error("range object index out of range"));
            }
            return int::new(vm, start + index * step);
        }
        let length = big(self.length.borrow());
        let mut index = big(index);
        if index.sign() == Sign::Minus {
            index += &length;
        }
        if index.sign() == Sign::Minus || index >= length {
            return Err(vm.index_error("range object index out of range"));
        }
        int::new(vm, self.big_item(&index))
    }

    fn slice(&self, vm: &mut Vm, slice: &Slice) -> Result<Obj> {
        if !cfg!(feature = "small")
            && let Some((start, step, length)) = self.small()
            && slice.is_small()
        {
            let (first, last, by, _) = slice.indices(vm, length)?;
            let at = |index: isize| index.checked_mul(step)?.checked_add(start);
            if let (Some(first), Some(last), Some(step)) = (at(first), at(last), by.checked_mul(step)) {
                let (start, stop, step) = (int::new(vm, first)?, int::new(vm, last)?, int::new(vm, step)?);
                return new(vm, start, stop, step);
            }
        }
        let length = big(self.length.borrow());
        let [start, stop, step] = slice.big_indices(vm, &length)?;
        let start = int::new(vm, self.big_item(&start))?;
        let stop = int::new(vm, self.big_item(&stop))?;
        let step = int::new(vm, step * big(self.step.borrow()))?;
        new(vm, start, stop, step)
    }

    fn iterate(&self, vm: &mut Vm, reversed: bool) -> Result<Obj> {
        if let Some((start, step, length)) = self.small() {
            let (next, step) = match reversed {
                true if length > 0 => (start + (length as isize - 1) * step, -step),
                true => (start, -step),
                false => (start, step),
            };
            let iterator = RangeIterator {
                next: Cell::new(next),
                step,
                left: Cell::new(length),
            };
            return Ok(vm.alloc().instance(RANGE_ITERATOR.as_obj(), iterator)?.into());
        }
        let (next, step) = if reversed {
            let last = self.big_item(&(big(self.length.borrow()) - 1));
            (int::new(vm, last)?, int::new(vm, -big(self.step.borrow()))?)
        } else {
            (self.start.clone(), self.step.clone())
        };
        let left = ObjCell::new(Some(self.length.clone()));
        let iterator = LongRangeIterator {
            next: ObjCell::new(Some(next)),
            step,
            left,
        };
        Ok(vm
            .alloc()
            .instance(LONG_RANGE_ITERATOR.as_obj(), iterator)?
            .into())
    }

    fn same(&self, vm: &mut Vm, other: &Range) -> Result<bool> {
        if !object::equal(vm, self.length.borrow(), other.length.borrow())? {
            return Ok(false);
        }
        match self.length.borrow().as_small_int() {
            Some(0) => Ok(true),
            Some(1) => object::equal(vm, self.start.borrow(), other.start.borrow()),
            _ => Ok(object::equal(vm, self.start.borrow(), other.start.borrow())?
                && object::equal(vm, self.step.borrow(), other.step.borrow())?),
        }
    }
}

fn is_plain_int(obj: ObjRef<'_>) -> bool {
    obj.is_exact(INT) || obj.is_exact(crate::bool::BOOL)
}

#[pymethods]
impl Range {
    #[slot]
    fn new_(_cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        crate::args::no_keywords(vm, "range", args)?;
        crate::args::check_positional(vm, "range", args.args().len(), 1, 3)?;
        let (start, stop, step) = match *args.args() {
            [stop] => (Obj::from_i16(0), index(vm, stop)?, Obj::from_i16(1)),
            [start, stop] => (index(vm, start)?, index(vm, stop)?, Obj::from_i16(1)),
            [start, stop, step, ..] => (index(vm, start)?, index(vm, stop)?, index(vm, step)?),
            [] => return Err(vm.type_error("range expected at least 1 argument, got 0")),
        };
        if step.borrow().as_small_int() == Some(0) {
            return Err(vm.value_error("range() arg 3 must not be zero"));
        }
        new(vm, start, stop, step)
    }
    #[slot]
    fn repr(&self, vm: &mut Vm) -> Result<Obj> {
        let mut out = StrBuilder::new();
        let shown = if self.step.borrow().as_small_int() == Some(1) {
            2
        } else {
            3
        };
        for (at, part) in self.bounds().into_iter().take(shown).enumerate() {
            out.push_str(vm, if at == 0 { "range(" } else { ", " })?;
            let text = object::repr(vm, part.borrow())?;
            if let Some(text) = text.downcast::<crate::str::Str>() {
                out.push_text(vm, text)?;
            }
        }
        out.push_str(vm, ")")?;
        out.finish(vm)
    }
    #[slot]
    fn hash(&self, vm: &mut Vm) -> Result<isize> {
        let none = || NONE.own();
        let items = match self.length.borrow().as_small_int() {
            Some(0) => [self.length.clone(), none(), none()],
            Some(1) => [self.length.clone(), self.start.clone(), none()],
            _ => [self.length.clone(), self.start.clone(), self.step.clone()],
        };
        let tuple = crate::tuple::new(vm, &items)?;
        object::hash(vm, tuple.borrow())
    }
    #[slot]
    fn richcompare(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>, op: CompareOp) -> Result<Obj> {
        let (Some(a), Some(b)) = (this.downcast::<Range>(), other.downcast::<Range>()) else {
            return Ok(NOT_IMPLEMENTED.own());
        };
        match op {
            CompareOp::Eq => Ok(bool_object(this.is(other) || a.same(vm, b)?).own()),
            CompareOp::Ne => Ok(bool_object(!this.is(other) && !a.same(vm, b)?).own()),
            _ => Ok(NOT_IMPLEMENTED.own()),
        }
    }
    #[slot]
    fn iter(&self, vm: &mut Vm) -> Result<Obj> {
        self.iterate(vm, false)
    }
    #[slot]
    fn bool(&self, _vm: &mut Vm) -> Result<bool> {
        Ok(self.length.borrow().as_small_int() != Some(0))
    }
    #[slot]
    fn sq_length(&self, vm: &mut Vm) -> Result<usize> {
        Ok(int::to_ssize(vm, self.length.borrow())? as usize)
    }
    #[slot]
    fn mp_length(&self, vm: &mut Vm) -> Result<usize> {
        Ok(int::to_ssize(vm, self.length.borrow())? as usize)
    }
    #[slot]
    fn sq_item(&self, vm: &mut Vm, index: isize) -> Result<Obj> {
        if index < 0 {
            return Err(vm.index_error("range object index out of range"));
        }
        let index = int::new(vm, index)?;
        self.item(vm, index.borrow())
    }
    #[slot]
    fn subscript(&self, vm: &mut Vm, key: ObjRef<'_>) -> Result<Obj> {
        if key.ty().slots().index.is_some() {
            let at = index(vm, key)?;
            return self.item(vm, at.borrow());
        }
        match key.downcast::<Slice>() {
            Some(slice) => self.slice(vm, slice),
            None => {
                let kind = key.ty().display_name(vm);
                Err(vm.type_error(format_args!(
                    "range indices must be integers or slices, not {kind}"
                )))
            }
        }
    }
    #[slot]
    fn contains(this: ObjRef<'_>, vm: &mut Vm, item: ObjRef<'_>) -> Result<bool> {
        match this.downcast::<Range>().filter(|_| is_plain_int(item)) {
            Some(range) => Ok(range.place(vm, item)?.is_some()),
            None => {
                let mut found = false;
                search(vm, this, item, |_| {
                    found = true;
                    false
                })?;
                Ok(found)
            }
        }
    }
    /// Return a reverse iterator.
    #[signature("($self, /)")]
    fn __reversed__(&self, vm: &mut Vm) -> Result<Obj> {
        self.iterate(vm, true)
    }
    #[signature("($self, /)")]
    fn __reduce__(this: &Ref<Range>, vm: &mut Vm) -> Result<Obj> {
        let args = crate::tuple::new(vm, &this.bounds().map(Obj::clone))?;
        crate::tuple::new(vm, &[RANGE.own(), args])
    }
    /// rangeobject.count(value) -> integer -- 1 if the range holds the value, else 0
    #[signature("($self, object, /)")]
    fn count(this: ObjRef<'_>, vm: &mut Vm, object: ObjRef<'_>) -> Result<usize> {
        match this.downcast::<Range>().filter(|_| is_plain_int(object)) {
            Some(range) => Ok(usize::from(range.place(vm, object)?.is_some())),
            None => {
                let mut found = 0;
                search(vm, this, object, |_| {
                    found += 1;
                    true
                })?;
                Ok(found)
            }
        }
    }
    /// rangeobject.index(value) -> integer -- where the value stands.
    /// Raises ValueError if the range does not hold it.
    #[signature("($self, object, /)")]
    fn index(this: ObjRef<'_>, vm: &mut Vm, object: ObjRef<'_>) -> Result<Obj> {
        match this.downcast::<Range>().filter(|_| is_plain_int(object)) {
            Some(range) => match range.place(vm, object)? {
                Some(place) => Ok(place),
                None => Err(vm.value_error("range.index(x): x not in range")),
            },
            None => {
                let mut found = None;
                search(vm, this, object, |at| {
                    found = Some(at);
                    false
                })?;
                match found {
                    Some(at) => int::new(vm, at),
                    None => Err(vm.value_error("sequence.index(x): x not in sequence")),
                }
            }
        }
    }
    #[setter]
    fn set_start(&self, vm: &mut Vm, _value: Option<ObjRef<'_>>) -> Result<()> {
        Err(read_only(vm))
    }
    #[getter]
    #[member]
    fn start(&self, _vm: &mut Vm) -> Obj {
        self.start.clone()
    }
    #[setter]
    fn set_stop(&self, vm: &mut Vm, _value: Option<ObjRef<'_>>) -> Result<()> {
        Err(read_only(vm))
    }
    #[getter]
    #[member]
    fn stop(&self, _vm: &mut Vm) -> Obj {
        self.stop.clone()
    }
    #[setter]
    fn set_step(&self, vm: &mut Vm, _value: Option<ObjRef<'_>>) -> Result<()> {
        Err(read_only(vm))
    }
    #[getter]
    #[member]
    fn step(&self, _vm: &mut Vm) -> Obj {
        self.step.clone()
    }
}

/// Calls `found` with each place of an item that equals `item`, until it returns false.
fn search(
    vm: &mut Vm,
    sequence: ObjRef<'_>,
    item: ObjRef<'_>,
    mut found: impl FnMut(usize) -> bool,
) -> Result<()> {
    let iterator = object::iter(vm, sequence)?;
    let mut at = 0;
    while let Some(candidate) = object::next(vm, iterator.borrow())? {
        if object::equal(vm, candidate.borrow(), item)? && !found(at) {
            break;
        }
        at += 1;
    }
    Ok(())
}

impl RangeIterator {
    /// The next value as a number.
    #[inline(always)]
    pub fn next_small(&self) -> Option<isize> {
        let left = self.left.get();
        if left == 0 {
            return None;
        }
        let value = self.next.get();
        self.next.set(value.wrapping_add(self.step));
        self.left.set(left - 1);
        Some(value)
    }

    /// The next value as a word without reference count. `None`, and nothing changed, at the end or if it is too big.
    #[inline(always)]
    pub fn next_word(&self) -> Option<Obj> {
        if self.left.get() == 0 {
            return None;
        }
        let word = Obj::small_int(self.next.get())?;
        let _ = self.next_small();
        Some(word)
    }

    /// How many values are left.
    pub fn left(&self) -> usize {
        self.left.get()
    }
}

#[pymethods]
impl RangeIterator {
    #[slot]
    fn iter(this: ObjRef<'_>, _vm: &mut Vm) -> Result<Obj> {
        Ok(this.own())
    }
    #[slot]
    fn next(&self, vm: &mut Vm) -> Result<Option<Obj>> {
        match self.next_small() {
            Some(value) => int::new(vm, value).map(Some),
            None => Ok(None),
        }
    }
    /// How many items are likely to come, as a hint.
    #[signature("($self, /)")]
    fn __length_hint__(&self, _vm: &mut Vm) -> usize {
        self.left.get()
    }
    /// Return state information for pickling.
    #[signature("($self, /)")]
    fn __reduce__(&self, vm: &mut Vm) -> Result<Obj> {
        let (next, step) = (BigInt::from(self.next.get()), BigInt::from(self.step));
        let stop = &next + &step * BigInt::from(self.left.get());
        reduce_rest(vm, next, stop, step)
    }
    /// Set state information for unpickling.
    #[signature("($self, object, /)")]
    fn __setstate__(&self, vm: &mut Vm, object: ObjRef<'_>) -> Result<()> {
        let index = int::to_ssize(vm, object)?;
        let index = usize::try_from(index).unwrap_or(0).min(self.left.get());
        self.next.set(
            self.next
                .get()
                .wrapping_add(self.step.wrapping_mul(index as isize)),
        );
        self.left.set(self.left.get() - index);
        Ok(())
    }
}

#[pymethods]
impl LongRangeIterator {
    #[slot]
    fn iter(this: ObjRef<'_>, _vm: &mut Vm) -> Result<Obj> {
        Ok(this.own())
    }
    #[slot]
    fn next(&self, vm: &mut Vm) -> Result<Option<Obj>> {
        let (Some(next), Some(left)) = (self.next.get(), self.left.get()) else {
            return Ok(None);
        };
        let count = big(left.borrow());
        if count.sign() != Sign::Plus {
            return Ok(None);
        }
        let following = int::new(vm, big(next.borrow()) + big(self.step.borrow()))?;
        let left = int::new(vm, count - 1)?;
        self.next.set(Some(following));
        self.left.set(Some(left));
        Ok(Some(next))
    }
    /// How many items are likely to come, as a hint.
    #[signature("($self, /)")]
    fn __length_hint__(&self, _vm: &mut Vm) -> Option<Obj> {
        self.left.get()
    }
    /// Return state information for pickling.
    #[signature("($self, /)")]
    fn __reduce__(&self, vm: &mut Vm) -> Result<Obj> {
        let (Some(next), Some(left)) = (self.next.get(), self.left.get()) else {
            return Ok(NONE.own());
        };
        let (next, step) = (big(next.borrow()), big(self.step.borrow()));
        let stop = &next + &step * big(left.borrow());
        reduce_rest(vm, next, stop, step)
    }
    /// Set state information for unpickling.
    #[signature("($self, object, /)")]
    fn __setstate__(&self, vm: &mut Vm, object: ObjRef<'_>) -> Result<()> {
        if int::value(object).is_none() {
            let kind = object.ty().display_name(vm);
            return Err(vm.type_error(format_args!("state must be an int, not {kind}")));
        }
        let (Some(next), Some(left)) = (self.next.get(), self.left.get()) else {
            return Ok(());
        };
        let left = big(left.borrow());
        let state = big(object).clamp(BigInt::default(), left.clone());
        let next = int::new(vm, big(next.borrow()) + &state * big(self.step.borrow()))?;
        let left = int::new(vm, left - state)?;
        self.next.set(Some(next));
        self.left.set(Some(left));
        Ok(())
    }
}

fn reduce_rest(vm: &mut Vm, next: BigInt, stop: BigInt, step: BigInt) -> Result<Obj> {
    let iter = crate::wrappers::builtin(vm, "iter")?;
    let (next, stop, step) = (int::new(vm, next)?, int::new(vm, stop)?, int::new(vm, step)?);
    let rest = new(vm, next, stop, step)?;
    let args = crate::tuple::new(vm, &[rest])?;
    crate::tuple::new(vm, &[iter, args, NONE.own()])
}

/// What `__reduce__` of an iterator by index gives: over `sequence` at `index`, or over `empty` once it is exhausted.
pub fn reduce_iterator(vm: &mut Vm, sequence: Option<Obj>, empty: Obj, index: usize) -> Result<Obj> {
    let iter = crate::wrappers::builtin(vm, "iter")?;
    match sequence {
        Some(sequence) => {
            let args = crate::tuple::new(vm, &[sequence])?;
            let index = int::new(vm, index)?;
            crate::tuple::new(vm, &[iter, args, index])
        }
        None => {
            let args = crate::tuple::new(vm, &[empty])?;
            crate::tuple::new(vm, &[iter, args])
        }
    }
}
