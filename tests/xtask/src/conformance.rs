//! `cargo xtask conformance`: CPython's own tests, unmodified, against a list of the ones that are known to fail.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::scripts::{build_taipan, string};
use crate::{Outcome, process, unexpected};

pub const HELP: &str = "conformance [--interpreter COMMAND] [--library FOLDER] [--record] [MODULE ...]

Runs CPython 3.14's own test files and compares each test's outcome with tests/conformance/known_failures.txt. A test that fails
and is not in the list fails the run, and so does one that passes and is in it.

  MODULE                 only these (`test_int`); default: the modules that the list names, and tests/conformance/modules.txt
  --interpreter COMMAND  what to test (default: builds `taipan` in the quick profile)
  --library FOLDER       CPython's Lib (default: what ../shared/tools/cpython314 lib prints)
  --record               write the list anew for the modules that ran
  --limit SECONDS        how long a module may take (default 600)";

const KNOWN: &str = "tests/conformance/known_failures.txt";
const MODULES: &str = "tests/conformance/modules.txt";
/// Python modules in place of CPython's test modules that are written in C.
const STUBS: &str = "tests/conformance/stubs";

/// What became of one test.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Passed,
    Failed,
}

pub fn command(arguments: &mut lexopt::Parser) -> Outcome {
    use lexopt::prelude::*;
    let (mut interpreter, mut library, mut record) = (None, None, false);
    let mut limit = Duration::from_secs(600);
    let mut modules = Vec::new();
    while let Some(argument) = arguments.next().map_err(|e| e.to_string())? {
        match argument {
            Long("interpreter") => interpreter = Some(string(arguments)?),
            Long("library") => library = Some(PathBuf::from(string(arguments)?)),
            Long("record") => record = true,
            Long("limit") => {
                let seconds = string(arguments)?.parse().map_err(|_| "--limit wants a number")?;
                limit = Duration::from_secs(seconds);
            }
            Value(module) => modules.push(module.to_string_lossy().into_owned()),
            other => return Err(unexpected(other)),
        }
    }
    let interpreter: Vec<String> = match interpreter {
        Some(text) => text.split_whitespace().map(str::to_owned).collect(),
        None => build_taipan("quick")?.ok_or("`taipan` does not run programs yet")?,
    };
    let library = match library {
        Some(folder) => folder,
        None => whole_library(&reference_library()?)?,
    };
    let known = read_list(KNOWN);
    if modules.is_empty() {
        let named = known
            .iter()
            .filter_map(|name| name.split('.').next().map(str::to_owned));
        let all: BTreeSet<String> = read_list(MODULES).into_iter().chain(named).collect();
        modules.extend(all);
    }
    let mut failures = known.clone();
    let (mut passed, mut expected, mut surprises) = (0, 0, Vec::new());
    for module in &modules {
        let (verdicts, problem) = run_module(&interpreter, &library, module, limit)?;
        let count = |verdict| verdicts.values().filter(|v| **v == verdict).count();
        println!(
            "{module}: {} passed, {} failed{}",
            count(Verdict::Passed),
            count(Verdict::Failed),
            problem
        );
        if verdicts.is_empty() {
            let name = format!("{module}.*");
            if known.contains(&name) {
                expected += 1
            } else {
                surprises.push(format!("{name} does not run"))
            }
            failures.insert(name);
        } else {
            failures.remove(&format!("{module}.*"));
        }
        for (test, verdict) in verdicts {
            match (verdict, known.contains(&test)) {
                (Verdict::Passed, false) => passed += 1,
                (Verdict::Failed, true) => expected += 1,
                (Verdict::Passed, true) => surprises.push(format!("{test} passes, but is in the list")),
                (Verdict::Failed, false) => surprises.push(format!("{test} fails")),
            }
            match verdict {
                Verdict::Passed => failures.remove(&test),
                Verdict::Failed => failures.insert(test),
            };
        }
    }
    println!(
        "{passed} passed, {expected} failed as known, {} surprises",
        surprises.len()
    );
    if record {
        let mut text = "# Tests of CPython's that Taipan does not pass yet; written by `cargo xtask conformance --record`.\n".to_owned();
        for name in &failures {
            text += name;
            text.push('\n');
        }
        return std::fs::write(KNOWN, text).map_err(|e| format!("{KNOWN}: {e}"));
    }
    if surprises.is_empty() {
        Ok(())
    } else {
        Err(surprises.join("\n"))
    }
}

/// The folder of CPython's library, as the reference tool prints it.
fn reference_library() -> Outcome<PathBuf> {
    let words = process::reference(None)?;
    let mut command = process::command(&words)?;
    let finished = process::run(
        command.args(["-c", "import os; print(os.path.dirname(os.__file__))"]),
        b"",
        Duration::from_secs(60),
    )?;
    let folder = PathBuf::from(String::from_utf8_lossy(&finished.stdout).trim());
    if folder.join("test").is_dir() {
        Ok(folder)
    } else {
        Err("no folder with CPython's tests: give --library FOLDER".to_owned())
    }
}

/// A folder of links to what is in the library: Debian's has links to settings that are not on this machine, and the tests
/// that read all of it stumble over them.
fn whole_library(library: &Path) -> Outcome<PathBuf> {
    let folder = process::target_dir().join("conformance/lib");
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    if folder.exists() {
        std::fs::remove_dir_all(&folder).map_err(failed)?;
    }
    std::fs::create_dir_all(&folder).map_err(failed)?;
    for entry in std::fs::read_dir(library).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        // What a link leads to must be there.
        if entry.path().exists() {
            std::os::unix::fs::symlink(entry.path(), folder.join(entry.file_name())).map_err(failed)?;
        }
    }
    Ok(folder)
}

/// The lines of a list, without comments.
fn read_list(path: &str) -> BTreeSet<String> {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    text.lines()
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty())
        .map(str::to_owned)
        .collect()
}

/// Runs one test file with unittest and reads the verdicts off its verbose output.
fn run_module(
    interpreter: &[String],
    library: &Path,
    module: &str,
    limit: Duration,
) -> Outcome<(BTreeMap<String, Verdict>, String)> {
    let mut command = process::command(interpreter)?;
    command.args(["-m", "unittest", "-v", &format!("test.{module}")]);
    let stubs = std::path::absolute(STUBS).map_err(|e| e.to_string())?;
    command
        .env(
            "PYTHONPATH",
            std::env::join_paths([stubs.as_path(), library]).map_err(|e| e.to_string())?,
        )
        .env("PYTHONHASHSEED", "0")
        .env_remove("PYTHONDONTWRITEBYTECODE")
        .env("NO_COLOR", "1");
    let finished = process::run(&mut command, b"", limit)?;
    let text = String::from_utf8_lossy(&finished.stderr).into_owned();
    let verdicts = read_verdicts(&text, module);
    let problem = match finished.code {
        None => ", out of time".to_owned(),
        Some(code) if verdicts.is_empty() => {
            format!(", exit {code}: {}", text.lines().last().unwrap_or("no message"))
        }
        Some(code) if code > 1 => format!(", exit {code}"),
        Some(_) => String::new(),
    };
    Ok((verdicts, problem))
}

/// Understands lines such as `test_add (test.test_int.IntTests.test_add) ... ok`, and a docstring's second line.
fn read_verdicts(text: &str, module: &str) -> BTreeMap<String, Verdict> {
    let prefix = format!("(test.{module}.");
    let mut verdicts = BTreeMap::new();
    let mut current: Option<String> = None;
    for line in text.lines() {
        if let Some((_, rest)) = line.split_once(&prefix)
            && let Some((name, _)) = rest.split_once(')')
        {
            current = Some(format!("{module}.{name}"));
        }
        let Some((_, verdict)) = line.rsplit_once(" ... ") else {
            continue;
        };
        let Some(name) = current.take() else { continue };
        let verdict = match verdict.trim() {
            "ok" | "expected failure" => Verdict::Passed,
            "FAIL" | "ERROR" | "unexpected success" => Verdict::Failed,
            // Skipped.
            _ => continue,
        };
        // Subtests of one test count together.
        let entry = verdicts.entry(name).or_insert(verdict);
        if verdict == Verdict::Failed {
            *entry = Verdict::Failed;
        }
    }
    // Failed subtests stand on lines of their own after the test's.
    for line in text.lines() {
        if let Some(rest) = line
            .strip_prefix("FAIL: ")
            .or_else(|| line.strip_prefix("ERROR: "))
            && let Some((_, rest)) = rest.split_once(&prefix)
            && let Some((name, _)) = rest.split_once(')')
        {
            verdicts.insert(format!("{module}.{name}"), Verdict::Failed);
        }
    }
    verdicts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verdicts_are_read() {
        let text = "\
test_add (test.test_int.IntTests.test_add) ... ok
test_doc (test.test_int.IntTests.test_doc)
A docstring. ... FAIL
test_skip (test.test_int.IntTests.test_skip) ... skipped 'why'
test_sub (test.test_int.IntTests.test_sub) ... 
  test_sub (test.test_int.IntTests.test_sub) (i=1) ... ERROR
test_known (test.test_int.IntTests.test_known) ... expected failure

======
ERROR: test_sub (test.test_int.IntTests.test_sub) (i=1)
";
        let verdicts = read_verdicts(text, "test_int");
        let expected = [
            ("test_int.IntTests.test_add", Verdict::Passed),
            ("test_int.IntTests.test_doc", Verdict::Failed),
            ("test_int.IntTests.test_known", Verdict::Passed),
            ("test_int.IntTests.test_sub", Verdict::Failed),
        ];
        assert_eq!(
            verdicts,
            expected.map(|(name, verdict)| (name.to_owned(), verdict)).into()
        );
    }
}
