//! Compiles each source of `data/sources.txt` and compares what comes of it, warnings, errors and code objects, with what CPython 3.14
//! makes of it (`data/outcomes.txt`, written by `tests/parity/record.py`).

#[path = "../examples/codedump/text.rs"]
mod text;

use taipan_syntax::parser::Mode;

fn how(header: &str) -> text::How {
    let mut fields = header.split(' ');
    let mode = match fields.next() {
        Some("eval") => Mode::Expression,
        Some("single") => Mode::Interactive,
        _ => Mode::File,
    };
    let mut number = || fields.next().and_then(|field| field.parse().ok()).unwrap_or(0);
    text::How {
        mode,
        optimize: number() as u8,
        flags: number(),
    }
}

fn check(sources: &str, outcomes: &str) {
    let sources: Vec<&str> = sources.split("%%%% ").skip(1).collect();
    let outcomes: Vec<&str> = outcomes.split("%%%%\n").skip(1).collect();
    assert_eq!(sources.len(), outcomes.len(), "outcomes.txt is stale");
    let mut failures = Vec::new();
    for (source, expected) in sources.iter().zip(outcomes) {
        let (header, source) = source.split_once('\n').unwrap_or((source, ""));
        let actual = text::outcome(source.as_bytes(), "<test>", how(header));
        if actual != expected {
            let differing = expected
                .lines()
                .zip(actual.lines())
                .find(|(expected, actual)| expected != actual);
            failures.push(format!("{header}\n{source}\n{differing:#?}"));
        }
    }
    assert!(
        failures.is_empty(),
        "{} differ:\n{}",
        failures.len(),
        failures.join("\n")
    );
}

#[test]
fn outcomes_are_those_of_cpython() {
    check(
        include_str!("data/sources.txt"),
        include_str!("data/outcomes.txt"),
    );
}
