//! Modules: a namespace in the dict word, and how native ones are declared.

use taipan_derive::{pyclass, pymethods};
use taipan_heap::{Obj, ObjRef, Ref, StaticObject};

use crate::args::{MethodDef, bad_argument, named};
use crate::call::Args;
use crate::descr::BuiltinMethod;
use crate::dict::Dict;
use crate::exception::Result;
use crate::module_methods as methods;
use crate::names;
use crate::vm::Vm;

/// Create a module object.
///
/// The name must be a string; the optional docstring can have any type.
#[pyclass(name = "module", flags = [GC, DICT, WEAKREF], bits = [BASETYPE], signature = "(name, doc=None)")]
pub struct Module;

/// A native module.
#[derive(Clone, Copy)]
pub struct ModuleDef {
    /// `__name__`
    pub name: &'static str,
    /// `__doc__`
    pub doc: Option<&'static str>,
    /// Its functions.
    pub functions: &'static [&'static MethodDef],
    /// Functions that are static objects, of a module that every interpreter has.
    pub objects: &'static [StaticObject<BuiltinMethod>],
    /// What else it has: called with the new module.
    pub init: Option<Initializer>,
}

/// Fills a new module.
pub type Initializer = fn(&mut Vm, &Ref<Module>) -> Result<()>;

/// A Rust type that a native module is declared on, with `#[pymodule]`.
pub trait PyModule {
    /// The module.
    const DEF: ModuleDef;
}

impl Module {
    /// An empty module with `__name__`, `__doc__`, `__package__`, `__loader__` and `__spec__`.
    pub fn create(vm: &mut Vm, name: ObjRef<'_>, doc: Obj) -> Result<Ref<Module>> {
        let module = vm.alloc().instance(MODULE.as_obj(), Module)?;
        fill(vm, &module, name, doc)?;
        Ok(module)
    }
}

/// Gives a new module its namespace.
pub fn fill(vm: &mut Vm, module: &Ref<Module>, name: ObjRef<'_>, doc: Obj) -> Result<()> {
    let dict = Dict::create(vm)?;
    initialize(vm, &dict, name, doc)?;
    if let Some(cell) = module.borrow().dict_cell() {
        cell.set(Some(dict.into()));
    }
    Ok(())
}

/// What every module's namespace begins with.
fn initialize(vm: &mut Vm, dict: &Dict, name: ObjRef<'_>, doc: Obj) -> Result<()> {
    let none = crate::singletons::NONE;
    dict.set(vm, names::__name__, name.own())?;
    dict.set(vm, names::__doc__, doc)?;
    dict.set(vm, names::__package__, none.own())?;
    dict.set(vm, names::__loader__, none.own())?;
    dict.set(vm, names::__spec__, none.own())
}

/// A module's namespace.
pub fn dict(module: ObjRef<'_>) -> Option<Ref<Dict>> {
    module.dict_cell()?.get()?.into_ref::<Dict>().ok()
}

/// The namespace of an object that is a module; `None` for other objects.
pub fn dict_of(obj: ObjRef<'_>) -> Option<Ref<Dict>> {
    obj.downcast::<Module>().and_then(|_| dict(obj))
}

/// Stores an attribute of a module that is being made.
pub fn add(vm: &mut Vm, module: &Ref<Module>, name: &str, value: Obj) -> Result<()> {
    let name = vm.intern(name)?;
    match dict(module.borrow()) {
        Some(dict) => dict.set(vm, name.borrow(), value),
        None => Err(vm.system_error("a module without a namespace")),
    }
}

/// The module with this name in `sys.modules`.
pub(crate) fn loaded(vm: &mut Vm, name: &str) -> Option<Obj> {
    let modules = vm.interp().modules.get()?;
    let name = vm.intern(name).ok()?;
    modules.downcast::<Dict>()?.get_str(vm, name.borrow())
}

/// Gives a module the functions of a declaration, which may be that of one part of a module that several files declare.
pub fn add_functions(vm: &mut Vm, module: &Ref<Module>, def: &ModuleDef) -> Result<()> {
    for object in def.objects {
        let name = object.payload().def().name;
        add(vm, module, name, ObjRef::from_static(object).own())?;
    }
    let name = dict(module.borrow()).and_then(|dict| dict.get_str(vm, names::__name__));
    for function in def.functions {
        let made = BuiltinMethod::create(vm, function, Some(module.clone().into()), name.clone())?;
        add(vm, module, function.name, made.into())?;
    }
    Ok(())
}

/// The native module of a declaration.
pub fn from_def(vm: &mut Vm, def: &'static ModuleDef) -> Result<Ref<Module>> {
    let name = vm.intern(def.name)?;
    let doc = match def.doc {
        Some(doc) => vm.new_str(doc)?,
        None => crate::singletons::NONE.own(),
    };
    let module = Module::create(vm, name.borrow(), doc)?;
    add_functions(vm, &module, def)?;
    if let Some(init) = def.init {
        init(vm, &module)?;
    }
    Ok(module)
}

#[pymethods]
impl Module {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, _args: Args<'_>) -> Result<Obj> {
        let module = vm.alloc().instance(cls, Module)?;
        let dict = Dict::create(vm)?;
        if let Some(cell) = module.borrow().dict_cell() {
            cell.set(Some(dict.into()));
        }
        Ok(module.into())
    }
    #[slot]
    fn init(this: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<()> {
        let [name, doc] = named(vm, "module", args, ["name", "doc"], 2, 1)?;
        let none = crate::singletons::NONE;
        let name = name.unwrap_or(none);
        if name.downcast::<crate::str::Str>().is_none() {
            return Err(bad_argument(vm, "module", "name", "str", name));
        }
        let dict = match dict(this) {
            Some(dict) => dict,
            None => Dict::create(vm)?,
        };
        initialize(vm, &dict, name, doc.unwrap_or(none).own())?;
        if let Some(cell) = this.dict_cell() {
            cell.set(Some(dict.into()));
        }
        Ok(())
    }
    #[slot]
    fn repr(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        methods::repr(vm, this)
    }
    #[slot]
    fn getattro(this: ObjRef<'_>, vm: &mut Vm, name: ObjRef<'_>) -> Result<Obj> {
        methods::getattr(vm, this, name)
    }
    /// __dir__() -> specialized dir() implementation
    fn __dir__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        methods::dir(vm, this)
    }
    #[getter]
    #[member]
    fn __dict__(this: ObjRef<'_>, _vm: &mut Vm) -> Option<Ref<Dict>> {
        dict(this)
    }
    #[getter]
    fn __annotations__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        methods::annotations(vm, this)
    }
    #[setter]
    fn set___annotations__(this: ObjRef<'_>, vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        methods::set_annotations(vm, this, value)
    }
    #[getter]
    fn __annotate__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        methods::annotate(vm, this)
    }
    #[setter]
    fn set___annotate__(this: ObjRef<'_>, vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        methods::set_annotate(vm, this, value)
    }
}
