//! Code objects in little memory: those that a compiler has finished while it still needs room for the rest of a module.
//!
//! A packed code object is a run of bytes. Numbers take as few of them as they need (seven bits a byte, the lowest first),
//! inline caches none, and each name is written once for all code objects of a [`Packer`]. Constants that more than one code object
//! may have stay [`ConstRef`]s, so that they stay one object.

use alloc::boxed::Box;
use alloc::rc::Rc;
use alloc::vec::Vec;

use taipan_unicode::Wtf8;

use crate::code::{Code, Const, ConstRef, boxed};
use crate::opcode::CACHES;

/// What a compiler makes: a code object, and what the packed ones among its constants need.
#[derive(Debug)]
pub struct Compiled {
    /// The code object.
    pub code: Box<Code>,
    /// What has packed its constants, if any are packed.
    pub packer: Option<Packer>,
}

impl From<Box<Code>> for Compiled {
    fn from(code: Box<Code>) -> Compiled {
        Compiled { code, packer: None }
    }
}

impl Compiled {
    /// The code object with nothing packed in it; `None` if there is no memory.
    pub fn into_code(mut self) -> Option<Box<Code>> {
        if let Some(packer) = &self.packer {
            packer.unpack_constants(&mut self.code)?;
        }
        Some(self.code)
    }
}

/// How a constant is written: a number above the three bits that say what it counts.
mod tag {
    /// A constant without parts: `None`, `True`, `False`, `...`.
    pub(super) const PLAIN: u64 = 0;
    /// A small int that is not negative.
    pub(super) const INT: u64 = 1;
    /// The place of an interned string.
    pub(super) const NAME: u64 = 2;
    /// The index of a constant that is kept.
    pub(super) const KEPT: u64 = 3;
    /// The length of a packed code object, which follows.
    pub(super) const CODE: u64 = 4;
    pub(super) const BITS: u32 = 3;
}

/// What packed code objects have in common.
#[derive(Debug)]
pub struct Packer {
    filename: ConstRef,
    /// Interned strings, each behind its length.
    names: Vec<u8>,
    /// Their places, in the order of the strings.
    order: Vec<u32>,
    kept: Vec<ConstRef>,
}

impl Packer {
    /// Packs code objects of this file.
    pub fn new(filename: ConstRef) -> Packer {
        Packer {
            filename,
            names: Vec::new(),
            order: Vec::new(),
            kept: Vec::new(),
        }
    }

    /// Whether a packed code object has this interned string.
    pub fn has_name(&self, name: &Wtf8) -> bool {
        self.find(name).is_ok()
    }

    /// Packs a code object, whose constants may be packed. Returns `None` if there is no memory.
    pub fn pack(&mut self, code: &Code) -> Option<Box<[u8]>> {
        let mut out = Vec::new();
        // Few grow beyond that: fewer than two bytes a name and constant, and those that are inside.
        let inside = code.consts.iter().map(|item| match &**item {
            Const::Packed(bytes) => bytes.len(),
            _ => 0,
        });
        let tables = code.linetable.len() + code.exceptiontable.len();
        let expected = inside.sum::<usize>() + tables + code.code.len() + 4 * code.consts.len() + 64;
        out.try_reserve_exact(expected).ok()?;
        for number in [
            code.argcount,
            code.posonlyargcount,
            code.kwonlyargcount,
            code.stacksize,
            code.flags,
            code.firstlineno as u32,
        ] {
            number_to(&mut out, number.into())?;
        }
        self.constant_to(&mut out, &code.name)?;
        self.constant_to(&mut out, &code.qualname)?;
        for list in [&code.names, &code.localsplusnames, &code.consts] {
            number_to(&mut out, list.len() as u64)?;
            for item in list {
                self.constant_to(&mut out, item)?;
            }
        }
        for bytes in [&code.localspluskinds, &code.linetable, &code.exceptiontable] {
            number_to(&mut out, bytes.len() as u64)?;
            bytes_to(&mut out, bytes)?;
        }
        number_to(&mut out, code.code.len() as u64)?;
        let mut units = code.code.as_chunks::<2>().0.iter();
        while let Some(unit) = units.next() {
            bytes_to(&mut out, unit)?;
            for _ in 0..CACHES[usize::from(unit[0])] {
                units.next();
            }
        }
        // Boxing shrinks, which needs memory where it moves; the last bytes are worth that.
        boxed(&out).ok()
    }

    fn constant_to(&mut self, out: &mut Vec<u8>, constant: &ConstRef) -> Option<()> {
        let (kind, value) = match &**constant {
            Const::None => (tag::PLAIN, 0),
            Const::True => (tag::PLAIN, 1),
            Const::False => (tag::PLAIN, 2),
            Const::Ellipsis => (tag::PLAIN, 3),
            // Greater ones are one object wherever they are equal.
            Const::Int(value @ 0..=256) => (tag::INT, *value as u64),
            Const::Str { text, interned: true } => (tag::NAME, self.name(text)?),
            Const::Packed(bytes) => (tag::CODE, bytes.len() as u64),
            _ => (tag::KEPT, self.keep(constant)?),
        };
        number_to(out, value << tag::BITS | kind)?;
        match &**constant {
            Const::Packed(bytes) => bytes_to(out, bytes),
            _ => Some(()),
        }
    }

    fn keep(&mut self, constant: &ConstRef) -> Option<u64> {
        let known = self.kept.iter().position(|other| Rc::ptr_eq(other, constant));
        if known.is_none() {
            self.kept.try_reserve(1).ok()?;
            self.kept.push(constant.clone());
        }
        Some(known.unwrap_or(self.kept.len() - 1) as u64)
    }

    fn name(&mut self, name: &Wtf8) -> Option<u64> {
        let at = match self.find(name) {
            Ok(place) => return Some(place.into()),
            Err(at) => at,
        };
        let place = u32::try_from(self.names.len()).ok()?;
        make_room(&mut self.order, 1)?;
        number_to(&mut self.names, name.len() as u64)?;
        bytes_to(&mut self.names, name.as_bytes())?;
        self.order.insert(at, place);
        Some(place.into())
    }

    /// The place of a name, or where in the order it would be.
    fn find(&self, name: &Wtf8) -> Result<u32, usize> {
        let found = self
            .order
            .binary_search_by(|&place| self.text(place as usize).cmp(name.as_bytes()));
        found.map(|at| self.order.get(at).copied().unwrap_or_default())
    }

    fn text(&self, place: usize) -> &[u8] {
        let mut input = Input(self.names.get(place..).unwrap_or_default());
        input.bytes()
    }

    /// The code object that was packed; those in it stay packed. Returns `None` if there is no memory.
    pub fn unpack(&self, packed: &[u8]) -> Option<Code> {
        let mut input = Input(packed);
        let [
            argcount,
            posonlyargcount,
            kwonlyargcount,
            stacksize,
            flags,
            firstlineno,
        ] = core::array::from_fn(|_| input.number() as u32);
        let name = self.constant(&mut input)?;
        let qualname = self.constant(&mut input)?;
        let names = self.constants(&mut input)?;
        let localsplusnames = self.constants(&mut input)?;
        let consts = self.constants(&mut input)?;
        let localspluskinds = boxed(input.bytes()).ok()?;
        let linetable = boxed(input.bytes()).ok()?;
        let exceptiontable = boxed(input.bytes()).ok()?;
        let length = input.number() as usize;
        let mut code: Vec<u8> = Vec::new();
        code.try_reserve_exact(length).ok()?;
        while code.len() < length {
            let unit = input.take(2);
            let caches = CACHES[usize::from(*unit.first()?)];
            code.extend_from_slice(unit);
            code.resize(code.len() + 2 * usize::from(caches), 0);
        }
        Some(Code {
            argcount,
            posonlyargcount,
            kwonlyargcount,
            stacksize,
            flags,
            code: code.into_boxed_slice(),
            consts,
            names,
            localsplusnames,
            localspluskinds,
            filename: self.filename.clone(),
            name,
            qualname,
            firstlineno: firstlineno as i32,
            linetable,
            exceptiontable,
        })
    }

    fn constants(&self, input: &mut Input<'_>) -> Option<Box<[ConstRef]>> {
        let count = input.number() as usize;
        let mut items = Vec::new();
        items.try_reserve_exact(count).ok()?;
        for _ in 0..count {
            items.push(self.constant(input)?);
        }
        Some(items.into_boxed_slice())
    }

    fn constant(&self, input: &mut Input<'_>) -> Option<ConstRef> {
        let number = input.number();
        let (kind, value) = (number & ((1 << tag::BITS) - 1), number >> tag::BITS);
        let place = value as usize;
        // The small allocations below can't fail then.
        let longest = match kind {
            tag::NAME => self.text(place).len(),
            tag::CODE => place,
            _ => 0,
        };
        let mut room: Vec<u8> = Vec::new();
        room.try_reserve_exact(longest.checked_add(2 * size_of::<Const>())?)
            .ok()?;
        core::hint::black_box(&mut room);
        drop(room);
        Some(Rc::new(match kind {
            tag::PLAIN => match value {
                1 => Const::True,
                2 => Const::False,
                3 => Const::Ellipsis,
                _ => Const::None,
            },
            tag::INT => Const::Int(value as i64),
            tag::NAME => Const::interned(Wtf8::from_bytes(self.text(place))?),
            tag::KEPT => return self.kept.get(place).cloned(),
            _ => Const::Packed(input.take(place).into()),
        }))
    }

    /// Unpacks all that is packed in a code object.
    fn unpack_constants(&self, code: &mut Code) -> Option<()> {
        for constant in &mut code.consts {
            if let Const::Packed(packed) = &**constant {
                let mut inner = self.unpack(packed)?;
                self.unpack_constants(&mut inner)?;
                *constant = Rc::new(Const::Code(Box::new(inner)));
            }
        }
        Some(())
    }
}

/// Makes room for `more` items, and for some of those that may follow.
fn make_room<T>(items: &mut Vec<T>, more: usize) -> Option<()> {
    if items.capacity() - items.len() < more {
        let ahead = more.max(items.len() / 4 + 16);
        items.try_reserve_exact(ahead).ok()?;
    }
    Some(())
}

fn bytes_to(out: &mut Vec<u8>, bytes: &[u8]) -> Option<()> {
    make_room(out, bytes.len())?;
    out.extend_from_slice(bytes);
    Some(())
}

fn number_to(out: &mut Vec<u8>, mut number: u64) -> Option<()> {
    while number >= 0x80 {
        bytes_to(out, &[number as u8 | 0x80])?;
        number >>= 7;
    }
    bytes_to(out, &[number as u8])
}

/// What is left of packed bytes; nothing comes after their end.
struct Input<'a>(&'a [u8]);

impl<'a> Input<'a> {
    fn take(&mut self, count: usize) -> &'a [u8] {
        let (taken, rest) = self.0.split_at(count.min(self.0.len()));
        self.0 = rest;
        taken
    }

    fn number(&mut self) -> u64 {
        let mut number = 0;
        for shift in (0..u64::BITS).step_by(7) {
            let byte = self.take(1).first().copied().unwrap_or_default();
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                break;
            }
        }
        number
    }

    /// Bytes behind their length.
    fn bytes(&mut self) -> &'a [u8] {
        let length = self.number() as usize;
        self.take(length)
    }
}
