//! `cargo xtask fuzz`: libFuzzer over the targets of `tests/fuzz`.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::{Outcome, process, unexpected};

pub const HELP: &str = "fuzz [--seconds N] [TARGET ...]

Gives each target (all of tests/fuzz/targets if none is named) what libFuzzer makes of the programs in tests/scripts, built with
AddressSanitizer. An input that breaks something is written to tests/fuzz/findings/TARGET, where `cargo xtask test unit` finds
it from then on; inputs that reach new code are kept in target/fuzz.

Needs a nightly toolchain and cargo-fuzz:
  rustup toolchain install nightly
  cargo install cargo-fuzz

  --seconds N  how long each target runs (default: 600)";

const FOLDER: &str = "tests/fuzz";

/// The most bytes of an input, and the most memory and time that one may take.
const LIMITS: [&str; 3] = ["-max_len=4096", "-rss_limit_mb=4096", "-timeout=30"];

pub fn command(arguments: &mut lexopt::Parser) -> Outcome {
    use lexopt::prelude::*;
    let mut seconds = 600_u32;
    let mut targets = Vec::new();
    while let Some(argument) = arguments.next().map_err(|e| e.to_string())? {
        match argument {
            Long("seconds") => {
                let text = crate::scripts::string(arguments)?;
                seconds = text.parse().map_err(|_| "--seconds wants a number")?;
            }
            Value(target) => targets.push(target.to_string_lossy().into_owned()),
            other => return Err(unexpected(other)),
        }
    }
    let root = process::root().join(FOLDER);
    let known = known_targets(&root.join("targets"))?;
    if let Some(unknown) = targets.iter().find(|target| !known.contains(target)) {
        return Err(format!("no target {unknown:?}; there are {}", known.join(", ")));
    }
    if targets.is_empty() {
        targets = known;
    }
    if !cargo_fuzz(&root, "--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
    {
        return Err("cargo-fuzz does not run; see `cargo xtask fuzz --help`".to_owned());
    }
    let mut broken = Vec::new();
    for target in targets {
        println!("== {target}, {seconds} s");
        if !process::show(&mut run(&root, &target, seconds)?)? {
            broken.push(target);
        }
    }
    if broken.is_empty() {
        println!("nothing was found");
        Ok(())
    } else {
        Err(format!("something was found: {}", broken.join(", ")))
    }
}

fn known_targets(folder: &Path) -> Outcome<Vec<String>> {
    let entries = std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut names: Vec<String> = entries
        .flatten()
        .filter_map(|entry| Some(entry.path().file_stem()?.to_string_lossy().into_owned()))
        .collect();
    names.sort();
    Ok(names)
}

fn cargo_fuzz(root: &Path, what: &str) -> Command {
    // The proxy in front of the toolchains understands `+nightly`; the cargo that runs this does not.
    let mut command = Command::new("cargo");
    command
        .args(["+nightly", "fuzz", what])
        .current_dir(root)
        .env_remove("RUSTUP_TOOLCHAIN")
        .env("CARGO_TARGET_DIR", process::target_dir().join("fuzz"));
    command
}

/// The command that runs a target, with folders for what it keeps and finds.
fn run(root: &Path, target: &str, seconds: u32) -> Outcome<Command> {
    let kept = process::target_dir().join("fuzz/corpus").join(target);
    let findings = root.join("findings").join(target);
    for folder in [&kept, &findings] {
        std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    let seeds = if target.starts_with("marshal") {
        "core/bytecode/tests/data"
    } else {
        "tests/scripts"
    };
    let mut command = cargo_fuzz(root, "run");
    command.args(["--fuzz-dir", "."]).arg(target).arg(kept);
    if target != "verifier" {
        command.arg(process::root().join(seeds));
    }
    command
        .arg(&findings)
        .arg("--")
        .args(LIMITS)
        .arg(format!("-max_total_time={seconds}"))
        .arg(format!("-artifact_prefix={}/", findings.display()));
    Ok(command)
}
