//! The allocator of a board: one stretch of RAM, divided by two-level segregated fit, with nothing stored beside blocks in use.
//!
//! Whoever frees a block says how large it is, so blocks carry no header, and pages aligned to their own size lie side by
//! side. A bit for each unit marks the first and the last unit of each free block: that is what merging needs to know.
//! Free blocks hold their size at both ends and are linked by size. Aligned blocks are taken from the upper end of a free one and others
//! from the lower, so pages and buffers keep apart. A block that grows moves down into a free one before it, if that and what is
//! free behind it are enough: arrays that grow in turns would leave holes behind that neither fits into.
#![allow(unsafe_code)]

use core::alloc::{GlobalAlloc, Layout};
use core::cell::{Cell, UnsafeCell};
use core::ptr;

/// What sizes are rounded up to: what the most demanding type of the interpreter is aligned to on 32-bit machines, and room for
/// the size of a free block at both of its ends.
const UNIT: usize = 2 * size_of::<usize>();
/// The smallest block that is kept in a bin: what a [`Free`] and the size at the end take. A smaller free block waits until a
/// neighbour is freed.
const LEAST: usize = 2;
/// Each power of two is divided in this many bins, as a power of two.
const STEPS: u32 = 2;
const BINS: usize = ((usize::BITS - UNIT.ilog2()) as usize) << STEPS;
/// How many blocks of a bin are looked at when not each of them is sure to fit.
const TRIES: usize = 24;

/// What stands at the start of a free block; its last word holds `units` too.
#[repr(C)]
struct Free {
    units: usize,
    next: *mut Free,
    previous: *mut Free,
}

struct State {
    /// Bits for the units, at the start of the memory.
    edges: *mut u8,
    /// The first unit, and how many there are.
    base: *mut u8,
    units: usize,
    used: usize,
    peak: usize,
    bins: [*mut Free; BINS],
    filled: [u32; BINS.div_ceil(32)],
}

/// The global allocator of a board.
pub struct Arena {
    state: UnsafeCell<State>,
    region: Cell<(usize, usize)>,
}

// SAFETY: every access is inside a critical section, and boards have one core.
unsafe impl Sync for Arena {}

/// All memory that the interpreter has.
#[cfg_attr(target_os = "none", global_allocator)]
pub static ARENA: Arena = Arena::new();

impl Arena {
    /// An arena without memory.
    pub const fn new() -> Arena {
        Arena {
            state: UnsafeCell::new(State::new()),
            region: Cell::new((0, 0)),
        }
    }

    fn with<R>(&self, then: impl FnOnce(&mut State) -> R) -> R {
        // SAFETY: in a critical section nobody else looks, and `then` is this module's own and does not nest.
        critical_section::with(|_| then(unsafe { &mut *self.state.get() }))
    }

    /// Gives the arena the memory from `start` to `end` for ever. What was in it is forgotten.
    ///
    /// # Safety
    /// The memory must be there, and nobody else's; blocks handed out before must not be used any more.
    pub unsafe fn give(&self, start: usize, end: usize) {
        self.with(|state| {
            self.region.set((start, end));
            // SAFETY: the caller's promise.
            unsafe { state.reset(start, end) };
        });
    }

    /// Forgets every block: all memory is free again.
    ///
    /// # Safety
    /// No block may be used any more.
    pub unsafe fn reset(&self) {
        let (start, end) = self.region.get();
        // SAFETY: the memory was given; the rest is the caller's promise.
        self.with(|state| unsafe { state.reset(start, end) });
    }

    /// Bytes that are free, in one piece or not.
    pub fn free(&self) -> usize {
        self.with(|state| (state.units - state.used) * UNIT)
    }

    /// Bytes in use.
    pub fn used(&self) -> usize {
        self.with(|state| state.used * UNIT)
    }

    /// The most bytes that were in use since the last call.
    pub fn take_peak(&self) -> usize {
        self.with(|state| core::mem::replace(&mut state.peak, state.used) * UNIT)
    }
}

impl Default for Arena {
    fn default() -> Self {
        Arena::new()
    }
}

// SAFETY: blocks lie apart, are as large and as aligned as asked for, and stay until they are given back.
unsafe impl GlobalAlloc for Arena {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        self.with(|state| state.allocate(layout.size(), layout.align()))
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        // SAFETY: the caller's promise: the block came from `alloc` with this layout.
        self.with(|state| unsafe { state.release(block, units_of(layout.size())) });
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        let (old, new) = (units_of(layout.size()), units_of(size));
        // SAFETY: the caller's promise, as above.
        if self.with(|state| unsafe { state.resize(block, old, new) }) {
            return block;
        }
        if layout.align() <= UNIT {
            // SAFETY: the same; what did not grow where it is wants more units.
            let moved = self.with(|state| unsafe { state.shift(block, old, new) });
            if !moved.is_null() {
                return moved;
            }
        }
        self.with(|state| {
            let moved = state.allocate(size, layout.align());
            if !moved.is_null() {
                // SAFETY: both blocks are ours and apart.
                unsafe {
                    ptr::copy_nonoverlapping(block, moved, layout.size().min(size));
                    state.release(block, old);
                }
            }
            moved
        })
    }
}

fn units_of(size: usize) -> usize {
    size.div_ceil(UNIT).max(1)
}

fn bin_of(units: usize) -> usize {
    let log = units.max(1).ilog2();
    if log < STEPS {
        return units;
    }
    ((log - STEPS + 1) << STEPS) as usize + (units >> (log - STEPS)) - (1 << STEPS)
}

impl State {
    const fn new() -> State {
        State {
            edges: ptr::null_mut(),
            base: ptr::null_mut(),
            units: 0,
            used: 0,
            peak: 0,
            bins: [ptr::null_mut(); BINS],
            filled: [0; BINS.div_ceil(32)],
        }
    }

    /// # Safety
    /// The memory must be there and unused.
    unsafe fn reset(&mut self, start: usize, end: usize) {
        *self = State::new();
        let start = start.next_multiple_of(UNIT);
        let all = end.saturating_sub(start) / UNIT;
        // A byte of bits serves eight units.
        let bits = all.div_ceil(8).div_ceil(UNIT);
        self.edges = ptr::with_exposed_provenance_mut(start);
        self.base = self.edges.wrapping_byte_add(bits * UNIT);
        self.units = all.saturating_sub(bits);
        // SAFETY: the bits lie inside the memory.
        unsafe {
            ptr::write_bytes(self.edges, 0, bits * UNIT);
            if self.units > 0 {
                self.insert(0, self.units);
            }
        }
    }

    fn is_edge(&self, unit: usize) -> bool {
        // SAFETY: callers pass units that exist.
        unsafe { *self.edges.add(unit / 8) >> (unit % 8) & 1 == 1 }
    }

    fn set_edge(&mut self, unit: usize, on: bool) {
        // SAFETY: as above.
        let byte = unsafe { &mut *self.edges.add(unit / 8) };
        let bit = 1 << (unit % 8);
        *byte = if on { *byte | bit } else { *byte & !bit };
    }

    fn block(&self, unit: usize) -> *mut Free {
        self.base.wrapping_byte_add(unit * UNIT).cast()
    }

    fn unit(&self, block: *mut u8) -> usize {
        (block.addr() - self.base.addr()) / UNIT
    }

    fn footer(&self, end: usize) -> *mut usize {
        self.base
            .wrapping_byte_add(end * UNIT - size_of::<usize>())
            .cast()
    }

    /// Makes `units` from `unit` on a free block.
    ///
    /// # Safety
    /// They must exist and be nobody's.
    unsafe fn insert(&mut self, unit: usize, units: usize) {
        let bin = bin_of(units);
        let block = self.block(unit);
        // SAFETY: the block is ours; so is what the bin holds.
        unsafe {
            block.cast::<usize>().write(units);
            self.footer(unit + units).write(units);
            if units >= LEAST {
                (&raw mut (*block).next).write(self.bins[bin]);
                (&raw mut (*block).previous).write(ptr::null_mut());
                if !self.bins[bin].is_null() {
                    (*self.bins[bin]).previous = block;
                }
                self.bins[bin] = block;
                self.filled[bin / 32] |= 1 << (bin % 32);
            }
        }
        self.set_edge(unit, true);
        self.set_edge(unit + units - 1, true);
    }

    /// Takes a free block out of its bin, if it is in one; returns its units.
    ///
    /// # Safety
    /// It must be a free block.
    unsafe fn remove(&mut self, block: *mut Free) -> usize {
        // SAFETY: free blocks and their neighbours in the bin are ours.
        unsafe {
            let units = block.cast::<usize>().read();
            if units >= LEAST {
                let (next, previous) = ((*block).next, (*block).previous);
                if !next.is_null() {
                    (*next).previous = previous;
                }
                if previous.is_null() {
                    let bin = bin_of(units);
                    self.bins[bin] = next;
                    if next.is_null() {
                        self.filled[bin / 32] &= !(1 << (bin % 32));
                    }
                } else {
                    (*previous).next = next;
                }
            }
            let unit = self.unit(block.cast());
            self.set_edge(unit, false);
            self.set_edge(unit + units - 1, false);
            units
        }
    }

    fn next_filled(&self, bin: usize) -> Option<usize> {
        let mut word = bin / 32;
        let mut bits = *self.filled.get(word)? & (u32::MAX << (bin % 32));
        while bits == 0 {
            word += 1;
            bits = *self.filled.get(word)?;
        }
        Some(word * 32 + bits.trailing_zeros() as usize)
    }

    fn allocate(&mut self, size: usize, align: usize) -> *mut u8 {
        let units = units_of(size);
        let mut bin = bin_of(units);
        while let Some(found) = self.next_filled(bin) {
            let mut block = self.bins[found];
            let mut tries = TRIES;
            while !block.is_null() && tries > 0 {
                // SAFETY: blocks in bins are free and ours.
                let (have, next) = unsafe { ((*block).units, (*block).next) };
                if let Some(at) = self.place(block, have, units, align) {
                    return self.carve(block, at, units);
                }
                block = next;
                tries -= 1;
            }
            bin = found + 1;
        }
        ptr::null_mut()
    }

    /// Where in a free block of `have` units a block can lie.
    fn place(&self, block: *mut Free, have: usize, units: usize, align: usize) -> Option<usize> {
        let first = self.unit(block.cast());
        if align <= UNIT {
            return (have >= units).then_some(first);
        }
        let room = have.checked_sub(units)?;
        let highest = block.addr() + room * UNIT;
        let aligned = highest & !(align - 1);
        (aligned >= block.addr()).then(|| (aligned - self.base.addr()) / UNIT)
    }

    fn carve(&mut self, block: *mut Free, at: usize, units: usize) -> *mut u8 {
        let first = self.unit(block.cast());
        // SAFETY: the block is free; what is left before and after is nobody's.
        unsafe {
            let have = self.remove(block);
            if at > first {
                self.insert(first, at - first);
            }
            let (end, taken) = (first + have, at + units);
            if end > taken {
                self.insert(taken, end - taken);
            }
        }
        self.used += units;
        self.peak = self.peak.max(self.used);
        self.block(at).cast()
    }

    /// # Safety
    /// The block must be in use and of that size, and be used no more.
    unsafe fn release(&mut self, block: *mut u8, units: usize) {
        self.used -= units;
        let mut first = self.unit(block);
        let mut end = first + units;
        // SAFETY: an edge beside a block in use belongs to a free block, which holds its size at both ends.
        unsafe {
            if first > 0 && self.is_edge(first - 1) {
                let before = self.footer(first).read();
                first -= before;
                self.remove(self.block(first));
            }
            if end < self.units && self.is_edge(end) {
                end += self.remove(self.block(end));
            }
            self.insert(first, end - first);
        }
    }

    /// Makes a block larger or smaller where it is; says whether that could be done.
    ///
    /// # Safety
    /// The block must be in use and have `old` units.
    unsafe fn resize(&mut self, block: *mut u8, old: usize, new: usize) -> bool {
        let end = self.unit(block) + old;
        // SAFETY: as in `release`.
        unsafe {
            if new < old {
                // The count is `release`'s to change.
                self.release(block.wrapping_byte_add(new * UNIT), old - new);
            } else if new > old {
                if end >= self.units || !self.is_edge(end) {
                    return false;
                }
                let after = self.block(end);
                if after.cast::<usize>().read() < new - old {
                    return false;
                }
                let have = self.remove(after);
                if have > new - old {
                    self.insert(end + (new - old), have - (new - old));
                }
                self.used += new - old;
                self.peak = self.peak.max(self.used);
            }
        }
        true
    }
}

impl State {
    /// Makes a block larger by moving it to where the free one before it begins; null if the two, and what is free behind them,
    /// are not enough.
    ///
    /// # Safety
    /// The block must be in use and have `old` units, fewer than `new`.
    unsafe fn shift(&mut self, block: *mut u8, old: usize, new: usize) -> *mut u8 {
        let first = self.unit(block);
        let end = first + old;
        // SAFETY: as in `release`; the block is copied before anything is written behind its new place.
        unsafe {
            if first == 0 || !self.is_edge(first - 1) {
                return ptr::null_mut();
            }
            let before = self.footer(first).read();
            let behind = end < self.units && self.is_edge(end);
            let after = if behind {
                self.block(end).cast::<usize>().read()
            } else {
                0
            };
            let have = before + old + after;
            if have < new {
                return ptr::null_mut();
            }
            let start = first - before;
            let moved = self.block(start);
            self.remove(moved);
            if behind {
                self.remove(self.block(end));
            }
            ptr::copy(block, moved.cast(), old * UNIT);
            if have > new {
                self.insert(start + new, have - new);
            }
            self.used += new - old;
            self.peak = self.peak.max(self.used);
            moved.cast()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec;
    use alloc::vec::Vec;

    /// Some memory, aligned as boards' heaps are.
    fn memory(bytes: usize) -> (Vec<u128>, usize, usize) {
        let memory = vec![0_u128; bytes / 16];
        let start = memory.as_ptr().expose_provenance();
        (memory, start, start + bytes)
    }

    #[test]
    fn bins_grow_with_sizes() {
        let mut last = 0;
        for units in 1..100_000 {
            let bin = bin_of(units);
            assert!(bin == last || bin == last + 1, "{units}");
            last = bin;
        }
        assert!(last < BINS);
    }

    #[test]
    fn random_use_keeps_blocks_apart_and_ends_as_it_began() {
        let (_memory, start, end) = memory(256 << 10);
        let arena = Arena::new();
        // SAFETY: the memory is ours until the test ends.
        unsafe { arena.give(start, end) };
        let whole = arena.free();
        let mut seed = 12345_u32;
        let mut random = move |below: u32| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 8) % below
        };
        let mut live: Vec<(*mut u8, Layout, u8)> = Vec::new();
        let check = |block: *mut u8, size: usize, mark: u8| {
            // SAFETY: the block is live and was filled.
            unsafe { (0..size).all(|at| *block.add(at) == mark) }
        };
        for step in 0..20_000_u32 {
            let mark = step as u8;
            if random(100) < 55 {
                let (size, align) = match random(4) {
                    0 => (1024, 1024),
                    1 => (random(3000) as usize + 1, 1024),
                    _ => (random(600) as usize + 1, 8 << random(2)),
                };
                let layout = Layout::from_size_align(size, align).unwrap();
                // SAFETY: sizes are not zero.
                unsafe {
                    let block = arena.alloc(layout);
                    if !block.is_null() {
                        assert_eq!(block.addr() % align, 0);
                        block.write_bytes(mark, size);
                        live.push((block, layout, mark));
                    }
                }
            } else if !live.is_empty() {
                let (block, layout, mark) = live.swap_remove(random(live.len() as u32) as usize);
                assert!(check(block, layout.size(), mark));
                // SAFETY: the block is live.
                unsafe {
                    if random(3) == 0 {
                        let size = random(2000) as usize + 1;
                        let moved = arena.realloc(block, layout, size);
                        if moved.is_null() {
                            live.push((block, layout, mark));
                        } else {
                            assert!(check(moved, size.min(layout.size()), mark));
                            moved.write_bytes(mark, size);
                            let layout = Layout::from_size_align(size, layout.align()).unwrap();
                            live.push((moved, layout, mark));
                        }
                    } else {
                        arena.dealloc(block, layout);
                    }
                }
            }
        }
        for (block, layout, mark) in live {
            assert!(check(block, layout.size(), mark));
            // SAFETY: the block is live.
            unsafe { arena.dealloc(block, layout) };
        }
        assert_eq!(arena.used(), 0);
        let layout = Layout::from_size_align(whole, 8).unwrap();
        // SAFETY: the size is not zero.
        let block = unsafe { arena.alloc(layout) };
        assert!(!block.is_null(), "all free blocks were merged");
    }

    #[test]
    fn arrays_that_grow_in_turns_fill_the_memory() {
        let (_memory, start, end) = memory(64 << 10);
        let arena = Arena::new();
        // SAFETY: the memory is ours until the test ends.
        unsafe { arena.give(start, end) };
        let layout = |size| Layout::from_size_align(size, 8).unwrap();
        let mut sizes = [256, 256];
        // SAFETY: sizes are not zero, and each block is live.
        unsafe {
            let mut blocks = sizes.map(|size| arena.alloc(layout(size)));
            for (block, mark) in blocks.into_iter().zip(1..) {
                block.write_bytes(mark, 256);
            }
            for turn in (0..2).cycle() {
                let size = sizes[turn] + sizes[turn] / 4;
                let moved = arena.realloc(blocks[turn], layout(sizes[turn]), size);
                if moved.is_null() {
                    break;
                }
                (blocks[turn], sizes[turn]) = (moved, size);
            }
            for (block, mark) in blocks.into_iter().zip(1..) {
                assert!((0..256).all(|at| *block.add(at) == mark));
            }
        }
        assert!(arena.used() > 56 << 10, "{}", arena.used());
    }

    #[test]
    fn pages_lie_side_by_side() {
        let (_memory, start, end) = memory(64 << 10);
        let arena = Arena::new();
        // SAFETY: the memory is ours until the test ends.
        unsafe { arena.give(start, end) };
        let layout = Layout::from_size_align(1024, 1024).unwrap();
        let mut pages = 0;
        // SAFETY: the size is not zero.
        while !unsafe { arena.alloc(layout) }.is_null() {
            pages += 1;
        }
        assert!(pages >= 62, "{pages}");
    }
}
