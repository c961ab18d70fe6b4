//! The database as it was in version 3.2: `unicodedata.ucd_3_2_0`, which internationalized domain names rest on (RFC
//! 3490, RFC 3454).
//!
//! A table says which code points weren't assigned then, and what else was different. As in CPython, digits and
//! compositions are those of today.

use crate::tables::old::{CORRECTIONS, DECIMALS, NUMERIC, OLD, RECORDS};
use crate::{Category, Form, Wtf8, Wtf8Buf, normalize as current};
use alloc::string::String;

/// How a code point differed.
pub(crate) struct Record {
    pub is_unassigned: bool,
    /// The category's number, if it was another.
    pub category: Option<u16>,
    pub bidirectional: Option<&'static str>,
    pub east_asian_width: Option<&'static str>,
    pub mirroring_differs: bool,
}

/// The version of this module's answers: `unicodedata.ucd_3_2_0.unidata_version`.
pub const VERSION: &str = "3.2.0";

fn record(code_point: u32) -> &'static Record {
    &RECORDS[usize::from(OLD.get(code_point))]
}

/// Whether the code point was assigned.
#[must_use]
pub fn is_assigned(code_point: u32) -> bool {
    !record(code_point).is_unassigned
}

/// The general category.
#[must_use]
pub fn category(code_point: u32) -> Category {
    match record(code_point) {
        Record {
            is_unassigned: true, ..
        } => Category::Unassigned,
        Record {
            category: Some(number),
            ..
        } => Category::from_number(*number),
        _ => crate::category(code_point),
    }
}

/// The bidirectional class; empty for unassigned code points.
#[must_use]
pub fn bidirectional(code_point: u32) -> &'static str {
    match record(code_point) {
        Record {
            is_unassigned: true, ..
        } => "",
        Record {
            bidirectional: Some(class),
            ..
        } => class,
        _ => crate::bidirectional(code_point),
    }
}

/// The East Asian width.
#[must_use]
pub fn east_asian_width(code_point: u32) -> &'static str {
    record(code_point)
        .east_asian_width
        .unwrap_or_else(|| crate::east_asian_width(code_point))
}

/// Whether the character was mirrored in bidirectional text.
#[must_use]
pub fn is_mirrored(code_point: u32) -> bool {
    let record = record(code_point);
    !record.is_unassigned && record.mirroring_differs != crate::is_mirrored(code_point)
}

/// The canonical combining class.
#[must_use]
pub fn combining(code_point: u32) -> u8 {
    if is_assigned(code_point) {
        crate::combining(code_point)
    } else {
        0
    }
}

/// The value of a decimal digit.
#[must_use]
pub fn to_decimal(code_point: u32) -> Option<u8> {
    if !is_assigned(code_point) {
        return None;
    }
    find(&DECIMALS, code_point).or_else(|| crate::to_decimal(code_point))
}

/// The numeric value.
#[must_use]
pub fn to_numeric(code_point: u32) -> Option<f64> {
    if !is_assigned(code_point) {
        return None;
    }
    match find(&NUMERIC, code_point) {
        Some(value) => Some(value).filter(|value| !value.is_nan()),
        None => crate::to_numeric(code_point),
    }
}

/// The decomposition as text, of which [`crate::decomposition`] tells the form.
#[must_use]
pub fn decomposition(code_point: u32) -> String {
    if is_assigned(code_point) {
        crate::decomposition(code_point)
    } else {
        String::new()
    }
}

/// `text` in `form`. What was unassigned doesn't decompose, and five ideographs decompose as they were first published.
#[must_use]
pub fn normalize(form: Form, text: &Wtf8) -> Wtf8Buf {
    current::normalize_with(form, text, |code_point, output| {
        if !is_assigned(code_point) {
            output(code_point);
        } else if let Some(mapped) = find(&CORRECTIONS, code_point) {
            output(mapped);
        } else {
            current::decompose(code_point, form.is_compatible(), output);
        }
    })
}

/// Whether `text` is in `form`.
#[must_use]
pub fn is_normalized(form: Form, text: &Wtf8) -> bool {
    *normalize(form, text) == *text
}

/// The name of a character that was assigned.
#[cfg(feature = "names")]
#[must_use]
pub fn name(code_point: u32) -> Option<String> {
    if is_assigned(code_point) {
        crate::name(code_point)
    } else {
        None
    }
}

/// The character of a name, assigned then or since; `None` for aliases.
#[cfg(feature = "names")]
#[must_use]
pub fn lookup(name: &str) -> Option<u32> {
    crate::lookup(name)
        .filter(|&code_point| crate::name(code_point).is_some_and(|found| found.eq_ignore_ascii_case(name)))
}

fn find<T: Copy>(list: &[(u32, T)], code_point: u32) -> Option<T> {
    list.binary_search_by_key(&code_point, |entry| entry.0)
        .ok()
        .map(|index| list[index].1)
}
