//! Making an interpreter and taking it down.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use core::cell::OnceCell;

use taipan_numeric::hash::HashSecret;
use taipan_objects::dict::Dict;
use taipan_objects::module::{self, ModuleDef};
use taipan_objects::vm::Interp;
use taipan_objects::{Result, Vm, names};
use taipan_platform::Platform;

use crate::gil::Gil;
use crate::import::Frozen;
use crate::monitoring::Monitoring;

/// What an interpreter is made of.
pub struct Setup {
    /// The machine below.
    pub platform: &'static dyn Platform,
    /// The key of `str` and `bytes` hashes.
    pub secret: HashSecret,
    /// The modules in Rust beyond `builtins`, `sys` and what the core brings.
    pub natives: Vec<&'static [ModuleDef]>,
    /// The modules whose code the program carries.
    pub frozen: Option<&'static dyn Frozen>,
    /// The folder in which the carried library is taken to lie: `sys._stdlib_dir`.
    pub library: String,
    /// Whether frozen modules are used beyond those that start importlib: `-X frozen_modules`.
    pub use_frozen: bool,
}

/// What an interpreter keeps of its set-up, as `Interp::extension`.
struct Host {
    platform: &'static dyn Platform,
    natives: Vec<&'static [ModuleDef]>,
    frozen: Option<&'static dyn Frozen>,
    library: String,
    use_frozen: bool,
    gil: OnceCell<Gil>,
    monitoring: Monitoring,
}

/// Modules of this crate that every interpreter has, beyond `builtins` and `sys`.
static OWN: &[fn() -> &'static ModuleDef] = if cfg!(feature = "small") {
    &[]
} else {
    &[crate::warnings::module]
};

/// A new interpreter's main thread, with `builtins` and `sys`. Nothing of the library has been imported.
pub fn start(setup: Setup) -> Result<Vm> {
    let interp = Interp::new(setup.secret);
    let host = Host {
        platform: setup.platform,
        natives: setup.natives,
        frozen: setup.frozen,
        library: setup.library,
        use_frozen: setup.use_frozen,
        gil: OnceCell::new(),
        monitoring: Monitoring::default(),
    };
    let _ = interp.extension.set(Box::new(host));
    // SAFETY: this is the interpreter's only thread state so far.
    #[allow(unsafe_code)]
    let mut vm = unsafe { Vm::new(interp, &crate::hooks::HOOKS) };
    if let Some(threads) = setup.platform.threads() {
        vm.ident = threads.current().0;
    }
    vm.ident = vm.ident.max(1);
    vm.thread.ident.set(vm.ident);
    vm.handled.push(None);
    let modules = Dict::create(&mut vm)?;
    interp.modules.set(Some(modules.into()));
    let builtins = Dict::create(&mut vm)?;
    interp.builtins.set(Some(builtins.into()));
    let sys = module::from_def(&mut vm, crate::sys::module())?;
    if let Some(dict) = module::dict(sys.borrow()) {
        interp.sys.set(Some(dict.into()));
    }
    crate::import::add_module(&mut vm, "sys", sys.into())?;
    let made = module::from_def(&mut vm, crate::builtins::module())?;
    if let Some(dict) = module::dict(made.borrow()) {
        let import = dict.get_str(&vm, names::__import__);
        interp.import_function.set(import);
        interp.builtins.set(Some(dict.into()));
    }
    crate::import::add_module(&mut vm, "builtins", made.into())?;
    Ok(vm)
}

fn host(vm: &Vm) -> Option<&'static Host> {
    vm.interp().extension.get()?.downcast_ref::<Host>()
}

/// Where the interpreter keeps its GIL, once a second thread has been started.
pub(crate) fn gil(vm: &Vm) -> Option<&'static OnceCell<Gil>> {
    Some(&host(vm)?.gil)
}

/// What the interpreter keeps for `sys.monitoring`.
pub(crate) fn monitoring(vm: &Vm) -> Option<&'static Monitoring> {
    Some(&host(vm)?.monitoring)
}

/// The platform below.
pub fn platform(vm: &Vm) -> Option<&'static dyn Platform> {
    Some(host(vm)?.platform)
}

/// The modules in Rust, `builtins` and `sys` left out.
pub fn natives(vm: &Vm) -> impl Iterator<Item = &'static ModuleDef> + use<> {
    let given = host(vm)
        .into_iter()
        .flat_map(|host| host.natives.iter().copied().flatten());
    OWN.iter().map(|def| def()).chain(given)
}

/// The module in Rust of this name, `builtins` and `sys` left out.
pub fn native(vm: &Vm, name: &str) -> Option<&'static ModuleDef> {
    natives(vm).find(|def| def.name == name)
}

/// The modules whose code the program carries.
pub fn frozen(vm: &Vm) -> Option<&'static dyn Frozen> {
    host(vm)?.frozen
}

/// The folder in which the carried library is taken to lie.
pub fn library_root(vm: &Vm) -> String {
    host(vm).map(|host| host.library.clone()).unwrap_or_default()
}

/// Whether frozen modules are used beyond those that start importlib: `-X frozen_modules`.
pub fn use_frozen(vm: &Vm) -> bool {
    host(vm).is_some_and(|host| host.use_frozen)
}
