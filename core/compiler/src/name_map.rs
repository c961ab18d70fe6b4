//! Insertion-ordered maps and sets keyed by names.
//!
//! The compiler's tables are visible: the order in which names entered them decides indexes in code objects. They are also
//! mostly tiny, so a table of a few names is one vector, searched in a row, and grows a hash index only when it is longer.

use alloc::boxed::Box;
use alloc::vec::Vec;

use hashbrown::HashTable;
use taipan_syntax::error::Error;
use taipan_syntax::grow::{make_room, push};
use taipan_unicode::Wtf8;

use crate::hash;

/// Up to this many names, a linear search is as fast as hashing and costs no memory.
const LINEAR_LIMIT: usize = 12;

/// How many names there is room for at first, where memory is plenty.
const FIRST_ROOM: usize = 8;

/// A map from names to `V` that remembers the order of insertion.
#[derive(Clone, Debug)]
pub struct NameMap<'a, V> {
    entries: Vec<(&'a Wtf8, V)>,
    index: Option<Box<HashTable<u32>>>,
}

/// A set of names that remembers the order of insertion.
pub type NameSet<'a> = NameMap<'a, ()>;

impl<V> Default for NameMap<'_, V> {
    fn default() -> Self {
        NameMap {
            entries: Vec::new(),
            index: None,
        }
    }
}

/// The hash of a name in these maps.
pub(crate) fn hash(name: &Wtf8) -> u64 {
    hash::bytes(0, name.as_bytes())
}

/// Whether two names are the same text; names of one arena mostly are one pointer.
#[inline]
fn same(left: &Wtf8, right: &Wtf8) -> bool {
    let (left, right) = (left.as_bytes(), right.as_bytes());
    // Most names differ in length or in one of these bytes.
    left.len() == right.len()
        && left.first() == right.first()
        && left.last() == right.last()
        && (core::ptr::eq(left, right) || left == right)
}

impl<'a, V> NameMap<'a, V> {
    /// An empty map.
    pub fn new() -> Self {
        Self::default()
    }

    /// How many names the map holds.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether the map holds no name.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The position of `name` in insertion order.
    pub fn position(&self, name: &Wtf8) -> Option<usize> {
        match &self.index {
            None => self.entries.iter().position(|(key, _)| same(key, name)),
            Some(index) => index
                .find(hash(name), |&at| {
                    self.entries
                        .get(at as usize)
                        .is_some_and(|(key, _)| same(key, name))
                })
                .map(|&at| at as usize),
        }
    }

    /// The value of `name`.
    pub fn get(&self, name: &Wtf8) -> Option<&V> {
        self.position(name)
            .and_then(|at| self.entries.get(at))
            .map(|(_, value)| value)
    }

    /// The value of `name`, to be changed.
    pub fn get_mut(&mut self, name: &Wtf8) -> Option<&mut V> {
        let at = self.position(name)?;
        self.entries.get_mut(at).map(|(_, value)| value)
    }

    /// Whether `name` is in the map.
    pub fn contains(&self, name: &Wtf8) -> bool {
        self.position(name).is_some()
    }

    /// The name and value at a position of the insertion order.
    pub fn at(&self, position: usize) -> Option<(&'a Wtf8, &V)> {
        self.entries.get(position).map(|(name, value)| (*name, value))
    }

    /// Sets the value of `name`: in its place if it is there, else at the end. Returns its position.
    pub fn insert(&mut self, name: &'a Wtf8, value: V) -> usize {
        if let Some(at) = self.position(name) {
            if let Some(entry) = self.entries.get_mut(at) {
                entry.1 = value;
            }
            return at;
        }
        self.append(name, value)
    }

    /// Adds a name that is not there yet; returns its position.
    fn append(&mut self, name: &'a Wtf8, value: V) -> usize {
        let at = self.entries.len();
        self.entries.push((name, value));
        if let Some(index) = &mut self.index {
            let entries = &self.entries;
            index.insert_unique(hash(name), at as u32, |&other| {
                entries.get(other as usize).map_or(0, |(key, _)| hash(key))
            });
        } else if self.entries.len() > LINEAR_LIMIT {
            self.rebuild_index();
        }
        at
    }

    /// Makes room for one more name.
    ///
    /// Raises `MemoryError`.
    #[inline]
    pub fn make_room(&mut self) -> Result<(), Error> {
        if cfg!(target_pointer_width = "64") && self.entries.capacity() == 0 {
            let room = self.entries.try_reserve_exact(FIRST_ROOM);
            return room.map_err(|_| Error::Memory);
        }
        make_room(&mut self.entries)?;
        let Some(index) = &mut self.index else {
            // The first index is small.
            return Ok(());
        };
        let entries = &self.entries;
        let rehash = |&other: &u32| entries.get(other as usize).map_or(0, |(key, _)| hash(key));
        index.try_reserve(1, rehash).map_err(|_| Error::Memory)
    }

    /// Takes `name` out and closes the gap, so that the order of the others stays. Returns whether it was there.
    pub fn remove(&mut self, name: &Wtf8) -> bool {
        let Some(at) = self.position(name) else {
            return false;
        };
        self.entries.remove(at);
        if self.entries.len() > LINEAR_LIMIT {
            self.rebuild_index();
        } else {
            self.index = None;
        }
        true
    }

    /// The names with their values, in insertion order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&'a Wtf8, &V)> + ExactSizeIterator {
        self.entries.iter().map(|(name, value)| (*name, value))
    }

    /// The position of `name`; it is added with `value` unless it is there.
    #[inline]
    pub fn position_or_add(&mut self, name: &'a Wtf8, value: V) -> usize {
        match self.position(name) {
            Some(at) => at,
            None => self.append(name, value),
        }
    }

    /// The value at a position of the insertion order, to be changed.
    pub fn value_at_mut(&mut self, position: usize) -> Option<&mut V> {
        self.entries.get_mut(position).map(|(_, value)| value)
    }

    /// The names, in insertion order.
    pub fn names(&self) -> impl DoubleEndedIterator<Item = &'a Wtf8> + ExactSizeIterator {
        self.entries.iter().map(|(name, _)| *name)
    }

    /// The names with their values, to be changed, in insertion order.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = (&'a Wtf8, &mut V)> {
        self.entries.iter_mut().map(|(name, value)| (*name, value))
    }

    /// Gives back memory that only more names would need.
    pub fn shrink_to_fit(&mut self) {
        self.entries.shrink_to_fit();
    }

    /// The same map with other copies of its names: `kept` has those of the first names, and gets those that `keep` gives for the
    /// others.
    ///
    /// Raises `MemoryError`.
    pub(crate) fn keep<'k>(
        self,
        kept: &mut Vec<&'k Wtf8>,
        mut keep: impl FnMut(&Wtf8) -> &'k Wtf8,
    ) -> Result<NameMap<'k, V>, Error> {
        for (name, _) in self.entries.iter().skip(kept.len()) {
            push(kept, keep(name))?;
        }
        if self.entries.len() != kept.len() {
            // Names are never taken out of the maps that are kept.
            return Err(Error::System("names of a module are lost".into()));
        }
        let names = kept.iter().copied();
        let values = self.entries.into_iter().map(|(_, value)| value);
        Ok(NameMap {
            entries: names.zip(values).collect(),
            index: self.index,
        })
    }

    fn rebuild_index(&mut self) {
        let entries = &self.entries;
        let mut index = HashTable::with_capacity(entries.len() * 2);
        for (at, (name, _)) in entries.iter().enumerate() {
            index.insert_unique(hash(name), at as u32, |&other: &u32| {
                entries.get(other as usize).map_or(0, |(key, _)| hash(key))
            });
        }
        self.index = Some(Box::new(index));
    }
}

impl<'a> NameSet<'a> {
    /// Adds `name`.
    pub fn add(&mut self, name: &'a Wtf8) {
        self.position_or_add(name, ());
    }

    /// Adds every name of `other`.
    pub fn extend(&mut self, other: NameSet<'a>) {
        if self.is_empty() {
            *self = other;
        } else {
            self.extend_from(&other);
        }
    }

    /// Adds every name of `other`.
    pub fn extend_from(&mut self, other: &NameSet<'a>) {
        for name in other.names() {
            self.add(name);
        }
    }
}

#[cfg(test)]
mod tests {
    use alloc::format;
    use alloc::string::String;
    use alloc::vec::Vec;

    use super::*;

    #[test]
    fn keeps_order_with_and_without_an_index() {
        let texts: Vec<String> = (0..40).map(|number| format!("n{number}")).collect();
        let mut map = NameMap::new();
        for (number, text) in texts.iter().enumerate() {
            assert_eq!(map.insert(Wtf8::new(text), number), number);
        }
        assert_eq!(map.insert(Wtf8::new("n7"), 70), 7);
        assert_eq!(map.get(Wtf8::new("n7")), Some(&70));
        assert!(map.remove(Wtf8::new("n3")));
        assert!(!map.remove(Wtf8::new("n3")));
        assert_eq!(map.position(Wtf8::new("n39")), Some(38));
        for text in &texts[5..35] {
            assert!(map.remove(Wtf8::new(text)));
        }
        let left: Vec<&str> = map.names().filter_map(Wtf8::as_str).collect();
        assert_eq!(left, ["n0", "n1", "n2", "n4", "n35", "n36", "n37", "n38", "n39"]);
    }
}
