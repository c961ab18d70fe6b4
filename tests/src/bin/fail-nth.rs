//! Runs programs again and again, each time with another allocation failing:
//! `fail-nth [--every N] [--runs N] [--survive] FILE.py ...`.
//!
//! `FILE.out` is what the program prints when nothing fails. With a failure it may end with `MemoryError`, having printed
//! a part of that; it may not crash, print anything else, or end in another way. `--every N` leaves out all but every
//! `N`th allocation; `--runs N` spreads at most `N` failures over a program. With `--survive` a program may print
//! anything, as one must that shows what it catches; only a crash fails.

use std::panic::catch_unwind;
use std::process::ExitCode;
use std::time::Duration;

use taipan_core::platform::Output;
use taipan_core::{Interpreter, Outcome};
use taipan_tests::{Recorder, Watch};

/// A failure that no program reaches.
const NEVER: u64 = u64::MAX / 2;

/// What to do with each program.
#[derive(Clone, Copy)]
struct Plan {
    every: u64,
    runs: u64,
    survive: bool,
    stack_limit: usize,
}

/// How long a program may take: one that waits for what has failed would wait for ever.
const PATIENCE: Duration = Duration::from_secs(if cfg!(miri) { 7200 } else { 20 });

/// How a run ended, and what it printed.
struct Run {
    outcome: Outcome,
    output: Vec<u8>,
    error: String,
    /// How far off the failure was when the program had ended, if it was still to come.
    left: Option<u64>,
}

fn run(source: &[u8], name: &str, fail: u64, stack_limit: usize) -> Option<Run> {
    let platform: &'static Recorder = Box::leak(Box::default());
    let builder = Interpreter::builder(platform)
        .hash_seed(0)
        .stack_limit(stack_limit);
    let mut interpreter = builder.build().ok()?;
    let memory = interpreter.vm().alloc();
    let watch = Watch::new(interpreter.interrupt_flag(), PATIENCE);
    memory.fail_after(fail);
    let outcome = interpreter.run_source(source, name, false);
    let left = memory.until_failure();
    memory.fail_after(u64::MAX);
    drop(watch);
    Some(Run {
        outcome,
        output: platform.taken(Output::Out),
        error: String::from_utf8_lossy(&platform.taken(Output::Error)).into_owned(),
        left,
    })
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

fn check(path: &str, plan: Plan) -> std::io::Result<usize> {
    let source = std::fs::read(path)?;
    let expected = std::fs::read(path.replace(".py", ".out"))?;
    let allocations = match run(&source, path, NEVER, plan.stack_limit) {
        Some(plain) if plain.outcome == Outcome::Exit(0) && plain.output == expected => {
            NEVER - plain.left.unwrap_or(0)
        }
        // What needs more than this platform has shows nothing.
        Some(_) if plan.survive => return Ok(0),
        _ => {
            println!("{path}: does not print what is expected even if nothing fails");
            return Ok(1);
        }
    };
    let step = plan
        .every
        .max(allocations.checked_div(plan.runs).unwrap_or(NEVER));
    let (mut failures, mut runs, mut at) = (0, 0, 0);
    while at < allocations && runs < plan.runs {
        let run = catch_unwind(|| run(&source, path, at, plan.stack_limit));
        runs += 1;
        let problem = match run {
            Err(_) => Some("panicked".to_owned()),
            Ok(None) => Some("no interpreter".to_owned()),
            Ok(Some(run)) if run.left.is_some() => break,
            Ok(Some(_)) if plan.survive => None,
            Ok(Some(run)) => problem(&run, &expected),
        };
        if let Some(problem) = problem {
            failures += 1;
            println!("{path}: allocation {at}: {problem}");
        }
        at += step;
    }
    println!("{path}: {allocations} allocations, {runs} runs, {failures} failures");
    Ok(failures)
}

fn main() -> ExitCode {
    const STACK: usize = 64 << 20;
    let mut plan = Plan {
        every: 1,
        runs: NEVER,
        survive: false,
        stack_limit: 0,
    };
    let mut files = Vec::new();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut number = || arguments.next().and_then(|text| text.parse().ok());
        match argument.as_str() {
            "--every" => plan.every = number().unwrap_or(1).max(1),
            "--runs" => plan.runs = number().unwrap_or(NEVER),
            "--survive" => plan.survive = true,
            _ => files.push(argument),
        }
    }
    let work = move || {
        let marker = 0_u8;
        // Miri's stacks lie anywhere, and are its own affair.
        let top = std::ptr::from_ref(&marker).addr();
        plan.stack_limit = if cfg!(miri) { 0 } else { top - STACK + (1 << 20) };
        let mut failures = 0;
        for file in &files {
            match check(file, plan) {
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
