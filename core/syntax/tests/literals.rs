//! Compares the tokenizer's errors, the warnings and the string literals with CPython's recorded answers.
//!
//! `data/generate.py` records them and explains their form.

use std::fmt::Write;

use taipan_syntax::Arena;
use taipan_syntax::ast::{Constant, Expr, ExprKind, Mod, StmtKind};
use taipan_syntax::error::{Error, SyntaxError, SyntaxErrorKind, Warning};
use taipan_syntax::parser::{Mode, ParserFlags, parse};
use taipan_syntax::token::TokenKind;
use taipan_syntax::tokenizer::{Options, Tokenizer};

/// Takes `unicode_escape` back.
fn unescape(text: &str) -> String {
    let mut result = String::new();
    let mut rest = text.chars();
    while let Some(character) = rest.next() {
        if character != '\\' {
            result.push(character);
            continue;
        }
        let letter = rest.next().expect("something after a backslash");
        let digits = match letter {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ => 0,
        };
        result.push(match letter {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            '\\' => '\\',
            _ => {
                let digits: String = rest.by_ref().take(digits).collect();
                let number = u32::from_str_radix(&digits, 16).expect("hexadecimal digits");
                char::from_u32(number).unwrap_or('\u{FFFD}')
            }
        });
    }
    result
}

/// Does what Python's `unicode_escape` does.
fn escape(code_points: impl Iterator<Item = u32>) -> String {
    let mut result = String::new();
    for c in code_points {
        match c {
            0x5C => result.push_str("\\\\"),
            0x0A => result.push_str("\\n"),
            0x09 => result.push_str("\\t"),
            0x0D => result.push_str("\\r"),
            0x20..0x7F => result.push(c as u8 as char),
            0..0x100 => write!(result, "\\x{c:02x}").unwrap(),
            0x100..0x1_0000 => write!(result, "\\u{c:04x}").unwrap(),
            _ => write!(result, "\\U{c:08x}").unwrap(),
        }
    }
    result
}

fn number(number: Option<i32>) -> String {
    number.map_or(String::from("None"), |number| number.to_string())
}

fn place(tag: &str, error: &SyntaxError) -> String {
    let kind = match error.kind {
        SyntaxErrorKind::Indentation => "IndentationError",
        SyntaxErrorKind::Tab => "TabError",
        _ => "SyntaxError",
    };
    let text = error
        .text
        .as_ref()
        .map_or(String::from("None"), |text| escape(text.code_points()));
    [
        tag,
        kind,
        &escape(error.message.code_points()),
        &number(error.lineno.map(|lineno| lineno as i32)),
        &number(error.offset),
        &number(error.end_lineno),
        &number(error.end_offset),
        &text,
    ]
    .join("\t")
}

fn describe(error: &Error) -> String {
    match error {
        Error::Syntax(error) => place("error", error),
        error => format!("{error:?}"),
    }
}

fn warned(warnings: &[Warning], lines: &mut Vec<String>) {
    for warning in warnings {
        lines.push(format!(
            "warning\t{}\t{}",
            escape(warning.message.chars().map(u32::from)),
            warning.lineno
        ));
    }
    if let Some(error) = warnings.first().and_then(|warning| warning.error.as_ref()) {
        lines.push(place("as-error", error));
    }
}

/// Compares what `answer` says of each source with the lines that follow it in the data.
fn check(data: &str, answer: impl Fn(&str, bool) -> Vec<String>) {
    let mut lines = data.lines().peekable();
    let mut wrong = String::new();
    let mut count = 0;
    while let Some(line) = lines.next() {
        let (tag, source) = line.split_once('\t').expect("a source");
        let mut expected = Vec::new();
        while let Some(line) =
            lines.next_if(|line| !line.starts_with("text\t") && !line.starts_with("bytes\t"))
        {
            expected.push(line);
        }
        let answers = answer(&unescape(source), tag == "bytes");
        if answers != expected {
            let (expected, answers) = (expected.join("\n  "), answers.join("\n  "));
            writeln!(wrong, "{source}\n  expected\n  {expected}\n  got\n  {answers}").unwrap();
        }
        count += 1;
    }
    assert!(count > 10);
    assert!(wrong.is_empty(), "{wrong}");
}

/// What the tokenizer alone says.
fn tokenize(source: &str, bytes: bool) -> Vec<String> {
    let encoded: Vec<u8> = source.chars().map(|c| c as u8).collect();
    let tokenizer = if bytes {
        Tokenizer::from_bytes(&encoded, None, Options::default())
    } else {
        Tokenizer::from_str(source, Options::default())
    };
    let mut tokenizer = match tokenizer {
        Ok(tokenizer) => tokenizer,
        Err(error) => return vec![describe(&error)],
    };
    let mut lines = Vec::new();
    loop {
        match tokenizer.next_token() {
            Ok(token) if token.kind == TokenKind::EndMarker => break,
            Ok(_) => {}
            Err(error) => {
                lines.push(describe(&error));
                break;
            }
        }
    }
    warned(&tokenizer.take_warnings(), &mut lines);
    lines
}

/// The last operand of an expression.
fn last<'a>(expr: &'a Expr<'a>) -> &'a Expr<'a> {
    match &expr.kind {
        ExprKind::BinOp { right, .. } => last(right),
        _ => expr,
    }
}

fn lookup(name: &str) -> Option<u32> {
    match name {
        "LATIN SMALL LETTER E WITH ACUTE" => Some(0xE9),
        "digit one" => Some(0x31),
        "LF" => Some(10),
        "HANGUL SYLLABLE GA" => Some(0xAC00),
        "CJK UNIFIED IDEOGRAPH-4E00" => Some(0x4E00),
        _ => None,
    }
}

/// What the parser says of a string literal.
fn parse_literal(source: &str, _bytes: bool) -> Vec<String> {
    let arena = Arena::new();
    let mut warnings = Vec::new();
    let flags = ParserFlags {
        names: Some(&lookup),
        ..ParserFlags::default()
    };
    let mut tokenizer = Tokenizer::from_str(source, Options::default()).expect("no null bytes");
    let tree = parse(&arena, &mut tokenizer, Mode::File, flags, &mut warnings);
    let mut lines = Vec::new();
    match tree {
        Err(error) => lines.push(describe(&error)),
        Ok(Mod::Module { body, .. }) => {
            let node = match &body.first().expect("a statement").kind {
                StmtKind::Expr { value } | StmtKind::Assign { value, .. } => last(value),
                other => panic!("{other:?}"),
            };
            let ExprKind::Constant { value, kind } = &node.kind else {
                panic!("{node:?}")
            };
            lines.push(match value {
                Constant::Str(text) => format!("value\tstr\t{}", escape(text.code_points())),
                Constant::Bytes(bytes) => {
                    format!("value\tbytes\t{}", escape(bytes.iter().map(|b| u32::from(*b))))
                }
                other => panic!("{other:?}"),
            });
            lines.push(format!(
                "kind\t{}",
                kind.map_or(String::from("None"), |kind| kind.to_string_lossy())
            ));
            let place = node.location;
            lines.push(format!(
                "location\t{}\t{}\t{}\t{}",
                place.lineno(),
                place.col_offset(),
                place.end_lineno(),
                place.end_col_offset()
            ));
        }
        Ok(other) => panic!("{other:?}"),
    }
    warned(&warnings, &mut lines);
    lines
}

#[test]
fn errors_of_the_tokenizer() {
    check(include_str!("data/errors.txt"), tokenize);
}

#[test]
fn warnings_of_the_tokenizer() {
    check(include_str!("data/warnings.txt"), tokenize);
}

#[test]
fn string_literals() {
    check(include_str!("data/strings.txt"), parse_literal);
}
