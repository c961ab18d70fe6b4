//! `cargo xtask memory`: what compiling takes of memory on a machine with 32-bit pointers.

use crate::{Outcome, process, suites, unexpected};

pub const HELP: &str = "memory [--sites] [--limits] [--host] [FILE ...]

Compiles each file (tests/board/module200.py if none is named) with a front end built for a 32-bit machine, and prints
the most bytes of heap and native stack that each step takes. The heap's figures are a board's to within a few percent;
the stack's are a debug build's.

  --sites  list where what lives at the highest moment of each step was allocated
  --limits compile in smaller heaps too, where nothing but MemoryError may come of it
  --host   measure on this machine's own architecture";

/// A 32-bit target that runs on an x86-64 host and needs no C compiler.
const TARGET: &str = "i686-unknown-linux-musl";

pub fn command(arguments: &mut lexopt::Parser) -> Outcome {
    use lexopt::prelude::*;
    let (mut host, mut forwarded, mut files) = (false, Vec::new(), Vec::new());
    while let Some(argument) = arguments.next().map_err(|e| e.to_string())? {
        match argument {
            Long("sites") => forwarded.push("--sites".to_owned()),
            Long("limits") => forwarded.push("--limits".to_owned()),
            Long("host") => host = true,
            Value(path) => files.push(path.to_string_lossy().into_owned()),
            other => return Err(unexpected(other)),
        }
    }
    if files.is_empty() {
        files.push("tests/board/module200.py".to_owned());
    }
    forwarded.extend(files);
    let mut build = process::cargo(&[
        "build",
        "--quiet",
        "--package",
        "taipan-compiler",
        "--example",
        "memory",
    ]);
    let mut folder = process::target_dir();
    if !host {
        suites::ensure_targets(&[TARGET])?;
        build.args(["--target", TARGET]);
        build.env("CARGO_TARGET_I686_UNKNOWN_LINUX_MUSL_LINKER", "rust-lld");
        build.env(
            "CARGO_TARGET_I686_UNKNOWN_LINUX_MUSL_RUSTFLAGS",
            "-Clink-self-contained=yes",
        );
        folder.push(TARGET);
    }
    if !process::show(&mut build)? {
        return Err("memory does not build".to_owned());
    }
    let mut measure = std::process::Command::new(folder.join("debug/examples/memory"));
    if process::show(measure.args(forwarded))? {
        Ok(())
    } else {
        Err("not everything compiled".to_owned())
    }
}
