//! Tests that span crates, benchmarks and fuzzers.
