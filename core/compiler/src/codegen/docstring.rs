//! Docstrings without their indentation: `inspect.cleandoc`, except that blank lines stay.

use alloc::boxed::Box;

use taipan_bytecode::ConstRef;
use taipan_syntax::error::{Error, UnicodeEncodeError};
use taipan_unicode::{Wtf8, Wtf8Buf};

use super::Compiler;
use crate::errors::Failure;

/// Tabs reach to the next multiple of this.
const TAB_SIZE: usize = 8;

/// `str.expandtabs` for the default tab size.
fn expand_tabs(text: &Wtf8) -> Wtf8Buf {
    let mut expanded = Wtf8Buf::with_capacity(text.len());
    let mut column = 0;
    for code_point in text.code_points() {
        match code_point {
            0x09 => {
                let spaces = TAB_SIZE - column % TAB_SIZE;
                column += spaces;
                for _ in 0..spaces {
                    expanded.push(0x20);
                }
            }
            0x0a | 0x0d => {
                column = 0;
                expanded.push(code_point);
            }
            _ => {
                column += 1;
                expanded.push(code_point);
            }
        }
    }
    expanded
}

fn count_spaces(line: &[u8]) -> usize {
    line.iter().take_while(|&&byte| byte == b' ').count()
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
fn clean(text: &Wtf8) -> Result<Wtf8Buf, Error> {
    let text = expand_tabs(text);
    if text.as_str().is_none() {
        return Err(surrogates(text));
    }
    let mut lines = text.as_bytes().split(|&byte| byte == b'\n');
    let first_indent = lines.next().map_or(0, count_spaces);
    // A last line of spaces only does not count, nor do blank ones.
    let margin = lines
        .map(|line| (count_spaces(line), line.len()))
        .filter(|(indent, len)| indent < len)
        .map(|(indent, _)| indent)
        .min()
        .unwrap_or(0);
    if first_indent == 0 && margin == 0 {
        return Ok(text);
    }
    let mut cleaned = Wtf8Buf::with_capacity(text.len());
    let mut start = 0;
    for (number, line) in text.as_bytes().split(|&byte| byte == b'\n').enumerate() {
        if number > 0 {
            cleaned.push(0x0a);
        }
        let indent = count_spaces(line);
        let dropped = if number == 0 { indent } else { indent.min(margin) };
        let end = start + line.len();
        if let Some(rest) = text.slice(start + dropped, end) {
            cleaned.push_wtf8(rest);
        }
        start = end + 1;
    }
    Ok(cleaned)
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
        ];
        for (raw, cleaned) in cases {
            let found = clean(Wtf8::new(raw)).unwrap();
            assert_eq!(found.as_str(), Some(cleaned), "{raw:?}");
        }
    }
}
