//! What a caller can choose about a compilation.

use taipan_bytecode::Interned;
use taipan_unicode::Wtf8;

/// `from __future__ import division`, and the like: the flags that a code object inherits.
pub const CO_FUTURE_DIVISION: u32 = 0x2_0000;
/// `from __future__ import absolute_import`.
pub const CO_FUTURE_ABSOLUTE_IMPORT: u32 = 0x4_0000;
/// `from __future__ import with_statement`.
pub const CO_FUTURE_WITH_STATEMENT: u32 = 0x8_0000;
/// `from __future__ import print_function`.
pub const CO_FUTURE_PRINT_FUNCTION: u32 = 0x10_0000;
/// `from __future__ import unicode_literals`.
pub const CO_FUTURE_UNICODE_LITERALS: u32 = 0x20_0000;
/// `from __future__ import barry_as_FLUFL`.
pub const CO_FUTURE_BARRY_AS_BDFL: u32 = 0x40_0000;
/// `from __future__ import generator_stop`.
pub const CO_FUTURE_GENERATOR_STOP: u32 = 0x80_0000;
/// `from __future__ import annotations` (PEP 563).
pub const CO_FUTURE_ANNOTATIONS: u32 = 0x100_0000;

/// The flags that pass from compiler flags into code objects.
pub const PYCF_MASK: u32 = CO_FUTURE_DIVISION
    | CO_FUTURE_ABSOLUTE_IMPORT
    | CO_FUTURE_WITH_STATEMENT
    | CO_FUTURE_PRINT_FUNCTION
    | CO_FUTURE_UNICODE_LITERALS
    | CO_FUTURE_BARRY_AS_BDFL
    | CO_FUTURE_GENERATOR_STOP
    | CO_FUTURE_ANNOTATIONS;

/// `ast.PyCF_ALLOW_TOP_LEVEL_AWAIT`: `await` and its kin may stand in a module, whose code is then a coroutine.
pub const PYCF_ALLOW_TOP_LEVEL_AWAIT: u32 = 0x2000;

/// How deep trees may nest unless the caller says otherwise: within the 8 MB of stack that hosts give a main thread.
pub const DEFAULT_RECURSION_LIMIT: u32 = 3000;

/// How to compile.
#[derive(Clone, Copy)]
pub struct Options<'o> {
    /// What `co_filename` will be.
    pub filename: &'o Wtf8,
    /// Compiler flags: [`PYCF_ALLOW_TOP_LEVEL_AWAIT`] and those in [`PYCF_MASK`]; others are ignored.
    pub flags: u32,
    /// 0, 1 as `-O`: without `assert` and `__debug__`, or 2 as `-OO`: without docstrings too.
    pub optimize: u8,
    /// How deep the tree may nest before `RecursionError`; choose it by the stack there is. A level takes up to some 700 bytes of
    /// stack on 64-bit hosts and half of that on 32-bit ones; a function, class, lambda or comprehension counts as several.
    pub recursion_limit: u32,
    /// [`compile_source`](crate::compile_source) may compile a module statement by statement, which takes less than half of the
    /// memory and now and then has to begin again.
    pub piecewise: bool,
    /// What the process that compiles has interned before: marshal's reference flags can depend on it.
    pub interned: Option<&'o dyn Interned>,
}

impl<'o> Options<'o> {
    /// No flags, no optimization, the default limit; piecewise on 32-bit machines.
    pub const fn new(filename: &'o Wtf8) -> Options<'o> {
        Options {
            filename,
            flags: 0,
            optimize: 0,
            recursion_limit: DEFAULT_RECURSION_LIMIT,
            piecewise: cfg!(target_pointer_width = "32"),
            interned: None,
        }
    }
}
