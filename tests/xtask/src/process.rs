//! Running programs with a time limit, and finding tools and folders.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::Outcome;

/// The workspace's folder.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_owned()
}

/// Where cargo puts what it builds.
pub fn target_dir() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(dir) => root().join(dir),
        None => root().join("target"),
    }
}

/// What a program did.
pub struct Finished {
    /// The exit code, 128 + N for a program that signal N ended, or `None` if it ran out of time.
    pub code: Option<i32>,
    /// What it wrote to standard output.
    pub stdout: Vec<u8>,
    /// What it wrote to standard error.
    pub stderr: Vec<u8>,
    /// How long it took.
    pub elapsed: Duration,
}

/// Runs a program to its end, or stops it when `limit` is over.
pub fn run(command: &mut Command, input: &[u8], limit: Duration) -> Outcome<Finished> {
    let name = command.get_program().to_string_lossy().into_owned();
    let start = Instant::now();
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|e| format!("{name}: {e}"))?;
    let mut stdin = child.stdin.take();
    let mut stdout = child.stdout.take();
    let mut stderr = child.stderr.take();
    std::thread::scope(|scope| {
        // A program may end without having read its input; that is no error.
        scope.spawn(move || stdin.take().map(|mut pipe| pipe.write_all(input)));
        let out = scope.spawn(move || drain(stdout.as_mut()));
        let err = scope.spawn(move || drain(stderr.as_mut()));
        let status = loop {
            match child.try_wait() {
                Ok(Some(status)) => break Some(status),
                Ok(None) if start.elapsed() > limit => {
                    // It may have ended by itself in between.
                    let _ = child.kill();
                    let _ = child.wait();
                    break None;
                }
                Ok(None) => std::thread::sleep(Duration::from_millis(2)),
                Err(e) => return Err(format!("{name}: {e}")),
            }
        };
        let elapsed = start.elapsed();
        Ok(Finished {
            code: status.map(exit_code),
            stdout: out.join().unwrap_or_default(),
            stderr: err.join().unwrap_or_default(),
            elapsed,
        })
    })
}

fn drain(pipe: Option<&mut impl Read>) -> Vec<u8> {
    let mut data = Vec::new();
    if let Some(pipe) = pipe {
        // What came before an error still counts.
        let _ = pipe.read_to_end(&mut data);
    }
    data
}

#[cfg(unix)]
fn exit_code(status: std::process::ExitStatus) -> i32 {
    use std::os::unix::process::ExitStatusExt as _;
    status.code().or(status.signal().map(|s| 128 + s)).unwrap_or(-1)
}

#[cfg(not(unix))]
fn exit_code(status: std::process::ExitStatus) -> i32 {
    status.code().unwrap_or(-1)
}

/// Runs a program on this terminal and says whether it succeeded.
pub fn show(command: &mut Command) -> Outcome<bool> {
    let name = command.get_program().to_string_lossy().into_owned();
    let status = command.status().map_err(|e| format!("{name}: {e}"))?;
    Ok(status.success())
}

/// A cargo command in the workspace.
pub fn cargo(arguments: &[&str]) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments).current_dir(root());
    command
}

/// Where a program of that name is, searching `PATH`.
pub fn find_program(name: &str) -> Option<PathBuf> {
    std::env::split_paths(&std::env::var_os("PATH")?)
        .map(|dir| dir.join(name))
        .find(|path| path.is_file())
}

/// CPython 3.14 as a command: what `--reference` or `TAIPAN_REFERENCE` says, else the tool beside the repository, else
/// `python3.14` on the path.
pub fn reference(option: Option<&str>) -> Outcome<Vec<String>> {
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    if let Some(text) = option {
        return Ok(words(text));
    }
    if let Ok(text) = std::env::var("TAIPAN_REFERENCE") {
        return Ok(words(&text));
    }
    for folder in root().ancestors().skip(1) {
        let tool = folder.join("shared/tools/cpython314");
        if tool.is_file() {
            return Ok(vec![tool.to_string_lossy().into_owned(), "run".to_owned()]);
        }
    }
    if let Some(path) = find_program("python3.14") {
        return Ok(vec![path.to_string_lossy().into_owned()]);
    }
    Err("no CPython 3.14 found: give --reference COMMAND or set TAIPAN_REFERENCE".to_owned())
}

/// A command from its words.
pub fn command(words: &[String]) -> Outcome<Command> {
    let (program, arguments) = words.split_first().ok_or("an empty command")?;
    let mut command = Command::new(program);
    command.args(arguments);
    Ok(command)
}
