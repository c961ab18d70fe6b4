//! `list`: CPython's growth curve and Timsort. The example for how a builtin type is written.

use core::cell::Cell;

use taipan_derive::{pyclass, pymethods};
use taipan_heap::{Guarded, HVec, Obj, ObjCell, ObjRef, Ref};

use crate::call::Args;
use crate::exception::Result;
use crate::object;
use crate::sequence;
use crate::singletons::NOT_IMPLEMENTED;
use crate::slice;
use crate::slots::CompareOp;
use crate::typeobject::ObjectExt;
use crate::vm::Vm;

/// A sequence that can be changed.
///
/// list(iterable) has the items of the iterable, list() none.
#[pyclass(name = "list", flags = [GC], bits = [BASETYPE, LIST_SUBCLASS, SEQUENCE, MATCH_SELF],
    signature = "(iterable=(), /)")]
pub struct List {
    items: Guarded<HVec<Obj>>,
}

impl Drop for List {
    fn drop(&mut self) {
        self.items.get_exclusive().clear_backwards();
    }
}

impl List {
    /// A list of these items.
    pub fn create(vm: &mut Vm, items: HVec<Obj>) -> Result<Ref<List>> {
        Ok(vm.alloc().instance(
            LIST.as_obj(),
            List {
                items: Guarded::new(items),
            },
        )?)
    }

    /// The items, while nothing else can run.
    #[inline(always)]
    pub fn items<'a>(&'a self, vm: &'a Vm) -> &'a [Obj] {
        self.items.get(vm)
    }

    /// The items, to be changed.
    #[inline(always)]
    pub fn items_mut<'a>(&'a self, vm: &'a mut Vm) -> &'a mut HVec<Obj> {
        self.items.get_mut(vm)
    }

    /// Appends all items of an iterable (`list.extend`).
    pub fn extend_from(&self, vm: &mut Vm, iterable: ObjRef<'_>) -> Result<()> {
        let is_plain = iterable.is_exact(LIST) || iterable.is_exact(crate::tuple::TUPLE);
        if is_plain {
            let memory = vm.alloc();
            let mut copied = HVec::new();
            {
                let items = plain_items(vm, iterable);
                if self.items.get(vm).capacity() == 0 {
                    copied.set_capacity(memory, (items.len() + 1) & !1)?;
                }
                copied.extend_from_slice(memory, items)?;
            }
            let own = self.items.get_mut(vm);
            if own.capacity() == 0 {
                *own = copied;
                return Ok(());
            }
            grow(memory, own, copied.len())?;
            own.append(memory, &mut copied)?;
            return Ok(());
        }
        let iterator = crate::object::iter(vm, iterable)?;
        let hint = crate::object::length_hint(vm, iterable, 8)?;
        let memory = vm.alloc();
        let own = self.items.get_mut(vm);
        if own
            .len()
            .checked_add(hint)
            .is_some_and(|total| total <= isize::MAX as usize)
        {
            // What the hint promises is asked for at once, so that a promise beyond all memory fails before it is worked on.
            if own.capacity() == 0 {
                own.set_capacity(memory, hint.saturating_add(1) & !1)?;
            } else {
                grow(memory, own, hint)?;
            }
        }
        crate::object::for_rest(vm, iterator.borrow(), |vm, item| self.push(vm, item))
    }

    /// Appends an item (`PyList_Append`).
    #[inline(always)]
    pub fn push(&self, vm: &mut Vm, item: Obj) -> Result<()> {
        let memory = vm.alloc();
        let items = self.items.get_mut(vm);
        if items.len() == items.capacity() {
            grow(memory, items, 1)?;
        }
        Ok(items.push(memory, item)?)
    }
}

/// The items of an exact list or tuple.
fn plain_items<'a>(vm: &'a Vm, obj: ObjRef<'a>) -> &'a [Obj] {
    if let Some(tuple) = obj.downcast_layout::<crate::tuple::Tuple>() {
        return tuple.items();
    }
    obj.downcast_layout::<List>().map_or(&[], |list| list.items(vm))
}

/// Makes room for `additional` items along CPython's curve, which `sys.getsizeof` shows.
pub fn grow(memory: taipan_heap::Alloc, items: &mut HVec<Obj>, additional: usize) -> Result<()> {
    let wanted = items
        .len()
        .checked_add(additional)
        .ok_or(taipan_heap::AllocError)?;
    if wanted <= items.capacity() {
        return Ok(());
    }
    let mut capacity = (wanted + (wanted >> 3) + 6) & !3;
    if wanted - items.len() > capacity - wanted {
        capacity = (wanted + 3) & !3;
    }
    Ok(items.set_capacity(memory, capacity)?)
}

/// Iterates over a list by index, so that it sees what is appended meanwhile.
#[pyclass(name = "list_iterator", flags = [GC])]
pub struct ListIterator {
    list: ObjCell,
    index: Cell<usize>,
}

impl ListIterator {
    /// The next item, without what the end of the list needs done.
    #[inline(always)]
    pub fn next_present(&self, vm: &Vm) -> Option<Obj> {
        let list = self.list.peek()?.downcast_layout::<List>()?;
        let index = self.index.get();
        let item = list.items(vm).get(index)?.clone();
        self.index.set(index + 1);
        Some(item)
    }
}

impl List {
    /// The position of an index that may be negative. `None` if it is outside.
    fn position(&self, vm: &Vm, index: isize) -> Option<usize> {
        let len = self.items(vm).len();
        let index = if index < 0 { index + len as isize } else { index };
        usize::try_from(index).ok().filter(|&index| index < len)
    }

    /// Replaces `start..end` by `items`.
    fn replace(&self, vm: &mut Vm, start: usize, end: usize, mut items: HVec<Obj>) -> Result<()> {
        let memory = vm.alloc();
        let own = self.items.get_mut(vm);
        let end = end.min(own.len());
        let start = start.min(end);
        if items.len() == end - start {
            own[start..end].swap_with_slice(&mut items);
            items.clear_backwards();
            return Ok(());
        }
        grow(memory, own, items.len().saturating_sub(end - start))?;
        let mut removed = own.splice(memory, start, end, items)?;
        shrink(memory, self.items.get_mut(vm));
        removed.clear_backwards();
        Ok(())
    }

    /// A new list of the `count` items from `start`; fewer if there are fewer.
    pub(crate) fn slice(&self, vm: &mut Vm, start: usize, count: usize) -> Result<Obj> {
        let items = self.items(vm);
        let start = start.min(items.len());
        let chosen = &items[start..(start + count).min(items.len())];
        let memory = vm.alloc();
        let mut made = HVec::with_capacity(memory, chosen.len())?;
        made.extend_from_slice(memory, chosen)?;
        Ok(List::create(vm, made)?.into())
    }

    /// `this[start:stop] = value`, with bounds that are not yet clipped.
    pub(crate) fn assign(
        &self,
        vm: &mut Vm,
        this: ObjRef<'_>,
        start: isize,
        stop: isize,
        value: ObjRef<'_>,
    ) -> Result<()> {
        let items = assigned(vm, this, value)?;
        let (start, _, count) = slice::adjust(self.items(vm).len(), start, stop, 1);
        self.replace(vm, start as usize, start as usize + count, items)
    }

    fn set_slice(
        &self,
        vm: &mut Vm,
        this: ObjRef<'_>,
        key: ObjRef<'_>,
        value: Option<ObjRef<'_>>,
    ) -> Result<()> {
        let items = match value {
            Some(value) => Some(assigned(vm, this, value)?),
            None => None,
        };
        let Some(key) = key.downcast::<slice::Slice>() else {
            return Ok(());
        };
        // The bounds' `__index__` may change the list.
        let (start, stop, step) = key.unpack(vm)?;
        let (start, _, count) = slice::adjust(self.items(vm).len(), start, stop, step);
        if step == 1 {
            let start = start as usize;
            return self.replace(vm, start, start + count, items.unwrap_or_default());
        }
        match items {
            Some(items) => {
                if items.len() != count {
                    let given = items.len();
                    return Err(vm.value_error(format_args!(
                        "attempt to assign sequence of size {given} to extended slice of size {count}"
                    )));
                }
                let mut old = HVec::with_capacity(vm.alloc(), count)?;
                let own = self.items.get_mut(vm);
                let mut at = start;
                for item in items.iter() {
                    if let Some(place) = usize::try_from(at).ok().and_then(|at| own.get_mut(at)) {
                        let _ = old.push_within_capacity(core::mem::replace(place, item.clone()));
                    }
                    // Past the last item it may wrap.
                    at = at.wrapping_add(step);
                }
                Ok(())
            }
            None => {
                let mut doomed = HVec::with_capacity(vm.alloc(), count)?;
                let memory = vm.alloc();
                let own = self.items.get_mut(vm);
                let mut kept = HVec::with_capacity(memory, own.len() - count.min(own.len()))?;
                let (low, stride) = if step > 0 {
                    (start as usize, step as usize)
                } else {
                    (
                        (start + (count as isize - 1) * step) as usize,
                        step.unsigned_abs(),
                    )
                };
                for (at, item) in own.iter().enumerate() {
                    let gone =
                        count > 0 && at >= low && (at - low) % stride == 0 && (at - low) / stride < count;
                    let target = if gone { &mut doomed } else { &mut kept };
                    let _ = target.push_within_capacity(item.clone());
                }
                *own = kept;
                Ok(())
            }
        }
    }
}

/// The items that are assigned to a slice of `list`.
fn assigned(vm: &mut Vm, list: ObjRef<'_>, value: ObjRef<'_>) -> Result<HVec<Obj>> {
    if value.is(list) {
        return object::collect(vm, value);
    }
    sequence::fast(vm, value, "must assign iterable to extended slice")
}

/// Gives memory back once a list has become much smaller than its room.
fn shrink(memory: taipan_heap::Alloc, items: &mut HVec<Obj>) {
    if items.len() < items.capacity() / 2 {
        let wanted = items.len();
        let capacity = if wanted == 0 {
            0
        } else {
            (wanted + (wanted >> 3) + 6) & !3
        };
        // Keeping the larger block is no failure.
        let _ = items.set_capacity(memory, capacity);
    }
}

#[pymethods]
impl List {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, _args: Args<'_>) -> Result<Obj> {
        Ok(vm
            .alloc()
            .instance(
                cls,
                List {
                    items: Guarded::new(HVec::new()),
                },
            )?
            .into())
    }
    #[slot]
    fn init(this: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<()> {
        if this.is_exact(LIST) || !args.names().is_empty() {
            crate::args::no_keywords(vm, "list", args)?;
        }
        crate::args::check_positional(vm, "list", args.args().len(), 0, 1)?;
        let Some(list) = this.downcast::<List>() else {
            return Ok(());
        };
        drop(list.items.take(vm));
        match args.args() {
            [iterable] => list.extend_from(vm, *iterable),
            _ => Ok(()),
        }
    }
    #[slot]
    fn repr(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let Some(list) = this.downcast::<List>() else {
            return vm.new_str("[]");
        };
        if list.items(vm).is_empty() {
            return vm.new_str("[]");
        }
        if vm.repr_enter(this)? {
            return vm.new_str("[...]");
        }
        let shown = joined_repr(vm, "[", "]", |vm, at| list.items(vm).get(at).cloned());
        vm.repr_leave(this);
        shown
    }
    #[slot]
    fn sq_length(&self, vm: &mut Vm) -> Result<usize> {
        Ok(self.items(vm).len())
    }
    #[slot]
    fn mp_length(&self, vm: &mut Vm) -> Result<usize> {
        Ok(self.items(vm).len())
    }
    #[slot]
    fn iter(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let iterator = ListIterator {
            list: ObjCell::new(Some(this.own())),
            index: Cell::new(0),
        };
        Ok(vm.alloc().instance(LIST_ITERATOR.as_obj(), iterator)?.into())
    }
    #[slot]
    fn concat(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
        let (Some(a), Some(b)) = (this.downcast::<List>(), other.downcast::<List>()) else {
            let kind = other.ty().display_name(vm);
            return Err(vm.type_error(format_args!("can only concatenate list (not \"{kind}\") to list")));
        };
        let memory = vm.alloc();
        let mut items = HVec::with_capacity(memory, a.items(vm).len() + b.items(vm).len())?;
        items.extend_from_slice(memory, a.items(vm))?;
        items.extend_from_slice(memory, b.items(vm))?;
        Ok(List::create(vm, items)?.into())
    }
    #[slot]
    fn repeat(&self, vm: &mut Vm, count: isize) -> Result<Obj> {
        let items = repeated(vm, self.items(vm), count)?;
        Ok(List::create(vm, items)?.into())
    }
    #[slot]
    fn inplace_concat(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
        if let Some(list) = this.downcast::<List>() {
            list.extend_from(vm, other)?;
        }
        Ok(this.own())
    }
    #[slot]
    fn inplace_repeat(this: ObjRef<'_>, vm: &mut Vm, count: isize) -> Result<Obj> {
        if let Some(list) = this.downcast::<List>() {
            let items = repeated(vm, list.items(vm), count)?;
            drop(list.items.replace(vm, items));
        }
        Ok(this.own())
    }
    #[slot]
    fn sq_item(&self, vm: &mut Vm, index: isize) -> Result<Obj> {
        match usize::try_from(index)
            .ok()
            .and_then(|index| self.items(vm).get(index).cloned())
        {
            Some(item) => Ok(item),
            None => Err(vm.index_error("list index out of range")),
        }
    }
    #[slot]
    fn sq_ass_item(&self, vm: &mut Vm, index: isize, value: Option<ObjRef<'_>>) -> Result<()> {
        let len = self.items(vm).len();
        let Some(index) = usize::try_from(index).ok().filter(|&index| index < len) else {
            return Err(vm.index_error("list assignment index out of range"));
        };
        let old = match value {
            Some(value) => core::mem::replace(&mut self.items.get_mut(vm)[index], value.own()),
            None => self.items.get_mut(vm).remove(index),
        };
        drop(old);
        Ok(())
    }
    #[slot]
    fn contains(&self, vm: &mut Vm, item: ObjRef<'_>) -> Result<bool> {
        let mut at = 0;
        while let Some(candidate) = self.items(vm).get(at).cloned() {
            if object::equal(vm, candidate.borrow(), item)? {
                return Ok(true);
            }
            at += 1;
        }
        Ok(false)
    }
    #[slot]
    fn subscript(&self, vm: &mut Vm, key: ObjRef<'_>) -> Result<Obj> {
        if key.ty().slots().index.is_some() {
            let index = crate::int::to_index(vm, key)?;
            return match self.position(vm, index) {
                Some(at) => Ok(self.items(vm)[at].clone()),
                None => Err(vm.index_error("list index out of range")),
            };
        }
        if !key.is_exact(slice::SLICE) {
            let kind = key.ty().display_name(vm);
            return Err(vm.type_error(format_args!(
                "list indices must be integers or slices, not {kind}"
            )));
        }
        let Some(key) = key.downcast::<slice::Slice>() else {
            return Err(crate::args::wrong_receiver(vm, key));
        };
        let len = self.items(vm).len();
        let (start, _, step, count) = key.indices(vm, len)?;
        if step == 1 {
            return self.slice(vm, start as usize, count);
        }
        let memory = vm.alloc();
        let mut items = HVec::with_capacity(memory, count)?;
        let mut at = start;
        for _ in 0..count {
            if let Some(item) = usize::try_from(at)
                .ok()
                .and_then(|at| self.items(vm).get(at).cloned())
            {
                items.push(memory, item)?;
            }
            // Past the last item it may wrap.
            at = at.wrapping_add(step);
        }
        Ok(List::create(vm, items)?.into())
    }
    #[slot]
    fn ass_subscript(
        this: ObjRef<'_>,
        vm: &mut Vm,
        key: ObjRef<'_>,
        value: Option<ObjRef<'_>>,
    ) -> Result<()> {
        let Some(list) = this.downcast::<List>() else {
            return Ok(());
        };
        if key.ty().slots().index.is_some() {
            let index = crate::int::to_index(vm, key)?;
            let Some(at) = list.position(vm, index) else {
                return Err(vm.index_error("list assignment index out of range"));
            };
            let old = match value {
                Some(value) => core::mem::replace(&mut list.items.get_mut(vm)[at], value.own()),
                None => list.items.get_mut(vm).remove(at),
            };
            drop(old);
            return Ok(());
        }
        if !key.is_exact(slice::SLICE) {
            let kind = key.ty().display_name(vm);
            return Err(vm.type_error(format_args!(
                "list indices must be integers or slices, not {kind}"
            )));
        }
        list.set_slice(vm, this, key, value)
    }
    #[slot]
    fn richcompare(&self, vm: &mut Vm, other: ObjRef<'_>, op: CompareOp) -> Result<Obj> {
        let Some(other) = other.downcast::<List>() else {
            return Ok(NOT_IMPLEMENTED.own());
        };
        compare_items(
            vm,
            op,
            |vm, at| self.items(vm).get(at).cloned(),
            |vm, at| other.items(vm).get(at).cloned(),
            |vm| (self.items(vm).len(), other.items(vm).len()),
        )
    }
    /// Append object to the end of the list.
    fn append(&self, vm: &mut Vm, object: Obj) -> Result<()> {
        self.push(vm, object)
    }
    /// Remove all items from list.
    fn clear(&self, vm: &mut Vm) {
        self.items.take(vm).clear_backwards();
    }
    /// Return a shallow copy of the list.
    fn copy(&self, vm: &mut Vm) -> Result<Obj> {
        let memory = vm.alloc();
        let items = HVec::from_iter(memory, self.items(vm).iter().cloned())?;
        Ok(List::create(vm, items)?.into())
    }
    /// Return number of occurrences of value.
    fn count(&self, vm: &mut Vm, value: ObjRef<'_>) -> Result<usize> {
        let (mut at, mut found) = (0, 0);
        while let Some(candidate) = self.items(vm).get(at).cloned() {
            found += usize::from(object::equal(vm, candidate.borrow(), value)?);
            at += 1;
        }
        Ok(found)
    }
    /// Adds the items of the iterable at the end.
    fn extend(&self, vm: &mut Vm, iterable: ObjRef<'_>) -> Result<()> {
        self.extend_from(vm, iterable)
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
        let len = self.items(vm).len();
        let (start, stop) = search_bounds(vm, len, start, stop)?;
        let mut at = start;
        while at < stop {
            let Some(candidate) = self.items(vm).get(at).cloned() else {
                break;
            };
            if object::equal(vm, candidate.borrow(), value)? {
                return Ok(at);
            }
            at += 1;
        }
        Err(vm.value_error("list.index(x): x not in list"))
    }
    /// Insert object before index.
    fn insert(&self, vm: &mut Vm, index: isize, object: Obj) -> Result<()> {
        let memory = vm.alloc();
        let items = self.items.get_mut(vm);
        let len = items.len() as isize;
        let index = if index < 0 {
            (index + len).max(0)
        } else {
            index.min(len)
        };
        grow(memory, items, 1)?;
        Ok(items.insert(memory, index as usize, object)?)
    }
    /// Takes out the item at the index, the last one if none is given, and returns it.
    ///
    /// Raises IndexError if there is none.
    #[signature("($self, index=-1, /)")]
    fn pop(&self, vm: &mut Vm, index: Option<isize>) -> Result<Obj> {
        if self.items(vm).is_empty() {
            return Err(vm.index_error("pop from empty list"));
        }
        let Some(at) = self.position(vm, index.unwrap_or(-1)) else {
            return Err(vm.index_error("pop index out of range"));
        };
        let memory = vm.alloc();
        let items = self.items.get_mut(vm);
        let item = items.remove(at);
        shrink(memory, items);
        Ok(item)
    }
    /// Remove first occurrence of value.
    fn remove(&self, vm: &mut Vm, value: ObjRef<'_>) -> Result<()> {
        let mut at = 0;
        while let Some(candidate) = self.items(vm).get(at).cloned() {
            if object::equal(vm, candidate.borrow(), value)? {
                if at < self.items(vm).len() {
                    drop(self.items.get_mut(vm).remove(at));
                }
                return Ok(());
            }
            at += 1;
        }
        Err(vm.value_error("list.remove(x): x not in list"))
    }
    /// Reverse *IN PLACE*.
    fn reverse(&self, vm: &mut Vm) {
        self.items.get_mut(vm).reverse();
    }
    /// Brings the items into ascending order, in place.
    ///
    /// Items that compare equal keep their order. key makes of each item what is compared;
    /// reverse asks for descending order.
    #[signature("($self, /, *, key=None, reverse=False)")]
    fn sort(&self, vm: &mut Vm, key: Option<ObjRef<'_>>, reverse: Option<bool>) -> Result<()> {
        let key = key.filter(|key| !key.is_none());
        // The list is empty while it is sorted: changes that a comparison makes are noticed.
        let mut items = self.items.take(vm);
        let result = crate::sort::sort(vm, &mut items, key, reverse.unwrap_or(false));
        let meddled = self.items.replace(vm, items);
        result?;
        if meddled.capacity() != 0 {
            return Err(vm.value_error("list modified during sort"));
        }
        Ok(())
    }
    /// Iterates from the end to the start.
    fn __reversed__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let len = this.downcast::<List>().map_or(0, |list| list.items(vm).len());
        let iterator = ListReverseIterator {
            list: ObjCell::new(Some(this.own())),
            index: Cell::new(len as isize - 1),
        };
        Ok(vm
            .alloc()
            .instance(LIST_REVERSE_ITERATOR.as_obj(), iterator)?
            .into())
    }
    /// The memory that the list takes, in bytes, without its items.
    fn __sizeof__(this: ObjRef<'_>, vm: &mut Vm) -> Result<usize> {
        let capacity = this
            .downcast::<List>()
            .map_or(0, |list| list.items.get(vm).capacity());
        Ok(this.size_in_memory() + capacity * size_of::<usize>())
    }
    /// See PEP 585
    #[classmethod]
    fn __class_getitem__(cls: ObjRef<'_>, vm: &mut Vm, item: ObjRef<'_>) -> Result<Obj> {
        crate::generic_alias::create(vm, cls.own(), item.own())
    }
}

/// `repr` of a sequence whose items are given by index.
pub fn joined_repr(
    vm: &mut Vm,
    open: &str,
    close: &str,
    mut item: impl FnMut(&mut Vm, usize) -> Option<Obj>,
) -> Result<Obj> {
    let mut builder = crate::str::StrBuilder::new();
    builder.push_str(vm, open)?;
    let mut at = 0;
    while let Some(current) = item(vm, at) {
        if at > 0 {
            builder.push_str(vm, ", ")?;
        }
        let shown = object::repr(vm, current.borrow())?;
        if let Some(shown) = shown.downcast::<crate::str::Str>() {
            builder.push_text(vm, shown)?;
        }
        at += 1;
    }
    builder.push_str(vm, close)?;
    builder.finish(vm)
}

/// `count` copies of some items.
pub fn repeated(vm: &Vm, items: &[Obj], count: isize) -> Result<HVec<Obj>> {
    let count = usize::try_from(count).unwrap_or(0);
    let total = items.len().checked_mul(count).ok_or(taipan_heap::AllocError)?;
    let mut out = HVec::with_capacity(vm.alloc(), total)?;
    for _ in 0..count {
        for item in items {
            let _ = out.push_within_capacity(item.clone());
        }
    }
    Ok(out)
}

/// Bounds as `index` methods take them: like slices, clipped.
pub fn search_bounds(
    vm: &mut Vm,
    len: usize,
    start: Option<ObjRef<'_>>,
    stop: Option<ObjRef<'_>>,
) -> Result<(usize, usize)> {
    let mut bound = |given: Option<ObjRef<'_>>, default: usize| -> Result<usize> {
        let Some(given) = given else { return Ok(default) };
        if given.ty().slots().index.is_none() {
            return Err(vm.type_error("slice indices must be integers or have an __index__ method"));
        }
        let value = crate::int::to_clipped(vm, given)?;
        Ok(if value < 0 {
            usize::try_from(value.saturating_add(len as isize)).unwrap_or(0)
        } else {
            value as usize
        })
    };
    let start = bound(start, 0)?;
    let stop = bound(stop, usize::MAX)?;
    Ok((start, stop))
}

/// Compares two sequences item by item.
pub fn compare_items(
    vm: &mut Vm,
    op: CompareOp,
    mut left: impl FnMut(&mut Vm, usize) -> Option<Obj>,
    mut right: impl FnMut(&mut Vm, usize) -> Option<Obj>,
    mut lengths: impl FnMut(&mut Vm) -> (usize, usize),
) -> Result<Obj> {
    let (a, b) = lengths(vm);
    if a != b && matches!(op, CompareOp::Eq | CompareOp::Ne) {
        return Ok(crate::singletons::bool_object(op == CompareOp::Ne).own());
    }
    let mut at = 0;
    loop {
        let (Some(a), Some(b)) = (left(vm, at), right(vm, at)) else {
            break;
        };
        if !object::equal(vm, a.borrow(), b.borrow())? {
            let (left_len, right_len) = lengths(vm);
            if at >= left_len || at >= right_len {
                break;
            }
            return match op {
                CompareOp::Eq => Ok(crate::singletons::FALSE.own()),
                CompareOp::Ne => Ok(crate::singletons::TRUE.own()),
                _ => object::richcompare(vm, a.borrow(), b.borrow(), op),
            };
        }
        at += 1;
    }
    let (a, b) = lengths(vm);
    Ok(crate::singletons::bool_object(op.holds(a.cmp(&b))).own())
}

/// Iterates over a list backward.
#[pyclass(name = "list_reverseiterator", flags = [GC])]
pub struct ListReverseIterator {
    list: ObjCell,
    index: Cell<isize>,
}

#[pymethods]
impl ListReverseIterator {
    #[slot]
    fn iter(this: ObjRef<'_>, _vm: &mut Vm) -> Result<Obj> {
        Ok(this.own())
    }
    #[slot]
    fn next(&self, vm: &mut Vm) -> Result<Option<Obj>> {
        let Some(list) = self.list.get() else {
            return Ok(None);
        };
        let index = self.index.get();
        let item = usize::try_from(index).ok().and_then(|index| {
            list.downcast::<List>()
                .and_then(|list| list.items(vm).get(index).cloned())
        });
        match item {
            Some(_) => self.index.set(index - 1),
            None => self.list.set(None),
        }
        Ok(item)
    }
    /// How many items are likely to come, as a hint.
    fn __length_hint__(&self, vm: &mut Vm) -> usize {
        let Some(list) = self.list.get() else { return 0 };
        let len = list.downcast::<List>().map_or(0, |list| list.items(vm).len());
        let left = usize::try_from(self.index.get() + 1).unwrap_or(0);
        if left > len { 0 } else { left }
    }
    /// Return state information for pickling.
    fn __reduce__(&self, vm: &mut Vm) -> Result<Obj> {
        let Some(list) = self.list.get() else {
            let iter = crate::wrappers::builtin(vm, "iter")?;
            let empty = List::create(vm, HVec::new())?;
            let args = crate::tuple::new(vm, &[empty.into()])?;
            return crate::tuple::new(vm, &[iter, args]);
        };
        let reversed = crate::wrappers::builtin(vm, "reversed")?;
        let args = crate::tuple::new(vm, &[list])?;
        let index = crate::int::new(vm, self.index.get())?;
        crate::tuple::new(vm, &[reversed, args, index])
    }
    /// Set state information for unpickling.
    fn __setstate__(&self, vm: &mut Vm, state: ObjRef<'_>) -> Result<()> {
        let index = crate::int::exact_ssize(vm, state)?;
        let list = self.list.get();
        if let Some(list) = list.as_ref().and_then(|list| list.downcast::<List>()) {
            self.index.set(index.clamp(-1, list.items(vm).len() as isize - 1));
        }
        Ok(())
    }
}

#[pymethods]
impl ListIterator {
    #[slot]
    fn iter(this: ObjRef<'_>, _vm: &mut Vm) -> Result<Obj> {
        Ok(this.own())
    }
    #[slot]
    fn next(&self, vm: &mut Vm) -> Result<Option<Obj>> {
        let Some(list) = self.list.get() else {
            return Ok(None);
        };
        let index = self.index.get();
        let item = list
            .downcast::<List>()
            .and_then(|list| list.items(vm).get(index).cloned());
        match item {
            Some(_) => self.index.set(index + 1),
            None => self.list.set(None),
        }
        Ok(item)
    }
    /// How many items are likely to come, as a hint.
    fn __length_hint__(&self, vm: &mut Vm) -> usize {
        let Some(list) = self.list.get() else { return 0 };
        let len = list.downcast::<List>().map_or(0, |list| list.items(vm).len());
        len.saturating_sub(self.index.get())
    }
    /// Return state information for pickling.
    fn __reduce__(&self, vm: &mut Vm) -> Result<Obj> {
        let iter = crate::wrappers::builtin(vm, "iter")?;
        match self.list.get().filter(|_| self.index.get() != usize::MAX) {
            Some(list) => {
                let args = crate::tuple::new(vm, &[list])?;
                let index = crate::int::new(vm, self.index.get())?;
                crate::tuple::new(vm, &[iter, args, index])
            }
            None => {
                let empty = List::create(vm, HVec::new())?;
                let args = crate::tuple::new(vm, &[empty.into()])?;
                crate::tuple::new(vm, &[iter, args])
            }
        }
    }
    /// Set state information for unpickling.
    fn __setstate__(&self, vm: &mut Vm, state: ObjRef<'_>) -> Result<()> {
        let index = crate::int::exact_ssize(vm, state)?;
        let len = self
            .list
            .get()
            .and_then(|list| list.downcast::<List>().map(|list| list.items(vm).len()));
        if let Some(len) = len {
            // Before the first item there is none: the iterator is at its end, as CPython's is.
            self.index
                .set(usize::try_from(index).map_or(usize::MAX, |index| index.min(len)));
        }
        Ok(())
    }
}
