//! What a board's crate provides.

use taipan_core::{Frozen, ModuleDef};
use taipan_platform::{Nanoseconds, StackBounds};

/// A board: its line, its time, its end.
///
/// All methods may be called from an interrupt too.
pub trait Board: Sync {
    /// Takes a byte that the UART has received, if there is one.
    fn receive(&self) -> Option<u8>;

    /// Waits until the UART can take a byte, and gives it this one.
    fn transmit(&self, byte: u8);

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

    /// The modules in Python that the image carries, compiled: a [`Library`](crate::Library).
    fn frozen(&self) -> Option<&'static dyn Frozen> {
        None
    }

    /// Gives the UART these bytes.
    fn write(&self, data: &[u8]) {
        for &byte in data {
            self.transmit(byte);
        }
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

/// The [`Memory`] of a board whose linker script defines `__sheap`, `_heap_end`, `_stack_end` and `_stack_start`.
#[macro_export]
macro_rules! memory {
    () => {{
        // SAFETY: the linker script defines them; only their addresses are used.
        unsafe extern "C" {
            static __sheap: u8;
            static _heap_end: u8;
            static _stack_end: u8;
            static _stack_start: u8;
        }
        $crate::Memory::new(
            &raw const __sheap,
            &raw const _heap_end,
            &raw const _stack_end,
            &raw const _stack_start,
        )
    }};
}
