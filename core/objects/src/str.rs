//! `str` as data: PEP 393's compact form, hashing, interning, building. Its methods are in `str_methods`.
//!
//! Characters lie behind the payload, 1, 2 or 4 bytes each as the largest one needs. Lone surrogates are characters
//! like others, so text never crosses into Rust as `&str` without a check.
#![allow(unsafe_code)]

use core::cmp::Ordering;
use core::fmt;
use core::sync::atomic::{AtomicIsize, AtomicU8, Ordering::Relaxed};

use taipan_bytecode::Interned;
use taipan_heap::{HVec, Obj, ObjRef, Ref, StaticObject, Trace, Trailing, VarPayload, Visitor, payload};
use taipan_unicode::Wtf8;

use crate::exception::Result;
use crate::singletons::CHARACTERS;
use crate::typeobject::ObjectExt;
use crate::vm::{Interp, Vm};

pub use crate::str_methods::STR;

/// Bytes a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Kind {
    /// Latin-1.
    One = 1,
    /// The basic multilingual plane.
    Two = 2,
    /// Everything.
    Four = 4,
}

const ASCII: u8 = 8;
const INTERNED: u8 = 1;

/// The characters of a string, by width.
#[derive(Clone, Copy)]
pub enum View<'a> {
    /// Latin-1.
    One(&'a [u8]),
    /// The basic multilingual plane.
    Two(&'a [u16]),
    /// Everything.
    Four(&'a [u32]),
}

/// Runs an expression on the characters of a string, whatever their width.
#[macro_export]
macro_rules! with_units {
    ($text:expr, $units:ident => $body:expr) => {
        match $text.view() {
            $crate::str::View::One($units) => $body,
            $crate::str::View::Two($units) => $body,
            $crate::str::View::Four($units) => $body,
        }
    };
}

/// An upper bound for characters, of the same width and on the same side of ASCII as the largest of them.
#[inline]
fn bound<T: Copy + Into<u32>>(characters: &[T]) -> u32 {
    characters
        .iter()
        .fold(0, |all, &character| all | character.into())
}

fn kind_for(largest: u32) -> (u8, usize) {
    match largest {
        0..128 => (Kind::One as u8 | ASCII, 1),
        128..256 => (Kind::One as u8, 1),
        256..0x1_0000 => (Kind::Two as u8, 2),
        _ => (Kind::Four as u8, 4),
    }
}

/// Writes characters of any width into memory of characters of `width` bytes, as many as both have.
fn copy_units<T: Copy + Into<u32>>(out: &mut [u8], width: usize, units: &[T]) {
    match width {
        1 => out
            .iter_mut()
            .zip(units)
            .for_each(|(place, &unit)| *place = unit.into() as u8),
        2 => {
            for (place, &unit) in out.chunks_exact_mut(2).zip(units) {
                place.copy_from_slice(&(unit.into() as u16).to_ne_bytes());
            }
        }
        _ => {
            for (place, &unit) in out.chunks_exact_mut(4).zip(units) {
                place.copy_from_slice(&unit.into().to_ne_bytes());
            }
        }
    }
}

/// The payload of `str`.
///
/// `H` and `F` are the hash and the interned flag: cells, but in a board's static strings, which lie in flash.
#[repr(C)]
pub struct StrData<H, F> {
    hash: H,
    /// The kind, and [`ASCII`].
    kind: u8,
    flags: F,
    characters: Trailing<u8>,
}

/// A string on the heap, and any string as code reads it.
pub type Str = StrData<AtomicIsize, AtomicU8>;

payload!(var Str);

impl Trace for Str {
    fn trace(&self, _: &mut Visitor<'_>) {}
}

impl VarPayload for Str {
    type Item = u8;
    fn trailing(&self) -> &Trailing<u8> {
        &self.characters
    }
}

/// The payload of an ASCII string that exists before any interpreter: header fields, then the characters.
#[repr(C)]
pub struct StaticText<const N: usize> {
    #[cfg(not(target_os = "none"))]
    data: StrData<AtomicIsize, AtomicU8>,
    #[cfg(target_os = "none")]
    data: StrData<isize, u8>,
    bytes: [u8; N],
}

/// A string that exists before any interpreter.
pub type StaticStr<const N: usize> = StaticObject<StaticText<N>>;

/// A static interned string. `bytes` must be the Latin-1 encoding of its text.
///
/// On a host its hash is found at first use (the key is the process's, as CPython's `_Py_HashSecret` is); on a board
/// the key is fixed at build time (seed 0), so the hash is a constant and the string stays in flash.
pub const fn static_str<const N: usize>(bytes: &[u8; N]) -> StaticStr<N> {
    let mut ascii = true;
    let mut at = 0;
    while at < N {
        if bytes[at] >= 128 {
            ascii = false;
        }
        at += 1;
    }
    let kind = if ascii {
        Kind::One as u8 | ASCII
    } else {
        Kind::One as u8
    };
    // SAFETY: the bytes stand right behind the field that counts them, and the type is `str`'s.
    unsafe {
        StaticObject::new(
            crate::str_methods::STR_TYPE,
            StaticText {
                #[cfg(not(target_os = "none"))]
                data: StrData {
                    hash: AtomicIsize::new(-1),
                    kind,
                    flags: AtomicU8::new(INTERNED),
                    characters: Trailing::fixed(N),
                },
                #[cfg(target_os = "none")]
                data: StrData {
                    hash: taipan_numeric::hash::fixed_text_hash(bytes),
                    kind,
                    flags: INTERNED,
                    characters: Trailing::fixed(N),
                },
                bytes: *bytes,
            },
        )
    }
}

impl Str {
    /// Bytes a character.
    #[inline(always)]
    pub fn kind(&self) -> Kind {
        match self.kind & 7 {
            1 => Kind::One,
            2 => Kind::Two,
            _ => Kind::Four,
        }
    }

    /// Whether all characters are ASCII.
    #[inline(always)]
    pub fn is_ascii(&self) -> bool {
        self.kind & ASCII != 0
    }

    /// How many characters there are.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.characters.len() >> (self.kind & 7).trailing_zeros()
    }

    /// Whether there are none.
    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.characters.is_empty()
    }

    /// The characters as they lie in memory, in the machine's byte order.
    #[inline(always)]
    pub fn data(&self) -> &[u8] {
        self.characters.as_slice()
    }

    /// The characters, if one byte each (Latin-1).
    #[inline(always)]
    pub fn as_latin1(&self) -> Option<&[u8]> {
        if self.kind & 7 == 1 {
            Some(self.data())
        } else {
            None
        }
    }

    /// The characters, if two bytes each.
    #[inline(always)]
    pub fn as_ucs2(&self) -> Option<&[u16]> {
        if self.kind & 7 == 2 {
            let data = self.data();
            // SAFETY: the characters begin 8-byte aligned and are stored as `u16`s.
            Some(unsafe { core::slice::from_raw_parts(data.as_ptr().cast(), data.len() / 2) })
        } else {
            None
        }
    }

    /// The characters, if four bytes each.
    #[inline(always)]
    pub fn as_ucs4(&self) -> Option<&[u32]> {
        if self.kind & 7 == 4 {
            let data = self.data();
            // SAFETY: the characters begin 8-byte aligned and are stored as `u32`s.
            Some(unsafe { core::slice::from_raw_parts(data.as_ptr().cast(), data.len() / 4) })
        } else {
            None
        }
    }

    /// The characters.
    #[inline(always)]
    pub fn view(&self) -> View<'_> {
        match (self.as_latin1(), self.as_ucs2(), self.as_ucs4()) {
            (Some(units), _, _) => View::One(units),
            (_, Some(units), _) => View::Two(units),
            (_, _, Some(units)) => View::Four(units),
            _ => View::One(&[]),
        }
    }

    /// A bound for the characters: of the kind that the largest has.
    #[inline(always)]
    pub fn max_char(&self) -> u32 {
        match self.kind & 15 {
            9 => 127,
            1 => 255,
            2 => 0xffff,
            _ => 0x10_ffff,
        }
    }

    /// The text, if it is ASCII.
    #[inline(always)]
    pub fn as_utf8_if_ascii(&self) -> Option<&str> {
        if self.is_ascii() {
            // SAFETY: ASCII is UTF-8.
            Some(unsafe { core::str::from_utf8_unchecked(self.data()) })
        } else {
            None
        }
    }

    /// The character at `index`, which must be less than the length.
    #[inline(always)]
    pub fn char_at(&self, index: usize) -> u32 {
        let data = self.data();
        match self.kind() {
            Kind::One => data[index].into(),
            Kind::Two => u16::from_ne_bytes([data[2 * index], data[2 * index + 1]]).into(),
            Kind::Four => {
                let at = 4 * index;
                u32::from_ne_bytes([data[at], data[at + 1], data[at + 2], data[at + 3]])
            }
        }
    }

    /// The characters.
    #[inline]
    pub fn chars(&self) -> Chars<'_> {
        Chars {
            text: self,
            at: 0,
            end: self.len(),
        }
    }

    /// The text in generalized UTF-8: lone surrogates as three bytes.
    pub fn to_wtf8(&self) -> taipan_unicode::Wtf8Buf {
        let mut out = taipan_unicode::Wtf8Buf::with_capacity(self.data().len());
        match self.as_utf8_if_ascii() {
            Some(text) => out.push_str(text),
            None => self.chars().for_each(|character| out.push(character)),
        }
        out
    }

    /// The text as UTF-8. `None` if it has lone surrogates.
    pub fn to_utf8(&self) -> Option<alloc::string::String> {
        self.chars().map(char::from_u32).collect()
    }

    /// Whether the text is `text`.
    pub fn equals(&self, text: &str) -> bool {
        match self.as_utf8_if_ascii() {
            Some(own) => own == text,
            None => self.chars().eq(text.chars().map(u32::from)),
        }
    }

    /// Whether both have the same characters.
    #[inline]
    pub fn same_text(&self, other: &Str) -> bool {
        self.kind & 7 == other.kind & 7 && self.data() == other.data()
    }

    /// Order by code points.
    pub fn compare(&self, other: &Str) -> Ordering {
        match (self.as_latin1(), other.as_latin1()) {
            (Some(a), Some(b)) => a.cmp(b),
            _ => self.chars().cmp(other.chars()),
        }
    }

    /// The hash: SipHash-1-3 over the characters in memory, as CPython's.
    #[inline(always)]
    pub fn hash(&self, vm: &Vm) -> isize {
        let hash = self.hash.load(Relaxed);
        if hash != -1 { hash } else { self.compute_hash(vm) }
    }

    /// The hash, if it is known.
    #[inline(always)]
    pub fn known_hash(&self) -> Option<isize> {
        let hash = self.hash.load(Relaxed);
        if hash != -1 { Some(hash) } else { None }
    }

    #[inline(never)]
    fn compute_hash(&self, vm: &Vm) -> isize {
        let hash = vm.interp().secret().bytes(self.data()) as isize;
        self.hash.store(hash, Relaxed);
        hash
    }

    fn is_interned(&self) -> bool {
        self.flags.load(Relaxed) & INTERNED != 0
    }
}

/// Lone surrogates can't pass through `fmt`. [`Str`] shows one as this noncharacter and a second character, which says
/// which surrogate it is, and the noncharacter itself as two of it; [`Vm::format`] takes both back.
const ESCAPE: char = '\u{10ffff}';

/// What stands for U+D800 behind [`ESCAPE`].
const FIRST_SURROGATE: u32 = 0x10_f000;

impl fmt::Display for Str {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use fmt::Write;
        if let Some(text) = self.as_utf8_if_ascii() {
            return f.write_str(text);
        }
        for c in self.chars() {
            match char::from_u32(c) {
                Some(ESCAPE) => {
                    f.write_char(ESCAPE)?;
                    f.write_char(ESCAPE)?;
                }
                Some(c) => f.write_char(c)?,
                None => {
                    f.write_char(ESCAPE)?;
                    let stands_in = char::from_u32(c.wrapping_sub(0xd800).wrapping_add(FIRST_SURROGATE));
                    f.write_char(stands_in.unwrap_or(char::REPLACEMENT_CHARACTER))?;
                }
            }
        }
        Ok(())
    }
}

impl fmt::Debug for Str {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "'{self}'")
    }
}

/// The characters of a string.
#[derive(Clone)]
pub struct Chars<'a> {
    text: &'a Str,
    at: usize,
    end: usize,
}

impl Iterator for Chars<'_> {
    type Item = u32;

    #[inline]
    fn next(&mut self) -> Option<u32> {
        if self.at == self.end {
            return None;
        }
        self.at += 1;
        Some(self.text.char_at(self.at - 1))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.end - self.at, Some(self.end - self.at))
    }
}

impl DoubleEndedIterator for Chars<'_> {
    fn next_back(&mut self) -> Option<u32> {
        if self.at == self.end {
            return None;
        }
        self.end -= 1;
        Some(self.text.char_at(self.end))
    }
}

impl ExactSizeIterator for Chars<'_> {}

/// Whether `name` is an interned `str`: then equal names are one object.
#[inline(always)]
pub fn is_interned(name: ObjRef<'_>) -> bool {
    name.downcast_layout::<Str>().is_some_and(Str::is_interned)
}

/// `text` with `more` behind it, in the same object if nobody else holds it and its memory can be extended. On failure
/// the text comes back as it was.
pub fn append(
    vm: &mut Vm,
    text: Obj,
    more: &Str,
) -> core::result::Result<Obj, (Obj, crate::exception::Exception)> {
    let own = text.borrow().downcast_layout::<Str>();
    let fits = own.is_some_and(|own| {
        own.kind & 7 == more.kind & 7
            && (own.kind & ASCII == 0 || more.kind & ASCII != 0)
            && own.flags.load(Relaxed) & INTERNED == 0
    });
    if fits && text.borrow().is_unique() && is_exact_str(text.borrow()) {
        match Ref::<Str>::extend(text, more.data()) {
            Ok(text) => {
                if let Some(text) = text.borrow().downcast_layout::<Str>() {
                    text.hash.store(-1, Relaxed);
                }
                return Ok(text);
            }
            Err(text) => return concat(vm, text, more),
        }
    }
    concat(vm, text, more)
}

fn concat(
    vm: &mut Vm,
    text: Obj,
    more: &Str,
) -> core::result::Result<Obj, (Obj, crate::exception::Exception)> {
    let joined = match text.downcast::<Str>() {
        Some(own) => vm.concat_str(own, more),
        None => Err(vm.system_error("only a str can be extended")),
    };
    joined.map_err(|error| (text, error))
}

impl Vm {
    /// A string of the same text, or the shared one for an empty or a single Latin-1 character.
    pub fn new_str(&mut self, text: &str) -> Result<Obj> {
        if text.is_ascii() {
            return self.new_latin1(text.as_bytes(), true);
        }
        let largest = text.chars().map(u32::from).max().unwrap_or(0);
        self.new_str_from_chars(text.chars().count(), largest, text.chars().map(u32::from))
    }

    /// A string of the same text.
    pub fn new_str_from_wtf8(&mut self, text: &Wtf8) -> Result<Obj> {
        match text.as_str() {
            Some(text) => self.new_str(text),
            None => {
                let largest = text.code_points().max().unwrap_or(0);
                self.new_str_from_chars(text.code_points().count(), largest, text.code_points())
            }
        }
    }

    /// A string of Latin-1 characters; `ascii` says that all are below 128.
    pub fn new_latin1(&mut self, bytes: &[u8], ascii: bool) -> Result<Obj> {
        match bytes {
            [] => return Ok(Obj::from_static(&crate::singletons::EMPTY_STR)),
            [byte] => {
                if let Some(character) = CHARACTERS.get(usize::from(*byte)) {
                    return Ok(Obj::from_static(character));
                }
            }
            _ => {}
        }
        let kind = if ascii {
            Kind::One as u8 | ASCII
        } else {
            Kind::One as u8
        };
        Ok(self.raw_str(kind, &[bytes])?.into_obj())
    }

    /// A string of one ASCII character that is not the shared one.
    pub(crate) fn new_character(&mut self, character: &str) -> Result<Obj> {
        let kind = Kind::One as u8 | ASCII;
        Ok(self.raw_str(kind, &[character.as_bytes()])?.into_obj())
    }

    /// A string of ASCII characters: `len` bytes that `fill` writes, zero before, and all below 128 after.
    pub(crate) fn new_ascii_filled(&mut self, len: usize, fill: impl FnOnce(&mut [u8])) -> Result<Obj> {
        if len < 2 {
            let mut one = [0];
            fill(&mut one[..len]);
            return self.new_latin1(&one[..len], true);
        }
        Ok(self.filled_str(Kind::One as u8 | ASCII, len, fill)?.into_obj())
    }

    /// Strings joined, `separator` between them. `parts` gives the same strings each time it is cloned.
    pub fn join_str<'a>(
        &mut self,
        separator: &Str,
        parts: impl Iterator<Item = &'a Str> + Clone,
    ) -> Result<Obj> {
        let mut characters = 0_usize;
        let mut largest = 0;
        let mut count = 0_usize;
        for part in parts.clone() {
            characters = characters
                .checked_add(part.len())
                .ok_or(taipan_heap::AllocError)?;
            if !part.is_empty() {
                largest |= part.max_char();
            }
            count += 1;
        }
        if count > 1 && !separator.is_empty() {
            largest |= separator.max_char();
            let more = separator
                .len()
                .checked_mul(count - 1)
                .ok_or(taipan_heap::AllocError)?;
            characters = characters.checked_add(more).ok_or(taipan_heap::AllocError)?;
        }
        if characters < 2 {
            let mut builder = StrBuilder::new();
            for (at, part) in parts.enumerate() {
                if at > 0 {
                    builder.push_text(self, separator)?;
                }
                builder.push_text(self, part)?;
            }
            return builder.finish(self);
        }
        let (kind, width) = kind_for(largest);
        let bytes = characters.checked_mul(width).ok_or(taipan_heap::AllocError)?;
        if width == 1 {
            let payload = |characters| StrData {
                hash: AtomicIsize::new(-1),
                kind,
                flags: AtomicU8::new(0),
                characters,
            };
            let between = separator.data();
            let parts = parts
                .enumerate()
                .flat_map(|(at, part)| [if at > 0 { between } else { &[] }, part.data()]);
            return Ok(self
                .alloc()
                .var_instance_joined(STR.as_obj(), bytes, payload, parts)?
                .into_obj());
        }
        let made = self.filled_str(kind, bytes, |out| {
            let mut at = 0;
            for (index, part) in parts.enumerate() {
                for text in [separator, part].into_iter().skip(usize::from(index == 0)) {
                    crate::with_units!(text, units => copy_units(&mut out[at..], width, units));
                    at += text.len() * width;
                }
            }
        })?;
        Ok(made.into_obj())
    }

    /// A string repeated.
    pub fn repeat_str(&mut self, text: &Str, count: usize) -> Result<Obj> {
        let bytes = text
            .data()
            .len()
            .checked_mul(count)
            .ok_or(taipan_heap::AllocError)?;
        if text.len().saturating_mul(count) < 2 {
            return if count == 0 {
                self.new_str("")
            } else {
                self.substring(text, 0, text.len())
            };
        }
        let data = text.data();
        let made = self.filled_str(text.kind, bytes, |out| {
            if let [byte] = data {
                return out.fill(*byte);
            }
            let mut done = data.len().min(out.len());
            out[..done].copy_from_slice(&data[..done]);
            while done < out.len() {
                let more = done.min(out.len() - done);
                out.copy_within(..more, done);
                done += more;
            }
        })?;
        Ok(made.into_obj())
    }

    /// An instance of `class`, a subclass of `str`, with the same text.
    pub fn str_of_class(&mut self, class: ObjRef<'_>, text: &Str) -> Result<Obj> {
        let payload = |characters| StrData {
            hash: AtomicIsize::new(text.hash.load(Relaxed)),
            kind: text.kind,
            flags: AtomicU8::new(0),
            characters,
        };
        Ok(self
            .alloc()
            .var_instance_from(class, payload, &[text.data()])?
            .into_obj())
    }

    fn new_str_from_units<T: Copy + Into<u32>>(&mut self, units: &[T]) -> Result<Obj> {
        let (kind, width) = kind_for(bound(units));
        if width == 1 && units.len() < 2 {
            let one = units.first().map(|&unit| unit.into() as u8);
            return self.new_latin1(one.as_slice(), true);
        }
        let bytes = units.len().checked_mul(width).ok_or(taipan_heap::AllocError)?;
        Ok(self
            .filled_str(kind, bytes, |out| copy_units(out, width, units))?
            .into_obj())
    }

    /// A string of UCS-2 or UCS-4 characters that are given as such, brought into the smallest kind.
    pub fn new_str_from_ucs(&mut self, characters: &[u32]) -> Result<Obj> {
        self.new_str_from_units(characters)
    }

    /// A string of one character.
    pub fn new_str_from_char(&mut self, character: u32) -> Result<Obj> {
        self.new_str_from_chars(1, character, core::iter::once(character))
    }

    /// A string of `len` characters, none above `largest`, which need not occur but decides the kind: it must be of
    /// the kind that the largest occurring one needs.
    pub fn new_str_from_chars(
        &mut self,
        len: usize,
        largest: u32,
        characters: impl Iterator<Item = u32>,
    ) -> Result<Obj> {
        if len == 0 {
            return Ok(Obj::from_static(&crate::singletons::EMPTY_STR));
        }
        if (largest as usize) < CHARACTERS.len() && len == 1 {
            let mut characters = characters;
            let known = characters.next().and_then(|one| CHARACTERS.get(one as usize));
            return Ok(
                known.map_or(Obj::from_static(&crate::singletons::EMPTY_STR), |one| {
                    Obj::from_static(one)
                }),
            );
        }
        let (kind, width) = kind_for(largest);
        let bytes = len.checked_mul(width).ok_or(taipan_heap::AllocError)?;
        let made = self.filled_str(kind, bytes, |out| match width {
            1 => out
                .iter_mut()
                .zip(characters)
                .for_each(|(place, character)| *place = character as u8),
            2 => {
                for (place, character) in out.chunks_exact_mut(2).zip(characters) {
                    place.copy_from_slice(&(character as u16).to_ne_bytes());
                }
            }
            _ => {
                for (place, character) in out.chunks_exact_mut(4).zip(characters) {
                    place.copy_from_slice(&character.to_ne_bytes());
                }
            }
        })?;
        Ok(made.into_obj())
    }

    /// The slice `start..end` of a string, whose bounds must lie within it.
    pub fn substring(&mut self, text: &Str, start: usize, end: usize) -> Result<Obj> {
        match text.view() {
            View::One(units) => {
                let units = &units[start..end];
                self.new_latin1(units, text.is_ascii() || units.is_ascii())
            }
            View::Two(units) => {
                let units = &units[start..end];
                if bound(units) < 256 {
                    return self.new_str_from_units(units);
                }
                Ok(self
                    .raw_str(Kind::Two as u8, &[&text.data()[2 * start..2 * end]])?
                    .into_obj())
            }
            View::Four(units) => {
                let units = &units[start..end];
                if bound(units) < 0x1_0000 {
                    return self.new_str_from_units(units);
                }
                Ok(self
                    .raw_str(Kind::Four as u8, &[&text.data()[4 * start..4 * end]])?
                    .into_obj())
            }
        }
    }

    /// Two strings joined.
    pub fn concat_str(&mut self, left: &Str, right: &Str) -> Result<Obj> {
        if left.kind & 7 == right.kind & 7 {
            let kind = if left.is_ascii() && right.is_ascii() {
                left.kind
            } else {
                left.kind & 7
            };
            let (a, b) = (left.data(), right.data());
            if kind & 7 == 1 && a.len() + b.len() < 2 {
                return self.new_latin1(if a.is_empty() { b } else { a }, kind & ASCII != 0);
            }
            return Ok(self.raw_str(kind, &[a, b])?.into_obj());
        }
        // Of two kinds, the wider one decides: a wide string has a wide character.
        let (kind, width) = kind_for(left.max_char().max(right.max_char()));
        let len = left
            .len()
            .checked_add(right.len())
            .and_then(|len| len.checked_mul(width));
        let middle = left.len() * width;
        let made = self.filled_str(kind, len.ok_or(taipan_heap::AllocError)?, |out| {
            crate::with_units!(left, units => copy_units(out, width, units));
            crate::with_units!(right, units => copy_units(&mut out[middle..], width, units));
        })?;
        Ok(made.into_obj())
    }

    fn raw_str(&mut self, kind: u8, parts: &[&[u8]]) -> Result<Ref<Str>> {
        let payload = |characters| StrData {
            hash: AtomicIsize::new(-1),
            kind,
            flags: AtomicU8::new(0),
            characters,
        };
        Ok(self.alloc().var_instance_from(STR.as_obj(), payload, parts)?)
    }

    fn filled_str(&mut self, kind: u8, bytes: usize, fill: impl FnOnce(&mut [u8])) -> Result<Ref<Str>> {
        let payload = |characters| StrData {
            hash: AtomicIsize::new(-1),
            kind,
            flags: AtomicU8::new(0),
            characters,
        };
        Ok(self
            .alloc()
            .var_instance_filled(STR.as_obj(), bytes, payload, fill)?)
    }

    /// The formatted text as a string.
    pub fn format(&mut self, arguments: fmt::Arguments<'_>) -> Result<Obj> {
        if let Some(text) = arguments.as_str() {
            return self.new_str(text);
        }
        let mut builder = StrBuilder::new();
        match fmt::Write::write_fmt(
            &mut Writer {
                vm: self,
                builder: &mut builder,
                escaped: false,
            },
            arguments,
        ) {
            Ok(()) => builder.finish(self),
            Err(fmt::Error) => Err(taipan_heap::AllocError.into()),
        }
    }
}

struct Writer<'a> {
    vm: &'a mut Vm,
    builder: &'a mut StrBuilder,
    /// The last character was an [`ESCAPE`], which is not written yet.
    escaped: bool,
}

impl Writer<'_> {
    /// A character that may be, or be behind, an [`ESCAPE`].
    fn write_any(&mut self, c: char) -> Result<()> {
        if !core::mem::take(&mut self.escaped) {
            self.escaped = c == ESCAPE;
            return if self.escaped {
                Ok(())
            } else {
                self.builder.push(self.vm, c.into())
            };
        }
        match u32::from(c).checked_sub(FIRST_SURROGATE) {
            Some(offset @ 0..0x800) => self.builder.push(self.vm, 0xd800 + offset),
            _ => self.builder.push(self.vm, c.into()),
        }
    }
}

impl fmt::Write for Writer<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let written = if text.is_ascii() && !self.escaped {
            self.builder.push_str(self.vm, text)
        } else {
            text.chars().try_for_each(|c| self.write_any(c))
        };
        written.map_err(|_| fmt::Error)
    }
}

/// A string under construction: grows in memory of the heap, and widens when it must.
#[derive(Default)]
pub struct StrBuilder {
    narrow: HVec<u8>,
    wide: HVec<u32>,
    is_wide: bool,
    largest: u32,
}

impl StrBuilder {
    /// An empty string.
    pub fn new() -> StrBuilder {
        StrBuilder::default()
    }

    /// How many characters there are.
    pub fn len(&self) -> usize {
        if self.is_wide {
            self.wide.len()
        } else {
            self.narrow.len()
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn widen(&mut self, vm: &Vm) -> Result<()> {
        self.wide.reserve(vm.alloc(), self.narrow.len() + 16)?;
        for &byte in self.narrow.iter() {
            self.wide.push(vm.alloc(), byte.into())?;
        }
        self.narrow = HVec::new();
        self.is_wide = true;
        Ok(())
    }

    /// Appends a character.
    #[inline]
    pub fn push(&mut self, vm: &Vm, character: u32) -> Result<()> {
        self.largest |= character;
        if !self.is_wide {
            if character < 256 {
                return Ok(self.narrow.push(vm.alloc(), character as u8)?);
            }
            self.widen(vm)?;
        }
        Ok(self.wide.push(vm.alloc(), character)?)
    }

    /// Appends text.
    pub fn push_str(&mut self, vm: &Vm, text: &str) -> Result<()> {
        if !self.is_wide && text.is_ascii() {
            self.largest |= 127 * u32::from(!text.is_empty());
            return Ok(self.narrow.extend_from_slice(vm.alloc(), text.as_bytes())?);
        }
        text.chars()
            .try_for_each(|character| self.push(vm, character.into()))
    }

    /// Appends an object that is a `str`; anything else adds nothing.
    pub fn push_obj(&mut self, vm: &Vm, text: &Obj) -> Result<()> {
        match text.downcast::<Str>() {
            Some(text) => self.push_text(vm, text),
            None => Ok(()),
        }
    }

    /// Appends a string.
    pub fn push_text(&mut self, vm: &Vm, text: &Str) -> Result<()> {
        self.push_slice(vm, text, 0, text.len())
    }

    /// Appends the characters `start..end` of a string, whose bounds must lie within it.
    pub fn push_slice(&mut self, vm: &Vm, text: &Str, start: usize, end: usize) -> Result<()> {
        if start >= end {
            return Ok(());
        }
        match text.view() {
            View::One(units) => {
                let units = &units[start..end];
                self.largest |= if text.is_ascii() { 127 } else { bound(units) };
                if !self.is_wide {
                    return Ok(self.narrow.extend_from_slice(vm.alloc(), units)?);
                }
                self.push_units(vm, units)
            }
            View::Two(units) => self.push_wide(vm, &units[start..end]),
            View::Four(units) => self.push_wide(vm, &units[start..end]),
        }
    }

    /// Appends Latin-1 characters.
    pub fn push_latin1(&mut self, vm: &Vm, characters: &[u8]) -> Result<()> {
        self.largest |= bound(characters);
        if self.is_wide {
            self.push_units(vm, characters)
        } else {
            Ok(self.narrow.extend_from_slice(vm.alloc(), characters)?)
        }
    }

    /// Appends a character `count` times.
    pub fn push_repeated(&mut self, vm: &Vm, character: u32, count: usize) -> Result<()> {
        if count == 0 {
            return Ok(());
        }
        self.reserve(vm, count)?;
        (0..count).try_for_each(|_| self.push(vm, character))
    }

    /// Makes room for more characters.
    pub fn reserve(&mut self, vm: &Vm, count: usize) -> Result<()> {
        if self.is_wide {
            self.wide.reserve(vm.alloc(), count)?;
        } else {
            self.narrow.reserve(vm.alloc(), count)?;
        }
        Ok(())
    }

    fn push_wide<T: Copy + Into<u32>>(&mut self, vm: &Vm, units: &[T]) -> Result<()> {
        let largest = bound(units);
        self.largest |= largest;
        if !self.is_wide {
            if largest < 256 {
                self.narrow.reserve(vm.alloc(), units.len())?;
                return units
                    .iter()
                    .try_for_each(|&unit| Ok(self.narrow.push(vm.alloc(), unit.into() as u8)?));
            }
            self.widen(vm)?;
        }
        self.push_units(vm, units)
    }

    fn push_units<T: Copy + Into<u32>>(&mut self, vm: &Vm, units: &[T]) -> Result<()> {
        self.wide.reserve(vm.alloc(), units.len())?;
        units
            .iter()
            .try_for_each(|&unit| Ok(self.wide.push(vm.alloc(), unit.into())?))
    }

    /// Shortens the string to `len` characters.
    pub fn truncate(&mut self, len: usize) {
        if self.is_wide {
            self.wide.truncate(len)
        } else {
            self.narrow.truncate(len)
        }
    }

    /// The last character.
    pub fn last(&self) -> Option<u32> {
        if self.is_wide {
            self.wide.last().copied()
        } else {
            self.narrow.last().map(|&unit| unit.into())
        }
    }

    /// The string.
    pub fn finish(self, vm: &mut Vm) -> Result<Obj> {
        if self.is_wide {
            vm.new_str_from_units(&self.wide)
        } else {
            vm.new_latin1(&self.narrow, self.largest < 128 || self.narrow.is_ascii())
        }
    }
}

/// The interned string with this text.
pub fn intern_text(vm: &mut Vm, text: &str) -> Result<Ref<Str>> {
    if let Some(name) = crate::names::find(text.as_bytes()).filter(|_| text.is_ascii())
        && let Some(name) = name.to_ref::<Str>()
    {
        return Ok(name);
    }
    if text.is_ascii()
        && let Some(known) = find_interned_ascii(vm.interp(), text)
    {
        return Ok(known);
    }
    let made = vm.new_str(text)?;
    match intern(vm, made)?.into_ref::<Str>() {
        Ok(interned) => Ok(interned),
        Err(_) => Err(vm.system_error("intern() made something else than a str")),
    }
}

/// Those with a text that is not ASCII are not found.
impl Interned for Interp {
    fn has(&self, text: &Wtf8) -> bool {
        let ascii = text.as_str().filter(|text| text.is_ascii());
        ascii.is_some_and(|text| {
            crate::names::find(text.as_bytes()).is_some() || find_interned_ascii(self, text).is_some()
        })
    }
}

/// The interned string with this ASCII text, if there is one.
fn find_interned_ascii(interp: &Interp, text: &str) -> Option<Ref<Str>> {
    let hash = interp.secret().bytes(text.as_bytes());
    let same = |other: &Obj| {
        let other = other.downcast::<Str>().and_then(Str::as_utf8_if_ascii);
        other == Some(text)
    };
    let table = interp.interned().borrow();
    table.find(hash as u64, same)?.borrow().to_ref::<Str>()
}

/// The one interned string with the text of `name`, an exact `str`; `name` itself, if it is the first (`sys.intern`).
pub fn intern(vm: &mut Vm, name: Obj) -> Result<Obj> {
    let Some(text) = name.downcast::<Str>() else {
        return Ok(name);
    };
    if text.is_interned() {
        return Ok(name);
    }
    if let Some(known) = text
        .as_utf8_if_ascii()
        .and_then(|text| crate::names::find(text.as_bytes()))
    {
        return Ok(known.own());
    }
    let hash = text.hash(vm);
    let mut table = vm.interp().interned().borrow_mut();
    let same = |other: &Obj| other.downcast::<Str>().is_some_and(|other| other.same_text(text));
    if let Some(found) = table.find(hash as u64, same) {
        return Ok(found.clone());
    }
    let rehash = |other: &Obj| other.downcast::<Str>().and_then(Str::known_hash).unwrap_or(0) as u64;
    if table.try_reserve(1, rehash).is_err() {
        return Err(taipan_heap::AllocError.into());
    }
    text.flags.store(INTERNED, Relaxed);
    table.insert_unique(hash as u64, name.clone(), rehash);
    drop(table);
    Ok(name)
}

/// Two exact `str`s compared, identity first.
#[inline(always)]
pub fn equal(left: ObjRef<'_>, right: ObjRef<'_>) -> bool {
    left.is(right)
        || match (left.downcast::<Str>(), right.downcast::<Str>()) {
            (Some(a), Some(b)) => a.same_text(b),
            _ => false,
        }
}

/// Whether an object is exactly a `str`.
#[inline(always)]
pub fn is_exact_str(obj: ObjRef<'_>) -> bool {
    obj.is_exact(STR)
}
