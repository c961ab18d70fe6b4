//! Compares trees and syntax errors with CPython's recorded answers.
//!
//! `data/grammar.txt` has two lines for each case: mode, compiler flags and source, then the answer; both with
//! backslash escapes. `tests/parity/record.py` records it from `data/snippets.txt`.

#[path = "common/dump.rs"]
mod dump;

use taipan_syntax::Arena;
use taipan_syntax::ast::Mod;
use taipan_syntax::error::Error;
use taipan_syntax::parser::{Mode, ParserFlags, parse, parse_interactive};
use taipan_syntax::tokenizer::{LineReader, Options, Tokenizer};

fn cases() -> Vec<(&'static str, &'static str)> {
    let lines: Vec<&str> = include_str!("data/grammar.txt").lines().collect();
    lines.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect()
}

#[test]
fn answers_are_cpythons() {
    let wrong: Vec<String> = cases()
        .into_iter()
        .filter_map(|(line, expected)| {
            let got = dump::answer(line);
            (got != expected).then(|| format!("{line}\n  got  {got}\n  want {expected}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n"));
}

/// Whatever is cut off or left out, the parser answers.
#[test]
fn broken_sources_are_answered() {
    for (line, _) in cases().into_iter().step_by(5) {
        let (head, source) = line.split_at(line.match_indices(' ').nth(1).map_or(0, |(at, _)| at + 1));
        for cut in (0..source.len()).filter(|&cut| source.is_char_boundary(cut)) {
            let (before, after) = source.split_at(cut);
            assert!(!dump::answer(&format!("{head}{before}")).is_empty());
            assert!(!dump::answer(&format!("{head}{after}")).is_empty());
        }
    }
}

/// Nesting has a limit, and takes no native stack.
#[test]
fn deep_nesting_is_an_error() {
    for (part, end) in [
        ("-", "1"),
        ("not ", "1"),
        ("lambda:", "1"),
        ("a**", "1"),
        ("1 if 2 else ", "3"),
    ] {
        let deep = format!("exec 0 {}{end}", part.repeat(100_000));
        assert_eq!(dump::answer(&deep), "TooComplex");
        let flat = format!("exec 0 {}{end}", part.repeat(1000));
        assert!(dump::answer(&flat).starts_with("ok"), "{part}");
    }
    assert!(dump::answer(&format!("exec 0 {}", "(".repeat(300))).starts_with("SyntaxError: too many nested"));
}

/// Errors deep inside of brackets, lambdas and operators are found in reasonable time: nothing is parsed twice at every
/// level.
#[test]
fn nested_errors_are_found_quickly() {
    let parts = [
        ("(", ")"),
        ("[", "]"),
        ("{", "}"),
        ("{a:", "}"),
        ("f(", ")"),
        ("a.b(c=", ")"),
        ("a[", "]"),
        ("(a,", ",)"),
        ("(a:=", ")"),
        ("lambda x=", ":1"),
        ("[x for x in ", "]"),
        ("not ", ""),
        ("a<", ""),
        ("a+", ""),
        ("1 if 2 else ", ""),
        ("{**", "}"),
        ("(*", ",)"),
        ("f(*", ")"),
        ("a[1:", "]"),
        ("a[b:=", "]"),
        ("-", ""),
        ("a**", ""),
    ];
    for (open, close) in parts {
        let (open, close) = (open.repeat(150), close.repeat(150));
        for middle in ["1", "1 1", "1 =", "", "*"] {
            assert!(!dump::answer(&format!("exec 0 {open}{middle}{close}")).is_empty());
            assert!(!dump::answer(&format!("exec 0 {open}{middle}")).is_empty());
        }
    }
}

/// A source whose tree would take too much is refused.
#[test]
fn memory_can_be_limited() {
    let source = "x = [a, b, c]\n".repeat(10_000);
    let arena = Arena::new();
    let flags = ParserFlags {
        max_memory: 100_000,
        ..ParserFlags::default()
    };
    let mut warnings = Vec::new();
    let result = Tokenizer::from_str(&source, Options::default())
        .and_then(|mut tokenizer| parse(&arena, &mut tokenizer, Mode::File, flags, &mut warnings));
    assert_eq!(result.err(), Some(Error::Memory));
    assert!(arena.allocated_bytes() < 400_000);
}

/// Lines as a prompt gives them.
struct Lines<'l> {
    lines: std::slice::Iter<'l, &'static str>,
    continued: usize,
}

impl LineReader for Lines<'_> {
    fn read_line(&mut self, continuation: bool, line: &mut Vec<u8>) -> Result<(), Error> {
        self.continued += usize::from(continuation);
        line.extend_from_slice(self.lines.next().map_or(b"", |line| line.as_bytes()));
        Ok(())
    }
}

/// What a prompt makes of lines: the number of statements or the error, how many lines are left, how many were asked
/// for with the second prompt.
fn prompt(lines: &[&'static str]) -> (String, usize, usize) {
    let mut reader = Lines {
        lines: lines.iter(),
        continued: 0,
    };
    let arena = Arena::new();
    let options = Options {
        interactive: true,
        ..Options::default()
    };
    let mut warnings = Vec::new();
    let result = Tokenizer::from_readline(&mut reader, options).and_then(|mut tokenizer| {
        parse_interactive(&arena, &mut tokenizer, ParserFlags::default(), &mut warnings)
    });
    let answer = match result {
        Ok(None) => "end".to_owned(),
        Ok(Some(Mod::Interactive { body })) => format!("{} statements", body.len()),
        Ok(Some(_)) => "another tree".to_owned(),
        Err(error) => error.message().to_string(),
    };
    (answer, reader.lines.len(), reader.continued)
}

/// A prompt reads no line before it is needed.
#[test]
fn prompts_read_one_statement() {
    let cases: [(&[&str], &str, usize, usize); 11] = [
        (&[], "end", 0, 0),
        (&["x\n", "y\n"], "1 statements", 1, 0),
        (&["x; y\n", "z\n"], "2 statements", 1, 0),
        (&["\n", "x\n"], "1 statements", 1, 0),
        (&["if x:\n", "  y\n", "\n", "z\n"], "1 statements", 1, 2),
        (&["if x: y\n", "\n", "z\n"], "1 statements", 1, 1),
        (&["(1,\n", "2)\n", "z\n"], "1 statements", 1, 1),
        (&["'''a\n", "b'''\n", "z\n"], "1 statements", 1, 1),
        (&["x y\n", "z\n"], "invalid syntax", 1, 0),
        (
            &["f(a b\n", "z\n"],
            "invalid syntax. Perhaps you forgot a comma?",
            1,
            0,
        ),
        (&["def f()\n", "z\n"], "expected ':'", 1, 0),
    ];
    for (lines, answer, left, continued) in cases {
        assert_eq!(prompt(lines), (answer.to_owned(), left, continued), "{lines:?}");
    }
}
