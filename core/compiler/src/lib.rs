//! From an AST to a code object: a pure function.

#![no_std]

extern crate alloc;
