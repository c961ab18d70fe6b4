//! `tuple`.

use core::cell::Cell;

use taipan_derive::{pyclass, pymethods};
use taipan_heap::{
    HVec, Obj, ObjCell, ObjRef, Ref, Trace, Trailing, VarPayload, Visitor, may_be_tracked, payload,
};

use crate::call::Args;
use crate::exception::Result;
use crate::list::{LIST, List};
use crate::object;
use crate::slots::CompareOp;
use crate::typeobject::ObjectExt;
use crate::vm::Vm;

/// A sequence that cannot be changed.
///
/// tuple(iterable) has the items of the iterable, tuple() none. A tuple is returned itself.
#[pyclass(name = "tuple", payload = custom, trace = custom, flags = [GC, UNTRACK],
    bits = [BASETYPE, TUPLE_SUBCLASS, SEQUENCE, MATCH_SELF], signature = "(iterable=(), /)")]
#[repr(C)]
pub struct Tuple {
    items: Trailing<Obj>,
}

payload!(var Tuple);

impl Trace for Tuple {
    fn trace(&self, visitor: &mut Visitor<'_>) {
        self.items.trace(visitor);
    }
}

impl VarPayload for Tuple {
    type Item = Obj;
    fn trailing(&self) -> &Trailing<Obj> {
        &self.items
    }
}

impl Tuple {
    /// The payload of `()`.
    #[allow(unsafe_code)]
    pub(crate) const fn empty() -> Tuple {
        Tuple {
            // SAFETY: no items follow.
            items: unsafe { Trailing::fixed(0) },
        }
    }

    /// The payload over these items, for subclasses that are made in Rust.
    pub(crate) fn over(items: Trailing<Obj>) -> Tuple {
        Tuple { items }
    }

    /// The items.
    #[inline(always)]
    pub fn items(&self) -> &[Obj] {
        self.items.as_slice()
    }

    /// How many items there are.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there are none.
    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }
}

/// A tuple of `len` items made by `item`.
pub fn from_fn(vm: &mut Vm, len: usize, item: impl FnMut(usize) -> Obj) -> Result<Obj> {
    from_fn_in(vm.alloc(), len, item)
}

fn from_fn_in(memory: taipan_heap::Alloc, len: usize, item: impl FnMut(usize) -> Obj) -> Result<Obj> {
    if len == 0 {
        return Ok(crate::singletons::EMPTY_TUPLE.own());
    }
    let made: Ref<Tuple> = memory.var_instance_tracked_if(
        TUPLE.as_obj(),
        len,
        |items| Tuple { items },
        item,
        |items| items.iter().any(|item| may_be_tracked(item.borrow())),
    )?;
    Ok(made.into())
}

/// A tuple of two items, which move into it.
pub fn pair(vm: &mut Vm, first: Obj, second: Obj) -> Result<Obj> {
    let mut items = [Some(first), Some(second)];
    from_fn(vm, 2, |at| {
        items[at].take().unwrap_or_else(|| crate::singletons::NONE.own())
    })
}

/// As [`pair`], in the memory of the pair that `last` holds if nobody else does; `last` holds the result then. What
/// `enumerate` and the like give is mostly taken apart at once.
pub(crate) fn next_pair(vm: &mut Vm, last: &ObjCell, first: Obj, second: Obj) -> Result<Obj> {
    let mut items = [first, second];
    if let Some(mut held) = last.take() {
        match Ref::<Tuple>::refill(&mut held, items) {
            Ok(()) => {
                last.set(Some(held.clone()));
                return Ok(held);
            }
            Err(unused) => items = unused,
        }
    }
    let [first, second] = items;
    let made = pair(vm, first, second)?;
    last.set(Some(made.clone()));
    Ok(made)
}

/// A tuple of these items.
pub fn new(vm: &mut Vm, items: &[Obj]) -> Result<Obj> {
    from_fn(vm, items.len(), |at| items[at].clone())
}

/// A tuple of these items.
pub fn from_refs(vm: &mut Vm, items: &[ObjRef<'_>]) -> Result<Obj> {
    from_fn(vm, items.len(), |at| items[at].own())
}

/// A tuple that takes the items over.
pub fn from_vec(vm: &mut Vm, mut items: taipan_heap::HVec<Obj>) -> Result<Obj> {
    from_fn(vm, items.len(), |at| {
        core::mem::replace(&mut items[at], Obj::from_i16(0))
    })
}

/// A tuple of the items of a list.
fn from_list(vm: &mut Vm, list: ObjRef<'_>) -> Result<Obj> {
    let memory = vm.alloc();
    let items = list
        .downcast_layout::<List>()
        .map_or(&[][..], |list| list.items(vm));
    from_fn_in(memory, items.len(), |at| items[at].clone())
}

/// The items of an exact tuple or an instance of a subclass.
pub fn items(obj: ObjRef<'_>) -> Option<&[Obj]> {
    obj.downcast::<Tuple>().map(Tuple::items)
}

impl Tuple {
    fn position(&self, index: isize) -> Option<usize> {
        let index = if index < 0 {
            index + self.len() as isize
        } else {
            index
        };
        usize::try_from(index).ok().filter(|&index| index < self.len())
    }
}

/// Iterates over a tuple.
#[pyclass(name = "tuple_iterator", flags = [GC])]
pub struct TupleIterator {
    tuple: ObjCell,
    index: Cell<usize>,
}

impl TupleIterator {
    /// The next item, without what the end of the tuple needs done.
    #[inline(always)]
    pub fn next_present(&self) -> Option<Obj> {
        let tuple = self.tuple.peek()?.downcast_layout::<Tuple>()?;
        let index = self.index.get();
        let item = tuple.items().get(index)?.clone();
        self.index.set(index + 1);
        Some(item)
    }
}

#[pymethods]
impl TupleIterator {
    #[slot]
    fn iter(this: ObjRef<'_>, _vm: &mut Vm) -> Result<Obj> {
        Ok(this.own())
    }
    #[slot]
    fn next(&self, _vm: &mut Vm) -> Result<Option<Obj>> {
        let index = self.index.get();
        let item = self
            .tuple
            .peek()
            .and_then(|tuple| items(tuple)?.get(index).cloned());
        match item {
            Some(_) => self.index.set(index + 1),
            None => self.tuple.set(None),
        }
        Ok(item)
    }
    /// How many items are likely to come, as a hint.
    fn __length_hint__(&self, _vm: &mut Vm) -> usize {
        let len = self.tuple.peek().and_then(items).map_or(0, <[Obj]>::len);
        len.saturating_sub(self.index.get())
    }
    /// Return state information for pickling.
    fn __reduce__(&self, vm: &mut Vm) -> Result<Obj> {
        let iter = crate::wrappers::builtin(vm, "iter")?;
        match self.tuple.get() {
            Some(tuple) => {
                let args = new(vm, &[tuple])?;
                let index = crate::int::new(vm, self.index.get())?;
                new(vm, &[iter, args, index])
            }
            None => {
                let args = new(vm, &[crate::singletons::EMPTY_TUPLE.own()])?;
                new(vm, &[iter, args])
            }
        }
    }
    /// Set state information for unpickling.
    fn __setstate__(&self, vm: &mut Vm, state: ObjRef<'_>) -> Result<()> {
        let index = crate::int::exact_ssize(vm, state)?;
        if let Some(len) = self.tuple.peek().and_then(items).map(<[Obj]>::len) {
            self.index.set(usize::try_from(index).unwrap_or(0).min(len));
        }
        Ok(())
    }
}

#[pymethods]
impl Tuple {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        if cls.is(TUPLE.as_obj()) {
            crate::args::no_keywords(vm, "tuple", args)?;
        }
        crate::args::check_positional(vm, "tuple", args.args().len(), 0, 1)?;
        let given = args.args().first().copied();
        if cls.is(TUPLE.as_obj()) {
            return match given {
                None => Ok(crate::singletons::EMPTY_TUPLE.own()),
                Some(given) if given.is_exact(TUPLE) => Ok(given.own()),
                Some(given) if given.is_exact(LIST) => from_list(vm, given),
                Some(given) => {
                    let items = object::collect(vm, given)?;
                    from_vec(vm, items)
                }
            };
        }
        let items = match given {
            Some(given) => object::collect(vm, given)?,
            None => HVec::new(),
        };
        let made: Ref<Tuple> = vm.alloc().var_instance(
            cls,
            items.len(),
            |place| Tuple { items: place },
            |at| items[at].clone(),
        )?;
        Ok(made.into())
    }
    #[slot]
    fn repr(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let all = items(this).unwrap_or(&[]);
        if all.is_empty() {
            return vm.new_str("()");
        }
        if vm.repr_enter(this)? {
            return vm.new_str("(...)");
        }
        let close = if all.len() == 1 { ",)" } else { ")" };
        let shown = crate::list::joined_repr(vm, "(", close, |_, at| all.get(at).cloned());
        vm.repr_leave(this);
        shown
    }
    #[slot]
    fn hash(&self, vm: &mut Vm) -> Result<isize> {
        let mut hasher = taipan_numeric::hash::SequenceHasher::new();
        for item in self.items() {
            let hash = object::hash(vm, item.borrow())?;
            hasher.push(hash as taipan_numeric::hash::Hash);
        }
        Ok(hasher.finish() as isize)
    }
    #[slot]
    fn iter(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let iterator = TupleIterator {
            tuple: ObjCell::new(Some(this.own())),
            index: Cell::new(0),
        };
        Ok(vm.alloc().instance(TUPLE_ITERATOR.as_obj(), iterator)?.into())
    }
    #[slot]
    fn sq_length(&self, _vm: &mut Vm) -> Result<usize> {
        Ok(self.len())
    }
    #[slot]
    fn mp_length(&self, _vm: &mut Vm) -> Result<usize> {
        Ok(self.len())
    }
    #[slot]
    fn concat(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
        let (Some(a), Some(b)) = (items(this), items(other)) else {
            let kind = other.ty().display_name(vm);
            return Err(vm.type_error(format_args!(
                "can only concatenate tuple (not \"{kind}\") to tuple"
            )));
        };
        if a.is_empty() && other.is_exact(TUPLE) {
            return Ok(other.own());
        }
        if b.is_empty() && this.is_exact(TUPLE) {
            return Ok(this.own());
        }
        let total = a.len().checked_add(b.len()).ok_or(taipan_heap::AllocError)?;
        from_fn(vm, total, |at| {
            if at < a.len() {
                a[at].clone()
            } else {
                b[at - a.len()].clone()
            }
        })
    }
    #[slot]
    fn repeat(this: ObjRef<'_>, vm: &mut Vm, count: isize) -> Result<Obj> {
        let all = items(this).unwrap_or(&[]);
        if this.is_exact(TUPLE) && (all.is_empty() || count == 1) {
            return Ok(this.own());
        }
        let repeated = crate::list::repeated(vm, all, count)?;
        from_vec(vm, repeated)
    }
    #[slot]
    fn sq_item(&self, vm: &mut Vm, index: isize) -> Result<Obj> {
        match usize::try_from(index)
            .ok()
            .and_then(|index| self.items().get(index).cloned())
        {
            Some(item) => Ok(item),
            None => Err(vm.index_error("tuple index out of range")),
        }
    }
    #[slot]
    fn contains(&self, vm: &mut Vm, item: ObjRef<'_>) -> Result<bool> {
        for candidate in self.items() {
            if object::equal(vm, candidate.borrow(), item)? {
                return Ok(true);
            }
        }
        Ok(false)
    }
    #[slot]
    fn subscript(this: ObjRef<'_>, vm: &mut Vm, key: ObjRef<'_>) -> Result<Obj> {
        let Some(tuple) = this.downcast::<Tuple>() else {
            return Err(crate::args::wrong_receiver(vm, this));
        };
        if key.ty().slots().index.is_some() {
            let index = crate::int::to_index(vm, key)?;
            return match tuple.position(index) {
                Some(at) => Ok(tuple.items()[at].clone()),
                None => Err(vm.index_error("tuple index out of range")),
            };
        }
        let Some(slice) = key.downcast::<crate::slice::Slice>() else {
            let kind = key.ty().display_name(vm);
            return Err(vm.type_error(format_args!(
                "tuple indices must be integers or slices, not {kind}"
            )));
        };
        let (start, _, step, count) = slice.indices(vm, tuple.len())?;
        if start == 0 && step == 1 && count == tuple.len() && this.is_exact(TUPLE) {
            return Ok(this.own());
        }
        from_fn(vm, count, |at| {
            tuple.items()[(start + at as isize * step) as usize].clone()
        })
    }
    #[slot]
    fn richcompare(&self, vm: &mut Vm, other: ObjRef<'_>, op: CompareOp) -> Result<Obj> {
        let Some(other) = other.downcast::<Tuple>() else {
            return Ok(crate::singletons::NOT_IMPLEMENTED.own());
        };
        crate::list::compare_items(
            vm,
            op,
            |_, at| self.items().get(at).cloned(),
            |_, at| other.items().get(at).cloned(),
            |_| (self.len(), other.len()),
        )
    }
    /// Return number of occurrences of value.
    fn count(&self, vm: &mut Vm, value: ObjRef<'_>) -> Result<usize> {
        let mut found = 0;
        for candidate in self.items() {
            found += usize::from(object::equal(vm, candidate.borrow(), value)?);
        }
        Ok(found)
    }
    /// Return first index of value.
    #[signature("($self, value, start=0, stop=sys.maxsize, /)")]
    fn index(
        &self,
        vm: &mut Vm,
        value: ObjRef<'_>,
        start: Option<ObjRef<'_>>,
        stop: Option<ObjRef<'_>>,
    ) -> Result<usize> {
        let (start, stop) = crate::list::search_bounds(vm, self.len(), start, stop)?;
        for at in start..stop.min(self.len()) {
            if object::equal(vm, self.items()[at].borrow(), value)? {
                return Ok(at);
            }
        }
        Err(vm.value_error("tuple.index(x): x not in tuple"))
    }
    fn __getnewargs__(&self, vm: &mut Vm) -> Result<Obj> {
        let copy = new(vm, self.items())?;
        new(vm, &[copy])
    }
    /// See PEP 585
    #[classmethod]
    fn __class_getitem__(cls: ObjRef<'_>, vm: &mut Vm, item: ObjRef<'_>) -> Result<Obj> {
        crate::generic_alias::create(vm, cls.own(), item.own())
    }
}
