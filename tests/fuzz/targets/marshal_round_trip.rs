//! The target `marshal_round_trip`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| taipan_tests::fuzz::run("marshal_round_trip", data));
