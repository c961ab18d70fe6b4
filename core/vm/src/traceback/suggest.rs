//! "Did you mean …?" for names and attributes that were not found, "Did you forget to import …?" for modules.

use alloc::vec::Vec;

use taipan_bytecode::co_flags;
use taipan_objects::dict::Dict;
use taipan_objects::exceptions;
use taipan_objects::frame::FrameObject;
use taipan_objects::object;
use taipan_objects::str::{self, Str};
use taipan_objects::suggestions::closest;
use taipan_objects::traceback::Traceback;
use taipan_objects::{Obj, ObjRef, ObjectExt, Ref, Result, Vm, call, names, sequence};
use taipan_unicode::Wtf8Buf;

use super::message::{attribute, push_quoted};

/// Appends to an exception's text what may have been meant.
pub fn append(vm: &mut Vm, error: ObjRef<'_>, innermost: Option<&Ref<Traceback>>, text: &mut Wtf8Buf) {
    if error.is_a(exceptions::IMPORT_ERROR) {
        let Some(wrong) = attribute(vm, error, "name_from") else {
            return;
        };
        if let Some(found) = of_module(vm, error, &wrong) {
            push_quoted(text, ". Did you mean: '", &found, "'?");
        }
        return;
    }
    let is_name_error = error.is_a(exceptions::NAME_ERROR);
    if !is_name_error && !error.is_a(exceptions::ATTRIBUTE_ERROR) {
        return;
    }
    let Some(wrong) = attribute(vm, error, "name") else {
        return;
    };
    let found = match is_name_error {
        true => of_frame(vm, innermost, &wrong),
        false => of_object(vm, error, innermost, &wrong),
    };
    if let Some(found) = &found {
        push_quoted(text, ". Did you mean: '", found, "'?");
    }
    if is_name_error && is_stdlib_module(vm, &wrong) {
        let before = match found {
            Some(_) => " Or did you forget to import '",
            None => ". Did you forget to import '",
        };
        push_quoted(text, before, &wrong, "'?");
    }
}

fn is_stdlib_module(vm: &mut Vm, name: &Obj) -> bool {
    let Some(sys) = vm.interp().sys.get() else {
        return false;
    };
    let Ok(key) = vm.intern("stdlib_module_names") else {
        return false;
    };
    let modules = sys
        .downcast::<Dict>()
        .and_then(|sys| sys.get_str(vm, key.borrow()));
    match modules {
        Some(modules) => sequence::contains(vm, modules.borrow(), name.borrow()).unwrap_or(false),
        None => false,
    }
}

fn is_private(name: &Obj) -> bool {
    name.downcast::<Str>()
        .and_then(|name| name.chars().next())
        .is_some_and(|first| first == u32::from('_'))
}

/// The names that an object's `__dir__` gives, sorted.
fn dir(vm: &mut Vm, object: ObjRef<'_>) -> Result<Vec<Obj>> {
    let names = match call::call_method(vm, object, names::__dir__, &[]) {
        Ok(names) => names,
        // Of a class this finds the function that its instances would use.
        Err(error) if error.matches(exceptions::TYPE_ERROR) => {
            let method = object::getattr(vm, object.ty().as_obj(), names::__dir__)?;
            call::call(vm, method.borrow(), &[object])?
        }
        Err(error) => return Err(error),
    };
    let mut found = texts(vm, names.borrow())?;
    taipan_unicode::sort::sort_by(&mut found, |a, b| {
        match (a.downcast::<Str>(), b.downcast::<Str>()) {
            (Some(a), Some(b)) => a.compare(b).is_lt(),
            _ => false,
        }
    });
    Ok(found)
}

/// The `str`s among an iterable's items.
fn texts(vm: &mut Vm, iterable: ObjRef<'_>) -> Result<Vec<Obj>> {
    let mut found = Vec::new();
    let items = object::collect(vm, iterable)?;
    found.extend(items.iter().filter(|item| item.is_a(str::STR)).cloned());
    Ok(found)
}

fn of_module(vm: &mut Vm, error: ObjRef<'_>, wrong: &Obj) -> Option<Obj> {
    let name = attribute(vm, error, "name")?;
    let builtins = vm.builtins().ok()?;
    let import = builtins.get_str(vm, names::__import__)?;
    let module = call::call(vm, import.borrow(), &[name.borrow()]).ok()?;
    let mut candidates = dir(vm, module.borrow()).ok()?;
    if !is_private(wrong) {
        candidates.retain(|name| !is_private(name));
    }
    closest(vm, wrong.borrow(), &candidates)
}

/// The names of a frame's local variables that have values.
fn local_names(vm: &mut Vm, frame: &FrameObject) -> Result<Vec<Obj>> {
    if frame.code.flags & co_flags::OPTIMIZED == 0 {
        return match frame.locals.get() {
            Some(namespace) => texts(vm, namespace.borrow()),
            None => texts(vm, frame.globals.borrow()),
        };
    }
    let names = frame.code.local_names().iter().enumerate();
    let bound = names.filter(|(at, _)| frame.local(vm, *at).is_some());
    Ok(bound.map(|(_, name)| name.clone()).collect())
}

/// `self` in a frame, if it has such a variable.
fn own_object(vm: &mut Vm, frame: &FrameObject) -> Result<Option<Obj>> {
    if frame.code.flags & co_flags::OPTIMIZED == 0 {
        let name = vm.intern("self")?;
        let namespace = frame.locals.get().unwrap_or_else(|| frame.globals.clone());
        if !sequence::contains(vm, namespace.borrow(), name.borrow())? {
            return Ok(None);
        }
        return sequence::get_item(vm, namespace.borrow(), name.borrow()).map(Some);
    }
    let mut names = frame.code.local_names().iter();
    let at = names.position(|name| name.downcast::<Str>().is_some_and(|name| name.equals("self")));
    Ok(at.and_then(|at| frame.local(vm, at)))
}

fn of_object(vm: &mut Vm, error: ObjRef<'_>, innermost: Option<&Ref<Traceback>>, wrong: &Obj) -> Option<Obj> {
    wrong.downcast::<Str>()?;
    let name = vm.intern("obj").ok()?;
    let object = object::getattr(vm, error, name.borrow()).ok()?;
    let mut candidates = dir(vm, object.borrow()).ok()?;
    let mut hide = !is_private(wrong);
    if let (Some(entry), true) = (innermost, hide) {
        // A method may see the private names of its own object.
        let frame = entry.frame.downcast::<FrameObject>()?;
        let own = own_object(vm, frame).ok()?;
        hide = !own.is_some_and(|own| own.is(&object));
    }
    if hide {
        candidates.retain(|name| !is_private(name));
    }
    closest(vm, wrong.borrow(), &candidates)
}

fn of_frame(vm: &mut Vm, innermost: Option<&Ref<Traceback>>, wrong: &Obj) -> Option<Obj> {
    wrong.downcast::<Str>()?;
    let frame = innermost?.frame.clone();
    let frame = frame.downcast::<FrameObject>()?;
    let mut candidates = local_names(vm, frame).ok()?;
    for namespace in [&frame.globals, &frame.builtins] {
        candidates.append(&mut texts(vm, namespace.borrow()).ok()?);
    }
    // The name of an attribute of the method's own object: it was meant to be looked up there.
    if let Some(own) = own_object(vm, frame).ok()?
        && let Ok(Some(_)) = object::lookup_attr(vm, own.borrow(), wrong.borrow())
    {
        return vm
            .format(format_args!("self.{}", object::DisplayStr(wrong.borrow())))
            .ok();
    }
    closest(vm, wrong.borrow(), &candidates)
}
