//! Accelerated library modules that need no operating system.

#![no_std]

extern crate alloc;
