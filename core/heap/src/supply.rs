//! Where pages come from. A host gives them several at a time: an allocation of their alignment leaves a gap in front of
//! it, which for single pages is as large as they are. A board gives them one by one.

#[cfg(target_os = "none")]
pub(crate) use one_by_one::Supply;
#[cfg(not(target_os = "none"))]
pub(crate) use several::Supply;

use alloc::alloc::{alloc, dealloc};
use core::alloc::Layout;

use crate::page::PAGE_SIZE;

#[cfg(target_os = "none")]
mod one_by_one {
    use super::*;

    const LAYOUT: Layout = match Layout::from_size_align(PAGE_SIZE, PAGE_SIZE) {
        Ok(layout) => layout,
        Err(_) => panic!("a page is aligned to its size"),
    };

    /// A heap's supply of pages.
    #[derive(Default)]
    pub(crate) struct Supply;

    impl Supply {
        /// A page, uninitialized; null if there is no memory.
        pub fn take(&self) -> *mut u8 {
            // SAFETY: the size is not zero.
            unsafe { alloc(LAYOUT) }
        }

        /// Gives a page back.
        ///
        /// # Safety
        /// It must come from this supply, and be used no more.
        pub unsafe fn give_back(&self, page: *mut u8) {
            // SAFETY: the caller's promise.
            unsafe { dealloc(page, LAYOUT) }
        }
    }
}

#[cfg(not(target_os = "none"))]
mod several {
    use alloc::vec::Vec;
    use core::cell::{Cell, RefCell};

    use super::*;

    /// Pages that are allocated together.
    const TOGETHER: usize = 16;

    const LAYOUT: Layout = match Layout::from_size_align(TOGETHER * PAGE_SIZE, PAGE_SIZE) {
        Ok(layout) => layout,
        Err(_) => panic!("a page is aligned to its size"),
    };

    /// A page for each bit: set where it is free.
    const ALL_FREE: u16 = u16::MAX;

    struct Block {
        start: *mut u8,
        free: u16,
    }

    /// A heap's supply of pages.
    #[derive(Default)]
    pub(crate) struct Supply {
        /// In the order of their addresses.
        blocks: RefCell<Vec<Block>>,
        /// The block that was taken from last.
        last: Cell<usize>,
    }

    impl Supply {
        /// A page, uninitialized; null if there is no memory.
        pub fn take(&self) -> *mut u8 {
            let mut blocks = self.blocks.borrow_mut();
            let has_free = |block: &Block| block.free != 0;
            let at = match blocks.get(self.last.get()).filter(|block| has_free(block)) {
                Some(_) => self.last.get(),
                None => match blocks.iter().rposition(has_free) {
                    Some(at) => at,
                    None => {
                        if blocks.try_reserve(1).is_err() {
                            return core::ptr::null_mut();
                        }
                        // SAFETY: the size is not zero.
                        let start = unsafe { alloc(LAYOUT) };
                        if start.is_null() {
                            return start;
                        }
                        let at = blocks.partition_point(|block| block.start < start);
                        let free = ALL_FREE;
                        blocks.insert(at, Block { start, free });
                        at
                    }
                },
            };
            self.last.set(at);
            let block = &mut blocks[at];
            let page = block.free.trailing_zeros() as usize;
            block.free &= block.free - 1;
            block.start.wrapping_add(page * PAGE_SIZE)
        }

        /// Gives a page back.
        ///
        /// # Safety
        /// It must come from this supply, and be used no more.
        pub unsafe fn give_back(&self, page: *mut u8) {
            let mut blocks = self.blocks.borrow_mut();
            let behind = blocks.partition_point(|block| block.start <= page);
            let Some(at) = behind.checked_sub(1) else {
                return;
            };
            let block = &mut blocks[at];
            block.free |= 1 << ((page.addr() - block.start.addr()) / PAGE_SIZE);
            if block.free == ALL_FREE {
                let block = blocks.remove(at);
                // SAFETY: it was allocated with this layout, and all its pages have been given back.
                unsafe { dealloc(block.start, LAYOUT) }
            }
        }
    }
}
