//! The sequence and mapping protocols: `x[i]`, `in`, concatenation (`PySequence_*`, `PyObject_GetItem`, …).

use taipan_heap::{Obj, ObjRef};

use crate::exception::Result;
use crate::exceptions;
use crate::names;
use crate::object;
use crate::slice;
use crate::typeobject::{ObjectExt, TypeRef};
use crate::vm::Vm;

/// `container[key]`.
pub fn get_item(vm: &mut Vm, container: ObjRef<'_>, key: ObjRef<'_>) -> Result<Obj> {
    let slots = container.ty().slots();
    if let Some(subscript) = slots.subscript {
        return subscript(vm, container, key);
    }
    if slots.sq_item.is_some() {
        if key.ty().slots().index.is_some() {
            let index = crate::int::to_index(vm, key)?;
            return item(vm, container, index);
        }
        let kind = key.ty().display_name(vm);
        return Err(vm.type_error(format_args!("sequence index must be integer, not '{kind}'")));
    }
    if let Some(class) = TypeRef::from_obj(container) {
        if class.is(crate::type_methods::TYPE) {
            return crate::type_methods::subscript_type(vm, container, key);
        }
        if let Some(method) = object::lookup_attr(vm, container, names::__class_getitem__)?
            && !method.is_none()
        {
            return crate::call::call(vm, method.borrow(), &[key]);
        }
        let name = class.display_name(vm);
        return Err(vm.type_error(format_args!("type '{name}' is not subscriptable")));
    }
    let kind = container.ty().display_name(vm);
    Err(vm.type_error(format_args!("'{kind}' object is not subscriptable")))
}

/// `container[start:stop]`.
pub fn get_slice(vm: &mut Vm, container: ObjRef<'_>, start: ObjRef<'_>, stop: ObjRef<'_>) -> Result<Obj> {
    if let Some((start, stop)) = slice::plain_bounds(start, stop) {
        // Without a slice object.
        if container.is_exact(crate::list::LIST) {
            if let Some(list) = container.downcast_layout::<crate::list::List>() {
                let (start, _, count) = slice::adjust(list.items(vm).len(), start, stop, 1);
                return list.slice(vm, start as usize, count);
            }
        } else if container.is_exact(crate::tuple::TUPLE)
            && let Some(tuple) = container.downcast_layout::<crate::tuple::Tuple>()
        {
            let (start, _, count) = slice::adjust(tuple.len(), start, stop, 1);
            if count == tuple.len() {
                return Ok(container.own());
            }
            return crate::tuple::new(vm, &tuple.items()[start as usize..start as usize + count]);
        }
    }
    let key = slice::new(vm, start.own(), stop.own(), crate::singletons::NONE.own())?;
    get_item(vm, container, key.borrow())
}

/// `container[start:stop] = value`.
pub fn set_slice(
    vm: &mut Vm,
    container: ObjRef<'_>,
    start: ObjRef<'_>,
    stop: ObjRef<'_>,
    value: ObjRef<'_>,
) -> Result<()> {
    if let Some((start, stop)) = slice::plain_bounds(start, stop)
        && container.is_exact(crate::list::LIST)
        && let Some(list) = container.downcast_layout::<crate::list::List>()
    {
        return list.assign(vm, container, start, stop, value);
    }
    let key = slice::new(vm, start.own(), stop.own(), crate::singletons::NONE.own())?;
    set_item(vm, container, key.borrow(), Some(value))
}

/// `container[key] = value`, or `del container[key]` without a value.
pub fn set_item(
    vm: &mut Vm,
    container: ObjRef<'_>,
    key: ObjRef<'_>,
    value: Option<ObjRef<'_>>,
) -> Result<()> {
    let slots = container.ty().slots();
    if let Some(slot) = slots.ass_subscript {
        return slot(vm, container, key, value);
    }
    if let Some(slot) = slots.sq_ass_item {
        if key.ty().slots().index.is_some() {
            let mut index = crate::int::to_index(vm, key)?;
            if index < 0
                && let Some(length) = slots.sq_length
            {
                index += length(vm, container)? as isize;
            }
            return slot(vm, container, index, value);
        }
        let kind = key.ty().display_name(vm);
        return Err(vm.type_error(format_args!("sequence index must be integer, not '{kind}'")));
    }
    let kind = container.ty().display_name(vm);
    let any_of_sequence = slots.sq_length.is_some() || slots.sq_item.is_some() || slots.contains.is_some();
    let like_sequence = any_of_sequence || container.ty().is_heap_type();
    if value.is_none() && like_sequence && key.ty().slots().index.is_some() {
        return Err(vm.type_error(format_args!("'{kind}' object doesn't support item deletion")));
    }
    let what = if value.is_some() { "assignment" } else { "deletion" };
    // A sequence that is asked to delete by index says it in other words (`PySequence_DelItem`).
    let sequence = slots.sq_item.is_some() || slots.sq_length.is_some() || container.ty().is_heap_type();
    let does_not = if value.is_none() && sequence && key.ty().slots().index.is_some() {
        "doesn't"
    } else {
        "does not"
    };
    Err(vm.type_error(format_args!("'{kind}' object {does_not} support item {what}")))
}

/// `sequence[index]` by the sequence slot; a negative index has the length added.
pub fn item(vm: &mut Vm, sequence: ObjRef<'_>, index: isize) -> Result<Obj> {
    let slots = sequence.ty().slots();
    let Some(slot) = slots.sq_item else {
        if slots.subscript.is_some() {
            let key = crate::int::new(vm, index)?;
            return get_item(vm, sequence, key.borrow());
        }
        let kind = sequence.ty().display_name(vm);
        return Err(vm.type_error(format_args!("'{kind}' object does not support indexing")));
    };
    let mut index = index;
    if index < 0
        && let Some(length) = slots.sq_length
    {
        index += length(vm, sequence)? as isize;
    }
    slot(vm, sequence, index)
}

/// `item in container`.
pub fn contains(vm: &mut Vm, container: ObjRef<'_>, item: ObjRef<'_>) -> Result<bool> {
    if let Some(slot) = container.ty().slots().contains {
        return slot(vm, container, item);
    }
    iterate_for(vm, container, item)
}

/// `item in container`, by going through it.
pub(crate) fn iterate_for(vm: &mut Vm, container: ObjRef<'_>, item: ObjRef<'_>) -> Result<bool> {
    let iterator = match object::iter(vm, container) {
        Err(error) if error.matches(crate::exceptions::TYPE_ERROR) => {
            let kind = container.ty().display_name(vm);
            return Err(vm.type_error(format_args!(
                "argument of type '{kind}' is not a container or iterable"
            )));
        }
        iterator => iterator?,
    };
    while let Some(candidate) = object::next(vm, iterator.borrow())? {
        if object::equal(vm, candidate.borrow(), item)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether an object supports `x[i]` by index (`PySequence_Check`).
pub fn is_sequence(obj: ObjRef<'_>) -> bool {
    obj.downcast::<crate::dict::Dict>().is_none() && obj.ty().slots().sq_item.is_some()
}

/// Whether an object supports `x[key]` (`PyMapping_Check`).
pub fn is_mapping(obj: ObjRef<'_>) -> bool {
    obj.ty().slots().subscript.is_some()
}

/// An iterable's items, or `TypeError` with `message` if it is not iterable (`PySequence_Fast`).
pub fn fast(vm: &mut Vm, iterable: ObjRef<'_>, message: &str) -> Result<taipan_heap::HVec<Obj>> {
    match object::collect(vm, iterable) {
        Err(error)
            if error.matches(exceptions::TYPE_ERROR)
                && iterable.ty().slots().iter.is_none()
                && iterable.ty().slots().sq_item.is_none() =>
        {
            Err(vm.type_error(message))
        }
        other => other,
    }
}
