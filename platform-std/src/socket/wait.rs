//! Waiting for sockets: timeouts, and calls that others and signals may come in between.

use std::os::fd::{AsFd as _, BorrowedFd};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use taipan_objects::{ObjRef, ObjectExt as _, Result, Vm};
use taipan_platform::{ClockKind, Nanoseconds};
use taipan_vm::timespan::{self, Rounding, SECOND};
use taipan_vm::{gil, paths, signals};

use super::errors;
use crate::Held;

/// How long a socket's calls wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Timeout {
    /// As long as it takes.
    Never,
    /// Not at all.
    Now,
    /// That many nanoseconds.
    After(Nanoseconds),
}

impl Timeout {
    /// The argument of `settimeout()`. Raises `TypeError`, `ValueError`, `OverflowError`.
    pub fn parse(vm: &mut Vm, value: ObjRef<'_>) -> Result<Timeout> {
        if value.is_none() {
            return Ok(Timeout::Never);
        }
        match timespan::seconds(vm, value, Rounding::Up)? {
            span if span < 0 => Err(vm.value_error("Timeout value out of range")),
            0 => Ok(Timeout::Now),
            span => Ok(Timeout::After(span)),
        }
    }

    /// Seconds; `None` for no end.
    pub fn in_seconds(self) -> Option<f64> {
        match self {
            Timeout::Never => None,
            Timeout::Now => Some(0.0),
            Timeout::After(span) => Some(span as f64 / 1e9),
        }
    }

    /// When a wait that begins now ends.
    pub fn deadline(self) -> Option<Nanoseconds> {
        match self {
            Timeout::Never => None,
            Timeout::Now => Some(0),
            Timeout::After(span) => Some(now().saturating_add(span)),
        }
    }
}

/// What the monotonic clock shows.
pub fn now() -> Nanoseconds {
    crate::unix::clock_now(ClockKind::Monotonic).unwrap_or(0)
}

/// A span for a system call.
pub fn timespec(span: Nanoseconds) -> Timespec {
    Timespec {
        tv_sec: span.max(0) / SECOND,
        tv_nsec: (span.max(0) % SECOND) as _,
    }
}

/// Waits until `fd` is ready or the deadline has come; handlers of signals run meanwhile. Whether it is ready.
pub fn until_ready(vm: &mut Vm, fd: &Held, events: PollFlags, deadline: Option<Nanoseconds>) -> Result<bool> {
    loop {
        // A signal that came just now would not end the wait.
        signals::check(vm)?;
        let left = deadline.map(|deadline| timespec(deadline.saturating_sub(now())));
        let polled = gil::released(vm, || {
            let mut one = [PollFd::from_borrowed_fd(fd.as_fd(), events)];
            poll(&mut one, left.as_ref())
        });
        match polled {
            Ok(count) => return Ok(count > 0),
            Err(Errno::INTR) => {}
            Err(errno) => return Err(paths::errno_error(vm, errno.raw_os_error(), &[])),
        }
    }
}

/// Repeats `call` on a socket until it is done, as `timeout` allows: before it, the socket gets ready for `events`. The
/// outcome of `call` other than an interruption or, where there is a time to wait, a socket that was ready no more.
/// Raises `TimeoutError`.
pub fn attempt<T>(
    vm: &mut Vm,
    fd: &Held,
    events: PollFlags,
    timeout: Timeout,
    deadline: Option<Nanoseconds>,
    mut call: impl FnMut(BorrowedFd<'_>) -> rustix::io::Result<T>,
) -> Result<rustix::io::Result<T>> {
    loop {
        // A handler of a signal does not end a call that waits without a timeout, only `poll`: the thread that handles
        // signals waits there.
        let polls = match timeout {
            Timeout::Now => false,
            Timeout::Never => vm.thread.is_main,
            Timeout::After(_) => true,
        };
        if polls && !until_ready(vm, fd, events, deadline)? {
            return Err(errors::timed_out(vm));
        }
        match gil::released(vm, || call(fd.as_fd())) {
            Err(Errno::INTR) => signals::check(vm)?,
            Err(Errno::AGAIN) if matches!(timeout, Timeout::After(_)) => {}
            other => return Ok(other),
        }
    }
}
