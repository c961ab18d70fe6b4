//! The prompt: statements typed at a terminal, or read from a pipe with `-i`, one after the other.

use std::io::Write as _;

use taipan_core::{Interactive, Interpreter};
use taipan_platform::{Console as _, ErrorKind, Platform as _, ReadlineOutcome};

use crate::{StdConsole, StdPlatform};

/// What reading a line gave.
enum Line {
    Text(Vec<u8>),
    End,
    Interrupted,
}

/// Where lines come from.
struct Input {
    platform: &'static StdPlatform,
    terminal: bool,
    buffer: Vec<u8>,
}

impl Input {
    fn read(&mut self, prompt: &str) -> Line {
        if self.terminal {
            return self.edit(prompt);
        }
        write_error(prompt.as_bytes());
        loop {
            if let Some(end) = self.buffer.iter().position(|&byte| byte == b'\n') {
                let rest = self.buffer.split_off(end + 1);
                return Line::Text(std::mem::replace(&mut self.buffer, rest));
            }
            let mut block = [0; 4096];
            match StdConsole.read(&mut block) {
                Ok(0) if self.buffer.is_empty() => return Line::End,
                Ok(0) => {
                    let mut last = std::mem::take(&mut self.buffer);
                    last.push(b'\n');
                    return Line::Text(last);
                }
                Ok(count) => self.buffer.extend_from_slice(&block[..count]),
                Err(error) if error.kind() == ErrorKind::Interrupted => return Line::Interrupted,
                Err(_) => return Line::End,
            }
        }
    }

    fn edit(&mut self, prompt: &str) -> Line {
        let Some(readline) = self.platform.readline() else {
            return Line::End;
        };
        let mut line = Vec::new();
        let outcome = readline.read_line(prompt.as_bytes(), None, &mut |text| line = text.to_vec());
        match outcome {
            Ok(ReadlineOutcome::Line) => {
                if let Some(history) = readline.history().filter(|_| !line.is_empty()) {
                    // A line that is not kept is no reason to stop.
                    let _ = history.add(&line);
                }
                line.push(b'\n');
                Line::Text(line)
            }
            Ok(ReadlineOutcome::Interrupted) => Line::Interrupted,
            Ok(ReadlineOutcome::EndOfFile) | Err(_) => Line::End,
        }
    }
}

fn write_error(text: &[u8]) {
    // Without an error output there is nobody to prompt.
    let _ = std::io::stderr().write_all(text);
}

/// What the prompt begins with.
pub fn banner(site: bool) -> String {
    let mut text = format!(
        "Python {} on {}\n",
        taipan_core::VERSION,
        match std::env::consts::OS {
            "macos" => "darwin",
            other => other,
        }
    );
    if site {
        text.push_str("Type \"help\", \"copyright\", \"credits\" or \"license\" for more information.\n");
    }
    text
}

/// Runs statements until the input ends; gives back the exit code.
pub fn run(platform: &'static StdPlatform, interpreter: &mut Interpreter) -> i32 {
    let mut input = Input {
        platform,
        terminal: StdConsole.input_is_terminal()
            && StdConsole.output_is_terminal(taipan_platform::Output::Out),
        buffer: Vec::new(),
    };
    interpreter.set_prompts();
    let mut statement = Vec::new();
    loop {
        let prompt = interpreter.prompt(!statement.is_empty());
        match input.read(&prompt) {
            Line::Text(line) => statement.extend(line),
            Line::End if statement.is_empty() => {
                write_error(b"\n");
                return 0;
            }
            Line::End => {
                // What was begun is taken as it is: it ends here. The next line is asked for all the same.
                write_error(b"\n");
                if let Interactive::Exit(code) = interpreter.run_last(&statement, "<stdin>") {
                    return code;
                }
                statement.clear();
                interpreter.flush_streams();
                continue;
            }
            Line::Interrupted => {
                write_error(b"\nKeyboardInterrupt\n");
                statement.clear();
                interpreter.clear_interrupt();
                continue;
            }
        }
        if statement.iter().all(u8::is_ascii_whitespace) {
            statement.clear();
            continue;
        }
        match interpreter.run_interactive(&statement, "<stdin>") {
            Interactive::Incomplete => {}
            Interactive::Done => statement.clear(),
            Interactive::Exit(code) => return code,
        }
        interpreter.flush_streams();
    }
}
