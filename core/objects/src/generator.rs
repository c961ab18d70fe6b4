//! Generators, coroutines and asynchronous generators, as data. Resuming one is the eval loop's business.
#![allow(unsafe_code)]

use core::cell::Cell;
use core::ptr;

use taipan_derive::{pyclass, pymethods};
use taipan_heap::{HVec, ObjCell, Trace, Visitor};

use crate::frame::Frame;

/// Where a generator stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum State {
    /// Its first instruction has not run.
    Created,
    /// It stands at a `yield`.
    Suspended,
    /// It stands at a `yield from` or `await`.
    SuspendedYieldFrom,
    /// It runs.
    Running,
    /// It has returned or raised.
    Finished,
}

/// The payload of generators, coroutines and asynchronous generators.
#[pyclass(name = "generator", trace = custom, flags = [GC, WEAKREF, FINALIZE])]
pub struct Generator {
    /// The frame and its words, in units of 8 bytes so that they are aligned.
    memory: HVec<u64>,
    /// Where it stands.
    pub state: Cell<State>,
    /// `__name__`
    pub name: ObjCell,
    /// `__qualname__`
    pub qualname: ObjCell,
    /// The code, which the frame forgets when it ends.
    pub code: ObjCell,
    /// The exception being handled inside, while it is suspended.
    pub handled: ObjCell,
    /// `cr_origin`
    pub origin: ObjCell,
    /// Asynchronous generators: the finalizer hook, once iteration has begun.
    pub finalizer: ObjCell,
    /// Asynchronous generators: the hooks have been called.
    pub hooks_inited: Cell<bool>,
    /// Asynchronous generators: closed.
    pub closed: Cell<bool>,
    /// Asynchronous generators: an `asend()` or the like is under way.
    pub running_async: Cell<bool>,
}

impl Generator {
    /// A generator whose frame, built by the eval loop, lies in `memory`.
    pub fn new(memory: HVec<u64>) -> Generator {
        Generator {
            memory,
            state: Cell::new(State::Created),
            name: ObjCell::new(None),
            qualname: ObjCell::new(None),
            code: ObjCell::new(None),
            handled: ObjCell::new(None),
            origin: ObjCell::new(None),
            finalizer: ObjCell::new(None),
            hooks_inited: Cell::new(false),
            closed: Cell::new(false),
            running_async: Cell::new(false),
        }
    }

    /// The frame. Its fields are valid unless the generator has finished.
    #[inline(always)]
    pub fn frame(&self) -> *mut Frame {
        self.memory.as_ptr().cast_mut().cast()
    }
}

impl Trace for Generator {
    fn trace(&self, visitor: &mut Visitor<'_>) {
        for cell in [
            &self.name,
            &self.qualname,
            &self.code,
            &self.handled,
            &self.origin,
            &self.finalizer,
        ] {
            cell.trace(visitor);
        }
        // A running frame is reached from its thread: its slots change while it runs, and are not counted here.
        if !matches!(self.state.get(), State::Finished | State::Running) {
            // SAFETY: a suspended frame is live and its stack pointer saved.
            unsafe { Frame::trace(self.frame(), visitor) };
        }
    }
}

impl Drop for Generator {
    fn drop(&mut self) {
        if self.state.get() != State::Finished {
            // SAFETY: the frame is live and not running: a running generator is referenced by its caller.
            unsafe {
                let frame = self.frame();
                for slot in Frame::used(frame) {
                    ptr::drop_in_place(slot);
                }
                ptr::drop_in_place(frame);
            }
        }
    }
}

#[pymethods]
impl Generator {}
