//! The standard library that the program carries.

use std::sync::OnceLock;

use taipan_core::{Frozen, FrozenModule};
use taipan_frozen::{Archive, Entry};

static BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/library.bin"));

/// The library that the build script compiled.
#[derive(Debug)]
pub struct Library;

fn archive() -> Option<Archive<'static>> {
    static ARCHIVE: OnceLock<Option<Archive<'static>>> = OnceLock::new();
    *ARCHIVE.get_or_init(|| Archive::new(BYTES))
}

fn module(entry: Entry<'static>) -> FrozenModule {
    FrozenModule {
        name: entry.name,
        code: entry.code,
        is_package: entry.is_package(),
        file: entry.file,
        source: entry.source,
    }
}

impl Frozen for Library {
    fn find(&self, name: &str) -> Option<FrozenModule> {
        archive()?.find(name).map(module)
    }

    fn names(&self, sink: &mut dyn FnMut(&'static str)) {
        for entry in archive().iter().flat_map(Archive::iter) {
            sink(entry.name);
        }
    }
}
