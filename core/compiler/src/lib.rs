//! From an AST to a code object: a pure function.

#![no_std]

extern crate alloc;

mod errors;
pub mod future;
mod name_map;
pub mod options;
mod preprocess;
pub mod symtable;
