//! Template strings (PEP 750): `Template`, `Interpolation`, and the iterator over a template's parts.

use core::cell::Cell;

use taipan_derive::{pyclass, pymethods};
use taipan_heap::{HVec, Obj, ObjRef, Ref, Trace, Visitor};

use crate::args::{bad_argument, named};
use crate::call::Args;
use crate::exception::Result;
use crate::object::{self, DisplayStr};
use crate::singletons::NONE;
use crate::str::Str;
use crate::tuple;
use crate::typeobject::ObjectExt;
use crate::typing;
use crate::vm::Vm;

fn empty() -> Obj {
    ObjRef::from_static(&crate::singletons::EMPTY_STR).own()
}

fn items(obj: &Obj) -> &[Obj] {
    tuple::items(obj.borrow()).unwrap_or(&[])
}

/// Template object
#[pyclass(name = "Template", module = "string.templatelib", flags = [GC])]
pub struct Template {
    /// A tuple of `str`s, one more than there are interpolations.
    strings: Obj,
    /// A tuple of `Interpolation`s.
    interpolations: Obj,
}

/// A `Template` of its strings and interpolations, both tuples.
pub fn from_parts(vm: &mut Vm, strings: ObjRef<'_>, interpolations: ObjRef<'_>) -> Result<Obj> {
    let template = Template {
        strings: strings.own(),
        interpolations: interpolations.own(),
    };
    Ok(vm.alloc().instance(TEMPLATE.as_obj(), template)?.into())
}

/// Gathers strings and interpolations: strings that meet become one.
#[derive(Default)]
struct Parts {
    strings: HVec<Obj>,
    interpolations: HVec<Obj>,
    /// The last thing was a string.
    open: bool,
}

impl Parts {
    fn add_string(&mut self, vm: &mut Vm, text: Obj) -> Result<()> {
        if !self.open {
            self.open = true;
            return Ok(self.strings.push(vm.alloc(), text)?);
        }
        let Some(last) = self.strings.pop() else {
            return Ok(());
        };
        let joined = match (last.downcast::<Str>(), text.downcast::<Str>()) {
            (Some(last), Some(text)) => vm.concat_str(last, text)?,
            _ => last.clone(),
        };
        Ok(self.strings.push(vm.alloc(), joined)?)
    }

    fn add_interpolation(&mut self, vm: &mut Vm, interpolation: Obj) -> Result<()> {
        if !self.open {
            self.strings.push(vm.alloc(), empty())?;
        }
        self.open = false;
        Ok(self.interpolations.push(vm.alloc(), interpolation)?)
    }

    fn finish(mut self, vm: &mut Vm) -> Result<Template> {
        if !self.open {
            self.strings.push(vm.alloc(), empty())?;
        }
        Ok(Template {
            strings: tuple::from_vec(vm, self.strings)?,
            interpolations: tuple::from_vec(vm, self.interpolations)?,
        })
    }
}

impl Template {
    fn add_to(&self, vm: &mut Vm, parts: &mut Parts) -> Result<()> {
        for (at, text) in items(&self.strings).iter().enumerate() {
            parts.add_string(vm, text.clone())?;
            if let Some(interpolation) = items(&self.interpolations).get(at) {
                parts.add_interpolation(vm, interpolation.clone())?;
            }
        }
        Ok(())
    }
}

#[pymethods]
impl Template {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        if !args.names().is_empty() {
            return Err(vm.type_error("Template.__new__ only accepts *args arguments"));
        }
        let mut parts = Parts::default();
        for arg in args.args() {
            if arg.downcast::<Str>().is_some() {
                parts.add_string(vm, arg.own())?;
            } else if arg.is_a(INTERPOLATION) {
                parts.add_interpolation(vm, arg.own())?;
            } else {
                let kind = arg.ty().display_name(vm);
                return Err(vm.type_error(format_args!(
                    "Template.__new__ *args need to be of type 'str' or 'Interpolation', got {kind}"
                )));
            }
        }
        let template = parts.finish(vm)?;
        Ok(vm.alloc().instance(cls, template)?.into())
    }
    #[slot]
    fn repr(&self, vm: &mut Vm) -> Result<Obj> {
        let strings = object::repr(vm, self.strings.borrow())?;
        let interpolations = object::repr(vm, self.interpolations.borrow())?;
        vm.format(format_args!(
            "Template(strings={}, interpolations={})",
            DisplayStr(strings.borrow()),
            DisplayStr(interpolations.borrow())
        ))
    }
    #[slot]
    fn iter(this: &Ref<Self>, vm: &mut Vm) -> Result<Obj> {
        let iterator = TemplateIter {
            template: this.clone(),
            at: Position(Cell::new(0)),
        };
        Ok(vm.alloc().instance(TEMPLATE_ITER.as_obj(), iterator)?.into())
    }
    #[slot]
    fn concat(&self, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
        let Some(other) = other.downcast::<Template>() else {
            let kind = other.ty().display_name(vm);
            return Err(vm.type_error(format_args!(
                "can only concatenate string.templatelib.Template (not \"{kind}\") to \
                 string.templatelib.Template"
            )));
        };
        let mut parts = Parts::default();
        self.add_to(vm, &mut parts)?;
        other.add_to(vm, &mut parts)?;
        let template = parts.finish(vm)?;
        Ok(vm.alloc().instance(TEMPLATE.as_obj(), template)?.into())
    }
    fn __reduce__(&self, vm: &mut Vm) -> Result<Obj> {
        let unpickle = typing::library(vm, "string.templatelib", "_template_unpickle")?;
        let args = tuple::new(vm, &[self.strings.clone(), self.interpolations.clone()])?;
        tuple::new(vm, &[unpickle, args])
    }
    /// See PEP 585
    #[classmethod]
    fn __class_getitem__(cls: ObjRef<'_>, vm: &mut Vm, object: ObjRef<'_>) -> Result<Obj> {
        crate::generic_alias::create(vm, cls.own(), object.own())
    }
    /// Strings
    #[getter]
    #[member]
    fn strings(&self, _vm: &mut Vm) -> Obj {
        self.strings.clone()
    }
    /// Interpolations
    #[getter]
    #[member]
    fn interpolations(&self, _vm: &mut Vm) -> Obj {
        self.interpolations.clone()
    }
    /// Values of interpolations
    #[getter]
    fn values(&self, vm: &mut Vm) -> Result<Obj> {
        let all = items(&self.interpolations);
        tuple::from_fn(vm, all.len(), |at| {
            all[at]
                .downcast::<Interpolation>()
                .map_or_else(|| NONE.own(), |interpolation| interpolation.value.clone())
        })
    }
}

struct Position(Cell<usize>);

impl Trace for Position {
    fn trace(&self, _: &mut Visitor<'_>) {}
}

/// Template iterator object
#[pyclass(name = "TemplateIter", module = "string.templatelib", flags = [GC], bits = [DISALLOW_INSTANTIATION])]
pub struct TemplateIter {
    template: Ref<Template>,
    /// Counts strings and interpolations in turn.
    at: Position,
}

#[pymethods]
impl TemplateIter {
    #[slot]
    fn iter(this: ObjRef<'_>, _vm: &mut Vm) -> Result<Obj> {
        Ok(this.own())
    }
    #[slot]
    fn next(&self, _vm: &mut Vm) -> Result<Option<Obj>> {
        loop {
            let at = self.at.0.get();
            self.at.0.set(at.saturating_add(1));
            if at % 2 == 1 {
                return Ok(items(&self.template.interpolations).get(at / 2).cloned());
            }
            match items(&self.template.strings).get(at / 2) {
                None => return Ok(None),
                Some(text) if text.downcast::<Str>().is_some_and(Str::is_empty) => {}
                Some(text) => return Ok(Some(text.clone())),
            }
        }
    }
}

/// Interpolation object
#[pyclass(name = "Interpolation", module = "string.templatelib", flags = [GC])]
pub struct Interpolation {
    value: Obj,
    expression: Obj,
    conversion: Obj,
    format_spec: Obj,
}

/// An `Interpolation`; `conversion` as `CONVERT_VALUE` numbers them: none, `s`, `r`, `a`.
pub fn interpolation(
    vm: &mut Vm,
    value: ObjRef<'_>,
    text: ObjRef<'_>,
    conversion: u32,
    format: Option<ObjRef<'_>>,
) -> Result<Obj> {
    let conversion = match conversion {
        0 => NONE.own(),
        1 => vm.new_str("s")?,
        2 => vm.new_str("r")?,
        3 => vm.new_str("a")?,
        _ => return Err(vm.system_error("Interpolation() argument 'conversion' is unknown")),
    };
    let made = Interpolation {
        value: value.own(),
        expression: text.own(),
        conversion,
        format_spec: format.map_or_else(empty, ObjRef::own),
    };
    Ok(vm.alloc().instance(INTERPOLATION.as_obj(), made)?.into())
}

fn text(vm: &mut Vm, name: &'static str, given: Option<ObjRef<'_>>) -> Result<Obj> {
    match given {
        None => Ok(empty()),
        Some(given) if given.downcast::<Str>().is_some() => Ok(given.own()),
        Some(given) => Err(bad_argument(vm, "Interpolation", name, "str", given)),
    }
}

#[pymethods]
impl Interpolation {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        let names = ["value", "expression", "conversion", "format_spec"];
        let [value, expression, conversion, format_spec] = named(vm, "Interpolation", args, names, 4, 1)?;
        let expression = text(vm, "expression", expression)?;
        let conversion = conversion.unwrap_or(NONE);
        if !conversion.is_none() {
            let Some(letter) = conversion.downcast::<Str>() else {
                return Err(bad_argument(vm, "Interpolation", "conversion", "str", conversion));
            };
            if !["s", "a", "r"].iter().any(|known| letter.equals(known)) {
                return Err(
                    vm.value_error("Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'")
                );
            }
        }
        let made = Interpolation {
            value: value.unwrap_or(NONE).own(),
            expression,
            conversion: conversion.own(),
            format_spec: text(vm, "format_spec", format_spec)?,
        };
        Ok(vm.alloc().instance(cls, made)?.into())
    }
    #[slot]
    fn repr(&self, vm: &mut Vm) -> Result<Obj> {
        let mut shown = [const { None }; 4];
        let parts = [&self.value, &self.expression, &self.conversion, &self.format_spec];
        for (place, part) in shown.iter_mut().zip(parts) {
            *place = Some(object::repr(vm, part.borrow())?);
        }
        let part = |at: usize| DisplayStr(shown[at].as_ref().map_or(NONE, Obj::borrow));
        vm.format(format_args!(
            "Interpolation({}, {}, {}, {})",
            part(0),
            part(1),
            part(2),
            part(3)
        ))
    }
    fn __reduce__(this: &Ref<Self>, vm: &mut Vm) -> Result<Obj> {
        let parts = [
            this.value.clone(),
            this.expression.clone(),
            this.conversion.clone(),
            this.format_spec.clone(),
        ];
        let args = tuple::new(vm, &parts)?;
        tuple::new(vm, &[this.borrow().ty().own(), args])
    }
    /// See PEP 585
    #[classmethod]
    fn __class_getitem__(cls: ObjRef<'_>, vm: &mut Vm, object: ObjRef<'_>) -> Result<Obj> {
        crate::generic_alias::create(vm, cls.own(), object.own())
    }
    /// Value
    #[getter]
    #[member]
    fn value(&self, _vm: &mut Vm) -> Obj {
        self.value.clone()
    }
    /// Expression
    #[getter]
    #[member]
    fn expression(&self, _vm: &mut Vm) -> Obj {
        self.expression.clone()
    }
    /// Conversion
    #[getter]
    #[member]
    fn conversion(&self, _vm: &mut Vm) -> Obj {
        self.conversion.clone()
    }
    /// Format specification
    #[getter]
    #[member]
    fn format_spec(&self, _vm: &mut Vm) -> Obj {
        self.format_spec.clone()
    }
    #[constant]
    fn __match_args__(vm: &mut Vm) -> Result<Obj> {
        let mut names = HVec::new();
        for name in ["value", "expression", "conversion", "format_spec"] {
            let name = vm.intern(name)?;
            names.push(vm.alloc(), name.into())?;
        }
        tuple::from_vec(vm, names)
    }
}
