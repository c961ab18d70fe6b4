//! How the compiler's passes make errors and bound their recursion.

use alloc::boxed::Box;
use alloc::string::String;

use taipan_syntax::ast::Location;
use taipan_syntax::error::{Error, SyntaxError, SyntaxErrorArgs};
use taipan_syntax::grow::headroom;
use taipan_unicode::Wtf8Buf;

/// A column as `SyntaxError.offset` counts it in errors of the compiler: UTF-8 bytes, from 1.
pub(crate) fn offset(column: u32) -> Option<i32> {
    Some(i32::try_from(column).unwrap_or(i32::MAX).saturating_add(1))
}

/// An [`Error`] in one word: the passes are recursive, and what they return lies in every frame. `MemoryError` needs no box.
#[derive(Debug)]
pub(crate) struct Failure(Option<Box<Error>>);

impl From<Error> for Failure {
    fn from(error: Error) -> Failure {
        Failure(match error {
            Error::Memory => None,
            error => Some(Box::new(error)),
        })
    }
}

impl From<Failure> for Error {
    fn from(failure: Failure) -> Error {
        failure.0.map_or(Error::Memory, |error| *error)
    }
}

/// A `SyntaxError` about a node, of the passes before code is generated. Its `text` is left to the caller, who may have the file.
#[cold]
pub(crate) fn syntax_error(message: impl Into<Wtf8Buf>, location: Location) -> Failure {
    let mut error = located(message, location);
    error.args = SyntaxErrorArgs::Message;
    Error::from(error).into()
}

/// A `SyntaxError` about a node, not yet wrapped.
pub(crate) fn located(message: impl Into<Wtf8Buf>, location: Location) -> SyntaxError {
    let mut error = SyntaxError::new(message);
    error.lineno = Some(location.lineno());
    error.offset = offset(location.col_offset());
    error.end_lineno = i32::try_from(location.end_lineno()).ok();
    error.end_offset = offset(location.end_col_offset());
    error
}

#[cold]
fn too_deep() -> Failure {
    Error::Recursion(String::from(
        "maximum recursion depth exceeded during compilation",
    ))
    .into()
}

/// How many levels of expressions take the stack of one scope.
const SCOPE_LEVELS: u32 = 5;

/// How much deeper a pass over the tree may nest.
#[derive(Debug)]
pub(crate) struct Depth {
    left: u32,
}

impl Depth {
    /// Allows `limit` levels.
    pub(crate) const fn new(limit: u32) -> Depth {
        Depth { left: limit }
    }

    /// Goes one level down.
    ///
    /// Raises `RecursionError` below the last one, and `MemoryError` where there is no room for what is made of one node. After an error the pass is over, so nothing needs to come up again.
    pub(crate) fn enter(&mut self) -> Result<(), Failure> {
        self.enter_by(1)
    }

    /// Goes down into a scope, which takes as much stack as several levels.
    pub(crate) fn enter_scope(&mut self) -> Result<(), Failure> {
        self.enter_by(SCOPE_LEVELS)
    }

    fn enter_by(&mut self, levels: u32) -> Result<(), Failure> {
        match self.left.checked_sub(levels) {
            Some(left) => {
                self.left = left;
                Ok(headroom(0)?)
            }
            None => Err(too_deep()),
        }
    }

    /// Comes up one level.
    pub(crate) const fn leave(&mut self) {
        self.left += 1;
    }

    /// Comes up from a scope.
    pub(crate) const fn leave_scope(&mut self) {
        self.left += SCOPE_LEVELS;
    }
}
