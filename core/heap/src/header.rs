//! What stands before every payload, and the part of a type object that the kernel reads.

use core::cell::Cell;

use crate::trace::Visitor;

/// Two words before every payload: the reference count with flag bits, and the type.
///
/// A static object has the same two words in memory that may be read-only, so a header is reached by raw reads
/// only, and written only when the count says that the object is not immortal.
#[repr(C, align(8))]
pub struct Header {
    pub(crate) count: usize,
    pub(crate) ty: *const Object<TypeHead<Live>>,
}

/// An object as it lies in memory: header, then payload.
#[repr(C)]
pub struct Object<T> {
    pub(crate) header: Header,
    pub(crate) payload: T,
}

/// The flag bits below the reference count.
pub(crate) mod bits {
    /// Never freed, never counted: static objects.
    pub const IMMORTAL: usize = 1;
    /// `__del__` has run (PEP 442: it runs once).
    pub const FINALIZED: usize = 2;
    /// At least one weak reference points here.
    pub const HAS_WEAKREFS: usize = 4;
    /// The collector's: the object belongs to the set being examined.
    pub const COLLECTING: usize = 8;
    /// The collector's: found reachable from outside the set.
    pub const REACHABLE: usize = 16;
    /// One reference.
    pub const ONE: usize = 32;
}

/// Chooses between a type object that can change and its twin in flash.
///
/// A type created by a program keeps its fields in [`Cell`]s; a builtin type is a plain immutable `static`, since a
/// `Cell` would put it into RAM. Both have one layout, so code above reads them through one `&Type`.
pub trait Storage: 'static {
    /// The wrapper around a field that a live type may change.
    type Cell<T: Copy + 'static>;
}

/// Storage of a type made at run time.
pub enum Live {}

/// Storage of a type in flash.
pub enum Fixed {}

impl Storage for Live {
    type Cell<T: Copy + 'static> = Cell<T>;
}

impl Storage for Fixed {
    type Cell<T: Copy + 'static> = T;
}

/// What a type tells the kernel about its instances.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct TypeFlags(pub u32);

impl TypeFlags {
    /// The collector tracks instances.
    pub const GC: TypeFlags = TypeFlags(1);
    /// A dict word stands right before the header.
    pub const DICT: TypeFlags = TypeFlags(2);
    /// A weak-reference list word stands before the header (and before the dict word).
    pub const WEAKREF: TypeFlags = TypeFlags(4);
    /// Instances own a reference to their type: it was made at run time.
    pub const HEAP_TYPE: TypeFlags = TypeFlags(8);
    /// The last reference goes to the finalization queue: `__del__`, or a suspended frame.
    pub const FINALIZE: TypeFlags = TypeFlags(16);

    /// Both sets of flags.
    pub const fn with(self, other: TypeFlags) -> TypeFlags {
        TypeFlags(self.0 | other.0)
    }

    /// Whether all of `other` are set.
    pub const fn has(self, other: TypeFlags) -> bool {
        self.0 & other.0 == other.0
    }

    /// An instance that refers to nothing tracked is tracked no more: tuples. Does not hold for subclasses.
    pub const UNTRACK: TypeFlags = TypeFlags(32);

    /// The flags that say which words stand before the header.
    pub const fn words_before(self) -> u32 {
        self.0 & (TypeFlags::DICT.0 | TypeFlags::WEAKREF.0)
    }

    /// Bytes before the header: room for the dict and weak-reference words if there is one of them, so that every
    /// header lies where the page's bitmaps say.
    pub const fn prefix(self) -> usize {
        if self.words_before() == 0 {
            0
        } else {
            2 * size_of::<usize>()
        }
    }
}

/// One Rust payload type's operations. Several Python types may share one.
pub struct Vtable {
    /// The payload type that this one begins with (`OrderedDict`'s is `dict`'s), for downcasts.
    pub base: Option<&'static Vtable>,
    /// Bytes of the payload's sized part.
    pub size: usize,
    /// Visits every reference that the payload owns. Argument: the payload.
    pub trace: unsafe fn(*const u8, &mut Visitor<'_>),
    /// Drops references that can be part of a cycle, leaving the payload valid. Argument: the payload.
    pub release: unsafe fn(*const u8),
    /// Drops the payload in place. Argument: the payload.
    pub drop: unsafe fn(*mut u8),
    /// Bytes that follow the sized part (characters, items); nothing follows if absent. Argument: the payload.
    pub trailing: Option<unsafe fn(*const u8) -> usize>,
}

/// The first field of every type object: how the kernel handles instances.
#[repr(C)]
pub struct TypeHead<S: Storage> {
    /// The payload's operations.
    pub vtable: &'static Vtable,
    /// What precedes the header, and how instances die.
    pub flags: S::Cell<TypeFlags>,
    /// Owned words after the payload: `__slots__`, then inline attribute values.
    pub extra: S::Cell<u32>,
}

impl TypeHead<Fixed> {
    /// A builtin type's head.
    pub const fn fixed(vtable: &'static Vtable, flags: TypeFlags) -> Self {
        TypeHead {
            vtable,
            flags,
            extra: 0,
        }
    }
}

impl TypeHead<Live> {
    /// The head of a type made at run time: `extra` words follow its instances' payloads.
    pub fn live(vtable: &'static Vtable, flags: TypeFlags, extra: u32) -> Self {
        TypeHead {
            vtable,
            flags: Cell::new(flags),
            extra: Cell::new(extra),
        }
    }
}

/// An object that exists before any interpreter does, in read-only memory.
#[repr(C)]
pub struct StaticObject<P> {
    header: Header,
    payload: P,
}

// SAFETY: nothing writes through a static object: its header is immortal and its payload has no interior
// mutability that is not itself `Sync` (see `StaticObject::new`), so sharing it between threads is sharing constants.
unsafe impl<P> Sync for StaticObject<P> {}

impl<P> StaticObject<P> {
    /// An immortal object of type `ty`.
    ///
    /// # Safety
    /// `ty` must be the address of a `static` type object whose instances have payloads laid out as `P`, and `P` must
    /// hold only what may be shared between threads (constants, atomics, references to other static objects).
    pub const unsafe fn new<T>(ty: *const T, payload: P) -> Self {
        StaticObject {
            header: Header {
                count: bits::IMMORTAL | bits::ONE,
                ty: ty as *const Object<TypeHead<Live>>,
            },
            payload,
        }
    }

    /// The payload.
    pub const fn payload(&'static self) -> &'static P {
        &self.payload
    }
}
