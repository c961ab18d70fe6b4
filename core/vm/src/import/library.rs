//! The module `_taipan`: the library that the program carries, for the finder in `frozen/overlay/_taipan_library.py`.

use taipan_derive::pymodule;
use taipan_objects::list::List;
use taipan_objects::module::{ModuleDef, PyModule};
use taipan_objects::object::DisplayStr;
use taipan_objects::str::Str;
use taipan_objects::{HVec, Obj, Ref, Result, Vm, exceptions, names, object, singletons, tuple};

use super::frozen;

/// The module's declaration.
pub const DEF: ModuleDef = Library::DEF;

/// The same, in memory.
pub fn module() -> &'static ModuleDef {
    const { &DEF }
}

/// `_taipan`
pub struct Library;

/// What Taipan's own library files ask of the runtime.
#[pymodule(name = "_taipan")]
impl Library {
    /// The folder in which the carried library is taken to lie.
    #[signature("($module, /)")]
    fn library_root(vm: &mut Vm) -> alloc::string::String {
        crate::lifecycle::library_root(vm)
    }
    /// The file below the library folder of the module with this name, and whether it is a package; or None.
    #[signature("($module, name, /)")]
    fn library_find(vm: &mut Vm, name: &Str) -> Result<Obj> {
        let Some(found) = name.to_utf8().and_then(|name| frozen::find(vm, &name)) else {
            return Ok(singletons::NONE.own());
        };
        let file = vm.new_str(found.file)?;
        tuple::new(vm, &[file, singletons::bool_object(found.is_package).own()])
    }
    /// The code object of the module with this name.
    #[signature("($module, name, /)")]
    fn library_code(vm: &mut Vm, name: Ref<Str>) -> Result<Obj> {
        match name.to_utf8().and_then(|name| frozen::find(vm, &name)) {
            Some(found) => {
                let root = crate::lifecycle::library_root(vm);
                Ok(frozen::library_code(vm, &found, &root)?.into())
            }
            None => {
                let message = vm.format(format_args!("No module named '{}'", DisplayStr(name.borrow())))?;
                let class = exceptions::MODULE_NOT_FOUND_ERROR;
                let error = vm.exception_from_args(class, &[message.borrow()])?;
                object::setattr(vm, error.as_obj(), names::name, Some(name.borrow()))?;
                Err(error)
            }
        }
    }
    /// The bytes of a file of the library, or None.
    #[signature("($module, path, /)")]
    fn library_data(vm: &mut Vm, path: &Str) -> Result<Obj> {
        match path.to_utf8().and_then(|path| frozen::source_of_file(vm, &path)) {
            Some(source) => taipan_objects::bytes::new(vm, source),
            None => Ok(singletons::NONE.own()),
        }
    }
    /// The modules whose names are the prefix and one part more: a list of (name, is_package).
    #[signature("($module, prefix, /)")]
    fn library_names(vm: &mut Vm, prefix: &Str) -> Result<Ref<List>> {
        let prefix = prefix.to_utf8().unwrap_or_default();
        let mut wanted = alloc::vec::Vec::new();
        if let Some(image) = crate::lifecycle::frozen(vm) {
            image.names(&mut |name| {
                if name
                    .strip_prefix(prefix.as_str())
                    .is_some_and(|rest| !rest.is_empty() && !rest.contains('.'))
                {
                    wanted.push(name);
                }
            });
        }
        let mut items = HVec::new();
        for name in wanted {
            let is_package = frozen::find(vm, name).is_some_and(|found| found.is_package);
            let name = vm.new_str(name)?;
            let item = tuple::new(vm, &[name, singletons::bool_object(is_package).own()])?;
            items.push(vm.alloc(), item)?;
        }
        List::create(vm, items)
    }
}
