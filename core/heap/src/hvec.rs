//! A growable array whose growth can fail, in a heap's memory.

use core::marker::PhantomData;
use core::ops::{Deref, DerefMut};
use core::ptr::{self, NonNull};
use core::slice;

use crate::heap::{Alloc, AllocError};
use crate::trace::{Trace, Visitor};

/// An array of `T` that grows through an [`Alloc`] and frees itself.
pub struct HVec<T> {
    items: NonNull<T>,
    len: usize,
    capacity: usize,
    owns: PhantomData<T>,
}

impl<T> HVec<T> {
    const ALIGNED: () = assert!(align_of::<T>() <= 8 && size_of::<T>() > 0);

    /// An empty array, which owns no memory.
    pub const fn new() -> Self {
        HVec {
            items: NonNull::dangling(),
            len: 0,
            capacity: 0,
            owns: PhantomData,
        }
    }

    /// An empty array with room for `capacity` items.
    pub fn with_capacity(heap: Alloc, capacity: usize) -> Result<Self, AllocError> {
        let mut array = HVec::new();
        array.set_capacity(heap, capacity)?;
        Ok(array)
    }

    /// An array of `items`.
    pub fn from_iter(heap: Alloc, items: impl ExactSizeIterator<Item = T>) -> Result<Self, AllocError> {
        let mut array = HVec::with_capacity(heap, items.len())?;
        for item in items {
            if array.push_within_capacity(item).is_err() {
                break;
            }
        }
        Ok(array)
    }

    /// An array of `len` items that `item` makes.
    pub fn from_fn(heap: Alloc, len: usize, mut item: impl FnMut() -> T) -> Result<Self, AllocError> {
        let mut array = HVec::with_capacity(heap, len)?;
        for at in 0..len {
            // SAFETY: there is room for `len`.
            unsafe { array.items.add(at).write(item()) };
            array.len = at + 1;
        }
        Ok(array)
    }

    /// How many items fit without growing.
    #[inline(always)]
    pub fn capacity(&self) -> usize {
        self.capacity
    }

    /// Where the items lie. Whoever may write there by other rules than borrowing (a code object's instructions change
    /// as they run) needs this pointer: one that comes from a slice may not be written through.
    #[inline(always)]
    pub const fn pointer(&self) -> *mut T {
        self.items.as_ptr()
    }

    /// Makes room for exactly `capacity` items, not fewer than there are.
    pub fn set_capacity(&mut self, heap: Alloc, capacity: usize) -> Result<(), AllocError> {
        let () = Self::ALIGNED;
        let capacity = capacity.max(self.len);
        if capacity == self.capacity {
            return Ok(());
        }
        let old = self.capacity * size_of::<T>();
        let new = capacity.checked_mul(size_of::<T>()).ok_or(AllocError)?;
        // SAFETY: `items` is a live buffer of `old` bytes exactly if `old` is not zero.
        unsafe {
            self.items = match (old, new) {
                (_, 0) => {
                    Alloc::free_buffer(self.items.cast(), old);
                    NonNull::dangling()
                }
                (0, _) => heap.buffer(new)?.cast(),
                _ => heap.resize_buffer(self.items.cast(), old, new)?.cast(),
            };
        }
        self.capacity = capacity;
        Ok(())
    }

    /// Makes room for `additional` more items, growing by half.
    pub fn reserve(&mut self, heap: Alloc, additional: usize) -> Result<(), AllocError> {
        let wanted = self.len.checked_add(additional).ok_or(AllocError)?;
        if wanted <= self.capacity {
            return Ok(());
        }
        self.set_capacity(heap, wanted.max(self.capacity + self.capacity / 2).max(4))
    }

    /// Appends an item.
    #[inline(always)]
    pub fn push(&mut self, heap: Alloc, item: T) -> Result<(), AllocError> {
        if self.len == self.capacity {
            self.reserve(heap, 1)?;
        }
        // SAFETY: there is room for one more.
        unsafe { self.items.add(self.len).write(item) };
        self.len += 1;
        Ok(())
    }

    /// Appends an item if there is room for it.
    #[inline(always)]
    pub fn push_within_capacity(&mut self, item: T) -> Result<(), T> {
        if self.len == self.capacity {
            return Err(item);
        }
        // SAFETY: there is room for one more.
        unsafe { self.items.add(self.len).write(item) };
        self.len += 1;
        Ok(())
    }

    /// Removes the last item.
    #[inline(always)]
    pub fn pop(&mut self) -> Option<T> {
        if self.len == 0 {
            return None;
        }
        self.len -= 1;
        // SAFETY: the item was initialized and is out of the array's length now.
        Some(unsafe { self.items.add(self.len).read() })
    }

    /// Inserts an item before `index`, which is at most the length.
    pub fn insert(&mut self, heap: Alloc, index: usize, item: T) -> Result<(), AllocError> {
        assert!(index <= self.len);
        if self.len == self.capacity {
            self.reserve(heap, 1)?;
        }
        // SAFETY: `index..len` moves up by one into room that exists.
        unsafe {
            let place = self.items.as_ptr().add(index);
            ptr::copy(place, place.add(1), self.len - index);
            place.write(item);
        }
        self.len += 1;
        Ok(())
    }

    /// Removes the item at `index`, which is less than the length.
    pub fn remove(&mut self, index: usize) -> T {
        assert!(index < self.len);
        // SAFETY: the item is read once, and the ones behind it move down.
        unsafe {
            let place = self.items.as_ptr().add(index);
            let item = place.read();
            ptr::copy(place.add(1), place, self.len - index - 1);
            self.len -= 1;
            item
        }
    }

    /// Keeps the first `len` items and drops the others.
    pub fn truncate(&mut self, len: usize) {
        if len >= self.len {
            return;
        }
        let dropped = self.len - len;
        self.len = len;
        // SAFETY: these items are initialized and out of the length now.
        unsafe {
            ptr::drop_in_place(ptr::slice_from_raw_parts_mut(
                self.items.as_ptr().add(len),
                dropped,
            ))
        };
    }

    /// Drops all items, the last one first, and keeps the memory: CPython's lists die this way, and finalizers show it.
    pub fn clear_backwards(&mut self) {
        while let Some(item) = self.pop() {
            drop(item);
        }
    }

    /// Drops all items and keeps the memory.
    pub fn clear(&mut self) {
        self.truncate(0);
    }

    /// Appends copies of `items`.
    pub fn extend_from_slice(&mut self, heap: Alloc, items: &[T]) -> Result<(), AllocError>
    where
        T: Clone,
    {
        self.reserve(heap, items.len())?;
        for item in items {
            // SAFETY: `reserve` made the room.
            unsafe { self.items.add(self.len).write(item.clone()) };
            self.len += 1;
        }
        Ok(())
    }

    /// Moves all items of `other` to the end.
    pub fn append(&mut self, heap: Alloc, other: &mut HVec<T>) -> Result<(), AllocError> {
        self.reserve(heap, other.len)?;
        // SAFETY: `reserve` made the room; `other` has the items no more.
        unsafe {
            ptr::copy_nonoverlapping(other.items.as_ptr(), self.items.add(self.len).as_ptr(), other.len)
        };
        self.len += other.len;
        other.len = 0;
        Ok(())
    }

    /// Shortens the array to `len` items, or fills it up to `len` with copies of `item`.
    pub fn resize(&mut self, heap: Alloc, len: usize, item: T) -> Result<(), AllocError>
    where
        T: Copy,
    {
        if len <= self.len {
            self.truncate(len);
            return Ok(());
        }
        self.reserve(heap, len - self.len)?;
        for at in self.len..len {
            // SAFETY: `reserve` made the room.
            unsafe { self.items.add(at).write(item) };
        }
        self.len = len;
        Ok(())
    }

    /// Replaces `start..end` by `items`, and gives back what was there.
    pub fn splice(
        &mut self,
        heap: Alloc,
        start: usize,
        end: usize,
        items: HVec<T>,
    ) -> Result<HVec<T>, AllocError> {
        assert!(start <= end && end <= self.len);
        let removed_len = end - start;
        let mut removed = HVec::with_capacity(heap, removed_len)?;
        self.reserve(heap, items.len.saturating_sub(removed_len))?;
        let mut items = items;
        // SAFETY: what leaves is moved into `removed`, the tail moves into room that exists, and what comes is moved
        // out of `items`, whose length says so afterwards.
        unsafe {
            let place = self.items.as_ptr().add(start);
            ptr::copy_nonoverlapping(place, removed.items.as_ptr(), removed_len);
            removed.len = removed_len;
            ptr::copy(place.add(removed_len), place.add(items.len), self.len - end);
            ptr::copy_nonoverlapping(items.items.as_ptr(), place, items.len);
            self.len = self.len - removed_len + items.len;
            items.len = 0;
        }
        Ok(removed)
    }
}

impl<T> Default for HVec<T> {
    fn default() -> Self {
        HVec::new()
    }
}

impl<T> Deref for HVec<T> {
    type Target = [T];
    #[inline(always)]
    fn deref(&self) -> &[T] {
        // SAFETY: the first `len` items are initialized.
        unsafe { slice::from_raw_parts(self.items.as_ptr(), self.len) }
    }
}

impl<T> DerefMut for HVec<T> {
    #[inline(always)]
    fn deref_mut(&mut self) -> &mut [T] {
        // SAFETY: the first `len` items are initialized, and the borrow is unique.
        unsafe { slice::from_raw_parts_mut(self.items.as_ptr(), self.len) }
    }
}

impl<T> Drop for HVec<T> {
    fn drop(&mut self) {
        if self.capacity != 0 {
            self.truncate(0);
            // SAFETY: the buffer is ours, of this size.
            unsafe { Alloc::free_buffer(self.items.cast(), self.capacity * size_of::<T>()) };
        }
    }
}

impl<T: Trace> Trace for HVec<T> {
    fn trace(&self, visitor: &mut Visitor<'_>) {
        (**self).trace(visitor);
    }
}
