//! Descriptors of native classes (`method_descriptor`, `getset_descriptor`, `wrapper_descriptor`, …), native functions,
//! and `property`, `classmethod`, `staticmethod`'s native kin. All of a builtin type's are static objects.

use taipan_derive::{pyclass, pymethods};
use taipan_heap::{Obj, ObjRef, Ref};

use crate::Doc;
use crate::args::MethodDef;
use crate::call::Args;
use crate::exception::Result;
use crate::slots::{CompareOp, SlotTable};
use crate::typeobject::{ObjectExt, StaticType, TypeRef};
use crate::vm::Vm;
use crate::wrappers;

/// A method of a native class: `list.append`.
#[pyclass(name = "method_descriptor", bits = [METHOD_DESCRIPTOR])]
pub struct MethodDescriptor {
    def: &'static MethodDef,
    owner: Owner,
}

/// The class that a native descriptor belongs to.
#[derive(Clone, Copy)]
pub struct Owner(&'static StaticType);

impl taipan_heap::Trace for Owner {
    fn trace(&self, _: &mut taipan_heap::Visitor<'_>) {}
}

impl Owner {
    /// The class `owner`.
    pub const fn new(owner: &'static StaticType) -> Owner {
        Owner(owner)
    }

    /// The class.
    #[inline(always)]
    pub const fn get(self) -> TypeRef<'static> {
        TypeRef::builtin(self.0)
    }
}

impl taipan_heap::Trace for &'static MethodDef {
    fn trace(&self, _: &mut taipan_heap::Visitor<'_>) {}
}

impl MethodDescriptor {
    /// The descriptor of a native method.
    pub const fn new(def: &'static MethodDef, owner: &'static StaticType) -> Self {
        MethodDescriptor {
            def,
            owner: Owner(owner),
        }
    }

    /// What is called.
    #[inline(always)]
    pub fn def(&self) -> &'static MethodDef {
        self.def
    }

    /// The class that has the method.
    #[inline(always)]
    pub fn owner(&self) -> TypeRef<'static> {
        self.owner.get()
    }

    /// Calls the method on `this`, which is checked.
    #[inline]
    pub fn invoke(&self, vm: &mut Vm, this: ObjRef<'_>, args: Args<'_>) -> Result<Obj> {
        let owner = self.owner.get();
        check_receiver(vm, this, owner, self.def.name)?;
        self.def.invoke(vm, Some(owner), this, args)
    }
}

/// Raises `TypeError` unless `this` is an instance of `owner`.
#[inline]
pub(crate) fn check_receiver(vm: &mut Vm, this: ObjRef<'_>, owner: TypeRef<'_>, name: &str) -> Result<()> {
    if this.is_a(owner) {
        return Ok(());
    }
    let (class, kind) = (owner.display_name(vm), this.ty().display_name(vm));
    Err(vm.type_error(format_args!(
        "descriptor '{name}' for '{class}' objects doesn't apply to a '{kind}' object"
    )))
}

#[pymethods]
impl MethodDescriptor {
    #[slot]
    fn repr(&self, vm: &mut Vm) -> Result<Obj> {
        let class = self.owner.get().display_name(vm);
        vm.format(format_args!("<method '{}' of '{class}' objects>", self.def.name))
    }
    #[slot]
    fn call(&self, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        let Some((this, rest)) = args.split_first() else {
            let class = self.owner.get().display_name(vm);
            let name = self.def.name;
            return Err(vm.type_error(format_args!("unbound method {class}.{name}() needs an argument")));
        };
        self.invoke(vm, this, rest)
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
        check_receiver(vm, object, this.owner.get(), this.def.name)?;
        let method = BuiltinMethod {
            def: this.def,
            receiver: Some(object.own()),
            home: Home::Class(this.owner),
        };
        Ok(vm.alloc().instance(BUILTIN_METHOD.as_obj(), method)?.into())
    }
    #[getter]
    #[member]
    fn __name__(&self, vm: &mut Vm) -> Result<Obj> {
        Ok(vm.intern(self.def.name)?.into())
    }
    #[getter]
    fn __qualname__(&self, vm: &mut Vm) -> Result<Obj> {
        let class = self.owner.get().get().name();
        vm.format(format_args!("{class}.{}", self.def.name))
    }
    #[getter]
    fn __doc__(&self, vm: &mut Vm) -> Option<&'static str> {
        let _ = vm;
        self.def.doc.get()
    }
    #[getter]
    fn __text_signature__(&self, vm: &mut Vm) -> Option<&'static str> {
        let _ = vm;
        self.def.signature.text.get()
    }
    #[getter]
    #[member]
    fn __objclass__(&self, vm: &mut Vm) -> Obj {
        let _ = vm;
        self.owner.get().own()
    }
    fn __reduce__(&self, vm: &mut Vm) -> Result<Obj> {
        wrappers::reduce_descriptor(vm, self.owner.get(), self.def.name)
    }
}

/// A class method of a native class: `dict.fromkeys`.
#[pyclass(name = "classmethod_descriptor")]
pub struct ClassMethodDescriptor {
    def: &'static MethodDef,
    owner: Owner,
}

impl ClassMethodDescriptor {
    /// The descriptor of a native class method.
    pub const fn new(def: &'static MethodDef, owner: &'static StaticType) -> Self {
        ClassMethodDescriptor {
            def,
            owner: Owner(owner),
        }
    }
}

#[pymethods]
impl ClassMethodDescriptor {
    #[slot]
    fn repr(&self, vm: &mut Vm) -> Result<Obj> {
        let class = self.owner.get().display_name(vm);
        vm.format(format_args!("<method '{}' of '{class}' objects>", self.def.name))
    }
    #[slot]
    fn call(&self, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        let (class, name) = (self.owner.get().display_name(vm), self.def.name);
        let Some((cls, rest)) = args.split_first() else {
            return Err(vm.type_error(format_args!("unbound method {class}.{name}() needs an argument")));
        };
        if TypeRef::from_obj(cls).is_none_or(|cls| !cls.is_subtype(self.owner.get())) {
            let kind = cls.ty().display_name(vm);
            return Err(vm.type_error(format_args!(
                "descriptor '{name}' requires a type but received a '{kind}' instance"
            )));
        }
        self.def.invoke(vm, Some(self.owner.get()), cls, rest)
    }
    #[slot]
    fn descr_get(&self, vm: &mut Vm, object: Option<ObjRef<'_>>, owner: Option<ObjRef<'_>>) -> Result<Obj> {
        let class = match (owner, object) {
            (Some(owner), _) => owner,
            (None, Some(object)) => object.ty().as_obj(),
            (None, None) => return Err(vm.type_error("__get__(None, None) is invalid")),
        };
        if TypeRef::from_obj(class).is_none_or(|cls| !cls.is_subtype(self.owner.get())) {
            let (kind, name) = (self.owner.get().display_name(vm), self.def.name);
            return Err(vm.type_error(format_args!("descriptor '{name}' requires a subtype of '{kind}'")));
        }
        let method = BuiltinMethod {
            def: self.def,
            receiver: Some(class.own()),
            home: Home::Class(self.owner),
        };
        Ok(vm.alloc().instance(BUILTIN_METHOD.as_obj(), method)?.into())
    }
    #[getter]
    #[member]
    fn __name__(&self, vm: &mut Vm) -> Result<Obj> {
        Ok(vm.intern(self.def.name)?.into())
    }
    #[getter]
    fn __qualname__(&self, vm: &mut Vm) -> Result<Obj> {
        let class = self.owner.get().get().name();
        vm.format(format_args!("{class}.{}", self.def.name))
    }
    #[getter]
    fn __doc__(&self, vm: &mut Vm) -> Option<&'static str> {
        let _ = vm;
        self.def.doc.get()
    }
    #[getter]
    fn __text_signature__(&self, vm: &mut Vm) -> Option<&'static str> {
        let _ = vm;
        self.def.signature.text.get()
    }
    #[getter]
    #[member]
    fn __objclass__(&self, vm: &mut Vm) -> Obj {
        let _ = vm;
        self.owner.get().own()
    }
}

/// A static method of a native class (`str.maketrans`), in the class's dict: a `staticmethod` around a function.
#[pyclass(name = "staticmethod_descriptor")]
pub struct StaticBuiltin {
    def: &'static MethodDef,
    owner: Owner,
}

impl StaticBuiltin {
    /// The entry of a native static method.
    pub const fn new(def: &'static MethodDef, owner: &'static StaticType) -> Self {
        StaticBuiltin {
            def,
            owner: Owner(owner),
        }
    }
}

#[pymethods]
impl StaticBuiltin {
    #[slot]
    fn repr(&self, vm: &mut Vm) -> Result<Obj> {
        vm.format(format_args!(
            "<staticmethod(<built-in method {} of type object at {:#x}>)>",
            self.def.name,
            self.owner.get().as_obj().id()
        ))
    }
    #[slot]
    fn call(&self, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        self.def.invoke(vm, None, self.owner.get().as_obj(), args)
    }
    #[slot]
    fn descr_get(&self, vm: &mut Vm, _object: Option<ObjRef<'_>>, _owner: Option<ObjRef<'_>>) -> Result<Obj> {
        let function = BuiltinMethod {
            def: self.def,
            receiver: None,
            home: Home::Class(self.owner),
        };
        Ok(vm.alloc().instance(BUILTIN_METHOD.as_obj(), function)?.into())
    }
    #[getter]
    #[member]
    fn __name__(&self, vm: &mut Vm) -> Result<Obj> {
        Ok(vm.intern(self.def.name)?.into())
    }
    #[getter]
    fn __doc__(&self, vm: &mut Vm) -> Option<&'static str> {
        let _ = vm;
        self.def.doc.get()
    }
}

/// A native function, or a native method bound to its object: `len`, `[].append`.
#[pyclass(name = "builtin_function_or_method", flags = [GC, WEAKREF])]
pub struct BuiltinMethod {
    def: &'static MethodDef,
    receiver: Option<Obj>,
    home: Home,
}

/// Where a function was declared.
enum Home {
    Nowhere,
    /// The class.
    Class(Owner),
    /// The module with this name.
    Module(Obj),
    /// The same, of a static function: it is not bound to the module, which is looked up.
    StaticModule(&'static &'static str),
}

impl taipan_heap::Trace for Home {
    fn trace(&self, visitor: &mut taipan_heap::Visitor<'_>) {
        if let Home::Module(name) = self {
            name.trace(visitor);
        }
    }
}

impl BuiltinMethod {
    /// A function of a module: `receiver` is what `__self__` gives, `module` the module's name.
    pub fn create(
        vm: &mut Vm,
        def: &'static MethodDef,
        receiver: Option<Obj>,
        module: Option<Obj>,
    ) -> Result<Ref<BuiltinMethod>> {
        let function = BuiltinMethod {
            def,
            receiver,
            home: module.map_or(Home::Nowhere, Home::Module),
        };
        Ok(vm.alloc().instance(BUILTIN_METHOD.as_obj(), function)?)
    }

    /// A function of the module with this name, for a static object.
    pub const fn of_module(def: &'static MethodDef, module: &'static &'static str) -> BuiltinMethod {
        BuiltinMethod {
            def,
            receiver: None,
            home: Home::StaticModule(module),
        }
    }

    /// What is called.
    #[inline(always)]
    pub fn def(&self) -> &'static MethodDef {
        self.def
    }
}

impl BuiltinMethod {
    /// Calls the function.
    #[inline]
    pub fn invoke(&self, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        // The call may free this method.
        let receiver = self.receiver.clone();
        let this = receiver.as_ref().map_or(crate::singletons::NONE, Obj::borrow);
        let owner = match self.home {
            Home::Class(owner) => Some(owner.get()),
            _ => None,
        };
        self.def.invoke(vm, owner, this, args)
    }
}

#[pymethods]
impl BuiltinMethod {
    #[slot]
    fn call(&self, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        self.invoke(vm, args)
    }
    #[slot]
    fn repr(&self, vm: &mut Vm) -> Result<Obj> {
        let name = self.def.name;
        match &self.receiver {
            Some(receiver) if receiver.downcast::<crate::module::Module>().is_none() => {
                let kind = receiver.ty().display_name(vm);
                vm.format(format_args!(
                    "<built-in method {name} of {kind} object at {:#x}>",
                    receiver.id()
                ))
            }
            _ => vm.format(format_args!("<built-in function {name}>")),
        }
    }
    #[slot]
    fn hash(&self, vm: &mut Vm) -> Result<isize> {
        let _ = vm;
        let receiver = self.receiver.as_ref().map_or(0, |receiver| receiver.id());
        let hash = taipan_numeric::hash::pointer(receiver)
            ^ taipan_numeric::hash::pointer(core::ptr::from_ref(self.def).addr());
        Ok(if hash as isize == -1 { -2 } else { hash as isize })
    }
    #[slot]
    fn richcompare(&self, vm: &mut Vm, other: ObjRef<'_>, op: CompareOp) -> Result<Obj> {
        let _ = vm;
        let Some(other) = other.downcast::<BuiltinMethod>() else {
            return Ok(crate::singletons::NOT_IMPLEMENTED.own());
        };
        let same_receiver = match (&self.receiver, &other.receiver) {
            (Some(a), Some(b)) => a.is(b),
            (None, None) => true,
            _ => false,
        };
        let same = same_receiver && core::ptr::eq(self.def, other.def);
        Ok(match op {
            CompareOp::Eq => crate::singletons::bool_object(same).own(),
            CompareOp::Ne => crate::singletons::bool_object(!same).own(),
            _ => crate::singletons::NOT_IMPLEMENTED.own(),
        })
    }
    #[getter]
    #[member]
    fn __name__(&self, vm: &mut Vm) -> Result<Obj> {
        Ok(vm.intern(self.def.name)?.into())
    }
    #[getter]
    fn __qualname__(&self, vm: &mut Vm) -> Result<Obj> {
        match &self.receiver {
            Some(receiver) if receiver.downcast::<crate::module::Module>().is_none() => {
                let ty = TypeRef::from_obj(receiver.borrow()).unwrap_or(receiver.ty());
                let class = ty.short_name();
                vm.format(format_args!("{class}.{}", self.def.name))
            }
            _ => self.__name__(vm),
        }
    }
    #[getter]
    fn __self__(&self, vm: &mut Vm) -> Option<Obj> {
        match self.home {
            Home::StaticModule(name) => crate::module::loaded(vm, name),
            _ => self.receiver.clone(),
        }
    }
    #[getter]
    fn __module__(&self, vm: &mut Vm) -> Result<Option<Obj>> {
        Ok(match &self.home {
            Home::Module(name) => Some(name.clone()),
            Home::StaticModule(name) => Some(vm.intern(name)?.into()),
            Home::Nowhere | Home::Class(_) => None,
        })
    }
    #[getter]
    fn __doc__(&self, vm: &mut Vm) -> Option<&'static str> {
        let _ = vm;
        self.def.doc.get()
    }
    #[getter]
    fn __text_signature__(&self, vm: &mut Vm) -> Option<&'static str> {
        let _ = vm;
        self.def.signature.text.get()
    }
    fn __reduce__(this: &Ref<Self>, vm: &mut Vm) -> Result<Obj> {
        wrappers::reduce_method(vm, this.receiver.clone(), this.def.name)
    }
}

/// A native class's `__new__`.
#[pyclass(name = "builtin_function_or_method")]
pub struct NewFunction {
    owner: Owner,
}

impl NewFunction {
    /// The `__new__` of a native class.
    pub const fn new(owner: &'static StaticType) -> Self {
        NewFunction { owner: Owner(owner) }
    }

    /// The class whose `__new__` this is.
    pub fn owner(&self) -> TypeRef<'static> {
        self.owner.get()
    }
}

#[pymethods]
impl NewFunction {
    #[slot]
    fn call(&self, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        wrappers::call_new(vm, self.owner.get(), args)
    }
    #[slot]
    fn repr(&self, vm: &mut Vm) -> Result<Obj> {
        let owner = self.owner.get().as_obj();
        vm.format(format_args!(
            "<built-in method __new__ of type object at {:#x}>",
            owner.id()
        ))
    }
    #[getter]
    #[member]
    fn __name__(&self, vm: &mut Vm) -> Obj {
        let _ = vm;
        crate::names::__new__.own()
    }
    #[getter]
    fn __qualname__(&self, vm: &mut Vm) -> Result<Obj> {
        let class = self.owner.get().get().name();
        vm.format(format_args!("{class}.__new__"))
    }
    #[getter]
    fn __self__(&self, vm: &mut Vm) -> Obj {
        let _ = vm;
        self.owner.get().own()
    }
    #[getter]
    fn __module__(&self, vm: &mut Vm) -> Option<Obj> {
        let _ = vm;
        None
    }
    #[getter]
    fn __doc__(&self, vm: &mut Vm) -> Option<&'static str> {
        let _ = vm;
        crate::doc(Some(
            "Makes an instance.  help() of the type shows the arguments.",
        ))
    }
    #[getter]
    fn __text_signature__(&self, vm: &mut Vm) -> &'static str {
        let _ = vm;
        "($type, *args, **kwargs)"
    }
    fn __reduce__(&self, vm: &mut Vm) -> Result<Obj> {
        wrappers::reduce_method(vm, Some(self.owner.get().own()), "__new__")
    }
}

/// A slot of a native class, seen as a special method: `int.__add__`.
#[pyclass(name = "wrapper_descriptor", bits = [METHOD_DESCRIPTOR])]
pub struct SlotWrapper {
    /// The position of the special method and its slot in `wrappers::ALL`: the statics are many.
    which: u16,
    owner: Owner,
}

impl SlotWrapper {
    /// The special method `name` that calls the slot called `slot`.
    pub const fn new(name: &'static str, slot: &'static str, owner: &'static StaticType) -> Self {
        SlotWrapper {
            which: wrappers::position(name, slot),
            owner: Owner(owner),
        }
    }

    /// The special method's name.
    pub fn name(&self) -> &'static str {
        wrappers::at(self.which).0
    }

    /// The slot's name in [`Slots`](crate::Slots).
    pub fn slot(&self) -> &'static str {
        wrappers::at(self.which).1
    }

    /// The class whose slot it is.
    pub fn owner(&self) -> TypeRef<'static> {
        self.owner.get()
    }

    /// The operations of the class.
    pub fn slots(&self) -> &'static SlotTable {
        self.owner.get().get().slots()
    }

    /// Calls the slot on `this`, which is checked.
    pub fn invoke(&self, vm: &mut Vm, this: ObjRef<'_>, args: Args<'_>) -> Result<Obj> {
        let owner = self.owner.get();
        if !this.is_a(owner) {
            let (class, kind) = (owner.display_name(vm), this.ty().display_name(vm));
            let name = self.name();
            return Err(vm.type_error(format_args!(
                "descriptor '{name}' requires a '{class}' object but received a '{kind}'"
            )));
        }
        wrappers::call_slot(vm, self, this, args)
    }
}

#[pymethods]
impl SlotWrapper {
    #[slot]
    fn repr(&self, vm: &mut Vm) -> Result<Obj> {
        let class = self.owner.get().display_name(vm);
        vm.format(format_args!(
            "<slot wrapper '{}' of '{class}' objects>",
            self.name()
        ))
    }
    #[slot]
    fn call(&self, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        let Some((this, rest)) = args.split_first() else {
            let (class, name) = (self.owner.get().display_name(vm), self.name());
            return Err(vm.type_error(format_args!(
                "descriptor '{name}' of '{class}' object needs an argument"
            )));
        };
        self.invoke(vm, this, rest)
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
        check_receiver(vm, object, this.owner.get(), this.name())?;
        let bound = MethodWrapper {
            wrapper: this.clone(),
            receiver: object.own(),
        };
        Ok(vm.alloc().instance(METHOD_WRAPPER.as_obj(), bound)?.into())
    }
    #[getter]
    #[member]
    fn __name__(&self, vm: &mut Vm) -> Result<Obj> {
        Ok(vm.intern(self.name())?.into())
    }
    #[getter]
    fn __qualname__(&self, vm: &mut Vm) -> Result<Obj> {
        let class = self.owner.get().get().name();
        vm.format(format_args!("{class}.{}", self.name()))
    }
    #[getter]
    fn __doc__(&self, vm: &mut Vm) -> Option<&'static str> {
        let _ = vm;
        crate::doc(Some(wrappers::doc(self.name())))
    }
    #[getter]
    fn __text_signature__(&self, vm: &mut Vm) -> Option<&'static str> {
        let _ = vm;
        crate::doc(Some(wrappers::text_signature(self.name())))
    }
    #[getter]
    #[member]
    fn __objclass__(&self, vm: &mut Vm) -> Obj {
        let _ = vm;
        self.owner.get().own()
    }
    fn __reduce__(&self, vm: &mut Vm) -> Result<Obj> {
        wrappers::reduce_descriptor(vm, self.owner.get(), self.name())
    }
}

/// A slot wrapper bound to its object: `(1).__add__`.
#[pyclass(name = "method-wrapper", flags = [GC])]
pub struct MethodWrapper {
    wrapper: Ref<SlotWrapper>,
    receiver: Obj,
}

#[pymethods]
impl MethodWrapper {
    #[slot]
    fn call(&self, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        wrappers::call_slot(vm, &self.wrapper, self.receiver.borrow(), args)
    }
    #[slot]
    fn repr(&self, vm: &mut Vm) -> Result<Obj> {
        let kind = self.receiver.ty().display_name(vm);
        let (name, id) = (self.wrapper.name(), self.receiver.id());
        vm.format(format_args!(
            "<method-wrapper '{name}' of {kind} object at {id:#x}>"
        ))
    }
    #[slot]
    fn hash(&self, vm: &mut Vm) -> Result<isize> {
        let _ = vm;
        let hash = taipan_numeric::hash::pointer(self.receiver.id())
            ^ taipan_numeric::hash::pointer(self.wrapper.as_obj().id());
        Ok(if hash as isize == -1 { -2 } else { hash as isize })
    }
    #[slot]
    fn richcompare(&self, vm: &mut Vm, other: ObjRef<'_>, op: CompareOp) -> Result<Obj> {
        let _ = vm;
        let Some(other) = other.downcast::<MethodWrapper>() else {
            return Ok(crate::singletons::NOT_IMPLEMENTED.own());
        };
        let same = self.receiver.is(&other.receiver) && self.wrapper.as_obj().is(other.wrapper.as_obj());
        Ok(match op {
            CompareOp::Eq => crate::singletons::bool_object(same).own(),
            CompareOp::Ne => crate::singletons::bool_object(!same).own(),
            _ => crate::singletons::NOT_IMPLEMENTED.own(),
        })
    }
    #[getter]
    #[member]
    fn __name__(&self, vm: &mut Vm) -> Result<Obj> {
        Ok(vm.intern(self.wrapper.name())?.into())
    }
    #[getter]
    fn __qualname__(&self, vm: &mut Vm) -> Result<Obj> {
        let class = self.wrapper.owner.get().get().name();
        vm.format(format_args!("{class}.{}", self.wrapper.name()))
    }
    #[getter]
    fn __self__(&self, vm: &mut Vm) -> Obj {
        let _ = vm;
        self.receiver.clone()
    }
    #[getter]
    #[member]
    fn __objclass__(&self, vm: &mut Vm) -> Obj {
        let _ = vm;
        self.wrapper.owner.get().own()
    }
    #[getter]
    fn __doc__(&self, vm: &mut Vm) -> Option<&'static str> {
        let _ = vm;
        crate::doc(Some(wrappers::doc(self.wrapper.name())))
    }
    #[getter]
    fn __text_signature__(&self, vm: &mut Vm) -> Option<&'static str> {
        let _ = vm;
        crate::doc(Some(wrappers::text_signature(self.wrapper.name())))
    }
    fn __reduce__(&self, vm: &mut Vm) -> Result<Obj> {
        wrappers::reduce_method(vm, Some(self.receiver.clone()), self.wrapper.name())
    }
}

/// Reads an attribute of a native object.
pub type Getter = fn(&mut Vm, ObjRef<'_>) -> Result<Obj>;
/// Stores, or without a value deletes, an attribute of a native object.
pub type Setter = fn(&mut Vm, ObjRef<'_>, Option<ObjRef<'_>>) -> Result<()>;

/// A computed attribute of a native class: `int.real`.
#[pyclass(name = "getset_descriptor", trace = custom)]
pub struct GetSetDescriptor {
    name: &'static str,
    doc: Doc,
    get: Option<Getter>,
    set: Option<Setter>,
    owner: Owner,
}

impl taipan_heap::Trace for GetSetDescriptor {
    fn trace(&self, _: &mut taipan_heap::Visitor<'_>) {}
}

impl GetSetDescriptor {
    /// The descriptor of a native attribute.
    pub const fn new(
        name: &'static str,
        doc: Doc,
        get: Option<Getter>,
        set: Option<Setter>,
        owner: &'static StaticType,
    ) -> Self {
        GetSetDescriptor {
            name,
            doc,
            get,
            set,
            owner: Owner(owner),
        }
    }
}

#[pymethods]
impl GetSetDescriptor {
    #[slot]
    fn repr(&self, vm: &mut Vm) -> Result<Obj> {
        let class = self.owner.get().display_name(vm);
        vm.format(format_args!("<attribute '{}' of '{class}' objects>", self.name))
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
        check_receiver(vm, object, this.owner.get(), this.name)?;
        match this.get {
            Some(get) => get(vm, object),
            None => {
                let (class, name) = (this.owner.get().display_name(vm), this.name);
                let name_obj = vm.intern(name)?;
                let message = format_args!("attribute '{name}' of '{class}' objects is not readable");
                Err(crate::object::attribute_error(
                    vm,
                    message,
                    object,
                    name_obj.borrow(),
                ))
            }
        }
    }
    #[slot]
    fn descr_set(&self, vm: &mut Vm, object: ObjRef<'_>, value: Option<ObjRef<'_>>) -> Result<()> {
        check_receiver(vm, object, self.owner.get(), self.name)?;
        match self.set {
            Some(set) => set(vm, object, value),
            None => {
                let (class, name) = (self.owner.get().display_name(vm), self.name);
                let name_obj = vm.intern(name)?;
                let message = format_args!("attribute '{name}' of '{class}' objects is not writable");
                Err(crate::object::attribute_error(
                    vm,
                    message,
                    object,
                    name_obj.borrow(),
                ))
            }
        }
    }
    #[getter]
    #[member]
    fn __name__(&self, vm: &mut Vm) -> Result<Obj> {
        Ok(vm.intern(self.name)?.into())
    }
    #[getter]
    fn __qualname__(&self, vm: &mut Vm) -> Result<Obj> {
        let class = self.owner.get().get().name();
        vm.format(format_args!("{class}.{}", self.name))
    }
    #[getter]
    fn __doc__(&self, vm: &mut Vm) -> Option<&'static str> {
        let _ = vm;
        self.doc.get()
    }
    #[getter]
    #[member]
    fn __objclass__(&self, vm: &mut Vm) -> Obj {
        let _ = vm;
        self.owner.get().own()
    }
}

/// Calls `descriptor.__get__(object, owner)`, if it has one; else gives back the descriptor itself.
pub fn bind(vm: &mut Vm, descriptor: Obj, object: Option<ObjRef<'_>>, owner: ObjRef<'_>) -> Result<Obj> {
    match descriptor.ty().slots().descr_get {
        Some(get) => get(vm, descriptor.borrow(), object, Some(owner)),
        None => Ok(descriptor),
    }
}
