//! `_typing`: what `typing` takes from the interpreter.

use taipan_derive::pymodule;
use taipan_objects::exception::Result;
use taipan_objects::module::{self, Module};
use taipan_objects::{Obj, Ref, Vm, type_alias, typevar, union};

/// What the module typing rests on: type variables, aliases, unions.
#[allow(missing_debug_implementations)]
pub struct Typing;

#[pymodule(name = "_typing")]
impl Typing {
    /// Return the argument.
    #[signature("($module, x, /)")]
    fn _idfunc(_vm: &mut Vm, x: Obj) -> Obj {
        x
    }
    #[init]
    fn init(vm: &mut Vm, module: &Ref<Module>) -> Result<()> {
        for (name, value) in [
            ("Generic", type_alias::GENERIC.own()),
            ("NoDefault", typevar::NO_DEFAULT.own()),
            ("ParamSpec", typevar::PARAM_SPEC.own()),
            ("ParamSpecArgs", typevar::PARAM_SPEC_ARGS.own()),
            ("ParamSpecKwargs", typevar::PARAM_SPEC_KWARGS.own()),
            ("TypeAliasType", type_alias::TYPE_ALIAS_TYPE.own()),
            ("TypeVar", typevar::TYPE_VAR.own()),
            ("TypeVarTuple", typevar::TYPE_VAR_TUPLE.own()),
            ("Union", union::UNION.own()),
        ] {
            module::add(vm, module, name, value)?;
        }
        Ok(())
    }
}
