//! Unions of types (PEP 604): `int | str`, `typing.Union[int, str]`.

use taipan_derive::{pyclass, pymethods};
use taipan_heap::{HVec, Obj, ObjCell, ObjRef, Ref};

use crate::exception::Result;
use crate::exceptions;
use crate::generic_alias::GENERIC_ALIAS;
use crate::number;
use crate::object::{self, DisplayStr};
use crate::set::SetData;
use crate::singletons::{NOT_IMPLEMENTED, bool_object};
use crate::slots::CompareOp;
use crate::str::StrBuilder;
use crate::tuple;
use crate::typeobject::{ObjectExt, TypeRef};
use crate::typevar::TYPE_ALIAS_TYPE;
use crate::typing;
use crate::vm::Vm;

/// Several types of which one is meant
///
/// int | str is one
#[pyclass(name = "Union", module = "typing", flags = [GC, WEAKREF], bits = [DISALLOW_INSTANTIATION])]
pub struct Union {
    /// `__args__`, a tuple of at least two different types.
    args: Obj,
    /// The hashable ones among them, a frozenset.
    hashable: Obj,
    /// The others, a tuple.
    unhashable: Obj,
    /// `__parameters__`, once asked for.
    parameters: ObjCell,
}

/// Gathers the members of a union, each once.
struct Builder {
    args: HVec<Obj>,
    hashable: Ref<SetData>,
    unhashable: HVec<Obj>,
    /// Whether members go through `typing`'s check, which turns text into forward references.
    checked: bool,
}

impl Builder {
    fn new(vm: &mut Vm, checked: bool) -> Result<Builder> {
        Ok(Builder {
            args: HVec::new(),
            hashable: crate::set::create_in(vm, crate::set::FROZEN_SET)?,
            unhashable: HVec::new(),
            checked,
        })
    }

    fn add(&mut self, vm: &mut Vm, arg: ObjRef<'_>) -> Result<()> {
        if arg.is_none() {
            return self.add_plain(vm, crate::none::NONE_TYPE.own());
        }
        if let Some(union) = arg.downcast::<Union>() {
            for member in tuple::items(union.args.borrow()).unwrap_or(&[]) {
                self.add_plain(vm, member.clone())?;
            }
            return Ok(());
        }
        if self.checked {
            let message = vm.new_str("Union[arg, ...]: each arg must be a type.")?;
            let arg = typing::call_typing(vm, "_type_check", &[arg, message.borrow()])?;
            return self.add_plain(vm, arg);
        }
        self.add_plain(vm, arg.own())
    }

    fn add_plain(&mut self, vm: &mut Vm, arg: Obj) -> Result<()> {
        let hash = match object::hash(vm, arg.borrow()) {
            Ok(hash) => hash,
            Err(error) if error.matches(exceptions::TYPE_ERROR) => {
                for known in self.unhashable.iter() {
                    if object::equal(vm, known.borrow(), arg.borrow())? {
                        return Ok(());
                    }
                }
                self.unhashable.push(vm.alloc(), arg.clone())?;
                self.args.push(vm.alloc(), arg)?;
                return Ok(());
            }
            Err(error) => return Err(error),
        };
        if self.hashable.contains_known_hash(vm, arg.borrow(), hash)? {
            return Ok(());
        }
        self.hashable.add_known_hash(vm, arg.borrow(), hash)?;
        self.args.push(vm.alloc(), arg)?;
        Ok(())
    }

    /// The union, or its only member.
    fn finish(self, vm: &mut Vm) -> Result<Obj> {
        match &*self.args {
            [] => Err(vm.type_error("Cannot take a Union of no types.")),
            [only] => Ok(only.clone()),
            _ => {
                let union = Union {
                    args: tuple::from_vec(vm, self.args)?,
                    hashable: self.hashable.into(),
                    unhashable: tuple::from_vec(vm, self.unhashable)?,
                    parameters: ObjCell::new(None),
                };
                Ok(vm.alloc().instance(UNION.as_obj(), union)?.into())
            }
        }
    }
}

fn is_unionable(obj: ObjRef<'_>) -> bool {
    obj.is_none()
        || TypeRef::from_obj(obj).is_some()
        || obj.is_a(GENERIC_ALIAS)
        || obj.is_exact(UNION)
        || obj.is_exact(TYPE_ALIAS_TYPE)
}

/// `left | right` of types: `NotImplemented` if either is none.
pub fn type_or(vm: &mut Vm, left: ObjRef<'_>, right: ObjRef<'_>) -> Result<Obj> {
    if !is_unionable(left) || !is_unionable(right) {
        return Ok(NOT_IMPLEMENTED.own());
    }
    let mut builder = Builder::new(vm, false)?;
    builder.add(vm, left)?;
    builder.add(vm, right)?;
    builder.finish(vm)
}

/// The union of what a program gives, text included. Raises `TypeError` for what cannot be a type.
pub fn from_items(vm: &mut Vm, items: &[ObjRef<'_>]) -> Result<Obj> {
    let mut builder = Builder::new(vm, true)?;
    for item in items {
        builder.add(vm, *item)?;
    }
    builder.finish(vm)
}

/// The members of a union.
pub fn members(obj: ObjRef<'_>) -> Option<Obj> {
    obj.downcast::<Union>().map(|union| union.args.clone())
}

impl Union {
    fn parameters(&self, vm: &mut Vm) -> Result<Obj> {
        if let Some(known) = self.parameters.get() {
            return Ok(known);
        }
        let made = typing::make_parameters(vm, self.args.borrow())?;
        self.parameters.set(Some(made.clone()));
        Ok(made)
    }

    fn equals(&self, vm: &mut Vm, other: &Union) -> Result<bool> {
        if !object::equal(vm, self.hashable.borrow(), other.hashable.borrow())? {
            return Ok(false);
        }
        let mine = tuple::items(self.unhashable.borrow()).unwrap_or(&[]);
        let theirs = tuple::items(other.unhashable.borrow()).unwrap_or(&[]);
        if mine.len() != theirs.len() {
            return Ok(false);
        }
        for member in mine {
            let mut found = false;
            for other in theirs {
                found = object::equal(vm, member.borrow(), other.borrow())?;
                if found {
                    break;
                }
            }
            if !found {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

#[pymethods]
impl Union {
    #[slot]
    fn repr(&self, vm: &mut Vm) -> Result<Obj> {
        let mut text = StrBuilder::new();
        let args = tuple::items(self.args.borrow()).unwrap_or(&[]);
        for (at, arg) in args.iter().enumerate() {
            if at > 0 {
                text.push_str(vm, " | ")?;
            }
            typing::push_type_repr(vm, &mut text, arg.borrow())?;
        }
        text.finish(vm)
    }
    #[slot]
    fn hash(&self, vm: &mut Vm) -> Result<isize> {
        // An unhashable member says itself that it is.
        for member in tuple::items(self.unhashable.borrow()).unwrap_or(&[]) {
            object::hash(vm, member.borrow())?;
        }
        object::hash(vm, self.hashable.borrow())
    }
    #[slot]
    fn getattro(this: ObjRef<'_>, vm: &mut Vm, name: ObjRef<'_>) -> Result<Obj> {
        if crate::str::equal(name, crate::names::__module__) {
            return object::getattr(vm, UNION.as_obj(), name);
        }
        object::generic_getattr(vm, this, name)
    }
    #[slot]
    fn richcompare(&self, vm: &mut Vm, other: ObjRef<'_>, op: CompareOp) -> Result<Obj> {
        let (CompareOp::Eq | CompareOp::Ne, Some(other)) = (op, other.downcast::<Union>()) else {
            return Ok(NOT_IMPLEMENTED.own());
        };
        let same = self.equals(vm, other)?;
        Ok(bool_object(same == (op == CompareOp::Eq)).own())
    }
    #[slot]
    fn or_(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
        from_items(vm, &[this, other])
    }
    #[slot]
    fn subscript(this: &Ref<Self>, vm: &mut Vm, item: ObjRef<'_>) -> Result<Obj> {
        let parameters = this.parameters(vm)?;
        let args = typing::substitute(vm, this.borrow(), this.args.borrow(), parameters.borrow(), item)?;
        let mut made: Option<Obj> = None;
        for arg in tuple::items(args.borrow()).unwrap_or(&[]) {
            made = Some(match made {
                None => arg.clone(),
                Some(left) => number::binary(vm, number::OR, left.borrow(), arg.borrow())?,
            });
        }
        made.ok_or_else(|| vm.type_error("Cannot take a Union of no types."))
    }
    fn __mro_entries__(this: ObjRef<'_>, vm: &mut Vm, object: ObjRef<'_>) -> Result<Obj> {
        let _ = object;
        let shown = object::repr(vm, this)?;
        Err(vm.type_error(format_args!("Cannot subclass {}", DisplayStr(shown.borrow()))))
    }
    #[classmethod]
    fn __class_getitem__(cls: ObjRef<'_>, vm: &mut Vm, object: ObjRef<'_>) -> Result<Obj> {
        let _ = cls;
        match tuple::items(object) {
            Some(items) => from_items(vm, Obj::borrow_slice(items)),
            None => from_items(vm, &[object]),
        }
    }
    #[getter]
    #[member]
    fn __args__(&self, _vm: &mut Vm) -> Obj {
        self.args.clone()
    }
    /// Name of the type
    #[getter]
    fn __name__(&self, _vm: &mut Vm) -> &'static str {
        "Union"
    }
    /// Qualified name of the type
    #[getter]
    fn __qualname__(&self, _vm: &mut Vm) -> &'static str {
        "Union"
    }
    /// Always returns the type
    #[getter]
    fn __origin__(&self, _vm: &mut Vm) -> Obj {
        UNION.own()
    }
    /// Type variables in the types.UnionType.
    #[getter]
    fn __parameters__(&self, vm: &mut Vm) -> Result<Obj> {
        self.parameters(vm)
    }
}
