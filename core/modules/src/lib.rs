//! Accelerated library modules that need no operating system.
//!
//! | file | module |
//! |---|---|
//! | `math.rs`, `cmath.rs` | `math`, `cmath` |
//! | `random.rs` | `_random` |
//! | `codecs.rs`, `string.rs` | `_codecs`, `_string` |

#![no_std]
#![deny(unsafe_code)]

extern crate alloc;

pub mod cmath;
pub mod codecs;
pub mod math;
pub mod random;
pub mod string;
