//! Runs programs again and again, each time with another allocation failing: `fail-nth [--every N] FILE.py ...`.
//!
//! `FILE.out` is what the program prints when nothing fails. With a failure it may end with `MemoryError`, having printed
//! a part of that; it may not crash, print anything else, or end in another way.

use std::process::ExitCode;
use std::sync::Mutex;

use taipan_core::platform::{Console, Output, Platform, Result};
use taipan_core::{Interpreter, Outcome};

/// A platform that has nothing but outputs, which it keeps.
#[derive(Default)]
struct Recorder {
    output: Mutex<Vec<u8>>,
    error: Mutex<Vec<u8>>,
}

impl Platform for Recorder {
    fn name(&self) -> &str {
        "recorder"
    }
    fn console(&self) -> Option<&dyn Console> {
        Some(self)
    }
}

impl Console for Recorder {
    fn read(&self, _: &mut [u8]) -> Result<usize> {
        Ok(0)
    }
    fn ready(&self) -> Result<bool> {
        Ok(true)
    }
    fn write(&self, output: Output, data: &[u8]) -> Result<usize> {
        let written = match output {
            Output::Out => &self.output,
            Output::Error => &self.error,
        };
        if let Ok(mut written) = written.lock() {
            written.extend_from_slice(data);
        }
        Ok(data.len())
    }
    fn input_is_terminal(&self) -> bool {
        false
    }
    fn output_is_terminal(&self, _: Output) -> bool {
        false
    }
}

/// How a run ended, and what it printed.
struct Run {
    outcome: Outcome,
    output: Vec<u8>,
    error: String,
    /// The failure was still to come when the program had ended.
    untouched: bool,
}

fn run(source: &[u8], name: &str, fail: Option<u64>, stack_limit: usize) -> Option<Run> {
    let platform: &'static Recorder = Box::leak(Box::default());
    let builder = Interpreter::builder(platform)
        .hash_seed(0)
        .stack_limit(stack_limit);
    let mut interpreter = builder.build().ok()?;
    let memory = interpreter.vm().alloc();
    memory.fail_after(fail.unwrap_or(u64::MAX));
    let outcome = interpreter.run_source(source, name, false);
    let untouched = memory.failure_pending();
    memory.fail_after(u64::MAX);
    Some(Run {
        outcome,
        output: taken(&platform.output),
        error: String::from_utf8_lossy(&taken(&platform.error)).into_owned(),
        untouched,
    })
}

fn taken(written: &Mutex<Vec<u8>>) -> Vec<u8> {
    written
        .lock()
        .map(|mut written| std::mem::take(&mut *written))
        .unwrap_or_default()
}

/// What is wrong with a run in which an allocation has failed, if anything is.
fn problem(run: &Run, expected: &[u8]) -> Option<String> {
    if !expected.starts_with(&run.output) {
        let common = expected
            .iter()
            .zip(&run.output)
            .take_while(|(a, b)| a == b)
            .count();
        let line = String::from_utf8_lossy(&run.output[common..])
            .lines()
            .next()
            .unwrap_or("")
            .to_owned();
        return Some(format!("printed something else: {line:?}"));
    }
    let complete = run.output.len() == expected.len();
    match run.outcome {
        Outcome::Exit(0) if complete => None,
        Outcome::Exit(0) => Some("ended early, without an exception".to_owned()),
        _ if run.error.contains("MemoryError") || run.error.contains("could not be shown") => None,
        _ => Some(format!(
            "ended with {:?}",
            run.error.lines().last().unwrap_or("nothing on stderr")
        )),
    }
}

fn check(path: &str, every: u64, stack_limit: usize) -> std::io::Result<usize> {
    let source = std::fs::read(path)?;
    let expected = std::fs::read(path.replace(".py", ".out"))?;
    match run(&source, path, None, stack_limit) {
        Some(plain) if plain.outcome == Outcome::Exit(0) && plain.output == expected => {}
        _ => {
            println!("{path}: does not print what is expected even if nothing fails");
            return Ok(1);
        }
    }
    let (mut failures, mut runs) = (0, 0);
    let mut at = 0;
    loop {
        let Some(run) = run(&source, path, Some(at), stack_limit) else {
            println!("{path}: no interpreter");
            return Ok(failures + 1);
        };
        runs += 1;
        if run.untouched {
            break;
        }
        if let Some(problem) = problem(&run, &expected) {
            failures += 1;
            println!("{path}: allocation {at}: {problem}");
        }
        at += every;
    }
    println!("{path}: {runs} runs, {failures} failures");
    Ok(failures)
}

fn main() -> ExitCode {
    const STACK: usize = 64 << 20;
    let mut every = 1;
    let mut files = Vec::new();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        if argument == "--every" {
            every = arguments
                .next()
                .and_then(|number| number.parse().ok())
                .unwrap_or(1)
                .max(1);
        } else {
            files.push(argument);
        }
    }
    let work = move || {
        let marker = 0_u8;
        // Miri's stacks lie anywhere, and are its own affair.
        let top = std::ptr::from_ref(&marker).addr();
        let limit = if cfg!(miri) { 0 } else { top - STACK + (1 << 20) };
        let mut failures = 0;
        for file in &files {
            match check(file, every, limit) {
                Ok(count) => failures += count,
                Err(error) => {
                    println!("{file}: {error}");
                    failures += 1;
                }
            }
        }
        failures
    };
    let outcome = std::thread::Builder::new()
        .stack_size(STACK)
        .spawn(work)
        .map(std::thread::JoinHandle::join);
    match outcome {
        Ok(Ok(0)) => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}
