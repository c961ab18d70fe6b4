//! What making a function needs beyond its fields.

use taipan_bytecode::co_flags;
use taipan_heap::{Obj, Ref};

use crate::code::Code;
use crate::dict::Dict;
use crate::exception::Result;
use crate::names;
use crate::vm::Vm;

/// The builtins that code in `globals` sees: `globals["__builtins__"]`, a module or a dict, or the interpreter's own.
pub fn builtins_of(vm: &mut Vm, globals: &Obj) -> Result<Obj> {
    let found = globals
        .downcast::<Dict>()
        .and_then(|globals| globals.get_str(vm, names::__builtins__));
    match found {
        Some(found) if found.downcast::<Dict>().is_some() => Ok(found),
        Some(found) => match crate::module::dict(found.borrow()) {
            Some(dict) => Ok(dict.into()),
            None => Ok(vm.builtins()?.into()),
        },
        None => Ok(vm.builtins()?.into()),
    }
}

/// The docstring of code: its first constant, where the compiler says that it has one.
pub fn doc_of(code: &Ref<Code>) -> Option<Obj> {
    if code.flags & co_flags::HAS_DOCSTRING == 0 {
        return None;
    }
    code.const_items().first().cloned()
}
