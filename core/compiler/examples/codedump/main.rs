//! Compiles a file and prints everything that comes of it: warnings, then the error or the code object with all its fields.
//!
//! ```text
//! codedump [--optimize N] [--marshal] FILE
//! ```
//!
//! `--marshal` prints what `marshal.dumps(code)` gives. `tests/parity/parity.py` compares the text with CPython's.

#![allow(clippy::print_stdout, clippy::print_stderr)]

mod text;

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::ExitCode;

use taipan_bytecode::{Code, marshal};
use taipan_compiler::Options;
use taipan_syntax::Arena;
use taipan_syntax::error::{Error, Warning, WarningCategory};
use taipan_syntax::parser::{Mode, ParserFlags, parse};
use taipan_syntax::tokenizer::{self, Tokenizer};
use taipan_unicode::Wtf8;

/// The compiler is recursive, and its limit is meant for a main thread's stack.
const STACK_SIZE: usize = 64 << 20;

fn main() -> ExitCode {
    let mut optimize = 0;
    let mut as_marshal = false;
    let mut path = None;
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--marshal" => as_marshal = true,
            "--optimize" => optimize = arguments.next().and_then(|level| level.parse().ok()).unwrap_or(0),
            _ => path = Some(argument),
        }
    }
    let Some(path) = path else {
        eprintln!("usage: codedump [--optimize N] [--marshal] FILE");
        return ExitCode::from(2);
    };
    let thread = std::thread::Builder::new().stack_size(STACK_SIZE);
    let result = thread
        .spawn(move || dump_file(&path, optimize, as_marshal))
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

fn dump_file(path: &str, optimize: u8, as_marshal: bool) -> Result<Vec<u8>, String> {
    let source = std::fs::read(path).map_err(|error| format!("{path}: {error}"))?;
    let mut warnings = Vec::new();
    let result = compile(&source, path, optimize, &mut warnings);
    if as_marshal {
        let code = result.map_err(|error| describe(&error))?;
        return marshal::dump_code(&code, 5).map_err(|error| format!("{error:?}"));
    }
    let mut output = String::new();
    for warning in &warnings {
        let category = match warning.category {
            WarningCategory::Syntax => "SyntaxWarning",
            WarningCategory::Deprecation => "DeprecationWarning",
        };
        let _ = writeln!(
            output,
            "warning {category} {} {}",
            warning.lineno, warning.message
        );
    }
    match result {
        Ok(code) => output.push_str(&text::dump(&code)),
        Err(error) => output.push_str(&describe(&error)),
    }
    Ok(output.into_bytes())
}

fn compile(source: &[u8], path: &str, optimize: u8, warnings: &mut Vec<Warning>) -> Result<Code, Error> {
    let arena = Arena::new();
    let mut tokenizer = Tokenizer::from_bytes(source, None, tokenizer::Options::default())?;
    let module = parse(
        &arena,
        &mut tokenizer,
        Mode::File,
        ParserFlags::default(),
        warnings,
    )?;
    let mut options = Options::new(Wtf8::new(path));
    options.optimize = optimize;
    taipan_compiler::compile(&module, &arena, &options, warnings)
}

fn describe(error: &Error) -> String {
    match error {
        Error::Syntax(error) => {
            let number =
                |number: Option<i64>| number.map_or(String::from("None"), |number| number.to_string());
            format!(
                "error {:?} {} {} {} {}: {}\n",
                error.kind,
                number(error.lineno.map(i64::from)),
                number(error.offset.map(i64::from)),
                number(error.end_lineno.map(i64::from)),
                number(error.end_offset.map(i64::from)),
                error.message
            )
        }
        error => format!("error {error:?}\n"),
    }
}
