//! CPython 3.14's instruction set, code objects as plain data, location and exception tables, marshal.

#![no_std]

extern crate alloc;
