//! Weak references: a doubly linked list per object, its head in the word before the header.

use core::cell::Cell;
use core::ptr::{self, NonNull};

use crate::dealloc::weakref_word;
use crate::guarded::ObjCell;
use crate::header::{Header, TypeFlags, bits};
use crate::heap::Alloc;
use crate::obj::{Obj, ObjRef};
use crate::reference::Payload;
use crate::trace::{Trace, Visitor};

/// The payload of `weakref.ref` and of the proxies.
#[repr(C)]
pub struct Weak {
    referent: Cell<*mut Header>,
    next: Cell<*const Weak>,
    previous: Cell<*const Weak>,
    callback: ObjCell,
    /// The referent's hash once it has been asked for, or -1: it outlives the referent.
    pub hash: Cell<isize>,
}

crate::payload!(Weak);

impl Trace for Weak {
    fn trace(&self, visitor: &mut Visitor<'_>) {
        self.callback.trace(visitor);
    }
    fn release(&self) {
        self.callback.release();
    }
}

/// Whether instances of this object's type have a weak-reference list.
pub fn supports_weakrefs(object: ObjRef<'_>) -> bool {
    // SAFETY: the word is a pointer where `head` is read.
    object.is_object()
        && unsafe { object.head() }.flags.get().has(TypeFlags::WEAKREF)
        && !object.is_immortal()
}

fn list(object: ObjRef<'_>) -> Option<*mut *const Weak> {
    if !supports_weakrefs(object) {
        return None;
    }
    // SAFETY: the word is a pointer (checked above).
    let flags = unsafe { object.head() }.flags.get();
    weakref_word(object.pointer().as_ptr().cast(), flags).map(|word| word.cast())
}

impl Weak {
    /// A reference to nothing yet, with a callback.
    pub fn detached(callback: Option<Obj>) -> Weak {
        Weak {
            referent: Cell::new(ptr::null_mut()),
            next: Cell::new(ptr::null()),
            previous: Cell::new(ptr::null()),
            callback: ObjCell::new(callback),
            hash: Cell::new(-1),
        }
    }

    /// Makes a detached reference, which must lie in its object, refer to `referent`, if that supports it.
    ///
    /// A reference with a callback goes behind the reusable one without, as `weakref.getweakrefs` shows.
    pub fn attach(&self, referent: ObjRef<'_>) {
        let Some(word) = list(referent) else { return };
        self.unlink();
        let this = ptr::from_ref(self);
        // SAFETY: the list holds live weak references only: each takes itself out when it dies.
        unsafe {
            let first = *word;
            let behind = !self.callback.is_none() && !first.is_null() && (*first).callback.is_none();
            let after = if behind { first } else { ptr::null() };
            let next = if after.is_null() {
                first
            } else {
                (*after).next.get()
            };
            self.referent.set(referent.pointer().as_ptr());
            self.next.set(next);
            self.previous.set(after);
            if !next.is_null() {
                (*next).previous.set(this);
            }
            if after.is_null() {
                *word = this;
            } else {
                (*after).next.set(this);
            }
            let count = &raw mut (*referent.pointer().as_ptr()).count;
            *count |= bits::HAS_WEAKREFS;
        }
    }

    /// Makes a detached reference refer to an immortal object, which has no list.
    pub fn attach_immortal(&self, referent: ObjRef<'_>) {
        if referent.is_object() && referent.is_immortal() {
            self.unlink();
            self.referent.set(referent.pointer().as_ptr());
        }
    }

    /// The referent, if it is alive.
    pub fn upgrade(&self) -> Option<Obj> {
        let header = NonNull::new(self.referent.get())?;
        // SAFETY: a dying object clears its references first, so the referent is alive.
        unsafe {
            if (*header.as_ptr()).count & bits::IMMORTAL != 0 {
                return Some(ObjRef::from_immortal(header).own());
            }
            if (*header.as_ptr()).count < bits::ONE {
                return None;
            }
            Some(ObjRef::from_header(header).own())
        }
    }

    /// What is called when the referent dies, if that has not happened.
    pub fn callback(&self) -> Option<Obj> {
        self.callback.get()
    }

    /// Forgets the referent and the callback.
    pub fn detach(&self) {
        self.unlink();
        self.callback.set(None);
    }

    /// The header of the object that this payload lies in.
    pub(crate) fn header(&self) -> *const Header {
        ptr::from_ref(self).wrapping_byte_sub(size_of::<Header>()).cast()
    }

    fn unlink(&self) {
        let Some(referent) = NonNull::new(self.referent.replace(ptr::null_mut())) else {
            return;
        };
        let (next, previous) = (self.next.replace(ptr::null()), self.previous.replace(ptr::null()));
        // SAFETY: the neighbours and the referent are alive, as in `create`.
        unsafe {
            if !next.is_null() {
                (*next).previous.set(previous);
            }
            if previous.is_null() {
                // An immortal referent has no list: `list` says so before it looks at anything.
                if let Some(word) = list(ObjRef::from_header(referent)) {
                    *word = next;
                }
            } else {
                (*previous).next.set(next);
            }
        }
    }
}

impl Drop for Weak {
    fn drop(&mut self) {
        self.unlink();
    }
}

/// Every weak reference to `object`, first to last, as `weakref.getweakrefs` orders them.
pub fn references(object: ObjRef<'_>) -> impl Iterator<Item = Obj> {
    // SAFETY: the list's word lies before a live object.
    let mut next = list(object).map_or(ptr::null(), |word| unsafe { *word });
    core::iter::from_fn(move || {
        while let Some(weak) = NonNull::new(next.cast_mut()) {
            // SAFETY: listed references are alive; a payload stands right behind its header.
            unsafe {
                next = weak.as_ref().next.get();
                let header = weak.as_ref().header();
                if (*header).count >= bits::ONE {
                    return Some(ObjRef::from_header(NonNull::new_unchecked(header.cast_mut())).own());
                }
            }
        }
        None
    })
}

/// Clears every weak reference to a dying object; those with a callback wait in the finalization queue.
///
/// # Safety
/// `header` must be a live heap object.
pub(crate) unsafe fn clear_references(header: NonNull<Header>, heap: Alloc) {
    // SAFETY: the caller's promise.
    let object = unsafe { ObjRef::from_header(header) };
    let Some(word) = list(object) else { return };
    // SAFETY: the list holds live references; each is unlinked before the next is read.
    unsafe {
        while let Some(weak) = NonNull::new((*word).cast_mut()) {
            let weak = weak.as_ref();
            weak.unlink();
            if !weak.callback.is_none() && !crate::collect::is_unreachable(weak) {
                let own = weak.header();
                if (*own).count >= bits::ONE {
                    let own = ObjRef::from_header(NonNull::new_unchecked(own.cast_mut())).own();
                    heap.enqueue(own);
                }
            }
        }
        let count = &raw mut (*header.as_ptr()).count;
        *count &= !bits::HAS_WEAKREFS;
    }
}

/// Clears the weak references to an unreachable object, and the object itself if it is one. Those that are reachable
/// and have a callback wait in the finalization queue.
///
/// # Safety
/// `header` must be a live heap object.
pub(crate) unsafe fn clear_for_collection(header: NonNull<Header>, heap: Alloc) {
    // SAFETY: the caller's promise.
    unsafe {
        if let Some(weak) = ObjRef::from_header(header).downcast::<Weak>() {
            weak.unlink();
        }
        if (*header.as_ptr()).count & bits::HAS_WEAKREFS != 0 {
            clear_references(header, heap);
        }
    }
}

/// Links a weak reference whose callback is due, and which refers to nothing any more, with others that wait. Gives back
/// what is no such reference.
pub(crate) fn link_overflow(heap: Alloc, object: Obj) -> Result<(), Obj> {
    let Some(weak) = object.downcast::<Weak>() else {
        return Err(object);
    };
    let first = &heap.inner().overflow;
    weak.next.set(first.get());
    first.set(weak);
    core::mem::forget(object);
    Ok(())
}

/// Takes one of those that [`link_overflow`] has linked.
pub(crate) fn next_overflow(heap: Alloc) -> Option<Obj> {
    let first = &heap.inner().overflow;
    let weak = NonNull::new(first.get().cast_mut())?;
    // SAFETY: what is linked is kept alive by the reference that was forgotten, which is given back.
    unsafe {
        first.set(weak.as_ref().next.replace(ptr::null()));
        let header = NonNull::new_unchecked(weak.as_ref().header().cast_mut());
        Some(Obj::from_raw(header))
    }
}

/// Takes a weak reference's callback, when its turn in the finalization queue has come.
pub fn take_callback(weak: &Weak) -> Option<Obj> {
    weak.callback.take()
}

const _: () = assert!(<Weak as Payload>::VTABLE.base.is_none());
