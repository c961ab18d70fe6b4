//! A doubly linked list in an array: what `lru_cache` and `OrderedDict` keep their order in.

use taipan_objects::{Alloc, AllocError, HVec, Trace, Visitor};

/// The end of a chain: the number of no link.
pub const END: usize = usize::MAX;

struct Link<T> {
    value: T,
    before: usize,
    after: usize,
}

/// Links, each with a number that stays its own until it is removed.
pub struct Chain<T> {
    links: HVec<Option<Link<T>>>,
    free: HVec<usize>,
    first: usize,
    last: usize,
}

impl<T> Default for Chain<T> {
    fn default() -> Self {
        Chain {
            links: HVec::new(),
            free: HVec::new(),
            first: END,
            last: END,
        }
    }
}

impl<T: Trace> Trace for Chain<T> {
    fn trace(&self, visitor: &mut Visitor<'_>) {
        for link in self.links.iter().flatten() {
            link.value.trace(visitor);
        }
    }
}

impl<T> Chain<T> {
    /// The first link, or [`END`].
    pub fn first(&self) -> usize {
        self.first
    }

    /// The last link, or [`END`].
    pub fn last(&self) -> usize {
        self.last
    }

    /// What a link holds.
    pub fn get(&self, at: usize) -> Option<&T> {
        Some(&self.links.get(at)?.as_ref()?.value)
    }

    /// The link behind this one, or [`END`].
    pub fn after(&self, at: usize) -> usize {
        let link = self.links.get(at).and_then(Option::as_ref);
        link.map_or(END, |link| link.after)
    }

    /// The link in front of this one, or [`END`].
    pub fn before(&self, at: usize) -> usize {
        let link = self.links.get(at).and_then(Option::as_ref);
        link.map_or(END, |link| link.before)
    }

    fn link_mut(&mut self, at: usize) -> Option<&mut Link<T>> {
        self.links.get_mut(at)?.as_mut()
    }

    /// A new link, which is not in the chain yet.
    pub fn insert(&mut self, memory: Alloc, value: T) -> Result<usize, AllocError> {
        let at = match self.free.pop() {
            Some(at) => at,
            None => {
                // Room for the number is made now, so that giving it back cannot fail.
                self.free.reserve(memory, self.links.len() + 1)?;
                self.links.push(memory, None)?;
                self.links.len() - 1
            }
        };
        self.links[at] = Some(Link {
            value,
            before: END,
            after: END,
        });
        Ok(at)
    }

    /// Puts a link at the end.
    pub fn push_last(&mut self, at: usize) {
        let last = self.last;
        if let Some(link) = self.link_mut(at) {
            (link.before, link.after) = (last, END);
        }
        match self.link_mut(last) {
            Some(link) => link.after = at,
            None => self.first = at,
        }
        self.last = at;
    }

    /// Puts a link at the beginning.
    pub fn push_first(&mut self, at: usize) {
        let first = self.first;
        if let Some(link) = self.link_mut(at) {
            (link.before, link.after) = (END, first);
        }
        match self.link_mut(first) {
            Some(link) => link.before = at,
            None => self.last = at,
        }
        self.first = at;
    }

    /// Takes a link out of the chain; it keeps its number.
    pub fn unlink(&mut self, at: usize) {
        let Some((before, after)) = self.link_mut(at).map(|link| (link.before, link.after)) else {
            return;
        };
        match self.link_mut(before) {
            Some(link) => link.after = after,
            None => self.first = after,
        }
        match self.link_mut(after) {
            Some(link) => link.before = before,
            None => self.last = before,
        }
    }

    /// Removes a link that is not in the chain.
    pub fn remove(&mut self, at: usize) -> Option<T> {
        let link = self.links.get_mut(at)?.take()?;
        let _ = self.free.push_within_capacity(at);
        Some(link.value)
    }
}
