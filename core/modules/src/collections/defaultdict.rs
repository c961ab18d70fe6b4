//! `collections.defaultdict`.

use taipan_derive::{pyclass, pymethods};
use taipan_objects::dict::{DICT, Dict};
use taipan_objects::exception::Result;
use taipan_objects::object::{self, DisplayStr};
use taipan_objects::singletons::{EMPTY_TUPLE, NONE, NOT_IMPLEMENTED};
use taipan_objects::typeobject::ObjectExt;
use taipan_objects::{Args, Obj, ObjCell, ObjRef, Ref, Vm, call, names, sequence, tuple, type_methods};

/// defaultdict(default_factory=None, /, [...]) --> dict with default factory
///
/// Where d[key] finds nothing, the factory is called and its result stored and returned. The other arguments
/// are those of dict.
#[pyclass(name = "defaultdict", module = "collections", base = Dict, layout = Dict, flags = [GC],
    bits = [BASETYPE, DICT_SUBCLASS, MAPPING, MATCH_SELF])]
#[repr(C)]
pub struct DefaultDict {
    dict: Dict,
    factory: ObjCell,
}

/// `type(this)(factory, source)`
fn remade(vm: &mut Vm, this: ObjRef<'_>, source: ObjRef<'_>) -> Result<Obj> {
    let factory = this.downcast::<DefaultDict>().and_then(|this| this.factory.get());
    let factory = factory.unwrap_or_else(|| NONE.own());
    call::call(vm, this.ty().as_obj(), &[factory.borrow(), source])
}

#[pymethods]
impl DefaultDict {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, _args: Args<'_>) -> Result<Obj> {
        let made = DefaultDict {
            dict: Dict::empty(),
            factory: ObjCell::new(None),
        };
        Ok(vm.alloc().instance(cls, made)?.into())
    }
    #[slot]
    fn init(this: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<()> {
        let (factory, args) = match args.split_first() {
            Some((factory, args)) => (Some(factory), args),
            None => (None, args),
        };
        if factory.is_some_and(|factory| !factory.is_none() && !object::is_callable(factory)) {
            return Err(vm.type_error("first argument must be callable or None"));
        }
        let Some(own) = this.downcast::<DefaultDict>() else {
            return Err(taipan_objects::args::wrong_receiver(vm, this));
        };
        own.factory.set(factory.map(ObjRef::own));
        match DICT.slots().init {
            Some(init) => init(vm, this, args),
            None => Ok(()),
        }
    }
    #[slot]
    fn repr(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let Some(own) = this.downcast::<DefaultDict>() else {
            return Err(taipan_objects::args::wrong_receiver(vm, this));
        };
        let content = match DICT.slots().repr {
            Some(repr) => repr(vm, this)?,
            None => vm.new_str("{}")?,
        };
        let factory = match own.factory.get() {
            None => vm.new_str("None")?,
            Some(factory) => {
                if vm.repr_enter(this)? {
                    vm.new_str("...")?
                } else {
                    let shown = object::repr(vm, factory.borrow());
                    vm.repr_leave(this);
                    shown?
                }
            }
        };
        let name = type_methods::name(vm, this.ty())?;
        vm.format(format_args!(
            "{}({}, {})",
            DisplayStr(name.borrow()),
            DisplayStr(factory.borrow()),
            DisplayStr(content.borrow())
        ))
    }
    #[slot]
    fn or_(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
        let own = match this.downcast::<DefaultDict>() {
            Some(_) => this,
            None => other,
        };
        if this.downcast::<Dict>().is_none() || other.downcast::<Dict>().is_none() {
            return Ok(NOT_IMPLEMENTED.own());
        }
        let made = remade(vm, own, this)?;
        match made.downcast::<Dict>() {
            Some(dict) => dict.update(vm, other)?,
            None => {
                call::call_method(vm, made.borrow(), names::update, &[other])?;
            }
        }
        Ok(made)
    }
    /// __missing__(key): stores and returns what default_factory makes.
    /// Raises KeyError if the factory is None.
    #[signature("($self, object, /)")]
    fn __missing__(this: ObjRef<'_>, vm: &mut Vm, key: ObjRef<'_>) -> Result<Obj> {
        let factory = this.downcast::<DefaultDict>().and_then(|this| this.factory.get());
        let Some(factory) = factory.filter(|factory| !factory.is_none()) else {
            return Err(vm.key_error(key));
        };
        let value = call::call(vm, factory.borrow(), &[])?;
        sequence::set_item(vm, this, key, Some(value.borrow()))?;
        Ok(value)
    }
    /// D.copy() -> a shallow copy of D.
    fn copy(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        remade(vm, this, this)
    }
    /// D.copy() -> a shallow copy of D.
    fn __copy__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        remade(vm, this, this)
    }
    /// Return state information for pickling.
    fn __reduce__(this: &Ref<Self>, vm: &mut Vm) -> Result<Obj> {
        let args = match this.factory.get().filter(|factory| !factory.is_none()) {
            Some(factory) => tuple::new(vm, &[factory])?,
            None => EMPTY_TUPLE.own(),
        };
        let items = call::call_method(vm, this.borrow(), names::items, &[])?;
        let items = object::iter(vm, items.borrow())?;
        let class = this.borrow().ty().own();
        tuple::new(vm, &[class, args, NONE.own(), NONE.own(), items])
    }
    /// See PEP 585
    #[classmethod]
    fn __class_getitem__(cls: ObjRef<'_>, vm: &mut Vm, object: ObjRef<'_>) -> Result<Obj> {
        taipan_objects::generic_alias::create(vm, cls.own(), object.own())
    }
    /// What makes values for missing keys, or None.
    #[getter]
    fn default_factory(&self, _vm: &mut Vm) -> Option<Obj> {
        self.factory.get()
    }
    #[setter]
    fn set_default_factory(&self, _vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        self.factory.set(value.map(ObjRef::own));
        Ok(())
    }
}
