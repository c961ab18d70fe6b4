//! Taipan on bare metal: an interpreter at the other end of a serial line.
//!
//! A board's crate brings a memory map, start-up code and a [`Board`]; everything else is here. It calls [`run`] once, and
//! [`received`] from the interrupt of its UART.
//!
//! | file | what it holds |
//! |---|---|
//! | `arena.rs` | the global allocator: all RAM that is left, emptied at a soft reset |
//! | `board.rs` | [`Board`], what a board's crate provides |
//! | `serial.rs` | the line from interrupt to reader, and Ctrl-C |
//! | `platform.rs` | the traits of `taipan-platform`: console, clock, stack, line input |
//! | `editor.rs` | one line, typed and edited |
//! | `prompt.rs` | the prompt, raw mode, soft reset |
//! | `stack.rs` | how much of the native stack is used |
//! | `systick.rs` | Cortex-M's own timer |

#![no_std]
#![deny(unsafe_code)]

extern crate alloc;

mod arena;
mod board;
mod editor;
mod platform;
mod prompt;
mod serial;
mod stack;
#[cfg(all(target_arch = "arm", target_os = "none"))]
pub mod systick;

pub use arena::{ARENA, Arena};
pub use board::{Board, Memory};
pub use prompt::{panicked, run};
pub use serial::received;
pub use taipan_core::{Frozen, Library, ModuleDef, modules};
