//! Signals: numbers that arrive at any moment, and are asked for at safe points.

use crate::{Error, Result};

/// What happens when a signal arrives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// What the system does by itself: end the process, for most.
    Default,
    /// Nothing.
    Ignore,
    /// It is noted, and [`Signals::take`] gives it.
    Note,
}

/// The signals of the process. Numbers are the system's own.
pub trait Signals {
    /// A signal that has arrived, and was noted, since this was asked last: each once, whatever the number of arrivals.
    fn take(&self) -> Option<u32>;

    /// Says what shall happen when `signal` arrives. Whenever a noted signal arrives, `bit` is set in `wake`, soon after. Fails with [`crate::ErrorKind::InvalidInput`] for signals that cannot be caught.
    fn set_action(
        &self,
        signal: u32,
        action: Action,
        wake: &'static core::sync::atomic::AtomicU32,
        bit: u32,
    ) -> Result<()>;

    /// What happens now when `signal` arrives.
    fn action(&self, signal: u32) -> Action;

    /// Sends the calling process a signal.
    fn raise(&self, signal: u32) -> Result<()>;

    /// Does to the process what the system does by itself when `signal` arrives; returns if that is nothing.
    fn act_by_default(&self, signal: u32) {
        let _ = signal;
    }

    /// The file descriptor that each noted signal's number is written to, as a byte; `None` for none. Gives back the one
    /// before.
    fn set_wakeup(&self, fd: Option<crate::Fd>) -> Result<Option<crate::Fd>> {
        let _ = fd;
        Err(Error::unsupported())
    }
}
