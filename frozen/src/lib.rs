//! The freezer: library modules compiled at build time.

#![no_std]

extern crate alloc;
