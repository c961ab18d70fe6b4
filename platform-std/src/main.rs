//! The `taipan` command.

use std::io::Write;
use std::process::exit;

use taipan::StdPlatform;
use taipan::library::Library;
use taipan::options::{self, CommandLine, Options, Program, Source};
use taipan::places::{self, Places};
use taipan_core::{Interpreter, Outcome};

/// The version of CPython that Taipan is.
const VERSION: &str = "3.14.10";

fn main() {
    // The interpreter's own thread has a stack of known size, whatever the system gives the first one.
    const STACK: usize = 64 << 20;
    let thread = std::thread::Builder::new().stack_size(STACK).spawn(|| {
        let marker = 0_u8;
        let top = std::ptr::from_ref(&marker).addr();
        command(top - STACK + (1 << 20))
    });
    let code = match thread.map(std::thread::JoinHandle::join) {
        Ok(Ok(code)) => code,
        _ => 70,
    };
    exit(code);
}

/// Runs the command line; gives back the exit code.
fn command(stack_limit: usize) -> i32 {
    let mut arguments = std::env::args_os().map(std::os::unix::ffi::OsStringExt::into_vec);
    let name = arguments.next().unwrap_or_else(|| b"taipan".to_vec());
    let rest: Vec<Vec<u8>> = arguments.collect();
    let program = Program {
        name: &name,
        version: VERSION,
        long_version: "3.14.10 (taipan)",
    };
    let mut options = match options::parse(&program, &rest) {
        CommandLine::Run(options) => options,
        CommandLine::Print(text) => {
            let _ = std::io::stdout().write_all(&text);
            return 0;
        }
        CommandLine::Wrong(text) => {
            let _ = std::io::stderr().write_all(&text);
            return 2;
        }
    };
    options.apply_environment(&mut |name| {
        use std::os::unix::ffi::{OsStrExt, OsStringExt};
        std::env::var_os(std::ffi::OsStr::from_bytes(name)).map(OsStringExt::into_vec)
    });
    run(&name, &options, stack_limit)
}

fn run(name: &[u8], options: &Options, stack_limit: usize) -> i32 {
    let platform: &'static StdPlatform = Box::leak(Box::default());
    let found = Places::find(options);
    let mut builder = Interpreter::builder(platform)
        .frozen(&Library, &found.library.to_string_lossy())
        .use_frozen(found.carried)
        .natives(taipan::natives())
        .optimize(options.optimization_level.min(2) as u8)
        .stack_limit(stack_limit);
    if !options.ignore_environment {
        match std::env::var("PYTHONHASHSEED")
            .ok()
            .filter(|seed| !seed.is_empty() && seed != "random")
        {
            None => {}
            Some(seed) => match seed.parse::<u32>() {
                Ok(seed) => builder = builder.hash_seed(seed),
                Err(_) => {
                    eprintln!(
                        "Fatal Python error: config_init_hash_seed: PYTHONHASHSEED must be \"random\" or an integer in range \
                         [0; 4294967295]\nPython runtime state: preinitialized\n\nCurrent thread 0x0000000000000000 (most recent call \
                         first):\n  <no Python frame>"
                    );
                    return 1;
                }
            },
        }
    }
    let Ok(mut interpreter) = builder.build() else {
        eprintln!("taipan: not enough memory");
        return 1;
    };
    if interpreter
        .open_streams(!options.ignore_environment, options.unbuffered)
        .is_err()
    {
        eprintln!("Fatal Python error: init_sys_streams: can't initialize sys standard streams");
        return 1;
    }
    let arguments: Vec<String> = options
        .argv
        .iter()
        .map(|arg| String::from_utf8_lossy(arg).into_owned())
        .collect();
    if interpreter
        .set_arguments(arguments.iter().map(String::as_str))
        .is_err()
    {
        return 1;
    }
    if let Err(outcome) = interpreter.start(&found.startup(options)) {
        return outcome.code();
    }
    let outcome = run_program(name, options, &mut interpreter);
    if interpreter.close() {
        outcome.code()
    } else {
        120
    }
}

/// Runs what the command line names.
fn run_program(name: &[u8], options: &Options, interpreter: &mut Interpreter) -> Outcome {
    let path = match &options.source {
        Source::File(path) => Some(path),
        _ => None,
    };
    let is_folder = match path.map(|path| interpreter.has_importer(path)) {
        Some(Ok(is_folder)) => is_folder,
        Some(Err(outcome)) => return outcome,
        None => false,
    };
    let folder = match path {
        Some(path) if is_folder => Some(path.clone()),
        _ => places::program_folder(options),
    };
    if folder.is_some_and(|folder| interpreter.prepend_path(&folder).is_err()) {
        return Outcome::Exit(1);
    }
    match &options.source {
        Source::Command(text) => interpreter.run_command(text),
        Source::File(_) if is_folder => interpreter.run_module(b"__main__"),
        Source::File(path) => match read(name, path) {
            Ok(content) => interpreter.run_file(path, &content),
            Err(code) => Outcome::Exit(code),
        },
        Source::Stdin => {
            let mut source = Vec::new();
            if std::io::Read::read_to_end(&mut std::io::stdin(), &mut source).is_err() {
                return Outcome::Exit(1);
            }
            interpreter.run_source(&source, "<stdin>", true)
        }
        Source::Module(module) => interpreter.run_module(module),
    }
}

/// The bytes of a program; on failure, CPython's message and exit code.
fn read(name: &[u8], path: &[u8]) -> Result<Vec<u8>, i32> {
    use std::os::unix::ffi::OsStrExt;
    let file = std::path::Path::new(std::ffi::OsStr::from_bytes(path));
    match std::fs::read(file) {
        Ok(source) => Ok(source),
        Err(error) => {
            let code = error.raw_os_error().unwrap_or(0);
            let text = error.to_string();
            let text = text.split(" (os error").next().unwrap_or_default().to_string();
            let (name, shown) = (String::from_utf8_lossy(name), file.display());
            eprintln!("{name}: can't open file '{shown}': [Errno {code}] {text}");
            Err(2)
        }
    }
}
