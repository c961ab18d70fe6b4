//! `slice`, and the bounds that a slice means for a sequence of some length.

use taipan_derive::{pyclass, pymethods};
use taipan_heap::{Obj, ObjRef};
use taipan_numeric::{BigInt, Sign};

use crate::call::Args;
use crate::exception::Result;
use crate::int::IntRef;
use crate::object;
use crate::singletons::{NONE, NOT_IMPLEMENTED, bool_object};
use crate::slots::CompareOp;
use crate::typeobject::ObjectExt;
use crate::vm::Vm;

/// slice(stop)
/// slice(start, stop[, step])
///
/// A range of indices, as extended slicing writes it: `a[start:stop:step]`.
#[pyclass(name = "slice", flags = [GC])]
pub struct Slice {
    start: Obj,
    stop: Obj,
    step: Obj,
}

/// A `slice` object.
pub fn new(vm: &mut Vm, start: Obj, stop: Obj, step: Obj) -> Result<Obj> {
    Ok(vm
        .alloc()
        .instance(SLICE.as_obj(), Slice { start, stop, step })?
        .into())
}

/// A bound as a number, clipped to what fits (`_PyEval_SliceIndex`). Raises `TypeError`.
pub fn bound(vm: &mut Vm, value: ObjRef<'_>) -> Result<isize> {
    if let Some(value) = value.as_small_int() {
        return Ok(value);
    }
    if value.ty().slots().index.is_none() {
        return Err(vm.type_error("slice indices must be integers or None or have an __index__ method"));
    }
    crate::int::to_clipped(vm, value)
}

/// The bounds of a slice without a step, if each is a small int or `None`, so that no code runs for them.
#[inline]
pub fn plain_bounds(start: ObjRef<'_>, stop: ObjRef<'_>) -> Option<(isize, isize)> {
    let bound = |value: ObjRef<'_>, default| match value.as_small_int() {
        None if value.is_none() => Some(default),
        value => value,
    };
    Some((bound(start, 0)?, bound(stop, isize::MAX)?))
}

/// Clips bounds to a sequence of `len` items: the real start and stop, and how many items lie between them
/// (`PySlice_AdjustIndices`). `step` is neither 0 nor `isize::MIN`.
pub fn adjust(len: usize, start: isize, stop: isize, step: isize) -> (isize, isize, usize) {
    let len = len as isize;
    let clip = |bound: isize| {
        if bound < 0 {
            let bound = bound.saturating_add(len);
            if bound >= 0 {
                bound
            } else if step < 0 {
                -1
            } else {
                0
            }
        } else if bound >= len {
            if step < 0 { len - 1 } else { len }
        } else {
            bound
        }
    };
    let (start, stop) = (clip(start), clip(stop));
    let count = if step < 0 && stop < start {
        (start - stop - 1) / -step + 1
    } else if step > 0 && start < stop {
        (stop - start - 1) / step + 1
    } else {
        0
    };
    (start, stop, count as usize)
}

impl Slice {
    /// The three parts: start, stop, step.
    pub fn parts(&self) -> [&Obj; 3] {
        [&self.start, &self.stop, &self.step]
    }

    /// Start, stop and step as numbers that are not yet clipped to a length (`PySlice_Unpack`). Raises `ValueError`
    /// for a step of zero, `TypeError` for what is no index.
    pub fn unpack(&self, vm: &mut Vm) -> Result<(isize, isize, isize)> {
        let step = if self.step.is_none() {
            1
        } else {
            bound(vm, self.step.borrow())?.max(-isize::MAX)
        };
        if step == 0 {
            return Err(vm.value_error("slice step cannot be zero"));
        }
        let start = match self.start.is_none() {
            true if step < 0 => isize::MAX,
            true => 0,
            false => bound(vm, self.start.borrow())?,
        };
        let stop = match self.stop.is_none() {
            true if step < 0 => isize::MIN,
            true => isize::MAX,
            false => bound(vm, self.stop.borrow())?,
        };
        Ok((start, stop, step))
    }

    /// Whether its parts are small ints or `None`, which no Python code is asked for.
    pub fn is_small(&self) -> bool {
        self.parts()
            .iter()
            .all(|part| part.is_none() || part.borrow().as_small_int().is_some())
    }

    /// What the slice means for a sequence of `len` items: start, stop, step and the number of items.
    ///
    /// The bounds may run code that changes the sequence: where that is possible, call [`Slice::unpack`], ask for the
    /// length again, then [`adjust`].
    pub fn indices(&self, vm: &mut Vm, len: usize) -> Result<(isize, isize, isize, usize)> {
        let (start, stop, step) = self.unpack(vm)?;
        let (start, stop, count) = adjust(len, start, stop, step);
        Ok((start, stop, step, count))
    }
}

/// A bound as an int of any size. Raises `TypeError`.
fn big_bound(vm: &mut Vm, value: ObjRef<'_>) -> Result<BigInt> {
    if value.ty().slots().index.is_none() {
        return Err(vm.type_error("slice indices must be integers or None or have an __index__ method"));
    }
    let int = crate::int::index(vm, value)?;
    Ok(crate::int::value(int.borrow()).map_or_else(BigInt::default, IntRef::to_big))
}

impl Slice {
    /// Start, stop and step for a sequence of any length (`_PySlice_GetLongIndices`). Raises `ValueError` for a step
    /// of zero, `TypeError` for what is no index.
    pub fn big_indices(&self, vm: &mut Vm, length: &BigInt) -> Result<[BigInt; 3]> {
        let step = match self.step.is_none() {
            true => BigInt::from(1),
            false => big_bound(vm, self.step.borrow())?,
        };
        let (lower, upper) = match step.sign() {
            Sign::NoSign => return Err(vm.value_error("slice step cannot be zero")),
            Sign::Minus => (BigInt::from(-1), length - 1),
            Sign::Plus => (BigInt::default(), length.clone()),
        };
        let clip = |vm: &mut Vm, part: &Obj, default: &BigInt| {
            if part.is_none() {
                return Result::Ok(default.clone());
            }
            let bound = big_bound(vm, part.borrow())?;
            let bound = if bound.sign() == Sign::Minus {
                bound + length
            } else {
                bound
            };
            Ok(bound.clamp(lower.clone(), upper.clone().max(lower.clone())))
        };
        let backwards = step.sign() == Sign::Minus;
        let (first, last) = if backwards {
            (&upper, &lower)
        } else {
            (&lower, &upper)
        };
        let start = clip(vm, &self.start, first)?;
        let stop = clip(vm, &self.stop, last)?;
        Ok([start, stop, step])
    }
}

#[pymethods]
impl Slice {
    #[slot]
    fn new(_cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        crate::args::no_keywords(vm, "slice", args)?;
        crate::args::check_positional(vm, "slice", args.args().len(), 1, 3)?;
        let get = |at: usize| args.args().get(at).copied().unwrap_or(NONE).own();
        if args.args().len() == 1 {
            new(vm, NONE.own(), get(0), NONE.own())
        } else {
            new(vm, get(0), get(1), get(2))
        }
    }
    #[slot]
    fn repr(&self, vm: &mut Vm) -> Result<Obj> {
        let mut out = crate::str::StrBuilder::new();
        for (at, part) in self.parts().into_iter().enumerate() {
            out.push_str(vm, ["slice(", ", ", ", "][at])?;
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
        let mut hasher = taipan_numeric::hash::SequenceHasher::new();
        for part in self.parts() {
            hasher.push(object::hash(vm, part.borrow())? as taipan_numeric::hash::Hash);
        }
        Ok(hasher.finish_slice() as isize)
    }
    #[slot]
    fn richcompare(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>, op: CompareOp) -> Result<Obj> {
        let (Some(a), Some(b)) = (this.downcast::<Slice>(), other.downcast::<Slice>()) else {
            return Ok(NOT_IMPLEMENTED.own());
        };
        if this.is(other) {
            return Ok(bool_object(matches!(op, CompareOp::Eq | CompareOp::Le | CompareOp::Ge)).own());
        }
        for (a, b) in a.parts().into_iter().zip(b.parts()) {
            if !object::equal(vm, a.borrow(), b.borrow())? {
                return match op {
                    CompareOp::Eq => Ok(bool_object(false).own()),
                    CompareOp::Ne => Ok(bool_object(true).own()),
                    _ => object::richcompare(vm, a.borrow(), b.borrow(), op),
                };
            }
        }
        Ok(bool_object(matches!(op, CompareOp::Eq | CompareOp::Le | CompareOp::Ge)).own())
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
    /// S.indices(len) -> (start, stop, stride)
    ///
    /// The real bounds of the slice for a sequence of length len.
    #[name("indices")]
    #[signature("($self, object, /)")]
    fn indices_of(&self, vm: &mut Vm, object: ObjRef<'_>) -> Result<Obj> {
        let length = crate::int::index(vm, object)?;
        let length = crate::int::value(length.borrow()).map_or_else(BigInt::default, IntRef::to_big);
        if length.sign() == Sign::Minus {
            return Err(vm.value_error("length should not be negative"));
        }
        let [start, stop, step] = self.big_indices(vm, &length)?;
        let items = [
            crate::int::new(vm, start)?,
            crate::int::new(vm, stop)?,
            crate::int::new(vm, step)?,
        ];
        crate::tuple::new(vm, &items)
    }
    /// Return state information for pickling.
    #[signature("($self, /)")]
    fn __reduce__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let Some(slice) = this.downcast::<Slice>() else {
            return Ok(NONE.own());
        };
        let parts = slice.parts().map(Obj::clone);
        let args = crate::tuple::new(vm, &parts)?;
        crate::tuple::new(vm, &[this.ty().own(), args])
    }
}

/// What assigning to a read-only attribute raises.
pub(crate) fn read_only(vm: &mut Vm) -> crate::Exception {
    vm.new_exception(
        crate::exceptions::ATTRIBUTE_ERROR,
        format_args!("readonly attribute"),
    )
}
