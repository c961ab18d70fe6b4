//! Making an interpreter and taking it down.

use alloc::boxed::Box;

use taipan_numeric::hash::HashSecret;
use taipan_objects::dict::Dict;
use taipan_objects::module::{self, ModuleDef};
use taipan_objects::vm::Interp;
use taipan_objects::{Result, Vm};
use taipan_platform::Platform;

/// The platform of an interpreter, as `Interp::extension` keeps it.
struct Host {
    platform: &'static dyn Platform,
    natives: &'static [ModuleDef],
}

/// A new interpreter's main thread, with `builtins` and `sys`. `natives` are the modules in Rust beyond them.
pub fn start(
    platform: &'static dyn Platform,
    secret: HashSecret,
    natives: &'static [ModuleDef],
) -> Result<Vm> {
    let interp = Interp::new(secret);
    let _ = interp.extension.set(Box::new(Host { platform, natives }));
    // SAFETY: this is the interpreter's only thread state so far.
    #[allow(unsafe_code)]
    let mut vm = unsafe { Vm::new(interp, &crate::hooks::HOOKS) };
    vm.handled.push(None);
    let modules = Dict::create(&mut vm)?;
    interp.modules.set(Some(modules.into()));
    let builtins = Dict::create(&mut vm)?;
    interp.builtins.set(Some(builtins.into()));
    let made = module::from_def(&mut vm, crate::builtins::module())?;
    if let Some(dict) = module::dict(made.borrow()) {
        interp.builtins.set(Some(dict.into()));
    }
    crate::import::add_module(&mut vm, "builtins", made.into())?;
    let sys = module::from_def(&mut vm, crate::sys::module())?;
    if let Some(dict) = module::dict(sys.borrow()) {
        interp.sys.set(Some(dict.into()));
    }
    crate::import::add_module(&mut vm, "sys", sys.into())?;
    Ok(vm)
}

/// The platform below.
pub fn platform(vm: &Vm) -> Option<&'static dyn Platform> {
    let host = vm.interp().extension.get()?.downcast_ref::<Host>()?;
    Some(host.platform)
}

/// The native modules that the interpreter was made with.
pub fn natives(vm: &Vm) -> &'static [ModuleDef] {
    let host = vm
        .interp()
        .extension
        .get()
        .and_then(|host| host.downcast_ref::<Host>());
    host.map_or(&[], |host| host.natives)
}
