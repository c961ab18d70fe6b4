//! Tokenizer, grammar, PEG machine, string literals, AST and syntax errors of Python 3.14.
//!
//! Map: `ast` is the tree (generated from `python.asdl`), `constant` its leaves, `location` where nodes stand, `arena` where a tree lives;
//! `tokenizer` gives the tokens (`token` names their kinds), `string` reads string literals, `parser` makes the tree,
//! `read` makes it from another representation, `error` says what can go wrong.

#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;

mod arena;
pub mod ast;
mod constant;
pub mod error;
pub mod grow;
mod location;
pub mod parser;
pub mod read;
pub mod string;
pub mod token;
pub mod tokenizer;

pub use arena::Arena;
