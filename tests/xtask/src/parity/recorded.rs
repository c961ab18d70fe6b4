//! What CPython answered, as digests in tests/parity/recorded.txt: compared where there is no CPython.
//!
//! The files are of the library that Taipan carries, as its crate has them; the snippets are those of core/syntax.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::jobs::{Answers, Interpreters, Job, Side};
use super::{OF_FILES, find_files};
use crate::{Outcome, process};

const RECORDED: &str = "tests/parity/recorded.txt";
const SNIPPETS: &str = "core/syntax/tests/data/snippets.txt";

/// How many files are chosen when they are recorded.
const FILES: usize = 60;

/// The library that Taipan carries, in cargo's registry.
fn library() -> Outcome<PathBuf> {
    let output = process::cargo(&["metadata", "--format-version", "1"]).output();
    let output = output.map_err(|e| format!("cargo metadata: {e}"))?;
    let text = String::from_utf8_lossy(&output.stdout);
    let manifest = text
        .split("\"manifest_path\":\"")
        .filter_map(|rest| rest.split('"').next())
        .map(|path| path.replace("\\\\", "\\"))
        .find(|path| path.contains("rustpython-pylib"))
        .ok_or("cargo knows no rustpython-pylib")?;
    Ok(Path::new(&manifest).with_file_name("Lib"))
}

fn list() -> Outcome<String> {
    let folder = process::target_dir().join("parity");
    std::fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    Ok(folder.join("snippets.jsonl").to_string_lossy().into_owned())
}

/// Asks one interpreter about these files of the library and about the snippets.
fn ask(interpreters: &Interpreters, side: Side, files: &[String]) -> Outcome<Answers> {
    let (library, list) = (library()?, list()?);
    let arguments = ["items.py", "snippets", &list, SNIPPETS].map(str::to_owned);
    interpreters.output(side, &arguments, "")?;
    let text = std::fs::read_to_string(&list).map_err(|e| format!("{list}: {e}"))?;
    let request = |name: &String| {
        let path = library.join(name.trim_start_matches("Lib/"));
        (name.clone(), format!("{name}\t{}", path.display()))
    };
    let files: Vec<_> = files.iter().map(request).collect();
    let mut jobs = Vec::new();
    for chunk in files.chunks(10) {
        let checks = OF_FILES.map(str::to_owned).to_vec();
        jobs.push(Job {
            arguments: vec!["worker.py".to_owned(), "files".to_owned(), checks.join(",")],
            requests: chunk.to_vec(),
            checks,
            fresh: false,
            sides: vec![side],
        });
        jobs.push(Job {
            arguments: vec!["fresh.py".to_owned()],
            requests: chunk.to_vec(),
            checks: vec!["marshal".to_owned()],
            fresh: true,
            sides: vec![side],
        });
    }
    jobs.push(Job {
        arguments: vec!["worker.py".to_owned(), "items".to_owned(), list],
        requests: (0..text.lines().count())
            .map(|number| (format!("{number:06}"), format!("{number:06}")))
            .collect(),
        checks: vec!["outcome".to_owned(), "warnings".to_owned()],
        fresh: false,
        sides: vec![side],
    });
    let [reference, taipan] = interpreters.ask("recorded", &jobs)?;
    Ok(if side == Side::Reference {
        reference
    } else {
        taipan
    })
}

/// Writes what the reference answers.
pub fn record(reference: &[String]) -> Outcome {
    let library = library()?;
    let mut found = Vec::new();
    find_files(&library, &mut found)?;
    let names: Vec<String> = found
        .iter()
        .filter_map(|path| path.strip_prefix(&library).ok())
        .map(|path| format!("Lib/{}", path.to_string_lossy().replace('\\', "/")))
        .filter(|name| !name.contains("/test/") && !name.contains("/idlelib/"))
        .collect();
    let step = (names.len() / FILES).max(1);
    let chosen: Vec<String> = names.into_iter().step_by(step).take(FILES).collect();
    let interpreters = Interpreters {
        reference: reference.to_vec(),
        taipan: Vec::new(),
        home: None,
    };
    let answers = ask(&interpreters, Side::Reference, &chosen)?;
    let mut text = String::from(
        "# What CPython makes of files of the library and of snippets, as digests; written by `cargo xtask parity --record`.\n",
    );
    for ((check, key), digest) in &answers {
        text += &format!("{check} {key} {digest}\n");
    }
    std::fs::write(RECORDED, text).map_err(|e| format!("{RECORDED}: {e}"))
}

/// Compares what Taipan answers with what was recorded, and prints the first `show` differences of each check. How many answers are
/// equal, and how many are not.
pub fn compare(taipan: &[String], show: usize) -> Outcome<(usize, usize)> {
    let text = std::fs::read_to_string(RECORDED).map_err(|e| format!("{RECORDED}: {e}"))?;
    let recorded: Vec<(&str, &str, &str)> = text
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let mut fields = line.splitn(3, ' ');
            Some((fields.next()?, fields.next()?, fields.next()?))
        })
        .collect();
    let mut files: Vec<String> = recorded
        .iter()
        .filter(|(_, key, _)| key.starts_with("Lib/"))
        .map(|(_, key, _)| (*key).to_owned())
        .collect();
    files.sort();
    files.dedup();
    let interpreters = Interpreters {
        reference: Vec::new(),
        taipan: taipan.to_vec(),
        home: None,
    };
    let answers = ask(&interpreters, Side::Taipan, &files)?;
    let (mut equal, mut different) = (0, 0);
    let mut shown: BTreeMap<&str, usize> = BTreeMap::new();
    for (check, key, digest) in recorded {
        let answer = answers.get(&(check.to_owned(), key.to_owned()));
        if answer.is_some_and(|answer| answer == digest) {
            equal += 1;
            continue;
        }
        different += 1;
        let count = shown.entry(check).or_default();
        *count += 1;
        if *count <= show {
            let answer = answer.map_or("nothing", String::as_str);
            println!("   {check} {key}: recorded {digest}, came {answer}");
        }
    }
    Ok((equal, different))
}

/// The suite of `cargo xtask test`: how many answers are as recorded, and how many are not; nothing without an interpreter.
pub fn suite() -> Outcome<Option<(usize, usize)>> {
    match crate::scripts::build_taipan("quick")? {
        Some(taipan) => compare(&taipan, 3).map(Some),
        None => Ok(None),
    }
}
