//! `type X = …` (PEP 695), and `typing.Generic`.

use taipan_derive::{pyclass, pymethods};
use taipan_heap::{HVec, Obj, ObjRef};

use crate::args::{KwArgs, named};
use crate::call::{self, Args};
use crate::exception::Result;
use crate::function::Function;
use crate::object::{self, DisplayStr};
use crate::singletons::{EMPTY_TUPLE, NONE};
use crate::tuple;
use crate::typeobject::ObjectExt;
use crate::typevar::{self, Lazy, NO_DEFAULT, TYPE_VAR_TUPLE, checked_name};
use crate::typing;
use crate::vm::Vm;

/// Type alias.
///
/// `type X = int` makes one. Its value is computed when it is first asked for.
#[pyclass(name = "TypeAliasType", module = "typing", flags = [GC])]
pub struct TypeAliasType {
    name: Obj,
    /// A tuple that is not empty.
    type_params: Option<Obj>,
    value: Lazy,
    /// The module that called the constructor; for syntax, the function that computes the value knows it.
    module: Option<Obj>,
}

/// Type variable tuples unpacked, as `Generic` takes them.
fn unpack_variadic(vm: &mut Vm, params: ObjRef<'_>) -> Result<Obj> {
    let mut made = HVec::new();
    for param in tuple::items(params).unwrap_or(&[]) {
        let item = if param.is_exact(TYPE_VAR_TUPLE) {
            typevar::unpack(vm, param.borrow())?
        } else {
            param.clone()
        };
        made.push(vm.alloc(), item)?;
    }
    tuple::from_vec(vm, made)
}

/// Type parameters given to the constructor: those with a default come last.
fn checked_params(vm: &mut Vm, params: Option<ObjRef<'_>>) -> Result<Option<Obj>> {
    let Some(params) = params else {
        return Ok(None);
    };
    let Some(items) = tuple::items(params) else {
        return Err(vm.type_error("type_params must be a tuple"));
    };
    let mut default_seen = false;
    for param in items {
        let default = typevar::get_default(vm, param.borrow())?;
        if !default.borrow().is(NO_DEFAULT) {
            default_seen = true;
        } else if default_seen {
            let shown = object::repr(vm, param.borrow())?;
            return Err(vm.type_error(format_args!(
                "non-default type parameter '{}' follows default type parameter",
                DisplayStr(shown.borrow())
            )));
        }
    }
    Ok((!items.is_empty()).then(|| params.own()))
}

#[pymethods]
impl TypeAliasType {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        let [name, value, params] = named(vm, "typealias", args, ["name", "value", "type_params"], 2, 2)?;
        let made = TypeAliasType {
            name: checked_name(vm, "typealias", name.unwrap_or(NONE))?,
            type_params: checked_params(vm, params)?,
            value: Lazy::known(value.map(ObjRef::own)),
            module: crate::frame::calling_module(vm),
        };
        Ok(vm.alloc().instance(cls, made)?.into())
    }
    #[slot]
    fn repr(&self, _vm: &mut Vm) -> Result<Obj> {
        Ok(self.name.clone())
    }
    #[slot]
    fn iter(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let unpacked = typevar::unpack(vm, this)?;
        let items = tuple::new(vm, &[unpacked])?;
        object::iter(vm, items.borrow())
    }
    #[slot]
    fn or_(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
        crate::union::type_or(vm, this, other)
    }
    #[slot]
    fn subscript(this: ObjRef<'_>, vm: &mut Vm, args: ObjRef<'_>) -> Result<Obj> {
        let generic = this
            .downcast::<TypeAliasType>()
            .is_some_and(|alias| alias.type_params.is_some());
        if !generic {
            return Err(vm.type_error("Only generic type aliases are subscriptable"));
        }
        crate::generic_alias::create(vm, this.own(), args.own())
    }
    fn __reduce__(&self, _vm: &mut Vm) -> Obj {
        self.name.clone()
    }
    #[getter]
    #[member]
    fn __name__(&self, _vm: &mut Vm) -> Obj {
        self.name.clone()
    }
    #[getter]
    fn __parameters__(&self, vm: &mut Vm) -> Result<Obj> {
        match &self.type_params {
            Some(params) => unpack_variadic(vm, params.borrow()),
            None => Ok(EMPTY_TUPLE.own()),
        }
    }
    #[getter]
    fn __type_params__(&self, _vm: &mut Vm) -> Obj {
        self.type_params.clone().unwrap_or_else(|| EMPTY_TUPLE.own())
    }
    #[getter]
    fn __value__(&self, vm: &mut Vm) -> Result<Option<Obj>> {
        self.value.get(vm)
    }
    #[getter]
    fn evaluate_value(&self, vm: &mut Vm) -> Result<Option<Obj>> {
        self.value.evaluator(vm)
    }
    #[getter]
    fn __module__(&self, vm: &mut Vm) -> Result<Option<Obj>> {
        if self.module.is_some() {
            return Ok(self.module.clone());
        }
        let evaluate = self.value.evaluator(vm)?;
        Ok(evaluate.and_then(|evaluate| evaluate.downcast::<Function>()?.module.get()))
    }
}

/// The alias of a `type` statement: a tuple of its name, its type parameters or `None`, and the function that computes
/// its value.
pub fn type_alias(vm: &mut Vm, parts: ObjRef<'_>) -> Result<Obj> {
    let Some([name, params, value]) = tuple::items(parts) else {
        return Err(vm.system_error("a type alias without its parts"));
    };
    let has_params = tuple::items(params.borrow()).is_some_and(|params| !params.is_empty());
    let made = TypeAliasType {
        name: name.clone(),
        type_params: has_params.then(|| params.clone()),
        value: Lazy::computed(Some(value.clone())),
        module: None,
    };
    Ok(vm.alloc().instance(TYPE_ALIAS_TYPE.as_obj(), made)?.into())
}

/// Abstract base class for generic types.
///
/// `class C[T]: ...` inherits from it implicitly, `class C(Generic[T]): ...` explicitly.
#[pyclass(name = "Generic", module = "typing", payload = custom, bits = [BASETYPE])]
pub struct Generic;

// SAFETY: neither `Generic` nor `Object` has fields, so what handles one's payload handles the other's. Instances are
// made by `object.__new__`, as `Generic` says nothing of how.
#[allow(unsafe_code)]
unsafe impl taipan_heap::Payload for Generic {
    const VTABLE: &'static taipan_heap::Vtable = <crate::object::Object as taipan_heap::Payload>::VTABLE;
}

fn call_with_class(
    vm: &mut Vm,
    function: &str,
    cls: ObjRef<'_>,
    args: &[ObjRef<'_>],
    kwargs: KwArgs<'_>,
) -> Result<Obj> {
    let function = typing::library(vm, "typing", function)?;
    let mut all = HVec::new();
    let mut names = HVec::new();
    all.push(vm.alloc(), cls)?;
    all.extend_from_slice(vm.alloc(), args)?;
    for (name, value) in kwargs.iter() {
        names.push(vm.alloc(), name.clone())?;
        all.push(vm.alloc(), value)?;
    }
    call::call_args(vm, function.borrow(), Args::new(&all, &names))
}

#[pymethods]
impl Generic {
    /// Parameterizes a generic class.
    #[classmethod]
    #[signature("($type, /, *args, **kwargs)")]
    fn __class_getitem__(
        cls: ObjRef<'_>,
        vm: &mut Vm,
        args: &[ObjRef<'_>],
        kwargs: KwArgs<'_>,
    ) -> Result<Obj> {
        call_with_class(vm, "_generic_class_getitem", cls, args, kwargs)
    }
    /// Function to initialize subclasses.
    #[classmethod]
    #[signature("($type, /, *args, **kwargs)")]
    fn __init_subclass__(
        cls: ObjRef<'_>,
        vm: &mut Vm,
        args: &[ObjRef<'_>],
        kwargs: KwArgs<'_>,
    ) -> Result<Obj> {
        call_with_class(vm, "_generic_init_subclass", cls, args, kwargs)
    }
}

/// `typing.Generic[params]`, the base of a class with type parameters.
pub fn subscript_generic(vm: &mut Vm, params: ObjRef<'_>) -> Result<Obj> {
    let params = unpack_variadic(vm, params)?;
    typing::call_typing(vm, "_GenericAlias", &[GENERIC.as_obj(), params.borrow()])
}
