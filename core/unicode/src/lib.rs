//! Unicode 16.0 tables and what Python asks of them, and text that may hold lone surrogates.
//!
//! Map: `wtf8` is the text type that the front end and the runtime share.

#![no_std]
#![deny(unsafe_code)]

extern crate alloc;

mod wtf8;

pub use wtf8::{CodePoints, MAX_CODE_POINT, Wtf8, Wtf8Buf};
