//! Attributes of modules.

use taipan_heap::{Obj, ObjRef};

use crate::call;
use crate::exception::Result;
use crate::exceptions;
use crate::names;
use crate::object;
use crate::str::Str;
use crate::vm::Vm;

/// `module.__getattribute__`: the namespace, then the module's own `__getattr__` (PEP 562).
pub fn getattr(vm: &mut Vm, this: ObjRef<'_>, name: ObjRef<'_>) -> Result<Obj> {
    let error = match object::generic_getattr(vm, this, name) {
        Err(error) if error.matches(exceptions::ATTRIBUTE_ERROR) => error,
        other => return other,
    };
    let Some(dict) = crate::module::dict(this) else {
        return Err(error);
    };
    if let Some(function) = dict.get_str(vm, names::__getattr__) {
        return call::call(vm, function.borrow(), &[name]);
    }
    let module = dict
        .get_str(vm, names::__name__)
        .filter(|module| module.downcast::<Str>().is_some());
    let text = object::DisplayStr(name);
    Err(match module {
        Some(module) => {
            let initializing = is_initializing(vm, this)?;
            let module = object::DisplayStr(module.borrow());
            if initializing {
                object::attribute_error(
                    vm,
                    format_args!(
                        "partially initialized module '{module}' has no attribute '{text}' (most likely due to a \
                         circular import)"
                    ),
                    this,
                    name,
                )
            } else {
                object::attribute_error(
                    vm,
                    format_args!("module '{module}' has no attribute '{text}'"),
                    this,
                    name,
                )
            }
        }
        None => object::attribute_error(vm, format_args!("module has no attribute '{text}'"), this, name),
    })
}

/// Whether a module's code is still running: `__spec__._initializing`.
pub fn is_initializing(vm: &mut Vm, module: ObjRef<'_>) -> Result<bool> {
    let Some(spec) = crate::module::dict(module).and_then(|dict| dict.get_str(vm, names::__spec__)) else {
        return Ok(false);
    };
    match object::lookup_attr(vm, spec.borrow(), names::_initializing)? {
        Some(flag) => object::is_true(vm, flag.borrow()),
        None => Ok(false),
    }
}
