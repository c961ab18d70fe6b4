//! What the parsers of numbers share: text brought to ASCII, Python's ASCII spaces, underscores between
//! digits.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use taipan_unicode::Wtf8;

/// A text as the number parsers read it: decimal digits of any script become `0` to `9`, spaces become a
/// space, and the first other character that is not ASCII becomes `?` and ends the text.
///
/// A text that is ASCII already comes back as it is; there U+001C to U+001F are no spaces, as in CPython.
pub fn to_ascii(text: &Wtf8) -> Cow<'_, [u8]> {
    if text.is_ascii() {
        return Cow::Borrowed(text.as_bytes());
    }
    let mut ascii = Vec::with_capacity(text.len());
    for c in text.code_points() {
        if c < 127 {
            ascii.push(c as u8);
        } else if taipan_unicode::is_space(c) {
            ascii.push(b' ');
        } else if let Some(digit) = taipan_unicode::to_decimal(c) {
            ascii.push(b'0' + digit);
        } else {
            ascii.push(b'?');
            break;
        }
    }
    Cow::Owned(ascii)
}

/// What C's `isspace` calls a space: tab to carriage return, and the space.
pub(crate) fn is_space(byte: u8) -> bool {
    matches!(byte, b'\t'..=b'\r' | b' ')
}

/// The text without spaces at either end.
pub(crate) fn trim(text: &[u8]) -> &[u8] {
    trim_end(trim_start(text))
}

pub(crate) fn trim_start(mut text: &[u8]) -> &[u8] {
    while let [first, rest @ ..] = text
        && is_space(*first)
    {
        text = rest;
    }
    text
}

pub(crate) fn trim_end(mut text: &[u8]) -> &[u8] {
    while let [rest @ .., last] = text
        && is_space(*last)
    {
        text = rest;
    }
    text
}

/// The text without its underscores; `None` when one is not between two digits.
pub(crate) fn without_underscores(text: &[u8]) -> Option<Cow<'_, [u8]>> {
    if !text.contains(&b'_') {
        return Some(Cow::Borrowed(text));
    }
    let mut plain = Vec::with_capacity(text.len());
    let mut previous = 0u8;
    for &byte in text {
        if byte == b'_' {
            if !previous.is_ascii_digit() {
                return None;
            }
        } else {
            if previous == b'_' && !byte.is_ascii_digit() {
                return None;
            }
            plain.push(byte);
        }
        previous = byte;
    }
    (previous != b'_').then_some(Cow::Owned(plain))
}
