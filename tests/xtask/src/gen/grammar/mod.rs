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
    let (factor, slots, words) = perfect_hash();
    let _ = writeln!(
        out,
        "/// A keyword, soft or not, has its slot at its bytes (the first one lowest) times this, shifted right by 57.\n\
         pub(super) const KEYWORD_FACTOR: u64 = {factor:#x};\n\n\
         /// The numbers of the keywords, see [`KEYWORD_FACTOR`].\n\
         pub(super) static KEYWORD_SLOTS: [u8; 128] = {slots:?};\n\n\
         /// The bytes of the keywords.\n\
         pub(super) static KEYWORD_WORDS: [u64; {}] = {words:?};\n",
        words.len()
    );
    for name in ["file", "interactive", "eval", "func_type", "statement"] {
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
    let primary = program.rules.iter().position(|rule| rule.name == "primary");
    let _ = writeln!(
        out,
        "/// The rule of operands.\npub(super) const PRIMARY: u16 = {};\n",
        primary.unwrap_or(0)
    );
    let _ = writeln!(
        out,
        "/// Sets of token classes, 32 to a word.\npub(super) static SETS: [[u32; 4]; {}] = [",
        program.sets.len()
    );
    for set in &program.sets {
        let words: Vec<String> = (0..4)
            .map(|word| format!("{:#x}", (set >> (32 * word)) as u32))
            .collect();
        let _ = writeln!(out, "[{}],", words.join(", "));
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
        "];\n\n/// For rules with many alternatives: the number of the first that can begin with a token in the first pass, by class.\n\
         pub(super) static SWITCHES: [[u8; 112]; {}] = [",
        program.switches.len()
    );
    for table in &program.switches {
        let _ = writeln!(out, "{table:?},");
    }
    let _ = writeln!(
        out,
        "];\n\n/// Where those alternatives begin; the first of each rule is that none does."
    );
    let _ = writeln!(
        out,
        "pub(super) static CASES: [u16; {}] = {:?};\n",
        program.cases.len(),
        program.cases
    );
    let _ = writeln!(
        out,
        "/// The code.\n#[rustfmt::skip]\npub(super) static CODE: [u16; {}] = [",
        program.code.len()
    );
    for line in program.code.chunks(20) {
        let words: Vec<String> = line.iter().map(u16::to_string).collect();
        let _ = writeln!(out, "    {},", words.join(", "));
    }
    out.push_str("];\n");
    out
}

/// A factor that gives each keyword a slot of its own, the slots, and the keywords' bytes.
fn perfect_hash() -> (u64, [u8; 128], Vec<u64>) {
    let bytes = |keyword: &&str| {
        keyword
            .bytes()
            .rev()
            .fold(0_u64, |word, byte| word << 8 | u64::from(byte))
    };
    let words: Vec<u64> = KEYWORDS.iter().chain(&SOFT_KEYWORDS).map(bytes).collect();
    let mut factor = 0x9e37_79b9_7f4a_7c15_u64;
    'search: loop {
        factor = factor
            .wrapping_mul(0x5851_f42d_4c95_7f2d)
            .wrapping_add(0x1405_7b7e_f767_814f)
            | 1;
        let mut slots = [u8::MAX; 128];
        for (number, word) in words.iter().enumerate() {
            let slot = &mut slots[(word.wrapping_mul(factor) >> 57) as usize];
            if *slot != u8::MAX {
                continue 'search;
            }
            *slot = number as u8;
        }
        return (factor, slots, words);
    }
}

type Looks = fn(&str) -> bool;

/// The tables of constants that actions are called with: name, type, how a constant of it looks.
const CONSTANTS: [(&str, &str, Looks); 9] = [
    ("MESSAGES", "&str", |c| c.starts_with('"')),
    ("NUMBERS", "i32", |c| c.starts_with(|c: char| c.is_ascii_digit())),
    ("CONSTANTS", "Constant<'static>", |c| c.starts_with("Constant::")),
    ("STATEMENTS", "StmtKind<'static>", |c| c.starts_with("StmtKind::")),
    ("TARGETS", "Targets", |c| c.starts_with("Targets::")),
    ("CONTEXTS", "ExprContext", |c| {
        matches!(c, "Load" | "Store" | "Del")
    }),
    ("BOOL_OPS", "BoolOp", |c| matches!(c, "And" | "Or")),
    ("UNARY_OPS", "UnaryOp", |c| {
        matches!(c, "Invert" | "Not" | "UAdd" | "USub")
    }),
    ("CMP_OPS", "CmpOp", |c| {
        matches!(
            c,
            "Eq" | "NotEq" | "Lt" | "LtE" | "Gt" | "GtE" | "Is" | "IsNot" | "In" | "NotIn"
        )
    }),
];

/// The most values, and the most constants, that an action has.
const MOST_VALUES: usize = 6;
const MOST_CONSTANTS: usize = 2;

fn reduce(program: &assembler::Program) -> String {
    // Which table a constant is in; operators are what the other tables don't know.
    let table_of = |constant: &str| {
        let known = CONSTANTS.iter().find(|(_, _, is)| is(constant));
        known.map_or(("OPERATORS", "Operator"), |(name, class, _)| (*name, *class))
    };
    let is_value = |argument: &str| argument.starts_with('$') || argument == "Null";
    let mut tables: Vec<(&str, &str, Vec<String>)> = Vec::new();
    let mut functions: Vec<(String, Vec<Option<&str>>)> = Vec::new();
    let mut actions = String::new();
    for action in &program.actions {
        let (mut values, mut constants) = (Vec::new(), Vec::new());
        let mut parameters = Vec::new();
        for argument in &action.arguments {
            if is_value(argument) {
                let slot = argument.strip_prefix('$').and_then(|slot| slot.parse().ok());
                values.push(slot.unwrap_or(u8::MAX));
                parameters.push(None);
                continue;
            }
            let (name, class) = table_of(argument);
            let table = tables.iter().position(|(n, _, _)| *n == name).unwrap_or_else(|| {
                tables.push((name, class, Vec::new()));
                tables.len() - 1
            });
            let entries = &mut tables[table].2;
            let index = entries.iter().position(|e| e == argument).unwrap_or_else(|| {
                entries.push(argument.clone());
                entries.len() - 1
            });
            constants.push(index as u8);
            parameters.push(Some(name));
        }
        values.resize(MOST_VALUES, u8::MAX);
        constants.resize(MOST_CONSTANTS, 0);
        let known = functions.iter().position(|(name, _)| *name == action.function);
        let function = known.unwrap_or_else(|| {
            functions.push((action.function.clone(), parameters));
            functions.len() - 1
        });
        let _ = writeln!(
            actions,
            "Action {{ function: {function}, values: {values:?}, constants: {constants:?} }},"
        );
    }
    let mut out = String::from(
        "//! Which action belongs to which alternative; generated from `python.gram` by `cargo xtask gen`.\n\n\
         use crate::ast::BoolOp::{And, Or};\n\
         use crate::ast::CmpOp::{Eq, Gt, GtE, In, Is, IsNot, Lt, LtE, NotEq, NotIn};\n\
         use crate::ast::ExprContext::{Del, Load, Store};\n\
         use crate::ast::Operator::{\n\
         Add, BitAnd, BitOr, BitXor, Div, FloorDiv, LShift, MatMult, Mod, Mult, Pow, RShift, Sub,\n\
         };\n\
         use crate::ast::UnaryOp::{Invert, Not, UAdd, USub};\n\
         use crate::ast::{BoolOp, CmpOp, Constant, ExprContext, Operator, StmtKind, UnaryOp};\n\n\
         use super::errors::Targets;\n\
         use super::machine::{Abort, Parser, Reduced};\n\
         use super::value::Value::Null;\n\n\
         /// A call of a method.\n\
         struct Action {\n\
         function: u8,\n\
         /// The slots of the values it is called with; 255 is `Null`.\n\
         values: [u8; 6],\n\
         /// Where its constants are in their tables.\n\
         constants: [u8; 2],\n\
         }\n\n\
         fn pick<T: Copy>(table: &[T], index: u8) -> Result<T, Abort> {\n\
         table.get(usize::from(index)).copied().ok_or(Abort)\n\
         }\n\n\
         /// Runs an action on the values of the alternative that has just matched.\n\
         pub(super) fn reduce<'a>(p: &mut Parser<'a, '_, '_>, action: u16) -> Reduced<'a> {\n\
         let Some(action) = ACTIONS.get(usize::from(action)) else { return Ok(Null) };\n\
         let [v0, v1, v2, v3, v4, v5] = p.arguments_of(action.values);\n\
         let [c0, c1] = action.constants;\n\
         match action.function {\n",
    );
    for (number, (function, parameters)) in functions.iter().enumerate() {
        let (mut values, mut constants) = (0, 0);
        let arguments: Vec<String> = parameters
            .iter()
            .map(|parameter| match parameter {
                None => {
                    values += 1;
                    format!("v{}", values - 1)
                }
                Some(table) => {
                    constants += 1;
                    format!("pick(&{table}, c{})?", constants - 1)
                }
            })
            .collect();
        let _ = writeln!(out, "{number} => p.{function}({}),", arguments.join(", "));
    }
    out.push_str("_ => Ok(Null),\n}\n}\n\n");
    for (name, class, entries) in &tables {
        let _ = writeln!(
            out,
            "static {name}: [{class}; {}] = [{}];\n",
            entries.len(),
            entries.join(", ")
        );
    }
    let _ = writeln!(
        out,
        "static ACTIONS: [Action; {}] = [\n{actions}];",
        program.actions.len()
    );
    out
}
