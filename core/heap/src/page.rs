//! Pages: aligned blocks that hold cells of one size, and the bits that the collector keeps about them.

use core::cell::Cell;
use core::ptr;

use crate::heap::HeapInner;

/// Bytes of a page, and its alignment: an object's address masked by it is its page. On boards, where each cell size begins a page
/// of its own, half of one is unused on average.
pub const PAGE_SIZE: usize = if cfg!(target_os = "none") { 512 } else { 16 * 1024 };

/// How many empty pages are kept for reuse.
pub(crate) const SPARES: u32 = if cfg!(target_os = "none") { 1 } else { 8 };

/// Cell sizes are multiples of this, and headers lie at multiples of it.
pub(crate) const GRANULE: usize = 2 * size_of::<usize>();
const GRANULES: usize = PAGE_SIZE / GRANULE;

/// Cell sizes, in bytes: linear up to 16 granules, then what divides a page well.
const SIZES: &[usize] = if PAGE_SIZE == 512 {
    &[8, 16, 24, 32, 40, 48, 56, 64, 72, 88, 112, 144, 224]
} else if GRANULE == 8 {
    &[
        8, 16, 24, 32, 40, 48, 56, 64, 72, 80, 88, 96, 104, 112, 120, 128, 160, 192, 224, 256, 320, 384, 448,
        512, 640, 768, 896, 1024, 1312, 1584, 1960, 2600, 3896,
    ]
} else {
    &[
        16, 32, 48, 64, 80, 96, 112, 128, 144, 160, 176, 192, 208, 224, 240, 256, 320, 384, 448, 512, 640,
        768, 896, 1024, 1312, 1584, 1984, 2640, 3968,
    ]
};

/// How many cell sizes there are.
pub(crate) const CLASSES: usize = SIZES.len();
/// The largest size that lives in a shared page.
pub(crate) const MAX_SMALL: usize = SIZES[CLASSES - 1];
/// The list of pages that hold old objects only, and those that the collector does not track.
pub(crate) const OLDEST: u8 = 2;
/// The class of a page that holds one large object.
pub(crate) const LARGE: u8 = u8::MAX;

const CLASS_OF: [u8; MAX_SMALL / GRANULE + 1] = {
    let mut table = [0; MAX_SMALL / GRANULE + 1];
    let mut granules = 0;
    let mut class = 0;
    while granules < table.len() {
        if granules * GRANULE > SIZES[class] {
            class += 1;
        }
        table[granules] = class as u8;
        granules += 1;
    }
    table
};

/// The class of cells that hold `size` bytes, `size` being at most [`MAX_SMALL`].
#[inline(always)]
pub(crate) const fn class_of(size: usize) -> usize {
    CLASS_OF[size.div_ceil(GRANULE)] as usize
}

/// The bytes of a cell of `class`.
#[inline(always)]
pub(crate) const fn size_of_class(class: usize) -> usize {
    SIZES[class]
}

/// A cell that is not in use: the next such cell of its page.
#[repr(C)]
pub(crate) struct FreeCell {
    pub next: *mut FreeCell,
}

/// What stands at the start of every page.
#[repr(C, align(16))]
pub(crate) struct Page {
    /// Cells ready to be handed out.
    pub free: Cell<*mut FreeCell>,
    /// Cells in use.
    pub used: Cell<u16>,
    /// Offset of the first cell that was never handed out.
    pub fresh: Cell<u16>,
    /// The heap that this page belongs to.
    pub heap: *const HeapInner,
    /// Index of the cells' size, or [`LARGE`].
    pub class: u8,
    /// Whether the page is in its class's list of pages with free cells.
    pub listed: Cell<bool>,
    /// The youngest generation that may have objects here, so that a young collection leaves old pages alone.
    pub level: Cell<u8>,
    /// Some object here was set aside by `gc.freeze()`.
    any_frozen: Cell<bool>,
    /// Bytes of the whole block, this header included.
    pub bytes: usize,
    /// The next page with free cells of this class.
    pub next_free: Cell<*mut Page>,
    /// Every page is in one of three doubly linked lists (`level` says which), which the collector walks.
    pub next: Cell<*mut Page>,
    /// The one before.
    pub previous: Cell<*mut Page>,
    /// A link for the collector's frontier of pages still to be scanned: null if not in it, itself if the last.
    pub frontier: Cell<*mut Page>,
    /// A link for the list of pages with unreachable objects, as `frontier`. A page in it is not given back.
    pub garbage: Cell<*mut Page>,
    /// Two bits a granule: 0 not tracked (or no header here), 1–3 the generation, young to old.
    ages: [Cell<u32>; GRANULES / 16],
    /// One bit a granule: `gc.freeze()` set it aside.
    frozen: [Cell<u32>; GRANULES / 32],
}

/// Offset of the first cell.
pub(crate) const FIRST_CELL: usize = size_of::<Page>().next_multiple_of(GRANULE);

const _: () = assert!(FIRST_CELL + 2 * MAX_SMALL <= PAGE_SIZE);

impl Page {
    /// A page header, for a block of `bytes`.
    pub const fn new(heap: *const HeapInner, class: u8, bytes: usize) -> Page {
        Page {
            free: Cell::new(ptr::null_mut()),
            used: Cell::new(0),
            fresh: Cell::new(FIRST_CELL as u16),
            heap,
            class,
            listed: Cell::new(false),
            bytes,
            next_free: Cell::new(ptr::null_mut()),
            next: Cell::new(ptr::null_mut()),
            previous: Cell::new(ptr::null_mut()),
            level: Cell::new(OLDEST),
            any_frozen: Cell::new(false),
            frontier: Cell::new(ptr::null_mut()),
            garbage: Cell::new(ptr::null_mut()),
            ages: [const { Cell::new(0) }; GRANULES / 16],
            frozen: [const { Cell::new(0) }; GRANULES / 32],
        }
    }

    /// The page of a cell or header address.
    #[inline(always)]
    pub fn of(address: *mut u8) -> *mut Page {
        address.map_addr(|bits| bits & !(PAGE_SIZE - 1)).cast()
    }

    #[inline(always)]
    fn granule(address: *mut u8) -> usize {
        (address.addr() & (PAGE_SIZE - 1)) / GRANULE
    }

    /// The generation bits of the header at `address`.
    #[inline(always)]
    pub fn age(&self, address: *mut u8) -> u8 {
        let granule = Self::granule(address);
        (self.ages[granule / 16].get() >> (granule % 16 * 2) & 3) as u8
    }

    /// Sets the generation bits of the header at `address`; with 0 it is frozen no more.
    #[inline(always)]
    pub fn set_age(&self, address: *mut u8, age: u8) {
        let granule = Self::granule(address);
        let cell = &self.ages[granule / 16];
        let shift = granule % 16 * 2;
        cell.set(cell.get() & !(3 << shift) | u32::from(age) << shift);
        if age == 0 && self.any_frozen.get() {
            self.set_frozen(address, false);
        }
    }

    /// Whether the header at `address` was set aside by `gc.freeze()`.
    #[inline]
    pub fn is_frozen(&self, address: *mut u8) -> bool {
        let granule = Self::granule(address);
        self.any_frozen.get() && self.frozen[granule / 32].get() >> (granule % 32) & 1 == 1
    }

    /// Sets or clears the frozen bit of the header at `address`.
    pub fn set_frozen(&self, address: *mut u8, frozen: bool) {
        let granule = Self::granule(address);
        let cell = &self.frozen[granule / 32];
        let bit = 1 << (granule % 32);
        if frozen {
            self.any_frozen.set(true);
            cell.set(cell.get() | bit);
        } else {
            cell.set(cell.get() & !bit);
        }
    }

    /// The position, in granules, of the first tracked header at or behind position `from`.
    pub fn next_tracked(&self, from: usize) -> Option<usize> {
        let mut skip = from % 16 * 2;
        for (index, cell) in self.ages.iter().enumerate().skip(from / 16) {
            let word = cell.get();
            let set = (word | word >> 1) & 0x5555_5555 & (u32::MAX << skip);
            if set != 0 {
                return Some(index * 16 + set.trailing_zeros() as usize / 2);
            }
            skip = 0;
        }
        None
    }
}
