//! Code objects and the constants in them, as plain data: what the compiler makes, marshal carries and the runtime turns into objects.

use alloc::boxed::Box;
use alloc::collections::TryReserveError;
use alloc::rc::Rc;
use alloc::vec::Vec;

use taipan_numeric::BigInt;
use taipan_unicode::{Wtf8, Wtf8Box};

/// A constant. Two that are one object in CPython are one `Rc` here: marshal's reference flags follow from it.
pub type ConstRef = Rc<Const>;

/// A value that a code object can hold (or that marshal carries for one).
#[derive(Clone, Debug)]
pub enum Const {
    /// `None`.
    None,
    /// `True`.
    True,
    /// `False`.
    False,
    /// `...`.
    Ellipsis,
    /// An `int` of 64 bits.
    Int(i64),
    /// An `int` outside of 64 bits.
    BigInt(BigInt),
    /// A `float`.
    Float(f64),
    /// A `complex`.
    Complex {
        /// The real part.
        real: f64,
        /// The imaginary part.
        imag: f64,
    },
    /// A `str`; `interned` says that CPython interns it. Constructors: [`Const::str`] and [`Const::interned`].
    Str {
        /// The characters, lone surrogates included.
        text: Wtf8Box,
        /// Whether `sys.intern` would return this very object.
        interned: bool,
    },
    /// A `bytes`.
    Bytes(Box<[u8]>),
    /// A `tuple`.
    Tuple(Box<[ConstRef]>),
    /// A `frozenset`, in CPython's iteration order.
    FrozenSet(Box<[ConstRef]>),
    /// A `slice`: start, stop, step.
    Slice(Box<[ConstRef; 3]>),
    /// A code object.
    Code(Box<Code>),
    /// A code object, packed by the compilation's [`Packer`](crate::packed::Packer).
    Packed(Box<[u8]>),
}

/// The strings that are interned where code objects are made: marshal's reference flags can depend on them.
pub trait Interned {
    /// Whether one of them has this text.
    fn has(&self, text: &Wtf8) -> bool;
}

/// A copy in exactly as much memory as it needs.
pub(crate) fn boxed(bytes: &[u8]) -> Result<Box<[u8]>, TryReserveError> {
    let mut copy = Vec::new();
    copy.try_reserve_exact(bytes.len())?;
    copy.extend_from_slice(bytes);
    Ok(copy.into_boxed_slice())
}

impl Const {
    /// Whether it holds other constants.
    fn is_container(&self) -> bool {
        matches!(
            self,
            Const::Tuple(_) | Const::FrozenSet(_) | Const::Slice(_) | Const::Code(_)
        )
    }

    /// A `str` that is not interned.
    pub fn str(text: impl Into<Wtf8Box>) -> Const {
        Const::Str {
            text: text.into(),
            interned: false,
        }
    }

    /// A `str` that is interned: a name.
    pub fn interned(text: impl Into<Wtf8Box>) -> Const {
        Const::Str {
            text: text.into(),
            interned: true,
        }
    }

    /// Moves those children that hold further ones, and whose last reference this is, to `pending`.
    /// Returns false when there is no memory to do so.
    fn disown_children(&mut self, pending: &mut Vec<ConstRef>) -> bool {
        let take = |child: &mut ConstRef, pending: &mut Vec<ConstRef>| {
            if Rc::strong_count(child) > 1 || !child.is_container() {
                return true;
            }
            if pending.try_reserve(1).is_err() {
                return false;
            }
            pending.push(core::mem::replace(child, Rc::new(Const::None)));
            true
        };
        match self {
            Const::Tuple(items) | Const::FrozenSet(items) => items.iter_mut().all(|item| take(item, pending)),
            Const::Slice(parts) => parts.iter_mut().all(|part| take(part, pending)),
            Const::Code(code) => code.consts.iter_mut().all(|item| take(item, pending)),
            _ => true,
        }
    }
}

/// Frees nested constants without recursion: their depth is the program's choice.
impl Drop for Const {
    fn drop(&mut self) {
        if !self.is_container() {
            return;
        }
        let mut pending = Vec::new();
        if !self.disown_children(&mut pending) {
            return;
        }
        while let Some(mut child) = pending.pop() {
            if let Some(child) = Rc::get_mut(&mut child) {
                child.disown_children(&mut pending);
            }
        }
    }
}

/// A code object: the fields of `types.CodeType` from which all its attributes follow.
#[derive(Clone, Debug)]
pub struct Code {
    /// How many positional parameters, positional-only ones included.
    pub argcount: u32,
    /// How many positional-only parameters.
    pub posonlyargcount: u32,
    /// How many keyword-only parameters.
    pub kwonlyargcount: u32,
    /// How deep the evaluation stack gets.
    pub stacksize: u32,
    /// Bits of [`co_flags`].
    pub flags: u32,
    /// Instructions, two bytes a unit (opcode, oparg); caches are zero.
    pub code: Box<[u8]>,
    /// The constants.
    pub consts: Box<[ConstRef]>,
    /// The names of globals and attributes; each a [`Const::Str`].
    pub names: Box<[ConstRef]>,
    /// The names of locals, cells and free variables, in the frame's order; each a [`Const::Str`].
    pub localsplusnames: Box<[ConstRef]>,
    /// Bits of [`co_fast`], one byte for each of `localsplusnames`.
    pub localspluskinds: Box<[u8]>,
    /// The file's name, a [`Const::Str`].
    pub filename: ConstRef,
    /// `co_name`, a [`Const::Str`].
    pub name: ConstRef,
    /// `co_qualname`, a [`Const::Str`].
    pub qualname: ConstRef,
    /// The first line.
    pub firstlineno: i32,
    /// Locations (PEP 626, PEP 657); see [`location`](crate::location).
    pub linetable: Box<[u8]>,
    /// Handlers; see [`exception_table`](crate::exception_table).
    pub exceptiontable: Box<[u8]>,
}

impl Code {
    /// The units of the bytecode: opcode and oparg.
    pub fn units(&self) -> impl ExactSizeIterator<Item = (u8, u8)> + '_ {
        self.code.chunks_exact(2).map(|unit| (unit[0], unit[1]))
    }

    /// The names whose kind has any of these [`co_fast`] bits: `co_varnames`, `co_cellvars`, `co_freevars`.
    pub fn names_of_kind(&self, kind: u8) -> impl Iterator<Item = &ConstRef> {
        let kinds = self.localspluskinds.iter();
        self.localsplusnames
            .iter()
            .zip(kinds)
            .filter(move |(_, has)| *has & kind != 0)
            .map(|(name, _)| name)
    }
}

/// The bits of `co_flags`, and those that `compile` takes.
pub mod co_flags {
    /// Locals are in the frame, not in a dict.
    pub const OPTIMIZED: u32 = 0x1;
    /// Makes a new namespace for its locals.
    pub const NEWLOCALS: u32 = 0x2;
    /// Has `*args`.
    pub const VARARGS: u32 = 0x4;
    /// Has `**kwargs`.
    pub const VARKEYWORDS: u32 = 0x8;
    /// Is nested in a function.
    pub const NESTED: u32 = 0x10;
    /// Is a generator.
    pub const GENERATOR: u32 = 0x20;
    /// Is a coroutine.
    pub const COROUTINE: u32 = 0x80;
    /// Is a generator that may be awaited (`types.coroutine`).
    pub const ITERABLE_COROUTINE: u32 = 0x100;
    /// Is an asynchronous generator.
    pub const ASYNC_GENERATOR: u32 = 0x200;
    /// `from __future__ import division`.
    pub const FUTURE_DIVISION: u32 = 0x20000;
    /// `from __future__ import absolute_import`.
    pub const FUTURE_ABSOLUTE_IMPORT: u32 = 0x40000;
    /// `from __future__ import with_statement`.
    pub const FUTURE_WITH_STATEMENT: u32 = 0x80000;
    /// `from __future__ import print_function`.
    pub const FUTURE_PRINT_FUNCTION: u32 = 0x100000;
    /// `from __future__ import unicode_literals`.
    pub const FUTURE_UNICODE_LITERALS: u32 = 0x200000;
    /// `from __future__ import barry_as_FLUFL`.
    pub const FUTURE_BARRY_AS_BDFL: u32 = 0x400000;
    /// `from __future__ import generator_stop`.
    pub const FUTURE_GENERATOR_STOP: u32 = 0x800000;
    /// `from __future__ import annotations`.
    pub const FUTURE_ANNOTATIONS: u32 = 0x1000000;
    /// Raises no monitoring events.
    pub const NO_MONITORING_EVENTS: u32 = 0x2000000;
    /// The first constant is the docstring.
    pub const HAS_DOCSTRING: u32 = 0x4000000;
    /// Is a function in a class body.
    pub const METHOD: u32 = 0x8000000;
}

/// The bits of a local's kind in `localspluskinds`.
pub mod co_fast {
    /// A parameter that can be given by position.
    pub const ARG_POS: u8 = 0x02;
    /// A parameter that can be given by keyword.
    pub const ARG_KW: u8 = 0x04;
    /// `*args` or `**kwargs`.
    pub const ARG_VAR: u8 = 0x08;
    /// Any of the parameters' bits.
    pub const ARG: u8 = ARG_POS | ARG_KW | ARG_VAR;
    /// A comprehension's variable, in a scope whose other locals are not fast.
    pub const HIDDEN: u8 = 0x10;
    /// A local variable.
    pub const LOCAL: u8 = 0x20;
    /// Held in a cell that this function makes.
    pub const CELL: u8 = 0x40;
    /// Held in a cell of an outer function.
    pub const FREE: u8 = 0x80;
}
