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
        flags: 0,
    },
    // 10 compound_stmt
    Rule {
        pc: 156,
        grow: 0,
        first: 5,
        memo: 0,
        flags: 0,
    },
    // 11 simple_assignment
    Rule {
        pc: 196,
        grow: 0,
        first: 7,
        memo: 0,
        flags: 0,
    },
    // 12 assignment
    Rule {
        pc: 202,
        grow: 0,
        first: 8,
        memo: 0,
        flags: 0,
    },
    // 13 annotated_rhs
    Rule {
        pc: 257,
        grow: 0,
        first: 8,
        memo: 0,
        flags: 0,
    },
    // 14 augassign
    Rule {
        pc: 264,
        grow: 0,
        first: 9,
        memo: 0,
        flags: 0,
    },
    // 15 return_stmt
    Rule {
        pc: 317,
        grow: 0,
        first: 10,
        memo: 0,
        flags: 0,
    },
    // 16 raise_stmt
    Rule {
        pc: 320,
        grow: 0,
        first: 11,
        memo: 0,
        flags: 0,
    },
    // 17 pass_stmt
    Rule {
        pc: 332,
        grow: 0,
        first: 12,
        memo: 0,
        flags: 0,
    },
    // 18 break_stmt
    Rule {
        pc: 334,
        grow: 0,
        first: 13,
        memo: 0,
        flags: 0,
    },
    // 19 continue_stmt
    Rule {
        pc: 336,
        grow: 0,
        first: 14,
        memo: 0,
        flags: 0,
    },
    // 20 global_stmt
    Rule {
        pc: 338,
        grow: 0,
        first: 15,
        memo: 0,
        flags: 0,
    },
    // 21 nonlocal_stmt
    Rule {
        pc: 345,
        grow: 0,
        first: 16,
        memo: 0,
        flags: 0,
    },
    // 22 del_stmt
    Rule {
        pc: 352,
        grow: 0,
        first: 17,
        memo: 0,
        flags: 0,
    },
    // 23 yield_stmt
    Rule {
        pc: 363,
        grow: 0,
        first: 18,
        memo: 0,
        flags: 0,
    },
    // 24 assert_stmt
    Rule {
        pc: 365,
        grow: 0,
        first: 19,
        memo: 0,
        flags: 0,
    },
    // 25 import_stmt
    Rule {
        pc: 372,
        grow: 0,
        first: 20,
        memo: 0,
        flags: 0,
    },
    // 26 import_name
    Rule {
        pc: 385,
        grow: 0,
        first: 21,
        memo: 0,
        flags: 0,
    },
    // 27 import_from
    Rule {
        pc: 388,
        grow: 0,
        first: 22,
        memo: 0,
        flags: 0,
    },
    // 28 import_from_targets
    Rule {
        pc: 410,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 29 import_from_as_names
    Rule {
        pc: 433,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 30 import_from_as_name
    Rule {
        pc: 439,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 31 dotted_as_names
    Rule {
        pc: 452,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 32 dotted_as_name
    Rule {
        pc: 458,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 33 dotted_name
    Rule {
        pc: 471,
        grow: 473,
        first: 24,
        memo: 2,
        flags: 8,
    },
    // 34 block
    Rule {
        pc: 480,
        grow: 0,
        first: 25,
        memo: 3,
        flags: 0,
    },
    // 35 decorators
    Rule {
        pc: 496,
        grow: 0,
        first: 26,
        memo: 0,
        flags: 0,
    },
    // 36 class_def
    Rule {
        pc: 504,
        grow: 0,
        first: 27,
        memo: 0,
        flags: 0,
    },
    // 37 class_def_raw
    Rule {
        pc: 512,
        grow: 0,
        first: 28,
        memo: 0,
        flags: 0,
    },
    // 38 function_def
    Rule {
        pc: 530,
        grow: 0,
        first: 29,
        memo: 0,
        flags: 0,
    },
    // 39 function_def_raw
    Rule {
        pc: 538,
        grow: 0,
        first: 30,
        memo: 0,
        flags: 0,
    },
    // 40 params
    Rule {
        pc: 576,
        grow: 0,
        first: 31,
        memo: 0,
        flags: 0,
    },
    // 41 parameters
    Rule {
        pc: 585,
        grow: 0,
        first: 32,
        memo: 0,
        flags: 0,
    },
    // 42 slash_no_default
    Rule {
        pc: 655,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 43 slash_with_default
    Rule {
        pc: 669,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 44 star_etc
    Rule {
        pc: 688,
        grow: 0,
        first: 33,
        memo: 0,
        flags: 0,
    },
    // 45 kwds
    Rule {
        pc: 735,
        grow: 0,
        first: 34,
        memo: 0,
        flags: 0,
    },
    // 46 param_no_default
    Rule {
        pc: 745,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 47 param_no_default_star_annotation
    Rule {
        pc: 756,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 48 param_with_default
    Rule {
        pc: 767,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 49 param_maybe_default
    Rule {
        pc: 779,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 50 param
    Rule {
        pc: 791,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 51 param_star_annotation
    Rule {
        pc: 794,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 52 annotation
    Rule {
        pc: 797,
        grow: 0,
        first: 35,
        memo: 0,
        flags: 0,
    },
    // 53 star_annotation
    Rule {
        pc: 800,
        grow: 0,
        first: 35,
        memo: 0,
        flags: 0,
    },
    // 54 default
    Rule {
        pc: 803,
        grow: 0,
        first: 36,
        memo: 0,
        flags: 0,
    },
    // 55 if_stmt
    Rule {
        pc: 813,
        grow: 0,
        first: 37,
        memo: 0,
        flags: 0,
    },
    // 56 elif_stmt
    Rule {
        pc: 832,
        grow: 0,
        first: 38,
        memo: 0,
        flags: 0,
    },
    // 57 else_block
    Rule {
        pc: 851,
        grow: 0,
        first: 39,
        memo: 0,
        flags: 0,
    },
    // 58 while_stmt
    Rule {
        pc: 862,
        grow: 0,
        first: 40,
        memo: 0,
        flags: 0,
    },
    // 59 for_stmt
    Rule {
        pc: 875,
        grow: 0,
        first: 41,
        memo: 0,
        flags: 0,
    },
    // 60 with_stmt
    Rule {
        pc: 913,
        grow: 0,
        first: 42,
        memo: 0,
        flags: 0,
    },
    // 61 with_item
    Rule {
        pc: 988,
        grow: 0,
        first: 2,
        memo: 0,
        flags: 0,
    },
    // 62 try_stmt
    Rule {
        pc: 1004,
        grow: 0,
        first: 43,
        memo: 0,
        flags: 0,
    },
    // 63 except_block
    Rule {
        pc: 1040,
        grow: 0,
        first: 44,
        memo: 0,
        flags: 0,
    },
    // 64 except_star_block
    Rule {
        pc: 1084,
        grow: 0,
        first: 44,
        memo: 0,
        flags: 0,
    },
    // 65 finally_block
    Rule {
        pc: 1124,
        grow: 0,
        first: 45,
        memo: 0,
        flags: 0,
    },
    // 66 match_stmt
    Rule {
        pc: 1135,
        grow: 0,
        first: 46,
        memo: 0,
        flags: 0,
    },
    // 67 subject_expr
    Rule {
        pc: 1154,
        grow: 0,
        first: 47,
        memo: 0,
        flags: 0,
    },
    // 68 case_block
    Rule {
        pc: 1163,
        grow: 0,
        first: 48,
        memo: 0,
        flags: 0,
    },
    // 69 guard
    Rule {
        pc: 1176,
        grow: 0,
        first: 37,
        memo: 0,
        flags: 0,
    },
    // 70 patterns
    Rule {
        pc: 1179,
        grow: 0,
        first: 49,
        memo: 0,
        flags: 0,
    },
    // 71 pattern
    Rule {
        pc: 1186,
        grow: 0,
        first: 50,
        memo: 0,
        flags: 0,
    },
    // 72 as_pattern
    Rule {
        pc: 1193,
        grow: 0,
        first: 50,
        memo: 0,
        flags: 0,
    },
    // 73 or_pattern
    Rule {
        pc: 1204,
        grow: 0,
        first: 50,
        memo: 0,
        flags: 0,
    },
    // 74 closed_pattern
    Rule {
        pc: 1210,
        grow: 0,
        first: 50,
        memo: 4,
        flags: 0,
    },
    // 75 literal_pattern
    Rule {
        pc: 1243,
        grow: 0,
        first: 51,
        memo: 0,
        flags: 0,
    },
    // 76 literal_expr
    Rule {
        pc: 1269,
        grow: 0,
        first: 51,
        memo: 0,
        flags: 0,
    },
    // 77 complex_number
    Rule {
        pc: 1296,
        grow: 0,
        first: 52,
        memo: 0,
        flags: 0,
    },
    // 78 signed_number
    Rule {
        pc: 1307,
        grow: 0,
        first: 52,
        memo: 0,
        flags: 0,
    },
    // 79 signed_real_number
    Rule {
        pc: 1315,
        grow: 0,
        first: 52,
        memo: 0,
        flags: 0,
    },
    // 80 real_number
    Rule {
        pc: 1323,
        grow: 0,
        first: 53,
        memo: 0,
        flags: 0,
    },
    // 81 imaginary_number
    Rule {
        pc: 1325,
        grow: 0,
        first: 53,
        memo: 0,
        flags: 0,
    },
    // 82 capture_pattern
    Rule {
        pc: 1327,
        grow: 0,
        first: 54,
        memo: 0,
        flags: 0,
    },
    // 83 pattern_capture_target
    Rule {
        pc: 1329,
        grow: 0,
        first: 54,
        memo: 0,
        flags: 0,
    },
    // 84 wildcard_pattern
    Rule {
        pc: 1333,
        grow: 0,
        first: 55,
        memo: 0,
        flags: 0,
    },
    // 85 value_pattern
    Rule {
        pc: 1335,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 86 attr
    Rule {
        pc: 1338,
        grow: 1342,
        first: 24,
        memo: 5,
        flags: 8,
    },
    // 87 name_or_attr
    Rule {
        pc: 1349,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 88 group_pattern
    Rule {
        pc: 1356,
        grow: 0,
        first: 3,
        memo: 0,
        flags: 0,
    },
    // 89 sequence_pattern
    Rule {
        pc: 1360,
        grow: 0,
        first: 56,
        memo: 0,
        flags: 0,
    },
    // 90 open_sequence_pattern
    Rule {
        pc: 1371,
        grow: 0,
        first: 49,
        memo: 0,
        flags: 0,
    },
    // 91 maybe_sequence_pattern
    Rule {
        pc: 1375,
        grow: 0,
        first: 49,
        memo: 0,
        flags: 0,
    },
    // 92 maybe_star_pattern
    Rule {
        pc: 1382,
        grow: 0,
        first: 49,
        memo: 0,
        flags: 0,
    },
    // 93 star_pattern
    Rule {
        pc: 1389,
        grow: 0,
        first: 57,
        memo: 6,
        flags: 0,
    },
    // 94 mapping_pattern
    Rule {
        pc: 1398,
        grow: 0,
        first: 58,
        memo: 0,
        flags: 0,
    },
    // 95 items_pattern
    Rule {
        pc: 1426,
        grow: 0,
        first: 59,
        memo: 0,
        flags: 0,
    },
    // 96 key_value_pattern
    Rule {
        pc: 1432,
        grow: 0,
        first: 59,
        memo: 0,
        flags: 0,
    },
    // 97 double_star_pattern
    Rule {
        pc: 1443,
        grow: 0,
        first: 34,
        memo: 0,
        flags: 0,
    },
    // 98 class_pattern
    Rule {
        pc: 1446,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 99 positional_patterns
    Rule {
        pc: 1484,
        grow: 0,
        first: 50,
        memo: 0,
        flags: 0,
    },
    // 100 keyword_patterns
    Rule {
        pc: 1490,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 101 keyword_pattern
    Rule {
        pc: 1496,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 102 type_alias
    Rule {
        pc: 1500,
        grow: 0,
        first: 60,
        memo: 0,
        flags: 0,
    },
    // 103 type_params
    Rule {
        pc: 1506,
        grow: 0,
        first: 61,
        memo: 0,
        flags: 0,
    },
    // 104 type_param_seq
    Rule {
        pc: 1517,
        grow: 0,
        first: 32,
        memo: 0,
        flags: 0,
    },
    // 105 type_param
    Rule {
        pc: 1524,
        grow: 0,
        first: 32,
        memo: 7,
        flags: 0,
    },
    // 106 type_param_bound
    Rule {
        pc: 1549,
        grow: 0,
        first: 35,
        memo: 0,
        flags: 0,
    },
    // 107 type_param_default
    Rule {
        pc: 1552,
        grow: 0,
        first: 36,
        memo: 0,
        flags: 0,
    },
    // 108 type_param_starred_default
    Rule {
        pc: 1555,
        grow: 0,
        first: 36,
        memo: 0,
        flags: 0,
    },
    // 109 expressions
    Rule {
        pc: 1558,
        grow: 0,
        first: 2,
        memo: 0,
        flags: 0,
    },
    // 110 expression
    Rule {
        pc: 1576,
        grow: 0,
        first: 2,
        memo: 8,
        flags: 0,
    },
    // 111 yield_expr
    Rule {
        pc: 1623,
        grow: 0,
        first: 18,
        memo: 0,
        flags: 0,
    },
    // 112 star_expressions
    Rule {
        pc: 1633,
        grow: 0,
        first: 47,
        memo: 0,
        flags: 0,
    },
    // 113 star_expression
    Rule {
        pc: 1651,
        grow: 0,
        first: 47,
        memo: 9,
        flags: 8,
    },
    // 114 star_named_expressions
    Rule {
        pc: 1659,
        grow: 0,
        first: 47,
        memo: 0,
        flags: 0,
    },
    // 115 star_named_expression
    Rule {
        pc: 1666,
        grow: 0,
        first: 47,
        memo: 0,
        flags: 0,
    },
    // 116 assignment_expression
    Rule {
        pc: 1674,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 117 named_expression
    Rule {
        pc: 1679,
        grow: 0,
        first: 2,
        memo: 0,
        flags: 0,
    },
    // 118 disjunction
    Rule {
        pc: 1702,
        grow: 0,
        first: 62,
        memo: 10,
        flags: 8,
    },
    // 119 conjunction
    Rule {
        pc: 1723,
        grow: 0,
        first: 62,
        memo: 11,
        flags: 8,
    },
    // 120 inversion
    Rule {
        pc: 1736,
        grow: 0,
        first: 62,
        memo: 12,
        flags: 8,
    },
    // 121 comparison
    Rule {
        pc: 1744,
        grow: 0,
        first: 63,
        memo: 0,
        flags: 0,
    },
    // 122 compare_op_bitwise_or_pair
    Rule {
        pc: 1756,
        grow: 0,
        first: 64,
        memo: 0,
        flags: 0,
    },
    // 123 noteq_bitwise_or
    Rule {
        pc: 1818,
        grow: 0,
        first: 65,
        memo: 0,
        flags: 0,
    },
    // 124 bitwise_or
    Rule {
        pc: 1823,
        grow: 1833,
        first: 63,
        memo: 13,
        flags: 8,
    },
    // 125 bitwise_xor
    Rule {
        pc: 1840,
        grow: 1842,
        first: 63,
        memo: 14,
        flags: 8,
    },
    // 126 bitwise_and
    Rule {
        pc: 1849,
        grow: 1851,
        first: 63,
        memo: 15,
        flags: 8,
    },
    // 127 shift_expr
    Rule {
        pc: 1858,
        grow: 1867,
        first: 63,
        memo: 16,
        flags: 8,
    },
    // 128 sum
    Rule {
        pc: 1879,
        grow: 1889,
        first: 63,
        memo: 17,
        flags: 8,
    },
    // 129 term
    Rule {
        pc: 1901,
        grow: 1917,
        first: 63,
        memo: 18,
        flags: 8,
    },
    // 130 factor
    Rule {
        pc: 1944,
        grow: 0,
        first: 63,
        memo: 19,
        flags: 8,
    },
    // 131 power
    Rule {
        pc: 1964,
        grow: 0,
        first: 66,
        memo: 0,
        flags: 0,
    },
    // 132 await_primary
    Rule {
        pc: 1973,
        grow: 0,
        first: 66,
        memo: 20,
        flags: 8,
    },
    // 133 primary
    Rule {
        pc: 1981,
        grow: 1990,
        first: 7,
        memo: 21,
        flags: 0,
    },
    // 134 slices
    Rule {
        pc: 2021,
        grow: 0,
        first: 67,
        memo: 0,
        flags: 0,
    },
    // 135 slice
    Rule {
        pc: 2041,
        grow: 0,
        first: 68,
        memo: 0,
        flags: 0,
    },
    // 136 atom
    Rule {
        pc: 2054,
        grow: 0,
        first: 7,
        memo: 0,
        flags: 0,
    },
    // 137 group
    Rule {
        pc: 2134,
        grow: 0,
        first: 3,
        memo: 0,
        flags: 0,
    },
    // 138 lambdef
    Rule {
        pc: 2152,
        grow: 0,
        first: 69,
        memo: 0,
        flags: 0,
    },
    // 139 lambda_params
    Rule {
        pc: 2157,
        grow: 0,
        first: 31,
        memo: 0,
        flags: 0,
    },
    // 140 lambda_parameters
    Rule {
        pc: 2166,
        grow: 0,
        first: 32,
        memo: 0,
        flags: 0,
    },
    // 141 lambda_slash_no_default
    Rule {
        pc: 2236,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 142 lambda_slash_with_default
    Rule {
        pc: 2250,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 143 lambda_star_etc
    Rule {
        pc: 2269,
        grow: 0,
        first: 33,
        memo: 0,
        flags: 0,
    },
    // 144 lambda_kwds
    Rule {
        pc: 2306,
        grow: 0,
        first: 34,
        memo: 0,
        flags: 0,
    },
    // 145 lambda_param_no_default
    Rule {
        pc: 2316,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 146 lambda_param_with_default
    Rule {
        pc: 2325,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 147 lambda_param_maybe_default
    Rule {
        pc: 2335,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 148 lambda_param
    Rule {
        pc: 2345,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 149 fstring_middle
    Rule {
        pc: 2347,
        grow: 0,
        first: 70,
        memo: 0,
        flags: 0,
    },
    // 150 fstring_replacement_field
    Rule {
        pc: 2354,
        grow: 0,
        first: 58,
        memo: 0,
        flags: 0,
    },
    // 151 fstring_conversion
    Rule {
        pc: 2368,
        grow: 0,
        first: 71,
        memo: 0,
        flags: 0,
    },
    // 152 fstring_full_format_spec
    Rule {
        pc: 2371,
        grow: 0,
        first: 35,
        memo: 0,
        flags: 0,
    },
    // 153 fstring_format_spec
    Rule {
        pc: 2378,
        grow: 0,
        first: 70,
        memo: 0,
        flags: 0,
    },
    // 154 fstring
    Rule {
        pc: 2385,
        grow: 0,
        first: 72,
        memo: 0,
        flags: 0,
    },
    // 155 tstring_format_spec_replacement_field
    Rule {
        pc: 2393,
        grow: 0,
        first: 58,
        memo: 0,
        flags: 0,
    },
    // 156 tstring_format_spec
    Rule {
        pc: 2407,
        grow: 0,
        first: 73,
        memo: 0,
        flags: 0,
    },
    // 157 tstring_full_format_spec
    Rule {
        pc: 2414,
        grow: 0,
        first: 35,
        memo: 0,
        flags: 0,
    },
    // 158 tstring_replacement_field
    Rule {
        pc: 2421,
        grow: 0,
        first: 58,
        memo: 0,
        flags: 0,
    },
    // 159 tstring_middle
    Rule {
        pc: 2435,
        grow: 0,
        first: 73,
        memo: 0,
        flags: 0,
    },
    // 160 tstring
    Rule {
        pc: 2442,
        grow: 0,
        first: 74,
        memo: 22,
        flags: 0,
    },
    // 161 string
    Rule {
        pc: 2450,
        grow: 0,
        first: 75,
        memo: 0,
        flags: 0,
    },
    // 162 strings
    Rule {
        pc: 2452,
        grow: 0,
        first: 76,
        memo: 23,
        flags: 0,
    },
    // 163 list
    Rule {
        pc: 2480,
        grow: 0,
        first: 61,
        memo: 0,
        flags: 0,
    },
    // 164 tuple
    Rule {
        pc: 2484,
        grow: 0,
        first: 3,
        memo: 0,
        flags: 0,
    },
    // 165 set
    Rule {
        pc: 2492,
        grow: 0,
        first: 58,
        memo: 0,
        flags: 0,
    },
    // 166 dict
    Rule {
        pc: 2496,
        grow: 0,
        first: 58,
        memo: 0,
        flags: 0,
    },
    // 167 double_starred_kvpairs
    Rule {
        pc: 2507,
        grow: 0,
        first: 77,
        memo: 0,
        flags: 0,
    },
    // 168 double_starred_kvpair
    Rule {
        pc: 2514,
        grow: 0,
        first: 77,
        memo: 0,
        flags: 0,
    },
    // 169 kvpair
    Rule {
        pc: 2522,
        grow: 0,
        first: 2,
        memo: 0,
        flags: 0,
    },
    // 170 for_if_clauses
    Rule {
        pc: 2526,
        grow: 0,
        first: 41,
        memo: 0,
        flags: 0,
    },
    // 171 for_if_clause
    Rule {
        pc: 2532,
        grow: 0,
        first: 41,
        memo: 0,
        flags: 0,
    },
    // 172 listcomp
    Rule {
        pc: 2574,
        grow: 0,
        first: 78,
        memo: 0,
        flags: 0,
    },
    // 173 setcomp
    Rule {
        pc: 2586,
        grow: 0,
        first: 78,
        memo: 0,
        flags: 0,
    },
    // 174 genexp
    Rule {
        pc: 2598,
        grow: 0,
        first: 78,
        memo: 0,
        flags: 0,
    },
    // 175 dictcomp
    Rule {
        pc: 2618,
        grow: 0,
        first: 58,
        memo: 0,
        flags: 0,
    },
    // 176 arguments
    Rule {
        pc: 2630,
        grow: 0,
        first: 79,
        memo: 24,
        flags: 0,
    },
    // 177 args
    Rule {
        pc: 2641,
        grow: 0,
        first: 79,
        memo: 0,
        flags: 0,
    },
    // 178 kwargs
    Rule {
        pc: 2679,
        grow: 0,
        first: 79,
        memo: 0,
        flags: 0,
    },
    // 179 starred_expression
    Rule {
        pc: 2708,
        grow: 0,
        first: 57,
        memo: 0,
        flags: 0,
    },
    // 180 kwarg_or_starred
    Rule {
        pc: 2724,
        grow: 0,
        first: 79,
        memo: 0,
        flags: 0,
    },
    // 181 kwarg_or_double_starred
    Rule {
        pc: 2739,
        grow: 0,
        first: 77,
        memo: 0,
        flags: 0,
    },
    // 182 star_targets
    Rule {
        pc: 2755,
        grow: 0,
        first: 80,
        memo: 0,
        flags: 0,
    },
    // 183 star_targets_list_seq
    Rule {
        pc: 2770,
        grow: 0,
        first: 80,
        memo: 0,
        flags: 0,
    },
    // 184 star_targets_tuple_seq
    Rule {
        pc: 2777,
        grow: 0,
        first: 80,
        memo: 0,
        flags: 0,
    },
    // 185 star_target
    Rule {
        pc: 2792,
        grow: 0,
        first: 80,
        memo: 25,
        flags: 8,
    },
    // 186 target_with_star_atom
    Rule {
        pc: 2801,
        grow: 0,
        first: 7,
        memo: 26,
        flags: 0,
    },
    // 187 star_atom
    Rule {
        pc: 2823,
        grow: 0,
        first: 81,
        memo: 0,
        flags: 0,
    },
    // 188 single_target
    Rule {
        pc: 2850,
        grow: 0,
        first: 7,
        memo: 0,
        flags: 0,
    },
    // 189 single_subscript_attribute_target
    Rule {
        pc: 2863,
        grow: 0,
        first: 7,
        memo: 0,
        flags: 0,
    },
    // 190 t_primary
    Rule {
        pc: 2877,
        grow: 2880,
        first: 7,
        memo: 27,
        flags: 0,
    },
    // 191 del_targets
    Rule {
        pc: 2907,
        grow: 0,
        first: 7,
        memo: 0,
        flags: 0,
    },
    // 192 del_target
    Rule {
        pc: 2914,
        grow: 0,
        first: 7,
        memo: 28,
        flags: 0,
    },
    // 193 del_t_atom
    Rule {
        pc: 2936,
        grow: 0,
        first: 81,
        memo: 0,
        flags: 0,
    },
    // 194 type_expressions
    Rule {
        pc: 2963,
        grow: 0,
        first: 79,
        memo: 0,
        flags: 0,
    },
    // 195 func_type_comment
    Rule {
        pc: 3022,
        grow: 0,
        first: 82,
        memo: 0,
        flags: 0,
    },
    // 196 invalid_arguments
    Rule {
        pc: 3040,
        grow: 0,
        first: 79,
        memo: 0,
        flags: 0,
    },
    // 197 invalid_kwarg
    Rule {
        pc: 3134,
        grow: 0,
        first: 77,
        memo: 0,
        flags: 0,
    },
    // 198 expression_without_invalid
    Rule {
        pc: 3163,
        grow: 0,
        first: 83,
        memo: 0,
        flags: 2,
    },
    // 199 invalid_legacy_expression
    Rule {
        pc: 3182,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 200 invalid_type_param
    Rule {
        pc: 3186,
        grow: 0,
        first: 33,
        memo: 0,
        flags: 0,
    },
    // 201 invalid_expression
    Rule {
        pc: 3199,
        grow: 0,
        first: 2,
        memo: 0,
        flags: 0,
    },
    // 202 invalid_named_expression
    Rule {
        pc: 3274,
        grow: 0,
        first: 2,
        memo: 29,
        flags: 0,
    },
    // 203 invalid_assignment
    Rule {
        pc: 3335,
        grow: 0,
        first: 8,
        memo: 0,
        flags: 0,
    },
    // 204 invalid_ann_assign_target
    Rule {
        pc: 3387,
        grow: 0,
        first: 56,
        memo: 0,
        flags: 0,
    },
    // 205 invalid_del_stmt
    Rule {
        pc: 3400,
        grow: 0,
        first: 17,
        memo: 0,
        flags: 0,
    },
    // 206 invalid_block
    Rule {
        pc: 3403,
        grow: 0,
        first: 84,
        memo: 0,
        flags: 0,
    },
    // 207 invalid_comprehension
    Rule {
        pc: 3406,
        grow: 0,
        first: 78,
        memo: 0,
        flags: 0,
    },
    // 208 invalid_dict_comprehension
    Rule {
        pc: 3425,
        grow: 0,
        first: 58,
        memo: 0,
        flags: 0,
    },
    // 209 invalid_parameters
    Rule {
        pc: 3431,
        grow: 0,
        first: 85,
        memo: 0,
        flags: 0,
    },
    // 210 invalid_parameters_helper
    Rule {
        pc: 3522,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 211 invalid_default
    Rule {
        pc: 3533,
        grow: 0,
        first: 36,
        memo: 0,
        flags: 0,
    },
    // 212 invalid_star_etc
    Rule {
        pc: 3536,
        grow: 0,
        first: 57,
        memo: 0,
        flags: 0,
    },
    // 213 invalid_kwds
    Rule {
        pc: 3586,
        grow: 0,
        first: 34,
        memo: 0,
        flags: 0,
    },
    // 214 invalid_lambda_parameters
    Rule {
        pc: 3603,
        grow: 0,
        first: 85,
        memo: 0,
        flags: 0,
    },
    // 215 invalid_lambda_parameters_helper
    Rule {
        pc: 3694,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 216 invalid_lambda_star_etc
    Rule {
        pc: 3705,
        grow: 0,
        first: 57,
        memo: 0,
        flags: 0,
    },
    // 217 invalid_lambda_kwds
    Rule {
        pc: 3748,
        grow: 0,
        first: 34,
        memo: 0,
        flags: 0,
    },
    // 218 invalid_double_type_comments
    Rule {
        pc: 3765,
        grow: 0,
        first: 86,
        memo: 0,
        flags: 0,
    },
    // 219 invalid_with_item
    Rule {
        pc: 3771,
        grow: 0,
        first: 2,
        memo: 0,
        flags: 0,
    },
    // 220 invalid_for_if_clause
    Rule {
        pc: 3776,
        grow: 0,
        first: 41,
        memo: 0,
        flags: 0,
    },
    // 221 invalid_for_target
    Rule {
        pc: 3788,
        grow: 0,
        first: 41,
        memo: 0,
        flags: 0,
    },
    // 222 invalid_group
    Rule {
        pc: 3792,
        grow: 0,
        first: 3,
        memo: 0,
        flags: 0,
    },
    // 223 invalid_import
    Rule {
        pc: 3804,
        grow: 0,
        first: 21,
        memo: 0,
        flags: 0,
    },
    // 224 invalid_dotted_as_name
    Rule {
        pc: 3819,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 225 invalid_import_from_as_name
    Rule {
        pc: 3827,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 226 invalid_import_from_targets
    Rule {
        pc: 3835,
        grow: 0,
        first: 87,
        memo: 0,
        flags: 0,
    },
    // 227 invalid_with_stmt
    Rule {
        pc: 3844,
        grow: 0,
        first: 42,
        memo: 0,
        flags: 0,
    },
    // 228 invalid_with_stmt_indent
    Rule {
        pc: 3875,
        grow: 0,
        first: 42,
        memo: 0,
        flags: 0,
    },
    // 229 invalid_try_stmt
    Rule {
        pc: 3910,
        grow: 0,
        first: 43,
        memo: 0,
        flags: 0,
    },
    // 230 invalid_except_stmt
    Rule {
        pc: 3964,
        grow: 0,
        first: 44,
        memo: 0,
        flags: 0,
    },
    // 231 invalid_except_star_stmt
    Rule {
        pc: 3997,
        grow: 0,
        first: 44,
        memo: 0,
        flags: 0,
    },
    // 232 invalid_finally_stmt
    Rule {
        pc: 4031,
        grow: 0,
        first: 45,
        memo: 0,
        flags: 0,
    },
    // 233 invalid_except_stmt_indent
    Rule {
        pc: 4036,
        grow: 0,
        first: 44,
        memo: 0,
        flags: 0,
    },
    // 234 invalid_except_star_stmt_indent
    Rule {
        pc: 4054,
        grow: 0,
        first: 44,
        memo: 0,
        flags: 0,
    },
    // 235 invalid_match_stmt
    Rule {
        pc: 4065,
        grow: 0,
        first: 46,
        memo: 0,
        flags: 0,
    },
    // 236 invalid_case_block
    Rule {
        pc: 4077,
        grow: 0,
        first: 48,
        memo: 0,
        flags: 0,
    },
    // 237 invalid_as_pattern
    Rule {
        pc: 4090,
        grow: 0,
        first: 50,
        memo: 0,
        flags: 0,
    },
    // 238 invalid_class_pattern
    Rule {
        pc: 4100,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 239 invalid_class_argument_pattern
    Rule {
        pc: 4104,
        grow: 0,
        first: 50,
        memo: 0,
        flags: 0,
    },
    // 240 invalid_if_stmt
    Rule {
        pc: 4112,
        grow: 0,
        first: 37,
        memo: 0,
        flags: 0,
    },
    // 241 invalid_elif_stmt
    Rule {
        pc: 4124,
        grow: 0,
        first: 38,
        memo: 0,
        flags: 0,
    },
    // 242 invalid_else_stmt
    Rule {
        pc: 4136,
        grow: 0,
        first: 39,
        memo: 0,
        flags: 0,
    },
    // 243 invalid_while_stmt
    Rule {
        pc: 4148,
        grow: 0,
        first: 40,
        memo: 0,
        flags: 0,
    },
    // 244 invalid_for_stmt
    Rule {
        pc: 4160,
        grow: 0,
        first: 41,
        memo: 0,
        flags: 0,
    },
    // 245 invalid_def_raw
    Rule {
        pc: 4175,
        grow: 0,
        first: 30,
        memo: 0,
        flags: 0,
    },
    // 246 invalid_class_def_raw
    Rule {
        pc: 4205,
        grow: 0,
        first: 28,
        memo: 0,
        flags: 0,
    },
    // 247 invalid_double_starred_kvpairs
    Rule {
        pc: 4223,
        grow: 0,
        first: 77,
        memo: 0,
        flags: 0,
    },
    // 248 invalid_kvpair
    Rule {
        pc: 4245,
        grow: 0,
        first: 2,
        memo: 0,
        flags: 0,
    },
    // 249 invalid_starred_expression_unpacking
    Rule {
        pc: 4262,
        grow: 0,
        first: 57,
        memo: 0,
        flags: 0,
    },
    // 250 invalid_starred_expression
    Rule {
        pc: 4267,
        grow: 0,
        first: 57,
        memo: 0,
        flags: 0,
    },
    // 251 invalid_fstring_replacement_field
    Rule {
        pc: 4269,
        grow: 0,
        first: 58,
        memo: 0,
        flags: 0,
    },
    // 252 invalid_fstring_conversion_character
    Rule {
        pc: 4335,
        grow: 0,
        first: 71,
        memo: 0,
        flags: 0,
    },
    // 253 invalid_tstring_replacement_field
    Rule {
        pc: 4344,
        grow: 0,
        first: 58,
        memo: 0,
        flags: 0,
    },
    // 254 invalid_tstring_conversion_character
    Rule {
        pc: 4410,
        grow: 0,
        first: 71,
        memo: 0,
        flags: 0,
    },
    // 255 invalid_string_tstring_concat
    Rule {
        pc: 4419,
        grow: 0,
        first: 76,
        memo: 0,
        flags: 0,
    },
    // 256 invalid_diamond
    Rule {
        pc: 4450,
        grow: 0,
        first: 88,
        memo: 0,
        flags: 0,
    },
    // 257 invalid_arithmetic
    Rule {
        pc: 4453,
        grow: 0,
        first: 63,
        memo: 0,
        flags: 0,
    },
    // 258 invalid_factor
    Rule {
        pc: 4458,
        grow: 0,
        first: 89,
        memo: 0,
        flags: 0,
    },
    // 259 invalid_type_params
    Rule {
        pc: 4462,
        grow: 0,
        first: 61,
        memo: 0,
        flags: 0,
    },
    // 260
    Rule {
        pc: 254,
        grow: 0,
        first: 36,
        memo: 0,
        flags: 0,
    },
    // 261
    Rule {
        pc: 245,
        grow: 0,
        first: 7,
        memo: 0,
        flags: 0,
    },
    // 262
    Rule {
        pc: 242,
        grow: 0,
        first: 36,
        memo: 0,
        flags: 0,
    },
    // 263
    Rule {
        pc: 329,
        grow: 0,
        first: 22,
        memo: 0,
        flags: 0,
    },
    // 264
    Rule {
        pc: 369,
        grow: 0,
        first: 104,
        memo: 0,
        flags: 0,
    },
    // 265
    Rule {
        pc: 449,
        grow: 0,
        first: 107,
        memo: 0,
        flags: 0,
    },
    // 266
    Rule {
        pc: 468,
        grow: 0,
        first: 107,
        memo: 0,
        flags: 0,
    },
    // 267
    Rule {
        pc: 526,
        grow: 0,
        first: 3,
        memo: 0,
        flags: 0,
    },
    // 268
    Rule {
        pc: 573,
        grow: 0,
        first: 110,
        memo: 0,
        flags: 0,
    },
    // 269
    Rule {
        pc: 570,
        grow: 0,
        first: 110,
        memo: 0,
        flags: 0,
    },
    // 270
    Rule {
        pc: 1436,
        grow: 0,
        first: 59,
        memo: 0,
        flags: 0,
    },
    // 271
    Rule {
        pc: 1821,
        grow: 0,
        first: 65,
        memo: 0,
        flags: 0,
    },
    // 272
    Rule {
        pc: 2034,
        grow: 0,
        first: 67,
        memo: 0,
        flags: 0,
    },
    // 273
    Rule {
        pc: 2051,
        grow: 0,
        first: 35,
        memo: 0,
        flags: 0,
    },
    // 274
    Rule {
        pc: 2123,
        grow: 0,
        first: 78,
        memo: 0,
        flags: 0,
    },
    // 275
    Rule {
        pc: 2116,
        grow: 0,
        first: 78,
        memo: 0,
        flags: 0,
    },
    // 276
    Rule {
        pc: 2099,
        grow: 0,
        first: 78,
        memo: 0,
        flags: 0,
    },
    // 277
    Rule {
        pc: 2145,
        grow: 0,
        first: 153,
        memo: 0,
        flags: 0,
    },
    // 278
    Rule {
        pc: 2473,
        grow: 0,
        first: 156,
        memo: 0,
        flags: 0,
    },
    // 279
    Rule {
        pc: 2488,
        grow: 0,
        first: 47,
        memo: 0,
        flags: 0,
    },
    // 280
    Rule {
        pc: 2610,
        grow: 0,
        first: 2,
        memo: 0,
        flags: 0,
    },
    // 281
    Rule {
        pc: 2656,
        grow: 0,
        first: 47,
        memo: 0,
        flags: 0,
    },
    // 282
    Rule {
        pc: 2653,
        grow: 0,
        first: 104,
        memo: 0,
        flags: 0,
    },
    // 283
    Rule {
        pc: 2671,
        grow: 0,
        first: 2,
        memo: 0,
        flags: 0,
    },
    // 284
    Rule {
        pc: 3037,
        grow: 0,
        first: 84,
        memo: 0,
        flags: 0,
    },
    // 285
    Rule {
        pc: 3103,
        grow: 0,
        first: 79,
        memo: 0,
        flags: 0,
    },
    // 286
    Rule {
        pc: 3095,
        grow: 0,
        first: 79,
        memo: 0,
        flags: 0,
    },
    // 287
    Rule {
        pc: 3092,
        grow: 0,
        first: 79,
        memo: 0,
        flags: 0,
    },
    // 288
    Rule {
        pc: 3110,
        grow: 0,
        first: 47,
        memo: 0,
        flags: 0,
    },
    // 289
    Rule {
        pc: 3118,
        grow: 0,
        first: 47,
        memo: 0,
        flags: 0,
    },
    // 290
    Rule {
        pc: 3126,
        grow: 0,
        first: 2,
        memo: 0,
        flags: 0,
    },
    // 291
    Rule {
        pc: 3160,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 292
    Rule {
        pc: 3266,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 293
    Rule {
        pc: 3255,
        grow: 0,
        first: 166,
        memo: 0,
        flags: 0,
    },
    // 294
    Rule {
        pc: 3310,
        grow: 0,
        first: 168,
        memo: 0,
        flags: 0,
    },
    // 295
    Rule {
        pc: 3515,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 296
    Rule {
        pc: 3508,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 297
    Rule {
        pc: 3501,
        grow: 0,
        first: 173,
        memo: 0,
        flags: 0,
    },
    // 298
    Rule {
        pc: 3578,
        grow: 0,
        first: 162,
        memo: 0,
        flags: 0,
    },
    // 299
    Rule {
        pc: 3571,
        grow: 0,
        first: 173,
        memo: 0,
        flags: 0,
    },
    // 300
    Rule {
        pc: 3564,
        grow: 0,
        first: 173,
        memo: 0,
        flags: 0,
    },
    // 301
    Rule {
        pc: 3687,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 302
    Rule {
        pc: 3680,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 303
    Rule {
        pc: 3673,
        grow: 0,
        first: 173,
        memo: 0,
        flags: 0,
    },
    // 304
    Rule {
        pc: 3740,
        grow: 0,
        first: 176,
        memo: 0,
        flags: 0,
    },
    // 305
    Rule {
        pc: 3733,
        grow: 0,
        first: 173,
        memo: 0,
        flags: 0,
    },
    // 306
    Rule {
        pc: 3726,
        grow: 0,
        first: 173,
        memo: 0,
        flags: 0,
    },
    // 307
    Rule {
        pc: 3824,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 308
    Rule {
        pc: 3832,
        grow: 0,
        first: 24,
        memo: 0,
        flags: 0,
    },
    // 309
    Rule {
        pc: 3872,
        grow: 0,
        first: 107,
        memo: 0,
        flags: 0,
    },
    // 310
    Rule {
        pc: 3869,
        grow: 0,
        first: 107,
        memo: 0,
        flags: 0,
    },
    // 311
    Rule {
        pc: 3907,
        grow: 0,
        first: 107,
        memo: 0,
        flags: 0,
    },
    // 312
    Rule {
        pc: 3904,
        grow: 0,
        first: 107,
        memo: 0,
        flags: 0,
    },
    // 313
    Rule {
        pc: 3961,
        grow: 0,
        first: 107,
        memo: 0,
        flags: 0,
    },
    // 314
    Rule {
        pc: 3955,
        grow: 0,
        first: 2,
        memo: 0,
        flags: 0,
    },
    // 315
    Rule {
        pc: 3958,
        grow: 0,
        first: 107,
        memo: 0,
        flags: 0,
    },
    // 316
    Rule {
        pc: 3994,
        grow: 0,
        first: 107,
        memo: 0,
        flags: 0,
    },
    // 317
    Rule {
        pc: 4028,
        grow: 0,
        first: 107,
        memo: 0,
        flags: 0,
    },
    // 318
    Rule {
        pc: 4051,
        grow: 0,
        first: 107,
        memo: 0,
        flags: 0,
    },
    // 319
    Rule {
        pc: 4062,
        grow: 0,
        first: 107,
        memo: 0,
        flags: 0,
    },
    // 320
    Rule {
        pc: 4109,
        grow: 0,
        first: 50,
        memo: 0,
        flags: 0,
    },
    // 321
    Rule {
        pc: 4202,
        grow: 0,
        first: 110,
        memo: 0,
        flags: 0,
    },
    // 322
    Rule {
        pc: 4199,
        grow: 0,
        first: 110,
        memo: 0,
        flags: 0,
    },
    // 323
    Rule {
        pc: 4219,
        grow: 0,
        first: 3,
        memo: 0,
        flags: 0,
    },
    // 324
    Rule {
        pc: 4332,
        grow: 0,
        first: 71,
        memo: 0,
        flags: 0,
    },
    // 325
    Rule {
        pc: 4407,
        grow: 0,
        first: 71,
        memo: 0,
        flags: 0,
    },
    // 326
    Rule {
        pc: 4443,
        grow: 0,
        first: 156,
        memo: 0,
        flags: 0,
    },
    // 327
    Rule {
        pc: 4436,
        grow: 0,
        first: 156,
        memo: 0,
        flags: 0,
    },
];

/// For rules with many alternatives: the number of the first that can begin with a token, by class.
pub(super) static SWITCHES: [[u8; 112]; 45] = [
    [
        4, 2, 2, 2, 3, 0, 0, 2, 0, 2, 0, 0, 0, 0, 2, 2, 2, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 2, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 2, 0, 0, 2, 0, 0, 0, 0, 0,
        0, 2, 2, 2, 0, 0, 2, 1, 2, 2, 1, 2, 1, 2, 0, 0, 0, 0, 1, 2, 2, 1, 2, 0, 0, 2, 2, 2, 0, 2, 2, 2, 1, 1,
        1, 2, 2, 2, 1, 2, 0, 0, 0, 0,
    ],
    [
        0, 1, 1, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 2, 2, 2, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 2, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0,
        0, 1, 1, 1, 0, 0, 12, 0, 2, 2, 0, 2, 0, 10, 0, 0, 0, 0, 0, 7, 15, 0, 7, 0, 0, 2, 16, 2, 0, 2, 8, 6,
        0, 0, 0, 3, 1, 1, 1, 1, 0, 0, 0, 0,
    ],
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 3, 0, 1, 0, 0, 0, 0, 0, 5, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 6, 7,
        4, 0, 0, 0, 8, 0, 0, 0, 0, 0,
    ],
    [
        0, 1, 2, 2, 0, 0, 0, 2, 0, 2, 0, 0, 0, 0, 5, 5, 3, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 5, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 2, 0, 0, 2, 0, 0, 0, 0, 0,
        0, 2, 2, 2, 0, 0, 0, 0, 5, 5, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 0, 5, 0, 5, 0, 0, 0, 0,
        0, 5, 1, 1, 1, 1, 0, 0, 0, 0,
    ],
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12, 0, 13, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ],
    [
        0, 2, 0, 0, 4, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
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
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ],
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ],
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        1, 0, 0, 0, 0, 0, 0, 0, 0, 0,
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
        0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 1, 1, 1, 1, 0, 0, 0, 0,
    ],
    [
        0, 1, 2, 3, 0, 0, 0, 3, 0, 3, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 3, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 3, 0, 0, 3, 0, 0, 0, 0, 0,
        0, 3, 3, 3, 0, 0, 0, 0, 3, 3, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 3, 0, 3, 0, 0, 0, 0,
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
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
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
pub(super) static CASES: [u16; 318] = [
    0, 43, 48, 52, 56, 0, 76, 82, 89, 93, 98, 102, 107, 112, 117, 122, 127, 132, 137, 142, 147, 152, 0, 158,
    163, 168, 173, 178, 183, 188, 193, 0, 204, 211, 218, 230, 237, 0, 266, 270, 274, 278, 282, 286, 290, 294,
    298, 302, 306, 310, 314, 0, 412, 419, 424, 428, 0, 587, 604, 619, 629, 643, 652, 0, 690, 696, 732, 1, 1,
    0, 877, 883, 895, 908, 0, 915, 921, 952, 983, 1, 1, 0, 1006, 1012, 1, 1, 0, 1042, 1048, 1079, 1, 1, 1, 0,
    1086, 1092, 1119, 1, 1, 0, 1212, 1216, 1220, 1224, 1228, 1232, 1236, 1240, 0, 1245, 1250, 1254, 1258,
    1262, 1266, 0, 1271, 1276, 1280, 1285, 1289, 1293, 0, 1400, 1, 1, 1, 0, 1448, 1479, 1, 1, 1, 0, 1526,
    1532, 1538, 1544, 0, 1578, 1585, 1592, 1598, 1604, 1620, 1, 0, 1681, 1688, 1692, 1698, 0, 1758, 1763,
    1767, 1772, 1777, 1782, 1787, 1793, 1798, 1813, 1, 0, 1946, 1951, 1956, 1961, 0, 2056, 2060, 2064, 2068,
    2072, 2077, 2081, 2086, 2091, 2096, 0, 2101, 2105, 2109, 2113, 0, 2168, 2185, 2200, 2210, 2224, 2233, 0,
    2271, 2277, 2303, 1, 0, 2534, 2549, 2563, 2569, 0, 2825, 2829, 2845, 1, 0, 2938, 2942, 2958, 1, 0, 2965,
    2994, 3010, 3015, 1, 1, 1, 0, 3042, 3053, 3060, 3067, 3074, 1, 1, 0, 3136, 3141, 3148, 3154, 0, 3201,
    3212, 3218, 3235, 3243, 1, 1, 0, 3276, 3283, 3290, 3296, 3303, 0, 3312, 3316, 3320, 3324, 3328, 3332, 0,
    3337, 3343, 3355, 3361, 3382, 1, 0, 3433, 3438, 3448, 3459, 3475, 3492, 0, 3538, 1, 1, 1, 0, 3605, 3610,
    3620, 3631, 3647, 3664, 0, 3912, 1, 1, 1, 0, 3966, 1, 1, 1, 0, 3999, 1, 1, 1, 0, 4271, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 0, 4346, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
];

/// The code.
#[rustfmt::skip]
pub(super) static CODE: [u16; 4465] = [
    35, 268, 0, 29, 458, 93, 6986, 5403, 12, 0, 256, 28, 0, 157, 448, 12428, 512, 3264, 7050, 5403,
    24, 0, 256, 28, 0, 221, 283, 31, 768, 330, 28, 285, 340, 36, 650, 349, 24, 550, 30, 650,
    349, 37, 0, 340, 48, 394, 256, 30, 404, 52, 522, 30, 5396, 56, 256, 413, 24, 0, 477, 404,
    65, 586, 5775, 256, 541, 24, 411, 71, 781, 586, 28, 836, 256, 30, 101, 5, 36, 82, 468, 82,
    714, 30, 36, 89, 3028, 89, 7178, 5838, 605, 532, 93, 778, 30, 3860, 98, 3854, 6538, 30, 3028, 102,
    7178, 605, 660, 107, 654, 970, 30, 1300, 112, 1294, 1610, 30, 724, 117, 718, 1034, 30, 788, 122, 782,
    1098, 30, 1108, 127, 1102, 1418, 30, 1172, 132, 1166, 1482, 30, 1236, 137, 1230, 1546, 30, 852, 142, 846,
    1162, 30, 916, 147, 910, 1226, 30, 980, 152, 974, 1290, 30, 24, 1038, 1354, 30, 165, 22, 1876, 163,
    1870, 2442, 30, 2388, 168, 2382, 3530, 30, 1748, 173, 1742, 2314, 30, 2708, 178, 2702, 3850, 30, 2644, 183,
    2638, 3786, 30, 2772, 188, 2766, 3978, 30, 2580, 193, 2574, 3722, 30, 24, 4262, 30, 11914, 1408, 842, 2319,
    3653, 669, 229, 31, 1556, 211, 8, 704, 7050, 16652, 733, 468, 218, 16714, 704, 7050, 16780, 797, 5140, 230,
    5147, 226, 768, 11658, 1408, 28, 842, 2319, 3653, 861, 468, 237, 12042, 906, 19, 842, 925, 22, 0, 24,
    13030, 30, 1408, 842, 30, 212, 251, 448, 12042, 512, 30, 24, 12134, 30, 1408, 842, 30, 1172, 261, 7114,
    30, 24, 7206, 30, 293, 37, 5908, 270, 2304, 989, 5972, 274, 2368, 1053, 6036, 278, 2432, 1117, 6100, 282,
    3200, 1181, 6164, 286, 2496, 1245, 6228, 290, 2560, 1309, 6292, 294, 2624, 1373, 6356, 298, 2688, 1437, 6420, 302,
    2752, 1501, 6484, 306, 2816, 1565, 6548, 310, 2880, 1629, 6612, 314, 2944, 1693, 24, 3072, 1757, 6336, 7180, 1821,
    6272, 25, 148, 327, 7050, 16844, 1885, 24, 1949, 5568, 7050, 30, 6208, 2013, 4928, 2077, 5056, 2141, 5632, 1563,
    344, 780, 8, 28, 2205, 6016, 1563, 351, 780, 8, 28, 2269, 1108, 358, 5184, 12234, 5838, 2333, 22, 0,
    24, 13158, 30, 7114, 605, 4736, 7050, 16908, 2397, 768, 7050, 30, 22, 378, 1364, 378, 14282, 30, 1364, 382,
    1674, 30, 24, 1766, 30, 5760, 1994, 2461, 5568, 25, 6740, 401, 6811, 397, 512, 6787, 28, 2122, 5760, 1802,
    2525, 24, 6811, 407, 768, 6787, 28, 5760, 1802, 2589, 357, 51, 212, 419, 448, 1866, 772, 512, 30, 1556,
    424, 1866, 6671, 30, 3668, 428, 1024, 2653, 22, 0, 24, 14502, 30, 1563, 438, 780, 1930, 28, 30, 22,
    445, 1556, 445, 14410, 30, 24, 1539, 16972, 2717, 4672, 1539, 30, 1563, 457, 780, 2058, 28, 30, 22, 464,
    1556, 464, 14346, 30, 24, 2122, 17036, 2717, 4672, 1539, 30, 8, 30, 6945, 6932, 479, 1472, 8, 2781, 34,
    5396, 487, 256, 320, 266, 384, 30, 404, 491, 522, 30, 22, 0, 24, 13194, 30, 1691, 503, 768, 3136,
    7498, 256, 28, 30, 1684, 509, 2250, 2378, 2845, 24, 2406, 30, 22, 518, 1812, 518, 15754, 30, 24, 4992,
    1539, 6604, 17100, 704, 2186, 2909, 448, 11276, 512, 2973, 1684, 535, 2250, 2506, 2845, 24, 2534, 30, 22, 544,
    1940, 544, 15690, 30, 6996, 557, 5120, 1539, 6604, 448, 2572, 512, 17164, 704, 12492, 2186, 3037, 24, 4800, 5120,
    1539, 6604, 448, 2572, 512, 17228, 704, 12492, 2186, 3101, 3264, 7050, 30, 3264, 7050, 30, 22, 582, 5460, 582,
    13386, 30, 24, 2662, 30, 421, 56, 36, 604, 1556, 604, 1563, 596, 768, 2954, 28, 1563, 601, 512, 3082,
    28, 2828, 7118, 3165, 1556, 619, 2698, 1563, 612, 512, 2954, 28, 1563, 617, 512, 3082, 28, 2828, 3229, 1556,
    629, 2762, 1563, 627, 512, 3082, 28, 2828, 3293, 1556, 643, 1563, 636, 768, 2954, 28, 1563, 641, 512, 3082,
    28, 2828, 3165, 1556, 652, 1563, 650, 768, 3082, 28, 2828, 3357, 24, 2826, 3421, 1563, 660, 768, 2954, 28,
    1088, 25, 6676, 666, 768, 30, 24, 7118, 30, 1563, 674, 512, 2954, 28, 1563, 679, 768, 3082, 28, 1088,
    25, 6676, 685, 768, 3485, 24, 7118, 3485, 485, 63, 22, 696, 3668, 696, 13578, 30, 3668, 732, 1024, 25,
    1556, 710, 2954, 1563, 708, 512, 3146, 28, 2892, 3549, 1556, 720, 3018, 1563, 718, 512, 3146, 28, 2892, 3549,
    6676, 730, 768, 1563, 728, 768, 3146, 28, 2892, 3613, 26, 732, 24, 2890, 3677, 22, 741, 2196, 741, 13642,
    30, 24, 2240, 2954, 30, 3210, 25, 6676, 752, 768, 3653, 3741, 24, 3653, 7118, 3741, 3274, 25, 6676, 763,
    768, 3653, 3741, 24, 3653, 7118, 3741, 3210, 3466, 25, 6676, 775, 768, 3653, 3805, 24, 3653, 7118, 3805, 3210,
    3468, 25, 6676, 787, 768, 3653, 3805, 24, 3653, 7118, 3805, 1539, 3340, 3869, 1539, 3402, 3869, 704, 7050, 30,
    704, 7242, 30, 2324, 808, 1408, 7050, 30, 22, 0, 24, 13542, 30, 22, 819, 2388, 819, 15370, 30, 24,
    5696, 7498, 704, 2186, 25, 2452, 829, 3594, 3933, 24, 3660, 3997, 22, 838, 2452, 838, 15434, 30, 24, 5248,
    7498, 704, 2186, 25, 2452, 848, 3594, 3933, 24, 3660, 3997, 22, 857, 2516, 857, 15498, 30, 24, 5312, 722,
    2186, 30, 22, 868, 2580, 868, 15562, 30, 24, 6464, 7498, 704, 2186, 3660, 4061, 549, 69, 22, 883, 2644,
    883, 15626, 30, 7188, 895, 5504, 11658, 5824, 19, 7178, 704, 3653, 2186, 3660, 4125, 7252, 908, 4800, 5504, 11658,
    5824, 19, 7178, 704, 3653, 2186, 3660, 4189, 22, 0, 24, 14182, 30, 613, 74, 22, 921, 2708, 921, 14602,
    30, 7316, 952, 6528, 25, 212, 939, 448, 155, 933, 780, 3914, 28, 772, 512, 704, 3653, 2186, 4253, 148,
    950, 155, 946, 780, 3914, 28, 704, 3653, 2186, 4253, 26, 952, 7252, 983, 4800, 6528, 25, 212, 970, 448,
    155, 965, 780, 3914, 28, 772, 512, 704, 2186, 4317, 148, 981, 155, 977, 780, 3914, 28, 704, 3653, 2186,
    4381, 26, 983, 22, 0, 24, 14566, 30, 148, 995, 7050, 4672, 11850, 7374, 4445, 22, 1001, 148, 1001, 14026,
    30, 24, 7050, 4509, 677, 81, 22, 1012, 2772, 1012, 14666, 30, 24, 6400, 722, 2186, 25, 2900, 1021, 4170,
    4573, 2836, 1031, 2843, 1028, 768, 4042, 28, 3660, 4172, 4637, 24, 2843, 1037, 768, 4106, 28, 3660, 4172, 4701,
    741, 86, 22, 1048, 2836, 1048, 14922, 30, 2836, 1079, 5376, 25, 148, 1058, 7050, 704, 2186, 4765, 148, 1066,
    7050, 4672, 1539, 704, 2186, 4829, 148, 1072, 6986, 704, 2186, 4893, 2260, 1077, 704, 2186, 4957, 26, 1079, 22,
    0, 24, 14758, 30, 805, 93, 22, 1092, 2836, 1092, 14986, 30, 2836, 1119, 5376, 1024, 25, 148, 1103, 7050,
    704, 2186, 4765, 148, 1111, 7050, 4672, 1539, 704, 2186, 4829, 148, 1117, 6986, 704, 2186, 4893, 26, 1119, 22,
    0, 24, 14822, 30, 22, 1130, 2900, 1130, 14858, 30, 24, 5440, 722, 2186, 30, 2964, 1149, 6784, 4298, 704,
    256, 320, 3099, 1147, 768, 4362, 28, 384, 5021, 22, 0, 24, 15078, 30, 3028, 1160, 7370, 768, 7308, 5085,
    24, 7526, 30, 22, 1169, 3092, 1169, 15114, 30, 24, 6720, 4490, 4428, 704, 2186, 5149, 5696, 7498, 30, 3156,
    1183, 5770, 5213, 24, 4582, 30, 3220, 1190, 4618, 30, 24, 4710, 30, 3220, 1199, 4682, 4672, 5322, 5277, 22,
    0, 24, 15206, 30, 3227, 1209, 786, 4746, 28, 5341, 869, 99, 3284, 1216, 4810, 30, 3476, 1220, 5258, 30,
    3540, 1224, 5386, 30, 1556, 1228, 5450, 30, 212, 1232, 5642, 30, 3604, 1236, 5706, 30, 3732, 1240, 6026, 30,
    24, 6282, 30, 933, 108, 3348, 1250, 5002, 7439, 5405, 3348, 1254, 4938, 5405, 4884, 1258, 10378, 5405, 7508, 1262,
    4480, 5469, 7572, 1266, 4544, 5533, 24, 4416, 5597, 997, 115, 3348, 1276, 5002, 7439, 30, 3348, 1280, 4938, 30,
    4884, 1285, 4878, 10378, 30, 7508, 1289, 4480, 5661, 7572, 1293, 4544, 5725, 24, 4416, 5789, 5066, 25, 7636, 1303,
    896, 5194, 5853, 24, 960, 5194, 5917, 3412, 1311, 9, 30, 24, 960, 9, 5981, 3412, 1319, 5130, 30, 24,
    960, 5130, 5981, 9, 6045, 9, 6109, 5322, 6173, 3535, 8, 7695, 6237, 6656, 6301, 5514, 7695, 5405, 8, 1472,
    1539, 6365, 6945, 6932, 1348, 1472, 1539, 6365, 34, 1556, 1353, 5514, 30, 24, 8, 30, 448, 4554, 512, 30,
    3924, 1366, 576, 5836, 640, 5213, 24, 448, 5772, 512, 5213, 5898, 768, 5836, 6429, 3163, 1380, 780, 5898, 28,
    772, 30, 3668, 1386, 5962, 30, 24, 4582, 30, 1024, 25, 3476, 1395, 5322, 6493, 24, 5387, 6557, 1061, 122,
    1600, 25, 7764, 1406, 1664, 6621, 2196, 1412, 6218, 772, 1664, 6685, 24, 6090, 25, 6676, 1422, 768, 6218, 772,
    1664, 6749, 24, 772, 1664, 6813, 3803, 1431, 780, 6154, 28, 30, 17290, 704, 4554, 6877, 3284, 1440, 4874, 30,
    24, 5542, 30, 2240, 5322, 30, 1125, 127, 1556, 1479, 5578, 448, 25, 7124, 1457, 512, 6941, 3220, 1463, 6346,
    772, 512, 7005, 1556, 1469, 6410, 772, 512, 7069, 3220, 1477, 6346, 768, 6410, 772, 512, 7133, 26, 1479, 22,
    0, 24, 15270, 30, 3227, 1489, 780, 4554, 28, 30, 1563, 1495, 780, 6474, 28, 30, 8, 1408, 4554, 6877,
    6848, 8, 6604, 1408, 7050, 7197, 22, 1512, 3924, 1512, 16586, 30, 24, 576, 6666, 640, 7261, 2075, 1522, 780,
    6730, 28, 772, 30, 1189, 133, 1556, 1532, 1539, 6796, 6860, 7325, 22, 1538, 2132, 1538, 12810, 30, 3668, 1544,
    1024, 1539, 6924, 7389, 24, 2240, 1539, 6860, 7453, 704, 7050, 30, 1408, 7050, 7517, 1408, 7242, 7517, 7050, 25,
    6676, 1570, 6683, 1568, 768, 768, 7050, 28, 772, 5085, 6676, 1574, 768, 7581, 24, 30, 1253, 138, 36, 1585,
    1556, 1585, 8, 7822, 30, 36, 1592, 3412, 1592, 9, 7822, 30, 22, 1598, 148, 1598, 12874, 30, 22, 1604,
    1556, 1604, 12746, 30, 3988, 1620, 7562, 25, 2388, 1615, 5696, 7562, 5312, 7050, 7645, 21, 1618, 30, 26, 1620,
    24, 8842, 30, 6592, 25, 1428, 1630, 5568, 7050, 7709, 24, 7180, 7773, 7242, 25, 6676, 1645, 6683, 1643, 768,
    768, 7242, 28, 772, 5085, 6676, 1649, 768, 7581, 24, 30, 3668, 1656, 1024, 7946, 7837, 24, 7078, 30, 3035,
    1664, 780, 7370, 28, 772, 30, 3668, 1671, 1024, 7946, 7837, 24, 7526, 30, 8, 3392, 19, 7050, 7901, 1317,
    146, 36, 1688, 148, 1688, 7050, 7951, 30, 1556, 1692, 7434, 30, 22, 1698, 148, 1698, 12938, 30, 24, 7050,
    7951, 30, 36, 1709, 468, 1709, 8522, 8015, 30, 24, 7626, 25, 8084, 1721, 8091, 1720, 768, 6144, 7626, 28,
    7965, 24, 30, 7690, 25, 8148, 1734, 8155, 1733, 768, 4608, 7690, 28, 8029, 24, 30, 8212, 1741, 6080, 7690,
    8093, 24, 7782, 30, 7946, 25, 4116, 1754, 4123, 1753, 768, 7818, 28, 8157, 24, 30, 1381, 151, 8276, 1763,
    1728, 7946, 8221, 4180, 1767, 7882, 30, 8340, 1772, 1856, 7946, 8285, 5652, 1777, 1280, 7946, 8349, 8404, 1782, 1920,
    7946, 8413, 8468, 1787, 1344, 7946, 8477, 8212, 1793, 6080, 5824, 7946, 8541, 8532, 1798, 5824, 7946, 8605, 8596, 1813,
    5888, 25, 8212, 1807, 6080, 7946, 8669, 4052, 1811, 7946, 8733, 26, 1813, 22, 0, 24, 16422, 30, 17355, 7946,
    8797, 1793, 8861, 36, 1830, 468, 1830, 8522, 8655, 30, 24, 8010, 30, 8737, 8724, 1839, 1152, 8010, 8925, 34,
    8074, 30, 8801, 8788, 1848, 2048, 8074, 8989, 34, 8138, 30, 8865, 8852, 1857, 1216, 8138, 9053, 34, 22, 1864,
    4052, 1864, 16458, 30, 24, 8202, 30, 8929, 8980, 1873, 2112, 8202, 9117, 9044, 1878, 2176, 8202, 9181, 34, 36,
    1886, 468, 1886, 8522, 9103, 30, 24, 8266, 30, 7457, 7636, 1895, 896, 8266, 5853, 9172, 1900, 960, 8266, 5917,
    34, 36, 1908, 468, 1908, 8522, 9231, 30, 22, 1914, 5716, 1914, 16522, 30, 24, 8330, 30, 9313, 3668, 1923,
    1024, 8330, 9245, 9364, 1928, 1088, 8330, 9309, 9428, 1933, 3008, 8330, 9373, 9492, 1938, 1536, 8330, 9437, 1684, 1943,
    3136, 8330, 9501, 34, 1445, 163, 7636, 1951, 896, 8330, 9565, 9172, 1956, 960, 8330, 5981, 9556, 1961, 1984, 8330,
    9629, 24, 8422, 30, 8458, 25, 2196, 1971, 2240, 8330, 9693, 24, 30, 9620, 1978, 4864, 8522, 9757, 24, 8550,
    30, 36, 1987, 1556, 1987, 8, 30, 24, 8714, 30, 9697, 6932, 1996, 1472, 1539, 6365, 36, 2004, 212, 2004,
    448, 11276, 512, 9821, 5012, 2008, 11146, 9885, 212, 2014, 448, 11276, 512, 9821, 3924, 2020, 576, 8586, 640, 9949,
    34, 4372, 2026, 8650, 6671, 30, 24, 4315, 2032, 780, 17418, 28, 772, 10013, 4372, 2038, 8650, 30, 24, 11494,
    30, 4372, 2048, 7052, 704, 7052, 17484, 10077, 24, 7526, 30, 704, 7052, 2973, 1509, 168, 1556, 2060, 8, 30,
    7572, 2064, 4544, 5725, 9748, 2068, 4416, 5789, 7508, 2072, 4480, 5661, 4884, 2077, 4878, 10378, 30, 3412, 2081, 9,
    30, 212, 2086, 206, 17546, 30, 3924, 2091, 3918, 17610, 30, 3732, 2096, 3726, 17674, 30, 24, 3328, 10141, 1573,
    179, 3732, 2105, 10634, 30, 3732, 2109, 10570, 30, 3732, 2113, 11210, 30, 24, 11110, 30, 3924, 2120, 10442, 30,
    24, 11046, 30, 212, 2127, 10506, 30, 212, 2131, 8778, 30, 24, 11174, 30, 212, 2140, 448, 17738, 512, 30,
    22, 0, 24, 14246, 30, 1172, 2149, 7114, 30, 24, 7526, 30, 5952, 8908, 704, 7050, 10205, 22, 2163, 5460,
    2163, 13706, 30, 24, 8998, 30, 1637, 184, 36, 2185, 1556, 2185, 1563, 2177, 768, 9290, 28, 1563, 2182, 512,
    9354, 28, 9164, 2254, 3165, 1556, 2200, 9034, 1563, 2193, 512, 9290, 28, 1563, 2198, 512, 9354, 28, 9164, 3229,
    1556, 2210, 9098, 1563, 2208, 512, 9354, 28, 9164, 3293, 1556, 2224, 1563, 2217, 768, 9290, 28, 1563, 2222, 512,
    9354, 28, 9164, 3165, 1556, 2233, 1563, 2231, 768, 9354, 28, 9164, 3357, 24, 9162, 3421, 1563, 2241, 768, 9290,
    28, 1088, 25, 6676, 2247, 768, 30, 24, 2254, 30, 1563, 2255, 512, 9290, 28, 1563, 2260, 768, 9354, 28,
    1088, 25, 6676, 2266, 768, 3485, 24, 2254, 3485, 1701, 191, 22, 2277, 3668, 2277, 13834, 30, 3668, 2303, 1024,
    25, 1556, 2291, 9290, 1563, 2289, 512, 9418, 28, 9228, 3549, 6676, 2301, 768, 1563, 2299, 768, 9418, 28, 9228,
    3613, 26, 2303, 24, 9226, 3677, 22, 2312, 2196, 2312, 13898, 30, 24, 2240, 9290, 30, 9482, 25, 6676, 2322,
    768, 30, 24, 2254, 30, 9482, 3466, 25, 6676, 2332, 768, 10269, 24, 2254, 10269, 9482, 3468, 25, 6676, 2342,
    768, 10269, 24, 2254, 10269, 1539, 10333, 3732, 2351, 9610, 30, 24, 3841, 10397, 3732, 2363, 1600, 842, 1413, 9676,
    9740, 1665, 10461, 22, 0, 24, 16102, 30, 3457, 8, 10525, 705, 4507, 2377, 512, 9802, 28, 10589, 9876, 2382,
    3841, 10653, 24, 9638, 30, 3777, 4507, 2391, 512, 9546, 28, 3905, 10717, 3732, 2402, 1600, 842, 1413, 9676, 10060,
    1665, 10461, 22, 0, 24, 16230, 30, 9940, 2411, 4033, 10653, 24, 9958, 30, 705, 4699, 2420, 512, 9994, 28,
    10589, 3732, 2430, 1600, 842, 1413, 9676, 10060, 1665, 10781, 22, 0, 24, 16230, 30, 3732, 2439, 10122, 30, 24,
    4033, 10397, 3969, 4699, 2448, 512, 10186, 28, 4097, 10845, 193, 10909, 22, 2458, 4884, 2458, 16330, 30, 10004, 2466,
    10011, 2465, 768, 17802, 28, 10973, 24, 4763, 2472, 768, 10250, 28, 11037, 4628, 2477, 9866, 30, 24, 10342, 30,
    576, 7308, 640, 11101, 448, 17868, 512, 10013, 7370, 768, 7308, 11165, 1600, 7306, 1664, 11229, 1600, 25, 10068, 2503,
    10700, 1664, 11293, 24, 15819, 1664, 32, 4955, 2512, 780, 10762, 28, 772, 30, 2196, 2519, 2240, 7946, 11357, 24,
    10854, 30, 7050, 704, 7050, 11421, 2651, 2531, 768, 10954, 28, 30, 1765, 196, 7252, 2549, 4800, 5504, 11658, 5824,
    19, 7562, 2395, 2548, 512, 5696, 7562, 28, 11485, 7188, 2563, 5504, 11658, 5824, 19, 7562, 2395, 2562, 512, 5696,
    7562, 28, 11549, 22, 2569, 2644, 2569, 14090, 30, 22, 0, 24, 14182, 30, 3924, 2581, 576, 7498, 10890, 640,
    11613, 22, 0, 24, 13286, 30, 3732, 2593, 1600, 7498, 10890, 1664, 11677, 22, 0, 24, 13286, 30, 212, 2605,
    448, 17930, 10890, 512, 11741, 22, 0, 24, 13286, 30, 1556, 2614, 7434, 30, 24, 7050, 7951, 30, 3732, 2625,
    1600, 10826, 10890, 1664, 11805, 22, 0, 24, 13350, 30, 5076, 2636, 11338, 772, 7118, 30, 22, 0, 24, 12554,
    30, 3028, 2650, 3035, 2648, 780, 17994, 28, 18060, 11869, 24, 11402, 11933, 768, 11402, 30, 36, 2663, 148, 2663,
    7050, 10127, 30, 3668, 2667, 11466, 30, 24, 18122, 2319, 30, 1556, 2675, 7434, 30, 24, 7050, 7951, 30, 5076,
    2701, 5083, 2686, 780, 11530, 28, 25, 6676, 2696, 768, 4955, 2695, 780, 11594, 28, 11997, 21, 2699, 30, 26,
    2701, 24, 4955, 2707, 780, 11594, 28, 30, 22, 2714, 3668, 2714, 15946, 30, 3668, 2719, 1024, 7050, 7837, 22,
    0, 24, 16038, 30, 22, 2730, 4948, 2730, 12618, 30, 1556, 2736, 1539, 1408, 7050, 12061, 24, 11494, 30, 22,
    2745, 4948, 2745, 12618, 30, 1556, 2751, 1539, 1408, 7050, 12061, 24, 2240, 7050, 12125, 11850, 25, 21, 2761, 6671,
    30, 24, 6683, 2768, 512, 768, 11850, 28, 772, 12189, 5147, 2775, 780, 11850, 28, 772, 30, 11850, 25, 6676,
    2789, 6683, 2787, 768, 768, 11850, 28, 772, 11165, 24, 768, 12253, 3668, 2798, 1024, 3663, 11850, 12317, 24, 11942,
    30, 468, 2820, 12170, 25, 6932, 2811, 1472, 1539, 10191, 12381, 3924, 2818, 576, 8586, 640, 10191, 12445, 26, 2820,
    24, 11978, 30, 1829, 201, 1556, 2829, 8, 6237, 212, 2845, 448, 25, 468, 2838, 11914, 512, 6237, 10260, 2843,
    11788, 512, 12509, 26, 2845, 24, 576, 11724, 640, 12573, 468, 2854, 12106, 30, 1556, 2858, 8, 6237, 24, 448,
    12042, 512, 30, 12170, 25, 6932, 2871, 1472, 1539, 10191, 12381, 24, 576, 8586, 640, 10191, 12445, 8714, 10190, 30,
    9697, 6932, 2887, 1472, 1539, 10190, 6365, 3924, 2894, 576, 8586, 640, 10190, 9949, 5012, 2899, 11146, 10190, 9885, 212,
    2906, 448, 11276, 512, 10190, 9821, 34, 475, 2912, 780, 12298, 28, 772, 30, 468, 2933, 12170, 25, 6932, 2924,
    1472, 1539, 10191, 12637, 3924, 2931, 576, 8586, 640, 10191, 12701, 26, 2933, 24, 12362, 30, 1893, 206, 1556, 2942,
    8, 12765, 212, 2958, 448, 25, 468, 2951, 12298, 512, 12765, 10324, 2956, 12236, 512, 12829, 26, 2958, 24, 576,
    12236, 640, 12893, 1957, 211, 148, 2994, 155, 2972, 780, 7050, 28, 768, 25, 3668, 2982, 1024, 7050, 768, 2240,
    7050, 12957, 3668, 2987, 1024, 7050, 13021, 2196, 2992, 2240, 7050, 13021, 26, 2994, 3668, 3010, 1024, 7050, 25, 6676,
    3005, 768, 2240, 7050, 13085, 21, 3008, 13149, 26, 3010, 2196, 3015, 2240, 7050, 13149, 24, 155, 3021, 780, 7050,
    28, 30, 5396, 3028, 256, 3649, 18192, 30, 22, 3034, 5524, 3034, 13962, 30, 24, 3649, 30, 256, 320, 32,
    2021, 219, 5076, 3053, 18251, 769, 3675, 3052, 268, 11467, 2319, 28, 13213, 148, 3060, 7050, 10890, 768, 18317, 13277,
    1556, 3067, 8, 1409, 7051, 10891, 13341, 5076, 3074, 18381, 8, 1409, 10382, 13405, 24, 11338, 25, 2644, 3081, 10890,
    13469, 24, 768, 25, 148, 3089, 7050, 10890, 13533, 24, 11339, 13597, 11339, 768, 32, 5076, 3099, 11338, 30, 24,
    7051, 10891, 32, 3028, 3107, 18442, 30, 24, 11430, 30, 3035, 3115, 268, 18507, 28, 768, 11403, 32, 3668, 3122,
    11466, 30, 24, 18570, 2319, 30, 1556, 3130, 7434, 30, 24, 7050, 7951, 30, 2085, 227, 10452, 3141, 10435, 1409,
    13661, 1556, 3148, 8, 1409, 7051, 10891, 13341, 148, 3154, 18641, 7050, 1409, 13725, 24, 2241, 7051, 1408, 7050, 13789,
    1538, 1408, 32, 3988, 3179, 7562, 25, 2388, 3174, 5696, 7562, 5312, 7050, 7645, 21, 3177, 30, 26, 3179, 24,
    8842, 30, 8, 207, 7178, 13853, 3668, 3193, 1024, 1538, 705, 7050, 13917, 24, 2240, 1538, 705, 7050, 13981, 2149,
    232, 4820, 3212, 192, 10523, 3210, 768, 4815, 12682, 28, 192, 14045, 3988, 3218, 18705, 7562, 12682, 14109, 3988, 3235,
    7562, 5696, 7562, 25, 21, 3228, 10575, 14173, 2516, 3233, 5312, 7057, 14237, 26, 3235, 10644, 3243, 18762, 5696, 7563,
    5312, 587, 14301, 24, 5953, 8909, 705, 25, 9876, 3252, 9870, 14365, 24, 9934, 14429, 788, 3259, 1098, 30, 852,
    3263, 1162, 30, 24, 1254, 30, 1556, 3271, 1538, 192, 32, 24, 10691, 30, 2213, 240, 36, 3283, 1556, 3283,
    8, 7822, 30, 36, 3290, 3412, 3290, 9, 7822, 30, 148, 3296, 7050, 3392, 7051, 14493, 1556, 3303, 8, 1408,
    7946, 10127, 13341, 24, 18833, 7946, 1408, 7947, 10127, 14557, 2277, 246, 3924, 3316, 10442, 30, 212, 3320, 10506, 30,
    5012, 3324, 11146, 30, 7572, 3328, 4545, 30, 7508, 3332, 4481, 30, 24, 4417, 30, 2341, 253, 3604, 3343, 13066,
    704, 7051, 14621, 3028, 3355, 7370, 768, 3035, 3352, 0, 7307, 28, 704, 7051, 14685, 148, 3361, 7050, 704, 7051,
    14749, 532, 3382, 5147, 3369, 0, 11659, 1408, 28, 25, 3028, 3375, 7178, 1408, 14813, 1172, 3380, 7114, 1408, 14877,
    26, 3382, 24, 7178, 907, 843, 14941, 3924, 3391, 10442, 30, 212, 3395, 10506, 30, 24, 448, 13066, 512, 30,
    5184, 7178, 15005, 256, 10831, 15069, 5012, 3412, 4994, 11466, 10891, 15133, 24, 10882, 7370, 769, 25, 3028, 3422, 7306,
    10891, 15197, 24, 10891, 15261, 1600, 2241, 7947, 10891, 1664, 15325, 2405, 260, 9364, 3438, 1089, 768, 15389, 1556, 3448,
    18891, 1563, 3446, 0, 3147, 28, 1089, 15453, 1556, 3459, 2701, 1563, 3456, 0, 2955, 28, 13451, 2954, 15517, 10964,
    3475, 1563, 3466, 0, 2955, 28, 449, 1563, 3472, 256, 2955, 28, 772, 513, 15581, 11028, 3492, 18957, 1563, 3483,
    0, 3147, 28, 1024, 19019, 1563, 3490, 0, 3147, 28, 1089, 15645, 24, 1563, 3498, 256, 3147, 28, 1088, 1025,
    15709, 6676, 3505, 769, 30, 24, 2982, 30, 1556, 3512, 2698, 30, 24, 2790, 30, 1556, 3519, 2698, 30, 24,
    2790, 30, 1556, 3526, 2762, 30, 24, 1563, 3532, 768, 3082, 28, 30, 1409, 10382, 15773, 2469, 267, 1025, 25,
    10388, 3544, 19083, 15837, 6676, 3549, 768, 3648, 15901, 1556, 3554, 3211, 1409, 15965, 24, 19147, 1563, 3561, 0, 3147,
    28, 1025, 19211, 16029, 1556, 3568, 2954, 30, 24, 769, 30, 1556, 3575, 2954, 30, 24, 769, 30, 7124, 3582,
    513, 30, 24, 768, 11138, 32, 2240, 3211, 25, 2324, 3593, 1409, 16093, 24, 768, 25, 1556, 3600, 3210, 16157,
    24, 11203, 16157, 2533, 272, 9364, 3610, 1089, 768, 15389, 1556, 3620, 19275, 1563, 3618, 0, 9419, 28, 1089, 15453,
    1556, 3631, 9037, 1563, 3628, 0, 9291, 28, 13771, 9290, 15517, 10964, 3647, 1563, 3638, 0, 9291, 28, 449, 1563,
    3644, 268, 9483, 28, 772, 513, 16221, 11028, 3664, 19341, 1563, 3655, 0, 9419, 28, 1024, 19403, 1563, 3662, 0,
    9419, 28, 1089, 15645, 24, 1563, 3670, 256, 9419, 28, 1088, 1025, 15709, 6676, 3677, 769, 30, 24, 9318, 30,
    1556, 3684, 9034, 30, 24, 9126, 30, 1556, 3691, 9034, 30, 24, 9126, 30, 1556, 3698, 9098, 30, 24, 1563,
    3704, 768, 9354, 28, 30, 1024, 25, 11284, 3711, 19467, 16285, 1556, 3716, 9483, 1409, 16349, 24, 19531, 1563, 3723,
    0, 9419, 28, 1025, 19595, 16413, 1556, 3730, 9290, 30, 24, 769, 30, 1556, 3737, 9290, 30, 24, 769, 30,
    2260, 3744, 705, 30, 24, 768, 11330, 32, 2240, 9483, 25, 2324, 3755, 1409, 16093, 24, 768, 25, 1556, 3762,
    9482, 16157, 24, 11203, 16157, 3648, 256, 3648, 256, 320, 16477, 7051, 4672, 7050, 7374, 14813, 4804, 5504, 7947, 6683,
    3785, 0, 768, 7947, 28, 772, 8527, 16541, 4804, 5504, 7178, 16605, 448, 25, 3668, 3799, 11466, 512, 16669, 24,
    2241, 7051, 512, 16733, 5761, 25, 1556, 3816, 1563, 3813, 268, 2123, 28, 5568, 2123, 16797, 24, 257, 16861, 2123,
    4672, 19665, 7050, 16925, 1538, 11394, 32, 1538, 4672, 19729, 7050, 16925, 1538, 11394, 32, 1556, 3841, 1867, 768, 256,
    16989, 24, 257, 17053, 4804, 6528, 25, 148, 3857, 155, 3855, 268, 7051, 19789, 28, 256, 17117, 24, 448, 155,
    3865, 268, 6987, 19853, 28, 772, 512, 256, 17117, 4672, 11851, 32, 4672, 11851, 32, 4804, 6529, 25, 148, 3890,
    155, 3886, 268, 7051, 19917, 28, 704, 256, 10831, 17181, 24, 448, 155, 3898, 268, 6987, 19981, 28, 772, 512,
    704, 256, 10831, 17181, 4672, 11851, 32, 4672, 11851, 32, 2597, 279, 6401, 704, 25, 5396, 3920, 256, 10831, 17245,
    1620, 3925, 2187, 11471, 17309, 24, 1627, 3931, 0, 2187, 28, 25, 2836, 3945, 2843, 3939, 256, 4043, 28, 5377,
    1025, 7051, 20045, 704, 17373, 24, 2843, 3951, 256, 4107, 28, 5377, 20109, 704, 17437, 7051, 20173, 32, 4672, 1538,
    32, 4672, 1538, 32, 2661, 284, 5376, 25, 148, 3977, 7050, 768, 6987, 4672, 1538, 704, 17501, 148, 3983, 7051,
    20237, 256, 17117, 5396, 3987, 256, 17117, 24, 7051, 4672, 7050, 704, 2187, 17565, 4672, 1538, 32, 2725, 289, 5376,
    1024, 25, 148, 4011, 7050, 768, 6987, 4672, 1538, 704, 17501, 148, 4017, 7051, 20301, 256, 17117, 11540, 4021, 11522,
    17629, 24, 7051, 4672, 7050, 704, 2187, 17693, 4672, 1538, 32, 5441, 704, 256, 10831, 17757, 5377, 25, 148, 4046,
    7051, 20365, 704, 256, 10831, 17821, 24, 704, 256, 10831, 17821, 4672, 1538, 32, 5377, 1024, 7051, 20429, 704, 256,
    10831, 17885, 4672, 1538, 32, 6785, 4299, 25, 5396, 4072, 256, 17117, 24, 704, 256, 10831, 17949, 6721, 4491, 4429,
    25, 5396, 4085, 256, 17117, 24, 704, 256, 10831, 18013, 4683, 4672, 25, 3540, 4097, 6657, 18077, 24, 7050, 18141,
    5579, 448, 15306, 18205, 20493, 6411, 768, 6346, 30, 6347, 768, 32, 5697, 7499, 25, 5396, 4119, 256, 17117, 24,
    704, 256, 10831, 18269, 5249, 7499, 25, 5396, 4131, 256, 17117, 24, 704, 256, 10831, 18333, 5313, 704, 25, 5396,
    4144, 256, 10831, 18397, 24, 2187, 5248, 18461, 6465, 7499, 25, 5396, 4155, 256, 17117, 24, 704, 256, 10831, 18525,
    4804, 5505, 11659, 5824, 7179, 25, 5396, 4170, 256, 17117, 24, 704, 256, 10831, 18589, 4804, 5121, 1538, 6605, 25,
    212, 4190, 448, 2573, 512, 20557, 704, 256, 10831, 18653, 24, 466, 2573, 512, 20621, 722, 12493, 2187, 32, 3264,
    7051, 32, 3264, 7051, 32, 4993, 1538, 6605, 20685, 25, 5396, 4214, 256, 17117, 24, 704, 256, 10831, 18717, 448,
    11277, 512, 32, 4948, 4233, 4955, 4230, 268, 10763, 28, 768, 15883, 32, 24, 7051, 705, 25, 3668, 4242, 1025,
    7947, 18781, 24, 11598, 18845, 7050, 25, 21, 4251, 2255, 18909, 24, 705, 25, 3668, 4259, 1025, 7947, 18973, 24,
    11598, 19037, 1025, 7051, 1408, 7050, 19101, 1024, 19165, 2789, 294, 1600, 25, 2324, 4277, 1409, 19229, 4564, 4281, 3457,
    19293, 2260, 4285, 705, 19357, 7764, 4289, 1665, 19421, 21, 4293, 849, 19485, 24, 843, 25, 21, 4300, 11663, 19549,
    2324, 4305, 1408, 11727, 19613, 24, 1412, 25, 4564, 4312, 16139, 32, 24, 20749, 25, 21, 4319, 11791, 19677, 2260,
    4329, 704, 4507, 4327, 0, 9803, 28, 7759, 19741, 24, 7759, 19805, 3456, 1538, 32, 3456, 25, 11796, 4341, 11790,
    19869, 24, 1551, 19933, 2853, 306, 1600, 25, 2324, 4352, 1409, 19997, 4564, 4356, 3457, 20061, 2260, 4360, 705, 20125,
    7764, 4364, 1665, 20189, 21, 4368, 849, 20253, 24, 843, 25, 21, 4375, 11663, 20317, 2324, 4380, 1408, 11727, 20381,
    24, 1412, 25, 4564, 4387, 16267, 32, 24, 20813, 25, 21, 4394, 11791, 20445, 2260, 4404, 704, 4507, 4402, 0,
    9803, 28, 7759, 20509, 24, 7759, 20573, 3456, 1538, 32, 3456, 25, 11796, 4416, 11790, 20637, 24, 1551, 20701, 10004,
    4428, 10011, 4426, 768, 20874, 28, 10250, 20765, 24, 4763, 4434, 768, 10250, 28, 20938, 20765, 4628, 4440, 9866, 30,
    24, 10342, 30, 4628, 4447, 9866, 30, 24, 10342, 30, 1281, 1345, 20829, 8203, 11842, 6081, 7690, 20893, 5698, 6081,
    8330, 20893, 576, 641, 20957,
];
