//! Frozen modules: Python files compiled at build time, and the archive in which a program carries them.
//!
//! - [`archive`]: the format, read in place from static memory.
//! - [`edits`]: what is changed in library files first.
//! - `freezer` (feature `freezer`, needs `std`): for build scripts; compiles a library into an archive.
//!
//! The eval loop is not known here: a program hands [`Archive`]'s entries to its interpreter.

#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;
#[cfg(feature = "freezer")]
extern crate std;

pub mod archive;
pub mod edits;
#[cfg(feature = "freezer")]
pub mod freezer;

pub use archive::{Archive, Entry};
