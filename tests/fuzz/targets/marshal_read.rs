//! The target `marshal_read`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| taipan_tests::fuzz::run("marshal_read", data));
