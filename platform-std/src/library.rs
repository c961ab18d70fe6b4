//! The standard library that the program carries, and where it is taken to lie.

use std::path::Path;
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

/// `sys.prefix`: the folder above the program's own if that is called `bin`, otherwise the program's folder.
pub fn prefix() -> String {
    let program = std::env::current_exe().unwrap_or_default();
    let folder = program.parent().unwrap_or(Path::new("/"));
    let prefix = match folder.file_name() {
        Some(name) if name == "bin" => folder.parent().unwrap_or(folder),
        _ => folder,
    };
    prefix.to_string_lossy().into_owned()
}
