//! The format-specification mini-language: `format(value, spec)` for numbers and text, and `%` formatting of
//! numbers.
//!
//! - `spec`: a specification as data ([`Spec`]); `layout`: sign, grouping and padding;
//! - `number`: ints, floats, complex numbers; `text`: strings; [`percent`]: what `%d`, `%x`, `%g` … print.
//!
//! A caller parses a specification with [`Spec::parse`] for the kind of value it has, and passes it to one of
//! the `format_*` functions. An empty specification means `str(value)` and is the caller's to see to.

mod layout;
mod number;
pub mod percent;
mod spec;
mod text;

pub use number::{Integer, format_complex, format_float, format_int};
pub use spec::{Align, Grouping, Kind, Spec};
pub use text::format_str;

use alloc::vec::Vec;

use crate::Error;

/// What a locale says about numbers (`localeconv()`), for the type `n`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Locale<'a> {
    /// What stands between a number's whole and fractional part.
    pub decimal_point: &'a str,
    /// What stands between groups of digits.
    pub thousands_separator: &'a str,
    /// The sizes of groups from the right; the last one repeats, 127 ends grouping.
    pub grouping: &'a [u8],
}

impl Locale<'_> {
    /// The locale `C`: a point, no groups.
    pub const C: Locale<'static> = Locale {
        decimal_point: ".",
        thousands_separator: "",
        grouping: &[],
    };
}

/// Checks that a text of this many bytes can be allocated now.
pub(crate) fn ensure_bytes(bytes: usize) -> Result<(), Error> {
    const UNCHECKED: usize = 256;
    if bytes <= UNCHECKED {
        return Ok(());
    }
    Vec::<u8>::new()
        .try_reserve_exact(bytes)
        .map_err(|_| Error::Memory)
}
