//! Building and taking apart containers and strings.

use taipan_objects::dict::Dict;
use taipan_objects::list::List;
use taipan_objects::set::Set;
use taipan_objects::str::{Str, StrBuilder};
use taipan_objects::{
    Exception, HVec, Obj, ObjRef, ObjectExt, Result, StackRef, Vm, exceptions, object, sequence, singletons,
    tuple,
};

use super::{Ctl, State, attempt, raise, specialize};

/// Takes the `count` top values off the stack, owned.
unsafe fn take(vm: &mut Vm, s: &mut State, count: usize) -> Result<HVec<Obj>> {
    // SAFETY: (here and below in this file) the verifier's promise about the code.
    unsafe {
        let mut items = HVec::with_capacity(vm.alloc(), count)?;
        let start = s.sp.sub(count);
        s.sp = start;
        for at in 0..count {
            let item = start
                .add(at)
                .read()
                .into_obj()
                .unwrap_or_else(|| singletons::NONE.own());
            let _ = items.push_within_capacity(item);
        }
        Ok(items)
    }
}

#[cfg_attr(taipan_threaded, inline(always))]
pub unsafe fn BUILD_TUPLE(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `take`.
    unsafe {
        let count = s.oparg as usize;
        let first = s.sp.sub(count);
        let made = tuple::from_fn(vm, count, |at| first.add(at).read().into_obj_unchecked());
        let made = attempt!(vm, s, made);
        s.sp = first;
        s.push_obj(made);
    }
    Ctl::Next
}

#[cfg_attr(taipan_threaded, inline(always))]
pub unsafe fn BUILD_LIST(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `take`.
    unsafe {
        let items = attempt!(vm, s, take(vm, s, s.oparg as usize));
        let made = attempt!(vm, s, List::create(vm, items));
        s.push_obj(made.into());
    }
    Ctl::Next
}

pub unsafe fn BUILD_SET(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `take`.
    unsafe {
        s.save();
        let count = s.oparg as usize;
        let made = attempt!(vm, s, Set::create(vm));
        for item in s.top_slice(count) {
            attempt!(vm, s, made.add(vm, *item));
        }
        s.drop_many(count);
        s.push_obj(made.into());
        s.drained(vm)
    }
}

pub unsafe fn BUILD_MAP(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `take`.
    unsafe {
        s.save();
        let count = 2 * s.oparg as usize;
        let made = attempt!(vm, s, Dict::create(vm));
        for pair in s.top_slice(count).as_chunks::<2>().0 {
            attempt!(vm, s, made.set(vm, pair[0], pair[1].own()));
        }
        s.drop_many(count);
        s.push_obj(made.into());
        s.drained(vm)
    }
}

pub unsafe fn BUILD_SLICE(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `take`.
    unsafe {
        let step = if s.oparg == 3 {
            s.pop_obj()
        } else {
            singletons::NONE.own()
        };
        let stop = s.pop_obj();
        let start = s.pop_obj();
        let made = attempt!(vm, s, taipan_objects::slice::new(vm, start, stop, step));
        s.push_obj(made);
    }
    Ctl::Next
}

pub unsafe fn BUILD_STRING(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `take`.
    unsafe {
        let count = s.oparg as usize;
        let mut builder = StrBuilder::new();
        for part in s.top_slice(count) {
            if let Some(part) = part.downcast::<Str>() {
                attempt!(vm, s, builder.push_text(vm, part));
            }
        }
        let made = attempt!(vm, s, builder.finish(vm));
        s.drop_many(count);
        s.push_obj(made);
    }
    Ctl::Next
}

pub unsafe fn BUILD_TEMPLATE(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `take`.
    unsafe {
        s.save();
        let made = attempt!(
            vm,
            s,
            taipan_objects::template::from_parts(vm, s.peek(2), s.peek(1))
        );
        s.drop_many(2);
        s.push_obj(made);
    }
    Ctl::Next
}

pub unsafe fn BUILD_INTERPOLATION(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `take`.
    unsafe {
        s.save();
        let has_format = s.oparg & 1 != 0;
        let count = if has_format { 3 } else { 2 };
        let format = if has_format { Some(s.peek(1)) } else { None };
        let (value, text) = (s.peek(count), s.peek(count - 1));
        let made = attempt!(
            vm,
            s,
            taipan_objects::template::interpolation(vm, value, text, s.oparg >> 2, format)
        );
        s.drop_many(count);
        s.push_obj(made);
    }
    Ctl::Next
}

/// A comprehension's list while it has room.
#[inline(always)]
pub unsafe fn LIST_APPEND(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `take`.
    unsafe {
        let list = s.peek(s.oparg as usize + 1);
        if !list.is_object() || !list.is_exact(taipan_objects::list::LIST) {
            return Ctl::Miss;
        }
        move_top_to(vm, s, list)
    }
}

/// Moves the top of the stack to the end of a list that has room.
///
/// # Safety
/// As `take`; `list` is a list.
#[inline(always)]
pub unsafe fn move_top_to(vm: &mut Vm, s: &mut State, list: ObjRef<'_>) -> Ctl {
    // SAFETY: the caller's promise.
    unsafe {
        let items = list.payload_unchecked::<List>().items_mut(vm);
        if items.len() == items.capacity() {
            return Ctl::Miss;
        }
        let mut value = s.pop();
        value.make_owned();
        let _ = items.push_within_capacity(value.into_obj_unchecked());
    }
    Ctl::Next
}

pub unsafe fn LIST_APPEND_SLOW(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `take`.
    unsafe {
        let value = s.pop_obj();
        if let Some(list) = s.peek(s.oparg as usize).downcast::<List>() {
            attempt!(vm, s, list.push(vm, value));
        }
    }
    Ctl::Next
}

pub unsafe fn LIST_EXTEND(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `take`.
    unsafe {
        s.save();
        let iterable = s.peek(1);
        if let Some(list) = s.peek(1 + s.oparg as usize).downcast::<List>()
            && let Err(error) = list.extend_from(vm, iterable)
        {
            let not_iterable = error.matches(exceptions::TYPE_ERROR)
                && iterable.ty().slots().iter.is_none()
                && !sequence::is_sequence(iterable);
            let error = if not_iterable {
                let kind = iterable.ty().display_name(vm);
                vm.type_error(format_args!("Value after * must be an iterable, not {kind}"))
            } else {
                error
            };
            return raise(vm, s, error);
        }
        s.drop_top();
        s.drained(vm)
    }
}

/// A program has put something else where the compiler keeps a set: `__conditional_annotations__`.
#[cold]
#[inline(never)]
fn no_set(vm: &mut Vm, found: ObjRef<'_>) -> Exception {
    let kind = found.ty().display_name(vm);
    vm.type_error(format_args!("'{kind}' object is not a set"))
}

pub unsafe fn SET_ADD(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `take`.
    unsafe {
        s.save();
        match s.peek(1 + s.oparg as usize).downcast::<Set>() {
            Some(set) => attempt!(vm, s, set.add(vm, s.peek(1))),
            None => {
                let error = no_set(vm, s.peek(1 + s.oparg as usize));
                return raise(vm, s, error);
            }
        }
        s.drop_top();
        s.drained(vm)
    }
}

pub unsafe fn SET_UPDATE(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `take`.
    unsafe {
        s.save();
        if let Some(set) = s.peek(1 + s.oparg as usize).downcast::<Set>() {
            attempt!(vm, s, set.update(vm, s.peek(1)));
        }
        s.drop_top();
        s.drained(vm)
    }
}

pub unsafe fn MAP_ADD(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `take`.
    unsafe {
        s.save();
        if let Some(dict) = s.peek(2 + s.oparg as usize).downcast::<Dict>() {
            attempt!(vm, s, dict.set(vm, s.peek(2), s.peek(1).own()));
        }
        s.drop_many(2);
        s.drained(vm)
    }
}

pub unsafe fn DICT_UPDATE(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `take`.
    unsafe {
        s.save();
        let update = s.peek(1);
        if let Some(dict) = s.peek(1 + s.oparg as usize).downcast::<Dict>()
            && let Err(error) = dict.merge(vm, update, true)
        {
            let error = if error.matches(exceptions::ATTRIBUTE_ERROR) {
                let kind = update.ty().display_name(vm);
                vm.type_error(format_args!("'{kind}' object is not a mapping"))
            } else {
                error
            };
            return raise(vm, s, error);
        }
        s.drop_top();
        s.drained(vm)
    }
}

pub unsafe fn DICT_MERGE(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `take`.
    unsafe {
        s.save();
        let update = s.peek(1);
        let target = s.peek(1 + s.oparg as usize);
        // Below the dict lie the positional arguments, the null, and the callable.
        let callee = s.peek(4 + s.oparg as usize);
        if let Some(dict) = target.downcast::<Dict>() {
            attempt!(vm, s, crate::calls::merge_keywords(vm, dict, update, callee));
        }
        s.drop_top();
        s.drained(vm)
    }
}

pub unsafe fn UNPACK_SEQUENCE(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `take`.
    unsafe {
        if specialize::due(s) {
            specialize::unpack_sequence(vm, &mut s.copy());
            return Ctl::Again;
        }
        s.save();
        let count = s.oparg as usize;
        let plain = tuple::items(s.peek(1)).filter(|_| s.peek(1).is_exact(tuple::TUPLE));
        if let Some(items) = plain.filter(|items| items.len() == count) {
            let (items, sequence) = (items.as_ptr(), s.pop_obj());
            for at in (0..count).rev() {
                s.push_obj((*items.add(at)).clone());
            }
            s.skip(1);
            drop(sequence);
            return s.drained(vm);
        }
        let sequence = s.pop_obj();
        let items = attempt!(vm, s, unpack(vm, sequence.borrow(), count));
        for item in items.iter().rev() {
            s.push_obj(item.clone());
        }
        s.skip(1);
        drop(items);
        drop(sequence);
        s.drained(vm)
    }
}

/// Exactly `count` items of an iterable.
fn unpack(vm: &mut Vm, iterable: ObjRef<'_>, count: usize) -> Result<HVec<Obj>> {
    let exact = if iterable.is_exact(tuple::TUPLE) {
        tuple::items(iterable).map(|items| HVec::from_iter(vm.alloc(), items.iter().cloned()))
    } else if iterable.is_exact(taipan_objects::list::LIST) {
        let list = iterable.downcast::<List>();
        list.map(|list| HVec::from_iter(vm.alloc(), list.items(vm).iter().cloned()))
    } else {
        None
    };
    if let Some(items) = exact {
        let items = items?;
        if items.len() == count {
            return Ok(items);
        }
        let got = items.len();
        return Err(if got < count {
            vm.value_error(format_args!(
                "not enough values to unpack (expected {count}, got {got})"
            ))
        } else {
            vm.value_error(format_args!(
                "too many values to unpack (expected {count}, got {got})"
            ))
        });
    }
    let iterator = unpack_iterator(vm, iterable)?;
    let mut items = HVec::with_capacity(vm.alloc(), count)?;
    while items.len() < count {
        match object::next(vm, iterator.borrow())? {
            Some(item) => items.push(vm.alloc(), item)?,
            None => {
                let got = items.len();
                return Err(vm.value_error(format_args!(
                    "not enough values to unpack (expected {count}, got {got})"
                )));
            }
        }
    }
    if object::next(vm, iterator.borrow())?.is_some() {
        if iterable.is_a(taipan_objects::dict::DICT) {
            let got = object::length(vm, iterable)?;
            if got > count {
                return Err(vm.value_error(format_args!(
                    "too many values to unpack (expected {count}, got {got})"
                )));
            }
        }
        return Err(vm.value_error(format_args!("too many values to unpack (expected {count})")));
    }
    Ok(items)
}

fn unpack_iterator(vm: &mut Vm, iterable: ObjRef<'_>) -> Result<Obj> {
    match object::iter(vm, iterable) {
        Err(error)
            if error.matches(exceptions::TYPE_ERROR)
                && iterable.ty().slots().iter.is_none()
                && !sequence::is_sequence(iterable) =>
        {
            let kind = iterable.ty().display_name(vm);
            Err(vm.type_error(format_args!("cannot unpack non-iterable {kind} object")))
        }
        other => other,
    }
}

pub unsafe fn UNPACK_EX(vm: &mut Vm, s: &mut State) -> Ctl {
    // SAFETY: see `take`.
    unsafe {
        s.save();
        let before = (s.oparg & 0xff) as usize;
        let after = (s.oparg >> 8) as usize;
        let sequence = s.pop_obj();
        let (head, rest, tail) = attempt!(vm, s, unpack_star(vm, sequence.borrow(), before, after));
        for item in tail.iter().rev() {
            s.push_obj(item.clone());
        }
        let rest = attempt!(vm, s, List::create(vm, rest));
        s.push(StackRef::new(rest.into()));
        for item in head.iter().rev() {
            s.push_obj(item.clone());
        }
        drop(sequence);
        s.drained(vm)
    }
}

type Unpacked = (HVec<Obj>, HVec<Obj>, HVec<Obj>);

fn unpack_star(vm: &mut Vm, iterable: ObjRef<'_>, before: usize, after: usize) -> Result<Unpacked> {
    let iterator = unpack_iterator(vm, iterable)?;
    let mut head = HVec::with_capacity(vm.alloc(), before)?;
    while head.len() < before {
        match object::next(vm, iterator.borrow())? {
            Some(item) => head.push(vm.alloc(), item)?,
            None => {
                let (least, got) = (before + after, head.len());
                return Err(vm.value_error(format_args!(
                    "not enough values to unpack (expected at least {least}, got {got})"
                )));
            }
        }
    }
    let mut rest = HVec::new();
    while let Some(item) = object::next(vm, iterator.borrow())? {
        rest.push(vm.alloc(), item)?;
    }
    if rest.len() < after {
        let (least, got) = (before + after, before + rest.len());
        return Err(vm.value_error(format_args!(
            "not enough values to unpack (expected at least {least}, got {got})"
        )));
    }
    let end = rest.len();
    let tail = rest.splice(vm.alloc(), end - after, end, HVec::new())?;
    Ok((head, rest, tail))
}
