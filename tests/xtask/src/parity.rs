//! `cargo xtask parity`: tokens, trees, symbol tables, code objects, marshal data, unparsed trees, syntax errors and warnings, against
//! CPython's own. Both interpreters run the programs of tests/parity; this compares what they say.

mod costs;
mod jobs;
mod recorded;

use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::scripts::{build_taipan, string};
use crate::{Outcome, process, unexpected};
use costs::Cost;
use jobs::{Answers, Interpreters, Job, SIDES, Side};

pub use recorded::suite;

pub const HELP: &str = "parity [CHECK ...] [OPTIONS] [FILE | FOLDER ...]

Compares what Taipan and CPython 3.14 make of source files, and prints a row a check: how many are equal, of how many, and the first
difference. Without files: the whole library of CPython, with its tests.

  tokens, ast, symtable, code-0, code-1, code-2, marshal, unparse, warnings
                         of each file (code: at that optimization level; marshal: in a process of its own)
  errors                 every source in the library's tests: the syntax error, with the lines that are shown of it, or the code
  mutations              statements of the library with one thing broken
  pyc                    compiled modules that one interpreter writes and the other runs
  speed                  compiling all files, one after the other: the time (give a release build: --interpreter)
  memory                 compiling the largest file: by how much the process grows

  --reference COMMAND    CPython 3.14 (default: ../shared/tools/cpython314 run, or TAIPAN_REFERENCE)
  --interpreter COMMAND  Taipan (default: builds it in the quick profile)
  --optimize N           only that one of code-0, code-1, code-2
  --show N               how many differences to show of each row (default 1)
  --mutations N          how many (default 20000)
  --seed N               which (default 1)
  --recorded             compare with tests/parity/recorded.txt, without CPython
  --record               write that file";

/// The checks that a worker answers for files.
const OF_FILES: [&str; 8] = [
    "tokens", "ast", "symtable", "code-0", "code-1", "code-2", "unparse", "warnings",
];
const CHECKS: [&str; 14] = [
    "tokens",
    "ast",
    "symtable",
    "code-0",
    "code-1",
    "code-2",
    "marshal",
    "unparse",
    "errors",
    "mutations",
    "pyc",
    "warnings",
    "speed",
    "memory",
];

/// What of a row must be equal, in thousandths.
fn figure(check: &str) -> usize {
    if check == "mutations" { 995 } else { 1000 }
}

struct Settings {
    checks: Vec<String>,
    paths: Vec<PathBuf>,
    show: usize,
    mutations: usize,
    seed: usize,
}

/// A row of the table.
struct Row {
    check: String,
    equal: usize,
    total: usize,
    /// What could not be compared, because CPython gives different answers by chance.
    skipped: Vec<String>,
    /// What differs: what it is asked with, and the answers.
    different: Vec<Difference>,
}

struct Difference {
    key: String,
    answers: [String; 2],
    /// The argument of `worker.py text`, and the request, if there is a text to show.
    text: Option<(String, String)>,
}

pub fn command(arguments: &mut lexopt::Parser) -> Outcome {
    use lexopt::prelude::*;
    let (mut reference, mut interpreter) = (None, None);
    let (mut recorded, mut record) = (false, false);
    let mut settings = Settings {
        checks: Vec::new(),
        paths: Vec::new(),
        show: 1,
        mutations: 20_000,
        seed: 1,
    };
    while let Some(argument) = arguments.next().map_err(|e| e.to_string())? {
        match argument {
            Long("reference") => reference = Some(string(arguments)?),
            Long("interpreter") => interpreter = Some(string(arguments)?),
            Long("optimize") => settings.checks.push(format!("code-{}", string(arguments)?)),
            Long("show") => settings.show = number(arguments)?,
            Long("mutations") => settings.mutations = number(arguments)?,
            Long("seed") => settings.seed = number(arguments)?,
            Long("recorded") => recorded = true,
            Long("record") => record = true,
            Value(word) => {
                let word = word.to_string_lossy().into_owned();
                if CHECKS.contains(&word.as_str()) {
                    settings.checks.push(word);
                } else {
                    settings.paths.push(PathBuf::from(word));
                }
            }
            other => return Err(unexpected(other)),
        }
    }
    if let Some(unknown) = settings
        .checks
        .iter()
        .find(|check| !CHECKS.contains(&check.as_str()))
    {
        return Err(format!("no check {unknown:?}; see `cargo xtask parity --help`"));
    }
    if record {
        return recorded::record(&process::reference(reference.as_deref())?);
    }
    let taipan: Vec<String> = match interpreter {
        Some(text) => text.split_whitespace().map(str::to_owned).collect(),
        None => build_taipan("quick")?.ok_or("`taipan` does not run programs yet")?,
    };
    if recorded {
        let (_, failed) = recorded::compare(&taipan, settings.show)?;
        return match failed {
            0 => Ok(()),
            failed => Err(format!("{failed} recorded answers differ")),
        };
    }
    let reference = process::reference(reference.as_deref())?;
    run(settings, reference, taipan)
}

fn number(arguments: &mut lexopt::Parser) -> Outcome<usize> {
    let text = string(arguments)?;
    text.parse().map_err(|_| format!("{text:?} is no number"))
}

fn run(settings: Settings, reference: Vec<String>, taipan: Vec<String>) -> Outcome {
    let start = Instant::now();
    let mut interpreters = Interpreters {
        reference,
        taipan,
        home: None,
    };
    let print_library = ["-S", "-c", "import os; print(os.path.dirname(os.__file__))"];
    let mut command = process::command(&interpreters.reference)?;
    let found = process::run(
        command.args(print_library),
        b"",
        std::time::Duration::from_secs(60),
    )?;
    let library = PathBuf::from(String::from_utf8_lossy(&found.stdout).trim());
    interpreters.home = library.ancestors().nth(2).map(Path::to_owned);
    let wanted = |check: &str| match (&settings.checks[..], &settings.paths[..]) {
        ([], []) => true,
        ([], _) => OF_FILES.contains(&check) || check == "marshal",
        (checks, _) => checks.iter().any(|wanted| wanted == check),
    };
    let mut paths = Vec::new();
    for path in &settings.paths {
        find_files(path, &mut paths)?;
    }
    if settings.paths.is_empty() {
        find_files(&library, &mut paths)?;
    }
    let files: Vec<(String, String)> = paths
        .iter()
        .map(|path| {
            let path = path.to_string_lossy().into_owned();
            (path.clone(), format!("{path}\t{path}"))
        })
        .collect();
    let work = process::target_dir().join("parity");
    std::fs::create_dir_all(&work).map_err(|e| format!("{}: {e}", work.display()))?;

    let mut rows = Vec::new();
    let mut warnings = Vec::new();
    let of_files: Vec<String> = OF_FILES
        .iter()
        .filter(|check| wanted(check))
        .map(|check| (*check).to_owned())
        .collect();
    if !of_files.is_empty() {
        let jobs = file_jobs(&files, &of_files);
        let answers = interpreters.ask("files", &jobs)?;
        for check in &of_files {
            let row = compare(
                check,
                &answers,
                |_, _| true,
                |key| Some((check.clone(), format!("{key}\t{key}"))),
            );
            if check == "warnings" {
                warnings.push(row);
            } else {
                rows.push(row);
            }
        }
    }
    if wanted("marshal") {
        rows.push(marshal(&interpreters, &files)?);
    }
    if wanted("errors") || wanted("warnings") && settings.paths.is_empty() {
        let list = work.join("tests.jsonl");
        let arguments = ["items.py", "tests", &list.to_string_lossy()].map(str::to_owned);
        println!("  collecting the sources of the tests");
        interpreters.output(Side::Reference, &arguments, "")?;
        let answers = ask_items(&interpreters, "sources", &list)?;
        let fails = |left: &str, right: &str| [left, right].iter().any(|digest| !digest.starts_with('K'));
        if wanted("errors") {
            rows.push(item_row("errors", &answers, "outcome", &list, fails));
            rows.push(item_row("sources", &answers, "outcome", &list, |l, r| {
                !fails(l, r)
            }));
        }
        if wanted("warnings") {
            warnings.push(item_row("warnings", &answers, "warnings", &list, fails));
        }
    }
    if wanted("mutations") {
        let list = work.join("mutations.jsonl");
        let count = settings.mutations.to_string();
        let seed = settings.seed.to_string();
        let arguments = ["items.py", "mutations", &list.to_string_lossy(), &count, &seed].map(str::to_owned);
        println!("  breaking statements");
        interpreters.output(Side::Reference, &arguments, "")?;
        let answers = ask_items(&interpreters, "mutations", &list)?;
        rows.push(item_row("mutations", &answers, "outcome", &list, |_, _| true));
        if wanted("warnings") {
            warnings.push(item_row(
                "warnings",
                &answers,
                "warnings",
                &list,
                |left, right| left.starts_with('W') || right.starts_with('W'),
            ));
        }
    }
    if wanted("pyc") {
        rows.push(exchange(&interpreters, &work)?);
    }
    if let Some(row) = warnings.into_iter().reduce(Row::with) {
        rows.push(row);
    }
    let paths: Vec<String> = files.into_iter().map(|(path, _)| path).collect();
    let mut costs = Vec::new();
    if wanted("speed") {
        costs.push(Cost::measure(&interpreters, "speed", &paths)?);
    }
    if wanted("memory") {
        let size = |path: &&String| std::fs::metadata(path).map_or(0, |file| file.len());
        let largest: Vec<String> = paths.iter().max_by_key(size).cloned().into_iter().collect();
        costs.push(Cost::measure(&interpreters, "memory", &largest)?);
    }
    println!("{:<10} {:>7} {:>7}", "check", "equal", "total");
    for row in &rows {
        row.print();
    }
    for cost in &costs {
        cost.print();
    }
    for row in &rows {
        row.show(&interpreters, settings.show)?;
    }
    println!("{:.0} s", start.elapsed().as_secs_f32());
    let below: Vec<&str> = rows
        .iter()
        .filter(|row| row.equal * 1000 < row.total * figure(&row.check))
        .map(|row| row.check.as_str())
        .chain(costs.iter().filter_map(Cost::beyond))
        .collect();
    if below.is_empty() {
        Ok(())
    } else {
        Err(format!("below the figure: {}", below.join(", ")))
    }
}

/// Every `.py` in a folder and those below it, in order; or the file itself.
fn find_files(path: &Path, found: &mut Vec<PathBuf>) -> Outcome {
    if !path.is_dir() {
        found.push(path.to_owned());
        return Ok(());
    }
    let entries = std::fs::read_dir(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let mut entries: Vec<PathBuf> = entries
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .collect();
    entries.sort();
    for entry in entries {
        let name = entry
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let is_link = entry.is_symlink() && entry.is_dir();
        let leave = ["__pycache__", "site-packages", "dist-packages"].contains(&name.as_str());
        if entry.is_dir() && !leave && !is_link {
            find_files(&entry, found)?;
        } else if name.ends_with(".py") && entry.is_file() {
            found.push(entry);
        }
    }
    Ok(())
}

/// Jobs for files: some at a time, so that one that ends a process costs little, and both processors have something to do.
fn file_jobs(files: &[(String, String)], checks: &[String]) -> Vec<Job> {
    files
        .chunks(25)
        .map(|chunk| Job {
            arguments: vec!["worker.py".to_owned(), "files".to_owned(), checks.join(",")],
            requests: chunk.to_vec(),
            checks: checks.to_vec(),
            fresh: false,
            sides: SIDES.to_vec(),
        })
        .collect()
}

/// A row of what both answered to a check; `counts` chooses by the two answers, `text` says how to ask for the text.
fn compare(
    check: &str,
    answers: &[Answers; 2],
    counts: impl Fn(&str, &str) -> bool,
    text: impl Fn(&str) -> Option<(String, String)>,
) -> Row {
    let mut row = Row::new(check);
    let [reference, taipan] = answers;
    for ((name, key), left) in reference.iter().filter(|((name, _), _)| name == check) {
        let nothing = "! no answer".to_owned();
        let right = taipan.get(&(name.clone(), key.clone())).unwrap_or(&nothing);
        if counts(left, right) {
            row.add(key, [left, right], text(key));
        }
    }
    row
}

fn fresh_jobs(files: &[(String, String)]) -> Vec<Job> {
    let mut jobs = Vec::new();
    for chunk in files.chunks(25) {
        for busy in [false, true] {
            let mut arguments = vec!["fresh.py".to_owned()];
            arguments.extend(busy.then(|| "--busy".to_owned()));
            jobs.push(Job {
                arguments,
                requests: chunk.to_vec(),
                checks: vec![if busy { "busy" } else { "marshal" }.to_owned()],
                fresh: true,
                sides: if busy {
                    vec![Side::Reference]
                } else {
                    SIDES.to_vec()
                },
            });
        }
    }
    jobs
}

fn marshal(interpreters: &Interpreters, files: &[(String, String)]) -> Outcome<Row> {
    let answers = interpreters.ask("marshal", &fresh_jobs(files))?;
    let text = |key: &str| Some(("marshal".to_owned(), format!("{key}\t{key}")));
    let mut row = compare("marshal", &answers, |_, _| true, text);
    // Where CPython itself says two things, either may be right.
    let unsure = |difference: &Difference| {
        let busy = answers[0].get(&("busy".to_owned(), difference.key.clone()));
        busy.is_some_and(|busy| *busy != difference.answers[0])
    };
    let (skipped, different): (Vec<_>, Vec<_>) = row.different.into_iter().partition(unsure);
    row.total -= skipped.len();
    row.skipped = skipped.into_iter().map(|difference| difference.key).collect();
    row.different = different;
    Ok(row)
}

fn ask_items(interpreters: &Interpreters, what: &str, list: &Path) -> Outcome<[Answers; 2]> {
    let text = std::fs::read_to_string(list).map_err(|e| format!("{}: {e}", list.display()))?;
    let numbers: Vec<(String, String)> = (0..text.lines().count())
        .map(|number| (format!("{number:06}"), format!("{number:06}")))
        .collect();
    let jobs: Vec<Job> = numbers
        .chunks(1000)
        .map(|chunk| Job {
            arguments: vec![
                "worker.py".to_owned(),
                "items".to_owned(),
                list.to_string_lossy().into_owned(),
            ],
            requests: chunk.to_vec(),
            checks: vec!["outcome".to_owned(), "warnings".to_owned()],
            fresh: false,
            sides: SIDES.to_vec(),
        })
        .collect();
    interpreters.ask(what, &jobs)
}

fn item_row(
    name: &str,
    answers: &[Answers; 2],
    part: &str,
    list: &Path,
    counts: impl Fn(&str, &str) -> bool,
) -> Row {
    let text = |key: &str| Some((format!("{}:{part}", list.display()), key.to_owned()));
    let mut row = compare(part, answers, counts, text);
    row.check = name.to_owned();
    row
}

/// How many modules are exchanged each way.
const EXCHANGED: usize = 200;

/// Each side compiles the library; each runs its own files and the other's.
fn exchange(interpreters: &Interpreters, work: &Path) -> Outcome<Row> {
    let folders = ["pyc-reference", "pyc-taipan"].map(|name| work.join(name));
    for (side, folder) in SIDES.into_iter().zip(&folders) {
        if folder.exists() {
            std::fs::remove_dir_all(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
        }
        println!("  {side:?} compiles the library");
        let arguments = ["exchange.py", "write", &folder.to_string_lossy()].map(str::to_owned);
        interpreters.output(side, &arguments, "")?;
    }
    let names = interpreters.output(Side::Reference, &["exchange.py", "list"].map(str::to_owned), "")?;
    let names = String::from_utf8_lossy(&names).into_owned();
    let modules: Vec<&str> = names.lines().collect();
    let mut jobs = Vec::new();
    for (folder, writer) in folders.iter().zip(["reference", "taipan"]) {
        for module in &modules {
            let folder = folder.to_string_lossy().into_owned();
            jobs.push(Job {
                arguments: vec!["exchange.py".to_owned(), "run".to_owned(), folder],
                requests: vec![((*module).to_owned(), (*module).to_owned())],
                checks: vec![writer.to_owned()],
                fresh: true,
                sides: SIDES.to_vec(),
            });
        }
    }
    let answers = interpreters.ask("modules", &jobs)?;
    let mut row = Row::new("pyc");
    for (side, answers) in SIDES.into_iter().zip(&answers) {
        let (own, other) = match side {
            Side::Reference => ("reference", "taipan"),
            Side::Taipan => ("taipan", "reference"),
        };
        // What its own compiler's file does not run, the platform lacks something for.
        let runs = |module: &&&str| {
            let answer = answers.get(&(own.to_owned(), (**module).to_owned()));
            answer.is_some_and(|answer| !answer.contains('!'))
        };
        for module in modules.iter().filter(runs).take(EXCHANGED) {
            let answer = |writer: &str| answers.get(&(writer.to_owned(), (*module).to_owned()));
            if let (Some(own), Some(other)) = (answer(own), answer(other)) {
                let pair = match side {
                    Side::Reference => [own, other],
                    Side::Taipan => [other, own],
                };
                row.add(&format!("{module} run by {side:?}"), pair, None);
            }
        }
    }
    Ok(row)
}

impl Row {
    fn new(check: &str) -> Row {
        Row {
            check: check.to_owned(),
            equal: 0,
            total: 0,
            skipped: Vec::new(),
            different: Vec::new(),
        }
    }

    fn add(&mut self, key: &str, [left, right]: [&String; 2], text: Option<(String, String)>) {
        self.total += 1;
        if left == right && !left.starts_with('!') {
            self.equal += 1;
            return;
        }
        self.different.push(Difference {
            key: key.to_owned(),
            answers: [left.clone(), right.clone()],
            text,
        });
    }

    /// Both rows in one.
    fn with(mut self, other: Row) -> Row {
        self.equal += other.equal;
        self.total += other.total;
        self.skipped.extend(other.skipped);
        self.different.extend(other.different);
        self
    }

    fn print(&self) {
        let first = self.different.first().map_or("", |difference| &difference.key);
        let percent = 100.0 * self.equal as f64 / self.total.max(1) as f64;
        print!(
            "{:<10} {:>7} {:>7} {percent:>8.3} %",
            self.check, self.equal, self.total
        );
        if !first.is_empty() {
            print!("  first: {first}");
        }
        if !self.skipped.is_empty() {
            print!(
                "  (and {} on which CPython disagrees with itself)",
                self.skipped.len()
            );
        }
        println!();
    }

    /// Prints the first differences: where, and both sides.
    fn show(&self, interpreters: &Interpreters, count: usize) -> Outcome {
        if count > 1 {
            for key in &self.skipped {
                println!("\n{}: {key}: CPython says two things", self.check);
            }
        }
        for difference in self.different.iter().take(count) {
            println!("\n{}: {}", self.check, difference.key);
            let died = difference.answers.iter().any(|answer| answer.starts_with('!'));
            let Some((what, request)) = difference.text.as_ref().filter(|_| !died) else {
                println!(
                    "  CPython {}\n  Taipan  {}",
                    difference.answers[0], difference.answers[1]
                );
                continue;
            };
            let arguments = ["worker.py", "text", what].map(str::to_owned);
            let request = format!("{request}\n");
            let [left, right] = SIDES.map(|side| interpreters.output(side, &arguments, &request));
            println!("{}", difference_of(&left?, &right?));
        }
        Ok(())
    }
}

/// Where two texts differ first: the heading before it, the line, and what stands there on both sides.
fn difference_of(left: &[u8], right: &[u8]) -> String {
    let (left, right) = (String::from_utf8_lossy(left), String::from_utf8_lossy(right));
    let (mut lines, mut others) = (left.lines(), right.lines());
    let (mut heading, mut number, mut before) = ("", 0, "");
    loop {
        number += 1;
        let (line, other) = (lines.next(), others.next());
        if line.is_none() && other.is_none() {
            return "  (the texts are the same now)".to_owned();
        }
        if line == other {
            before = line.unwrap_or_default();
            if before.starts_with("@ ") || before.starts_with("source ") {
                heading = before;
            }
            continue;
        }
        let (line, other) = (
            line.unwrap_or("(nothing more)"),
            other.unwrap_or("(nothing more)"),
        );
        let column = line
            .chars()
            .zip(other.chars())
            .take_while(|(l, r)| l == r)
            .count();
        let cut = |line: &str| -> String {
            let dots = if column > 80 { "… " } else { "" };
            let window = line.chars().skip(column.saturating_sub(80)).take(200);
            dots.to_owned() + &window.collect::<String>()
        };
        let short = |line: &str| line.chars().take(600).collect::<String>();
        return format!(
            "  {}\n  line {number}, column {column}, after {:?}\n  CPython {}\n  Taipan  {}",
            short(heading),
            short(before),
            cut(line),
            cut(other)
        );
    }
}
