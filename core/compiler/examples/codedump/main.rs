//! Compiles a file and prints everything that comes of it: warnings, then the error or the code object with all its fields.
//!
//! ```text
//! codedump [--optimize N] [--mode exec|eval|single] [--flags N] [--name NAME] [--piecewise] [--marshal] FILE
//! ```
//!
//! `--piecewise` compiles statement by statement, which must not make a difference. `--name` is what the code objects have for their file name. `--marshal` prints what `marshal.dumps(code)` gives. `tests/parity/parity.py` compares the text with CPython's.

#![allow(clippy::print_stdout, clippy::print_stderr)]

mod text;

use std::io::Write as _;
use std::process::ExitCode;

use taipan_bytecode::marshal;
use taipan_syntax::parser::Mode;

/// The compiler is recursive, and its limit is meant for a main thread's stack.
const STACK_SIZE: usize = 64 << 20;

fn number(argument: Option<String>) -> u32 {
    argument.and_then(|argument| argument.parse().ok()).unwrap_or(0)
}

fn main() -> ExitCode {
    let mut how = text::How {
        optimize: 0,
        mode: Mode::File,
        flags: 0,
        piecewise: false,
    };
    let mut as_marshal = false;
    let mut path = None;
    let mut name = None;
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--piecewise" => how.piecewise = true,
            "--marshal" => as_marshal = true,
            "--name" => name = arguments.next(),
            "--optimize" => how.optimize = number(arguments.next()) as u8,
            "--flags" => how.flags = number(arguments.next()),
            "--mode" => {
                how.mode = match arguments.next().as_deref() {
                    Some("eval") => Mode::Expression,
                    Some("single") => Mode::Interactive,
                    _ => Mode::File,
                }
            }
            _ => path = Some(argument),
        }
    }
    let Some(path) = path else {
        eprintln!(
            "usage: codedump [--optimize N] [--mode exec|eval|single] [--flags N] [--name NAME] [--piecewise] [--marshal] FILE"
        );
        return ExitCode::from(2);
    };
    let thread = std::thread::Builder::new().stack_size(STACK_SIZE);
    let result = thread
        .spawn(move || dump_file(&path, name.as_deref().unwrap_or(&path), how, as_marshal))
        .map(|thread| thread.join());
    match result {
        Ok(Ok(Ok(output))) => {
            let written = std::io::stdout().write_all(&output);
            if written.is_ok() {
                ExitCode::SUCCESS
            } else {
                ExitCode::FAILURE
            }
        }
        Ok(Ok(Err(message))) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
        _ => ExitCode::FAILURE,
    }
}

fn dump_file(path: &str, name: &str, how: text::How, as_marshal: bool) -> Result<Vec<u8>, String> {
    let source = std::fs::read(path).map_err(|error| format!("{path}: {error}"))?;
    if !as_marshal {
        return Ok(text::outcome(&source, name, how).into_bytes());
    }
    let code = text::compile(&source, name, how, &mut Vec::new()).map_err(|error| text::describe(&error))?;
    marshal::dump_code(&code, 5).map_err(|error| format!("{error:?}"))
}
