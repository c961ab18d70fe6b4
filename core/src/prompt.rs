//! Statements typed at a prompt, one by one.

use alloc::string::String;

use taipan_objects::module;
use taipan_objects::{Exception, Obj, exceptions};
use taipan_syntax::Arena;
use taipan_syntax::error::{Error, SyntaxErrorKind};
use taipan_syntax::parser::{self, Mode, ParserFlags};
use taipan_syntax::tokenizer::{Options, Tokenizer};
use taipan_unicode::Wtf8;
use taipan_vm::run::{self, CO_FUTURE_BARRY_AS_BDFL, Compile, PYCF_MASK};
use taipan_vm::sys;

use crate::Interpreter;

/// What became of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Interactive {
    /// The statement goes on: ask for another line, and come back with all of them.
    Incomplete,
    /// It ran, or failed, which has been printed to stderr.
    Done,
    /// It raised `SystemExit` with this status.
    Exit(i32),
}

impl Interpreter {
    /// Runs one statement of the lines typed so far, in `__main__`, and shows the value of an expression. A block goes on
    /// until an empty line, as at CPython's prompt (`codeop`).
    pub fn run_interactive(&mut self, source: &[u8], filename: &str) -> Interactive {
        if is_incomplete(source, filename, run::tree_memory(&self.vm), self.typed_futures) {
            return Interactive::Incomplete;
        }
        self.run_last(source, filename)
    }

    /// As [`Self::run_interactive`], for text that nothing follows: a statement that is not complete is an error.
    pub fn run_last(&mut self, source: &[u8], filename: &str) -> Interactive {
        // Where the last statement ran out of memory: what its traceback held can go now.
        let _ = self.vm.check_pending();
        let result = self.run_single(source, filename);
        let left = match &result {
            Err(error) => error.matches(exceptions::SYSTEM_EXIT),
            Ok(_) => false,
        };
        let outcome = self.finish(result, source, filename);
        // What waits has its own way to say what went wrong.
        let _ = self.vm.check_pending();
        if left {
            Interactive::Exit(outcome.code())
        } else {
            Interactive::Done
        }
    }

    /// Gives `sys` the prompts `ps1` and `ps2`, unless it has them.
    pub fn set_prompts(&mut self) {
        for (name, text) in [("ps1", ">>> "), ("ps2", "... ")] {
            if sys::get(&mut self.vm, name).is_none() {
                // Without memory for them, the prompt shows the usual ones.
                let made = self.vm.new_str(text);
                let _ = made.and_then(|prompt| sys::set(&mut self.vm, name, prompt));
            }
        }
    }

    /// What to ask for a line with: `sys.ps1`, or `sys.ps2` within a statement.
    pub fn prompt(&mut self, continued: bool) -> String {
        let (name, usual) = if continued {
            ("ps2", "... ")
        } else {
            ("ps1", ">>> ")
        };
        let Some(prompt) = sys::get(&mut self.vm, name) else {
            return String::from(usual);
        };
        match taipan_objects::object::str(&mut self.vm, prompt.borrow()) {
            Ok(text) => {
                let text = text
                    .downcast::<taipan_objects::str::Str>()
                    .map(|text| text.to_wtf8());
                text.map_or_else(String::new, |text| text.to_string_lossy())
            }
            Err(_) => String::new(),
        }
    }

    fn run_single(&mut self, source: &[u8], filename: &str) -> Result<Obj, Exception> {
        let main = self.main_module()?;
        let vm = &mut self.vm;
        let optimize = vm.interp().config.borrow().optimize;
        let how = Compile {
            filename: Wtf8::new(filename),
            mode: Mode::Interactive,
            flags: self.typed_futures,
            optimize,
            file: false,
        };
        let code = run::compile(vm, source, false, &how)?;
        self.typed_futures |= code.flags & PYCF_MASK;
        let Some(dict) = module::dict(main.borrow()) else {
            return Err(vm.system_error("__main__ has no namespace"));
        };
        let dict: Obj = dict.into();
        let tell = |running| {
            if let Some(notice) = self.statement_runs {
                notice(running);
            }
        };
        tell(true);
        let result = run::run_code(vm, &code, &dict, dict.clone());
        tell(false);
        result
    }
}

/// Whether the text is the beginning of a statement. The last line's own newline is not part of the question: a block
/// ends with a line that holds nothing else. Text that only the newline shows to be wrong does not go on.
fn is_incomplete(source: &[u8], filename: &str, max_memory: usize, futures: u32) -> bool {
    let line = source.strip_suffix(b"\n").unwrap_or(source);
    match try_parse(line, filename, max_memory, futures) {
        Some(Ok(())) => begins_block(line) && !ends_with_blank_line(line),
        Some(Err(SyntaxErrorKind::Incomplete)) if line.len() < source.len() => !matches!(
            try_parse(source, filename, max_memory, futures),
            Some(Err(kind)) if kind != SyntaxErrorKind::Incomplete
        ),
        Some(Err(kind)) => kind == SyntaxErrorKind::Incomplete,
        None => false,
    }
}

/// Whether the text is a statement; `None` where that cannot be said.
fn try_parse(
    source: &[u8],
    filename: &str,
    max_memory: usize,
    futures: u32,
) -> Option<Result<(), SyntaxErrorKind>> {
    let options = Options {
        filename,
        implicit_newline: false,
        ..Options::default()
    };
    let arena = Arena::new();
    let flags = ParserFlags {
        allow_incomplete_input: true,
        dont_imply_dedent: true,
        barry_as_flufl: futures & CO_FUTURE_BARRY_AS_BDFL != 0,
        max_memory,
        ..ParserFlags::default()
    };
    let mut warnings = alloc::vec::Vec::new();
    let mut tokenizer = Tokenizer::from_bytes(source, None, options).ok()?;
    match parser::parse(&arena, &mut tokenizer, Mode::Interactive, flags, &mut warnings) {
        Ok(_) => Some(Ok(())),
        Err(Error::Syntax(error)) => Some(Err(error.kind)),
        Err(_) => None,
    }
}

/// Whether the text begins with a statement that may hold a block.
fn begins_block(source: &[u8]) -> bool {
    let text = source.trim_ascii_start();
    let end = text
        .iter()
        .position(|byte| !byte.is_ascii_alphabetic())
        .unwrap_or(text.len());
    match &text[..end] {
        b"" => text.first() == Some(&b'@'),
        b"match" => text.contains(&b'\n'),
        word => [
            &b"if"[..],
            b"for",
            b"while",
            b"try",
            b"with",
            b"def",
            b"class",
            b"async",
        ]
        .contains(&word),
    }
}

fn ends_with_blank_line(source: &[u8]) -> bool {
    match source.iter().rposition(|&byte| byte == b'\n') {
        Some(at) => source[at..].iter().all(u8::is_ascii_whitespace),
        None => false,
    }
}
