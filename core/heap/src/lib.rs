//! The memory kernel: references, pages, refcounts, finalization queue, cycle collector, weak references.

#![no_std]

extern crate alloc;
