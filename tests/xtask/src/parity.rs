//! `cargo xtask parity`: how many files of CPython's library compile to CPython's code objects.

use std::process::Command;

use crate::{Outcome, process, unexpected};

pub const HELP: &str = "parity [--reference COMMAND] [--optimize N] [--show N] [FILE | FOLDER ...]

Compiles each file with Taipan's compiler and with CPython's, compares the code objects field by field, and prints the first
differences and a summary. Without files: CPython 3.14's whole library.

  --reference COMMAND  CPython 3.14 (default: ../shared/tools/cpython314 run, or TAIPAN_REFERENCE)
  --optimize N         0, 1 or 2, as -O and -OO
  --show N             how many differences to print";

pub fn command(arguments: &mut lexopt::Parser) -> Outcome {
    use lexopt::prelude::*;
    let mut reference = None;
    let mut forwarded: Vec<String> = Vec::new();
    while let Some(argument) = arguments.next().map_err(|e| e.to_string())? {
        match argument {
            Long("reference") => reference = Some(crate::scripts::string(arguments)?),
            Long(name @ ("optimize" | "show")) => {
                let name = format!("--{name}");
                forwarded.push(name);
                forwarded.push(crate::scripts::string(arguments)?);
            }
            Value(path) => forwarded.push(path.to_string_lossy().into_owned()),
            other => return Err(unexpected(other)),
        }
    }
    let build = [
        "build",
        "--quiet",
        "--profile",
        "quick",
        "--package",
        "taipan-compiler",
        "--example",
        "codedump",
    ];
    if !process::show(&mut process::cargo(&build))? {
        return Err("codedump does not build".to_owned());
    }
    let words = process::reference(reference.as_deref())?;
    let mut compare: Command = process::command(&words)?;
    compare
        .arg("tests/parity/parity.py")
        .arg(process::target_dir().join("quick/examples/codedump"))
        .args(forwarded);
    if process::show(&mut compare)? {
        Ok(())
    } else {
        Err("code objects differ".to_owned())
    }
}
