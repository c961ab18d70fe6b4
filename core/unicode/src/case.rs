//! Case mappings: simple ones, to one code point, and full ones, to one, two or three.
//!
//! None looks at its neighbours. Whether a Greek sigma is final, the one question that needs them, is for the caller.

use crate::tables::case::{CASES, DIFFERENCES, FOLD, LOWER, RECORDS, TITLE, UPPER};
use core::ops::Deref;

/// What a code point becomes: one to three code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mapping {
    code_points: [u32; 3],
    length: u8,
}

impl Deref for Mapping {
    type Target = [u32];

    fn deref(&self) -> &[u32] {
        &self.code_points[..usize::from(self.length)]
    }
}

impl IntoIterator for Mapping {
    type Item = u32;
    type IntoIter = core::iter::Take<core::array::IntoIter<u32, 3>>;

    fn into_iter(self) -> Self::IntoIter {
        self.code_points.into_iter().take(usize::from(self.length))
    }
}

/// The lowercase of a character as one character; `re` ignores case so.
#[must_use]
pub fn to_lower(code_point: u32) -> u32 {
    simple(code_point, 0)
}

/// The uppercase as one character.
#[must_use]
pub fn to_upper(code_point: u32) -> u32 {
    simple(code_point, 1)
}

/// The titlecase as one character.
#[must_use]
pub fn to_title(code_point: u32) -> u32 {
    simple(code_point, 2)
}

/// `str.lower` of one character.
#[must_use]
pub fn to_lower_full(code_point: u32) -> Mapping {
    full(code_point, 0, &LOWER)
}

/// `str.upper` of one character.
#[must_use]
pub fn to_upper_full(code_point: u32) -> Mapping {
    full(code_point, 1, &UPPER)
}

/// `str.title` of a character that starts a word.
#[must_use]
pub fn to_title_full(code_point: u32) -> Mapping {
    full(code_point, 2, &TITLE)
}

/// `str.casefold` of one character.
#[must_use]
pub fn to_folded_full(code_point: u32) -> Mapping {
    full(code_point, 3, &FOLD)
}

fn record(code_point: u32) -> &'static [u8; 5] {
    &RECORDS[usize::from(CASES.get(code_point))]
}

fn simple(code_point: u32, to: usize) -> u32 {
    code_point.wrapping_add_signed(DIFFERENCES[usize::from(record(code_point)[to])])
}

fn full(code_point: u32, to: usize, list: &[[u16; 4]]) -> Mapping {
    if record(code_point)[4] >> to & 1 != 0
        && let Ok(index) = list.binary_search_by_key(&code_point, |entry| u32::from(entry[0]))
    {
        let [_, code_points @ ..] = list[index].map(u32::from);
        let length = code_points.iter().position(|&c| c == 0).unwrap_or(3) as u8;
        return Mapping { code_points, length };
    }
    Mapping {
        code_points: [simple(code_point, to), 0, 0],
        length: 1,
    }
}
