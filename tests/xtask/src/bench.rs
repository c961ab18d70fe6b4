//! `cargo xtask bench`: times against a reference interpreter, in alternating runs, as medians and ratios.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::scripts::string;
use crate::{Outcome, process, unexpected};

pub const HELP: &str = "bench [--interpreter COMMAND] [--reference COMMAND] [--rounds N] [--json FILE] [NAME ...]

Times programs on Taipan and on a reference, one run of each in turn, and prints medians and their ratio (below 1 is faster).

  startup   `-c pass`
  the programs of tests/bench/programs: loop fib mandelbrot attributes sieve generator
  pyperformance's benchmark files: nbody fannkuch spectral_norm float richards richards_super nqueens pidigits
            generators unpack_sequence coroutines scimark deltablue

  NAME ...               only these; `programs` and `pyperformance` stand for their groups
  --interpreter COMMAND  Taipan (default: builds it in the release profile)
  --reference COMMAND    CPython 3.14 (default: ../shared/tools/cpython314 run, or TAIPAN_REFERENCE)
  --rounds N             runs of each (default 5; startup 4 times as many)
  --suite FOLDER         pyperformance's data-files/benchmarks (default: fetched from PyPI with pip into target/)
  --json FILE            write all times there";

const PROGRAMS: &[&str] = &["loop", "fib", "mandelbrot", "attributes", "sieve", "generator"];

const PYPERFORMANCE: &[&str] = &[
    "nbody",
    "fannkuch",
    "spectral_norm",
    "float",
    "richards",
    "richards_super",
    "nqueens",
    "pidigits",
    "generators",
    "unpack_sequence",
    "coroutines",
    "scimark",
    "deltablue",
];

const PACKAGE: &str = "pyperformance==1.14.0";

/// What one thing to measure took, in seconds, run by run.
struct Measured {
    name: String,
    ours: Vec<f64>,
    reference: Vec<f64>,
    /// Why a run failed, if one did.
    problem: Option<String>,
}

struct Settings {
    ours: Vec<String>,
    reference: Vec<String>,
    rounds: usize,
}

pub fn command(arguments: &mut lexopt::Parser) -> Outcome {
    use lexopt::prelude::*;
    let (mut interpreter, mut reference, mut suite, mut json) = (None, None, None, None);
    let mut rounds = 5;
    let mut names: Vec<String> = Vec::new();
    while let Some(argument) = arguments.next().map_err(|e| e.to_string())? {
        match argument {
            Long("interpreter") => interpreter = Some(string(arguments)?),
            Long("reference") => reference = Some(string(arguments)?),
            Long("suite") => suite = Some(string(arguments)?),
            Long("json") => json = Some(string(arguments)?),
            Long("rounds") => {
                rounds = string(arguments)?
                    .parse()
                    .map_err(|_| "--rounds wants a number")?
            }
            Value(name) => names.push(name.to_string_lossy().into_owned()),
            other => return Err(unexpected(other)),
        }
    }
    let ours = match interpreter {
        Some(text) => text.split_whitespace().map(str::to_owned).collect(),
        None => crate::scripts::build_taipan("release")?.ok_or("`taipan` does not run programs yet")?,
    };
    let settings = Settings {
        ours,
        reference: process::reference(reference.as_deref())?,
        rounds: rounds.max(1),
    };
    let wanted = |name: &str, group: &str| names.is_empty() || names.iter().any(|n| n == name || n == group);

    let mut results = Vec::new();
    if wanted("startup", "startup") {
        results.push(measure("startup", settings.rounds * 4, &settings, &|words| {
            let mut command = process::command(words)?;
            timed(command.args(["-c", "pass"]))
        }));
    }
    for name in PROGRAMS.iter().filter(|name| wanted(name, "programs")) {
        let path = process::root().join(format!("tests/bench/programs/{name}.py"));
        results.push(measure(name, settings.rounds, &settings, &|words| {
            let mut command = process::command(words)?;
            timed(command.arg(&path))
        }));
    }
    let chosen: Vec<&&str> = PYPERFORMANCE
        .iter()
        .filter(|name| wanted(name, "pyperformance"))
        .collect();
    if !chosen.is_empty() {
        let suite = match suite {
            Some(folder) => PathBuf::from(folder),
            None => fetch_suite()?,
        };
        if !suite.is_dir() {
            return Err(format!("--suite {}: no such folder", suite.display()));
        }
        for name in chosen {
            results.extend(pyperformance(name, &suite, &settings));
        }
    }
    report(&results);
    if let Some(path) = json {
        std::fs::write(&path, to_json(&results, &settings)).map_err(|e| format!("{path}: {e}"))?;
    }
    match results.iter().find(|r| r.problem.is_some()) {
        Some(failed) => Err(format!("{} failed", failed.name)),
        None => Ok(()),
    }
}

/// Runs `once` on each interpreter in turn, as often as asked.
fn measure(
    name: &str,
    rounds: usize,
    settings: &Settings,
    once: &dyn Fn(&[String]) -> Outcome<f64>,
) -> Measured {
    let mut result = Measured {
        name: name.to_owned(),
        ours: Vec::new(),
        reference: Vec::new(),
        problem: None,
    };
    for _ in 0..rounds {
        match once(&settings.ours).and_then(|ours| Ok((ours, once(&settings.reference)?))) {
            Ok((ours, reference)) => {
                result.ours.push(ours);
                result.reference.push(reference);
            }
            Err(problem) => {
                result.problem = Some(problem);
                break;
            }
        }
    }
    print_line(&result);
    result
}

/// The seconds a program takes to its end.
fn timed(command: &mut Command) -> Outcome<f64> {
    let finished = process::run(command.env("PYTHONHASHSEED", "0"), b"", Duration::from_secs(300))?;
    match finished.code {
        Some(0) => Ok(finished.elapsed.as_secs_f64()),
        Some(_) => Err(last_line(&finished.stderr)),
        None => Err("out of time".to_owned()),
    }
}

fn last_line(text: &[u8]) -> String {
    String::from_utf8_lossy(text)
        .lines()
        .last()
        .unwrap_or("no message")
        .to_owned()
}

/// Runs one of pyperformance's files with our stand-in for pyperf; a file can hold several benchmarks.
fn pyperformance(name: &str, suite: &Path, settings: &Settings) -> Vec<Measured> {
    let folder = suite.join(format!("bm_{name}"));
    let mut results: Vec<Measured> = Vec::new();
    for _ in 0..settings.rounds.div_ceil(2) {
        for (is_ours, words) in [(true, &settings.ours), (false, &settings.reference)] {
            let times = match run_file(words, &folder) {
                Ok(times) => times,
                Err(problem) => {
                    let empty = || Measured {
                        name: name.to_owned(),
                        ours: Vec::new(),
                        reference: Vec::new(),
                        problem: Some(problem),
                    };
                    let failed = vec![empty()];
                    failed.iter().for_each(print_line);
                    return failed;
                }
            };
            for (benchmark, seconds) in times {
                let position = results
                    .iter()
                    .position(|r| r.name == benchmark)
                    .unwrap_or_else(|| {
                        results.push(Measured {
                            name: benchmark,
                            ours: Vec::new(),
                            reference: Vec::new(),
                            problem: None,
                        });
                        results.len() - 1
                    });
                let result = &mut results[position];
                if is_ours {
                    &mut result.ours
                } else {
                    &mut result.reference
                }
                .push(seconds);
            }
        }
    }
    results.iter().for_each(print_line);
    results
}

fn run_file(words: &[String], folder: &Path) -> Outcome<Vec<(String, f64)>> {
    let mut command = process::command(words)?;
    let stand_in = process::root().join("tests/bench/pyperf");
    let path = std::env::join_paths([stand_in.as_path(), folder]).map_err(|e| e.to_string())?;
    command.arg(folder.join("run_benchmark.py")).current_dir(folder);
    command
        .env("PYTHONPATH", path)
        .env("PYTHONHASHSEED", "0")
        .env("BENCH_REPEAT", "2");
    let finished = process::run(&mut command, b"", Duration::from_secs(300))?;
    if finished.code != Some(0) {
        return Err(finished
            .code
            .map_or("out of time".to_owned(), |_| last_line(&finished.stderr)));
    }
    let text = String::from_utf8_lossy(&finished.stdout).into_owned();
    let mut times = Vec::new();
    for line in text.lines() {
        if let ["BENCH", name, seconds] = line.split_whitespace().collect::<Vec<_>>()[..]
            && let Ok(seconds) = seconds.parse()
        {
            times.push((name.to_owned(), seconds));
        }
    }
    if times.is_empty() {
        Err("no BENCH line".to_owned())
    } else {
        Ok(times)
    }
}

/// The folder of pyperformance's files, fetched once.
fn fetch_suite() -> Outcome<PathBuf> {
    let home = process::target_dir().join("pyperformance");
    let suite = home.join("pyperformance/data-files/benchmarks");
    if suite.is_dir() {
        return Ok(suite);
    }
    println!("fetching {PACKAGE} into {}", home.display());
    let fetched = process::show(
        Command::new("python3")
            .args(["-m", "pip", "install", "--quiet", "--no-deps", "--target"])
            .arg(&home)
            .arg(PACKAGE),
    );
    if fetched == Ok(true) && suite.is_dir() {
        return Ok(suite);
    }
    Err(format!(
        "pyperformance's files are missing: run `pip install --no-deps --target {} {PACKAGE}`, or give --suite FOLDER",
        home.display()
    ))
}

/// The middle of some times; infinite if there are none.
fn median(times: &[f64]) -> f64 {
    let mut times = times.to_vec();
    times.sort_by(f64::total_cmp);
    match times.len() {
        0 => f64::INFINITY,
        n if n % 2 == 1 => times[n / 2],
        n => f64::midpoint(times[n / 2 - 1], times[n / 2]),
    }
}

fn ratio(result: &Measured) -> f64 {
    median(&result.ours) / median(&result.reference)
}

fn print_line(result: &Measured) {
    match &result.problem {
        Some(problem) => println!("{:<28} FAILED: {problem}", result.name),
        None => println!(
            "{:<28} {:>12.6} {:>12.6} {:>6.2}",
            result.name,
            median(&result.ours),
            median(&result.reference),
            ratio(result)
        ),
    }
}

fn report(results: &[Measured]) {
    println!(
        "\n{:<28} {:>12} {:>12} {:>6}",
        "seconds", "taipan", "reference", "ratio"
    );
    results.iter().for_each(print_line);
    let ratios: Vec<f64> = results
        .iter()
        .filter(|r| r.problem.is_none())
        .map(ratio)
        .collect();
    if !ratios.is_empty() {
        let mean = (ratios.iter().map(|r| r.ln()).sum::<f64>() / ratios.len() as f64).exp();
        println!("{:<28} {:>32.2}", "geometric mean", mean);
    }
}

fn to_json(results: &[Measured], settings: &Settings) -> String {
    let quoted = |text: &str| {
        format!(
            "\"{}\"",
            text.replace('\\', "\\\\")
                .replace('"', "\\\"")
                .replace('\n', "\\n")
        )
    };
    let list = |times: &[f64]| {
        format!(
            "[{}]",
            times.iter().map(f64::to_string).collect::<Vec<_>>().join(", ")
        )
    };
    let mut text = String::from("{\n");
    // Writing to a string does not fail.
    let _ = writeln!(text, "  \"taipan\": {},", quoted(&settings.ours.join(" ")));
    let _ = writeln!(
        text,
        "  \"reference\": {},",
        quoted(&settings.reference.join(" "))
    );
    text += "  \"results\": {\n";
    let mut lines = Vec::new();
    for result in results {
        let mut line = format!(
            "    {}: {{\"taipan\": {}, \"reference\": {}",
            quoted(&result.name),
            list(&result.ours),
            list(&result.reference)
        );
        match &result.problem {
            Some(problem) => line += &format!(", \"problem\": {}}}", quoted(problem)),
            None => line += &format!(", \"ratio\": {}}}", ratio(result)),
        }
        lines.push(line);
    }
    text + &lines.join(",\n") + "\n  }\n}\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn medians() {
        assert_eq!(median(&[3.0, 1.0, 2.0]), 2.0);
        assert_eq!(median(&[4.0, 1.0, 2.0, 3.0]), 2.5);
        assert_eq!(median(&[]), f64::INFINITY);
    }
}
