//! The corpus: scripts in `tests/scripts/FEATURE/NAME.py` with what CPython 3.14 does with them beside them.
//!
//! `NAME.out` is standard output. `NAME.err` exists if the exit code is not 0 or standard error not empty: its first line is
//! `exit N`, the rest is standard error, the script's folder left out of paths. `NAME.in`, if it exists, is standard input.
//! A line `# needs: WORDS` among the comments that open a script says what it takes besides the core: `os` (arguments,
//! environment, processes), `files`, `lib` (pure-Python library modules), `threads`, `host` (64-bit sizes, much memory), `huge`
//! (an optimized build, so that it ends in time).

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use crate::process::{self, Finished};
use crate::{Outcome, unexpected};

pub const HELP: &str = "scripts [--record] [--list] [--interpreter COMMAND] [--reference COMMAND] [PATTERN ...]

Runs the scripts of tests/scripts and compares standard output, standard error and exit code with what was recorded.

  PATTERN                only scripts whose FEATURE/NAME contains one of these
  --interpreter COMMAND  what to run them on (default: builds `taipan` in the dev profile)
  --record               run them on the reference and write NAME.out and NAME.err
  --reference COMMAND    CPython 3.14 (default: ../shared/tools/cpython314 run, or TAIPAN_REFERENCE)
  --list                 only print the names and what each needs
  --quiet                print no differences, only names";

/// How long a script may take.
const LIMIT: Duration = Duration::from_secs(60);

/// One script of the corpus.
#[derive(Clone)]
pub struct Script {
    /// `FEATURE/NAME`.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
    /// What it needs besides the core.
    pub needs: Vec<String>,
}

impl Script {
    /// Whether it runs without an operating system and without library modules.
    pub fn runs_on_board(&self) -> bool {
        self.needs.is_empty()
    }

    /// Whether only an optimized build runs it in a reasonable time.
    pub fn is_huge(&self) -> bool {
        self.needs.iter().any(|word| word == "huge")
    }

    /// What the reference wrote to standard output.
    pub fn expected_output(&self) -> Outcome<Vec<u8>> {
        let path = self.path.with_extension("out");
        std::fs::read(&path).map_err(|e| {
            format!(
                "{}: {e}; record it with `cargo xtask scripts --record`",
                path.display()
            )
        })
    }

    fn expected_end(&self) -> Vec<u8> {
        std::fs::read(self.path.with_extension("err")).unwrap_or_else(|_| b"exit 0\n".to_vec())
    }

    fn run(&self, interpreter: &[String]) -> Outcome<Finished> {
        let mut command = process::command(interpreter)?;
        let folder = self.path.parent().unwrap_or(Path::new("."));
        let file = self.path.file_name().unwrap_or_default();
        command
            .arg(file)
            .current_dir(folder)
            .env("PYTHONHASHSEED", "0")
            .env("PYTHONDONTWRITEBYTECODE", "1");
        for name in [
            "PYTHONPATH",
            "PYTHONSTARTUP",
            "PYTHONWARNINGS",
            "PYTHONIOENCODING",
            "FORCE_COLOR",
        ] {
            command.env_remove(name);
        }
        command
            .env("NO_COLOR", "1")
            .env("LC_ALL", "C.UTF-8")
            .env("TZ", "UTC0");
        let input = std::fs::read(self.path.with_extension("in")).unwrap_or_default();
        process::run(&mut command, &input, LIMIT)
    }

    /// The exit code and standard error, in the form of a `.err` file.
    fn end(&self, finished: &Finished) -> Vec<u8> {
        let mut text = match finished.code {
            Some(code) => format!("exit {code}\n").into_bytes(),
            None => b"out of time\n".to_vec(),
        };
        let folder = self
            .path
            .parent()
            .unwrap_or(Path::new("."))
            .to_string_lossy()
            .into_owned()
            + "/";
        text.extend(without_addresses(&replace(
            &finished.stderr,
            folder.as_bytes(),
            b"",
        )));
        text
    }
}

/// `text` with the digits of `0x...` in `<function f at 0x...>` taken out: they differ from run to run.
fn without_addresses(text: &[u8]) -> Vec<u8> {
    const MARK: &[u8] = b" at 0x";
    let mut result = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(position) = rest.windows(MARK.len()).position(|w| w == MARK) {
        let (head, tail) = rest.split_at(position + MARK.len());
        result.extend_from_slice(head);
        rest = &tail[tail
            .iter()
            .position(|b| !b.is_ascii_hexdigit())
            .unwrap_or(tail.len())..];
    }
    result.extend_from_slice(rest);
    result
}

/// `text` with every `from` replaced by `to`.
fn replace(text: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let mut result = Vec::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix(from) {
            result.extend_from_slice(to);
            rest = after;
        } else {
            result.push(rest[0]);
            rest = &rest[1..];
        }
    }
    result
}

/// All scripts whose name contains one of the patterns (all if there are none), sorted by name.
pub fn corpus(patterns: &[String]) -> Outcome<Vec<Script>> {
    let folder = process::root().join("tests/scripts");
    let mut scripts = Vec::new();
    for feature in read_folder(&folder)? {
        if !feature.is_dir() {
            continue;
        }
        for path in read_folder(&feature)? {
            if path.extension().is_none_or(|e| e != "py") {
                continue;
            }
            let name = path
                .strip_prefix(&folder)
                .unwrap_or(&path)
                .with_extension("")
                .to_string_lossy()
                .into_owned();
            if patterns.is_empty() || patterns.iter().any(|p| name.contains(p.as_str())) {
                let needs = needs(&path)?;
                scripts.push(Script { name, path, needs });
            }
        }
    }
    Ok(scripts)
}

/// The programs of `tests/board`, which show what only a board can: running out of memory, the prompt's survival.
pub fn board_corpus() -> Outcome<Vec<Script>> {
    let mut scripts = Vec::new();
    for path in read_folder(&process::root().join("tests/board"))? {
        if path.extension().is_some_and(|e| e == "py") {
            let name = format!("board/{}", path.file_stem().unwrap_or_default().to_string_lossy());
            scripts.push(Script {
                name,
                path,
                needs: Vec::new(),
            });
        }
    }
    Ok(scripts)
}

fn read_folder(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let mut paths: Vec<PathBuf> = entries.filter_map(|e| e.ok().map(|e| e.path())).collect();
    paths.sort();
    Ok(paths)
}

/// The words after `# needs:` in the comments that open the file.
fn needs(path: &Path) -> Outcome<Vec<String>> {
    let source = std::fs::read(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let source = String::from_utf8_lossy(&source);
    let opening = source.lines().take_while(|line| line.starts_with('#'));
    Ok(opening
        .filter_map(|line| line.strip_prefix("# needs:"))
        .flat_map(str::split_whitespace)
        .map(str::to_owned)
        .collect())
}

/// What became of a run over the corpus.
#[derive(Default)]
pub struct Tally {
    pub passed: usize,
    /// Name and reason, sorted by name.
    pub failed: BTreeMap<String, String>,
}

/// The scripts that are known to fail, by name: a file beside them, one name a line.
pub fn known_failures() -> BTreeSet<String> {
    let text = std::fs::read_to_string("tests/scripts/known_failures.txt").unwrap_or_default();
    text.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(str::to_owned)
        .collect()
}

impl Tally {
    /// Passed and failed as a suite counts them: a script that is known to fail counts as neither. One that passes all
    /// the same has failed, so that it leaves the list.
    pub fn counts(&self, scripts: &[Script]) -> (usize, usize) {
        let known = known_failures();
        let expected = self.failed.keys().filter(|name| known.contains(*name)).count();
        let mut unexpected = 0;
        for script in scripts {
            if known.contains(&script.name) && !self.failed.contains_key(&script.name) {
                unexpected += 1;
                println!(
                    "   passes now: take {} off tests/scripts/known_failures.txt",
                    script.name
                );
            }
        }
        println!("   {expected} failed as known");
        (
            self.passed - unexpected,
            self.failed.len() - expected + unexpected,
        )
    }
}

/// Runs scripts on an interpreter, two at a time, and compares with what was recorded.
pub fn compare(scripts: &[Script], interpreter: &[String], quiet: bool) -> Tally {
    let tally = Mutex::new(Tally::default());
    let known = known_failures();
    each(scripts, |script| {
        let reason = check(script, interpreter).err();
        let Ok(mut tally) = tally.lock() else { return };
        match reason {
            None => tally.passed += 1,
            Some(reason) => {
                if quiet && known.contains(&script.name) {
                } else if quiet {
                    println!(
                        "  FAIL {}: {}",
                        script.name,
                        reason.lines().next().unwrap_or_default()
                    );
                } else {
                    println!("  FAIL {}\n{}", script.name, indent(&reason));
                }
                tally.failed.insert(script.name.clone(), reason);
            }
        }
    });
    tally.into_inner().unwrap_or_default()
}

/// Calls `work` for each script, in two threads.
fn each(scripts: &[Script], work: impl Fn(&Script) + Sync) {
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some(script) = scripts.get(next.fetch_add(1, Ordering::Relaxed)) {
                    work(script);
                }
            });
        }
    });
}

fn check(script: &Script, interpreter: &[String]) -> Outcome {
    let expected = script.expected_output()?;
    let finished = script.run(interpreter)?;
    let end = script.end(&finished);
    let expected_end = script.expected_end();
    if finished.stdout == expected && end == expected_end {
        return Ok(());
    }
    let mut reason = String::new();
    if end != expected_end {
        reason += &difference("end", &expected_end, &end);
    }
    if finished.stdout != expected {
        reason += &difference("output", &expected, &finished.stdout);
    }
    Err(reason)
}

/// The first line that differs, with what was expected and what came.
pub fn difference(what: &str, expected: &[u8], actual: &[u8]) -> String {
    let expected = String::from_utf8_lossy(expected);
    let actual = String::from_utf8_lossy(actual);
    let (mut left, mut right) = (expected.lines(), actual.lines());
    let mut number = 0;
    loop {
        number += 1;
        let (l, r) = (left.next(), right.next());
        if l != r {
            let show = |line: Option<&str>| line.map_or("(nothing more)".to_owned(), str::to_owned);
            let last = actual.lines().last().unwrap_or_default();
            let mut text = format!(
                "{what} line {number}\n  expected {}\n  came     {}\n",
                show(l),
                show(r)
            );
            if what == "end" && r != Some(last) {
                text += &format!("  last     {last}\n");
            }
            return text;
        }
        if l.is_none() {
            return format!("{what} differs in its line ends\n");
        }
    }
}

fn indent(text: &str) -> String {
    text.lines()
        .map(|line| format!("       {line}"))
        .collect::<Vec<_>>()
        .join("\n")
}

/// Runs scripts on the reference and writes what it does beside them.
fn record(scripts: &[Script], reference: &[String]) -> Outcome {
    let problems = Mutex::new(Vec::new());
    each(scripts, |script| {
        if let Err(problem) = record_one(script, reference)
            && let Ok(mut problems) = problems.lock()
        {
            problems.push(format!("{}: {problem}", script.name));
        }
    });
    let problems = problems.into_inner().unwrap_or_default();
    println!(
        "{} scripts recorded, {} with problems",
        scripts.len() - problems.len(),
        problems.len()
    );
    if problems.is_empty() {
        Ok(())
    } else {
        Err(problems.join("\n"))
    }
}

fn record_one(script: &Script, reference: &[String]) -> Outcome {
    let first = script.run(reference)?;
    let second = script.run(reference)?;
    if first.code.is_none() {
        return Err("out of time".to_owned());
    }
    let end = script.end(&first);
    if first.stdout != second.stdout || end != script.end(&second) {
        return Err(format!(
            "not deterministic: {}",
            difference("output", &first.stdout, &second.stdout)
        ));
    }
    let write = |extension: &str, data: &[u8]| {
        let path = script.path.with_extension(extension);
        std::fs::write(&path, data).map_err(|e| format!("{}: {e}", path.display()))
    };
    write("out", &first.stdout)?;
    if end != b"exit 0\n" {
        write("err", &end)?;
        println!(
            "  {} ends with {}",
            script.name,
            String::from_utf8_lossy(&end).trim_end().replace('\n', " | ")
        );
    } else if script.path.with_extension("err").exists() {
        std::fs::remove_file(script.path.with_extension("err")).map_err(|e| e.to_string())?;
    }
    Ok(())
}

/// Builds the `taipan` command and returns it as words; `None` if it cannot run programs yet.
pub fn build_taipan(profile: &str) -> Outcome<Option<Vec<String>>> {
    build_taipan_with(profile, &[])
}

/// The same with features of the heap, such as `poison`, in a folder of their own.
pub fn build_taipan_with(profile: &str, heap_features: &[&str]) -> Outcome<Option<Vec<String>>> {
    let mut cargo = process::cargo(&["build", "--quiet", "--package", "taipan", "--profile", profile]);
    let mut folder = process::target_dir();
    if !heap_features.is_empty() {
        folder = folder.join(heap_features.join("-"));
        let features: Vec<String> = heap_features.iter().map(|f| format!("taipan-heap/{f}")).collect();
        cargo
            .args(["--package", "taipan-heap", "--features", &features.join(",")])
            .env("CARGO_TARGET_DIR", &folder);
    }
    if !process::show(&mut cargo)? {
        return Err("taipan does not build".to_owned());
    }
    let path = folder
        .join(if profile == "dev" { "debug" } else { profile })
        .join("taipan");
    let words = vec![path.to_string_lossy().into_owned()];
    let mut probe = process::command(&words)?;
    let finished = process::run(probe.args(["-c", "print(6 * 7)"]), b"", LIMIT)?;
    Ok((finished.stdout == b"42\n").then_some(words))
}

pub fn command(arguments: &mut lexopt::Parser) -> Outcome {
    use lexopt::prelude::*;
    let (mut recording, mut listing, mut quiet) = (false, false, false);
    let (mut reference, mut interpreter): (Option<String>, Option<String>) = (None, None);
    let mut patterns = Vec::new();
    while let Some(argument) = arguments.next().map_err(|e| e.to_string())? {
        match argument {
            Long("record") => recording = true,
            Long("list") => listing = true,
            Long("quiet") => quiet = true,
            Long("reference") => reference = Some(string(arguments)?),
            Long("interpreter") => interpreter = Some(string(arguments)?),
            Value(pattern) => patterns.push(pattern.to_string_lossy().into_owned()),
            other => return Err(unexpected(other)),
        }
    }
    let scripts = corpus(&patterns)?;
    if listing {
        for script in &scripts {
            println!("{} {}", script.name, script.needs.join(" "));
        }
        println!("{} scripts", scripts.len());
        return Ok(());
    }
    if recording {
        return record(&scripts, &process::reference(reference.as_deref())?);
    }
    let interpreter = match interpreter {
        Some(text) => text.split_whitespace().map(str::to_owned).collect(),
        None => build_taipan("dev")?.ok_or("`taipan` does not run programs yet")?,
    };
    let tally = compare(&scripts, &interpreter, quiet);
    println!("{} passed, {} failed", tally.passed, tally.failed.len());
    if tally.failed.is_empty() {
        Ok(())
    } else {
        Err("scripts differ".to_owned())
    }
}

/// The value of the option just read.
pub fn string(arguments: &mut lexopt::Parser) -> Outcome<String> {
    let value = arguments.value().map_err(|e| e.to_string())?;
    value.into_string().map_err(|v| format!("{v:?} is not UTF-8"))
}
