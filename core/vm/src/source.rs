//! Lines of source files, as tracebacks and warnings show them.

use alloc::string::String;
use alloc::vec::Vec;

use taipan_objects::Vm;
use taipan_objects::str::Str;
use taipan_platform::{Files, OpenFlags};

/// Source files that have been read: the last one is kept, since neighbouring frames are often in one file.
#[derive(Debug, Default)]
pub struct Sources {
    last: Option<(String, Vec<u8>)>,
}

impl Sources {
    /// Line `number` (from 1) of a file, without its end; `None` if it cannot be had.
    pub fn line(&mut self, vm: &mut Vm, filename: &str, number: usize) -> Option<String> {
        if self.last.as_ref().is_none_or(|(name, _)| name != filename) {
            self.last = Some((String::from(filename), read(vm, filename)?));
        }
        let (_, source) = self.last.as_ref()?;
        line_of(vm, source, number)
    }
}

/// Line `number` (from 1) of a file; see [`Sources::line`].
pub fn line(vm: &mut Vm, filename: &str, number: usize) -> Option<String> {
    Sources::default().line(vm, filename, number)
}

/// Line `number` (from 1) of a file, as `SyntaxError.text` has it: with a newline if the line has an end, and no more than 999 bytes of it
/// (`PyErr_ProgramTextObject`). `None` if it cannot be had.
pub fn program_text(vm: &mut Vm, filename: &str, number: usize) -> Option<String> {
    const LONGEST: usize = 999;
    if cfg!(feature = "small") {
        return None;
    }
    let source = read(vm, filename).filter(|_| number > 0)?;
    let mut rest = source.as_slice();
    let mut line = Vec::new();
    for _ in 0..number {
        if rest.is_empty() {
            return None;
        }
        let end = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
        let length = end.unwrap_or(rest.len());
        line.clear();
        line.extend_from_slice(rest.get(..length)?);
        line.extend(end.map(|_| b'\n'));
        let end = if rest.get(length..)?.starts_with(b"\r\n") {
            2
        } else {
            1
        };
        rest = rest.get(length + end..).unwrap_or_default();
    }
    line.truncate(LONGEST);
    let text = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&line);
    decoded(vm, text, declared(&source).unwrap_or("utf-8"))
}

/// Line `number` (from 1) of a source text, without its end, decoded as the text's own declaration says.
pub fn line_of(vm: &mut Vm, source: &[u8], number: usize) -> Option<String> {
    let source = source.strip_prefix(b"\xef\xbb\xbf").unwrap_or(source);
    let line = source.split(|&byte| byte == b'\n').nth(number.checked_sub(1)?)?;
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    match declared(source) {
        Some(encoding) => decoded(vm, line, encoding),
        None => core::str::from_utf8(line).ok().map(String::from),
    }
}

/// A line in an encoding; what cannot be decoded is replaced.
fn decoded(vm: &mut Vm, line: &[u8], encoding: &str) -> Option<String> {
    if encoding == "utf-8"
        && let Ok(line) = core::str::from_utf8(line)
    {
        return Some(String::from(line));
    }
    let bytes = taipan_objects::bytes::new(vm, line).ok()?;
    let decoded = (vm.hooks().decode)(vm, bytes.borrow(), Some(encoding), Some("replace")).ok()?;
    decoded.downcast::<Str>()?.to_utf8()
}

/// The encoding that a source text declares in one of its first two lines.
fn declared(source: &[u8]) -> Option<&str> {
    source.split(|&byte| byte == b'\n').take(2).find_map(cookie)
}

/// The encoding that a line declares (PEP 263).
fn cookie(line: &[u8]) -> Option<&str> {
    let line = core::str::from_utf8(line)
        .ok()?
        .trim_start_matches([' ', '\t', '\x0c']);
    let comment = line.strip_prefix('#')?;
    let (_, rest) = comment.split_once("coding")?;
    let rest = rest.strip_prefix([':', '='])?.trim_start_matches([' ', '\t']);
    let end = rest.find(|character: char| !(character.is_ascii_alphanumeric() || "-_.".contains(character)));
    let name = rest.get(..end.unwrap_or(rest.len()))?;
    (!name.is_empty()).then_some(name)
}

/// The text of a source file: one that the program carries, or one of the platform's.
fn read(vm: &mut Vm, filename: &str) -> Option<Vec<u8>> {
    // Frozen modules too, as in CPython.
    if filename.is_empty() || filename.starts_with('<') && filename.ends_with('>') {
        return None;
    }
    if let Some(carried) = crate::import::frozen::source_of_file(vm, filename) {
        return Some(carried.to_vec());
    }
    let files = crate::lifecycle::platform(vm)?.files()?;
    read_file(files, filename.as_bytes())
}

/// The content of a file; `None` if it cannot be read.
pub fn read_file(files: &dyn Files, path: &[u8]) -> Option<Vec<u8>> {
    const PIECE: usize = 1 << 16;
    let fd = files.open(path, OpenFlags::READ, 0).ok()?;
    let mut content = Vec::new();
    let result = loop {
        let start = content.len();
        if content.try_reserve(PIECE).is_err() {
            break None;
        }
        content.resize(start + PIECE, 0);
        match files.read(fd, content.get_mut(start..)?) {
            Ok(count) => {
                content.truncate(start + count);
                if count == 0 {
                    break Some(());
                }
            }
            Err(error) if error.kind() == taipan_platform::ErrorKind::Interrupted => content.truncate(start),
            Err(_) => break None,
        }
    };
    let _ = files.close(fd);
    result.map(|()| content)
}
