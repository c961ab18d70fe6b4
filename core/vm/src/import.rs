//! Importing: native modules, and what the import statement needs of a module.

use taipan_objects::dict::Dict;
use taipan_objects::object::DisplayStr;
use taipan_objects::str::Str;
use taipan_objects::{
    Exception, Obj, ObjRef, ObjectExt, Result, Vm, exceptions, module, names, object, sequence,
};

/// Puts a module into `sys.modules`.
pub fn add_module(vm: &mut Vm, name: &str, module: Obj) -> Result<()> {
    let name = vm.intern(name)?;
    let Some(modules) = vm.interp().modules.get() else {
        return Err(vm.runtime_error("unable to get sys.modules"));
    };
    sequence::set_item(vm, modules.borrow(), name.borrow(), Some(module.borrow()))
}

/// A module of `sys.modules`.
pub fn loaded(vm: &mut Vm, name: ObjRef<'_>) -> Result<Option<Obj>> {
    let Some(modules) = vm.interp().modules.get() else {
        return Ok(None);
    };
    match modules.downcast::<Dict>() {
        Some(modules) => modules.get(vm, name),
        None => Ok(None),
    }
}

/// The hook: `__import__(name, globals, locals, fromlist, level)`.
pub fn import_hook(vm: &mut Vm, name: ObjRef<'_>, rest: &[ObjRef<'_>]) -> Result<Obj> {
    let fromlist = rest.get(2).copied();
    import(vm, name, fromlist)
}

/// Imports a native module by its absolute name.
pub fn import(vm: &mut Vm, name: ObjRef<'_>, _fromlist: Option<ObjRef<'_>>) -> Result<Obj> {
    if let Some(known) = loaded(vm, name)? {
        return Ok(known);
    }
    let Some(text) = name.downcast::<Str>() else {
        return Err(vm.type_error("module name must be a string"));
    };
    let found = crate::lifecycle::natives(vm)
        .iter()
        .find(|def| text.equals(def.name));
    if let Some(def) = found {
        let made = module::from_def(vm, def)?;
        add_module(vm, def.name, made.clone().into())?;
        return Ok(made.into());
    }
    let message = vm.format(format_args!("No module named '{}'", DisplayStr(name)))?;
    let error = vm.exception_from_args(exceptions::MODULE_NOT_FOUND_ERROR, &[message.borrow()])?;
    object::setattr(vm, error.as_obj(), names::name, Some(name))?;
    Err(error)
}

/// The `ImportError` of `from module import name`.
pub fn cannot_import(
    vm: &mut Vm,
    module: ObjRef<'_>,
    package: Option<Obj>,
    name: ObjRef<'_>,
) -> Result<Exception> {
    let file = module::dict(module).and_then(|dict| dict.get_str(vm, names::__file__));
    let location = match &file {
        Some(file) => vm.format(format_args!("{}", DisplayStr(file.borrow())))?,
        None => vm.new_str("unknown location")?,
    };
    let package = match package {
        Some(package) => package,
        None => vm.new_str("<unknown module name>")?,
    };
    let message = vm.format(format_args!(
        "cannot import name '{}' from '{}' ({})",
        DisplayStr(name),
        DisplayStr(package.borrow()),
        DisplayStr(location.borrow())
    ))?;
    let error = vm.exception_from_args(exceptions::IMPORT_ERROR, &[message.borrow()])?;
    object::setattr(vm, error.as_obj(), names::name, Some(package.borrow()))?;
    let path = file.unwrap_or_else(|| taipan_objects::singletons::NONE.own());
    object::setattr(vm, error.as_obj(), names::path, Some(path.borrow()))?;
    let name_from = vm.intern("name_from")?;
    object::setattr(vm, error.as_obj(), name_from.borrow(), Some(name))?;
    Ok(error)
}

/// `from module import *`
pub fn import_star(vm: &mut Vm, module: ObjRef<'_>, locals: ObjRef<'_>) -> Result<Obj> {
    let all = object::lookup_attr(vm, module, names::__all__)?;
    let (wanted, skip_private) = match &all {
        Some(all) => (object::collect(vm, all.borrow())?, false),
        None => {
            let Some(dict) = object::lookup_attr(vm, module, names::__dict__)? else {
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
