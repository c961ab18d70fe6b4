//! Signals: numbers that arrive at any moment, and are asked for at safe points.

use crate::{Error, Nanoseconds, Result, ThreadId};

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

/// The timers of a process, with the system's numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Timer {
    /// Runs all the time: `SIGALRM`.
    Real = 0,
    /// Runs while the process does: `SIGVTALRM`.
    Virtual = 1,
    /// Runs while the process does, or the system works for it: `SIGPROF`.
    Profile = 2,
}

/// What is known of a signal that has been waited for: the fields of `struct_siginfo`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct SignalInfo {
    pub number: i32,
    pub code: i32,
    pub errno: i32,
    pub pid: i32,
    pub uid: u32,
    pub status: i32,
    pub band: i64,
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

    /// Sets one of the process's interval timers, which sends its signal when the time is over and then once an interval
    /// (0: only once). A time of 0 stops it. Gives back what was left of its time, and its interval. Fails with
    /// [`crate::ErrorKind::InvalidInput`] for negative times.
    fn set_timer(
        &self,
        timer: Timer,
        time: Nanoseconds,
        interval: Nanoseconds,
    ) -> Result<(Nanoseconds, Nanoseconds)> {
        let _ = (timer, time, interval);
        Err(Error::unsupported())
    }

    /// What is left of a timer's time (0: it is stopped), and its interval.
    fn timer(&self, timer: Timer) -> Result<(Nanoseconds, Nanoseconds)> {
        let _ = timer;
        Err(Error::unsupported())
    }

    /// The signals that the calling thread does not want to get, as a set: bit `n - 1` for number `n`.
    fn blocked(&self) -> Result<u64> {
        Err(Error::unsupported())
    }

    /// Says which signals the calling thread does not want to get; they wait. Threads that it starts begin with the same.
    fn set_blocked(&self, signals: u64) -> Result<()> {
        let _ = signals;
        Err(Error::unsupported())
    }

    /// The blocked signals that wait for the calling thread.
    fn pending(&self) -> Result<u64> {
        Err(Error::unsupported())
    }

    /// Sends a signal to a thread of the process. With 0, only says whether the thread is there; fails with the system's
    /// error number where it is not.
    fn send_to(&self, thread: ThreadId, signal: u32) -> Result<()> {
        let _ = (thread, signal);
        Err(Error::unsupported())
    }

    /// Waits until one of these blocked signals has arrived, and takes it; until `deadline` on the monotonic clock, if there
    /// is one: `None`. Fails with [`crate::ErrorKind::Interrupted`] when another signal arrives.
    fn wait(&self, signals: u64, deadline: Option<Nanoseconds>) -> Result<Option<SignalInfo>> {
        let _ = (signals, deadline);
        Err(Error::unsupported())
    }
}
