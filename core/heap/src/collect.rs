//! The cycle collector: trial deletion in place.
//!
//! A collection looks at the tracked objects of some generations, its *set*. From each object's count it takes the
//! references that come from the set itself: what is left comes from outside. Whatever can be reached from objects
//! with something left is alive, and gets its counts back on the way; the rest gets them back afterwards, and is
//! unreachable. No memory is needed: the counts are changed in place, what is still to be scanned is remembered on a
//! short array and, when that is full, by linking the pages where it lies.
//!
//! Of a header's two bits, an object of the set has
//!
//! | `COLLECTING` | `REACHABLE` | it is |
//! |---|---|---|
//! | 1 | 0 | not known to be reachable |
//! | 1 | 1 | reachable, its references not looked at yet |
//! | 0 | 1 | reachable, done |
//!
//! and afterwards only unreachable objects keep a bit, `COLLECTING`, so that Python code may run in between: what it
//! frees takes its bit along, what it makes has none. Pages with unreachable objects stay where they are until the
//! [`Collection`] is dropped.
//!
//! The order is CPython's (PEP 442): weak references are cleared and those callbacks called whose reference is alive;
//! finalizers run, each once; what they made reachable again is kept, with all that it reaches; the rest is cleared.
//!
//! **Roots** are never listed: a reference that is owned by anything but a tracked object (the frames' stacks, native
//! variables, the interpreter) is a count that no object of the set explains. A borrowed slot takes no count, and is
//! not visited.

use core::ptr::{self, NonNull};

use crate::dealloc::{dict_word, extra_words, type_head};
use crate::guarded::ObjCell;
use crate::header::{Header, TypeFlags, bits};
use crate::heap::Alloc;
use crate::obj::{Obj, ObjRef};
use crate::page::{LARGE, OLDEST, Page};
use crate::trace::Visitor;
use crate::weak::{Weak, clear_for_collection};

/// Either bit: the object belongs to the set.
const IN_SET: usize = bits::COLLECTING | bits::REACHABLE;

/// Objects that the short array of the frontier holds.
const FRONTIER: usize = if cfg!(target_os = "none") { 16 } else { 256 };

/// Calls `visit` with each reference that an object owns.
///
/// # Safety
/// `header` must be a live object of a type with the `GC` flag, and none of its fields be borrowed mutably.
pub(crate) unsafe fn trace_object(header: NonNull<Header>, visit: &mut dyn FnMut(ObjRef<'_>)) {
    // SAFETY: the caller's promise; the type's head says what lies around the payload.
    unsafe {
        let head = type_head(header);
        let flags = head.flags.get();
        let address = header.as_ptr().cast::<u8>();
        let mut visitor = Visitor::new(visit);
        (head.vtable.trace)(address.byte_add(size_of::<Header>()), &mut visitor);
        if let Some(word) = dict_word(address, flags)
            && let Some(dict) = &*word
        {
            visitor.visit(dict.borrow());
        }
        if head.extra.get() != 0 {
            for held in (*extra_words(address, head)).iter().flatten() {
                visitor.visit(held.borrow());
            }
        }
        if flags.has(TypeFlags::HEAP_TYPE) {
            let ty = (*header.as_ptr()).ty.cast_mut().cast::<Header>();
            visitor.visit(ObjRef::from_header(NonNull::new_unchecked(ty)));
        }
    }
}

/// Calls `visit` with the header of each counted object that an object owns a reference to.
///
/// # Safety
/// As [`trace_object`].
unsafe fn each_edge(header: NonNull<Header>, mut visit: impl FnMut(NonNull<Header>)) {
    let mut counted = |reference: ObjRef<'_>| {
        // A word without a count is a number, or names what is immortal.
        if reference.counted() {
            visit(reference.pointer());
        }
    };
    // SAFETY: the caller's promise.
    unsafe { trace_object(header, &mut counted) }
}

impl Page {
    /// The header at a position that the page's bitmap has given.
    pub(crate) fn header_at(page: *const Page, granule: usize) -> NonNull<Header> {
        let address = page.cast_mut().cast::<u8>();
        // SAFETY: the position lies inside the page, whose address is not null.
        unsafe { NonNull::new_unchecked(address.byte_add(granule * crate::page::GRANULE).cast()) }
    }
}

/// Calls `visit` with each tracked, not frozen header of the generations up to `oldest`. `visit` must not make or free
/// objects.
pub(crate) fn each_tracked(heap: Alloc, oldest: usize, mut visit: impl FnMut(NonNull<Header>)) {
    for level in heap.inner().pages.iter().take(oldest + 1) {
        let mut page = level.get();
        while !page.is_null() {
            // SAFETY: listed pages are live, and nothing is freed meanwhile.
            unsafe {
                let mut from = 0;
                while let Some(at) = (*page).next_tracked(from) {
                    from = at + 1;
                    let header = Page::header_at(page, at);
                    let address = header.as_ptr().cast();
                    if usize::from((*page).age(address)) <= oldest + 1 && !(*page).is_frozen(address) {
                        visit(header);
                    }
                }
                page = (*page).next.get();
            }
        }
    }
}

/// Reachable objects whose references are still to be looked at.
struct Frontier {
    objects: [*mut Header; FRONTIER],
    len: usize,
    pages: *mut Page,
}

impl Frontier {
    const fn new() -> Frontier {
        Frontier {
            objects: [ptr::null_mut(); FRONTIER],
            len: 0,
            pages: ptr::null_mut(),
        }
    }

    /// Adds an object that has just got its `REACHABLE` bit.
    fn push(&mut self, header: NonNull<Header>) {
        if let Some(place) = self.objects.get_mut(self.len) {
            *place = header.as_ptr();
            self.len += 1;
            return;
        }
        let page = Page::of(header.as_ptr().cast());
        // SAFETY: the page of a live object is live.
        unsafe {
            if (*page).frontier.get().is_null() {
                (*page)
                    .frontier
                    .set(if self.pages.is_null() { page } else { self.pages });
                self.pages = page;
            }
        }
    }

    fn pop(&mut self) -> Option<NonNull<Header>> {
        loop {
            if self.len > 0 {
                self.len -= 1;
                return NonNull::new(self.objects[self.len]);
            }
            let page = self.pages;
            if page.is_null() {
                return None;
            }
            // SAFETY: linked pages are live; nothing is freed during a collection's marking.
            unsafe {
                let next = (*page).frontier.replace(ptr::null_mut());
                self.pages = if next == page { ptr::null_mut() } else { next };
                let mut from = 0;
                while let Some(at) = (*page).next_tracked(from) {
                    from = at + 1;
                    let header = Page::header_at(page, at);
                    if (*header.as_ptr()).count & IN_SET == IN_SET {
                        // When the array is full this links the page again.
                        self.push(header);
                    }
                }
            }
        }
    }
}

/// Calls a function with each header of a set.
type Walk<'a> = dyn Fn(&mut dyn FnMut(NonNull<Header>)) + 'a;

/// Marks everything that can be reached from outside the set, and restores all counts. `each` walks the set, whose
/// members all have the `COLLECTING` bit and nothing else; afterwards the reachable ones have `REACHABLE` instead.
///
/// # Safety
/// `each` must call back with live headers of tracked objects, none of which is borrowed mutably.
unsafe fn deduce_unreachable(each: &Walk<'_>) {
    // SAFETY: (all blocks) headers that `each` gives and those that their objects refer to are live. Objects that are
    // written to have one of the two bits, so they are counted objects in writable memory.
    unsafe {
        each(&mut |header| {
            each_edge(header, |target| {
                let count = &raw mut (*target.as_ptr()).count;
                if *count & IN_SET != 0 {
                    *count = (*count).wrapping_sub(bits::ONE);
                }
            });
        });
        let mut frontier = Frontier::new();
        each(&mut |header| {
            let count = &raw mut (*header.as_ptr()).count;
            if *count & IN_SET == bits::COLLECTING && *count >= bits::ONE {
                *count |= bits::REACHABLE;
                frontier.push(header);
                while let Some(reachable) = frontier.pop() {
                    let count = &raw mut (*reachable.as_ptr()).count;
                    if *count & IN_SET != IN_SET {
                        continue;
                    }
                    *count &= !bits::COLLECTING;
                    each_edge(reachable, |target| {
                        let count = &raw mut (*target.as_ptr()).count;
                        if *count & IN_SET == 0 {
                            return;
                        }
                        *count = (*count).wrapping_add(bits::ONE);
                        if *count & IN_SET == bits::COLLECTING {
                            *count |= bits::REACHABLE;
                            frontier.push(target);
                        }
                    });
                }
            }
        });
        each(&mut |header| {
            if (*header.as_ptr()).count & IN_SET == bits::COLLECTING {
                each_edge(header, |target| {
                    let count = &raw mut (*target.as_ptr()).count;
                    if *count & IN_SET != 0 {
                        *count = (*count).wrapping_add(bits::ONE);
                    }
                });
            }
        });
    }
}

/// A collection under way: the unreachable objects have been found, and nothing has been done to them yet.
///
/// The caller goes through the steps in order: [`Collection::clear_weakrefs`] and the callbacks that it has put into
/// the finalization queue; [`Collection::next_finalizer`] until there is none; [`Collection::keep_resurrected`]; and
/// [`Collection::clear`]. Stopping early leaves the objects alone: a later collection finds them again.
pub struct Collection {
    heap: Alloc,
    /// Where [`Collection::next`] stands.
    page: *mut Page,
    granule: usize,
    /// Pages with unreachable objects, linked by `Page::garbage`.
    pages: *mut Page,
    unreachable: usize,
}

impl Alloc {
    /// Begins a collection, which has found nothing yet. `None` if one is under way already.
    pub fn start_collection(self) -> Option<Collection> {
        if self.inner().generations.collecting.replace(true) {
            return None;
        }
        Some(Collection {
            heap: self,
            page: ptr::null_mut(),
            granule: 0,
            pages: ptr::null_mut(),
            unreachable: 0,
        })
    }
}

impl Collection {
    /// Finds the unreachable objects of the generations up to `generation` (0 to 2), and makes what is alive older. To
    /// be called once.
    ///
    /// Nothing may be borrowed from a [`crate::Guarded`] or a `RefCell` that objects hold: a safe point.
    pub fn find_unreachable(&mut self, generation: usize) {
        let generation = generation.min(2);
        let heap = self.heap;
        let inner = heap.inner();
        let generations = &inner.generations;
        if !self.pages.is_null() {
            return;
        }
        if let Some(older) = generations.counts.get(generation + 1) {
            older.set(older.get() + 1);
        }
        for count in &generations.counts[..=generation] {
            count.set(0);
        }
        inner.young.set(0);
        if generation == 2 {
            inner.stranded.set(false);
            inner.starved.set(inner.starved.get().saturating_sub(1));
        }
        let age = (generation as u8 + 2).min(OLDEST + 1);
        // SAFETY: tracked headers are live and complete, their pages are too, and the caller has said that nothing is
        // borrowed.
        unsafe {
            each_tracked(heap, generation, |header| {
                (*header.as_ptr()).count |= bits::COLLECTING;
            });
            deduce_unreachable(&|visit| each_tracked(heap, generation, visit));
            let mut survivors = 0;
            each_tracked(heap, generation, |header| {
                let page = Page::of(header.as_ptr().cast());
                let count = &raw mut (*header.as_ptr()).count;
                if *count & bits::REACHABLE == 0 {
                    self.unreachable += 1;
                    self.keep_page(page);
                    (*page).set_age(header.as_ptr().cast(), age);
                    return;
                }
                survivors += 1;
                *count &= !bits::REACHABLE;
                let flags = type_head(header).flags.get();
                let atomic = flags.has(TypeFlags::UNTRACK) && !flags.has(TypeFlags::HEAP_TYPE) && {
                    let mut atomic = true;
                    each_edge(header, |target| {
                        atomic &= (*Page::of(target.as_ptr().cast())).age(target.as_ptr().cast()) == 0;
                    });
                    atomic
                };
                (*page).set_age(header.as_ptr().cast(), if atomic { 0 } else { age });
            });
            for level in 0..=generation.min(1) {
                // What was young there is older now.
                while let Some(page) = NonNull::new(inner.pages[level].get()) {
                    heap.set_level(page.as_ptr(), age - 1);
                }
            }
            match generation {
                2 => {
                    generations.long_lived.set(survivors);
                    generations.long_lived_pending.set(0);
                }
                1 => {
                    let pending = &generations.long_lived_pending;
                    pending.set(pending.get() + survivors);
                }
                _ => {}
            }
        }
        heap.reset_pressure();
    }

    /// Links a page into the list of those with unreachable objects.
    ///
    /// # Safety
    /// `page` must be live.
    unsafe fn keep_page(&mut self, page: *mut Page) {
        // SAFETY: the caller's promise.
        unsafe {
            if (*page).garbage.get().is_null() {
                (*page)
                    .garbage
                    .set(if self.pages.is_null() { page } else { self.pages });
                self.pages = page;
            }
        }
    }

    /// How many objects are unreachable.
    pub fn unreachable(&self) -> usize {
        self.unreachable
    }

    /// Calls `visit` with each object that is still unreachable. `visit` must not make or free objects.
    fn each(&self, visit: &mut dyn FnMut(NonNull<Header>)) {
        let mut page = self.pages;
        while !page.is_null() {
            // SAFETY: kept pages stay live until the collection ends.
            unsafe {
                let mut from = 0;
                while let Some(at) = (*page).next_tracked(from) {
                    from = at + 1;
                    let header = Page::header_at(page, at);
                    if (*header.as_ptr()).count & bits::COLLECTING != 0 {
                        visit(header);
                    }
                }
                let next = (*page).garbage.get();
                page = if next == page { ptr::null_mut() } else { next };
            }
        }
    }

    /// Begins a new walk with [`Collection::next`].
    pub fn rewind(&mut self) {
        self.page = self.pages;
        self.granule = 0;
    }

    /// The next unreachable object of the walk, owned. Anything may happen between two calls.
    pub fn next_unreachable(&mut self) -> Option<Obj> {
        // SAFETY: what the walk gives is live.
        self.next(|_| true)
            .map(|header| unsafe { ObjRef::from_header(header).own() })
    }

    fn next(&mut self, wanted: impl Fn(NonNull<Header>) -> bool) -> Option<NonNull<Header>> {
        while !self.page.is_null() {
            // SAFETY: kept pages stay live until the collection ends; the bitmap names live headers.
            unsafe {
                while let Some(at) = (*self.page).next_tracked(self.granule) {
                    self.granule = at + 1;
                    let header = Page::header_at(self.page, at);
                    if (*header.as_ptr()).count & bits::COLLECTING != 0 && wanted(header) {
                        return Some(header);
                    }
                }
                let next = (*self.page).garbage.get();
                self.page = if next == self.page { ptr::null_mut() } else { next };
                self.granule = 0;
            }
        }
        None
    }

    /// Clears the weak references to unreachable objects, and those among them. A reference with a callback that is
    /// itself reachable goes to the finalization queue.
    pub fn clear_weakrefs(&mut self) {
        self.rewind();
        while let Some(header) = self.next(|_| true) {
            // SAFETY: what the walk gives is live; clearing references frees nothing.
            unsafe { clear_for_collection(header, self.heap) };
        }
    }

    /// The next unreachable object whose finalizer has not run, owned, and marked as finalized. `also`: whether to ask an
    /// object's finalizer that is marked already.
    pub fn next_finalizer(&mut self, also: impl Fn(ObjRef<'_>) -> bool) -> Option<Obj> {
        let header = self.next(|header| {
            // SAFETY: what the walk gives is live.
            unsafe {
                type_head(header).flags.get().has(TypeFlags::FINALIZE)
                    && ((*header.as_ptr()).count & bits::FINALIZED == 0 || also(ObjRef::from_header(header)))
            }
        })?;
        // SAFETY: as above; a tracked object lies in writable memory.
        unsafe {
            (*header.as_ptr()).count |= bits::FINALIZED;
            Some(ObjRef::from_header(header).own())
        }
    }

    /// Looks again at what is unreachable, after finalizers have run: what can be reached from outside now is kept.
    pub fn keep_resurrected(&mut self) {
        // SAFETY: what the walks give is live, and finalizers have returned, so nothing is borrowed.
        unsafe {
            deduce_unreachable(&|visit| self.each(visit));
        }
        let mut left = 0;
        let mut page = self.pages;
        while !page.is_null() {
            // SAFETY: kept pages stay live until the collection ends; the bitmap names live headers.
            unsafe {
                let mut from = 0;
                while let Some(at) = (*page).next_tracked(from) {
                    from = at + 1;
                    let count = &raw mut (*Page::header_at(page, at).as_ptr()).count;
                    left += usize::from(*count & bits::COLLECTING != 0);
                    *count &= !bits::REACHABLE;
                }
                let next = (*page).garbage.get();
                page = if next == page { ptr::null_mut() } else { next };
            }
        }
        self.unreachable = left;
    }

    /// Breaks the cycles: drops what each unreachable object owns and can give up. Gives back how many there were.
    pub fn clear(mut self) -> usize {
        let count = self.unreachable;
        self.rewind();
        while let Some(header) = self.next(|_| true) {
            // SAFETY: what the walk gives is live, and owned while it is cleared; nothing can reach it, so nothing
            // borrows from it. What dies with it may be what the walk would have given next: its bits go with it.
            unsafe {
                let object = ObjRef::from_header(header).own();
                (*header.as_ptr()).count &= !bits::COLLECTING;
                let head = type_head(header);
                let address = header.as_ptr().cast::<u8>();
                (head.vtable.release)(address.byte_add(size_of::<Header>()));
                if let Some(word) = dict_word(address, head.flags.get()) {
                    (*word.cast::<ObjCell>()).set(None);
                }
                if head.extra.get() != 0 {
                    for word in &*(extra_words(address, head) as *const [ObjCell]) {
                        word.set(None);
                    }
                }
                drop(object);
            }
        }
        count
    }
}

impl Drop for Collection {
    fn drop(&mut self) {
        let mut page = self.pages;
        while !page.is_null() {
            // SAFETY: kept pages are live until they are unlinked here; then the empty ones may go.
            unsafe {
                let mut from = 0;
                while let Some(at) = (*page).next_tracked(from) {
                    from = at + 1;
                    (*Page::header_at(page, at).as_ptr()).count &= !bits::COLLECTING;
                }
                let next = (*page).garbage.replace(ptr::null_mut());
                let last = next == page;
                if (*page).used.get() == 0 {
                    if (*page).class == LARGE {
                        Alloc::free_large(page);
                    } else {
                        Alloc::page_changed(page);
                    }
                }
                page = if last { ptr::null_mut() } else { next };
            }
        }
        self.heap.inner().generations.collecting.set(false);
        if cfg!(target_os = "none") {
            self.heap.trim();
        }
        self.heap.reset_pressure();
    }
}

/// Whether an object is a weak reference that the collection under way has found unreachable.
pub(crate) fn is_unreachable(weak: &Weak) -> bool {
    // SAFETY: a listed weak reference lies in its object, right behind the header.
    unsafe { (*weak.header()).count & bits::COLLECTING != 0 }
}
