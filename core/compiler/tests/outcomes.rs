//! Compiles each source of `data/sources.txt` and compares what comes of it, warnings, errors and code objects, with what CPython 3.14
//! makes of it (`data/outcomes.txt`), and their symbol tables too (`data/symtables.txt`). `tests/parity/record.py` writes both.

#[path = "common/text.rs"]
mod text;

use std::fmt::Write as _;

use taipan_compiler::FutureFeatures;
use taipan_compiler::options::DEFAULT_RECURSION_LIMIT;
use taipan_compiler::symtable::{self, ScopeId, SymbolTable};
use taipan_syntax::Arena;
use taipan_syntax::error::Error;
use taipan_syntax::parser::{Mode, ParserFlags, parse};
use taipan_syntax::tokenizer::{Options, Tokenizer};

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
        piecewise: false,
    }
}

/// Runs `outcome` on each source, and compares what it gives with the recorded answers.
fn check(recorded: &str, outcome: impl Fn(&str, text::How) -> String) {
    let sources: Vec<&str> = include_str!("data/sources.txt").split("%%%% ").skip(1).collect();
    let recorded: Vec<&str> = recorded.split("%%%%\n").skip(1).collect();
    assert_eq!(sources.len(), recorded.len(), "the recorded answers are stale");
    let mut failures = Vec::new();
    for (source, expected) in sources.iter().zip(recorded) {
        let (header, source) = source.split_once('\n').unwrap_or((source, ""));
        let actual = outcome(source, how(header));
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
    check(include_str!("data/outcomes.txt"), |source, how| {
        text::outcome(source.as_bytes(), "<test>", how)
    });
}

#[test]
fn outcomes_of_statements_are_those_of_the_module() {
    check(include_str!("data/outcomes.txt"), |source, how| {
        let how = text::How {
            piecewise: true,
            ..how
        };
        text::outcome(source.as_bytes(), "<test>", how)
    });
}

fn write_scope(table: &SymbolTable<'_>, id: ScopeId, depth: usize, output: &mut String) {
    let scope = table.scope(id);
    let mut line = "  ".repeat(depth);
    let parameters: Vec<String> = scope.varnames.iter().map(|name| name.to_string()).collect();
    let (kind, nested) = (scope.block_type as u8, u8::from(scope.nested));
    let _ = write!(
        line,
        "{kind} {} {} {nested} ({}) ",
        scope.name,
        scope.location.lineno(),
        parameters.join(",")
    );
    for (name, symbol) in scope.symbols.iter() {
        let _ = write!(line, "{name}:{:x} ", symbol.0);
    }
    let _ = writeln!(output, "{}", line.trim_end());
    for &child in &scope.children {
        write_scope(table, child, depth + 1, output);
    }
}

fn symtable_text(source: &str, mode: Mode) -> Result<String, Error> {
    let arena = Arena::new();
    let mut tokenizer = Tokenizer::from_str(source, Options::default())?;
    let module = parse(
        &arena,
        &mut tokenizer,
        mode,
        ParserFlags::default(),
        &mut Vec::new(),
    )?;
    let future = FutureFeatures::from_ast(&module)?;
    let table = symtable::build(&module, &arena, &future, DEFAULT_RECURSION_LIMIT)?;
    let mut output = String::new();
    write_scope(&table, table.top(), 0, &mut output);
    Ok(output)
}

#[test]
fn symbol_tables_are_those_of_cpython() {
    check(include_str!("data/symtables.txt"), |source, how| {
        symtable_text(source, how.mode).unwrap_or_else(|error| format!("error {}\n", error.message()))
    });
}
