//! One interpreter's memory: size classes over pages, raw buffers, limits.

use alloc::alloc::{alloc, dealloc, realloc};
use alloc::boxed::Box;
use core::alloc::Layout;
use core::cell::Cell;
use core::fmt;
use core::marker::PhantomData;
use core::ptr::{self, NonNull};
#[cfg(miri)]
use core::sync::atomic::{AtomicPtr, Ordering};

use crate::generations::Generations;
use crate::header::{Header, Live, Object, TypeFlags, TypeHead, Vtable, bits};
use crate::obj::{Obj, ObjRef};
use crate::page::{
    CLASSES, FIRST_CELL, FreeCell, LARGE, MAX_SMALL, OLDEST, PAGE_SIZE, Page, SPARES, class_of, size_of_class,
};
use crate::reference::{Payload, Ref, Trailing, TrailingOffset, VarPayload};
use crate::supply::Supply;

/// Memory is used up, or a limit is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AllocError;

impl fmt::Display for AllocError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("out of memory")
    }
}

/// Bytes of a platform's supply that objects do not take before memory was refused: the handler of the `MemoryError` can have
/// them, until a collection has come after it.
const FOR_HANDLER: usize = 4 * 1024;

/// The right to look into [`crate::Guarded`] values: one a thread state, valid while that thread holds the GIL.
pub struct Token(PhantomData<*mut ()>);

impl Token {
    /// A thread's token.
    ///
    /// # Safety
    /// Of all tokens of one heap, only one may be used at a time: the thread that holds it holds the GIL, and gives it
    /// up only while nothing is borrowed from a `Guarded`.
    pub unsafe fn new() -> Token {
        Token(PhantomData)
    }
}

/// A heap's state. It is never freed, only emptied, so that an [`Alloc`] cannot dangle.
pub(crate) struct HeapInner {
    /// The heap made before this one: Miri takes memory that nothing leads to for leaked.
    #[cfg(miri)]
    older: Cell<*mut HeapInner>,
    /// For each class, pages with free cells; the first one is allocated from.
    classes: [Cell<*mut Page>; CLASSES],
    /// All pages, by the youngest generation that they may hold.
    pub pages: [Cell<*mut Page>; 3],
    /// Pages without a cell in use, kept for reuse.
    spare: Cell<*mut Page>,
    spares: Cell<u32>,
    /// Bytes taken from the platform.
    taken: Cell<usize>,
    peak: Cell<usize>,
    limit: Cell<usize>,
    /// `taken` beyond which a full collection is due.
    pressure: Cell<usize>,
    /// Large buffers: the first of a doubly linked list.
    buffers: Cell<*mut BufferPrefix>,
    supply: Cell<Option<fn() -> usize>>,
    /// Where pages come from.
    supplied: Supply,
    /// Objects tracked since the last collection of the youngest generation, less those freed.
    pub young: Cell<isize>,
    /// `young` beyond which a collection is due: `isize::MAX` if there are no automatic ones.
    pub trigger: Cell<isize>,
    /// The collector's settings and figures.
    pub generations: Generations,
    /// Nesting of deallocations, and those put off because it was too deep.
    pub depth: Cell<u32>,
    pub deferred: Cell<*mut Header>,
    /// Objects that wait for their finalizers: the first and the last, linked by [`crate::dealloc`].
    pub finalize: Cell<Option<Box<crate::dealloc::Queue>>>,
    /// Weak references whose callbacks are due, but for which the queue had no room: linked, each with a reference.
    pub overflow: Cell<*const crate::weak::Weak>,
    /// Objects without references wait for their finalizers outside the queue, which had no room: a full collection
    /// finds them.
    pub stranded: Cell<bool>,
    /// How many full collections are still due because memory was refused.
    pub starved: Cell<u8>,
    /// Something waits in the finalization queue, or a collection is due.
    pub pending: Cell<bool>,
    /// `pending` shall stay set: whoever looks at it is wanted at every safe point.
    pub attended: Cell<bool>,
    #[cfg(feature = "fail-nth")]
    countdown: Cell<u64>,
    /// References dropped since the object that is being freed began to be.
    #[cfg(feature = "verify")]
    pub dropped: Cell<crate::verify::Sum>,
}

/// A page that never has a free cell: what a class starts with, so that the fast path needs no null test.
struct NoPage(Page);

// SAFETY: it is never written: its free list is empty, so allocation goes to the slow path, which replaces it.
unsafe impl Sync for NoPage {}

impl HeapInner {
    fn no_page() -> *mut Page {
        static NO_PAGE: NoPage = NoPage(Page::new(ptr::null(), LARGE, 0));
        ptr::from_ref(&NO_PAGE.0).cast_mut()
    }
}

/// An interpreter's memory. Dropping it returns the pages that hold nothing; [`Heap::free`] returns all.
pub struct Heap {
    inner: NonNull<HeapInner>,
}

/// The handle that allocates. `Copy`, and independent of any borrow of the thread state.
#[derive(Clone, Copy)]
pub struct Alloc(NonNull<HeapInner>);

impl Heap {
    /// An empty heap without a limit.
    pub fn new() -> Heap {
        #[cfg(miri)]
        static NEWEST: AtomicPtr<HeapInner> = AtomicPtr::new(ptr::null_mut());
        let inner = Box::new(HeapInner {
            #[cfg(miri)]
            older: Cell::new(ptr::null_mut()),
            classes: [const { Cell::new(ptr::null_mut()) }; CLASSES],
            pages: [const { Cell::new(ptr::null_mut()) }; 3],
            spare: Cell::new(ptr::null_mut()),
            spares: Cell::new(0),
            taken: Cell::new(0),
            peak: Cell::new(0),
            limit: Cell::new(usize::MAX),
            pressure: Cell::new(usize::MAX),
            buffers: Cell::new(ptr::null_mut()),
            supply: Cell::new(None),
            supplied: Supply::default(),
            young: Cell::new(0),
            trigger: Cell::new(isize::MAX),
            generations: Generations::new(),
            depth: Cell::new(0),
            deferred: Cell::new(ptr::null_mut()),
            finalize: Cell::new(None),
            overflow: Cell::new(ptr::null()),
            stranded: Cell::new(false),
            starved: Cell::new(0),
            pending: Cell::new(false),
            attended: Cell::new(false),
            #[cfg(feature = "fail-nth")]
            countdown: Cell::new(u64::MAX),
            #[cfg(feature = "verify")]
            dropped: Cell::default(),
        });
        for class in &inner.classes {
            class.set(HeapInner::no_page());
        }
        let heap = Heap {
            inner: NonNull::from(Box::leak(inner)),
        };
        #[cfg(miri)]
        heap.alloc()
            .inner()
            .older
            .set(NEWEST.swap(heap.inner.as_ptr(), Ordering::Relaxed));
        heap.alloc().set_automatic_collection(true);
        heap
    }

    /// The handle that allocates from this heap.
    #[inline(always)]
    pub fn alloc(&self) -> Alloc {
        Alloc(self.inner)
    }
}

impl Heap {
    /// Returns every page and buffer to the platform, without looking at the objects in them.
    ///
    /// # Safety
    /// No reference to an object of this heap may be used or dropped afterwards.
    pub unsafe fn free(self) {
        let heap = self.alloc();
        let inner = heap.inner();
        drop(inner.finalize.take());
        for level in &inner.pages {
            while let Some(page) = NonNull::new(level.get()) {
                let page = page.as_ptr();
                // SAFETY: listed pages are live; the caller has given up what is in them.
                unsafe {
                    heap.unlink(page);
                    let (bytes, large) = ((*page).bytes, (*page).class == LARGE);
                    heap.give_back(bytes);
                    if large {
                        dealloc(page.cast(), Alloc::page_layout(bytes));
                    } else {
                        inner.supplied.give_back(page.cast());
                    }
                }
            }
        }
        while let Some(prefix) = NonNull::new(inner.buffers.get()) {
            // SAFETY: listed buffers are live; the caller has given them up.
            unsafe {
                let bytes = prefix.as_ref().bytes;
                heap.unlink_buffer(prefix.as_ptr());
                heap.give_back(bytes);
                dealloc(prefix.as_ptr().cast(), buffer_layout(bytes));
            }
        }
        for class in &inner.classes {
            class.set(HeapInner::no_page());
        }
    }
}

impl Drop for Heap {
    /// Returns the pages that hold nothing. Those with objects stay, as references to them may: see [`Heap::free`].
    fn drop(&mut self) {
        self.alloc().trim();
    }
}

impl Default for Heap {
    fn default() -> Self {
        Heap::new()
    }
}

impl Alloc {
    /// Returns the pages that hold nothing to the platform: they are kept for the next objects otherwise.
    pub fn trim(self) {
        let inner = self.inner();
        while let Some(spare) = NonNull::new(inner.spare.get()) {
            // SAFETY: spare pages are live, and in no other list.
            unsafe {
                inner.spare.set(spare.as_ref().next_free.get());
                self.give_back(PAGE_SIZE);
                inner.supplied.give_back(spare.as_ptr().cast());
            }
        }
        inner.spares.set(0);
        for class in &inner.classes {
            let mut link = class;
            while link.get() != HeapInner::no_page() {
                let page = link.get();
                // SAFETY: listed pages are live; one without cells in use is in this list and that of its level only.
                unsafe {
                    if (*page).used.get() == 0 && (*page).garbage.get().is_null() {
                        link.set((*page).next_free.get());
                        self.unlink(page);
                        self.give_back(PAGE_SIZE);
                        inner.supplied.give_back(page.cast());
                    } else {
                        link = &(*page).next_free;
                    }
                }
            }
        }
    }

    #[inline(always)]
    pub(crate) fn inner<'a>(self) -> &'a HeapInner {
        // SAFETY: a heap's state is never freed.
        unsafe { self.0.as_ref() }
    }

    pub(crate) fn of_page(page: &Page) -> Alloc {
        // SAFETY: every real page knows its heap; `NO_PAGE` holds no object, so no address leads to it.
        Alloc(unsafe { NonNull::new_unchecked(page.heap.cast_mut()) })
    }

    /// The heap of an object in memory that is not static.
    pub fn of(object: ObjRef<'_>) -> Option<Alloc> {
        if object.is_immortal() {
            return None;
        }
        // SAFETY: a counted object lies in a page.
        Some(unsafe { Alloc::of_page(&*Page::of(object.pointer().as_ptr().cast())) })
    }

    /// Bytes taken from the platform: pages, large objects, buffers, and what was [`charge`](Self::charge)d.
    pub fn used(self) -> usize {
        self.inner().taken.get()
    }

    /// The most that [`Alloc::used`] has been.
    pub fn peak(self) -> usize {
        self.inner().peak.get()
    }

    /// Starts a new measurement of [`Alloc::peak`].
    pub fn reset_peak(self) {
        self.inner().peak.set(self.used());
    }

    /// Refuses to take more than `bytes` from the platform.
    pub fn set_limit(self, bytes: usize) {
        self.inner().limit.set(bytes);
        self.reset_pressure();
    }

    /// A collection has freed what it could: the next one for want of memory is due when half of the rest is taken.
    pub(crate) fn reset_pressure(self) {
        let available = self.available();
        self.inner().pressure.set(if available > isize::MAX as usize / 2 {
            usize::MAX
        } else {
            self.used() + available / 2
        });
    }

    /// Whether so much memory is taken that a full collection should run.
    #[inline]
    pub(crate) fn under_pressure(self) -> bool {
        let inner = self.inner();
        inner.taken.get() > inner.pressure.get()
    }

    /// The limit in bytes.
    pub fn limit(self) -> usize {
        self.inner().limit.get()
    }

    /// Asks `supply` how many bytes may still be taken, whenever some are: for a platform whose memory others use too.
    pub fn set_supply(self, supply: fn() -> usize) {
        self.inner().supply.set(Some(supply));
        self.reset_pressure();
    }

    /// What may still be taken before the limit is reached or the platform has no more to give.
    pub fn available(self) -> usize {
        let left = self.limit().saturating_sub(self.used());
        self.inner()
            .supply
            .get()
            .map_or(left, |supply| supply().min(left))
    }

    /// Whether memory was refused, and there is hardly more than what the handler of the `MemoryError` is to have.
    pub fn is_short(self) -> bool {
        self.inner().starved.get() > 0
            && self
                .inner()
                .supply
                .get()
                .is_some_and(|supply| supply() < 2 * FOR_HANDLER)
    }

    /// Whether finalizers wait or a collection is due. Cheap: one load.
    #[inline(always)]
    pub fn has_pending(self) -> bool {
        self.inner().pending.get()
    }

    /// Keeps [`Alloc::has_pending`] true, whether something waits or not, until it is called with `false`.
    pub fn attend(self, yes: bool) {
        self.inner().attended.set(yes);
        if yes {
            self.inner().pending.set(true);
        }
    }

    /// Makes the `n`th allocation from now on fail, once.
    #[cfg(feature = "fail-nth")]
    pub fn fail_after(self, n: u64) {
        self.inner().countdown.set(n);
    }

    /// How many allocations stand before the failure that [`Alloc::fail_after`] has announced; nothing if it has come.
    #[cfg(feature = "fail-nth")]
    pub fn until_failure(self) -> Option<u64> {
        // The countdown wraps around when it has reached zero.
        Some(self.inner().countdown.get()).filter(|&left| left <= u64::MAX / 2)
    }

    #[cfg(feature = "fail-nth")]
    fn injected_failure(self) -> bool {
        let countdown = &self.inner().countdown;
        let left = countdown.get();
        if left > u64::MAX / 2 {
            return false;
        }
        countdown.set(left.wrapping_sub(1));
        left == 0
    }

    #[cfg(not(feature = "fail-nth"))]
    #[inline(always)]
    fn injected_failure(self) -> bool {
        false
    }

    fn take(self, bytes: usize) -> Result<(), AllocError> {
        let inner = self.inner();
        let taken = inner.taken.get().checked_add(bytes).ok_or(AllocError)?;
        // The first refusal opens what was kept back for the handler.
        let kept = if inner.starved.get() > 0 { 0 } else { FOR_HANDLER };
        let short = |supply: fn() -> usize| bytes > supply().saturating_sub(kept);
        if taken > inner.limit.get() || inner.supply.get().is_some_and(short) {
            // What the traceback of the `MemoryError` holds only goes after its handler.
            inner.starved.set(2);
            inner.pending.set(true);
            return Err(AllocError);
        }
        inner.taken.set(taken);
        if taken > inner.peak.get() {
            inner.peak.set(taken);
        }
        if taken > inner.pressure.get() {
            inner.pending.set(true);
        }
        Ok(())
    }

    fn give_back(self, bytes: usize) {
        let taken = &self.inner().taken;
        taken.set(taken.get() - bytes);
    }

    /// Counts bytes that the caller takes from the platform itself: refuses them where the heap would be refused as many.
    pub fn charge(self, bytes: usize) -> Result<(), AllocError> {
        if self.injected_failure() {
            return Err(AllocError);
        }
        self.take(bytes)
    }

    /// Counts [`charge`](Self::charge)d bytes no more.
    pub fn discharge(self, bytes: usize) {
        self.give_back(bytes);
    }

    /// A cell of at least `size` bytes, aligned to 8.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    #[cfg_attr(target_os = "none", inline(never))]
    pub(crate) fn cell(self, size: usize) -> Result<NonNull<u8>, AllocError> {
        if size > MAX_SMALL {
            return self.large(size);
        }
        if self.injected_failure() {
            return Err(AllocError);
        }
        let class = class_of(size);
        // SAFETY: a class always has a page, real or `NO_PAGE`; a free cell of a real page is ours to hand out.
        unsafe {
            let page = self.inner().classes[class].get();
            let free = (*page).free.get();
            if free.is_null() {
                return self.refill(class);
            }
            (*page).free.set((*free).next);
            (*page).used.set((*page).used.get() + 1);
            Ok(NonNull::new_unchecked(free.cast()))
        }
    }

    #[cold]
    fn refill(self, class: usize) -> Result<NonNull<u8>, AllocError> {
        let inner = self.inner();
        let head = &inner.classes[class];
        let size = size_of_class(class);
        loop {
            let page = head.get();
            if page == HeapInner::no_page() {
                break;
            }
            // SAFETY: listed pages are live.
            let this = unsafe { &*page };
            if let Some(cell) = NonNull::new(this.free.get()) {
                // SAFETY: a free cell of this page.
                this.free.set(unsafe { (*cell.as_ptr()).next });
                this.used.set(this.used.get() + 1);
                return Ok(cell.cast());
            }
            let fresh = this.fresh.get() as usize;
            if fresh + size <= PAGE_SIZE {
                // A few at a time: touching a whole page at once would cost boards RAM traffic for nothing.
                let count = ((PAGE_SIZE - fresh) / size).min(16);
                let mut next = ptr::null_mut();
                for index in (0..count).rev() {
                    let cell = page
                        .cast::<u8>()
                        .wrapping_byte_add(fresh + index * size)
                        .cast::<FreeCell>();
                    // SAFETY: inside the page, beyond what was ever handed out.
                    unsafe { (*cell).next = next };
                    next = cell;
                }
                this.fresh.set((fresh + count * size) as u16);
                this.free.set(next);
                continue;
            }
            head.set(this.next_free.get());
            this.listed.set(false);
        }
        let page = self.new_page(class as u8)?;
        // SAFETY: just made.
        unsafe {
            (*page).next_free.set(head.get());
            (*page).listed.set(true);
        }
        head.set(page);
        self.refill(class)
    }

    fn new_page(self, class: u8) -> Result<*mut Page, AllocError> {
        let inner = self.inner();
        let spare = inner.spare.get();
        let page = if spare.is_null() {
            self.take(PAGE_SIZE)?;
            let block = inner.supplied.take();
            if block.is_null() {
                self.give_back(PAGE_SIZE);
                return Err(AllocError);
            }
            block.cast::<Page>()
        } else {
            // SAFETY: spare pages are live and unused.
            inner.spare.set(unsafe { (*spare).next_free.get() });
            inner.spares.set(inner.spares.get() - 1);
            spare
        };
        // SAFETY: a block of a page's size and alignment that nobody else uses.
        unsafe {
            page.write(Page::new(self.0.as_ptr(), class, PAGE_SIZE));
            self.link(page, OLDEST);
        }
        Ok(page)
    }

    fn page_layout(bytes: usize) -> Layout {
        // SAFETY: the alignment is a power of two, and `take` has checked that the size is sensible.
        unsafe { Layout::from_size_align_unchecked(bytes, PAGE_SIZE) }
    }

    /// # Safety
    /// `page` must be live and in no list of pages.
    unsafe fn link(self, page: *mut Page, level: u8) {
        let first = &self.inner().pages[level as usize % 3];
        // SAFETY: `page` and the first page are live.
        unsafe {
            (*page).level.set(level);
            (*page).previous.set(ptr::null_mut());
            (*page).next.set(first.get());
            if !first.get().is_null() {
                (*first.get()).previous.set(page);
            }
        }
        first.set(page);
    }

    /// # Safety
    /// `page` must be live and in the list of its level.
    unsafe fn unlink(self, page: *mut Page) {
        // SAFETY: neighbours in the list are live pages.
        unsafe {
            let next = (*page).next.get();
            match (*page).previous.get() {
                previous if previous.is_null() => {
                    self.inner().pages[(*page).level.get() as usize % 3].set(next);
                }
                previous => (*previous).next.set(next),
            }
            if !next.is_null() {
                (*next).previous.set((*page).previous.get());
            }
        }
    }

    /// Moves a page to the list of another level.
    ///
    /// # Safety
    /// `page` must be live and in the list of its level.
    #[cold]
    pub(crate) unsafe fn set_level(self, page: *mut Page, level: u8) {
        // SAFETY: the caller's promise.
        unsafe {
            self.unlink(page);
            self.link(page, level);
        }
    }

    #[cold]
    fn large(self, size: usize) -> Result<NonNull<u8>, AllocError> {
        if self.injected_failure() || size > isize::MAX as usize / 2 {
            return Err(AllocError);
        }
        let bytes = FIRST_CELL + size;
        self.take(bytes)?;
        // SAFETY: the size is not zero.
        let page = unsafe { alloc(Self::page_layout(bytes)) }.cast::<Page>();
        if page.is_null() {
            self.give_back(bytes);
            return Err(AllocError);
        }
        // SAFETY: a new block, large enough for the header and the cell.
        unsafe {
            page.write(Page::new(self.0.as_ptr(), LARGE, bytes));
            (*page).used.set(1);
            self.link(page, OLDEST);
            Ok(NonNull::new_unchecked(page.cast::<u8>().byte_add(FIRST_CELL)))
        }
    }

    /// Gives back a cell.
    ///
    /// # Safety
    /// `cell` must come from [`Alloc::cell`] and be used no more.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    #[cfg_attr(target_os = "none", inline(never))]
    pub(crate) unsafe fn free_cell(cell: NonNull<u8>) {
        // SAFETY: the caller's promise: the cell lies in a live page.
        unsafe {
            let page = Page::of(cell.as_ptr());
            if (*page).class == LARGE {
                return Self::free_large(page);
            }
            let free = cell.as_ptr().cast::<FreeCell>();
            #[cfg(feature = "poison")]
            ptr::write_bytes(cell.as_ptr(), 0xdd, size_of_class((*page).class as usize));
            (*free).next = (*page).free.get();
            (*page).free.set(free);
            let used = (*page).used.get() - 1;
            (*page).used.set(used);
            if used == 0 || !(*page).listed.get() {
                Self::page_changed(page);
            }
        }
    }

    /// # Safety
    /// `page` must be a live page of small cells.
    #[cold]
    pub(crate) unsafe fn page_changed(page: *mut Page) {
        // SAFETY: the caller's promise; listed pages are live.
        unsafe {
            let heap = Alloc::of_page(&*page);
            let inner = heap.inner();
            let head = &inner.classes[(*page).class as usize];
            if !(*page).listed.get() {
                (*page).listed.set(true);
                (*page).next_free.set(head.get());
                head.set(page);
            }
            // The page in front stays: the next allocation of its size would only ask for one again. One that a
            // collection under way works on is looked at again at its end.
            if (*page).used.get() == 0 && head.get() != page && (*page).garbage.get().is_null() {
                let mut link = head;
                while link.get() != page {
                    link = &(*link.get()).next_free;
                }
                link.set((*page).next_free.get());
                heap.unlink(page);
                if inner.spares.get() < SPARES {
                    inner.spares.set(inner.spares.get() + 1);
                    (*page).next_free.set(inner.spare.get());
                    inner.spare.set(page);
                } else {
                    heap.give_back(PAGE_SIZE);
                    inner.supplied.give_back(page.cast());
                }
            }
        }
    }

    /// # Safety
    /// `page` must be a live page of one large object, which is gone.
    #[cold]
    pub(crate) unsafe fn free_large(page: *mut Page) {
        // SAFETY: the caller's promise; when it is in no list of a collection, nobody knows the page any more.
        unsafe {
            (*page).used.set(0);
            if !(*page).garbage.get().is_null() {
                return;
            }
            let heap = Alloc::of_page(&*page);
            heap.unlink(page);
            let bytes = (*page).bytes;
            heap.give_back(bytes);
            dealloc(page.cast(), Self::page_layout(bytes));
        }
    }

    /// A raw buffer of `size` bytes, aligned to 8; `size` is not zero.
    pub(crate) fn buffer(self, size: usize) -> Result<NonNull<u8>, AllocError> {
        if size <= MAX_SMALL {
            return self.cell(size);
        }
        if self.injected_failure() || size > isize::MAX as usize / 2 {
            return Err(AllocError);
        }
        let bytes = size + BUFFER_PREFIX;
        self.take(bytes)?;
        // SAFETY: the size is not zero.
        let block = unsafe { alloc(buffer_layout(bytes)) };
        if block.is_null() {
            self.give_back(bytes);
            return Err(AllocError);
        }
        // SAFETY: the block begins with room for the prefix.
        unsafe {
            self.link_buffer(block.cast(), bytes);
            Ok(NonNull::new_unchecked(block.byte_add(BUFFER_PREFIX)))
        }
    }

    /// # Safety
    /// `prefix` must be the start of a new block of `bytes`.
    unsafe fn link_buffer(self, prefix: *mut BufferPrefix, bytes: usize) {
        let first = &self.inner().buffers;
        // SAFETY: the caller's promise; listed buffers are live.
        unsafe {
            prefix.write(BufferPrefix {
                heap: self.0.as_ptr(),
                bytes,
                next: Cell::new(first.get()),
                previous: Cell::new(ptr::null_mut()),
            });
            if !first.get().is_null() {
                (*first.get()).previous.set(prefix);
            }
        }
        first.set(prefix);
    }

    /// # Safety
    /// `prefix` must be the start of a live large buffer.
    unsafe fn unlink_buffer(self, prefix: *mut BufferPrefix) {
        // SAFETY: the caller's promise; listed buffers are live.
        unsafe {
            let next = (*prefix).next.get();
            match (*prefix).previous.get() {
                previous if previous.is_null() => self.inner().buffers.set(next),
                previous => (*previous).next.set(next),
            }
            if !next.is_null() {
                (*next).previous.set((*prefix).previous.get());
            }
        }
    }

    /// Changes a buffer's size, keeping its contents.
    ///
    /// # Safety
    /// `buffer` must be a live buffer of `old` bytes; it must not be used afterwards if this succeeds.
    pub(crate) unsafe fn resize_buffer(
        self,
        buffer: NonNull<u8>,
        old: usize,
        new: usize,
    ) -> Result<NonNull<u8>, AllocError> {
        // SAFETY: the caller's promise; large blocks begin one prefix before the buffer.
        unsafe {
            if old > MAX_SMALL && new > MAX_SMALL {
                if self.injected_failure() || new > isize::MAX as usize / 2 {
                    return Err(AllocError);
                }
                if new > old {
                    self.take(new - old)?;
                }
                let block = buffer.as_ptr().byte_sub(BUFFER_PREFIX);
                self.unlink_buffer(block.cast());
                let moved = realloc(block, buffer_layout(old + BUFFER_PREFIX), new + BUFFER_PREFIX);
                if moved.is_null() {
                    self.link_buffer(block.cast(), old + BUFFER_PREFIX);
                    self.give_back(new.saturating_sub(old));
                    return Err(AllocError);
                }
                self.link_buffer(moved.cast(), new + BUFFER_PREFIX);
                if new < old {
                    self.give_back(old - new);
                }
                return Ok(NonNull::new_unchecked(moved.byte_add(BUFFER_PREFIX)));
            }
            if old <= MAX_SMALL && new <= MAX_SMALL && class_of(old) == class_of(new) {
                return Ok(buffer);
            }
            let moved = self.buffer(new)?;
            ptr::copy_nonoverlapping(buffer.as_ptr(), moved.as_ptr(), old.min(new));
            Self::free_buffer(buffer, old);
            Ok(moved)
        }
    }

    /// Gives back a buffer.
    ///
    /// # Safety
    /// `buffer` must be a live buffer of `size` bytes, and be used no more.
    pub(crate) unsafe fn free_buffer(buffer: NonNull<u8>, size: usize) {
        // SAFETY: the caller's promise; large blocks begin one prefix before the buffer.
        unsafe {
            if size <= MAX_SMALL {
                return Self::free_cell(buffer);
            }
            let block = buffer.as_ptr().byte_sub(BUFFER_PREFIX);
            let prefix = block.cast::<BufferPrefix>();
            let heap = Alloc(NonNull::new_unchecked((*prefix).heap));
            heap.unlink_buffer(prefix);
            heap.give_back(size + BUFFER_PREFIX);
            dealloc(block, buffer_layout(size + BUFFER_PREFIX));
        }
    }

    /// A new object of `ty`, with an empty dict word, weak-reference list and extra words.
    ///
    /// `ty` must be a type whose instances have payload `T`: the type's vtable is checked, a mismatch panics.
    #[inline]
    pub fn instance<T: Payload>(self, ty: ObjRef<'_>, payload: T) -> Result<Ref<T>, AllocError> {
        let object = self.bare(ty, T::VTABLE, size_of::<Object<T>>())?;
        // SAFETY: the cell is large enough for the object, and complete once the payload is written.
        unsafe {
            (&raw mut (*object.cast::<Object<T>>()).payload).write(payload);
            Ok(Ref::from_obj_unchecked(self.complete(object, ty)))
        }
    }

    /// A cell for an object of `ty`, `bytes` with its header, which is written, as are the words before and behind.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    #[cfg_attr(target_os = "none", inline(never))]
    fn bare(self, ty: ObjRef<'_>, vtable: &'static Vtable, bytes: usize) -> Result<*mut Header, AllocError> {
        // SAFETY: a type object begins with its head; that `ty` is one, its vtable shows.
        let head = unsafe { &*ty.payload().cast::<TypeHead<Live>>() };
        assert!(
            ptr::eq(head.vtable, vtable),
            "instance of a type with another layout"
        );
        let prefix = head.flags.get().prefix();
        let extra = head.extra.get() as usize;
        debug_assert!(extra == 0 || vtable.trailing.is_none(), "words behind items");
        // The words follow the payload itself, not the padding behind it: see `extra_words`.
        let sized = (size_of::<Header>() + vtable.size).next_multiple_of(size_of::<usize>());
        let cell = self.cell(prefix + bytes.max(sized + extra * size_of::<usize>()))?;
        // SAFETY: the cell holds the prefix, the object and the extra words.
        unsafe {
            if prefix != 0 {
                ptr::write_bytes(cell.as_ptr(), 0, prefix);
            }
            let header = cell.as_ptr().byte_add(prefix).cast::<Header>();
            header.write(Header {
                count: bits::ONE,
                ty: type_pointer(ty),
            });
            if extra != 0 {
                ptr::write_bytes(header.cast::<u8>().byte_add(sized), 0, extra * size_of::<usize>());
            }
            Ok(header)
        }
    }

    /// A new object of `ty` with `items` behind its payload, which `payload` makes around their place.
    pub fn var_instance<T: VarPayload>(
        self,
        ty: ObjRef<'_>,
        count: usize,
        payload: impl FnOnce(Trailing<T::Item>) -> T,
        mut item: impl FnMut(usize) -> T::Item,
    ) -> Result<Ref<T>, AllocError> {
        // SAFETY: all items are written before the object is complete.
        unsafe {
            let (object, items) = self.var_object(ty, count, payload)?;
            for index in 0..count {
                items.add(index).write(item(index));
            }
            Ok(self.complete_var(object, ty))
        }
    }

    /// As [`Alloc::var_instance`]; the collector learns of the object only if it is to be tracked, with these items.
    pub fn var_instance_tracked_if<T: VarPayload>(
        self,
        ty: ObjRef<'_>,
        count: usize,
        payload: impl FnOnce(Trailing<T::Item>) -> T,
        mut item: impl FnMut(usize) -> T::Item,
        tracked: impl FnOnce(&[T::Item]) -> bool,
    ) -> Result<Ref<T>, AllocError> {
        // SAFETY: all items are written before they are lent and before the object is complete.
        unsafe {
            let (object, items) = self.var_object(ty, count, payload)?;
            for index in 0..count {
                items.add(index).write(item(index));
            }
            let made = if tracked(core::slice::from_raw_parts(items, count)) {
                self.complete(object, ty)
            } else {
                self.complete_untracked(object, ty)
            };
            Ok(Ref::from_obj_unchecked(made))
        }
    }

    /// As [`Alloc::var_instance`], with the items copied from `parts`, one after the other.
    #[inline]
    pub fn var_instance_from<T: VarPayload>(
        self,
        ty: ObjRef<'_>,
        payload: impl FnOnce(Trailing<T::Item>) -> T,
        parts: &[&[T::Item]],
    ) -> Result<Ref<T>, AllocError>
    where
        T::Item: Copy,
    {
        let mut count = 0_usize;
        for part in parts {
            count = count.checked_add(part.len()).ok_or(AllocError)?;
        }
        // SAFETY: the parts are as many items as were asked for, and a new object overlaps none of them.
        unsafe {
            let (object, mut items) = self.var_object(ty, count, payload)?;
            for part in parts {
                ptr::copy_nonoverlapping(part.as_ptr(), items, part.len());
                items = items.add(part.len());
            }
            Ok(self.complete_var(object, ty))
        }
    }

    /// As [`Alloc::var_instance_from`], with the parts given one by one. Beyond `count` items nothing is taken; if they
    /// are fewer, zero bytes follow.
    #[inline]
    pub fn var_instance_joined<'a, T: VarPayload<Item = u8>>(
        self,
        ty: ObjRef<'_>,
        count: usize,
        payload: impl FnOnce(Trailing<u8>) -> T,
        parts: impl Iterator<Item = &'a [u8]>,
    ) -> Result<Ref<T>, AllocError> {
        // SAFETY: exactly `count` bytes are written, and a new object overlaps none of the parts.
        unsafe {
            let (object, mut items) = self.var_object(ty, count, payload)?;
            let mut left = count;
            for part in parts {
                let len = part.len().min(left);
                ptr::copy_nonoverlapping(part.as_ptr(), items, len);
                items = items.add(len);
                left -= len;
            }
            ptr::write_bytes(items, 0, left);
            Ok(self.complete_var(object, ty))
        }
    }

    /// As [`Alloc::var_instance`], with bytes that are zero before `fill` writes them.
    #[inline]
    pub fn var_instance_filled<T: VarPayload<Item = u8>>(
        self,
        ty: ObjRef<'_>,
        count: usize,
        payload: impl FnOnce(Trailing<u8>) -> T,
        fill: impl FnOnce(&mut [u8]),
    ) -> Result<Ref<T>, AllocError> {
        // SAFETY: the bytes are initialized before they are lent, and nothing else knows the object yet.
        unsafe {
            let (object, items) = self.var_object(ty, count, payload)?;
            ptr::write_bytes(items, 0, count);
            fill(core::slice::from_raw_parts_mut(items, count));
            Ok(self.complete_var(object, ty))
        }
    }

    /// Lengthens an object by bytes behind its items, where it lies or in a larger block, which is made with room for
    /// more. Gives the object back unchanged where neither is possible.
    ///
    /// # Safety
    /// `object` must have one reference, a payload `T` of a type without extra words, and no weak references; nothing
    /// may borrow from it.
    pub(crate) unsafe fn extend_bytes<T: VarPayload<Item = u8>>(
        object: NonNull<Header>,
        more: &[u8],
    ) -> Result<NonNull<Header>, AllocError> {
        // SAFETY: the caller's promise; the cell lies in a live page, and begins with the object (no prefix).
        unsafe {
            let page = Page::of(object.as_ptr().cast());
            let whole = object.as_ptr().cast::<Object<T>>();
            let payload = &(*whole).payload;
            let start = size_of::<Header>() + payload.trailing_offset();
            let old = payload.trailing().len();
            let len = old.checked_add(more.len()).ok_or(AllocError)?;
            let needed = start.checked_add(len).ok_or(AllocError)?;
            let large = (*page).class == LARGE;
            let room = if large {
                (*page).bytes - FIRST_CELL
            } else {
                size_of_class((*page).class as usize)
            };
            let mut object = object;
            if needed > room {
                if !large {
                    return Err(AllocError);
                }
                let heap = Alloc::of_page(&*page);
                let block = heap.large(needed.checked_add(needed / 8).ok_or(AllocError)?)?;
                ptr::copy_nonoverlapping(object.as_ptr().cast::<u8>(), block.as_ptr(), start + old);
                Alloc::free_large(page);
                object = block.cast();
            }
            let items = object.as_ptr().cast::<u8>().byte_add(start);
            ptr::copy_nonoverlapping(more.as_ptr(), items.byte_add(old), more.len());
            let count = items.byte_sub(size_of::<usize>()).cast::<usize>();
            count.write(len);
            Ok(object)
        }
    }

    /// An object of `ty` with room for `count` items behind its payload, and its extra words empty; and where the items
    /// begin.
    ///
    /// # Safety
    /// The caller writes all items and then completes the object.
    #[inline]
    unsafe fn var_object<T: VarPayload>(
        self,
        ty: ObjRef<'_>,
        count: usize,
        payload: impl FnOnce(Trailing<T::Item>) -> T,
    ) -> Result<(*mut Header, *mut T::Item), AllocError> {
        // SAFETY: a type object begins with its head; that `ty` is one, its vtable shows.
        let head = unsafe { &*ty.payload().cast::<TypeHead<Live>>() };
        assert!(
            ptr::eq(head.vtable, T::VTABLE),
            "instance of a type with another layout"
        );
        let prefix = head.flags.get().prefix();
        let extra = head.extra.get() as usize;
        let payload = payload(Trailing::new(count));
        let start = size_of::<Header>() + payload.trailing_offset();
        let bytes = size_of::<T::Item>()
            .checked_mul(count)
            .and_then(|bytes| bytes.checked_add(start + 64));
        let sized = bytes.map(|bytes| (bytes - 64).max(size_of::<Object<T>>()));
        let extra_start = sized.map(|sized| {
            if extra == 0 {
                sized
            } else {
                sized.next_multiple_of(size_of::<usize>())
            }
        });
        let whole = extra_start.and_then(|start| start.checked_add(prefix + extra * size_of::<usize>()));
        let cell = match whole {
            Some(whole) => self.cell(whole),
            None => Err(AllocError),
        };
        let (Ok(cell), Some(extra_start)) = (cell, extra_start) else {
            // The items do not exist: the payload must not drop them.
            core::mem::forget(payload);
            return Err(AllocError);
        };
        // SAFETY: the cell holds the prefix, the object, `count` items behind it, and the extra words.
        unsafe {
            if prefix != 0 {
                ptr::write_bytes(cell.as_ptr(), 0, prefix);
            }
            let object = cell.as_ptr().byte_add(prefix).cast::<Object<T>>();
            object.write(Object {
                header: Header {
                    count: bits::ONE,
                    ty: type_pointer(ty),
                },
                payload,
            });
            if extra != 0 {
                ptr::write_bytes(
                    object.cast::<u8>().byte_add(extra_start),
                    0,
                    extra * size_of::<usize>(),
                );
            }
            Ok((
                object.cast(),
                object.cast::<u8>().byte_add(start).cast::<T::Item>(),
            ))
        }
    }

    /// # Safety
    /// `header` must come from [`Alloc::var_object`] with this type, and its items be written.
    #[inline(always)]
    unsafe fn complete_var<T: Payload>(self, header: *mut Header, ty: ObjRef<'_>) -> Ref<T> {
        // SAFETY: the caller's promise; `var_object` has compared the layouts.
        unsafe { Ref::from_obj_unchecked(self.complete(header, ty)) }
    }

    /// # Safety
    /// `header` must be a complete new object of `ty`.
    #[cfg_attr(not(target_os = "none"), inline(always))]
    #[cfg_attr(target_os = "none", inline(never))]
    unsafe fn complete(self, header: *mut Header, ty: ObjRef<'_>) -> Obj {
        // SAFETY: a type object begins with its head.
        let flags = unsafe { &*ty.payload().cast::<TypeHead<Live>>() }.flags.get();
        if flags.has(TypeFlags::GC) {
            self.track(header);
        }
        // SAFETY: the caller's promise.
        unsafe { self.complete_untracked(header, ty) }
    }

    /// # Safety
    /// As [`Alloc::complete`].
    #[inline(always)]
    unsafe fn complete_untracked(self, header: *mut Header, ty: ObjRef<'_>) -> Obj {
        // SAFETY: a type object begins with its head.
        let flags = unsafe { &*ty.payload().cast::<TypeHead<Live>>() }.flags.get();
        if flags.has(TypeFlags::HEAP_TYPE) {
            core::mem::forget(ty.own());
        }
        // SAFETY: the object is new: its one count becomes the reference's.
        unsafe { Obj::from_raw(NonNull::new_unchecked(header)) }
    }

    #[inline(always)]
    fn track(self, header: *mut Header) {
        let inner = self.inner();
        // SAFETY: the object is live, so its page is.
        unsafe {
            let page = Page::of(header.cast());
            (*page).set_age(header.cast(), 1);
            if (*page).level.get() != 0 {
                self.set_level(page, 0);
            }
        }
        let young = inner.young.get() + 1;
        inner.young.set(young);
        if young > inner.trigger.get() {
            inner.pending.set(true);
        }
    }
}

/// What stands before a large buffer, which lies in no page.
#[repr(C)]
struct BufferPrefix {
    heap: *mut HeapInner,
    /// Bytes of the block, this prefix included.
    bytes: usize,
    next: Cell<*mut BufferPrefix>,
    previous: Cell<*mut BufferPrefix>,
}

const BUFFER_PREFIX: usize = size_of::<BufferPrefix>().next_multiple_of(16);

fn buffer_layout(bytes: usize) -> Layout {
    // SAFETY: 16 is a power of two, and sizes are below half the address space.
    unsafe { Layout::from_size_align_unchecked(bytes, 16) }
}

#[inline(always)]
fn type_pointer(ty: ObjRef<'_>) -> *const Object<TypeHead<Live>> {
    ty.pointer().as_ptr().cast_const().cast()
}
