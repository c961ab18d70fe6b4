//! The text that a pattern is matched against: `str`, or anything with a buffer.

use taipan_objects::buffer::{self, BufferFlags};
use taipan_objects::bytes::{self, BYTES, Bytes};
use taipan_objects::exception::Result;
use taipan_objects::exceptions::TYPE_ERROR;
use taipan_objects::str::{Str, View};
use taipan_objects::typeobject::ObjectExt;
use taipan_objects::{HVec, Obj, ObjRef, Vm};

use super::engine::{self, State};

/// Text to match.
pub enum Subject<'a> {
    Text(&'a Str),
    Bytes(&'a [u8]),
    /// The bytes of an object that may change.
    Copied(HVec<u8>),
}

impl<'a> Subject<'a> {
    /// The text of an object. Raises `TypeError` if it has none.
    pub fn of(vm: &mut Vm, object: ObjRef<'a>) -> Result<Subject<'a>> {
        if let Some(text) = object.downcast::<Str>() {
            return Ok(Subject::Text(text));
        }
        if let Some(bytes) = object.downcast::<Bytes>() {
            return Ok(Subject::Bytes(bytes.as_slice()));
        }
        match buffer::get(vm, object, BufferFlags::SIMPLE) {
            Ok(view) => {
                let memory = vm.alloc();
                let mut copy = HVec::new();
                copy.extend_from_slice(memory, view.bytes(vm))?;
                Ok(Subject::Copied(copy))
            }
            Err(error) if error.matches(TYPE_ERROR) => {
                let kind = object.ty().display_name(vm);
                Err(vm.type_error(format_args!("expected string or bytes-like object, got '{kind}'")))
            }
            Err(error) => Err(error),
        }
    }

    /// Whether it is bytes, not characters.
    pub fn is_bytes(&self) -> bool {
        !matches!(self, Subject::Text(_))
    }

    /// How long it is.
    pub fn len(&self) -> usize {
        match self {
            Subject::Text(text) => text.len(),
            Subject::Bytes(bytes) => bytes.len(),
            Subject::Copied(bytes) => bytes.len(),
        }
    }

    /// The bytes, or the characters of Latin-1 text.
    pub fn narrow(&self) -> Option<&[u8]> {
        match self {
            Subject::Text(text) => text.as_latin1(),
            Subject::Bytes(bytes) => Some(bytes),
            Subject::Copied(bytes) => Some(bytes),
        }
    }

    /// Whether it has a backslash.
    pub fn has_backslash(&self) -> bool {
        match self {
            Subject::Text(text) => text.chars().any(|c| c == u32::from(b'\\')),
            _ => self.narrow().is_some_and(|bytes| bytes.contains(&b'\\')),
        }
    }

    /// A part of it, as `str` or `bytes`. `object` is where it came from.
    pub fn slice(&self, vm: &mut Vm, object: ObjRef<'_>, start: usize, end: usize) -> Result<Obj> {
        let len = self.len();
        let (start, end) = (start.min(len), end.min(len));
        let end = end.max(start);
        match self {
            Subject::Text(text) => vm.substring(text, start, end),
            _ if start == 0 && end == len && object.is_exact(BYTES) => Ok(object.own()),
            _ => bytes::new(vm, &self.narrow().unwrap_or(&[])[start..end]),
        }
    }

    /// Matches at `state.start`.
    pub fn match_at(&self, vm: &mut Vm, state: &mut State, code: &[u32], end: usize) -> Result<bool> {
        match self {
            Subject::Text(text) => match text.view() {
                View::One(text) => engine::match_at(vm, state, code, text, end),
                View::Two(text) => engine::match_at(vm, state, code, text, end),
                View::Four(text) => engine::match_at(vm, state, code, text, end),
            },
            Subject::Bytes(text) => engine::match_at(vm, state, code, text, end),
            Subject::Copied(text) => engine::match_at(vm, state, code, text, end),
        }
    }

    /// Searches from `state.start`.
    pub fn search(&self, vm: &mut Vm, state: &mut State, code: &[u32], end: usize) -> Result<bool> {
        match self {
            Subject::Text(text) => match text.view() {
                View::One(text) => engine::search(vm, state, code, text, end),
                View::Two(text) => engine::search(vm, state, code, text, end),
                View::Four(text) => engine::search(vm, state, code, text, end),
            },
            Subject::Bytes(text) => engine::search(vm, state, code, text, end),
            Subject::Copied(text) => engine::search(vm, state, code, text, end),
        }
    }
}
