//! The marshal format, versions 0 to 5: what `.pyc` files, frozen modules and `marshal.dumps` hold.
//!
//! - [`read`]: a [`Reader`] of bytes that drives a [`Sink`], which makes the objects.
//! - [`write`]: a [`Writer`] of bytes that walks a [`Source`], which knows the objects.
//! - [`consts`]: both for [`Const`](crate::Const), and [`dump`], [`dump_code`], [`load`], [`load_code`] over them.
//!
//! The runtime's `marshal` module brings a sink and a source for live objects. Reading and writing keep their own stacks on the heap;
//! nesting is limited as in CPython. Errors are CPython's, by class and text.

use alloc::string::String;

pub mod consts;
pub mod read;
pub mod write;

pub use consts::{dump, dump_code, load, load_code};
pub use read::{Reader, Sink};
pub use write::{Source, Writer};

/// The version that `marshal.dumps` writes.
pub const VERSION: i32 = 5;

/// How deep objects may nest, the outermost one counted. Boards have less memory for the stacks and for what reads them back.
pub const MAX_DEPTH: usize = if cfg!(target_pointer_width = "64") {
    2000
} else {
    500
};

/// The greatest size of an object, in items or bytes.
pub const MAX_SIZE: usize = 0x7FFF_FFFF;

/// The bytes that begin an object.
pub(crate) mod tag {
    pub const NULL: u8 = b'0';
    pub const NONE: u8 = b'N';
    pub const FALSE: u8 = b'F';
    pub const TRUE: u8 = b'T';
    pub const STOP_ITERATION: u8 = b'S';
    pub const ELLIPSIS: u8 = b'.';
    pub const INT: u8 = b'i';
    pub const INT64: u8 = b'I';
    pub const FLOAT: u8 = b'f';
    pub const BINARY_FLOAT: u8 = b'g';
    pub const COMPLEX: u8 = b'x';
    pub const BINARY_COMPLEX: u8 = b'y';
    pub const LONG: u8 = b'l';
    pub const BYTES: u8 = b's';
    pub const INTERNED: u8 = b't';
    pub const REF: u8 = b'r';
    pub const TUPLE: u8 = b'(';
    pub const SMALL_TUPLE: u8 = b')';
    pub const LIST: u8 = b'[';
    pub const DICT: u8 = b'{';
    pub const CODE: u8 = b'c';
    pub const UNICODE: u8 = b'u';
    pub const SET: u8 = b'<';
    pub const FROZENSET: u8 = b'>';
    pub const SLICE: u8 = b':';
    pub const ASCII: u8 = b'a';
    pub const ASCII_INTERNED: u8 = b'A';
    pub const SHORT_ASCII: u8 = b'z';
    pub const SHORT_ASCII_INTERNED: u8 = b'Z';
    /// Set with any of them: the object gets the next reference index.
    pub const FLAG_REF: u8 = 0x80;
}

/// Why bytes could not be read or an object not be written: a Python exception to raise.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Error {
    /// `EOFError`.
    Eof(&'static str),
    /// `ValueError`.
    Value(&'static str),
    /// `ValueError` for text that is no number; its argument is the text.
    Float(String),
    /// `TypeError`.
    Type(&'static str),
    /// `SystemError`.
    System(&'static str),
    /// `RuntimeError`.
    Runtime(&'static str),
    /// `UnicodeDecodeError` of the codec `utf-8`, at this byte of the string.
    Unicode(usize),
    /// `MemoryError`.
    Memory,
}

impl Error {
    /// The name of the exception's class.
    pub fn class(&self) -> &'static str {
        match self {
            Error::Eof(_) => "EOFError",
            Error::Value(_) | Error::Float(_) => "ValueError",
            Error::Type(_) => "TypeError",
            Error::System(_) => "SystemError",
            Error::Runtime(_) => "RuntimeError",
            Error::Unicode(_) => "UnicodeDecodeError",
            Error::Memory => "MemoryError",
        }
    }
}

impl core::fmt::Display for Error {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            Error::Eof(text)
            | Error::Value(text)
            | Error::Type(text)
            | Error::System(text)
            | Error::Runtime(text) => f.write_str(text),
            Error::Float(text) => write!(f, "could not convert string to float: '{text}'"),
            Error::Unicode(at) => write!(f, "'utf-8' codec can't decode byte in position {at}"),
            Error::Memory => Ok(()),
        }
    }
}

impl From<alloc::collections::TryReserveError> for Error {
    fn from(_: alloc::collections::TryReserveError) -> Error {
        Error::Memory
    }
}

/// Objects that hold others.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Container {
    /// `tuple`.
    Tuple,
    /// `list`.
    List,
    /// `dict`: keys and values by turns.
    Dict,
    /// `set`.
    Set,
    /// `frozenset`.
    FrozenSet,
}

/// The fields of a code object, its parts as objects, in the order in which they are written.
#[derive(Clone, Debug)]
pub struct CodeParts<O> {
    /// `co_argcount`.
    pub argcount: i32,
    /// `co_posonlyargcount`.
    pub posonlyargcount: i32,
    /// `co_kwonlyargcount`.
    pub kwonlyargcount: i32,
    /// `co_stacksize`.
    pub stacksize: i32,
    /// `co_flags`.
    pub flags: i32,
    /// `co_firstlineno`.
    pub firstlineno: i32,
    /// See [`code_part`].
    pub parts: [O; code_part::COUNT],
}

/// What stands where in [`CodeParts::parts`].
pub mod code_part {
    /// `co_code`.
    pub const CODE: usize = 0;
    /// `co_consts`.
    pub const CONSTS: usize = 1;
    /// `co_names`.
    pub const NAMES: usize = 2;
    /// The names of locals, cells and free variables.
    pub const LOCALSPLUSNAMES: usize = 3;
    /// Their kinds.
    pub const LOCALSPLUSKINDS: usize = 4;
    /// `co_filename`.
    pub const FILENAME: usize = 5;
    /// `co_name`.
    pub const NAME: usize = 6;
    /// `co_qualname`.
    pub const QUALNAME: usize = 7;
    /// `co_linetable`.
    pub const LINETABLE: usize = 8;
    /// `co_exceptiontable`.
    pub const EXCEPTIONTABLE: usize = 9;
    /// How many there are.
    pub const COUNT: usize = 10;
}
