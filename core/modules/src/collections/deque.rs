//! `collections.deque` and its iterators.

use core::cell::Cell;

use taipan_derive::{pyclass, pymethods};
use taipan_objects::args::{MethodDef, Parsed, wrong_receiver};
use taipan_objects::exception::{Exception, Result};
use taipan_objects::list::List;
use taipan_objects::object::{self, DisplayStr};
use taipan_objects::singletons::{EMPTY_TUPLE, NONE, NOT_IMPLEMENTED, bool_object};
use taipan_objects::typeobject::ObjectExt;
use taipan_objects::{
    AllocError, Args, CompareOp, Guarded, HVec, Obj, ObjRef, Ref, Vm, call, int, object_methods, slice,
    tuple, type_methods,
};

use super::ring::Ring;
use crate::arguments::{constructor, given, optional};

/// A sequence that grows and shrinks at both ends in constant time. With maxlen, items fall off the other end.
#[pyclass(name = "deque", module = "collections", flags = [GC, WEAKREF], bits = [BASETYPE, SEQUENCE],
    signature = "([iterable[, maxlen]])")]
pub struct Deque {
    items: Guarded<Ring>,
    /// Negative: no bound.
    maxlen: Cell<isize>,
    /// Counts changes, for iterators.
    state: Cell<usize>,
}

impl Deque {
    /// `__init__`: what the parsed arguments say.
    fn fill(vm: &mut Vm, this: ObjRef<'_>, parsed: Parsed<'_>) -> Result<Obj> {
        let Some(deque) = this.downcast::<Deque>() else {
            return Err(wrong_receiver(vm, this));
        };
        let maxlen = match given(&parsed, 1).filter(|maxlen| !maxlen.is_none()) {
            None => -1,
            Some(maxlen) => {
                if !maxlen.is_a(int::INT) {
                    return Err(vm.type_error("an integer is required"));
                }
                let maxlen = int::to_ssize(vm, maxlen)?;
                if maxlen < 0 {
                    return Err(vm.value_error("maxlen must be non-negative"));
                }
                maxlen
            }
        };
        deque.maxlen.set(maxlen);
        if deque.len(vm) > 0 {
            drop(deque.items.take(vm));
            deque.changed();
        }
        if let Some(iterable) = given(&parsed, 0) {
            deque.extend_from(vm, iterable, false)?;
        }
        Ok(NONE.own())
    }

    fn create(vm: &mut Vm, class: ObjRef<'_>, maxlen: isize) -> Result<Ref<Deque>> {
        let made = Deque {
            items: Guarded::new(Ring::default()),
            maxlen: Cell::new(maxlen),
            state: Cell::new(0),
        };
        Ok(vm.alloc().instance(class, made)?)
    }

    fn len(&self, vm: &Vm) -> usize {
        self.items.get(vm).len()
    }

    fn get(&self, vm: &Vm, index: usize) -> Option<Obj> {
        self.items.get(vm).get(index).cloned()
    }

    fn changed(&self) {
        self.state.set(self.state.get().wrapping_add(1));
    }

    fn is_over(&self, vm: &Vm) -> bool {
        usize::try_from(self.maxlen.get()).is_ok_and(|maxlen| self.len(vm) > maxlen)
    }

    fn push_back(&self, vm: &mut Vm, item: Obj) -> Result<()> {
        let memory = vm.alloc();
        self.items.get_mut(vm).push_back(memory, item)?;
        self.changed();
        if self.is_over(vm) {
            drop(self.items.get_mut(vm).pop_front());
        }
        Ok(())
    }

    fn push_front(&self, vm: &mut Vm, item: Obj) -> Result<()> {
        let memory = vm.alloc();
        self.items.get_mut(vm).push_front(memory, item)?;
        self.changed();
        if self.is_over(vm) {
            drop(self.items.get_mut(vm).pop_back());
        }
        Ok(())
    }

    fn snapshot(&self, vm: &mut Vm) -> Result<HVec<Obj>> {
        let memory = vm.alloc();
        let ring = self.items.get(vm);
        let mut items = HVec::with_capacity(memory, ring.len())?;
        for item in (0..ring.len()).filter_map(|at| ring.get(at)) {
            items.push(memory, item.clone())?;
        }
        Ok(items)
    }

    /// Adds all items at one end.
    fn extend_from(&self, vm: &mut Vm, iterable: ObjRef<'_>, left: bool) -> Result<()> {
        let same = iterable
            .downcast::<Deque>()
            .is_some_and(|other| core::ptr::eq(other, self));
        if same {
            let items = self.snapshot(vm)?;
            for item in items.iter() {
                match left {
                    true => self.push_front(vm, item.clone())?,
                    false => self.push_back(vm, item.clone())?,
                }
            }
            return Ok(());
        }
        let iterator = object::iter(vm, iterable)?;
        while let Some(item) = object::next(vm, iterator.borrow())? {
            match left {
                true => self.push_front(vm, item)?,
                false => self.push_back(vm, item)?,
            }
        }
        Ok(())
    }

    fn mutated(vm: &mut Vm) -> Exception {
        vm.runtime_error("deque mutated during iteration")
    }

    /// The index of the first item in a range that equals `value`.
    fn find(&self, vm: &mut Vm, value: ObjRef<'_>, start: usize, stop: usize) -> Result<Option<usize>> {
        let state = self.state.get();
        for at in start..stop {
            let Some(item) = self.get(vm, at) else {
                break;
            };
            let equal = object::equal(vm, item.borrow(), value)?;
            if state != self.state.get() {
                return Err(Deque::mutated(vm));
            }
            if equal {
                return Ok(Some(at));
            }
        }
        Ok(None)
    }

    fn repeat_inplace(&self, vm: &mut Vm, count: isize) -> Result<()> {
        let len = self.len(vm);
        let Some(count) = usize::try_from(count).ok().filter(|count| *count > 0) else {
            drop(self.items.take(vm));
            self.changed();
            return Ok(());
        };
        if len == 0 || count == 1 {
            return Ok(());
        }
        // More copies than the bound holds would only push each other out.
        let count = match usize::try_from(self.maxlen.get()) {
            Ok(maxlen) => count.min(maxlen / len + 2),
            Err(_) => count,
        };
        if len
            .checked_mul(count)
            .is_none_or(|total| total > isize::MAX as usize)
        {
            return Err(AllocError.into());
        }
        let items = self.snapshot(vm)?;
        for _ in 1..count {
            for item in items.iter() {
                self.push_back(vm, item.clone())?;
            }
        }
        Ok(())
    }

    fn position(&self, vm: &mut Vm, index: isize) -> Result<usize> {
        let len = self.len(vm);
        match usize::try_from(index).ok().filter(|index| *index < len) {
            Some(index) => Ok(index),
            None => Err(vm.index_error("deque index out of range")),
        }
    }
}

/// A copy: of a subclass, what calling the class gives.
fn copy(vm: &mut Vm, this: ObjRef<'_>) -> Result<Obj> {
    let Some(own) = this.downcast::<Deque>() else {
        return Err(wrong_receiver(vm, this));
    };
    let maxlen = own.maxlen.get();
    if this.is_exact(DEQUE) {
        let made = Deque::create(vm, DEQUE.as_obj(), maxlen)?;
        made.extend_from(vm, this, false)?;
        return Ok(made.into());
    }
    let class = this.ty().as_obj();
    let made = if maxlen < 0 {
        call::call(vm, class, &[this])?
    } else {
        let maxlen = int::new(vm, maxlen)?;
        call::call(vm, class, &[this, maxlen.borrow()])?
    };
    if made.downcast::<Deque>().is_none() {
        let (own, other) = (this.ty().display_name(vm), made.ty().display_name(vm));
        return Err(vm.type_error(format_args!("{own}() must return a deque, not {other}")));
    }
    Ok(made)
}

#[pymethods]
impl Deque {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, _args: Args<'_>) -> Result<Obj> {
        Ok(Deque::create(vm, cls, -1)?.into())
    }
    #[slot]
    fn init(this: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<()> {
        static DEF: MethodDef =
            constructor("deque", &[optional("iterable"), optional("maxlen")], Deque::fill);
        DEF.invoke(vm, None, this, args)?;
        Ok(())
    }
    #[slot]
    fn repr(this: &Ref<Self>, vm: &mut Vm) -> Result<Obj> {
        if vm.repr_enter(this.borrow())? {
            return vm.new_str("[...]");
        }
        let shown = this.snapshot(vm).and_then(|items| {
            let list = List::create(vm, items)?;
            object::repr(vm, list.borrow())
        });
        vm.repr_leave(this.borrow());
        let shown = shown?;
        let name = type_methods::name(vm, this.borrow().ty())?;
        let (name, shown) = (DisplayStr(name.borrow()), DisplayStr(shown.borrow()));
        match this.maxlen.get() {
            maxlen if maxlen >= 0 => vm.format(format_args!("{name}({shown}, maxlen={maxlen})")),
            _ => vm.format(format_args!("{name}({shown})")),
        }
    }
    #[slot]
    fn richcompare(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>, op: CompareOp) -> Result<Obj> {
        let (Some(a), Some(b)) = (this.downcast::<Deque>(), other.downcast::<Deque>()) else {
            return Ok(NOT_IMPLEMENTED.own());
        };
        let (a_len, b_len) = (a.len(vm), b.len(vm));
        match op {
            CompareOp::Eq if this.is(other) || a_len != b_len => {
                return Ok(bool_object(this.is(other)).own());
            }
            CompareOp::Ne if this.is(other) || a_len != b_len => {
                return Ok(bool_object(!this.is(other)).own());
            }
            _ => {}
        }
        let states = (a.state.get(), b.state.get());
        for at in 0..a_len.min(b_len) {
            let (Some(x), Some(y)) = (a.get(vm, at), b.get(vm, at)) else {
                break;
            };
            if !object::equal(vm, x.borrow(), y.borrow())? {
                return match op {
                    CompareOp::Eq | CompareOp::Ne => Ok(bool_object(op == CompareOp::Ne).own()),
                    _ => object::richcompare(vm, x.borrow(), y.borrow(), op),
                };
            }
            if states != (a.state.get(), b.state.get()) {
                return Err(Deque::mutated(vm));
            }
        }
        Ok(bool_object(op.holds(a_len.cmp(&b_len))).own())
    }
    #[slot]
    fn iter(this: &Ref<Self>, vm: &mut Vm) -> Result<Obj> {
        let made = DequeIterator {
            walk: Walk::new(vm, this.clone()),
        };
        Ok(vm.alloc().instance(DEQUE_ITERATOR.as_obj(), made)?.into())
    }
    #[slot]
    fn sq_length(&self, vm: &mut Vm) -> Result<usize> {
        Ok(self.len(vm))
    }
    #[slot]
    fn concat(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
        if other.downcast::<Deque>().is_none() {
            let kind = other.ty().display_name(vm);
            return Err(vm.type_error(format_args!(
                "can only concatenate deque (not \"{kind}\") to deque"
            )));
        }
        let made = copy(vm, this)?;
        if let Some(deque) = made.downcast::<Deque>() {
            deque.extend_from(vm, other, false)?;
        }
        Ok(made)
    }
    #[slot]
    fn repeat(this: ObjRef<'_>, vm: &mut Vm, count: isize) -> Result<Obj> {
        let made = copy(vm, this)?;
        if let Some(deque) = made.downcast::<Deque>() {
            deque.repeat_inplace(vm, count)?;
        }
        Ok(made)
    }
    #[slot]
    fn inplace_concat(this: &Ref<Self>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
        this.extend_from(vm, other, false)?;
        Ok(this.borrow().own())
    }
    #[slot]
    fn inplace_repeat(this: &Ref<Self>, vm: &mut Vm, count: isize) -> Result<Obj> {
        this.repeat_inplace(vm, count)?;
        Ok(this.borrow().own())
    }
    #[slot]
    fn sq_item(&self, vm: &mut Vm, index: isize) -> Result<Obj> {
        let at = self.position(vm, index)?;
        match self.get(vm, at) {
            Some(item) => Ok(item),
            None => Err(vm.index_error("deque index out of range")),
        }
    }
    #[slot]
    fn sq_ass_item(&self, vm: &mut Vm, index: isize, value: Option<ObjRef<'_>>) -> Result<()> {
        let at = self.position(vm, index)?;
        match value {
            Some(value) => drop(self.items.get_mut(vm).set(at, value.own())),
            None => {
                self.changed();
                drop(self.items.get_mut(vm).remove(at));
            }
        }
        Ok(())
    }
    #[slot]
    fn contains(&self, vm: &mut Vm, item: ObjRef<'_>) -> Result<bool> {
        let len = self.len(vm);
        Ok(self.find(vm, item, 0, len)?.is_some())
    }

    /// Puts item at the right end.
    fn append(&self, vm: &mut Vm, item: Obj) -> Result<()> {
        self.push_back(vm, item)
    }
    /// Puts item at the left end.
    fn appendleft(&self, vm: &mut Vm, item: Obj) -> Result<()> {
        self.push_front(vm, item)
    }
    /// Remove all elements from the deque.
    fn clear(&self, vm: &mut Vm) {
        self.changed();
        drop(self.items.take(vm));
    }
    /// Return a shallow copy of a deque.
    fn __copy__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        copy(vm, this)
    }
    /// Return a shallow copy of a deque.
    #[name("copy")]
    fn copy_method(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        copy(vm, this)
    }
    /// Return number of occurrences of value.
    fn count(&self, vm: &mut Vm, value: ObjRef<'_>) -> Result<usize> {
        let (len, mut at, mut count) = (self.len(vm), 0, 0);
        while let Some(found) = self.find(vm, value, at, len)? {
            count += 1;
            at = found + 1;
        }
        Ok(count)
    }
    /// Puts the items of the iterable at the right end, one by one.
    fn extend(&self, vm: &mut Vm, iterable: ObjRef<'_>) -> Result<()> {
        self.extend_from(vm, iterable, false)
    }
    /// Puts the items of the iterable at the left end, one by one, which turns their order around.
    fn extendleft(&self, vm: &mut Vm, iterable: ObjRef<'_>) -> Result<()> {
        self.extend_from(vm, iterable, true)
    }
    /// The index of the first item between start and stop that equals value.
    ///
    /// Raises ValueError if none does.
    #[signature("($self, value, start=0, stop=sys.maxsize, /)")]
    fn index(
        &self,
        vm: &mut Vm,
        value: ObjRef<'_>,
        start: Option<ObjRef<'_>>,
        stop: Option<ObjRef<'_>>,
    ) -> Result<usize> {
        let start = match start {
            Some(start) => slice::bound(vm, start)?,
            None => 0,
        };
        let stop = match stop {
            Some(stop) => slice::bound(vm, stop)?,
            None => isize::MAX,
        };
        let len = self.len(vm) as isize;
        let clip = |at: isize| {
            let at = if at < 0 { at.saturating_add(len) } else { at };
            at.clamp(0, len) as usize
        };
        match self.find(vm, value, clip(start), clip(stop))? {
            Some(at) => Ok(at),
            None => Err(vm.value_error("deque.index(x): x not in deque")),
        }
    }
    /// Insert value before index.
    fn insert(&self, vm: &mut Vm, index: isize, value: Obj) -> Result<()> {
        let len = self.len(vm) as isize;
        if len == self.maxlen.get() {
            return Err(vm.index_error("deque already at its maximum size"));
        }
        let index = if index < 0 {
            index.saturating_add(len)
        } else {
            index
        };
        let memory = vm.alloc();
        let at = index.clamp(0, len) as usize;
        self.items.get_mut(vm).insert(memory, at, value)?;
        self.changed();
        Ok(())
    }
    /// Takes the item at the right end. Raises IndexError if there is none.
    fn pop(&self, vm: &mut Vm) -> Result<Obj> {
        match self.items.get_mut(vm).pop_back() {
            Some(item) => {
                self.changed();
                Ok(item)
            }
            None => Err(vm.index_error("pop from an empty deque")),
        }
    }
    /// Remove and return the leftmost element.
    fn popleft(&self, vm: &mut Vm) -> Result<Obj> {
        match self.items.get_mut(vm).pop_front() {
            Some(item) => {
                self.changed();
                Ok(item)
            }
            None => Err(vm.index_error("pop from an empty deque")),
        }
    }
    /// Return state information for pickling.
    fn __reduce__(this: &Ref<Self>, vm: &mut Vm) -> Result<Obj> {
        let obj = this.borrow();
        let state = object_methods::getstate(vm, obj)?;
        let items = object::iter(vm, obj)?;
        let args = match this.maxlen.get() {
            maxlen if maxlen >= 0 => {
                let maxlen = int::new(vm, maxlen)?;
                tuple::new(vm, &[EMPTY_TUPLE.own(), maxlen])?
            }
            _ => EMPTY_TUPLE.own(),
        };
        tuple::new(vm, &[obj.ty().own(), args, state, items])
    }
    /// Remove first occurrence of value.
    fn remove(&self, vm: &mut Vm, value: ObjRef<'_>) -> Result<()> {
        let (state, len) = (self.state.get(), self.len(vm));
        for at in 0..len {
            let Some(item) = self.get(vm, at) else {
                break;
            };
            let equal = object::equal(vm, item.borrow(), value)?;
            if state != self.state.get() || len != self.len(vm) {
                return Err(vm.index_error("deque mutated during iteration"));
            }
            if equal {
                self.changed();
                drop(self.items.get_mut(vm).remove(at));
                return Ok(());
            }
        }
        Err(vm.value_error("deque.remove(x): x not in deque"))
    }
    /// Iterates from the right end to the left.
    fn __reversed__(this: &Ref<Self>, vm: &mut Vm) -> Result<Obj> {
        let made = DequeReverseIterator {
            walk: Walk::new(vm, this.clone()),
        };
        Ok(vm.alloc().instance(DEQUE_REVERSE_ITERATOR.as_obj(), made)?.into())
    }
    /// Reverse *IN PLACE*.
    fn reverse(&self, vm: &mut Vm) {
        self.items.get_mut(vm).reverse();
        self.changed();
    }
    /// Moves n items from the right end to the left; from the left to the right if n is negative.
    #[signature("($self, n=1, /)")]
    fn rotate(&self, vm: &mut Vm, n: Option<isize>) {
        let len = self.len(vm) as isize;
        if len > 1 {
            let count = n.unwrap_or(1).rem_euclid(len) as usize;
            self.items.get_mut(vm).rotate_right(count);
        }
        self.changed();
    }
    /// The bytes that the deque takes, without its items.
    fn __sizeof__(this: &Ref<Self>, vm: &mut Vm) -> usize {
        let places = this.items.get(vm).capacity();
        this.borrow().size_in_memory() + places * size_of::<Obj>()
    }
    /// See PEP 585
    #[classmethod]
    fn __class_getitem__(cls: ObjRef<'_>, vm: &mut Vm, object: ObjRef<'_>) -> Result<Obj> {
        taipan_objects::generic_alias::create(vm, cls.own(), object.own())
    }
    /// how many items fit, or None if there is no limit
    #[getter]
    fn maxlen(&self, vm: &mut Vm) -> Result<Option<Obj>> {
        match self.maxlen.get() {
            maxlen if maxlen >= 0 => int::new(vm, maxlen).map(Some),
            _ => Ok(None),
        }
    }
}

/// Where an iterator stands.
struct Walk {
    deque: Ref<Deque>,
    state: usize,
    left: Cell<usize>,
}

impl taipan_objects::Trace for Walk {
    fn trace(&self, visitor: &mut taipan_objects::Visitor<'_>) {
        self.deque.trace(visitor);
    }
}

impl Walk {
    fn new(vm: &Vm, deque: Ref<Deque>) -> Walk {
        Walk {
            state: deque.state.get(),
            left: Cell::new(deque.len(vm)),
            deque,
        }
    }

    fn next(&self, vm: &mut Vm, backwards: bool) -> Result<Option<Obj>> {
        if self.state != self.deque.state.get() {
            self.left.set(0);
            return Err(Deque::mutated(vm));
        }
        let left = self.left.get();
        if left == 0 {
            return Ok(None);
        }
        self.left.set(left - 1);
        let len = self.deque.len(vm);
        let at = if backwards {
            left - 1
        } else {
            len.saturating_sub(left)
        };
        Ok(self.deque.get(vm, at))
    }

    /// An iterator's arguments: a deque, and how many items to leave out.
    fn from_args(vm: &mut Vm, args: Args<'_>, backwards: bool) -> Result<Walk> {
        let given = args.args();
        if given.is_empty() || given.len() > 2 {
            let count = given.len();
            let (bound, number) = if given.is_empty() {
                ("least", 1)
            } else {
                ("most", 2)
            };
            let plural = if number == 1 { "" } else { "s" };
            return Err(vm.type_error(format_args!(
                "function takes at {bound} {number} argument{plural} ({count} given)"
            )));
        }
        let Some(deque) = given[0].to_ref::<Deque>() else {
            let kind = given[0].ty().display_name(vm);
            return Err(vm.type_error(format_args!("argument 1 must be collections.deque, not {kind}")));
        };
        let skipped = match given.get(1) {
            Some(index) => int::to_ssize(vm, *index)?,
            None => 0,
        };
        let walk = Walk::new(vm, deque);
        for _ in 0..skipped {
            if walk.next(vm, backwards)?.is_none() {
                break;
            }
        }
        Ok(walk)
    }

    fn reduce(&self, vm: &mut Vm, class: Obj) -> Result<Obj> {
        let done = self.deque.len(vm).saturating_sub(self.left.get());
        let done = int::new(vm, done)?;
        let args = tuple::new(vm, &[self.deque.clone().into(), done])?;
        tuple::new(vm, &[class, args])
    }
}

macro_rules! iterator {
    ($name:ident, $python:tt, $backwards:literal) => {
        /// An iterator over a deque.
        #[pyclass(name = $python, module = "collections", flags = [GC])]
        pub struct $name {
            walk: Walk,
        }

        #[pymethods]
        impl $name {
            #[slot]
            fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
                let walk = Walk::from_args(vm, args, $backwards)?;
                Ok(vm.alloc().instance(cls, $name { walk })?.into())
            }
            #[slot]
            fn iter(this: ObjRef<'_>, _vm: &mut Vm) -> Result<Obj> {
                Ok(this.own())
            }
            #[slot]
            fn next(&self, vm: &mut Vm) -> Result<Option<Obj>> {
                self.walk.next(vm, $backwards)
            }
            /// How many items are likely to come, as a hint.
            fn __length_hint__(&self, _vm: &mut Vm) -> usize {
                self.walk.left.get()
            }
            /// Return state information for pickling.
            fn __reduce__(this: &Ref<Self>, vm: &mut Vm) -> Result<Obj> {
                let class = this.borrow().ty().own();
                this.walk.reduce(vm, class)
            }
        }
    };
}

iterator!(DequeIterator, "_deque_iterator", false);
iterator!(DequeReverseIterator, "_deque_reverse_iterator", true);
