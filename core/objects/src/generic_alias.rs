//! `types.GenericAlias` (PEP 585): `list[int]`. Unions are in `union.rs`.

use core::cell::Cell;

use taipan_derive::{pyclass, pymethods};
use taipan_heap::{Obj, ObjCell, ObjRef, Ref};

use crate::args::check_positional;
use crate::call::{self, Args};
use crate::exception::Result;
use crate::exceptions;
use crate::list::List;
use crate::names;
use crate::object;
use crate::sequence;
use crate::singletons::{NOT_IMPLEMENTED, bool_object};
use crate::slots::CompareOp;
use crate::str::{Str, StrBuilder};
use crate::tuple;
use crate::typeobject::ObjectExt;
use crate::typing;
use crate::vm::Vm;

/// Represent a PEP 585 generic type
///
/// E.g. for t = list[int], t.__origin__ is list and t.__args__ is (int,).
#[pyclass(name = "GenericAlias", module = "types", flags = [GC, WEAKREF], bits = [BASETYPE],
    signature = "(origin, args, /)")]
pub struct GenericAlias {
    /// `__origin__`
    pub origin: Obj,
    /// `__args__`, a tuple
    pub args: Obj,
    /// `__parameters__`, once asked for.
    parameters: ObjCell,
    /// `__unpacked__`: `*tuple[int]`.
    starred: Flag,
}

/// A flag of a payload.
#[derive(Default)]
struct Flag(Cell<bool>);

impl taipan_heap::Trace for Flag {
    fn trace(&self, _: &mut taipan_heap::Visitor<'_>) {}
}

impl GenericAlias {
    fn new_payload(vm: &mut Vm, origin: Obj, args: Obj, starred: bool) -> Result<GenericAlias> {
        let args = if tuple::items(args.borrow()).is_some() {
            args
        } else {
            tuple::new(vm, &[args])?
        };
        Ok(GenericAlias {
            origin,
            args,
            parameters: ObjCell::new(None),
            starred: Flag(Cell::new(starred)),
        })
    }

    fn parameters(&self, vm: &mut Vm) -> Result<Obj> {
        if let Some(known) = self.parameters.get() {
            return Ok(known);
        }
        let made = typing::make_parameters(vm, self.args.borrow())?;
        self.parameters.set(Some(made.clone()));
        Ok(made)
    }
}

/// `origin[args]`; one argument that is no tuple becomes a tuple of one.
pub fn create(vm: &mut Vm, origin: Obj, args: Obj) -> Result<Obj> {
    create_starred(vm, origin, args, false)
}

fn create_starred(vm: &mut Vm, origin: Obj, args: Obj, starred: bool) -> Result<Obj> {
    let alias = GenericAlias::new_payload(vm, origin, args, starred)?;
    Ok(vm.alloc().instance(GENERIC_ALIAS.as_obj(), alias)?.into())
}

/// Attributes that are the alias's own; all others are its origin's.
const OWN: [&str; 12] = [
    "__class__",
    "__origin__",
    "__args__",
    "__unpacked__",
    "__parameters__",
    "__typing_unpacked_tuple_args__",
    "__mro_entries__",
    "__reduce_ex__",
    "__reduce__",
    // An alias is no class, and is copied as an object of its own.
    "__bases__",
    "__copy__",
    "__deepcopy__",
];

fn push_argument(vm: &mut Vm, text: &mut StrBuilder, arg: ObjRef<'_>) -> Result<()> {
    let Some(list) = arg.downcast::<List>().filter(|_| arg.is_exact(crate::list::LIST)) else {
        return typing::push_type_repr(vm, text, arg);
    };
    text.push(vm, '['.into())?;
    let mut at = 0;
    while let Some(item) = list.items(vm).get(at).cloned() {
        if at > 0 {
            text.push_str(vm, ", ")?;
        }
        typing::push_type_repr(vm, text, item.borrow())?;
        at += 1;
    }
    text.push(vm, ']'.into())
}

/// Tells a new instance which alias made it, if it can keep that.
fn set_orig_class(vm: &mut Vm, made: ObjRef<'_>, alias: ObjRef<'_>) -> Result<()> {
    match object::setattr(vm, made, names::__orig_class__, Some(alias)) {
        Err(error)
            if !error.matches(exceptions::ATTRIBUTE_ERROR) && !error.matches(exceptions::TYPE_ERROR) =>
        {
            Err(error)
        }
        _ => Ok(()),
    }
}

#[pymethods]
impl GenericAlias {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        if !args.names().is_empty() {
            return Err(vm.type_error("GenericAlias() takes no keyword arguments"));
        }
        check_positional(vm, "GenericAlias", args.len(), 2, 2)?;
        let alias = GenericAlias::new_payload(vm, args.args()[0].own(), args.args()[1].own(), false)?;
        Ok(vm.alloc().instance(cls, alias)?.into())
    }
    #[slot]
    fn repr(&self, vm: &mut Vm) -> Result<Obj> {
        let mut text = StrBuilder::new();
        if self.starred.0.get() {
            text.push(vm, '*'.into())?;
        }
        typing::push_type_repr(vm, &mut text, self.origin.borrow())?;
        text.push(vm, '['.into())?;
        let args = tuple::items(self.args.borrow()).unwrap_or(&[]);
        for (at, arg) in args.iter().enumerate() {
            if at > 0 {
                text.push_str(vm, ", ")?;
            }
            push_argument(vm, &mut text, arg.borrow())?;
        }
        if args.is_empty() {
            text.push_str(vm, "()")?;
        }
        text.push(vm, ']'.into())?;
        text.finish(vm)
    }
    #[slot]
    fn hash(&self, vm: &mut Vm) -> Result<isize> {
        let origin = object::hash(vm, self.origin.borrow())?;
        let hash = origin ^ object::hash(vm, self.args.borrow())?;
        Ok(if hash == -1 { -2 } else { hash })
    }
    #[slot]
    fn call(this: &Ref<Self>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        let made = call::call_args(vm, this.origin.borrow(), args)?;
        set_orig_class(vm, made.borrow(), this.borrow())?;
        Ok(made)
    }
    #[slot]
    fn getattro(this: &Ref<Self>, vm: &mut Vm, name: ObjRef<'_>) -> Result<Obj> {
        let own = name
            .downcast::<Str>()
            .is_some_and(|name| OWN.iter().any(|own| name.equals(own)));
        if own {
            object::generic_getattr(vm, this.borrow(), name)
        } else {
            object::getattr(vm, this.origin.borrow(), name)
        }
    }
    #[slot]
    fn richcompare(&self, vm: &mut Vm, other: ObjRef<'_>, op: CompareOp) -> Result<Obj> {
        let (CompareOp::Eq | CompareOp::Ne, Some(other)) = (op, other.downcast::<GenericAlias>()) else {
            return Ok(NOT_IMPLEMENTED.own());
        };
        let same = self.starred.0.get() == other.starred.0.get()
            && object::equal(vm, self.origin.borrow(), other.origin.borrow())?
            && object::equal(vm, self.args.borrow(), other.args.borrow())?;
        Ok(bool_object(same == (op == CompareOp::Eq)).own())
    }
    #[slot]
    fn iter(this: &Ref<Self>, vm: &mut Vm) -> Result<Obj> {
        let iterator = GenericAliasIterator {
            alias: ObjCell::new(Some(this.clone().into())),
        };
        Ok(vm
            .alloc()
            .instance(GENERIC_ALIAS_ITERATOR.as_obj(), iterator)?
            .into())
    }
    #[slot]
    fn or_(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
        crate::union::type_or(vm, this, other)
    }
    #[slot]
    fn subscript(this: &Ref<Self>, vm: &mut Vm, item: ObjRef<'_>) -> Result<Obj> {
        let parameters = this.parameters(vm)?;
        let args = typing::substitute(vm, this.borrow(), this.args.borrow(), parameters.borrow(), item)?;
        create_starred(vm, this.origin.clone(), args, this.starred.0.get())
    }
    fn __mro_entries__(&self, vm: &mut Vm, object: ObjRef<'_>) -> Result<Obj> {
        let _ = object;
        tuple::new(vm, core::slice::from_ref(&self.origin))
    }
    fn __instancecheck__(&self, vm: &mut Vm, object: ObjRef<'_>) -> Result<bool> {
        let _ = object;
        Err(vm.type_error("isinstance() argument 2 cannot be a parameterized generic"))
    }
    fn __subclasscheck__(&self, vm: &mut Vm, object: ObjRef<'_>) -> Result<bool> {
        let _ = object;
        Err(vm.type_error("issubclass() argument 2 cannot be a parameterized generic"))
    }
    fn __reduce__(this: &Ref<Self>, vm: &mut Vm) -> Result<Obj> {
        if this.starred.0.get() {
            let next = typing::library(vm, "builtins", "next")?;
            let plain = create(vm, this.origin.clone(), this.args.clone())?;
            let iterator = object::iter(vm, plain.borrow())?;
            let args = tuple::new(vm, &[iterator])?;
            return tuple::new(vm, &[next, args]);
        }
        let args = tuple::new(vm, &[this.origin.clone(), this.args.clone()])?;
        tuple::new(vm, &[this.borrow().ty().own(), args])
    }
    fn __dir__(&self, vm: &mut Vm) -> Result<Obj> {
        let dir = typing::library(vm, "builtins", "dir")?;
        let made = call::call(vm, dir.borrow(), &[self.origin.borrow()])?;
        for name in &OWN[..9] {
            let name = vm.intern(name)?;
            if !sequence::contains(vm, made.borrow(), name.borrow())?
                && let Some(list) = made.downcast::<List>()
            {
                list.push(vm, name.into())?;
            }
        }
        Ok(made)
    }
    #[getter]
    #[member]
    fn __origin__(&self, _vm: &mut Vm) -> Obj {
        self.origin.clone()
    }
    #[getter]
    #[member]
    fn __args__(&self, _vm: &mut Vm) -> Obj {
        self.args.clone()
    }
    #[getter]
    #[member]
    fn __unpacked__(&self, _vm: &mut Vm) -> bool {
        self.starred.0.get()
    }
    /// Type variables in the GenericAlias.
    #[getter]
    fn __parameters__(&self, vm: &mut Vm) -> Result<Obj> {
        self.parameters(vm)
    }
    #[getter]
    fn __typing_unpacked_tuple_args__(&self, _vm: &mut Vm) -> Option<Obj> {
        let unpacked = self.starred.0.get() && self.origin.borrow().is(tuple::TUPLE.as_obj());
        unpacked.then(|| self.args.clone())
    }
}

// A doc comment would be `__doc__`, which the class does not have.
#[allow(missing_docs)]
#[pyclass(name = "generic_alias_iterator", flags = [GC], bits = [DISALLOW_INSTANTIATION])]
pub struct GenericAliasIterator {
    alias: ObjCell,
}

#[pymethods]
impl GenericAliasIterator {
    #[slot]
    fn iter(this: ObjRef<'_>, _vm: &mut Vm) -> Result<Obj> {
        Ok(this.own())
    }
    #[slot]
    fn next(&self, vm: &mut Vm) -> Result<Option<Obj>> {
        let Some(alias) = self.alias.take() else {
            return Ok(None);
        };
        let Some(alias) = alias.downcast::<GenericAlias>() else {
            return Ok(None);
        };
        create_starred(vm, alias.origin.clone(), alias.args.clone(), true).map(Some)
    }
    fn __reduce__(&self, vm: &mut Vm) -> Result<Obj> {
        let iter = typing::library(vm, "builtins", "iter")?;
        let alias = match self.alias.get() {
            Some(alias) => alias,
            None => crate::singletons::EMPTY_TUPLE.own(),
        };
        let args = tuple::new(vm, &[alias])?;
        tuple::new(vm, &[iter, args])
    }
}
