//! The module `errno`.

use taipan_derive::pymodule;
use taipan_objects::dict::Dict;
use taipan_objects::module::{self, Module};
use taipan_objects::{Obj, Ref, Result, Vm, int};

/// The module's functions: none.
pub struct ErrnoModule;

/// Names for the error numbers of the operating system, and the dictionary errorcode, which leads back.
#[pymodule(name = "errno")]
impl ErrnoModule {
    #[init]
    fn fill(vm: &mut Vm, module: &Ref<Module>) -> Result<()> {
        let codes = Dict::create(vm)?;
        module::add(vm, module, "errorcode", Obj::from(codes.clone()))?;
        let mut last = 0;
        for (name, number, _) in taipan_vm::errno::ERRORS {
            let value = int::new(vm, *number)?;
            module::add(vm, module, name, value.clone())?;
            if *number != last {
                let name = vm.intern(name)?;
                codes.set(vm, value.borrow(), name.into())?;
            }
            last = *number;
        }
        Ok(())
    }
}
