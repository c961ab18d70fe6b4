//! Text that may hold lone surrogates: generalized UTF-8, which is what Python calls utf-8 with `surrogatepass`.
//!
//! Every code point from 0 to 0x10FFFF has one encoding, surrogates too (three bytes, `ED A0 80` to `ED BF BF`), and
//! a high surrogate followed by a low one stays two code points. So byte order is code point order, equal
//! bytes are equal text, and concatenating two texts never changes what either holds.
//!
//! Invariant: the bytes of a [`Wtf8`] or [`Wtf8Buf`] are well-formed generalized UTF-8. Right answers rest on it;
//! memory safety doesn't: decoding is checked.

use alloc::borrow::{Borrow, ToOwned};
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::{self, Write};
use core::iter::FusedIterator;
use core::ops::Deref;

/// The largest code point.
pub const MAX_CODE_POINT: u32 = 0x10FFFF;

/// Borrowed text that may hold lone surrogates; to [`Wtf8Buf`] what `str` is to `String`.
#[derive(PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(transparent)]
pub struct Wtf8 {
    bytes: [u8],
}

impl Wtf8 {
    /// The text of a `str`, at no cost.
    #[must_use]
    pub fn new(text: &str) -> &Wtf8 {
        Wtf8::wrap(text.as_bytes())
    }

    /// The text that `bytes` encode, or `None` when they aren't well-formed generalized UTF-8.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<&Wtf8> {
        is_well_formed(bytes).then(|| Wtf8::wrap(bytes))
    }

    #[allow(unsafe_code)]
    pub(crate) fn wrap(bytes: &[u8]) -> &Wtf8 {
        let bytes: *const [u8] = bytes;
        // SAFETY: `Wtf8` is `repr(transparent)` over `[u8]`, so the pointers have one layout and one metadata; the
        // lifetime is the argument's, by the signature.
        unsafe { &*(bytes as *const Wtf8) }
    }

    /// The encoded text.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The text as `str`; `None` when it holds a surrogate. Looks at every byte.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        core::str::from_utf8(&self.bytes).ok()
    }

    /// The text with every surrogate replaced by U+FFFD; for people, as it loses what it replaces.
    #[must_use]
    pub fn to_string_lossy(&self) -> String {
        let mut text = String::with_capacity(self.len());
        text.extend(
            self.code_points()
                .map(|c| char::from_u32(c).unwrap_or(char::REPLACEMENT_CHARACTER)),
        );
        text
    }

    /// The code points, surrogates included, from either end.
    #[must_use]
    pub const fn code_points(&self) -> CodePoints<'_> {
        CodePoints { bytes: &self.bytes }
    }

    /// Whether every code point is below 128.
    #[must_use]
    pub const fn is_ascii(&self) -> bool {
        self.bytes.is_ascii()
    }

    /// The length in bytes.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.bytes.len()
    }

    /// Whether there is no code point.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// Whether byte `index` is where a code point starts, or the end.
    #[must_use]
    pub const fn is_boundary(&self, index: usize) -> bool {
        if index >= self.bytes.len() {
            return index == self.bytes.len();
        }
        !is_continuation(self.bytes[index])
    }

    /// The text from byte `start` to byte `end`; `None` when either isn't a boundary or they are out of order.
    #[must_use]
    pub fn slice(&self, start: usize, end: usize) -> Option<&Wtf8> {
        if start > end || !self.is_boundary(start) || !self.is_boundary(end) {
            return None;
        }
        self.bytes.get(start..end).map(Wtf8::wrap)
    }
}

impl Deref for Wtf8Buf {
    type Target = Wtf8;

    fn deref(&self) -> &Wtf8 {
        Wtf8::wrap(&self.bytes)
    }
}

impl ToOwned for Wtf8 {
    type Owned = Wtf8Buf;

    fn to_owned(&self) -> Wtf8Buf {
        Wtf8Buf {
            bytes: self.bytes.to_vec(),
        }
    }
}

impl Default for &Wtf8 {
    fn default() -> Self {
        Wtf8::new("")
    }
}

impl AsRef<Wtf8> for Wtf8 {
    fn as_ref(&self) -> &Wtf8 {
        self
    }
}

impl AsRef<Wtf8> for str {
    fn as_ref(&self) -> &Wtf8 {
        Wtf8::new(self)
    }
}

impl<'a> From<&'a str> for &'a Wtf8 {
    fn from(text: &'a str) -> &'a Wtf8 {
        Wtf8::new(text)
    }
}

impl PartialEq<str> for Wtf8 {
    fn eq(&self, other: &str) -> bool {
        self.bytes == *other.as_bytes()
    }
}

impl PartialEq<&str> for Wtf8 {
    fn eq(&self, other: &&str) -> bool {
        self.bytes == *other.as_bytes()
    }
}

/// As `str` shows itself, but non-ASCII characters are never escaped and surrogates are shown as `\u{d800}`.
impl fmt::Debug for Wtf8 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_char('"')?;
        for code_point in self.code_points() {
            match char::from_u32(code_point) {
                Some('\'') => f.write_char('\'')?,
                Some(c) if c.is_ascii() => write!(f, "{}", c.escape_default())?,
                Some(c) => f.write_char(c)?,
                None => write!(f, "\\u{{{code_point:x}}}")?,
            }
        }
        f.write_char('"')
    }
}

/// Surrogates are shown as U+FFFD.
impl fmt::Display for Wtf8 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for code_point in self.code_points() {
            f.write_char(char::from_u32(code_point).unwrap_or(char::REPLACEMENT_CHARACTER))?;
        }
        Ok(())
    }
}

impl<'a> IntoIterator for &'a Wtf8 {
    type Item = u32;
    type IntoIter = CodePoints<'a>;

    fn into_iter(self) -> CodePoints<'a> {
        self.code_points()
    }
}

/// Owned, growable text that may hold lone surrogates.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Wtf8Buf {
    bytes: Vec<u8>,
}

impl Wtf8Buf {
    /// Empty text; allocates nothing.
    #[must_use]
    pub const fn new() -> Wtf8Buf {
        Wtf8Buf { bytes: Vec::new() }
    }

    /// Empty text with room for `capacity` bytes.
    #[must_use]
    pub fn with_capacity(capacity: usize) -> Wtf8Buf {
        Wtf8Buf {
            bytes: Vec::with_capacity(capacity),
        }
    }

    /// The text that `bytes` encode; hands them back when they aren't well-formed generalized UTF-8.
    pub fn from_bytes(bytes: Vec<u8>) -> Result<Wtf8Buf, Vec<u8>> {
        if is_well_formed(&bytes) {
            Ok(Wtf8Buf { bytes })
        } else {
            Err(bytes)
        }
    }

    /// Appends a code point. What is above [`MAX_CODE_POINT`] is no code point, and appends U+FFFD.
    pub fn push(&mut self, code_point: u32) {
        let (encoded, length) = encode(code_point);
        self.bytes.extend_from_slice(&encoded[..length]);
    }

    /// Appends a `str`.
    pub fn push_str(&mut self, text: &str) {
        self.bytes.extend_from_slice(text.as_bytes());
    }

    /// Appends text. A high surrogate at the end of one and a low one at the start of the other stay two.
    pub fn push_wtf8(&mut self, text: &Wtf8) {
        self.bytes.extend_from_slice(text.as_bytes());
    }

    /// Removes and returns the last code point.
    pub fn pop(&mut self) -> Option<u32> {
        let mut rest = self.code_points();
        let last = rest.next_back()?;
        let length = rest.as_wtf8().len();
        self.bytes.truncate(length);
        Some(last)
    }

    /// Keeps the first `length` bytes; does nothing when there are fewer, or when that isn't a boundary.
    pub fn truncate(&mut self, length: usize) {
        if self.is_boundary(length) {
            self.bytes.truncate(length);
        }
    }

    /// Removes everything and keeps the room.
    pub fn clear(&mut self) {
        self.bytes.clear();
    }

    /// Makes room for `additional` more bytes.
    pub fn reserve(&mut self, additional: usize) {
        self.bytes.reserve(additional);
    }

    /// The text, borrowed.
    #[must_use]
    pub fn as_wtf8(&self) -> &Wtf8 {
        self
    }

    /// The encoded text.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// The text as a `String`; hands it back when it holds a surrogate.
    pub fn into_string(self) -> Result<String, Wtf8Buf> {
        String::from_utf8(self.bytes).map_err(|error| Wtf8Buf {
            bytes: error.into_bytes(),
        })
    }
}

impl fmt::Debug for Wtf8Buf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

impl fmt::Display for Wtf8Buf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&**self, f)
    }
}

impl fmt::Write for Wtf8Buf {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.push_str(text);
        Ok(())
    }
}

impl Borrow<Wtf8> for Wtf8Buf {
    fn borrow(&self) -> &Wtf8 {
        self
    }
}

impl AsRef<Wtf8> for Wtf8Buf {
    fn as_ref(&self) -> &Wtf8 {
        self
    }
}

impl From<&str> for Wtf8Buf {
    fn from(text: &str) -> Wtf8Buf {
        Wtf8Buf {
            bytes: text.as_bytes().to_vec(),
        }
    }
}

impl From<String> for Wtf8Buf {
    fn from(text: String) -> Wtf8Buf {
        Wtf8Buf {
            bytes: text.into_bytes(),
        }
    }
}

impl From<&Wtf8> for Wtf8Buf {
    fn from(text: &Wtf8) -> Wtf8Buf {
        text.to_owned()
    }
}

impl PartialEq<str> for Wtf8Buf {
    fn eq(&self, other: &str) -> bool {
        **self == *other
    }
}

impl PartialEq<&str> for Wtf8Buf {
    fn eq(&self, other: &&str) -> bool {
        **self == **other
    }
}

impl PartialEq<Wtf8> for Wtf8Buf {
    fn eq(&self, other: &Wtf8) -> bool {
        **self == *other
    }
}

impl Extend<u32> for Wtf8Buf {
    fn extend<I: IntoIterator<Item = u32>>(&mut self, code_points: I) {
        for code_point in code_points {
            self.push(code_point);
        }
    }
}

impl FromIterator<u32> for Wtf8Buf {
    fn from_iter<I: IntoIterator<Item = u32>>(code_points: I) -> Wtf8Buf {
        let mut text = Wtf8Buf::new();
        text.extend(code_points);
        text
    }
}

/// The code points of a [`Wtf8`].
#[derive(Clone, Debug)]
pub struct CodePoints<'a> {
    bytes: &'a [u8],
}

impl<'a> CodePoints<'a> {
    /// What hasn't been returned yet.
    #[must_use]
    pub fn as_wtf8(&self) -> &'a Wtf8 {
        Wtf8::wrap(self.bytes)
    }
}

impl Iterator for CodePoints<'_> {
    type Item = u32;

    #[inline]
    fn next(&mut self) -> Option<u32> {
        let (&first, rest) = self.bytes.split_first()?;
        if first < 0x80 {
            self.bytes = rest;
            return Some(u32::from(first));
        }
        let length = sequence_length(first).min(self.bytes.len());
        let (sequence, rest) = self.bytes.split_at(length);
        self.bytes = rest;
        Some(decode(sequence))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.bytes.len().div_ceil(4), Some(self.bytes.len()))
    }

    fn count(self) -> usize {
        self.bytes.iter().filter(|&&byte| !is_continuation(byte)).count()
    }

    fn last(mut self) -> Option<u32> {
        self.next_back()
    }
}

impl DoubleEndedIterator for CodePoints<'_> {
    fn next_back(&mut self) -> Option<u32> {
        let mut start = self.bytes.len().checked_sub(1)?;
        while start > 0 && is_continuation(self.bytes[start]) {
            start -= 1;
        }
        let (rest, sequence) = self.bytes.split_at(start);
        self.bytes = rest;
        Some(decode(sequence))
    }
}

impl FusedIterator for CodePoints<'_> {}

const fn is_continuation(byte: u8) -> bool {
    byte & 0xC0 == 0x80
}

/// The length that the first byte of a well-formed sequence announces.
const fn sequence_length(first: u8) -> usize {
    match first {
        0..0xC0 => 1,
        0xC0..0xE0 => 2,
        0xE0..0xF0 => 3,
        0xF0.. => 4,
    }
}

/// The code point of one well-formed sequence.
fn decode(sequence: &[u8]) -> u32 {
    let low = |byte: u8| u32::from(byte & 0x3F);
    match *sequence {
        [a] => u32::from(a),
        [a, b] => u32::from(a & 0x1F) << 6 | low(b),
        [a, b, c] => u32::from(a & 0x0F) << 12 | low(b) << 6 | low(c),
        [a, b, c, d] => u32::from(a & 0x07) << 18 | low(b) << 12 | low(c) << 6 | low(d),
        _ => u32::from(char::REPLACEMENT_CHARACTER),
    }
}

/// The bytes of a code point, and how many of the four count.
fn encode(code_point: u32) -> ([u8; 4], usize) {
    let first = |mark: u32, shift: u32| (mark | code_point >> shift) as u8;
    let next = |shift: u32| (0x80 | code_point >> shift & 0x3F) as u8;
    match code_point {
        0..0x80 => ([code_point as u8, 0, 0, 0], 1),
        0x80..0x800 => ([first(0xC0, 6), next(0), 0, 0], 2),
        0x800..0x10000 => ([first(0xE0, 12), next(6), next(0), 0], 3),
        0x10000..=MAX_CODE_POINT => ([first(0xF0, 18), next(12), next(6), next(0)], 4),
        _ => encode(u32::from(char::REPLACEMENT_CHARACTER)),
    }
}

/// Whether `bytes` are shortest-form UTF-8 in which surrogates are code points like any other.
fn is_well_formed(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    loop {
        // The standard library's check does whole words of ASCII at a time; it stops at a surrogate or at an error.
        let Err(error) = core::str::from_utf8(rest) else {
            return true;
        };
        rest = match rest.get(error.valid_up_to()..) {
            Some([0xED, 0xA0..=0xBF, 0x80..=0xBF, rest @ ..]) => rest,
            _ => return false,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::format;
    use alloc::vec;

    /// Encodes, decodes from both ends, and compares with the encoding that is expected.
    fn check(code_points: &[u32], bytes: &[u8]) {
        let text: Wtf8Buf = code_points.iter().copied().collect();
        assert_eq!(text.as_bytes(), bytes);
        assert_eq!(Wtf8::from_bytes(bytes), Some(&*text));
        assert!(text.code_points().eq(code_points.iter().copied()));
        assert!(text.code_points().rev().eq(code_points.iter().rev().copied()));
        assert_eq!(text.code_points().count(), code_points.len());
        assert_eq!(
            text.as_str().is_some(),
            code_points.iter().all(|&c| char::from_u32(c).is_some())
        );
    }

    #[test]
    fn encodes_and_decodes() {
        check(&[], b"");
        check(&[0, 0x41, 0x7F], b"\0A\x7f");
        check(
            &[0x80, 0x7FF, 0x800, 0xFFFF],
            b"\xC2\x80\xDF\xBF\xE0\xA0\x80\xEF\xBF\xBF",
        );
        check(&[0x10000, 0x10FFFF], b"\xF0\x90\x80\x80\xF4\x8F\xBF\xBF");
        check(
            &[0xD7FF, 0xD800, 0xDFFF, 0xE000],
            b"\xED\x9F\xBF\xED\xA0\x80\xED\xBF\xBF\xEE\x80\x80",
        );
        check(&[0xD83D, 0xDE00], b"\xED\xA0\xBD\xED\xB8\x80");
    }

    #[test]
    fn every_code_point_survives_and_order_is_kept() {
        let mut previous = Wtf8Buf::new();
        for code_point in 0..=MAX_CODE_POINT {
            let text: Wtf8Buf = [code_point].into_iter().collect();
            assert!(is_well_formed(text.as_bytes()), "{code_point:#x}");
            assert_eq!(text.code_points().next(), Some(code_point));
            assert_eq!(text.code_points().next_back(), Some(code_point));
            assert!(previous < text);
            previous = text;
        }
    }

    #[test]
    fn rejects_what_is_malformed() {
        for bytes in [
            b"\x80".as_slice(),
            b"\xC0\x80",
            b"\xC1\xBF",
            b"\xC2",
            b"\xC2\x41",
            b"\xE0\x9F\xBF",
            b"\xE2\x82",
            b"\xED\xA0",
            b"\xED\xA0\x41",
            b"\xED\xA0\x80\x80",
            b"\xF0\x8F\xBF\xBF",
            b"\xF4\x90\x80\x80",
            b"\xF5\x80\x80\x80",
            b"\xFF",
        ] {
            assert_eq!(Wtf8::from_bytes(bytes), None, "{bytes:x?}");
            assert_eq!(Wtf8Buf::from_bytes(bytes.to_vec()), Err(bytes.to_vec()));
        }
    }

    #[test]
    fn slices_at_boundaries_only() {
        let text = Wtf8::new("aé€");
        assert_eq!(text.slice(1, 3), Some(Wtf8::new("é")));
        assert_eq!(text.slice(0, 6), Some(text));
        assert_eq!(text.slice(6, 6), Some(Wtf8::new("")));
        for (start, end) in [(2, 3), (1, 2), (3, 1), (0, 7), (7, 7), (usize::MAX, usize::MAX)] {
            assert_eq!(text.slice(start, end), None);
        }
    }

    #[test]
    fn grows_and_shrinks() {
        let mut text = Wtf8Buf::from("é");
        text.push(0xDC80);
        text.push_wtf8(Wtf8::new("z"));
        text.push(0x110000);
        assert_eq!(
            text.code_points().collect::<Vec<_>>(),
            vec![0xE9, 0xDC80, 0x7A, 0xFFFD]
        );
        assert_eq!(format!("{text:?}"), "\"é\\u{dc80}z\u{FFFD}\"");
        assert_eq!(format!("{text}"), "é\u{FFFD}z\u{FFFD}");
        assert_eq!(text.clone().into_string(), Err(text.clone()));
        assert_eq!(text.pop(), Some(0xFFFD));
        assert_eq!(text.pop(), Some(0x7A));
        text.truncate(3);
        assert_eq!(text.len(), 5);
        assert_eq!(text.pop(), Some(0xDC80));
        assert_eq!(text, "é");
        assert_eq!(text.into_string().as_deref(), Ok("é"));
    }
}
