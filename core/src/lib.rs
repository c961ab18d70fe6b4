//! The face of Taipan: an interpreter that a program embeds.

#![no_std]

extern crate alloc;
