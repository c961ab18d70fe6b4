//! Importing native and frozen modules without `importlib`.
//!
//! This is how a board imports, where importlib would cost memory, and how an interpreter without a `_thread` or `posix` module
//! does. Modules get `__spec__ = None` and know their package by `__package__`.

use alloc::string::String;

use taipan_objects::list::List;
use taipan_objects::module::{self, Module};
use taipan_objects::object::DisplayStr;
use taipan_objects::str::Str;
use taipan_objects::{
    Exception, HVec, Obj, ObjRef, ObjectExt, Result, Vm, exceptions, names, object, singletons,
};

use super::{frozen, loaded, set_module};

/// Imports a module that is not in `sys.modules`, its packages first.
pub fn find_and_load(vm: &mut Vm, name: ObjRef<'_>) -> Result<Obj> {
    let text = match name.downcast::<Str>() {
        Some(text) => text.to_utf8(),
        None => return Err(vm.type_error("module name must be a string")),
    };
    if let Some(module) = loaded(vm, name)? {
        if module.borrow().is_none() {
            let message = alloc::format!("import of {} halted; None in sys.modules", DisplayStr(name));
            return Err(not_found(vm, &message, name));
        }
        return Ok(module);
    }
    let Some(text) = text else {
        return Err(no_module(vm, name));
    };
    let Some((package, last)) = text.rsplit_once('.') else {
        return load(vm, name, &text);
    };
    let package_name = vm.new_str(package)?;
    let package = vm.recursive(" while importing", |vm| {
        match loaded(vm, package_name.borrow())? {
            Some(package) if !package.borrow().is_none() => Ok(package),
            _ => find_and_load(vm, package_name.borrow()),
        }
    })?;
    // The package's own code may have imported it.
    if let Some(module) = loaded(vm, name)? {
        return Ok(module);
    }
    if object::lookup_attr(vm, package.borrow(), names::__path__)?.is_none() {
        let message = alloc::format!(
            "No module named '{text}'; '{}' is not a package",
            DisplayStr(package_name.borrow())
        );
        return Err(not_found(vm, &message, name));
    }
    let module = load(vm, name, &text)?;
    let attribute = vm.intern(last)?;
    object::setattr(vm, package.borrow(), attribute.borrow(), Some(module.borrow()))?;
    Ok(module)
}

fn load(vm: &mut Vm, name: ObjRef<'_>, text: &str) -> Result<Obj> {
    if let Some(def) = crate::lifecycle::native(vm, text) {
        let made: Obj = module::from_def(vm, def)?.into();
        set_module(vm, name, made.borrow())?;
        return Ok(made);
    }
    let Some(found) = frozen::find(vm, text) else {
        return Err(no_module(vm, name));
    };
    let module = Module::create(vm, name, singletons::NONE.own())?;
    let Some(dict) = module::dict(module.borrow()) else {
        return Err(vm.system_error("a module without a namespace"));
    };
    let root = crate::lifecycle::library_root(vm);
    let file = frozen::library_file(&root, &found);
    let package = if found.is_package {
        text
    } else {
        text.rsplit_once('.').map_or("", |(package, _)| package)
    };
    let package = vm.new_str(package)?;
    dict.set(vm, names::__package__, package)?;
    if found.is_package {
        let folder = String::from(file.trim_end_matches("/__init__.py"));
        let folder = vm.new_str(&folder)?;
        let mut path = HVec::new();
        path.push(vm.alloc(), folder)?;
        let path = List::create(vm, path)?;
        dict.set(vm, names::__path__, path.into())?;
    }
    let file = vm.new_str(&file)?;
    dict.set(vm, names::__file__, file)?;
    let module: Obj = module.into();
    set_module(vm, name, module.borrow())?;
    let globals: Obj = dict.into();
    let result = frozen::library_code(vm, &found, &root)
        .and_then(|code| crate::run::run_code(vm, &code, &globals, globals.clone()));
    match result {
        // A module may have put something else in its own place.
        Ok(_) => Ok(loaded(vm, name)?.unwrap_or(module)),
        Err(error) => {
            if let Some(modules) = vm.interp().modules.get()
                && let Some(modules) = modules.downcast::<taipan_objects::dict::Dict>()
            {
                modules.remove(vm, name)?;
            }
            Err(error)
        }
    }
}

/// Imports those names of a `from package import names` that the package does not have. `star` says that they come from `__all__`.
pub fn handle_fromlist(vm: &mut Vm, module: ObjRef<'_>, fromlist: ObjRef<'_>, star: bool) -> Result<()> {
    let package = object::getattr(vm, module, names::__name__)?;
    let items = object::collect(vm, fromlist)?;
    for item in items.iter() {
        let Some(text) = item.downcast::<Str>() else {
            let kind = item.ty().display_name(vm);
            return Err(if star {
                let package = DisplayStr(package.borrow());
                vm.type_error(format_args!("Item in {package}.__all__ must be str, not {kind}"))
            } else {
                vm.type_error(format_args!("Item in ``from list'' must be str, not {kind}"))
            });
        };
        if text.equals("*") {
            if !star && let Some(all) = object::lookup_attr(vm, module, names::__all__)? {
                handle_fromlist(vm, module, all.borrow(), true)?;
            }
            continue;
        }
        if object::lookup_attr(vm, module, item.borrow())?.is_some() {
            continue;
        }
        let full = vm.format(format_args!(
            "{}.{}",
            DisplayStr(package.borrow()),
            DisplayStr(item.borrow())
        ))?;
        match super::import_absolute(vm, full.borrow()) {
            Ok(_) => {}
            Err(error) if error.matches(exceptions::MODULE_NOT_FOUND_ERROR) => {
                let missing = object::getattr(vm, error.as_obj(), names::name)?;
                if !object::equal(vm, missing.borrow(), full.borrow())? {
                    return Err(error);
                }
            }
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

fn no_module(vm: &mut Vm, name: ObjRef<'_>) -> Exception {
    let shown = match object::repr(vm, name) {
        Ok(shown) => shown,
        Err(error) => return error,
    };
    let message = alloc::format!("No module named {}", DisplayStr(shown.borrow()));
    not_found(vm, &message, name)
}

fn not_found(vm: &mut Vm, message: &str, name: ObjRef<'_>) -> Exception {
    let made = (|| {
        let message = vm.new_str(message)?;
        let error = vm.exception_from_args(exceptions::MODULE_NOT_FOUND_ERROR, &[message.borrow()])?;
        object::setattr(vm, error.as_obj(), names::name, Some(name))?;
        Ok(error)
    })();
    match made {
        Ok(error) | Err(error) => error,
    }
}
