//! Setting `importlib` up, as CPython's `init_importlib` and `init_importlib_external` do.

use taipan_objects::module::{self, Module};
use taipan_objects::{HVec, Obj, Result, Vm, call, singletons};

use super::frozen;

/// Runs `importlib._bootstrap`, which finds native and frozen modules from then on.
///
/// Does nothing, and returns `false`, if the program carries no importlib.
pub fn importlib(vm: &mut Vm) -> Result<bool> {
    let Some(found) = frozen::find_frozen(vm, "_frozen_importlib") else {
        return Ok(false);
    };
    let name = vm.intern("_frozen_importlib")?;
    let module = Module::create(vm, name.borrow(), singletons::NONE.own())?;
    let origin = vm.new_str(found.name)?;
    module::add(vm, &module, "__origname__", origin)?;
    let module: Obj = module.into();
    super::add_module(vm, "_frozen_importlib", module.clone())?;
    for (name, value) in [
        ("meta_path", true),
        ("path_hooks", true),
        ("path_importer_cache", false),
    ] {
        let value: Obj = if value {
            taipan_objects::list::List::create(vm, HVec::new())?.into()
        } else {
            taipan_objects::dict::Dict::create(vm)?.into()
        };
        crate::sys::set(vm, name, value)?;
    }
    let code = frozen::frozen_code(vm, &found)?;
    let Some(globals) = module::dict(module.borrow()) else {
        return Err(vm.system_error("a module without a namespace"));
    };
    let globals: Obj = globals.into();
    crate::run::run_code(vm, &code, &globals, globals.clone())?;
    let imp = module::from_def(vm, super::imp_module())?;
    super::add_module(vm, "_imp", imp.clone().into())?;
    let sys = super::import_module(vm, "sys")?;
    let install = vm.intern("_install")?;
    call::call_method(
        vm,
        module.borrow(),
        install.borrow(),
        &[sys.borrow(), imp.borrow()],
    )?;
    vm.interp().importlib.set(Some(module));
    Ok(true)
}

/// Runs `importlib._bootstrap_external`, which finds modules on `sys.path`.
pub fn path_finders(vm: &mut Vm) -> Result<()> {
    let Some(importlib) = vm.interp().importlib.get() else {
        return Ok(());
    };
    let install = vm.intern("_install_external_importers")?;
    call::call_method(vm, importlib.borrow(), install.borrow(), &[])?;
    Ok(())
}
