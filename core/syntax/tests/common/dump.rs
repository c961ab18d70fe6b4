//! Trees and errors as text, for the example and the tests.

use std::fmt::Write as _;

use taipan_syntax::Arena;
use taipan_syntax::ast::{Complex, Constant, FieldValue, Int, Mod, Node, Value};
use taipan_syntax::error::{Error, SyntaxErrorKind};
use taipan_syntax::parser::{Mode, ParserFlags, parse};
use taipan_syntax::tokenizer::{Options, Tokenizer};
use taipan_unicode::{Wtf8, Wtf8Buf};

/// Parses the source of a line `MODE FLAGS SOURCE`: the digest of its tree, or the fields of its error.
pub fn answer(line: &str) -> String {
    let mut words = line.splitn(3, ' ');
    let (mode, flags) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let source = unescape(words.next().unwrap_or_default());
    let mode = match mode {
        "single" => Mode::Interactive,
        "eval" => Mode::Expression,
        "func_type" => Mode::FuncType,
        _ => Mode::File,
    };
    let flags: u32 = flags.parse().unwrap_or(0);
    let parser_flags = ParserFlags {
        dont_imply_dedent: flags & 0x200 != 0,
        allow_incomplete_input: flags & 0x4000 != 0,
        ..ParserFlags::default()
    };
    let options = Options {
        type_comments: flags & 0x1000 != 0,
        implicit_newline: mode == Mode::File,
        ..Options::default()
    };
    let arena = Arena::new();
    let mut warnings = Vec::new();
    let module = Tokenizer::from_str(&source, options)
        .and_then(|mut tokenizer| parse(&arena, &mut tokenizer, mode, parser_flags, &mut warnings));
    let mut answer = match module {
        Ok(module) => {
            let mut out = Wtf8Buf::new();
            dump(Node::Mod(arena.alloc::<Mod<'_>>(module)), &mut out);
            format!("ok {:016x}", fnv(out.as_bytes()))
        }
        Err(error) => describe(&error),
    };
    for warning in &warnings {
        answer += &format!(
            "; {:?} {} {:?}",
            warning.category, warning.lineno, warning.message
        );
    }
    answer.replace('\n', "\\n").replace('\r', "\\r")
}

/// Takes the backslash escapes of a line back.
pub fn unescape(text: &str) -> String {
    let mut out = String::new();
    let mut characters = text.chars();
    while let Some(c) = characters.next() {
        out.push(match c {
            '\\' => match characters.next() {
                Some('n') => '\n',
                Some('r') => '\r',
                Some(other) => other,
                None => break,
            },
            c => c,
        });
    }
    out
}

/// FNV-1a.
fn fnv(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3)
    })
}

/// The tree of a file.
#[allow(dead_code)]
pub fn dump_source(source: &[u8], parse_only: bool) -> Result<Wtf8Buf, Error> {
    let arena = Arena::new();
    let options = Options {
        type_comments: false,
        ..Options::default()
    };
    let mut tokenizer = Tokenizer::from_bytes(source, None, options)?;
    let mut warnings = Vec::new();
    let module = parse(
        &arena,
        &mut tokenizer,
        Mode::File,
        ParserFlags::default(),
        &mut warnings,
    )?;
    let mut out = Wtf8Buf::new();
    if !parse_only {
        dump(Node::Mod(arena.alloc::<Mod<'_>>(module)), &mut out);
    }
    Ok(out)
}

/// The fields of an error.
pub fn describe(error: &Error) -> String {
    let Error::Syntax(e) = error else {
        return format!("{error:?}");
    };
    let class = match e.kind {
        SyntaxErrorKind::Syntax => "SyntaxError",
        SyntaxErrorKind::Indentation => "IndentationError",
        SyntaxErrorKind::Tab => "TabError",
        SyntaxErrorKind::Incomplete => "_IncompleteInputError",
    };
    let number = |number: Option<i32>| number.map_or("None".into(), |number| number.to_string());
    let text = e.text.as_ref().map_or("None".into(), |text| format!("<{text}>"));
    let metadata = e
        .metadata
        .as_ref()
        .map_or("None".into(), |m| format!("{},{}", m.lineno, m.col_offset));
    let (offset, end_lineno, end_offset) = (number(e.offset), number(e.end_lineno), number(e.end_offset));
    let lineno = number(e.lineno.map(|lineno| lineno as i32));
    format!(
        "{class}: {} {lineno} {offset} {end_lineno} {end_offset} {text} {metadata}",
        e.message
    )
}

fn dump(node: Node<'_>, out: &mut Wtf8Buf) {
    let _ = write!(out, "{}(", node.class_name());
    let mut first = true;
    let mut fields = Vec::new();
    node.fields(&mut |name, value| fields.push((name, value)));
    for (name, value) in fields {
        // As `ast.dump` does: what is missing and may be is left out, and so are empty sequences.
        let skipped = match value {
            FieldValue::One(Value::None) => true,
            FieldValue::One(Value::Operator("Load")) => name == "ctx",
            FieldValue::One(_) => false,
            sequence => sequence.is_empty(),
        };
        if skipped {
            continue;
        }
        out.push_str(if first { "" } else { ", " });
        first = false;
        let _ = write!(out, "{name}=");
        match value {
            FieldValue::One(value) => dump_value(value, out),
            sequence => {
                out.push_str("[");
                for index in 0..sequence.len() {
                    out.push_str(if index == 0 { "" } else { ", " });
                    if let Some(value) = sequence.get(index) {
                        dump_value(value, out);
                    }
                }
                out.push_str("]");
            }
        }
    }
    if let Some(place) = node.location() {
        let _ = write!(
            out,
            "{}lineno={}, col_offset={}, end_lineno={}, end_col_offset={}",
            if first { "" } else { ", " },
            place.lineno(),
            place.col_offset(),
            place.end_lineno(),
            place.end_col_offset()
        );
    }
    out.push_str(")");
}

fn dump_value(value: Value<'_>, out: &mut Wtf8Buf) {
    match value {
        Value::None => out.push_str("None"),
        Value::Node(node) => dump(node, out),
        Value::Identifier(text) | Value::String(text) => dump_text(text, out),
        Value::Int(number) => {
            let _ = write!(out, "{number}");
        }
        Value::Operator(name) => {
            let _ = write!(out, "{name}()");
        }
        Value::Constant(constant) => dump_constant(constant, out),
    }
}

/// Text as `ascii()` would show it, but always in single quotes: the checker does the same.
fn dump_text(text: &Wtf8, out: &mut Wtf8Buf) {
    out.push_str("'");
    for c in text.code_points() {
        match c {
            0x27 | 0x5c => {
                out.push(0x5c);
                out.push(c);
            }
            0x20..0x7f => out.push(c),
            c => {
                let _ = write!(out, "\\{c:x};");
            }
        }
    }
    out.push_str("'");
}

fn dump_constant(constant: Constant<'_>, out: &mut Wtf8Buf) {
    match constant {
        Constant::None => out.push_str("None"),
        Constant::True => out.push_str("True"),
        Constant::False => out.push_str("False"),
        Constant::Ellipsis => out.push_str("Ellipsis"),
        Constant::Int(Int::Small(value)) => {
            let _ = write!(out, "{:#x}", value.get());
        }
        Constant::Int(Int::Big { digits, .. }) => {
            out.push_str("0x");
            for (index, digit) in digits.iter().rev().enumerate() {
                let _ = if index == 0 {
                    write!(out, "{digit:x}")
                } else {
                    write!(out, "{digit:08x}")
                };
            }
        }
        Constant::Float(value) => {
            let _ = write!(out, "f{:016x}", value.get().to_bits());
        }
        Constant::Complex(&Complex { imag, .. }) => {
            let _ = write!(out, "j{:016x}", imag.to_bits());
        }
        Constant::Str(text) => dump_text(text, out),
        Constant::Bytes(bytes) => {
            out.push_str("b");
            let text: Wtf8Buf = bytes.iter().map(|&byte| u32::from(byte)).collect();
            dump_text(&text, out);
        }
        Constant::Tuple(_) | Constant::FrozenSet(_) => out.push_str("?"),
    }
}
