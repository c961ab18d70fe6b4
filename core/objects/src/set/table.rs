//! The hash table of sets as data: places probed linearly in short runs, then elsewhere. Nothing here runs Python code.
//!
//! Where an item lies decides the order of iteration, so probing, sizes and the points of growth are CPython's.

use core::mem;

use taipan_heap::{Alloc, AllocError, HVec, Obj, ObjRef, Trace, Visitor};

use crate::str::{Str, is_exact_str};

const MIN_PLACES: usize = 8;
const LINEAR_PROBES: usize = 9;
const PERTURB_SHIFT: u32 = 5;
/// The hash field of a place whose item was removed: no item has it.
const REMOVED: isize = -1;

/// A place: an item with its hash, free (hash 0), or free again ([`REMOVED`]).
#[derive(Clone, Default)]
pub(super) struct Place {
    pub hash: isize,
    pub item: Option<Obj>,
}

impl Trace for Place {
    fn trace(&self, visitor: &mut Visitor<'_>) {
        self.item.trace(visitor);
    }
}

/// A walk along the places that a hash may have.
pub(super) struct Probe {
    perturb: usize,
    base: usize,
    offset: usize,
    /// The last place passed whose item was removed: a new item takes it.
    removed: Option<usize>,
}

impl Probe {
    pub fn new(hash: isize) -> Probe {
        Probe {
            perturb: hash as usize,
            base: hash as usize,
            offset: 0,
            removed: None,
        }
    }
}

/// What a step of a lookup found.
pub(super) enum Step {
    /// The item, at this place.
    Found(usize),
    /// There is no such item; this place is free for it.
    Free(usize),
    /// An item with the same hash: whether it is equal, Python must say.
    Compare(usize),
}

/// The table of a set.
#[derive(Default)]
pub(super) struct SetTable {
    /// Empty until the first item comes.
    places: HVec<Place>,
    /// Places that are not free, removed items' included.
    pub fill: usize,
    /// Items.
    pub used: usize,
    /// Where `pop` goes on looking.
    pub finger: usize,
    /// Changes whenever items move or come.
    pub generation: u32,
}

impl Trace for SetTable {
    fn trace(&self, visitor: &mut Visitor<'_>) {
        self.places.trace(visitor);
    }
}

fn free_places(memory: Alloc, len: usize) -> Result<HVec<Place>, AllocError> {
    HVec::from_fn(memory, len, Place::default)
}

/// Puts an item, which is not there, into a table without removed items.
fn insert_clean(places: &mut [Place], hash: isize, item: Obj) {
    let mask = places.len().wrapping_sub(1);
    let mut perturb = hash as usize;
    let mut base = hash as usize & mask;
    loop {
        let end = if base + LINEAR_PROBES <= mask {
            base + LINEAR_PROBES
        } else {
            base
        };
        if let Some(place) = places[base..=end].iter_mut().find(|place| place.item.is_none()) {
            *place = Place {
                hash,
                item: Some(item),
            };
            return;
        }
        perturb >>= PERTURB_SHIFT;
        base = base.wrapping_mul(5).wrapping_add(1).wrapping_add(perturb) & mask;
    }
}

/// Whether two items that are not one object are equal, if that can be said without running Python code.
fn equal_without_python(item: ObjRef<'_>, key: ObjRef<'_>) -> Option<bool> {
    if item.as_small_int().is_some() && key.as_small_int().is_some() {
        return Some(false);
    }
    if !is_exact_str(item) || !is_exact_str(key) {
        return None;
    }
    Some(
        item.downcast_layout::<Str>()?
            .same_text(key.downcast_layout::<Str>()?),
    )
}

impl SetTable {
    /// The table of an empty set, which owns no memory.
    pub const fn new() -> SetTable {
        SetTable {
            places: HVec::new(),
            fill: 0,
            used: 0,
            finger: 0,
            generation: 0,
        }
    }

    fn mask(&self) -> usize {
        self.places.len().max(MIN_PLACES) - 1
    }

    /// How many places there are.
    pub fn len(&self) -> usize {
        self.mask() + 1
    }

    /// The item at a place.
    #[inline]
    pub fn item(&self, at: usize) -> Option<&Obj> {
        self.places.get(at)?.item.as_ref()
    }

    /// The item at or behind `at`, which is moved behind it.
    pub fn next(&self, at: &mut usize) -> Option<(isize, &Obj)> {
        while let Some(place) = self.places.get(*at) {
            *at += 1;
            if let Some(item) = &place.item {
                return Some((place.hash, item));
            }
        }
        None
    }

    /// The end of most lookups: `key` itself, or nothing, where its hash points to.
    #[inline]
    pub fn first(&self, key: ObjRef<'_>, hash: isize) -> Option<Step> {
        let at = hash as usize & self.mask();
        match self.places.get(at) {
            None => Some(Step::Free(at)),
            Some(place) => match &place.item {
                None if place.hash == 0 => Some(Step::Free(at)),
                Some(item) if place.hash == hash && item.borrow().is(key) => Some(Step::Found(at)),
                _ => None,
            },
        }
    }

    /// Goes on looking for `key`, up to the next item that Python must compare.
    #[inline]
    pub fn step(&self, probe: &mut Probe, key: ObjRef<'_>, hash: isize) -> Step {
        let mask = self.mask();
        let places = &self.places[..];
        if places.is_empty() {
            return Step::Free(hash as usize & mask);
        }
        loop {
            let base = probe.base & mask;
            let end = if base + LINEAR_PROBES <= mask {
                base + LINEAR_PROBES
            } else {
                base
            };
            let run = places.get(base + probe.offset..=end).unwrap_or(&[]);
            for (at, place) in (base + probe.offset..).zip(run) {
                match &place.item {
                    Some(item) if place.hash == hash => {
                        let item = item.borrow();
                        if item.is(key) {
                            return Step::Found(at);
                        }
                        match equal_without_python(item, key) {
                            Some(true) => return Step::Found(at),
                            Some(false) => {}
                            None => {
                                probe.offset = at + 1 - base;
                                return Step::Compare(at);
                            }
                        }
                    }
                    Some(_) => {}
                    None if place.hash == 0 => return Step::Free(probe.removed.unwrap_or(at)),
                    None => probe.removed = Some(at),
                }
            }
            probe.perturb >>= PERTURB_SHIFT;
            probe.base = base.wrapping_mul(5).wrapping_add(1).wrapping_add(probe.perturb);
            probe.offset = 0;
        }
    }

    /// Puts an item into the free place that [`SetTable::step`] has found.
    pub fn insert(&mut self, memory: Alloc, at: usize, hash: isize, item: Obj) -> Result<(), AllocError> {
        if self.places.is_empty() {
            self.places = free_places(memory, MIN_PLACES)?;
        }
        let place = &mut self.places[at];
        let before = mem::replace(&mut place.hash, hash);
        // The place is free: there is nothing to drop.
        mem::forget(place.item.replace(item));
        self.used += 1;
        self.generation = self.generation.wrapping_add(1);
        if before == REMOVED {
            return Ok(());
        }
        self.fill += 1;
        if self.fill * 5 < self.mask() * 3 {
            return Ok(());
        }
        self.grow(memory)
    }

    /// Makes room as a table of this size grows.
    pub fn grow(&mut self, memory: Alloc) -> Result<(), AllocError> {
        self.resize(
            memory,
            if self.used > 50_000 {
                self.used.saturating_mul(2)
            } else {
                self.used * 4
            },
        )
    }

    /// Makes room for `additional` items, if they could need it.
    pub fn reserve(&mut self, memory: Alloc, additional: usize) -> Result<(), AllocError> {
        if (self.fill + additional).saturating_mul(5) >= self.mask() * 3 {
            self.resize(memory, (self.used + additional).saturating_mul(2))?;
        }
        Ok(())
    }

    /// Gives the table more than `least` places, and forgets removed items.
    fn resize(&mut self, memory: Alloc, least: usize) -> Result<(), AllocError> {
        let len = least
            .max(MIN_PLACES - 1)
            .checked_add(1)
            .and_then(usize::checked_next_power_of_two);
        let len = len.ok_or(AllocError)?;
        if len == self.len() && len == MIN_PLACES && self.fill == self.used {
            return Ok(());
        }
        let mut places = free_places(memory, len)?;
        for place in self.places.iter_mut() {
            if let Some(item) = place.item.take() {
                insert_clean(&mut places, place.hash, item);
            }
        }
        self.places = places;
        self.fill = self.used;
        self.generation = self.generation.wrapping_add(1);
        Ok(())
    }

    /// Fills an empty table with another's items, if there is room; says whether it did.
    pub fn fill_from(&mut self, memory: Alloc, other: &SetTable) -> Result<bool, AllocError> {
        if self.fill != 0 {
            return Ok(false);
        }
        if self.places.is_empty() {
            self.places = free_places(memory, MIN_PLACES)?;
        }
        if self.places.len() == other.places.len() && other.fill == other.used {
            self.places.clone_from_slice(&other.places);
        } else {
            let mut at = 0;
            while let Some((hash, item)) = other.next(&mut at) {
                insert_clean(&mut self.places, hash, item.clone());
            }
        }
        self.fill = other.used;
        self.used = other.used;
        Ok(true)
    }

    /// Removes the item at a place.
    pub fn remove(&mut self, at: usize) -> Option<Obj> {
        let place = self.places.get_mut(at)?;
        let item = place.item.take()?;
        place.hash = REMOVED;
        self.used -= 1;
        Some(item)
    }

    /// Removes the item at the finger, or the next one behind it.
    pub fn pop(&mut self) -> Option<Obj> {
        if self.used == 0 {
            return None;
        }
        let start = self.finger & self.mask();
        let len = self.places.len();
        let at = (start..len).chain(0..start).find(|&at| self.item(at).is_some())?;
        self.finger = at + 1;
        self.remove(at)
    }

    /// Removes everything; gives back what was there.
    pub fn clear(&mut self) -> SetTable {
        let generation = self.generation.wrapping_add(1);
        mem::replace(
            self,
            SetTable {
                generation,
                finger: self.finger,
                ..SetTable::new()
            },
        )
    }

    /// Whether removed items take more than a quarter of the places.
    pub fn is_littered(&self) -> bool {
        self.fill - self.used > self.mask() / 4
    }
}

#[cfg(test)]
mod tests {
    use alloc::boxed::Box;
    use alloc::vec::Vec;

    use taipan_heap::Heap;

    use super::*;

    fn find(table: &SetTable, item: &Obj, hash: isize) -> Step {
        table.step(&mut Probe::new(hash), item.borrow(), hash)
    }

    fn items(table: &SetTable) -> Vec<isize> {
        let mut at = 0;
        core::iter::from_fn(|| table.next(&mut at).map(|(hash, _)| hash)).collect()
    }

    /// The operations of `tests/scripts/set/table.py`, on ints, whose hashes are their values; the lines that CPython
    /// prints there: step, length, digest of the order.
    #[test]
    fn order_after_many_operations() {
        const RECORDED: [(usize, usize, u32); 5] = [
            (150, 70, 2918090784),
            (600, 223, 2356738345),
            (1500, 407, 1557115553),
            (2400, 505, 1190342340),
            (3000, 521, 3313225899),
        ];
        let memory = Box::leak(Box::new(Heap::new())).alloc();
        let mut state = 12345u64;
        let mut number = |limit: u64| {
            state = (state * 1_103_515_245 + 12345) & 0x7fff_ffff;
            (state >> 8) % limit
        };
        let mut table = SetTable::new();
        for step in 1..=3000 {
            let number_of_item = number(500) * if number(3) != 0 { 1 } else { 64 };
            let hash = number_of_item as isize;
            let item = Obj::small_int(hash).expect("small");
            match (number(10), find(&table, &item, hash)) {
                (0..6, Step::Free(at)) => table.insert(memory, at, hash, item).expect("memory"),
                (6..9, Step::Found(at)) => drop(table.remove(at)),
                (9, _) => drop(table.pop()),
                _ => {}
            }
            let order = items(&table);
            let digest = order
                .iter()
                .fold(0u32, |all, &item| all.wrapping_mul(31).wrapping_add(item as u32));
            if let Some(recorded) = RECORDED.iter().find(|recorded| recorded.0 == step) {
                assert_eq!((step, order.len(), digest), *recorded);
            }
        }
    }
}
