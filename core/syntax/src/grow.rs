//! Growing vectors without ending the program when memory is short.

use alloc::vec::Vec;

use crate::error::Error;

/// By which part of its length a vector grows: on a board, memory is scarcer than the time to copy.
const PART: usize = if cfg!(target_pointer_width = "32") { 4 } else { 1 };

/// Makes room for one more item.
///
/// Raises `MemoryError`.
#[inline]
pub fn make_room<T>(items: &mut Vec<T>) -> Result<(), Error> {
    if items.len() < items.capacity() {
        return Ok(());
    }
    grow(items)
}

/// Appends an item.
///
/// Raises `MemoryError`.
#[inline]
pub fn push<T>(items: &mut Vec<T>, item: T) -> Result<(), Error> {
    make_room(items)?;
    items.push(item);
    Ok(())
}

/// What the small things take at most that are made between two calls of [`headroom`].
const HEADROOM: usize = 1024;

/// Makes sure that there is memory for small things, which are made without looking for an error, and for `more` bytes. Where memory
/// is plenty, it does nothing.
///
/// Raises `MemoryError`.
#[inline]
pub fn headroom(more: usize) -> Result<(), Error> {
    if cfg!(target_pointer_width = "32") {
        let mut space: Vec<u8> = Vec::new();
        let bytes = HEADROOM.saturating_add(more);
        space.try_reserve_exact(bytes).map_err(|_| Error::Memory)?;
        core::hint::black_box(&mut space);
    }
    Ok(())
}

#[cold]
#[inline(never)]
fn grow<T>(items: &mut Vec<T>) -> Result<(), Error> {
    let more = (items.len() / PART).max(4);
    items.try_reserve_exact(more).map_err(|_| Error::Memory)
}
