//! From a source as it is given to UTF-8 text: byte order marks, encoding comments (PEP 263), line ends.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::state::{Tokenizer, find_byte};
use super::{DecodeError, Decoder, LineReader, Options};
use crate::error::{Error, SyntaxError, SyntaxErrorArgs};

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

impl<'s> Tokenizer<'s> {
    /// A tokenizer of a text, in which an encoding comment means nothing.
    ///
    /// Raises `SyntaxError` for null bytes and `OverflowError` for texts beyond 2 GiB.
    pub fn from_str(source: &'s str, options: Options<'s>) -> Result<Tokenizer<'s>, Error> {
        check_null_bytes(source.as_bytes())?;
        let source = translate(Cow::Borrowed(source.as_bytes()), &options);
        Tokenizer::new(source, options)
    }

    /// A tokenizer of a source in any encoding: UTF-8, or what its byte order mark or PEP 263 comment says.
    ///
    /// UTF-8, Latin-1, Latin-9 and ASCII need no `decoder`. Raises `SyntaxError` for null bytes, unknown encodings
    /// and what cannot be decoded.
    pub fn from_bytes(
        source: &'s [u8],
        decoder: Option<&mut dyn Decoder>,
        options: Options<'s>,
    ) -> Result<Tokenizer<'s>, Error> {
        if !options.file {
            check_null_bytes(source)?;
        }
        let (marked, text) = match source.strip_prefix(BYTE_ORDER_MARK) {
            Some(text) => (true, text),
            None => (false, source),
        };
        let cookie = find_cookie(text, options.implicit_newline);
        let mut encoding = marked.then(|| String::from("utf-8"));
        let mut decoded: Cow<'s, [u8]> = Cow::Borrowed(text);
        // The line ends of a file are those that its codec gives, those of bytes are found before they are decoded.
        let mut translated = false;
        if let Some(cookie) = cookie {
            if marked && cookie.name != "utf-8" {
                return Err(refused(mark_conflict(&cookie, text, &options), &options));
            }
            if cookie.name != "utf-8" {
                translated = !options.file;
                let bytes = Cow::Borrowed(text);
                let bytes = if translated {
                    translate(bytes, &options)
                } else {
                    bytes
                };
                decoded = decode(&cookie, &bytes, decoder, &options)?;
            }
            encoding = Some(cookie.name);
        }
        let mut unread = None;
        if let Some((begin, failure)) = first_unreadable_line(&decoded, encoding.is_some(), &options) {
            if !options.file {
                return Err(refused(failure, &options));
            }
            // A file is read line by line: what is wrong in the lines before comes first.
            decoded = Cow::Owned(decoded.get(..begin).unwrap_or_default().to_vec());
            unread = Some(failure);
        }
        let whole = if translated { text } else { &decoded };
        let has_newline = whole.last().is_none_or(|last| matches!(last, b'\n' | b'\r'));
        let decoded = if translated {
            decoded
        } else {
            translate(decoded, &options)
        };
        let mut tokenizer = Tokenizer::new(decoded, options)?;
        tokenizer.implicit_newline = !has_newline;
        tokenizer.encoding = encoding;
        tokenizer.unread = unread;
        Ok(tokenizer)
    }

    /// A tokenizer that asks for one line after the other. Lines that the parser may still want to show are kept.
    pub fn from_readline(
        reader: &'s mut dyn LineReader,
        options: Options<'s>,
    ) -> Result<Tokenizer<'s>, Error> {
        let mut tokenizer = Tokenizer::new(Cow::Owned(Vec::new()), options)?;
        tokenizer.reader = Some(reader);
        Ok(tokenizer)
    }
}

/// The encoding that a source names in its first two lines, as Python spells it, and whether a byte order mark
/// stands before; `None` for plain UTF-8. What `tokenize.detect_encoding` and `importlib` ask for.
pub fn encoding_of(source: &[u8]) -> Option<String> {
    let text = source.strip_prefix(BYTE_ORDER_MARK);
    match find_cookie(text.unwrap_or(source), true) {
        Some(cookie) => Some(cookie.name),
        None => text.map(|_| String::from("utf-8")),
    }
}

fn check_null_bytes(source: &[u8]) -> Result<(), Error> {
    match find_byte(0, source) {
        None => Ok(()),
        Some(_) => Err(SyntaxError::new("source code string cannot contain null bytes").into()),
    }
}

/// Where the first line begins that holds what no line may hold, and its error.
fn first_unreadable_line(source: &[u8], declared: bool, options: &Options<'_>) -> Option<(usize, Error)> {
    let invalid = core::str::from_utf8(source).err();
    let null = find_byte(0, source);
    let at = match (invalid.map(|error| error.valid_up_to()), null) {
        (None, None) => return None,
        (Some(at), None) | (None, Some(at)) => at,
        (Some(invalid), Some(null)) => invalid.min(null),
    };
    let before = source.get(..at).unwrap_or_default();
    let begin = before
        .iter()
        .rposition(|b| *b == b'\n')
        .map_or(0, |newline| newline + 1);
    let mut lineno = before.iter().filter(|b| **b == b'\n').count() as u32 + 1;
    let lines = source.get(begin..).unwrap_or_default();
    if null == Some(at) {
        let mut error = SyntaxError::new("source code cannot contain null bytes");
        let text = String::from_utf8_lossy(before.get(begin..).unwrap_or_default()).into_owned();
        place(&mut error, lineno, 0, 0, text);
        return Some((begin, error.into()));
    }
    if options.file && declared {
        let end = find_byte(b'\n', lines).map_or(lines.len(), |newline| newline + 1);
        let line = lines.get(..end).unwrap_or(lines);
        let message = core::str::from_utf8(line)
            .err()
            .map(|error| utf8_message(line, error, 0));
        let mut error = SyntaxError::new(format!("(unicode error) {}", message.unwrap_or_default()).as_str());
        place(
            &mut error,
            lineno,
            0,
            -1,
            String::from_utf8_lossy(line).into_owned(),
        );
        return Some((begin, error.into()));
    }
    if options.file && lineno == 2 && !is_comment(before) {
        // CPython has counted one line less after a first line that ends the search for an encoding.
        lineno = 1;
    }
    Some((begin, not_utf8(lines, at - begin, lineno, options)))
}

/// Whether a line holds nothing but a comment or white space.
fn is_comment(line: &[u8]) -> bool {
    let first = line.iter().find(|b| !matches!(b, b' ' | b'\t' | 0x0C));
    first.is_none_or(|b| matches!(b, b'#' | b'\n' | b'\r'))
}

/// The error for a text that is refused as a whole, which does not name the file it is from.
fn refused(mut error: Error, options: &Options<'_>) -> Error {
    if let Error::Syntax(error) = &mut error
        && !options.file
    {
        error.args = SyntaxErrorArgs::NoFilename;
    }
    error
}

/// Gives an error its place in one line.
fn place(error: &mut SyntaxError, lineno: u32, offset: i32, end_offset: i32, text: String) {
    error.lineno = Some(lineno);
    error.offset = Some(offset);
    error.end_lineno = i32::try_from(lineno).ok();
    error.end_offset = Some(end_offset);
    error.text = Some(text.into());
}

/// The error for text that is not UTF-8 and names no encoding. `lines` begins with the line of the bad byte.
#[cold]
pub(super) fn not_utf8(lines: &[u8], at: usize, lineno: u32, options: &Options<'_>) -> Error {
    let byte = lines.get(at).copied().unwrap_or(0);
    let file = if options.file {
        format!(" in file {}", options.filename)
    } else {
        String::new()
    };
    let mut error = SyntaxError::new(
        format!(
            "Non-UTF-8 code starting with '\\x{byte:02x}'{file} on line {lineno}, but no encoding declared; \
             see https://peps.python.org/pep-0263/ for details"
        )
        .as_str(),
    );
    let through = lines.get(..=at).unwrap_or(lines);
    let offset = String::from_utf8_lossy(through).chars().count() as i32;
    // It is shown up to a null byte.
    let end = lines
        .iter()
        .position(|byte| matches!(byte, b'\n' | 0))
        .unwrap_or(lines.len());
    let text = String::from_utf8_lossy(lines.get(..end).unwrap_or(lines)).into_owned();
    place(&mut error, lineno, offset, offset, text);
    error.into()
}

/// An encoding comment.
struct Cookie {
    /// The encoding, in the spelling Python normalizes it to.
    name: String,
    /// The line it stands in, from 1.
    lineno: u32,
    /// That line's place in the text, without its newline.
    line: (usize, usize),
}

/// Looks for an encoding comment in the first two lines. A line without a newline counts if it is to get one.
fn find_cookie(text: &[u8], implicit_newline: bool) -> Option<Cookie> {
    let mut begin = 0;
    for lineno in 1..=2 {
        let rest = text.get(begin..)?;
        let length = rest.iter().position(|b| matches!(b, b'\n' | b'\r'));
        if length.is_none() && !implicit_newline {
            return None;
        }
        let end = begin + length.unwrap_or(rest.len());
        let line = text.get(begin..end)?;
        if let Some(name) = cookie_in(line) {
            return Some(Cookie {
                name,
                lineno,
                line: (begin, end),
            });
        }
        let first = line.iter().find(|b| !matches!(b, b' ' | b'\t' | 0x0C));
        if first.is_some_and(|b| *b != b'#') || length.is_none() {
            return None;
        }
        begin = end
            + if text.get(end..)?.starts_with(b"\r\n") {
                2
            } else {
                1
            };
    }
    None
}

/// The encoding that a line names.
fn cookie_in(line: &[u8]) -> Option<String> {
    let first = line.iter().position(|b| !matches!(b, b' ' | b'\t' | 0x0C))?;
    let mut rest = line.get(first..)?;
    if rest.first() != Some(&b'#') {
        return None;
    }
    const WORD: &[u8] = b"coding";
    while let Some(at) = rest.windows(WORD.len()).position(|window| window == WORD) {
        rest = rest.get(at + WORD.len()..)?;
        let Some(b':' | b'=') = rest.first() else { continue };
        let blanks = rest
            .iter()
            .skip(1)
            .take_while(|b| matches!(b, b' ' | b'\t'))
            .count();
        let name = rest.get(1 + blanks..)?;
        let length = name
            .iter()
            .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'))
            .count();
        if length > 0 {
            let name = name
                .get(..length)?
                .iter()
                .map(|b| char::from(*b))
                .collect::<String>();
            return Some(normal_name(name));
        }
    }
    None
}

/// The usual spelling of UTF-8's and Latin-1's names.
fn normal_name(name: String) -> String {
    let mut start: String = name.chars().take(12).collect();
    start = start.replace('_', "-");
    start.make_ascii_lowercase();
    if start == "utf-8" || start.starts_with("utf-8-") {
        return String::from("utf-8");
    }
    for latin in ["latin-1", "iso-8859-1", "iso-latin-1"] {
        if start
            .strip_prefix(latin)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
        {
            return String::from("iso-8859-1");
        }
    }
    name
}

#[cold]
fn mark_conflict(cookie: &Cookie, text: &[u8], options: &Options<'_>) -> Error {
    let mut error = SyntaxError::new(format!("encoding problem: {} with BOM", cookie.name).as_str());
    let line = text.get(cookie.line.0..cookie.line.1).unwrap_or_default();
    let line = String::from_utf8_lossy(line).into_owned();
    // The second line, and every line of a file, is looked at with its newline.
    let newline = i32::from(cookie.lineno == 2 || options.file);
    let end = line.chars().count() as i32 + newline;
    place(&mut error, cookie.lineno, 0, end, line);
    error.into()
}

/// An error without a place: the text could not be read at all.
#[cold]
fn unplaced(message: &str) -> Error {
    let mut error = SyntaxError::new(message);
    error.lineno = Some(0);
    error.offset = Some(-1);
    error.into()
}

/// Turns a source into UTF-8.
fn decode(
    cookie: &Cookie,
    text: &[u8],
    decoder: Option<&mut dyn Decoder>,
    options: &Options<'_>,
) -> Result<Cow<'static, [u8]>, Error> {
    let name: String = cookie
        .name
        .chars()
        .map(|c| if c == '_' { '-' } else { c.to_ascii_lowercase() })
        .collect();
    // A file's lines before the one with the comment have been read as they are.
    let skipped = if options.file { cookie.line.1 } else { 0 };
    let decoded: String = match name.as_str() {
        "iso-8859-1" | "latin1" | "latin" | "l1" | "8859" | "iso8859-1" | "cp819" => {
            text.iter().map(|b| char::from(*b)).collect()
        }
        "iso-8859-15" | "iso8859-15" | "latin9" | "latin-9" | "l9" => {
            text.iter().map(|b| latin9(*b)).collect()
        }
        "ascii" | "us-ascii" | "646" => match text.iter().position(|b| !b.is_ascii()) {
            Some(at) => {
                let byte = text.get(at).copied().unwrap_or(0);
                let position = at.saturating_sub(skipped);
                return Err(unplaced(&format!(
                    "'ascii' codec can't decode byte 0x{byte:02x} in position {position}: \
                     ordinal not in range(128)"
                )));
            }
            None => text.iter().map(|b| char::from(*b)).collect(),
        },
        "utf8" | "u8" | "utf" | "cp65001" => match core::str::from_utf8(text) {
            Ok(text) => String::from(text),
            Err(error) => return Err(unplaced(&utf8_message(text, error, skipped))),
        },
        _ => {
            let unknown = || unplaced(&format!("unknown encoding: {}", cookie.name));
            let Some(decoder) = decoder else {
                return Err(unknown());
            };
            let (before, rest) = text.split_at_checked(skipped).unwrap_or((&[], text));
            let (before, rest) = match core::str::from_utf8(before) {
                Ok(before) => (before, rest),
                Err(_) => ("", text),
            };
            match decoder.decode(&cookie.name, rest) {
                Ok(text) if before.is_empty() => text,
                Ok(text) => String::from(before) + &text,
                Err(DecodeError::Unknown) => return Err(unknown()),
                Err(DecodeError::Failed(message)) => return Err(unplaced(&message)),
                Err(DecodeError::Other(error)) => return Err(error),
            }
        }
    };
    Ok(Cow::Owned(decoded.into_bytes()))
}

/// ISO 8859-15: Latin-1 with the euro sign and seven letters.
fn latin9(byte: u8) -> char {
    match byte {
        0xA4 => '\u{20AC}',
        0xA6 => '\u{160}',
        0xA8 => '\u{161}',
        0xB4 => '\u{17D}',
        0xB8 => '\u{17E}',
        0xBC => '\u{152}',
        0xBD => '\u{153}',
        0xBE => '\u{178}',
        _ => char::from(byte),
    }
}

/// The message of the `UnicodeDecodeError` for bytes that aren't UTF-8.
fn utf8_message(text: &[u8], error: core::str::Utf8Error, skipped: usize) -> String {
    let at = error.valid_up_to();
    let byte = text.get(at).copied().unwrap_or(0);
    let (length, reason) = match error.error_len() {
        None => (text.len() - at, "unexpected end of data"),
        Some(1) if !matches!(byte, 0xC2..=0xF4) => (1, "invalid start byte"),
        Some(length) => (length, "invalid continuation byte"),
    };
    let position = at.saturating_sub(skipped);
    if length == 1 {
        format!("'utf-8' codec can't decode byte 0x{byte:02x} in position {position}: {reason}")
    } else {
        let last = position + length - 1;
        format!("'utf-8' codec can't decode bytes in position {position}-{last}: {reason}")
    }
}

/// Makes every line end `\n` and, where that is wanted, gives the last line one.
fn translate<'s>(source: Cow<'s, [u8]>, options: &Options<'_>) -> Cow<'s, [u8]> {
    let ended = !options.implicit_newline || source.last().is_none_or(|last| *last == b'\n');
    if find_byte(b'\r', &source).is_some() {
        let mut translated = translate_newlines(&source);
        if options.implicit_newline && translated.last() != Some(&b'\n') {
            translated.push(b'\n');
        }
        return Cow::Owned(translated);
    }
    if ended {
        return source;
    }
    let mut owned = source.into_owned();
    owned.reserve_exact(1);
    owned.push(b'\n');
    Cow::Owned(owned)
}

/// The text with `\n` for every `\r\n` and `\r`.
pub(super) fn translate_newlines(source: &[u8]) -> Vec<u8> {
    let mut result = Vec::with_capacity(source.len() + 1);
    let mut rest = source;
    while let Some(at) = find_byte(b'\r', rest) {
        result.extend_from_slice(rest.get(..at).unwrap_or_default());
        result.push(b'\n');
        rest = rest.get(at + 1..).unwrap_or_default();
        rest = rest.strip_prefix(b"\n").unwrap_or(rest);
    }
    result.extend_from_slice(rest);
    result
}
