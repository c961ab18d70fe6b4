//! Runs the programs of tests/parity on both interpreters, two processes at a time, and keeps what they answer.

use std::collections::BTreeMap;
use std::io::{IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use crate::{Outcome, process};

/// Which interpreter runs a program.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Side {
    Reference,
    Taipan,
}

pub const SIDES: [Side; 2] = [Side::Reference, Side::Taipan];

/// How the two interpreters are started.
pub struct Interpreters {
    /// CPython's command; empty where only Taipan runs.
    pub reference: Vec<String>,
    /// Taipan's command.
    pub taipan: Vec<String>,
    /// The installation whose library Taipan uses too; its own if there is none.
    pub home: Option<PathBuf>,
}

/// What a check gives for a file or source.
pub type Answers = BTreeMap<(String, String), String>;

/// A list of requests for one of the programs. An answer is a line of three fields: what was asked about, the check, the digest.
pub struct Job {
    /// The program in tests/parity, and its arguments.
    pub arguments: Vec<String>,
    /// What is asked about, and the line on standard input; or the arguments after the others, a process each.
    pub requests: Vec<(String, String)>,
    /// The checks that are answered for each request.
    pub checks: Vec<String>,
    /// Whether each request is a process of its own, which prints only the digest.
    pub fresh: bool,
    /// The interpreters that are asked.
    pub sides: Vec<Side>,
}

/// How long a process may take that answers many requests.
const LIMIT: Duration = Duration::from_secs(600);

impl Interpreters {
    /// A command that runs a program of tests/parity.
    pub fn command(&self, side: Side, arguments: &[String]) -> Outcome<Command> {
        let words = match side {
            Side::Reference => &self.reference,
            Side::Taipan => &self.taipan,
        };
        let mut command = process::command(words)?;
        let (program, arguments) = arguments.split_first().ok_or("no program")?;
        command
            .args(["-S", "-B"])
            .arg(Path::new("tests/parity").join(program))
            .args(arguments)
            .env("PYTHONHASHSEED", "0")
            .env_remove("PYTHONPATH")
            .env_remove("PYTHONHOME")
            .env_remove("TAIPANHOME");
        if side == Side::Taipan
            && let Some(home) = &self.home
        {
            command.env("TAIPANHOME", home);
        }
        Ok(command)
    }

    /// Runs a program to its end and gives what it prints; an error if it fails.
    pub fn output(&self, side: Side, arguments: &[String], input: &str) -> Outcome<Vec<u8>> {
        let finished = process::run(&mut self.command(side, arguments)?, input.as_bytes(), LIMIT)?;
        if finished.code == Some(0) {
            return Ok(finished.stdout);
        }
        Err(format!("{side:?} {}: {}", arguments.join(" "), end(&finished)))
    }

    /// Asks all that the jobs ask. The answers of the two sides, in the order of [`SIDES`].
    pub fn ask(&self, what: &str, jobs: &[Job]) -> Outcome<[Answers; 2]> {
        let tasks: Vec<(&Job, Side)> = jobs
            .iter()
            .flat_map(|job| job.sides.iter().map(move |side| (job, *side)))
            .collect();
        let answers = [Mutex::new(Answers::new()), Mutex::new(Answers::new())];
        let (next, done) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let problem = Mutex::new(None);
        std::thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| {
                    while let Some((job, side)) = tasks.get(next.fetch_add(1, Ordering::Relaxed)) {
                        let made = if job.fresh {
                            self.ask_fresh(job, *side)
                        } else {
                            self.ask_one(job, *side)
                        };
                        match made {
                            Ok(made) => {
                                if let Ok(mut answers) = answers[*side as usize].lock() {
                                    answers.extend(made);
                                }
                            }
                            Err(error) => {
                                if let Ok(mut problem) = problem.lock() {
                                    *problem = Some(error);
                                }
                            }
                        }
                        progress(what, done.fetch_add(1, Ordering::Relaxed) + 1, tasks.len());
                    }
                });
            }
        });
        match problem.into_inner() {
            Ok(Some(problem)) => Err(problem),
            _ => Ok(answers.map(|answers| answers.into_inner().unwrap_or_default())),
        }
    }

    /// Asks one interpreter. Where it ends too early, the request that it was at gets that for an answer, and it is started again.
    fn ask_one(&self, job: &Job, side: Side) -> Outcome<Answers> {
        let mut answers = Answers::new();
        let mut requests = &job.requests[..];
        while !requests.is_empty() {
            let input: String = requests.iter().map(|(_, line)| format!("{line}\n")).collect();
            let mut command = self.command(side, &job.arguments)?;
            let finished = process::run(&mut command, input.as_bytes(), LIMIT)?;
            for line in String::from_utf8_lossy(&finished.stdout).lines() {
                let mut fields = line.splitn(3, '\t').map(str::to_owned);
                if let (Some(key), Some(check), Some(digest)) = (fields.next(), fields.next(), fields.next())
                {
                    answers.insert((check, key), digest);
                }
            }
            let answered = |(key, _): &&(String, String)| {
                job.checks
                    .iter()
                    .all(|check| answers.contains_key(&(check.clone(), key.clone())))
            };
            let count = requests.iter().take_while(answered).count();
            let Some((key, _)) = requests.get(count) else {
                break;
            };
            for check in &job.checks {
                let place = (check.clone(), key.clone());
                answers
                    .entry(place)
                    .or_insert_with(|| format!("! {}", end(&finished)));
            }
            requests = &requests[count + 1..];
        }
        Ok(answers)
    }

    /// Asks one interpreter, with a process a request.
    fn ask_fresh(&self, job: &Job, side: Side) -> Outcome<Answers> {
        let mut answers = Answers::new();
        for (key, line) in &job.requests {
            let mut arguments = job.arguments.clone();
            arguments.extend(line.split('\t').map(str::to_owned));
            let finished = process::run(&mut self.command(side, &arguments)?, b"", LIMIT)?;
            let digest = match finished.code {
                Some(0) => String::from_utf8_lossy(&finished.stdout).trim().to_owned(),
                _ => format!("! {}", end(&finished)),
            };
            for check in &job.checks {
                answers.insert((check.clone(), key.clone()), digest.clone());
            }
        }
        Ok(answers)
    }
}

/// How a process ended that should not have.
fn end(finished: &process::Finished) -> String {
    let text = String::from_utf8_lossy(&finished.stderr);
    let last = text.lines().last().unwrap_or("no message").to_owned();
    match finished.code {
        None => "out of time".to_owned(),
        Some(code) => format!("exit {code}: {last}"),
    }
}

/// Says how far it is: in place on a terminal, else in a line every tenth.
fn progress(what: &str, done: usize, all: usize) {
    if std::io::stderr().is_terminal() {
        eprint!("\r  {what} {done}/{all}  ");
        if done == all {
            eprintln!();
        }
    } else if done * 10 / all.max(1) != (done - 1) * 10 / all.max(1) {
        eprintln!("  {what} {done}/{all}");
    }
    // It is only for the eye.
    let _ = std::io::stderr().flush();
}
