//! `property`, `classmethod`, `staticmethod`, and the descriptors of `__dict__` and `__weakref__`.

use core::cell::Cell;

use taipan_derive::{pyclass, pymethods};
use taipan_heap::{Obj, ObjCell, ObjRef, Ref};

use crate::call::{self, Args};
use crate::exception::Result;
use crate::names;
use crate::object;
use crate::singletons::NONE;
use crate::typeobject::{ObjectExt, TypeRef};
use crate::vm::Vm;

/// Property attribute.
///
/// If doc is missing, the getter's docstring is used. Decorators make defining new properties or modifying existing
/// ones easy.
#[pyclass(name = "property", flags = [GC, DICT], bits = [BASETYPE], signature = "(fget=None, fset=None, fdel=None, doc=None)")]
pub struct Property {
    get: ObjCell,
    set: ObjCell,
    del: ObjCell,
    doc: ObjCell,
    name: ObjCell,
    getter_doc: Cell<bool>,
}

impl Property {
    /// `fget`, for specialized instructions.
    pub fn getter_function(&self) -> Option<Obj> {
        self.get.get()
    }

    fn empty() -> Property {
        Property {
            get: ObjCell::new(None),
            set: ObjCell::new(None),
            del: ObjCell::new(None),
            doc: ObjCell::new(None),
            name: ObjCell::new(None),
            getter_doc: Cell::new(false),
        }
    }

    /// A copy with one function replaced, of the same class.
    fn copy_with(this: &Ref<Self>, vm: &mut Vm, which: usize, function: ObjRef<'_>) -> Result<Obj> {
        let pick = |cell: &ObjCell, at: usize| -> Obj {
            if at == which && !function.is_none() {
                return function.own();
            }
            cell.get().unwrap_or_else(|| NONE.own())
        };
        let (get, set, del) = (pick(&this.get, 0), pick(&this.set, 1), pick(&this.del, 2));
        let doc = if this.getter_doc.get() && !get.is_none() {
            NONE.own()
        } else {
            this.doc.get().unwrap_or_else(|| NONE.own())
        };
        let class = this.borrow().ty().own();
        let made = call::call(
            vm,
            class.borrow(),
            &[get.borrow(), set.borrow(), del.borrow(), doc.borrow()],
        )?;
        if let Some(made) = made.downcast::<Property>() {
            made.name.set(this.name.get());
        }
        Ok(made)
    }

    /// The attribute's name, if it is known.
    fn find_name(&self, vm: &mut Vm) -> Result<Option<Obj>> {
        if let Some(name) = self.name.get() {
            return Ok(Some(name));
        }
        match self.get.get() {
            Some(get) => object::lookup_attr(vm, get.borrow(), names::__name__),
            None => Ok(None),
        }
    }

    fn missing(&self, vm: &mut Vm, object: ObjRef<'_>, what: &str) -> Result<crate::exception::Exception> {
        let name = self.find_name(vm)?;
        let class = crate::type_methods::qualname(vm, object.ty())?;
        let class = object::DisplayStr(class.borrow());
        let error = crate::exceptions::ATTRIBUTE_ERROR;
        Ok(match name {
            Some(name) => {
                let shown = object::repr(vm, name.borrow())?;
                let shown = object::DisplayStr(shown.borrow());
                vm.new_exception(
                    error,
                    format_args!("property {shown} of '{class}' object has no {what}"),
                )
            }
            None => vm.new_exception(error, format_args!("property of '{class}' object has no {what}")),
        })
    }
}

#[pymethods]
impl Property {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, _args: Args<'_>) -> Result<Obj> {
        Ok(vm.alloc().instance(cls, Property::empty())?.into())
    }
    #[slot]
    fn init(this: &Ref<Self>, vm: &mut Vm, args: Args<'_>) -> Result<()> {
        let given = crate::args::named(vm, "property", args, ["fget", "fset", "fdel", "doc"], 4, 0)?;
        let keep = |value: Option<ObjRef<'_>>| value.filter(|value| !value.is_none()).map(ObjRef::own);
        this.get.set(keep(given[0]));
        this.set.set(keep(given[1]));
        this.del.set(keep(given[2]));
        this.name.set(None);
        this.getter_doc.set(false);
        let mut doc = keep(given[3]);
        if doc.is_none()
            && let Some(get) = this.get.get()
        {
            doc = object::lookup_attr(vm, get.borrow(), names::__doc__)?.filter(|doc| !doc.is_none());
            this.getter_doc.set(doc.is_some());
        }
        if this.borrow().is_exact(PROPERTY) {
            this.doc.set(doc);
        } else {
            let doc = doc.unwrap_or_else(|| NONE.own());
            match object::generic_setattr(vm, this.borrow(), names::__doc__, Some(doc.borrow())) {
                Err(error) if error.matches(crate::exceptions::ATTRIBUTE_ERROR) => {}
                other => other?,
            }
        }
        Ok(())
    }
    #[slot]
    fn descr_get(
        this: &Ref<Self>,
        vm: &mut Vm,
        object: Option<ObjRef<'_>>,
        _owner: Option<ObjRef<'_>>,
    ) -> Result<Obj> {
        let Some(object) = object.filter(|object| !object.is_none()) else {
            return Ok(this.borrow().own());
        };
        match this.get.get() {
            Some(get) => call::call(vm, get.borrow(), &[object]),
            None => Err(this.missing(vm, object, "getter")?),
        }
    }
    #[slot]
    fn descr_set(&self, vm: &mut Vm, object: ObjRef<'_>, value: Option<ObjRef<'_>>) -> Result<()> {
        let (function, what) = match value {
            Some(_) => (self.set.get(), "setter"),
            None => (self.del.get(), "deleter"),
        };
        let Some(function) = function else {
            return Err(self.missing(vm, object, what)?);
        };
        match value {
            Some(value) => call::call(vm, function.borrow(), &[object, value])?,
            None => call::call(vm, function.borrow(), &[object])?,
        };
        Ok(())
    }
    /// A decorator: the same property, read by another function.
    fn getter(this: &Ref<Self>, vm: &mut Vm, function: ObjRef<'_>) -> Result<Obj> {
        Property::copy_with(this, vm, 0, function)
    }
    /// A decorator: the same property, set by another function.
    fn setter(this: &Ref<Self>, vm: &mut Vm, function: ObjRef<'_>) -> Result<Obj> {
        Property::copy_with(this, vm, 1, function)
    }
    /// A decorator: the same property, deleted by another function.
    fn deleter(this: &Ref<Self>, vm: &mut Vm, function: ObjRef<'_>) -> Result<Obj> {
        Property::copy_with(this, vm, 2, function)
    }
    /// Method to set name of a property.
    fn __set_name__(&self, vm: &mut Vm, args: &[ObjRef<'_>]) -> Result<()> {
        let [_, name] = args else {
            let got = args.len();
            return Err(vm.type_error(format_args!(
                "__set_name__() takes 2 positional arguments but {got} were given"
            )));
        };
        self.name.set(Some(name.own()));
        Ok(())
    }
    #[getter]
    #[member]
    fn fget(&self, _vm: &mut Vm) -> Option<Obj> {
        self.get.get()
    }
    #[getter]
    #[member]
    fn fset(&self, _vm: &mut Vm) -> Option<Obj> {
        self.set.get()
    }
    #[getter]
    #[member]
    fn fdel(&self, _vm: &mut Vm) -> Option<Obj> {
        self.del.get()
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
    fn __name__(this: &Ref<Self>, vm: &mut Vm) -> Result<Obj> {
        match this.find_name(vm)? {
            Some(name) => Ok(name),
            None => Err(object::no_attribute(vm, this.borrow(), names::__name__)),
        }
    }
    #[setter]
    fn set___name__(&self, _vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        self.name.set(value.map(ObjRef::own));
        Ok(())
    }
    #[getter]
    fn __isabstractmethod__(&self, vm: &mut Vm) -> Result<bool> {
        for cell in [&self.get, &self.set, &self.del] {
            if let Some(function) = cell.get()
                && is_abstract(vm, function.borrow())?
            {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// Whether a function is marked as abstract.
fn is_abstract(vm: &mut Vm, function: ObjRef<'_>) -> Result<bool> {
    match object::lookup_attr(vm, function, names::__isabstractmethod__)? {
        Some(mark) => object::is_true(vm, mark.borrow()),
        None => Ok(false),
    }
}

macro_rules! method_wrappers {
    ($($(#[$doc:meta])* $name:ident $text:literal;)*) => {
        $(
            $(#[$doc])*
            #[pyclass(name = $text, flags = [GC, DICT], bits = [BASETYPE], signature = "(function, /)")]
            pub struct $name {
                callable: ObjCell,
            }

            impl $name {
                /// What is wrapped.
                pub fn callable(&self) -> Option<Obj> {
                    self.callable.get()
                }

                fn wrap(this: ObjRef<'_>, cell: &ObjCell, vm: &mut Vm, args: Args<'_>) -> Result<()> {
                    crate::args::no_keywords(vm, $text, args)?;
                    crate::args::check_positional(vm, $text, args.args().len(), 1, 1)?;
                    let function = args.args()[0];
                    cell.set(Some(function.own()));
                    copy_attributes(vm, this, function)
                }
            }
        )*
    };
}

method_wrappers! {
    /// Makes a method whose first argument is the class, however it is called.
    ClassMethod "classmethod";
    /// Makes a method that is a plain function, however it is called.
    StaticMethod "staticmethod";
}

/// A wrapper shows the wrapped function's name, module and documentation.
fn copy_attributes(vm: &mut Vm, wrapper: ObjRef<'_>, function: ObjRef<'_>) -> Result<()> {
    for name in [
        names::__module__,
        names::__name__,
        names::__qualname__,
        names::__doc__,
    ] {
        if let Some(value) = object::lookup_attr(vm, function, name)? {
            object::generic_setattr(vm, wrapper, name, Some(value.borrow()))?;
        }
    }
    Ok(())
}

fn wrapper_repr(vm: &mut Vm, name: &str, callable: Option<Obj>) -> Result<Obj> {
    let callable = callable.unwrap_or_else(|| NONE.own());
    let shown = object::repr(vm, callable.borrow())?;
    vm.format(format_args!("<{name}({})>", object::DisplayStr(shown.borrow())))
}

/// `__annotations__` and `__annotate__` of a wrapper are the function's, kept in the wrapper's dict once asked for.
fn wrapped_attribute(vm: &mut Vm, this: ObjRef<'_>, callable: Option<Obj>, name: ObjRef<'_>) -> Result<Obj> {
    if let Some(dict) = object::instance_dict(vm, this)?
        && let Some(dict) = dict.downcast::<crate::dict::Dict>()
    {
        if let Some(known) = dict.get_str(vm, name) {
            return Ok(known);
        }
        let callable = callable.unwrap_or_else(|| NONE.own());
        let value = object::getattr(vm, callable.borrow(), name)?;
        dict.set(vm, name, value.clone())?;
        return Ok(value);
    }
    Err(object::no_attribute(vm, this, name))
}

#[pymethods]
impl ClassMethod {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, _args: Args<'_>) -> Result<Obj> {
        Ok(vm
            .alloc()
            .instance(
                cls,
                ClassMethod {
                    callable: ObjCell::new(None),
                },
            )?
            .into())
    }
    #[slot]
    fn init(this: &Ref<Self>, vm: &mut Vm, args: Args<'_>) -> Result<()> {
        ClassMethod::wrap(this.borrow(), &this.callable, vm, args)
    }
    #[slot]
    fn repr(&self, vm: &mut Vm) -> Result<Obj> {
        wrapper_repr(vm, "classmethod", self.callable.get())
    }
    #[slot]
    fn descr_get(&self, vm: &mut Vm, object: Option<ObjRef<'_>>, owner: Option<ObjRef<'_>>) -> Result<Obj> {
        let Some(callable) = self.callable.get() else {
            return Err(vm.runtime_error("uninitialized classmethod object"));
        };
        let owner = match (owner, object) {
            (Some(owner), _) => owner.own(),
            (None, Some(object)) => object.ty().own(),
            (None, None) => NONE.own(),
        };
        Ok(crate::function::BoundMethod::create(vm, callable, owner)?.into())
    }
    #[getter]
    #[member]
    fn __func__(&self, _vm: &mut Vm) -> Option<Obj> {
        self.callable.get()
    }
    #[getter]
    #[member]
    fn __wrapped__(&self, _vm: &mut Vm) -> Option<Obj> {
        self.callable.get()
    }
    #[getter]
    fn __isabstractmethod__(&self, vm: &mut Vm) -> Result<bool> {
        match self.callable.get() {
            Some(callable) => is_abstract(vm, callable.borrow()),
            None => Ok(false),
        }
    }
    #[getter]
    fn __dict__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Option<Obj>> {
        object::instance_dict(vm, this)
    }
    #[getter]
    fn __annotations__(this: &Ref<Self>, vm: &mut Vm) -> Result<Obj> {
        wrapped_attribute(vm, this.borrow(), this.callable.get(), names::__annotations__)
    }
    #[getter]
    fn __annotate__(this: &Ref<Self>, vm: &mut Vm) -> Result<Obj> {
        wrapped_attribute(vm, this.borrow(), this.callable.get(), names::__annotate__)
    }
}

#[pymethods]
impl StaticMethod {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, _args: Args<'_>) -> Result<Obj> {
        Ok(vm
            .alloc()
            .instance(
                cls,
                StaticMethod {
                    callable: ObjCell::new(None),
                },
            )?
            .into())
    }
    #[slot]
    fn init(this: &Ref<Self>, vm: &mut Vm, args: Args<'_>) -> Result<()> {
        StaticMethod::wrap(this.borrow(), &this.callable, vm, args)
    }
    #[slot]
    fn repr(&self, vm: &mut Vm) -> Result<Obj> {
        wrapper_repr(vm, "staticmethod", self.callable.get())
    }
    #[slot]
    fn call(&self, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        match self.callable.get() {
            Some(callable) => call::call_args(vm, callable.borrow(), args),
            None => Err(vm.runtime_error("uninitialized staticmethod object")),
        }
    }
    #[slot]
    fn descr_get(&self, vm: &mut Vm, _object: Option<ObjRef<'_>>, _owner: Option<ObjRef<'_>>) -> Result<Obj> {
        self.callable
            .get()
            .ok_or_else(|| vm.runtime_error("uninitialized staticmethod object"))
    }
    #[getter]
    #[member]
    fn __func__(&self, _vm: &mut Vm) -> Option<Obj> {
        self.callable.get()
    }
    #[getter]
    #[member]
    fn __wrapped__(&self, _vm: &mut Vm) -> Option<Obj> {
        self.callable.get()
    }
    #[getter]
    fn __isabstractmethod__(&self, vm: &mut Vm) -> Result<bool> {
        match self.callable.get() {
            Some(callable) => is_abstract(vm, callable.borrow()),
            None => Ok(false),
        }
    }
    #[getter]
    fn __dict__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Option<Obj>> {
        object::instance_dict(vm, this)
    }
    #[getter]
    fn __annotations__(this: &Ref<Self>, vm: &mut Vm) -> Result<Obj> {
        wrapped_attribute(vm, this.borrow(), this.callable.get(), names::__annotations__)
    }
    #[getter]
    fn __annotate__(this: &Ref<Self>, vm: &mut Vm) -> Result<Obj> {
        wrapped_attribute(vm, this.borrow(), this.callable.get(), names::__annotate__)
    }
}

/// The `__dict__` and `__weakref__` attributes that a class gives its instances.
#[pyclass(name = "getset_descriptor", flags = [GC])]
pub struct ClassAttribute {
    /// The class.
    pub owner: Obj,
    /// `__dict__`, or else `__weakref__`.
    pub is_dict: bool,
}

impl ClassAttribute {
    fn name(&self) -> &'static str {
        if self.is_dict { "__dict__" } else { "__weakref__" }
    }
}

#[pymethods]
impl ClassAttribute {
    #[slot]
    fn repr(&self, vm: &mut Vm) -> Result<Obj> {
        let class = TypeRef::from_obj(self.owner.borrow()).map(|class| class.display_name(vm));
        match class {
            Some(class) => vm.format(format_args!("<attribute '{}' of '{class}' objects>", self.name())),
            None => vm.format(format_args!("<attribute '{}'>", self.name())),
        }
    }
    #[slot]
    fn descr_get(
        this: &Ref<Self>,
        vm: &mut Vm,
        object: Option<ObjRef<'_>>,
        _owner: Option<ObjRef<'_>>,
    ) -> Result<Obj> {
        let Some(object) = object else {
            return Ok(this.borrow().own());
        };
        if this.is_dict {
            return match object::instance_dict(vm, object)? {
                Some(dict) => Ok(dict),
                None => {
                    let kind = object.ty().display_name(vm);
                    Err(vm.type_error(format_args!(
                        "this __dict__ descriptor does not support '{kind}' objects"
                    )))
                }
            };
        }
        Ok(taipan_heap::weak::references(object)
            .next()
            .unwrap_or_else(|| NONE.own()))
    }
    #[slot]
    fn descr_set(&self, vm: &mut Vm, object: ObjRef<'_>, value: Option<ObjRef<'_>>) -> Result<()> {
        if !self.is_dict {
            let kind = object.ty().display_name(vm);
            let error = crate::exceptions::ATTRIBUTE_ERROR;
            return Err(vm.new_exception(
                error,
                format_args!("attribute '__weakref__' of '{kind}' objects is not writable"),
            ));
        }
        set_dict(vm, object, value)
    }
    #[getter]
    fn __name__(&self, vm: &mut Vm) -> Result<Obj> {
        Ok(vm.intern(self.name())?.into())
    }
    #[getter]
    fn __qualname__(&self, vm: &mut Vm) -> Result<Obj> {
        match TypeRef::from_obj(self.owner.borrow()).map(|class| class.display_name(vm)) {
            Some(class) => vm.format(format_args!("{class}.{}", self.name())),
            None => Ok(vm.intern(self.name())?.into()),
        }
    }
    #[getter]
    fn __objclass__(&self, _vm: &mut Vm) -> Obj {
        self.owner.clone()
    }
    #[getter]
    fn __doc__(&self, vm: &mut Vm) -> Result<Obj> {
        vm.new_str(if self.is_dict {
            "dictionary for instance variables"
        } else {
            "list of weak references to the object"
        })
    }
}

/// `object.__dict__ = value`, or `del object.__dict__`.
pub fn set_dict(vm: &mut Vm, object: ObjRef<'_>, value: Option<ObjRef<'_>>) -> Result<()> {
    let Some(cell) = object.dict_cell() else {
        let kind = object.ty().display_name(vm);
        return Err(vm.type_error(format_args!(
            "this __dict__ descriptor does not support '{kind}' objects"
        )));
    };
    let value = match value {
        Some(value) if value.downcast::<crate::dict::Dict>().is_some() => value.own(),
        Some(value) => {
            let kind = value.ty().display_name(vm);
            return Err(vm.type_error(format_args!(
                "__dict__ must be set to a dictionary, not a '{kind}'"
            )));
        }
        None => crate::dict::Dict::create(vm)?.into(),
    };
    // Inline values move into the old dict first, which nobody may hold: then they go with it.
    object::instance_dict(vm, object)?;
    cell.set(Some(value));
    Ok(())
}
