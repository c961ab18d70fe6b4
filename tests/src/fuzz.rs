//! What the fuzzers do with their bytes. `tests/fuzz` gives them libFuzzer's; a test gives them programs, mutated, and what was
//! found before. None may panic, or take memory or native stack without bound, whatever it gets.
//!
//! - `source`: the tokenizer, the parser, the compiler, string literals, annotations as text;
//! - `code`: marshal, the verifier and what it lets through.

mod code;
mod source;

/// What a target does with an input.
type Body = fn(&[u8]);

/// Every target: its name and what it does.
pub const TARGETS: &[(&str, Body)] = &[
    ("tokenizer", source::tokenizer),
    ("parser", source::parser),
    ("compile", source::compile),
    ("unparse", source::unparse),
    ("strings", source::strings),
    ("marshal_read", code::marshal_read),
    ("marshal_round_trip", code::marshal_round_trip),
    ("verifier", code::verifier),
];

/// Runs a target.
///
/// # Panics
/// If what the target checks does not hold, or if there is none of that name.
pub fn run(target: &str, data: &[u8]) {
    let found = TARGETS.iter().find(|(name, _)| *name == target);
    let (_, body) = found.unwrap_or_else(|| panic!("no target {target}"));
    body(data);
}
