//! `cargo xtask board`: builds a board's firmware and runs it in QEMU.
//!
//! A program reaches the board over its UART, in the raw mode that MicroPython's tools speak: Ctrl-A enters it, the board
//! answers `raw REPL; CTRL-B to exit\r\n>`; the program's text follows, then Ctrl-D; the board answers `OK`, what the program
//! writes, Ctrl-D, what it writes to standard error, Ctrl-D, and `>`. Ctrl-B leaves the mode. Newlines come as `\r\n`.

use std::collections::BTreeSet;
use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use crate::scripts::{self, Script};
use crate::{Outcome, process, suites, unexpected};

pub const HELP: &str = "board NAME [FILE]

Builds the firmware of a board in release and runs it in QEMU. With a file, sends that program to the board over its UART,
prints what it writes and exits with 1 if it ends with an exception; without, opens the board's prompt (Ctrl-A x ends QEMU).

boards: mps2-an386, netduinoplus2, riscv32

  --limit SECONDS  stop the program after that long (default 120)
  --image FILE     run this image instead of building one
  --test           run the scripts and conversations of the suite `boards-long` on this board instead; a word after it
                   chooses those whose name contains it";

/// A board that QEMU knows.
pub struct Board {
    /// The folder in `targets/`.
    pub name: &'static str,
    target: &'static str,
    qemu: &'static str,
    machine: &'static [&'static str],
    /// Bytes of flash.
    pub flash: u64,
    /// Bytes of RAM.
    pub ram: u64,
    /// The modules in Rust that its image has, if not all.
    modules: Option<&'static [&'static str]>,
}

/// `taipan_modules::SMALL`, and what every interpreter has.
const SMALL: &[&str] = &["_bisect", "_heapq", "builtins", "gc", "sys"];

/// All boards.
pub const BOARDS: &[Board] = &[
    Board {
        name: "mps2-an386",
        target: "thumbv7em-none-eabihf",
        qemu: "qemu-system-arm",
        machine: &["-machine", "mps2-an386", "-cpu", "cortex-m4"],
        flash: 4 << 20,
        ram: 4 << 20,
        modules: None,
    },
    Board {
        name: "netduinoplus2",
        target: "thumbv7em-none-eabihf",
        qemu: "qemu-system-arm",
        machine: &["-machine", "netduinoplus2"],
        flash: 1 << 20,
        ram: 128 << 10,
        modules: Some(SMALL),
    },
    Board {
        name: "riscv32",
        target: "riscv32imac-unknown-none-elf",
        qemu: "qemu-system-riscv32",
        machine: &["-machine", "virt", "-bios", "none"],
        flash: 32 << 20,
        ram: 128 << 20,
        modules: None,
    },
];

impl Board {
    /// Whether its crate is there.
    pub fn exists(&self) -> bool {
        process::root()
            .join("targets")
            .join(self.name)
            .join("Cargo.toml")
            .is_file()
    }

    /// Builds the firmware and returns its image.
    pub fn build(&self) -> Outcome<PathBuf> {
        self.build_with(false)
    }

    /// Builds the firmware for more flash than the board has, which no board runs, and returns its image.
    pub fn build_to_measure(&self) -> Outcome<PathBuf> {
        self.build_with(true)
    }

    /// Whether memory is so short that it has limits to keep.
    pub fn is_small(&self) -> bool {
        self.ram < 1 << 20
    }

    fn build_with(&self, roomy: bool) -> Outcome<PathBuf> {
        suites::ensure_targets(&[self.target])?;
        let folder = process::root().join("targets").join(self.name);
        let target_dir = process::target_dir().join("boards");
        let mut cargo = process::cargo(&["build", "--release", "--quiet", "--target", self.target]);
        cargo.current_dir(&folder).env("CARGO_TARGET_DIR", &target_dir);
        if roomy {
            cargo.env("TAIPAN_ROOMY", "1");
        }
        if !process::show(&mut cargo)? {
            return Err(format!("{} does not build", self.name));
        }
        let manifest = std::fs::read_to_string(folder.join("Cargo.toml")).map_err(|e| e.to_string())?;
        let name = manifest
            .lines()
            .find_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"'))
            .ok_or_else(|| format!("targets/{} has no name", self.name))?;
        Ok(target_dir.join(self.target).join("release").join(name))
    }

    fn qemu(&self, image: &std::path::Path) -> Outcome<Command> {
        if process::find_program(self.qemu).is_none() {
            return Err(format!(
                "{} is missing: apt-get install -y --no-install-recommends qemu-system-arm qemu-system-misc",
                self.qemu
            ));
        }
        let mut command = Command::new(self.qemu);
        command.args(self.machine);
        // Time is instructions: runs are the same each time, however busy the host is.
        command.args([
            "-icount",
            "shift=0",
            "-semihosting-config",
            "enable=on,target=native",
        ]);
        command.arg("-nographic").arg("-kernel").arg(image);
        Ok(command)
    }
}

/// What a program did on a board.
pub struct Ran {
    pub stdout: Vec<u8>,
    pub stderr: Vec<u8>,
}

/// A running board, talked to over its UART.
pub struct Session {
    child: Child,
    input: ChildStdin,
    output: Receiver<Vec<u8>>,
    pending: Vec<u8>,
}

impl Session {
    /// Starts the board.
    pub fn power_on(board: &Board, image: &std::path::Path) -> Outcome<Session> {
        let mut command = board.qemu(image)?;
        // The monitor's escape character is Ctrl-A by default, which raw mode needs.
        command.args(["-echr", "0x1d", "-serial", "mon:stdio"]);
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|e| format!("{}: {e}", board.qemu))?;
        let input = child.stdin.take().ok_or("QEMU has no input")?;
        let mut stdout = child.stdout.take().ok_or("QEMU has no output")?;
        let (sender, output) = std::sync::mpsc::channel();
        std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(count) = stdout.read(&mut buffer) {
                if count == 0 || sender.send(buffer[..count].to_vec()).is_err() {
                    break;
                }
            }
        });
        Ok(Session {
            child,
            input,
            output,
            pending: Vec::new(),
        })
    }

    /// Starts the board and brings it into raw mode.
    pub fn start(board: &Board, image: &std::path::Path) -> Outcome<Session> {
        let mut session = Session::power_on(board, image)?;
        let limit = Duration::from_secs(30);
        session
            .until(b">>> ", limit)
            .map_err(|e| format!("no prompt: {e}"))?;
        session.send(b"\x01")?;
        session
            .until(b"raw REPL; CTRL-B to exit\r\n>", limit)
            .map_err(|e| format!("no raw mode: {e}"))?;
        Ok(session)
    }

    /// Runs a program to its end.
    pub fn run(&mut self, program: &[u8], limit: Duration) -> Outcome<Ran> {
        self.send(program)?;
        self.send(b"\x04")?;
        self.until(b"OK", limit)?;
        let stdout = self.until(b"\x04", limit)?;
        let stderr = self.until(b"\x04", limit)?;
        self.until(b">", limit)?;
        Ok(Ran {
            stdout: unix_lines(&stdout),
            stderr: unix_lines(&stderr),
        })
    }

    /// Sends bytes.
    pub fn send(&mut self, data: &[u8]) -> Outcome {
        self.input
            .write_all(data)
            .and_then(|()| self.input.flush())
            .map_err(|e| format!("the board: {e}"))
    }

    /// What comes before `end`, which is taken off too.
    pub fn until(&mut self, end: &[u8], limit: Duration) -> Outcome<Vec<u8>> {
        let deadline = Instant::now() + limit;
        let mut searched = 0;
        loop {
            let start = searched.min(self.pending.len());
            if let Some(at) = self.pending[start..].windows(end.len()).position(|w| w == end) {
                let rest = self.pending.split_off(start + at + end.len());
                let mut taken = std::mem::replace(&mut self.pending, rest);
                taken.truncate(start + at);
                return Ok(taken);
            }
            searched = (self.pending.len() + 1).saturating_sub(end.len());
            self.receive(deadline)?;
        }
    }
}

/// Bytes that a board uses.
pub struct Usage {
    /// Of the heap, now.
    pub heap: u64,
    /// Of the heap, at most since the last question.
    pub heap_peak: u64,
    /// Of the native stack, at most.
    pub stack_peak: u64,
}

impl Session {
    /// The number that comes next in what the board writes.
    pub fn number(&mut self, limit: Duration) -> Outcome<u64> {
        let deadline = Instant::now() + limit;
        loop {
            let start = self.pending.iter().position(u8::is_ascii_digit);
            let digits = start.map(|start| {
                let rest = &self.pending[start..];
                (
                    start,
                    rest.iter().take_while(|byte| byte.is_ascii_digit()).count(),
                )
            });
            match digits {
                Some((start, count)) if start + count < self.pending.len() => {
                    let text = String::from_utf8_lossy(&self.pending[start..start + count]).into_owned();
                    self.pending.drain(..start + count);
                    return text.parse().map_err(|_| format!("{text} is too large"));
                }
                _ => self.receive(deadline)?,
            }
        }
    }

    /// What Ctrl-T says.
    pub fn usage(&mut self) -> Outcome<Usage> {
        let limit = Duration::from_secs(30);
        self.send(b"\x14")?;
        self.until(b"heap ", limit)?;
        Ok(Usage {
            heap: self.number(limit)?,
            heap_peak: self.number(limit)?,
            stack_peak: self.number(limit)?,
        })
    }

    /// Waits for more to come.
    fn receive(&mut self, deadline: Instant) -> Outcome {
        match self
            .output
            .recv_timeout(deadline.saturating_duration_since(Instant::now()))
        {
            Ok(data) => {
                self.pending.extend(data);
                Ok(())
            }
            Err(RecvTimeoutError::Timeout) => Err(format!(
                "out of time; last: {}",
                String::from_utf8_lossy(tail(&self.pending))
            )),
            Err(RecvTimeoutError::Disconnected) => Err(format!(
                "the board stopped; last: {}",
                String::from_utf8_lossy(tail(&self.pending))
            )),
        }
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // It may have stopped by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn tail(data: &[u8]) -> &[u8] {
    &data[data.len().saturating_sub(200)..]
}

fn unix_lines(data: &[u8]) -> Vec<u8> {
    let mut result = Vec::with_capacity(data.len());
    for (index, &byte) in data.iter().enumerate() {
        if byte != b'\r' || data.get(index + 1) != Some(&b'\n') {
            result.push(byte);
        }
    }
    result
}

/// Runs the scripts that need no system, then the board's own, in one session; a new one begins after each that failed.
/// Then holds the conversations with the prompt. Only what is `wanted`, by name; how many passed and failed.
pub fn run_corpus(
    board: &Board,
    image: &std::path::Path,
    scripts: &[Script],
    wanted: &dyn Fn(&str) -> bool,
) -> Outcome<(usize, usize)> {
    let (mut passed, mut failed) = (0, 0);
    let mut session = None;
    let own = scripts::board_corpus()?;
    let left_out = left_out(board)?;
    let chosen = scripts.iter().filter(|script| script.runs_on_board());
    for script in chosen.chain(&own) {
        if !wanted(&script.name) || left_out.contains(&script.name) || uses_missing_module(board, script)? {
            continue;
        }
        let program = std::fs::read(&script.path).map_err(|e| format!("{}: {e}", script.path.display()))?;
        let expected = script.expected_output()?;
        let mut current = match session.take() {
            Some(session) => session,
            None => Session::start(board, image)?,
        };
        let start = Instant::now();
        let ran = current.run(&program, Duration::from_secs(120));
        let seconds = start.elapsed().as_secs();
        if seconds >= 5 {
            println!("   {} takes {seconds} s", script.name);
        }
        match ran {
            Ok(ran) if ran.stdout == expected => {
                passed += 1;
                session = Some(current);
            }
            Ok(ran) => {
                failed += 1;
                let last = String::from_utf8_lossy(&ran.stderr)
                    .lines()
                    .last()
                    .unwrap_or_default()
                    .to_owned();
                println!(
                    "  FAIL {}: {} {last}",
                    script.name,
                    first_lines(&scripts::difference("output", &expected, &ran.stdout))
                );
            }
            Err(problem) => {
                failed += 1;
                println!("  FAIL {}: {problem}", script.name);
            }
        }
    }
    let (right, wrong) = crate::chat::run_all(board, image, wanted)?;
    Ok((passed + right, failed + wrong))
}

/// The scripts that a board does not run: those that fail on the desktop too, and those that show what only a host has.
fn left_out(board: &Board) -> Outcome<BTreeSet<String>> {
    let mut names = scripts::known_failures();
    names.extend(listed("host_only.txt")?);
    if board.is_small() {
        names.extend(listed("large.txt")?);
    }
    Ok(names)
}

/// The names in a file of `tests/board`.
fn listed(file: &str) -> Outcome<BTreeSet<String>> {
    let path = process::root().join("tests/board").join(file);
    let text = std::fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    let lines = text
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    Ok(lines.map(str::to_owned).collect())
}

/// The names of the scripts and conversations that the suite `boards` runs.
pub fn quick() -> Outcome<BTreeSet<String>> {
    listed("quick.txt")
}

/// Whether a script imports a module that the board's image leaves out.
fn uses_missing_module(board: &Board, script: &Script) -> Outcome<bool> {
    let Some(modules) = board.modules else {
        return Ok(false);
    };
    let source = std::fs::read(&script.path).map_err(|e| format!("{}: {e}", script.path.display()))?;
    let source = String::from_utf8_lossy(&source);
    Ok(source.lines().any(|line| {
        let mut words = line.split([' ', '.', ',']).filter(|word| !word.is_empty());
        matches!(words.next(), Some("import" | "from"))
            && words.next().is_some_and(|name| !modules.contains(&name))
    }))
}

fn first_lines(text: &str) -> String {
    text.lines().take(3).map(str::trim).collect::<Vec<_>>().join("; ")
}

pub fn command(arguments: &mut lexopt::Parser) -> Outcome {
    use lexopt::prelude::*;
    let (mut name, mut file) = (None, None);
    let mut limit = Duration::from_secs(120);
    let (mut image, mut test) = (None, false);
    while let Some(argument) = arguments.next().map_err(|e| e.to_string())? {
        match argument {
            Long("limit") => {
                let seconds = scripts::string(arguments)?
                    .parse()
                    .map_err(|_| "--limit wants a number")?;
                limit = Duration::from_secs(seconds);
            }
            Long("image") => image = Some(PathBuf::from(scripts::string(arguments)?)),
            Long("test") => test = true,
            Value(value) if name.is_none() => name = Some(value.to_string_lossy().into_owned()),
            Value(value) if file.is_none() => file = Some(PathBuf::from(value)),
            other => return Err(unexpected(other)),
        }
    }
    let name = name.ok_or("which board? mps2-an386, netduinoplus2 or riscv32")?;
    let board = BOARDS
        .iter()
        .find(|b| b.name == name)
        .ok_or_else(|| format!("no board {name:?}"))?;
    if !board.exists() {
        return Err(format!("targets/{name} is not there"));
    }
    let image = match image {
        Some(image) => image,
        None => board.build()?,
    };
    if test {
        let pattern = file.unwrap_or_default();
        let pattern = pattern.to_string_lossy();
        let wanted = |name: &str| name.contains(&*pattern);
        let (passed, failed) = run_corpus(board, &image, &scripts::corpus(&[])?, &wanted)?;
        println!("{passed} passed, {failed} failed");
        return match failed {
            0 => Ok(()),
            _ => Err(format!("{name} fails")),
        };
    }
    let Some(file) = file else {
        return match process::show(&mut board.qemu(&image)?)? {
            true => Ok(()),
            false => Err("QEMU ended with an error".to_owned()),
        };
    };
    let program = std::fs::read(&file).map_err(|e| format!("{}: {e}", file.display()))?;
    let ran = Session::start(board, &image)?.run(&program, limit)?;
    let written = std::io::stdout()
        .write_all(&ran.stdout)
        .and_then(|()| std::io::stderr().write_all(&ran.stderr));
    written.map_err(|e| e.to_string())?;
    if ran.stderr.is_empty() {
        Ok(())
    } else {
        Err("the program ended with an exception".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn newlines_become_unix_ones() {
        assert_eq!(unix_lines(b"a\r\nb\r\r\nc\rd\r\n"), b"a\nb\r\nc\rd\n");
    }
}
