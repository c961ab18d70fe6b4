//! Escape sequences in str and bytes literals.
//!
//! CPython writes every character beyond ASCII as `\UXXXXXXXX` before it decodes a literal, so the positions in its
//! errors and warnings count such a character as ten. `widened` functions count so too.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use taipan_unicode::Wtf8Buf;

use super::NameLookup;

/// The first escape sequence of a literal that means nothing: the place of what follows the backslash.
pub(super) struct InvalidEscape {
    pub at: usize,
}

/// Why a literal cannot be decoded.
pub(super) enum Failure {
    /// `UnicodeDecodeError` of the codec `unicodeescape`.
    Unicode {
        object: Vec<u8>,
        start: usize,
        end: usize,
        reason: &'static str,
    },
    /// There is no table of names for `\N`.
    #[cfg(not(feature = "names"))]
    NoNames,
    /// `ValueError`.
    Value(String),
}

/// The character for a backslash and a letter that stands for one.
fn simple(letter: u8) -> Option<u8> {
    Some(match letter {
        b'\\' | b'\'' | b'"' => letter,
        b'a' => 7,
        b'b' => 8,
        b'f' => 12,
        b'n' => b'\n',
        b'r' => b'\r',
        b't' => b'\t',
        b'v' => 11,
        _ => return None,
    })
}

/// The value of the one to three octal digits that a text begins with, and how many they are.
fn octal(text: &[u8]) -> (u32, usize) {
    let mut value = 0;
    let mut count = 0;
    for digit in text.iter().take(3).take_while(|b| matches!(b, b'0'..=b'7')) {
        value = value * 8 + u32::from(digit - b'0');
        count += 1;
    }
    (value, count)
}

/// The value of the hexadecimal digits, at most `most`, that a text begins with, and how many they are.
fn hexadecimal(text: &[u8], most: usize) -> (u32, usize) {
    let mut value: u32 = 0;
    let mut count = 0;
    for byte in text.iter().take(most) {
        let Some(digit) = char::from(*byte).to_digit(16) else {
            break;
        };
        value = (value << 4) | digit;
        count += 1;
    }
    (value, count)
}

/// Decodes the body of a str literal.
pub(super) fn text(
    body: &[u8],
    lookup: Option<NameLookup<'_>>,
) -> Result<(Wtf8Buf, Option<InvalidEscape>), Failure> {
    let mut result = Wtf8Buf::with_capacity(body.len());
    let mut invalid = None;
    let mut rest = 0;
    let tail = |at: usize| body.get(at..).unwrap_or_default();
    while let Some(found) = tail(rest).iter().position(|b| *b == b'\\') {
        push(&mut result, body.get(rest..rest + found).unwrap_or_default());
        let escape = rest + found;
        let at = escape + 1;
        rest = at + 1;
        let Some(&letter) = body.get(at) else {
            // Only before the braces of an f-string: the backslash stands for itself.
            result.push(u32::from(b'\\'));
            break;
        };
        if letter >= 0x80 {
            result.push(u32::from(b'\\'));
            rest = at;
            continue;
        }
        if let Some(byte) = simple(letter) {
            result.push(u32::from(byte));
            continue;
        }
        let fail = |end: usize, reason: &'static str| Failure::Unicode {
            object: widen(body),
            start: widened_length(body, escape),
            end: widened_length(body, end),
            reason,
        };
        match letter {
            b'\n' => {}
            b'0'..=b'7' => {
                let (value, count) = octal(tail(at));
                if value > 0o377 && invalid.is_none() {
                    invalid = Some(InvalidEscape { at });
                }
                result.push(value);
                rest = at + count;
            }
            b'x' | b'u' | b'U' => {
                let (digits, truncated) = match letter {
                    b'x' => (2, "truncated \\xXX escape"),
                    b'u' => (4, "truncated \\uXXXX escape"),
                    _ => (8, "truncated \\UXXXXXXXX escape"),
                };
                let (value, count) = hexadecimal(tail(rest), digits);
                rest += count;
                if count < digits {
                    return Err(fail(rest, truncated));
                }
                if value > 0x10_FFFF {
                    return Err(fail(rest, "illegal Unicode character"));
                }
                result.push(value);
            }
            b'N' => {
                let malformed = "malformed \\N character escape";
                if body.get(rest) != Some(&b'{') {
                    return Err(fail(rest, malformed));
                }
                let start = rest + 1;
                let Some(length) = tail(start).iter().position(|b| *b == b'}') else {
                    return Err(fail(body.len(), malformed));
                };
                rest = start + length;
                if length == 0 {
                    return Err(fail(rest, malformed));
                }
                let name = body.get(start..rest).unwrap_or_default();
                rest += 1;
                let name = core::str::from_utf8(name).unwrap_or("");
                match find_name(name, lookup)? {
                    Some(character) => result.push(character),
                    None => return Err(fail(rest, "unknown Unicode character name")),
                }
            }
            _ => {
                if invalid.is_none() {
                    invalid = Some(InvalidEscape { at });
                }
                result.push(u32::from(b'\\'));
                result.push(u32::from(letter));
            }
        }
    }
    push(&mut result, tail(rest));
    Ok((result, invalid))
}

fn push(result: &mut Wtf8Buf, bytes: &[u8]) {
    match core::str::from_utf8(bytes) {
        Ok(text) => result.push_str(text),
        Err(_) => result.push_str(&String::from_utf8_lossy(bytes)),
    }
}

/// The character of a name: from the caller's function, or from the table if it is built in.
fn find_name(name: &str, lookup: Option<NameLookup<'_>>) -> Result<Option<u32>, Failure> {
    if let Some(lookup) = lookup {
        return Ok(lookup(name));
    }
    #[cfg(feature = "names")]
    return Ok(taipan_unicode::lookup(name));
    #[cfg(not(feature = "names"))]
    {
        let _ = name;
        Err(Failure::NoNames)
    }
}

/// Decodes the body of a bytes literal, which is ASCII.
pub(super) fn bytes(body: &[u8]) -> Result<(Vec<u8>, Option<InvalidEscape>), Failure> {
    let mut result = Vec::with_capacity(body.len());
    let mut invalid = None;
    let mut rest = 0;
    let tail = |at: usize| body.get(at..).unwrap_or_default();
    while let Some(found) = tail(rest).iter().position(|b| *b == b'\\') {
        result.extend_from_slice(body.get(rest..rest + found).unwrap_or_default());
        let escape = rest + found;
        let at = escape + 1;
        rest = at + 1;
        let Some(&letter) = body.get(at) else {
            return Err(Failure::Value(String::from("Trailing \\ in string")));
        };
        if let Some(byte) = simple(letter) {
            result.push(byte);
            continue;
        }
        match letter {
            b'\n' => {}
            b'0'..=b'7' => {
                let (value, count) = octal(tail(at));
                if value > 0o377 && invalid.is_none() {
                    invalid = Some(InvalidEscape { at });
                }
                result.push(value as u8);
                rest = at + count;
            }
            b'x' => {
                let (value, count) = hexadecimal(tail(rest), 2);
                if count < 2 {
                    return Err(Failure::Value(format!("invalid \\x escape at position {escape}")));
                }
                result.push(value as u8);
                rest += count;
            }
            _ => {
                if invalid.is_none() {
                    invalid = Some(InvalidEscape { at });
                }
                result.push(b'\\');
                result.push(letter);
            }
        }
    }
    result.extend_from_slice(tail(rest));
    Ok((result, invalid))
}

/// The text as the codec `unicodeescape` gets it.
fn widen(body: &[u8]) -> Vec<u8> {
    let mut result = Vec::with_capacity(body.len());
    let text = String::from_utf8_lossy(body);
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        if character == '\\' {
            result.push(b'\\');
            match characters.next_if(char::is_ascii) {
                Some(next) => result.push(next as u8),
                None => result.extend_from_slice(b"u005c"),
            }
        } else if character.is_ascii() {
            result.push(character as u8);
        } else {
            result.extend_from_slice(format!("\\U{:08x}", u32::from(character)).as_bytes());
        }
    }
    result
}

/// How long the first `end` bytes of a text are when they are widened.
pub(super) fn widened_length(body: &[u8], end: usize) -> usize {
    let mut length = 0;
    let mut at = 0;
    while at < end {
        let byte = body.get(at).copied().unwrap_or(0);
        at += 1;
        match byte {
            b'\\' => {
                length += 1;
                match body.get(at) {
                    Some(next) if *next < 0x80 => {
                        if at < end {
                            length += 1;
                        }
                        at += 1;
                    }
                    _ => length += 5,
                }
            }
            0..0x80 => length += 1,
            // The first byte of a character; its others count nothing.
            0xC0.. => length += 10,
            _ => {}
        }
    }
    length
}
