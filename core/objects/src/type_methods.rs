//! `type`: calling a class, its attributes, its methods.

use core::ptr;

use taipan_derive::pymethods;
use taipan_heap::{HVec, Obj, ObjRef, Ref};

use crate::call::{self, Args};
use crate::dict::Dict;
use crate::exception::Result;
use crate::exceptions;
use crate::names;
use crate::object;
use crate::property::{CLASS_ATTRIBUTE, ClassAttribute};
use crate::singletons::NONE;
use crate::str::Str;
use crate::tuple;
use crate::typeobject::{HEAP_TYPE, HeapType, ObjectExt, TypeBits, TypeRef, type_modified};
use crate::vm::Vm;

/// `type`
pub const TYPE: TypeRef<'static> = HEAP_TYPE;

fn class(vm: &mut Vm, this: ObjRef<'_>) -> Result<()> {
    match TypeRef::from_obj(this) {
        Some(_) => Ok(()),
        None => Err(crate::args::wrong_receiver(vm, this)),
    }
}

macro_rules! as_class {
    ($vm:expr, $this:expr) => {
        match TypeRef::from_obj($this) {
            Some(class) => class,
            None => return Err(crate::args::wrong_receiver($vm, $this)),
        }
    };
}

/// Calls a class: `__new__`, then `__init__` if that gave an instance (`type_call`).
pub fn call_class(vm: &mut Vm, this: ObjRef<'_>, args: Args<'_>) -> Result<Obj> {
    let cls = as_class!(vm, this);
    if cls.is(TYPE) && args.names().is_empty() {
        match args.args() {
            [only] => return Ok(only.ty().own()),
            [_, _, _] => {}
            _ => return Err(vm.type_error("type() takes 1 or 3 arguments")),
        }
    }
    let slots = cls.slots();
    let Some(new) = slots
        .new
        .filter(|_| !cls.bits().has(TypeBits::DISALLOW_INSTANTIATION))
    else {
        let name = full_name(vm, cls)?;
        return Err(vm.type_error(format_args!(
            "cannot create '{}' instances",
            object::DisplayStr(name.borrow())
        )));
    };
    let made = new(vm, this, args)?;
    if !made.is_a(cls) {
        return Ok(made);
    }
    let slots = made.ty().slots();
    let plain = object::OBJECT.slots();
    let own_new = slots
        .new
        .is_some_and(|new| !plain.new.is_some_and(|plain| ptr::fn_addr_eq(new, plain)));
    if let Some(init) = slots.init
        // `object.__init__` has nothing to say about a class whose `__new__` takes the arguments.
        && !(own_new && plain.init.is_some_and(|plain| ptr::fn_addr_eq(init, plain)))
    {
        init(vm, made.borrow(), args)?;
    }
    Ok(made)
}

/// `module.qualname`, or the qualname alone for builtins.
pub fn full_name(vm: &mut Vm, ty: TypeRef<'_>) -> Result<Obj> {
    let module = module_of(vm, ty);
    let qualname = qualname(vm, ty)?;
    match module {
        Some(module)
            if !module
                .downcast::<Str>()
                .is_some_and(|module| module.equals("builtins")) =>
        {
            let (module, qualname) = (
                object::DisplayStr(module.borrow()),
                object::DisplayStr(qualname.borrow()),
            );
            vm.format(format_args!("{module}.{qualname}"))
        }
        _ => Ok(qualname),
    }
}

/// `__module__`, if it is a `str`.
pub fn module_of(vm: &mut Vm, ty: TypeRef<'_>) -> Option<Obj> {
    match ty.get().heap() {
        Some(heap) => {
            let dict = heap.dict.get()?;
            let module = dict.downcast::<Dict>()?.get_str(vm, names::__module__)?;
            module.downcast::<Str>().is_some().then_some(module)
        }
        None => vm.intern(ty.get().def().module).ok().map(Obj::from),
    }
}

/// `__qualname__`
pub fn qualname(vm: &mut Vm, ty: TypeRef<'_>) -> Result<Obj> {
    match ty.get().heap().and_then(|heap| heap.qualname.get()) {
        Some(qualname) => Ok(qualname),
        None => Ok(vm.intern(ty.get().def().name)?.into()),
    }
}

/// `__name__`
pub fn name(vm: &mut Vm, ty: TypeRef<'_>) -> Result<Obj> {
    match ty.get().heap().and_then(|heap| heap.name.get()) {
        Some(name) => Ok(name),
        None => Ok(vm.intern(ty.get().def().name)?.into()),
    }
}

/// The module that runs: what `__module__` of a new class becomes.
pub fn current_module_name(vm: &mut Vm) -> Option<Obj> {
    let globals = vm.current_globals()?;
    globals.get_str(vm, names::__name__)
}

/// `type.__getattribute__`: like an object's, but the class's own MRO takes the instance dict's place.
pub fn getattr(vm: &mut Vm, this: ObjRef<'_>, name: ObjRef<'_>) -> Result<Obj> {
    let cls = as_class!(vm, this);
    if name.downcast::<Str>().is_none() {
        let kind = name.ty().display_name(vm);
        return Err(vm.type_error(format_args!("attribute name must be string, not '{kind}'")));
    }
    let metaclass = this.ty();
    let meta = metaclass.lookup(vm, name);
    let mut meta_get = None;
    if let Some(meta) = &meta {
        let slots = meta.ty().slots();
        meta_get = slots.descr_get;
        if let (Some(get), Some(_)) = (slots.descr_get, slots.descr_set) {
            return get(vm, meta.borrow(), Some(this), Some(metaclass.as_obj()));
        }
    }
    if let Some(own) = cls.lookup(vm, name) {
        return match own.ty().slots().descr_get {
            Some(get) => get(vm, own.borrow(), None, Some(this)),
            None => Ok(own),
        };
    }
    match (meta, meta_get) {
        (Some(meta), Some(get)) => get(vm, meta.borrow(), Some(this), Some(metaclass.as_obj())),
        (Some(meta), None) => Ok(meta),
        (None, _) => {
            let class = cls.display_name(vm);
            let text = object::DisplayStr(name);
            Err(object::attribute_error(
                vm,
                format_args!("type object '{class}' has no attribute '{text}'"),
                this,
                name,
            ))
        }
    }
}

/// `type.__setattr__`
pub fn setattr(vm: &mut Vm, this: ObjRef<'_>, name: ObjRef<'_>, value: Option<ObjRef<'_>>) -> Result<()> {
    let cls = as_class!(vm, this);
    if cls.bits().has(TypeBits::IMMUTABLE) {
        let class = cls.display_name(vm);
        let text = object::repr(vm, name)?;
        let text = object::DisplayStr(text.borrow());
        return Err(vm.type_error(format_args!(
            "cannot set {text} attribute of immutable type '{class}'"
        )));
    }
    if name.downcast::<Str>().is_none() {
        let kind = name.ty().display_name(vm);
        return Err(vm.type_error(format_args!("attribute name must be string, not '{kind}'")));
    }
    if let Some(meta) = this.ty().lookup(vm, name)
        && let Some(set) = meta.ty().slots().descr_set
    {
        return set(vm, meta.borrow(), this, value);
    }
    let Some(dict) = cls.get().heap().and_then(|heap| heap.dict.get()) else {
        return Ok(());
    };
    let Some(dict) = dict.downcast::<Dict>() else {
        return Ok(());
    };
    let interned = crate::str::intern(vm, name.own())?;
    // Cached lookups borrow from the dict: they go before the old value does.
    let old = dict.get_str(vm, interned.borrow());
    type_modified(vm, cls);
    match value {
        Some(value) => dict.set(vm, interned.borrow(), value.own())?,
        None => {
            if dict.remove(vm, interned.borrow())?.is_none() {
                let class = cls.display_name(vm);
                let text = object::DisplayStr(name);
                return Err(object::attribute_error(
                    vm,
                    format_args!("type object '{class}' has no attribute '{text}'"),
                    this,
                    name,
                ));
            }
        }
    }
    drop(old);
    if crate::type_slots::is_special(name) {
        update_slots(vm, cls)?;
    }
    Ok(())
}

/// Recomputes the slots of a class and of all its subclasses.
pub fn update_slots(vm: &mut Vm, cls: TypeRef<'_>) -> Result<()> {
    crate::type_new::finish(vm, cls)?;
    for subclass in subclasses(vm, cls) {
        if let Some(subclass) = TypeRef::from_obj(subclass.borrow()) {
            update_slots(vm, subclass)?;
        }
    }
    Ok(())
}

/// The static types that a program meets by name, for `__subclasses__`: no class keeps a list of its static subclasses.
fn static_types() -> impl Iterator<Item = TypeRef<'static>> {
    use crate::{
        bytearray, bytes, complex, dict, enumerate, filter, float, int, list, map, module, property, range,
        reversed, set, slice, str, super_object, tuple, zip,
    };
    const TYPES: &[TypeRef<'static>] = &[
        TYPE,
        int::INT,
        bytearray::BYTE_ARRAY,
        bytes::BYTES,
        complex::COMPLEX,
        dict::DICT,
        enumerate::ENUMERATE,
        filter::FILTER,
        float::FLOAT,
        set::FROZEN_SET,
        list::LIST,
        map::MAP,
        #[cfg(not(feature = "small"))]
        crate::memoryview::MEMORY_VIEW,
        module::MODULE,
        property::PROPERTY,
        property::CLASS_METHOD,
        property::STATIC_METHOD,
        range::RANGE,
        reversed::REVERSED,
        set::SET,
        slice::SLICE,
        str::STR,
        super_object::SUPER,
        tuple::TUPLE,
        zip::ZIP,
        crate::bool::BOOL,
    ];
    TYPES.iter().copied().chain(crate::exceptions::all())
}

/// The direct subclasses that are alive.
pub fn subclasses(vm: &mut Vm, cls: TypeRef<'_>) -> alloc::vec::Vec<Obj> {
    let alive = |obj: &Obj| {
        obj.downcast::<taipan_heap::weak::Weak>()
            .and_then(|weak| weak.upgrade())
    };
    match cls.get().heap() {
        Some(heap) => heap.subclasses.get(vm).iter().filter_map(alive).collect(),
        None => {
            let types = vm.interp().static_types.borrow();
            types
                .get(&cls.as_obj().id())
                .map_or_else(alloc::vec::Vec::new, |state| {
                    state.subclasses.iter().filter_map(alive).collect()
                })
        }
    }
}

/// `type[…]`
pub fn subscript_type(vm: &mut Vm, container: ObjRef<'_>, key: ObjRef<'_>) -> Result<Obj> {
    crate::generic_alias::create(vm, container.own(), key.own())
}

/// Gives a new class the descriptor of its instances' `__dict__`.
pub fn add_dict_descriptor(vm: &mut Vm, dict: &Ref<Dict>, class: &Obj) -> Result<()> {
    let attribute = ClassAttribute {
        owner: class.clone(),
        is_dict: true,
    };
    let attribute = vm.alloc().instance(CLASS_ATTRIBUTE.as_obj(), attribute)?;
    dict.set(vm, names::__dict__, attribute.into())
}

/// Gives a new class the descriptor of its instances' `__weakref__`.
pub fn add_weakref_descriptor(vm: &mut Vm, dict: &Ref<Dict>, class: &Obj) -> Result<()> {
    let attribute = ClassAttribute {
        owner: class.clone(),
        is_dict: false,
    };
    let attribute = vm.alloc().instance(CLASS_ATTRIBUTE.as_obj(), attribute)?;
    let name = vm.intern("__weakref__")?;
    dict.set(vm, name.borrow(), attribute.into())
}

/// Marks a class as abstract if its namespace says so.
pub fn update_abstract(vm: &mut Vm, ty: TypeRef<'_>) -> Result<()> {
    let Some(dict) = ty.get().heap().and_then(|heap| heap.dict.get()) else {
        return Ok(());
    };
    let Some(methods) = dict
        .downcast::<Dict>()
        .and_then(|dict| dict.get_str(vm, names::__abstractmethods__))
    else {
        return Ok(());
    };
    let is_abstract = object::is_true(vm, methods.borrow())?;
    let bits = ty.bits().without(TypeBits::ABSTRACT);
    ty.get().set_bits(if is_abstract {
        bits.with(TypeBits::ABSTRACT)
    } else {
        bits
    });
    Ok(())
}

/// Puts the names of a class and its bases into a dict, for `dir()`.
pub fn merge_class_dict(vm: &mut Vm, into: &Ref<Dict>, class: ObjRef<'_>) -> Result<()> {
    if let Some(dict) = object::lookup_attr(vm, class, names::__dict__)? {
        into.merge(vm, dict.borrow(), true)?;
    }
    if let Some(bases) = object::lookup_attr(vm, class, names::__bases__)? {
        for base in tuple::items(bases.borrow()).unwrap_or(&[]) {
            vm.recursive("", |vm| merge_class_dict(vm, into, base.borrow()))?;
        }
    }
    Ok(())
}

/// The namespace of a class as a new dict, builtin or not.
pub fn namespace(vm: &mut Vm, ty: TypeRef<'_>) -> Result<Ref<Dict>> {
    if let Some(dict) = ty.get().heap().and_then(|heap| heap.dict.get()) {
        return dict
            .into_ref::<Dict>()
            .map_err(|_| vm.system_error("a class without a dict"));
    }
    let dict = Dict::create(vm)?;
    for entry in ty.get().def().entries {
        let key = vm.intern(entry.name)?;
        dict.set(vm, key.borrow(), entry.value.own())?;
    }
    let doc = match ty.get().def().doc.get() {
        Some(doc) => vm.new_str(doc)?,
        None => NONE.own(),
    };
    if dict.get_str(vm, names::__doc__).is_none() {
        dict.set(vm, names::__doc__, doc)?;
    }
    Ok(dict)
}

#[pymethods]
impl HeapType {
    #[slot]
    fn repr(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let cls = as_class!(vm, this);
        let name = full_name(vm, cls)?;
        vm.format(format_args!("<class '{}'>", object::DisplayStr(name.borrow())))
    }
    #[slot]
    fn call(this: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        call_class(vm, this, args)
    }
    #[slot]
    fn getattro(this: ObjRef<'_>, vm: &mut Vm, name: ObjRef<'_>) -> Result<Obj> {
        getattr(vm, this, name)
    }
    #[slot]
    fn setattro(this: ObjRef<'_>, vm: &mut Vm, name: ObjRef<'_>, value: Option<ObjRef<'_>>) -> Result<()> {
        setattr(vm, this, name, value)
    }
    #[slot]
    fn new(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        crate::type_new::new(vm, cls, args)
    }
    #[slot]
    fn init(_this: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<()> {
        match args.args().len() {
            3 => Ok(()),
            1 if args.names().is_empty() => Ok(()),
            1 => Err(vm.type_error("type.__init__() takes no keyword arguments")),
            _ => Err(vm.type_error("type.__init__() takes 1 or 3 arguments")),
        }
    }
    #[slot]
    fn or(this: ObjRef<'_>, vm: &mut Vm, other: ObjRef<'_>) -> Result<Obj> {
        crate::union::type_or(vm, this, other)
    }
    /// The classes to search for an attribute, in order.
    fn mro(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let cls = as_class!(vm, this);
        let mro = crate::type_new::default_mro(vm, cls)?;
        let items = object::collect(vm, mro.borrow())?;
        Ok(crate::list::List::create(vm, items)?.into())
    }
    /// Return a list of immediate subclasses.
    fn __subclasses__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let cls = as_class!(vm, this);
        let memory = vm.alloc();
        let mut items = HVec::new();
        for ty in static_types() {
            if ty.get().base().is_some_and(|base| base.is(cls)) {
                items.push(memory, ty.as_obj().own())?;
            }
        }
        for found in subclasses(vm, cls) {
            items.push(memory, found)?;
        }
        Ok(crate::list::List::create(vm, items)?.into())
    }
    /// Check if an object is an instance.
    fn __instancecheck__(this: ObjRef<'_>, vm: &mut Vm, instance: ObjRef<'_>) -> Result<bool> {
        crate::object_methods::recursive_isinstance(vm, instance, this)
    }
    /// Check if a class is a subclass.
    fn __subclasscheck__(this: ObjRef<'_>, vm: &mut Vm, subclass: ObjRef<'_>) -> Result<bool> {
        crate::object_methods::recursive_issubclass(vm, subclass, this)
    }
    /// The namespace for a class statement's body: an empty dict
    #[classmethod]
    #[signature("(name, bases, /, **kwds)")]
    fn __prepare__(cls: ObjRef<'_>, vm: &mut Vm, args: Args<'_>) -> Result<Obj> {
        let _ = (cls, args);
        Ok(Dict::create(vm)?.into())
    }
    /// The attributes of the class and of its bases, but not of its metaclass.
    fn __dir__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        class(vm, this)?;
        let dict = Dict::create(vm)?;
        merge_class_dict(vm, &dict, this)?;
        let mut names = HVec::new();
        let mut position = 0;
        while let Some((name, _)) = dict.next_entry(vm, &mut position) {
            names.push(vm.alloc(), name)?;
        }
        Ok(crate::list::List::create(vm, names)?.into())
    }
    /// The memory that the class takes, in bytes.
    fn __sizeof__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        crate::int::new(vm, this.size_in_memory())
    }
    #[getter]
    fn __name__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let cls = as_class!(vm, this);
        name(vm, cls)
    }
    #[setter]
    fn set___name__(this: ObjRef<'_>, vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        let value = settable(vm, this, value, "__name__")?;
        let Some(text) = value.downcast::<Str>() else {
            let (cls, kind) = (as_class!(vm, this).display_name(vm), value.ty().display_name(vm));
            return Err(vm.type_error(format_args!(
                "can only assign string to {cls}.__name__, not '{kind}'"
            )));
        };
        if text.chars().any(|character| character == 0) {
            return Err(vm.value_error("type name must not contain null characters"));
        }
        if let Some(heap) = as_class!(vm, this).get().heap() {
            heap.name.set(Some(value));
        }
        Ok(())
    }
    #[getter]
    fn __qualname__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let cls = as_class!(vm, this);
        qualname(vm, cls)
    }
    #[setter]
    fn set___qualname__(this: ObjRef<'_>, vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        let value = settable(vm, this, value, "__qualname__")?;
        if value.downcast::<Str>().is_none() {
            let (cls, kind) = (as_class!(vm, this).display_name(vm), value.ty().display_name(vm));
            return Err(vm.type_error(format_args!(
                "can only assign string to {cls}.__qualname__, not '{kind}'"
            )));
        }
        if let Some(heap) = as_class!(vm, this).get().heap() {
            heap.qualname.set(Some(value));
        }
        Ok(())
    }
    #[getter]
    fn __module__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let cls = as_class!(vm, this);
        if let Some(dict) = cls.get().heap().and_then(|heap| heap.dict.get()) {
            let found = dict
                .downcast::<Dict>()
                .and_then(|dict| dict.get_str(vm, names::__module__));
            return found
                .ok_or_else(|| vm.new_exception(exceptions::ATTRIBUTE_ERROR, format_args!("__module__")));
        }
        Ok(vm.intern(cls.get().def().module)?.into())
    }
    #[setter]
    fn set___module__(this: ObjRef<'_>, vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        let value = settable(vm, this, value, "__module__")?;
        store(vm, this, names::__module__, value)
    }
    #[getter]
    fn __bases__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let cls = as_class!(vm, this);
        match cls.get().heap() {
            Some(heap) => heap
                .bases
                .get()
                .ok_or_else(|| vm.new_exception(exceptions::ATTRIBUTE_ERROR, format_args!("__bases__"))),
            None => {
                let base = cls.get().base().map(|base| base.own());
                tuple::new(vm, base.as_slice())
            }
        }
    }
    #[setter]
    fn set___bases__(this: ObjRef<'_>, vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        let value = settable(vm, this, value, "__bases__")?;
        crate::type_new::set_bases(vm, as_class!(vm, this), value)
    }
    #[getter]
    #[member]
    fn __base__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Option<Obj>> {
        Ok(as_class!(vm, this).get().base().map(|base| base.own()))
    }
    #[getter]
    fn __mro__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let cls = as_class!(vm, this);
        if let Some(heap) = cls.get().heap() {
            return Ok(heap.mro.get().unwrap_or_else(|| NONE.own()));
        }
        let id = this.id();
        if let Some(mro) = vm
            .interp()
            .static_types
            .borrow()
            .get(&id)
            .and_then(|state| state.mro.clone())
        {
            return Ok(mro);
        }
        let mro = crate::type_new::default_mro(vm, cls)?;
        vm.interp().static_types.borrow_mut().entry(id).or_default().mro = Some(mro.clone());
        Ok(mro)
    }
    #[getter]
    fn __dict__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let cls = as_class!(vm, this);
        let dict = namespace(vm, cls)?;
        crate::mappingproxy::create(vm, dict.into())
    }
    #[getter]
    fn __doc__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let cls = as_class!(vm, this);
        if cls.get().heap().is_none() {
            return match cls.get().def().doc.get() {
                Some(doc) => vm.new_str(doc),
                None => Ok(NONE.own()),
            };
        }
        match cls.own_entry(vm, names::__doc__) {
            Some(doc) => match doc.ty().slots().descr_get {
                Some(get) => get(vm, doc.borrow(), None, Some(this)),
                None => Ok(doc),
            },
            None => Ok(NONE.own()),
        }
    }
    #[setter]
    fn set___doc__(this: ObjRef<'_>, vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        let value = settable(vm, this, value, "__doc__")?;
        store(vm, this, names::__doc__, value)
    }
    #[getter]
    fn __text_signature__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Option<&'static str>> {
        Ok(as_class!(vm, this).get().def().text_signature.get())
    }
    #[getter]
    fn __abstractmethods__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let cls = as_class!(vm, this);
        let found = if cls.is(TYPE) {
            None
        } else {
            cls.own_entry(vm, names::__abstractmethods__)
        };
        match found {
            Some(found) => Ok(found),
            None => Err(object::attribute_error(
                vm,
                format_args!(
                    "type object '{}' has no attribute '__abstractmethods__'",
                    cls.get().name()
                ),
                this,
                names::__abstractmethods__,
            )),
        }
    }
    #[setter]
    fn set___abstractmethods__(this: ObjRef<'_>, vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        let cls = as_class!(vm, this);
        let Some(dict) = cls.get().heap().and_then(|heap| heap.dict.get()) else {
            return Ok(());
        };
        let Some(dict) = dict.downcast::<Dict>() else {
            return Ok(());
        };
        let is_abstract = match value {
            Some(value) => {
                let truth = object::is_true(vm, value)?;
                dict.set(vm, names::__abstractmethods__, value.own())?;
                truth
            }
            None => {
                if dict.remove(vm, names::__abstractmethods__)?.is_none() {
                    return Err(
                        vm.new_exception(exceptions::ATTRIBUTE_ERROR, format_args!("__abstractmethods__"))
                    );
                }
                false
            }
        };
        type_modified(vm, cls);
        let bits = cls.bits().without(TypeBits::ABSTRACT);
        cls.get().set_bits(if is_abstract {
            bits.with(TypeBits::ABSTRACT)
        } else {
            bits
        });
        Ok(())
    }
    #[getter]
    #[member]
    fn __flags__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let flags = tp_flags(as_class!(vm, this));
        crate::int::new(vm, flags)
    }
    #[getter]
    #[member]
    fn __basicsize__(this: ObjRef<'_>, vm: &mut Vm) -> Result<usize> {
        let cls = as_class!(vm, this);
        let words = 2 + cls.head().extra.get() as usize;
        Ok(words * size_of::<usize>() + cls.head().vtable.size + cls.flags().prefix())
    }
    #[getter]
    #[member]
    fn __itemsize__(this: ObjRef<'_>, vm: &mut Vm) -> Result<usize> {
        let cls = as_class!(vm, this);
        let bits = cls.bits();
        Ok(if bits.has(TypeBits::TUPLE_SUBCLASS) {
            size_of::<usize>()
        } else if bits.has(TypeBits::LONG_SUBCLASS) {
            4
        } else {
            usize::from(bits.has(TypeBits::BYTES_SUBCLASS))
        })
    }
    #[getter]
    #[member]
    fn __dictoffset__(this: ObjRef<'_>, vm: &mut Vm) -> Result<isize> {
        let has = as_class!(vm, this).flags().has(crate::TypeFlags::DICT);
        Ok(if has { -(size_of::<usize>() as isize) } else { 0 })
    }
    #[getter]
    #[member]
    fn __weakrefoffset__(this: ObjRef<'_>, vm: &mut Vm) -> Result<isize> {
        let has = as_class!(vm, this).flags().has(crate::TypeFlags::WEAKREF);
        Ok(if has {
            -2 * (size_of::<usize>() as isize)
        } else {
            0
        })
    }
    #[getter]
    fn __type_params__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        let cls = as_class!(vm, this);
        // In the dict of `type` itself lies this attribute.
        match cls
            .own_entry(vm, names::__type_params__)
            .filter(|_| !cls.is(TYPE))
        {
            Some(params) => Ok(params),
            None => Ok(crate::singletons::EMPTY_TUPLE.own()),
        }
    }
    #[setter]
    fn set___type_params__(this: ObjRef<'_>, vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        let value = settable(vm, this, value, "__type_params__")?;
        store(vm, this, names::__type_params__, value)
    }
    #[getter]
    fn __annotations__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        crate::type_annotations::get_annotations(vm, as_class!(vm, this))
    }
    #[setter]
    fn set___annotations__(this: ObjRef<'_>, vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        crate::type_annotations::set_annotations(vm, as_class!(vm, this), value)
    }
    #[getter]
    fn __annotate__(this: ObjRef<'_>, vm: &mut Vm) -> Result<Obj> {
        crate::type_annotations::get_annotate(vm, as_class!(vm, this))
    }
    #[setter]
    fn set___annotate__(this: ObjRef<'_>, vm: &mut Vm, value: Option<ObjRef<'_>>) -> Result<()> {
        crate::type_annotations::set_annotate(vm, as_class!(vm, this), value)
    }
}

/// Stores into a class's namespace.
fn store(vm: &mut Vm, this: ObjRef<'_>, name: ObjRef<'_>, value: Obj) -> Result<()> {
    let cls = as_class!(vm, this);
    let Some(dict) = cls.get().heap().and_then(|heap| heap.dict.get()) else {
        return Ok(());
    };
    let Some(dict) = dict.downcast::<Dict>() else {
        return Ok(());
    };
    let old = dict.get_str(vm, name);
    type_modified(vm, cls);
    dict.set(vm, name, value)?;
    drop(old);
    Ok(())
}

/// The value to be stored in a special attribute of a class. Raises `TypeError` for immutable classes and deletion.
fn settable(vm: &mut Vm, this: ObjRef<'_>, value: Option<ObjRef<'_>>, name: &str) -> Result<Obj> {
    let cls = as_class!(vm, this);
    if cls.bits().has(TypeBits::IMMUTABLE) {
        let class = cls.display_name(vm);
        return Err(vm.type_error(format_args!(
            "cannot set '{name}' attribute of immutable type '{class}'"
        )));
    }
    match value {
        Some(value) => Ok(value.own()),
        None => {
            let class = cls.display_name(vm);
            Err(vm.type_error(format_args!(
                "cannot delete '{name}' attribute of immutable type '{class}'"
            )))
        }
    }
}

/// `__flags__`, in CPython's bits.
fn tp_flags(cls: TypeRef<'_>) -> u64 {
    let bits = cls.bits();
    let pairs = [
        (TypeBits::SEQUENCE, 5),
        (TypeBits::MAPPING, 6),
        (TypeBits::DISALLOW_INSTANTIATION, 7),
        (TypeBits::IMMUTABLE, 8),
        (TypeBits::HEAP_TYPE, 9),
        (TypeBits::BASETYPE, 10),
        (TypeBits::METHOD_DESCRIPTOR, 17),
        (TypeBits::ABSTRACT, 20),
        (TypeBits::MATCH_SELF, 22),
        (TypeBits::LONG_SUBCLASS, 24),
        (TypeBits::LIST_SUBCLASS, 25),
        (TypeBits::TUPLE_SUBCLASS, 26),
        (TypeBits::BYTES_SUBCLASS, 27),
        (TypeBits::UNICODE_SUBCLASS, 28),
        (TypeBits::DICT_SUBCLASS, 29),
        (TypeBits::BASE_EXC_SUBCLASS, 30),
        (TypeBits::TYPE_SUBCLASS, 31),
    ];
    let mut flags = 1 << 12 | 1 << 18;
    for (bit, at) in pairs {
        if bits.has(bit) {
            flags |= 1 << at;
        }
    }
    // Static here, but not in CPython; `copyreg` looks for the last such base.
    if cls.is(crate::type_alias::GENERIC) {
        flags |= 1 << 9;
    }
    if cls.flags().has(crate::TypeFlags::GC) {
        flags |= 1 << 14;
    }
    if cls.is_heap_type() && cls.flags().has(crate::TypeFlags::DICT) {
        flags |= 1 << 4;
    }
    if cls.is_heap_type() && cls.flags().has(crate::TypeFlags::WEAKREF) {
        flags |= 1 << 3;
    }
    if bits.has(TypeBits::INLINE_VALUES) {
        flags |= 1 << 2;
    }
    flags
}

/// Calls a class with positional arguments.
pub fn instantiate(vm: &mut Vm, class: TypeRef<'_>, args: &[ObjRef<'_>]) -> Result<Obj> {
    call::call(vm, class.as_obj(), args)
}
