//! How much of the native stack is used: what lies below is filled with a pattern, and where the pattern ends is how far
//! it has been.
#![allow(unsafe_code)]

use core::ptr;

use taipan_platform::StackBounds;

/// A word that ordinary data seldom holds.
const PATTERN: usize = 0x5aa5_c33c_5aa5_c33c_u64 as usize;
/// Bytes below this function's own frame that are left alone: it may still push.
const OWN: usize = 256;

/// Fills the unused part of the stack.
#[inline(never)]
pub fn paint(stack: StackBounds) {
    // An interrupt would push onto what is being written.
    critical_section::with(|_| {
        let marker = 0_usize;
        let end = (ptr::from_ref(&marker).addr() & !(size_of::<usize>() - 1)).saturating_sub(OWN);
        let mut address = stack.low.next_multiple_of(size_of::<usize>());
        while address < end {
            // SAFETY: between the stack's lower end and the stack pointer nothing is in use, the interrupts being held back.
            unsafe { ptr::with_exposed_provenance_mut::<usize>(address).write_volatile(PATTERN) };
            address += size_of::<usize>();
        }
    });
}

/// The most bytes that were in use since [`paint`].
pub fn peak(stack: StackBounds) -> usize {
    let mut address = stack.low.next_multiple_of(size_of::<usize>());
    while address < stack.high {
        // SAFETY: inside the stack, which is memory that can be read.
        if unsafe { ptr::with_exposed_provenance::<usize>(address).read_volatile() } != PATTERN {
            break;
        }
        address += size_of::<usize>();
    }
    stack.high.saturating_sub(address)
}
