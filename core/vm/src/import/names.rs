//! What the import statement takes out of a module: `from module import name`, and `*`.

use taipan_objects::object::DisplayStr;
use taipan_objects::str::Str;
use taipan_objects::{
    Exception, Obj, ObjRef, ObjectExt, Result, Vm, exceptions, module, names, object, sequence,
};

/// The `ImportError` of `from module import name`.
pub fn cannot_import(
    vm: &mut Vm,
    module: ObjRef<'_>,
    package: Option<Obj>,
    name: ObjRef<'_>,
) -> Result<Exception> {
    let file = module::dict(module).and_then(|dict| dict.get_str(vm, names::__file__));
    let location = match &file {
        Some(file) => vm.format(format_args!("{}", DisplayStr(file.borrow())))?,
        None => vm.new_str("unknown location")?,
    };
    let package = match package {
        Some(package) => package,
        None => vm.new_str("<unknown module name>")?,
    };
    let message = vm.format(format_args!(
        "cannot import name '{}' from '{}' ({})",
        DisplayStr(name),
        DisplayStr(package.borrow()),
        DisplayStr(location.borrow())
    ))?;
    let error = vm.exception_from_args(exceptions::IMPORT_ERROR, &[message.borrow()])?;
    object::setattr(vm, error.as_obj(), names::name, Some(package.borrow()))?;
    let path = file.unwrap_or_else(|| taipan_objects::singletons::NONE.own());
    object::setattr(vm, error.as_obj(), names::path, Some(path.borrow()))?;
    let name_from = vm.intern("name_from")?;
    object::setattr(vm, error.as_obj(), name_from.borrow(), Some(name))?;
    Ok(error)
}

/// `from module import *`
pub fn import_star(vm: &mut Vm, module: ObjRef<'_>, locals: ObjRef<'_>) -> Result<Obj> {
    let all = object::lookup_attr(vm, module, names::__all__)?;
    let (wanted, skip_private) = match &all {
        Some(all) => (object::collect(vm, all.borrow())?, false),
        None => {
            let own = module::dict_of(module).map(Obj::from);
            let dict = match own {
                Some(dict) => Some(dict),
                None => object::lookup_attr(vm, module, names::__dict__)?,
            };
            let Some(dict) = dict else {
                return Err(vm.new_exception(
                    exceptions::IMPORT_ERROR,
                    format_args!("from-import-* object has no __dict__ and no __all__"),
                ));
            };
            let keys = taipan_objects::call::call_method(vm, dict.borrow(), names::keys, &[])?;
            (object::collect(vm, keys.borrow())?, true)
        }
    };
    for name in wanted.iter() {
        let Some(text) = name.downcast::<Str>() else {
            let kind = name.ty().display_name(vm);
            let what = if skip_private { "Key in" } else { "Item in" };
            let attribute = if skip_private { "__dict__" } else { "__all__" };
            let owner = object::lookup_attr(vm, module, names::__name__)?;
            let owner = owner.as_ref().map_or(name.borrow(), Obj::borrow);
            return Err(vm.type_error(format_args!(
                "{what} {}.{attribute} must be str, not {kind}",
                DisplayStr(owner)
            )));
        };
        if skip_private && !text.is_empty() && text.char_at(0) == u32::from('_') {
            continue;
        }
        let value = object::getattr(vm, module, name.borrow())?;
        sequence::set_item(vm, locals, name.borrow(), Some(value.borrow()))?;
    }

    Ok(taipan_objects::singletons::NONE.own())
}
