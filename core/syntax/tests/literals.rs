//! Compares the tokenizer's errors, the warnings and the string literals with CPython's recorded answers.
//!
//! `data/generate.py` records them and explains their form.

use taipan_syntax::Arena;
use taipan_syntax::ast::{Constant, Expr, ExprKind, Mod, StmtKind};
use taipan_syntax::error::Warning;
use taipan_syntax::parser::{Mode, ParserFlags, parse};
use taipan_syntax::token::TokenKind;
use taipan_syntax::tokenizer::{Options, Tokenizer};

mod common;

use common::{check, describe, escape, place};

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

/// What is said of a file that is run.
fn run_file(source: &str, _bytes: bool) -> Vec<String> {
    let source: Vec<u8> = source.chars().map(|c| c as u8).collect();
    let options = Options {
        file: true,
        filename: "file.py",
        ..Options::default()
    };
    let arena = Arena::new();
    let tree = Tokenizer::from_bytes(&source, None, options).and_then(|mut tokenizer| {
        parse(
            &arena,
            &mut tokenizer,
            Mode::File,
            ParserFlags::default(),
            &mut Vec::new(),
        )
    });
    tree.err().iter().map(describe).collect()
}

#[test]
fn errors_in_files() {
    check(include_str!("data/files.txt"), run_file);
}

#[test]
fn warnings_of_the_tokenizer() {
    check(include_str!("data/warnings.txt"), tokenize);
}

#[test]
fn string_literals() {
    check(include_str!("data/strings.txt"), parse_literal);
}
