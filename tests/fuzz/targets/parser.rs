//! The target `parser`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| taipan_tests::fuzz::run("parser", data));
