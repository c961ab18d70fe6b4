//! Checks bytecode that our compiler did not make, before it first runs: `marshal.loads`, `types.CodeType`, `code.replace`.
//!
//! What a code object that passes can rely on, whatever path it takes:
//!
//! - every instruction is a plain one (neither specialized nor instrumented) with an oparg in its range; opargs that index constants, names
//!   and locals are below their number; cells are asked for where the kinds say cell or free variable;
//! - jumps and handlers lead to starts of instructions; execution never runs off the end;
//! - the stack is as deep at an instruction whichever way it was reached, never below zero or above `co_stacksize`; `RETURN_VALUE` finds one value;
//! - handlers' ranges are in order, do not overlap, and the values that a handler keeps are not touched while it guards;
//! - an instruction finds null only where it expects it, and `LOAD_FAST` (in any form) finds a variable that is set;
//! - a borrowed value is gone before the variable that it was borrowed from changes;
//! - `RETURN_GENERATOR` runs once, first, on an empty stack, and only in a generator; `YIELD_VALUE` after it.
//!
//! What it cannot know, and the interpreter has to check as it runs: types (that `LIST_APPEND` finds a list, `LOAD_DEREF` a cell,
//! `MAKE_FUNCTION` a code object).
//!
//! Time is linear (a budget of steps per unit of bytecode guards it), memory bounded, and nothing recurses.
//!
//! - `decode`: instructions, operands, jump targets, handlers; `flow`: the stack and the variables on every path.

mod decode;
mod flow;

use alloc::vec::Vec;

use crate::Code;

/// Why a code object is refused; to be raised as `ValueError`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Error {
    /// The unit of the bytecode where it was noticed.
    pub unit: usize,
    /// What is wrong.
    pub reason: &'static str,
}

impl core::fmt::Display for Error {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "invalid bytecode at offset {}: {}", self.unit * 2, self.reason)
    }
}

fn refuse<T>(unit: usize, reason: &'static str) -> Result<T, Error> {
    Err(Error { unit, reason })
}

const NO_MEMORY: &str = "not enough memory to verify it";

/// What of a code object is looked at.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The bytecode.
    pub code: &'a [u8],
    /// How many constants there are.
    pub consts: usize,
    /// How many names there are.
    pub names: usize,
    /// The kinds of the locals.
    pub localspluskinds: &'a [u8],
    /// How many of the locals, from the first, are parameters.
    pub parameters: usize,
    /// `co_stacksize`.
    pub stacksize: usize,
    /// `co_flags`.
    pub flags: u32,
    /// The exception table.
    pub exceptiontable: &'a [u8],
}

impl<'a> From<&'a Code> for Subject<'a> {
    fn from(code: &'a Code) -> Self {
        use crate::co_flags::{VARARGS, VARKEYWORDS};
        let star = usize::from(code.flags & VARARGS != 0) + usize::from(code.flags & VARKEYWORDS != 0);
        Subject {
            code: &code.code,
            consts: code.consts.len(),
            names: code.names.len(),
            localspluskinds: &code.localspluskinds,
            parameters: (code.argcount as usize)
                .saturating_add(code.kwonlyargcount as usize)
                .saturating_add(star),
            stacksize: code.stacksize as usize,
            flags: code.flags,
            exceptiontable: &code.exceptiontable,
        }
    }
}

/// A code object that was found to be safe.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Verified {
    /// The bytecode to run in place of the code object's: caches are zero, a borrow that is not provably safe is a plain load, and a load of
    /// a variable that may not be set is a checked one. `None`: nothing had to be changed.
    pub code: Option<Vec<u8>>,
}

/// Checks a code object.
pub fn verify<'a>(subject: impl Into<Subject<'a>>) -> Result<Verified, Error> {
    let subject = subject.into();
    let program = decode::decode(&subject)?;
    flow::check(&subject, &program)
}

/// A set of small numbers.
#[derive(Clone, PartialEq, Eq)]
struct Bits(Vec<usize>);

impl Bits {
    fn new(count: usize) -> Option<Bits> {
        let words = count.div_ceil(usize::BITS as usize);
        let mut bits = Vec::new();
        bits.try_reserve_exact(words).ok()?;
        bits.resize(words, 0);
        Some(Bits(bits))
    }

    fn has(&self, at: usize) -> bool {
        let word = self.0.get(at / usize::BITS as usize).copied().unwrap_or(0);
        word >> (at % usize::BITS as usize) & 1 != 0
    }

    fn set(&mut self, at: usize, value: bool) {
        if let Some(word) = self.0.get_mut(at / usize::BITS as usize) {
            let bit = 1 << (at % usize::BITS as usize);
            if value { *word |= bit } else { *word &= !bit }
        }
    }

    /// Adds the other's numbers; whether there were new ones.
    fn unite(&mut self, other: &Bits) -> bool {
        self.combine(other, |mine, theirs| mine | theirs)
    }

    /// Keeps the other's numbers only; whether others were lost.
    fn intersect(&mut self, other: &Bits) -> bool {
        self.combine(other, |mine, theirs| mine & theirs)
    }

    fn combine(&mut self, other: &Bits, combine: impl Fn(usize, usize) -> usize) -> bool {
        let mut changed = false;
        for (mine, theirs) in self.0.iter_mut().zip(&other.0) {
            let both = combine(*mine, *theirs);
            changed |= both != *mine;
            *mine = both;
        }
        changed
    }
}
