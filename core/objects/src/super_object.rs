//! `super`.

use taipan_derive::{pyclass, pymethods};
use taipan_heap::{Obj, ObjCell, ObjRef, Ref};

use crate::call::Args;
use crate::exception::Result;
use crate::names;
use crate::object;
use crate::str;
use crate::typeobject::{ObjectExt, TypeRef};
use crate::vm::Vm;

/// super() -> same as super(__class__, <first argument>)
/// super(type) -> unbound super object
/// super(type, obj) -> bound super object; requires isinstance(obj, type)
/// super(type, type2) -> bound super object; requires issubclass(type2, type)
#[pyclass(name = "super", flags = [GC], bits = [BASETYPE])]
pub struct Super {
    class: ObjCell,
    object: ObjCell,
    object_class: ObjCell,
}

/// `super(class, object)`.
pub fn create(vm: &mut Vm, class: ObjRef<'_>, object: ObjRef<'_>) -> Result<Obj> {
    let object_class = check(vm, class, object)?;
    let made = Super {
        class: ObjCell::new(Some(class.own())),
        object: ObjCell::new(Some(object.own())),
        object_class: ObjCell::new(Some(object_class)),
    };
    Ok(vm.alloc().instance(SUPER.as_obj(), made)?.into())
}

/// The class whose MRO is searched: the object's, or the object itself if it is a class (`supercheck`).
fn check(vm: &mut Vm, class: ObjRef<'_>, object: ObjRef<'_>) -> Result<Obj> {
    let Some(wanted) = TypeRef::from_obj(class) else {
        let kind = class.ty().display_name(vm);
        return Err(vm.type_error(format_args!("super() argument 1 must be a type, not {kind}")));
    };
    if let Some(object_class) = TypeRef::from_obj(object)
        && object_class.is_subtype(wanted)
    {
        return Ok(object.own());
    }
    if object.ty().is_subtype(wanted) {
        return Ok(object.ty().own());
    }
    if let Some(claimed) = object::lookup_attr(vm, object, names::__class__)?
        && let Some(claimed_class) = TypeRef::from_obj(claimed.borrow())
        && !claimed_class.is(object.ty())
        && claimed_class.is_subtype(wanted)
    {
        return Ok(claimed);
    }
    let is_class = TypeRef::from_obj(object).map(|class| class.display_name(vm));
    let (what, kind) = match is_class {
        Some(name) => ("type", name),
        None => ("instance of", object.ty().display_name(vm)),
    };
    let wanted = wanted.display_name(vm);
    Err(vm.type_error(format_args!(
        "super(type, obj): obj ({what} {kind}) is not an instance or subtype of type ({wanted})."
    )))
}

/// An attribute behind `class` in the MRO of `object`'s class: what `LOAD_SUPER_ATTR` looks up. Unbound functions come
/// back as such if `method` is set.
pub fn lookup(
    vm: &mut Vm,
    class: ObjRef<'_>,
    object: ObjRef<'_>,
    name: ObjRef<'_>,
    method: bool,
) -> Result<object::Method> {
    let object_class = check(vm, class, object)?;
    match find(vm, class, object_class.borrow(), name) {
        Some(found) => {
            let slots = found.ty().slots();
            if method
                && found.ty().bits().has(crate::TypeBits::METHOD_DESCRIPTOR)
                && !object_class.borrow().is(object)
            {
                return Ok(object::Method::Unbound(found));
            }
            let bound = match slots.descr_get {
                Some(get) => {
                    let target = if object_class.borrow().is(object) {
                        None
                    } else {
                        Some(object)
                    };
                    get(vm, found.borrow(), target, Some(object_class.borrow()))?
                }
                None => found,
            };
            Ok(object::Method::Bound(bound))
        }
        None => {
            let made = create(vm, class, object)?;
            object::generic_getattr(vm, made.borrow(), name).map(object::Method::Bound)
        }
    }
}

fn find(vm: &mut Vm, class: ObjRef<'_>, object_class: ObjRef<'_>, name: ObjRef<'_>) -> Option<Obj> {
    let object_class = TypeRef::from_obj(object_class)?;
    let mut mro = object_class.mro();
    mro.by_ref().find(|ty| ty.borrow().is(class))?;
    for ty in mro {
        if let Some(found) = TypeRef::from_obj(ty.borrow()).and_then(|ty| ty.own_entry(vm, name)) {
            return Some(found);
        }
    }
    None
}

#[pymethods]
impl Super {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, _args: Args<'_>) -> Result<Obj> {
        let made = Super {
            class: ObjCell::new(None),
            object: ObjCell::new(None),
            object_class: ObjCell::new(None),
        };
        Ok(vm.alloc().instance(cls, made)?.into())
    }
    #[slot]
    fn init(&self, vm: &mut Vm, args: Args<'_>) -> Result<()> {
        crate::args::no_keywords(vm, "super", args)?;
        crate::args::check_positional(vm, "super()", args.args().len(), 0, 2)?;
        let (class, object) = match args.args() {
            [] => vm.super_arguments()?,
            [class] => (class.own(), None),
            [class, object, ..] => (class.own(), Some(object.own()).filter(|object| !object.is_none())),
        };
        if TypeRef::from_obj(class.borrow()).is_none() {
            let kind = class.ty().display_name(vm);
            return Err(vm.type_error(format_args!("super() argument 1 must be a type, not {kind}")));
        }
        let object_class = match &object {
            Some(object) => Some(check(vm, class.borrow(), object.borrow())?),
            None => None,
        };
        self.class.set(Some(class));
        self.object.set(object);
        self.object_class.set(object_class);
        Ok(())
    }
    #[slot]
    fn repr(&self, vm: &mut Vm) -> Result<Obj> {
        let name = |vm: &mut Vm, cell: &ObjCell| {
            cell.get()
                .and_then(|class| TypeRef::from_obj(class.borrow()).map(|class| class.display_name(vm)))
        };
        let class = name(vm, &self.class).unwrap_or(crate::typeobject::TypeName::Builtin("NULL"));
        match name(vm, &self.object_class) {
            Some(object) => vm.format(format_args!("<super: <class '{class}'>, <{object} object>>")),
            None => vm.format(format_args!("<super: <class '{class}'>, NULL>")),
        }
    }
    #[slot]
    fn getattro(this: &Ref<Self>, vm: &mut Vm, name: ObjRef<'_>) -> Result<Obj> {
        let (Some(class), Some(object_class)) = (this.class.get(), this.object_class.get()) else {
            return object::generic_getattr(vm, this.borrow(), name);
        };
        if !str::equal(name, names::__class__)
            && let Some(found) = find(vm, class.borrow(), object_class.borrow(), name)
        {
            let object = this.object.get();
            let target = object
                .as_ref()
                .map(Obj::borrow)
                .filter(|object| !object.is(object_class.borrow()));
            return match found.ty().slots().descr_get {
                Some(get) => get(vm, found.borrow(), target, Some(object_class.borrow())),
                None => Ok(found),
            };
        }
        object::generic_getattr(vm, this.borrow(), name)
    }
    #[slot]
    fn descr_get(
        this: &Ref<Self>,
        vm: &mut Vm,
        object: Option<ObjRef<'_>>,
        _owner: Option<ObjRef<'_>>,
    ) -> Result<Obj> {
        let (Some(object), true) = (object.filter(|object| !object.is_none()), this.object.is_none()) else {
            return Ok(this.borrow().own());
        };
        let Some(class) = this.class.get() else {
            return Ok(this.borrow().own());
        };
        if this.borrow().is_exact(SUPER) {
            return create(vm, class.borrow(), object);
        }
        let own = this.borrow().ty().own();
        crate::call::call(vm, own.borrow(), &[class.borrow(), object])
    }
    /// the class invoking super()
    #[getter]
    #[member]
    fn __thisclass__(&self, _vm: &mut Vm) -> Option<Obj> {
        self.class.get()
    }
    /// the object whose attributes are looked up; None if super is unbound
    #[getter]
    #[member]
    fn __self__(&self, _vm: &mut Vm) -> Option<Obj> {
        self.object.get()
    }
    /// the type whose MRO is searched; None if super is unbound
    #[getter]
    #[member]
    fn __self_class__(&self, _vm: &mut Vm) -> Option<Obj> {
        self.object_class.get()
    }
}
