//! The module `posix`: the operating system's calls, as CPython's `os` uses them.
//!
//! | file | what it holds |
//! |---|---|
//! | `arguments.rs` | paths, descriptors and directories as arguments; errors |
//! | `stat.rs` | what is known about files and file systems |
//! | `names.rs` | names of files: renaming, removing, linking, permissions, times |
//! | `scandir.rs` | directories |
//! | `descriptors.rs` | open files |
//! | `process.rs` | the process, its relatives and rights, the machine |
//! | `constants.rs` | numbers |
//!
//! Descriptors are those of the platform's table of open files (`files.rs`), so what a program can reach is what it
//! opened.

// A function of the system that takes anything like a descriptor is not a function of descriptors of any lifetime.
#![allow(clippy::redundant_closure)]

pub mod arguments;
mod constants;
mod descriptors;
mod names;
mod process;
mod scandir;
mod stat;

use taipan_derive::pymodule;
use taipan_objects::dict::Dict;
use taipan_objects::module::{self, Module, ModuleDef, PyModule};
use taipan_objects::{HVec, Obj, ObjRef, Ref, Result, Vm, bytes, exceptions, int, list};
use taipan_platform::Platform;
use taipan_vm::paths;

/// The module's declaration.
pub fn module() -> ModuleDef {
    Posix::DEF
}

/// `posix`
struct Posix;

/// What the operating system offers.
/// The module os is the face of it.
#[pymodule(name = "posix")]
impl Posix {
    #[init]
    fn fill(vm: &mut Vm, module: &Ref<Module>) -> Result<()> {
        for part in [
            stat::Part::DEF,
            names::Part::DEF,
            scandir::Part::DEF,
            descriptors::Part::DEF,
            process::Part::DEF,
        ] {
            module::add_functions(vm, module, &part)?;
        }
        for (name, value) in constants::numbers() {
            let value = int::new(vm, *value)?;
            module::add(vm, module, name, value)?;
        }
        for (name, class) in [
            ("stat_result", stat::STAT_RESULT),
            ("statvfs_result", stat::STATVFS_RESULT),
            ("DirEntry", scandir::DIR_ENTRY),
            ("uname_result", process::UNAME_RESULT),
            ("times_result", process::TIMES_RESULT),
            ("terminal_size", process::TERMINAL_SIZE),
            ("error", exceptions::OS_ERROR),
        ] {
            module::add(vm, module, name, class.own())?;
        }
        let mut have = HVec::new();
        for name in constants::HAVE {
            let name = vm.new_str(name)?;
            have.push(vm.alloc(), name)?;
        }
        let have = list::List::create(vm, have)?;
        module::add(vm, module, "_have_functions", have.into())?;
        let sysconf_names = Dict::create(vm)?;
        for (key, value) in constants::SYSCONF {
            let key = vm.intern(key)?;
            let value = int::new(vm, *value)?;
            sysconf_names.set(vm, key.borrow(), value)?;
        }
        module::add(vm, module, "sysconf_names", sysconf_names.into())?;
        let environ = environ(vm)?;
        module::add(vm, module, "environ", environ)
    }
    /// Create the environment dictionary.
    fn _create_environ(vm: &mut Vm) -> Result<Obj> {
        environ(vm)
    }
    /// Change or add an environment variable.
    #[signature("($module, name, value, /)")]
    fn putenv(vm: &mut Vm, name: ObjRef<'_>, value: ObjRef<'_>) -> Result<()> {
        let name = paths::path_bytes(vm, name)?;
        let value = paths::path_bytes(vm, value)?;
        if name.contains(&b'=') {
            return Err(vm.value_error("illegal environment variable name"));
        }
        set_variable(vm, &name, Some(&value))
    }
    /// Delete an environment variable.
    #[signature("($module, name, /)")]
    fn unsetenv(vm: &mut Vm, name: ObjRef<'_>) -> Result<()> {
        let name = paths::path_bytes(vm, name)?;
        set_variable(vm, &name, None)
    }
    /// The path itself if it is str or bytes, otherwise what its __fspath__() returns.
    ///
    /// Raises TypeError for anything else.
    #[signature("($module, /, path)")]
    fn fspath(vm: &mut Vm, path: ObjRef<'_>) -> Result<Obj> {
        paths::fspath(vm, path)
    }
    /// The system's message for an error number.
    #[signature("($module, code, /)")]
    fn strerror(_vm: &mut Vm, code: i32) -> String {
        if code == 0 {
            return "Success".into();
        }
        paths::error_text(code)
    }
}

fn set_variable(vm: &mut Vm, name: &[u8], value: Option<&[u8]>) -> Result<()> {
    let host = arguments::host(vm)?;
    let Some(environment) = host.environment() else {
        return Ok(());
    };
    environment
        .set_variable(name, value)
        .map_err(|error| paths::os_error(vm, error, &[]))
}

/// A dict of the variables, as `bytes`.
fn environ(vm: &mut Vm) -> Result<Obj> {
    let host = arguments::host(vm)?;
    let mut variables = Vec::new();
    if let Some(environment) = host.environment() {
        environment.variables(&mut |name, value| variables.push((name.to_vec(), value.to_vec())));
    }
    let dict = Dict::create(vm)?;
    for (name, value) in variables {
        let name = bytes::new(vm, &name)?;
        let value = bytes::new(vm, &value)?;
        dict.set(vm, name.borrow(), value)?;
    }
    Ok(dict.into())
}
