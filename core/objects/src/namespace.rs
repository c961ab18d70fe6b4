//! `types.SimpleNamespace`: attributes, and a `repr` that shows them.

use taipan_derive::{pyclass, pymethods};
use taipan_heap::{Obj, ObjRef, Ref};

use crate::args::KwArgs;
use crate::call::{self, Args};
use crate::dict::Dict;
use crate::exception::Result;
use crate::object::{self, DisplayStr};
use crate::singletons::{EMPTY_TUPLE, NOT_IMPLEMENTED};
use crate::slots::CompareOp;
use crate::str::{Str, StrBuilder};
use crate::tuple;
use crate::typeobject::ObjectExt;
use crate::vm::Vm;

/// A simple attribute-based namespace.
#[pyclass(name = "SimpleNamespace", module = "types", flags = [GC, DICT, WEAKREF], bits = [BASETYPE],
    signature = "(mapping_or_iterable=(), /, **kwargs)")]
pub struct SimpleNamespace;

/// A namespace whose attributes are a dict's entries.
pub fn create(vm: &mut Vm, attributes: Ref<Dict>) -> Result<Obj> {
    let made = vm.alloc().instance(SIMPLE_NAMESPACE.as_obj(), SimpleNamespace)?;
    if let Some(cell) = made.borrow().dict_cell() {
        cell.set(Some(attributes.into()));
    }
    Ok(made.into())
}

fn attributes(vm: &mut Vm, this: ObjRef<'_>) -> Result<Ref<Dict>> {
    let dict = object::instance_dict(vm, this)?;
    match dict.map(Obj::into_ref::<Dict>) {
        Some(Ok(dict)) => Ok(dict),
        _ => Err(vm.system_error("a namespace without a dict")),
    }
}

#[pymethods]
impl SimpleNamespace {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, _args: Args<'_>) -> Result<Obj> {
        let made: Obj = vm.alloc().instance(cls, SimpleNamespace)?.into();
        attributes(vm, made.borrow())?;
        Ok(made)
    }
    #[slot]
    fn init(this: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<()> {
        let own = attributes(vm, this)?;
        match args.args() {
            [] => {}
            [source] => {
                let dict = Dict::create(vm)?;
                dict.update(vm, *source)?;
                let mut position = 0;
                while let Some((key, _)) = dict.next_entry(vm, &mut position) {
                    if key.downcast::<Str>().is_none() {
                        return Err(vm.type_error("keywords must be strings"));
                    }
                }
                own.update(vm, dict.borrow())?;
            }
            all => {
                let given = all.len();
                return Err(vm.type_error(format_args!(
                    "SimpleNamespace expected at most 1 argument, got {given}"
                )));
            }
        }
        for (name, value) in args.keywords() {
            own.set(vm, name.borrow(), value.own())?;
        }
        Ok(())
    }
    #[slot]
    fn repr(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let name = if this.is_exact(SIMPLE_NAMESPACE) {
            vm.new_str("namespace")?
        } else {
            let name = this.ty().short_name();
            vm.format(format_args!("{name}"))?
        };
        if vm.repr_enter(this)? {
            return vm.format(format_args!("{}(...)", DisplayStr(name.borrow())));
        }
        let shown = shown(vm, this, &name);
        vm.repr_leave(this);
        shown
    }
    #[slot]
    fn richcompare(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>, op: CompareOp) -> Result<Obj> {
        if !this.is_a(SIMPLE_NAMESPACE) || !other.is_a(SIMPLE_NAMESPACE) {
            return Ok(NOT_IMPLEMENTED.own());
        }
        let (left, right) = (attributes(vm, this)?, attributes(vm, other)?);
        object::richcompare(vm, left.borrow(), right.borrow(), op)
    }
    /// Return state information for pickling
    fn __reduce__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let dict = attributes(vm, this)?;
        tuple::new(vm, &[this.ty().own(), EMPTY_TUPLE.own(), dict.into()])
    }
    /// Returns a copy of the namespace whose given attributes have new values.
    #[signature("($self, /, **changes)")]
    fn __replace__(this: ObjRef<'_>, vm: &mut Vm, changes: KwArgs<'_>) -> Result<Obj> {
        let made = call::call(vm, this.ty().as_obj(), &[])?;
        if !made.is_a(SIMPLE_NAMESPACE) {
            let (class, kind) = (this.ty().display_name(vm), made.ty().display_name(vm));
            return Err(vm.type_error(format_args!(
                "expect {} type, but {class}() returned '{kind}' object",
                "types.SimpleNamespace"
            )));
        }
        let dict = attributes(vm, made.borrow())?;
        let own = attributes(vm, this)?;
        dict.update(vm, own.borrow())?;
        for (name, value) in changes.iter() {
            dict.set(vm, name.borrow(), value.own())?;
        }
        Ok(made)
    }
    #[getter]
    #[member]
    fn __dict__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Ref<Dict>> {
        attributes(vm, this)
    }
}

fn shown(vm: &mut Vm, this: ObjRef<'_>, name: &Obj) -> Result<Obj> {
    let dict = attributes(vm, this)?;
    let mut text = StrBuilder::new();
    text.push_obj(vm, name)?;
    text.push(vm, '('.into())?;
    let mut first = true;
    let names = object::collect(vm, dict.borrow())?;
    for key in names.iter() {
        if key.downcast::<Str>().is_none_or(Str::is_empty) {
            continue;
        }
        let Some(value) = dict.get(vm, key.borrow())? else {
            continue;
        };
        if !first {
            text.push_str(vm, ", ")?;
        }
        first = false;
        let value = object::repr(vm, value.borrow())?;
        text.push_obj(vm, key)?;
        text.push(vm, '='.into())?;
        text.push_obj(vm, &value)?;
    }
    text.push(vm, ')'.into())?;
    text.finish(vm)
}
