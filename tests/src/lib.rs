//! Tests that span crates, benchmarks and fuzzers.

pub mod fuzz;
mod recorder;
mod watch;

pub use recorder::Recorder;
pub use watch::Watch;
