//! CPython 3.14's instruction set, code objects as plain data, location and exception tables, marshal, and the bytecode verifier.
//!
//! - [`opcode`]: every instruction, declared once; [`operand`]: what their opargs mean.
//! - [`code`]: code objects and constants; [`location`] and [`exception_table`]: their tables.
//! - [`packed`]: code objects in little memory.
//! - [`verify`]: whether bytecode from outside is safe to run.
//! - [`dis`]: a textual disassembly.
//! - [`marshal`]: reading and writing them; [`pyc`]: the header of a `.pyc` file.
//!
//! Nothing here knows the parser or the runtime's objects, and nothing panics on bytes from outside.

#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;

pub mod code;
pub mod dis;
pub mod exception_table;
pub mod location;
pub mod marshal;
pub mod opcode;
pub mod operand;
pub mod packed;
pub mod pyc;
pub mod verify;

pub use code::{Code, Const, ConstRef, Interned, co_fast, co_flags};
pub use opcode::{AnyOpcode, Opcode};
