//! Python's object model: types, protocols, and every builtin type, as data and behaviour.
//!
//! It does not know how bytecode executes, and reads no file and no clock: what it needs of that comes through
//! [`vm::Hooks`]. `&mut Vm` is a thread's state; everything that may run Python code takes it.
//!
//! | files | what they hold |
//! |---|---|
//! | `vm` | `Vm`, `Interp`, `Hooks` |
//! | `typeobject`, `slots`, `wrappers`, `type_new`, `type_methods` | types: data, operations, slot wrappers, class creation, `type` |
//! | `object`, `object_methods`, `number`, `sequence`, `call`, `args`, `descr` | the protocols, `object`, argument parsing, native descriptors |
//! | `exception`, `exceptions` | raised exceptions; the classes |
//! | `str`, `str_methods`, `int`, `float`, `list`, `dict`, … | one builtin type each |
//! | `function`, `code`, `frame`, `generator`, `module`, `cell` | what code is made of, as data |
//! | `names`, `singletons` | static names and objects |
//!
//! How a type is written: see `list.rs`, the example for all others, and `taipan-derive`.

#![no_std]
#![deny(unsafe_code)]

extern crate alloc;
extern crate self as taipan_objects;

pub mod args;
pub mod async_generator;
pub mod bool;
pub mod buffer;
pub mod bytearray;
pub mod bytes;
pub mod bytes_methods;
pub mod call;
pub mod capsule;
pub mod cell;
pub mod code;
pub mod code_methods;
pub mod codecs;
pub mod complex;
pub mod descr;
pub mod dict;
pub mod enumerate;
pub mod exception;
pub mod exceptions;
pub mod filter;
pub mod float;
pub mod format;
pub mod frame;
pub mod frame_jump;
pub mod frame_locals;
pub mod frame_methods;
pub mod function;
pub mod function_methods;
pub mod generator;
pub mod generator_methods;
pub mod generic_alias;
pub mod int;
pub mod iterators;
pub mod list;
pub mod map;
pub mod mappingproxy;
pub mod member;
pub mod memoryview;
pub mod module;
pub mod module_methods;
pub mod names;
pub mod namespace;
pub mod none;
pub mod number;
pub mod object;
pub mod object_methods;
pub mod percent;
pub mod property;
pub mod range;
pub mod reversed;
pub mod sequence;
pub mod set;
pub mod singletons;
pub mod slice;
pub mod slots;
pub mod sort;
pub mod str;
pub mod str_methods;
pub mod structseq;
pub mod suggestions;
pub mod super_object;
pub mod template;
pub mod traceback;
pub mod tuple;
pub mod type_alias;
pub mod type_annotations;
pub mod type_methods;
pub mod type_new;
pub mod type_slots;
pub mod typeobject;
pub mod typevar;
pub mod typing;
pub mod unicode_errors;
pub mod union;
pub mod vm;
pub mod weakref;
pub mod wrappers;
pub mod zip;

pub use call::Args;
pub use exception::{Exception, Result};
pub use slots::{CompareOp, Slots};
pub use taipan_heap::{
    Alloc, AllocError, Collection, Fixed, Guarded, HVec, Live, Obj, ObjCell, ObjRef, Payload, Ref, StackRef,
    StaticObject, Statistics, Trace, Trailing, TypeFlags, TypeHead, Unpacked, VarPayload, Visitor, Vtable,
    clear_finalized, is_finalized, is_tracked, may_be_tracked, payload, referents, set_finalized, shims,
    untrack_object, weak,
};
pub use typeobject::{Entry, ObjectExt, PyClass, StaticType, Type, TypeBits, TypeDef, TypeRef};
pub use vm::Vm;

/// `type`, as a static: what the header of every builtin type names.
pub use type_methods::__TYPE_HEAP_TYPE as TYPE_OBJECT;

/// What `#[pyclass]` says of a Rust type, for `#[pymethods]`.
pub trait ClassInfo {
    /// The base class; none for `object`.
    const BASE: Option<&'static StaticType>;
    /// The base class's operations.
    const BASE_SLOTS: Slots;
    /// `__name__`
    const NAME: &'static str;
    /// `__module__`
    const MODULE: &'static str;
    /// `__doc__`
    const DOC: Option<&'static str>;
    /// `__text_signature__`
    const TEXT_SIGNATURE: Option<&'static str>;
    /// `tp_flags`
    const BITS: TypeBits;
    /// How the kernel handles instances.
    const FLAGS: TypeFlags;
    /// The class derives from `object` directly.
    const DIRECT: bool;
}

/// A docstring, or nothing where the `docs` feature is off: boards leave them out.
pub const fn doc(text: Option<&'static str>) -> Option<&'static str> {
    if cfg!(feature = "docs") { text } else { None }
}

/// A docstring or text signature in a table of flash; where the `docs` feature is off it is nothing and takes no room.
#[derive(Clone, Copy, Debug)]
pub struct Doc(#[cfg(feature = "docs")] Option<&'static str>);

impl Doc {
    /// No text.
    pub const NONE: Doc = Doc::new(None);

    /// This text, if there is room for it.
    #[cfg_attr(not(feature = "docs"), allow(unused_variables))]
    pub const fn new(text: Option<&'static str>) -> Doc {
        Doc(
            #[cfg(feature = "docs")]
            text,
        )
    }

    /// The text.
    pub const fn get(self) -> Option<&'static str> {
        #[cfg(feature = "docs")]
        return self.0;
        #[cfg(not(feature = "docs"))]
        None
    }
}

/// The tables that `#[pymethods]` makes of a class.
pub trait TypeTables {
    /// The operations.
    const OWN_SLOTS: &'static slots::SlotTable;
    /// Names, documentation and dict.
    const DEF: &'static TypeDef;
    /// The class has a `new` slot of its own.
    const HAS_NEW: bool;
}

/// The type object that `#[pymethods]` declares.
pub const fn builtin_type<T: ClassInfo + TypeTables + Payload>() -> typeobject::TypeData<Fixed> {
    typeobject::TypeData::builtin(
        TypeHead::fixed(T::VTABLE, T::FLAGS),
        T::OWN_SLOTS,
        T::BASE,
        // What says nothing of how instances are made has none that programs could make.
        if T::HAS_NEW || !T::DIRECT || T::BITS.has(TypeBits::BASETYPE) {
            T::BITS
        } else {
            T::BITS.with(TypeBits::DISALLOW_INSTANTIATION)
        },
        T::DEF,
    )
}

/// The table that a class's own slots are put into.
pub const fn own_slots(unhashable: bool) -> Slots {
    let mut slots = Slots::EMPTY;
    if unhashable {
        slots.hash = Some(object::unhashable);
    }
    slots
}
