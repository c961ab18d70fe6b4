//! The developers' command; `cargo xtask --help` lists what it does.

fn main() {}
