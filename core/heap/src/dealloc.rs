//! What happens when the last reference goes away.

use alloc::boxed::Box;
use alloc::collections::VecDeque;
use core::ptr::{self, NonNull};

use crate::header::{Header, Live, Object, TypeFlags, TypeHead, bits};
use crate::heap::Alloc;
use crate::obj::{Obj, ObjRef};
use crate::page::Page;

/// Nested deallocations beyond this are put off, so that a long chain does not overflow the native stack.
const MAX_DEPTH: u32 = 50;

/// Objects whose last reference waits for Python code to run.
#[derive(Default)]
pub(crate) struct Queue {
    pub(crate) objects: VecDeque<Obj>,
}

/// Frees an object whose count has just reached zero, or hands it to the finalization queue.
///
/// # Safety
/// `header` must be a live heap object whose count is zero.
#[cold]
#[inline(never)]
pub(crate) unsafe fn last_reference(header: NonNull<Header>) {
    // SAFETY: the caller's promise; the page of a heap object is live.
    unsafe {
        let head = type_head(header);
        let flags = head.flags.get();
        let heap = Alloc::of_page(&*Page::of(header.as_ptr().cast()));
        let count = &raw mut (*header.as_ptr()).count;
        if flags.has(TypeFlags::FINALIZE) && *count & bits::FINALIZED == 0 {
            *count += bits::ONE;
            return heap.enqueue(Obj::from_raw(header));
        }
        if *count & bits::HAS_WEAKREFS != 0 {
            crate::weak::clear_references(header, heap);
        }
        let inner = heap.inner();
        if inner.depth.get() >= MAX_DEPTH {
            // The count is zero and its flags have served: the word is free to hold the link.
            *count = inner.deferred.get().expose_provenance();
            inner.deferred.set(header.as_ptr());
            return;
        }
        inner.depth.set(inner.depth.get() + 1);
        free(header, head);
        if inner.depth.get() == 1 {
            while let Some(deferred) = NonNull::new(inner.deferred.get()) {
                inner
                    .deferred
                    .set(ptr::with_exposed_provenance_mut((*deferred.as_ptr()).count));
                (*deferred.as_ptr()).count = 0;
                free(deferred, type_head(deferred));
            }
        }
        inner.depth.set(inner.depth.get() - 1);
    }
}

/// # Safety
/// `header` must be a live object.
pub(crate) unsafe fn type_head<'a>(header: NonNull<Header>) -> &'a TypeHead<Live> {
    // SAFETY: the caller's promise.
    unsafe { ObjRef::from_header(header).head() }
}

/// Address of the dict word, if instances have one.
pub(crate) fn dict_word(header: *mut u8, flags: TypeFlags) -> Option<*mut Option<Obj>> {
    flags
        .has(TypeFlags::DICT)
        .then(|| header.wrapping_byte_sub(size_of::<usize>()).cast())
}

/// Address of the weak-reference list word, if instances have one.
pub(crate) fn weakref_word(header: *mut u8, flags: TypeFlags) -> Option<*mut *mut u8> {
    let words = 1 + flags.has(TypeFlags::DICT) as usize;
    flags
        .has(TypeFlags::WEAKREF)
        .then(|| header.wrapping_byte_sub(words * size_of::<usize>()).cast())
}

/// The extra words behind the payload: slots and inline values.
pub(crate) fn extra_words(header: *mut u8, head: &TypeHead<Live>) -> *mut [Option<Obj>] {
    let mut end = size_of::<Header>() + head.vtable.size;
    if let Some(trailing) = head.vtable.trailing {
        // SAFETY: the vtable's functions take the payload of an object whose type names it.
        end += unsafe { trailing(header.wrapping_byte_add(size_of::<Header>())) };
    }
    let start = end.next_multiple_of(size_of::<usize>());
    ptr::slice_from_raw_parts_mut(header.wrapping_byte_add(start).cast(), head.extra.get() as usize)
}

/// Drops what an object owns, in CPython's order (slots, dict, payload), and gives back its cell.
///
/// # Safety
/// `header` must be a live heap object without references.
unsafe fn free(header: NonNull<Header>, head: &TypeHead<Live>) {
    // SAFETY: the caller's promise; nobody else can reach the object any more.
    unsafe {
        let address = header.as_ptr().cast::<u8>();
        let flags = head.flags.get();
        #[cfg(feature = "verify")]
        let expectation = crate::verify::Expectation::new(header);
        if flags.has(TypeFlags::GC) {
            untrack(header);
        }
        if head.extra.get() != 0 {
            ptr::drop_in_place(extra_words(address, head));
        }
        if let Some(word) = dict_word(address, flags) {
            ptr::drop_in_place(word);
        }
        (head.vtable.drop)(address.byte_add(size_of::<Header>()));
        let cell = address.byte_sub(flags.prefix());
        let ty = (*header.as_ptr()).ty;
        Alloc::free_cell(NonNull::new_unchecked(cell));
        if flags.has(TypeFlags::HEAP_TYPE) {
            drop(Obj::from_raw(NonNull::new_unchecked(
                ty.cast_mut().cast::<Header>(),
            )));
        }
        #[cfg(feature = "verify")]
        expectation.check();
    }
}

/// # Safety
/// `header` must be a live heap object.
pub(crate) unsafe fn untrack(header: NonNull<Header>) {
    // SAFETY: the caller's promise.
    unsafe {
        let page = &*Page::of(header.as_ptr().cast());
        let address = header.as_ptr().cast();
        if page.age(address) != 0 {
            let young = &Alloc::of_page(page).inner().young;
            young.set((young.get() - 1).max(0));
            page.set_age(address, 0);
        }
    }
}

impl Alloc {
    /// The next object of the finalization queue: a weak reference whose referent is gone and whose callback is due, or
    /// an object that is about to die. When the queue is empty, [`Alloc::has_pending`] turns false.
    pub fn next_finalizer(self) -> Option<Obj> {
        let inner = self.inner();
        let mut queue = inner.finalize.take();
        let next = queue.as_mut().and_then(|queue| queue.objects.pop_front());
        inner.finalize.set(queue);
        let next = next.or_else(|| crate::weak::next_overflow(self));
        if next.is_none() {
            inner
                .pending
                .set(inner.attended.get() || self.collection_due().is_some());
        }
        next
    }

    /// Takes everything that waits in the finalization queue. What comes to wait while that is worked off does not stand
    /// behind it: a finalizer's own finalizers run before the next one's turn.
    pub fn take_finalizers(self) -> Finalizers {
        let inner = self.inner();
        let queue = inner.finalize.take();
        inner
            .pending
            .set(inner.attended.get() || self.collection_due().is_some());
        Finalizers { heap: self, queue }
    }

    /// Puts an object, with its last reference, into the finalization queue; or a weak reference whose callback is due.
    ///
    /// Without memory for the queue, a weak reference is linked with others. Another object is left without a
    /// reference, where the next full collection finds it.
    pub(crate) fn enqueue(self, object: Obj) {
        let inner = self.inner();
        inner.pending.set(true);
        let mut queue = inner.finalize.take();
        if queue.is_none() {
            queue = new_queue();
        }
        let mut waiting = Some(object);
        if let Some(queue) = &mut queue
            && queue.objects.try_reserve(1).is_ok()
        {
            queue.objects.extend(waiting.take());
        }
        inner.finalize.set(queue);
        let Some(object) = waiting else { return };
        let Err(object) = crate::weak::link_overflow(self, object) else {
            return;
        };
        let header = object.borrow().pointer();
        core::mem::forget(object);
        // SAFETY: the object is live and counted; its count goes back to zero, and no one else knows it.
        unsafe { (*header.as_ptr()).count -= bits::ONE };
        inner.stranded.set(true);
    }
}

/// Objects that had waited in the finalization queue, first to last; see [`Alloc::take_finalizers`].
pub struct Finalizers {
    heap: Alloc,
    queue: Option<Box<Queue>>,
}

impl Iterator for Finalizers {
    type Item = Obj;
    fn next(&mut self) -> Option<Obj> {
        let next = self.queue.as_mut().and_then(|queue| queue.objects.pop_front());
        next.or_else(|| crate::weak::next_overflow(self.heap))
    }
}

impl Drop for Finalizers {
    /// The empty queue is used again; what was not taken out waits on.
    fn drop(&mut self) {
        let inner = self.heap.inner();
        let newer = inner.finalize.take();
        if newer.is_none() {
            inner.finalize.set(self.queue.take());
        } else {
            inner.finalize.set(newer);
        }
        if let Some(queue) = &mut self.queue {
            while let Some(waiting) = queue.objects.pop_front() {
                self.heap.enqueue(waiting);
            }
        }
        self.heap.has_finalizers();
    }
}

impl Alloc {
    /// Whether something waits in the finalization queue. If not, [`Alloc::has_pending`] turns false unless a collection
    /// is due.
    pub fn has_finalizers(self) -> bool {
        let inner = self.inner();
        let queue = inner.finalize.take();
        let waiting = queue.as_ref().is_some_and(|queue| !queue.objects.is_empty());
        inner.finalize.set(queue);
        let waiting = waiting || !inner.overflow.get().is_null();
        inner
            .pending
            .set(waiting || inner.attended.get() || self.collection_due().is_some());
        waiting
    }
}

/// An empty queue, if there is memory for it.
fn new_queue() -> Option<Box<Queue>> {
    let layout = core::alloc::Layout::new::<Queue>();
    // SAFETY: the layout's size is not zero; a block of that layout becomes the box's once it holds a value.
    unsafe {
        let block = NonNull::new(alloc::alloc::alloc(layout).cast::<Queue>())?;
        block.write(Queue::default());
        Some(Box::from_raw(block.as_ptr()))
    }
}

const _: () = assert!(size_of::<Object<()>>().is_multiple_of(8));

/// Notes that an object's finalizer has run, or has nothing to do: its last reference frees it now.
#[inline]
pub fn set_finalized(object: ObjRef<'_>) {
    if object.is_object() && !object.is_immortal() {
        // SAFETY: a counted object lies in writable memory.
        unsafe {
            let count = &raw mut (*object.pointer().as_ptr()).count;
            *count |= bits::FINALIZED;
        }
    }
}

/// Takes back [`set_finalized`]: the finalizer has something to do from now on.
#[inline]
pub fn clear_finalized(object: ObjRef<'_>) {
    if object.is_object() && !object.is_immortal() {
        // SAFETY: as above.
        unsafe {
            let count = &raw mut (*object.pointer().as_ptr()).count;
            *count &= !bits::FINALIZED;
        }
    }
}
