//! Constants and code objects in the marshal format.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::rc::Rc;
use alloc::vec::Vec;

use num_traits::ToPrimitive;
use taipan_numeric::{BigInt, Sign};
use taipan_unicode::{Wtf8, Wtf8Buf};

use super::read::{Reader, Sink};
use super::write::{Source, View, Writer};
use super::{CodeParts, Container, Error, code_part};
use crate::code::boxed;
use crate::operand::CompareOp;
use crate::{Code, Const, ConstRef, Opcode, co_fast, co_flags};

/// Reads a constant; what follows it is ignored, as by `marshal.loads`.
///
/// Fails as `marshal.loads` does, and with `ValueError` for what no constant can be: lists, dicts, sets, `StopIteration`.
pub fn load(bytes: &[u8]) -> Result<ConstRef, Error> {
    Reader::new(bytes, &mut ConstSink, true).read()
}

/// Reads a code object.
///
/// Fails as [`load`] does, and with `TypeError` if it is something else.
pub fn load_code(bytes: &[u8]) -> Result<Box<Code>, Error> {
    let object = load(bytes)?;
    match Rc::try_unwrap(object) {
        Ok(mut object) => match &mut object {
            Const::Code(code) => Ok(core::mem::replace(code, Box::new(empty_code()))),
            _ => Err(Error::Type("not a code object")),
        },
        Err(object) => match &*object {
            Const::Code(code) => Ok(code.clone()),
            _ => Err(Error::Type("not a code object")),
        },
    }
}

/// What is left in place of a code object that was moved out.
fn empty_code() -> Code {
    let none = Rc::new(Const::None);
    Code {
        argcount: 0,
        posonlyargcount: 0,
        kwonlyargcount: 0,
        stacksize: 0,
        flags: 0,
        code: Box::default(),
        consts: Box::default(),
        names: Box::default(),
        localsplusnames: Box::default(),
        localspluskinds: Box::default(),
        filename: none.clone(),
        name: none.clone(),
        qualname: none,
        firstlineno: 0,
        linetable: Box::default(),
        exceptiontable: Box::default(),
    }
}

/// Writes a constant in this version of the format.
///
/// The result is what CPython's `marshal.dumps` gives for the same object just made by `compile`: the reference flags follow from structure.
pub fn dump(object: &Const, version: i32) -> Result<Vec<u8>, Error> {
    dump_item(Item::Const(object), version)
}

/// Writes a code object in this version of the format; see [`dump`].
pub fn dump_code(code: &Code, version: i32) -> Result<Vec<u8>, Error> {
    dump_item(Item::Code(code), version)
}

fn dump_item(item: Item<'_>, version: i32) -> Result<Vec<u8>, Error> {
    let mut source = ConstSource {
        ids: BTreeMap::new(),
        counts: Vec::new(),
        tuples: BTreeMap::new(),
        counting: true,
    };
    if version >= 3 {
        Writer::new(&mut source, version, true).unsorted().write(&item)?;
    }
    source.counting = false;
    Writer::new(&mut source, version, true).write(&item)
}

/// Makes constants.
struct ConstSink;

/// A tuple or frozenset whose items are still to come.
struct Partial {
    kind: Container,
    items: Vec<ConstRef>,
}

/// The items for which there is room from the start.
const MAX_RESERVED: usize = 1024;

const NO_CONSTANT: Error = Error::Value("not a constant");

impl Sink for ConstSink {
    type Object = ConstRef;
    type Partial = Partial;
    type Error = Error;

    fn none(&mut self) -> Result<ConstRef, Error> {
        Ok(Rc::new(Const::None))
    }

    fn bool(&mut self, value: bool) -> Result<ConstRef, Error> {
        Ok(Rc::new(if value { Const::True } else { Const::False }))
    }

    fn ellipsis(&mut self) -> Result<ConstRef, Error> {
        Ok(Rc::new(Const::Ellipsis))
    }

    fn stop_iteration(&mut self) -> Result<ConstRef, Error> {
        Err(NO_CONSTANT)
    }

    fn int(&mut self, value: i64) -> Result<ConstRef, Error> {
        Ok(Rc::new(Const::Int(value)))
    }

    fn long(&mut self, negative: bool, digits: &[u16]) -> Result<ConstRef, Error> {
        let mut words = Vec::new();
        words.try_reserve_exact(digits.len() / 2 + 1)?;
        let mut word = 0u64;
        let mut bits = 0;
        for &digit in digits {
            word |= u64::from(digit) << bits;
            bits += 15;
            if bits >= 32 {
                words.push(word as u32);
                word >>= 32;
                bits -= 32;
            }
        }
        words.push(word as u32);
        let value = BigInt::from_slice(if negative { Sign::Minus } else { Sign::Plus }, &words);
        Ok(Rc::new(match value.to_i64() {
            Some(value) => Const::Int(value),
            None => Const::BigInt(value),
        }))
    }

    fn float(&mut self, value: f64) -> Result<ConstRef, Error> {
        Ok(Rc::new(Const::Float(value)))
    }

    fn complex(&mut self, real: f64, imag: f64) -> Result<ConstRef, Error> {
        Ok(Rc::new(Const::Complex { real, imag }))
    }

    fn bytes(&mut self, value: &[u8]) -> Result<ConstRef, Error> {
        Ok(Rc::new(Const::Bytes(boxed(value)?)))
    }

    fn latin1(&mut self, text: &[u8], interned: bool) -> Result<ConstRef, Error> {
        let text = match core::str::from_utf8(text) {
            Ok(ascii) if ascii.is_ascii() => Wtf8Buf::from(ascii),
            _ => text.iter().map(|byte| u32::from(*byte)).collect(),
        };
        Ok(Rc::new(Const::Str {
            text: text.into(),
            interned,
        }))
    }

    fn utf8(&mut self, text: &[u8], interned: bool) -> Result<ConstRef, Error> {
        let text = Wtf8::from_bytes(text).ok_or_else(|| Error::Unicode(valid_up_to(text)))?;
        Ok(Rc::new(Const::Str {
            text: text.into(),
            interned,
        }))
    }

    fn begin(&mut self, kind: Container, capacity: usize) -> Result<Partial, Error> {
        if !matches!(kind, Container::Tuple | Container::FrozenSet) {
            return Err(NO_CONSTANT);
        }
        let mut items = Vec::new();
        // What the sizes claim, nested, may be far more than will come.
        items.try_reserve_exact(capacity.min(MAX_RESERVED))?;
        Ok(Partial { kind, items })
    }

    fn provisional(&mut self, _: &Partial) -> Option<ConstRef> {
        None
    }

    fn push(&mut self, partial: &mut Partial, item: ConstRef) -> Result<(), Error> {
        partial.items.try_reserve(1)?;
        partial.items.push(item);
        Ok(())
    }

    fn finish(&mut self, partial: Partial) -> Result<ConstRef, Error> {
        let items = partial.items.into_boxed_slice();
        Ok(Rc::new(if partial.kind == Container::Tuple {
            Const::Tuple(items)
        } else {
            Const::FrozenSet(items)
        }))
    }

    fn slice(&mut self, parts: [ConstRef; 3]) -> Result<ConstRef, Error> {
        Ok(Rc::new(Const::Slice(Box::new(parts))))
    }

    fn code(&mut self, parts: CodeParts<ConstRef>) -> Result<ConstRef, Error> {
        Ok(Rc::new(Const::Code(Box::new(code_from_parts(&parts)?))))
    }
}

/// How many bytes are UTF-8 with surrogates.
fn valid_up_to(text: &[u8]) -> usize {
    let mut at = 0;
    while let Some(rest) = text.get(at..) {
        let Err(error) = core::str::from_utf8(rest) else {
            return text.len();
        };
        at += error.valid_up_to();
        match text.get(at..at + 3) {
            Some([0xED, 0xA0..=0xBF, 0x80..=0xBF]) => at += 3,
            _ => break,
        }
    }
    at
}

/// A code object from its parts, checked as by `_PyCode_Validate`.
fn code_from_parts(read: &CodeParts<ConstRef>) -> Result<Code, Error> {
    const BAD: Error = Error::System("../Objects/codeobject.c:465: bad argument to internal function");
    let unsigned = |value: i32| u32::try_from(value).map_err(|_| BAD);
    let bytes = |part: usize| match &*read.parts[part] {
        Const::Bytes(bytes) => Ok(boxed(bytes)?),
        _ => Err(BAD),
    };
    let tuple = |part: usize| match &*read.parts[part] {
        Const::Tuple(items) => Ok(items.clone()),
        _ => Err(BAD),
    };
    let text = |part: usize| match &*read.parts[part] {
        Const::Str { .. } => Ok(read.parts[part].clone()),
        _ => Err(BAD),
    };
    let code = Code {
        argcount: unsigned(read.argcount)?,
        posonlyargcount: unsigned(read.posonlyargcount)?,
        kwonlyargcount: unsigned(read.kwonlyargcount)?,
        stacksize: unsigned(read.stacksize)?,
        flags: unsigned(read.flags)?,
        code: bytes(code_part::CODE)?,
        consts: tuple(code_part::CONSTS)?,
        names: tuple(code_part::NAMES)?,
        localsplusnames: tuple(code_part::LOCALSPLUSNAMES)?,
        localspluskinds: bytes(code_part::LOCALSPLUSKINDS)?,
        filename: text(code_part::FILENAME)?,
        name: text(code_part::NAME)?,
        qualname: text(code_part::QUALNAME)?,
        firstlineno: read.firstlineno,
        linetable: bytes(code_part::LINETABLE)?,
        exceptiontable: bytes(code_part::EXCEPTIONTABLE)?,
    };
    if code.argcount < code.posonlyargcount || code.localsplusnames.len() != code.localspluskinds.len() {
        return Err(BAD);
    }
    if !code.code.len().is_multiple_of(2) {
        return Err(Error::Value("code: co_code is malformed"));
    }
    let locals = code
        .localspluskinds
        .iter()
        .filter(|kind| **kind & co_fast::LOCAL != 0)
        .count() as u64;
    let arguments = u64::from(code.argcount)
        + u64::from(code.kwonlyargcount)
        + u64::from(code.flags & co_flags::VARARGS != 0)
        + u64::from(code.flags & co_flags::VARKEYWORDS != 0);
    if locals < arguments {
        return Err(Error::Value("code: co_varnames is too small"));
    }
    let is_text = |name: &ConstRef| matches!(**name, Const::Str { .. });
    if !code.names.iter().chain(&code.localsplusnames).all(is_text) {
        return Err(Error::System("non-string found in code slot"));
    }
    Ok(code)
}

/// Something that is one object in CPython.
#[derive(Clone, Copy)]
enum Item<'a> {
    Const(&'a Const),
    Code(&'a Code),
    /// A code object's tuple.
    Tuple(&'a [ConstRef]),
    /// A code object's tuple that is never shared.
    OwnTuple(&'a [ConstRef]),
    /// A code object's location or exception table; equal ones are one object.
    Table(&'a [u8]),
    /// The kinds of locals, never shared.
    Kinds(&'a [u8]),
    /// Bytecode; CPython keeps the object that it makes to write it, so that it always counts as shared.
    Bytecode(&'a [u8]),
}

/// What tells objects apart. CPython's compiler makes equal constants of one module one object; by value here are those for which [`Const`]
/// has no identity, and those that are one object in the whole process.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Key<'a> {
    Address(usize),
    Singleton(u8),
    SmallInt(i64),
    Text(&'a Wtf8),
    Bytes(&'a [u8]),
    /// By the numbers of its items.
    Tuple(Box<[usize]>),
}

struct ConstSource<'a> {
    ids: BTreeMap<Key<'a>, usize>,
    /// How often each is written.
    counts: Vec<usize>,
    /// The numbers of tuples in tuples, by address.
    tuples: BTreeMap<usize, usize>,
    /// Whether this is the pass that finds out.
    counting: bool,
}

/// The object that CPython has only once: interned `str`, small `int`, empty or one-byte `bytes`, empty `tuple`.
fn unique_key(object: &Const) -> Option<Key<'_>> {
    match object {
        Const::None => Some(Key::Singleton(0)),
        Const::True => Some(Key::Singleton(1)),
        Const::False => Some(Key::Singleton(2)),
        Const::Ellipsis => Some(Key::Singleton(3)),
        Const::Int(value @ -5..=256) => Some(Key::SmallInt(*value)),
        Const::Str { text, interned: true } => Some(Key::Text(text)),
        Const::Bytes(bytes) if bytes.len() <= 1 => Some(Key::Bytes(bytes)),
        Const::Tuple(items) if items.is_empty() => Some(Key::Tuple(Box::default())),
        _ => None,
    }
}

fn address<T: ?Sized>(object: &T) -> usize {
    core::ptr::from_ref(object).cast::<u8>().addr()
}

impl<'a> ConstSource<'a> {
    fn number(&mut self, key: Key<'a>) -> usize {
        let next = self.counts.len();
        let id = *self.ids.entry(key).or_insert(next);
        if id == next {
            self.counts.push(0);
        }
        id
    }

    fn tuple_key(&mut self, items: &'a [ConstRef]) -> Key<'a> {
        self.number_tuples(items);
        self.key_of_numbered(items)
    }

    /// Numbers the tuples among the items, from the innermost ones on: they may be nested deeply.
    fn number_tuples(&mut self, items: &'a [ConstRef]) {
        let mut todo: Vec<(&'a Const, &'a [ConstRef], bool)> = Vec::new();
        let tuples_in = |items: &'a [ConstRef]| {
            items.iter().filter_map(|item| match &**item {
                Const::Tuple(inner) => Some((&**item, &**inner, false)),
                _ => None,
            })
        };
        todo.extend(tuples_in(items));
        while let Some((tuple, items, is_ready)) = todo.pop() {
            if self.tuples.contains_key(&address(tuple)) {
                continue;
            }
            if is_ready {
                let key = self.key_of_numbered(items);
                let number = self.number(key);
                self.tuples.insert(address(tuple), number);
            } else {
                todo.push((tuple, items, true));
                todo.extend(tuples_in(items));
            }
        }
    }

    /// The key of a tuple, of whose items all tuples have numbers.
    fn key_of_numbered(&mut self, items: &'a [ConstRef]) -> Key<'a> {
        let ids = items.iter().map(|item| self.item_number(item));
        Key::Tuple(ids.collect())
    }

    /// Of an item of a tuple: equal tuples are one.
    fn item_number(&mut self, item: &'a Const) -> usize {
        let place = address(item);
        let key = match item {
            Const::Bytes(bytes) => Key::Bytes(bytes),
            Const::Tuple(_) => match self.tuples.get(&place) {
                Some(&known) => return known,
                None => Key::Address(place),
            },
            item => unique_key(item).unwrap_or(Key::Address(place)),
        };
        self.number(key)
    }

    /// Its number, and whether CPython has other references to it anyway.
    fn identify(&mut self, item: Item<'a>) -> (usize, bool) {
        let (key, always) = match item {
            Item::Const(object) => match unique_key(object) {
                Some(key) => (key, true),
                None => match object {
                    Const::Bytes(bytes) => (Key::Bytes(bytes), false),
                    Const::Tuple(items) => (self.tuple_key(items), false),
                    _ => (Key::Address(address(object)), false),
                },
            },
            Item::Tuple(items) => (self.tuple_key(items), items.is_empty()),
            Item::OwnTuple(items) => (Key::Address(address(items)), false),
            Item::Table(bytes) => (Key::Bytes(bytes), bytes.is_empty()),
            Item::Kinds([]) => (Key::Bytes(&[]), true),
            Item::Kinds(bytes) => (Key::Address(address(bytes)), false),
            Item::Bytecode(bytes) => (Key::Address(address(bytes)), true),
            Item::Code(code) => (Key::Address(address(code)), false),
        };
        (self.number(key), always)
    }
}

impl<'a> Source for ConstSource<'a> {
    type Object = Item<'a>;
    type Error = Error;

    fn view<'o>(&'o mut self, item: &'o Item<'a>) -> Result<View<'o>, Error> {
        Ok(match *item {
            Item::Const(object) => match object {
                Const::None => View::None,
                Const::True => View::Bool(true),
                Const::False => View::Bool(false),
                Const::Ellipsis => View::Ellipsis,
                Const::Int(value) => View::Int(*value),
                Const::BigInt(value) => View::Long(value.sign() == Sign::Minus, digits(value)?),
                Const::Float(value) => View::Float(*value),
                Const::Complex { real, imag } => View::Complex(*real, *imag),
                Const::Str { text, interned } => View::Str {
                    utf8: Cow::Borrowed(text.as_bytes()),
                    interned: *interned,
                },
                Const::Bytes(bytes) => View::Bytes(Cow::Borrowed(bytes)),
                Const::Tuple(items) => View::Container(Container::Tuple, items.len()),
                Const::FrozenSet(items) => View::Container(Container::FrozenSet, items.len()),
                Const::Slice(_) => View::Slice,
                Const::Code(code) => code_view(code),
                Const::Packed(_) => return Err(Error::Value("unmarshallable object")),
            },
            Item::Code(code) => code_view(code),
            Item::Tuple(items) | Item::OwnTuple(items) => View::Container(Container::Tuple, items.len()),
            Item::Table(bytes) | Item::Kinds(bytes) | Item::Bytecode(bytes) => {
                View::Bytes(Cow::Borrowed(bytes))
            }
        })
    }

    fn child(&mut self, parent: &Item<'a>, cursor: &mut usize) -> Result<Option<Item<'a>>, Error> {
        let at = *cursor;
        *cursor += 1;
        let item = |items: &'a [ConstRef]| items.get(at).map(|item| Item::Const(item));
        Ok(match *parent {
            Item::Const(Const::Tuple(items) | Const::FrozenSet(items)) => item(items),
            Item::Const(Const::Slice(parts)) => item(&parts[..]),
            Item::Const(Const::Code(code)) => code_child(code, at),
            Item::Code(code) => code_child(code, at),
            Item::Tuple(items) | Item::OwnTuple(items) => item(items),
            _ => None,
        })
    }

    fn identity(&mut self, item: &Item<'a>, in_set: bool) -> Option<usize> {
        let (id, always) = self.identify(*item);
        let count = self.counts.get_mut(id)?;
        if self.counting {
            *count += 1;
            return Some(id);
        }
        (always || in_set || *count > 1).then_some(id)
    }
}

fn code_view(code: &Code) -> View<'static> {
    View::Code([
        code.argcount as i32,
        code.posonlyargcount as i32,
        code.kwonlyargcount as i32,
        code.stacksize as i32,
        code.flags as i32,
        code.firstlineno,
    ])
}

fn code_child(code: &Code, part: usize) -> Option<Item<'_>> {
    Some(match part {
        code_part::CODE => Item::Bytecode(&code.code),
        code_part::CONSTS => Item::Tuple(&code.consts),
        code_part::NAMES => Item::Tuple(&code.names),
        code_part::LOCALSPLUSNAMES if is_annotate(code) => Item::OwnTuple(&code.localsplusnames),
        code_part::LOCALSPLUSNAMES => Item::Tuple(&code.localsplusnames),
        code_part::LOCALSPLUSKINDS => Item::Kinds(&code.localspluskinds),
        code_part::FILENAME => Item::Const(&code.filename),
        code_part::NAME => Item::Const(&code.name),
        code_part::QUALNAME => Item::Const(&code.qualname),
        code_part::LINETABLE => Item::Table(&code.linetable),
        code_part::EXCEPTIONTABLE => Item::Table(&code.exceptiontable),
        _ => return None,
    })
}

/// Whether it is the annotate function that the compiler makes (PEP 649). Its parameter is `.format` at first, so that no annotation can
/// mean it; the tuple with the name that is shown is made afterwards, when tuples have been merged.
fn is_annotate(code: &Code) -> bool {
    const TEST: [u8; 6] = [
        Opcode::LOAD_FAST_BORROW as u8,
        0,
        Opcode::LOAD_SMALL_INT as u8,
        2,
        Opcode::COMPARE_OP as u8,
        (CompareOp::Gt as u8) << CompareOp::SHIFT | CompareOp::GREATER_THAN as u8,
    ];
    let is = |object: Option<&ConstRef>, name: &str| match object.map(|object| &**object) {
        Some(Const::Str { text, .. }) => **text == *name,
        _ => false,
    };
    code.posonlyargcount == 1
        && is(Some(&code.name), "__annotate__")
        && is(code.localsplusnames.first(), "format")
        && (0..8).any(|unit| {
            code.code
                .get(unit * 2..)
                .is_some_and(|rest| rest.starts_with(&TEST))
        })
}

/// The digits of an `int` in base 2**15, least significant first.
fn digits(value: &BigInt) -> Result<Vec<u16>, Error> {
    let mut digits = Vec::new();
    digits.try_reserve(usize::try_from(value.bits() / 15 + 3).map_err(|_| Error::Memory)?)?;
    let mut rest = 0u64;
    let mut bits = 0;
    for word in value.magnitude().iter_u32_digits() {
        rest |= u64::from(word) << bits;
        bits += 32;
        while bits >= 15 {
            digits.push((rest & 0x7FFF) as u16);
            rest >>= 15;
            bits -= 15;
        }
    }
    digits.push(rest as u16);
    while digits.last() == Some(&0) {
        digits.pop();
    }
    Ok(digits)
}
