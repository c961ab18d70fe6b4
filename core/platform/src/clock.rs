//! Time: what the clocks say, how long to sleep, and how local time differs from UTC.

use crate::{Error, Result};

/// A point in time or a span, in nanoseconds. 64 bits reach 292 years either way.
pub type Nanoseconds = i64;

/// The clocks a program can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ClockKind {
    /// Time since 1970-01-01 00:00:00 UTC; may be set, so it can jump.
    Wall,
    /// Time since an arbitrary moment; never goes back.
    Monotonic,
    /// Processor time that the whole process has used.
    ProcessCpu,
    /// Processor time that the calling thread has used.
    ThreadCpu,
}

/// What is known about a clock; the fields are those of `time.get_clock_info`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClockInfo {
    /// The call or the timer behind it, for people to read.
    pub implementation: &'static str,
    /// Whether it never goes back.
    pub monotonic: bool,
    /// Whether a person or a protocol can set it.
    pub adjustable: bool,
    /// The smallest step, in nanoseconds; at least 1.
    pub resolution: Nanoseconds,
}

/// Why a wait ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Wake {
    /// What was waited for happened: the lock was free, the thread was unparked.
    Ready,
    /// The deadline passed.
    TimedOut,
    /// A signal, or Ctrl-C on a console, came in. The caller handles it and waits again with the same deadline.
    Interrupted,
}

/// The clocks of the machine.
pub trait Clock {
    /// The time on `kind`, or `None` if the machine does not have that clock. [`ClockKind::Monotonic`] always exists, never
    /// fails, never goes back, and is the same for all threads.
    fn now(&self, kind: ClockKind) -> Option<Nanoseconds>;

    /// What is known about `kind`, or `None` if the machine does not have that clock.
    fn info(&self, kind: ClockKind) -> Option<ClockInfo>;

    /// Waits until the monotonic clock shows `deadline`; returns at once if it already does. Ends early, with
    /// [`Wake::Interrupted`], when a signal arrives; never earlier otherwise.
    fn sleep_until(&self, deadline: Nanoseconds) -> Wake;

    /// Sets the wall clock. Fails where the caller may not, or there is nothing to set.
    fn set_wall(&self, now: Nanoseconds) -> Result<()> {
        let _ = now;
        Err(Error::unsupported())
    }
}

/// How local time differs from UTC at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LocalOffset<'a> {
    /// Seconds to add to UTC to get local time: positive east of Greenwich.
    pub seconds: i32,
    /// Whether daylight-saving time is in force.
    pub is_dst: bool,
    /// The abbreviation in use, such as `CET`.
    pub abbreviation: &'a [u8],
}

/// The rules of local time.
pub trait TimeZone {
    /// Gives `sink` the offset at `utc` seconds since 1970. It is called exactly once if the result is `Ok`.
    fn offset_at(&self, utc: i64, sink: &mut dyn FnMut(LocalOffset<'_>)) -> Result<()>;

    /// Reads the rules again after the program changed the `TZ` variable (`time.tzset`).
    fn reload(&self) -> Result<()> {
        Err(Error::unsupported())
    }
}
