//! What only `unicodedata` tells: bidirectional class, mirroring, East Asian width, decompositions as text.

use crate::normalize::{self, hangul};
use crate::tables::properties::{DECOMPOSITION_TAGS, PROPERTIES, RECORDS, TAGS};
use alloc::string::String;
use core::fmt::Write as _;

/// The bidirectional class, such as `AL`; empty for unassigned code points: `unicodedata.bidirectional`.
#[must_use]
pub fn bidirectional(code_point: u32) -> &'static str {
    RECORDS[usize::from(PROPERTIES.get(code_point))].0
}

/// The East Asian width, one of `F`, `H`, `W`, `Na`, `A` and `N`: `unicodedata.east_asian_width`.
#[must_use]
pub fn east_asian_width(code_point: u32) -> &'static str {
    RECORDS[usize::from(PROPERTIES.get(code_point))].1
}

/// Whether the character is mirrored in bidirectional text: `unicodedata.mirrored`.
#[must_use]
pub fn is_mirrored(code_point: u32) -> bool {
    RECORDS[usize::from(PROPERTIES.get(code_point))].2
}

/// The decomposition in the form of `unicodedata.decomposition`: `<compat> 0020 0308`; empty if there is none.
#[must_use]
pub fn decomposition(code_point: u32) -> String {
    let mut text = String::new();
    if hangul::is_syllable(code_point) {
        write_points(&mut text, hangul::decompose(code_point));
    } else if let Some(parts) = normalize::decomposition(code_point) {
        if parts.is_compatible {
            let tag = TAGS[usize::from(DECOMPOSITION_TAGS.get(code_point))];
            // Writing to a string can't fail.
            let _ = write!(text, "<{tag}>");
        }
        write_points(&mut text, parts);
    }
    text
}

fn write_points(text: &mut String, code_points: impl Iterator<Item = u32>) {
    for code_point in code_points {
        let space = if text.is_empty() { "" } else { " " };
        let _ = write!(text, "{space}{code_point:04X}");
    }
}
