//! Making classes: metaclass, bases, layout, `__slots__`, MRO, namespace (`type.__new__`).

use taipan_heap::{HVec, Obj, ObjRef, Ref, TypeFlags, TypeHead};

use crate::call::{self, Args};
use crate::dict::Dict;
use crate::exception::Result;
use crate::member::MemberDescriptor;
use crate::names;
use crate::object;
use crate::singletons::NONE;
use crate::slots::Slots;
use crate::str::{self, Str};
use crate::tuple::{self, Tuple};
use crate::typeobject::{HeapType, ObjectExt, TypeBits, TypeRef};
use crate::vm::Vm;

/// The most derived metaclass of a class's metaclass and bases. Raises `TypeError` if there is none.
pub fn calculate_metaclass(vm: &mut Vm, metaclass: ObjRef<'_>, bases: &[Obj]) -> Result<Obj> {
    let mut winner = metaclass.own();
    for base in bases {
        let candidate = base.ty().own();
        let (Some(current), Some(other)) = (
            TypeRef::from_obj(winner.borrow()),
            TypeRef::from_obj(candidate.borrow()),
        ) else {
            continue;
        };
        if current.is_subtype(other) {
            continue;
        }
        if other.is_subtype(current) {
            winner = candidate;
            continue;
        }
        return Err(vm.type_error(
            "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses \
             of all its bases",
        ));
    }
    Ok(winner)
}

/// The native class whose payload instances of `ty` have, with whatever words were added.
fn solid_base(ty: TypeRef<'_>) -> TypeRef<'_> {
    match ty.get().base() {
        Some(base) if !adds_layout(ty, base) => solid_base(base),
        _ => ty,
    }
}

/// Whether a class has a payload or slots beyond its base's: a dict or weak references alone do not count.
fn adds_layout(ty: TypeRef<'_>, base: TypeRef<'_>) -> bool {
    let (own, inherited) = (ty.head(), base.head());
    if !core::ptr::eq(own.vtable, inherited.vtable) {
        return own.vtable.size != inherited.vtable.size || !derives_plainly(ty, base);
    }
    slot_count(ty) != slot_count(base)
}

/// Exceptions and the like share the payload of their base under another class.
fn derives_plainly(ty: TypeRef<'_>, base: TypeRef<'_>) -> bool {
    ty.head()
        .vtable
        .base
        .is_some_and(|layout| core::ptr::eq(layout, base.head().vtable))
}

/// How many `__slots__` words instances have.
pub fn slot_count(ty: TypeRef<'_>) -> u32 {
    ty.get().heap().map_or(0, |heap| heap.first_inline.get())
}

/// Whether instances have a dict already. A class keeps its own in a field, not in the word that other objects have.
fn has_dict(ty: TypeRef<'_>) -> bool {
    ty.flags().has(TypeFlags::DICT) || ty.bits().has(TypeBits::TYPE_SUBCLASS)
}

/// The class that decides the layout of instances (`best_base`): the base with the most derived solid base.
pub fn best_base(vm: &mut Vm, bases: &[Obj]) -> Result<Obj> {
    let mut best: Option<(Obj, Obj)> = None;
    for base in bases {
        let Some(candidate) = TypeRef::from_obj(base.borrow()) else {
            return Err(vm.type_error("bases must be types"));
        };
        if !candidate.bits().has(TypeBits::BASETYPE) {
            let name = candidate.display_name(vm);
            return Err(vm.type_error(format_args!("type '{name}' is not an acceptable base type")));
        }
        let solid = solid_base(candidate);
        let better = match &best {
            None => true,
            Some((_, winner)) => {
                let Some(winner) = TypeRef::from_obj(winner.borrow()) else {
                    continue;
                };
                if winner.is_subtype(solid) {
                    false
                } else if solid.is_subtype(winner) {
                    true
                } else {
                    return Err(vm.type_error("multiple bases have instance lay-out conflict"));
                }
            }
        };
        if better {
            best = Some((base.clone(), solid.own()));
        }
    }
    match best {
        Some((base, _)) => Ok(base),
        None => Ok(object::OBJECT.own()),
    }
}

/// C3: the MRO of a class with these bases, the class itself left out.
pub fn merge_mro(vm: &mut Vm, bases: &[Obj]) -> Result<HVec<Obj>> {
    let memory = vm.alloc();
    let mut merged = HVec::new();
    let mut lists: alloc::vec::Vec<alloc::vec::Vec<Obj>> = alloc::vec::Vec::new();
    for base in bases {
        if let Some(base) = TypeRef::from_obj(base.borrow()) {
            lists.push(base.mro().collect());
        }
    }
    lists.push(bases.to_vec());
    for (at, base) in bases.iter().enumerate() {
        if bases[..at].iter().any(|other| other.is(base)) {
            let name = TypeRef::from_obj(base.borrow()).map(|base| base.display_name(vm));
            return Err(match name {
                Some(name) => vm.type_error(format_args!("duplicate base class {name}")),
                None => vm.type_error("duplicate base class"),
            });
        }
    }
    let mut heads = alloc::vec![0; lists.len()];
    loop {
        let mut done = true;
        let mut chosen: Option<Obj> = None;
        for (list, &head) in lists.iter().zip(&heads) {
            let Some(candidate) = list.get(head) else { continue };
            done = false;
            let in_tail = lists
                .iter()
                .zip(&heads)
                .any(|(other, &head)| other.iter().skip(head + 1).any(|class| class.is(candidate)));
            if !in_tail {
                chosen = Some(candidate.clone());
                break;
            }
        }
        if done {
            return Ok(merged);
        }
        let Some(chosen) = chosen else {
            return Err(inconsistent(vm, &lists, &heads));
        };
        for (list, head) in lists.iter().zip(&mut heads) {
            if list.get(*head).is_some_and(|class| class.is(&chosen)) {
                *head += 1;
            }
        }
        merged.push(memory, chosen)?;
    }
}

#[cold]
fn inconsistent(vm: &mut Vm, lists: &[alloc::vec::Vec<Obj>], heads: &[usize]) -> crate::exception::Exception {
    let mut names = alloc::string::String::new();
    let mut seen: alloc::vec::Vec<usize> = alloc::vec::Vec::new();
    for (list, &head) in lists.iter().zip(heads) {
        if let Some(class) = list.get(head) {
            if seen.contains(&class.id()) {
                continue;
            }
            seen.push(class.id());
            if let Some(class) = TypeRef::from_obj(class.borrow()) {
                if !names.is_empty() {
                    names.push_str(", ");
                }
                match crate::type_methods::name(vm, class) {
                    Ok(name) => {
                        names.push_str(&alloc::format!("{}", crate::object::DisplayStr(name.borrow())))
                    }
                    Err(error) => return error,
                }
            }
        }
    }
    vm.type_error(format_args!(
        "Cannot create a consistent method resolution order (MRO) for bases {names}"
    ))
}

/// Computes and stores a class's MRO, by its metaclass's `mro()` if that is overridden.
pub fn set_mro(vm: &mut Vm, ty: TypeRef<'_>) -> Result<()> {
    let Some(heap) = ty.get().heap() else {
        return Ok(());
    };
    let metaclass = ty.as_obj().ty();
    let custom = metaclass.is(crate::type_methods::TYPE) || {
        let found = metaclass.lookup(vm, names::mro);
        let plain = crate::type_methods::TYPE.lookup(vm, names::mro);
        matches!((found, plain), (Some(found), Some(plain)) if found.is(&plain))
    };
    let mro = if custom {
        default_mro(vm, ty)?
    } else {
        let made = match call::call_special(vm, ty.as_obj(), names::mro, &[])? {
            Some(made) => made,
            None => default_mro(vm, ty)?,
        };
        let items = object::collect(vm, made.borrow())?;
        if items.is_empty() {
            return Err(vm.type_error("type MRO must not be empty"));
        }
        for class in items.iter() {
            let Some(class) = TypeRef::from_obj(class.borrow()) else {
                let kind = class.ty().display_name(vm);
                return Err(vm.type_error(format_args!("mro() returned a non-class ('{kind}')")));
            };
            if !solid_base(ty).is_subtype(solid_base(class)) {
                let name = class.display_name(vm);
                return Err(vm.type_error(format_args!(
                    "mro() returned base with unsuitable layout ('{name}')"
                )));
            }
        }
        tuple::from_vec(vm, items)?
    };
    heap.mro.set(Some(mro));
    Ok(())
}

/// `type.mro()`: a tuple.
pub fn default_mro(vm: &mut Vm, ty: TypeRef<'_>) -> Result<Obj> {
    let Some(heap) = ty.get().heap() else {
        let classes: alloc::vec::Vec<Obj> = ty.mro().collect();
        return tuple::new(vm, &classes);
    };
    let bases = heap.bases.get();
    let bases = bases
        .as_ref()
        .and_then(|bases| tuple::items(bases.borrow()))
        .unwrap_or(&[]);
    let rest = merge_mro(vm, bases)?;
    tuple::from_fn(vm, rest.len() + 1, |at| {
        if at == 0 { ty.own() } else { rest[at - 1].clone() }
    })
}

/// What `__slots__` asks for.
struct SlotRequest {
    /// Mangled names, sorted.
    names: alloc::vec::Vec<Obj>,
    dict: bool,
    weakref: bool,
}

/// Private names in a class body are prefixed by the class's name (`_Py_Mangle`).
pub fn mangle(vm: &mut Vm, class: &Str, name: &Obj) -> Result<Obj> {
    let Some(text) = name.downcast::<Str>() else {
        return Ok(name.clone());
    };
    let own = text.to_wtf8();
    let bytes = own.as_bytes();
    if !bytes.starts_with(b"__") || bytes.ends_with(b"__") || bytes.contains(&b'.') {
        return Ok(name.clone());
    }
    let class_text = class.to_wtf8();
    let class_name = match class_text.as_bytes().iter().position(|&byte| byte != b'_') {
        Some(at) => &class_text.as_bytes()[at..],
        None => return Ok(name.clone()),
    };
    let mut mangled = taipan_unicode::Wtf8Buf::new();
    mangled.push_str("_");
    if let Some(class_name) = taipan_unicode::Wtf8::from_bytes(class_name) {
        mangled.push_wtf8(class_name);
    }
    mangled.push_wtf8(&own);
    vm.new_str_from_wtf8(&mangled)
}

fn read_slots(
    vm: &mut Vm,
    slots: Obj,
    name: &Str,
    base: TypeRef<'_>,
    namespace: &Ref<Dict>,
) -> Result<SlotRequest> {
    let items = if str::is_exact_str(slots.borrow()) || slots.downcast::<Str>().is_some() {
        HVec::from_iter(vm.alloc(), core::iter::once(slots))?
    } else {
        object::collect(vm, slots.borrow())?
    };
    let may_dict = !has_dict(base);
    let may_weakref = !base.flags().has(TypeFlags::WEAKREF);
    let mut request = SlotRequest {
        names: alloc::vec::Vec::new(),
        dict: false,
        weakref: false,
    };
    if !items.is_empty() && has_trailing_items(base) {
        let base = base.display_name(vm);
        return Err(vm.type_error(format_args!(
            "nonempty __slots__ not supported for subtype of '{base}'"
        )));
    }
    for item in items.iter() {
        let Some(text) = item.downcast::<Str>() else {
            let kind = item.ty().display_name(vm);
            return Err(vm.type_error(format_args!("__slots__ items must be strings, not '{kind}'")));
        };
        if !taipan_unicode::is_identifier(&text.to_wtf8()) {
            return Err(vm.type_error("__slots__ must be identifiers"));
        }
        if text.equals("__dict__") {
            if !may_dict || request.dict {
                return Err(vm.type_error("__dict__ slot disallowed: we already got one"));
            }
            request.dict = true;
            continue;
        }
        if text.equals("__weakref__") {
            if !may_weakref || request.weakref {
                return Err(vm.type_error("__weakref__ slot disallowed: we already got one"));
            }
            request.weakref = true;
            continue;
        }
        let mangled = mangle(vm, name, item)?;
        let mangled = str::intern(vm, mangled)?;
        // `__qualname__` and `__classcell__` leave the namespace; a slot may have their names.
        let special = [
            names::__qualname__,
            names::__classcell__,
            names::__classdictcell__,
        ];
        if namespace.contains(vm, mangled.borrow())? && !special.iter().any(|name| name.is(mangled.borrow()))
        {
            let shown = object::repr(vm, mangled.borrow())?;
            let shown = object::DisplayStr(shown.borrow());
            return Err(vm.value_error(format_args!("{shown} in __slots__ conflicts with class variable")));
        }
        request.names.push(mangled);
    }
    taipan_unicode::sort::sort_by(&mut request.names, |a, b| {
        match (a.downcast::<Str>(), b.downcast::<Str>()) {
            (Some(a), Some(b)) => a.compare(b).is_lt(),
            _ => false,
        }
    });
    Ok(request)
}

/// Whether items follow the payload, so that no words of slots can.
fn has_trailing_items(base: TypeRef<'_>) -> bool {
    base.bits().0 & (TypeBits::TUPLE_SUBCLASS.0 | TypeBits::BYTES_SUBCLASS.0 | TypeBits::LONG_SUBCLASS.0) != 0
}

/// Inline attribute values of a new class: room for what its methods assign to `self`, within CPython's bound.
fn inline_count(vm: &mut Vm, namespace: &Ref<Dict>, base: TypeRef<'_>) -> u32 {
    const MOST: usize = 30;
    let own = namespace.get_str(vm, names::__static_attributes__);
    let own = own
        .as_ref()
        .and_then(|names| tuple::items(names.borrow()))
        .map_or(0, <[Obj]>::len);
    let inherited = match base.get().heap() {
        Some(heap) if base.bits().has(TypeBits::INLINE_VALUES) => {
            (base.head().extra.get() - heap.first_inline.get()) as usize
        }
        _ => 0,
    };
    (own + inherited).clamp(2, MOST) as u32
}

/// `type.__new__(metaclass, name, bases, namespace, **kwargs)`.
pub fn new(vm: &mut Vm, metaclass: ObjRef<'_>, args: Args<'_>) -> Result<Obj> {
    let (name, bases, namespace) = match args.args() {
        [name, bases, namespace] => (*name, *bases, *namespace),
        given => {
            let got = given.len();
            return Err(vm.type_error(format_args!(
                "type.__new__() takes exactly 3 arguments ({got} given)"
            )));
        }
    };
    let Some(name_text) = name.downcast::<Str>() else {
        let kind = name.ty().display_name(vm);
        return Err(vm.type_error(format_args!("type.__new__() argument 1 must be str, not {kind}")));
    };
    let Some(base_items) = tuple::items(bases) else {
        let kind = bases.ty().display_name(vm);
        return Err(vm.type_error(format_args!(
            "type.__new__() argument 2 must be tuple, not {kind}"
        )));
    };
    if namespace.downcast::<Dict>().is_none() {
        let kind = namespace.ty().display_name(vm);
        return Err(vm.type_error(format_args!("type.__new__() argument 3 must be dict, not {kind}")));
    }
    for base in base_items {
        if TypeRef::from_obj(base.borrow()).is_none()
            && object::lookup_attr(vm, base.borrow(), names::__mro_entries__)?.is_some()
        {
            return Err(vm.type_error("type() doesn't support MRO entry resolution; use types.new_class()"));
        }
    }
    let winner = calculate_metaclass(vm, metaclass, base_items)?;
    if !winner.borrow().is(metaclass)
        && let Some(new) = TypeRef::from_obj(winner.borrow()).and_then(|winner| winner.slots().new)
        && new as usize != crate::type_methods::TYPE.slots().new.map_or(0, |f| f as usize)
    {
        return new(vm, winner.borrow(), args);
    }
    if name_text.chars().any(|character| character == 0) {
        return Err(vm.value_error("type name must not contain null characters"));
    }
    if name_text
        .chars()
        .any(|character| (0xd800..0xe000).contains(&character))
    {
        let encoded = (vm.hooks().encode)(vm, name, None, None)?;
        drop(encoded);
    }
    let base_items: alloc::vec::Vec<Obj> = if base_items.is_empty() {
        alloc::vec![object::OBJECT.own()]
    } else {
        base_items.to_vec()
    };
    let base = best_base(vm, &base_items)?;
    let Some(base) = TypeRef::from_obj(base.borrow()) else {
        return Err(vm.type_error("bases must be types"));
    };

    let Some(given) = namespace.downcast::<Dict>() else {
        return Err(vm.type_error("a dict is needed"));
    };
    let dict = given.copy(vm)?;
    let request = match dict.get_str(vm, names::__slots__) {
        Some(slots) => read_slots(vm, slots, name_text, base, &dict)?,
        None => SlotRequest {
            names: alloc::vec::Vec::new(),
            dict: !has_dict(base),
            weakref: !base.flags().has(TypeFlags::WEAKREF) && !has_trailing_items(base),
        },
    };
    let has_slots = dict.get_str(vm, names::__slots__).is_some();

    let mut flags = base.flags().with(TypeFlags::HEAP_TYPE);
    if request.dict || (!has_slots && !has_dict(base)) {
        flags = flags.with(TypeFlags::DICT);
    }
    if request.weakref {
        flags = flags.with(TypeFlags::WEAKREF);
    }
    if flags.has(TypeFlags::DICT) || !request.names.is_empty() || base.flags().has(TypeFlags::GC) {
        flags = flags.with(TypeFlags::GC);
    }
    let first_own = slot_count(base);
    let first_inline = first_own + request.names.len() as u32;
    let inline = flags.has(TypeFlags::DICT)
        && (base.bits().has(TypeBits::INLINE_VALUES) || !has_dict(base))
        && !has_trailing_items(base)
        && core::ptr::eq(base.head().vtable, object::OBJECT.head().vtable);
    let inline_words = if inline { inline_count(vm, &dict, base) } else { 0 };
    let mut bits = TypeBits(base.bits().0 & TypeBits::INHERITED.0).with(TypeBits::BASETYPE);
    if inline {
        bits = bits.with(TypeBits::INLINE_VALUES);
    }
    for other in &base_items {
        if let Some(other) = TypeRef::from_obj(other.borrow()) {
            let pattern = TypeBits::MAPPING.0 | TypeBits::SEQUENCE.0;
            if bits.0 & pattern == 0 {
                bits = bits.with(TypeBits(other.bits().0 & pattern));
            }
        }
    }
    let head = TypeHead::live(base.head().vtable, flags, first_inline + inline_words);
    let made = HeapType::new(head, base.slots(), base, bits);
    made.bases.set(Some(tuple::new(vm, &base_items)?));
    made.name.set(Some(name.own()));
    made.first_inline.set(first_inline);
    made.dict.set(Some(dict.clone().into()));
    made.slot_names.set(Some(tuple::new(vm, &request.names)?));
    let class: Obj = vm.alloc().instance(winner.borrow(), made)?.into();
    let Some(ty) = TypeRef::from_obj(class.borrow()) else {
        return Err(vm.type_error("a class is not a type"));
    };
    let Some(heap) = ty.get().heap() else {
        return Err(vm.system_error("a new class is builtin"));
    };

    take_qualname(vm, heap, &dict, name)?;
    set_module_and_doc(vm, &dict)?;
    if dict.get_str(vm, names::__eq__).is_some() && dict.get_str(vm, names::__hash__).is_none() {
        dict.set(vm, names::__hash__, NONE.own())?;
    }
    convert_functions(vm, &dict)?;
    for (at, slot) in request.names.iter().enumerate() {
        let member = MemberDescriptor::slot(slot.clone(), class.clone(), first_own + at as u32);
        let member = vm
            .alloc()
            .instance(crate::member::MEMBER_DESCRIPTOR.as_obj(), member)?;
        dict.set(vm, slot.borrow(), member.into())?;
    }
    if request.dict || (!has_slots && flags.has(TypeFlags::DICT) && !has_dict(base)) {
        crate::type_methods::add_dict_descriptor(vm, &dict, &class)?;
    }
    if request.weakref {
        crate::type_methods::add_weakref_descriptor(vm, &dict, &class)?;
    }
    set_class_cells(vm, &dict, &class)?;
    set_mro(vm, ty)?;
    finish(vm, ty)?;
    register_with_bases(vm, ty)?;
    crate::type_methods::update_abstract(vm, ty)?;
    set_names(vm, &class, &dict)?;
    init_subclass(vm, &class, args)?;
    Ok(class)
}

/// Recomputes a class's slots and what depends on them.
pub fn finish(vm: &mut Vm, ty: TypeRef<'_>) -> Result<()> {
    let inherited: Slots = match ty.get().base() {
        Some(base) => base.slots().unpack(),
        None => Slots::EMPTY,
    };
    let slots = crate::type_slots::resolve(vm, ty, &inherited);
    ty.get().set_slots(vm.interp().intern_slots(&slots));
    let flags = ty.flags();
    let inherits_finalizer = ty
        .get()
        .base()
        .is_some_and(|base| base.flags().has(TypeFlags::FINALIZE));
    if slots.del.is_some() || inherits_finalizer {
        ty.get().set_flags(flags.with(TypeFlags::FINALIZE));
    }
    Ok(())
}

fn take_qualname(vm: &mut Vm, heap: &HeapType, dict: &Ref<Dict>, name: ObjRef<'_>) -> Result<()> {
    match dict.remove(vm, names::__qualname__)? {
        Some(qualname) if qualname.downcast::<Str>().is_some() => heap.qualname.set(Some(qualname)),
        Some(other) => {
            let kind = other.ty().display_name(vm);
            return Err(vm.type_error(format_args!("type __qualname__ must be a str, not {kind}")));
        }
        None => heap.qualname.set(Some(name.own())),
    }
    Ok(())
}

fn set_module_and_doc(vm: &mut Vm, dict: &Ref<Dict>) -> Result<()> {
    if dict.get_str(vm, names::__module__).is_none()
        && let Some(module) = crate::type_methods::current_module_name(vm)
    {
        dict.set(vm, names::__module__, module)?;
    }
    if dict.get_str(vm, names::__doc__).is_none() {
        dict.set(vm, names::__doc__, NONE.own())?;
    }
    Ok(())
}

/// `__new__` becomes a static method; `__init_subclass__` and `__class_getitem__` class methods.
fn convert_functions(vm: &mut Vm, dict: &Ref<Dict>) -> Result<()> {
    for name in [names::__new__, names::__init_subclass__, names::__class_getitem__] {
        let Some(function) = dict.get_str(vm, name) else {
            continue;
        };
        if !function.is_exact(crate::function::FUNCTION) {
            continue;
        }
        let wrapper = if name.is(names::__new__) {
            crate::property::STATIC_METHOD.as_obj()
        } else {
            crate::property::CLASS_METHOD.as_obj()
        };
        let wrapped = call::call(vm, wrapper, &[function.borrow()])?;
        dict.set(vm, name, wrapped)?;
    }
    Ok(())
}

fn set_class_cells(vm: &mut Vm, dict: &Ref<Dict>, class: &Obj) -> Result<()> {
    if let Some(cell) = dict.remove(vm, names::__classcell__)? {
        let Some(cell) = cell.downcast::<crate::cell::Cell>() else {
            let kind = cell.ty().display_name(vm);
            return Err(vm.type_error(format_args!("__classcell__ must be a nonlocal cell, not {kind}")));
        };
        cell.set(Some(class.clone()));
    }
    if let Some(cell) = dict.remove(vm, names::__classdictcell__)? {
        let Some(cell) = cell.downcast::<crate::cell::Cell>() else {
            let kind = cell.ty().display_name(vm);
            return Err(vm.type_error(format_args!(
                "__classdictcell__ must be a nonlocal cell, not {kind}"
            )));
        };
        cell.set(Some(dict.clone().into()));
    }
    Ok(())
}

/// Tells the bases of a new subclass.
pub fn register_with_bases(vm: &mut Vm, ty: TypeRef<'_>) -> Result<()> {
    let Some(bases) = ty.get().heap().and_then(|heap| heap.bases.get()) else {
        return Ok(());
    };
    let Some(bases) = bases.downcast::<Tuple>() else {
        return Ok(());
    };
    for base in bases.items() {
        let weak = crate::weakref::new_ref(vm, ty.as_obj(), None)?;
        let Some(base) = TypeRef::from_obj(base.borrow()) else {
            continue;
        };
        match base.get().heap() {
            Some(heap) => {
                let memory = vm.alloc();
                let list = heap.subclasses.get_mut(vm);
                // Classes that are gone make room for new ones.
                let dead = |obj: &Obj| {
                    obj.downcast::<taipan_heap::weak::Weak>()
                        .is_none_or(|weak| weak.upgrade().is_none())
                };
                if let Some(place) = list.iter().position(dead) {
                    list[place] = weak;
                } else {
                    list.push(memory, weak)?;
                }
            }
            None => {
                let mut types = vm.interp().static_types.borrow_mut();
                types.entry(base.as_obj().id()).or_default().subclasses.push(weak);
            }
        }
    }
    Ok(())
}

/// Calls `__set_name__` of everything in the namespace.
fn set_names(vm: &mut Vm, class: &Obj, dict: &Ref<Dict>) -> Result<()> {
    let snapshot = dict.copy(vm)?;
    let mut position = 0;
    while let Some((name, value)) = snapshot.next_entry(vm, &mut position) {
        let method = object::lookup_special_method(vm, value.borrow(), names::__set_name__)?;
        let result = match method {
            None => continue,
            Some(object::Method::Unbound(function)) => call::call(
                vm,
                function.borrow(),
                &[value.borrow(), class.borrow(), name.borrow()],
            ),
            Some(object::Method::Bound(method)) => {
                call::call(vm, method.borrow(), &[class.borrow(), name.borrow()])
            }
        };
        if let Err(error) = result {
            let kind = value.ty().display_name(vm);
            let shown = object::repr(vm, name.borrow())?;
            let class_name = TypeRef::from_obj(class.borrow()).map(|class| class.display_name(vm));
            let shown = object::DisplayStr(shown.borrow());
            return Err(match class_name {
                Some(class) => vm.with_note(
                    error,
                    format_args!("Error calling __set_name__ on '{kind}' instance {shown} in '{class}'"),
                ),
                None => error,
            });
        }
    }
    Ok(())
}

/// Calls `super(cls, cls).__init_subclass__(**kwargs)`.
fn init_subclass(vm: &mut Vm, class: &Obj, args: Args<'_>) -> Result<()> {
    let parent = crate::super_object::create(vm, class.borrow(), class.borrow())?;
    let method = object::getattr(vm, parent.borrow(), names::__init_subclass__)?;
    let keywords = Args::new(args.values(), args.names());
    call::call_args(vm, method.borrow(), keywords)?;
    Ok(())
}

/// `class.__bases__ = value`
pub fn set_bases(vm: &mut Vm, ty: TypeRef<'_>, value: Obj) -> Result<()> {
    let Some(items) = tuple::items(value.borrow()) else {
        let (name, kind) = (ty.display_name(vm), value.ty().display_name(vm));
        return Err(vm.type_error(format_args!(
            "can only assign tuple to {name}.__bases__, not {kind}"
        )));
    };
    let name = ty.display_name(vm);
    if items.is_empty() {
        return Err(vm.type_error(format_args!(
            "can only assign non-empty tuple to {name}.__bases__, not ()"
        )));
    }
    for base in items {
        let Some(base) = TypeRef::from_obj(base.borrow()) else {
            let kind = base.ty().display_name(vm);
            return Err(vm.type_error(format_args!(
                "{name}.__bases__ must be tuple of classes, not '{kind}'"
            )));
        };
        if base.is_subtype(ty) {
            return Err(vm.type_error("a __bases__ item causes an inheritance cycle"));
        }
    }
    let best = best_base(vm, items)?;
    let (Some(new_base), Some(old_base)) = (TypeRef::from_obj(best.borrow()), ty.get().base()) else {
        return Err(vm.type_error("bases must be types"));
    };
    let compatible = taipan_heap::same_prefix_and_payload(new_base.head(), old_base.head())
        && solid_base(new_base).is(solid_base(old_base));
    if new_base.flags().has(TypeFlags::GC) != old_base.flags().has(TypeFlags::GC) {
        let (new, old) = (new_base.display_name(vm), old_base.display_name(vm));
        return Err(vm.type_error(format_args!(
            "__bases__ assignment: '{new}' deallocator differs from '{old}'"
        )));
    }
    if !compatible {
        let (new, old) = (new_base.display_name(vm), old_base.display_name(vm));
        return Err(vm.type_error(format_args!(
            "__bases__ assignment: '{new}' object layout differs from '{old}'"
        )));
    }
    let Some(heap) = ty.get().heap() else {
        return Ok(());
    };
    let old_bases = heap.bases.get();
    let old_mro = heap.mro.get();
    heap.bases.set(Some(value.clone()));
    if let Err(error) = set_mro(vm, ty) {
        heap.bases.set(old_bases);
        heap.mro.set(old_mro);
        return Err(error);
    }
    forget_subclass(vm, ty, old_bases.as_ref());
    ty.get().set_base(new_base);
    register_with_bases(vm, ty)?;
    crate::typeobject::type_modified(vm, ty);
    for subclass in crate::type_methods::subclasses(vm, ty) {
        if let Some(subclass) = TypeRef::from_obj(subclass.borrow()) {
            set_mro(vm, subclass)?;
        }
    }
    crate::type_methods::update_slots(vm, ty)
}

fn forget_subclass(vm: &mut Vm, ty: TypeRef<'_>, bases: Option<&Obj>) {
    let is_other = |obj: &Obj| {
        let target = obj
            .downcast::<taipan_heap::weak::Weak>()
            .and_then(|weak| weak.upgrade());
        target.is_some_and(|target| !target.borrow().is(ty.as_obj()))
    };
    for base in bases
        .and_then(|bases| tuple::items(bases.borrow()))
        .unwrap_or(&[])
    {
        let Some(base) = TypeRef::from_obj(base.borrow()) else {
            continue;
        };
        match base.get().heap() {
            Some(heap) => {
                let list = heap.subclasses.get_mut(vm);
                while let Some(at) = list.iter().position(|obj| !is_other(obj)) {
                    list.remove(at);
                }
            }
            None => {
                let mut types = vm.interp().static_types.borrow_mut();
                if let Some(state) = types.get_mut(&base.as_obj().id()) {
                    state.subclasses.retain(is_other);
                }
            }
        }
    }
}
