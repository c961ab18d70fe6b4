//! Taipan on bare metal: heap arena, console, ticks, prompt.

#![no_std]

extern crate alloc;
