//! What comes of compiling a source, as text: warnings, then the error or the code object, every field on a line, constants nested by
//! indentation. `tests/parity/record.py` writes the same of CPython's.

use std::fmt::Write;

use taipan_bytecode::{Code, Const, ConstRef};
use taipan_compiler::Options;
use taipan_syntax::error::{Error, Warning, WarningCategory};
use taipan_syntax::parser::{Mode, ParserFlags};
use taipan_syntax::tokenizer::{self, Tokenizer};
use taipan_unicode::Wtf8;

/// How to compile.
#[derive(Clone, Copy)]
pub struct How {
    /// 0, 1, 2 as `-O` and `-OO`.
    pub optimize: u8,
    /// What the source is.
    pub mode: Mode,
    /// Compiler flags.
    pub flags: u32,
    /// Compile a module statement by statement.
    pub piecewise: bool,
}

/// Everything that comes of a source.
pub fn outcome(source: &[u8], path: &str, how: How) -> String {
    let mut warnings = Vec::new();
    let result = compile(source, path, how, &mut warnings);
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
        Ok(code) => dump_code(&mut output, &code, 0),
        Err(error) => output.push_str(&describe(&error)),
    }
    output
}

/// The code object of a source.
pub fn compile(source: &[u8], path: &str, how: How, warnings: &mut Vec<Warning>) -> Result<Box<Code>, Error> {
    let options = Options {
        optimize: how.optimize,
        flags: how.flags,
        piecewise: how.piecewise,
        ..Options::new(Wtf8::new(path))
    };
    let tokenizer = || Tokenizer::from_bytes(source, None, tokenizer::Options::default());
    let made =
        taipan_compiler::compile_source(tokenizer, how.mode, ParserFlags::default(), &options, warnings)?;
    made.into_code().ok_or(Error::Memory)
}

/// An error on a line.
pub fn describe(error: &Error) -> String {
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

fn hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        let _ = write!(text, "{byte:02x}");
    }
    text
}

fn escape(text: &Wtf8) -> String {
    let mut escaped = String::from("'");
    for code_point in text.code_points() {
        match char::from_u32(code_point) {
            Some(plain @ (' '..='&' | '('..='[' | ']'..='~')) => escaped.push(plain),
            _ => {
                let _ = write!(escaped, "\\u{{{code_point:x}}}");
            }
        }
    }
    escaped.push('\'');
    escaped
}

fn name_list(names: &[ConstRef]) -> String {
    let names: Vec<String> = names.iter().map(name).collect();
    names.join(" ")
}

fn name(name: &ConstRef) -> String {
    match &**name {
        Const::Str { text, interned } => format!("{}{}", if *interned { "" } else { "?" }, escape(text)),
        _ => String::from("not a string"),
    }
}

fn dump_code(text: &mut String, code: &Code, depth: usize) {
    let pad = "  ".repeat(depth);
    let mut line = |field: &str, value: &str| {
        let _ = writeln!(text, "{pad}{field} {value}");
    };
    line("code", &name(&code.qualname));
    line("name", &name(&code.name));
    line("filename", &name(&code.filename));
    let args = format!(
        "{} {} {}",
        code.argcount, code.posonlyargcount, code.kwonlyargcount
    );
    line("args", &args);
    line("stacksize", &code.stacksize.to_string());
    line("flags", &format!("{:x}", code.flags));
    line("firstlineno", &code.firstlineno.to_string());
    line("bytecode", &hex(&code.code));
    line("names", &name_list(&code.names));
    line("locals", &name_list(&code.localsplusnames));
    line("kinds", &hex(&code.localspluskinds));
    line("linetable", &hex(&code.linetable));
    line("exceptiontable", &hex(&code.exceptiontable));
    line("consts", &code.consts.len().to_string());
    for constant in &code.consts {
        dump_const(text, constant, depth + 1);
    }
}

fn dump_part(constant: &ConstRef, depth: usize) -> String {
    let mut text = String::new();
    dump_const(&mut text, constant, depth);
    text
}

fn dump_const(text: &mut String, constant: &ConstRef, depth: usize) {
    let pad = "  ".repeat(depth);
    let mut items = |kind: &str, items: &[ConstRef]| {
        let _ = writeln!(text, "{pad}{kind} {}", items.len());
        for item in items {
            dump_const(text, item, depth + 1);
        }
    };
    let plain = match &**constant {
        Const::None => String::from("None"),
        Const::True => String::from("True"),
        Const::False => String::from("False"),
        Const::Ellipsis => String::from("Ellipsis"),
        Const::Int(value) => format!("int {value}"),
        Const::BigInt(value) => format!("int {value}"),
        Const::Float(value) => format!("float {:016x}", value.to_bits()),
        Const::Complex { real, imag } => format!("complex {:016x} {:016x}", real.to_bits(), imag.to_bits()),
        Const::Str { .. } => format!("str {}", name(constant)),
        Const::Bytes(bytes) => format!("bytes {}", hex(bytes)),
        Const::Tuple(parts) => return items("tuple", parts),
        Const::FrozenSet(parts) => {
            // The order in memory depends on hashes; marshal sorts, and so does this text.
            let mut parts: Vec<String> = parts.iter().map(|part| dump_part(part, depth + 1)).collect();
            parts.sort_unstable();
            let _ = writeln!(text, "{pad}frozenset {}", parts.len());
            text.extend(parts);
            return;
        }
        Const::Slice(parts) => return items("slice", &parts[..]),
        Const::Code(code) => return dump_code(text, code, depth),
        Const::Packed(_) => "packed".to_owned(),
    };
    let _ = writeln!(text, "{pad}{plain}");
}
