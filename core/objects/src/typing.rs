//! What the types of the type system share: calls into `typing`, how types are shown, and the substitution of type
//! parameters (PEP 484, 585, 604, 612, 646, 695, 696).

use alloc::vec::Vec;

use taipan_heap::{HVec, Obj, ObjRef};

use crate::call;
use crate::exception::Result;
use crate::list::List;
use crate::names;
use crate::object::{self, DisplayStr};
use crate::sequence;
use crate::singletons::{ELLIPSIS, NONE};
use crate::str::{Str, StrBuilder};
use crate::tuple::{self, Tuple};
use crate::typeobject::{ObjectExt, TypeRef};
use crate::vm::Vm;

/// An attribute of a library module, which is imported if need be.
pub fn library(vm: &mut Vm, module: &str, name: &str) -> Result<Obj> {
    let module = vm.intern(module)?;
    let name = vm.intern(name)?;
    let fromlist = tuple::new(vm, &[name.clone().into()])?;
    let level = crate::int::new(vm, 0_isize)?;
    let module = (vm.hooks().import)(
        vm,
        module.borrow(),
        &[NONE, NONE, fromlist.borrow(), level.borrow()],
    )?;
    object::getattr(vm, module.borrow(), name.borrow())
}

/// Calls a function of `typing`.
pub fn call_typing(vm: &mut Vm, name: &str, args: &[ObjRef<'_>]) -> Result<Obj> {
    let function = library(vm, "typing", name)?;
    call::call(vm, function.borrow(), args)
}

/// A type as annotations show it: builtin classes by their name alone, `None` and `...` as such.
pub fn push_type_repr(vm: &mut Vm, text: &mut StrBuilder, ty: ObjRef<'_>) -> Result<()> {
    if ty.is(ELLIPSIS) {
        return text.push_str(vm, "...");
    }
    if ty.is(crate::none::NONE_TYPE.as_obj()) {
        return text.push_str(vm, "None");
    }
    let is_alias = object::lookup_attr(vm, ty, names::__origin__)?.is_some()
        && object::lookup_attr(vm, ty, names::__args__)?.is_some();
    if !is_alias && let Some(qualname) = object::lookup_attr(vm, ty, names::__qualname__)? {
        let module = object::lookup_attr(vm, ty, names::__module__)?;
        if let Some(module) = module.filter(|module| !module.is_none()) {
            let qualname = object::str(vm, qualname.borrow())?;
            let is_builtin = module
                .downcast::<Str>()
                .is_some_and(|module| module.equals("builtins"));
            if !is_builtin {
                let module = object::str(vm, module.borrow())?;
                text.push_obj(vm, &module)?;
                text.push(vm, '.'.into())?;
            }
            return text.push_obj(vm, &qualname);
        }
    }
    let shown = vm.recursive(" while getting the repr of an object", |vm| object::repr(vm, ty))?;
    text.push_obj(vm, &shown)
}

/// The items of a list or tuple.
fn items_of(vm: &Vm, obj: ObjRef<'_>) -> Option<Vec<Obj>> {
    match (obj.downcast::<Tuple>(), obj.downcast::<List>()) {
        (Some(tuple), _) => Some(tuple.items().to_vec()),
        (_, Some(list)) => Some(list.items(vm).to_vec()),
        _ => None,
    }
}

fn add_unique(vm: &Vm, all: &mut HVec<Obj>, item: &Obj) -> Result<()> {
    if !all.iter().any(|known| known.is(item)) {
        all.push(vm.alloc(), item.clone())?;
    }
    Ok(())
}

fn collect_parameters(vm: &mut Vm, args: &[Obj], parameters: &mut HVec<Obj>) -> Result<()> {
    for arg in args {
        if TypeRef::from_obj(arg.borrow()).is_some() {
            continue;
        }
        if object::lookup_attr(vm, arg.borrow(), names::__typing_subst__)?.is_some() {
            add_unique(vm, parameters, arg)?;
        } else if let Some(items) = items_of(vm, arg.borrow()) {
            vm.recursive(" in type parameters", |vm| {
                collect_parameters(vm, &items, parameters)
            })?;
        } else if let Some(inner) = object::lookup_attr(vm, arg.borrow(), names::__parameters__)? {
            for parameter in tuple::items(inner.borrow()).unwrap_or(&[]) {
                add_unique(vm, parameters, parameter)?;
            }
        }
    }
    Ok(())
}

/// The type parameters that occur in a type's arguments, each once: a tuple.
pub fn make_parameters(vm: &mut Vm, args: ObjRef<'_>) -> Result<Obj> {
    let mut parameters = HVec::new();
    collect_parameters(vm, tuple::items(args).unwrap_or(&[]), &mut parameters)?;
    tuple::from_vec(vm, parameters)
}

/// The arguments of a subscript, unpacked tuples among them spread out.
fn unpack_arguments(vm: &mut Vm, item: ObjRef<'_>) -> Result<Obj> {
    let single = [item.own()];
    let items = tuple::items(item).unwrap_or(&single);
    let mut all = HVec::new();
    for item in items {
        if TypeRef::from_obj(item.borrow()).is_none() {
            let unpacked = object::lookup_attr(vm, item.borrow(), names::__typing_unpacked_tuple_args__)?;
            let unpacked = unpacked.filter(|unpacked| !unpacked.is_none());
            if let Some(inner) = unpacked
                .as_ref()
                .and_then(|unpacked| tuple::items(unpacked.borrow()))
            {
                let open_ended = inner.last().is_some_and(|last| last.borrow().is(ELLIPSIS));
                if !open_ended {
                    for item in inner {
                        all.push(vm.alloc(), item.clone())?;
                    }
                    continue;
                }
            }
        }
        all.push(vm.alloc(), item.clone())?;
    }
    tuple::from_vec(vm, all)
}

/// The arguments of the alias `this`, with `item`, what it is subscripted with, in place of its parameters.
///
/// Raises `TypeError` if the alias has no parameters or their number is another.
pub fn substitute(
    vm: &mut Vm,
    this: ObjRef<'_>,
    args: ObjRef<'_>,
    parameters: ObjRef<'_>,
    item: ObjRef<'_>,
) -> Result<Obj> {
    let params = tuple::items(parameters).unwrap_or(&[]);
    if params.is_empty() {
        let shown = object::repr(vm, this)?;
        return Err(vm.type_error(format_args!(
            "{} is not a generic class",
            DisplayStr(shown.borrow())
        )));
    }
    let mut item = unpack_arguments(vm, item)?;
    for param in params {
        let prepare = object::lookup_attr(vm, param.borrow(), names::__typing_prepare_subst__)?;
        if let Some(prepare) = prepare.filter(|prepare| !prepare.is_none()) {
            if tuple::items(item.borrow()).is_none() {
                item = tuple::new(vm, &[item])?;
            }
            item = call::call(vm, prepare.borrow(), &[this, item.borrow()])?;
        }
    }
    let single = [item.clone()];
    let given = tuple::items(item.borrow()).unwrap_or(&single);
    if given.len() != params.len() {
        let shown = object::repr(vm, this)?;
        let (got, wanted) = (given.len(), params.len());
        let which = if got > wanted { "many" } else { "few" };
        return Err(vm.type_error(format_args!(
            "Too {which} arguments for {}; actual {got}, expected {wanted}",
            DisplayStr(shown.borrow())
        )));
    }
    let made = replace(vm, tuple::items(args).unwrap_or(&[]), params, given)?;
    tuple::from_vec(vm, made)
}

/// Replaces parameters in `args`, also in lists and tuples among them.
fn replace(vm: &mut Vm, args: &[Obj], params: &[Obj], given: &[Obj]) -> Result<HVec<Obj>> {
    let mut made = HVec::new();
    for arg in args {
        if TypeRef::from_obj(arg.borrow()).is_some() {
            made.push(vm.alloc(), arg.clone())?;
            continue;
        }
        if let Some(items) = items_of(vm, arg.borrow()) {
            let inner = vm.recursive(" in type parameters", |vm| replace(vm, &items, params, given))?;
            let inner: Obj = if arg.downcast::<List>().is_some() {
                List::create(vm, inner)?.into()
            } else {
                tuple::from_vec(vm, inner)?
            };
            made.push(vm.alloc(), inner)?;
            continue;
        }
        let unpack = match object::lookup_attr(vm, arg.borrow(), names::__typing_is_unpacked_typevartuple__)?
        {
            Some(flag) => object::is_true(vm, flag.borrow())?,
            None => false,
        };
        let value = match object::lookup_attr(vm, arg.borrow(), names::__typing_subst__)? {
            Some(subst) => {
                let at = params.iter().position(|param| param.is(arg));
                match at.and_then(|at| given.get(at)) {
                    Some(value) => call::call(vm, subst.borrow(), &[value.borrow()])?,
                    None => arg.clone(),
                }
            }
            None => substitute_inside(vm, arg, params, given)?,
        };
        if !unpack {
            made.push(vm.alloc(), value)?;
            continue;
        }
        let Some(items) = tuple::items(value.borrow()) else {
            let kind = value.ty().display_name(vm);
            return Err(vm.type_error(format_args!("expected {kind} object to be a tuple")));
        };
        for item in items {
            made.push(vm.alloc(), item.clone())?;
        }
    }
    Ok(made)
}

/// `list[T]` among the arguments becomes `list[int]`; what has no parameters stays as it is.
fn substitute_inside(vm: &mut Vm, arg: &Obj, params: &[Obj], given: &[Obj]) -> Result<Obj> {
    let inner = object::lookup_attr(vm, arg.borrow(), names::__parameters__)?;
    let inner = match &inner {
        Some(inner) => tuple::items(inner.borrow()).unwrap_or(&[]),
        None => &[],
    };
    if inner.is_empty() {
        return Ok(arg.clone());
    }
    let mut subargs = HVec::new();
    for parameter in inner {
        let at = params.iter().position(|param| param.is(parameter));
        let Some(value) = at.and_then(|at| given.get(at)) else {
            subargs.push(vm.alloc(), parameter.clone())?;
            continue;
        };
        // A tuple of type variables stands for any number of arguments.
        let variadic = parameter.ty().slots().iter.is_some();
        match tuple::items(value.borrow()).filter(|_| variadic) {
            Some(items) => {
                for item in items {
                    subargs.push(vm.alloc(), item.clone())?;
                }
            }
            None => subargs.push(vm.alloc(), value.clone())?,
        }
    }
    let subargs = tuple::from_vec(vm, subargs)?;
    vm.recursive(" in type parameters", |vm| {
        sequence::get_item(vm, arg.borrow(), subargs.borrow())
    })
}
