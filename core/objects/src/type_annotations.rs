//! `__annotations__` and `__annotate__` of classes (PEP 649).

use taipan_heap::{Obj, ObjRef};

use crate::call;
use crate::dict::Dict;
use crate::exception::{Exception, Result};
use crate::names;
use crate::object;
use crate::singletons::NONE;
use crate::typeobject::{ObjectExt, TypeRef, type_modified};
use crate::vm::Vm;

fn no_attribute(vm: &mut Vm, ty: TypeRef<'_>, name: ObjRef<'_>) -> Exception {
    let class = ty.display_name(vm);
    let text = object::DisplayStr(name);
    object::attribute_error(
        vm,
        format_args!("type object '{class}' has no attribute '{text}'"),
        ty.as_obj(),
        name,
    )
}

fn own_dict(ty: TypeRef<'_>) -> Option<Obj> {
    ty.get().heap()?.dict.get()
}

fn found(vm: &mut Vm, ty: TypeRef<'_>, dict: &Dict, names: &[ObjRef<'_>]) -> Result<Option<Obj>> {
    for name in names {
        if let Some(value) = dict.get_str(vm, *name) {
            return Ok(Some(match value.ty().slots().descr_get {
                Some(get) => get(vm, value.borrow(), None, Some(ty.as_obj()))?,
                None => value,
            }));
        }
    }
    Ok(None)
}

/// `class.__annotations__`: made by `__annotate__` at first use, and cached.
pub fn get_annotations(vm: &mut Vm, ty: TypeRef<'_>) -> Result<Obj> {
    let Some(dict) = own_dict(ty) else {
        return Err(no_attribute(vm, ty, names::__annotations__));
    };
    let Some(dict) = dict.downcast::<Dict>() else {
        return Err(no_attribute(vm, ty, names::__annotations__));
    };
    if let Some(known) = found(
        vm,
        ty,
        dict,
        &[names::__annotations__, names::__annotations_cache__],
    )? {
        return Ok(known);
    }
    let annotate = get_annotate(vm, ty)?;
    let made: Obj = if object::is_callable(annotate.borrow()) {
        let format = crate::int::new(vm, 1_isize)?;
        let made = call::call(vm, annotate.borrow(), &[format.borrow()])?;
        if made.downcast::<Dict>().is_none() {
            let kind = made.ty().display_name(vm);
            return Err(vm.type_error(format_args!("__annotate__ returned non-dict of type '{kind}'")));
        }
        made
    } else {
        Dict::create(vm)?.into()
    };
    type_modified(vm, ty);
    dict.set(vm, names::__annotations_cache__, made.clone())?;
    Ok(made)
}

/// `class.__annotations__ = value`, or `del class.__annotations__`.
pub fn set_annotations(vm: &mut Vm, ty: TypeRef<'_>, value: Option<ObjRef<'_>>) -> Result<()> {
    let Some(dict) = own_dict(ty).filter(|_| !ty.bits().has(crate::TypeBits::IMMUTABLE)) else {
        let class = ty.display_name(vm);
        return Err(vm.type_error(format_args!(
            "cannot set '__annotations__' attribute of immutable type '{class}'"
        )));
    };
    let Some(dict) = dict.downcast::<Dict>() else {
        return Ok(());
    };
    type_modified(vm, ty);
    match value {
        Some(value) => {
            let name = if dict.get_str(vm, names::__annotations__).is_some() {
                names::__annotations__
            } else {
                names::__annotations_cache__
            };
            dict.set(vm, name, value.own())?;
        }
        None => {
            let removed = dict.remove(vm, names::__annotations__)?.is_some();
            let removed = dict.remove(vm, names::__annotations_cache__)?.is_some() || removed;
            if !removed {
                return Err(no_attribute(vm, ty, names::__annotations__));
            }
        }
    }
    for name in [names::__annotate_func__, names::__annotate__] {
        if dict.get_str(vm, name).is_some() {
            dict.set(vm, name, NONE.own())?;
        }
    }
    Ok(())
}

/// `class.__annotate__`
pub fn get_annotate(vm: &mut Vm, ty: TypeRef<'_>) -> Result<Obj> {
    let Some(dict) = own_dict(ty) else {
        return Err(no_attribute(vm, ty, names::__annotate__));
    };
    let Some(dict) = dict.downcast::<Dict>() else {
        return Err(no_attribute(vm, ty, names::__annotate__));
    };
    match found(vm, ty, dict, &[names::__annotate__, names::__annotate_func__])? {
        Some(function) => Ok(function),
        None => {
            dict.set(vm, names::__annotate_func__, NONE.own())?;
            Ok(NONE.own())
        }
    }
}

/// `class.__annotate__ = value`
pub fn set_annotate(vm: &mut Vm, ty: TypeRef<'_>, value: Option<ObjRef<'_>>) -> Result<()> {
    let Some(value) = value else {
        return Err(vm.type_error("cannot delete __annotate__ attribute"));
    };
    let Some(dict) = own_dict(ty).filter(|_| !ty.bits().has(crate::TypeBits::IMMUTABLE)) else {
        let class = ty.display_name(vm);
        return Err(vm.type_error(format_args!(
            "cannot set '__annotate__' attribute of immutable type '{class}'"
        )));
    };
    if !value.is_none() && !object::is_callable(value) {
        return Err(vm.type_error("__annotate__ must be callable or None"));
    }
    let Some(dict) = dict.downcast::<Dict>() else {
        return Ok(());
    };
    type_modified(vm, ty);
    dict.set(vm, names::__annotate_func__, value.own())?;
    if !value.is_none() {
        dict.remove(vm, names::__annotations_cache__)?;
    }
    Ok(())
}
