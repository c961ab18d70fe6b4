//! Modules in Python that a program or an image carries: an archive of compiled code, read where it lies.

use taipan_frozen::{Archive, Entry};
use taipan_vm::import::{Frozen, FrozenModule};

/// An archive that `taipan_frozen::freezer` made, as a build script does. Bytes that are none hold no modules.
#[derive(Debug)]
pub struct Library(pub &'static [u8]);

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
        Archive::new(self.0)?.find(name).map(module)
    }

    fn names(&self, sink: &mut dyn FnMut(&'static str)) {
        for entry in Archive::new(self.0).iter().flat_map(Archive::iter) {
            sink(entry.name);
        }
    }
}
