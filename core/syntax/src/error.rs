//! What the front end reports: syntax errors as data, the other exceptions compiling can raise, and warnings.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use taipan_unicode::Wtf8Buf;

/// Which of Python's exception classes a [`SyntaxError`] becomes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SyntaxErrorKind {
    /// `SyntaxError`.
    Syntax,
    /// `IndentationError`.
    Indentation,
    /// `TabError`.
    Tab,
    /// `_IncompleteInputError`: the source may still become valid when more of it comes.
    Incomplete,
}

/// Where the last statement before an unspecific syntax error began; `SyntaxError._metadata` in Python, where
/// `traceback` looks for misspelled keywords.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SyntaxErrorMetadata {
    /// The statement's first line, from 1.
    pub lineno: u32,
    /// The statement's first column, in UTF-8 bytes from 0.
    pub col_offset: u32,
    /// The whole source, where the tokenizer has it.
    pub source: Option<Wtf8Buf>,
}

/// The fields of a Python `SyntaxError` but its file name, which the caller knows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SyntaxError {
    /// The exception class.
    pub kind: SyntaxErrorKind,
    /// `msg`.
    pub message: Wtf8Buf,
    /// `lineno`, from 1 (0 where no line was read); `None` where Python shows `None`.
    pub lineno: Option<u32>,
    /// `offset`: in characters, from 1; 0 and -1 where Python has no better answer.
    pub offset: Option<i32>,
    /// `end_lineno`.
    pub end_lineno: Option<i32>,
    /// `end_offset`.
    pub end_offset: Option<i32>,
    /// `text`: the line (sometimes the lines) the error is in.
    pub text: Option<Wtf8Buf>,
    /// `_metadata`.
    pub metadata: Option<Box<SyntaxErrorMetadata>>,
    /// What of all this the exception's `args` have.
    pub args: SyntaxErrorArgs,
}

/// What a `SyntaxError` is made with; the other fields are set afterwards.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SyntaxErrorArgs {
    /// The message, and a tuple with all fields.
    All,
    /// The same, but the file's name is `None`: the source could not be read.
    NoFilename,
    /// The message alone: the passes before code is generated find out about the place later.
    Message,
}

impl SyntaxError {
    /// A `SyntaxError` that knows nothing but its message.
    pub fn new(message: impl Into<Wtf8Buf>) -> SyntaxError {
        SyntaxError {
            kind: SyntaxErrorKind::Syntax,
            message: message.into(),
            lineno: None,
            offset: None,
            end_lineno: None,
            end_offset: None,
            text: None,
            metadata: None,
            args: SyntaxErrorArgs::All,
        }
    }
}

/// The fields of a Python `UnicodeDecodeError`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UnicodeDecodeError {
    /// The codec's name, as Python shows it.
    pub encoding: &'static str,
    /// The bytes that were being decoded.
    pub object: Vec<u8>,
    /// First byte that cannot be decoded.
    pub start: usize,
    /// The byte after the last that cannot be decoded.
    pub end: usize,
    /// Why.
    pub reason: &'static str,
}

/// The fields of a Python `UnicodeEncodeError` for lone surrogates, which have no form in UTF-8.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UnicodeEncodeError {
    /// The text.
    pub object: Wtf8Buf,
    /// The first surrogate, in characters.
    pub start: usize,
    /// The character after the last surrogate that follows it directly.
    pub end: usize,
}

/// Everything that can go wrong between source text and code object. It is small: most functions of the front end return one.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Error {
    /// `SyntaxError` or one of its subclasses.
    Syntax(Box<SyntaxError>),
    /// `MemoryError`.
    Memory,
    /// `MemoryError` for a source that is nested too deeply.
    TooComplex,
    /// `OverflowError` with its message.
    Overflow(String),
    /// `ValueError` with its message.
    Value(String),
    /// `RecursionError` with its message.
    Recursion(String),
    /// `UnicodeDecodeError` with its fields.
    Unicode(Box<UnicodeDecodeError>),
    /// `UnicodeEncodeError` for lone surrogates, with its fields.
    Surrogates(Box<UnicodeEncodeError>),
    /// `SystemError` with its message.
    System(String),
    /// A callback of the caller (a `Decoder`, a `LineReader`) failed; the caller keeps the exception itself.
    Callback,
}

/// What a codec could not do something with: one unit, which is shown, or several.
fn in_position(first: Option<String>, several: &str, start: usize, end: usize) -> String {
    match first {
        Some(first) if end == start.saturating_add(1) => alloc::format!("{first} in position {start}"),
        _ => alloc::format!("{several} in position {start}-{}", end.saturating_sub(1)),
    }
}

impl Error {
    /// The text of `str(exception)` for every kind but [`Error::Callback`], which has none here.
    pub fn message(&self) -> Wtf8Buf {
        match self {
            Error::Syntax(error) => error.message.clone(),
            Error::Memory | Error::Callback => Wtf8Buf::new(),
            Error::TooComplex => {
                Wtf8Buf::from("Parser stack overflowed - Python source too complex to parse")
            }
            Error::Overflow(message)
            | Error::Value(message)
            | Error::Recursion(message)
            | Error::System(message) => Wtf8Buf::from(message.as_str()),
            Error::Surrogates(error) => {
                let UnicodeEncodeError { object, start, end } = &**error;
                let found = object.code_points().nth(*start);
                let first = found.map(|found| alloc::format!("character '\\u{found:04x}'"));
                let what = in_position(first, "characters", *start, *end);
                let text = alloc::format!("'utf-8' codec can't encode {what}: surrogates not allowed");
                Wtf8Buf::from(text.as_str())
            }
            Error::Unicode(error) => {
                let UnicodeDecodeError {
                    encoding,
                    object,
                    start,
                    end,
                    reason,
                } = &**error;
                let first = object.get(*start).map(|byte| alloc::format!("byte 0x{byte:02x}"));
                let what = in_position(first, "bytes", *start, *end);
                let text = alloc::format!("'{encoding}' codec can't decode {what}: {reason}");
                Wtf8Buf::from(text.as_str())
            }
        }
    }
}

impl From<SyntaxError> for Error {
    fn from(error: SyntaxError) -> Error {
        Error::Syntax(Box::new(error))
    }
}

/// Which Python warning category a [`Warning`] has.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WarningCategory {
    /// `SyntaxWarning`.
    Syntax,
    /// `DeprecationWarning`.
    Deprecation,
}

/// A warning found while compiling. The caller shows it, or raises it when its filters say so.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Warning {
    /// The category.
    pub category: WarningCategory,
    /// The message.
    pub message: String,
    /// The line it is reported at, from 1.
    pub lineno: u32,
    /// What is raised in place of the warning when a filter turns it into an error.
    pub error: Option<Box<SyntaxError>>,
}

impl Warning {
    /// A `SyntaxWarning` at a line, whose error form is `error`.
    pub fn syntax(message: impl Into<String>, lineno: u32, error: SyntaxError) -> Warning {
        Warning {
            category: WarningCategory::Syntax,
            message: message.into(),
            lineno,
            error: Some(Box::new(error)),
        }
    }
}
