//! What an interpreter asks of the machine below it: clocks, threads, entropy, files, line input, console, environment.
//!
//! Everything Taipan learns of the world crosses one of these traits, so an interpreter that is built without a trait has
//! no way to what the trait guards: leaving out [`Files`] is the sandbox. Each trait is small and object-safe, states its
//! contract in its docs, and is optional: [`Platform`]'s methods return `None` unless an implementation says otherwise,
//! and the interpreter then raises an error that names what is missing.
//!
//! Nothing of Python is known here. Paths, arguments, variables and lines are bytes; what is above decodes them.
//!
//! | file | what it holds |
//! |---|---|
//! | `error.rs` | [`Error`] and [`ErrorKind`], the errors of all traits |
//! | `clock.rs` | [`Clock`], [`TimeZone`] |
//! | `threads.rs` | [`Threads`], [`Lock`] |
//! | `entropy.rs` | [`Entropy`] |
//! | `files.rs` | [`Files`] and the values it exchanges |
//! | `readline.rs` | [`Readline`], [`Completer`] |
//! | `signals.rs` | [`Signals`] |
//! | `console.rs` | [`Console`] and its `embedded-io` streams |
//! | `environment.rs` | [`Environment`] |

#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;

mod clock;
mod console;
mod entropy;
mod environment;
mod error;
mod files;
mod readline;
mod signals;
mod threads;

pub use clock::{Clock, ClockInfo, ClockKind, LocalOffset, Nanoseconds, TimeZone, Wake};
pub use console::{Console, ConsoleInput, ConsoleOutput, Output};
pub use entropy::Entropy;
pub use environment::Environment;
pub use error::{Error, ErrorKind, Result};
pub use files::{Access, DirectoryEntry, Fd, FileKind, FileTimes, Files, Metadata, OpenFlags, Whence};
pub use readline::{Completer, History, Readline, ReadlineOutcome};
pub use signals::{Action, SignalInfo, Signals, Timer};
pub use threads::{Lock, StackBounds, ThreadId, Threads};

/// The machine an interpreter runs on, as a table of what it can do.
///
/// Any thread of the interpreter may call any method, also at the same time as another thread; implementations
/// synchronize by themselves. What a method returns must not change while the platform lives: the interpreter may ask once
/// and remember, or ask each time.
pub trait Platform: Sync {
    /// A short lower-case name of the kind of system, as `sys.platform` shows it (`linux`, `darwin`, `bare`).
    fn name(&self) -> &str;

    /// The implementation itself, for native modules that belong to it; `None` where there are none.
    fn native(&self) -> Option<&dyn core::any::Any> {
        None
    }

    /// The clocks, or `None` where there is no timer.
    fn clock(&self) -> Option<&dyn Clock> {
        None
    }

    /// The rules of local time, or `None` where only UTC is known.
    fn time_zone(&self) -> Option<&dyn TimeZone> {
        None
    }

    /// Threads and locks, or `None` where the interpreter has the processor to itself.
    fn threads(&self) -> Option<&dyn Threads> {
        None
    }

    /// The source of unpredictable bytes, or `None`; hashes are then seeded with a constant.
    fn entropy(&self) -> Option<&dyn Entropy> {
        None
    }

    /// The file system, or `None`; there is then no way to a file.
    fn files(&self) -> Option<&dyn Files> {
        None
    }

    /// Line input with editing, or `None`; the prompt then reads plain lines from the console.
    fn readline(&self) -> Option<&dyn Readline> {
        None
    }

    /// Signals, or `None` where nothing can interrupt a program but the console's Ctrl-C.
    fn signals(&self) -> Option<&dyn Signals> {
        None
    }

    /// Standard input, output and error, or `None`; `sys.stdin` and its like are then Python's `None`.
    fn console(&self) -> Option<&dyn Console> {
        None
    }

    /// Arguments and environment variables, or `None` where a program has neither.
    fn environment(&self) -> Option<&dyn Environment> {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Nothing;

    impl Platform for Nothing {
        fn name(&self) -> &str {
            "nothing"
        }
    }

    #[test]
    fn everything_is_optional() {
        let platform: &dyn Platform = &Nothing;
        assert!(platform.clock().is_none());
        assert!(platform.time_zone().is_none());
        assert!(platform.threads().is_none());
        assert!(platform.entropy().is_none());
        assert!(platform.files().is_none());
        assert!(platform.readline().is_none());
        assert!(platform.console().is_none());
        assert!(platform.environment().is_none());
    }
}
