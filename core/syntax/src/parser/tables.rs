//! The grammar as code for the machine; generated from `python.gram` by `cargo xtask gen`.

use super::machine::Rule;

/// The keywords, sorted by text; the token class of the first is [`FIRST_KEYWORD`].
pub(super) static KEYWORDS: [&str; 35] = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def",
    "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is",
    "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
];

/// See [`KEYWORDS`].
pub(super) const FIRST_KEYWORD: u8 = 69;

/// The token class of the first soft keyword.
pub(super) const FIRST_SOFT_KEYWORD: u8 = 104;

/// A keyword, soft or not, has its slot at its bytes (the first one lowest) times this, shifted right by 57.
pub(super) const KEYWORD_FACTOR: u64 = 0x89baa3362e0c67b5;

/// The numbers of the keywords, see [`KEYWORD_FACTOR`].
pub(super) static KEYWORD_SLOTS: [u8; 128] = [
    8, 255, 255, 4, 255, 255, 255, 26, 255, 255, 15, 255, 255, 255, 35, 255, 255, 3, 255, 255, 255, 255, 255,
    255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 6, 2, 255, 255, 12, 255, 255, 255, 255, 23, 19, 255,
    255, 255, 255, 255, 255, 1, 38, 255, 255, 255, 255, 255, 255, 255, 11, 255, 17, 255, 29, 255, 25, 30,
    255, 33, 255, 255, 255, 255, 255, 255, 255, 255, 13, 255, 255, 28, 255, 255, 255, 31, 255, 36, 22, 255,
    255, 255, 255, 255, 255, 0, 24, 255, 16, 14, 255, 255, 255, 255, 32, 255, 18, 27, 255, 5, 20, 9, 7, 255,
    34, 10, 255, 255, 255, 255, 255, 255, 255, 255, 255, 37, 21, 255, 255,
];

/// The bytes of the keywords.
pub(super) static KEYWORD_WORDS: [u64; 39] = [
    435728179526,
    1701736270,
    1702195796,
    6581857,
    29537,
    128034677158753,
    427055215457,
    499984201569,
    461195539042,
    495857003619,
    7310870969309884259,
    6710628,
    7103844,
    1718185061,
    1702063205,
    128026086176869,
    34177684928883046,
    7499622,
    1836020326,
    119165519096935,
    26217,
    128034844732777,
    28265,
    29545,
    107083775959404,
    7809632559048847214,
    7630702,
    29295,
    1936941424,
    435727982962,
    121437875889522,
    7959156,
    435610544247,
    1752459639,
    431315315065,
    95,
    1702060387,
    448345170285,
    1701869940,
];

/// The start rule `file`.
pub(super) const FILE: u16 = 0;

/// The start rule `interactive`.
pub(super) const INTERACTIVE: u16 = 1;

/// The start rule `eval`.
pub(super) const EVAL: u16 = 2;

/// The start rule `func_type`.
pub(super) const FUNC_TYPE: u16 = 3;

/// The start rule `statement`.
pub(super) const STATEMENT: u16 = 5;

/// The rule of operands.
pub(super) const PRIMARY: u16 = 132;

/// Sets of token classes, 32 to a word.
pub(super) static SETS: [[u32; 4]; 182] = [
    [0x8201c28f, 0x48120000, 0xe7c3fce0, 0xffe],
    [0x8201c29f, 0x48120000, 0xe7c3fce0, 0xffe],
    [0x8200c28e, 0x48100000, 0xa000b0e0, 0xf02],
    [0x80, 0x0, 0x0, 0x0],
    [0x8201c28e, 0x48120000, 0xe7c3fce0, 0xffe],
    [0x0, 0x20000, 0x2414800, 0x470],
    [0x8201c28e, 0x48100000, 0xe582b4e0, 0xf8e],
    [0x8201c28e, 0x48100000, 0xa000b0e0, 0xf82],
    [0x0, 0x57ff0, 0x0, 0x0],
    [0x0, 0x0, 0x0, 0x8],
    [0x0, 0x0, 0x0, 0x4],
    [0x0, 0x0, 0x0, 0x2],
    [0x0, 0x0, 0x2000, 0x0],
    [0x0, 0x0, 0x8000, 0x0],
    [0x0, 0x0, 0x1000000, 0x0],
    [0x0, 0x0, 0x40000000, 0x0],
    [0x0, 0x0, 0x20000, 0x0],
    [0x0, 0x0, 0x0, 0x80],
    [0x0, 0x0, 0x400, 0x0],
    [0x0, 0x0, 0x4800000, 0x0],
    [0x0, 0x0, 0x4000000, 0x0],
    [0x0, 0x0, 0x800000, 0x0],
    [0x10092, 0x0, 0x0, 0xf00],
    [0x2, 0x0, 0x0, 0xf00],
    [0x8201c29e, 0x48100000, 0xe582b4e0, 0xf8e],
    [0x0, 0x20000, 0x0, 0x0],
    [0x0, 0x20000, 0x4000, 0x0],
    [0x0, 0x0, 0x4000, 0x0],
    [0x0, 0x20000, 0x10800, 0x0],
    [0x0, 0x0, 0x10800, 0x0],
    [0x30082, 0x8, 0x0, 0xf00],
    [0x10002, 0x8, 0x0, 0xf00],
    [0x10000, 0x8, 0x0, 0x0],
    [0x0, 0x8, 0x0, 0x0],
    [0x800, 0x0, 0x0, 0x0],
    [0x400000, 0x0, 0x0, 0x0],
    [0x0, 0x0, 0x2000000, 0x0],
    [0x0, 0x0, 0x40000, 0x0],
    [0x0, 0x0, 0x80000, 0x0],
    [0x0, 0x0, 0x0, 0x20],
    [0x0, 0x0, 0x400800, 0x0],
    [0x0, 0x0, 0x800, 0x40],
    [0x0, 0x0, 0x0, 0x10],
    [0x0, 0x0, 0x100000, 0x0],
    [0x0, 0x0, 0x200000, 0x0],
    [0x0, 0x0, 0x0, 0x400],
    [0x8201c28e, 0x48100000, 0xa000b0e0, 0xf02],
    [0x0, 0x0, 0x0, 0x200],
    [0x201828e, 0x48000000, 0xe0, 0xf00],
    [0x200828e, 0x48000000, 0xe0, 0xf00],
    [0x800c, 0x48000000, 0xe0, 0x0],
    [0x8004, 0x0, 0x0, 0x0],
    [0x4, 0x0, 0x0, 0x0],
    [0x2, 0x0, 0x0, 0xe00],
    [0x0, 0x0, 0x0, 0x100],
    [0x280, 0x0, 0x0, 0x0],
    [0x10000, 0x0, 0x0, 0x0],
    [0x2000000, 0x0, 0x0, 0x0],
    [0x800e, 0x48000000, 0xe0, 0xf00],
    [0x0, 0x0, 0x0, 0x800],
    [0x200, 0x0, 0x0, 0x0],
    [0x8200c28e, 0x48100000, 0x800010e0, 0xf00],
    [0x8200c28e, 0x48100000, 0x10e0, 0xf00],
    [0x78300000, 0x0, 0x98000000, 0x0],
    [0x10000000, 0x0, 0x0, 0x0],
    [0x200028e, 0x48100000, 0x10e0, 0xf00],
    [0x200028e, 0x48100000, 0xe0, 0xf00],
    [0x8201ca8e, 0x48100000, 0xa000b0e0, 0xf02],
    [0x8200ca8e, 0x48100000, 0xa000b0e0, 0xf02],
    [0x0, 0x0, 0x20000000, 0x0],
    [0x2000000, 0x10000000, 0x0, 0x0],
    [0x0, 0x400000, 0x0, 0x0],
    [0x0, 0x8000000, 0x0, 0x0],
    [0x2000000, 0x80000000, 0x0, 0x0],
    [0x0, 0x40000000, 0x0, 0x0],
    [0x8, 0x0, 0x0, 0x0],
    [0x8, 0x48000000, 0x0, 0x0],
    [0x8200c28e, 0x48100008, 0xa000b0e0, 0xf02],
    [0x2000280, 0x0, 0x0, 0x0],
    [0x8201c28e, 0x48100008, 0xa000b0e0, 0xf02],
    [0x201028e, 0x48100000, 0xe0, 0xf00],
    [0x282, 0x0, 0x0, 0xf00],
    [0x10, 0x2000000, 0x0, 0x0],
    [0x8200c28e, 0x48100000, 0xa00010e0, 0xf00],
    [0x10, 0x0, 0x0, 0x0],
    [0x30082, 0x0, 0x0, 0xf00],
    [0x0, 0x2000000, 0x0, 0x0],
    [0x12, 0x0, 0x0, 0xf00],
    [0x100000, 0x0, 0x0, 0x0],
    [0x8000c000, 0x0, 0x0, 0x0],
    [0x2000, 0x0, 0x0, 0x0],
    [0x2010, 0x0, 0x0, 0x0],
    [0x0, 0x10, 0x0, 0x0],
    [0x0, 0x20, 0x0, 0x0],
    [0x0, 0x40, 0x0, 0x0],
    [0x0, 0x40000, 0x0, 0x0],
    [0x0, 0x80, 0x0, 0x0],
    [0x0, 0x100, 0x0, 0x0],
    [0x0, 0x200, 0x0, 0x0],
    [0x0, 0x400, 0x0, 0x0],
    [0x0, 0x800, 0x0, 0x0],
    [0x0, 0x1000, 0x0, 0x0],
    [0x0, 0x2000, 0x0, 0x0],
    [0x0, 0x4000, 0x0, 0x0],
    [0x1000, 0x0, 0x0, 0x0],
    [0x800002, 0x100000, 0x0, 0xf00],
    [0x800000, 0x100000, 0x0, 0x0],
    [0x0, 0x0, 0x200, 0x0],
    [0x800000, 0x0, 0x0, 0x0],
    [0x0, 0x0, 0x10000, 0x0],
    [0x0, 0x80000, 0x0, 0x0],
    [0x100, 0x0, 0x0, 0x0],
    [0x0, 0x0, 0x400000, 0x0],
    [0x0, 0x0, 0x800, 0x0],
    [0x0, 0x0, 0x0, 0x40],
    [0x1900, 0x0, 0x0, 0x0],
    [0xc000, 0x0, 0x0, 0x0],
    [0x0, 0x0, 0x40, 0x0],
    [0x0, 0x0, 0x80, 0x0],
    [0x4000, 0x0, 0x0, 0x0],
    [0xc00080, 0x0, 0x0, 0x0],
    [0x4000000, 0x0, 0x0, 0x0],
    [0x0, 0x0, 0x0, 0x0],
    [0x0, 0x200000, 0x0, 0x0],
    [0x0, 0x0, 0x0, 0x1],
    [0x0, 0x0, 0x100, 0x0],
    [0x0, 0x0, 0x80000000, 0x0],
    [0x8000000, 0x0, 0x0, 0x0],
    [0x20000000, 0x0, 0x0, 0x0],
    [0x40000000, 0x0, 0x0, 0x0],
    [0x200000, 0x0, 0x0, 0x0],
    [0x0, 0x0, 0x8000000, 0x0],
    [0x0, 0x0, 0x10000000, 0x0],
    [0x40000, 0x0, 0x0, 0x0],
    [0x0, 0x1, 0x0, 0x0],
    [0x80000, 0x0, 0x0, 0x0],
    [0x0, 0x6, 0x0, 0x0],
    [0x0, 0x2, 0x0, 0x0],
    [0x0, 0x4, 0x0, 0x0],
    [0x8000, 0x0, 0x0, 0x0],
    [0x1030000, 0x28000, 0x0, 0x0],
    [0x20000, 0x0, 0x0, 0x0],
    [0x0, 0x8000, 0x0, 0x0],
    [0x1000000, 0x0, 0x0, 0x0],
    [0x80000000, 0x0, 0x0, 0x0],
    [0x0, 0x0, 0x1000, 0x0],
    [0x2800280, 0x0, 0x0, 0x0],
    [0x0, 0x0, 0x20, 0x0],
    [0x8200c28e, 0x48100000, 0xa000b0e0, 0xf82],
    [0x0, 0x10000000, 0x0, 0x0],
    [0x0, 0x80000000, 0x0, 0x0],
    [0x8, 0x8000000, 0x0, 0x0],
    [0x8600c28e, 0x48100008, 0xa000b0e0, 0xf02],
    [0x400000, 0x200000, 0x0, 0x0],
    [0x800280, 0x0, 0x0, 0x0],
    [0x201038e, 0x48100000, 0xe0, 0xf00],
    [0x200038e, 0x48100000, 0xe0, 0xf00],
    [0x1100, 0x0, 0x0, 0x0],
    [0x0, 0x0, 0xe0, 0x0],
    [0x8200c286, 0x48100000, 0xa00010e0, 0xf00],
    [0x800, 0x0, 0x80000, 0x0],
    [0x0, 0x0, 0xa000, 0x2],
    [0x0, 0x0, 0x0, 0xf00],
    [0x4403d10, 0x0, 0x0, 0x0],
    [0x2000280, 0x0, 0xe0, 0x0],
    [0x20, 0x0, 0x0, 0x0],
    [0x2000200, 0x0, 0x0, 0x0],
    [0x82, 0x0, 0x0, 0xf00],
    [0x10002, 0x0, 0x0, 0xf00],
    [0x1002, 0x0, 0x0, 0xf00],
    [0x100, 0x8, 0x0, 0x0],
    [0x30000, 0x8, 0x0, 0x0],
    [0x1800, 0x0, 0x0, 0x0],
    [0x800, 0x8, 0x0, 0x0],
    [0x3110, 0x0, 0x0, 0x0],
    [0x0, 0x0, 0x300000, 0x0],
    [0x810, 0x0, 0x0, 0x0],
    [0x4001000, 0x0, 0x0, 0x0],
    [0x4400800, 0x400000, 0x0, 0x0],
    [0x4000800, 0x400000, 0x0, 0x0],
    [0x4000800, 0x0, 0x0, 0x0],
    [0x103c000, 0x28000, 0x0, 0x0],
];

/// The rules; those without a name are groups.
pub(super) static RULES: [Rule; 327] = [
    // 0 file
    Rule {
        pc: 1,
        grow: 0,
        first: 0,
        memo: 0,
        flags: 0,
    },
    // 1 interactive
    Rule {
        pc: 4,
        grow: 0,
        first: 1,
        memo: 0,
        flags: 0,
    },
    // 2 eval
    Rule {
        pc: 6,
        grow: 0,
        first: 2,
        memo: 0,
        flags: 0,
    },
    // 3 func_type
    Rule {
        pc: 14,
        grow: 0,
        first: 3,
        memo: 0,
        flags: 0,
    },
    // 4 statements
    Rule {
        pc: 26,
        grow: 0,
        first: 4,
        memo: 0,
        flags: 0,
    },
    // 5 statement
    Rule {
        pc: 32,
        grow: 0,
        first: 4,
        memo: 0,
        flags: 0,
    },
    // 6 single_compound_stmt
    Rule {
        pc: 39,
        grow: 0,
        first: 5,
        memo: 0,
        flags: 0,
    },
    // 7 statement_newline
    Rule {
        pc: 41,
        grow: 0,
        first: 1,
        memo: 0,
        flags: 0,
    },
    // 8 simple_stmts
    Rule {
        pc: 59,
        grow: 0,
        first: 6,
        memo: 0,
        flags: 4,
    },
    // 9 simple_stmt
    Rule {
        pc: 74,
        grow: 0,
        first: 6,
        memo: 1,
        flags: 8,
    },
    // 10 compound_stmt
    Rule {
        pc: 169,
        grow: 0,
        first: 5,
        memo: 0,
        flags: 0,
    },
    // 11 assignment
    Rule {
        pc: 209,
        grow: 0,
        first: 7,
        memo: 0,
        flags: 0,
    },
    // 12 annotated_rhs
    Rule {
        pc: 264,
        grow: 0,
        first: 7,
        memo: 0,
        flags: 0,
    },
    // 13 augassign
    Rule {
        pc: 271,
        grow: 0,
        first: 8,
        memo: 0,
        flags: 0,
    },
    // 14 return_stmt
    Rule {
        pc: 324,
        grow: 0,
        first: 9,
        memo: 0,
        flags: 0,
    },
    // 15 raise_stmt
    Rule {
        pc: 327,
        grow: 0,
        first: 10,
        memo: 0,
        flags: 0,
    },
    // 16 pass_stmt
    Rule {
        pc: 339,
        grow: 0,
        first: 11,
        memo: 0,
        flags: 0,
    },
    // 17 break_stmt
    Rule {
        pc: 341,
        grow: 0,
        first: 12,
        memo: 0,
        flags: 0,
    },
    // 18 continue_stmt
    Rule {
        pc: 343,
        grow: 0,
        first: 13,
        memo: 0,
        flags: 0,
    },
    // 19 global_stmt
    Rule {
        pc: 345,
        grow: 0,
        first: 14,
        memo: 0,
        flags: 0,
    },
    // 20 nonlocal_stmt
    Rule {
        pc: 352,
        grow: 0,
        first: 15,
        memo: 0,
        flags: 0,
    },
    // 21 del_stmt
    Rule {
        pc: 359,
        grow: 0,
        first: 16,
        memo: 0,
        flags: 0,
    },
    // 22 yield_stmt
    Rule {
        pc: 370,
        grow: 0,
        first: 17,
        memo: 0,
        flags: 0,
    },
    // 23 assert_stmt
    Rule {
        pc: 372,
        grow: 0,
        first: 18,
        memo: 0,
        flags: 0,
    },
    // 24 import_stmt
    Rule {
        pc: 379,
        grow: 0,
        first: 19,
        memo: 0,
        flags: 0,
    },
    // 25 import_name
    Rule {
        pc: 392,
        grow: 0,
        first: 20,
        memo: 0,
        flags: 0,
    },
    // 26 import_from
    Rule {
        pc: 395,
        grow: 0,
        first: 21,
        memo: 0,
        flags: 0,
    },
    // 27 import_from_targets
    Rule {
        pc: 417,
        grow: 0,
        first: 22,
        memo: 0,
        flags: 0,
    },
    // 28 import_from_as_names
    Rule {
        pc: 440,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 29 import_from_as_name
    Rule {
        pc: 446,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 30 dotted_as_names
    Rule {
        pc: 459,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 31 dotted_as_name
    Rule {
        pc: 465,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 32 dotted_name
    Rule {
        pc: 478,
        grow: 480,
        first: 23,
        memo: 2,
        flags: 8,
    },
    // 33 block
    Rule {
        pc: 487,
        grow: 0,
        first: 24,
        memo: 3,
        flags: 8,
    },
    // 34 decorators
    Rule {
        pc: 503,
        grow: 0,
        first: 25,
        memo: 0,
        flags: 0,
    },
    // 35 class_def
    Rule {
        pc: 511,
        grow: 0,
        first: 26,
        memo: 0,
        flags: 0,
    },
    // 36 class_def_raw
    Rule {
        pc: 519,
        grow: 0,
        first: 27,
        memo: 0,
        flags: 0,
    },
    // 37 function_def
    Rule {
        pc: 537,
        grow: 0,
        first: 28,
        memo: 0,
        flags: 0,
    },
    // 38 function_def_raw
    Rule {
        pc: 545,
        grow: 0,
        first: 29,
        memo: 0,
        flags: 0,
    },
    // 39 params
    Rule {
        pc: 583,
        grow: 0,
        first: 30,
        memo: 0,
        flags: 0,
    },
    // 40 parameters
    Rule {
        pc: 592,
        grow: 0,
        first: 31,
        memo: 0,
        flags: 0,
    },
    // 41 slash_no_default
    Rule {
        pc: 662,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 42 slash_with_default
    Rule {
        pc: 676,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 43 star_etc
    Rule {
        pc: 695,
        grow: 0,
        first: 32,
        memo: 0,
        flags: 0,
    },
    // 44 kwds
    Rule {
        pc: 742,
        grow: 0,
        first: 33,
        memo: 0,
        flags: 0,
    },
    // 45 param_no_default
    Rule {
        pc: 752,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 46 param_no_default_star_annotation
    Rule {
        pc: 763,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 47 param_with_default
    Rule {
        pc: 774,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 48 param_maybe_default
    Rule {
        pc: 786,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 49 param
    Rule {
        pc: 798,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 50 param_star_annotation
    Rule {
        pc: 801,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 51 annotation
    Rule {
        pc: 804,
        grow: 0,
        first: 34,
        memo: 0,
        flags: 0,
    },
    // 52 star_annotation
    Rule {
        pc: 807,
        grow: 0,
        first: 34,
        memo: 0,
        flags: 0,
    },
    // 53 default
    Rule {
        pc: 810,
        grow: 0,
        first: 35,
        memo: 0,
        flags: 0,
    },
    // 54 if_stmt
    Rule {
        pc: 820,
        grow: 0,
        first: 36,
        memo: 0,
        flags: 0,
    },
    // 55 elif_stmt
    Rule {
        pc: 839,
        grow: 0,
        first: 37,
        memo: 0,
        flags: 0,
    },
    // 56 else_block
    Rule {
        pc: 858,
        grow: 0,
        first: 38,
        memo: 0,
        flags: 0,
    },
    // 57 while_stmt
    Rule {
        pc: 869,
        grow: 0,
        first: 39,
        memo: 0,
        flags: 0,
    },
    // 58 for_stmt
    Rule {
        pc: 882,
        grow: 0,
        first: 40,
        memo: 0,
        flags: 0,
    },
    // 59 with_stmt
    Rule {
        pc: 920,
        grow: 0,
        first: 41,
        memo: 0,
        flags: 0,
    },
    // 60 with_item
    Rule {
        pc: 995,
        grow: 0,
        first: 2,
        memo: 0,
        flags: 0,
    },
    // 61 try_stmt
    Rule {
        pc: 1011,
        grow: 0,
        first: 42,
        memo: 0,
        flags: 0,
    },
    // 62 except_block
    Rule {
        pc: 1047,
        grow: 0,
        first: 43,
        memo: 0,
        flags: 0,
    },
    // 63 except_star_block
    Rule {
        pc: 1091,
        grow: 0,
        first: 43,
        memo: 0,
        flags: 0,
    },
    // 64 finally_block
    Rule {
        pc: 1131,
        grow: 0,
        first: 44,
        memo: 0,
        flags: 0,
    },
    // 65 match_stmt
    Rule {
        pc: 1142,
        grow: 0,
        first: 45,
        memo: 0,
        flags: 0,
    },
    // 66 subject_expr
    Rule {
        pc: 1161,
        grow: 0,
        first: 46,
        memo: 0,
        flags: 0,
    },
    // 67 case_block
    Rule {
        pc: 1170,
        grow: 0,
        first: 47,
        memo: 0,
        flags: 0,
    },
    // 68 guard
    Rule {
        pc: 1183,
        grow: 0,
        first: 36,
        memo: 0,
        flags: 0,
    },
    // 69 patterns
    Rule {
        pc: 1186,
        grow: 0,
        first: 48,
        memo: 0,
        flags: 0,
    },
    // 70 pattern
    Rule {
        pc: 1193,
        grow: 0,
        first: 49,
        memo: 0,
        flags: 0,
    },
    // 71 as_pattern
    Rule {
        pc: 1200,
        grow: 0,
        first: 49,
        memo: 0,
        flags: 0,
    },
    // 72 or_pattern
    Rule {
        pc: 1211,
        grow: 0,
        first: 49,
        memo: 0,
        flags: 0,
    },
    // 73 closed_pattern
    Rule {
        pc: 1217,
        grow: 0,
        first: 49,
        memo: 4,
        flags: 0,
    },
    // 74 literal_pattern
    Rule {
        pc: 1250,
        grow: 0,
        first: 50,
        memo: 0,
        flags: 0,
    },
    // 75 literal_expr
    Rule {
        pc: 1276,
        grow: 0,
        first: 50,
        memo: 0,
        flags: 0,
    },
    // 76 complex_number
    Rule {
        pc: 1303,
        grow: 0,
        first: 51,
        memo: 0,
        flags: 0,
    },
    // 77 signed_number
    Rule {
        pc: 1314,
        grow: 0,
        first: 51,
        memo: 0,
        flags: 0,
    },
    // 78 signed_real_number
    Rule {
        pc: 1322,
        grow: 0,
        first: 51,
        memo: 0,
        flags: 0,
    },
    // 79 real_number
    Rule {
        pc: 1330,
        grow: 0,
        first: 52,
        memo: 0,
        flags: 0,
    },
    // 80 imaginary_number
    Rule {
        pc: 1332,
        grow: 0,
        first: 52,
        memo: 0,
        flags: 0,
    },
    // 81 capture_pattern
    Rule {
        pc: 1334,
        grow: 0,
        first: 53,
        memo: 0,
        flags: 0,
    },
    // 82 pattern_capture_target
    Rule {
        pc: 1336,
        grow: 0,
        first: 53,
        memo: 0,
        flags: 0,
    },
    // 83 wildcard_pattern
    Rule {
        pc: 1340,
        grow: 0,
        first: 54,
        memo: 0,
        flags: 0,
    },
    // 84 value_pattern
    Rule {
        pc: 1342,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 85 attr
    Rule {
        pc: 1345,
        grow: 1349,
        first: 23,
        memo: 5,
        flags: 8,
    },
    // 86 name_or_attr
    Rule {
        pc: 1356,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 87 group_pattern
    Rule {
        pc: 1363,
        grow: 0,
        first: 3,
        memo: 0,
        flags: 0,
    },
    // 88 sequence_pattern
    Rule {
        pc: 1367,
        grow: 0,
        first: 55,
        memo: 0,
        flags: 0,
    },
    // 89 open_sequence_pattern
    Rule {
        pc: 1378,
        grow: 0,
        first: 48,
        memo: 0,
        flags: 0,
    },
    // 90 maybe_sequence_pattern
    Rule {
        pc: 1382,
        grow: 0,
        first: 48,
        memo: 0,
        flags: 0,
    },
    // 91 maybe_star_pattern
    Rule {
        pc: 1389,
        grow: 0,
        first: 48,
        memo: 0,
        flags: 0,
    },
    // 92 star_pattern
    Rule {
        pc: 1396,
        grow: 0,
        first: 56,
        memo: 6,
        flags: 0,
    },
    // 93 mapping_pattern
    Rule {
        pc: 1405,
        grow: 0,
        first: 57,
        memo: 0,
        flags: 0,
    },
    // 94 items_pattern
    Rule {
        pc: 1433,
        grow: 0,
        first: 58,
        memo: 0,
        flags: 0,
    },
    // 95 key_value_pattern
    Rule {
        pc: 1439,
        grow: 0,
        first: 58,
        memo: 0,
        flags: 0,
    },
    // 96 double_star_pattern
    Rule {
        pc: 1450,
        grow: 0,
        first: 33,
        memo: 0,
        flags: 0,
    },
    // 97 class_pattern
    Rule {
        pc: 1453,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 98 positional_patterns
    Rule {
        pc: 1491,
        grow: 0,
        first: 49,
        memo: 0,
        flags: 0,
    },
    // 99 keyword_patterns
    Rule {
        pc: 1497,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 100 keyword_pattern
    Rule {
        pc: 1503,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 101 type_alias
    Rule {
        pc: 1507,
        grow: 0,
        first: 59,
        memo: 0,
        flags: 0,
    },
    // 102 type_params
    Rule {
        pc: 1513,
        grow: 0,
        first: 60,
        memo: 0,
        flags: 0,
    },
    // 103 type_param_seq
    Rule {
        pc: 1524,
        grow: 0,
        first: 31,
        memo: 0,
        flags: 0,
    },
    // 104 type_param
    Rule {
        pc: 1531,
        grow: 0,
        first: 31,
        memo: 7,
        flags: 0,
    },
    // 105 type_param_bound
    Rule {
        pc: 1556,
        grow: 0,
        first: 34,
        memo: 0,
        flags: 0,
    },
    // 106 type_param_default
    Rule {
        pc: 1559,
        grow: 0,
        first: 35,
        memo: 0,
        flags: 0,
    },
    // 107 type_param_starred_default
    Rule {
        pc: 1562,
        grow: 0,
        first: 35,
        memo: 0,
        flags: 0,
    },
    // 108 expressions
    Rule {
        pc: 1565,
        grow: 0,
        first: 2,
        memo: 0,
        flags: 0,
    },
    // 109 expression
    Rule {
        pc: 1584,
        grow: 0,
        first: 2,
        memo: 8,
        flags: 16,
    },
    // 110 yield_expr
    Rule {
        pc: 1639,
        grow: 0,
        first: 17,
        memo: 0,
        flags: 0,
    },
    // 111 star_expressions
    Rule {
        pc: 1649,
        grow: 0,
        first: 46,
        memo: 0,
        flags: 0,
    },
    // 112 star_expression
    Rule {
        pc: 1668,
        grow: 0,
        first: 46,
        memo: 9,
        flags: 8,
    },
    // 113 star_named_expressions
    Rule {
        pc: 1676,
        grow: 0,
        first: 46,
        memo: 0,
        flags: 0,
    },
    // 114 star_named_expression
    Rule {
        pc: 1683,
        grow: 0,
        first: 46,
        memo: 0,
        flags: 0,
    },
    // 115 assignment_expression
    Rule {
        pc: 1691,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 116 named_expression
    Rule {
        pc: 1696,
        grow: 0,
        first: 2,
        memo: 0,
        flags: 0,
    },
    // 117 disjunction
    Rule {
        pc: 1719,
        grow: 0,
        first: 61,
        memo: 10,
        flags: 8,
    },
    // 118 conjunction
    Rule {
        pc: 1742,
        grow: 0,
        first: 61,
        memo: 11,
        flags: 8,
    },
    // 119 inversion
    Rule {
        pc: 1756,
        grow: 0,
        first: 61,
        memo: 12,
        flags: 8,
    },
    // 120 comparison
    Rule {
        pc: 1764,
        grow: 0,
        first: 62,
        memo: 0,
        flags: 0,
    },
    // 121 compare_op_bitwise_or_pair
    Rule {
        pc: 1777,
        grow: 0,
        first: 63,
        memo: 0,
        flags: 0,
    },
    // 122 noteq_bitwise_or
    Rule {
        pc: 1839,
        grow: 0,
        first: 64,
        memo: 0,
        flags: 0,
    },
    // 123 bitwise_or
    Rule {
        pc: 1844,
        grow: 1855,
        first: 62,
        memo: 13,
        flags: 16,
    },
    // 124 bitwise_xor
    Rule {
        pc: 1862,
        grow: 1864,
        first: 62,
        memo: 14,
        flags: 8,
    },
    // 125 bitwise_and
    Rule {
        pc: 1871,
        grow: 1873,
        first: 62,
        memo: 15,
        flags: 8,
    },
    // 126 shift_expr
    Rule {
        pc: 1880,
        grow: 1889,
        first: 62,
        memo: 16,
        flags: 8,
    },
    // 127 sum
    Rule {
        pc: 1901,
        grow: 1903,
        first: 62,
        memo: 17,
        flags: 8,
    },
    // 128 term
    Rule {
        pc: 1915,
        grow: 1924,
        first: 62,
        memo: 18,
        flags: 8,
    },
    // 129 factor
    Rule {
        pc: 1951,
        grow: 0,
        first: 62,
        memo: 19,
        flags: 8,
    },
    // 130 power
    Rule {
        pc: 1971,
        grow: 0,
        first: 65,
        memo: 0,
        flags: 0,
    },
    // 131 await_primary
    Rule {
        pc: 1981,
        grow: 0,
        first: 65,
        memo: 20,
        flags: 8,
    },
    // 132 primary
    Rule {
        pc: 1989,
        grow: 1998,
        first: 66,
        memo: 21,
        flags: 8,
    },
    // 133 slices
    Rule {
        pc: 2029,
        grow: 0,
        first: 67,
        memo: 0,
        flags: 0,
    },
    // 134 slice
    Rule {
        pc: 2049,
        grow: 0,
        first: 68,
        memo: 0,
        flags: 0,
    },
    // 135 atom
    Rule {
        pc: 2062,
        grow: 0,
        first: 66,
        memo: 0,
        flags: 0,
    },
    // 136 group
    Rule {
        pc: 2142,
        grow: 0,
        first: 3,
        memo: 0,
        flags: 0,
    },
    // 137 lambdef
    Rule {
        pc: 2160,
        grow: 0,
        first: 69,
        memo: 0,
        flags: 0,
    },
    // 138 lambda_params
    Rule {
        pc: 2165,
        grow: 0,
        first: 30,
        memo: 0,
        flags: 0,
    },
    // 139 lambda_parameters
    Rule {
        pc: 2174,
        grow: 0,
        first: 31,
        memo: 0,
        flags: 0,
    },
    // 140 lambda_slash_no_default
    Rule {
        pc: 2244,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 141 lambda_slash_with_default
    Rule {
        pc: 2258,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 142 lambda_star_etc
    Rule {
        pc: 2277,
        grow: 0,
        first: 32,
        memo: 0,
        flags: 0,
    },
    // 143 lambda_kwds
    Rule {
        pc: 2314,
        grow: 0,
        first: 33,
        memo: 0,
        flags: 0,
    },
    // 144 lambda_param_no_default
    Rule {
        pc: 2324,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 145 lambda_param_with_default
    Rule {
        pc: 2333,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 146 lambda_param_maybe_default
    Rule {
        pc: 2343,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 147 lambda_param
    Rule {
        pc: 2353,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 148 fstring_middle
    Rule {
        pc: 2355,
        grow: 0,
        first: 70,
        memo: 0,
        flags: 0,
    },
    // 149 fstring_replacement_field
    Rule {
        pc: 2362,
        grow: 0,
        first: 57,
        memo: 0,
        flags: 0,
    },
    // 150 fstring_conversion
    Rule {
        pc: 2376,
        grow: 0,
        first: 71,
        memo: 0,
        flags: 0,
    },
    // 151 fstring_full_format_spec
    Rule {
        pc: 2379,
        grow: 0,
        first: 34,
        memo: 0,
        flags: 0,
    },
    // 152 fstring_format_spec
    Rule {
        pc: 2386,
        grow: 0,
        first: 70,
        memo: 0,
        flags: 0,
    },
    // 153 fstring
    Rule {
        pc: 2393,
        grow: 0,
        first: 72,
        memo: 0,
        flags: 0,
    },
    // 154 tstring_format_spec_replacement_field
    Rule {
        pc: 2401,
        grow: 0,
        first: 57,
        memo: 0,
        flags: 0,
    },
    // 155 tstring_format_spec
    Rule {
        pc: 2415,
        grow: 0,
        first: 73,
        memo: 0,
        flags: 0,
    },
    // 156 tstring_full_format_spec
    Rule {
        pc: 2422,
        grow: 0,
        first: 34,
        memo: 0,
        flags: 0,
    },
    // 157 tstring_replacement_field
    Rule {
        pc: 2429,
        grow: 0,
        first: 57,
        memo: 0,
        flags: 0,
    },
    // 158 tstring_middle
    Rule {
        pc: 2443,
        grow: 0,
        first: 73,
        memo: 0,
        flags: 0,
    },
    // 159 tstring
    Rule {
        pc: 2450,
        grow: 0,
        first: 74,
        memo: 22,
        flags: 0,
    },
    // 160 string
    Rule {
        pc: 2458,
        grow: 0,
        first: 75,
        memo: 0,
        flags: 0,
    },
    // 161 strings
    Rule {
        pc: 2460,
        grow: 0,
        first: 76,
        memo: 23,
        flags: 0,
    },
    // 162 list
    Rule {
        pc: 2488,
        grow: 0,
        first: 60,
        memo: 0,
        flags: 0,
    },
    // 163 tuple
    Rule {
        pc: 2492,
        grow: 0,
        first: 3,
        memo: 0,
        flags: 0,
    },
    // 164 set
    Rule {
        pc: 2500,
        grow: 0,
        first: 57,
        memo: 0,
        flags: 0,
    },
    // 165 dict
    Rule {
        pc: 2504,
        grow: 0,
        first: 57,
        memo: 0,
        flags: 0,
    },
    // 166 double_starred_kvpairs
    Rule {
        pc: 2515,
        grow: 0,
        first: 77,
        memo: 0,
        flags: 0,
    },
    // 167 double_starred_kvpair
    Rule {
        pc: 2522,
        grow: 0,
        first: 77,
        memo: 0,
        flags: 0,
    },
    // 168 kvpair
    Rule {
        pc: 2530,
        grow: 0,
        first: 2,
        memo: 0,
        flags: 0,
    },
    // 169 for_if_clauses
    Rule {
        pc: 2534,
        grow: 0,
        first: 40,
        memo: 0,
        flags: 0,
    },
    // 170 for_if_clause
    Rule {
        pc: 2540,
        grow: 0,
        first: 40,
        memo: 0,
        flags: 0,
    },
    // 171 listcomp
    Rule {
        pc: 2582,
        grow: 0,
        first: 78,
        memo: 0,
        flags: 0,
    },
    // 172 setcomp
    Rule {
        pc: 2594,
        grow: 0,
        first: 78,
        memo: 0,
        flags: 0,
    },
    // 173 genexp
    Rule {
        pc: 2606,
        grow: 0,
        first: 78,
        memo: 0,
        flags: 0,
    },
    // 174 dictcomp
    Rule {
        pc: 2626,
        grow: 0,
        first: 57,
        memo: 0,
        flags: 0,
    },
    // 175 arguments
    Rule {
        pc: 2638,
        grow: 0,
        first: 79,
        memo: 24,
        flags: 0,
    },
    // 176 args
    Rule {
        pc: 2649,
        grow: 0,
        first: 79,
        memo: 0,
        flags: 0,
    },
    // 177 kwargs
    Rule {
        pc: 2687,
        grow: 0,
        first: 79,
        memo: 0,
        flags: 0,
    },
    // 178 starred_expression
    Rule {
        pc: 2717,
        grow: 0,
        first: 56,
        memo: 0,
        flags: 0,
    },
    // 179 kwarg_or_starred
    Rule {
        pc: 2733,
        grow: 0,
        first: 79,
        memo: 0,
        flags: 0,
    },
    // 180 kwarg_or_double_starred
    Rule {
        pc: 2748,
        grow: 0,
        first: 77,
        memo: 0,
        flags: 0,
    },
    // 181 star_targets
    Rule {
        pc: 2764,
        grow: 0,
        first: 80,
        memo: 0,
        flags: 0,
    },
    // 182 star_targets_list_seq
    Rule {
        pc: 2779,
        grow: 0,
        first: 80,
        memo: 0,
        flags: 0,
    },
    // 183 star_targets_tuple_seq
    Rule {
        pc: 2786,
        grow: 0,
        first: 80,
        memo: 0,
        flags: 0,
    },
    // 184 star_target
    Rule {
        pc: 2801,
        grow: 0,
        first: 80,
        memo: 25,
        flags: 8,
    },
    // 185 target_with_star_atom
    Rule {
        pc: 2810,
        grow: 0,
        first: 66,
        memo: 26,
        flags: 0,
    },
    // 186 star_atom
    Rule {
        pc: 2841,
        grow: 0,
        first: 81,
        memo: 0,
        flags: 0,
    },
    // 187 single_target
    Rule {
        pc: 2868,
        grow: 0,
        first: 66,
        memo: 0,
        flags: 0,
    },
    // 188 single_subscript_attribute_target
    Rule {
        pc: 2881,
        grow: 0,
        first: 66,
        memo: 0,
        flags: 0,
    },
    // 189 t_primary
    Rule {
        pc: 2895,
        grow: 2898,
        first: 66,
        memo: 27,
        flags: 0,
    },
    // 190 del_targets
    Rule {
        pc: 2925,
        grow: 0,
        first: 66,
        memo: 0,
        flags: 0,
    },
    // 191 del_target
    Rule {
        pc: 2932,
        grow: 0,
        first: 66,
        memo: 28,
        flags: 0,
    },
    // 192 del_t_atom
    Rule {
        pc: 2954,
        grow: 0,
        first: 81,
        memo: 0,
        flags: 0,
    },
    // 193 type_expressions
    Rule {
        pc: 2981,
        grow: 0,
        first: 79,
        memo: 0,
        flags: 0,
    },
    // 194 func_type_comment
    Rule {
        pc: 3040,
        grow: 0,
        first: 82,
        memo: 0,
        flags: 0,
    },
    // 195 invalid_arguments
    Rule {
        pc: 3058,
        grow: 0,
        first: 79,
        memo: 0,
        flags: 0,
    },
    // 196 invalid_kwarg
    Rule {
        pc: 3152,
        grow: 0,
        first: 77,
        memo: 0,
        flags: 0,
    },
    // 197 expression_without_invalid
    Rule {
        pc: 3181,
        grow: 0,
        first: 83,
        memo: 0,
        flags: 2,
    },
    // 198 invalid_legacy_expression
    Rule {
        pc: 3201,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 199 invalid_type_param
    Rule {
        pc: 3205,
        grow: 0,
        first: 32,
        memo: 0,
        flags: 0,
    },
    // 200 invalid_expression
    Rule {
        pc: 3218,
        grow: 0,
        first: 2,
        memo: 0,
        flags: 0,
    },
    // 201 invalid_named_expression
    Rule {
        pc: 3293,
        grow: 0,
        first: 2,
        memo: 29,
        flags: 0,
    },
    // 202 invalid_assignment
    Rule {
        pc: 3354,
        grow: 0,
        first: 7,
        memo: 0,
        flags: 0,
    },
    // 203 invalid_ann_assign_target
    Rule {
        pc: 3406,
        grow: 0,
        first: 55,
        memo: 0,
        flags: 0,
    },
    // 204 invalid_del_stmt
    Rule {
        pc: 3419,
        grow: 0,
        first: 16,
        memo: 0,
        flags: 0,
    },
    // 205 invalid_block
    Rule {
        pc: 3422,
        grow: 0,
        first: 84,
        memo: 0,
        flags: 0,
    },
    // 206 invalid_comprehension
    Rule {
        pc: 3425,
        grow: 0,
        first: 78,
        memo: 0,
        flags: 0,
    },
    // 207 invalid_dict_comprehension
    Rule {
        pc: 3444,
        grow: 0,
        first: 57,
        memo: 0,
        flags: 0,
    },
    // 208 invalid_parameters
    Rule {
        pc: 3450,
        grow: 0,
        first: 85,
        memo: 0,
        flags: 0,
    },
    // 209 invalid_parameters_helper
    Rule {
        pc: 3541,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 210 invalid_default
    Rule {
        pc: 3552,
        grow: 0,
        first: 35,
        memo: 0,
        flags: 0,
    },
    // 211 invalid_star_etc
    Rule {
        pc: 3555,
        grow: 0,
        first: 56,
        memo: 0,
        flags: 0,
    },
    // 212 invalid_kwds
    Rule {
        pc: 3605,
        grow: 0,
        first: 33,
        memo: 0,
        flags: 0,
    },
    // 213 invalid_lambda_parameters
    Rule {
        pc: 3622,
        grow: 0,
        first: 85,
        memo: 0,
        flags: 0,
    },
    // 214 invalid_lambda_parameters_helper
    Rule {
        pc: 3713,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 215 invalid_lambda_star_etc
    Rule {
        pc: 3724,
        grow: 0,
        first: 56,
        memo: 0,
        flags: 0,
    },
    // 216 invalid_lambda_kwds
    Rule {
        pc: 3767,
        grow: 0,
        first: 33,
        memo: 0,
        flags: 0,
    },
    // 217 invalid_double_type_comments
    Rule {
        pc: 3784,
        grow: 0,
        first: 86,
        memo: 0,
        flags: 0,
    },
    // 218 invalid_with_item
    Rule {
        pc: 3790,
        grow: 0,
        first: 2,
        memo: 0,
        flags: 0,
    },
    // 219 invalid_for_if_clause
    Rule {
        pc: 3795,
        grow: 0,
        first: 40,
        memo: 0,
        flags: 0,
    },
    // 220 invalid_for_target
    Rule {
        pc: 3807,
        grow: 0,
        first: 40,
        memo: 0,
        flags: 0,
    },
    // 221 invalid_group
    Rule {
        pc: 3811,
        grow: 0,
        first: 3,
        memo: 0,
        flags: 0,
    },
    // 222 invalid_import
    Rule {
        pc: 3823,
        grow: 0,
        first: 20,
        memo: 0,
        flags: 0,
    },
    // 223 invalid_dotted_as_name
    Rule {
        pc: 3838,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 224 invalid_import_from_as_name
    Rule {
        pc: 3846,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 225 invalid_import_from_targets
    Rule {
        pc: 3854,
        grow: 0,
        first: 87,
        memo: 0,
        flags: 0,
    },
    // 226 invalid_with_stmt
    Rule {
        pc: 3863,
        grow: 0,
        first: 41,
        memo: 0,
        flags: 0,
    },
    // 227 invalid_with_stmt_indent
    Rule {
        pc: 3894,
        grow: 0,
        first: 41,
        memo: 0,
        flags: 0,
    },
    // 228 invalid_try_stmt
    Rule {
        pc: 3929,
        grow: 0,
        first: 42,
        memo: 0,
        flags: 0,
    },
    // 229 invalid_except_stmt
    Rule {
        pc: 3983,
        grow: 0,
        first: 43,
        memo: 0,
        flags: 0,
    },
    // 230 invalid_except_star_stmt
    Rule {
        pc: 4016,
        grow: 0,
        first: 43,
        memo: 0,
        flags: 0,
    },
    // 231 invalid_finally_stmt
    Rule {
        pc: 4050,
        grow: 0,
        first: 44,
        memo: 0,
        flags: 0,
    },
    // 232 invalid_except_stmt_indent
    Rule {
        pc: 4055,
        grow: 0,
        first: 43,
        memo: 0,
        flags: 0,
    },
    // 233 invalid_except_star_stmt_indent
    Rule {
        pc: 4073,
        grow: 0,
        first: 43,
        memo: 0,
        flags: 0,
    },
    // 234 invalid_match_stmt
    Rule {
        pc: 4084,
        grow: 0,
        first: 45,
        memo: 0,
        flags: 0,
    },
    // 235 invalid_case_block
    Rule {
        pc: 4096,
        grow: 0,
        first: 47,
        memo: 0,
        flags: 0,
    },
    // 236 invalid_as_pattern
    Rule {
        pc: 4109,
        grow: 0,
        first: 49,
        memo: 0,
        flags: 0,
    },
    // 237 invalid_class_pattern
    Rule {
        pc: 4119,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 238 invalid_class_argument_pattern
    Rule {
        pc: 4123,
        grow: 0,
        first: 49,
        memo: 0,
        flags: 0,
    },
    // 239 invalid_if_stmt
    Rule {
        pc: 4131,
        grow: 0,
        first: 36,
        memo: 0,
        flags: 0,
    },
    // 240 invalid_elif_stmt
    Rule {
        pc: 4143,
        grow: 0,
        first: 37,
        memo: 0,
        flags: 0,
    },
    // 241 invalid_else_stmt
    Rule {
        pc: 4155,
        grow: 0,
        first: 38,
        memo: 0,
        flags: 0,
    },
    // 242 invalid_while_stmt
    Rule {
        pc: 4167,
        grow: 0,
        first: 39,
        memo: 0,
        flags: 0,
    },
    // 243 invalid_for_stmt
    Rule {
        pc: 4179,
        grow: 0,
        first: 40,
        memo: 0,
        flags: 0,
    },
    // 244 invalid_def_raw
    Rule {
        pc: 4194,
        grow: 0,
        first: 29,
        memo: 0,
        flags: 0,
    },
    // 245 invalid_class_def_raw
    Rule {
        pc: 4224,
        grow: 0,
        first: 27,
        memo: 0,
        flags: 0,
    },
    // 246 invalid_double_starred_kvpairs
    Rule {
        pc: 4242,
        grow: 0,
        first: 77,
        memo: 0,
        flags: 0,
    },
    // 247 invalid_kvpair
    Rule {
        pc: 4264,
        grow: 0,
        first: 2,
        memo: 0,
        flags: 0,
    },
    // 248 invalid_starred_expression_unpacking
    Rule {
        pc: 4281,
        grow: 0,
        first: 56,
        memo: 0,
        flags: 0,
    },
    // 249 invalid_starred_expression
    Rule {
        pc: 4286,
        grow: 0,
        first: 56,
        memo: 0,
        flags: 0,
    },
    // 250 invalid_fstring_replacement_field
    Rule {
        pc: 4288,
        grow: 0,
        first: 57,
        memo: 0,
        flags: 0,
    },
    // 251 invalid_fstring_conversion_character
    Rule {
        pc: 4354,
        grow: 0,
        first: 71,
        memo: 0,
        flags: 0,
    },
    // 252 invalid_tstring_replacement_field
    Rule {
        pc: 4363,
        grow: 0,
        first: 57,
        memo: 0,
        flags: 0,
    },
    // 253 invalid_tstring_conversion_character
    Rule {
        pc: 4429,
        grow: 0,
        first: 71,
        memo: 0,
        flags: 0,
    },
    // 254 invalid_string_tstring_concat
    Rule {
        pc: 4438,
        grow: 0,
        first: 76,
        memo: 0,
        flags: 0,
    },
    // 255 invalid_diamond
    Rule {
        pc: 4469,
        grow: 0,
        first: 88,
        memo: 0,
        flags: 0,
    },
    // 256 invalid_arithmetic
    Rule {
        pc: 4472,
        grow: 0,
        first: 62,
        memo: 0,
        flags: 0,
    },
    // 257 invalid_factor
    Rule {
        pc: 4477,
        grow: 0,
        first: 89,
        memo: 0,
        flags: 0,
    },
    // 258 invalid_type_params
    Rule {
        pc: 4481,
        grow: 0,
        first: 60,
        memo: 0,
        flags: 0,
    },
    // 259
    Rule {
        pc: 261,
        grow: 0,
        first: 35,
        memo: 0,
        flags: 0,
    },
    // 260
    Rule {
        pc: 252,
        grow: 0,
        first: 66,
        memo: 0,
        flags: 0,
    },
    // 261
    Rule {
        pc: 249,
        grow: 0,
        first: 35,
        memo: 0,
        flags: 0,
    },
    // 262
    Rule {
        pc: 336,
        grow: 0,
        first: 21,
        memo: 0,
        flags: 0,
    },
    // 263
    Rule {
        pc: 376,
        grow: 0,
        first: 104,
        memo: 0,
        flags: 0,
    },
    // 264
    Rule {
        pc: 456,
        grow: 0,
        first: 107,
        memo: 0,
        flags: 0,
    },
    // 265
    Rule {
        pc: 475,
        grow: 0,
        first: 107,
        memo: 0,
        flags: 0,
    },
    // 266
    Rule {
        pc: 533,
        grow: 0,
        first: 3,
        memo: 0,
        flags: 0,
    },
    // 267
    Rule {
        pc: 580,
        grow: 0,
        first: 110,
        memo: 0,
        flags: 0,
    },
    // 268
    Rule {
        pc: 577,
        grow: 0,
        first: 110,
        memo: 0,
        flags: 0,
    },
    // 269
    Rule {
        pc: 1443,
        grow: 0,
        first: 58,
        memo: 0,
        flags: 0,
    },
    // 270
    Rule {
        pc: 1842,
        grow: 0,
        first: 64,
        memo: 0,
        flags: 0,
    },
    // 271
    Rule {
        pc: 2042,
        grow: 0,
        first: 67,
        memo: 0,
        flags: 0,
    },
    // 272
    Rule {
        pc: 2059,
        grow: 0,
        first: 34,
        memo: 0,
        flags: 0,
    },
    // 273
    Rule {
        pc: 2131,
        grow: 0,
        first: 78,
        memo: 0,
        flags: 0,
    },
    // 274
    Rule {
        pc: 2124,
        grow: 0,
        first: 78,
        memo: 0,
        flags: 0,
    },
    // 275
    Rule {
        pc: 2107,
        grow: 0,
        first: 78,
        memo: 0,
        flags: 0,
    },
    // 276
    Rule {
        pc: 2153,
        grow: 0,
        first: 148,
        memo: 0,
        flags: 0,
    },
    // 277
    Rule {
        pc: 2481,
        grow: 0,
        first: 151,
        memo: 0,
        flags: 0,
    },
    // 278
    Rule {
        pc: 2496,
        grow: 0,
        first: 46,
        memo: 0,
        flags: 0,
    },
    // 279
    Rule {
        pc: 2618,
        grow: 0,
        first: 2,
        memo: 0,
        flags: 0,
    },
    // 280
    Rule {
        pc: 2664,
        grow: 0,
        first: 46,
        memo: 0,
        flags: 0,
    },
    // 281
    Rule {
        pc: 2661,
        grow: 0,
        first: 104,
        memo: 0,
        flags: 0,
    },
    // 282
    Rule {
        pc: 2679,
        grow: 0,
        first: 2,
        memo: 0,
        flags: 0,
    },
    // 283
    Rule {
        pc: 3055,
        grow: 0,
        first: 84,
        memo: 0,
        flags: 0,
    },
    // 284
    Rule {
        pc: 3121,
        grow: 0,
        first: 79,
        memo: 0,
        flags: 0,
    },
    // 285
    Rule {
        pc: 3113,
        grow: 0,
        first: 79,
        memo: 0,
        flags: 0,
    },
    // 286
    Rule {
        pc: 3110,
        grow: 0,
        first: 79,
        memo: 0,
        flags: 0,
    },
    // 287
    Rule {
        pc: 3128,
        grow: 0,
        first: 46,
        memo: 0,
        flags: 0,
    },
    // 288
    Rule {
        pc: 3136,
        grow: 0,
        first: 46,
        memo: 0,
        flags: 0,
    },
    // 289
    Rule {
        pc: 3144,
        grow: 0,
        first: 2,
        memo: 0,
        flags: 0,
    },
    // 290
    Rule {
        pc: 3178,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 291
    Rule {
        pc: 3285,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 292
    Rule {
        pc: 3274,
        grow: 0,
        first: 161,
        memo: 0,
        flags: 0,
    },
    // 293
    Rule {
        pc: 3329,
        grow: 0,
        first: 164,
        memo: 0,
        flags: 0,
    },
    // 294
    Rule {
        pc: 3534,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 295
    Rule {
        pc: 3527,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 296
    Rule {
        pc: 3520,
        grow: 0,
        first: 169,
        memo: 0,
        flags: 0,
    },
    // 297
    Rule {
        pc: 3597,
        grow: 0,
        first: 157,
        memo: 0,
        flags: 0,
    },
    // 298
    Rule {
        pc: 3590,
        grow: 0,
        first: 169,
        memo: 0,
        flags: 0,
    },
    // 299
    Rule {
        pc: 3583,
        grow: 0,
        first: 169,
        memo: 0,
        flags: 0,
    },
    // 300
    Rule {
        pc: 3706,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 301
    Rule {
        pc: 3699,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 302
    Rule {
        pc: 3692,
        grow: 0,
        first: 169,
        memo: 0,
        flags: 0,
    },
    // 303
    Rule {
        pc: 3759,
        grow: 0,
        first: 172,
        memo: 0,
        flags: 0,
    },
    // 304
    Rule {
        pc: 3752,
        grow: 0,
        first: 169,
        memo: 0,
        flags: 0,
    },
    // 305
    Rule {
        pc: 3745,
        grow: 0,
        first: 169,
        memo: 0,
        flags: 0,
    },
    // 306
    Rule {
        pc: 3843,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 307
    Rule {
        pc: 3851,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 308
    Rule {
        pc: 3891,
        grow: 0,
        first: 107,
        memo: 0,
        flags: 0,
    },
    // 309
    Rule {
        pc: 3888,
        grow: 0,
        first: 107,
        memo: 0,
        flags: 0,
    },
    // 310
    Rule {
        pc: 3926,
        grow: 0,
        first: 107,
        memo: 0,
        flags: 0,
    },
    // 311
    Rule {
        pc: 3923,
        grow: 0,
        first: 107,
        memo: 0,
        flags: 0,
    },
    // 312
    Rule {
        pc: 3980,
        grow: 0,
        first: 107,
        memo: 0,
        flags: 0,
    },
    // 313
    Rule {
        pc: 3974,
        grow: 0,
        first: 2,
        memo: 0,
        flags: 0,
    },
    // 314
    Rule {
        pc: 3977,
        grow: 0,
        first: 107,
        memo: 0,
        flags: 0,
    },
    // 315
    Rule {
        pc: 4013,
        grow: 0,
        first: 107,
        memo: 0,
        flags: 0,
    },
    // 316
    Rule {
        pc: 4047,
        grow: 0,
        first: 107,
        memo: 0,
        flags: 0,
    },
    // 317
    Rule {
        pc: 4070,
        grow: 0,
        first: 107,
        memo: 0,
        flags: 0,
    },
    // 318
    Rule {
        pc: 4081,
        grow: 0,
        first: 107,
        memo: 0,
        flags: 0,
    },
    // 319
    Rule {
        pc: 4128,
        grow: 0,
        first: 49,
        memo: 0,
        flags: 0,
    },
    // 320
    Rule {
        pc: 4221,
        grow: 0,
        first: 110,
        memo: 0,
        flags: 0,
    },
    // 321
    Rule {
        pc: 4218,
        grow: 0,
        first: 110,
        memo: 0,
        flags: 0,
    },
    // 322
    Rule {
        pc: 4238,
        grow: 0,
        first: 3,
        memo: 0,
        flags: 0,
    },
    // 323
    Rule {
        pc: 4351,
        grow: 0,
        first: 71,
        memo: 0,
        flags: 0,
    },
    // 324
    Rule {
        pc: 4426,
        grow: 0,
        first: 71,
        memo: 0,
        flags: 0,
    },
    // 325
    Rule {
        pc: 4462,
        grow: 0,
        first: 151,
        memo: 0,
        flags: 0,
    },
    // 326
    Rule {
        pc: 4455,
        grow: 0,
        first: 151,
        memo: 0,
        flags: 0,
    },
];

/// For rules with many alternatives: the number of the first that can begin with a token in the first pass, by class.
pub(super) static SWITCHES: [[u8; 112]; 46] = [
    [
        4, 2, 2, 2, 3, 0, 0, 2, 0, 2, 0, 0, 0, 0, 2, 2, 2, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 2, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 2, 0, 0, 2, 0, 0, 0, 0, 0,
        0, 2, 2, 2, 0, 0, 2, 1, 2, 2, 1, 2, 1, 2, 0, 0, 0, 0, 1, 2, 2, 1, 2, 0, 0, 2, 2, 2, 0, 2, 2, 2, 1, 1,
        1, 2, 2, 2, 1, 2, 0, 0, 0, 0,
    ],
    [
        0, 1, 1, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0,
        0, 1, 1, 1, 0, 0, 11, 0, 1, 1, 0, 1, 0, 9, 0, 0, 0, 0, 0, 6, 14, 0, 6, 0, 0, 1, 15, 1, 0, 1, 7, 5, 0,
        0, 0, 2, 1, 1, 1, 1, 0, 0, 0, 0,
    ],
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 3, 0, 1, 0, 0, 0, 0, 0, 5, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 6, 7,
        4, 0, 0, 0, 8, 0, 0, 0, 0, 0,
    ],
    [
        0, 1, 2, 2, 0, 0, 0, 2, 0, 2, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 2, 0, 0, 2, 0, 0, 0, 0, 0,
        0, 2, 2, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 1, 1, 1, 1, 0, 0, 0, 0,
    ],
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12, 0, 13, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ],
    [
        0, 2, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 2, 2, 2, 2, 0, 0, 0, 0,
    ],
    [
        0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 1, 1, 1, 1, 0, 0, 0, 0,
    ],
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ],
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ],
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        2, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ],
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ],
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ],
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ],
    [
        0, 2, 1, 1, 0, 0, 0, 5, 0, 6, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0,
        0, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 3, 2, 2, 2, 0, 0, 0, 0,
    ],
    [
        0, 0, 1, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 3, 0, 0, 0, 0, 0,
        0, 6, 4, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ],
    [
        0, 0, 1, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 3, 0, 0, 0, 0, 0,
        0, 6, 4, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ],
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ],
    [
        0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 1, 1, 1, 1, 0, 0, 0, 0,
    ],
    [
        0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 1, 1, 1, 1, 0, 0, 0, 0,
    ],
    [
        0, 1, 1, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0,
        0, 1, 1, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 0, 1, 0, 0, 0, 0, 0, 0,
        0, 0, 1, 1, 1, 1, 0, 0, 0, 0,
    ],
    [
        0, 1, 1, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0,
        0, 1, 1, 1, 0, 0, 0, 0, 1, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 0, 0, 0,
        0, 0, 1, 1, 1, 1, 0, 0, 0, 0,
    ],
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 6, 0, 0, 0, 0, 0, 1, 2, 3, 5, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 8, 9, 0, 0, 7, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ],
    [
        0, 4, 4, 4, 0, 0, 0, 4, 0, 4, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 3, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 4, 0, 0, 4, 0, 0, 0, 0, 0,
        0, 4, 4, 4, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 4, 4, 4, 4, 0, 0, 0, 0,
    ],
    [
        0, 1, 6, 5, 0, 0, 0, 7, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 10, 0, 0, 0, 0, 0, 0, 5, 0, 0, 5, 0, 0, 0, 0,
        0, 0, 3, 4, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0,
    ],
    [
        0, 0, 0, 0, 0, 0, 0, 4, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ],
    [
        0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 1, 1, 1, 1, 0, 0, 0, 0,
    ],
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ],
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ],
    [
        0, 1, 2, 2, 0, 0, 0, 2, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 2, 0, 0, 2, 0, 0, 0, 0, 0,
        0, 2, 2, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 1, 1, 1, 1, 0, 0, 0, 0,
    ],
    [
        0, 1, 0, 0, 0, 0, 0, 2, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 1, 1, 1, 1, 0, 0, 0, 0,
    ],
    [
        0, 1, 0, 0, 0, 0, 0, 2, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 1, 1, 1, 1, 0, 0, 0, 0,
    ],
    [
        0, 1, 1, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 1, 1, 2, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0,
        0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0,
        0, 1, 1, 1, 0, 0, 0, 0, 1, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 0, 0, 0,
        0, 0, 1, 1, 1, 1, 0, 0, 0, 0,
    ],
    [
        0, 1, 1, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0,
        0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0,
        0, 1, 1, 1, 0, 0, 0, 0, 1, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 0, 0, 0,
        0, 0, 1, 1, 1, 1, 0, 0, 0, 0,
    ],
    [
        0, 2, 3, 3, 0, 0, 0, 3, 0, 3, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 3, 0, 0,
        0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 3, 0, 0, 3, 0, 0, 0, 0, 0,
        0, 1, 1, 1, 0, 0, 0, 0, 3, 3, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 3, 0, 3, 0, 0, 0, 0,
        0, 0, 2, 2, 2, 2, 0, 0, 0, 0,
    ],
    [
        0, 2, 2, 1, 0, 0, 0, 2, 0, 2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 2, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 2, 0, 0, 2, 0, 0, 0, 0, 0,
        0, 2, 2, 2, 0, 0, 0, 0, 2, 4, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 0, 2, 0, 4, 0, 0, 0, 0,
        0, 0, 2, 2, 2, 2, 0, 0, 0, 0,
    ],
    [
        0, 1, 2, 3, 0, 0, 0, 3, 0, 3, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 3, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 3, 0, 0, 3, 0, 0, 0, 0, 0,
        0, 3, 3, 3, 0, 0, 0, 0, 3, 3, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 3, 0, 3, 0, 0, 0, 0,
        0, 0, 1, 1, 1, 1, 0, 0, 0, 0,
    ],
    [
        0, 0, 0, 0, 0, 0, 0, 2, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 6, 5, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ],
    [
        0, 2, 2, 2, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 2, 2, 2, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 2, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 2, 0, 0, 2, 0, 0, 0, 0, 0,
        0, 2, 2, 2, 0, 0, 0, 0, 2, 2, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 2, 0, 2, 0, 0, 0, 0,
        0, 4, 2, 2, 2, 2, 0, 0, 0, 0,
    ],
    [
        0, 2, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 5, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 2, 2, 2, 2, 0, 0, 0, 0,
    ],
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ],
    [
        0, 2, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 5, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 2, 2, 2, 2, 0, 0, 0, 0,
    ],
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ],
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ],
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ],
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ],
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ],
];

/// Where those alternatives begin; the first of each rule is that none does.
pub(super) static CASES: [u16; 324] = [
    0, 43, 48, 52, 56, 0, 78, 102, 106, 111, 115, 120, 125, 130, 135, 140, 145, 150, 155, 160, 165, 1, 1, 0,
    171, 176, 181, 186, 191, 196, 201, 206, 0, 211, 218, 225, 237, 246, 0, 273, 277, 281, 285, 289, 293, 297,
    301, 305, 309, 313, 317, 321, 0, 419, 426, 431, 437, 0, 596, 611, 626, 636, 650, 659, 0, 699, 703, 739,
    1, 1, 0, 886, 890, 902, 917, 0, 924, 928, 959, 992, 1, 1, 0, 1015, 1019, 1, 1, 0, 1051, 1055, 1088, 1, 1,
    1, 0, 1095, 1099, 1128, 1, 1, 0, 1219, 1223, 1227, 1231, 1235, 1239, 1243, 1247, 0, 1252, 1257, 1261,
    1265, 1269, 1273, 0, 1278, 1283, 1287, 1292, 1296, 1300, 0, 1407, 1, 1, 1, 0, 1455, 1488, 1, 1, 1, 0,
    1533, 1541, 1545, 1551, 0, 1590, 1609, 1615, 1619, 1636, 1, 1, 0, 1700, 1705, 1711, 1715, 0, 1779, 1784,
    1788, 1793, 1798, 1803, 1808, 1814, 1819, 1836, 1, 0, 1953, 1958, 1963, 1968, 0, 2064, 2068, 2072, 2076,
    2080, 2085, 2089, 2094, 2099, 2104, 0, 2109, 2113, 2117, 2121, 0, 2178, 2193, 2208, 2218, 2232, 2241, 0,
    2281, 2285, 2311, 1, 0, 2542, 2557, 2573, 2579, 0, 2814, 2819, 2838, 1, 0, 2843, 2847, 2863, 1, 0, 2956,
    2960, 2976, 1, 0, 2983, 3012, 3028, 3033, 1, 1, 1, 0, 3060, 3071, 3078, 3085, 3092, 1, 1, 0, 3154, 3159,
    3166, 3172, 0, 3220, 3231, 3237, 3254, 3262, 1, 1, 0, 3297, 3304, 3309, 3315, 3322, 0, 3331, 3335, 3339,
    3343, 3347, 3351, 0, 3356, 3362, 3374, 3380, 3401, 1, 0, 3452, 3457, 3467, 3478, 3494, 3511, 0, 3557, 1,
    1, 1, 0, 3624, 3629, 3639, 3650, 3666, 3683, 0, 3931, 1, 1, 1, 0, 3985, 1, 1, 1, 0, 4018, 1, 1, 1, 0,
    4290, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 4365, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
];

/// The code.
#[rustfmt::skip]
pub(super) static CODE: [u16; 4484] = [
    35, 268, 0, 29, 458, 93, 6922, 5403, 12, 0, 256, 28, 0, 157, 448, 12364, 512, 3264, 6986, 5403,
    24, 0, 256, 28, 0, 221, 283, 31, 768, 330, 28, 285, 340, 36, 650, 349, 24, 550, 30, 650,
    349, 37, 0, 340, 48, 394, 256, 30, 404, 52, 522, 30, 5396, 56, 256, 413, 24, 0, 477, 404,
    65, 586, 5775, 256, 541, 24, 411, 71, 781, 586, 28, 836, 256, 30, 101, 5, 36, 102, 2964, 102,
    7114, 25, 5844, 86, 5838, 605, 2260, 94, 40, 1408, 778, 2255, 3653, 669, 532, 100, 40, 842, 778, 733,
    26, 102, 468, 106, 714, 30, 3796, 111, 3790, 6474, 30, 2964, 115, 7114, 605, 596, 120, 590, 906, 30,
    1236, 125, 1230, 1546, 30, 660, 130, 654, 970, 30, 724, 135, 718, 1034, 30, 1044, 140, 1038, 1354, 30,
    1108, 145, 1102, 1418, 30, 1172, 150, 1166, 1482, 30, 788, 155, 782, 1098, 30, 852, 160, 846, 1162, 30,
    916, 165, 910, 1226, 30, 24, 974, 1290, 30, 165, 23, 1812, 176, 1806, 2378, 30, 2324, 181, 2318, 3466,
    30, 1684, 186, 1678, 2250, 30, 2644, 191, 2638, 3786, 30, 2580, 196, 2574, 3722, 30, 2708, 201, 2702, 3914,
    30, 2516, 206, 2510, 3658, 30, 24, 4198, 30, 229, 32, 1492, 218, 8, 704, 6986, 16588, 797, 4244, 225,
    16650, 704, 6986, 16716, 861, 5140, 237, 5147, 233, 768, 11594, 1408, 28, 778, 2255, 3653, 925, 4244, 244, 11978,
    842, 19, 778, 733, 22, 0, 24, 12966, 30, 1408, 778, 30, 212, 258, 448, 11978, 512, 30, 24, 12070,
    30, 1408, 778, 30, 1108, 268, 7050, 30, 24, 7142, 30, 293, 38, 5908, 277, 2304, 989, 5972, 281, 2368,
    1053, 6036, 285, 2432, 1117, 6100, 289, 3200, 1181, 6164, 293, 2496, 1245, 6228, 297, 2560, 1309, 6292, 301, 2624,
    1373, 6356, 305, 2688, 1437, 6420, 309, 2752, 1501, 6484, 313, 2816, 1565, 6548, 317, 2880, 1629, 6612, 321, 2944,
    1693, 24, 3072, 1757, 6336, 7116, 1821, 6272, 25, 148, 334, 6986, 16780, 1885, 24, 1949, 5568, 6986, 30, 6208,
    2013, 4928, 2077, 5056, 2141, 5632, 1499, 351, 780, 8, 28, 2205, 6016, 1499, 358, 780, 8, 28, 2269, 1044,
    365, 5184, 12170, 5838, 2333, 22, 0, 24, 13094, 30, 7050, 605, 4736, 6986, 16844, 2397, 768, 6986, 30, 22,
    385, 1300, 385, 14218, 30, 1300, 389, 1610, 30, 24, 1702, 30, 5760, 1930, 2461, 5568, 25, 6740, 408, 6811,
    404, 512, 6787, 28, 2058, 5760, 1738, 2525, 24, 6811, 414, 768, 6787, 28, 5760, 1738, 2589, 357, 52, 212,
    426, 448, 1802, 772, 512, 30, 1492, 431, 1802, 6671, 30, 3604, 435, 1024, 2653, 22, 0, 24, 14438, 30,
    1499, 445, 780, 1866, 28, 30, 22, 452, 1492, 452, 14346, 30, 24, 1475, 16908, 2717, 4672, 1475, 30, 1499,
    464, 780, 1994, 28, 30, 22, 471, 1492, 471, 14282, 30, 24, 2058, 16972, 2717, 4672, 1475, 30, 8, 30,
    6945, 6932, 486, 1472, 8, 2781, 34, 5396, 494, 256, 320, 266, 384, 30, 404, 498, 522, 30, 22, 0,
    24, 13158, 30, 1627, 510, 768, 3136, 7434, 256, 28, 30, 1620, 516, 2186, 2314, 2845, 24, 2342, 30, 22,
    525, 1748, 525, 15690, 30, 24, 4992, 1475, 6540, 17036, 704, 2122, 2909, 448, 11212, 512, 2973, 1620, 542, 2186,
    2442, 2845, 24, 2470, 30, 22, 551, 1876, 551, 15626, 30, 6996, 564, 5120, 1475, 6540, 448, 2508, 512, 17100,
    704, 12428, 2122, 3037, 24, 4800, 5120, 1475, 6540, 448, 2508, 512, 17164, 704, 12428, 2122, 3101, 3264, 6986, 30,
    3264, 6986, 30, 22, 589, 5460, 589, 13322, 30, 24, 2598, 30, 421, 57, 36, 611, 1492, 611, 1499, 603,
    768, 2890, 28, 1499, 608, 512, 3018, 28, 2764, 7118, 3165, 1492, 626, 2634, 1499, 619, 512, 2890, 28, 1499,
    624, 512, 3018, 28, 2764, 3229, 1492, 636, 2698, 1499, 634, 512, 3018, 28, 2764, 3293, 1492, 650, 1499, 643,
    768, 2890, 28, 1499, 648, 512, 3018, 28, 2764, 3165, 1492, 659, 1499, 657, 768, 3018, 28, 2764, 3357, 24,
    2762, 3421, 1499, 667, 768, 2890, 28, 1088, 25, 6676, 673, 768, 30, 24, 7118, 30, 1499, 681, 512, 2890,
    28, 1499, 686, 768, 3018, 28, 1088, 25, 6676, 692, 768, 3485, 24, 7118, 3485, 485, 64, 22, 703, 3604,
    703, 13514, 30, 3604, 739, 1024, 25, 1492, 717, 2890, 1499, 715, 512, 3082, 28, 2828, 3549, 1492, 727, 2954,
    1499, 725, 512, 3082, 28, 2828, 3549, 6676, 737, 768, 1499, 735, 768, 3082, 28, 2828, 3613, 26, 739, 24,
    2826, 3677, 22, 748, 2132, 748, 13578, 30, 24, 2240, 2890, 30, 3146, 25, 6676, 759, 768, 3653, 3741, 24,
    3653, 7118, 3741, 3210, 25, 6676, 770, 768, 3653, 3741, 24, 3653, 7118, 3741, 3146, 3402, 25, 6676, 782, 768,
    3653, 3805, 24, 3653, 7118, 3805, 3146, 3404, 25, 6676, 794, 768, 3653, 3805, 24, 3653, 7118, 3805, 1475, 3276,
    3869, 1475, 3338, 3869, 704, 6986, 30, 704, 7178, 30, 2260, 815, 1408, 6986, 30, 22, 0, 24, 13478, 30,
    22, 826, 2324, 826, 15306, 30, 24, 5696, 7434, 704, 2122, 25, 2388, 836, 3530, 3933, 24, 3596, 3997, 22,
    845, 2388, 845, 15370, 30, 24, 5248, 7434, 704, 2122, 25, 2388, 855, 3530, 3933, 24, 3596, 3997, 22, 864,
    2452, 864, 15434, 30, 24, 5312, 722, 2122, 30, 22, 875, 2516, 875, 15498, 30, 24, 6464, 7434, 704, 2122,
    3596, 4061, 549, 70, 22, 890, 2580, 890, 15562, 30, 7188, 902, 5504, 11594, 5824, 19, 7114, 704, 3653, 2122,
    3596, 4125, 7252, 915, 4800, 5504, 11594, 5824, 19, 7114, 704, 3653, 2122, 3596, 4189, 22, 0, 24, 14118, 30,
    613, 75, 22, 928, 2644, 928, 14538, 30, 7316, 959, 6528, 25, 212, 946, 448, 155, 940, 780, 3850, 28,
    772, 512, 704, 3653, 2122, 4253, 148, 957, 155, 953, 780, 3850, 28, 704, 3653, 2122, 4253, 26, 959, 7252,
    990, 4800, 6528, 25, 212, 977, 448, 155, 972, 780, 3850, 28, 772, 512, 704, 2122, 4317, 148, 988, 155,
    984, 780, 3850, 28, 704, 3653, 2122, 4381, 26, 990, 22, 0, 24, 14502, 30, 148, 1002, 6986, 4672, 11786,
    7374, 4445, 22, 1008, 148, 1008, 13962, 30, 24, 6986, 4509, 677, 82, 22, 1019, 2708, 1019, 14602, 30, 24,
    6400, 722, 2122, 25, 2836, 1028, 4106, 4573, 2772, 1038, 2779, 1035, 768, 3978, 28, 3596, 4108, 4637, 24, 2779,
    1044, 768, 4042, 28, 3596, 4108, 4701, 741, 87, 22, 1055, 2772, 1055, 14858, 30, 2772, 1086, 5376, 25, 148,
    1065, 6986, 704, 2122, 4765, 148, 1073, 6986, 4672, 1475, 704, 2122, 4829, 148, 1079, 6922, 704, 2122, 4893, 2196,
    1084, 704, 2122, 4957, 26, 1086, 22, 0, 24, 14694, 30, 805, 94, 22, 1099, 2772, 1099, 14922, 30, 2772,
    1126, 5376, 1024, 25, 148, 1110, 6986, 704, 2122, 4765, 148, 1118, 6986, 4672, 1475, 704, 2122, 4829, 148, 1124,
    6922, 704, 2122, 4893, 26, 1126, 22, 0, 24, 14758, 30, 22, 1137, 2836, 1137, 14794, 30, 24, 5440, 722,
    2122, 30, 2900, 1156, 6784, 4234, 704, 256, 320, 3035, 1154, 768, 4298, 28, 384, 5021, 22, 0, 24, 15014,
    30, 2964, 1167, 7306, 768, 7244, 5085, 24, 7462, 30, 22, 1176, 3028, 1176, 15050, 30, 24, 6720, 4426, 4364,
    704, 2122, 5149, 5696, 7434, 30, 3092, 1190, 5706, 5213, 24, 4518, 30, 3156, 1197, 4554, 30, 24, 4646, 30,
    3156, 1206, 4618, 4672, 5258, 5277, 22, 0, 24, 15142, 30, 3163, 1216, 786, 4682, 28, 5341, 869, 100, 3220,
    1223, 4746, 30, 3412, 1227, 5194, 30, 3476, 1231, 5322, 30, 1492, 1235, 5386, 30, 212, 1239, 5578, 30, 3540,
    1243, 5642, 30, 3668, 1247, 5962, 30, 24, 6218, 30, 933, 109, 3284, 1257, 4938, 7439, 5405, 3284, 1261, 4874,
    5405, 4884, 1265, 10314, 5405, 7508, 1269, 4480, 5469, 7572, 1273, 4544, 5533, 24, 4416, 5597, 997, 116, 3284, 1283,
    4938, 7439, 30, 3284, 1287, 4874, 30, 4884, 1292, 4878, 10314, 30, 7508, 1296, 4480, 5661, 7572, 1300, 4544, 5725,
    24, 4416, 5789, 5002, 25, 7636, 1310, 896, 5130, 5853, 24, 960, 5130, 5917, 3348, 1318, 9, 30, 24, 960,
    9, 5981, 3348, 1326, 5066, 30, 24, 960, 5066, 5981, 9, 6045, 9, 6109, 5258, 6173, 3471, 8, 7695, 6237,
    6656, 6301, 5450, 7695, 5405, 8, 1472, 1475, 6365, 6945, 6932, 1355, 1472, 1475, 6365, 34, 1492, 1360, 5450, 30,
    24, 8, 30, 448, 4490, 512, 30, 3860, 1373, 576, 5772, 640, 5213, 24, 448, 5708, 512, 5213, 5834, 768,
    5772, 6429, 3099, 1387, 780, 5834, 28, 772, 30, 3604, 1393, 5898, 30, 24, 4518, 30, 1024, 25, 3412, 1402,
    5258, 6493, 24, 5323, 6557, 1061, 123, 1600, 25, 7764, 1413, 1664, 6621, 2132, 1419, 6154, 772, 1664, 6685, 24,
    6026, 25, 6676, 1429, 768, 6154, 772, 1664, 6749, 24, 772, 1664, 6813, 3739, 1438, 780, 6090, 28, 30, 17226,
    704, 4490, 6877, 3220, 1447, 4810, 30, 24, 5478, 30, 2240, 5258, 30, 1125, 128, 1492, 1486, 5514, 448, 25,
    7124, 1464, 512, 6941, 3156, 1470, 6282, 772, 512, 7005, 1492, 1476, 6346, 772, 512, 7069, 3156, 1484, 6282, 768,
    6346, 772, 512, 7133, 26, 1486, 22, 0, 24, 15206, 30, 3163, 1496, 780, 4490, 28, 30, 1499, 1502, 780,
    6410, 28, 30, 8, 1408, 4490, 6877, 6848, 8, 6540, 1408, 6986, 7197, 22, 1519, 3860, 1519, 16522, 30, 24,
    576, 6602, 640, 7261, 2011, 1529, 780, 6666, 28, 772, 30, 1189, 134, 1492, 1539, 1475, 6732, 6796, 7325, 22,
    1545, 2068, 1545, 12746, 30, 3604, 1551, 1024, 1475, 6860, 7389, 24, 2240, 1475, 6796, 7453, 704, 6986, 30, 1408,
    6986, 7517, 1408, 7178, 7517, 6986, 6695, 25, 6676, 1578, 6683, 1576, 768, 768, 6986, 28, 772, 5085, 6676, 1582,
    768, 7581, 24, 30, 1253, 139, 36, 1607, 3924, 1607, 105, 106, 43, 2343, 25, 2324, 1602, 5696, 7498, 5312,
    6986, 7645, 21, 1605, 30, 26, 1607, 22, 1613, 148, 1613, 12810, 30, 22, 1619, 1492, 1619, 12682, 30, 3924,
    1636, 7498, 2343, 25, 2324, 1631, 5696, 7498, 5312, 6986, 7645, 21, 1634, 30, 26, 1636, 24, 8778, 30, 6592,
    25, 1364, 1646, 5568, 6986, 7709, 24, 7116, 7773, 7178, 6695, 25, 6676, 1662, 6683, 1660, 768, 768, 7178, 28,
    772, 5085, 6676, 1666, 768, 7581, 24, 30, 3604, 1673, 1024, 7882, 7837, 24, 7014, 30, 2971, 1681, 780, 7306,
    28, 772, 30, 3604, 1688, 1024, 7882, 7837, 24, 7462, 30, 8, 3392, 19, 6986, 7901, 1317, 147, 36, 1705,
    148, 1705, 6986, 7887, 30, 1492, 1709, 7370, 30, 22, 1715, 148, 1715, 12874, 30, 24, 6986, 7887, 30, 36,
    1727, 3924, 1727, 105, 106, 43, 30, 24, 7562, 7975, 25, 7956, 1740, 7963, 1739, 768, 6144, 7562, 28, 7965,
    24, 30, 7626, 8039, 25, 8020, 1754, 8027, 1753, 768, 4608, 7626, 28, 8029, 24, 30, 8084, 1761, 6080, 7626,
    8093, 24, 7718, 30, 7882, 4071, 25, 4052, 1775, 4059, 1774, 768, 7754, 28, 8157, 24, 30, 1381, 152, 8148,
    1784, 1728, 7882, 8221, 4116, 1788, 7818, 30, 8212, 1793, 1856, 7882, 8285, 5652, 1798, 1280, 7882, 8349, 8276, 1803,
    1920, 7882, 8413, 8340, 1808, 1344, 7882, 8477, 8084, 1814, 6080, 5824, 7882, 8541, 8404, 1819, 5824, 7882, 8605, 8468,
    1834, 5888, 25, 8084, 1828, 6080, 7882, 8669, 3988, 1832, 7882, 8733, 26, 1834, 22, 0, 24, 16358, 30, 17291,
    7882, 8797, 1793, 8861, 36, 1852, 3988, 1852, 361, 362, 43, 30, 24, 7946, 30, 8545, 8532, 1861, 1152, 7946,
    8925, 34, 8010, 30, 8609, 8596, 1870, 2048, 8010, 8989, 34, 8074, 30, 8673, 8660, 1879, 1216, 8074, 9053, 34,
    22, 1886, 3988, 1886, 16394, 30, 24, 8138, 30, 8737, 8788, 1895, 2112, 8138, 9117, 8852, 1900, 2176, 8138, 9181,
    34, 8202, 30, 7457, 7636, 1909, 896, 8202, 5853, 8916, 1914, 960, 8202, 5917, 34, 22, 1921, 5716, 1921, 16458,
    30, 24, 8266, 30, 8993, 3604, 1930, 1024, 8266, 9245, 9044, 1935, 1088, 8266, 9309, 9108, 1940, 3008, 8266, 9373,
    9172, 1945, 1536, 8266, 9437, 1620, 1950, 3136, 8266, 9501, 34, 1445, 164, 7636, 1958, 896, 8266, 9565, 8916, 1963,
    960, 8266, 5981, 9236, 1968, 1984, 8266, 9629, 24, 8358, 30, 8394, 2151, 25, 2132, 1979, 2240, 8266, 9693, 24,
    30, 9300, 1986, 4864, 8458, 9757, 24, 8486, 30, 36, 1995, 1492, 1995, 8, 30, 24, 8650, 30, 9377, 6932,
    2004, 1472, 1475, 6365, 36, 2012, 212, 2012, 448, 11212, 512, 9821, 5012, 2016, 11082, 9885, 212, 2022, 448, 11212,
    512, 9821, 3860, 2028, 576, 8522, 640, 9949, 34, 4372, 2034, 8586, 6671, 30, 24, 4315, 2040, 780, 17354, 28,
    772, 10013, 4372, 2046, 8586, 30, 24, 11430, 30, 4372, 2056, 6988, 704, 6988, 17420, 10077, 24, 7462, 30, 704,
    6988, 2973, 1509, 169, 1492, 2068, 8, 30, 7572, 2072, 4544, 5725, 9428, 2076, 4416, 5789, 7508, 2080, 4480, 5661,
    4884, 2085, 4878, 10314, 30, 3348, 2089, 9, 30, 212, 2094, 206, 17482, 30, 3860, 2099, 3854, 17546, 30, 3668,
    2104, 3662, 17610, 30, 24, 3328, 10141, 1573, 180, 3668, 2113, 10570, 30, 3668, 2117, 10506, 30, 3668, 2121, 11146,
    30, 24, 11046, 30, 3860, 2128, 10378, 30, 24, 10982, 30, 212, 2135, 10442, 30, 212, 2139, 8714, 30, 24,
    11110, 30, 212, 2148, 448, 17674, 512, 30, 22, 0, 24, 14182, 30, 1108, 2157, 7050, 30, 24, 7462, 30,
    5952, 8844, 704, 6986, 10205, 22, 2171, 5460, 2171, 13642, 30, 24, 8934, 30, 1637, 185, 36, 2193, 1492, 2193,
    1499, 2185, 768, 9226, 28, 1499, 2190, 512, 9290, 28, 9100, 2190, 3165, 1492, 2208, 8970, 1499, 2201, 512, 9226,
    28, 1499, 2206, 512, 9290, 28, 9100, 3229, 1492, 2218, 9034, 1499, 2216, 512, 9290, 28, 9100, 3293, 1492, 2232,
    1499, 2225, 768, 9226, 28, 1499, 2230, 512, 9290, 28, 9100, 3165, 1492, 2241, 1499, 2239, 768, 9290, 28, 9100,
    3357, 24, 9098, 3421, 1499, 2249, 768, 9226, 28, 1088, 25, 6676, 2255, 768, 30, 24, 2190, 30, 1499, 2263,
    512, 9226, 28, 1499, 2268, 768, 9290, 28, 1088, 25, 6676, 2274, 768, 3485, 24, 2190, 3485, 1701, 192, 22,
    2285, 3604, 2285, 13770, 30, 3604, 2311, 1024, 25, 1492, 2299, 9226, 1499, 2297, 512, 9354, 28, 9164, 3549, 6676,
    2309, 768, 1499, 2307, 768, 9354, 28, 9164, 3613, 26, 2311, 24, 9162, 3677, 22, 2320, 2132, 2320, 13834, 30,
    24, 2240, 9226, 30, 9418, 25, 6676, 2330, 768, 30, 24, 2190, 30, 9418, 3402, 25, 6676, 2340, 768, 10269,
    24, 2190, 10269, 9418, 3404, 25, 6676, 2350, 768, 10269, 24, 2190, 10269, 1475, 10333, 3668, 2359, 9546, 30, 24,
    3841, 10397, 3668, 2371, 1600, 778, 1413, 9612, 9676, 1665, 10461, 22, 0, 24, 16038, 30, 3457, 8, 10525, 705,
    4507, 2385, 512, 9738, 28, 10589, 9556, 2390, 3841, 10653, 24, 9574, 30, 3777, 4507, 2399, 512, 9482, 28, 3905,
    10717, 3668, 2410, 1600, 778, 1413, 9612, 9996, 1665, 10461, 22, 0, 24, 16166, 30, 9620, 2419, 4033, 10653, 24,
    9894, 30, 705, 4699, 2428, 512, 9930, 28, 10589, 3668, 2438, 1600, 778, 1413, 9612, 9996, 1665, 10781, 22, 0,
    24, 16166, 30, 3668, 2447, 10058, 30, 24, 4033, 10397, 3969, 4699, 2456, 512, 10122, 28, 4097, 10845, 193, 10909,
    22, 2466, 4884, 2466, 16266, 30, 9684, 2474, 9691, 2473, 768, 17738, 28, 10973, 24, 4763, 2480, 768, 10186, 28,
    11037, 4628, 2485, 9802, 30, 24, 10278, 30, 576, 7244, 640, 11101, 448, 17804, 512, 10013, 7306, 768, 7244, 11165,
    1600, 7242, 1664, 11229, 1600, 25, 9748, 2511, 10636, 1664, 11293, 24, 15755, 1664, 32, 4955, 2520, 780, 10698, 28,
    772, 30, 2132, 2527, 2240, 7882, 11357, 24, 10790, 30, 6986, 704, 6986, 11421, 2587, 2539, 768, 10890, 28, 30,
    1765, 197, 7252, 2557, 4800, 5504, 11594, 5824, 19, 7498, 2331, 2556, 512, 5696, 7498, 28, 11485, 7188, 2571, 5504,
    11594, 5824, 19, 7498, 2331, 2570, 512, 5696, 7498, 28, 11549, 22, 2577, 2580, 2577, 14026, 30, 22, 0, 24,
    14118, 30, 3860, 2589, 576, 7434, 10826, 640, 11613, 22, 0, 24, 13222, 30, 3668, 2601, 1600, 7434, 10826, 1664,
    11677, 22, 0, 24, 13222, 30, 212, 2613, 448, 17866, 10826, 512, 11741, 22, 0, 24, 13222, 30, 1492, 2622,
    7370, 30, 24, 6986, 7887, 30, 3668, 2633, 1600, 10762, 10826, 1664, 11805, 22, 0, 24, 13286, 30, 5076, 2644,
    11274, 772, 7118, 30, 22, 0, 24, 12490, 30, 2964, 2658, 2971, 2656, 780, 17930, 28, 17996, 11869, 24, 11338,
    11933, 768, 11338, 30, 36, 2671, 148, 2671, 6986, 9807, 30, 3604, 2675, 11402, 30, 24, 18058, 2255, 30, 1492,
    2683, 7370, 30, 24, 6986, 7887, 30, 5076, 2710, 5083, 2694, 780, 11466, 28, 6695, 25, 6676, 2705, 768, 4955,
    2704, 780, 11530, 28, 11997, 21, 2708, 30, 26, 2710, 24, 4955, 2716, 780, 11530, 28, 30, 22, 2723, 3604,
    2723, 15882, 30, 3604, 2728, 1024, 6986, 7837, 22, 0, 24, 15974, 30, 22, 2739, 4948, 2739, 12554, 30, 1492,
    2745, 1475, 1408, 6986, 12061, 24, 11430, 30, 22, 2754, 4948, 2754, 12554, 30, 1492, 2760, 1475, 1408, 6986, 12061,
    24, 2240, 6986, 12125, 11786, 25, 21, 2770, 6671, 30, 24, 6683, 2777, 512, 768, 11786, 28, 772, 12189, 5147,
    2784, 780, 11786, 28, 772, 30, 11786, 25, 6676, 2798, 6683, 2796, 768, 768, 11786, 28, 772, 11165, 24, 768,
    12253, 3604, 2807, 1024, 3599, 11786, 12317, 24, 11878, 30, 1829, 202, 36, 2819, 1492, 2819, 8, 9871, 6237, 4244,
    2838, 12106, 25, 6932, 2829, 1472, 1475, 9871, 12381, 3860, 2836, 576, 8522, 640, 9871, 12445, 26, 2838, 24, 11914,
    30, 1893, 207, 1492, 2847, 8, 6237, 212, 2863, 448, 25, 4244, 2856, 11850, 512, 6237, 9940, 2861, 11724, 512,
    12509, 26, 2863, 24, 576, 11660, 640, 12573, 4244, 2872, 12042, 30, 1492, 2876, 8, 6237, 24, 448, 11978, 512,
    30, 12106, 25, 6932, 2889, 1472, 1475, 9871, 12381, 24, 576, 8522, 640, 9871, 12445, 8650, 9870, 30, 9377, 6932,
    2905, 1472, 1475, 9870, 6365, 3860, 2912, 576, 8522, 640, 9870, 9949, 5012, 2917, 11082, 9870, 9885, 212, 2924, 448,
    11212, 512, 9870, 9821, 34, 4251, 2930, 780, 12234, 28, 772, 30, 4244, 2951, 12106, 25, 6932, 2942, 1472, 1475,
    9871, 12637, 3860, 2949, 576, 8522, 640, 9871, 12701, 26, 2951, 24, 12298, 30, 1957, 212, 1492, 2960, 8, 12765,
    212, 2976, 448, 25, 4244, 2969, 12234, 512, 12765, 10004, 2974, 12172, 512, 12829, 26, 2976, 24, 576, 12172, 640,
    12893, 2021, 217, 148, 3012, 155, 2990, 780, 6986, 28, 768, 25, 3604, 3000, 1024, 6986, 768, 2240, 6986, 12957,
    3604, 3005, 1024, 6986, 13021, 2132, 3010, 2240, 6986, 13021, 26, 3012, 3604, 3028, 1024, 6986, 25, 6676, 3023, 768,
    2240, 6986, 13085, 21, 3026, 13149, 26, 3028, 2132, 3033, 2240, 6986, 13149, 24, 155, 3039, 780, 6986, 28, 30,
    5396, 3046, 256, 3649, 18128, 30, 22, 3052, 5524, 3052, 13898, 30, 24, 3649, 30, 256, 320, 32, 2085, 225,
    5076, 3071, 18187, 769, 3611, 3070, 268, 11403, 2255, 28, 13213, 148, 3078, 6986, 10826, 768, 18253, 13277, 1492, 3085,
    8, 1409, 6987, 10827, 13341, 5076, 3092, 18317, 8, 1409, 10062, 13405, 24, 11274, 25, 2580, 3099, 10826, 13469, 24,
    768, 25, 148, 3107, 6986, 10826, 13533, 24, 11275, 13597, 11275, 768, 32, 5076, 3117, 11274, 30, 24, 6987, 10827,
    32, 2964, 3125, 18378, 30, 24, 11366, 30, 2971, 3133, 268, 18443, 28, 768, 11339, 32, 3604, 3140, 11402, 30,
    24, 18506, 2255, 30, 1492, 3148, 7370, 30, 24, 6986, 7887, 30, 2149, 233, 10132, 3159, 10115, 1409, 13661, 1492,
    3166, 8, 1409, 6987, 10827, 13341, 148, 3172, 18577, 6986, 1409, 13725, 24, 2241, 6987, 1408, 6986, 13789, 1474, 1408,
    32, 3924, 3198, 7498, 2343, 25, 2324, 3193, 5696, 7498, 5312, 6986, 7645, 21, 3196, 30, 26, 3198, 24, 8778,
    30, 8, 207, 7114, 13853, 3604, 3212, 1024, 1474, 705, 6986, 13917, 24, 2240, 1474, 705, 6986, 13981, 2213, 238,
    4820, 3231, 192, 10203, 3229, 768, 4815, 12618, 28, 192, 14045, 3924, 3237, 18641, 7498, 12618, 14109, 3924, 3254, 7498,
    5696, 7498, 25, 21, 3247, 10255, 14173, 2452, 3252, 5312, 6993, 14237, 26, 3254, 10324, 3262, 18698, 5696, 7499, 5312,
    587, 14301, 24, 5953, 8845, 705, 25, 9556, 3271, 9550, 14365, 24, 9614, 14429, 724, 3278, 1034, 30, 788, 3282,
    1098, 30, 24, 1190, 30, 1492, 3290, 1474, 192, 32, 24, 10371, 30, 2277, 246, 36, 3302, 1492, 3302, 8,
    10446, 30, 36, 3309, 3348, 3309, 9, 10446, 30, 148, 3315, 6986, 3392, 6987, 14493, 1492, 3322, 8, 1408, 7882,
    9807, 13341, 24, 18769, 7882, 1408, 7883, 9807, 14557, 2341, 252, 3860, 3335, 10378, 30, 212, 3339, 10442, 30, 5012,
    3343, 11082, 30, 7572, 3347, 4545, 30, 7508, 3351, 4481, 30, 24, 4417, 30, 2405, 259, 3540, 3362, 13002, 704,
    6987, 14621, 2964, 3374, 7306, 768, 2971, 3371, 0, 7243, 28, 704, 6987, 14685, 148, 3380, 6986, 704, 6987, 14749,
    468, 3401, 5147, 3388, 0, 11595, 1408, 28, 25, 2964, 3394, 7114, 1408, 14813, 1108, 3399, 7050, 1408, 14877, 26,
    3401, 24, 7114, 843, 779, 14941, 3860, 3410, 10378, 30, 212, 3414, 10442, 30, 24, 448, 13002, 512, 30, 5184,
    7114, 15005, 256, 10575, 15069, 5012, 3431, 4994, 11402, 10827, 15133, 24, 10626, 7306, 769, 25, 2964, 3441, 7242, 10827,
    15197, 24, 10827, 15261, 1600, 2241, 7883, 10827, 1664, 15325, 2469, 266, 9044, 3457, 1089, 768, 15389, 1492, 3467, 18827,
    1499, 3465, 0, 3083, 28, 1089, 15453, 1492, 3478, 2637, 1499, 3475, 0, 2891, 28, 13387, 2890, 15517, 10708, 3494,
    1499, 3485, 0, 2891, 28, 449, 1499, 3491, 256, 2891, 28, 772, 513, 15581, 10772, 3511, 18893, 1499, 3502, 0,
    3083, 28, 1024, 18955, 1499, 3509, 0, 3083, 28, 1089, 15645, 24, 1499, 3517, 256, 3083, 28, 1088, 1025, 15709,
    6676, 3524, 769, 30, 24, 2918, 30, 1492, 3531, 2634, 30, 24, 2726, 30, 1492, 3538, 2634, 30, 24, 2726,
    30, 1492, 3545, 2698, 30, 24, 1499, 3551, 768, 3018, 28, 30, 1409, 10062, 15773, 2533, 273, 1025, 25, 10068,
    3563, 19019, 15837, 6676, 3568, 768, 3648, 15901, 1492, 3573, 3147, 1409, 15965, 24, 19083, 1499, 3580, 0, 3083, 28,
    1025, 19147, 16029, 1492, 3587, 2890, 30, 24, 769, 30, 1492, 3594, 2890, 30, 24, 769, 30, 7124, 3601, 513,
    30, 24, 768, 10882, 32, 2240, 3147, 25, 2260, 3612, 1409, 16093, 24, 768, 25, 1492, 3619, 3146, 16157, 24,
    10947, 16157, 2597, 278, 9044, 3629, 1089, 768, 15389, 1492, 3639, 19211, 1499, 3637, 0, 9355, 28, 1089, 15453, 1492,
    3650, 8973, 1499, 3647, 0, 9227, 28, 13707, 9226, 15517, 10708, 3666, 1499, 3657, 0, 9227, 28, 449, 1499, 3663,
    268, 9419, 28, 772, 513, 16221, 10772, 3683, 19277, 1499, 3674, 0, 9355, 28, 1024, 19339, 1499, 3681, 0, 9355,
    28, 1089, 15645, 24, 1499, 3689, 256, 9355, 28, 1088, 1025, 15709, 6676, 3696, 769, 30, 24, 9254, 30, 1492,
    3703, 8970, 30, 24, 9062, 30, 1492, 3710, 8970, 30, 24, 9062, 30, 1492, 3717, 9034, 30, 24, 1499, 3723,
    768, 9290, 28, 30, 1024, 25, 11028, 3730, 19403, 16285, 1492, 3735, 9419, 1409, 16349, 24, 19467, 1499, 3742, 0,
    9355, 28, 1025, 19531, 16413, 1492, 3749, 9226, 30, 24, 769, 30, 1492, 3756, 9226, 30, 24, 769, 30, 2196,
    3763, 705, 30, 24, 768, 11074, 32, 2240, 9419, 25, 2260, 3774, 1409, 16093, 24, 768, 25, 1492, 3781, 9418,
    16157, 24, 10947, 16157, 3648, 256, 3648, 256, 320, 16477, 6987, 4672, 6986, 7374, 14813, 4804, 5504, 7883, 6683, 3804,
    0, 768, 7883, 28, 772, 8399, 16541, 4804, 5504, 7114, 16605, 448, 25, 3604, 3818, 11402, 512, 16669, 24, 2241,
    6987, 512, 16733, 5761, 25, 1492, 3835, 1499, 3832, 268, 2059, 28, 5568, 2059, 16797, 24, 257, 16861, 2059, 4672,
    19601, 6986, 16925, 1474, 11138, 32, 1474, 4672, 19665, 6986, 16925, 1474, 11138, 32, 1492, 3860, 1803, 768, 256, 16989,
    24, 257, 17053, 4804, 6528, 25, 148, 3876, 155, 3874, 268, 6987, 19725, 28, 256, 17117, 24, 448, 155, 3884,
    268, 6923, 19789, 28, 772, 512, 256, 17117, 4672, 11787, 32, 4672, 11787, 32, 4804, 6529, 25, 148, 3909, 155,
    3905, 268, 6987, 19853, 28, 704, 256, 10575, 17181, 24, 448, 155, 3917, 268, 6923, 19917, 28, 772, 512, 704,
    256, 10575, 17181, 4672, 11787, 32, 4672, 11787, 32, 2661, 285, 6401, 704, 25, 5396, 3939, 256, 10575, 17245, 1556,
    3944, 2123, 11215, 17309, 24, 1563, 3950, 0, 2123, 28, 25, 2772, 3964, 2779, 3958, 256, 3979, 28, 5377, 1025,
    6987, 19981, 704, 17373, 24, 2779, 3970, 256, 4043, 28, 5377, 20045, 704, 17437, 6987, 20109, 32, 4672, 1474, 32,
    4672, 1474, 32, 2725, 290, 5376, 25, 148, 3996, 6986, 768, 6923, 4672, 1474, 704, 17501, 148, 4002, 6987, 20173,
    256, 17117, 5396, 4006, 256, 17117, 24, 6987, 4672, 6986, 704, 2123, 17565, 4672, 1474, 32, 2789, 295, 5376, 1024,
    25, 148, 4030, 6986, 768, 6923, 4672, 1474, 704, 17501, 148, 4036, 6987, 20237, 256, 17117, 11284, 4040, 11266, 17629,
    24, 6987, 4672, 6986, 704, 2123, 17693, 4672, 1474, 32, 5441, 704, 256, 10575, 17757, 5377, 25, 148, 4065, 6987,
    20301, 704, 256, 10575, 17821, 24, 704, 256, 10575, 17821, 4672, 1474, 32, 5377, 1024, 6987, 20365, 704, 256, 10575,
    17885, 4672, 1474, 32, 6785, 4235, 25, 5396, 4091, 256, 17117, 24, 704, 256, 10575, 17949, 6721, 4427, 4365, 25,
    5396, 4104, 256, 17117, 24, 704, 256, 10575, 18013, 4619, 4672, 25, 3476, 4116, 6657, 18077, 24, 6986, 18141, 5515,
    448, 15242, 18205, 20429, 6347, 768, 6282, 30, 6283, 768, 32, 5697, 7435, 25, 5396, 4138, 256, 17117, 24, 704,
    256, 10575, 18269, 5249, 7435, 25, 5396, 4150, 256, 17117, 24, 704, 256, 10575, 18333, 5313, 704, 25, 5396, 4163,
    256, 10575, 18397, 24, 2123, 5248, 18461, 6465, 7435, 25, 5396, 4174, 256, 17117, 24, 704, 256, 10575, 18525, 4804,
    5505, 11595, 5824, 7115, 25, 5396, 4189, 256, 17117, 24, 704, 256, 10575, 18589, 4804, 5121, 1474, 6541, 25, 212,
    4209, 448, 2509, 512, 20493, 704, 256, 10575, 18653, 24, 466, 2509, 512, 20557, 722, 12429, 2123, 32, 3264, 6987,
    32, 3264, 6987, 32, 4993, 1474, 6541, 20621, 25, 5396, 4233, 256, 17117, 24, 704, 256, 10575, 18717, 448, 11213,
    512, 32, 4948, 4252, 4955, 4249, 268, 10699, 28, 768, 15819, 32, 24, 6987, 705, 25, 3604, 4261, 1025, 7883,
    18781, 24, 11342, 18845, 6986, 25, 21, 4270, 2191, 18909, 24, 705, 25, 3604, 4278, 1025, 7883, 18973, 24, 11342,
    19037, 1025, 6987, 1408, 6986, 19101, 1024, 19165, 2853, 300, 1600, 25, 2260, 4296, 1409, 19229, 4564, 4300, 3457, 19293,
    2196, 4304, 705, 19357, 7764, 4308, 1665, 19421, 21, 4312, 785, 19485, 24, 779, 25, 21, 4319, 11407, 19549, 2260,
    4324, 1408, 11471, 19613, 24, 1412, 25, 4564, 4331, 16075, 32, 24, 20685, 25, 21, 4338, 11535, 19677, 2196, 4348,
    704, 4507, 4346, 0, 9739, 28, 7759, 19741, 24, 7759, 19805, 3456, 1474, 32, 3456, 25, 11540, 4360, 11534, 19869,
    24, 1487, 19933, 2917, 312, 1600, 25, 2260, 4371, 1409, 19997, 4564, 4375, 3457, 20061, 2196, 4379, 705, 20125, 7764,
    4383, 1665, 20189, 21, 4387, 785, 20253, 24, 779, 25, 21, 4394, 11407, 20317, 2260, 4399, 1408, 11471, 20381, 24,
    1412, 25, 4564, 4406, 16203, 32, 24, 20749, 25, 21, 4413, 11535, 20445, 2196, 4423, 704, 4507, 4421, 0, 9739,
    28, 7759, 20509, 24, 7759, 20573, 3456, 1474, 32, 3456, 25, 11540, 4435, 11534, 20637, 24, 1487, 20701, 9684, 4447,
    9691, 4445, 768, 20810, 28, 10186, 20765, 24, 4763, 4453, 768, 10186, 28, 20874, 20765, 4628, 4459, 9802, 30, 24,
    10278, 30, 4628, 4466, 9802, 30, 24, 10278, 30, 1281, 1345, 20829, 8139, 11586, 6081, 7626, 20893, 5698, 6081, 8266,
    20893, 576, 641, 20957,
];
