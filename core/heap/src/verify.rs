//! Proof by observation that each `Trace` is exact: what it visits is what dropping the object drops.
//!
//! The collector takes visited references from the counts, so one visited too often would free an object that is in
//! use. With the feature `verify`, each reference that is dropped while an object is freed is summed up, and compared
//! with what the object's `Trace` has visited just before.

use core::ptr::NonNull;

use crate::collect::trace_object;
use crate::dealloc::type_head;
use crate::header::{Header, TypeFlags};
use crate::heap::Alloc;
use crate::obj::ObjRef;
use crate::page::Page;

/// References, added up so that their order does not matter.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Sum {
    count: usize,
    total: usize,
}

impl Sum {
    fn add(&mut self, header: NonNull<Header>) {
        self.count += 1;
        self.total = self
            .total
            .wrapping_add(header.addr().get().rotate_left(7).wrapping_mul(0x9e37_79b1));
    }
}

/// A reference to this object is dropped.
///
/// # Safety
/// `header` must be a live, counted object.
pub(crate) unsafe fn dropped(header: NonNull<Header>) {
    // SAFETY: the caller's promise: the object lies in a live page.
    let heap = Alloc::of_page(unsafe { &*Page::of(header.as_ptr().cast()) });
    let sum = &heap.inner().dropped;
    let mut changed = sum.get();
    changed.add(header);
    sum.set(changed);
}

/// What an object is expected to drop, and what was dropped before it.
pub(crate) struct Expectation {
    heap: Alloc,
    before: Sum,
    visited: Option<Sum>,
    drop: usize,
}

impl Expectation {
    /// # Safety
    /// `header` must be a live heap object.
    pub(crate) unsafe fn new(header: NonNull<Header>) -> Expectation {
        // SAFETY: the caller's promise.
        unsafe {
            let heap = Alloc::of_page(&*Page::of(header.as_ptr().cast()));
            let head = type_head(header);
            let visited = head.flags.get().has(TypeFlags::GC).then(|| {
                let mut sum = Sum::default();
                trace_object(header, &mut |held: ObjRef<'_>| {
                    if held.counted() {
                        sum.add(held.pointer());
                    }
                });
                sum
            });
            Expectation {
                heap,
                before: heap.inner().dropped.replace(Sum::default()),
                visited,
                drop: head.vtable.drop as usize,
            }
        }
    }

    /// The object is gone: panics if it has not dropped what it has visited.
    pub(crate) fn check(self) {
        let dropped = self.heap.inner().dropped.replace(self.before);
        if let Some(visited) = self.visited {
            assert!(
                visited == dropped,
                "a payload traces {} references and drops {}; its vtable's `drop` is {:#x}, this function {:#x}",
                visited.count,
                dropped.count,
                self.drop,
                Expectation::check as *const () as usize,
            );
        }
    }
}
