//! The tokenizer: Python source text in, tokens out.
//!
//! It follows the lexical rules of the language reference (`lexical_analysis`), PEP 263 (encodings), PEP 3131
//! (identifiers), PEP 701 (f-strings) and PEP 750 (t-strings). It knows no keywords and no grammar.
//!
//! A [`Tokenizer`] reads a whole source (`from_str`, `from_bytes`) or one line after the other (`from_readline`).
//! Its state is bounded: an indentation stack of 100, a parenthesis stack of 200, an f-string stack of 150.
//!
//! Map: this file has the public types; `state.rs` the fields, lines and characters; `normal.rs` tokens outside
//! of f-strings, `number.rs` number literals, `fstring.rs` f- and t-strings, `errors.rs` how errors get their
//! positions, `source.rs` decoding, `identifier.rs` what names may contain, `tokenize.rs` the stream that Python's `_tokenize` gives.

use alloc::string::String;
use alloc::vec::Vec;

mod errors;
mod fstring;
mod identifier;
mod normal;
mod number;
mod source;
mod state;
mod tokenize;

use crate::error::Error;
use crate::token::TokenKind;

pub use source::encoding_of;
pub use state::Tokenizer;
pub use tokenize::{TokenInfo, TokenStream};

/// A token. Its text is a range of the tokenizer's source: see [`Tokenizer::text`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// How many parentheses are open after it.
    pub level: u16,
    /// The line it begins in, from 1.
    pub lineno: u32,
    /// The UTF-8 byte in that line it begins at; -1 for a token without text.
    pub col_offset: i32,
    /// The line it ends in.
    pub end_lineno: u32,
    /// The UTF-8 byte in that line after its last; -1 for a token without text.
    pub end_col_offset: i32,
    /// The first byte of its text in the source.
    pub start: u32,
    /// The byte after its text in the source.
    pub end: u32,
    /// For a `!`, `:` or `}` that ends the expression of a replacement field with `=` (and of any field in a
    /// t-string): where in the source the expression's text begins and ends. See [`Tokenizer::metadata`].
    pub metadata: Option<(u32, u32)>,
}

/// How the tokenizer behaves. `Options::default()` is for a module that a parser reads.
#[derive(Clone, Copy, Debug)]
pub struct Options<'s> {
    /// Give `TypeComment` and `TypeIgnore` tokens.
    pub type_comments: bool,
    /// Give `Comment` and `Nl` tokens, check less, end as `tokenize` does.
    pub extra_tokens: bool,
    /// A prompt asks for the lines: an empty line ends a compound statement.
    pub interactive: bool,
    /// End the source with a newline if it has none; `compile()` does so in its mode `exec` only.
    pub implicit_newline: bool,
    /// The source is a file that is run, not an argument of `compile()`: some errors are worded otherwise.
    pub file: bool,
    /// The file's name, for the one message that has it in its text.
    pub filename: &'s str,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Options {
            type_comments: false,
            extra_tokens: false,
            interactive: false,
            implicit_newline: true,
            file: false,
            filename: "<string>",
        }
    }
}

/// Why a [`Decoder`] gives no text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum DecodeError {
    /// There is no such encoding (`LookupError`).
    Unknown,
    /// The codec raised; becomes a `SyntaxError` with this text.
    Failed(String),
    /// The codec raised what must not become a `SyntaxError`.
    Other(Error),
}

/// Decodes source in encodings that the tokenizer doesn't know itself.
pub trait Decoder {
    /// The text of `bytes`, which are in the encoding that a PEP 263 comment names.
    fn decode(&mut self, encoding: &str, bytes: &[u8]) -> Result<String, DecodeError>;
}

/// Gives source one line at a time.
pub trait LineReader {
    /// Appends the next line, in UTF-8, to `line`, and its line end if it has one; appends nothing at the end.
    /// `continuation` says that the line continues a statement (the prompt is `sys.ps2`).
    fn read_line(&mut self, continuation: bool, line: &mut Vec<u8>) -> Result<(), Error>;
}

/// Why the tokenizer stopped.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Done {
    /// It has not.
    Ok,
    /// The source ended.
    Eof,
    /// It ended in a triple-quoted string.
    EofInString,
    /// A line ended in a single-quoted string.
    EolInString,
    /// An error with its own position was raised.
    Error,
    /// Tabs and spaces are used inconsistently.
    TabSpace,
    /// An unindent matches no indentation.
    Dedent,
    /// There are too many indentations.
    TooDeep,
    /// Something follows a backslash.
    LineContinuation,
    /// The source could not be decoded.
    Decode,
    /// A line is too long.
    ColumnOverflow,
    /// [`Tokenizer::stop_reading`] was called and a new line would be needed.
    InteractiveStop,
}

/// A parenthesis that is open.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct OpenParenthesis {
    /// `(`, `[` or `{`.
    pub character: u8,
    /// Its line, from 1.
    pub lineno: u32,
    /// Its byte in that line, from 0.
    pub col_offset: u32,
}
