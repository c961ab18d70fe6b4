//! The archive: an index sorted by module name, then the bytes of code and source.
//!
//! All numbers are little-endian `u32`. The header is [`MAGIC`] and the number of entries; an entry is eight numbers: place and length
//! of the name, of the file's path below the library folder, of the code (marshal format), and of the source text. A path
//! that ends in `/__init__.py` makes a package. Places count from the start of the archive.

use core::str;

/// How an archive begins.
pub const MAGIC: [u8; 8] = *b"taipan\x00\x01";

/// Bytes of the header.
pub const HEADER: usize = 12;

/// Bytes of an index entry.
pub const ENTRY: usize = 32;

/// An archive in memory.
#[derive(Clone, Copy, Debug)]
pub struct Archive<'a> {
    bytes: &'a [u8],
    count: usize,
}

/// A module of an archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry<'a> {
    /// The module's full name.
    pub name: &'a str,
    /// Its file, relative to the library folder, parts separated by `/`.
    pub file: &'a str,
    /// Its code object in the marshal format.
    pub code: &'a [u8],
    /// Its source text; empty if the archive was made without sources.
    pub source: &'a [u8],
}

impl Entry<'_> {
    /// Whether the module is a package.
    pub fn is_package(&self) -> bool {
        self.file.ends_with("/__init__.py")
    }
}

impl<'a> Archive<'a> {
    /// The archive in these bytes; `None` if they are none.
    pub fn new(bytes: &'a [u8]) -> Option<Archive<'a>> {
        if bytes.get(..MAGIC.len())? != MAGIC {
            return None;
        }
        let count = number(bytes, MAGIC.len())?;
        let index = HEADER.checked_add(count.checked_mul(ENTRY)?)?;
        (index <= bytes.len()).then_some(Archive { bytes, count })
    }

    /// How many modules there are.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The module with this full name.
    pub fn find(&self, name: &str) -> Option<Entry<'a>> {
        let (mut low, mut high) = (0, self.count);
        while low < high {
            let middle = low + (high - low) / 2;
            let entry = self.entry(middle)?;
            match entry.name.cmp(name) {
                core::cmp::Ordering::Less => low = middle + 1,
                core::cmp::Ordering::Greater => high = middle,
                core::cmp::Ordering::Equal => return Some(entry),
            }
        }
        None
    }

    /// The modules, in the order of their names.
    pub fn iter(&self) -> impl Iterator<Item = Entry<'a>> + use<'a> {
        let archive = *self;
        (0..self.count).filter_map(move |at| archive.entry(at))
    }

    fn entry(&self, at: usize) -> Option<Entry<'a>> {
        let start = HEADER + at * ENTRY;
        let part = |which: usize| {
            let from = number(self.bytes, start + which * 8)?;
            let length = number(self.bytes, start + which * 8 + 4)?;
            self.bytes.get(from..from.checked_add(length)?)
        };
        Some(Entry {
            name: str::from_utf8(part(0)?).ok()?,
            file: str::from_utf8(part(1)?).ok()?,
            code: part(2)?,
            source: part(3)?,
        })
    }
}

fn number(bytes: &[u8], at: usize) -> Option<usize> {
    let four = bytes.get(at..)?.first_chunk::<4>()?;
    usize::try_from(u32::from_le_bytes(*four)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn foreign_bytes_are_no_archive() {
        for bytes in [
            &b""[..],
            b"taipan",
            b"taipan\x00\x01",
            b"taipan\x00\x01\xff\xff\xff\xff",
        ] {
            assert!(Archive::new(bytes).is_none(), "{bytes:?}");
        }
        let empty = Archive::new(b"taipan\x00\x01\0\0\0\0");
        assert!(empty.is_some_and(|archive| archive.is_empty() && archive.find("os").is_none()));
    }
}
