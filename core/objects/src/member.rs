//! `member_descriptor`: attributes that are plain fields: of native classes, and those that `__slots__` makes.

use taipan_derive::{pyclass, pymethods};
use taipan_heap::{Obj, ObjCell, ObjRef, Ref, Trace, Visitor};

use crate::Doc;
use crate::descr::{Getter, Owner, Setter, check_receiver};
use crate::exception::{Exception, Result};
use crate::exceptions;
use crate::object::{self, DisplayStr};
use crate::str::Str;
use crate::type_methods;
use crate::typeobject::{ObjectExt, StaticType, TypeRef};
use crate::vm::Vm;
use crate::wrappers;

/// An attribute that is a field of its object.
#[pyclass(name = "member_descriptor", trace = custom, flags = [GC])]
pub struct MemberDescriptor {
    kind: Member,
}

enum Member {
    /// A word behind the payload, declared by `__slots__`.
    Slot { name: Obj, owner: Obj, index: u32 },
    /// A field of a native class.
    Native {
        name: &'static str,
        doc: Doc,
        get: Option<Getter>,
        set: Option<Setter>,
        owner: Owner,
    },
}

impl Trace for MemberDescriptor {
    fn trace(&self, visitor: &mut Visitor<'_>) {
        if let Member::Slot { name, owner, .. } = &self.kind {
            name.trace(visitor);
            owner.trace(visitor);
        }
    }
}

impl MemberDescriptor {
    /// The descriptor of word `index` of the instances of `owner`; `name` is a `str`.
    pub fn slot(name: Obj, owner: Obj, index: u32) -> MemberDescriptor {
        MemberDescriptor {
            kind: Member::Slot { name, owner, index },
        }
    }

    /// The descriptor of a native class's field.
    pub const fn native(
        name: &'static str,
        doc: Doc,
        get: Option<Getter>,
        set: Option<Setter>,
        owner: &'static StaticType,
    ) -> Self {
        MemberDescriptor {
            kind: Member::Native {
                name,
                doc,
                get,
                set,
                owner: Owner::new(owner),
            },
        }
    }

    /// For an attribute that `__slots__` makes: the class that declares it, and its word.
    pub fn as_slot(&self) -> Option<(TypeRef<'_>, usize)> {
        match &self.kind {
            Member::Slot { owner, index, .. } => Some((TypeRef::from_obj(owner.borrow())?, *index as usize)),
            Member::Native { .. } => None,
        }
    }

    /// The class that declares the attribute.
    fn owner(&self) -> Option<TypeRef<'_>> {
        match &self.kind {
            Member::Slot { owner, .. } => TypeRef::from_obj(owner.borrow()),
            Member::Native { owner, .. } => Some(owner.get()),
        }
    }

    fn name(&self, vm: &mut Vm) -> Result<Obj> {
        match &self.kind {
            Member::Slot { name, .. } => Ok(name.clone()),
            Member::Native { name, .. } => Ok(vm.intern(name)?.into()),
        }
    }
}

/// A constant of a native class, made when it is asked for: `__match_args__`.
#[pyclass(name = "class_constant", trace = custom)]
pub struct ClassConstant {
    make: fn(&mut Vm) -> Result<Obj>,
}

impl Trace for ClassConstant {
    fn trace(&self, _: &mut Visitor<'_>) {}
}

impl ClassConstant {
    /// The constant that `make` gives.
    pub const fn new(make: fn(&mut Vm) -> Result<Obj>) -> ClassConstant {
        ClassConstant { make }
    }
}

/// The `AttributeError` of a slot that holds nothing: it names the class in full.
#[cold]
fn unset(vm: &mut Vm, object: ObjRef<'_>, name: ObjRef<'_>) -> Exception {
    let class = object.ty();
    let module = type_methods::module_of(vm, class);
    let main = module
        .as_ref()
        .and_then(|module| module.downcast::<Str>())
        .is_some_and(|module| module.equals("__main__"));
    let shown = match main {
        true => type_methods::qualname(vm, class),
        false => type_methods::full_name(vm, class),
    };
    match shown {
        Ok(shown) => object::attribute_error(
            vm,
            format_args!(
                "'{}' object has no attribute '{}'",
                DisplayStr(shown.borrow()),
                DisplayStr(name)
            ),
            object,
            name,
        ),
        Err(error) => error,
    }
}

#[pymethods]
impl ClassConstant {
    #[slot]
    fn descr_get(&self, vm: &mut Vm, _object: Option<ObjRef<'_>>, _owner: Option<ObjRef<'_>>) -> Result<Obj> {
        (self.make)(vm)
    }
}

/// The word of a slot, once it is sure that the object has it.
fn checked_cell<'a>(
    vm: &mut Vm,
    (name, owner, index): (&Obj, &Obj, u32),
    object: ObjRef<'a>,
) -> Result<&'a ObjCell> {
    if let Some(owner) = TypeRef::from_obj(owner.borrow()) {
        if object.is_a(owner)
            && let Some(cell) = object.extra_cells().get(index as usize)
        {
            return Ok(cell);
        }
        let (class, kind) = (owner.display_name(vm), object.ty().display_name(vm));
        let name = DisplayStr(name.borrow());
        return Err(vm.type_error(format_args!(
            "descriptor '{name}' for '{class}' objects doesn't apply to a '{kind}' object"
        )));
    }
    Err(vm.system_error("a member descriptor without a class"))
}

#[pymethods]
impl MemberDescriptor {
    #[slot]
    fn repr(&self, vm: &mut Vm) -> Result<Obj> {
        let name = self.name(vm)?;
        let name = DisplayStr(name.borrow());
        match self.owner().map(|owner| owner.display_name(vm)) {
            Some(class) => vm.format(format_args!("<member '{name}' of '{class}' objects>")),
            None => vm.format(format_args!("<member '{name}'>")),
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
        match &this.kind {
            Member::Slot { name, owner, index } => {
                match checked_cell(vm, (name, owner, *index), object)?.get() {
                    Some(value) => Ok(value),
                    None => Err(unset(vm, object, name.borrow())),
                }
            }
            Member::Native { name, get, owner, .. } => {
                check_receiver(vm, object, owner.get(), name)?;
                match get {
                    Some(get) => get(vm, object),
                    None => Err(vm.new_exception(exceptions::ATTRIBUTE_ERROR, format_args!("{name}"))),
                }
            }
        }
    }
    #[slot]
    fn descr_set(&self, vm: &mut Vm, object: ObjRef<'_>, value: Option<ObjRef<'_>>) -> Result<()> {
        match &self.kind {
            Member::Slot { name, owner, index } => {
                let cell = checked_cell(vm, (name, owner, *index), object)?;
                if value.is_none() && cell.is_none() {
                    let name = DisplayStr(name.borrow());
                    return Err(vm.new_exception(exceptions::ATTRIBUTE_ERROR, format_args!("{name}")));
                }
                cell.set(value.map(ObjRef::own));
                Ok(())
            }
            Member::Native { name, set, owner, .. } => {
                check_receiver(vm, object, owner.get(), name)?;
                match set {
                    Some(set) => set(vm, object, value),
                    None => {
                        Err(vm.new_exception(exceptions::ATTRIBUTE_ERROR, format_args!("readonly attribute")))
                    }
                }
            }
        }
    }
    #[getter]
    #[member]
    fn __name__(&self, vm: &mut Vm) -> Result<Obj> {
        self.name(vm)
    }
    #[getter]
    fn __qualname__(&self, vm: &mut Vm) -> Result<Obj> {
        let name = self.name(vm)?;
        let owner = self.owner().map(TypeRef::own);
        let Some(owner) = owner else { return Ok(name) };
        let class = object::getattr(vm, owner.borrow(), crate::names::__qualname__)?;
        vm.format(format_args!(
            "{}.{}",
            DisplayStr(class.borrow()),
            DisplayStr(name.borrow())
        ))
    }
    #[getter]
    fn __doc__(&self, _vm: &mut Vm) -> Option<&'static str> {
        match &self.kind {
            Member::Slot { .. } => None,
            Member::Native { doc, .. } => doc.get(),
        }
    }
    #[getter]
    #[member]
    fn __objclass__(&self, _vm: &mut Vm) -> Option<Obj> {
        self.owner().map(TypeRef::own)
    }
    fn __reduce__(&self, vm: &mut Vm) -> Result<Obj> {
        let name = self.name(vm)?;
        match self.owner().map(TypeRef::own) {
            Some(owner) => wrappers::reduce_member(vm, owner.borrow(), name.borrow()),
            None => Ok(name),
        }
    }
}
