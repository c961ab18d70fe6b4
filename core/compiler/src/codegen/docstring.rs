//! Docstrings without their indentation: `inspect.cleandoc`, except that blank lines stay.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::String;

use taipan_bytecode::ConstRef;
use taipan_syntax::error::{Error, UnicodeEncodeError};
use taipan_unicode::{Wtf8, Wtf8Buf};

use super::Compiler;
use crate::errors::Failure;

/// Tabs reach to the next multiple of this.
const TAB_SIZE: usize = 8;

/// `str.expandtabs` for the default tab size.
fn expand_tabs(text: &Wtf8) -> Cow<'_, Wtf8> {
    let bytes = text.as_bytes();
    if !bytes.contains(&b'\t') {
        return Cow::Borrowed(text);
    }
    let mut expanded = Wtf8Buf::with_capacity(text.len());
    let (mut start, mut column) = (0, 0);
    for (place, &byte) in bytes.iter().enumerate() {
        match byte {
            b'\t' => {
                if let Some(before) = text.slice(start, place) {
                    expanded.push_wtf8(before);
                }
                start = place + 1;
                let spaces = TAB_SIZE - column % TAB_SIZE;
                column += spaces;
                for _ in 0..spaces {
                    expanded.push(0x20);
                }
            }
            b'\n' | b'\r' => column = 0,
            // What continues a character is no column of its own.
            _ => column += usize::from(byte & 0xc0 != 0x80),
        }
    }
    if let Some(rest) = text.slice(start, text.len()) {
        expanded.push_wtf8(rest);
    }
    Cow::Owned(expanded)
}

fn count_spaces(line: &str) -> usize {
    line.bytes().take_while(|&byte| byte == b' ').count()
}

/// The error for text with lone surrogates.
#[cold]
fn surrogates(text: Wtf8Buf) -> Error {
    let is_surrogate = |code_point: &u32| (0xd800..0xe000).contains(code_point);
    let start = text
        .code_points()
        .take_while(|found| !is_surrogate(found))
        .count();
    let count = text.code_points().skip(start).take_while(is_surrogate).count();
    Error::Surrogates(Box::new(UnicodeEncodeError {
        object: text,
        start,
        end: start + count,
    }))
}

/// The docstring as the compiler keeps it. Raises `UnicodeEncodeError` if it has lone surrogates.
fn clean(text: &Wtf8) -> Result<Cow<'_, Wtf8>, Error> {
    let text = expand_tabs(text);
    let Some(valid) = text.as_str() else {
        return Err(surrogates(text.into_owned()));
    };
    Ok(match without_margin(valid) {
        Some(cleaned) => Cow::Owned(cleaned.into()),
        None => text,
    })
}

/// The text without the indentation of its first line and that common to the others; `None` if there is none.
fn without_margin(text: &str) -> Option<String> {
    let mut lines = text.split('\n');
    let first_indent = lines.next().map_or(0, count_spaces);
    // A last line of spaces only does not count, nor do blank ones.
    let margin = lines
        .map(|line| (count_spaces(line), line.len()))
        .filter(|(indent, len)| indent < len)
        .map(|(indent, _)| indent)
        .min()
        .unwrap_or(0);
    if first_indent == 0 && margin == 0 {
        return None;
    }
    let mut cleaned = String::with_capacity(text.len());
    for (number, line) in text.split('\n').enumerate() {
        if number > 0 {
            cleaned.push('\n');
        }
        let indent = count_spaces(line);
        let dropped = if number == 0 { indent } else { indent.min(margin) };
        cleaned.push_str(line.get(dropped..).unwrap_or_default());
    }
    Some(cleaned)
}

impl Compiler<'_, '_> {
    /// The constant for a docstring.
    pub(super) fn clean_docstring(&mut self, text: &Wtf8) -> Result<ConstRef, Failure> {
        Ok(self.cache.str(&clean(text)?)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drops_the_common_margin() {
        let cases = [
            ("one", "one"),
            ("  one\n  two\n    three\n\n  ", "one\ntwo\n  three\n\n"),
            ("one\n\ttwo\n\t  three\n", "one\ntwo\n  three\n"),
            ("one\ntwo\n  three", "one\ntwo\n  three"),
            ("  one\ntwo", "one\ntwo"),
            ("", ""),
            ("   ", ""),
            ("\n    a\n   b", "\n a\nb"),
            ("\té\tb\r\tc\n    é\td\t", "é       b\r        c\né   d       "),
        ];
        for (raw, cleaned) in cases {
            let found = clean(Wtf8::new(raw)).unwrap();
            assert_eq!(found.as_str(), Some(cleaned), "{raw:?}");
        }
    }
}
