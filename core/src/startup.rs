//! Starting an interpreter beyond its core: `importlib`, `sys.path`, the codecs, `site` (`Python/pylifecycle.c`).

use alloc::string::String;
use alloc::vec::Vec;

use taipan_objects::list::List;
use taipan_objects::{Exception, HVec, Obj, Vm, call, singletons};
use taipan_vm::import::{self, start};
use taipan_vm::{lifecycle, paths, sys};

use crate::{Interpreter, Outcome};

/// Where things lie, and what is to be imported before a program runs. Names of files are bytes, as the platform has them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Startup {
    /// `sys.prefix` and its relatives.
    pub prefix: Vec<u8>,
    /// `sys.executable`; empty if there is none.
    pub executable: Vec<u8>,
    /// `sys.path`, without the program's own folder.
    pub search: Vec<Vec<u8>>,
    /// Whether the library is the one that the program carries; if not, it lies on disk.
    pub carried: bool,
    /// Whether `site` is imported.
    pub site: bool,
    /// `--check-hash-based-pycs`: `default`, `always` or `never`; empty leaves `default`.
    pub check_hash_pycs: String,
}

impl Interpreter {
    /// Makes the interpreter ready for programs. A part of the library that fails to start is printed to stderr and ends it.
    ///
    /// An interpreter that was built without frozen modules, or without `_thread` and `_weakref`, imports without `importlib`.
    pub fn start(&mut self, startup: &Startup) -> Result<(), Outcome> {
        match start_all(&mut self.vm, startup) {
            Ok(()) => Ok(()),
            Err(error) => Err(self.finish(Err(error), b"", "")),
        }
    }
}

fn start_all(vm: &mut Vm, startup: &Startup) -> Result<(), Exception> {
    set_paths(vm, startup)?;
    let has = |vm: &Vm, names: &[&str]| names.iter().all(|name| lifecycle::native(vm, name).is_some());
    if !has(vm, &["_thread", "_weakref", "_warnings"]) || !start::importlib(vm)? {
        return Ok(());
    }
    if !has(vm, &["posix", "_io", "marshal"]) {
        return Ok(());
    }
    start::path_finders(vm)?;
    if !startup.check_hash_pycs.is_empty() {
        let imp = import::import_module(vm, "_imp")?;
        let (name, value) = (
            vm.intern("check_hash_based_pycs")?,
            vm.new_str(&startup.check_hash_pycs)?,
        );
        taipan_objects::object::setattr(vm, imp.borrow(), name.borrow(), Some(value.borrow()))?;
    }
    let hooks = sys::get(vm, "path_hooks").unwrap_or_else(|| singletons::NONE.own());
    let zipimporter = import::import_attribute(vm, "zipimport", "zipimporter")?;
    let insert = vm.intern("insert")?;
    let first = taipan_objects::int::new(vm, 0)?;
    call::call_method(
        vm,
        hooks.borrow(),
        insert.borrow(),
        &[first.borrow(), zipimporter.borrow()],
    )?;
    if startup.carried {
        let install = import::import_attribute(vm, "_taipan_library", "install")?;
        call::call(vm, install.borrow(), &[hooks.borrow()])?;
    }
    import::import_module(vm, "encodings")?;
    let options = sys::get(vm, "warnoptions");
    if options
        .as_ref()
        .and_then(|options| options.downcast::<List>())
        .is_some_and(|list| !list.items(vm).is_empty())
    {
        import::import_module(vm, "warnings")?;
    }
    if startup.site {
        import::import_module(vm, "site")?;
    }
    Ok(())
}

fn set_paths(vm: &mut Vm, startup: &Startup) -> Result<(), Exception> {
    for name in ["prefix", "exec_prefix", "base_prefix", "base_exec_prefix"] {
        let prefix = paths::decode(vm, &startup.prefix)?;
        sys::set(vm, name, prefix)?;
    }
    for name in ["executable", "_base_executable"] {
        let executable = paths::decode(vm, &startup.executable)?;
        sys::set(vm, name, executable)?;
    }
    let library = lifecycle::library_root(vm);
    let library = vm.new_str(&library)?;
    sys::set(vm, "_stdlib_dir", library)?;
    let name = vm.new_str("lib")?;
    sys::set(vm, "platlibdir", name)?;
    let mut path = HVec::new();
    for entry in &startup.search {
        let entry = paths::decode(vm, entry)?;
        path.push(vm.alloc(), entry)?;
    }
    let path: Obj = List::create(vm, path)?.into();
    sys::set(vm, "path", path)
}
