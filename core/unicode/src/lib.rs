//! Unicode 16.0 tables and what Python asks of them, and text that may hold lone surrogates.

#![no_std]

extern crate alloc;
