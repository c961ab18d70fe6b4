//! `weakref.ref`, and making references for native code. Proxies are in `proxy.rs`.

pub mod proxy;

use taipan_derive::{pyclass, pymethods};
use taipan_heap::weak::{Weak, references, supports_weakrefs};
use taipan_heap::{HVec, Obj, ObjRef, Ref};

use crate::call::Args;
use crate::descr::BUILTIN_METHOD;
use crate::exception::Result;
use crate::object;
use crate::singletons::{NONE, NOT_IMPLEMENTED};
use crate::slots::CompareOp;
use crate::typeobject::{ObjectExt, Type};
use crate::vm::Vm;

/// `weakref.ref`: the payload is the kernel's.
#[pyclass(name = "ReferenceType", module = "weakref", layout = Weak, flags = [GC], bits = [BASETYPE])]
#[repr(C)]
pub struct ReferenceType {
    weak: Weak,
}

/// A weak reference to `referent`; the shared one if there is no callback. Raises `TypeError` where none can be made.
pub fn new_ref(vm: &mut Vm, referent: ObjRef<'_>, callback: Option<Obj>) -> Result<Obj> {
    create(vm, REFERENCE_TYPE.as_obj(), referent, callback)
}

/// Whether an object is static and can be referred to weakly all the same: it has no list of its references.
fn is_static(referent: ObjRef<'_>) -> bool {
    referent.is_immortal() && (referent.downcast::<Type>().is_some() || referent.is_exact(BUILTIN_METHOD))
}

/// A weak reference to a static object, which never dies: the plain one is kept, and a callback is never called.
fn create_static(vm: &mut Vm, class: ObjRef<'_>, referent: ObjRef<'_>, callback: Option<Obj>) -> Result<Obj> {
    let plain = callback.is_none() && class.is(REFERENCE_TYPE.as_obj());
    if plain && let Some(known) = plain_static(vm, referent) {
        return Ok(known);
    }
    let weak = vm.alloc().instance(
        class,
        ReferenceType {
            weak: Weak::detached(callback),
        },
    )?;
    weak.weak.attach_immortal(referent);
    let weak: Obj = weak.into();
    if plain {
        let mut states = vm.interp().static_types.borrow_mut();
        states.entry(referent.id()).or_default().weak = Some(weak.clone());
    }
    Ok(weak)
}

fn plain_static(vm: &Vm, referent: ObjRef<'_>) -> Option<Obj> {
    let states = vm.interp().static_types.borrow();
    states.get(&referent.id())?.weak.clone()
}

/// Every weak reference and proxy to an object, as `weakref.getweakrefs` orders them.
pub fn all_references(vm: &mut Vm, referent: ObjRef<'_>) -> Result<HVec<Obj>> {
    let mut all = HVec::new();
    if let Some(known) = plain_static(vm, referent) {
        all.push(vm.alloc(), known)?;
    }
    for weak in references(referent) {
        all.push(vm.alloc(), weak)?;
    }
    Ok(all)
}

fn create(vm: &mut Vm, class: ObjRef<'_>, referent: ObjRef<'_>, callback: Option<Obj>) -> Result<Obj> {
    if is_static(referent) {
        return create_static(vm, class, referent, callback);
    }
    if !supports_weakrefs(referent) {
        let kind = referent.ty().display_name(vm);
        return Err(vm.type_error(format_args!("cannot create weak reference to '{kind}' object")));
    }
    if callback.is_none() && class.is(REFERENCE_TYPE.as_obj()) {
        let reusable = references(referent).find(|weak| {
            weak.is_exact(REFERENCE_TYPE)
                && weak
                    .downcast::<Weak>()
                    .is_some_and(|weak| weak.callback().is_none())
        });
        if let Some(known) = reusable {
            return Ok(known);
        }
    }
    let weak = vm.alloc().instance(
        class,
        ReferenceType {
            weak: Weak::detached(callback),
        },
    )?;
    weak.weak.attach(referent);
    Ok(weak.into())
}

/// What a weak reference refers to, if it is alive.
pub fn target(reference: ObjRef<'_>) -> Option<Obj> {
    reference.downcast::<Weak>()?.upgrade()
}

#[pymethods]
impl ReferenceType {
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        crate::args::check_positional(vm, "__new__", args.args().len(), 1, 2)?;
        let callback = args
            .args()
            .get(1)
            .filter(|callback| !callback.is_none())
            .map(|callback| callback.own());
        create(vm, cls, args.args()[0], callback)
    }
    #[slot]
    fn init(_this: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<()> {
        crate::args::no_keywords(vm, "ref", args)?;
        crate::args::check_positional(vm, "__init__", args.args().len(), 1, 2)
    }
    #[slot]
    fn call(this: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        crate::args::no_keywords(vm, "weakref", args)?;
        crate::args::check_positional(vm, "weakref", args.args().len(), 0, 0)?;
        Ok(target(this).unwrap_or_else(|| NONE.own()))
    }
    #[slot]
    fn repr(this: &Ref<Self>, vm: &mut Vm) -> Result<Obj> {
        let id = this.as_obj().id();
        let Some(referent) = this.weak.upgrade() else {
            return vm.format(format_args!("<weakref at {id:#x}; dead>"));
        };
        let kind = referent.ty().display_name(vm);
        let name = object::lookup_attr(vm, referent.borrow(), crate::names::__name__)?;
        match name.filter(|name| name.downcast::<crate::str::Str>().is_some()) {
            Some(name) => {
                let name = object::DisplayStr(name.borrow());
                vm.format(format_args!(
                    "<weakref at {id:#x}; to '{kind}' at {:#x} ({name})>",
                    referent.id()
                ))
            }
            None => vm.format(format_args!(
                "<weakref at {id:#x}; to '{kind}' at {:#x}>",
                referent.id()
            )),
        }
    }
    #[slot]
    fn hash(&self, vm: &mut Vm) -> Result<isize> {
        let known = self.weak.hash.get();
        if known != -1 {
            return Ok(known);
        }
        let Some(referent) = self.weak.upgrade() else {
            return Err(vm.type_error("weak object has gone away"));
        };
        let hash = object::hash(vm, referent.borrow())?;
        self.weak.hash.set(hash);
        Ok(hash)
    }
    #[slot]
    fn richcompare(this: &Ref<Self>, vm: &mut Vm, other: ObjRef<'_>, op: CompareOp) -> Result<Obj> {
        if !matches!(op, CompareOp::Eq | CompareOp::Ne) {
            return Ok(NOT_IMPLEMENTED.own());
        }
        let Some(weak) = other.downcast::<ReferenceType>() else {
            return Ok(NOT_IMPLEMENTED.own());
        };
        match (this.weak.upgrade(), weak.weak.upgrade()) {
            (Some(a), Some(b)) => object::richcompare(vm, a.borrow(), b.borrow(), op),
            _ => {
                let same = this.borrow().is(other);
                Ok(crate::singletons::bool_object(same == (op == CompareOp::Eq)).own())
            }
        }
    }
    /// See PEP 585
    #[classmethod]
    fn __class_getitem__(cls: ObjRef<'_>, vm: &mut Vm, object: ObjRef<'_>) -> Result<Obj> {
        crate::generic_alias::create(vm, cls.own(), object.own())
    }
    #[getter]
    fn __callback__(&self, _vm: &mut Vm) -> Option<Obj> {
        self.weak.callback()
    }
}
