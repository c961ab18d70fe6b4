//! Which constants are one object.
//!
//! CPython keys the constants of a compilation by type and value, so that `1`, `1.0` and `True`, or `0.0` and `-0.0`, stay
//! apart while equal ones become one object, and what marshal writes follows from that identity. Here one object is one
//! [`ConstRef`]: a [`ConstCache`] serves a whole compilation, a [`ConstList`] is the future `co_consts` of one code object.
//!
//! The items of tuples and frozensets have to come from the cache themselves. Then equal items are one pointer, and
//! comparing two containers never goes deeper than one level. The parts of a slice are its own: they are not one object
//! with equal constants elsewhere.

use alloc::boxed::Box;
use alloc::rc::Rc;
use alloc::vec::Vec;

use hashbrown::HashTable;
use taipan_bytecode::packed::Packer;
use taipan_bytecode::{Code, Const, ConstRef};
use taipan_syntax::error::Error;
use taipan_syntax::grow::{headroom, push};
use taipan_unicode::{Wtf8, Wtf8Box};

use crate::hash;

/// The constants and names of one compilation.
#[derive(Debug, Default)]
pub struct ConstCache {
    constants: HashTable<ConstRef>,
    /// Names that would not be interned if they were mere constants.
    names: HashTable<ConstRef>,
    /// Packs code objects, where memory is short.
    pub(crate) packer: Option<Packer>,
}

impl ConstCache {
    /// An empty cache.
    pub fn new() -> ConstCache {
        ConstCache::default()
    }

    /// The constant that is a code object, packed if the cache has a packer.
    ///
    /// Raises `MemoryError`.
    pub(crate) fn code(&mut self, code: Box<Code>) -> Result<ConstRef, Error> {
        let value = match &mut self.packer {
            Some(packer) => Const::Packed(packer.pack(&code).ok_or(Error::Memory)?),
            None => Const::Code(code),
        };
        intern(&mut self.constants, value)
    }

    /// Forgets what only packed code objects have: a packer keeps what they share.
    pub(crate) fn forget_packed(&mut self) {
        for table in [&mut self.constants, &mut self.names] {
            table.retain(|constant| Rc::strong_count(constant) > 1);
            table.shrink_to_fit(hash_const);
        }
    }

    /// The constant that stands for `value`: an earlier one that is the same constant, or `value` itself.
    ///
    /// Items of `value` must come from this cache. Raises `MemoryError`.
    pub fn merge(&mut self, mut value: Const) -> Result<ConstRef, Error> {
        if let Const::Str { text, interned } = &mut value {
            *interned |= is_interned_constant(text);
        }
        if let Const::Slice(parts) = &mut value {
            for part in parts.iter_mut() {
                *part = Rc::new(slice_part(part));
            }
        }
        intern(&mut self.constants, value)
    }

    /// [`merge`](Self::merge) for a value that has been made already.
    ///
    /// Raises `MemoryError`.
    pub fn merge_ref(&mut self, value: ConstRef) -> Result<ConstRef, Error> {
        let same = |other: &ConstRef| Rc::ptr_eq(other, &value) || same_constant(other, &value);
        let hash = hash_value(&value);
        if let Some(found) = self.constants.find(hash, same) {
            return Ok(found.clone());
        }
        self.constants
            .try_reserve(1, hash_const)
            .map_err(|_| Error::Memory)?;
        self.constants.insert_unique(hash, value.clone(), hash_const);
        Ok(value)
    }

    /// Whether a name with this text is interned already, because a code object has it.
    pub fn has_name(&self, text: &Wtf8) -> bool {
        let same = |other: &ConstRef| matches!(&**other, Const::Str { text: other, .. } if &**other == text);
        let packed = || self.packer.as_ref().is_some_and(|packer| packer.has_name(text));
        self.names.find(hash_str(text), same).is_some() || packed()
    }

    /// The str constant with this text.
    ///
    /// Raises `MemoryError`.
    pub fn str(&mut self, text: &Wtf8) -> Result<ConstRef, Error> {
        find_str(&mut self.constants, text, is_interned_constant(text))
    }

    /// The name with this text, as `co_names`, `co_name` and their like hold it: always interned.
    ///
    /// Raises `MemoryError`.
    pub fn name(&mut self, text: &Wtf8) -> Result<ConstRef, Error> {
        let table = if is_interned_constant(text) {
            &mut self.constants
        } else {
            &mut self.names
        };
        find_str(table, text, true)
    }
}

/// Whether each byte is an ASCII letter, a digit or an underscore.
static NAME_BYTES: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0_u8;
    while byte.is_ascii() {
        table[byte as usize] = byte.is_ascii_alphanumeric() || byte == b'_';
        byte += 1;
    }
    table
};

/// Whether CPython interns a constant with this text: when it makes the code object, if it looks like an ASCII name, and from the
/// beginning, if it is one Latin-1 character.
pub fn is_interned_constant(text: &Wtf8) -> bool {
    let bytes = text.as_bytes();
    // What takes two bytes at most may be one character.
    if bytes.len() <= 2 {
        let mut code_points = text.code_points();
        if let (Some(0..=0xFF), None) = (code_points.next(), code_points.next()) {
            return true;
        }
    }
    bytes.iter().all(|&byte| NAME_BYTES[usize::from(byte)])
}

/// A str constant.
pub fn str_const(text: impl Into<Wtf8Box>) -> Const {
    let text = text.into();
    let interned = is_interned_constant(&text);
    Const::Str { text, interned }
}

/// A copy of a constant that is an object of its own; as a part of a slice, a string is not interned, unless there is only one of it.
fn slice_part(part: &Const) -> Const {
    match part {
        Const::Str { text, .. } => Const::Str {
            text: text.clone(),
            interned: text.code_points().nth(1).is_none() && is_interned_constant(text),
        },
        other => other.clone(),
    }
}

fn find_str(table: &mut HashTable<ConstRef>, text: &Wtf8, interned: bool) -> Result<ConstRef, Error> {
    let same = |other: &ConstRef| matches!(&**other, Const::Str { text: other, .. } if &**other == text);
    let hash = hash_str(text);
    if let Some(found) = table.find(hash, same) {
        return Ok(found.clone());
    }
    table.try_reserve(1, hash_const).map_err(|_| Error::Memory)?;
    headroom(text.len())?;
    let value = Rc::new(Const::Str {
        text: text.into(),
        interned,
    });
    table.insert_unique(hash, value.clone(), hash_const);
    Ok(value)
}

fn intern(table: &mut HashTable<ConstRef>, value: Const) -> Result<ConstRef, Error> {
    let hash = hash_value(&value);
    if let Some(found) = table.find(hash, |other| same_constant(other, &value)) {
        return Ok(found.clone());
    }
    table.try_reserve(1, hash_const).map_err(|_| Error::Memory)?;
    headroom(0)?;
    let value = Rc::new(value);
    table.insert_unique(hash, value.clone(), hash_const);
    Ok(value)
}

/// Whether two constants have equal keys in the sense of CPython's `_PyCode_ConstantKey`; NaNs never do.
fn same_constant(left: &Const, right: &Const) -> bool {
    match (left, right) {
        (Const::None, Const::None)
        | (Const::True, Const::True)
        | (Const::False, Const::False)
        | (Const::Ellipsis, Const::Ellipsis) => true,
        (Const::Int(left), Const::Int(right)) => left == right,
        (Const::BigInt(left), Const::BigInt(right)) => left == right,
        (Const::Float(left), Const::Float(right)) => same_float(*left, *right),
        (
            Const::Complex {
                real: left_real,
                imag: left_imag,
            },
            Const::Complex {
                real: right_real,
                imag: right_imag,
            },
        ) => same_float(*left_real, *right_real) && same_float(*left_imag, *right_imag),
        (Const::Str { text: left, .. }, Const::Str { text: right, .. }) => left == right,
        (Const::Bytes(left), Const::Bytes(right)) => left == right,
        (Const::Tuple(left), Const::Tuple(right)) => same_items(left, right),
        (Const::FrozenSet(left), Const::FrozenSet(right)) => {
            left.len() == right.len()
                && left
                    .iter()
                    .all(|item| right.iter().any(|other| Rc::ptr_eq(item, other)))
        }
        (Const::Slice(left), Const::Slice(right)) => left
            .iter()
            .zip(right.iter())
            .all(|(left, right)| Rc::ptr_eq(left, right) || same_constant(left, right)),
        (Const::Code(left), Const::Code(right)) => same_code(left, right),
        (Const::Packed(left), Const::Packed(right)) => left == right,
        _ => false,
    }
}

fn same_float(left: f64, right: f64) -> bool {
    !left.is_nan() && left.to_bits() == right.to_bits()
}

fn same_items(left: &[ConstRef], right: &[ConstRef]) -> bool {
    left.len() == right.len()
        && left
            .iter()
            .zip(right)
            .all(|(left, right)| Rc::ptr_eq(left, right))
}

fn same_names(left: &[ConstRef], right: &[ConstRef]) -> bool {
    left.len() == right.len() && left.iter().zip(right).all(|(left, right)| same_name(left, right))
}

/// Whether two names have the same text.
fn same_name(left: &ConstRef, right: &ConstRef) -> bool {
    Rc::ptr_eq(left, right)
        || matches!((&**left, &**right),
            (Const::Str { text: left, .. }, Const::Str { text: right, .. }) if left == right)
}

/// Equality of code objects as Python's `==` has it: `co_qualname`, `co_filename` and `co_stacksize` do not matter.
fn same_code(left: &Code, right: &Code) -> bool {
    left.argcount == right.argcount
        && left.posonlyargcount == right.posonlyargcount
        && left.kwonlyargcount == right.kwonlyargcount
        && left.flags == right.flags
        && left.firstlineno == right.firstlineno
        && left.code == right.code
        && left.linetable == right.linetable
        && left.exceptiontable == right.exceptiontable
        && same_name(&left.name, &right.name)
        && same_items(&left.consts, &right.consts)
        && same_names(&left.names, &right.names)
        && same_names(&left.localsplusnames, &right.localsplusnames)
}

fn address(item: &ConstRef) -> usize {
    Rc::as_ptr(item).addr()
}

fn hash_const(value: &ConstRef) -> u64 {
    hash_value(value)
}

fn hash_str(text: &Wtf8) -> u64 {
    hash::bytes(u64::from(b's'), text.as_bytes())
}

fn hash_items(tag: u8, items: &[ConstRef]) -> u64 {
    items.iter().fold(u64::from(tag), |hash, item| {
        hash::word(hash, address(item) as u64)
    })
}

fn hash_value(value: &Const) -> u64 {
    let word = |tag: u8, word: u64| hash::word(u64::from(tag), word);
    match value {
        Const::None => word(b'N', 0),
        Const::True => word(b'T', 0),
        Const::False => word(b'F', 0),
        Const::Ellipsis => word(b'.', 0),
        Const::Int(value) => word(b'i', *value as u64),
        Const::BigInt(value) => value
            .iter_u32_digits()
            .fold(u64::from(b'l'), |hash, digit| hash::word(hash, u64::from(digit))),
        Const::Float(value) => word(b'g', value.to_bits()),
        Const::Complex { real, imag } => hash::word(word(b'y', real.to_bits()), imag.to_bits()),
        Const::Str { text, .. } => hash_str(text),
        Const::Bytes(bytes) => hash::bytes(u64::from(b'b'), bytes),
        Const::Tuple(items) => hash_items(b'(', items),
        Const::FrozenSet(items) => {
            let all = items
                .iter()
                .fold(0_usize, |sum, item| sum.wrapping_add(address(item)));
            word(b'>', all as u64)
        }
        Const::Slice(parts) => parts
            .iter()
            .fold(u64::from(b':'), |hash, part| hash::word(hash, hash_value(part))),
        Const::Code(code) => {
            // Many may begin on one line and be of one size; their columns differ.
            hash::bytes(word(b'c', code.firstlineno as u64), &code.linetable)
        }
        Const::Packed(bytes) => hash::bytes(u64::from(b'p'), bytes),
    }
}

/// A list up to this length is searched from its start rather than through an index.
const LINEAR_LIMIT: usize = 24;

/// The constants of one code object, each once, in the order of their first use.
#[derive(Debug, Default)]
pub struct ConstList {
    items: Vec<ConstRef>,
    index: Option<HashTable<u32>>,
}

impl ConstList {
    /// An empty list.
    pub fn new() -> ConstList {
        ConstList::default()
    }

    /// The index of `value`, which comes from the compilation's [`ConstCache`]; it is appended unless it is there.
    ///
    /// Raises `MemoryError`, and `OverflowError` for too many constants.
    pub fn add(&mut self, value: ConstRef) -> Result<u32, Error> {
        let items = &mut self.items;
        let hash = |item: &ConstRef| hash::word(0, address(item) as u64);
        let found = match &self.index {
            Some(index) => index
                .find(hash(&value), |&at| {
                    items
                        .get(at as usize)
                        .is_some_and(|item| Rc::ptr_eq(item, &value))
                })
                .copied(),
            None => items
                .iter()
                .position(|item| Rc::ptr_eq(item, &value))
                .map(|at| at as u32),
        };
        if let Some(found) = found {
            return Ok(found);
        }
        let at = items.len();
        if at >= (1 << 30) {
            return Err(Error::Overflow("too many constants".into()));
        }
        push(items, value)?;
        let rehash = |at: &u32| items.get(*at as usize).map_or(0, hash);
        if let Some(index) = &mut self.index {
            index.try_reserve(1, rehash).map_err(|_| Error::Memory)?;
            index.insert_unique(rehash(&(at as u32)), at as u32, rehash);
        } else if at >= LINEAR_LIMIT {
            let mut index = HashTable::new();
            index
                .try_reserve(2 * LINEAR_LIMIT, rehash)
                .map_err(|_| Error::Memory)?;
            for at in 0..=at as u32 {
                index.insert_unique(rehash(&at), at, rehash);
            }
            self.index = Some(index);
        }
        Ok(at as u32)
    }

    /// Puts another constant where `value` is.
    pub(crate) fn replace(&mut self, value: &ConstRef, with: ConstRef) {
        if let Some(item) = self.items.iter_mut().find(|item| Rc::ptr_eq(item, value)) {
            *item = with;
            self.index = None;
        }
    }

    /// The constant at `index`.
    pub fn get(&self, index: u32) -> Option<&ConstRef> {
        self.items.get(index as usize)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// Keeps the constants for whose index `keep` says so, in order.
    pub(crate) fn retain(&mut self, mut keep: impl FnMut(usize) -> bool) {
        let mut at = 0;
        self.items.retain(|_| {
            at += 1;
            keep(at - 1)
        });
        self.index = None;
    }

    /// The constants alone.
    pub fn into_items(self) -> Vec<ConstRef> {
        self.items
    }
}
