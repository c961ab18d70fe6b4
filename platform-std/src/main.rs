//! The `taipan` command.

use std::io::Write;
use std::process::exit;

use taipan::StdPlatform;
use taipan::library::LIBRARY;
use taipan::options::{self, CommandLine, Options, Program, Source};
use taipan::places::{self, Places};
use taipan::prompt;
use taipan_core::{Interpreter, Outcome, Settings};
use taipan_platform::{Action, Platform as _};

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
    // Signals end what the interpreter waits for, so they go to its thread.
    taipan::signals::leave_to_others();
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
        long_version: taipan_core::VERSION,
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
        .frozen(&LIBRARY, &found.library.to_string_lossy())
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
                    complain(format_args!(
                        "Fatal Python error: config_init_hash_seed: PYTHONHASHSEED must be \"random\" or an integer in range \
                         [0; 4294967295]\nPython runtime state: preinitialized\n\nCurrent thread 0x0000000000000000 (most recent call \
                         first):\n  <no Python frame>"
                    ));
                    return 1;
                }
            },
        }
    }
    let Ok(mut interpreter) = builder.build() else {
        complain(format_args!("taipan: not enough memory"));
        return 1;
    };
    if interpreter
        .open_streams(!options.ignore_environment, options.unbuffered)
        .is_err()
    {
        complain(format_args!(
            "Fatal Python error: init_sys_streams: can't initialize sys standard streams"
        ));
        return 1;
    }
    let settings = settings(options);
    if interpreter.configure(&settings).is_err() {
        return 1;
    }
    catch_interrupts(platform, &interpreter);
    if let Err(outcome) = interpreter.start(&found.startup(options)) {
        return outcome.code();
    }
    let prompts = options.interactive || stdin_is_terminal();
    let at_prompt = prompts && options.source == Source::Stdin;
    if !options.quiet && (options.verbose > 0 || at_prompt) {
        let _ = std::io::stderr().write_all(prompt::banner(!options.no_site).as_bytes());
    }
    let inspect = options.inspect && prompts && !at_prompt;
    interpreter.set_inspect(inspect);
    let mut interrupted = false;
    let mut code = if at_prompt {
        run_startup(options, &mut interpreter);
        prompt::run(platform, &mut interpreter)
    } else {
        let outcome = run_program(name, options, &mut interpreter);
        interrupted = outcome == Outcome::Interrupted;
        outcome.code()
    };
    if inspect {
        interpreter.set_inspect(false);
        code = prompt::run(platform, &mut interpreter);
    }
    if !interpreter.close() {
        code = 120;
    }
    if interrupted && !inspect {
        // Whoever waits for the process is told what ended it.
        if let Some(signals) = platform.signals() {
            signals.act_by_default(2);
        }
    }
    code
}

/// Lets Ctrl-C raise `KeyboardInterrupt`, unless the process was told to ignore it.
fn catch_interrupts(platform: &'static StdPlatform, interpreter: &Interpreter) {
    const SIGINT: u32 = 2;
    let (flags, bit) = interpreter.interrupt_flag();
    if let Some(signals) = platform.signals()
        && signals.action(SIGINT) == Action::Default
    {
        // Where it cannot be caught, it ends the process.
        let _ = signals.set_action(SIGINT, Action::Note, flags, bit);
    }
}

fn stdin_is_terminal() -> bool {
    std::io::IsTerminal::is_terminal(&std::io::stdin())
}

/// What `sys` shows of the options.
fn settings(options: &Options) -> Settings {
    let mut warn_options = options.warn_options.clone();
    let dev_mode = options.x_option("dev").is_some() || variable(options, "PYTHONDEVMODE").is_some();
    if dev_mode {
        warn_options.insert(0, b"default".to_vec());
    }
    match options.bytes_warning {
        0 => {}
        1 => warn_options.push(b"default::BytesWarning".to_vec()),
        _ => warn_options.push(b"error::BytesWarning".to_vec()),
    }
    let number = |text: &[u8]| std::str::from_utf8(text).ok()?.parse::<usize>().ok();
    let digits = match options.x_option("int_max_str_digits") {
        Some(value) => value.and_then(number),
        None => variable(options, "PYTHONINTMAXSTRDIGITS").and_then(|value| number(&value)),
    };
    let pycache_prefix = match options.x_option("pycache_prefix") {
        Some(value) => value.map(<[u8]>::to_vec).filter(|value| !value.is_empty()),
        None => variable(options, "PYTHONPYCACHEPREFIX"),
    };
    let seeded = variable(options, "PYTHONHASHSEED").is_some_and(|seed| seed == b"0");
    Settings {
        debug: options.parser_debug,
        inspect: options.inspect,
        interactive: options.interactive,
        optimize: options.optimization_level,
        dont_write_bytecode: options.dont_write_bytecode,
        no_user_site: options.no_user_site,
        no_site: options.no_site,
        ignore_environment: options.ignore_environment,
        verbose: options.verbose,
        bytes_warning: options.bytes_warning,
        quiet: options.quiet,
        hash_randomization: !seeded,
        isolated: options.isolated,
        dev_mode,
        utf8_mode: options.x_option("utf8").is_some_and(|value| value != Some(b"0")),
        warn_default_encoding: options.x_option("warn_default_encoding").is_some()
            || variable(options, "PYTHONWARNDEFAULTENCODING").is_some(),
        no_debug_ranges: options.x_option("no_debug_ranges").is_some()
            || variable(options, "PYTHONNODEBUGRANGES").is_some(),
        safe_path: options.safe_path,
        int_max_str_digits: digits.filter(|digits| *digits == 0 || *digits >= 640),
        argv: options.argv.clone(),
        orig_argv: std::env::args_os()
            .map(std::os::unix::ffi::OsStringExt::into_vec)
            .collect(),
        warn_options,
        x_options: options.x_options.clone(),
        pycache_prefix,
        multiarch: env!("TAIPAN_MULTIARCH"),
    }
}

/// A variable that is heard, unless `-E` was given.
fn variable(options: &Options, name: &str) -> Option<Vec<u8>> {
    if options.ignore_environment {
        return None;
    }
    let value = std::env::var_os(name)?;
    Some(std::os::unix::ffi::OsStringExt::into_vec(value)).filter(|value: &Vec<u8>| !value.is_empty())
}

/// Runs the file that `PYTHONSTARTUP` names, before the prompt.
fn run_startup(options: &Options, interpreter: &mut Interpreter) {
    use std::os::unix::ffi::OsStrExt;
    let Some(path) = variable(options, "PYTHONSTARTUP") else {
        return;
    };
    match std::fs::read(std::ffi::OsStr::from_bytes(&path)) {
        Ok(source) => {
            interpreter.run_source(&source, &String::from_utf8_lossy(&path), true);
        }
        Err(error) => {
            let code = error.raw_os_error().unwrap_or(0);
            let text = error.to_string();
            let text = text.split(" (os error").next().unwrap_or_default();
            let shown = String::from_utf8_lossy(&path);
            complain(format_args!(
                "Could not open PYTHONSTARTUP\nFileNotFoundError: [Errno {code}] {text}: '{shown}'"
            ));
        }
    }
}

/// Runs what the command line names.
fn run_program(name: &[u8], options: &Options, interpreter: &mut Interpreter) -> Outcome {
    let path = match &options.source {
        Source::File(path) => Some(places::below_current(path)),
        _ => None,
    };
    let is_folder = match path.as_ref().map(|path| interpreter.has_importer(path)) {
        Some(Ok(is_folder)) => is_folder,
        Some(Err(outcome)) => return outcome,
        None => false,
    };
    let folder = match &path {
        Some(path) if is_folder => Some(path.clone()),
        _ => places::program_folder(options),
    };
    if folder.is_some_and(|folder| interpreter.prepend_path(&folder).is_err()) {
        return Outcome::Exit(1);
    }
    match &options.source {
        Source::Command(text) => {
            if let Some(place) = undecodable(text) {
                complain(format_args!(
                    "Unable to decode the command from the command line:\n\
                     UnicodeEncodeError: 'utf-8' codec can't encode {place}: surrogates not allowed"
                ));
                return Outcome::Exit(1);
            }
            interpreter.run_command(&taipan::dedent::dedent(text))
        }
        Source::File(_) if is_folder => interpreter.run_module(b"__main__"),
        Source::File(given) => match read(name, path.as_ref().unwrap_or(given)) {
            Ok(content) => interpreter.run_file(path.as_ref().unwrap_or(given), &content),
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

/// The first bytes that are not UTF-8, each a lone surrogate in the text that they are decoded to, as messages name them.
fn undecodable(text: &[u8]) -> Option<String> {
    let (mut start, mut bytes) = (0, Vec::new());
    for chunk in text.utf8_chunks() {
        if !bytes.is_empty() && !chunk.valid().is_empty() {
            break;
        }
        start += chunk.valid().chars().count();
        bytes.extend_from_slice(chunk.invalid());
    }
    match bytes.as_slice() {
        [] => None,
        [byte] => Some(format!("character '\\udc{byte:02x}' in position {start}")),
        more => Some(format!(
            "characters in position {start}-{}",
            start + more.len() - 1
        )),
    }
}

/// A line on standard error. That it cannot be written is nothing that could be told.
fn complain(line: core::fmt::Arguments<'_>) {
    use std::io::Write;
    let _ = writeln!(std::io::stderr(), "{line}");
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
            complain(format_args!(
                "{name}: can't open file '{shown}': [Errno {code}] {text}"
            ));
            Err(2)
        }
    }
}
