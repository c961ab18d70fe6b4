//! Attributes of modules.

use taipan_heap::{Obj, ObjRef, Ref};

use crate::call;
use crate::dict::Dict;
use crate::exception::{Exception, Result};
use crate::exceptions;
use crate::names;
use crate::object;
use crate::singletons::NONE;
use crate::str::Str;
use crate::typeobject::ObjectExt;
use crate::vm::Vm;

/// `module.__getattribute__`: the namespace, then the module's own `__getattr__` (PEP 562).
pub fn getattr(vm: &mut Vm, this: ObjRef<'_>, name: ObjRef<'_>) -> Result<Obj> {
    if let Some(found) = find(vm, this, name)? {
        return Ok(found);
    }
    let Some(dict) = crate::module::dict(this) else {
        return Err(object::no_attribute(vm, this, name));
    };
    let module = dict
        .get_str(vm, names::__name__)
        .filter(|module| module.downcast::<Str>().is_some());
    Err(match module {
        Some(module) => (vm.hooks().no_module_attribute)(vm, this, module.borrow(), name)?,
        None => {
            let text = object::DisplayStr(name);
            object::attribute_error(vm, format_args!("module has no attribute '{text}'"), this, name)
        }
    })
}

/// As [`getattr`], `None` where it would raise for an attribute that nobody knows.
pub fn find(vm: &mut Vm, this: ObjRef<'_>, name: ObjRef<'_>) -> Result<Option<Obj>> {
    match object::find_attr(vm, this, name) {
        Ok(None) => {}
        Err(error) if error.matches(exceptions::ATTRIBUTE_ERROR) => {}
        other => return other,
    }
    let function = crate::module::dict(this).and_then(|dict| dict.get_str(vm, names::__getattr__));
    match function {
        Some(function) => call::call(vm, function.borrow(), &[name]).map(Some),
        None => Ok(None),
    }
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

/// `<module 'os' from '…'>`, as `importlib` shows it; by name and file before that is there.
pub fn repr(vm: &mut Vm, this: ObjRef<'_>) -> Result<Obj> {
    let name = vm.intern("_module_repr")?;
    if let Some(importlib) = vm.interp().importlib.get()
        && let Some(function) = object::lookup_attr(vm, importlib.borrow(), name.borrow())?
    {
        return call::call(vm, function.borrow(), &[this]);
    }
    let dict = crate::module::dict(this);
    let entry = |vm: &mut Vm, name: ObjRef<'_>| match dict.as_ref().and_then(|dict| dict.get_str(vm, name)) {
        Some(value) => object::repr(vm, value.borrow()).map(Some),
        None => Ok(None),
    };
    let name = entry(vm, names::__name__)?;
    let file = entry(vm, names::__file__)?;
    let name = match name {
        Some(name) => name,
        None => vm.new_str("'?'")?,
    };
    let name = object::DisplayStr(name.borrow());
    match file {
        Some(file) => vm.format(format_args!(
            "<module {name} from {}>",
            object::DisplayStr(file.borrow())
        )),
        None => vm.format(format_args!("<module {name}>")),
    }
}

#[cold]
fn no_dict(vm: &mut Vm) -> Exception {
    vm.type_error("<module>.__dict__ is not a dictionary")
}

fn namespace(vm: &mut Vm, this: ObjRef<'_>) -> Result<Ref<Dict>> {
    match crate::module::dict(this) {
        Some(dict) => Ok(dict),
        None => Err(no_dict(vm)),
    }
}

/// `module.__dir__()`: what the module's own `__dir__` says, or the names in it.
pub fn dir(vm: &mut Vm, this: ObjRef<'_>) -> Result<Obj> {
    let dict = namespace(vm, this)?;
    if let Some(function) = dict.get_str(vm, names::__dir__) {
        return call::call(vm, function.borrow(), &[]);
    }
    let names = object::collect(vm, dict.borrow())?;
    Ok(crate::list::List::create(vm, names)?.into())
}

/// `module.__annotations__`: made by `__annotate__` at first use, and kept unless the module still runs.
pub fn annotations(vm: &mut Vm, this: ObjRef<'_>) -> Result<Obj> {
    let dict = namespace(vm, this)?;
    if let Some(known) = dict.get_str(vm, names::__annotations__) {
        return Ok(known);
    }
    let initializing = is_initializing(vm, this)?;
    let annotate = dict.get_str(vm, names::__annotate__);
    let made: Obj = match annotate.filter(|annotate| object::is_callable(annotate.borrow())) {
        Some(annotate) => {
            let format = crate::int::new(vm, 1_isize)?;
            let made = call::call(vm, annotate.borrow(), &[format.borrow()])?;
            if made.downcast::<Dict>().is_none() {
                let kind = made.ty().display_name(vm);
                return Err(vm.type_error(format_args!("__annotate__ returned non-dict of type '{kind}'")));
            }
            made
        }
        None => Dict::create(vm)?.into(),
    };
    if !initializing {
        dict.set(vm, names::__annotations__, made.clone())?;
    }
    Ok(made)
}

/// `module.__annotations__ = value`, or `del module.__annotations__`.
pub fn set_annotations(vm: &mut Vm, this: ObjRef<'_>, value: Option<ObjRef<'_>>) -> Result<()> {
    let dict = namespace(vm, this)?;
    match value {
        Some(value) => dict.set(vm, names::__annotations__, value.own())?,
        None => {
            if dict.remove(vm, names::__annotations__)?.is_none() {
                return Err(vm.new_exception(exceptions::ATTRIBUTE_ERROR, format_args!("__annotations__")));
            }
        }
    }
    dict.remove(vm, names::__annotate__).map(drop)
}

/// `module.__annotate__`
pub fn annotate(vm: &mut Vm, this: ObjRef<'_>) -> Result<Obj> {
    let dict = namespace(vm, this)?;
    match dict.get_str(vm, names::__annotate__) {
        Some(function) => Ok(function),
        None => {
            dict.set(vm, names::__annotate__, NONE.own())?;
            Ok(NONE.own())
        }
    }
}

/// `module.__annotate__ = value`
pub fn set_annotate(vm: &mut Vm, this: ObjRef<'_>, value: Option<ObjRef<'_>>) -> Result<()> {
    let Some(value) = value else {
        return Err(vm.type_error("cannot delete __annotate__ attribute"));
    };
    let dict = namespace(vm, this)?;
    if !value.is_none() && !object::is_callable(value) {
        return Err(vm.type_error("__annotate__ must be callable or None"));
    }
    dict.set(vm, names::__annotate__, value.own())?;
    if !value.is_none() {
        dict.remove(vm, names::__annotations__)?;
    }
    Ok(())
}
