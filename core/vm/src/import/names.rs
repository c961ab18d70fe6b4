//! What the import statement takes out of a module: `from module import name`, and `*`.

use taipan_objects::object::DisplayStr;
use taipan_objects::str::Str;
use taipan_objects::{
    Exception, Obj, ObjRef, ObjectExt, Result, Vm, exceptions, module, names, object, sequence, set,
};

/// The `ImportError` of `from module import name`, in which `package` is the module's name, if it has one.
pub fn cannot_import(
    vm: &mut Vm,
    module: ObjRef<'_>,
    package: Option<Obj>,
    name: ObjRef<'_>,
) -> Result<Exception> {
    let known = match &package {
        Some(package) => package.clone(),
        None => vm.new_str("<unknown module name>")?,
    };
    let spec = object::lookup_attr(vm, module, names::__spec__)?.filter(|spec| !spec.borrow().is_none());
    let mut origin = match &spec {
        Some(spec) => file_of_spec(vm, spec.borrow())?,
        None => None,
    };
    let (shadowing, shadowing_library) = shadowing(vm, origin.as_ref(), known.borrow())?;
    if origin.is_none() {
        let file = module::dict_of(module).and_then(|dict| dict.get_str(vm, names::__file__));
        origin = file.filter(|file| file.downcast::<Str>().is_some());
    }
    let (shown_name, shown_module) = (object::repr(vm, name)?, object::repr(vm, known.borrow())?);
    let (shown_name, shown_module) = (DisplayStr(shown_name.borrow()), DisplayStr(shown_module.borrow()));
    let quoted = match &origin {
        Some(origin) => Some(object::repr(vm, origin.borrow())?),
        None => None,
    };
    let quoted = quoted.as_ref().map(|quoted| DisplayStr(quoted.borrow()));
    let place = origin.as_ref().map(|origin| DisplayStr(origin.borrow()));
    let initializing =
        module::dict_of(module).is_some() && taipan_objects::module_methods::is_initializing(vm, module)?;
    let message = match (quoted, place) {
        (Some(file), _) if shadowing_library => vm.format(format_args!(
            "cannot import name {shown_name} from {shown_module} (consider renaming {file} since it has the same name as \
             the standard library module named {shown_module} and prevents importing that standard library module)"
        ))?,
        (Some(file), _) if initializing && shadowing => vm.format(format_args!(
            "cannot import name {shown_name} from {shown_module} (consider renaming {file} if it has the same name as a \
             library you intended to import)"
        ))?,
        (_, Some(place)) if initializing => vm.format(format_args!(
            "cannot import name {shown_name} from partially initialized module {shown_module} (most likely due to a \
             circular import) ({place})"
        ))?,
        (_, None) if initializing => vm.format(format_args!(
            "cannot import name {shown_name} from partially initialized module {shown_module} (most likely due to a \
             circular import)"
        ))?,
        (_, Some(place)) => {
            vm.format(format_args!("cannot import name {shown_name} from {shown_module} ({place})"))?
        }
        (_, None) => {
            vm.format(format_args!("cannot import name {shown_name} from {shown_module} (unknown location)"))?
        }
    };
    let error = vm.exception_from_args(exceptions::IMPORT_ERROR, &[message.borrow()])?;
    let none = || taipan_objects::singletons::NONE.own();
    let module_name = package.unwrap_or_else(none);
    object::setattr(vm, error.as_obj(), names::name, Some(module_name.borrow()))?;
    let path = origin.unwrap_or_else(none);
    object::setattr(vm, error.as_obj(), names::path, Some(path.borrow()))?;
    let name_from = vm.intern("name_from")?;
    object::setattr(vm, error.as_obj(), name_from.borrow(), Some(name))?;
    Ok(error)
}

/// The hook: the `AttributeError` for a module of this name that has no such attribute.
pub fn no_attribute(
    vm: &mut Vm,
    module: ObjRef<'_>,
    known: ObjRef<'_>,
    name: ObjRef<'_>,
) -> Result<Exception> {
    let (shown, text) = (DisplayStr(known), DisplayStr(name));
    let initializing = taipan_objects::module_methods::is_initializing(vm, module)?;
    let spec = module::dict_of(module).and_then(|dict| dict.get_str(vm, names::__spec__));
    let spec = spec.filter(|spec| !spec.borrow().is_none() && !cfg!(feature = "small"));
    let origin = match &spec {
        Some(spec) => file_of_spec(vm, spec.borrow())?,
        None => None,
    };
    let (shadowing, shadowing_library) = shadowing(vm, origin.as_ref(), known)?;
    let place = origin.as_ref().map(|origin| DisplayStr(origin.borrow()));
    let message = match place {
        Some(place) if shadowing_library => vm.format(format_args!(
            "module '{shown}' has no attribute '{text}' (consider renaming '{place}' since it has the same name as the \
             standard library module named '{shown}' and prevents importing that standard library module)"
        ))?,
        Some(place) if initializing && shadowing => vm.format(format_args!(
            "module '{shown}' has no attribute '{text}' (consider renaming '{place}' if it has the same name as a library \
             you intended to import)"
        ))?,
        Some(place) if initializing => vm.format(format_args!(
            "partially initialized module '{shown}' from '{place}' has no attribute '{text}' (most likely due to a \
             circular import)"
        ))?,
        None if initializing => vm.format(format_args!(
            "partially initialized module '{shown}' has no attribute '{text}' (most likely due to a circular import)"
        ))?,
        _ if is_unfinished_submodule(vm, spec.as_ref(), name)? => vm.format(format_args!(
            "cannot access submodule '{text}' of module '{shown}' (most likely due to a circular import)"
        ))?,
        _ => vm.format(format_args!("module '{shown}' has no attribute '{text}'"))?,
    };
    Ok(object::attribute_error(
        vm,
        format_args!("{}", DisplayStr(message.borrow())),
        module,
        name,
    ))
}

/// Whether a submodule of that name is being imported: `__spec__._uninitialized_submodules`.
fn is_unfinished_submodule(vm: &mut Vm, spec: Option<&Obj>, name: ObjRef<'_>) -> Result<bool> {
    let Some(spec) = spec else { return Ok(false) };
    let listed = vm.intern("_uninitialized_submodules")?;
    match object::lookup_attr(vm, spec.borrow(), listed.borrow())? {
        Some(listed) => sequence::contains(vm, listed.borrow(), name),
        None => Ok(false),
    }
}

/// Whether a module's file may have been found in place of another module, and whether that is one of the standard library.
fn shadowing(vm: &mut Vm, origin: Option<&Obj>, module: ObjRef<'_>) -> Result<(bool, bool)> {
    let shadowing = match origin {
        Some(origin) => is_possibly_shadowing(vm, origin)?,
        None => false,
    };
    let is_set = |names: &Obj| names.is_a(set::SET) || names.is_a(set::FROZEN_SET);
    let library = match crate::sys::get(vm, "stdlib_module_names").filter(is_set) {
        Some(names) if shadowing => sequence::contains(vm, names.borrow(), module)?,
        _ => false,
    };
    Ok((shadowing, library))
}

/// The file that a module was loaded from, as its spec says.
fn file_of_spec(vm: &mut Vm, spec: ObjRef<'_>) -> Result<Option<Obj>> {
    let has_location = vm.intern("has_location")?;
    match object::lookup_attr(vm, spec, has_location.borrow())? {
        Some(flag) if object::is_true(vm, flag.borrow())? => {}
        _ => return Ok(None),
    }
    let origin = vm.intern("origin")?;
    let origin = object::lookup_attr(vm, spec, origin.borrow())?;
    Ok(origin.filter(|origin| origin.downcast::<Str>().is_some()))
}

/// The name under which the interpreter keeps what the start-up put first into `sys.path`.
pub const FIRST_PATH: &str = "sys_path_0";

/// Whether a module's file lies in the program's own folder, and so may have been found in place of another module.
fn is_possibly_shadowing(vm: &mut Vm, origin: &Obj) -> Result<bool> {
    let Some(first) = vm.interp().native_state.borrow().get(FIRST_PATH).cloned() else {
        return Ok(false);
    };
    let (first, origin) = (
        crate::paths::encode(vm, first.borrow())?,
        crate::paths::encode(vm, origin.borrow())?,
    );
    let folder = |path: &[u8]| {
        path.iter()
            .rposition(|&byte| byte == b'/')
            .map(|at| path[..at].to_vec())
    };
    let Some(mut root) = folder(&origin) else {
        return Ok(false);
    };
    if origin.ends_with(b"/__init__.py") {
        root = match folder(&root) {
            Some(root) => root,
            None => return Ok(false),
        };
    }
    if !first.is_empty() {
        return Ok(root == first);
    }
    let mut same = false;
    if let Some(files) = crate::lifecycle::platform(vm).and_then(|platform| platform.files()) {
        let asked = files.cwd(&mut |current| same = current == root);
        same &= asked.is_ok();
    }
    Ok(same)
}

/// `from module import *`
pub fn import_star(vm: &mut Vm, module: ObjRef<'_>, locals: ObjRef<'_>) -> Result<Obj> {
    let all = object::lookup_attr(vm, module, names::__all__)?;
    let (wanted, skip_private) = match &all {
        Some(all) => (object::collect(vm, all.borrow())?, false),
        None => {
            let own = module::dict_of(module).map(Obj::from);
            let dict = match own {
                Some(dict) => Some(dict),
                None => object::lookup_attr(vm, module, names::__dict__)?,
            };
            let Some(dict) = dict else {
                return Err(vm.new_exception(
                    exceptions::IMPORT_ERROR,
                    format_args!("from-import-* object has no __dict__ and no __all__"),
                ));
            };
            let keys = taipan_objects::call::call_method(vm, dict.borrow(), names::keys, &[])?;
            (object::collect(vm, keys.borrow())?, true)
        }
    };
    for name in wanted.iter() {
        let Some(text) = name.downcast::<Str>() else {
            let kind = name.ty().display_name(vm);
            let what = if skip_private { "Key in" } else { "Item in" };
            let attribute = if skip_private { "__dict__" } else { "__all__" };
            let owner = object::lookup_attr(vm, module, names::__name__)?;
            let owner = owner.as_ref().map_or(name.borrow(), Obj::borrow);
            return Err(vm.type_error(format_args!(
                "{what} {}.{attribute} must be str, not {kind}",
                DisplayStr(owner)
            )));
        };
        if skip_private && !text.is_empty() && text.char_at(0) == u32::from('_') {
            continue;
        }
        let value = object::getattr(vm, module, name.borrow())?;
        sequence::set_item(vm, locals, name.borrow(), Some(value.borrow()))?;
    }

    Ok(taipan_objects::singletons::NONE.own())
}
