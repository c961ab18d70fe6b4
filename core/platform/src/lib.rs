//! What an interpreter asks of the machine below it: clocks, threads, entropy, files, line input, console.

#![no_std]

extern crate alloc;
