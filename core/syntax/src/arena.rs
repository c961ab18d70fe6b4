//! The arena of one compilation: a bump allocator for AST nodes and their parts, and the table of identifiers.
//!
//! Everything that lives here is `Copy` and is freed at once, with the arena; nothing in it is ever dropped by itself.

use alloc::borrow::ToOwned;
use alloc::boxed::Box;
use alloc::vec::Vec;
use core::cell::{Cell, OnceCell, RefCell};

use bumpalo::Bump;
use hashbrown::HashTable;
use taipan_unicode::{Wtf8, Wtf8Buf};

use crate::ast::Identifier;
use crate::error::Error;
use crate::grow::headroom;

/// Where the nodes of one compilation live.
///
/// A node is at most as long-lived as the arena that it was put into; the borrow checker sees to it.
#[derive(Default)]
pub struct Arena {
    nodes: Nodes,
    names: Names,
}

/// The most chunks: [`GROUPS`] groups of [`GROUP`], half a gigabyte on 32-bit machines.
const GROUPS: usize = if cfg!(target_pointer_width = "32") { 16 } else { 20 };
const GROUP: usize = 8;
/// Bytes of a chunk of the first group; those of each next group are twice as large. So an arena takes an eighth more
/// than is put into it, where one that doubles each time would take up to twice as much: boards have no such memory.
const FIRST_CHUNK: usize = if cfg!(target_pointer_width = "32") {
    1024
} else {
    32 * 1024
};

/// The memory of the nodes: chunks of fixed size, of which the last is being filled.
#[derive(Default)]
struct Nodes {
    groups: [OnceCell<Box<[OnceCell<Bump>; GROUP]>>; GROUPS],
    current: Cell<usize>,
    allocated: Cell<usize>,
    /// There was no memory for what had to be put in.
    exhausted: Cell<bool>,
}

/// Whether the usual case has code of its own, which a board's flash is too small for.
const QUICK: bool = cfg!(not(target_os = "none"));

/// As many bytes as one action of the parser puts in at most, sequences and texts aside.
const RESERVE: usize = 256;

impl Nodes {
    /// Gives each chunk, from the current one on, to `put` until one has room; `bytes` is what is needed.
    #[inline]
    fn put<'a, R>(&'a self, bytes: usize, mut put: impl FnMut(&'a Bump) -> Option<R>) -> Option<R> {
        if QUICK && let Some(done) = self.current().and_then(&mut put) {
            return Some(done);
        }
        self.put_in_next(bytes, put)
    }

    /// The chunk that is being filled, if it has been made.
    #[inline]
    fn current(&self) -> Option<&Bump> {
        let number = self.current.get();
        let group = self.groups.get(number / GROUP)?.get()?;
        group.get(number % GROUP)?.get()
    }

    #[cold]
    fn put_in_next<'a, R>(&'a self, bytes: usize, mut put: impl FnMut(&'a Bump) -> Option<R>) -> Option<R> {
        loop {
            let number = self.current.get();
            let chunk = self.chunk(number, bytes)?;
            if let Some(done) = put(chunk) {
                return Some(done);
            }
            self.current.set(number + 1);
        }
    }

    /// A chunk, which is made if it isn't there, with room for `bytes`.
    fn chunk(&self, number: usize, bytes: usize) -> Option<&Bump> {
        let place = self.groups.get(number / GROUP)?;
        if place.get().is_none() && headroom(0).is_err() {
            self.exhausted.set(true);
            return None;
        }
        let place = place.get_or_init(Box::default).get(number % GROUP)?;
        if let Some(chunk) = place.get() {
            return Some(chunk);
        }
        let size = FIRST_CHUNK << (number / GROUP);
        // Room for the chunk's own bookkeeping and for aligning what is put in.
        let Ok(chunk) = Bump::try_with_capacity((size - 64).max(bytes.saturating_add(16))) else {
            self.exhausted.set(true);
            return None;
        };
        chunk.set_allocation_limit(Some(chunk.allocated_bytes()));
        self.allocated
            .set(self.allocated.get().saturating_add(chunk.allocated_bytes()));
        Some(place.get_or_init(|| chunk))
    }

    /// Makes sure that there is room for [`RESERVE`] bytes, in the current chunk or in the next one.
    #[inline]
    fn reserve(&self) -> Option<()> {
        let chunk = self.current();
        if QUICK && chunk.is_some_and(|chunk| chunk.chunk_capacity() >= RESERVE) && !self.exhausted.get() {
            return Some(());
        }
        self.reserve_chunk()
    }

    #[cold]
    fn reserve_chunk(&self) -> Option<()> {
        let number = self.current.get();
        if self.chunk(number, RESERVE)?.chunk_capacity() < RESERVE {
            self.chunk(number.checked_add(1)?, RESERVE)?;
        }
        (!self.exhausted.get()).then_some(())
    }
}

impl Arena {
    /// Makes an empty arena; it takes memory when something is put in.
    pub fn new() -> Arena {
        Arena::default()
    }

    /// Makes sure that a few nodes more can be put in, and that whatever was put in before has found room: a sequence or text that
    /// has not is empty.
    ///
    /// Raises `MemoryError`.
    pub fn reserve(&self) -> Result<(), Error> {
        self.nodes.reserve().ok_or(Error::Memory)
    }

    /// Puts one value into the arena. Who puts in values without end calls [`reserve`](Self::reserve) in between.
    pub fn alloc<T: Copy>(&self, value: T) -> &T {
        let put = self
            .nodes
            .put(size_of::<T>(), |chunk| chunk.try_alloc(value).ok());
        put.expect("room was reserved")
    }

    /// Puts a copy of a sequence into the arena.
    pub fn slice<T: Copy>(&self, items: &[T]) -> &[T] {
        if items.is_empty() {
            &[]
        } else {
            let put = self
                .nodes
                .put(size_of_val(items), |chunk| chunk.try_alloc_slice_copy(items).ok());
            put.map_or(&[], |slice| &*slice)
        }
    }

    /// Puts the items of an iterator, which gives (at least) `length` of them, into the arena.
    pub fn slice_from_iter<T: Copy>(&self, length: usize, items: impl IntoIterator<Item = T>) -> &[T] {
        let mut items = items.into_iter().take(length).peekable();
        match items.peek().copied() {
            None => &[],
            // An iterator that gives too few repeats its first item; the callers know their lengths.
            Some(first) => {
                let bytes = size_of::<T>().saturating_mul(length);
                let put = self
                    .nodes
                    .put(bytes, |chunk| chunk.try_alloc_slice_fill_copy(length, first).ok());
                let Some(slice) = put else {
                    return &[];
                };
                for (place, item) in slice.iter_mut().zip(items) {
                    *place = item;
                }
                slice
            }
        }
    }

    /// Puts the items of an iterator into the arena. It is gone through twice, so that nothing else takes memory.
    pub fn collect<T: Copy>(&self, items: impl Iterator<Item = T> + Clone) -> &[T] {
        self.slice_from_iter(items.clone().count(), items)
    }

    /// Puts a copy of a text into the arena, without looking for an equal one.
    pub fn text(&self, text: &Wtf8) -> &Wtf8 {
        let bytes = self.slice(text.as_bytes());
        // The copy of a valid text is valid, so the fallback is never taken.
        Wtf8::from_bytes(bytes).unwrap_or(Wtf8::new(""))
    }

    /// The arena's only copy of a name: equal names are one pointer. A name for which there is no room is empty, see
    /// [`reserve`](Self::reserve).
    pub fn intern(&self, name: &Wtf8) -> Identifier<'_> {
        self.names.intern(name).unwrap_or_else(|| {
            self.nodes.exhausted.set(true);
            Wtf8::new("")
        })
    }

    /// The same for a name of ASCII characters only, which is checked only if it is new.
    pub fn intern_ascii(&self, name: &[u8]) -> Identifier<'_> {
        let known = if QUICK { self.names.find(name) } else { None };
        match known {
            Some(known) => known,
            None => self.intern(Wtf8::from_bytes(name).unwrap_or_default()),
        }
    }

    /// How many bytes the arena has taken for nodes.
    pub fn allocated_bytes(&self) -> usize {
        self.nodes.allocated.get()
    }
}

/// The number of segments of [`Names`]; the last ends beyond what `u32` counts, or beyond what a 32-bit machine has memory for.
const SEGMENTS: usize = if cfg!(target_pointer_width = "32") { 20 } else { 28 };
/// How many names the first segment holds; each next one holds twice as many.
const FIRST_SEGMENT: usize = 16;

type Segment = Box<[OnceCell<Wtf8Buf>]>;

/// The interned names. They lie in segments that never move, so a name can be lent out while others are added.
struct Names {
    segments: [OnceCell<Segment>; SEGMENTS],
    index: RefCell<HashTable<(u32, u32)>>,
}

impl Default for Names {
    fn default() -> Names {
        Names {
            segments: [const { OnceCell::new() }; SEGMENTS],
            index: RefCell::default(),
        }
    }
}

impl Names {
    fn slot(&self, number: usize) -> Option<&OnceCell<Wtf8Buf>> {
        let group = number / FIRST_SEGMENT + 1;
        let segment = group.ilog2() as usize;
        let first = ((1usize << segment) - 1) * FIRST_SEGMENT;
        let place = self.segments.get(segment)?;
        let slots = match place.get() {
            Some(slots) => slots,
            None => {
                let mut slots = Vec::new();
                slots.try_reserve_exact(FIRST_SEGMENT << segment).ok()?;
                slots.resize_with(FIRST_SEGMENT << segment, OnceCell::new);
                place.get_or_init(|| slots.into())
            }
        };
        slots.get(number - first)
    }

    fn get(&self, number: u32) -> Option<&Wtf8> {
        self.slot(number as usize)?.get().map(|name| &**name)
    }

    /// The name, if it is known.
    fn find(&self, name: &[u8]) -> Option<&Wtf8> {
        let hash = hash(name);
        let index = self.index.borrow();
        let known = index.find(u64::from(hash), |&(h, number)| {
            h == hash && self.get(number).is_some_and(|known| known.as_bytes() == name)
        });
        self.get(known?.1)
    }

    /// The name; `None` if there is no memory for it.
    fn intern(&self, name: &Wtf8) -> Option<&Wtf8> {
        let hash = hash(name.as_bytes());
        let mut index = self.index.borrow_mut();
        let known = index.find(u64::from(hash), |&(h, number)| {
            h == hash && self.get(number) == Some(name)
        });
        if let Some(&(_, number)) = known {
            return self.get(number);
        }
        let number = u32::try_from(index.len()).ok()?;
        let rehash = |&(h, _): &(u32, u32)| u64::from(h);
        index.try_reserve(1, rehash).ok()?;
        let slot = self.slot(number as usize)?;
        headroom(name.len()).ok()?;
        let name = slot.get_or_init(|| name.to_owned());
        index.insert_unique(u64::from(hash), (hash, number), rehash);
        Some(name)
    }
}

/// FNV-1a with a final mix, because hashbrown looks at the topmost bits.
fn hash(bytes: &[u8]) -> u32 {
    let hash = bytes.iter().fold(0x811c_9dc5_u32, |hash, &byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    hash ^ (hash >> 15).wrapping_mul(0x85eb_ca6b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::format;

    #[test]
    fn equal_names_are_one_pointer() {
        let arena = Arena::new();
        let first: alloc::vec::Vec<_> = (0..1000)
            .map(|i| arena.intern(Wtf8::new(&format!("name{i}"))))
            .collect();
        for (i, &name) in first.iter().enumerate() {
            let text = format!("name{i}");
            assert_eq!(name.as_str(), Some(&*text));
            assert!(core::ptr::eq(name, arena.intern(Wtf8::new(&text))));
        }
    }

    #[test]
    fn slices_keep_their_content() {
        let arena = Arena::new();
        let numbers = arena.slice(&[1, 2, 3]);
        arena.alloc(7u64);
        assert_eq!(numbers, [1, 2, 3]);
        assert_eq!(arena.text(Wtf8::new("é")).as_str(), Some("é"));
    }
}
