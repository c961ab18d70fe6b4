//! How bytecode executes: eval loop, calls, exceptions, import, builtins, sys.

#![no_std]

extern crate alloc;
