//! Line input with editing, history and completion, over `rustyline`.

use std::cell::RefCell;
use std::sync::{Mutex, PoisonError};

use rustyline::error::ReadlineError;
use rustyline::history::{History as _, MemHistory};
use rustyline::{Config, Editor};
use taipan_platform::{Completer, Error, ErrorKind, History, Readline, ReadlineOutcome, Result};

use crate::unix;

/// How many lines are kept.
const LONGEST_HISTORY: usize = 10_000;

/// The terminal's line editor.
#[derive(Debug, Default)]
pub struct StdReadline {
    history: StdHistory,
}

/// The lines typed before.
#[derive(Debug, Default)]
struct StdHistory(Mutex<Vec<Vec<u8>>>);

/// Hands the interpreter's completer to the editor, which asks through a shared reference.
struct Helper<'a>(RefCell<Option<&'a mut dyn Completer>>);

impl rustyline::Helper for Helper<'_> {}
impl rustyline::highlight::Highlighter for Helper<'_> {}
impl rustyline::validate::Validator for Helper<'_> {}

impl rustyline::hint::Hinter for Helper<'_> {
    type Hint = String;
}

impl rustyline::completion::Completer for Helper<'_> {
    type Candidate = String;

    fn complete(
        &self,
        line: &str,
        cursor: usize,
        _: &rustyline::Context<'_>,
    ) -> rustyline::Result<(usize, Vec<String>)> {
        let mut found = Vec::new();
        let mut completer = self.0.borrow_mut();
        let Some(completer) = completer.as_mut() else {
            return Ok((cursor, found));
        };
        let start = completer.complete(line.as_bytes(), cursor, &mut |candidate| {
            found.push(String::from_utf8_lossy(candidate).into_owned());
        });
        // The editor cuts the line there.
        if start > cursor || !line.is_char_boundary(start) {
            return Ok((cursor, Vec::new()));
        }
        Ok((start, found))
    }
}

impl Readline for StdReadline {
    fn read_line(
        &self,
        prompt: &[u8],
        completer: Option<&mut dyn Completer>,
        sink: &mut dyn FnMut(&[u8]),
    ) -> Result<ReadlineOutcome> {
        let config = Config::builder()
            .auto_add_history(false)
            .completion_type(rustyline::CompletionType::List)
            .build();
        let mut history = MemHistory::with_config(&config);
        for line in self.history.lock().iter() {
            history.add(&String::from_utf8_lossy(line)).map_err(failure)?;
        }
        let mut editor: Editor<Helper<'_>, MemHistory> =
            Editor::with_history(config, history).map_err(failure)?;
        editor.set_helper(Some(Helper(RefCell::new(completer))));
        match editor.readline(String::from_utf8_lossy(prompt).as_ref()) {
            Ok(line) => {
                sink(line.as_bytes());
                Ok(ReadlineOutcome::Line)
            }
            Err(ReadlineError::Eof) => Ok(ReadlineOutcome::EndOfFile),
            Err(ReadlineError::Interrupted) => Ok(ReadlineOutcome::Interrupted),
            Err(e) => Err(failure(e)),
        }
    }

    fn history(&self) -> Option<&dyn History> {
        Some(&self.history)
    }
}

fn failure(e: ReadlineError) -> Error {
    match e {
        ReadlineError::Io(e) => unix::io_error(&e),
        _ => Error::new(ErrorKind::Io),
    }
}

impl StdHistory {
    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<Vec<u8>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl History for StdHistory {
    fn add(&self, line: &[u8]) -> Result<()> {
        let mut lines = self.lock();
        if lines.len() == LONGEST_HISTORY {
            lines.remove(0);
        }
        lines.push(line.to_vec());
        Ok(())
    }

    fn len(&self) -> usize {
        self.lock().len()
    }

    fn get(&self, index: usize, sink: &mut dyn FnMut(&[u8])) -> bool {
        match self.lock().get(index) {
            Some(line) => {
                sink(line);
                true
            }
            None => false,
        }
    }

    fn clear(&self) {
        self.lock().clear();
    }

    fn replace(&self, index: usize, line: Option<&[u8]>) -> Result<()> {
        let mut lines = self.lock();
        let slot = lines.get_mut(index).ok_or(Error::new(ErrorKind::InvalidInput))?;
        match line {
            Some(line) => *slot = line.to_vec(),
            None => drop(lines.remove(index)),
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn history_is_kept() {
        let readline = StdReadline::default();
        let history = readline.history().unwrap();
        assert!(history.is_empty());
        for line in ["one", "two", "three"] {
            history.add(line.as_bytes()).unwrap();
        }
        history.replace(1, Some(b"TWO")).unwrap();
        history.replace(0, None).unwrap();
        assert_eq!(
            history.replace(5, None).unwrap_err().kind(),
            ErrorKind::InvalidInput
        );
        let mut lines = Vec::new();
        for index in 0..history.len() {
            assert!(history.get(index, &mut |line| lines.push(line.to_vec())));
        }
        assert_eq!(lines, [b"TWO".as_slice(), b"three"]);
        assert!(!history.get(2, &mut |_| unreachable!()));
        history.clear();
        assert_eq!(history.len(), 0);
    }
}
