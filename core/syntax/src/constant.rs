//! The leaves of the AST: identifiers and constants.

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
    Float(Unaligned<f64>),
    /// A complex number; literals have a real part of zero.
    Complex(&'a Complex),
    /// A str.
    Str(&'a Wtf8),
    /// A bytes object.
    Bytes(&'a [u8]),
    /// A tuple; only in trees that programs built.
    Tuple(&'a [Constant<'a>]),
    /// A frozenset; only in trees that programs built.
    FrozenSet(&'a [Constant<'a>]),
}

/// A number in a node that is no more aligned than pointers are on a 32-bit machine: `i64` and `f64` would make nodes larger there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(C, packed(4))]
pub struct Unaligned<T: Copy>(T);

impl<T: Copy> Unaligned<T> {
    /// The number.
    pub const fn get(self) -> T {
        self.0
    }
}

impl<T: Copy> From<T> for Unaligned<T> {
    fn from(value: T) -> Unaligned<T> {
        Unaligned(value)
    }
}

/// A complex constant.
#[derive(Clone, Copy, Debug)]
pub struct Complex {
    /// The real part.
    pub real: f64,
    /// The imaginary part.
    pub imag: f64,
}

/// An integer constant of any size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Int<'a> {
    /// A value that fits.
    Small(Unaligned<i64>),
    /// A value outside of `i64`.
    Big {
        /// The sign.
        negative: bool,
        /// The magnitude in base 2**32, the least significant digit first, without leading zeros.
        digits: &'a [u32],
    },
}

/// The most frequent nodes are small: a board's memory holds few others.
const _: () = {
    use crate::ast::{Expr, Pattern, Stmt};
    if cfg!(target_pointer_width = "32") {
        assert!(size_of::<Expr<'_>>() <= 24 && size_of::<Pattern<'_>>() <= 24 && size_of::<Stmt<'_>>() <= 32);
    } else {
        assert!(size_of::<Expr<'_>>() <= 48 && size_of::<Pattern<'_>>() <= 48 && size_of::<Stmt<'_>>() <= 64);
    }
};
