//! Misspelled keywords: "invalid syntax. Did you mean 'import'?"

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use taipan_objects::int::{self, IntRef};
use taipan_objects::str::Str;
use taipan_objects::suggestions::closest_text;
use taipan_objects::{Obj, ObjRef, Vm, tuple};
use taipan_syntax::Arena;
use taipan_syntax::error::{Error, SyntaxErrorKind};
use taipan_syntax::parser::{self, Mode, ParserFlags};
use taipan_syntax::token::TokenKind;
use taipan_syntax::tokenizer::{LineReader, Options, TokenStream, Tokenizer};

use super::Source;
use super::frames::dedent;
use super::message::attribute;

/// `keyword.kwlist`.
const KEYWORDS: &[&str] = &[
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def",
    "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is",
    "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
];

/// How many names of the faulty statement are tried.
const MAX_NAMES: usize = 10;
/// How many keywords are tried for a name.
const MAX_MATCHES: usize = 3;
/// Longer statements are left alone.
const MAX_CODE: usize = 1024;
/// A file is read up to this line at most.
const MAX_LINES: usize = 100_000;

/// The error as it is shown once a keyword was found that makes the statement valid.
pub struct Correction {
    /// The source line.
    pub text: String,
    /// Where the word begins and ends in it: characters from 1.
    pub columns: (usize, usize),
    /// The keyword.
    pub keyword: &'static str,
}

/// The keyword that was probably meant in a statement with invalid syntax; `None` if the error says more than that,
/// or if no keyword helps.
pub fn find(vm: &mut Vm, error: ObjRef<'_>, source: &mut Source<'_>) -> Option<Correction> {
    let message = attribute(vm, error, "msg")?;
    let message = message.downcast::<Str>()?.to_utf8()?;
    if message != "invalid syntax" && !message.contains("Perhaps you forgot a comma") {
        return None;
    }
    let metadata = attribute(vm, error, "_metadata")?;
    let [line, _, text] = tuple::items(metadata.borrow())? else {
        return None;
    };
    let mut first = size(line)?;
    let last = attribute(vm, error, "lineno");
    let mut last = match &last {
        Some(last) => size(last)?,
        None => 0,
    };
    let mut from_file = false;
    let lines: Vec<String> = match text.downcast::<Str>() {
        Some(text) => split(&text.to_utf8()?),
        None => match file_lines(vm, error, last, source) {
            Some(lines) => {
                from_file = true;
                lines
            }
            None => {
                (first, last) = (0, 1);
                split(&attribute(vm, error, "text")?.downcast::<Str>()?.to_utf8()?)
            }
        },
    };
    let lines = lines.get(first.saturating_sub(1)..last.min(lines.len()))?;
    let lines: Vec<Vec<char>> = lines.iter().map(|line| line.chars().collect()).collect();
    let code = dedent(&lines);
    let length: usize = code.iter().map(|line| line.len() + 1).sum();
    if length > MAX_CODE + 1 {
        return None;
    }
    let wanted_line = from_file.then(|| (if first == 0 { last } else { last + 1 }).checked_sub(first));
    search(&code, wanted_line)
}

fn size(value: &Obj) -> Option<usize> {
    match int::value(value.borrow())? {
        IntRef::Small(value) => usize::try_from(value).ok(),
        IntRef::Big(_) => None,
    }
}

fn split(text: &str) -> Vec<String> {
    text.lines().map(ToString::to_string).collect()
}

/// The lines of the error's file up to `last`.
fn file_lines(vm: &mut Vm, error: ObjRef<'_>, last: usize, source: &mut Source<'_>) -> Option<Vec<String>> {
    let name = attribute(vm, error, "filename")?;
    let name = name.downcast::<Str>()?.to_utf8()?;
    let mut lines = Vec::new();
    for number in 1..=last.min(MAX_LINES) {
        let line = source(vm, &name, number)?;
        lines.push(line.trim_end_matches(['\n', '\r']).to_string());
    }
    Some(lines)
}

struct Lines<'a> {
    code: &'a [Vec<char>],
    at: usize,
}

impl LineReader for Lines<'_> {
    fn read_line(&mut self, _continuation: bool, line: &mut Vec<u8>) -> Result<(), Error> {
        if let Some(characters) = self.code.get(self.at) {
            self.at += 1;
            let mut text: String = characters.iter().collect();
            if self.at < self.code.len() {
                text.push('\n');
            }
            line.extend_from_slice(text.as_bytes());
        }
        Ok(())
    }
}

/// Tries keywords for the names of the code; with `wanted_line`, for those on that line only (`Some(None)`: none).
fn search(code: &[Vec<char>], wanted_line: Option<Option<usize>>) -> Option<Correction> {
    let mut reader = Lines { code, at: 0 };
    let mut tokens = TokenStream::new(true).ok()?;
    let mut left = MAX_NAMES;
    while let Ok(Some(token)) = tokens.next_token(&mut reader) {
        if token.kind != TokenKind::Name {
            continue;
        }
        let line = token.start.0 as usize;
        if wanted_line.is_some_and(|wanted| wanted != Some(line)) {
            continue;
        }
        let word = token.string.as_str();
        if KEYWORDS.contains(&word) {
            continue;
        }
        left = left.checked_sub(1)?;
        let columns = (
            usize::try_from(token.start.1).ok()?,
            usize::try_from(token.end.1).ok()?,
        );
        for keyword in candidates(word) {
            if keyword != word && is_valid(&replaced(code, line, columns, keyword)?) {
                return Some(Correction {
                    text: token.line.clone(),
                    columns: (columns.0 + 1, columns.1 + 1),
                    keyword,
                });
            }
        }
    }
    None
}

/// The code with a word of line `line` (from 1) replaced.
fn replaced(code: &[Vec<char>], line: usize, columns: (usize, usize), word: &str) -> Option<String> {
    let mut text = String::new();
    for (at, characters) in code.iter().enumerate() {
        if at > 0 {
            text.push('\n');
        }
        if at + 1 == line {
            text.extend(characters.get(..columns.0)?);
            text.push_str(word);
            text.extend(characters.get(columns.1..)?);
        } else {
            text.extend(characters);
        }
    }
    Some(text)
}

/// The keywords that are most like a word: the one that suggestions would give, then by similarity.
fn candidates(word: &str) -> Vec<&'static str> {
    let mut found = Vec::new();
    let all = KEYWORDS.iter().map(|keyword| Some(*keyword));
    found.extend(closest_text(word, all).map(|at| KEYWORDS[at]));
    let mut similar: Vec<(f64, &str)> = KEYWORDS
        .iter()
        .map(|keyword| (similarity(keyword, word), *keyword))
        .filter(|(ratio, _)| *ratio >= 0.5)
        .collect();
    taipan_unicode::sort::sort_by(&mut similar, |a, b| b < a);
    found.extend(similar.into_iter().take(MAX_MATCHES).map(|(_, keyword)| keyword));
    found.truncate(MAX_MATCHES);
    found
}

/// `difflib.SequenceMatcher.ratio`: twice the characters in matching blocks, of all characters.
fn similarity(a: &str, b: &str) -> f64 {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut matches = 0;
    let mut open = alloc::vec![(0, a.len(), 0, b.len())];
    while let Some((a_low, a_high, b_low, b_high)) = open.pop() {
        let (i, j, size) = longest_match(&a, &b, (a_low, a_high), (b_low, b_high));
        if size > 0 {
            matches += size;
            open.push((a_low, i, b_low, j));
            open.push((i + size, a_high, j + size, b_high));
        }
    }
    match a.len() + b.len() {
        0 => 1.0,
        length => 2.0 * matches as f64 / length as f64,
    }
}

/// The longest block that both have within the bounds; of several the one that begins first in `a`, then in `b`.
fn longest_match(
    a: &[char],
    b: &[char],
    in_a: (usize, usize),
    in_b: (usize, usize),
) -> (usize, usize, usize) {
    let mut best = (in_a.0, in_b.0, 0);
    for i in in_a.0..in_a.1 {
        for j in in_b.0..in_b.1 {
            let size = a[i..in_a.1]
                .iter()
                .zip(&b[j..in_b.1])
                .take_while(|(a, b)| a == b)
                .count();
            if size > best.2 {
                best = (i, j, size);
            }
        }
    }
    best
}

/// Whether code is a program, or may become one when more lines follow.
fn is_valid(code: &str) -> bool {
    let incomplete = ParserFlags {
        dont_imply_dedent: true,
        allow_incomplete_input: true,
        ..ParserFlags::default()
    };
    let mut with_newline = code.to_string();
    with_newline.push('\n');
    let is_incomplete =
        |error: &Error| matches!(error, Error::Syntax(error) if error.kind == SyntaxErrorKind::Incomplete);
    match parse(code, incomplete) {
        None => return true,
        Some(Error::Syntax(_)) => {}
        Some(_) => return false,
    }
    match parse(&with_newline, incomplete) {
        None => return true,
        Some(error) if is_incomplete(&error) => return true,
        Some(_) => {}
    }
    parse(code, ParserFlags::default()).is_none()
}

/// The error of a program text, if it has one.
fn parse(code: &str, flags: ParserFlags<'_>) -> Option<Error> {
    let arena = Arena::new();
    let mut warnings = Vec::new();
    let mut tokenizer = match Tokenizer::from_str(code, Options::default()) {
        Ok(tokenizer) => tokenizer,
        Err(error) => return Some(error),
    };
    parser::parse(&arena, &mut tokenizer, Mode::File, flags, &mut warnings).err()
}
