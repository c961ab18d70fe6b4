//! `functools.partial` and its `Placeholder`.

use core::cell::Cell;

use taipan_derive::{pyclass, pymethods};
use taipan_objects::dict::{DICT, Dict};
use taipan_objects::exception::Result;
use taipan_objects::function::BoundMethod;
use taipan_objects::object::{self, DisplayStr};
use taipan_objects::str::{Str, StrBuilder};
use taipan_objects::tuple::{self, TUPLE};
use taipan_objects::typeobject::ObjectExt;
use taipan_objects::{
    Args, HVec, Obj, ObjCell, ObjRef, Ref, Vm, call, property, singletons, str, type_methods,
};

/// The type of Placeholder, which keeps a place among a partial's arguments.
#[pyclass(name = "_PlaceholderType", module = "functools")]
pub struct PlaceholderType;

/// The interpreter's one placeholder.
pub fn placeholder(vm: &mut Vm) -> Result<Obj> {
    const KEY: &str = "functools.Placeholder";
    if let Some(known) = vm.interp().native_state.borrow().get(KEY) {
        return Ok(known.clone());
    }
    let made: Obj = vm
        .alloc()
        .instance(PLACEHOLDER_TYPE.as_obj(), PlaceholderType)?
        .into();
    vm.interp().native_state.borrow_mut().insert(KEY, made.clone());
    Ok(made)
}

fn is_placeholder(value: ObjRef<'_>) -> bool {
    value.is_exact(PLACEHOLDER_TYPE)
}

#[pymethods]
impl PlaceholderType {
    #[slot]
    fn new(_cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        if !args.is_empty() {
            return Err(vm.type_error("PlaceholderType takes no arguments"));
        }
        placeholder(vm)
    }
    #[slot]
    fn repr(_this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        vm.new_str("Placeholder")
    }
    fn __reduce__(_this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        vm.new_str("Placeholder")
    }
}

/// A function with some of its arguments given in advance.
#[pyclass(name = "partial", module = "functools", flags = [GC, DICT, WEAKREF], bits = [BASETYPE],
    signature = "(func, /, *args, **keywords)")]
pub struct Partial {
    function: ObjCell,
    /// A tuple.
    args: ObjCell,
    /// A dict.
    keywords: ObjCell,
    /// How many of `args` are placeholders.
    placeholders: Cell<usize>,
}

/// A tuple's items.
fn items(tuple: &Obj) -> &[Obj] {
    tuple::items(tuple.borrow()).unwrap_or(&[])
}

fn count_placeholders(args: &Obj) -> usize {
    items(args)
        .iter()
        .filter(|item| is_placeholder(item.borrow()))
        .count()
}

impl Partial {
    /// Function, arguments and keywords, owned: calls may replace them.
    fn parts(&self, vm: &mut Vm) -> Result<(Obj, Obj, Ref<Dict>)> {
        let keywords = self.keywords.get().and_then(|dict| dict.into_ref::<Dict>().ok());
        match (self.function.get(), self.args.get(), keywords) {
            (Some(function), Some(args), Some(keywords)) => Ok((function, args, keywords)),
            _ => Err(vm.system_error("a partial object was used after it had been cleared")),
        }
    }
}

#[pymethods]
impl Partial {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        let Some((function, given)) = args.split_first() else {
            return Err(vm.type_error("type 'partial' takes at least one argument"));
        };
        if !object::is_callable(function) {
            return Err(vm.type_error("the first argument must be callable"));
        }
        let positional = given.args();
        if positional.last().is_some_and(|last| is_placeholder(*last)) {
            return Err(vm.type_error("trailing Placeholders are not allowed"));
        }
        if given.values().iter().any(|value| is_placeholder(*value)) {
            return Err(vm.type_error("Placeholder cannot be passed as a keyword argument"));
        }
        // A partial of a partial, without attributes of its own, becomes one.
        let inner = function
            .downcast::<Partial>()
            .filter(|_| function.dict_cell().is_none_or(ObjCell::is_none));
        let mut all = HVec::new();
        let keywords = Dict::create(vm)?;
        let mut function = function.own();
        let mut given_at = 0;
        if let Some(inner) = inner {
            let (inner_function, inner_args, inner_keywords) = inner.parts(vm)?;
            for item in items(&inner_args) {
                let mut item = item.clone();
                if is_placeholder(item.borrow())
                    && let Some(value) = positional.get(given_at)
                {
                    item = value.own();
                    given_at += 1;
                }
                all.push(vm.alloc(), item)?;
            }
            function = inner_function;
            keywords.merge(vm, inner_keywords.borrow(), true)?;
        }
        for value in &positional[given_at..] {
            all.push(vm.alloc(), value.own())?;
        }
        for (name, value) in given.keywords() {
            keywords.set(vm, name.borrow(), value.own())?;
        }
        let all = tuple::from_vec(vm, all)?;
        let made = Partial {
            function: ObjCell::new(Some(function)),
            placeholders: Cell::new(count_placeholders(&all)),
            args: ObjCell::new(Some(all)),
            keywords: ObjCell::new(Some(keywords.into())),
        };
        Ok(vm.alloc().instance(cls, made)?.into())
    }
    #[slot]
    fn call(&self, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        let (function, bound, keywords) = self.parts(vm)?;
        let expected = self.placeholders.get();
        let given = args.args().len();
        if given < expected {
            return Err(vm.type_error(format_args!(
                "missing positional arguments in 'partial' call; expected at least {expected}, got {given}"
            )));
        }
        let bound = items(&bound);
        if keywords.is_empty(vm) && args.is_empty() {
            return call::call(vm, function.borrow(), Obj::borrow_slice(bound));
        }
        if keywords.is_empty(vm) && bound.len() == 1 && expected == 0 {
            return call::call_prepended(vm, function.borrow(), bound[0].borrow(), args);
        }
        let memory = vm.alloc();
        let (mut names, mut kept): (HVec<Obj>, HVec<Obj>) = (HVec::new(), HVec::new());
        let mut all: HVec<ObjRef<'_>> = HVec::with_capacity(memory, bound.len() + args.len())?;
        let mut rest = args.args().iter();
        for item in bound {
            let item = match is_placeholder(item.borrow()) {
                true => rest.next().copied().unwrap_or(item.borrow()),
                false => item.borrow(),
            };
            all.push(memory, item)?;
        }
        for value in rest {
            all.push(memory, *value)?;
        }
        if keywords.is_empty(vm) {
            for value in args.values() {
                all.push(memory, *value)?;
            }
            return call::call_args(vm, function.borrow(), Args::new(&all, args.names()));
        }
        // The bound keywords come first, with the call's values where it gives the same names.
        let mut at = 0;
        while let Some((name, value)) = keywords.next_entry(vm, &mut at) {
            if !str::is_exact_str(name.borrow()) {
                return Err(vm.type_error("keywords must be strings"));
            }
            let given = args
                .keywords()
                .find(|(given, _)| str::equal(given.borrow(), name.borrow()));
            kept.push(memory, given.map_or(value, |(_, value)| value.own()))?;
            names.push(memory, name)?;
        }
        let bound_names = names.len();
        for (name, value) in args.keywords() {
            let known = names[..bound_names]
                .iter()
                .any(|bound| str::equal(bound.borrow(), name.borrow()));
            if !known {
                names.push(memory, name.clone())?;
                kept.push(memory, value.own())?;
            }
        }
        for value in kept.iter() {
            all.push(memory, value.borrow())?;
        }
        call::call_args(vm, function.borrow(), Args::new(&all, &names))
    }
    #[slot]
    fn descr_get(
        this: ObjRef<'_>,
        vm: &mut Vm,
        object: Option<ObjRef<'_>>,
        _owner: Option<ObjRef<'_>>,
    ) -> Result<Obj> {
        match object.filter(|object| !object.is_none()) {
            Some(object) => Ok(BoundMethod::create(vm, this.own(), object.own())?.into()),
            None => Ok(this.own()),
        }
    }
    #[slot]
    fn repr(this: &Ref<Self>, vm: &mut Vm) -> Result<Obj> {
        if vm.repr_enter(this.borrow())? {
            return vm.new_str("...");
        }
        let shown = Partial::shown(this, vm);
        vm.repr_leave(this.borrow());
        shown
    }
    /// what is called in the end
    #[getter]
    fn func(&self, _vm: &mut Vm) -> Option<Obj> {
        self.function.get()
    }
    /// the positional arguments given in advance
    #[getter]
    fn args(&self, _vm: &mut Vm) -> Option<Obj> {
        self.args.get()
    }
    /// the keyword arguments given in advance
    #[getter]
    fn keywords(&self, _vm: &mut Vm) -> Option<Obj> {
        self.keywords.get()
    }
    #[getter]
    fn __dict__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Option<Obj>> {
        object::instance_dict(vm, this)
    }
    #[setter]
    #[name("__dict__")]
    fn set_dict(this: ObjRef<'_>, vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        property::set_dict(vm, this, value)
    }
    fn __reduce__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let Some(partial) = this.downcast::<Partial>() else {
            return Err(taipan_objects::args::wrong_receiver(vm, this));
        };
        let (function, args, keywords) = partial.parts(vm)?;
        let dict = this.dict_cell().and_then(ObjCell::get);
        let dict = dict.unwrap_or_else(|| singletons::NONE.own());
        let made = tuple::new(vm, core::slice::from_ref(&function))?;
        let state = tuple::new(vm, &[function, args, keywords.into(), dict])?;
        tuple::new(vm, &[this.ty().own(), made, state])
    }
    fn __setstate__(this: ObjRef<'_>, vm: &mut Vm, state: ObjRef<'_>) -> Result<()> {
        let Some(partial) = this.downcast::<Partial>() else {
            return Err(taipan_objects::args::wrong_receiver(vm, this));
        };
        let Some([function, args, keywords, dict]) = tuple::items(state) else {
            return Err(vm.type_error("invalid partial state"));
        };
        let is_dict = |obj: &Obj| obj.is_none() || obj.downcast::<Dict>().is_some();
        if !object::is_callable(function.borrow())
            || tuple::items(args.borrow()).is_none()
            || !is_dict(keywords)
            || !is_dict(dict)
        {
            return Err(vm.type_error("invalid partial state"));
        }
        if items(args)
            .last()
            .is_some_and(|last| is_placeholder(last.borrow()))
        {
            return Err(vm.type_error("trailing Placeholders are not allowed"));
        }
        let args = match args.is_exact(TUPLE) {
            true => args.clone(),
            false => tuple::new(vm, items(args))?,
        };
        let keywords = match keywords.downcast::<Dict>() {
            None => Dict::create(vm)?.into(),
            Some(_) if keywords.is_exact(DICT) => keywords.clone(),
            Some(given) => given.copy(vm)?.into(),
        };
        partial.placeholders.set(count_placeholders(&args));
        partial.function.set(Some(function.clone()));
        partial.args.set(Some(args));
        partial.keywords.set(Some(keywords));
        if let Some(cell) = this.dict_cell() {
            cell.set(Some(dict.clone()).filter(|dict| !dict.is_none()));
        }
        Ok(())
    }
    /// See PEP 585
    #[classmethod]
    fn __class_getitem__(cls: ObjRef<'_>, vm: &mut Vm, object: ObjRef<'_>) -> Result<Obj> {
        taipan_objects::generic_alias::create(vm, cls.own(), object.own())
    }
}

impl Partial {
    fn shown(this: &Ref<Self>, vm: &mut Vm) -> Result<Obj> {
        let (function, args, keywords) = this.parts(vm)?;
        let mut out = StrBuilder::new();
        let class = this.borrow().ty();
        match type_methods::module_of(vm, class) {
            Some(module) => out.push_obj(vm, &module)?,
            None => {
                let module = object::getattr(vm, class.as_obj(), taipan_objects::names::__module__)?;
                let module = object::str(vm, module.borrow())?;
                out.push_obj(vm, &module)?;
            }
        }
        out.push_str(vm, ".")?;
        let name = type_methods::qualname(vm, class)?;
        out.push_obj(vm, &name)?;
        out.push_str(vm, "(")?;
        let text = object::repr(vm, function.borrow())?;
        out.push_obj(vm, &text)?;
        for item in items(&args) {
            let text = object::repr(vm, item.borrow())?;
            out.push_str(vm, ", ")?;
            out.push_obj(vm, &text)?;
        }
        let mut at = 0;
        while let Some((name, value)) = keywords.next_entry(vm, &mut at) {
            let name = match name.downcast::<Str>() {
                Some(_) => name,
                None => object::str(vm, name.borrow())?,
            };
            let text = object::repr(vm, value.borrow())?;
            let part = vm.format(format_args!(
                ", {}={}",
                DisplayStr(name.borrow()),
                DisplayStr(text.borrow())
            ))?;
            out.push_obj(vm, &part)?;
        }
        out.push_str(vm, ")")?;
        out.finish(vm)
    }
}
