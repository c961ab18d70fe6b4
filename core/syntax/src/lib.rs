//! Tokenizer, grammar, PEG machine, string literals, AST and syntax errors of Python 3.14.

#![no_std]

extern crate alloc;
