//! Typed references and payloads.

use core::marker::PhantomData;
use core::ops::Deref;
use core::ptr;

use crate::header::{Header, Live, TypeHead, Vtable};
use crate::obj::{Obj, ObjRef};
use crate::trace::{Trace, Visitor};

/// A Rust type that objects hold after their header.
///
/// # Safety
/// `VTABLE` must name one static that [`crate::payload!`] made for this very type, and a type whose vtable names
/// another one as `base` must be `repr(C)` with that payload as its first field.
pub unsafe trait Payload: Trace + Sized + 'static {
    /// This payload type's operations; its address identifies the type.
    const VTABLE: &'static Vtable;
}

/// A payload with items behind it: the characters of a string, the items of a tuple.
pub trait VarPayload: Payload {
    /// What follows the payload.
    type Item: Trace + 'static;
    /// The place of the items: the payload's last field.
    fn trailing(&self) -> &Trailing<Self::Item>;
}

/// The last field of a payload that has items behind it.
#[repr(C)]
pub struct Trailing<I> {
    count: usize,
    items: [I; 0],
}

impl<I> Trailing<I> {
    pub(crate) const fn new(count: usize) -> Self {
        Trailing { count, items: [] }
    }

    /// The field of a static payload: `count` items must follow in memory.
    ///
    /// # Safety
    /// The payload must stand in a `repr(C)` struct right before an array of `count` items.
    pub const unsafe fn fixed(count: usize) -> Self {
        Trailing { count, items: [] }
    }

    /// How many items there are.
    #[inline(always)]
    pub const fn len(&self) -> usize {
        self.count
    }

    /// Whether there are none.
    #[inline(always)]
    pub const fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The items.
    #[inline(always)]
    pub fn as_slice(&self) -> &[I] {
        // SAFETY: only `Alloc::var_instance` and `fixed` make this field, with `count` items behind it, and payloads
        // are never moved out of their objects. (The pointer's provenance is the object's: Tree Borrows.)
        unsafe { core::slice::from_raw_parts(self.items.as_ptr(), self.count) }
    }
}

impl<I: Trace> Trace for Trailing<I> {
    fn trace(&self, visitor: &mut Visitor<'_>) {
        self.as_slice().trace(visitor);
    }
}

impl<I> Drop for Trailing<I> {
    fn drop(&mut self) {
        if core::mem::needs_drop::<I>() {
            // The last item goes first, as CPython's tuples do it: finalizers show the order.
            for index in (0..self.count).rev() {
                // SAFETY: as in `as_slice`; the object is being freed, and each item is dropped once.
                unsafe { ptr::drop_in_place(self.items.as_mut_ptr().add(index)) };
            }
        }
    }
}

/// Where a payload's items begin, from the payload's start.
pub(crate) trait TrailingOffset: VarPayload {
    fn trailing_offset(&self) -> usize {
        let offset = self.trailing().items.as_ptr().addr() - ptr::from_ref(self).addr();
        assert!(
            offset + align_of::<Self>() > size_of::<Self>(),
            "the items must come last"
        );
        offset
    }
}

impl<T: VarPayload> TrailingOffset for T {}

/// An owned reference to an object whose payload is a `T`.
#[repr(transparent)]
pub struct Ref<T> {
    obj: Obj,
    payload: PhantomData<T>,
}

impl<T: Payload> Ref<T> {
    /// # Safety
    /// `obj` must be an object in memory with payload `T`.
    #[inline(always)]
    pub(crate) unsafe fn from_obj_unchecked(obj: Obj) -> Self {
        Ref {
            obj,
            payload: PhantomData,
        }
    }

    /// The reference without its type.
    #[inline(always)]
    pub fn into_obj(self) -> Obj {
        self.obj
    }

    /// The reference without its type.
    #[inline(always)]
    pub fn as_obj(&self) -> &Obj {
        &self.obj
    }

    /// A borrow without its type.
    #[inline(always)]
    pub fn borrow(&self) -> ObjRef<'_> {
        self.obj.borrow()
    }

    /// A borrowed `Ref`, from a borrowed object: for methods that need the object and its payload.
    #[inline(always)]
    pub fn from_borrowed<'a>(obj: &'a ObjRef<'a>) -> Option<&'a Ref<T>> {
        obj.downcast::<T>()?;
        // SAFETY: `Ref` is transparent over the word; the lifetime keeps it from outliving the borrow, and a `Ref`
        // behind a reference is never dropped.
        Some(unsafe { &*ptr::from_ref(obj).cast::<Ref<T>>() })
    }
}

impl<T: Payload> Deref for Ref<T> {
    type Target = T;
    #[inline(always)]
    fn deref(&self) -> &T {
        // SAFETY: a `Ref<T>` names an object with this payload.
        unsafe { &*self.obj.borrow().payload().cast::<T>() }
    }
}

impl<T> Clone for Ref<T> {
    #[inline(always)]
    fn clone(&self) -> Self {
        // A `&Ref` may be a borrow in disguise (`from_borrowed`), whose word carries the borrow tag.
        Ref {
            obj: self.obj.borrow().own(),
            payload: PhantomData,
        }
    }
}

impl<T> From<Ref<T>> for Obj {
    #[inline(always)]
    fn from(value: Ref<T>) -> Obj {
        value.obj
    }
}

impl<T> Trace for Ref<T> {
    fn trace(&self, visitor: &mut Visitor<'_>) {
        visitor.visit(self.obj.borrow());
    }
}

impl<'a> ObjRef<'a> {
    /// The payload, if it is a `T` or begins with one.
    #[inline(always)]
    pub fn downcast<T: Payload>(self) -> Option<&'a T> {
        // SAFETY: the vtable says that the payload is one, and it was made for this type (`Payload`).
        unsafe { self.payload_of(T::VTABLE).cast::<T>().as_ref() }
    }

    /// The payload's address, if it is the one that `wanted` is made for or begins with it; else null. A call on boards,
    /// where flash is scarce.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    #[cfg_attr(target_os = "none", inline(never))]
    fn payload_of(self, wanted: &'static Vtable) -> *const u8 {
        if !self.is_object() {
            return ptr::null();
        }
        // SAFETY: the word is a pointer.
        let vtable = unsafe { self.head() }.vtable;
        if ptr::eq(vtable, wanted) || derives(vtable, wanted) {
            self.payload()
        } else {
            ptr::null()
        }
    }

    /// The payload, if it is exactly a `T` (which Python subclasses of the builtin type share).
    #[inline(always)]
    pub fn downcast_layout<T: Payload>(self) -> Option<&'a T> {
        // SAFETY: the word is a pointer where `head` is read; the vtable vouches for the payload.
        unsafe {
            if self.is_object() && ptr::eq(self.head().vtable, T::VTABLE) {
                Some(&*self.payload().cast::<T>())
            } else {
                None
            }
        }
    }

    /// The object that a payload is part of.
    ///
    /// # Safety
    /// `payload` must be the payload of a live object, which lives as long as `'a`.
    pub unsafe fn from_payload<T: Payload>(payload: *const T) -> ObjRef<'a> {
        // SAFETY: the caller's promise; a payload lies behind its header.
        unsafe {
            let header = payload.cast_mut().cast::<u8>().sub(size_of::<crate::Header>());
            ObjRef::from_header(core::ptr::NonNull::new_unchecked(header.cast()))
        }
    }

    /// The payload of an object whose type the caller has just compared with one whose payload is `T`.
    ///
    /// # Safety
    /// The object must be in memory with payload `T`.
    #[inline(always)]
    pub unsafe fn payload_unchecked<T: Payload>(self) -> &'a T {
        debug_assert!(self.downcast::<T>().is_some());
        // SAFETY: the caller's promise.
        unsafe { &*self.payload().cast::<T>() }
    }

    /// An owned typed reference, if the payload is a `T` or begins with one.
    #[inline(always)]
    pub fn to_ref<T: Payload>(self) -> Option<Ref<T>> {
        self.downcast::<T>()?;
        Some(Ref {
            obj: self.own(),
            payload: PhantomData,
        })
    }

    /// The vtable of an object in memory.
    #[inline(always)]
    pub fn vtable(self) -> Option<&'static Vtable> {
        if self.is_object() {
            // SAFETY: the word is a pointer.
            Some(unsafe { self.head() }.vtable)
        } else {
            None
        }
    }

    /// The type head that this object, being a type, begins with.
    ///
    /// # Safety
    /// The object must be a type object.
    #[inline(always)]
    pub unsafe fn as_type_head(self) -> &'a TypeHead<Live> {
        // SAFETY: the caller's promise.
        unsafe { &*self.payload().cast::<TypeHead<Live>>() }
    }
}

#[inline]
fn derives(mut vtable: &'static Vtable, wanted: &'static Vtable) -> bool {
    while let Some(base) = vtable.base {
        if ptr::eq(base, wanted) {
            return true;
        }
        vtable = base;
    }
    false
}

impl<'a> ObjRef<'a> {
    /// The object whose payload this is.
    ///
    /// # Safety
    /// `payload` must be the payload of an object in memory, not a copy of one.
    pub unsafe fn of_payload<T: Payload>(payload: &'a T) -> ObjRef<'a> {
        let header = ptr::from_ref(payload)
            .cast::<u8>()
            .wrapping_byte_sub(size_of::<crate::Header>());
        // SAFETY: the caller's promise: the header lies right before the payload.
        unsafe { ObjRef::from_header(ptr::NonNull::new_unchecked(header.cast_mut().cast())) }
    }
}

impl<T: VarPayload<Item = u8>> Ref<T> {
    /// `object` with `more` behind its items, in the same memory or in a larger block. Gives it back unchanged if that
    /// is not possible: it has not exactly one reference, a payload that is exactly a `T`, and nothing around it; or
    /// memory is short.
    pub fn extend(object: Obj, more: &[u8]) -> Result<Obj, Obj> {
        let borrowed = object.borrow();
        let plain = borrowed.downcast_layout::<T>().is_some()
            // SAFETY: an object with a payload is in memory.
            && unsafe { borrowed.head().flags.get().prefix() == 0 && borrowed.head().extra.get() == 0 };
        if !plain || !borrowed.is_unique() {
            return Err(object);
        }
        let header = borrowed.pointer();
        // SAFETY: as was just asked; `more` cannot lie in an object with one reference, which is ours.
        match unsafe { crate::Alloc::extend_bytes::<T>(header, more) } {
            Ok(header) => {
                core::mem::forget(object);
                // SAFETY: the one reference has moved with the object.
                Ok(unsafe { Obj::from_raw(header) })
            }
            Err(_) => Err(object),
        }
    }
}

impl<T: VarPayload<Item = Obj>> Ref<T> {
    /// Puts other items into an object that has these many and exactly one reference. Gives them back unused otherwise,
    /// or if the object is not tracked and with them might be in a cycle.
    pub fn refill<const N: usize>(object: &mut Obj, items: [Obj; N]) -> Result<(), [Obj; N]> {
        let borrowed = object.borrow();
        let fits = borrowed
            .downcast_layout::<T>()
            .filter(|payload| payload.trailing().len() == N && borrowed.is_unique());
        let Some(payload) = fits else {
            return Err(items);
        };
        if items.iter().any(|item| crate::may_be_tracked(item.borrow())) && !crate::is_tracked(borrowed) {
            return Err(items);
        }
        let offset = size_of::<Header>() + payload.trailing_offset();
        // SAFETY: `N` items lie there, which nothing else refers to: the one reference is borrowed mutably.
        let old = unsafe {
            let place = borrowed.pointer().as_ptr().byte_add(offset).cast::<[Obj; N]>();
            core::mem::replace(&mut *place, items)
        };
        drop(old);
        Ok(())
    }
}

impl Obj {
    /// The payload, if it is a `T` or begins with one.
    #[inline(always)]
    pub fn downcast<T: Payload>(&self) -> Option<&T> {
        self.borrow().downcast::<T>()
    }

    /// Turns this reference into a typed one, if the payload is a `T` or begins with one.
    #[inline(always)]
    pub fn into_ref<T: Payload>(self) -> Result<Ref<T>, Obj> {
        if self.downcast::<T>().is_some() {
            Ok(Ref {
                obj: self,
                payload: PhantomData,
            })
        } else {
            Err(self)
        }
    }
}

/// What [`crate::payload!`] puts into a vtable.
#[doc(hidden)]
pub mod shims {
    use super::*;

    pub unsafe fn trace<T: Payload>(payload: *const u8, visitor: &mut Visitor<'_>) {
        // SAFETY: the kernel calls this with the payload of an object whose vtable was made for `T`.
        unsafe { (*payload.cast::<T>()).trace(visitor) }
    }

    pub unsafe fn release<T: Payload>(payload: *const u8) {
        // SAFETY: as above; at a safe point, so nothing is borrowed.
        unsafe { (*payload.cast::<T>()).release() }
    }

    pub unsafe fn drop<T: Payload>(payload: *mut u8) {
        // SAFETY: as above; the object's last reference is gone.
        unsafe { ptr::drop_in_place(payload.cast::<T>()) }
    }

    pub unsafe fn trailing<T: VarPayload>(payload: *const u8) -> usize {
        // SAFETY: as above.
        let payload = unsafe { &*payload.cast::<T>() };
        let trailing = payload.trailing();
        (payload.trailing_offset() + trailing.len() * size_of::<T::Item>()).saturating_sub(size_of::<T>())
    }
}

/// Declares a Rust type as a payload: `payload!(List)`, `payload!(OrderedDict: Dict)` for one that begins with a
/// `Dict`, `payload!(var Tuple)` for one with items behind it, `payload!(transparent KeyError: BaseException)` for a tuple struct
/// around nothing but a `BaseException`, which shares its layout.
#[macro_export]
macro_rules! payload {
    (@emit $ty:ty, $base:expr, $trailing:expr) => {
        const _: () = {
            static VTABLE: $crate::Vtable = $crate::Vtable {
                base: $base,
                size: size_of::<$ty>(),
                trace: $crate::shims::trace::<$ty>,
                release: $crate::shims::release::<$ty>,
                drop: $crate::shims::drop::<$ty>,
                trailing: $trailing,
            };
            // SAFETY: the vtable is a static of this expansion, made from shims for this very type.
            unsafe impl $crate::Payload for $ty {
                const VTABLE: &'static $crate::Vtable = &VTABLE;
            }
        };
    };
    (transparent $ty:ty : $base:ty) => {
        const _: () = {
            assert!(size_of::<$ty>() == size_of::<$base>() && core::mem::offset_of!($ty, 0) == 0);
            const _: fn(&$ty) -> &$base = |whole| &whole.0;
            // SAFETY: as the lines above say, a value is one of the base and nothing else; this is the base's vtable.
            unsafe impl $crate::Payload for $ty {
                const VTABLE: &'static $crate::Vtable = <$base as $crate::Payload>::VTABLE;
            }
        };
    };
    (var $ty:ty) => { $crate::payload!(@emit $ty, None, Some($crate::shims::trailing::<$ty>)); };
    ($ty:ty) => { $crate::payload!(@emit $ty, None, None); };
    ($ty:ty : $base:ty) => {
        const _: () = assert!(core::mem::size_of::<$ty>() >= core::mem::size_of::<$base>());
        $crate::payload!(@emit $ty, Some(<$base as $crate::Payload>::VTABLE), None);
    };
}

/// Whether two type heads describe the same layout before and after the payload.
pub fn same_layout(a: &TypeHead<Live>, b: &TypeHead<Live>) -> bool {
    ptr::eq(a.vtable, b.vtable)
        && a.flags.get().words_before() == b.flags.get().words_before()
        && a.extra.get() == b.extra.get()
}

/// Whether two type heads describe the same payload and the same words before the header.
pub fn same_prefix_and_payload(a: &TypeHead<Live>, b: &TypeHead<Live>) -> bool {
    ptr::eq(a.vtable, b.vtable) && a.flags.get().words_before() == b.flags.get().words_before()
}
