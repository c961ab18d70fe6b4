//! Reading a line with a prompt, editing, a history and completion.

use crate::{Error, Result};

/// How reading a line ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReadlineOutcome {
    /// A line was given to the sink, without its newline.
    Line,
    /// The input ended (Ctrl-D on an empty line).
    EndOfFile,
    /// Ctrl-C: the line is thrown away, and the caller raises `KeyboardInterrupt`.
    Interrupted,
}

/// Finds what a half-typed word could become. The reader calls it when the person presses Tab.
pub trait Completer {
    /// `line` is what has been typed, `cursor` the position in it, in bytes. Gives each candidate to `candidates` and returns
    /// where in the line the text begins that a candidate takes the place of.
    fn complete(&mut self, line: &[u8], cursor: usize, candidates: &mut dyn FnMut(&[u8])) -> usize;
}

/// Line input for people. One thread at a time reads; the caller sees to that.
pub trait Readline {
    /// Shows `prompt`, lets the person edit a line, and gives it to `sink`. Uses the console; where input is not a terminal,
    /// it reads a line as it comes. Does not touch the history.
    fn read_line(
        &self,
        prompt: &[u8],
        completer: Option<&mut dyn Completer>,
        sink: &mut dyn FnMut(&[u8]),
    ) -> Result<ReadlineOutcome>;

    /// The lines that the person can go back to, or `None` where they are not kept.
    fn history(&self) -> Option<&dyn History> {
        None
    }
}

/// The lines typed before. Index 0 is the oldest.
pub trait History {
    /// Adds a line at the end; the oldest may go for it.
    fn add(&self, line: &[u8]) -> Result<()>;

    /// How many lines there are.
    fn len(&self) -> usize;

    /// Whether there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Gives line `index` to `sink`; says whether there is one.
    fn get(&self, index: usize, sink: &mut dyn FnMut(&[u8])) -> bool;

    /// Forgets all lines.
    fn clear(&self);

    /// Takes the place of line `index`, or, with `None`, removes it. Fails if there is no such line.
    fn replace(&self, index: usize, line: Option<&[u8]>) -> Result<()> {
        let _ = (index, line);
        Err(Error::unsupported())
    }
}
