//! `cargo xtask test`: every suite that can be run, a summary, and one closing line with the counts.

use std::collections::BTreeSet;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::{Outcome, board, r#gen, handlers, parity, process, scripts, unexpected};

pub const HELP: &str = "test [SUITE ...]

Runs the suites, all of them if none is named, and closes with a line `N passed, N failed`.

  lint      the sources are formatted as rustfmt does it; clippy over the workspace, without warnings
  gen       the generated files are fresh
  unit      the crates' own tests (cargo-nextest if it is installed, else cargo test)
  nostd     every core crate builds for the five targets without an operating system
  scripts   tests/scripts on the desktop, with both drivers
  parity    tokens, trees, code objects, errors and so on of some files and snippets, against what CPython's were when recorded
  handlers  every handler of the threaded driver ends in a jump
  memory    tests/scripts with freed memory poisoned, every object's trace verified and a collection after every few
            objects; tests/memory with each allocation failing, one a run; the scripts that need no system with 40
            failing in each, spread over the program
  memory-long
            the same with 400 failing in each; runs only if it is named
  miri      the tests of core/heap, and the interpreter running tests/memory/containers.py, under Miri (Tree Borrows)
  miri-long the same with all of tests/memory; runs only if it is named
  boards    the scripts and conversations that tests/board/quick.txt names, on mps2-an386 and riscv32 in QEMU
  boards-long
            the scripts that need no system, and all of tests/board, on all boards; runs only if it is named

A suite whose subject does not exist yet is listed as `not there`; it counts as neither.
What is needed and can be installed without asking (rustup's targets) is; for the rest the command to run is printed.";

/// What became of a suite.
enum Result {
    /// Cases that passed and failed.
    Ran { passed: usize, failed: usize },
    /// What it would test does not exist; why.
    NotThere(String),
}

struct Suite {
    name: &'static str,
    run: fn() -> Outcome<Result>,
}

const SUITES: &[Suite] = &[
    Suite {
        name: "lint",
        run: lint,
    },
    Suite {
        name: "gen",
        run: generated,
    },
    Suite {
        name: "unit",
        run: unit,
    },
    Suite {
        name: "nostd",
        run: nostd,
    },
    Suite {
        name: "scripts",
        run: corpus,
    },
    Suite {
        name: "parity",
        run: recorded_parity,
    },
    Suite {
        name: "handlers",
        run: jumps,
    },
    Suite {
        name: "memory",
        run: memory,
    },
    Suite {
        name: "memory-long",
        run: memory_long,
    },
    Suite {
        name: "miri",
        run: miri,
    },
    Suite {
        name: "miri-long",
        run: miri_long,
    },
    Suite {
        name: "boards",
        run: boards,
    },
    Suite {
        name: "boards-long",
        run: boards_long,
    },
];

/// The targets without an operating system that the core must build for.
pub const TARGETS: &[&str] = &[
    "thumbv7em-none-eabihf",
    "thumbv7m-none-eabi",
    "thumbv6m-none-eabi",
    "riscv32imac-unknown-none-elf",
    "wasm32-unknown-unknown",
];

pub fn command(arguments: &mut lexopt::Parser) -> Outcome {
    let mut chosen = BTreeSet::new();
    while let Some(argument) = arguments.next().map_err(|e| e.to_string())? {
        match argument {
            lexopt::Arg::Value(name) => {
                let name = name.to_string_lossy().into_owned();
                if !SUITES.iter().any(|suite| suite.name == name) {
                    return Err(format!("no suite {name:?}; see `cargo xtask test --help`"));
                }
                chosen.insert(name);
            }
            other => return Err(unexpected(other)),
        }
    }
    let (mut passed, mut failed) = (0, 0);
    let mut summary = Vec::new();
    for suite in SUITES
        .iter()
        .filter(|suite| chosen.contains(suite.name) || chosen.is_empty() && !suite.name.ends_with("-long"))
    {
        println!("== {}", suite.name);
        let start = Instant::now();
        let result = (suite.run)();
        let seconds = start.elapsed().as_secs_f32();
        let line = match result {
            Ok(Result::Ran { passed: p, failed: f }) => {
                passed += p;
                failed += f;
                format!("{p} passed, {f} failed")
            }
            Ok(Result::NotThere(reason)) => format!("not there: {reason}"),
            Err(problem) => {
                failed += 1;
                format!("FAILED: {problem}")
            }
        };
        println!("   {line} ({seconds:.0} s)");
        summary.push(format!("{:<11} {line}", suite.name));
    }
    println!("\n{}", summary.join("\n"));
    println!("{passed} passed, {failed} failed");
    if failed == 0 {
        Ok(())
    } else {
        Err("tests failed".to_owned())
    }
}

fn lint() -> Outcome<Result> {
    let commands = [
        &["fmt", "--all", "--check"][..],
        &[
            "clippy",
            "--quiet",
            "--workspace",
            "--all-targets",
            "--",
            "-D",
            "warnings",
        ],
    ];
    let mut passed = 0;
    for arguments in commands {
        println!("   cargo {}", arguments.join(" "));
        passed += usize::from(process::show(&mut process::cargo(arguments))?);
    }
    Ok(Result::Ran {
        passed,
        failed: commands.len() - passed,
    })
}

fn generated() -> Outcome<Result> {
    let (mut passed, mut failed) = (0, 0);
    for generator in r#gen::GENERATORS {
        match (generator.run)(true) {
            Ok(()) => passed += 1,
            Err(problem) => {
                failed += 1;
                println!("   {}: {problem}", generator.name);
            }
        }
    }
    Ok(Result::Ran { passed, failed })
}

/// Runs the crates' tests and reads the counts off what the runner prints.
fn unit() -> Outcome<Result> {
    let nextest = process::find_program("cargo-nextest").is_some();
    let arguments: &[&str] = if nextest {
        &[
            "nextest",
            "run",
            "--workspace",
            "--no-fail-fast",
            "--no-tests",
            "pass",
            "--status-level",
            "fail",
        ]
    } else {
        println!("   cargo-nextest is not installed (`cargo install cargo-nextest`); using cargo test");
        &["test", "--workspace", "--no-fail-fast", "--quiet"]
    };
    let mut command = process::cargo(arguments);
    command.stdin(Stdio::null());
    let finished = process::run(&mut command, b"", Duration::from_secs(3600))?;
    let text =
        String::from_utf8_lossy(&finished.stdout).into_owned() + &String::from_utf8_lossy(&finished.stderr);
    let (mut passed, mut failed) = (0, 0);
    for line in text.lines() {
        if line.trim_start().starts_with("Summary [") || line.starts_with("test result:") {
            passed += count_before(line, "passed");
            failed += count_before(line, "failed");
        }
    }
    if finished.code != Some(0) {
        println!("{text}");
        failed = failed.max(1);
    }
    if nextest {
        // Nextest runs no examples in docs.
        let mut command = process::cargo(&["test", "--workspace", "--doc", "--quiet", "--no-fail-fast"]);
        let finished = process::run(&mut command, b"", Duration::from_secs(3600))?;
        let text = String::from_utf8_lossy(&finished.stdout);
        for line in text.lines().filter(|line| line.starts_with("test result:")) {
            passed += count_before(line, "passed");
            failed += count_before(line, "failed");
        }
        if finished.code != Some(0) {
            println!("{text}{}", String::from_utf8_lossy(&finished.stderr));
            failed = failed.max(1);
        }
    }
    Ok(Result::Ran { passed, failed })
}

/// The number in front of `word` (`12 passed`), or 0.
fn count_before(line: &str, word: &str) -> usize {
    let words: Vec<&str> = line.split([' ', ',', ';']).filter(|w| !w.is_empty()).collect();
    words
        .windows(2)
        .find(|pair| pair[1] == word)
        .and_then(|pair| pair[0].parse().ok())
        .unwrap_or(0)
}

/// The core crates, as cargo packages: everything under `core` but the macros, which run on the host.
pub fn core_packages() -> Outcome<Vec<String>> {
    let manifest = std::fs::read_to_string("Cargo.toml").map_err(|e| format!("Cargo.toml: {e}"))?;
    let members = manifest
        .lines()
        .filter_map(|line| line.trim().strip_prefix('"')?.strip_suffix("\","));
    let mut packages = Vec::new();
    for member in members.filter(|m| m.starts_with("core") || *m == "platform-bare") {
        if member == "core/derive" {
            continue;
        }
        let path = format!("{member}/Cargo.toml");
        let manifest = std::fs::read_to_string(&path).map_err(|e| format!("{path}: {e}"))?;
        let name = manifest
            .lines()
            .find_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"'));
        packages.push(name.ok_or_else(|| format!("{path} has no name"))?.to_owned());
    }
    Ok(packages)
}

/// Installs those of rustup's targets that are missing.
pub fn ensure_targets(targets: &[&str]) -> Outcome {
    if process::find_program("rustup").is_none() {
        return Ok(());
    }
    let installed = Command::new("rustup")
        .args(["target", "list", "--installed"])
        .output();
    let installed = installed.map_err(|e| format!("rustup: {e}"))?;
    let installed = String::from_utf8_lossy(&installed.stdout);
    let missing: Vec<&str> = targets
        .iter()
        .copied()
        .filter(|t| !installed.lines().any(|line| line == *t))
        .collect();
    if missing.is_empty() || process::show(Command::new("rustup").args(["target", "add"]).args(&missing))? {
        return Ok(());
    }
    Err(format!("run `rustup target add {}`", missing.join(" ")))
}

fn nostd() -> Outcome<Result> {
    ensure_targets(TARGETS)?;
    let packages = core_packages()?;
    let (mut passed, mut failed) = (0, 0);
    for target in TARGETS {
        println!("   {target}");
        let mut command = process::cargo(&["build", "--quiet", "--target", target]);
        // That it builds is asked, not how it runs; what runs on this host while it builds is the dev profile's own.
        command
            .env("CARGO_PROFILE_DEV_OPT_LEVEL", "0")
            .env("CARGO_PROFILE_DEV_DEBUG", "0");
        for package in &packages {
            command.args(["--package", package]);
        }
        if process::show(&mut command)? {
            passed += 1;
        } else {
            failed += 1;
        }
    }
    Ok(Result::Ran { passed, failed })
}

/// The corpus on the desktop: unoptimized builds have the match driver, optimized ones the threaded.
fn corpus() -> Outcome<Result> {
    let scripts = scripts::corpus(&[])?;
    let (mut passed, mut failed) = (0, 0);
    for (driver, profile) in [("match", "dev"), ("threaded", "quick")] {
        println!("   {driver} driver");
        let wanted = |script: &scripts::Script| profile == "quick" || !script.is_huge();
        let scripts: Vec<_> = scripts.iter().filter(|script| wanted(script)).cloned().collect();
        let Some(interpreter) = scripts::build_taipan(profile)? else {
            return Ok(Result::NotThere("`taipan` does not run programs yet".to_owned()));
        };
        let tally = scripts::compare(&scripts, &interpreter, true);
        let (p, f) = tally.counts(&scripts);
        println!("   {driver} driver: {p} passed, {f} failed");
        passed += p;
        failed += f;
    }
    Ok(Result::Ran { passed, failed })
}

/// What CPython's front end made of some sources, when it was recorded.
fn recorded_parity() -> Outcome<Result> {
    Ok(match parity::suite()? {
        Some((passed, failed)) => Result::Ran { passed, failed },
        None => Result::NotThere("`taipan` does not run programs yet".to_owned()),
    })
}

/// The handlers of the optimized build, disassembled.
fn jumps() -> Outcome<Result> {
    let Some(interpreter) = scripts::build_taipan("quick")? else {
        return Ok(Result::NotThere("`taipan` does not run programs yet".to_owned()));
    };
    match handlers::check(std::path::Path::new(&interpreter[0]))? {
        None => Ok(Result::NotThere("no way to disassemble".to_owned())),
        Some(found) => {
            for wrong in &found.wrong {
                println!("   {wrong}");
            }
            let failed = found.wrong.len() + usize::from(found.handlers < 100);
            Ok(Result::Ran {
                passed: found.handlers.saturating_sub(found.wrong.len()),
                failed,
            })
        }
    }
}

/// The corpus on a build whose freed cells are overwritten, whose objects must drop what they trace, and which collects
/// all the time; the programs of tests/memory, with each allocation failing in a run of its own; and a few failures in
/// each script that needs nothing, which may do anything then but crash.
fn memory() -> Outcome<Result> {
    failing_memory("40")
}

/// As `memory`, with ten times as many failures in each script.
fn memory_long() -> Outcome<Result> {
    failing_memory("400")
}

fn failing_memory(runs: &str) -> Outcome<Result> {
    // The ordinary build says sooner whether there is anything to run.
    if scripts::build_taipan("dev")?.is_none() {
        return Ok(Result::NotThere("`taipan` does not run programs yet".to_owned()));
    }
    let Some(interpreter) = scripts::build_taipan_with("dev", &["poison", "verify", "stress"])? else {
        return Err("the build with poisoned cells runs no program".to_owned());
    };
    let mut scripts = scripts::corpus(&[])?;
    scripts.retain(|script| !script.is_huge());
    let (mut passed, mut failed) = scripts::compare(&scripts, &interpreter, true).counts(&scripts);
    let bare: Vec<_> = scripts
        .into_iter()
        .filter(|script| script.runs_on_board() && !script.path.with_extension("err").exists())
        .map(|script| script.path)
        .collect();
    for (options, programs) in [
        (&[][..], memory_programs()?),
        (&["--survive", "--runs", runs][..], bare),
    ] {
        let mut command = process::cargo(&["run", "--quiet", "--package", "taipan-tests"]);
        command.args(["--features", "fail-nth", "--bin", "fail-nth", "--"]);
        if process::show(command.args(options).args(&programs))? {
            passed += programs.len();
        } else {
            failed += 1;
        }
    }
    Ok(Result::Ran { passed, failed })
}

/// The programs of tests/memory.
fn memory_programs() -> Outcome<Vec<std::path::PathBuf>> {
    let folder = process::root().join("tests/memory");
    let mut programs: Vec<_> = std::fs::read_dir(&folder)
        .map_err(|e| format!("{}: {e}", folder.display()))?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "py"))
        .collect();
    programs.sort();
    Ok(programs)
}

/// Miri over the kernel's tests, and over the whole interpreter as it runs one program of tests/memory, which takes it some
/// minutes.
fn miri() -> Outcome<Result> {
    under_miri(&[process::root().join("tests/memory/containers.py")])
}

/// As `miri`, with all programs of tests/memory.
fn miri_long() -> Outcome<Result> {
    under_miri(&memory_programs()?)
}

fn under_miri(programs: &[std::path::PathBuf]) -> Outcome<Result> {
    // The proxy in front of the toolchains understands `+nightly`; the cargo that runs this does not.
    let cargo = |arguments: &[&str], leaks: &str| {
        let mut command = Command::new("cargo");
        command
            .args(["+nightly", "miri"])
            .args(arguments)
            .current_dir(process::root())
            .env_remove("RUSTUP_TOOLCHAIN")
            .env(
                "MIRIFLAGS",
                format!("-Zmiri-tree-borrows -Zmiri-permissive-provenance -Zmiri-disable-isolation {leaks}"),
            )
            .env("CARGO_TARGET_DIR", process::target_dir().join("miri"));
        command
    };
    if !cargo(&["--version"], "")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
    {
        println!("   rustup toolchain install nightly --component miri,rust-src");
        return Ok(Result::NotThere("Miri is not installed".to_owned()));
    }
    // An interpreter lives as long as its process: `Interp` is never freed.
    let mut interpreter = cargo(
        &["run", "--quiet", "--package", "taipan-tests"],
        "-Zmiri-ignore-leaks",
    );
    interpreter
        .args(["--features", "fail-nth", "--bin", "fail-nth"])
        .args(["--", "--runs", "0"])
        .args(programs);
    let (mut passed, mut failed) = (0, 0);
    for mut command in [
        cargo(&["test", "--quiet", "--package", "taipan-heap"], ""),
        interpreter,
    ] {
        if process::show(&mut command)? {
            passed += 1;
        } else {
            failed += 1;
        }
    }
    Ok(Result::Ran { passed, failed })
}

/// A choice of scripts on two boards, so that CI has the time.
fn boards() -> Outcome<Result> {
    let quick = board::quick()?;
    on_boards(&["mps2-an386", "riscv32"], &|name| quick.contains(name))
}

/// Everything on all boards.
fn boards_long() -> Outcome<Result> {
    let names: Vec<&str> = board::BOARDS.iter().map(|board| board.name).collect();
    on_boards(&names, &|_| true)
}

fn on_boards(names: &[&str], wanted: &dyn Fn(&str) -> bool) -> Outcome<Result> {
    let present: Vec<&board::Board> = board::BOARDS
        .iter()
        .filter(|board| names.contains(&board.name) && board.exists())
        .collect();
    if present.is_empty() {
        return Ok(Result::NotThere("no board in targets/".to_owned()));
    }
    let scripts = scripts::corpus(&[])?;
    let (mut passed, mut failed) = (0, 0);
    for board in present {
        println!("   {}", board.name);
        let image = match board.build() {
            Ok(image) => image,
            Err(problem) => {
                println!("   {}: {problem}", board.name);
                failed += 1;
                continue;
            }
        };
        match board::run_corpus(board, &image, &scripts, wanted) {
            Ok((p, f)) => {
                println!("   {}: {p} passed, {f} failed", board.name);
                passed += p;
                failed += f;
            }
            Err(problem) => {
                println!("   {}: {problem}", board.name);
                failed += 1;
            }
        }
    }
    Ok(Result::Ran { passed, failed })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read() {
        let cases = [
            ("     Summary [   0.026s] 5 tests run: 5 passed, 0 skipped", 5, 0),
            (
                "     Summary [   1.2s] 15 tests run: 12 passed (1 slow), 3 failed, 0 skipped",
                12,
                3,
            ),
            (
                "test result: FAILED. 7 passed; 2 failed; 0 ignored; 0 measured",
                7,
                2,
            ),
        ];
        for (line, passed, failed) in cases {
            assert_eq!(
                (count_before(line, "passed"), count_before(line, "failed")),
                (passed, failed),
                "{line}"
            );
        }
    }

    #[test]
    fn the_core_is_found() {
        std::env::set_current_dir(process::root()).unwrap();
        let packages = core_packages().unwrap();
        assert!(packages.iter().any(|p| p == "taipan-vm") && packages.iter().any(|p| p == "taipan-core"));
        assert!(!packages.iter().any(|p| p == "taipan-derive" || p == "taipan"));
    }
}
