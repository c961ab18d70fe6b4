//! The larger methods of `object`, and `isinstance` and `issubclass`.

use taipan_heap::{HVec, Obj, ObjRef, TypeFlags};

use crate::call::{self, Args};
use crate::dict::Dict;
use crate::exception::Result;
use crate::names;
use crate::object;
use crate::singletons::NONE;
use crate::tuple;
use crate::typeobject::{ObjectExt, TypeBits, TypeRef};
use crate::vm::Vm;

/// `object.__repr__`: `<module.Class object at 0x…>`.
pub fn repr(vm: &mut Vm, this: ObjRef<'_>) -> Result<Obj> {
    let name = crate::type_methods::full_name(vm, this.ty())?;
    let name = object::DisplayStr(name.borrow());
    vm.format(format_args!("<{name} object at {:#x}>", this.id()))
}

fn same<F: Copy>(a: Option<F>, b: Option<F>, address: fn(F) -> usize) -> bool {
    a.map(address) == b.map(address)
}

/// Raises `TypeError` for arguments that neither `__new__` nor `__init__` takes.
fn excess_arguments(vm: &mut Vm, cls: TypeRef<'_>, args: Args<'_>, in_new: bool) -> Result<()> {
    if args.is_empty() {
        return Ok(());
    }
    let plain = object::OBJECT.slots();
    let slots = cls.slots();
    let overrides_new = !same(slots.new, plain.new, |f| f as usize);
    let overrides_init = !same(slots.init, plain.init, |f| f as usize);
    let name = cls.display_name(vm);
    if in_new {
        if overrides_new {
            return Err(
                vm.type_error("object.__new__() takes exactly one argument (the type to instantiate)")
            );
        }
        if !overrides_init {
            return Err(vm.type_error(format_args!("{name}() takes no arguments")));
        }
    } else {
        if overrides_init {
            return Err(
                vm.type_error("object.__init__() takes exactly one argument (the instance to initialize)")
            );
        }
        if !overrides_new {
            return Err(vm.type_error(format_args!(
                "{name}.__init__() takes exactly one argument (the instance to initialize)"
            )));
        }
    }
    Ok(())
}

/// `object.__init__`
pub fn init(vm: &mut Vm, this: ObjRef<'_>, args: Args<'_>) -> Result<()> {
    excess_arguments(vm, this.ty(), args, false)
}

/// `object.__new__`
pub fn new(vm: &mut Vm, cls: ObjRef<'_>, args: Args<'_>) -> Result<Obj> {
    let Some(class) = TypeRef::from_obj(cls) else {
        return Err(vm.type_error("object.__new__(X): X is not a type object"));
    };
    if class.bits().has(TypeBits::DISALLOW_INSTANTIATION) {
        let name = class.display_name(vm);
        return Err(vm.type_error(format_args!("cannot create '{name}' instances")));
    }
    if !core::ptr::eq(class.head().vtable, object::OBJECT.head().vtable) {
        let name = class.display_name(vm);
        return Err(vm.type_error(format_args!(
            "object.__new__({name}) is not safe, use {name}.__new__()"
        )));
    }
    excess_arguments(vm, class, args, true)?;
    check_abstract(vm, class)?;
    Ok(vm.alloc().instance(cls, object::Object)?.into())
}

/// Raises `TypeError` if the class has abstract methods.
pub fn check_abstract(vm: &mut Vm, class: TypeRef<'_>) -> Result<()> {
    if class.bits().has(TypeBits::ABSTRACT) {
        return Err(abstract_instance(vm, class)?);
    }
    Ok(())
}

#[cold]
fn abstract_instance(vm: &mut Vm, class: TypeRef<'_>) -> Result<crate::exception::Exception> {
    let methods = object::getattr(vm, class.as_obj(), names::__abstractmethods__)?;
    let items = object::collect(vm, methods.borrow())?;
    let mut sorted: alloc::vec::Vec<Obj> = items.iter().cloned().collect();
    taipan_unicode::sort::sort_by(&mut sorted, |a, b| {
        match (a.downcast::<crate::str::Str>(), b.downcast::<crate::str::Str>()) {
            (Some(a), Some(b)) => a.compare(b).is_lt(),
            _ => false,
        }
    });
    let mut joined = alloc::string::String::new();
    for (at, name) in sorted.iter().enumerate() {
        if at > 0 {
            joined.push_str(", ");
        }
        joined.push_str(&alloc::format!("'{}'", object::DisplayStr(name.borrow())));
    }
    let plural = if sorted.len() > 1 { "s" } else { "" };
    let name = class.display_name(vm);
    Ok(vm.type_error(format_args!(
        "Can't instantiate abstract class {name} without an implementation for abstract method{plural} {joined}"
    )))
}

/// `object.__class__ = value`
pub fn set_class(vm: &mut Vm, this: ObjRef<'_>, value: Option<ObjRef<'_>>) -> Result<()> {
    let Some(value) = value else {
        return Err(vm.type_error("can't delete __class__ attribute"));
    };
    let Some(class) = TypeRef::from_obj(value) else {
        let kind = value.ty().display_name(vm);
        return Err(vm.type_error(format_args!(
            "__class__ must be set to a class, not '{kind}' object"
        )));
    };
    let old = this.ty();
    let is_module = |ty: TypeRef<'_>| ty.is_subtype(crate::module::MODULE);
    if !(is_module(class) && is_module(old))
        && (class.bits().has(TypeBits::IMMUTABLE) || old.bits().has(TypeBits::IMMUTABLE))
    {
        return Err(
            vm.type_error("__class__ assignment only supported for mutable types or ModuleType subclasses")
        );
    }
    if class.flags().has(TypeFlags::GC) != old.flags().has(TypeFlags::GC) {
        let (new, old) = (class.display_name(vm), old.display_name(vm));
        return Err(vm.type_error(format_args!(
            "__class__ assignment: '{new}' deallocator differs from '{old}'"
        )));
    }
    let compatible = taipan_heap::same_layout(class.head(), old.head())
        && crate::type_new::slot_count(class) == crate::type_new::slot_count(old);
    let slot_names = |ty: TypeRef<'_>| ty.get().heap().and_then(|heap| heap.slot_names.get());
    let same_slots = match (slot_names(class), slot_names(old)) {
        (Some(new), Some(old)) => object::equal(vm, new.borrow(), old.borrow())?,
        (new, old) => {
            let empty = |names: Option<Obj>| {
                names.is_none_or(|names| tuple::items(names.borrow()).is_none_or(<[Obj]>::is_empty))
            };
            empty(new) && empty(old)
        }
    };
    if !compatible || !same_slots {
        let (new, old) = (class.display_name(vm), old.display_name(vm));
        return Err(vm.type_error(format_args!(
            "__class__ assignment: '{new}' object layout differs from '{old}'"
        )));
    }
    if class.bits().has(TypeBits::INLINE_VALUES) || old.bits().has(TypeBits::INLINE_VALUES) {
        // Inline values lie in the order of the old class's keys.
        object::instance_dict(vm, this)?;
    }
    this.set_type(value);
    Ok(())
}

/// Bytes of an object: header, payload, what stands around it.
pub fn size_of(this: ObjRef<'_>) -> usize {
    this.size_in_memory()
}

/// `object.__dir__`
pub fn dir(vm: &mut Vm, this: ObjRef<'_>) -> Result<Obj> {
    let dict = match object::lookup_attr(vm, this, names::__dict__)? {
        Some(own) => match own.downcast::<Dict>() {
            Some(own) => own.copy(vm)?,
            None => Dict::create(vm)?,
        },
        None => Dict::create(vm)?,
    };
    if let Some(class) = object::lookup_attr(vm, this, names::__class__)? {
        crate::type_methods::merge_class_dict(vm, &dict, class.borrow())?;
    }
    let mut names = HVec::new();
    let mut position = 0;
    while let Some((name, _)) = dict.next_entry(vm, &mut position) {
        names.push(vm.alloc(), name)?;
    }
    Ok(crate::list::List::create(vm, names)?.into())
}

fn copyreg(vm: &mut Vm) -> Result<Obj> {
    let name = vm.new_str("copyreg")?;
    let fromlist = vm.new_str("__newobj__")?;
    let fromlist = tuple::new(vm, &[fromlist])?;
    let level = crate::int::new(vm, 0_isize)?;
    (vm.hooks().import)(
        vm,
        name.borrow(),
        &[NONE, NONE, fromlist.borrow(), level.borrow()],
    )
}

/// `object.__reduce__` for protocols below 2, and the base of `__reduce_ex__`.
pub fn reduce(vm: &mut Vm, this: ObjRef<'_>, protocol: isize) -> Result<Obj> {
    if protocol >= 2 {
        return reduce_newobj(vm, this);
    }
    let copyreg = copyreg(vm)?;
    let protocol = crate::int::new(vm, protocol)?;
    let name = vm.intern("_reduce_ex")?;
    call::call_method(vm, copyreg.borrow(), name.borrow(), &[this, protocol.borrow()])
}

/// `object.__reduce_ex__`: an overridden `__reduce__` goes first.
pub fn reduce_ex(vm: &mut Vm, this: ObjRef<'_>, protocol: isize) -> Result<Obj> {
    let own = this.ty().lookup(vm, names::__reduce__);
    let plain = object::OBJECT.lookup(vm, names::__reduce__);
    if let (Some(own), Some(plain)) = (own, plain)
        && !own.is(&plain)
    {
        let method = object::getattr(vm, this, names::__reduce__)?;
        return call::call(vm, method.borrow(), &[]);
    }
    reduce(vm, this, protocol)
}

fn reduce_newobj(vm: &mut Vm, this: ObjRef<'_>) -> Result<Obj> {
    let class = this.ty();
    if class.slots().new.is_none() {
        let name = class.display_name(vm);
        return Err(vm.type_error(format_args!("cannot pickle '{name}' object")));
    }
    let (args, kwargs) = new_arguments(vm, this)?;
    let copyreg = copyreg(vm)?;
    let has_args = args.is_some();
    let (constructor, arguments) = match (&kwargs, args) {
        (Some(kwargs), Some(args)) if kwargs.downcast::<Dict>().is_some_and(|kwargs| kwargs.len(vm) > 0) => {
            let newobj = object::getattr(vm, copyreg.borrow(), names::__newobj_ex__)?;
            (newobj, tuple::new(vm, &[class.own(), args, kwargs.clone()])?)
        }
        (_, args) => {
            let newobj = object::getattr(vm, copyreg.borrow(), names::__newobj__)?;
            let given = args
                .as_ref()
                .and_then(|args| tuple::items(args.borrow()))
                .unwrap_or(&[]);
            let all = tuple::from_fn(vm, given.len() + 1, |at| {
                if at == 0 {
                    class.own()
                } else {
                    given[at - 1].clone()
                }
            })?;
            (newobj, all)
        }
    };
    let is_list = this.downcast::<crate::list::List>().is_some();
    let is_dict = this.downcast::<Dict>().is_some();
    let state = get_state(vm, this, !has_args && !is_list && !is_dict)?;
    let items = |vm: &mut Vm, wanted: bool, name: Option<ObjRef<'_>>| -> Result<Obj> {
        if !wanted {
            return Ok(NONE.own());
        }
        match name {
            Some(name) => {
                let made = call::call_method(vm, this, name, &[])?;
                object::iter(vm, made.borrow())
            }
            None => object::iter(vm, this),
        }
    };
    let list_items = items(vm, is_list, None)?;
    let dict_items = items(vm, is_dict, Some(names::items))?;
    tuple::new(vm, &[constructor, arguments, state, list_items, dict_items])
}

fn new_arguments(vm: &mut Vm, this: ObjRef<'_>) -> Result<(Option<Obj>, Option<Obj>)> {
    if let Some(made) = call::call_special(vm, this, names::__getnewargs_ex__, &[])? {
        let Some(items) = tuple::items(made.borrow()) else {
            let kind = made.ty().display_name(vm);
            return Err(vm.type_error(format_args!(
                "__getnewargs_ex__ should return a tuple, not '{kind}'"
            )));
        };
        let [args, kwargs] = items else {
            let got = items.len();
            return Err(vm.value_error(format_args!(
                "__getnewargs_ex__ should return a tuple of length 2, not {got}"
            )));
        };
        if tuple::items(args.borrow()).is_none() {
            let kind = args.ty().display_name(vm);
            return Err(vm.type_error(format_args!(
                "first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '{kind}'"
            )));
        }
        if kwargs.downcast::<Dict>().is_none() {
            let kind = kwargs.ty().display_name(vm);
            return Err(vm.type_error(format_args!(
                "second item of the tuple returned by __getnewargs_ex__ must be a dict, not '{kind}'"
            )));
        }
        return Ok((Some(args.clone()), Some(kwargs.clone())));
    }
    match call::call_special(vm, this, names::__getnewargs__, &[])? {
        Some(args) if tuple::items(args.borrow()).is_none() => {
            let kind = args.ty().display_name(vm);
            Err(vm.type_error(format_args!("__getnewargs__ should return a tuple, not '{kind}'")))
        }
        args => Ok((args, None)),
    }
}

fn get_state(vm: &mut Vm, this: ObjRef<'_>, required: bool) -> Result<Obj> {
    let method = object::getattr(vm, this, names::__getstate__)?;
    // The method is `object`'s own, bound to this object.
    let own = object::OBJECT.lookup(vm, names::__getstate__);
    let is_default = own
        .as_ref()
        .and_then(|own| own.downcast::<crate::descr::MethodDescriptor>())
        .zip(method.downcast::<crate::descr::BuiltinMethod>())
        .is_some_and(|(own, method)| core::ptr::eq(own.def(), method.def()));
    if is_default {
        return default_state(vm, this, required);
    }
    call::call(vm, method.borrow(), &[])
}

/// `object.__getstate__`
pub fn getstate(vm: &mut Vm, this: ObjRef<'_>) -> Result<Obj> {
    default_state(vm, this, false)
}

fn default_state(vm: &mut Vm, this: ObjRef<'_>, required: bool) -> Result<Obj> {
    let class = this.ty();
    if required && !class.is_heap_type() && class.head().vtable.size != 0 {
        let name = class.display_name(vm);
        return Err(vm.type_error(format_args!("cannot pickle '{name}' object")));
    }
    let state = match object::instance_dict(vm, this)? {
        Some(dict) => match dict.downcast::<Dict>() {
            Some(dict) if dict.len(vm) != 0 => dict.copy(vm)?.into(),
            _ => NONE.own(),
        },
        None => NONE.own(),
    };
    let slot_values = Dict::create(vm)?;
    for ty in class.mro() {
        let Some(names) = TypeRef::from_obj(ty.borrow()).and_then(|ty| ty.get().heap()?.slot_names.get())
        else {
            continue;
        };
        for name in tuple::items(names.borrow()).unwrap_or(&[]) {
            if let Some(value) = object::lookup_attr(vm, this, name.borrow())? {
                slot_values.set(vm, name.borrow(), value)?;
            }
        }
    }
    if slot_values.len(vm) == 0 {
        return Ok(state);
    }
    tuple::new(vm, &[state, slot_values.into()])
}

/// `isinstance(obj, class)`, with tuples, unions and `__instancecheck__`.
pub fn isinstance(vm: &mut Vm, obj: ObjRef<'_>, class: ObjRef<'_>) -> Result<bool> {
    if obj.ty().as_obj().is(class) {
        return Ok(true);
    }
    if class.is_exact(crate::type_methods::TYPE) {
        return recursive_isinstance(vm, obj, class);
    }
    let members = crate::union::members(class);
    let class = members.as_ref().map_or(class, Obj::borrow);
    if let Some(items) = tuple::items(class) {
        for item in items {
            let found = vm.recursive(" in __instancecheck__", |vm| isinstance(vm, obj, item.borrow()))?;
            if found {
                return Ok(true);
            }
        }
        return Ok(false);
    }
    if let Some(answer) = call::call_special(vm, class, names::__instancecheck__, &[obj])? {
        return object::is_true(vm, answer.borrow());
    }
    recursive_isinstance(vm, obj, class)
}

/// `type.__instancecheck__`: the real class, then `__class__`.
pub fn recursive_isinstance(vm: &mut Vm, obj: ObjRef<'_>, class: ObjRef<'_>) -> Result<bool> {
    if let Some(class) = TypeRef::from_obj(class) {
        if obj.ty().is_subtype(class) {
            return Ok(true);
        }
        if object::has_own_class(vm, obj) {
            return Ok(false);
        }
        let claimed = object::lookup_attr(vm, obj, names::__class__)?;
        return Ok(
            match claimed
                .as_ref()
                .and_then(|claimed| TypeRef::from_obj(claimed.borrow()))
            {
                Some(claimed) if !claimed.is(obj.ty()) => claimed.is_subtype(class),
                _ => false,
            },
        );
    }
    check_class(
        vm,
        class,
        "isinstance() arg 2 must be a type, a tuple of types, or a union",
    )?;
    match object::lookup_attr(vm, obj, names::__class__)? {
        Some(claimed) => abstract_issubclass(vm, claimed, class),
        None => Ok(false),
    }
}

/// `issubclass(derived, class)`, with tuples, unions and `__subclasscheck__`.
pub fn issubclass(vm: &mut Vm, derived: ObjRef<'_>, class: ObjRef<'_>) -> Result<bool> {
    if class.is_exact(crate::type_methods::TYPE) {
        if derived.is(class) {
            return Ok(true);
        }
        return recursive_issubclass(vm, derived, class);
    }
    let members = crate::union::members(class);
    let class = members.as_ref().map_or(class, Obj::borrow);
    if let Some(items) = tuple::items(class) {
        for item in items {
            let found = vm.recursive(" in __subclasscheck__", |vm| {
                issubclass(vm, derived, item.borrow())
            })?;
            if found {
                return Ok(true);
            }
        }
        return Ok(false);
    }
    if let Some(answer) = call::call_special(vm, class, names::__subclasscheck__, &[derived])? {
        return object::is_true(vm, answer.borrow());
    }
    recursive_issubclass(vm, derived, class)
}

/// `type.__subclasscheck__`
pub fn recursive_issubclass(vm: &mut Vm, derived: ObjRef<'_>, class: ObjRef<'_>) -> Result<bool> {
    if let (Some(derived), Some(class)) = (TypeRef::from_obj(derived), TypeRef::from_obj(class)) {
        return Ok(derived.is_subtype(class));
    }
    check_class(vm, derived, "issubclass() arg 1 must be a class")?;
    check_class(
        vm,
        class,
        "issubclass() arg 2 must be a class, a tuple of classes, or a union",
    )?;
    abstract_issubclass(vm, derived.own(), class)
}

fn check_class(vm: &mut Vm, class: ObjRef<'_>, message: &str) -> Result<()> {
    match abstract_bases(vm, class)? {
        Some(_) => Ok(()),
        None => Err(vm.type_error(message)),
    }
}

fn abstract_bases(vm: &mut Vm, class: ObjRef<'_>) -> Result<Option<Obj>> {
    let bases = object::lookup_attr(vm, class, names::__bases__)?;
    Ok(bases.filter(|bases| tuple::items(bases.borrow()).is_some()))
}

fn abstract_issubclass(vm: &mut Vm, derived: Obj, class: ObjRef<'_>) -> Result<bool> {
    let mut derived = derived;
    loop {
        if derived.borrow().is(class) {
            return Ok(true);
        }
        let Some(bases) = abstract_bases(vm, derived.borrow())? else {
            return Ok(false);
        };
        match tuple::items(bases.borrow()).unwrap_or_default() {
            [] => return Ok(false),
            // A single line of bases may be of any length.
            [only] => derived = only.clone(),
            several => {
                for base in several {
                    let found = vm.recursive(" in __issubclass__", |vm| {
                        abstract_issubclass(vm, base.clone(), class)
                    })?;
                    if found {
                        return Ok(true);
                    }
                }
                return Ok(false);
            }
        }
        vm.check_pending()?;
    }
}
