//! References: one word that is a pointer, a small int or a float.
//!
//! | low bits | meaning | counted |
//! |---|---|---|
//! | `000` | pointer to a counted object | yes |
//! | `001` | pointer to an immortal object; in a borrow, to any object | no |
//! | `.11` | small int: the value, shifted left by 2 (62 bits on 64-bit hosts, 30 on 32-bit ones) | no |
//! | `101` | float whose exponent lies around 1, on 64-bit hosts only | no |
//!
//! So bit 0 alone decides whether `clone` and `drop` touch memory. Identity compares words with bit 0 set on both.

use core::fmt;
use core::marker::PhantomData;
use core::mem::ManuallyDrop;
use core::ptr::{self, NonNull};

use crate::dealloc;
use crate::header::{Header, Live, Object, TypeHead, bits};

/// The largest int that a word holds.
pub const SMALL_INT_MAX: isize = isize::MAX >> 2;
/// The smallest int that a word holds.
pub const SMALL_INT_MIN: isize = isize::MIN >> 2;

const TAG_MASK: usize = 0b111;
const TAG_UNCOUNTED: usize = 0b001;
const TAG_INT: usize = 0b011;
const TAG_FLOAT: usize = 0b101;
/// A frame slot without a value: the immortal tag on the null address.
const EMPTY_SLOT: usize = TAG_UNCOUNTED;

/// The exponent field below which a float has no word of its own: 2⁻¹²⁷.
#[cfg(target_pointer_width = "64")]
const FLOAT_BASE: u64 = 896 << 52;

/// An owned reference to a Python object.
#[repr(transparent)]
pub struct Obj(NonNull<u8>);

/// A borrowed reference. It may carry tag `001` for a counted object, so owning it reads the header in that case.
#[repr(transparent)]
#[derive(Clone, Copy)]
pub struct ObjRef<'a>(NonNull<u8>, PhantomData<&'a Obj>);

/// A slot of a frame: empty, an owned reference, or a borrowed one.
///
/// A borrow is valid because the slot that lends it (a local, a constant) outlives it: the compiler's
/// `LOAD_FAST_BORROW` analysis, checked by the verifier, promises that.
#[repr(transparent)]
pub struct StackRef(*mut u8);

/// What a word holds.
#[derive(Clone, Copy)]
pub enum Unpacked<'a> {
    /// A small int.
    Int(isize),
    /// A self-tagged float.
    Float(f64),
    /// An object in memory.
    Object(ObjRef<'a>),
}

#[inline(always)]
fn word(bits: usize) -> NonNull<u8> {
    debug_assert!(bits != 0);
    // SAFETY: every caller passes a word with a tag bit set.
    unsafe { NonNull::new_unchecked(ptr::without_provenance_mut(bits)) }
}

#[inline(always)]
fn float_word(value: f64) -> Option<NonNull<u8>> {
    #[cfg(target_pointer_width = "64")]
    {
        let rotated = value.to_bits().wrapping_sub(FLOAT_BASE).rotate_left(4);
        if rotated & TAG_MASK as u64 == 0 {
            return Some(word(rotated as usize | TAG_FLOAT));
        }
    }
    #[cfg(not(target_pointer_width = "64"))]
    let _ = value;
    None
}

#[inline(always)]
fn float_value(bits: usize) -> f64 {
    #[cfg(target_pointer_width = "64")]
    {
        f64::from_bits(
            ((bits & !TAG_MASK) as u64)
                .rotate_right(4)
                .wrapping_add(FLOAT_BASE),
        )
    }
    #[cfg(not(target_pointer_width = "64"))]
    {
        let _ = bits;
        0.0
    }
}

impl Obj {
    /// A small int, if `value` fits a word.
    #[inline(always)]
    pub fn small_int(value: isize) -> Option<Obj> {
        let shifted = value.wrapping_shl(2);
        if shifted >> 2 == value {
            Some(Obj(word(shifted as usize | TAG_INT)))
        } else {
            None
        }
    }

    /// A small int that is known to fit: any `i16`, length or index.
    #[inline(always)]
    pub const fn from_i16(value: i16) -> Obj {
        let bits = ((value as isize) << 2) as usize | TAG_INT;
        // SAFETY: the tag bits are set, so the word is not null.
        Obj(unsafe { NonNull::new_unchecked(ptr::without_provenance_mut(bits)) })
    }

    /// A self-tagged float, if `value`'s exponent fits.
    #[inline(always)]
    pub fn small_float(value: f64) -> Option<Obj> {
        float_word(value).map(Obj)
    }

    /// The reference to an immortal static object.
    #[inline(always)]
    pub const fn from_static<P>(object: &'static crate::StaticObject<P>) -> Obj {
        let pointer = ptr::from_ref(object).cast::<u8>().cast_mut();
        // SAFETY: a static object is 8-byte aligned, so one byte further is inside its header, and not null.
        Obj(unsafe { NonNull::new_unchecked(pointer.byte_add(TAG_UNCOUNTED)) })
    }

    /// Takes over one reference count of the object at `header`.
    ///
    /// # Safety
    /// `header` must be a live, counted heap object, and the caller must own the reference that it gives away.
    #[inline(always)]
    pub(crate) unsafe fn from_raw(header: NonNull<Header>) -> Obj {
        Obj(header.cast())
    }

    /// A borrow of this reference.
    #[inline(always)]
    pub fn borrow(&self) -> ObjRef<'_> {
        ObjRef(self.0, PhantomData)
    }

    /// Whether both refer to one object.
    #[inline(always)]
    pub fn is(&self, other: &Obj) -> bool {
        self.borrow().is(other.borrow())
    }

    /// The word, for identity-keyed tables: equal exactly when `is` holds.
    #[inline(always)]
    pub fn id(&self) -> usize {
        self.borrow().id()
    }

    /// A slice of owned references as borrowed ones.
    #[inline(always)]
    pub fn borrow_slice(slice: &[Obj]) -> &[ObjRef<'_>] {
        // SAFETY: both are `repr(transparent)` over the same word, and the borrow's lifetime is the slice's.
        unsafe { &*(ptr::from_ref(slice) as *const [ObjRef<'_>]) }
    }
}

impl Clone for Obj {
    #[inline(always)]
    fn clone(&self) -> Obj {
        retain(self.0)
    }
}

impl Drop for Obj {
    #[inline(always)]
    fn drop(&mut self) {
        // SAFETY: the word is used no more.
        unsafe { release(self.0) };
    }
}

// What follows is inlined everywhere on hosts. On boards, where flash is scarce, it is called: a fifth of the image
// would be these few instructions again and again.

/// Another owned reference with the same word, which is an `Obj`'s.
#[cfg_attr(not(target_os = "none"), inline(always))]
#[cfg_attr(target_os = "none", inline(never))]
fn retain(word: NonNull<u8>) -> Obj {
    if word.addr().get() & 1 == 0 {
        // SAFETY: tag 000 is a pointer to a live counted object.
        unsafe { increment(word.cast()) };
    }
    Obj(word)
}

/// Gives an owned word's count away.
///
/// # Safety
/// The word must be an `Obj`'s or a slot's, and be used no more.
#[cfg_attr(not(target_os = "none"), inline(always))]
#[cfg_attr(target_os = "none", inline(never))]
unsafe fn release(word: NonNull<u8>) {
    if word.addr().get() & 1 == 0 {
        // SAFETY: tag 000 is a pointer to a live counted object, one count of which is the caller's.
        unsafe { decrement(word.cast()) };
    }
}

/// # Safety
/// `header` must be a live counted object.
#[inline(always)]
unsafe fn increment(header: NonNull<Header>) {
    // SAFETY: the caller's promise; counted objects lie in writable memory that only this thread touches.
    unsafe {
        let count = &raw mut (*header.as_ptr()).count;
        *count += bits::ONE;
    }
}

/// # Safety
/// `header` must be a live counted object, and the caller gives one count away.
#[inline(always)]
unsafe fn decrement(header: NonNull<Header>) {
    // SAFETY: the caller's promise; counted objects lie in writable memory that only this thread touches.
    unsafe {
        #[cfg(feature = "verify")]
        crate::verify::dropped(header);
        let count = &raw mut (*header.as_ptr()).count;
        let left = *count - bits::ONE;
        *count = left;
        if left < bits::ONE {
            dealloc::last_reference(header);
        }
    }
}

impl<'a> ObjRef<'a> {
    /// A small int that is known to fit; see [`Obj::from_i16`].
    #[inline(always)]
    pub const fn from_i16(value: i16) -> ObjRef<'static> {
        let obj = ManuallyDrop::new(Obj::from_i16(value));
        // SAFETY: `ManuallyDrop<Obj>` is transparent over the word, which names no object.
        unsafe { core::mem::transmute::<ManuallyDrop<Obj>, ObjRef<'static>>(obj) }
    }

    /// The reference to an immortal static object.
    #[inline(always)]
    pub const fn from_static<P>(object: &'static crate::StaticObject<P>) -> ObjRef<'static> {
        let obj = ManuallyDrop::new(Obj::from_static(object));
        // SAFETY: `ManuallyDrop<Obj>` is transparent over the word, which names an immortal object.
        unsafe { core::mem::transmute::<ManuallyDrop<Obj>, ObjRef<'static>>(obj) }
    }

    /// # Safety
    /// `header` must be a live object for as long as `'a`.
    #[inline(always)]
    pub(crate) unsafe fn from_header(header: NonNull<Header>) -> ObjRef<'a> {
        ObjRef(header.cast(), PhantomData)
    }

    /// # Safety
    /// `header` must be an immortal object.
    pub(crate) unsafe fn from_immortal(header: NonNull<Header>) -> ObjRef<'a> {
        ObjRef(
            header.cast::<u8>().map_addr(|bits| bits | TAG_UNCOUNTED),
            PhantomData,
        )
    }

    #[inline(always)]
    fn bits(self) -> usize {
        self.0.addr().get()
    }

    /// Whether both refer to one object.
    #[inline(always)]
    pub fn is(self, other: ObjRef<'_>) -> bool {
        self.bits() | 1 == other.bits() | 1
    }

    /// The word, for identity-keyed tables: equal exactly when `is` holds.
    #[inline(always)]
    pub fn id(self) -> usize {
        self.bits() & !1
    }

    /// An owned reference to the same object.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    #[cfg_attr(target_os = "none", inline(never))]
    pub fn own(self) -> Obj {
        let bits = self.bits();
        if bits & 1 == 0 {
            // SAFETY: tag 000 is a live counted object.
            unsafe { increment(self.0.cast()) };
            Obj(self.0)
        } else if bits & TAG_MASK == TAG_UNCOUNTED {
            self.own_uncounted()
        } else {
            Obj(self.0)
        }
    }

    #[inline]
    fn own_uncounted(self) -> Obj {
        let header = self.pointer();
        // SAFETY: tag 001 points to a live object, immortal or lent.
        unsafe {
            if (*header.as_ptr()).count & bits::IMMORTAL != 0 {
                return Obj(self.0);
            }
            increment(header);
            Obj(header.cast())
        }
    }

    /// Whether a reference count belongs to this word.
    #[inline(always)]
    pub(crate) fn counted(self) -> bool {
        self.bits() & 1 == 0
    }

    /// The small int in this word.
    #[inline(always)]
    pub fn as_small_int(self) -> Option<isize> {
        if self.bits() & 0b11 == 0b11 {
            Some(self.bits() as isize >> 2)
        } else {
            None
        }
    }

    /// The self-tagged float in this word.
    #[inline(always)]
    pub fn as_small_float(self) -> Option<f64> {
        if cfg!(target_pointer_width = "64") && self.bits() & TAG_MASK == TAG_FLOAT {
            Some(float_value(self.bits()))
        } else {
            None
        }
    }

    /// Whether the word points to an object in memory.
    #[inline(always)]
    pub fn is_object(self) -> bool {
        self.bits() & 0b110 == 0
    }

    /// The word taken apart.
    #[inline(always)]
    pub fn unpack(self) -> Unpacked<'a> {
        if self.is_object() {
            Unpacked::Object(self)
        } else if let Some(value) = self.as_small_int() {
            Unpacked::Int(value)
        } else {
            Unpacked::Float(float_value(self.bits()))
        }
    }

    /// The header of an object in memory. Meaningless for ints and floats.
    #[inline(always)]
    pub(crate) fn pointer(self) -> NonNull<Header> {
        let raw = self.0.as_ptr().map_addr(|bits| bits & !TAG_MASK);
        // SAFETY: a pointer word without its tag is an object's address, never null.
        unsafe { NonNull::new_unchecked(raw.cast()) }
    }

    /// The type object of an object in memory, as a borrowed reference. `None` for small ints and floats.
    #[inline(always)]
    pub fn header_type(self) -> Option<ObjRef<'a>> {
        if self.is_object() {
            // SAFETY: a pointer word names a live object, whose type lives at least as long.
            Some(unsafe { self.header_type_unchecked() })
        } else {
            None
        }
    }

    /// # Safety
    /// The word must be a pointer.
    #[inline(always)]
    pub(crate) unsafe fn header_type_unchecked(self) -> ObjRef<'a> {
        // SAFETY: the caller's promise.
        unsafe {
            let ty = (*self.pointer().as_ptr()).ty;
            ObjRef(
                NonNull::new_unchecked(ty.cast_mut().cast::<u8>().byte_add(TAG_UNCOUNTED)),
                PhantomData,
            )
        }
    }

    /// The type head of an object in memory.
    ///
    /// # Safety
    /// The word must be a pointer.
    #[inline(always)]
    pub(crate) unsafe fn head(self) -> &'a TypeHead<Live> {
        // SAFETY: the caller's promise; every object's type is a live type object that begins with its head.
        unsafe { &(*(*self.pointer().as_ptr()).ty).payload }
    }

    /// The address of the payload of an object in memory.
    #[inline(always)]
    pub(crate) fn payload(self) -> *mut u8 {
        self.pointer()
            .as_ptr()
            .cast::<u8>()
            .wrapping_byte_add(size_of::<Header>())
    }

    /// How many references exist, as `sys.getrefcount` counts them; a large constant for what is not counted.
    pub fn count(self) -> usize {
        if !self.is_object() {
            return u32::MAX as usize;
        }
        // SAFETY: a pointer word names a live object.
        let count = unsafe { (*self.pointer().as_ptr()).count };
        if count & bits::IMMORTAL != 0 {
            u32::MAX as usize
        } else {
            count / bits::ONE
        }
    }

    /// Whether the object is immortal (ints and floats in words are).
    #[inline]
    pub fn is_immortal(self) -> bool {
        // SAFETY: a pointer word names a live object.
        !self.is_object() || unsafe { (*self.pointer().as_ptr()).count } & bits::IMMORTAL != 0
    }

    /// Whether giving up one reference would free nothing: the word is not counted, or another reference exists.
    #[inline(always)]
    pub fn is_shared(self) -> bool {
        // SAFETY: tag 000 is a pointer to a live counted object.
        self.bits() & 1 != 0 || unsafe { (*self.pointer().as_ptr()).count } >= 2 * bits::ONE
    }

    /// Whether one reference exists, and so the holder may change the object in place.
    #[inline(always)]
    pub fn is_unique(self) -> bool {
        // SAFETY: a pointer word names a live object.
        self.is_object()
            && unsafe { (*self.pointer().as_ptr()).count } / bits::ONE == 1
            && !self.is_immortal()
    }
}

impl StackRef {
    /// The empty slot.
    ///
    /// Its bit 0 is set, as in every word without a count, so dropping it costs one test.
    pub const EMPTY: StackRef = StackRef(ptr::without_provenance_mut(EMPTY_SLOT));

    /// A slot that owns.
    #[inline(always)]
    pub fn new(obj: Obj) -> StackRef {
        StackRef(ManuallyDrop::new(obj).0.as_ptr())
    }

    /// A slot that borrows: no count is taken.
    ///
    /// # Safety
    /// What `lender` borrows from must stay alive and unchanged for as long as the slot holds it.
    #[inline(always)]
    pub unsafe fn lend(lender: ObjRef<'_>) -> StackRef {
        StackRef(lender.0.as_ptr().map_addr(|bits| bits | 1))
    }

    /// Whether the slot holds nothing.
    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.0.addr() == EMPTY_SLOT
    }

    /// What the slot holds; the slot must not be empty.
    ///
    /// # Safety
    /// The slot must not be empty.
    #[inline(always)]
    pub unsafe fn get_unchecked(&self) -> ObjRef<'_> {
        debug_assert!(!self.is_empty());
        // SAFETY: a slot's word is never null.
        ObjRef(unsafe { NonNull::new_unchecked(self.0) }, PhantomData)
    }

    /// What the slot holds.
    #[inline(always)]
    pub fn get(&self) -> Option<ObjRef<'_>> {
        if self.is_empty() {
            None
        } else {
            // SAFETY: the slot is not empty.
            Some(unsafe { self.get_unchecked() })
        }
    }

    /// Another reference to what the slot holds: borrowed stays borrowed.
    ///
    /// # Safety
    /// As [`StackRef::lend`], if the slot borrows.
    #[inline(always)]
    pub unsafe fn duplicate(&self) -> StackRef {
        if self.0.addr() & 1 == 0 {
            // SAFETY: tag 000 is a live counted object.
            unsafe { increment(NonNull::new_unchecked(self.0).cast()) };
        }
        StackRef(self.0)
    }

    /// The slot's reference, owned. `None` if it is empty.
    #[inline(always)]
    pub fn into_obj(self) -> Option<Obj> {
        if self.is_empty() {
            return None;
        }
        // SAFETY: a slot's word is never null.
        let word = unsafe { NonNull::new_unchecked(ManuallyDrop::new(self).0) };
        let bits = word.addr().get();
        if bits & TAG_MASK == TAG_UNCOUNTED {
            return Some(ObjRef(word, PhantomData).own_uncounted());
        }
        Some(Obj(word))
    }

    /// The slot's reference, owned; the slot must not be empty.
    ///
    /// # Safety
    /// The slot must not be empty.
    #[inline(always)]
    pub unsafe fn into_obj_unchecked(self) -> Obj {
        // SAFETY: the caller's promise.
        unsafe { self.into_obj().unwrap_unchecked() }
    }

    /// Whether the slot is empty or holds a reference without a count: borrowed, or to what is immortal.
    #[inline(always)]
    pub fn is_uncounted(&self) -> bool {
        self.0.addr() & TAG_MASK == TAG_UNCOUNTED
    }

    /// Makes a borrowed slot own what it holds: before its frame is suspended, or its lender changes.
    #[inline(always)]
    pub fn make_owned(&mut self) {
        if !self.is_uncounted() || self.is_empty() {
            return;
        }
        let header: *mut Header = self.0.map_addr(|bits| bits & !TAG_MASK).cast();
        // SAFETY: tag 001, in a slot that is not empty, points to a live object, immortal or lent.
        unsafe {
            if (*header).count & bits::IMMORTAL == 0 {
                increment(NonNull::new_unchecked(header));
                self.0 = header.cast();
            }
        }
    }

    /// Whether giving up the slot's reference would free nothing: see [`ObjRef::is_shared`].
    #[inline(always)]
    pub fn is_shared(&self) -> bool {
        // SAFETY: tag 000 is a pointer to a live counted object.
        self.0.addr() & 1 != 0 || unsafe { (*self.0.cast::<Header>()).count } >= 2 * bits::ONE
    }

    /// Gives up a reference without the test whether it is the last one.
    ///
    /// # Safety
    /// [`StackRef::is_shared`] must hold now.
    #[inline(always)]
    pub unsafe fn drop_shared(self) {
        let word = ManuallyDrop::new(self).0;
        if word.addr() & 1 == 0 {
            // SAFETY: tag 000 is a live counted object, and more references exist than this one.
            unsafe { (*word.cast::<Header>()).count -= bits::ONE };
        }
    }

    /// The word itself, for tag tests on several slots at once.
    #[inline(always)]
    pub fn bits(&self) -> usize {
        self.0.addr()
    }

    /// Slots as borrowed arguments.
    ///
    /// # Safety
    /// No slot may be empty.
    #[inline(always)]
    pub unsafe fn borrow_slice(slice: &[StackRef]) -> &[ObjRef<'_>] {
        // SAFETY: both are one word, none is null (the caller's promise), and the lifetime is the slice's.
        unsafe { &*(ptr::from_ref(slice) as *const [ObjRef<'_>]) }
    }
}

impl Drop for StackRef {
    #[inline(always)]
    fn drop(&mut self) {
        if self.0.addr() & 1 == 0 {
            // SAFETY: tag 000 is a live counted object, one count of which is the slot's.
            unsafe { decrement(NonNull::new_unchecked(self.0).cast()) };
        }
    }
}

impl Default for StackRef {
    fn default() -> Self {
        StackRef::EMPTY
    }
}

impl<'a> From<&'a Obj> for ObjRef<'a> {
    #[inline(always)]
    fn from(obj: &'a Obj) -> Self {
        obj.borrow()
    }
}

impl From<ObjRef<'_>> for Obj {
    #[inline(always)]
    fn from(obj: ObjRef<'_>) -> Self {
        obj.own()
    }
}

impl fmt::Debug for Obj {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.borrow().fmt(f)
    }
}

impl fmt::Debug for ObjRef<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.unpack() {
            Unpacked::Int(value) => write!(f, "Int({value})"),
            Unpacked::Float(value) => write!(f, "Float({value})"),
            Unpacked::Object(object) => write!(f, "Object({:#x})", object.id()),
        }
    }
}

const _: () = assert!(size_of::<Option<Obj>>() == size_of::<usize>());
const _: () = assert!(size_of::<Object<()>>() == size_of::<Header>());

impl<'a> ObjRef<'a> {
    /// The dict word of an object whose type has one.
    #[inline(always)]
    pub fn dict_cell(self) -> Option<&'a crate::ObjCell> {
        if !self.is_object() {
            return None;
        }
        // SAFETY: the word is a pointer.
        let flags = unsafe { self.head() }.flags.get();
        let word = dealloc::dict_word(self.pointer().as_ptr().cast(), flags)?;
        // SAFETY: the flag says that the word is there; `ObjCell` is transparent over it.
        Some(unsafe { &*word.cast::<crate::ObjCell>() })
    }

    /// The dict word of an object whose type is known to have one.
    ///
    /// # Safety
    /// The word must be a pointer to an object whose type has the `DICT` flag.
    #[inline(always)]
    pub unsafe fn dict_cell_unchecked(self) -> &'a crate::ObjCell {
        // SAFETY: the dict word lies right before the header.
        unsafe { &*self.pointer().as_ptr().cast::<crate::ObjCell>().sub(1) }
    }

    /// Where extra word `index` lies, in words from the header: the same in all instances of a type. `None` if the
    /// payload's length differs from instance to instance, or there is no such word.
    pub fn extra_cell_offset(self, index: usize) -> Option<usize> {
        let cell = self.extra_cells().get(index)?;
        // SAFETY: an object with extra words is a pointer.
        if unsafe { self.head() }.vtable.trailing.is_some() {
            return None;
        }
        let distance = core::ptr::from_ref(cell).addr() - self.pointer().addr().get();
        Some(distance / size_of::<usize>())
    }

    /// The extra word at an offset that [`ObjRef::extra_cell_offset`] gave for an instance of the same type.
    ///
    /// # Safety
    /// The word must be a pointer, and its type that of the instance asked.
    #[inline(always)]
    pub unsafe fn extra_cell_at(self, offset: usize) -> &'a crate::ObjCell {
        // SAFETY: the caller's promise.
        unsafe { &*self.pointer().as_ptr().cast::<crate::ObjCell>().add(offset) }
    }

    /// The extra word at an offset, as [`ObjRef::extra_cell_at`], and those behind it.
    ///
    /// # Safety
    /// As [`ObjRef::extra_cell_at`].
    #[inline(always)]
    pub unsafe fn extra_cells_from(self, offset: usize) -> &'a [crate::ObjCell] {
        // SAFETY: the caller's promise: the words begin behind a payload of fixed size.
        unsafe {
            let head = self.head();
            let start = (size_of::<Header>() + head.vtable.size).div_ceil(size_of::<usize>());
            let first = core::ptr::from_ref(self.extra_cell_at(offset));
            core::slice::from_raw_parts(first, start + head.extra.get() as usize - offset)
        }
    }

    /// The words behind the payload: slots, then inline values.
    #[inline(always)]
    pub fn extra_cells(self) -> &'a [crate::ObjCell] {
        if !self.is_object() {
            return &[];
        }
        // SAFETY: the word is a pointer; its head says how many words there are, and `ObjCell` is transparent over one.
        unsafe {
            let words = dealloc::extra_words(self.pointer().as_ptr().cast(), self.head());
            &*(words as *const [crate::ObjCell])
        }
    }
}

impl<'a> ObjRef<'a> {
    /// Changes the type of an object, which must have the same layout (`same_layout`): `__class__` assignment.
    pub fn set_type(self, ty: ObjRef<'_>) {
        // SAFETY: a type object begins with its head; the layouts are compared before the header is changed.
        unsafe {
            let (old, new) = (self.head(), ty.as_type_head());
            assert!(
                self.is_object() && !self.is_immortal() && crate::same_layout(old, new),
                "another layout"
            );
            let previous = (*self.pointer().as_ptr()).ty;
            let was_heap_type = old.flags.get().has(crate::TypeFlags::HEAP_TYPE);
            if new.flags.get().has(crate::TypeFlags::HEAP_TYPE) {
                core::mem::forget(ty.own());
            }
            (*self.pointer().as_ptr()).ty = ty.pointer().as_ptr().cast_const().cast();
            if was_heap_type {
                drop(Obj::from_raw(NonNull::new_unchecked(previous.cast_mut().cast())));
            }
        }
    }

    /// Bytes that an object takes: what stands before its header, the header, the payload and what follows it.
    pub fn size_in_memory(self) -> usize {
        if !self.is_object() {
            return 0;
        }
        // SAFETY: the word is a pointer; the vtable's functions take its payload.
        unsafe {
            let head = self.head();
            let trailing = head
                .vtable
                .trailing
                .map_or(0, |trailing| trailing(self.payload()));
            let extra = head.extra.get() as usize * size_of::<usize>();
            head.flags.get().prefix() + size_of::<Header>() + head.vtable.size + trailing + extra
        }
    }
}
