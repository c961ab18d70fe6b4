//! What an operation raises: the class of the exception and its text.

use alloc::string::String;
use core::fmt;

use taipan_unicode::{Wtf8, Wtf8Buf};

/// The text of an exception.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// A text that never varies.
    Static(&'static str),
    /// A text that quotes its input.
    Text(Wtf8Buf),
}

impl Message {
    /// The text as a borrowed string, lone surrogates possible.
    pub fn as_wtf8(&self) -> &Wtf8 {
        match self {
            Message::Static(text) => Wtf8::new(text),
            Message::Text(text) => text,
        }
    }
}

impl From<&'static str> for Message {
    fn from(text: &'static str) -> Message {
        Message::Static(text)
    }
}

impl From<String> for Message {
    fn from(text: String) -> Message {
        Message::Text(Wtf8Buf::from(text))
    }
}

impl From<Wtf8Buf> for Message {
    fn from(text: Wtf8Buf) -> Message {
        Message::Text(text)
    }
}

/// Why an operation on numbers has no result. The texts are CPython's.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// `ZeroDivisionError`.
    ZeroDivision(&'static str),
    /// `OverflowError`.
    Overflow(&'static str),
    /// `OverflowError` with C's `ERANGE` and its text as two arguments, as `float.__pow__` raises it.
    Range,
    /// `ValueError`.
    Value(Message),
    /// `MemoryError`: the result cannot be held.
    Memory,
    /// `ValueError` for a text that is no number; the caller words it, because the text quotes the object's
    /// `repr`.
    Invalid,
}

impl Error {
    /// The number and the text of [`Error::Range`].
    pub const RANGE: (i32, &'static str) = (34, "Numerical result out of range");

    pub(crate) fn value(text: impl Into<Message>) -> Error {
        Error::Value(text.into())
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::ZeroDivision(text) | Error::Overflow(text) | Error::Value(Message::Static(text)) => {
                f.write_str(text)
            }
            Error::Range => f.write_str(Error::RANGE.1),
            Error::Value(Message::Text(text)) => text
                .code_points()
                .try_for_each(|c| fmt::Write::write_char(f, char::from_u32(c).unwrap_or('\u{fffd}'))),
            Error::Memory => f.write_str("out of memory"),
            Error::Invalid => f.write_str("not a number"),
        }
    }
}

impl core::error::Error for Error {}
