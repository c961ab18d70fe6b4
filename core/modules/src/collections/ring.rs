//! A growable ring of references: what a `deque` keeps its items in.

use taipan_objects::{Alloc, AllocError, HVec, Obj, Trace, Visitor};

/// Items between two ends that both grow and shrink in constant time.
#[derive(Default)]
pub struct Ring {
    /// A power of two of places, or none.
    places: HVec<Option<Obj>>,
    head: usize,
    len: usize,
}

impl Trace for Ring {
    fn trace(&self, visitor: &mut Visitor<'_>) {
        self.places.trace(visitor);
    }
}

impl Ring {
    /// How many items there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// How many items there is room for.
    pub fn capacity(&self) -> usize {
        self.places.len()
    }

    #[inline(always)]
    fn place(&self, index: usize) -> usize {
        self.head.wrapping_add(index) & (self.places.len().wrapping_sub(1))
    }

    /// The item at an index.
    #[inline]
    pub fn get(&self, index: usize) -> Option<&Obj> {
        if index >= self.len {
            return None;
        }
        self.places.get(self.place(index))?.as_ref()
    }

    /// Replaces the item at an index, which must be there.
    pub fn set(&mut self, index: usize, item: Obj) -> Option<Obj> {
        if index >= self.len {
            return Some(item);
        }
        let at = self.place(index);
        self.places.get_mut(at)?.replace(item)
    }

    fn grow(&mut self, memory: Alloc) -> Result<(), AllocError> {
        let capacity = (self.places.len() * 2).max(8);
        let mut places = HVec::with_capacity(memory, capacity)?;
        for index in 0..self.len {
            let at = self.place(index);
            let _ = places.push_within_capacity(self.places[at].take());
        }
        while places.len() < capacity {
            let _ = places.push_within_capacity(None);
        }
        self.places = places;
        self.head = 0;
        Ok(())
    }

    /// Appends an item.
    #[inline]
    pub fn push_back(&mut self, memory: Alloc, item: Obj) -> Result<(), AllocError> {
        if self.len == self.places.len() {
            self.grow(memory)?;
        }
        let at = self.place(self.len);
        self.places[at] = Some(item);
        self.len += 1;
        Ok(())
    }

    /// Puts an item in front.
    #[inline]
    pub fn push_front(&mut self, memory: Alloc, item: Obj) -> Result<(), AllocError> {
        if self.len == self.places.len() {
            self.grow(memory)?;
        }
        self.head = self.place(self.places.len().wrapping_sub(1));
        let at = self.head;
        self.places[at] = Some(item);
        self.len += 1;
        Ok(())
    }

    /// Takes the last item.
    #[inline]
    pub fn pop_back(&mut self) -> Option<Obj> {
        if self.len == 0 {
            return None;
        }
        self.len -= 1;
        let at = self.place(self.len);
        self.places.get_mut(at)?.take()
    }

    /// Takes the first item.
    #[inline]
    pub fn pop_front(&mut self) -> Option<Obj> {
        if self.len == 0 {
            return None;
        }
        let at = self.head;
        self.head = self.place(1);
        self.len -= 1;
        self.places.get_mut(at)?.take()
    }

    fn swap(&mut self, a: usize, b: usize) {
        let (a, b) = (self.place(a), self.place(b));
        self.places.swap(a, b);
    }

    /// Inserts an item before an index, which is at most the length.
    pub fn insert(&mut self, memory: Alloc, index: usize, item: Obj) -> Result<(), AllocError> {
        if index < self.len / 2 {
            self.push_front(memory, item)?;
            for at in 0..index {
                self.swap(at, at + 1);
            }
        } else {
            self.push_back(memory, item)?;
            for at in (index..self.len - 1).rev() {
                self.swap(at, at + 1);
            }
        }
        Ok(())
    }

    /// Removes the item at an index.
    pub fn remove(&mut self, index: usize) -> Option<Obj> {
        if index >= self.len {
            return None;
        }
        if index < self.len / 2 {
            for at in (0..index).rev() {
                self.swap(at, at + 1);
            }
            self.pop_front()
        } else {
            for at in index..self.len - 1 {
                self.swap(at, at + 1);
            }
            self.pop_back()
        }
    }

    /// Turns the items' order round.
    pub fn reverse(&mut self) {
        for at in 0..self.len / 2 {
            self.swap(at, self.len - 1 - at);
        }
    }

    /// Moves the last `count` items to the front; `count` is at most the length.
    pub fn rotate_right(&mut self, count: usize) {
        if self.len == self.places.len() {
            if self.len > 0 {
                self.head = self.place(self.len - count);
            }
            return;
        }
        if count <= self.len / 2 {
            for _ in 0..count {
                let from = self.place(self.len - 1);
                self.head = self.place(self.places.len().wrapping_sub(1));
                let to = self.head;
                self.places.swap(from, to);
            }
        } else {
            for _ in 0..self.len - count {
                let (from, to) = (self.head, self.place(self.len));
                self.places.swap(from, to);
                self.head = self.place(1);
            }
        }
    }
}
