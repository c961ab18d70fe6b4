//! The standard library that the program carries.

use taipan_core::Library;

/// The library that the build script compiled.
pub static LIBRARY: Library = Library(include_bytes!(concat!(env!("OUT_DIR"), "/library.bin")));
