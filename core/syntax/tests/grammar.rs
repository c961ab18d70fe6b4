//! Compares trees and syntax errors with CPython's recorded answers.
//!
//! `data/grammar.txt` has two lines for each case: mode, compiler flags and source, then the answer; both with
//! backslash escapes. `tests/syntaxerrors.py` records it from `data/snippets.txt`.

#[path = "../examples/astdump/dump.rs"]
mod dump;

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
    ];
    for (open, close) in parts {
        let (open, close) = (open.repeat(150), close.repeat(150));
        for middle in ["1", "1 1", "1 =", "", "*"] {
            assert!(!dump::answer(&format!("exec 0 {open}{middle}{close}")).is_empty());
            assert!(!dump::answer(&format!("exec 0 {open}{middle}")).is_empty());
        }
    }
}
