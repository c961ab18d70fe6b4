//! Unicode 16.0 tables and what Python asks of them, and text that may hold lone surrogates.
//!
//! Code points are `u32`, as Python's text may hold surrogates; what is above [`MAX_CODE_POINT`] is answered like an
//! unassigned one. Every answer is CPython 3.14's, for every code point: `tests/digests.rs` compares them all.
//!
//! | file | what it holds |
//! |---|---|
//! | `wtf8.rs` | [`Wtf8`] and [`Wtf8Buf`], the text type that the front end and the runtime share |
//! | `types.rs` | categories, identifiers, and the questions behind `str`'s `is*` methods |
//! | `case.rs` | case mappings and case folding |
//! | `numeric.rs` | decimal digits, digits and numeric values |
//! | `normalize.rs` | the four normalization forms, combining classes |
//! | `properties.rs` | with the feature `full`: what only `unicodedata` tells |
//! | `v3_2.rs` | with the feature `full`: the database as it was in version 3.2 |
//! | `names.rs` | with the feature `names`: names of characters, and characters by name |
//! | `sort.rs` | a small stable sort |
//! | `trie.rs` | the packed table behind most properties |
//! | `tables/` | generated: `cargo xtask gen` makes them from `data/ucd.txt` and `data/names.txt` |
//! | `data/` | the reference interpreter's answers as data, and the script that asks it |
//!
//! The tables know nothing of locales, nor of the text around a code point. Each table is a static of its own, so that
//! the linker drops what nobody asks for. All of them together, in bytes of read-only data:
//!
//! | for | size |
//! |---|---|
//! | categories, identifiers | 10 KB |
//! | case | 7 KB |
//! | numeric values | 4 KB |
//! | normalization | 23 KB |
//! | feature `full` | 21 KB |
//! | feature `names` | 296 KB |
//!
//! ```
//! use taipan_unicode::{Form, Wtf8, category, is_identifier, normalize, to_upper_full};
//!
//! assert!(is_identifier(Wtf8::new("naïve")));
//! assert_eq!(category(0x3A3).abbreviation(), "Lu");
//! assert_eq!(to_upper_full('ß' as u32)[..], ['S' as u32; 2]);
//! assert_eq!(normalize(Form::Nfkc, Wtf8::new("ﬁ")).as_str(), Some("fi"));
//! ```

#![no_std]
#![deny(unsafe_code)]

extern crate alloc;

mod case;
#[cfg(feature = "names")]
mod names;
mod normalize;
mod numeric;
#[cfg(feature = "full")]
mod properties;
pub mod sort;
mod trie;
mod types;
#[cfg(feature = "full")]
pub mod v3_2;
mod wtf8;
mod wtf8_box;

mod tables {
    pub mod case;
    #[cfg(feature = "names")]
    pub mod names;
    pub mod normalize;
    pub mod numeric;
    #[cfg(feature = "full")]
    pub mod old;
    #[cfg(feature = "full")]
    pub mod properties;
    pub mod types;
}

pub use case::{
    Mapping, to_folded_full, to_lower, to_lower_full, to_title, to_title_full, to_upper, to_upper_full,
};
#[cfg(feature = "names")]
pub use names::{lookup, lookup_sequence, name};
pub use normalize::{Form, QuickCheck, combining, is_normalized, normalize, quick_check};
pub use numeric::{is_decimal, is_digit, is_numeric, to_decimal, to_digit, to_numeric};
#[cfg(feature = "full")]
pub use properties::{bidirectional, decomposition, east_asian_width, is_mirrored};
pub use types::{
    Category, category, is_alnum, is_alpha, is_case_ignorable, is_cased, is_identifier,
    is_identifier_continue, is_identifier_start, is_linebreak, is_lower, is_printable, is_space, is_title,
    is_upper,
};
pub use wtf8::{CodePoints, MAX_CODE_POINT, Wtf8, Wtf8Buf};
pub use wtf8_box::Wtf8Box;

/// The version of the tables: `unicodedata.unidata_version`.
pub const VERSION: &str = "16.0.0";

/// Whether a character takes two columns on a terminal: East Asian width `W` or `F`. Without the `full` tables no
/// character does.
pub fn is_wide(code_point: u32) -> bool {
    #[cfg(feature = "full")]
    {
        matches!(east_asian_width(code_point), "W" | "F")
    }
    #[cfg(not(feature = "full"))]
    {
        let _ = code_point;
        false
    }
}
