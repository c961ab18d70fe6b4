//! Modules in Python that an image carries: an archive of compiled code that lies in flash and is read there.

use taipan_core::{Frozen, FrozenModule};
use taipan_frozen::{Archive, Entry};

/// An archive that `taipan_frozen::freezer` made, as a board's build script does. Bytes that are none hold no modules.
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
