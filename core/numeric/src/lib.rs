//! Python's numbers as plain data: big ints, float and complex arithmetic, text conversion, hashing.

#![no_std]

extern crate alloc;
