//! The header of a `.pyc` file: 16 bytes before the marshalled code object (PEP 552).

use alloc::format;
use alloc::string::String;
use core::hash::Hasher;

use siphasher::sip::SipHasher13;

/// CPython 3.14's number for its bytecode: `importlib.util.MAGIC_NUMBER` begins with it.
pub const MAGIC: u16 = 3627;

/// The first four bytes of a file: the number, then `\r\n`, so that a text-mode copy breaks it.
pub const MAGIC_NUMBER: [u8; 4] = [MAGIC as u8, (MAGIC >> 8) as u8, b'\r', b'\n'];

/// `_imp.pyc_magic_number_token`: the first four bytes as a number, the key of [`source_hash`].
pub const MAGIC_NUMBER_TOKEN: u32 = u32::from_le_bytes(MAGIC_NUMBER);

/// How many bytes a header has.
pub const HEADER_SIZE: usize = 16;

/// How to tell whether the source has changed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Header {
    /// By the source file's time and size.
    Timestamp {
        /// Seconds since the epoch, modulo 2**32.
        mtime: u32,
        /// Bytes, modulo 2**32.
        size: u32,
    },
    /// By the [`source_hash`].
    Hash {
        /// The hash.
        hash: [u8; 8],
        /// Whether to check it at all.
        check_source: bool,
    },
}

/// Why a file was not accepted; [`Error::message`] is `importlib`'s text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Error {
    /// `ImportError`: made by another version.
    Magic([u8; 4], usize),
    /// `EOFError`: shorter than a header.
    Truncated,
    /// `ImportError`: flags that nobody defined.
    Flags(u32),
}

impl Error {
    /// CPython's message, for the module or file of this name (as `repr` gives it).
    pub fn message(&self, name: &str) -> String {
        match self {
            Error::Magic(magic, length) => {
                let mut shown = String::new();
                for &byte in magic.iter().take(*length) {
                    match byte {
                        b'\n' => shown.push_str("\\n"),
                        b'\r' => shown.push_str("\\r"),
                        b'\t' => shown.push_str("\\t"),
                        b'\\' => shown.push_str("\\\\"),
                        b' '..=b'~' => shown.push(byte as char),
                        _ => shown.push_str(&format!("\\x{byte:02x}")),
                    }
                }
                let quote = if shown.contains('\'') && !shown.contains('"') {
                    '"'
                } else {
                    '\''
                };
                if quote == '\'' {
                    shown = shown.replace('\'', "\\'");
                }
                format!("bad magic number in {name}: b{quote}{shown}{quote}")
            }
            Error::Truncated => format!("reached EOF while reading pyc header of {name}"),
            Error::Flags(flags) => format!("invalid flags {flags} in {name}"),
        }
    }

    /// Whether it is an `EOFError`; if not, an `ImportError`.
    pub fn is_eof(&self) -> bool {
        *self == Error::Truncated
    }
}

impl Header {
    /// Splits a file into its header and the marshalled code object.
    pub fn read(file: &[u8]) -> Result<(Header, &[u8]), Error> {
        let word = |at: usize| -> Option<[u8; 4]> { file.get(at..at + 4)?.try_into().ok() };
        if word(0) != Some(MAGIC_NUMBER) {
            let mut magic = [0; 4];
            let length = file.len().min(4);
            magic[..length].copy_from_slice(&file[..length]);
            return Err(Error::Magic(magic, length));
        }
        let (Some(flags), Some(first), Some(second)) = (word(4), word(8), word(12)) else {
            return Err(Error::Truncated);
        };
        let header = match u32::from_le_bytes(flags) {
            0 => Header::Timestamp {
                mtime: u32::from_le_bytes(first),
                size: u32::from_le_bytes(second),
            },
            flags @ (0b01 | 0b11) => {
                let [a, b, c, d] = first;
                let [e, f, g, h] = second;
                Header::Hash {
                    hash: [a, b, c, d, e, f, g, h],
                    check_source: flags & 2 != 0,
                }
            }
            // `importlib` takes bit 1 without bit 0 for a timestamp.
            0b10 => Header::Timestamp {
                mtime: u32::from_le_bytes(first),
                size: u32::from_le_bytes(second),
            },
            flags => return Err(Error::Flags(flags)),
        };
        Ok((header, &file[HEADER_SIZE..]))
    }

    /// The 16 bytes.
    pub fn to_bytes(&self) -> [u8; HEADER_SIZE] {
        let mut bytes = [0; HEADER_SIZE];
        bytes[..4].copy_from_slice(&MAGIC_NUMBER);
        match *self {
            Header::Timestamp { mtime, size } => {
                bytes[8..12].copy_from_slice(&mtime.to_le_bytes());
                bytes[12..].copy_from_slice(&size.to_le_bytes());
            }
            Header::Hash { hash, check_source } => {
                bytes[4] = 1 | u8::from(check_source) << 1;
                bytes[8..].copy_from_slice(&hash);
            }
        }
        bytes
    }
}

/// `importlib.util.source_hash`: SipHash-1-3 of the source, keyed with the magic number.
pub fn source_hash(source: &[u8]) -> [u8; 8] {
    keyed_hash(u64::from(MAGIC_NUMBER_TOKEN), source)
}

/// `_imp.source_hash`: SipHash-1-3 of the source, keyed with any number.
pub fn keyed_hash(key: u64, source: &[u8]) -> [u8; 8] {
    let mut hasher = SipHasher13::new_with_keys(key, 0);
    hasher.write(source);
    hasher.finish().to_le_bytes()
}
