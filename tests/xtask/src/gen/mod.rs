//! The generators: each rewrites a committed file, or, asked to check, fails if it is stale.

pub mod ast;

use std::io::Write as _;
use std::process::{Command, Stdio};

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
