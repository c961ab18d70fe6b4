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

/// A keyword, soft or not, is found at its bytes (the first one lowest) times this, shifted right by 57.
pub(super) const KEYWORD_FACTOR: u64 = 0x89baa3362e0c67b5;

/// The bytes of keywords and their token classes, see [`KEYWORD_FACTOR`].
pub(super) static KEYWORD_SLOTS: [(u64, u8); 128] = [
    (0x6b61657262, 77),
    (0x0, 0),
    (0x0, 0),
    (0x7361, 73),
    (0x0, 0),
    (0x0, 0),
    (0x0, 0),
    (0x746f6e, 95),
    (0x0, 0),
    (0x0, 0),
    (0x747065637865, 84),
    (0x0, 0),
    (0x0, 0),
    (0x0, 0),
    (0x5f, 104),
    (0x0, 0),
    (0x0, 0),
    (0x646e61, 72),
    (0x0, 0),
    (0x0, 0),
    (0x0, 0),
    (0x0, 0),
    (0x0, 0),
    (0x0, 0),
    (0x0, 0),
    (0x0, 0),
    (0x0, 0),
    (0x0, 0),
    (0x0, 0),
    (0x0, 0),
    (0x0, 0),
    (0x0, 0),
    (0x0, 0),
    (0x636e797361, 75),
    (0x65757254, 71),
    (0x0, 0),
    (0x0, 0),
    (0x6c6564, 81),
    (0x0, 0),
    (0x0, 0),
    (0x0, 0),
    (0x0, 0),
    (0x7369, 92),
    (0x6c61626f6c67, 88),
    (0x0, 0),
    (0x0, 0),
    (0x0, 0),
    (0x0, 0),
    (0x0, 0),
    (0x0, 0),
    (0x656e6f4e, 70),
    (0x65707974, 107),
    (0x0, 0),
    (0x0, 0),
    (0x0, 0),
    (0x0, 0),
    (0x0, 0),
    (0x0, 0),
    (0x0, 0),
    (0x666564, 80),
    (0x0, 0),
    (0x726f66, 86),
    (0x0, 0),
    (0x6573696172, 98),
    (0x0, 0),
    (0x6c61636f6c6e6f6e, 94),
    (0x6e7275746572, 99),
    (0x0, 0),
    (0x68746977, 102),
    (0x0, 0),
    (0x0, 0),
    (0x0, 0),
    (0x0, 0),
    (0x0, 0),
    (0x0, 0),
    (0x0, 0),
    (0x0, 0),
    (0x66696c65, 82),
    (0x0, 0),
    (0x0, 0),
    (0x73736170, 97),
    (0x0, 0),
    (0x0, 0),
    (0x0, 0),
    (0x797274, 100),
    (0x0, 0),
    (0x65736163, 105),
    (0x6e69, 91),
    (0x0, 0),
    (0x0, 0),
    (0x0, 0),
    (0x0, 0),
    (0x0, 0),
    (0x0, 0),
    (0x65736c6146, 69),
    (0x6164626d616c, 93),
    (0x0, 0),
    (0x796c6c616e6966, 85),
    (0x65736c65, 83),
    (0x0, 0),
    (0x0, 0),
    (0x0, 0),
    (0x0, 0),
    (0x656c696877, 101),
    (0x0, 0),
    (0x6d6f7266, 87),
    (0x726f, 96),
    (0x0, 0),
    (0x747265737361, 74),
    (0x6669, 89),
    (0x7373616c63, 78),
    (0x7469617761, 76),
    (0x0, 0),
    (0x646c656979, 103),
    (0x65756e69746e6f63, 79),
    (0x0, 0),
    (0x0, 0),
    (0x0, 0),
    (0x0, 0),
    (0x0, 0),
    (0x0, 0),
    (0x0, 0),
    (0x0, 0),
    (0x0, 0),
    (0x686374616d, 106),
    (0x74726f706d69, 90),
    (0x0, 0),
    (0x0, 0),
];

/// The start rule `file`.
pub(super) const FILE: u16 = 0;

/// The start rule `interactive`.
pub(super) const INTERACTIVE: u16 = 1;

/// The start rule `eval`.
pub(super) const EVAL: u16 = 2;

/// The start rule `func_type`.
pub(super) const FUNC_TYPE: u16 = 3;

/// Sets of token classes.
pub(super) static SETS: [u128; 186] = [
    0xffee7c3fce0481200008201c28f,
    0xffee7c3fce0481200008201c29f,
    0xf02a000b0e0481000008200c28e,
    0x80,
    0xffee7c3fce0481200008201c28e,
    0x470024148000002000000000000,
    0xf8ee582b4e0481000008201c28e,
    0xf00000000e0481000000200028e,
    0xf82a000b0e0481000008201c28e,
    0x57ff000000000,
    0x8000000000000000000000000,
    0x4000000000000000000000000,
    0x2000000000000000000000000,
    0x20000000000000000000,
    0x80000000000000000000,
    0x10000000000000000000000,
    0x400000000000000000000000,
    0x200000000000000000000,
    0x80000000000000000000000000,
    0x4000000000000000000,
    0x48000000000000000000000,
    0x40000000000000000000000,
    0x8000000000000000000000,
    0xf00000000000000000000010092,
    0xf00000000000000000000000002,
    0xf8ee582b4e0481000008201c29e,
    0x2000000000000,
    0x40000002000000000000,
    0x40000000000000000000,
    0x108000002000000000000,
    0x108000000000000000000,
    0xf00000000000000000800030082,
    0xf00000000000000000800010002,
    0x800010000,
    0x800000000,
    0x800,
    0x400000,
    0x20000000000000000000000,
    0x400000000000000000000,
    0x800000000000000000000,
    0x20000000000000000000000000,
    0x4008000000000000000000,
    0x40000008000000000000000000,
    0x10000000000000000000000000,
    0x1000000000000000000000,
    0x2000000000000000000000,
    0x400000000000000000000000000,
    0xf02a000b0e0481000008201c28e,
    0x200000000000000000000000000,
    0xf00000000e0480000000201828e,
    0xf00000000e0480000000200828e,
    0xe0480000000000800c,
    0x8004,
    0x4,
    0xe00000000000000000000000002,
    0x100000000000000000000000000,
    0x280,
    0x10000,
    0x2000000,
    0xf00000000e0480000000000800e,
    0x800000000000000000000000000,
    0x200,
    0xf00800010e0481000008200c28e,
    0xf00000010e0481000008200c28e,
    0x980000000000000078300000,
    0x10000000,
    0xf00000010e0481000000200028e,
    0xf02a000b0e0481000008201ca8e,
    0xf02a000b0e0481000008200ca8e,
    0x200000000000000000000000,
    0x1000000002000000,
    0x40000000000000,
    0x800000000000000,
    0x8000000002000000,
    0x4000000000000000,
    0x8,
    0x4800000000000008,
    0xf02a000b0e0481000088200c28e,
    0x2000280,
    0xf02a000b0e0481000088201c28e,
    0xf00000000e0481000000201028e,
    0xf00000000000000000000000282,
    0x200000000000010,
    0xf00a00010e0481000008200c28e,
    0x10,
    0xf00000000000000000000030082,
    0x200000000000000,
    0xf00000000000000000000000012,
    0x100000,
    0x8000c000,
    0x2000,
    0x2010,
    0x1000000000,
    0x2000000000,
    0x4000000000,
    0x4000000000000,
    0x8000000000,
    0x10000000000,
    0x20000000000,
    0x40000000000,
    0x80000000000,
    0x100000000000,
    0x200000000000,
    0x400000000000,
    0x1000,
    0xf00000000000010000000800002,
    0x10000000800000,
    0x2000000000000000000,
    0x800000,
    0x100000000000000000000,
    0x8000000000000,
    0x100,
    0x4000000000000000000000,
    0x8000000000000000000,
    0x40000000000000000000000000,
    0x1900,
    0xc000,
    0x400000000000000000,
    0x800000000000000000,
    0x4000,
    0xc00080,
    0x4000000,
    0x4403d10,
    0x0,
    0x20000000000000,
    0x1980001000002800f793fc000,
    0x1000000000000000000000000,
    0x1000000000000000000,
    0x800000000000000000000000,
    0x8000000,
    0x20000000,
    0x40000000,
    0x200000,
    0x80000000000000000000000,
    0x100000000000000000000000,
    0x2800f010fc000,
    0x40000,
    0x100000000,
    0x80000,
    0x600000000,
    0x200000000,
    0x400000000,
    0x280080103c000,
    0x8000,
    0x2800801030000,
    0x2800001030000,
    0x20000,
    0x800000000000,
    0x1000000,
    0x80000000,
    0x10000000000000000000,
    0x2800280,
    0x200000000000000000,
    0xf82a000b0e0481000008200c28e,
    0x1000000000000000,
    0x8000000000000000,
    0x800000000000008,
    0xf02a000b0e0481000088600c28e,
    0x20000000400000,
    0x800280,
    0xf00000000e0481000000201038e,
    0xf00000000e0481000000200038e,
    0x1100,
    0xe00000000000000000,
    0xf00a00010e0481000008200c286,
    0x800000000000000000800,
    0x20000a0000000000000000000,
    0xf00000000000000000000000000,
    0xe00000000002000280,
    0x20,
    0x2000200,
    0xf00000000000000000000000082,
    0xf00000000000000000000010002,
    0xf00000000000000000000001002,
    0x800000100,
    0x800030000,
    0x1800,
    0x800000800,
    0x3110,
    0x3000000000000000000000,
    0x810,
    0x4001000,
    0x40000004400800,
    0x40000004000800,
    0x4000800,
    0x280000103c000,
];

/// The rules; those without a name are groups.
pub(super) static RULES: [Rule; 328] = [
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
        pc: 58,
        grow: 0,
        first: 6,
        memo: 0,
        flags: 4,
    },
    // 9 simple_stmt
    Rule {
        pc: 73,
        grow: 0,
        first: 6,
        memo: 1,
        flags: 0,
    },
    // 10 compound_stmt
    Rule {
        pc: 154,
        grow: 0,
        first: 5,
        memo: 0,
        flags: 0,
    },
    // 11 simple_assignment
    Rule {
        pc: 193,
        grow: 0,
        first: 7,
        memo: 0,
        flags: 0,
    },
    // 12 assignment
    Rule {
        pc: 199,
        grow: 0,
        first: 8,
        memo: 0,
        flags: 0,
    },
    // 13 annotated_rhs
    Rule {
        pc: 253,
        grow: 0,
        first: 8,
        memo: 0,
        flags: 0,
    },
    // 14 augassign
    Rule {
        pc: 260,
        grow: 0,
        first: 9,
        memo: 0,
        flags: 0,
    },
    // 15 return_stmt
    Rule {
        pc: 312,
        grow: 0,
        first: 10,
        memo: 0,
        flags: 0,
    },
    // 16 raise_stmt
    Rule {
        pc: 315,
        grow: 0,
        first: 11,
        memo: 0,
        flags: 0,
    },
    // 17 pass_stmt
    Rule {
        pc: 327,
        grow: 0,
        first: 12,
        memo: 0,
        flags: 0,
    },
    // 18 break_stmt
    Rule {
        pc: 329,
        grow: 0,
        first: 13,
        memo: 0,
        flags: 0,
    },
    // 19 continue_stmt
    Rule {
        pc: 331,
        grow: 0,
        first: 14,
        memo: 0,
        flags: 0,
    },
    // 20 global_stmt
    Rule {
        pc: 333,
        grow: 0,
        first: 15,
        memo: 0,
        flags: 0,
    },
    // 21 nonlocal_stmt
    Rule {
        pc: 340,
        grow: 0,
        first: 16,
        memo: 0,
        flags: 0,
    },
    // 22 del_stmt
    Rule {
        pc: 347,
        grow: 0,
        first: 17,
        memo: 0,
        flags: 0,
    },
    // 23 yield_stmt
    Rule {
        pc: 358,
        grow: 0,
        first: 18,
        memo: 0,
        flags: 0,
    },
    // 24 assert_stmt
    Rule {
        pc: 360,
        grow: 0,
        first: 19,
        memo: 0,
        flags: 0,
    },
    // 25 import_stmt
    Rule {
        pc: 367,
        grow: 0,
        first: 20,
        memo: 0,
        flags: 0,
    },
    // 26 import_name
    Rule {
        pc: 380,
        grow: 0,
        first: 21,
        memo: 0,
        flags: 0,
    },
    // 27 import_from
    Rule {
        pc: 383,
        grow: 0,
        first: 22,
        memo: 0,
        flags: 0,
    },
    // 28 import_from_targets
    Rule {
        pc: 405,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 29 import_from_as_names
    Rule {
        pc: 427,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 30 import_from_as_name
    Rule {
        pc: 433,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 31 dotted_as_names
    Rule {
        pc: 446,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 32 dotted_as_name
    Rule {
        pc: 452,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 33 dotted_name
    Rule {
        pc: 465,
        grow: 467,
        first: 24,
        memo: 2,
        flags: 8,
    },
    // 34 block
    Rule {
        pc: 474,
        grow: 0,
        first: 25,
        memo: 3,
        flags: 0,
    },
    // 35 decorators
    Rule {
        pc: 490,
        grow: 0,
        first: 26,
        memo: 0,
        flags: 0,
    },
    // 36 class_def
    Rule {
        pc: 498,
        grow: 0,
        first: 27,
        memo: 0,
        flags: 0,
    },
    // 37 class_def_raw
    Rule {
        pc: 506,
        grow: 0,
        first: 28,
        memo: 0,
        flags: 0,
    },
    // 38 function_def
    Rule {
        pc: 524,
        grow: 0,
        first: 29,
        memo: 0,
        flags: 0,
    },
    // 39 function_def_raw
    Rule {
        pc: 532,
        grow: 0,
        first: 30,
        memo: 0,
        flags: 0,
    },
    // 40 params
    Rule {
        pc: 570,
        grow: 0,
        first: 31,
        memo: 0,
        flags: 0,
    },
    // 41 parameters
    Rule {
        pc: 579,
        grow: 0,
        first: 32,
        memo: 0,
        flags: 0,
    },
    // 42 slash_no_default
    Rule {
        pc: 648,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 43 slash_with_default
    Rule {
        pc: 662,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 44 star_etc
    Rule {
        pc: 681,
        grow: 0,
        first: 33,
        memo: 0,
        flags: 0,
    },
    // 45 kwds
    Rule {
        pc: 727,
        grow: 0,
        first: 34,
        memo: 0,
        flags: 0,
    },
    // 46 param_no_default
    Rule {
        pc: 737,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 47 param_no_default_star_annotation
    Rule {
        pc: 748,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 48 param_with_default
    Rule {
        pc: 759,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 49 param_maybe_default
    Rule {
        pc: 771,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 50 param
    Rule {
        pc: 783,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 51 param_star_annotation
    Rule {
        pc: 786,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 52 annotation
    Rule {
        pc: 789,
        grow: 0,
        first: 35,
        memo: 0,
        flags: 0,
    },
    // 53 star_annotation
    Rule {
        pc: 792,
        grow: 0,
        first: 35,
        memo: 0,
        flags: 0,
    },
    // 54 default
    Rule {
        pc: 795,
        grow: 0,
        first: 36,
        memo: 0,
        flags: 0,
    },
    // 55 if_stmt
    Rule {
        pc: 805,
        grow: 0,
        first: 37,
        memo: 0,
        flags: 0,
    },
    // 56 elif_stmt
    Rule {
        pc: 824,
        grow: 0,
        first: 38,
        memo: 0,
        flags: 0,
    },
    // 57 else_block
    Rule {
        pc: 843,
        grow: 0,
        first: 39,
        memo: 0,
        flags: 0,
    },
    // 58 while_stmt
    Rule {
        pc: 854,
        grow: 0,
        first: 40,
        memo: 0,
        flags: 0,
    },
    // 59 for_stmt
    Rule {
        pc: 867,
        grow: 0,
        first: 41,
        memo: 0,
        flags: 0,
    },
    // 60 with_stmt
    Rule {
        pc: 904,
        grow: 0,
        first: 42,
        memo: 0,
        flags: 0,
    },
    // 61 with_item
    Rule {
        pc: 978,
        grow: 0,
        first: 2,
        memo: 0,
        flags: 0,
    },
    // 62 try_stmt
    Rule {
        pc: 994,
        grow: 0,
        first: 43,
        memo: 0,
        flags: 0,
    },
    // 63 except_block
    Rule {
        pc: 1029,
        grow: 0,
        first: 44,
        memo: 0,
        flags: 0,
    },
    // 64 except_star_block
    Rule {
        pc: 1072,
        grow: 0,
        first: 44,
        memo: 0,
        flags: 0,
    },
    // 65 finally_block
    Rule {
        pc: 1111,
        grow: 0,
        first: 45,
        memo: 0,
        flags: 0,
    },
    // 66 match_stmt
    Rule {
        pc: 1122,
        grow: 0,
        first: 46,
        memo: 0,
        flags: 0,
    },
    // 67 subject_expr
    Rule {
        pc: 1141,
        grow: 0,
        first: 47,
        memo: 0,
        flags: 0,
    },
    // 68 case_block
    Rule {
        pc: 1150,
        grow: 0,
        first: 48,
        memo: 0,
        flags: 0,
    },
    // 69 guard
    Rule {
        pc: 1163,
        grow: 0,
        first: 37,
        memo: 0,
        flags: 0,
    },
    // 70 patterns
    Rule {
        pc: 1166,
        grow: 0,
        first: 49,
        memo: 0,
        flags: 0,
    },
    // 71 pattern
    Rule {
        pc: 1173,
        grow: 0,
        first: 50,
        memo: 0,
        flags: 0,
    },
    // 72 as_pattern
    Rule {
        pc: 1180,
        grow: 0,
        first: 50,
        memo: 0,
        flags: 0,
    },
    // 73 or_pattern
    Rule {
        pc: 1191,
        grow: 0,
        first: 50,
        memo: 0,
        flags: 0,
    },
    // 74 closed_pattern
    Rule {
        pc: 1197,
        grow: 0,
        first: 50,
        memo: 4,
        flags: 0,
    },
    // 75 literal_pattern
    Rule {
        pc: 1229,
        grow: 0,
        first: 51,
        memo: 0,
        flags: 0,
    },
    // 76 literal_expr
    Rule {
        pc: 1254,
        grow: 0,
        first: 51,
        memo: 0,
        flags: 0,
    },
    // 77 complex_number
    Rule {
        pc: 1280,
        grow: 0,
        first: 52,
        memo: 0,
        flags: 0,
    },
    // 78 signed_number
    Rule {
        pc: 1291,
        grow: 0,
        first: 52,
        memo: 0,
        flags: 0,
    },
    // 79 signed_real_number
    Rule {
        pc: 1299,
        grow: 0,
        first: 52,
        memo: 0,
        flags: 0,
    },
    // 80 real_number
    Rule {
        pc: 1307,
        grow: 0,
        first: 53,
        memo: 0,
        flags: 0,
    },
    // 81 imaginary_number
    Rule {
        pc: 1309,
        grow: 0,
        first: 53,
        memo: 0,
        flags: 0,
    },
    // 82 capture_pattern
    Rule {
        pc: 1311,
        grow: 0,
        first: 54,
        memo: 0,
        flags: 0,
    },
    // 83 pattern_capture_target
    Rule {
        pc: 1313,
        grow: 0,
        first: 54,
        memo: 0,
        flags: 0,
    },
    // 84 wildcard_pattern
    Rule {
        pc: 1317,
        grow: 0,
        first: 55,
        memo: 0,
        flags: 0,
    },
    // 85 value_pattern
    Rule {
        pc: 1319,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 86 attr
    Rule {
        pc: 1322,
        grow: 1326,
        first: 24,
        memo: 5,
        flags: 8,
    },
    // 87 name_or_attr
    Rule {
        pc: 1333,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 88 group_pattern
    Rule {
        pc: 1340,
        grow: 0,
        first: 3,
        memo: 0,
        flags: 0,
    },
    // 89 sequence_pattern
    Rule {
        pc: 1344,
        grow: 0,
        first: 56,
        memo: 0,
        flags: 0,
    },
    // 90 open_sequence_pattern
    Rule {
        pc: 1355,
        grow: 0,
        first: 49,
        memo: 0,
        flags: 0,
    },
    // 91 maybe_sequence_pattern
    Rule {
        pc: 1359,
        grow: 0,
        first: 49,
        memo: 0,
        flags: 0,
    },
    // 92 maybe_star_pattern
    Rule {
        pc: 1366,
        grow: 0,
        first: 49,
        memo: 0,
        flags: 0,
    },
    // 93 star_pattern
    Rule {
        pc: 1373,
        grow: 0,
        first: 57,
        memo: 6,
        flags: 0,
    },
    // 94 mapping_pattern
    Rule {
        pc: 1382,
        grow: 0,
        first: 58,
        memo: 0,
        flags: 0,
    },
    // 95 items_pattern
    Rule {
        pc: 1409,
        grow: 0,
        first: 59,
        memo: 0,
        flags: 0,
    },
    // 96 key_value_pattern
    Rule {
        pc: 1415,
        grow: 0,
        first: 59,
        memo: 0,
        flags: 0,
    },
    // 97 double_star_pattern
    Rule {
        pc: 1426,
        grow: 0,
        first: 34,
        memo: 0,
        flags: 0,
    },
    // 98 class_pattern
    Rule {
        pc: 1429,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 99 positional_patterns
    Rule {
        pc: 1466,
        grow: 0,
        first: 50,
        memo: 0,
        flags: 0,
    },
    // 100 keyword_patterns
    Rule {
        pc: 1472,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 101 keyword_pattern
    Rule {
        pc: 1478,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 102 type_alias
    Rule {
        pc: 1482,
        grow: 0,
        first: 60,
        memo: 0,
        flags: 0,
    },
    // 103 type_params
    Rule {
        pc: 1488,
        grow: 0,
        first: 61,
        memo: 0,
        flags: 0,
    },
    // 104 type_param_seq
    Rule {
        pc: 1499,
        grow: 0,
        first: 32,
        memo: 0,
        flags: 0,
    },
    // 105 type_param
    Rule {
        pc: 1506,
        grow: 0,
        first: 32,
        memo: 7,
        flags: 0,
    },
    // 106 type_param_bound
    Rule {
        pc: 1530,
        grow: 0,
        first: 35,
        memo: 0,
        flags: 0,
    },
    // 107 type_param_default
    Rule {
        pc: 1533,
        grow: 0,
        first: 36,
        memo: 0,
        flags: 0,
    },
    // 108 type_param_starred_default
    Rule {
        pc: 1536,
        grow: 0,
        first: 36,
        memo: 0,
        flags: 0,
    },
    // 109 expressions
    Rule {
        pc: 1539,
        grow: 0,
        first: 2,
        memo: 0,
        flags: 0,
    },
    // 110 expression
    Rule {
        pc: 1557,
        grow: 0,
        first: 2,
        memo: 8,
        flags: 0,
    },
    // 111 yield_expr
    Rule {
        pc: 1603,
        grow: 0,
        first: 18,
        memo: 0,
        flags: 0,
    },
    // 112 star_expressions
    Rule {
        pc: 1613,
        grow: 0,
        first: 47,
        memo: 0,
        flags: 0,
    },
    // 113 star_expression
    Rule {
        pc: 1631,
        grow: 0,
        first: 47,
        memo: 9,
        flags: 8,
    },
    // 114 star_named_expressions
    Rule {
        pc: 1639,
        grow: 0,
        first: 47,
        memo: 0,
        flags: 0,
    },
    // 115 star_named_expression
    Rule {
        pc: 1646,
        grow: 0,
        first: 47,
        memo: 0,
        flags: 0,
    },
    // 116 assignment_expression
    Rule {
        pc: 1654,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 117 named_expression
    Rule {
        pc: 1659,
        grow: 0,
        first: 2,
        memo: 0,
        flags: 0,
    },
    // 118 disjunction
    Rule {
        pc: 1681,
        grow: 0,
        first: 62,
        memo: 10,
        flags: 8,
    },
    // 119 conjunction
    Rule {
        pc: 1702,
        grow: 0,
        first: 62,
        memo: 11,
        flags: 8,
    },
    // 120 inversion
    Rule {
        pc: 1715,
        grow: 0,
        first: 62,
        memo: 12,
        flags: 8,
    },
    // 121 comparison
    Rule {
        pc: 1723,
        grow: 0,
        first: 63,
        memo: 0,
        flags: 0,
    },
    // 122 compare_op_bitwise_or_pair
    Rule {
        pc: 1735,
        grow: 0,
        first: 64,
        memo: 0,
        flags: 0,
    },
    // 123 noteq_bitwise_or
    Rule {
        pc: 1796,
        grow: 0,
        first: 65,
        memo: 0,
        flags: 0,
    },
    // 124 bitwise_or
    Rule {
        pc: 1801,
        grow: 1811,
        first: 63,
        memo: 13,
        flags: 8,
    },
    // 125 bitwise_xor
    Rule {
        pc: 1818,
        grow: 1820,
        first: 63,
        memo: 14,
        flags: 8,
    },
    // 126 bitwise_and
    Rule {
        pc: 1827,
        grow: 1829,
        first: 63,
        memo: 15,
        flags: 8,
    },
    // 127 shift_expr
    Rule {
        pc: 1836,
        grow: 1845,
        first: 63,
        memo: 16,
        flags: 8,
    },
    // 128 sum
    Rule {
        pc: 1857,
        grow: 1867,
        first: 63,
        memo: 17,
        flags: 8,
    },
    // 129 term
    Rule {
        pc: 1879,
        grow: 1895,
        first: 63,
        memo: 18,
        flags: 8,
    },
    // 130 factor
    Rule {
        pc: 1922,
        grow: 0,
        first: 63,
        memo: 19,
        flags: 8,
    },
    // 131 power
    Rule {
        pc: 1941,
        grow: 0,
        first: 66,
        memo: 0,
        flags: 0,
    },
    // 132 await_primary
    Rule {
        pc: 1950,
        grow: 0,
        first: 66,
        memo: 20,
        flags: 8,
    },
    // 133 primary
    Rule {
        pc: 1958,
        grow: 1967,
        first: 7,
        memo: 21,
        flags: 0,
    },
    // 134 slices
    Rule {
        pc: 1998,
        grow: 0,
        first: 67,
        memo: 0,
        flags: 0,
    },
    // 135 slice
    Rule {
        pc: 2018,
        grow: 0,
        first: 68,
        memo: 0,
        flags: 0,
    },
    // 136 atom
    Rule {
        pc: 2031,
        grow: 0,
        first: 7,
        memo: 0,
        flags: 0,
    },
    // 137 group
    Rule {
        pc: 2109,
        grow: 0,
        first: 3,
        memo: 0,
        flags: 0,
    },
    // 138 lambdef
    Rule {
        pc: 2127,
        grow: 0,
        first: 69,
        memo: 0,
        flags: 0,
    },
    // 139 lambda_params
    Rule {
        pc: 2132,
        grow: 0,
        first: 31,
        memo: 0,
        flags: 0,
    },
    // 140 lambda_parameters
    Rule {
        pc: 2141,
        grow: 0,
        first: 32,
        memo: 0,
        flags: 0,
    },
    // 141 lambda_slash_no_default
    Rule {
        pc: 2210,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 142 lambda_slash_with_default
    Rule {
        pc: 2224,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 143 lambda_star_etc
    Rule {
        pc: 2243,
        grow: 0,
        first: 33,
        memo: 0,
        flags: 0,
    },
    // 144 lambda_kwds
    Rule {
        pc: 2279,
        grow: 0,
        first: 34,
        memo: 0,
        flags: 0,
    },
    // 145 lambda_param_no_default
    Rule {
        pc: 2289,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 146 lambda_param_with_default
    Rule {
        pc: 2298,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 147 lambda_param_maybe_default
    Rule {
        pc: 2308,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 148 lambda_param
    Rule {
        pc: 2318,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 149 fstring_middle
    Rule {
        pc: 2320,
        grow: 0,
        first: 70,
        memo: 0,
        flags: 0,
    },
    // 150 fstring_replacement_field
    Rule {
        pc: 2327,
        grow: 0,
        first: 58,
        memo: 0,
        flags: 0,
    },
    // 151 fstring_conversion
    Rule {
        pc: 2341,
        grow: 0,
        first: 71,
        memo: 0,
        flags: 0,
    },
    // 152 fstring_full_format_spec
    Rule {
        pc: 2344,
        grow: 0,
        first: 35,
        memo: 0,
        flags: 0,
    },
    // 153 fstring_format_spec
    Rule {
        pc: 2351,
        grow: 0,
        first: 70,
        memo: 0,
        flags: 0,
    },
    // 154 fstring
    Rule {
        pc: 2358,
        grow: 0,
        first: 72,
        memo: 0,
        flags: 0,
    },
    // 155 tstring_format_spec_replacement_field
    Rule {
        pc: 2366,
        grow: 0,
        first: 58,
        memo: 0,
        flags: 0,
    },
    // 156 tstring_format_spec
    Rule {
        pc: 2380,
        grow: 0,
        first: 73,
        memo: 0,
        flags: 0,
    },
    // 157 tstring_full_format_spec
    Rule {
        pc: 2387,
        grow: 0,
        first: 35,
        memo: 0,
        flags: 0,
    },
    // 158 tstring_replacement_field
    Rule {
        pc: 2394,
        grow: 0,
        first: 58,
        memo: 0,
        flags: 0,
    },
    // 159 tstring_middle
    Rule {
        pc: 2408,
        grow: 0,
        first: 73,
        memo: 0,
        flags: 0,
    },
    // 160 tstring
    Rule {
        pc: 2415,
        grow: 0,
        first: 74,
        memo: 22,
        flags: 0,
    },
    // 161 string
    Rule {
        pc: 2423,
        grow: 0,
        first: 75,
        memo: 0,
        flags: 0,
    },
    // 162 strings
    Rule {
        pc: 2425,
        grow: 0,
        first: 76,
        memo: 23,
        flags: 0,
    },
    // 163 list
    Rule {
        pc: 2453,
        grow: 0,
        first: 61,
        memo: 0,
        flags: 0,
    },
    // 164 tuple
    Rule {
        pc: 2457,
        grow: 0,
        first: 3,
        memo: 0,
        flags: 0,
    },
    // 165 set
    Rule {
        pc: 2465,
        grow: 0,
        first: 58,
        memo: 0,
        flags: 0,
    },
    // 166 dict
    Rule {
        pc: 2469,
        grow: 0,
        first: 58,
        memo: 0,
        flags: 0,
    },
    // 167 double_starred_kvpairs
    Rule {
        pc: 2480,
        grow: 0,
        first: 77,
        memo: 0,
        flags: 0,
    },
    // 168 double_starred_kvpair
    Rule {
        pc: 2487,
        grow: 0,
        first: 77,
        memo: 0,
        flags: 0,
    },
    // 169 kvpair
    Rule {
        pc: 2495,
        grow: 0,
        first: 2,
        memo: 0,
        flags: 0,
    },
    // 170 for_if_clauses
    Rule {
        pc: 2499,
        grow: 0,
        first: 41,
        memo: 0,
        flags: 0,
    },
    // 171 for_if_clause
    Rule {
        pc: 2505,
        grow: 0,
        first: 41,
        memo: 0,
        flags: 0,
    },
    // 172 listcomp
    Rule {
        pc: 2546,
        grow: 0,
        first: 78,
        memo: 0,
        flags: 0,
    },
    // 173 setcomp
    Rule {
        pc: 2558,
        grow: 0,
        first: 78,
        memo: 0,
        flags: 0,
    },
    // 174 genexp
    Rule {
        pc: 2570,
        grow: 0,
        first: 78,
        memo: 0,
        flags: 0,
    },
    // 175 dictcomp
    Rule {
        pc: 2590,
        grow: 0,
        first: 58,
        memo: 0,
        flags: 0,
    },
    // 176 arguments
    Rule {
        pc: 2602,
        grow: 0,
        first: 79,
        memo: 24,
        flags: 0,
    },
    // 177 args
    Rule {
        pc: 2613,
        grow: 0,
        first: 79,
        memo: 0,
        flags: 0,
    },
    // 178 kwargs
    Rule {
        pc: 2651,
        grow: 0,
        first: 79,
        memo: 0,
        flags: 0,
    },
    // 179 starred_expression
    Rule {
        pc: 2680,
        grow: 0,
        first: 57,
        memo: 0,
        flags: 0,
    },
    // 180 kwarg_or_starred
    Rule {
        pc: 2696,
        grow: 0,
        first: 79,
        memo: 0,
        flags: 0,
    },
    // 181 kwarg_or_double_starred
    Rule {
        pc: 2711,
        grow: 0,
        first: 77,
        memo: 0,
        flags: 0,
    },
    // 182 star_targets
    Rule {
        pc: 2727,
        grow: 0,
        first: 80,
        memo: 0,
        flags: 0,
    },
    // 183 star_targets_list_seq
    Rule {
        pc: 2742,
        grow: 0,
        first: 80,
        memo: 0,
        flags: 0,
    },
    // 184 star_targets_tuple_seq
    Rule {
        pc: 2749,
        grow: 0,
        first: 80,
        memo: 0,
        flags: 0,
    },
    // 185 star_target
    Rule {
        pc: 2764,
        grow: 0,
        first: 80,
        memo: 25,
        flags: 8,
    },
    // 186 target_with_star_atom
    Rule {
        pc: 2773,
        grow: 0,
        first: 7,
        memo: 26,
        flags: 0,
    },
    // 187 star_atom
    Rule {
        pc: 2795,
        grow: 0,
        first: 81,
        memo: 0,
        flags: 0,
    },
    // 188 single_target
    Rule {
        pc: 2821,
        grow: 0,
        first: 7,
        memo: 0,
        flags: 0,
    },
    // 189 single_subscript_attribute_target
    Rule {
        pc: 2834,
        grow: 0,
        first: 7,
        memo: 0,
        flags: 0,
    },
    // 190 t_primary
    Rule {
        pc: 2848,
        grow: 2851,
        first: 7,
        memo: 27,
        flags: 0,
    },
    // 191 del_targets
    Rule {
        pc: 2878,
        grow: 0,
        first: 7,
        memo: 0,
        flags: 0,
    },
    // 192 del_target
    Rule {
        pc: 2885,
        grow: 0,
        first: 7,
        memo: 28,
        flags: 0,
    },
    // 193 del_t_atom
    Rule {
        pc: 2907,
        grow: 0,
        first: 81,
        memo: 0,
        flags: 0,
    },
    // 194 type_expressions
    Rule {
        pc: 2933,
        grow: 0,
        first: 79,
        memo: 0,
        flags: 0,
    },
    // 195 func_type_comment
    Rule {
        pc: 2991,
        grow: 0,
        first: 82,
        memo: 0,
        flags: 0,
    },
    // 196 invalid_arguments
    Rule {
        pc: 3009,
        grow: 0,
        first: 79,
        memo: 0,
        flags: 0,
    },
    // 197 invalid_kwarg
    Rule {
        pc: 3102,
        grow: 0,
        first: 77,
        memo: 0,
        flags: 0,
    },
    // 198 expression_without_invalid
    Rule {
        pc: 3130,
        grow: 0,
        first: 83,
        memo: 0,
        flags: 2,
    },
    // 199 invalid_legacy_expression
    Rule {
        pc: 3149,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 200 invalid_type_param
    Rule {
        pc: 3153,
        grow: 0,
        first: 33,
        memo: 0,
        flags: 0,
    },
    // 201 invalid_expression
    Rule {
        pc: 3166,
        grow: 0,
        first: 2,
        memo: 0,
        flags: 0,
    },
    // 202 invalid_named_expression
    Rule {
        pc: 3240,
        grow: 0,
        first: 2,
        memo: 29,
        flags: 0,
    },
    // 203 invalid_assignment
    Rule {
        pc: 3299,
        grow: 0,
        first: 8,
        memo: 0,
        flags: 0,
    },
    // 204 invalid_ann_assign_target
    Rule {
        pc: 3350,
        grow: 0,
        first: 56,
        memo: 0,
        flags: 0,
    },
    // 205 invalid_del_stmt
    Rule {
        pc: 3363,
        grow: 0,
        first: 17,
        memo: 0,
        flags: 0,
    },
    // 206 invalid_block
    Rule {
        pc: 3366,
        grow: 0,
        first: 84,
        memo: 0,
        flags: 0,
    },
    // 207 invalid_comprehension
    Rule {
        pc: 3369,
        grow: 0,
        first: 78,
        memo: 0,
        flags: 0,
    },
    // 208 invalid_dict_comprehension
    Rule {
        pc: 3388,
        grow: 0,
        first: 58,
        memo: 0,
        flags: 0,
    },
    // 209 invalid_parameters
    Rule {
        pc: 3394,
        grow: 0,
        first: 85,
        memo: 0,
        flags: 0,
    },
    // 210 invalid_parameters_helper
    Rule {
        pc: 3484,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 211 invalid_default
    Rule {
        pc: 3495,
        grow: 0,
        first: 36,
        memo: 0,
        flags: 0,
    },
    // 212 invalid_star_etc
    Rule {
        pc: 3498,
        grow: 0,
        first: 57,
        memo: 0,
        flags: 0,
    },
    // 213 invalid_kwds
    Rule {
        pc: 3547,
        grow: 0,
        first: 34,
        memo: 0,
        flags: 0,
    },
    // 214 invalid_lambda_parameters
    Rule {
        pc: 3564,
        grow: 0,
        first: 85,
        memo: 0,
        flags: 0,
    },
    // 215 invalid_lambda_parameters_helper
    Rule {
        pc: 3654,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 216 invalid_lambda_star_etc
    Rule {
        pc: 3665,
        grow: 0,
        first: 57,
        memo: 0,
        flags: 0,
    },
    // 217 invalid_lambda_kwds
    Rule {
        pc: 3708,
        grow: 0,
        first: 34,
        memo: 0,
        flags: 0,
    },
    // 218 invalid_double_type_comments
    Rule {
        pc: 3725,
        grow: 0,
        first: 86,
        memo: 0,
        flags: 0,
    },
    // 219 invalid_with_item
    Rule {
        pc: 3731,
        grow: 0,
        first: 2,
        memo: 0,
        flags: 0,
    },
    // 220 invalid_for_if_clause
    Rule {
        pc: 3736,
        grow: 0,
        first: 41,
        memo: 0,
        flags: 0,
    },
    // 221 invalid_for_target
    Rule {
        pc: 3748,
        grow: 0,
        first: 41,
        memo: 0,
        flags: 0,
    },
    // 222 invalid_group
    Rule {
        pc: 3752,
        grow: 0,
        first: 3,
        memo: 0,
        flags: 0,
    },
    // 223 invalid_import
    Rule {
        pc: 3764,
        grow: 0,
        first: 21,
        memo: 0,
        flags: 0,
    },
    // 224 invalid_dotted_as_name
    Rule {
        pc: 3779,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 225 invalid_import_from_as_name
    Rule {
        pc: 3787,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 226 invalid_import_from_targets
    Rule {
        pc: 3795,
        grow: 0,
        first: 87,
        memo: 0,
        flags: 0,
    },
    // 227 invalid_with_stmt
    Rule {
        pc: 3804,
        grow: 0,
        first: 42,
        memo: 0,
        flags: 0,
    },
    // 228 invalid_with_stmt_indent
    Rule {
        pc: 3835,
        grow: 0,
        first: 42,
        memo: 0,
        flags: 0,
    },
    // 229 invalid_try_stmt
    Rule {
        pc: 3870,
        grow: 0,
        first: 43,
        memo: 0,
        flags: 0,
    },
    // 230 invalid_except_stmt
    Rule {
        pc: 3923,
        grow: 0,
        first: 44,
        memo: 0,
        flags: 0,
    },
    // 231 invalid_except_star_stmt
    Rule {
        pc: 3955,
        grow: 0,
        first: 44,
        memo: 0,
        flags: 0,
    },
    // 232 invalid_finally_stmt
    Rule {
        pc: 3988,
        grow: 0,
        first: 45,
        memo: 0,
        flags: 0,
    },
    // 233 invalid_except_stmt_indent
    Rule {
        pc: 3993,
        grow: 0,
        first: 44,
        memo: 0,
        flags: 0,
    },
    // 234 invalid_except_star_stmt_indent
    Rule {
        pc: 4011,
        grow: 0,
        first: 44,
        memo: 0,
        flags: 0,
    },
    // 235 invalid_match_stmt
    Rule {
        pc: 4022,
        grow: 0,
        first: 46,
        memo: 0,
        flags: 0,
    },
    // 236 invalid_case_block
    Rule {
        pc: 4034,
        grow: 0,
        first: 48,
        memo: 0,
        flags: 0,
    },
    // 237 invalid_as_pattern
    Rule {
        pc: 4047,
        grow: 0,
        first: 50,
        memo: 0,
        flags: 0,
    },
    // 238 invalid_class_pattern
    Rule {
        pc: 4057,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 239 invalid_class_argument_pattern
    Rule {
        pc: 4061,
        grow: 0,
        first: 50,
        memo: 0,
        flags: 0,
    },
    // 240 invalid_if_stmt
    Rule {
        pc: 4069,
        grow: 0,
        first: 37,
        memo: 0,
        flags: 0,
    },
    // 241 invalid_elif_stmt
    Rule {
        pc: 4081,
        grow: 0,
        first: 38,
        memo: 0,
        flags: 0,
    },
    // 242 invalid_else_stmt
    Rule {
        pc: 4093,
        grow: 0,
        first: 39,
        memo: 0,
        flags: 0,
    },
    // 243 invalid_while_stmt
    Rule {
        pc: 4105,
        grow: 0,
        first: 40,
        memo: 0,
        flags: 0,
    },
    // 244 invalid_for_stmt
    Rule {
        pc: 4117,
        grow: 0,
        first: 41,
        memo: 0,
        flags: 0,
    },
    // 245 invalid_def_raw
    Rule {
        pc: 4132,
        grow: 0,
        first: 30,
        memo: 0,
        flags: 0,
    },
    // 246 invalid_class_def_raw
    Rule {
        pc: 4162,
        grow: 0,
        first: 28,
        memo: 0,
        flags: 0,
    },
    // 247 invalid_double_starred_kvpairs
    Rule {
        pc: 4180,
        grow: 0,
        first: 77,
        memo: 0,
        flags: 0,
    },
    // 248 invalid_kvpair
    Rule {
        pc: 4202,
        grow: 0,
        first: 2,
        memo: 0,
        flags: 0,
    },
    // 249 invalid_starred_expression_unpacking
    Rule {
        pc: 4219,
        grow: 0,
        first: 57,
        memo: 0,
        flags: 0,
    },
    // 250 invalid_starred_expression
    Rule {
        pc: 4224,
        grow: 0,
        first: 57,
        memo: 0,
        flags: 0,
    },
    // 251 invalid_fstring_replacement_field
    Rule {
        pc: 4226,
        grow: 0,
        first: 58,
        memo: 0,
        flags: 0,
    },
    // 252 invalid_fstring_conversion_character
    Rule {
        pc: 4291,
        grow: 0,
        first: 71,
        memo: 0,
        flags: 0,
    },
    // 253 invalid_tstring_replacement_field
    Rule {
        pc: 4300,
        grow: 0,
        first: 58,
        memo: 0,
        flags: 0,
    },
    // 254 invalid_tstring_conversion_character
    Rule {
        pc: 4365,
        grow: 0,
        first: 71,
        memo: 0,
        flags: 0,
    },
    // 255 invalid_string_tstring_concat
    Rule {
        pc: 4374,
        grow: 0,
        first: 76,
        memo: 0,
        flags: 0,
    },
    // 256 invalid_diamond
    Rule {
        pc: 4405,
        grow: 0,
        first: 88,
        memo: 0,
        flags: 0,
    },
    // 257 invalid_arithmetic
    Rule {
        pc: 4408,
        grow: 0,
        first: 63,
        memo: 0,
        flags: 0,
    },
    // 258 invalid_factor
    Rule {
        pc: 4413,
        grow: 0,
        first: 89,
        memo: 0,
        flags: 0,
    },
    // 259 invalid_type_params
    Rule {
        pc: 4417,
        grow: 0,
        first: 61,
        memo: 0,
        flags: 0,
    },
    // 260
    Rule {
        pc: 250,
        grow: 0,
        first: 36,
        memo: 0,
        flags: 0,
    },
    // 261
    Rule {
        pc: 241,
        grow: 0,
        first: 7,
        memo: 0,
        flags: 0,
    },
    // 262
    Rule {
        pc: 238,
        grow: 0,
        first: 36,
        memo: 0,
        flags: 0,
    },
    // 263
    Rule {
        pc: 324,
        grow: 0,
        first: 22,
        memo: 0,
        flags: 0,
    },
    // 264
    Rule {
        pc: 364,
        grow: 0,
        first: 104,
        memo: 0,
        flags: 0,
    },
    // 265
    Rule {
        pc: 443,
        grow: 0,
        first: 107,
        memo: 0,
        flags: 0,
    },
    // 266
    Rule {
        pc: 462,
        grow: 0,
        first: 107,
        memo: 0,
        flags: 0,
    },
    // 267
    Rule {
        pc: 520,
        grow: 0,
        first: 3,
        memo: 0,
        flags: 0,
    },
    // 268
    Rule {
        pc: 567,
        grow: 0,
        first: 110,
        memo: 0,
        flags: 0,
    },
    // 269
    Rule {
        pc: 564,
        grow: 0,
        first: 110,
        memo: 0,
        flags: 0,
    },
    // 270
    Rule {
        pc: 1419,
        grow: 0,
        first: 59,
        memo: 0,
        flags: 0,
    },
    // 271
    Rule {
        pc: 1799,
        grow: 0,
        first: 65,
        memo: 0,
        flags: 0,
    },
    // 272
    Rule {
        pc: 2011,
        grow: 0,
        first: 67,
        memo: 0,
        flags: 0,
    },
    // 273
    Rule {
        pc: 2028,
        grow: 0,
        first: 35,
        memo: 0,
        flags: 0,
    },
    // 274
    Rule {
        pc: 2098,
        grow: 0,
        first: 78,
        memo: 0,
        flags: 0,
    },
    // 275
    Rule {
        pc: 2091,
        grow: 0,
        first: 78,
        memo: 0,
        flags: 0,
    },
    // 276
    Rule {
        pc: 2075,
        grow: 0,
        first: 78,
        memo: 0,
        flags: 0,
    },
    // 277
    Rule {
        pc: 2120,
        grow: 0,
        first: 153,
        memo: 0,
        flags: 0,
    },
    // 278
    Rule {
        pc: 2446,
        grow: 0,
        first: 156,
        memo: 0,
        flags: 0,
    },
    // 279
    Rule {
        pc: 2461,
        grow: 0,
        first: 47,
        memo: 0,
        flags: 0,
    },
    // 280
    Rule {
        pc: 2582,
        grow: 0,
        first: 2,
        memo: 0,
        flags: 0,
    },
    // 281
    Rule {
        pc: 2628,
        grow: 0,
        first: 47,
        memo: 0,
        flags: 0,
    },
    // 282
    Rule {
        pc: 2625,
        grow: 0,
        first: 104,
        memo: 0,
        flags: 0,
    },
    // 283
    Rule {
        pc: 2643,
        grow: 0,
        first: 2,
        memo: 0,
        flags: 0,
    },
    // 284
    Rule {
        pc: 3006,
        grow: 0,
        first: 84,
        memo: 0,
        flags: 0,
    },
    // 285
    Rule {
        pc: 3071,
        grow: 0,
        first: 79,
        memo: 0,
        flags: 0,
    },
    // 286
    Rule {
        pc: 3063,
        grow: 0,
        first: 79,
        memo: 0,
        flags: 0,
    },
    // 287
    Rule {
        pc: 3060,
        grow: 0,
        first: 79,
        memo: 0,
        flags: 0,
    },
    // 288
    Rule {
        pc: 3078,
        grow: 0,
        first: 47,
        memo: 0,
        flags: 0,
    },
    // 289
    Rule {
        pc: 3086,
        grow: 0,
        first: 47,
        memo: 0,
        flags: 0,
    },
    // 290
    Rule {
        pc: 3094,
        grow: 0,
        first: 2,
        memo: 0,
        flags: 0,
    },
    // 291
    Rule {
        pc: 3127,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 292
    Rule {
        pc: 3232,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 293
    Rule {
        pc: 3221,
        grow: 0,
        first: 166,
        memo: 0,
        flags: 0,
    },
    // 294
    Rule {
        pc: 3275,
        grow: 0,
        first: 168,
        memo: 0,
        flags: 0,
    },
    // 295
    Rule {
        pc: 3477,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 296
    Rule {
        pc: 3470,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 297
    Rule {
        pc: 3463,
        grow: 0,
        first: 173,
        memo: 0,
        flags: 0,
    },
    // 298
    Rule {
        pc: 3539,
        grow: 0,
        first: 162,
        memo: 0,
        flags: 0,
    },
    // 299
    Rule {
        pc: 3532,
        grow: 0,
        first: 173,
        memo: 0,
        flags: 0,
    },
    // 300
    Rule {
        pc: 3525,
        grow: 0,
        first: 173,
        memo: 0,
        flags: 0,
    },
    // 301
    Rule {
        pc: 3647,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 302
    Rule {
        pc: 3640,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 303
    Rule {
        pc: 3633,
        grow: 0,
        first: 173,
        memo: 0,
        flags: 0,
    },
    // 304
    Rule {
        pc: 3700,
        grow: 0,
        first: 176,
        memo: 0,
        flags: 0,
    },
    // 305
    Rule {
        pc: 3693,
        grow: 0,
        first: 173,
        memo: 0,
        flags: 0,
    },
    // 306
    Rule {
        pc: 3686,
        grow: 0,
        first: 173,
        memo: 0,
        flags: 0,
    },
    // 307
    Rule {
        pc: 3784,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 308
    Rule {
        pc: 3792,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 309
    Rule {
        pc: 3832,
        grow: 0,
        first: 107,
        memo: 0,
        flags: 0,
    },
    // 310
    Rule {
        pc: 3829,
        grow: 0,
        first: 107,
        memo: 0,
        flags: 0,
    },
    // 311
    Rule {
        pc: 3867,
        grow: 0,
        first: 107,
        memo: 0,
        flags: 0,
    },
    // 312
    Rule {
        pc: 3864,
        grow: 0,
        first: 107,
        memo: 0,
        flags: 0,
    },
    // 313
    Rule {
        pc: 3920,
        grow: 0,
        first: 107,
        memo: 0,
        flags: 0,
    },
    // 314
    Rule {
        pc: 3914,
        grow: 0,
        first: 2,
        memo: 0,
        flags: 0,
    },
    // 315
    Rule {
        pc: 3917,
        grow: 0,
        first: 107,
        memo: 0,
        flags: 0,
    },
    // 316
    Rule {
        pc: 3952,
        grow: 0,
        first: 107,
        memo: 0,
        flags: 0,
    },
    // 317
    Rule {
        pc: 3985,
        grow: 0,
        first: 107,
        memo: 0,
        flags: 0,
    },
    // 318
    Rule {
        pc: 4008,
        grow: 0,
        first: 107,
        memo: 0,
        flags: 0,
    },
    // 319
    Rule {
        pc: 4019,
        grow: 0,
        first: 107,
        memo: 0,
        flags: 0,
    },
    // 320
    Rule {
        pc: 4066,
        grow: 0,
        first: 50,
        memo: 0,
        flags: 0,
    },
    // 321
    Rule {
        pc: 4159,
        grow: 0,
        first: 110,
        memo: 0,
        flags: 0,
    },
    // 322
    Rule {
        pc: 4156,
        grow: 0,
        first: 110,
        memo: 0,
        flags: 0,
    },
    // 323
    Rule {
        pc: 4176,
        grow: 0,
        first: 3,
        memo: 0,
        flags: 0,
    },
    // 324
    Rule {
        pc: 4288,
        grow: 0,
        first: 71,
        memo: 0,
        flags: 0,
    },
    // 325
    Rule {
        pc: 4362,
        grow: 0,
        first: 71,
        memo: 0,
        flags: 0,
    },
    // 326
    Rule {
        pc: 4398,
        grow: 0,
        first: 156,
        memo: 0,
        flags: 0,
    },
    // 327
    Rule {
        pc: 4391,
        grow: 0,
        first: 156,
        memo: 0,
        flags: 0,
    },
];

/// Where the first alternative is that can begin with a token of a class.
pub(super) static SWITCHES: [[u16; 128]; 45] = [
    [
        55, 47, 47, 47, 51, 0, 0, 47, 0, 47, 0, 0, 0, 0, 47, 47, 47, 0, 0, 0, 0, 0, 0, 0, 0, 47, 0, 0, 0, 0,
        0, 47, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 42, 0, 0, 47, 0, 0, 0, 0, 0, 0, 47, 0, 0,
        47, 0, 0, 0, 0, 0, 0, 47, 47, 47, 0, 0, 47, 42, 47, 47, 42, 47, 42, 47, 0, 0, 0, 0, 42, 47, 47, 42,
        47, 0, 0, 47, 47, 47, 0, 47, 47, 47, 42, 42, 42, 47, 47, 47, 42, 47, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0,
    ],
    [
        0, 74, 74, 74, 0, 0, 0, 74, 0, 74, 0, 0, 0, 0, 80, 80, 80, 0, 0, 0, 0, 0, 0, 0, 0, 74, 0, 0, 0, 0, 0,
        80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 74, 0, 0, 0, 0, 0, 0, 74, 0, 0, 74,
        0, 0, 0, 0, 0, 0, 74, 74, 74, 0, 0, 130, 0, 80, 80, 0, 80, 0, 120, 0, 0, 0, 0, 0, 105, 145, 0, 105,
        0, 0, 80, 150, 80, 0, 80, 110, 100, 0, 0, 0, 87, 74, 74, 74, 74, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0,
    ],
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 155, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 155, 0, 0, 165, 0, 155, 0, 0, 0, 0, 0, 175, 0, 0, 160, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 180, 185, 170, 0, 0, 0, 190, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ],
    [
        0, 200, 207, 207, 0, 0, 0, 207, 0, 207, 0, 0, 0, 0, 233, 233, 214, 0, 0, 0, 0, 0, 0, 0, 0, 207, 0, 0,
        0, 0, 0, 233, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 207, 0, 0, 0, 0, 0, 0, 207,
        0, 0, 207, 0, 0, 0, 0, 0, 0, 207, 207, 207, 0, 0, 0, 0, 233, 233, 0, 233, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 233, 0, 233, 0, 233, 0, 0, 0, 0, 0, 233, 200, 200, 200, 200, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ],
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 261, 265, 269, 277, 281, 285, 289, 293, 297, 301, 305, 0, 309, 0, 273, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0,
    ],
    [
        0, 413, 0, 0, 422, 0, 0, 406, 0, 0, 0, 0, 0, 0, 0, 0, 418, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 413, 413, 413, 413, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ],
    [
        0, 580, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 645, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 645, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 580, 580, 580, 580, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ],
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 682, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 724, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ],
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 868, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 868, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ],
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 905, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 905, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ],
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 995,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ],
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1030, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ],
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1073, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ],
    [
        0, 1202, 1198, 1198, 0, 0, 0, 1214, 0, 1218, 0, 0, 0, 0, 0, 1198, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1222, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1198,
        0, 0, 1198, 0, 0, 0, 0, 0, 0, 1198, 1198, 1198, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1206, 1202, 1202, 1202, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0,
    ],
    [
        0, 0, 1230, 1239, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1230, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1239, 0, 0, 1239,
        0, 0, 0, 0, 0, 0, 1251, 1243, 1247, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ],
    [
        0, 0, 1255, 1264, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1255, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1264, 0, 0, 1264,
        0, 0, 0, 0, 0, 0, 1277, 1269, 1273, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ],
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1383, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ],
    [
        0, 1430, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 1430, 1430, 1430, 1430, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ],
    [
        0, 1507, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1513, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 1513, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 1507, 1507, 1507, 1507, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ],
    [
        0, 1558, 1565, 1572, 0, 0, 0, 1572, 0, 1572, 0, 0, 0, 0, 1572, 1572, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1572,
        0, 0, 0, 0, 0, 1572, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1572, 0, 0, 0, 0, 0,
        0, 1572, 0, 0, 1572, 0, 0, 0, 0, 0, 0, 1572, 1572, 1572, 0, 0, 0, 0, 1572, 1572, 0, 1572, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 1572, 0, 1572, 0, 1572, 0, 0, 0, 0, 0, 0, 1558, 1558, 1558, 1558, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ],
    [
        0, 1660, 1660, 1660, 0, 0, 0, 1660, 0, 1660, 0, 0, 0, 0, 1660, 1660, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1660,
        0, 0, 0, 0, 0, 1660, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1660, 0, 0, 0, 0, 0,
        0, 1660, 0, 0, 1660, 0, 0, 0, 0, 0, 0, 1660, 1660, 1660, 0, 0, 0, 0, 1660, 1660, 0, 1660, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 1660, 0, 1660, 0, 1660, 0, 0, 0, 0, 0, 0, 1660, 1660, 1660, 1660, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ],
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1750, 1760, 0, 0, 0, 0, 0, 1736, 1741,
        1745, 1755, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1771, 1776,
        0, 0, 1765, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0,
    ],
    [
        0, 1938, 1938, 1938, 0, 0, 0, 1938, 0, 1938, 0, 0, 0, 0, 1923, 1928, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1938,
        0, 0, 0, 0, 0, 1933, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1938, 0, 0, 0, 0, 0,
        0, 1938, 0, 0, 1938, 0, 0, 0, 0, 0, 0, 1938, 1938, 1938, 0, 0, 0, 0, 1938, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1938, 1938, 1938, 1938, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ],
    [
        0, 2032, 2053, 2048, 0, 0, 0, 2057, 0, 2062, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2067, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2072, 0, 0, 0, 0, 0, 0, 2048,
        0, 0, 2048, 0, 0, 0, 0, 0, 0, 2040, 2044, 2036, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2032, 2032, 2032, 2032, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0,
    ],
    [
        0, 0, 0, 0, 0, 0, 0, 2088, 0, 2088, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2076, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ],
    [
        0, 2142, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2207, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 2207, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 2142, 2142, 2142, 2142, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ],
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2244, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 2276, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ],
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 2506, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2521, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ],
    [
        0, 2796, 0, 0, 0, 0, 0, 2800, 0, 2816, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 2796, 2796, 2796, 2796, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ],
    [
        0, 2908, 0, 0, 0, 0, 0, 2912, 0, 2928, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 2908, 2908, 2908, 2908, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ],
    [
        0, 2934, 2934, 2934, 0, 0, 0, 2934, 0, 2934, 0, 0, 0, 0, 2934, 2934, 2963, 0, 0, 0, 0, 0, 0, 0, 0,
        2934, 0, 0, 0, 0, 0, 2934, 0, 0, 0, 2979, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2934, 0, 0,
        0, 0, 0, 0, 2934, 0, 0, 2934, 0, 0, 0, 0, 0, 0, 2934, 2934, 2934, 0, 0, 0, 0, 2934, 2934, 0, 2934, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2934, 0, 2934, 0, 2934, 0, 0, 0, 0, 0, 0, 2934, 2934, 2934, 2934,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ],
    [
        0, 3010, 3010, 3010, 0, 0, 0, 3010, 0, 3010, 0, 0, 0, 0, 3010, 3010, 3010, 0, 0, 0, 0, 0, 0, 0, 0,
        3010, 0, 0, 0, 0, 0, 3010, 0, 0, 0, 3010, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3010, 0, 0,
        0, 0, 0, 0, 3010, 0, 0, 3010, 0, 0, 0, 0, 0, 0, 3010, 3010, 3010, 0, 0, 0, 0, 3010, 3010, 0, 3010, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3010, 0, 3010, 0, 3010, 0, 0, 0, 0, 0, 0, 3010, 3010, 3010, 3010,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ],
    [
        0, 3108, 3115, 3115, 0, 0, 0, 3115, 0, 3115, 0, 0, 0, 0, 3115, 3115, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3115,
        0, 0, 0, 0, 0, 3115, 0, 0, 0, 3121, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3115, 0, 0, 0, 0,
        0, 0, 3115, 0, 0, 3115, 0, 0, 0, 0, 0, 0, 3103, 3103, 3103, 0, 0, 0, 0, 3115, 3115, 0, 3115, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3115, 0, 3115, 0, 3115, 0, 0, 0, 0, 0, 0, 3108, 3108, 3108, 3108, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ],
    [
        0, 3178, 3178, 3167, 0, 0, 0, 3178, 0, 3178, 0, 0, 0, 0, 3178, 3178, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3178,
        0, 0, 0, 0, 0, 3178, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3178, 0, 0, 0, 0, 0,
        0, 3178, 0, 0, 3178, 0, 0, 0, 0, 0, 0, 3178, 3178, 3178, 0, 0, 0, 0, 3178, 3201, 0, 3201, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 3209, 0, 3178, 0, 3201, 0, 0, 0, 0, 0, 0, 3178, 3178, 3178, 3178, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ],
    [
        0, 3241, 3248, 3255, 0, 0, 0, 3255, 0, 3255, 0, 0, 0, 0, 3255, 3255, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3255,
        0, 0, 0, 0, 0, 3255, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3255, 0, 0, 0, 0, 0,
        0, 3255, 0, 0, 3255, 0, 0, 0, 0, 0, 0, 3255, 3255, 3255, 0, 0, 0, 0, 3255, 3255, 0, 3255, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 3255, 0, 3255, 0, 3255, 0, 0, 0, 0, 0, 0, 3241, 3241, 3241, 3241, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ],
    [
        0, 0, 0, 0, 0, 0, 0, 3280, 0, 3276, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3284, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 3296, 3292, 3288, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ],
    [
        0, 3306, 3306, 3306, 0, 0, 0, 3300, 0, 3300, 0, 0, 0, 0, 3306, 3306, 3306, 0, 0, 0, 0, 0, 0, 0, 0,
        3306, 0, 0, 0, 0, 0, 3306, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3306, 0, 0, 0,
        0, 0, 0, 3306, 0, 0, 3306, 0, 0, 0, 0, 0, 0, 3306, 3306, 3306, 0, 0, 0, 0, 3306, 3306, 0, 3306, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3306, 0, 3306, 0, 3306, 0, 0, 0, 0, 0, 3324, 3306, 3306, 3306, 3306,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ],
    [
        0, 3400, 0, 0, 0, 0, 0, 3421, 0, 0, 0, 0, 0, 0, 0, 0, 3437, 3395, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 3400, 3400, 3400, 3400, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ],
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3499, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ],
    [
        0, 3570, 0, 0, 0, 0, 0, 3591, 0, 0, 0, 0, 0, 0, 0, 0, 3607, 3565, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 3570, 3570, 3570, 3570, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ],
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3871,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ],
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3924, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ],
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3956, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ],
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4227, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ],
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4301, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ],
];

/// The code.
#[rustfmt::skip]
pub(super) static CODE: [u16; 4420] = [
    35, 268, 0, 29, 458, 93, 6986, 5403, 12, 0, 256, 28, 0, 157, 448, 12428, 512, 3264, 7050, 5403,
    24, 0, 256, 28, 0, 221, 283, 31, 768, 330, 28, 285, 340, 36, 650, 349, 24, 550, 30, 650,
    349, 37, 340, 47, 394, 256, 30, 404, 51, 522, 30, 5396, 55, 256, 413, 24, 0, 477, 404, 64,
    586, 5775, 256, 541, 24, 411, 70, 781, 586, 28, 836, 256, 30, 101, 36, 80, 468, 80, 714, 30,
    36, 87, 3028, 87, 7178, 5838, 605, 532, 91, 778, 30, 3860, 96, 3854, 6538, 30, 3028, 100, 7178, 605,
    660, 105, 654, 970, 30, 1300, 110, 1294, 1610, 30, 724, 115, 718, 1034, 30, 788, 120, 782, 1098, 30,
    1108, 125, 1102, 1418, 30, 1172, 130, 1166, 1482, 30, 1236, 135, 1230, 1546, 30, 852, 140, 846, 1162, 30,
    916, 145, 910, 1226, 30, 980, 150, 974, 1290, 30, 24, 1038, 1354, 30, 165, 1876, 160, 1870, 2442, 30,
    2388, 165, 2382, 3530, 30, 1748, 170, 1742, 2314, 30, 2708, 175, 2702, 3850, 30, 2644, 180, 2638, 3786, 30,
    2772, 185, 2766, 3978, 30, 2580, 190, 2574, 3722, 30, 24, 4262, 30, 11914, 1408, 842, 2319, 3653, 669, 229,
    1556, 207, 8, 704, 7050, 16652, 733, 468, 214, 16714, 704, 7050, 16780, 797, 5140, 226, 5147, 222, 768, 11658,
    1408, 28, 842, 2319, 3653, 861, 468, 233, 12042, 906, 19, 842, 925, 22, 0, 24, 13030, 30, 1408, 842,
    30, 212, 247, 448, 12042, 512, 30, 24, 12134, 30, 1408, 842, 30, 1172, 257, 7114, 30, 24, 7206, 30,
    293, 5908, 265, 2304, 989, 5972, 269, 2368, 1053, 6036, 273, 2432, 1117, 6100, 277, 3200, 1181, 6164, 281, 2496,
    1245, 6228, 285, 2560, 1309, 6292, 289, 2624, 1373, 6356, 293, 2688, 1437, 6420, 297, 2752, 1501, 6484, 301, 2816,
    1565, 6548, 305, 2880, 1629, 6612, 309, 2944, 1693, 24, 3072, 1757, 6336, 7180, 1821, 6272, 25, 148, 322, 7050,
    16844, 1885, 24, 1949, 5568, 7050, 30, 6208, 2013, 4928, 2077, 5056, 2141, 5632, 1563, 339, 780, 8, 28, 2205,
    6016, 1563, 346, 780, 8, 28, 2269, 1108, 353, 5184, 12234, 5838, 2333, 22, 0, 24, 13158, 30, 7114, 605,
    4736, 7050, 16908, 2397, 768, 7050, 30, 22, 373, 1364, 373, 14282, 30, 1364, 377, 1674, 30, 24, 1766, 30,
    5760, 1994, 2461, 5568, 25, 6740, 396, 6811, 392, 512, 6787, 28, 2122, 5760, 1802, 2525, 24, 6811, 402, 768,
    6787, 28, 5760, 1802, 2589, 357, 212, 413, 448, 1866, 772, 512, 30, 1556, 418, 1866, 6671, 30, 3668, 422,
    1024, 2653, 22, 0, 24, 14502, 30, 1563, 432, 780, 1930, 28, 30, 22, 439, 1556, 439, 14410, 30, 24,
    8, 16972, 2717, 4672, 8, 30, 1563, 451, 780, 2058, 28, 30, 22, 458, 1556, 458, 14346, 30, 24, 2122,
    17036, 2717, 4672, 8, 30, 8, 30, 6945, 6932, 473, 1472, 8, 2781, 34, 5396, 481, 256, 320, 266, 384,
    30, 404, 485, 522, 30, 22, 0, 24, 13194, 30, 1691, 497, 768, 3136, 7498, 256, 28, 30, 1684, 503,
    2250, 2378, 2845, 24, 2406, 30, 22, 512, 1812, 512, 15754, 30, 24, 4992, 8, 6604, 17100, 704, 2186, 2909,
    448, 11276, 512, 2973, 1684, 529, 2250, 2506, 2845, 24, 2534, 30, 22, 538, 1940, 538, 15690, 30, 6996, 551,
    5120, 8, 6604, 448, 2572, 512, 17164, 704, 12492, 2186, 3037, 24, 4800, 5120, 8, 6604, 448, 2572, 512, 17228,
    704, 12492, 2186, 3101, 3264, 7050, 30, 3264, 7050, 30, 22, 576, 5460, 576, 13386, 30, 24, 2662, 30, 421,
    36, 597, 1556, 597, 1563, 589, 768, 2954, 28, 1563, 594, 512, 3082, 28, 2828, 7118, 3165, 1556, 612, 2698,
    1563, 605, 512, 2954, 28, 1563, 610, 512, 3082, 28, 2828, 3229, 1556, 622, 2762, 1563, 620, 512, 3082, 28,
    2828, 3293, 1556, 636, 1563, 629, 768, 2954, 28, 1563, 634, 512, 3082, 28, 2828, 3165, 1556, 645, 1563, 643,
    768, 3082, 28, 2828, 3357, 24, 2826, 3421, 1563, 653, 768, 2954, 28, 1088, 25, 6676, 659, 768, 30, 24,
    7118, 30, 1563, 667, 512, 2954, 28, 1563, 672, 768, 3082, 28, 1088, 25, 6676, 678, 768, 3485, 24, 7118,
    3485, 485, 22, 688, 3668, 688, 13578, 30, 3668, 724, 1024, 25, 1556, 702, 2954, 1563, 700, 512, 3146, 28,
    2892, 3549, 1556, 712, 3018, 1563, 710, 512, 3146, 28, 2892, 3549, 6676, 722, 768, 1563, 720, 768, 3146, 28,
    2892, 3613, 26, 724, 24, 2890, 3677, 22, 733, 2196, 733, 13642, 30, 24, 2240, 2954, 30, 3210, 25, 6676,
    744, 768, 3653, 3741, 24, 3653, 7118, 3741, 3274, 25, 6676, 755, 768, 3653, 3741, 24, 3653, 7118, 3741, 3210,
    3466, 25, 6676, 767, 768, 3653, 3805, 24, 3653, 7118, 3805, 3210, 3468, 25, 6676, 779, 768, 3653, 3805, 24,
    3653, 7118, 3805, 8, 3340, 3869, 8, 3402, 3869, 704, 7050, 30, 704, 7242, 30, 2324, 800, 1408, 7050, 30,
    22, 0, 24, 13542, 30, 22, 811, 2388, 811, 15370, 30, 24, 5696, 7498, 704, 2186, 25, 2452, 821, 3594,
    3933, 24, 3660, 3997, 22, 830, 2452, 830, 15434, 30, 24, 5248, 7498, 704, 2186, 25, 2452, 840, 3594, 3933,
    24, 3660, 3997, 22, 849, 2516, 849, 15498, 30, 24, 5312, 722, 2186, 30, 22, 860, 2580, 860, 15562, 30,
    24, 6464, 7498, 704, 2186, 3660, 4061, 549, 22, 874, 2644, 874, 15626, 30, 7188, 886, 5504, 11658, 5824, 19,
    7178, 704, 3653, 2186, 3660, 4125, 7252, 899, 4800, 5504, 11658, 5824, 19, 7178, 704, 3653, 2186, 3660, 4189, 22,
    0, 24, 14182, 30, 613, 22, 911, 2708, 911, 14602, 30, 7316, 942, 6528, 25, 212, 929, 448, 155, 923,
    780, 3914, 28, 772, 512, 704, 3653, 2186, 4253, 148, 940, 155, 936, 780, 3914, 28, 704, 3653, 2186, 4253,
    26, 942, 7252, 973, 4800, 6528, 25, 212, 960, 448, 155, 955, 780, 3914, 28, 772, 512, 704, 2186, 4317,
    148, 971, 155, 967, 780, 3914, 28, 704, 3653, 2186, 4381, 26, 973, 22, 0, 24, 14566, 30, 148, 985,
    7050, 4672, 11850, 7374, 4445, 22, 991, 148, 991, 14026, 30, 24, 7050, 4509, 677, 22, 1001, 2772, 1001, 14666,
    30, 24, 6400, 722, 2186, 25, 2900, 1010, 4170, 4573, 2836, 1020, 2843, 1017, 768, 4042, 28, 3660, 4172, 4637,
    24, 2843, 1026, 768, 4106, 28, 3660, 4172, 4701, 741, 22, 1036, 2836, 1036, 14922, 30, 2836, 1067, 5376, 25,
    148, 1046, 7050, 704, 2186, 4765, 148, 1054, 7050, 4672, 8, 704, 2186, 4829, 148, 1060, 6986, 704, 2186, 4765,
    2260, 1065, 704, 2186, 4893, 26, 1067, 22, 0, 24, 14758, 30, 805, 22, 1079, 2836, 1079, 14986, 30, 2836,
    1106, 5376, 1024, 25, 148, 1090, 7050, 704, 2186, 4765, 148, 1098, 7050, 4672, 8, 704, 2186, 4829, 148, 1104,
    6986, 704, 2186, 4765, 26, 1106, 22, 0, 24, 14822, 30, 22, 1117, 2900, 1117, 14858, 30, 24, 5440, 722,
    2186, 30, 2964, 1136, 6784, 4298, 704, 256, 320, 3099, 1134, 768, 4362, 28, 384, 4957, 22, 0, 24, 15078,
    30, 3028, 1147, 7370, 768, 7308, 5021, 24, 7526, 30, 22, 1156, 3092, 1156, 15114, 30, 24, 6720, 4490, 4428,
    704, 2186, 5085, 5696, 7498, 30, 3156, 1170, 5770, 5149, 24, 4582, 30, 3220, 1177, 4618, 30, 24, 4710, 30,
    3220, 1186, 4682, 4672, 5322, 5213, 22, 0, 24, 15206, 30, 3227, 1196, 786, 4746, 28, 5277, 869, 3284, 1202,
    4810, 30, 3476, 1206, 5258, 30, 3540, 1210, 5386, 30, 1556, 1214, 5450, 30, 212, 1218, 5642, 30, 3604, 1222,
    5706, 30, 3732, 1226, 6026, 30, 24, 6282, 30, 933, 3348, 1235, 5002, 7439, 5341, 3348, 1239, 4938, 5341, 4884,
    1243, 10378, 5341, 7508, 1247, 4480, 5405, 7572, 1251, 4544, 5469, 24, 4416, 5533, 997, 3348, 1260, 5002, 7439, 30,
    3348, 1264, 4938, 30, 4884, 1269, 4878, 10378, 30, 7508, 1273, 4480, 5597, 7572, 1277, 4544, 5661, 24, 4416, 5725,
    5066, 25, 7636, 1287, 896, 5194, 5789, 24, 960, 5194, 5853, 3412, 1295, 9, 30, 24, 960, 9, 5917, 3412,
    1303, 5130, 30, 24, 960, 5130, 5917, 9, 5981, 9, 6045, 5322, 6109, 3535, 8, 7695, 6173, 6656, 6237, 5514,
    7695, 5341, 8, 1472, 8, 6301, 6945, 6932, 1332, 1472, 8, 6301, 34, 1556, 1337, 5514, 30, 24, 8, 30,
    448, 4554, 512, 30, 3924, 1350, 576, 5836, 640, 5149, 24, 448, 5772, 512, 5149, 5898, 768, 5836, 6365, 3163,
    1364, 780, 5898, 28, 772, 30, 3668, 1370, 5962, 30, 24, 4582, 30, 1024, 25, 3476, 1379, 5322, 6429, 24,
    5387, 6493, 1061, 1600, 25, 7764, 1389, 1664, 6557, 2196, 1395, 6218, 772, 1664, 6621, 24, 6090, 25, 6676, 1405,
    768, 6218, 772, 1664, 6685, 24, 772, 1664, 6749, 3803, 1414, 780, 6154, 28, 30, 17290, 704, 4554, 6813, 3284,
    1423, 4874, 30, 24, 5542, 30, 2240, 5322, 30, 1125, 1556, 1461, 5578, 448, 25, 7124, 1439, 512, 6877, 3220,
    1445, 6346, 772, 512, 6941, 1556, 1451, 6410, 772, 512, 7005, 3220, 1459, 6346, 768, 6410, 772, 512, 7069, 26,
    1461, 22, 0, 24, 15270, 30, 3227, 1471, 780, 4554, 28, 30, 1563, 1477, 780, 6474, 28, 30, 8, 1408,
    4554, 6813, 6848, 8, 6604, 1408, 7050, 7133, 22, 1494, 3924, 1494, 16586, 30, 24, 576, 6666, 640, 30, 2075,
    1504, 780, 6730, 28, 772, 30, 1189, 1556, 1513, 8, 6796, 6860, 7197, 22, 1519, 2132, 1519, 12810, 30, 3668,
    1525, 1024, 8, 6924, 7261, 24, 2240, 8, 6860, 7325, 704, 7050, 30, 1408, 7050, 30, 1408, 7242, 30, 7050,
    25, 6676, 1551, 6683, 1549, 768, 768, 7050, 28, 772, 5021, 6676, 1555, 768, 7389, 24, 30, 1253, 36, 1565,
    1556, 1565, 8, 7822, 30, 36, 1572, 3412, 1572, 9, 7822, 30, 22, 1578, 148, 1578, 12874, 30, 22, 1584,
    1556, 1584, 12746, 30, 3988, 1600, 7562, 25, 2388, 1595, 5696, 7562, 5312, 7050, 7453, 21, 1598, 30, 26, 1600,
    24, 8842, 30, 6592, 25, 1428, 1610, 5568, 7050, 7517, 24, 7180, 7581, 7242, 25, 6676, 1625, 6683, 1623, 768,
    768, 7242, 28, 772, 5021, 6676, 1629, 768, 7389, 24, 30, 3668, 1636, 1024, 7946, 7645, 24, 7078, 30, 3035,
    1644, 780, 7370, 28, 772, 30, 3668, 1651, 1024, 7946, 7645, 24, 7526, 30, 8, 3392, 19, 7050, 7709, 1317,
    36, 1667, 148, 1667, 7050, 7951, 30, 1556, 1671, 7434, 30, 22, 1677, 148, 1677, 12938, 30, 24, 7050, 7951,
    30, 36, 1688, 468, 1688, 8522, 8015, 30, 24, 7626, 25, 8084, 1700, 8091, 1699, 768, 6144, 7626, 28, 7773,
    24, 30, 7690, 25, 8148, 1713, 8155, 1712, 768, 4608, 7690, 28, 7837, 24, 30, 8212, 1720, 6080, 7690, 7901,
    24, 7782, 30, 7946, 25, 4116, 1733, 4123, 1732, 768, 7818, 28, 7965, 24, 30, 1381, 8276, 1741, 1728, 7946,
    8029, 4180, 1745, 7882, 30, 8340, 1750, 1856, 7946, 8093, 5652, 1755, 1280, 7946, 8157, 8404, 1760, 1920, 7946, 8221,
    8468, 1765, 1344, 7946, 8285, 8212, 1771, 6080, 5824, 7946, 8349, 8532, 1776, 5824, 7946, 8413, 8596, 1791, 5888, 25,
    8212, 1785, 6080, 7946, 8477, 4052, 1789, 7946, 8541, 26, 1791, 22, 0, 24, 16422, 30, 17355, 7946, 8605, 1793,
    8669, 36, 1808, 468, 1808, 8522, 8655, 30, 24, 8010, 30, 8737, 8724, 1817, 1152, 8010, 8733, 34, 8074, 30,
    8801, 8788, 1826, 2048, 8074, 8797, 34, 8138, 30, 8865, 8852, 1835, 1216, 8138, 8861, 34, 22, 1842, 4052, 1842,
    16458, 30, 24, 8202, 30, 8929, 8980, 1851, 2112, 8202, 8925, 9044, 1856, 2176, 8202, 8989, 34, 36, 1864, 468,
    1864, 8522, 9103, 30, 24, 8266, 30, 7457, 7636, 1873, 896, 8266, 5789, 9172, 1878, 960, 8266, 5853, 34, 36,
    1886, 468, 1886, 8522, 9231, 30, 22, 1892, 5716, 1892, 16522, 30, 24, 8330, 30, 9313, 3668, 1901, 1024, 8330,
    9053, 9364, 1906, 1088, 8330, 9117, 9428, 1911, 3008, 8330, 9181, 9492, 1916, 1536, 8330, 9245, 1684, 1921, 3136, 8330,
    9309, 34, 1445, 7636, 1928, 896, 8330, 9373, 9172, 1933, 960, 8330, 5917, 9556, 1938, 1984, 8330, 9437, 24, 8422,
    30, 8458, 25, 2196, 1948, 2240, 8330, 9501, 24, 30, 9620, 1955, 4864, 8522, 9565, 24, 8550, 30, 36, 1964,
    1556, 1964, 8, 30, 24, 8714, 30, 9697, 6932, 1973, 1472, 8, 6301, 36, 1981, 212, 1981, 448, 11276, 512,
    9629, 5012, 1985, 11146, 9693, 212, 1991, 448, 11276, 512, 9629, 3924, 1997, 576, 8586, 640, 9757, 34, 4372, 2003,
    8650, 6671, 30, 24, 4315, 2009, 780, 17418, 28, 772, 9821, 4372, 2015, 8650, 30, 24, 11494, 30, 4372, 2025,
    7052, 704, 7052, 17484, 9885, 24, 7526, 30, 704, 7052, 2973, 1509, 1556, 2036, 8, 30, 7572, 2040, 4544, 5661,
    9748, 2044, 4416, 5725, 7508, 2048, 4480, 5597, 4884, 2053, 4878, 10378, 30, 3412, 2057, 9, 30, 212, 2062, 206,
    17546, 30, 3924, 2067, 3918, 17610, 30, 3732, 2072, 3726, 17674, 30, 24, 3328, 9949, 1573, 3732, 2080, 10634, 30,
    3732, 2084, 10570, 30, 3732, 2088, 11210, 30, 24, 11110, 30, 3924, 2095, 10442, 30, 24, 11046, 30, 212, 2102,
    10506, 30, 212, 2106, 8778, 30, 24, 11174, 30, 212, 2115, 448, 17738, 512, 30, 22, 0, 24, 14246, 30,
    1172, 2124, 7114, 30, 24, 7526, 30, 5952, 8908, 704, 7050, 10013, 22, 2138, 5460, 2138, 13706, 30, 24, 8998,
    30, 1637, 36, 2159, 1556, 2159, 1563, 2151, 768, 9290, 28, 1563, 2156, 512, 9354, 28, 9164, 2254, 3165, 1556,
    2174, 9034, 1563, 2167, 512, 9290, 28, 1563, 2172, 512, 9354, 28, 9164, 3229, 1556, 2184, 9098, 1563, 2182, 512,
    9354, 28, 9164, 3293, 1556, 2198, 1563, 2191, 768, 9290, 28, 1563, 2196, 512, 9354, 28, 9164, 3165, 1556, 2207,
    1563, 2205, 768, 9354, 28, 9164, 3357, 24, 9162, 3421, 1563, 2215, 768, 9290, 28, 1088, 25, 6676, 2221, 768,
    30, 24, 2254, 30, 1563, 2229, 512, 9290, 28, 1563, 2234, 768, 9354, 28, 1088, 25, 6676, 2240, 768, 3485,
    24, 2254, 3485, 1701, 22, 2250, 3668, 2250, 13834, 30, 3668, 2276, 1024, 25, 1556, 2264, 9290, 1563, 2262, 512,
    9418, 28, 9228, 3549, 6676, 2274, 768, 1563, 2272, 768, 9418, 28, 9228, 3613, 26, 2276, 24, 9226, 3677, 22,
    2285, 2196, 2285, 13898, 30, 24, 2240, 9290, 30, 9482, 25, 6676, 2295, 768, 30, 24, 2254, 30, 9482, 3466,
    25, 6676, 2305, 768, 10077, 24, 2254, 10077, 9482, 3468, 25, 6676, 2315, 768, 10077, 24, 2254, 10077, 8, 10141,
    3732, 2324, 9610, 30, 24, 3841, 10205, 3732, 2336, 1600, 842, 1413, 9676, 9740, 1665, 10269, 22, 0, 24, 16102,
    30, 3457, 8, 10333, 705, 4507, 2350, 512, 9802, 28, 10397, 9876, 2355, 3841, 10461, 24, 9638, 30, 3777, 4507,
    2364, 512, 9546, 28, 3905, 10525, 3732, 2375, 1600, 842, 1413, 9676, 10060, 1665, 10269, 22, 0, 24, 16230, 30,
    9940, 2384, 4033, 10461, 24, 9958, 30, 705, 4699, 2393, 512, 9994, 28, 10397, 3732, 2403, 1600, 842, 1413, 9676,
    10060, 1665, 10589, 22, 0, 24, 16230, 30, 3732, 2412, 10122, 30, 24, 4033, 10205, 3969, 4699, 2421, 512, 10186,
    28, 4097, 10653, 193, 10717, 22, 2431, 4884, 2431, 16330, 30, 10004, 2439, 10011, 2438, 768, 17802, 28, 10781, 24,
    4763, 2445, 768, 10250, 28, 10845, 4628, 2450, 9866, 30, 24, 10342, 30, 576, 7308, 640, 10909, 448, 17868, 512,
    9821, 7370, 768, 7308, 10973, 1600, 7306, 1664, 11037, 1600, 25, 10068, 2476, 10700, 1664, 11101, 24, 15819, 1664, 32,
    4955, 2485, 780, 10762, 28, 772, 30, 2196, 2492, 2240, 7946, 11165, 24, 10854, 30, 7050, 704, 7050, 11229, 2651,
    2504, 768, 10954, 28, 30, 1765, 7252, 2521, 4800, 5504, 11658, 5824, 19, 7562, 2395, 2520, 512, 5696, 7562, 28,
    11293, 7188, 2535, 5504, 11658, 5824, 19, 7562, 2395, 2534, 512, 5696, 7562, 28, 11357, 22, 2541, 2644, 2541, 14090,
    30, 22, 0, 24, 14182, 30, 3924, 2553, 576, 7498, 10890, 640, 11421, 22, 0, 24, 13286, 30, 3732, 2565,
    1600, 7498, 10890, 1664, 11485, 22, 0, 24, 13286, 30, 212, 2577, 448, 17930, 10890, 512, 11549, 22, 0, 24,
    13286, 30, 1556, 2586, 7434, 30, 24, 7050, 7951, 30, 3732, 2597, 1600, 10826, 10890, 1664, 11613, 22, 0, 24,
    13350, 30, 5076, 2608, 11338, 772, 7118, 30, 22, 0, 24, 12554, 30, 3028, 2622, 3035, 2620, 780, 17994, 28,
    18060, 11677, 24, 11402, 11741, 768, 11402, 30, 36, 2635, 148, 2635, 7050, 10127, 30, 3668, 2639, 11466, 30, 24,
    18122, 2319, 30, 1556, 2647, 7434, 30, 24, 7050, 7951, 30, 5076, 2673, 5083, 2658, 780, 11530, 28, 25, 6676,
    2668, 768, 4955, 2667, 780, 11594, 28, 11805, 21, 2671, 30, 26, 2673, 24, 4955, 2679, 780, 11594, 28, 30,
    22, 2686, 3668, 2686, 15946, 30, 3668, 2691, 1024, 7050, 7645, 22, 0, 24, 16038, 30, 22, 2702, 4948, 2702,
    12618, 30, 1556, 2708, 8, 1408, 7050, 11869, 24, 11494, 30, 22, 2717, 4948, 2717, 12618, 30, 1556, 2723, 8,
    1408, 7050, 11869, 24, 2240, 7050, 11933, 11850, 25, 21, 2733, 6671, 30, 24, 6683, 2740, 512, 768, 11850, 28,
    772, 11997, 5147, 2747, 780, 11850, 28, 772, 30, 11850, 25, 6676, 2761, 6683, 2759, 768, 768, 11850, 28, 772,
    10973, 24, 768, 12061, 3668, 2770, 1024, 3663, 11850, 12125, 24, 11942, 30, 468, 2792, 12170, 25, 6932, 2783, 1472,
    8, 10191, 12189, 3924, 2790, 576, 8586, 640, 10191, 12253, 26, 2792, 24, 11978, 30, 1829, 1556, 2800, 8, 6173,
    212, 2816, 448, 25, 468, 2809, 11914, 512, 6173, 10260, 2814, 11788, 512, 12317, 26, 2816, 24, 576, 11724, 640,
    12381, 468, 2825, 12106, 30, 1556, 2829, 8, 6173, 24, 448, 12042, 512, 30, 12170, 25, 6932, 2842, 1472, 8,
    10191, 12189, 24, 576, 8586, 640, 10191, 12253, 8714, 10190, 30, 9697, 6932, 2858, 1472, 8, 10190, 6301, 3924, 2865,
    576, 8586, 640, 10190, 9757, 5012, 2870, 11146, 10190, 9693, 212, 2877, 448, 11276, 512, 10190, 9629, 34, 475, 2883,
    780, 12298, 28, 772, 30, 468, 2904, 12170, 25, 6932, 2895, 1472, 8, 10191, 12445, 3924, 2902, 576, 8586, 640,
    10191, 12509, 26, 2904, 24, 12362, 30, 1893, 1556, 2912, 8, 12573, 212, 2928, 448, 25, 468, 2921, 12298, 512,
    12573, 10324, 2926, 12236, 512, 12637, 26, 2928, 24, 576, 12236, 640, 12701, 1957, 148, 2963, 155, 2941, 780, 7050,
    28, 768, 25, 3668, 2951, 1024, 7050, 768, 2240, 7050, 12765, 3668, 2956, 1024, 7050, 12829, 2196, 2961, 2240, 7050,
    12829, 26, 2963, 3668, 2979, 1024, 7050, 25, 6676, 2974, 768, 2240, 7050, 12893, 21, 2977, 12957, 26, 2979, 2196,
    2984, 2240, 7050, 12957, 24, 155, 2990, 780, 7050, 28, 30, 5396, 2997, 256, 3649, 18192, 30, 22, 3003, 5524,
    3003, 13962, 30, 24, 3649, 30, 256, 320, 32, 2021, 5076, 3021, 18251, 769, 3675, 3020, 268, 11467, 2319, 28,
    13021, 148, 3028, 7050, 10890, 768, 18317, 13085, 1556, 3035, 8, 1409, 7051, 10891, 13149, 5076, 3042, 18381, 8, 1409,
    10382, 13213, 24, 11338, 25, 2644, 3049, 10890, 13277, 24, 768, 25, 148, 3057, 7050, 10890, 13341, 24, 11339, 13405,
    11339, 768, 32, 5076, 3067, 11338, 30, 24, 7051, 10891, 32, 3028, 3075, 18442, 30, 24, 11430, 30, 3035, 3083,
    268, 18507, 28, 768, 11403, 32, 3668, 3090, 11466, 30, 24, 18570, 2319, 30, 1556, 3098, 7434, 30, 24, 7050,
    7951, 30, 2085, 10452, 3108, 10435, 1409, 13469, 1556, 3115, 8, 1409, 7051, 10891, 13149, 148, 3121, 18641, 7050, 1409,
    13533, 24, 2241, 7051, 1408, 7050, 13597, 1538, 1408, 32, 3988, 3146, 7562, 25, 2388, 3141, 5696, 7562, 5312, 7050,
    7453, 21, 3144, 30, 26, 3146, 24, 8842, 30, 8, 207, 7178, 13661, 3668, 3160, 1024, 1538, 705, 7050, 13725,
    24, 2240, 1538, 705, 7050, 13789, 2149, 4820, 3178, 192, 10523, 3176, 768, 4815, 12682, 28, 192, 13853, 3988, 3184,
    18705, 7562, 12682, 13917, 3988, 3201, 7562, 5696, 7562, 25, 21, 3194, 10575, 13981, 2516, 3199, 5312, 7057, 14045, 26,
    3201, 10644, 3209, 18762, 5696, 7563, 5312, 587, 14109, 24, 5953, 8909, 705, 25, 9876, 3218, 9870, 14173, 24, 9934,
    14237, 788, 3225, 1098, 30, 852, 3229, 1162, 30, 24, 1254, 30, 1556, 3237, 1538, 192, 32, 24, 10691, 30,
    2213, 36, 3248, 1556, 3248, 8, 7822, 30, 36, 3255, 3412, 3255, 9, 7822, 30, 148, 3261, 7050, 3392, 7051,
    14301, 1556, 3268, 8, 1408, 7946, 10127, 13149, 24, 18833, 7946, 1408, 7947, 10127, 14365, 2277, 3924, 3280, 10442, 30,
    212, 3284, 10506, 30, 5012, 3288, 11146, 30, 7572, 3292, 4545, 30, 7508, 3296, 4481, 30, 24, 4417, 30, 2341,
    3604, 3306, 13066, 704, 7051, 14429, 3028, 3318, 7370, 768, 3035, 3315, 0, 7307, 28, 704, 7051, 14493, 148, 3324,
    7050, 704, 7051, 14557, 532, 3345, 5147, 3332, 0, 11659, 1408, 28, 25, 3028, 3338, 7178, 1408, 14621, 1172, 3343,
    7114, 1408, 14685, 26, 3345, 24, 7178, 907, 843, 14749, 3924, 3354, 10442, 30, 212, 3358, 10506, 30, 24, 448,
    13066, 512, 30, 5184, 7178, 14813, 256, 10831, 14877, 5012, 3375, 4994, 11466, 10891, 14941, 24, 10882, 7370, 769, 25,
    3028, 3385, 7306, 10891, 15005, 24, 10891, 15069, 1600, 2241, 7947, 10891, 1664, 15133, 2405, 9364, 3400, 1089, 768, 15197,
    1556, 3410, 18891, 1563, 3408, 0, 3147, 28, 1089, 15261, 1556, 3421, 2701, 1563, 3418, 0, 2955, 28, 13451, 2954,
    15325, 10964, 3437, 1563, 3428, 0, 2955, 28, 449, 1563, 3434, 256, 2955, 28, 772, 513, 15389, 11028, 3454, 18957,
    1563, 3445, 0, 3147, 28, 1024, 19019, 1563, 3452, 0, 3147, 28, 1089, 15453, 24, 1563, 3460, 256, 3147, 28,
    1088, 1025, 15517, 6676, 3467, 769, 30, 24, 2982, 30, 1556, 3474, 2698, 30, 24, 2790, 30, 1556, 3481, 2698,
    30, 24, 2790, 30, 1556, 3488, 2762, 30, 24, 1563, 3494, 768, 3082, 28, 30, 1409, 10382, 15581, 2469, 1025,
    25, 10388, 3505, 19083, 15645, 6676, 3510, 768, 3648, 15709, 1556, 3515, 3211, 1409, 15773, 24, 19147, 1563, 3522, 0,
    3147, 28, 1025, 19211, 15837, 1556, 3529, 2954, 30, 24, 769, 30, 1556, 3536, 2954, 30, 24, 769, 30, 7124,
    3543, 513, 30, 24, 768, 11138, 32, 2240, 3211, 25, 2324, 3554, 1409, 15901, 24, 768, 25, 1556, 3561, 3210,
    15965, 24, 11203, 15965, 2533, 9364, 3570, 1089, 768, 15197, 1556, 3580, 19275, 1563, 3578, 0, 9419, 28, 1089, 15261,
    1556, 3591, 9037, 1563, 3588, 0, 9291, 28, 13771, 9290, 15325, 10964, 3607, 1563, 3598, 0, 9291, 28, 449, 1563,
    3604, 268, 9483, 28, 772, 513, 16029, 11028, 3624, 19341, 1563, 3615, 0, 9419, 28, 1024, 19403, 1563, 3622, 0,
    9419, 28, 1089, 15453, 24, 1563, 3630, 256, 9419, 28, 1088, 1025, 15517, 6676, 3637, 769, 30, 24, 9318, 30,
    1556, 3644, 9034, 30, 24, 9126, 30, 1556, 3651, 9034, 30, 24, 9126, 30, 1556, 3658, 9098, 30, 24, 1563,
    3664, 768, 9354, 28, 30, 1024, 25, 11284, 3671, 19467, 16093, 1556, 3676, 9483, 1409, 16157, 24, 19531, 1563, 3683,
    0, 9419, 28, 1025, 19595, 16221, 1556, 3690, 9290, 30, 24, 769, 30, 1556, 3697, 9290, 30, 24, 769, 30,
    2260, 3704, 705, 30, 24, 768, 11330, 32, 2240, 9483, 25, 2324, 3715, 1409, 15901, 24, 768, 25, 1556, 3722,
    9482, 15965, 24, 11203, 15965, 3648, 256, 3648, 256, 320, 16285, 7051, 4672, 7050, 7374, 14621, 4804, 5504, 7947, 6683,
    3745, 0, 768, 7947, 28, 772, 8527, 16349, 4804, 5504, 7178, 16413, 448, 25, 3668, 3759, 11466, 512, 16477, 24,
    2241, 7051, 512, 16541, 5761, 25, 1556, 3776, 1563, 3773, 268, 2123, 28, 5568, 2123, 16605, 24, 257, 16669, 2123,
    4672, 19665, 7050, 16733, 1538, 11394, 32, 1538, 4672, 19729, 7050, 16733, 1538, 11394, 32, 1556, 3801, 1867, 768, 256,
    16797, 24, 257, 16861, 4804, 6528, 25, 148, 3817, 155, 3815, 268, 7051, 19789, 28, 256, 16925, 24, 448, 155,
    3825, 268, 6987, 19853, 28, 772, 512, 256, 16925, 4672, 11851, 32, 4672, 11851, 32, 4804, 6529, 25, 148, 3850,
    155, 3846, 268, 7051, 19917, 28, 704, 256, 10831, 16989, 24, 448, 155, 3858, 268, 6987, 19981, 28, 772, 512,
    704, 256, 10831, 16989, 4672, 11851, 32, 4672, 11851, 32, 2597, 6401, 704, 25, 5396, 3879, 256, 10831, 17053, 1620,
    3884, 2187, 11471, 17117, 24, 1627, 3890, 0, 2187, 28, 25, 2836, 3904, 2843, 3898, 256, 4043, 28, 5377, 1025,
    7051, 20045, 704, 17181, 24, 2843, 3910, 256, 4107, 28, 5377, 20109, 704, 17245, 7051, 20173, 32, 4672, 1538, 32,
    4672, 1538, 32, 2661, 5376, 25, 148, 3935, 7050, 768, 6987, 4672, 1538, 704, 17309, 148, 3941, 7051, 20237, 256,
    16925, 5396, 3945, 256, 16925, 24, 7051, 4672, 7050, 704, 2187, 17373, 4672, 1538, 32, 2725, 5376, 1024, 25, 148,
    3968, 7050, 768, 6987, 4672, 1538, 704, 17309, 148, 3974, 7051, 20301, 256, 16925, 11540, 3978, 11522, 17437, 24, 7051,
    4672, 7050, 704, 2187, 17501, 4672, 1538, 32, 5441, 704, 256, 10831, 17565, 5377, 25, 148, 4003, 7051, 20365, 704,
    256, 10831, 17629, 24, 704, 256, 10831, 17629, 4672, 1538, 32, 5377, 1024, 7051, 20429, 704, 256, 10831, 17693, 4672,
    1538, 32, 6785, 4299, 25, 5396, 4029, 256, 16925, 24, 704, 256, 10831, 17757, 6721, 4491, 4429, 25, 5396, 4042,
    256, 16925, 24, 704, 256, 10831, 17821, 4683, 4672, 25, 3540, 4054, 6657, 17885, 24, 7050, 17949, 5579, 448, 15306,
    18013, 20493, 6411, 768, 6346, 30, 6347, 768, 32, 5697, 7499, 25, 5396, 4076, 256, 16925, 24, 704, 256, 10831,
    18077, 5249, 7499, 25, 5396, 4088, 256, 16925, 24, 704, 256, 10831, 18141, 5313, 704, 25, 5396, 4101, 256, 10831,
    18205, 24, 2187, 5248, 18269, 6465, 7499, 25, 5396, 4112, 256, 16925, 24, 704, 256, 10831, 18333, 4804, 5505, 11659,
    5824, 7179, 25, 5396, 4127, 256, 16925, 24, 704, 256, 10831, 18397, 4804, 5121, 1538, 6605, 25, 212, 4147, 448,
    2573, 512, 20557, 704, 256, 10831, 18461, 24, 466, 2573, 512, 20621, 722, 12493, 2187, 32, 3264, 7051, 32, 3264,
    7051, 32, 4993, 1538, 6605, 20685, 25, 5396, 4171, 256, 16925, 24, 704, 256, 10831, 18525, 448, 11277, 512, 32,
    4948, 4190, 4955, 4187, 268, 10763, 28, 768, 15883, 32, 24, 7051, 705, 25, 3668, 4199, 1025, 7947, 18589, 24,
    11598, 18653, 7050, 25, 21, 4208, 2255, 18717, 24, 705, 25, 3668, 4216, 1025, 7947, 18781, 24, 11598, 18845, 1025,
    7051, 1408, 7050, 18909, 1024, 18973, 2789, 1600, 25, 2324, 4233, 1409, 19037, 4564, 4237, 3457, 19101, 2260, 4241, 705,
    19165, 7764, 4245, 1665, 19229, 21, 4249, 849, 19293, 24, 843, 25, 21, 4256, 11663, 19357, 2324, 4261, 1408, 11727,
    19421, 24, 1412, 25, 4564, 4268, 16139, 32, 24, 20749, 25, 21, 4275, 11791, 19485, 2260, 4285, 704, 4507, 4283,
    0, 9803, 28, 7759, 19549, 24, 7759, 19613, 3456, 1538, 32, 3456, 25, 11796, 4297, 11790, 19677, 24, 1551, 19741,
    2853, 1600, 25, 2324, 4307, 1409, 19805, 4564, 4311, 3457, 19869, 2260, 4315, 705, 19933, 7764, 4319, 1665, 19997, 21,
    4323, 849, 20061, 24, 843, 25, 21, 4330, 11663, 20125, 2324, 4335, 1408, 11727, 20189, 24, 1412, 25, 4564, 4342,
    16267, 32, 24, 20813, 25, 21, 4349, 11791, 20253, 2260, 4359, 704, 4507, 4357, 0, 9803, 28, 7759, 20317, 24,
    7759, 20381, 3456, 1538, 32, 3456, 25, 11796, 4371, 11790, 20445, 24, 1551, 20509, 10004, 4383, 10011, 4381, 768, 20874,
    28, 10250, 20573, 24, 4763, 4389, 768, 10250, 28, 20938, 20573, 4628, 4395, 9866, 30, 24, 10342, 30, 4628, 4402,
    9866, 30, 24, 10342, 30, 1281, 1345, 20637, 8203, 11842, 6081, 7690, 20701, 5698, 6081, 8330, 20701, 576, 641, 20765,
];
