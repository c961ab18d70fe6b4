//! The desktop platform and the taipan command.
//!
//! Linux first: `unix.rs` and the native modules (`posix/`) hold every call to the operating system, the other files the
//! platform traits' behaviour above it.
//!
//! | file | what it holds |
//! |---|---|
//! | `clock.rs`, `timezone.rs` | the clocks; local time from the system's rules |
//! | `signals.rs` | signals |
//! | `threads.rs` | threads, parking, locks |
//! | `entropy.rs` | unpredictable bytes |
//! | `files.rs` | files and the table of open ones |
//! | `console.rs`, `readline.rs` | standard streams; line input with editing |
//! | `environment.rs` | arguments and variables |
//! | `library.rs` | the standard library that the program carries |
//! | `options.rs`, `help.rs` | the command line |
//! | `prompt.rs` | the prompt |
//! | `posix/` | the module `posix` |
//! | `socket/`, `select/`, `fcntl.rs` | the modules `_socket`, `select`, `fcntl` |
//! | `spawn.rs` | the module `_posixsubprocess` |
//! | `places.rs` | where the library and a program's own folder lie |
//! | `resource.rs` | the module `resource` |
//! | `dedent.rs` | the text of `-c` |
//! | `natives.rs` | the table of native modules |

// What the derive macros emit for native modules allows its own.
#![deny(unsafe_code)]

mod clock;
mod console;
pub mod dedent;
mod entropy;
mod environment;
mod fcntl;
mod files;
mod help;
pub mod library;
mod natives;
pub mod options;
pub mod places;
mod posix;
pub mod prompt;
mod readline;
mod resource;
mod select;
pub mod signals;
mod socket;
mod spawn;
mod threads;
mod timezone;
mod unix;

use taipan_platform::{Clock, Console, Entropy, Environment, Files, Platform, Readline, Threads, TimeZone};

pub use clock::StdClock;
pub use console::StdConsole;
pub use entropy::StdEntropy;
pub use environment::StdEnvironment;
pub use files::{Held, StdFiles};
pub use natives::natives;
pub use readline::StdReadline;
pub use signals::StdSignals;
pub use threads::{StdLock, StdThreads};
pub use timezone::StdTimeZone;

/// The desktop: everything that the platform traits ask for.
#[derive(Debug)]
pub struct StdPlatform {
    clock: StdClock,
    time_zone: StdTimeZone,
    threads: StdThreads,
    entropy: StdEntropy,
    files: StdFiles,
    readline: StdReadline,
    signals: StdSignals,
    console: StdConsole,
    environment: StdEnvironment,
}

impl Default for StdPlatform {
    fn default() -> StdPlatform {
        let files = StdFiles::default();
        StdPlatform {
            clock: StdClock,
            time_zone: StdTimeZone::default(),
            threads: StdThreads,
            entropy: StdEntropy,
            signals: StdSignals::new(files.clone()),
            files,
            readline: StdReadline::default(),
            console: StdConsole,
            environment: StdEnvironment::default(),
        }
    }
}

impl StdPlatform {
    /// The table of open files, for modules that open descriptors by themselves.
    pub fn open_files(&self) -> &StdFiles {
        &self.files
    }
}

impl Platform for StdPlatform {
    fn name(&self) -> &str {
        match std::env::consts::OS {
            "macos" => "darwin",
            other => other,
        }
    }

    fn native(&self) -> Option<&dyn std::any::Any> {
        Some(self)
    }

    fn clock(&self) -> Option<&dyn Clock> {
        Some(&self.clock)
    }

    fn time_zone(&self) -> Option<&dyn TimeZone> {
        Some(&self.time_zone)
    }

    fn threads(&self) -> Option<&dyn Threads> {
        Some(&self.threads)
    }

    fn entropy(&self) -> Option<&dyn Entropy> {
        Some(&self.entropy)
    }

    fn files(&self) -> Option<&dyn Files> {
        Some(&self.files)
    }

    fn readline(&self) -> Option<&dyn Readline> {
        Some(&self.readline)
    }

    fn signals(&self) -> Option<&dyn taipan_platform::Signals> {
        Some(&self.signals)
    }

    fn console(&self) -> Option<&dyn Console> {
        Some(&self.console)
    }

    fn environment(&self) -> Option<&dyn Environment> {
        Some(&self.environment)
    }
}
