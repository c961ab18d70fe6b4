//! Conversations with a board's prompt: `tests/board/prompt/NAME.txt` says what is sent and what must come back.
//!
//! A line `send TEXT` sends, `want TEXT` waits until the board has written that, `pause` lets the board run a while, `keep NAME`
//! remembers the number that comes next, `same NAME` wants it again. TEXT has `\r`, `\n`, `\xNN` and `\\`; `#` begins a comment.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use crate::board::{Board, Session};
use crate::{Outcome, process};

/// How long an answer may take.
const LIMIT: Duration = Duration::from_secs(60);

/// Holds all conversations with a board that are `wanted`, by their name, `prompt/NAME`, each after a fresh start; how many went
/// as written, and how many did not.
pub fn run_all(board: &Board, image: &Path, wanted: &dyn Fn(&str) -> bool) -> Outcome<(usize, usize)> {
    let folder = process::root().join("tests/board/prompt");
    let entries = std::fs::read_dir(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let mut paths: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    let (mut passed, mut failed) = (0, 0);
    for path in paths
        .iter()
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
    {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        if !wanted(&format!("prompt/{name}")) {
            continue;
        }
        let text = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
        match hold(board, image, &text) {
            Ok(()) => passed += 1,
            Err(problem) => {
                failed += 1;
                println!("  FAIL prompt/{name}: {problem}");
            }
        }
    }
    Ok((passed, failed))
}

fn hold(board: &Board, image: &Path, text: &str) -> Outcome {
    let mut session = Session::power_on(board, image)?;
    let mut kept: BTreeMap<&str, u64> = BTreeMap::new();
    for (number, line) in text.lines().enumerate() {
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        let step = match word {
            "" | "#" => Ok(()),
            "send" => session.send(&bytes(rest)?),
            "want" => session.until(&bytes(rest)?, LIMIT).map(drop),
            "pause" => {
                std::thread::sleep(Duration::from_millis(700));
                Ok(())
            }
            "keep" | "same" => session.number(LIMIT).and_then(|seen| {
                let before = *kept.entry(rest).or_insert(seen);
                if before == seen {
                    Ok(())
                } else {
                    Err(format!("{rest} was {before} and is {seen}"))
                }
            }),
            _ => Err(format!("what is {word:?}?")),
        };
        step.map_err(|problem| format!("line {}: {line}: {problem}", number + 1))?;
    }
    Ok(())
}

/// The bytes that a TEXT stands for.
fn bytes(text: &str) -> Outcome<Vec<u8>> {
    let mut result = Vec::new();
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        if c != '\\' {
            result.extend(c.to_string().bytes());
            continue;
        }
        match rest.next() {
            Some('r') => result.push(b'\r'),
            Some('n') => result.push(b'\n'),
            Some('\\') => result.push(b'\\'),
            Some('x') => {
                let digits: String = rest.by_ref().take(2).collect();
                result.push(u8::from_str_radix(&digits, 16).map_err(|_| format!("\\x{digits}"))?);
            }
            other => return Err(format!("an unknown escape: {other:?}")),
        }
    }
    Ok(result)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_read() {
        assert_eq!(bytes(r"a\r\n\x03\\é").unwrap(), b"a\r\n\x03\\\xc3\xa9");
        assert!(bytes(r"\q").is_err());
    }
}
