//! The leaves of the AST: identifiers, constants and positions.

use taipan_unicode::Wtf8;

/// A name in the tree, interned by its arena: equal names are one pointer.
pub type Identifier<'a> = &'a Wtf8;

/// The value of a `Constant` node, as plain data.
#[derive(Clone, Copy, Debug)]
pub enum Constant<'a> {
    /// `None`
    None,
    /// `True`
    True,
    /// `False`
    False,
    /// `...`
    Ellipsis,
    /// An int.
    Int(Int<'a>),
    /// A float.
    Float(f64),
    /// A complex number; literals have a real part of zero.
    Complex {
        /// The real part.
        real: f64,
        /// The imaginary part.
        imag: f64,
    },
    /// A str.
    Str(&'a Wtf8),
    /// A bytes object.
    Bytes(&'a [u8]),
    /// A tuple; only in trees that programs built.
    Tuple(&'a [Constant<'a>]),
    /// A frozenset; only in trees that programs built.
    FrozenSet(&'a [Constant<'a>]),
}

/// An integer constant of any size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Int<'a> {
    /// A value that fits.
    Small(i64),
    /// A value outside of `i64`.
    Big {
        /// The sign.
        negative: bool,
        /// The magnitude in base 2**32, the least significant digit first, without leading zeros.
        digits: &'a [u32],
    },
}

/// Where a node stands in its source: lines count from 1, columns from 0 in UTF-8 bytes; the end is exclusive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Location {
    lineno: u32,
    col_offset: u32,
    end_lineno: u32,
    end_col_offset: u32,
}

impl Location {
    /// Makes a position from its four numbers.
    pub const fn new(lineno: u32, col_offset: u32, end_lineno: u32, end_col_offset: u32) -> Location {
        Location {
            lineno,
            col_offset,
            end_lineno,
            end_col_offset,
        }
    }

    /// The first line.
    pub const fn lineno(self) -> u32 {
        self.lineno
    }

    /// The column of the first byte.
    pub const fn col_offset(self) -> u32 {
        self.col_offset
    }

    /// The last line.
    pub const fn end_lineno(self) -> u32 {
        self.end_lineno
    }

    /// The column after the last byte.
    pub const fn end_col_offset(self) -> u32 {
        self.end_col_offset
    }

    /// From where `self` begins to where `end` ends.
    pub const fn to(self, end: Location) -> Location {
        Location {
            end_lineno: end.end_lineno,
            end_col_offset: end.end_col_offset,
            ..self
        }
    }
}
