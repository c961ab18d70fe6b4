//! When to collect, and what `gc` shows of the collector's state: thresholds, counts, figures, and the tracked objects.

use core::cell::Cell;
use core::ptr::NonNull;

use crate::collect::{each_tracked, trace_object};
use crate::dealloc::{type_head, untrack};
use crate::header::{Header, bits};
use crate::heap::{Alloc, AllocError};
use crate::hvec::HVec;
use crate::obj::{Obj, ObjRef};
use crate::page::{OLDEST, Page};

/// How many objects are tracked between two collections with the feature `stress`.
const STRESS: isize = match option_env!("TAIPAN_STRESS") {
    Some(text) => match isize::from_str_radix(text, 10) {
        Ok(number) => number,
        Err(_) => 25,
    },
    None => 25,
};

/// What one generation's collections have done so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Statistics {
    /// How many there were.
    pub collections: usize,
    /// How many objects they have freed.
    pub collected: usize,
    /// How many unreachable objects they could not free.
    pub uncollectable: usize,
}

/// The collector's settings and figures, for one heap.
pub(crate) struct Generations {
    pub thresholds: [Cell<usize>; 3],
    /// Collections of the next younger generation since this one was collected; the first is `HeapInner::young`.
    pub counts: [Cell<usize>; 3],
    pub automatic: Cell<bool>,
    /// A collection is under way.
    pub collecting: Cell<bool>,
    /// Objects that have survived a full collection, and those that came to the oldest generation since.
    pub long_lived: Cell<usize>,
    pub long_lived_pending: Cell<usize>,
    pub statistics: [Cell<Statistics>; 3],
}

impl Generations {
    pub const fn new() -> Generations {
        const NONE: Statistics = Statistics {
            collections: 0,
            collected: 0,
            uncollectable: 0,
        };
        Generations {
            thresholds: [Cell::new(2000), Cell::new(10), Cell::new(10)],
            counts: [const { Cell::new(0) }; 3],
            automatic: Cell::new(true),
            collecting: Cell::new(false),
            long_lived: Cell::new(0),
            long_lived_pending: Cell::new(0),
            statistics: [const { Cell::new(NONE) }; 3],
        }
    }
}

impl Alloc {
    /// `gc.enable()` and `gc.disable()`.
    pub fn set_automatic_collection(self, automatic: bool) {
        self.inner().generations.automatic.set(automatic);
        self.reset_trigger();
    }

    /// `gc.isenabled()`
    pub fn collects_automatically(self) -> bool {
        self.inner().generations.automatic.get()
    }

    /// `gc.get_threshold()`
    pub fn collection_thresholds(self) -> [usize; 3] {
        self.inner().generations.thresholds.each_ref().map(Cell::get)
    }

    /// `gc.set_threshold()`. With a first threshold of 0 nothing is collected automatically.
    pub fn set_collection_thresholds(self, thresholds: [usize; 3]) {
        let cells = &self.inner().generations.thresholds;
        cells[0].set(thresholds[0]);
        cells[1].set(thresholds[1]);
        cells[2].set(thresholds[2]);
        self.reset_trigger();
    }

    fn reset_trigger(self) {
        let inner = self.inner();
        let threshold = inner.generations.thresholds[0].get();
        let trigger = if !inner.generations.automatic.get() || threshold == 0 {
            isize::MAX
        } else if cfg!(feature = "stress") {
            STRESS
        } else {
            isize::try_from(threshold).unwrap_or(isize::MAX)
        };
        inner.trigger.set(trigger);
        if inner.young.get() > trigger {
            inner.pending.set(true);
        }
    }

    /// `gc.get_count()`
    pub fn collection_counts(self) -> [usize; 3] {
        let inner = self.inner();
        [
            usize::try_from(inner.young.get()).unwrap_or(0),
            inner.generations.counts[1].get(),
            inner.generations.counts[2].get(),
        ]
    }

    /// `gc.get_stats()`
    pub fn collection_statistics(self) -> [Statistics; 3] {
        self.inner().generations.statistics.each_ref().map(Cell::get)
    }

    /// Adds to the figures of a generation (0 to 2).
    pub fn note_collection(self, generation: usize, collected: usize, uncollectable: usize) {
        if let Some(cell) = self.inner().generations.statistics.get(generation) {
            let mut statistics = cell.get();
            statistics.collections += 1;
            statistics.collected += collected;
            statistics.uncollectable += uncollectable;
            cell.set(statistics);
        }
    }

    /// The generation that a safe point should collect now, if one is due: because of the thresholds, or all of them
    /// because memory becomes short.
    pub fn collection_due(self) -> Option<usize> {
        let inner = self.inner();
        let generations = &inner.generations;
        if !generations.automatic.get() || generations.collecting.get() {
            return None;
        }
        if self.under_pressure() || inner.stranded.get() || inner.starved.get() > 0 {
            return Some(2);
        }
        if inner.young.get() <= inner.trigger.get() {
            return None;
        }
        if cfg!(feature = "stress") {
            // As above, but oftener: only a share of the old objects keeps a program with many of them from taking
            // quadratic time.
            let old = generations.long_lived_pending.get() + inner.young.get().unsigned_abs();
            let full = old >= generations.long_lived.get() / 64;
            return Some(if full { 2 } else { 1 });
        }
        let counts = self.collection_counts();
        for generation in [2, 1] {
            if counts[generation] <= generations.thresholds[generation].get() {
                continue;
            }
            // A full collection costs as much as there are old objects, so their number must have grown by a quarter.
            if generation == 2 && generations.long_lived_pending.get() < generations.long_lived.get() / 4 {
                continue;
            }
            return Some(generation);
        }
        Some(0)
    }

    /// Whether a collection is due only because one that followed a `MemoryError` may have come too soon: while a handler
    /// ran, which held what the exception's frames refer to.
    pub fn collection_can_wait(self) -> bool {
        let inner = self.inner();
        inner.starved.get() == 1 && !self.under_pressure() && !inner.stranded.get()
    }

    /// `gc.freeze()`: no collection looks at what is tracked now.
    pub fn freeze(self) {
        // SAFETY: tracked headers are live, and so are their pages.
        each_tracked(self, 2, |header| unsafe {
            (*Page::of(header.as_ptr().cast())).set_frozen(header.as_ptr().cast(), true);
        });
    }

    /// `gc.unfreeze()`: what was frozen belongs to the oldest generation.
    pub fn unfreeze(self) {
        self.each_page(|page| {
            let mut from = 0;
            while let Some(at) = page.next_tracked(from) {
                from = at + 1;
                let header = Page::header_at(page, at).as_ptr().cast();
                if page.is_frozen(header) {
                    page.set_frozen(header, false);
                    page.set_age(header, OLDEST + 1);
                }
            }
        });
    }

    /// `gc.get_freeze_count()`
    pub fn frozen_objects(self) -> usize {
        let mut count = 0;
        self.each_page(|page| {
            let mut from = 0;
            while let Some(at) = page.next_tracked(from) {
                from = at + 1;
                count += usize::from(page.is_frozen(Page::header_at(page, at).as_ptr().cast()));
            }
        });
        count
    }

    fn each_page(self, mut visit: impl FnMut(&Page)) {
        for level in &self.inner().pages {
            let mut page = level.get();
            // SAFETY: listed pages are live, and `visit` frees nothing.
            while let Some(live) = unsafe { page.as_ref() } {
                visit(live);
                page = live.next.get();
            }
        }
    }

    /// The tracked objects for which `wanted` holds, of one generation (0 to 2) or all, the frozen ones left out.
    ///
    /// Fails if there is no memory for the array.
    pub fn tracked(
        self,
        generation: Option<usize>,
        mut wanted: impl FnMut(ObjRef<'_>) -> bool,
    ) -> Result<HVec<Obj>, AllocError> {
        let mut visit = |take: &mut dyn FnMut(ObjRef<'_>)| {
            each_tracked(self, 2, |header| {
                // SAFETY: tracked headers are live, and so are their pages; one whose count is zero waits to be freed.
                unsafe {
                    let age = (*Page::of(header.as_ptr().cast())).age(header.as_ptr().cast());
                    if generation.is_none_or(|generation| usize::from(age) == generation + 1)
                        && (*header.as_ptr()).count >= bits::ONE
                    {
                        let object = ObjRef::from_header(header);
                        if wanted(object) {
                            take(object);
                        }
                    }
                }
            });
        };
        // The array is made in between, as its memory may come from the pages that are walked.
        let mut count = 0;
        visit(&mut |_| count += 1);
        let mut found = HVec::with_capacity(self, count)?;
        visit(&mut |object| {
            let _ = found.push_within_capacity(object.own());
        });
        Ok(found)
    }
}

/// Calls `visit` for each reference that an object owns, as the collector counts them: `gc.get_referents()`. Objects
/// that the collector does not track own none.
pub fn referents(object: ObjRef<'_>, visit: &mut dyn FnMut(ObjRef<'_>)) {
    if is_tracked_type(object) {
        // SAFETY: a counted object lies in memory, and is live while it is borrowed.
        unsafe { trace_object(object.pointer(), visit) };
    }
}

/// Whether an object's type says that the collector tracks instances (`PyObject_IS_GC`).
pub fn is_tracked_type(object: ObjRef<'_>) -> bool {
    // SAFETY: the word is a pointer where `type_head` is read.
    !object.is_immortal()
        && unsafe { type_head(object.pointer()) }
            .flags
            .get()
            .has(crate::TypeFlags::GC)
}

/// `gc.is_tracked()`
pub fn is_tracked(object: ObjRef<'_>) -> bool {
    age_of(object) != 0
}

fn age_of(object: ObjRef<'_>) -> u8 {
    if object.is_immortal() {
        return 0;
    }
    let header: NonNull<Header> = object.pointer();
    // SAFETY: a counted object lies in a live page.
    unsafe { (*Page::of(header.as_ptr().cast())).age(header.as_ptr().cast()) }
}

/// `gc.is_finalized()`
pub fn is_finalized(object: ObjRef<'_>) -> bool {
    // SAFETY: a counted object has a header in memory.
    !object.is_immortal() && unsafe { (*object.pointer().as_ptr()).count } & bits::FINALIZED != 0
}

/// Tells the collector to leave an object alone that can be in no cycle: a tuple of numbers.
pub fn untrack_object(object: ObjRef<'_>) {
    if age_of(object) != 0 {
        // SAFETY: a tracked object is a live heap object.
        unsafe { untrack(object.pointer()) };
    }
}

/// Whether an object may be in a cycle: it is tracked, or may come to be (`_PyObject_GC_MAY_BE_TRACKED`).
#[inline]
pub fn may_be_tracked(object: ObjRef<'_>) -> bool {
    if object.id() & 0b110 != 0 || !is_tracked_type(object) {
        return false;
    }
    // SAFETY: the word is a pointer.
    let flags = unsafe { object.head() }.flags.get();
    !flags.has(crate::TypeFlags::UNTRACK) || flags.has(crate::TypeFlags::HEAP_TYPE) || is_tracked(object)
}
