//! The target `compile`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| taipan_tests::fuzz::run("compile", data));
