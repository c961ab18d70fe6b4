//! Accelerated library modules that need no operating system.
//!
//! | file | module |
//! |---|---|
//! | `math.rs`, `cmath.rs` | `math`, `cmath` |
//! | `marshal.rs` | `marshal` |
//! | `random.rs` | `_random` |
//! | `errno.rs`, `stat.rs` | `errno`, `_stat` |
//! | `codecs.rs`, `string.rs` | `_codecs`, `_string` |
//! | `weakref.rs` | `_weakref` |

#![no_std]
#![deny(unsafe_code)]

extern crate alloc;

pub mod cmath;
pub mod codecs;
pub mod errno;
pub mod marshal;
pub mod math;
pub mod random;
pub mod stat;
pub mod string;
pub mod weakref;

use taipan_objects::module::{ModuleDef, PyModule};

/// Every module of this crate.
pub static NATIVES: &[ModuleDef] = &[
    cmath::CMath::DEF,
    codecs::Codecs::DEF,
    taipan_vm::gc::Gc::DEF,
    errno::ErrnoModule::DEF,
    marshal::Marshal::DEF,
    math::Math::DEF,
    random::RandomModule::DEF,
    stat::StatModule::DEF,
    string::StringModule::DEF,
    weakref::WeakrefModule::DEF,
];
