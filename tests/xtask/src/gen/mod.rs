//! The generators: each rewrites a committed file, or, asked to check, fails if it is stale.

pub mod ast;
pub mod grammar;
pub mod unicode;

use std::io::Write as _;
use std::process::{Command, Stdio};

use crate::{Outcome, unexpected};

pub const HELP: &str = "gen [--check] [NAME ...]

Writes the generated files, those of the named generators only if any is named.

  --check  change nothing; fail if a committed file is not what its generator would write
  --list   print the generators' names";

/// One generator.
pub struct Generator {
    /// What to call it on the command line.
    pub name: &'static str,
    /// Writes its files, or with `true` fails if they are stale.
    pub run: fn(bool) -> Result<(), String>,
}

/// All generators.
pub const GENERATORS: &[Generator] = &[
    Generator {
        name: "ast",
        run: ast::run,
    },
    Generator {
        name: "grammar",
        run: grammar::run,
    },
    Generator {
        name: "unicode",
        run: unicode::run,
    },
];

pub fn command(arguments: &mut lexopt::Parser) -> Outcome {
    let (mut check, mut list) = (false, false);
    let mut names = Vec::new();
    while let Some(argument) = arguments.next().map_err(|e| e.to_string())? {
        match argument {
            lexopt::Arg::Long("check") => check = true,
            lexopt::Arg::Long("list") => list = true,
            lexopt::Arg::Value(name) => names.push(name.to_string_lossy().into_owned()),
            other => return Err(unexpected(other)),
        }
    }
    if let Some(name) = names
        .iter()
        .find(|name| !GENERATORS.iter().any(|g| g.name == name.as_str()))
    {
        return Err(format!(
            "no generator {name:?}; `cargo xtask gen --list` prints them"
        ));
    }
    let mut problems = Vec::new();
    for generator in GENERATORS
        .iter()
        .filter(|g| names.is_empty() || names.iter().any(|n| n == g.name))
    {
        if list {
            println!("{}", generator.name);
        } else if let Err(problem) = (generator.run)(check) {
            problems.push(problem);
        }
    }
    if problems.is_empty() {
        Ok(())
    } else {
        Err(problems.join("\n"))
    }
}

/// Formats Rust source and writes it to `path` (relative to the workspace), or with `check` compares it.
pub fn write_rust(path: &str, source: &str, check: bool) -> Result<(), String> {
    let mut rustfmt = Command::new("rustfmt")
        .args(["--edition", "2024", "--config-path", "rustfmt.toml"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|e| format!("rustfmt: {e}"))?;
    let mut input = rustfmt.stdin.take().ok_or("rustfmt has no input")?;
    let text = source.to_owned();
    let writer = std::thread::spawn(move || input.write_all(text.as_bytes()));
    let output = rustfmt.wait_with_output().map_err(|e| format!("rustfmt: {e}"))?;
    writer
        .join()
        .map_err(|_| "rustfmt: no input")?
        .map_err(|e| format!("rustfmt: {e}"))?;
    if !output.status.success() {
        return Err(format!("rustfmt failed for {path}"));
    }
    if check {
        let committed = std::fs::read(path).map_err(|e| format!("{path}: {e}"))?;
        return if committed == output.stdout {
            Ok(())
        } else {
            Err(format!("{path} is stale: run `cargo xtask gen`"))
        };
    }
    std::fs::write(path, output.stdout).map_err(|e| format!("{path}: {e}"))
}
