//! Writing: a [`Source`]'s objects in, bytes out.

use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Container, Error, MAX_DEPTH, MAX_SIZE, code_part, tag};

/// What an object is, as the format sees it.
pub enum View<'o> {
    /// No object: ends a `dict`.
    Null,
    /// `None`.
    None,
    /// `False` or `True`.
    Bool(bool),
    /// `...`.
    Ellipsis,
    /// `StopIteration`, the class.
    StopIteration,
    /// An `int` of 64 bits.
    Int(i64),
    /// A larger `int`: its sign and digits in base 2**15, least significant first, the last not zero.
    Long(bool, Vec<u16>),
    /// A `float`.
    Float(f64),
    /// A `complex`.
    Complex(f64, f64),
    /// A `bytes`, or another object with a buffer.
    Bytes(Cow<'o, [u8]>),
    /// A `str`, as UTF-8 with `surrogatepass`.
    Str {
        /// The encoded text.
        utf8: Cow<'o, [u8]>,
        /// Whether it is interned.
        interned: bool,
    },
    /// A container with this many items (of a `dict`, the number does not matter).
    Container(Container, usize),
    /// A `slice`.
    Slice,
    /// A code object, with the numbers of [`CodeParts`](super::CodeParts) in their order, `firstlineno` last.
    Code([i32; 6]),
    /// Anything else.
    Unmarshallable,
}

/// Knows objects for a [`Writer`].
pub trait Source {
    /// A reference to an object.
    type Object: Clone;
    /// What goes wrong; an exception.
    type Error: From<Error>;

    /// What it is.
    fn view<'o>(&'o mut self, object: &'o Self::Object) -> Result<View<'o>, Self::Error>;

    /// The next part of a container, slice (start, stop, step) or code object (see [`code_part`]); of a `dict`, keys and values by turns.
    /// `cursor` is 0 at first, and the source's own from then on. `None`: there are no more.
    fn child(
        &mut self,
        parent: &Self::Object,
        cursor: &mut usize,
    ) -> Result<Option<Self::Object>, Self::Error>;

    /// A number that no other object has, if the object may be written more than once: then it gets a reference index.
    /// In CPython: if more than one reference to it exists, as they always do to an item of a set, or if it is an interned `str`. The writer
    /// itself holds the one that [`child`](Source::child) returned.
    fn identity(&mut self, object: &Self::Object, in_set: bool) -> Option<usize>;
}

/// An object whose parts are being written.
struct Frame<O> {
    parent: O,
    cursor: usize,
    /// The items of a set, sorted, last first.
    sorted: Option<Vec<O>>,
    dict: bool,
    /// A code object's first line, and how many parts are written.
    code: Option<(i32, usize)>,
    /// A slice, and what its index is if it has one.
    slice: Option<i32>,
}

/// How deep sets may nest: each level writes its items once more, to sort them.
const MAX_SET_DEPTH: usize = 24;

/// Writes objects into bytes.
pub struct Writer<'s, S: Source> {
    source: &'s mut S,
    bytes: Vec<u8>,
    version: i32,
    allow_code: bool,
    references: BTreeMap<usize, i32>,
    /// The slices that are being written: nothing in them can refer to them.
    unfinished: Vec<i32>,
    set_depth: usize,
    sort_sets: bool,
}

type Write<S, T> = Result<T, <S as Source>::Error>;

impl<'s, S: Source> Writer<'s, S> {
    /// A writer of this version of the format. Without `allow_code`, code objects raise `ValueError`.
    pub fn new(source: &'s mut S, version: i32, allow_code: bool) -> Self {
        Writer {
            source,
            bytes: Vec::new(),
            version,
            allow_code,
            references: BTreeMap::new(),
            unfinished: Vec::new(),
            set_depth: 0,
            sort_sets: true,
        }
    }

    /// Leaves sets in their own order: for a pass that only looks at identities.
    pub(super) fn unsorted(mut self) -> Self {
        self.sort_sets = false;
        self
    }

    /// Writes one object and returns its bytes.
    ///
    /// Raises `ValueError` for an object that the format has no place for, or one that is too deeply nested.
    pub fn write(mut self, object: &S::Object) -> Write<S, Vec<u8>> {
        self.object_tree(object, false)?;
        Ok(self.bytes)
    }

    fn object_tree(&mut self, object: &S::Object, in_set: bool) -> Write<S, ()> {
        let mut stack: Vec<Frame<S::Object>> = Vec::new();
        if let Some(frame) = self.object(object, in_set)? {
            stack.push(frame);
        }
        while let Some(frame) = stack.last_mut() {
            let child = match &mut frame.sorted {
                Some(items) => items.pop(),
                None => self.source.child(&frame.parent, &mut frame.cursor)?,
            };
            if let Some((firstlineno, written)) = &mut frame.code {
                if *written == code_part::LINETABLE {
                    self.bytes.extend(firstlineno.to_le_bytes());
                }
                *written += 1;
            }
            let Some(child) = child else {
                if frame.dict {
                    self.bytes.push(tag::NULL);
                }
                if frame.slice.is_some() {
                    self.unfinished.pop();
                }
                stack.pop();
                continue;
            };
            let in_set = frame.sorted.is_some();
            if stack.len() >= MAX_DEPTH {
                return Err(Error::Value("object too deeply nested to marshal").into());
            }
            if let Some(frame) = self.object(&child, in_set)? {
                stack.try_reserve(1).map_err(Error::from)?;
                stack.push(frame);
            }
        }
        Ok(())
    }

    /// Writes what begins an object: all of it, unless it has parts.
    fn object(&mut self, object: &S::Object, in_set: bool) -> Write<S, Option<Frame<S::Object>>> {
        let singleton = match self.source.view(object)? {
            View::Null => Some(tag::NULL),
            View::None => Some(tag::NONE),
            View::Bool(false) => Some(tag::FALSE),
            View::Bool(true) => Some(tag::TRUE),
            View::Ellipsis => Some(tag::ELLIPSIS),
            View::StopIteration => Some(tag::STOP_ITERATION),
            _ => None,
        };
        self.bytes.try_reserve(16).map_err(Error::from)?;
        if let Some(tag) = singleton {
            self.bytes.push(tag);
            return Ok(None);
        }
        let mut flag = 0;
        let mut referred = None;
        if self.version >= 3
            && let Some(identity) = self.source.identity(object, in_set)
        {
            let next = i32::try_from(self.references.len()).map_err(|_| Error::Value("too many objects"))?;
            let index = *self.references.entry(identity).or_insert(next);
            if self.unfinished.contains(&index) {
                return Err(Error::Value("unmarshallable object").into());
            }
            if index != next {
                self.bytes.push(tag::REF);
                self.bytes.extend(index.to_le_bytes());
                return Ok(None);
            }
            flag = tag::FLAG_REF;
            referred = Some(index);
        }
        let version = self.version;
        let bytes = &mut self.bytes;
        let mut frame = Frame {
            parent: object.clone(),
            cursor: 0,
            sorted: None,
            dict: false,
            code: None,
            slice: None,
        };
        let mut has_parts = false;
        let mut set_size = None;
        match self.source.view(object)? {
            View::Int(value) => int(bytes, flag, value),
            View::Long(negative, digits) => {
                size(bytes, tag::LONG | flag, digits.len())?;
                if negative {
                    let at = bytes.len() - 4;
                    let count = -(digits.len() as i32);
                    bytes[at..].copy_from_slice(&count.to_le_bytes());
                }
                bytes
                    .try_reserve(digits.len().saturating_mul(2))
                    .map_err(Error::from)?;
                bytes.extend(digits.iter().flat_map(|digit| digit.to_le_bytes()));
            }
            View::Float(value) if version > 1 => {
                bytes.push(tag::BINARY_FLOAT | flag);
                bytes.extend(value.to_le_bytes());
            }
            View::Float(value) => {
                bytes.push(tag::FLOAT | flag);
                float_text(bytes, value);
            }
            View::Complex(real, imag) if version > 1 => {
                bytes.push(tag::BINARY_COMPLEX | flag);
                bytes.extend(real.to_le_bytes());
                bytes.extend(imag.to_le_bytes());
            }
            View::Complex(real, imag) => {
                bytes.push(tag::COMPLEX | flag);
                float_text(bytes, real);
                float_text(bytes, imag);
            }
            View::Bytes(value) => {
                size(bytes, tag::BYTES | flag, value.len())?;
                append(bytes, &value)?;
            }
            View::Str { utf8, interned } => {
                if version >= 4 && utf8.is_ascii() {
                    if let Ok(short) = u8::try_from(utf8.len()) {
                        let tag = if interned {
                            tag::SHORT_ASCII_INTERNED
                        } else {
                            tag::SHORT_ASCII
                        };
                        bytes.extend([tag | flag, short]);
                    } else {
                        let tag = if interned { tag::ASCII_INTERNED } else { tag::ASCII };
                        size(bytes, tag | flag, utf8.len())?;
                    }
                } else {
                    let tag = if interned && version >= 3 {
                        tag::INTERNED
                    } else {
                        tag::UNICODE
                    };
                    size(bytes, tag | flag, utf8.len())?;
                }
                append(bytes, &utf8)?;
            }
            View::Container(kind, count) => {
                match kind {
                    Container::Tuple if version >= 4 && count < 256 => {
                        bytes.extend([tag::SMALL_TUPLE | flag, count as u8]);
                    }
                    Container::Tuple => size(bytes, tag::TUPLE | flag, count)?,
                    Container::List => size(bytes, tag::LIST | flag, count)?,
                    Container::Dict => bytes.push(tag::DICT | flag),
                    Container::Set => size(bytes, tag::SET | flag, count)?,
                    Container::FrozenSet => size(bytes, tag::FROZENSET | flag, count)?,
                }
                frame.dict = kind == Container::Dict;
                if matches!(kind, Container::Set | Container::FrozenSet) {
                    set_size = Some(count);
                }
                has_parts = true;
            }
            View::Slice if version >= 5 => {
                bytes.push(tag::SLICE | flag);
                if let Some(index) = referred {
                    self.unfinished.try_reserve(1).map_err(Error::from)?;
                    self.unfinished.push(index);
                    frame.slice = Some(index);
                }
                has_parts = true;
            }
            View::Code(numbers) => {
                if !self.allow_code {
                    return Err(Error::Value("marshalling code objects is disallowed").into());
                }
                bytes.push(tag::CODE | flag);
                bytes.try_reserve(24).map_err(Error::from)?;
                for number in &numbers[..5] {
                    bytes.extend(number.to_le_bytes());
                }
                frame.code = Some((numbers[5], 0));
                has_parts = true;
            }
            _ => return Err(Error::Value("unmarshallable object").into()),
        }
        if let Some(size) = set_size {
            frame.sorted = Some(self.set(object, size)?);
        }
        Ok(has_parts.then_some(frame))
    }

    /// A set's items, last first, in the order of what they are written as, so that it does not depend on hashes.
    ///
    /// Raises `RuntimeError` if the set does not have so many: writing one may change it.
    fn set(&mut self, object: &S::Object, size: usize) -> Write<S, Vec<S::Object>> {
        if self.sort_sets && self.set_depth >= MAX_SET_DEPTH {
            return Err(Error::Value("object too deeply nested to marshal").into());
        }
        let mut items = Vec::new();
        let mut cursor = 0;
        while items.len() <= size
            && let Some(item) = self.source.child(object, &mut cursor)?
        {
            items.try_reserve(1).map_err(Error::from)?;
            let mut key = Vec::new();
            if self.sort_sets {
                let mut writer = Writer::new(&mut *self.source, self.version, self.allow_code);
                writer.set_depth = self.set_depth + 1;
                writer.object_tree(&item, true)?;
                key = writer.bytes;
            }
            items.push((key, item));
        }
        if items.len() != size {
            return Err(Error::Runtime("set changed size during iteration").into());
        }
        if self.sort_sets {
            taipan_unicode::sort::sort_by(&mut items, |(left, _), (right, _)| left < right);
        }
        Ok(items.into_iter().rev().map(|(_, item)| item).collect())
    }
}

fn size(bytes: &mut Vec<u8>, tag: u8, size: usize) -> Result<(), Error> {
    if size > MAX_SIZE {
        return Err(Error::Value("unmarshallable object"));
    }
    bytes.push(tag);
    bytes.extend((size as i32).to_le_bytes());
    Ok(())
}

fn append(bytes: &mut Vec<u8>, more: &[u8]) -> Result<(), Error> {
    bytes.try_reserve(more.len())?;
    bytes.extend_from_slice(more);
    Ok(())
}

fn int(bytes: &mut Vec<u8>, flag: u8, value: i64) {
    if let Ok(value) = i32::try_from(value) {
        bytes.push(tag::INT | flag);
        bytes.extend(value.to_le_bytes());
        return;
    }
    bytes.push(tag::LONG | flag);
    let mut rest = value.unsigned_abs();
    let count = (u64::BITS - rest.leading_zeros()).div_ceil(15) as i32;
    bytes.extend(if value < 0 { -count } else { count }.to_le_bytes());
    while rest != 0 {
        bytes.extend(((rest & 0x7FFF) as u16).to_le_bytes());
        rest >>= 15;
    }
}

/// `'%.17g' % value`, with its length before it.
fn float_text(bytes: &mut Vec<u8>, value: f64) {
    let text = general_17(value);
    bytes.push(text.len() as u8);
    bytes.extend(text.as_bytes());
}

fn general_17(value: f64) -> String {
    if value.is_nan() {
        return String::from("nan");
    }
    if value.is_infinite() {
        return String::from(if value < 0.0 { "-inf" } else { "inf" });
    }
    let scientific = format!("{value:.16e}");
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let trim = |text: &str| {
        let text = if text.contains('.') {
            text.trim_end_matches('0').trim_end_matches('.')
        } else {
            text
        };
        String::from(text)
    };
    if (-4..17).contains(&exponent) {
        trim(&format!("{value:.*}", (16 - exponent) as usize))
    } else {
        let sign = if exponent < 0 { '-' } else { '+' };
        format!("{}e{sign}{:02}", trim(mantissa), exponent.unsigned_abs())
    }
}
