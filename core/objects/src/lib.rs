//! Python's object model and builtin types as data and behaviour.

#![no_std]

extern crate alloc;
