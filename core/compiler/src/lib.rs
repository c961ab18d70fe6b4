//! From an AST to a code object: a pure function.

#![no_std]

extern crate alloc;

mod assemble;
pub mod const_cache;
mod errors;
pub mod flowgraph;
pub mod future;
pub mod instruction_sequence;
mod name_map;
pub mod options;
mod preprocess;
pub mod symtable;
