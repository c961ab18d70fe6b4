//! Turns `core/syntax/python.gram` into the parsing machine's code (`core/syntax/src/parser/tables.rs`) and the list
//! of its actions (`core/syntax/src/parser/reduce.rs`).
//!
//! | file | what it does |
//! |---|---|
//! | `notation.rs` | reads the notation |
//! | `first.rs` | computes which tokens a rule can begin with |
//! | `assembler.rs` | writes the machine's code |

mod assembler;
mod first;
mod notation;

use std::fmt::Write as _;

/// Keywords in the order of their token classes, which follow those of the tokenizer's kinds.
const KEYWORDS: [&str; 35] = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def",
    "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is",
    "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
];

/// Soft keywords: names that some rules treat as keywords.
const SOFT_KEYWORDS: [&str; 4] = ["_", "case", "match", "type"];

/// The kinds of tokens that the grammar names, with the numbers of `token.py`.
const TOKENS: [(&str, u8); 14] = [
    ("ENDMARKER", 0),
    ("NAME", 1),
    ("NUMBER", 2),
    ("STRING", 3),
    ("NEWLINE", 4),
    ("INDENT", 5),
    ("DEDENT", 6),
    ("TYPE_COMMENT", 57),
    ("FSTRING_START", 59),
    ("FSTRING_MIDDLE", 60),
    ("FSTRING_END", 61),
    ("TSTRING_START", 62),
    ("TSTRING_MIDDLE", 63),
    ("TSTRING_END", 64),
];

/// Operators and delimiters, with the numbers of `token.py`.
const OPERATORS: [(&str, u8); 48] = [
    ("(", 7),
    (")", 8),
    ("[", 9),
    ("]", 10),
    (":", 11),
    (",", 12),
    (";", 13),
    ("+", 14),
    ("-", 15),
    ("*", 16),
    ("/", 17),
    ("|", 18),
    ("&", 19),
    ("<", 20),
    (">", 21),
    ("=", 22),
    (".", 23),
    ("%", 24),
    ("{", 25),
    ("}", 26),
    ("==", 27),
    ("!=", 28),
    ("<=", 29),
    (">=", 30),
    ("~", 31),
    ("^", 32),
    ("<<", 33),
    (">>", 34),
    ("**", 35),
    ("+=", 36),
    ("-=", 37),
    ("*=", 38),
    ("/=", 39),
    ("%=", 40),
    ("&=", 41),
    ("|=", 42),
    ("^=", 43),
    ("<<=", 44),
    (">>=", 45),
    ("**=", 46),
    ("//", 47),
    ("//=", 48),
    ("@", 49),
    ("@=", 50),
    ("->", 51),
    ("...", 52),
    (":=", 53),
    ("!", 54),
];

/// The class of the first keyword; the kinds end before it.
const FIRST_KEYWORD: u8 = 69;
/// The class of the first soft keyword.
const FIRST_SOFT_KEYWORD: u8 = FIRST_KEYWORD + KEYWORDS.len() as u8;

/// A set of token classes.
type Set = u128;

/// Every class.
const ALL: Set = !0;

fn soft_keywords() -> Set {
    (0..SOFT_KEYWORDS.len()).fold(0, |set, i| set | 1 << (FIRST_SOFT_KEYWORD as usize + i))
}

/// Writes the tables, or with `check` fails if a committed file is stale.
pub fn run(check: bool) -> Result<(), String> {
    let source =
        std::fs::read_to_string("core/syntax/python.gram").map_err(|e| format!("python.gram: {e}"))?;
    let grammar = notation::parse(&source)?;
    let program = assembler::assemble(&grammar)?;
    super::write_rust("core/syntax/src/parser/tables.rs", &tables(&program), check)?;
    super::write_rust("core/syntax/src/parser/reduce.rs", &reduce(&program), check)
}

fn tables(program: &assembler::Program) -> String {
    let mut out = String::from(
        "//! The grammar as code for the machine; generated from `python.gram` by `cargo xtask gen`.\n\n\
         use super::machine::Rule;\n\n",
    );
    let _ = writeln!(
        out,
        "/// The keywords, sorted by text; the token class of the first is [`FIRST_KEYWORD`]."
    );
    let _ = writeln!(
        out,
        "pub(super) static KEYWORDS: [&str; {}] = {KEYWORDS:?};\n",
        KEYWORDS.len()
    );
    let _ = writeln!(
        out,
        "/// See [`KEYWORDS`].\npub(super) const FIRST_KEYWORD: u8 = {FIRST_KEYWORD};\n"
    );
    let _ = writeln!(
        out,
        "/// The token class of the first soft keyword.\npub(super) const FIRST_SOFT_KEYWORD: u8 = {FIRST_SOFT_KEYWORD};\n"
    );
    let (factor, slots) = perfect_hash();
    let _ = writeln!(
        out,
        "/// A keyword, soft or not, is found at its bytes (the first one lowest) times this, shifted right by 57.\n\
         pub(super) const KEYWORD_FACTOR: u64 = {factor:#x};\n"
    );
    let _ = writeln!(
        out,
        "/// The bytes of keywords and their token classes, see [`KEYWORD_FACTOR`].\n\
         pub(super) static KEYWORD_SLOTS: [(u64, u8); 128] = ["
    );
    for (word, class) in slots {
        let _ = writeln!(out, "({word:#x}, {class}),");
    }
    out.push_str("];\n\n");
    for name in ["file", "interactive", "eval", "func_type"] {
        let number = program
            .rules
            .iter()
            .position(|rule| rule.name == name)
            .unwrap_or(0);
        let upper = name.to_uppercase();
        let _ = writeln!(
            out,
            "/// The start rule `{name}`.\npub(super) const {upper}: u16 = {number};\n"
        );
    }
    let _ = writeln!(
        out,
        "/// Sets of token classes.\npub(super) static SETS: [u128; {}] = [",
        program.sets.len()
    );
    for set in &program.sets {
        let _ = writeln!(out, "{set:#x},");
    }
    let _ = writeln!(
        out,
        "];\n\n/// The rules; those without a name are groups.\npub(super) static RULES: [Rule; {}] = [",
        program.rules.len()
    );
    for (number, rule) in program.rules.iter().enumerate() {
        let _ = writeln!(
            out,
            "// {number} {}\nRule {{ pc: {}, grow: {}, first: {}, memo: {}, flags: {} }},",
            rule.name, rule.pc, rule.grow, rule.first, rule.memo, rule.flags
        );
    }
    let _ = writeln!(
        out,
        "];\n\n/// Where the first alternative is that can begin with a token of a class.\npub(super) static SWITCHES: [[u16; 128]; {}] = [",
        program.switches.len()
    );
    for table in &program.switches {
        let _ = writeln!(out, "{table:?},");
    }
    let _ = writeln!(
        out,
        "];\n\n/// The code.\n#[rustfmt::skip]\npub(super) static CODE: [u16; {}] = [",
        program.code.len()
    );
    for line in program.code.chunks(20) {
        let words: Vec<String> = line.iter().map(u16::to_string).collect();
        let _ = writeln!(out, "    {},", words.join(", "));
    }
    out.push_str("];\n");
    out
}

/// A factor that gives each keyword a slot of its own, and the slots.
fn perfect_hash() -> (u64, [(u64, u8); 128]) {
    let words = KEYWORDS.iter().chain(&SOFT_KEYWORDS).map(|keyword| {
        keyword
            .bytes()
            .rev()
            .fold(0_u64, |word, byte| word << 8 | u64::from(byte))
    });
    let mut factor = 0x9e37_79b9_7f4a_7c15_u64;
    'search: loop {
        factor = factor.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(0x1405_7b7e_f767_814f) | 1;
        let mut slots = [(0, 0); 128];
        for (number, word) in words.clone().enumerate() {
            let slot = &mut slots[(word.wrapping_mul(factor) >> 57) as usize];
            if slot.1 != 0 {
                continue 'search;
            }
            *slot = (word, FIRST_KEYWORD + number as u8);
        }
        return (factor, slots);
    }
}

fn reduce(program: &assembler::Program) -> String {
    let mut out = String::from(
        "//! Which action belongs to which alternative; generated from `python.gram` by `cargo xtask gen`.\n\n\
         use crate::ast::BoolOp::{And, Or};\n\
         use crate::ast::CmpOp::{Eq, Gt, GtE, In, Is, IsNot, Lt, LtE, NotEq, NotIn};\n\
         use crate::ast::ExprContext::{Del, Load, Store};\n\
         use crate::ast::Operator::{\n\
         Add, BitAnd, BitOr, BitXor, Div, FloorDiv, LShift, MatMult, Mod, Mult, Pow, RShift, Sub,\n\
         };\n\
         use crate::ast::UnaryOp::{Invert, Not, UAdd, USub};\n\
         use crate::ast::{Constant, StmtKind};\n\n\
         use super::errors::Targets;\n\
         use super::machine::{Parser, Reduced};\n\
         use super::value::Value::Null;\n\n\
         /// Runs an action on the values of the alternative that has just matched.\n\
         pub(super) fn reduce<'a>(p: &mut Parser<'a, '_, '_>, action: u16) -> Reduced<'a> {\n\
         match action {\n",
    );
    for (number, action) in program.actions.iter().enumerate() {
        let slots: Vec<usize> = action.slots();
        let mut arguments = action.arguments.clone();
        let mut bindings = String::new();
        for slot in slots {
            let _ = write!(bindings, "let v{slot} = p.slot({slot}); ");
        }
        for argument in &mut arguments {
            if let Some(slot) = argument.strip_prefix('$') {
                *argument = format!("v{slot}");
            }
        }
        let call = format!("p.{}({})", action.function, arguments.join(", "));
        if bindings.is_empty() {
            let _ = writeln!(out, "{number} => {call},");
        } else {
            let _ = writeln!(out, "{number} => {{ {bindings} {call} }}");
        }
    }
    out.push_str("_ => Ok(Null),\n}\n}\n");
    out
}
