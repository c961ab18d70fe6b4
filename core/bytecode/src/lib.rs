//! CPython 3.14's instruction set, code objects as plain data, location and exception tables, marshal, and the bytecode verifier.
//!
//! - [`opcode`]: every instruction, declared once; [`operand`]: what their opargs mean.
//! - [`code`]: code objects and constants.
//!
//! Nothing here knows the parser or the runtime's objects, and nothing panics on bytes from outside.

#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;

pub mod code;
pub mod opcode;
pub mod operand;

pub use code::{Code, Const, ConstRef, co_fast, co_flags};
pub use opcode::{AnyOpcode, Opcode};
