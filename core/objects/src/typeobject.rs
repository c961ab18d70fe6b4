//! Type objects: their data, how names are found in them, and the handle [`TypeRef`].
//!
//! A builtin type is an immutable `static` ([`StaticType`]); a type that a program makes is a [`HeapType`] on the heap.
//! Both begin with the same fields, which code reads through one `&Type`. What an interpreter must remember about a
//! builtin type (its subclasses, its `__mro__` tuple) is in `Interp`'s tables, keyed by address.
#![allow(unsafe_code)]

use core::cell::Cell;
use core::fmt;
use core::ops::Deref;

use taipan_heap::{
    Fixed, Guarded, HVec, Live, Obj, ObjCell, ObjRef, StaticObject, Storage, Trace, TypeFlags, TypeHead,
    Unpacked, Visitor, payload,
};

use crate::Doc;
use crate::dict::Dict;
use crate::slots::{SlotTable, Slots};
use crate::str::Str;
use crate::vm::Vm;

/// What CPython's `tp_flags` says, as far as programs or native code can notice it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct TypeBits(pub u32);

impl TypeBits {
    /// Nothing set.
    pub const NONE: TypeBits = TypeBits(0);
    /// May be a base class.
    pub const BASETYPE: TypeBits = TypeBits(1);
    /// Made at run time.
    pub const HEAP_TYPE: TypeBits = TypeBits(2);
    /// Attributes of the type cannot be set.
    pub const IMMUTABLE: TypeBits = TypeBits(4);
    /// Calling the type raises `TypeError`.
    pub const DISALLOW_INSTANTIATION: TypeBits = TypeBits(8);
    /// Has abstract methods.
    pub const ABSTRACT: TypeBits = TypeBits(16);
    /// Matches mapping patterns.
    pub const MAPPING: TypeBits = TypeBits(32);
    /// Matches sequence patterns.
    pub const SEQUENCE: TypeBits = TypeBits(64);
    /// Instances are called like unbound methods: `self` may be passed as the first argument.
    pub const METHOD_DESCRIPTOR: TypeBits = TypeBits(128);
    /// A class pattern with one positional subpattern matches the object itself.
    pub const MATCH_SELF: TypeBits = TypeBits(256);
    /// Subclass of `int`.
    pub const LONG_SUBCLASS: TypeBits = TypeBits(1 << 9);
    /// Subclass of `list`.
    pub const LIST_SUBCLASS: TypeBits = TypeBits(1 << 10);
    /// Subclass of `tuple`.
    pub const TUPLE_SUBCLASS: TypeBits = TypeBits(1 << 11);
    /// Subclass of `bytes`.
    pub const BYTES_SUBCLASS: TypeBits = TypeBits(1 << 12);
    /// Subclass of `str`.
    pub const UNICODE_SUBCLASS: TypeBits = TypeBits(1 << 13);
    /// Subclass of `dict`.
    pub const DICT_SUBCLASS: TypeBits = TypeBits(1 << 14);
    /// Subclass of `BaseException`.
    pub const BASE_EXC_SUBCLASS: TypeBits = TypeBits(1 << 15);
    /// Subclass of `type`.
    pub const TYPE_SUBCLASS: TypeBits = TypeBits(1 << 16);
    /// Instances keep attributes in words behind the payload, under keys that the type shares.
    pub const INLINE_VALUES: TypeBits = TypeBits(1 << 17);
    /// What a subclass inherits.
    pub const INHERITED: TypeBits = TypeBits(
        TypeBits::MAPPING.0
            | TypeBits::SEQUENCE.0
            | TypeBits::MATCH_SELF.0
            | ((TypeBits::TYPE_SUBCLASS.0 << 1) - TypeBits::LONG_SUBCLASS.0),
    );

    /// Both sets.
    pub const fn with(self, other: TypeBits) -> TypeBits {
        TypeBits(self.0 | other.0)
    }

    /// All of `self` that is not in `other`.
    pub const fn without(self, other: TypeBits) -> TypeBits {
        TypeBits(self.0 & !other.0)
    }

    /// Whether all of `other` are set.
    #[inline(always)]
    pub const fn has(self, other: TypeBits) -> bool {
        self.0 & other.0 == other.0
    }
}

/// What a builtin type is declared with.
pub struct TypeDef {
    /// `__name__`.
    pub name: &'static str,
    /// `__module__`.
    pub module: &'static str,
    /// `__doc__`, without the signature.
    pub doc: Doc,
    /// `__text_signature__`.
    pub text_signature: Doc,
    /// The type's dict, in CPython's order.
    pub entries: &'static [Entry],
    /// Positions in `entries`, sorted by name.
    pub index: &'static [u16],
}

/// A name in a builtin type's dict.
pub struct Entry {
    /// The name.
    pub name: &'static str,
    /// The value: a static object.
    pub value: ObjRef<'static>,
}

// SAFETY: entries name static objects only, which are immutable.
unsafe impl Sync for Entry {}

impl TypeDef {
    /// The entry called `name`.
    pub fn find(&self, name: &[u8]) -> Option<&'static Entry> {
        let entries = self.entries;
        let at = self
            .index
            .binary_search_by(|&at| entries[at as usize].name.as_bytes().cmp(name))
            .ok()?;
        Some(&entries[self.index[at] as usize])
    }
}

/// What every type object begins with.
#[repr(C)]
pub struct TypeData<S: Storage> {
    head: TypeHead<S>,
    slots: S::Cell<&'static SlotTable>,
    base: S::Cell<Option<ObjRef<'static>>>,
    bits: S::Cell<TypeBits>,
    version: S::Cell<u32>,
    def: &'static TypeDef,
}

/// A type as code reads it, builtin or not.
pub type Type = TypeData<Live>;
/// A builtin type object.
pub type StaticType = StaticObject<TypeData<Fixed>>;

impl TypeData<Fixed> {
    /// A builtin type. `base` is absent for `object` only.
    pub const fn builtin(
        head: TypeHead<Fixed>,
        slots: &'static SlotTable,
        base: Option<&'static StaticType>,
        bits: TypeBits,
        def: &'static TypeDef,
    ) -> Self {
        let base = match base {
            Some(base) => Some(ObjRef::from_static(base)),
            None => None,
        };
        TypeData {
            head,
            slots,
            base,
            bits: bits.with(TypeBits::IMMUTABLE),
            version: 0,
            def,
        }
    }
}

impl Trace for Type {
    fn trace(&self, _: &mut Visitor<'_>) {}
}

payload!(Type);

/// type(object) -> the object's type
/// type(name, bases, dict, **kwds) -> a new type
///
/// The payload of a type that a program made: the fields beyond `Type`'s own the references. Static type objects are
/// instances of `type` without these fields, so nothing may downcast to this: see [`Type::heap`].
#[taipan_derive::pyclass(name = "type", payload = custom, trace = custom, flags = [GC, WEAKREF],
    bits = [BASETYPE, TYPE_SUBCLASS, MATCH_SELF])]
#[repr(C)]
pub struct HeapType {
    ty: Type,
    /// `__dict__`.
    pub dict: ObjCell,
    /// `__bases__`, a tuple.
    pub bases: ObjCell,
    /// `__mro__`, a tuple that begins with the type itself.
    pub mro: ObjCell,
    /// `__name__`, a `str`.
    pub name: ObjCell,
    /// `__qualname__`, a `str`.
    pub qualname: ObjCell,
    /// Names in `__slots__`, mangled, in the order of their words; a tuple.
    pub slot_names: ObjCell,
    /// The first extra word that holds an inline attribute value; slots lie before it.
    pub first_inline: Cell<u32>,
    /// The keys of the inline values, in order: shared by all instances. Grows as instances get attributes.
    pub shared_keys: Guarded<HVec<Obj>>,
    /// Direct subclasses, weak references.
    pub subclasses: Guarded<HVec<Obj>>,
    /// What `typing` and native modules attach to a type.
    pub module_state: ObjCell,
    /// The `__init__` that specialized instructions call: good while the version is what it was.
    pub cached_init: ObjCell,
    /// As `cached_init`, for `__getitem__`.
    pub cached_getitem: ObjCell,
}

payload!(HeapType: Type);

impl Trace for HeapType {
    fn trace(&self, visitor: &mut Visitor<'_>) {
        for cell in [
            &self.dict,
            &self.bases,
            &self.mro,
            &self.name,
            &self.qualname,
            &self.slot_names,
        ] {
            cell.trace(visitor);
        }
        self.shared_keys.trace(visitor);
        self.subclasses.trace(visitor);
        self.module_state.trace(visitor);
        self.cached_init.trace(visitor);
        self.cached_getitem.trace(visitor);
    }
    fn release(&self) {
        // The type itself is in its MRO. The bases and the name stay: instances that still die need them.
        for cell in [
            &self.dict,
            &self.mro,
            &self.module_state,
            &self.cached_init,
            &self.cached_getitem,
        ] {
            cell.release();
        }
        self.subclasses.release();
    }
}

impl HeapType {
    /// A new type's payload; the caller fills the cells.
    pub fn new(
        head: TypeHead<Live>,
        slots: &'static SlotTable,
        base: TypeRef<'_>,
        bits: TypeBits,
    ) -> HeapType {
        static NO_DEF: TypeDef = TypeDef {
            name: "",
            module: "",
            doc: Doc::NONE,
            text_signature: Doc::NONE,
            entries: &[],
            index: &[],
        };
        HeapType {
            ty: TypeData {
                head,
                slots: Cell::new(slots),
                base: Cell::new(Some(base.erased())),
                bits: Cell::new(bits.with(TypeBits::HEAP_TYPE)),
                version: Cell::new(0),
                def: &NO_DEF,
            },
            dict: ObjCell::new(None),
            bases: ObjCell::new(None),
            mro: ObjCell::new(None),
            name: ObjCell::new(None),
            qualname: ObjCell::new(None),
            slot_names: ObjCell::new(None),
            first_inline: Cell::new(0),
            shared_keys: Guarded::new(HVec::new()),
            subclasses: Guarded::new(HVec::new()),
            module_state: ObjCell::new(None),
            cached_init: ObjCell::new(None),
            cached_getitem: ObjCell::new(None),
        }
    }
}

impl Type {
    /// The operations.
    #[inline(always)]
    pub fn slots(&self) -> &'static SlotTable {
        self.slots.get()
    }

    /// Replaces the operations. The type must not be builtin.
    pub fn set_slots(&self, slots: &'static SlotTable) {
        assert!(self.is_heap_type());
        self.slots.set(slots);
    }

    /// How the kernel handles instances.
    #[inline(always)]
    pub fn flags(&self) -> TypeFlags {
        self.head.flags.get()
    }

    /// Changes how the kernel handles instances. The type must not be builtin.
    pub fn set_flags(&self, flags: TypeFlags) {
        assert!(self.is_heap_type());
        self.head.flags.set(flags);
    }

    /// What the kernel knows of the payload, and the words around it.
    #[inline(always)]
    pub fn head(&self) -> &TypeHead<Live> {
        &self.head
    }

    /// `tp_flags`.
    #[inline(always)]
    pub fn bits(&self) -> TypeBits {
        self.bits.get()
    }

    /// Sets `tp_flags`. The type must not be builtin.
    pub fn set_bits(&self, bits: TypeBits) {
        assert!(self.is_heap_type());
        self.bits.set(bits);
    }

    /// Whether the type was made at run time.
    #[inline(always)]
    pub fn is_heap_type(&self) -> bool {
        self.bits().has(TypeBits::HEAP_TYPE)
    }

    /// What a builtin type was declared with; empty for others.
    #[inline(always)]
    pub fn def(&self) -> &'static TypeDef {
        self.def
    }

    /// What only a type made at run time has.
    #[inline(always)]
    pub fn heap(&self) -> Option<&HeapType> {
        if self.is_heap_type() {
            // SAFETY: exactly the types with this bit are `HeapType`s, whose first field this is.
            Some(unsafe { &*core::ptr::from_ref(self).cast::<HeapType>() })
        } else {
            None
        }
    }

    /// The class that determines the layout of instances: `__base__`.
    #[inline(always)]
    pub fn base(&self) -> Option<TypeRef<'_>> {
        self.base.get().map(TypeRef)
    }

    /// Changes `__base__`; `bases` must hold it too, and keep it alive.
    pub fn set_base(&self, base: TypeRef<'_>) {
        assert!(self.is_heap_type());
        self.base.set(Some(base.erased()));
    }

    /// The version under which lookups in this type may be cached: 0 if there is none yet.
    ///
    /// A builtin type never changes, so its version is made from its address, with the top bit set.
    #[inline(always)]
    pub fn version(&self) -> u32 {
        if self.is_heap_type() {
            self.version.get()
        } else {
            (core::ptr::from_ref(self).addr() >> 3) as u32 | 1 << 31
        }
    }

    /// The version of a type made at run time, read without asking whether it is one: 0 for builtin types.
    #[inline(always)]
    pub fn made_version(&self) -> u32 {
        self.version.get()
    }

    /// The version, given one if there was none.
    pub fn assign_version(&self, vm: &mut Vm) -> u32 {
        let version = self.version();
        if version != 0 {
            return version;
        }
        let next = vm.interp().next_type_version();
        if next != 0
            && let Some(heap) = self.heap()
        {
            // Lookups depend on every class in the MRO: their versions must be valid for a change to be noticed.
            if let Some(bases) = heap.bases.get()
                && let Some(bases) = bases.downcast::<crate::tuple::Tuple>()
            {
                for base in bases.items() {
                    if let Some(base) = TypeRef::from_obj(base.borrow()) {
                        base.assign_version(vm);
                    }
                }
            }
            self.version.set(next);
        }
        next
    }

    /// Forgets the version: lookups in the type may have changed.
    pub fn reset_version(&self) {
        if self.is_heap_type() {
            self.version.set(0);
        }
    }

    /// `__name__`, as far as it can be shown without allocating: for messages about builtin types and for debugging.
    pub fn name(&self) -> &str {
        if self.is_heap_type() {
            "<heap type>"
        } else {
            self.def.name
        }
    }
}

/// A type, borrowed: an object that is known to be one.
#[derive(Clone, Copy)]
#[repr(transparent)]
pub struct TypeRef<'a>(ObjRef<'a>);

impl<'a> TypeRef<'a> {
    /// A builtin type.
    #[inline(always)]
    pub const fn builtin(ty: &'static StaticType) -> TypeRef<'static> {
        TypeRef(ObjRef::from_static(ty))
    }

    /// The type that an object is; `None` if it is not a type.
    #[inline(always)]
    pub fn from_obj(obj: ObjRef<'a>) -> Option<TypeRef<'a>> {
        if obj.ty().bits().has(TypeBits::TYPE_SUBCLASS) {
            Some(TypeRef(obj))
        } else {
            None
        }
    }

    /// The type as an object.
    #[inline(always)]
    pub fn as_obj(self) -> ObjRef<'a> {
        self.0
    }

    /// A builtin type, without the borrow's lifetime: it lives for ever.
    pub fn as_builtin(self) -> Option<TypeRef<'static>> {
        if self.get().is_heap_type() {
            None
        } else {
            Some(TypeRef(self.erased()))
        }
    }

    /// An owned reference.
    #[inline(always)]
    pub fn own(self) -> Obj {
        self.0.own()
    }

    /// The fields, for as long as the borrow lasts.
    #[inline(always)]
    pub fn get(self) -> &'a Type {
        // SAFETY: a `TypeRef` names a type object, which begins with these fields.
        unsafe { &*core::ptr::from_ref(self.0.as_type_head()).cast::<Type>() }
    }

    /// The same reference without its lifetime: whoever keeps it keeps the type alive by other means.
    fn erased(self) -> ObjRef<'static> {
        // SAFETY: used only for `Type::base`, which `HeapType::bases` keeps alive.
        unsafe { core::mem::transmute::<ObjRef<'a>, ObjRef<'static>>(self.0) }
    }

    /// Whether both are one type.
    #[inline(always)]
    pub fn is(self, other: TypeRef<'_>) -> bool {
        self.0.is(other.0)
    }

    /// Whether `other` is in this type's MRO (`PyType_IsSubtype`).
    #[inline]
    pub fn is_subtype(self, other: TypeRef<'_>) -> bool {
        if self.is(other) {
            return true;
        }
        self.is_proper_subtype(other)
    }

    fn is_proper_subtype(self, other: TypeRef<'_>) -> bool {
        if let Some(mro) = self.get().heap().and_then(|heap| heap.mro.get())
            && let Some(mro) = mro.downcast::<crate::tuple::Tuple>()
        {
            return mro.items().iter().any(|ty| ty.borrow().is(other.0));
        }
        // Builtin types have one base each, and so has a type whose MRO is not made yet.
        let mut next = self.get().base();
        while let Some(ty) = next {
            if ty.is(other) {
                return true;
            }
            next = ty.get().base();
        }
        false
    }

    /// The value of `name` in the dicts of this type and its bases: `_PyType_Lookup`. `name` must be an exact `str`.
    ///
    /// It never fails: keys that are not `str`s are not looked at, so no Python code runs.
    #[inline]
    pub fn lookup(self, vm: &mut Vm, name: ObjRef<'_>) -> Option<Obj> {
        let version = self.get().version();
        if version != 0
            && let Some(found) = vm.type_cache.get(version, name)
        {
            return found;
        }
        self.lookup_uncached(vm, name)
    }

    #[inline(never)]
    fn lookup_uncached(self, vm: &mut Vm, name: ObjRef<'_>) -> Option<Obj> {
        let found = self.find_in_mro(vm, name);
        if crate::str::is_interned(name) {
            let version = self.get().assign_version(vm);
            if version != 0 {
                vm.type_cache.put(version, name, found.as_ref());
            }
        }
        found
    }

    fn find_in_mro(self, vm: &mut Vm, name: ObjRef<'_>) -> Option<Obj> {
        if let Some(mro) = self.get().heap().and_then(|heap| heap.mro.get())
            && let Some(mro) = mro.downcast::<crate::tuple::Tuple>()
        {
            for ty in mro.items() {
                if let Some(ty) = TypeRef::from_obj(ty.borrow())
                    && let Some(found) = ty.own_entry(vm, name)
                {
                    return Some(found);
                }
            }
            return None;
        }
        let mut next = Some(self);
        while let Some(ty) = next {
            if let Some(found) = ty.own_entry(vm, name) {
                return Some(found);
            }
            next = ty.get().base();
        }
        None
    }

    /// The value of `name` in this type's own dict.
    pub fn own_entry(self, vm: &mut Vm, name: ObjRef<'_>) -> Option<Obj> {
        let text = name.downcast::<Str>()?;
        match self.get().heap() {
            Some(heap) => {
                let dict = heap.dict.get()?;
                dict.downcast::<Dict>()?.get_str(vm, name)
            }
            None => self
                .get()
                .def()
                .find(text.as_utf8_if_ascii()?.as_bytes())
                .map(|entry| entry.value.own()),
        }
    }

    /// The MRO, as types: `type.__mro__` as it is now.
    pub fn mro(self) -> Mro<'a> {
        let tuple = self.get().heap().and_then(|heap| heap.mro.get());
        Mro {
            tuple,
            at: 0,
            next: Some(self),
        }
    }

    /// `__name__`
    pub fn short_name(self) -> TypeName {
        match self.get().heap().and_then(|heap| heap.name.get()) {
            Some(name) => TypeName::Made(name),
            None => TypeName::Builtin(self.get().def().name),
        }
    }

    /// The type's name for messages (`tp_name`): with its module for a type of a native module.
    pub fn display_name(self, vm: &mut Vm) -> TypeName {
        let _ = vm;
        match self.get().heap().and_then(|heap| heap.name.get()) {
            Some(name) => TypeName::Made(name),
            None => {
                let def = self.get().def();
                match def.module {
                    "builtins" => TypeName::Builtin(def.name),
                    module => TypeName::Native(module, def.name),
                }
            }
        }
    }
}

impl<'a> Deref for TypeRef<'a> {
    type Target = Type;
    #[inline(always)]
    fn deref(&self) -> &Type {
        self.get()
    }
}

impl PartialEq for TypeRef<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.is(*other)
    }
}

impl fmt::Debug for TypeRef<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.get().name())
    }
}

/// A walk along a type's MRO.
pub struct Mro<'a> {
    tuple: Option<Obj>,
    at: usize,
    next: Option<TypeRef<'a>>,
}

impl Iterator for Mro<'_> {
    type Item = Obj;

    fn next(&mut self) -> Option<Obj> {
        if let Some(tuple) = self
            .tuple
            .as_ref()
            .and_then(|tuple| tuple.downcast::<crate::tuple::Tuple>())
        {
            let found = tuple.items().get(self.at).cloned();
            self.at += 1;
            return found;
        }
        let ty = self.next?;
        self.next = ty.get().base.get().map(TypeRef);
        Some(ty.own())
    }
}

/// A type's name, ready to be shown in a message.
pub enum TypeName {
    /// A builtin type's.
    Builtin(&'static str),
    /// That of a type of a native module, and the module's.
    Native(&'static str, &'static str),
    /// A `str` object.
    Made(Obj),
}

impl fmt::Display for TypeName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TypeName::Builtin(name) => f.write_str(name),
            TypeName::Native(module, name) => write!(f, "{module}.{name}"),
            TypeName::Made(name) => match name.downcast::<Str>() {
                Some(name) => fmt::Display::fmt(name, f),
                None => Ok(()),
            },
        }
    }
}

/// What every reference can be asked.
#[allow(clippy::wrong_self_convention, reason = "references are passed by value")]
pub trait ObjectExt<'a> {
    /// The type.
    fn ty(self) -> TypeRef<'a>;
    /// Whether the type is exactly `ty`.
    fn is_exact(self, ty: TypeRef<'_>) -> bool;
    /// Whether the type is `ty` or a subclass (`PyObject_TypeCheck`).
    fn is_a(self, ty: TypeRef<'_>) -> bool;
    /// Whether this is `None`.
    fn is_none(self) -> bool;
}

impl<'a> ObjectExt<'a> for ObjRef<'a> {
    #[inline(always)]
    fn ty(self) -> TypeRef<'a> {
        match self.unpack() {
            Unpacked::Int(_) => crate::int::INT,
            Unpacked::Float(_) => crate::float::FLOAT,
            Unpacked::Object(object) => match object.header_type() {
                Some(ty) => TypeRef(ty),
                None => crate::object::OBJECT,
            },
        }
    }
    #[inline(always)]
    fn is_exact(self, ty: TypeRef<'_>) -> bool {
        self.ty().is(ty)
    }
    #[inline(always)]
    fn is_a(self, ty: TypeRef<'_>) -> bool {
        self.ty().is_subtype(ty)
    }
    #[inline(always)]
    fn is_none(self) -> bool {
        self.is(crate::singletons::NONE)
    }
}

impl<'a> ObjectExt<'a> for &'a Obj {
    #[inline(always)]
    fn ty(self) -> TypeRef<'a> {
        self.borrow().ty()
    }
    #[inline(always)]
    fn is_exact(self, ty: TypeRef<'_>) -> bool {
        self.borrow().is_exact(ty)
    }
    #[inline(always)]
    fn is_a(self, ty: TypeRef<'_>) -> bool {
        self.borrow().is_a(ty)
    }
    #[inline(always)]
    fn is_none(self) -> bool {
        self.borrow().is_none()
    }
}

/// A Rust type that a builtin Python type is declared on, or that stands for one as a base class.
pub trait PyClass {
    /// The type object.
    const TYPE: TypeRef<'static>;
    /// The same, for constants that refer to it.
    const STATIC: &'static StaticType;
    /// The operations, base classes' included.
    const SLOTS: Slots;
}

/// Method cache: what lookups in types found, by type version and interned name.
pub struct TypeCache {
    entries: alloc::boxed::Box<[CacheEntry]>,
}

#[derive(Default)]
struct CacheEntry {
    version: u32,
    name: usize,
    /// Borrowed: the type's dict holds the value, and whoever removes it there first resets the version.
    value: Option<ObjRef<'static>>,
}

const CACHE_SIZE: usize = if cfg!(target_os = "none") { 64 } else { 4096 };

impl TypeCache {
    /// An empty cache.
    pub fn new() -> TypeCache {
        TypeCache {
            entries: (0..CACHE_SIZE).map(|_| CacheEntry::default()).collect(),
        }
    }

    #[inline(always)]
    fn slot(version: u32, name: ObjRef<'_>) -> usize {
        (version as usize ^ name.id() >> 4) & (CACHE_SIZE - 1)
    }

    #[inline(always)]
    fn get(&self, version: u32, name: ObjRef<'_>) -> Option<Option<Obj>> {
        let entry = &self.entries[Self::slot(version, name)];
        if entry.version == version && entry.name == name.id() {
            Some(entry.value.map(ObjRef::own))
        } else {
            None
        }
    }

    fn put(&mut self, version: u32, name: ObjRef<'_>, value: Option<&Obj>) {
        // SAFETY: the reference is used only under this version; see `CacheEntry::value`.
        let value =
            value.map(|value| unsafe { core::mem::transmute::<ObjRef<'_>, ObjRef<'static>>(value.borrow()) });
        self.entries[Self::slot(version, name)] = CacheEntry {
            version,
            name: name.id(),
            value,
        };
    }

    /// Forgets everything: `sys._clear_type_cache`, and before the heap is torn down.
    pub fn clear(&mut self) {
        for entry in &mut self.entries {
            *entry = CacheEntry::default();
        }
    }
}

impl Default for TypeCache {
    fn default() -> Self {
        TypeCache::new()
    }
}

/// Marks a class and all its subclasses as changed, so that cached lookups are made again. To be called before the
/// old value of the changed entry is dropped.
pub fn type_modified(vm: &mut Vm, ty: TypeRef<'_>) {
    let Some(heap) = ty.get().heap() else { return };
    if ty.get().version() == 0 {
        return;
    }
    ty.get().reset_version();
    heap.cached_init.set(None);
    heap.cached_getitem.set(None);
    let mut at = 0;
    while let Some(subclass) = heap.subclasses.get(vm).get(at).cloned() {
        at += 1;
        let alive = subclass
            .downcast::<taipan_heap::weak::Weak>()
            .and_then(|weak| weak.upgrade());
        if let Some(subclass) = alive.as_ref().and_then(|obj| TypeRef::from_obj(obj.borrow())) {
            type_modified(vm, subclass);
        }
    }
}
