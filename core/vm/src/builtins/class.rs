//! The class statement's function.

use taipan_objects::dict::Dict;
use taipan_objects::function::Function;
use taipan_objects::object::DisplayStr;
use taipan_objects::str::Str;
use taipan_objects::{
    Args, HVec, Obj, ObjectExt, Result, TypeRef, Vm, call, cell, names, object, sequence, tuple,
};

/// The class statement: runs the body in the namespace that the metaclass prepares, then calls the metaclass.
pub(super) fn build_class(vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
    let [body, name, bases @ ..] = args.args() else {
        return Err(vm.type_error("__build_class__: not enough arguments"));
    };
    if body.downcast::<Function>().is_none() {
        return Err(vm.type_error("__build_class__: func must be a function"));
    }
    if name.downcast::<Str>().is_none() {
        return Err(vm.type_error("__build_class__: name is not a string"));
    }
    let original = tuple::from_refs(vm, bases)?;
    let resolved = update_bases(vm, &original)?;
    let changed = !resolved.is(&original);
    let mut metaclass: Option<Obj> = None;
    let mut keyword_names = HVec::new();
    let mut keyword_values = HVec::new();
    for (keyword, value) in args.keywords() {
        if keyword.borrow().is(names::metaclass) {
            metaclass = Some(value.own());
        } else {
            keyword_names.push(vm.alloc(), keyword.clone())?;
            keyword_values.push(vm.alloc(), value)?;
        }
    }
    let items = tuple::items(resolved.borrow()).unwrap_or(&[]);
    let mut is_class = true;
    let mut metaclass = match metaclass {
        Some(metaclass) => {
            is_class = TypeRef::from_obj(metaclass.borrow()).is_some();
            metaclass
        }
        None => match items.first() {
            Some(first) => first.ty().own(),
            None => taipan_objects::type_methods::TYPE.own(),
        },
    };
    if is_class {
        metaclass = taipan_objects::type_new::calculate_metaclass(vm, metaclass.borrow(), items)?;
    }
    let namespace = match object::lookup_attr(vm, metaclass.borrow(), names::__prepare__)? {
        Some(prepare) => {
            let mut values = HVec::new();
            values.push(vm.alloc(), *name)?;
            values.push(vm.alloc(), resolved.borrow())?;
            values.extend_from_slice(vm.alloc(), &keyword_values)?;
            call::call_args(vm, prepare.borrow(), Args::new(&values, &keyword_names))?
        }
        None => Dict::create(vm)?.into(),
    };
    if !sequence::is_mapping(namespace.borrow()) {
        let shown = match TypeRef::from_obj(metaclass.borrow()) {
            Some(class) => alloc::format!("{}", class.display_name(vm)),
            None => alloc::string::String::from("<metaclass>"),
        };
        let kind = namespace.ty().display_name(vm);
        return Err(vm.type_error(format_args!(
            "{shown}.__prepare__() must return a mapping, not {kind}"
        )));
    }
    let cell = crate::calls::run_code(vm, *body, namespace.clone())?;
    if changed {
        sequence::set_item(
            vm,
            namespace.borrow(),
            names::__orig_bases__,
            Some(original.borrow()),
        )?;
    }
    let mut values = HVec::new();
    values.push(vm.alloc(), *name)?;
    values.push(vm.alloc(), resolved.borrow())?;
    values.push(vm.alloc(), namespace.borrow())?;
    values.extend_from_slice(vm.alloc(), &keyword_values)?;
    let class = call::call_args(vm, metaclass.borrow(), Args::new(&values, &keyword_names))?;
    if let Some(cell) = cell.downcast::<cell::Cell>()
        && TypeRef::from_obj(class.borrow()).is_some()
    {
        match cell.get() {
            Some(held) if held.is(&class) => {}
            Some(held) => {
                let (shown, class, held) = (
                    DisplayStr(*name),
                    object::repr(vm, class.borrow())?,
                    object::repr(vm, held.borrow())?,
                );
                let (class, held) = (DisplayStr(class.borrow()), DisplayStr(held.borrow()));
                return Err(vm.type_error(format_args!(
                    "__class__ set to {class} defining '{shown}' as {held}"
                )));
            }
            None => {
                let (shown, class) = (DisplayStr(*name), object::repr(vm, class.borrow())?);
                let class = DisplayStr(class.borrow());
                return Err(vm.runtime_error(format_args!(
                    "__class__ not set defining '{shown}' as {class}. Was __classcell__ propagated to \
                         type.__new__?"
                )));
            }
        }
    }
    Ok(class)
}

/// Bases that are no classes are asked for classes (`__mro_entries__`, PEP 560).
fn update_bases(vm: &mut Vm, bases: &Obj) -> Result<Obj> {
    let items = tuple::items(bases.borrow()).unwrap_or(&[]);
    if items
        .iter()
        .all(|base| TypeRef::from_obj(base.borrow()).is_some())
    {
        return Ok(bases.clone());
    }
    let mut updated = HVec::new();
    let mut changed = false;
    for base in items {
        if TypeRef::from_obj(base.borrow()).is_none()
            && let Some(method) = object::lookup_attr(vm, base.borrow(), names::__mro_entries__)?
        {
            let entries = call::call(vm, method.borrow(), &[bases.borrow()])?;
            let Some(entries) = tuple::items(entries.borrow()).map(<[Obj]>::to_vec) else {
                return Err(vm.type_error("__mro_entries__ must return a tuple"));
            };
            changed = true;
            for entry in entries {
                updated.push(vm.alloc(), entry)?;
            }
            continue;
        }
        updated.push(vm.alloc(), base.clone())?;
    }
    if changed {
        tuple::from_vec(vm, updated)
    } else {
        Ok(bases.clone())
    }
}
