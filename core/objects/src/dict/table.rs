//! The hash table of `dict` as data: a table of small integers, which says where in the array of entries a key lies,
//! and the entries in insertion order. Nothing here runs Python code.
//!
//! Sizes and the points at which a table grows are CPython's: programs see them in what iteration does when the
//! dict changes under it.

use core::mem;

use taipan_heap::{Alloc, AllocError, HVec, Obj, ObjRef, Trace, Visitor};

use crate::str::{Str, is_exact_str};

/// A table has 8 places at least.
pub(super) const MIN_LOG2: u8 = 3;
const PERTURB_SHIFT: u32 = 5;
const EMPTY: i32 = -1;
const DUMMY: i32 = -2;

/// The entries that a table of `1 << log2` places holds before it grows.
pub(super) const fn usable_fraction(places: usize) -> usize {
    (places << 1) / 3
}

/// For how many entries a table with `used` ones has memory, when `most` is all that it may hold: on a board, a large one takes its
/// memory in steps.
fn entries_capacity(used: usize, most: usize) -> usize {
    const LARGE: usize = 42;
    if cfg!(target_os = "none") && most > LARGE {
        (used + used / 4 + 4).min(most)
    } else {
        most
    }
}

/// The size of a table of at least `places` places.
pub(super) fn log2_for_places(places: usize) -> Result<u8, AllocError> {
    let log2 = places
        .max(1 << MIN_LOG2)
        .checked_next_power_of_two()
        .ok_or(AllocError)?
        .trailing_zeros();
    // An entry's position must fit the widest index.
    if log2 > 30 {
        Err(AllocError)
    } else {
        Ok(log2 as u8)
    }
}

/// The size of a table that holds `entries` entries.
pub(super) fn log2_for_entries(entries: usize) -> Result<u8, AllocError> {
    log2_for_places(entries.checked_mul(3).ok_or(AllocError)?.div_ceil(2))
}

/// A key and its value. Deleted entries stay as holes until the table is resized.
#[derive(Clone)]
pub(super) struct Entry {
    pub hash: isize,
    pub item: Option<(Obj, Obj)>,
}

impl Trace for Entry {
    fn trace(&self, visitor: &mut Visitor<'_>) {
        // In CPython's order, which `gc.get_referents` shows.
        if let Some((key, value)) = &self.item {
            value.trace(visitor);
            key.trace(visitor);
        }
    }
}

/// Positions of entries by hash, as narrow as the table's size allows. The smallest table needs no memory of its own.
enum Indices {
    None,
    Eight([i8; 8]),
    I8(HVec<i8>),
    I16(HVec<i16>),
    I32(HVec<i32>),
}

macro_rules! with_indices {
    ($indices:expr, $slice:ident => $then:expr, $none:expr) => {
        match $indices {
            Indices::None => $none,
            Indices::Eight($slice) => {
                let $slice = &$slice[..];
                $then
            }
            Indices::I8($slice) => {
                let $slice = &$slice[..];
                $then
            }
            Indices::I16($slice) => {
                let $slice = &$slice[..];
                $then
            }
            Indices::I32($slice) => {
                let $slice = &$slice[..];
                $then
            }
        }
    };
}

fn filled<T: Copy>(memory: Alloc, len: usize, value: T) -> Result<HVec<T>, AllocError> {
    HVec::from_iter(memory, (0..len).map(|_| value))
}

impl Indices {
    fn new(memory: Alloc, log2: u8) -> Result<Indices, AllocError> {
        let len = 1usize << log2;
        Ok(if log2 <= MIN_LOG2 {
            Indices::Eight([EMPTY as i8; 8])
        } else if log2 < 8 {
            Indices::I8(filled(memory, len, EMPTY as i8)?)
        } else if log2 < 16 {
            Indices::I16(filled(memory, len, EMPTY as i16)?)
        } else {
            Indices::I32(filled(memory, len, EMPTY)?)
        })
    }

    fn try_clone(&self, memory: Alloc) -> Result<Indices, AllocError> {
        Ok(match self {
            Indices::None => Indices::None,
            Indices::Eight(small) => Indices::Eight(*small),
            Indices::I8(indices) => Indices::I8(HVec::from_iter(memory, indices.iter().copied())?),
            Indices::I16(indices) => Indices::I16(HVec::from_iter(memory, indices.iter().copied())?),
            Indices::I32(indices) => Indices::I32(HVec::from_iter(memory, indices.iter().copied())?),
        })
    }

    fn set(&mut self, place: usize, index: i32) {
        match self {
            Indices::None => {}
            Indices::Eight(small) => small[place & 7] = index as i8,
            Indices::I8(indices) => indices[place] = index as i8,
            Indices::I16(indices) => indices[place] = index as i16,
            Indices::I32(indices) => indices[place] = index,
        }
    }

    fn places(&self) -> usize {
        with_indices!(self, indices => indices.len(), 1)
    }
}

/// A walk along the places that a hash may have.
#[derive(Clone, Copy)]
pub(super) struct Probe {
    perturb: usize,
    place: usize,
}

impl Probe {
    #[inline(always)]
    pub fn new(hash: isize) -> Probe {
        Probe {
            perturb: hash as usize,
            place: hash as usize,
        }
    }

    #[inline(always)]
    fn advance(&mut self) {
        self.perturb >>= PERTURB_SHIFT;
        self.place = self
            .place
            .wrapping_mul(5)
            .wrapping_add(self.perturb)
            .wrapping_add(1);
    }
}

/// What a step of a lookup found.
pub(super) enum Step {
    /// The key, at this position.
    Found(usize),
    /// There is no such key.
    Absent,
    /// A key with the same hash: whether it is equal, Python must say.
    Compare(usize),
}

/// The table of a dict.
pub(super) struct Table {
    indices: Indices,
    pub entries: HVec<Entry>,
    /// Entries that are not holes.
    pub used: usize,
    /// New entries that fit before the table grows.
    pub usable: usize,
    /// Changes whenever the positions of entries do.
    pub generation: u32,
    /// Names the keys and their order for specialized instructions: 0 if it was not asked for since they changed.
    pub version: u32,
    /// All keys are exact `str`s.
    pub unicode: bool,
}

impl Default for Table {
    fn default() -> Self {
        Table::new()
    }
}

impl Trace for Table {
    fn trace(&self, visitor: &mut Visitor<'_>) {
        self.entries.trace(visitor);
    }
}

/// Walks the places of `hash` until `visit` (which gets the place and the entry's position) gives an answer, or a free
/// place ends the walk.
#[inline(always)]
fn walk<I: Copy + Into<i32>, R>(
    indices: &[I],
    probe: &mut Probe,
    mut visit: impl FnMut(usize, usize) -> Option<R>,
) -> Option<R> {
    let mask = indices.len().checked_sub(1)?;
    loop {
        let place = probe.place & mask;
        let index: i32 = indices[place].into();
        probe.advance();
        if index >= 0 {
            if let Some(answer) = visit(place, index as usize) {
                return Some(answer);
            }
        } else if index == EMPTY {
            return None;
        }
    }
}

fn free_place<I: Copy + Into<i32>>(indices: &[I], hash: isize) -> usize {
    let mask = indices.len() - 1;
    let mut probe = Probe::new(hash);
    loop {
        let index: i32 = indices[probe.place & mask].into();
        if index < 0 {
            return probe.place & mask;
        }
        probe.advance();
    }
}

impl Table {
    /// The table of an empty dict, which owns no memory.
    pub const fn new() -> Table {
        Table {
            indices: Indices::None,
            entries: HVec::new(),
            used: 0,
            usable: 0,
            generation: 0,
            version: 0,
            unicode: true,
        }
    }

    /// A table of `1 << log2` places.
    pub fn with_places(memory: Alloc, log2: u8, unicode: bool) -> Result<Table, AllocError> {
        let usable = usable_fraction(1 << log2);
        Ok(Table {
            indices: Indices::new(memory, log2)?,
            entries: HVec::with_capacity(memory, usable)?,
            usable,
            unicode,
            ..Table::new()
        })
    }

    /// A copy with the same places, holes included.
    pub fn try_clone(&self, memory: Alloc) -> Result<Table, AllocError> {
        let mut entries = HVec::with_capacity(memory, usable_fraction(self.places()))?;
        for entry in self.entries.iter() {
            entries.push(memory, entry.clone())?;
        }
        Ok(Table {
            indices: self.indices.try_clone(memory)?,
            entries,
            used: self.used,
            usable: self.usable,
            generation: 0,
            version: 0,
            unicode: self.unicode,
        })
    }

    /// How many places there are; 1 in a table without memory.
    pub fn places(&self) -> usize {
        self.indices.places()
    }

    /// Bytes an index takes.
    pub fn index_width(&self) -> usize {
        match self.indices {
            Indices::None | Indices::Eight(_) | Indices::I8(_) => 1,
            Indices::I16(_) => 2,
            Indices::I32(_) => 4,
        }
    }

    /// The position of an exact `str`, compared with `str` keys only.
    #[inline]
    pub fn find_str(&self, name: ObjRef<'_>, text: &Str, hash: isize) -> Option<usize> {
        let entries = &self.entries[..];
        let same = |_: usize, at: usize| {
            let entry = entries.get(at)?;
            let key = entry.item.as_ref()?.0.borrow();
            if key.is(name) {
                return Some(at);
            }
            if entry.hash != hash || !is_exact_str(key) {
                return None;
            }
            key.downcast_layout::<Str>()?.same_text(text).then_some(at)
        };
        let mut probe = Probe::new(hash);
        with_indices!(&self.indices, indices => walk(indices, &mut probe, same), None)
    }

    /// Goes on looking for `key`, up to the next entry that Python must compare.
    #[inline]
    pub fn step(&self, probe: &mut Probe, key: ObjRef<'_>, hash: isize) -> Step {
        let entries = &self.entries[..];
        let look = |_: usize, at: usize| {
            let entry = entries.get(at)?;
            let own = entry.item.as_ref()?.0.borrow();
            if own.is(key) {
                return Some(Step::Found(at));
            }
            if entry.hash != hash {
                return None;
            }
            if own.as_small_int().is_some() && key.as_small_int().is_some() {
                return None;
            }
            Some(Step::Compare(at))
        };
        with_indices!(&self.indices, indices => walk(indices, probe, look), None).unwrap_or(Step::Absent)
    }

    /// The key at a position.
    #[inline(always)]
    pub fn key(&self, at: usize) -> Option<&Obj> {
        self.entries.get(at)?.item.as_ref().map(|item| &item.0)
    }

    /// The value at a position.
    #[inline(always)]
    pub fn value(&self, at: usize) -> Option<&Obj> {
        self.entries.get(at)?.item.as_ref().map(|item| &item.1)
    }

    /// Replaces the value at a position.
    #[inline(always)]
    pub fn set_value(&mut self, at: usize, value: Obj) -> Option<Obj> {
        let item = self.entries.get_mut(at)?.item.as_mut()?;
        Some(mem::replace(&mut item.1, value))
    }

    /// Adds a key that is not there.
    pub fn insert(&mut self, memory: Alloc, hash: isize, key: Obj, value: Obj) -> Result<(), AllocError> {
        let is_str = is_exact_str(key.borrow());
        if matches!(self.indices, Indices::None) {
            let generation = self.generation.wrapping_add(1);
            *self = Table {
                generation,
                ..Table::with_places(memory, MIN_LOG2, is_str)?
            };
        }
        if self.unicode && !is_str {
            self.resize(memory, log2_for_places(self.used.saturating_mul(3))?, false)?;
        }
        if self.usable == 0 {
            self.resize(memory, log2_for_places(self.used.saturating_mul(3))?, true)?;
        }
        if self.entries.len() == self.entries.capacity() {
            let most = self.entries.len().saturating_add(self.usable);
            let capacity = entries_capacity(self.entries.len(), most);
            self.entries.set_capacity(memory, capacity)?;
        }
        let at = self.entries.len() as i32;
        self.entries.push(
            memory,
            Entry {
                hash,
                item: Some((key, value)),
            },
        )?;
        let place = with_indices!(&self.indices, indices => free_place(indices, hash), 0);
        self.indices.set(place, at);
        self.used += 1;
        self.usable = self.usable.saturating_sub(1);
        self.version = 0;
        Ok(())
    }

    /// Removes the entry at a position, and leaves a hole.
    pub fn remove(&mut self, at: usize) -> Option<(Obj, Obj)> {
        let entry = self.entries.get_mut(at)?;
        let item = entry.item.take()?;
        let mut probe = Probe::new(entry.hash);
        let own = |place: usize, index: usize| (index == at).then_some(place);
        if let Some(place) = with_indices!(&self.indices, indices => walk(indices, &mut probe, own), None) {
            self.indices.set(place, DUMMY);
        }
        self.used -= 1;
        self.version = 0;
        Some(item)
    }

    /// Removes the last entry, with the holes behind it.
    pub fn pop(&mut self) -> Option<(Obj, Obj)> {
        let at = self.entries.iter().rposition(|entry| entry.item.is_some())?;
        let item = self.remove(at);
        self.entries.truncate(at);
        item
    }

    /// Removes everything; gives back what was there.
    pub fn clear(&mut self) -> Table {
        let generation = self.generation.wrapping_add(1);
        mem::replace(
            self,
            Table {
                generation,
                ..Table::new()
            },
        )
    }

    /// Gives the table `1 << log2` places, and closes the holes. Without `unicode`, other keys than `str`s may follow.
    pub fn resize(&mut self, memory: Alloc, log2: u8, unicode: bool) -> Result<(), AllocError> {
        let usable = usable_fraction(1 << log2);
        let mut indices = Indices::new(memory, log2)?;
        let capacity = entries_capacity(self.used, usable);
        if capacity > self.entries.capacity() {
            self.entries.set_capacity(memory, capacity)?;
        }
        let mut kept = 0;
        for at in 0..self.entries.len() {
            if self.entries[at].item.is_some() {
                self.entries.swap(kept, at);
                kept += 1;
            }
        }
        self.entries.truncate(kept);
        if capacity < self.entries.capacity() {
            // The larger array does no harm if there is no memory for a smaller one.
            let _ = self.entries.set_capacity(memory, capacity);
        }
        for (at, entry) in self.entries.iter().enumerate() {
            let place = with_indices!(&indices, places => free_place(places, entry.hash), 0);
            indices.set(place, at as i32);
        }
        self.indices = indices;
        self.usable = usable.saturating_sub(kept);
        self.unicode &= unicode;
        self.generation = self.generation.wrapping_add(1);
        self.version = 0;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use alloc::boxed::Box;

    use taipan_heap::Heap;

    use super::*;

    fn find(table: &Table, number: isize) -> (Obj, Step) {
        let key = Obj::small_int(number).expect("small");
        let step = table.step(&mut Probe::new(number), key.borrow(), number);
        (key, step)
    }

    /// Lengths before and after which CPython's tables grow: what `tests/scripts/dict/sizes.py` shows as bytes.
    #[test]
    fn growth() {
        const RECORDED: [(usize, usize); 9] = [
            (0, 1),
            (1, 8),
            (5, 8),
            (6, 16),
            (10, 16),
            (11, 32),
            (21, 32),
            (22, 64),
            (342, 1024),
        ];
        let memory = Box::leak(Box::new(Heap::new())).alloc();
        let mut table = Table::new();
        for number in 0..400 {
            if let Some((_, places)) = RECORDED.iter().find(|recorded| recorded.0 == number) {
                assert_eq!(table.places(), *places, "{number} keys");
            }
            let (key, _) = find(&table, number as isize);
            table
                .insert(memory, number as isize, key.clone(), key)
                .expect("memory");
        }
    }

    #[test]
    fn keys_come_and_go() {
        let memory = Box::leak(Box::new(Heap::new())).alloc();
        let mut table = Table::new();
        for round in 0..3000isize {
            let number = round * 7919 % 1009;
            match find(&table, number) {
                (key, Step::Absent) => table.insert(memory, number, key.clone(), key).expect("memory"),
                (_, Step::Found(at)) => drop(table.remove(at)),
                (_, Step::Compare(_)) => unreachable!("ints are compared by their words"),
            }
        }
        for number in 0..1009 {
            let found = matches!(find(&table, number).1, Step::Found(_));
            let there = table
                .entries
                .iter()
                .any(|entry| entry.item.is_some() && entry.hash == number);
            assert_eq!(found, there, "{number}");
        }
        let last = table
            .entries
            .iter()
            .rev()
            .find(|entry| entry.item.is_some())
            .map(|entry| entry.hash);
        assert_eq!(table.pop().and_then(|(key, _)| key.borrow().as_small_int()), last);
    }
}
