//! What a board's crate provides.

use taipan_core::ModuleDef;
use taipan_platform::{Nanoseconds, StackBounds};

/// A board: its line, its time, its end.
///
/// All methods may be called from an interrupt too.
pub trait Board: Sync {
    /// The UART. Each call gives another handle to the same hardware.
    ///
    /// `read` takes what the hardware holds, 0 bytes if nothing; `write` waits until the hardware has taken at least a byte.
    type Uart: embedded_io::Read + embedded_io::Write;

    /// A handle to the UART, which is set up already.
    fn uart(&self) -> Self::Uart;

    /// Lets the UART's receive interrupt through, or holds it back while there is nowhere to put bytes.
    fn listen(&self, on: bool);

    /// Time since the start. Never goes back.
    fn now(&self) -> Nanoseconds;

    /// Sleeps until an interrupt arrives, or returns sooner. Called with interrupts held back: an interrupt that is pending
    /// ends the wait and is served afterwards.
    fn wait(&self);

    /// Ends everything with an exit code, for whoever listens (a debugger, QEMU), or stops.
    fn exit(&self, code: i32) -> !;

    /// The board's name, for the banner.
    fn name(&self) -> &'static str;

    /// The modules in Rust that programs can import, beyond `builtins` and `sys`. The image carries no others.
    fn modules(&self) -> &'static [ModuleDef] {
        taipan_core::modules::NATIVES
    }
}

/// [`Board`] for the rest of this crate, which is compiled once.
pub(crate) trait Machine: Sync {
    fn read(&self, buffer: &mut [u8]) -> usize;
    fn write(&self, data: &[u8]);
    fn listen(&self, on: bool);
    fn now(&self) -> Nanoseconds;
    fn wait(&self);
    fn exit(&self, code: i32) -> !;
    fn name(&self) -> &'static str;
    fn modules(&self) -> &'static [ModuleDef];
}

impl<B: Board> Machine for B {
    fn read(&self, buffer: &mut [u8]) -> usize {
        // A line error loses its byte; there is nobody to tell.
        embedded_io::Read::read(&mut self.uart(), buffer).unwrap_or(0)
    }

    fn write(&self, data: &[u8]) {
        // As above.
        let _ = embedded_io::Write::write_all(&mut self.uart(), data);
    }

    fn listen(&self, on: bool) {
        Board::listen(self, on);
    }

    fn now(&self) -> Nanoseconds {
        Board::now(self)
    }

    fn wait(&self) {
        Board::wait(self);
    }

    fn exit(&self, code: i32) -> ! {
        Board::exit(self, code)
    }

    fn name(&self) -> &'static str {
        Board::name(self)
    }

    fn modules(&self) -> &'static [ModuleDef] {
        Board::modules(self)
    }
}

/// Which memory the interpreter may use.
#[derive(Clone, Copy, Debug)]
pub struct Memory {
    /// First address of the heap.
    pub heap_start: usize,
    /// The address just above the heap.
    pub heap_end: usize,
    /// The native stack. Below it must lie nothing that a write could harm.
    pub stack: StackBounds,
}

impl Memory {
    /// From the symbols of a linker script: the heap's and the stack's ends, low ones first.
    pub fn new(
        heap_start: *const u8,
        heap_end: *const u8,
        stack_end: *const u8,
        stack_start: *const u8,
    ) -> Memory {
        Memory {
            // The heap is reached by these numbers, not by the symbols' own pointers.
            heap_start: heap_start.expose_provenance(),
            heap_end: heap_end.expose_provenance(),
            stack: StackBounds {
                low: stack_end.expose_provenance(),
                high: stack_start.expose_provenance(),
            },
        }
    }
}
