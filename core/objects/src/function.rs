//! Python functions and bound methods, as data. Calling one is the eval loop's business, through `Hooks`.
#![allow(unsafe_code)]

use taipan_derive::{pyclass, pymethods};
use taipan_heap::{Obj, ObjCell, ObjRef, Ref};

use crate::call::{self, Args};
use crate::code::Code;
use crate::exception::Result;
use crate::typeobject::ObjectExt;
use crate::vm::Vm;

/// Create a function object.
#[pyclass(name = "function", flags = [GC, DICT, WEAKREF], bits = [METHOD_DESCRIPTOR],
    signature = "(code, globals, name=None, argdefs=None, closure=None,\n         kwdefaults=None)")]
pub struct Function {
    code: ObjCell,
    /// Code that was replaced: frames that run it borrow it from the function.
    replaced: ObjCell,
    /// `__globals__`, a dict.
    pub globals: Obj,
    /// `__builtins__`, a dict.
    pub builtins: Obj,
    /// `__defaults__`, a tuple.
    pub defaults: ObjCell,
    /// `__kwdefaults__`, a dict.
    pub kwdefaults: ObjCell,
    /// `__closure__`, a tuple of cells.
    pub closure: ObjCell,
    /// `__name__`
    pub name: ObjCell,
    /// `__qualname__`
    pub qualname: ObjCell,
    /// `__doc__`
    pub doc: ObjCell,
    /// `__module__`
    pub module: ObjCell,
    /// `__annotations__`, once made
    pub annotations: ObjCell,
    /// `__annotate__`
    pub annotate: ObjCell,
    /// `__type_params__`, a tuple.
    pub type_params: ObjCell,
}

impl Function {
    /// A function of `code` in `globals` (a dict).
    pub fn create(vm: &mut Vm, code: &Ref<Code>, globals: &Obj) -> Result<Ref<Function>> {
        let builtins = crate::function_methods::builtins_of(vm, globals)?;
        let doc = crate::function_methods::doc_of(code);
        let module = match globals.downcast::<crate::dict::Dict>() {
            Some(globals) => globals.get_str(vm, crate::names::__name__),
            None => None,
        };
        let function = Function {
            code: ObjCell::new(Some(code.clone().into())),
            replaced: ObjCell::new(None),
            globals: globals.clone(),
            builtins,
            defaults: ObjCell::new(None),
            kwdefaults: ObjCell::new(None),
            closure: ObjCell::new(None),
            name: ObjCell::new(Some(code.name.clone())),
            qualname: ObjCell::new(Some(code.qualname.clone())),
            doc: ObjCell::new(doc),
            module: ObjCell::new(module),
            annotations: ObjCell::new(None),
            annotate: ObjCell::new(None),
            type_params: ObjCell::new(None),
        };
        Ok(vm.alloc().instance(FUNCTION.as_obj(), function)?)
    }

    /// The code.
    #[inline(always)]
    pub fn code(&self) -> Ref<Code> {
        match self.code.get().map(Obj::into_ref::<Code>) {
            Some(Ok(code)) => code,
            _ => unreachable!("a function's code is set when it is made, and only replaced by code"),
        }
    }

    /// Where the code is held.
    pub(crate) fn code_cell(&self) -> &ObjCell {
        &self.code
    }

    /// Names a function that the compiler made for this one's annotations after it.
    fn name_annotate(&self, vm: &mut Vm, annotate: &Function) -> Result<()> {
        let code = annotate.code();
        let as_made = annotate
            .qualname
            .get()
            .is_some_and(|qualname| qualname.is(&code.qualname));
        if !as_made || !code.name.borrow().is(crate::names::__annotate__) {
            return Ok(());
        }
        if let Some(own) = self.qualname.get() {
            let own = crate::object::DisplayStr(own.borrow());
            let qualname = vm.format(format_args!("{own}.__annotate__"))?;
            annotate.qualname.set(Some(qualname));
        }
        Ok(())
    }

    /// Replaces the code.
    pub fn set_code(&self, vm: &mut Vm, code: &Ref<Code>) -> Result<()> {
        let old = [self.code.get(), self.replaced.get()];
        let old: alloc::vec::Vec<Obj> = old.into_iter().flatten().collect();
        self.replaced.set(Some(crate::tuple::new(vm, &old)?));
        self.code.set(Some(code.clone().into()));
        Ok(())
    }

    /// The code's payload: valid as long as the function.
    #[inline(always)]
    pub fn code_pointer(&self) -> *const Code {
        match self.code.peek() {
            // SAFETY: a function's code is set when it is made, and only replaced by code.
            Some(code) => unsafe { code.payload_unchecked::<Code>() },
            None => core::ptr::null(),
        }
    }
}

/// A function of a class, bound to an instance.
#[pyclass(name = "method", flags = [GC, WEAKREF], signature = "(function, instance, /)")]
pub struct BoundMethod {
    /// What is called.
    pub function: Obj,
    /// What goes before the arguments.
    pub receiver: Obj,
}

impl BoundMethod {
    /// `function`, bound to `receiver`.
    pub fn create(vm: &mut Vm, function: Obj, receiver: Obj) -> Result<Ref<BoundMethod>> {
        Ok(vm
            .alloc()
            .instance(BOUND_METHOD.as_obj(), BoundMethod { function, receiver })?)
    }
}

#[pymethods]
impl Function {
    #[slot]
    fn new(_cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        crate::function_methods::construct(vm, args)
    }
    #[slot]
    fn call(this: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        (vm.hooks().call_function)(vm, this, args)
    }
    #[slot]
    fn descr_get(
        this: ObjRef<'_>,
        vm: &mut Vm,
        object: Option<ObjRef<'_>>,
        _owner: Option<ObjRef<'_>>,
    ) -> Result<Obj> {
        match object {
            Some(object) if !object.is_none() => {
                Ok(BoundMethod::create(vm, this.own(), object.own())?.into())
            }
            Some(object) if _owner.is_none_or(|owner| object.ty().as_obj().is(owner)) => {
                Ok(BoundMethod::create(vm, this.own(), object.own())?.into())
            }
            _ => Ok(this.own()),
        }
    }
    #[slot]
    fn repr(this: &Ref<Self>, vm: &mut Vm) -> Result<Obj> {
        let name = this
            .qualname
            .get()
            .unwrap_or_else(|| crate::singletons::NONE.own());
        vm.format(format_args!(
            "<function {} at {:#x}>",
            crate::object::DisplayStr(name.borrow()),
            this.as_obj().id()
        ))
    }
    #[getter]
    fn __code__(&self, _vm: &mut Vm) -> Ref<Code> {
        self.code()
    }
    #[setter]
    fn set___code__(&self, vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        let Some(code) = value.and_then(|value| value.to_ref::<Code>()) else {
            return Err(vm.type_error("__code__ must be set to a code object"));
        };
        let (free, closure) = (
            code.nfreevars as usize,
            self.closure
                .get()
                .as_ref()
                .and_then(|closure| crate::tuple::items(closure.borrow()))
                .map_or(0, <[Obj]>::len),
        );
        if free != closure {
            let name = self.name.get().unwrap_or_else(|| crate::singletons::NONE.own());
            return Err(vm.value_error(format_args!(
                "{}() requires a code object with {closure} free vars, not {free}",
                crate::object::DisplayStr(name.borrow())
            )));
        }
        self.set_code(vm, &code)
    }
    #[getter]
    fn __name__(&self, _vm: &mut Vm) -> Option<Obj> {
        self.name.get()
    }
    #[setter]
    fn set___name__(&self, vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        self.name.set(Some(text(vm, value, "__name__")?));
        Ok(())
    }
    #[getter]
    fn __qualname__(&self, _vm: &mut Vm) -> Option<Obj> {
        self.qualname.get()
    }
    #[setter]
    fn set___qualname__(&self, vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        self.qualname.set(Some(text(vm, value, "__qualname__")?));
        Ok(())
    }
    #[getter]
    fn __doc__(&self, _vm: &mut Vm) -> Option<Obj> {
        self.doc.get()
    }
    #[setter]
    fn set___doc__(&self, _vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        self.doc.set(value.map(ObjRef::own));
        Ok(())
    }
    #[getter]
    fn __module__(&self, _vm: &mut Vm) -> Option<Obj> {
        self.module.get()
    }
    #[setter]
    fn set___module__(&self, _vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        self.module.set(value.map(ObjRef::own));
        Ok(())
    }
    #[getter]
    fn __defaults__(&self, _vm: &mut Vm) -> Option<Obj> {
        self.defaults.get()
    }
    #[setter]
    fn set___defaults__(&self, vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        let value = value.filter(|value| !value.is_none());
        if value.is_some_and(|value| crate::tuple::items(value).is_none()) {
            return Err(vm.type_error("__defaults__ must be set to a tuple object"));
        }
        self.defaults.set(value.map(ObjRef::own));
        Ok(())
    }
    #[getter]
    fn __kwdefaults__(&self, _vm: &mut Vm) -> Option<Obj> {
        self.kwdefaults.get()
    }
    #[setter]
    fn set___kwdefaults__(&self, vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        let value = value.filter(|value| !value.is_none());
        if value.is_some_and(|value| value.downcast::<crate::dict::Dict>().is_none()) {
            return Err(vm.type_error("__kwdefaults__ must be set to a dict object"));
        }
        self.kwdefaults.set(value.map(ObjRef::own));
        Ok(())
    }
    #[getter]
    #[member]
    fn __closure__(&self, _vm: &mut Vm) -> Option<Obj> {
        self.closure.get()
    }
    #[getter]
    #[member]
    fn __globals__(&self, _vm: &mut Vm) -> Obj {
        self.globals.clone()
    }
    #[getter]
    #[member]
    fn __builtins__(&self, _vm: &mut Vm) -> Obj {
        self.builtins.clone()
    }
    #[getter]
    fn __dict__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Option<Obj>> {
        crate::object::instance_dict(vm, this)
    }
    #[setter]
    fn set___dict__(this: ObjRef<'_>, vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        if value.is_none() {
            return Err(vm.type_error("cannot delete __dict__"));
        }
        crate::property::set_dict(vm, this, value)
    }
    #[getter]
    fn __annotations__(&self, vm: &mut Vm) -> Result<Obj> {
        if let Some(known) = self
            .annotations
            .get()
            .filter(|known| known.downcast::<crate::dict::Dict>().is_some())
        {
            return Ok(known);
        }
        let made: Obj = match (self.annotations.get(), self.annotate.get()) {
            // Under `from __future__ import annotations`: names and texts in turn.
            (Some(pairs), _) => {
                let dict = crate::dict::Dict::create(vm)?;
                for pair in crate::tuple::items(pairs.borrow())
                    .unwrap_or(&[])
                    .as_chunks::<2>()
                    .0
                {
                    dict.set(vm, pair[0].borrow(), pair[1].clone())?;
                }
                dict.into()
            }
            (None, Some(annotate)) if crate::object::is_callable(annotate.borrow()) => {
                let format = crate::int::new(vm, 1_isize)?;
                let made = call::call(vm, annotate.borrow(), &[format.borrow()])?;
                if made.downcast::<crate::dict::Dict>().is_none() {
                    let kind = made.ty().display_name(vm);
                    return Err(
                        vm.type_error(format_args!("__annotate__ returned non-dict of type '{kind}'"))
                    );
                }
                made
            }
            _ => crate::dict::Dict::create(vm)?.into(),
        };
        self.annotations.set(Some(made.clone()));
        Ok(made)
    }
    #[setter]
    fn set___annotations__(&self, vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        let value = value.filter(|value| !value.is_none());
        if value.is_some_and(|value| value.downcast::<crate::dict::Dict>().is_none()) {
            return Err(vm.type_error("__annotations__ must be set to a dict object"));
        }
        self.annotations.set(value.map(ObjRef::own));
        self.annotate.set(None);
        Ok(())
    }
    #[getter]
    fn __annotate__(&self, vm: &mut Vm) -> Result<Option<Obj>> {
        let annotate = self.annotate.get();
        if let Some(function) = annotate
            .as_ref()
            .and_then(|annotate| annotate.downcast::<Function>())
        {
            self.name_annotate(vm, function)?;
        }
        Ok(annotate)
    }
    #[setter]
    fn set___annotate__(&self, vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        let Some(value) = value else {
            return Err(vm.type_error("__annotate__ cannot be deleted"));
        };
        if !value.is_none() && !crate::object::is_callable(value) {
            return Err(vm.type_error("__annotate__ must be callable or None"));
        }
        self.annotate.set(Some(value.own()));
        if !value.is_none() {
            self.annotations.set(None);
        }
        Ok(())
    }
    #[getter]
    fn __type_params__(&self, _vm: &mut Vm) -> Obj {
        self.type_params
            .get()
            .unwrap_or_else(|| crate::singletons::EMPTY_TUPLE.own())
    }
    #[setter]
    fn set___type_params__(&self, vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        match value.filter(|value| crate::tuple::items(*value).is_some()) {
            Some(value) => {
                self.type_params.set(Some(value.own()));
                Ok(())
            }
            None => Err(vm.type_error("__type_params__ must be set to a tuple")),
        }
    }
}

/// A `str` to be stored in a function's attribute.
fn text(vm: &mut Vm, value: Option<ObjRef<'_>>, name: &str) -> Result<Obj> {
    match value.filter(|value| value.downcast::<crate::str::Str>().is_some()) {
        Some(value) => Ok(value.own()),
        None => Err(vm.type_error(format_args!("{name} must be set to a string object"))),
    }
}

#[pymethods]
impl BoundMethod {
    #[slot]
    fn new(_cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        if !args.names().is_empty() {
            return Err(vm.type_error("method() takes no keyword arguments"));
        }
        crate::args::check_positional(vm, "method", args.len(), 2, 2)?;
        let (function, receiver) = (args.args()[0], args.args()[1]);
        if !crate::object::is_callable(function) {
            return Err(vm.type_error("first argument must be callable"));
        }
        if receiver.is_none() {
            return Err(vm.type_error("instance must not be None"));
        }
        Ok(BoundMethod::create(vm, function.own(), receiver.own())?.into())
    }
    #[slot]
    fn call(&self, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        call::call_prepended(vm, self.function.borrow(), self.receiver.borrow(), args)
    }
    #[slot]
    fn getattro(this: &Ref<Self>, vm: &mut Vm, name: ObjRef<'_>) -> Result<Obj> {
        // What a method does not have itself is its function's.
        match BOUND_METHOD.lookup(vm, name) {
            Some(_) => crate::object::generic_getattr(vm, this.borrow(), name),
            None => crate::object::getattr(vm, this.function.borrow(), name),
        }
    }
    #[slot]
    fn repr(&self, vm: &mut Vm) -> Result<Obj> {
        let name = match crate::object::lookup_attr(vm, self.function.borrow(), crate::names::__qualname__)? {
            Some(name) => Some(name),
            None => crate::object::lookup_attr(vm, self.function.borrow(), crate::names::__name__)?,
        };
        let receiver = crate::object::repr(vm, self.receiver.borrow())?;
        let receiver = crate::object::DisplayStr(receiver.borrow());
        match name.filter(|name| name.downcast::<crate::str::Str>().is_some()) {
            Some(name) => {
                let name = crate::object::DisplayStr(name.borrow());
                vm.format(format_args!("<bound method {name} of {receiver}>"))
            }
            None => vm.format(format_args!("<bound method ? of {receiver}>")),
        }
    }
    #[slot]
    fn hash(&self, vm: &mut Vm) -> Result<isize> {
        let function = crate::object::hash(vm, self.function.borrow())?;
        let hash = crate::object::hash_identity(self.receiver.borrow()) ^ function;
        Ok(if hash == -1 { -2 } else { hash })
    }
    #[slot]
    fn richcompare(&self, vm: &mut Vm, other: ObjRef<'_>, op: crate::CompareOp) -> Result<Obj> {
        let Some(other) = other.downcast::<BoundMethod>() else {
            return Ok(crate::singletons::NOT_IMPLEMENTED.own());
        };
        let same = crate::object::equal(vm, self.function.borrow(), other.function.borrow())?
            && self.receiver.is(&other.receiver);
        Ok(match op {
            crate::CompareOp::Eq => crate::singletons::bool_object(same).own(),
            crate::CompareOp::Ne => crate::singletons::bool_object(!same).own(),
            _ => crate::singletons::NOT_IMPLEMENTED.own(),
        })
    }
    #[slot]
    fn descr_get(
        this: ObjRef<'_>,
        vm: &mut Vm,
        _object: Option<ObjRef<'_>>,
        _owner: Option<ObjRef<'_>>,
    ) -> Result<Obj> {
        let _ = vm;
        Ok(this.own())
    }
    /// the function that the method calls
    #[getter]
    #[member]
    fn __func__(&self, _vm: &mut Vm) -> Obj {
        self.function.clone()
    }
    /// the instance to which a method is bound
    #[getter]
    #[member]
    fn __self__(&self, _vm: &mut Vm) -> Obj {
        self.receiver.clone()
    }
    #[getter]
    fn __doc__(&self, vm: &mut Vm) -> Result<Obj> {
        crate::object::getattr(vm, self.function.borrow(), crate::names::__doc__)
    }
    fn __reduce__(&self, vm: &mut Vm) -> Result<Obj> {
        let name = crate::object::getattr(vm, self.function.borrow(), crate::names::__name__)?;
        let getattr = crate::wrappers::builtin(vm, "getattr")?;
        let args = crate::tuple::new(vm, &[self.receiver.clone(), name])?;
        crate::tuple::new(vm, &[getattr, args])
    }
}
