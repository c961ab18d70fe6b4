//! The traits of `taipan-platform` on a board.

use alloc::vec::Vec;
use core::cell::{Cell, RefCell};

use critical_section::Mutex;
use taipan_platform::{
    Clock, ClockInfo, ClockKind, Completer, Console, Error, ErrorKind, Nanoseconds, Output, Platform,
    Readline, ReadlineOutcome, Result, Wake,
};

use crate::board::Board as Machine;
use crate::editor::{Editor, Typed};
use crate::serial;

/// The most of standard error that is kept back in raw mode.
const KEPT: usize = 8 * 1024;

/// A board as the interpreter sees it.
pub struct Bare {
    machine: Mutex<Cell<Option<&'static dyn Machine>>>,
    /// In raw mode, standard error: it follows after standard output.
    kept: Mutex<RefCell<Option<Vec<u8>>>>,
}

/// The one board.
pub static PLATFORM: Bare = Bare {
    machine: Mutex::new(Cell::new(None)),
    kept: Mutex::new(RefCell::new(None)),
};

impl Bare {
    /// Says which board it is, before anything else.
    pub fn set_machine(&self, machine: &'static dyn Machine) {
        critical_section::with(|section| self.machine.borrow(section).set(Some(machine)));
    }

    fn machine(&self) -> Option<&'static dyn Machine> {
        critical_section::with(|section| self.machine.borrow(section).get())
    }

    /// From now on standard error is kept back.
    pub fn keep_errors(&self) {
        critical_section::with(|section| self.kept.borrow(section).replace(Some(Vec::new())));
    }

    /// Standard error goes out again; gives back what was kept.
    pub fn take_errors(&self) -> Vec<u8> {
        critical_section::with(|section| self.kept.borrow(section).take()).unwrap_or_default()
    }
}

impl Platform for Bare {
    fn name(&self) -> &str {
        "bare"
    }

    fn clock(&self) -> Option<&dyn Clock> {
        Some(self)
    }

    fn console(&self) -> Option<&dyn Console> {
        Some(self)
    }

    fn readline(&self) -> Option<&dyn Readline> {
        Some(self)
    }
}

impl Clock for Bare {
    fn now(&self, kind: ClockKind) -> Option<Nanoseconds> {
        match kind {
            // Nobody sets the wall clock: it starts at the epoch.
            ClockKind::Wall | ClockKind::Monotonic | ClockKind::ProcessCpu => {
                Some(self.machine().map_or(0, |machine| machine.now()))
            }
            _ => None,
        }
    }

    fn info(&self, kind: ClockKind) -> Option<ClockInfo> {
        self.now(kind)?;
        Some(ClockInfo {
            implementation: "ticks",
            monotonic: true,
            adjustable: false,
            resolution: 1000,
        })
    }

    fn sleep_until(&self, deadline: Nanoseconds) -> Wake {
        let Some(machine) = self.machine() else {
            return Wake::TimedOut;
        };
        while machine.now() < deadline {
            if serial::is_interrupted() {
                serial::clear_interrupt();
                return Wake::Interrupted;
            }
            serial::pause(machine);
        }
        Wake::TimedOut
    }
}

/// Writes with the newlines that terminals want.
pub fn write_lines(machine: &dyn Machine, data: &[u8]) {
    for line in data.split_inclusive(|&byte| byte == b'\n') {
        match line.strip_suffix(b"\n") {
            Some(text) => {
                machine.write(text);
                machine.write(b"\r\n");
            }
            None => machine.write(line),
        }
    }
}

impl Console for Bare {
    fn read(&self, buffer: &mut [u8]) -> Result<usize> {
        let machine = self.machine().ok_or(ErrorKind::Unsupported)?;
        let mut count = 0;
        for place in buffer.iter_mut() {
            let byte = if count == 0 {
                match serial::take(machine) {
                    Some(byte) => byte,
                    None => {
                        serial::clear_interrupt();
                        return Err(ErrorKind::Interrupted.into());
                    }
                }
            } else {
                match serial::try_take(machine) {
                    Some(byte) => byte,
                    None => break,
                }
            };
            *place = byte;
            count += 1;
        }
        Ok(count)
    }

    fn ready(&self) -> Result<bool> {
        Ok(self.machine().is_some_and(serial::ready))
    }

    fn write(&self, output: Output, data: &[u8]) -> Result<usize> {
        let machine = self.machine().ok_or(ErrorKind::Unsupported)?;
        if output == Output::Error {
            let kept = critical_section::with(|section| {
                let mut kept = self.kept.borrow(section).borrow_mut();
                let Some(kept) = kept.as_mut() else {
                    return false;
                };
                let room = KEPT.saturating_sub(kept.len()).min(data.len());
                if kept.try_reserve(room).is_ok() {
                    kept.extend_from_slice(data.get(..room).unwrap_or(&[]));
                }
                true
            });
            if kept {
                return Ok(data.len());
            }
        }
        write_lines(machine, data);
        Ok(data.len())
    }

    fn input_is_terminal(&self) -> bool {
        true
    }

    fn output_is_terminal(&self, _: Output) -> bool {
        true
    }
}

impl Readline for Bare {
    fn read_line(
        &self,
        prompt: &[u8],
        _completer: Option<&mut dyn Completer>,
        sink: &mut dyn FnMut(&[u8]),
    ) -> Result<ReadlineOutcome> {
        const END: u8 = 4;
        let machine = self.machine().ok_or(ErrorKind::Unsupported)?;
        let mut editor = Editor::default();
        match editor.read(machine, prompt, &[END]) {
            Typed::Line => {
                sink(&editor.text);
                Ok(ReadlineOutcome::Line)
            }
            Typed::Control(_) => Ok(ReadlineOutcome::EndOfFile),
            Typed::Interrupted => {
                serial::clear_interrupt();
                Ok(ReadlineOutcome::Interrupted)
            }
            Typed::OutOfMemory => Err(Error::new(ErrorKind::OutOfMemory)),
        }
    }
}
