//! The developers' command; `cargo xtask --help` lists what it does.
//!
//! | file | what it holds |
//! |---|---|
//! | `process.rs` | running programs with a time limit, finding tools and the workspace |
//! | `scripts.rs` | the corpus of scripts with recorded output |
//! | `suites.rs` | `test`: every suite that can be run |
//! | `bench.rs` | times against a reference interpreter |
//! | `size.rs`, `memory.rs` | flash and RAM of the boards; what compiling takes |
//! | `board.rs` | building a board's firmware, running it in QEMU |
//! | `chat.rs` | conversations with a board's prompt |
//! | `parity.rs`, `parity/`, `conformance.rs` | the front end and the compiler, and the whole, against CPython |
//! | `fuzz.rs` | the fuzzers |
//! | `gen/` | the generators of committed files |

#![forbid(unsafe_code)]
// Talking on the terminal is this program's purpose.
#![allow(clippy::print_stdout, clippy::print_stderr)]

mod bench;
mod board;
mod chat;
mod conformance;
mod fuzz;
mod r#gen;
mod handlers;
mod memory;
mod parity;
mod process;
mod scripts;
mod size;
mod suites;

use std::ffi::OsString;
use std::process::ExitCode;

/// One command of `cargo xtask`.
struct Command {
    name: &'static str,
    summary: &'static str,
    help: &'static str,
    run: fn(&mut lexopt::Parser) -> Outcome,
}

/// Success, or what to tell the person.
type Outcome<T = ()> = Result<T, String>;

const COMMANDS: &[Command] = &[
    Command {
        name: "test",
        summary: "run everything that can be tested",
        help: suites::HELP,
        run: suites::command,
    },
    Command {
        name: "scripts",
        summary: "run the scripts of tests/scripts, or record what the reference prints",
        help: scripts::HELP,
        run: scripts::command,
    },
    Command {
        name: "parity",
        summary: "compare tokens, trees, code objects, errors and so on with CPython's",
        help: parity::HELP,
        run: parity::command,
    },
    Command {
        name: "conformance",
        summary: "run CPython's own tests against the list of known failures",
        help: conformance::HELP,
        run: conformance::command,
    },
    Command {
        name: "fuzz",
        summary: "run the fuzzers of tests/fuzz",
        help: fuzz::HELP,
        run: fuzz::command,
    },
    Command {
        name: "board",
        summary: "run a program, or the prompt, on a board in QEMU",
        help: board::HELP,
        run: board::command,
    },
    Command {
        name: "bench",
        summary: "time programs against a reference interpreter",
        help: bench::HELP,
        run: bench::command,
    },
    Command {
        name: "size",
        summary: "flash and RAM of the boards, by crate",
        help: size::HELP,
        run: size::command,
    },
    Command {
        name: "memory",
        summary: "what compiling a file takes of heap and stack on a 32-bit machine",
        help: memory::HELP,
        run: memory::command,
    },
    Command {
        name: "gen",
        summary: "write the generated files, or check that they are fresh",
        help: r#gen::HELP,
        run: r#gen::command,
    },
];

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("xtask: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Outcome {
    std::env::set_current_dir(process::root()).map_err(|e| format!("workspace: {e}"))?;
    let mut arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
    if arguments.is_empty() || arguments[0] == "--help" || arguments[0] == "-h" {
        print_help();
        return Ok(());
    }
    let name = arguments.remove(0);
    let Some(command) = COMMANDS.iter().find(|c| name == c.name) else {
        print_help();
        return Err(format!("no command {name:?}"));
    };
    if arguments.iter().any(|a| a == "--help" || a == "-h") {
        println!("usage: cargo xtask {}", command.help.trim_end());
        return Ok(());
    }
    (command.run)(&mut lexopt::Parser::from_args(arguments))
}

fn print_help() {
    println!("usage: cargo xtask COMMAND [ARGUMENTS]\n\ncommands:");
    for command in COMMANDS {
        println!("  {:<12} {}", command.name, command.summary);
    }
    println!("\n`cargo xtask COMMAND --help` says more.");
}

/// Says that an argument is not understood.
fn unexpected(argument: lexopt::Arg<'_>) -> String {
    argument.unexpected().to_string()
}
