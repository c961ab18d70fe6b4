//! The grammar as code for the machine; generated from `python.gram` by `cargo xtask gen`.

use super::machine::Rule;

/// The keywords, sorted by text; the token class of the first is [`FIRST_KEYWORD`].
pub(super) static KEYWORDS: [&str; 35] = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def",
    "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is",
    "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
];

/// The soft keywords; the token class of the first is [`FIRST_SOFT_KEYWORD`].
pub(super) static SOFT_KEYWORDS: [&str; 4] = ["_", "case", "match", "type"];

/// See [`KEYWORDS`].
pub(super) const FIRST_KEYWORD: u8 = 69;

/// See [`SOFT_KEYWORDS`].
pub(super) const FIRST_SOFT_KEYWORD: u8 = 104;

/// The start rule `file`.
pub(super) const FILE: u16 = 0;

/// The start rule `interactive`.
pub(super) const INTERACTIVE: u16 = 1;

/// The start rule `eval`.
pub(super) const EVAL: u16 = 2;

/// The start rule `func_type`.
pub(super) const FUNC_TYPE: u16 = 3;

/// Sets of token classes.
pub(super) static SETS: [u128; 189] = [
    0xffee7c3fce0481200008201c28f,
    0xffee7c3fce0481200008201c29f,
    0xf02a000b0e0481000008200c28e,
    0x80,
    0xffee7c3fce0481200008201c28e,
    0x470024148000002000000000000,
    0xf8ee582b4e0481000008201c28e,
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
    0xf00000000e0481000000200028e,
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
    0x800280,
    0x200000000000010,
    0xf00a00010e0481000008200c28e,
    0x10,
    0xf00000000000000000000030082,
    0x200000000000000,
    0xf00000000000000000000000012,
    0x100000,
    0x8000c000,
    0x1,
    0x2000,
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
    0x1000000000000,
    0x0,
    0x2010,
    0x1000,
    0xf00000000000010000000800002,
    0x10000000800000,
    0x2000000000000000000,
    0x800000,
    0x100000000000000000000,
    0x8000000000000,
    0x8000000000000000000,
    0x100,
    0x200000000000100,
    0x4000000000000000000000,
    0x40000000000000000000000000,
    0x1900,
    0xc000,
    0x400000000000000000,
    0x800000000000000000,
    0x200000000000000000,
    0x4000,
    0x8000,
    0xc00080,
    0x4000000,
    0x4001000,
    0x20000000000000,
    0x1000000000000000000000000,
    0x1000000000000000000,
    0x800000000000000000000000,
    0x8000000,
    0x20000000,
    0x40000000,
    0x200000,
    0x80000000000000000000000,
    0x100000000000000000000000,
    0x40000,
    0x100000000,
    0x80000,
    0x600000000,
    0x200000000,
    0x400000000,
    0x2800001030000,
    0x20000,
    0x800000000000,
    0x1000000,
    0x80000000,
    0x10000000000000000000,
    0x2800280,
    0x10000000000000,
    0xf82a000b0e0481000008200c28e,
    0x1000000000000000,
    0x8000000000000000,
    0x800000000000008,
    0xf02a000b0e0481000088600c28e,
    0xf00000000e0481000000201038e,
    0xf00000000e0481000000200038e,
    0x1100,
    0xe00000000000000000,
    0xf00a00010e0481000008200c286,
    0x800000000000000000800,
    0x20000a0000000000000000000,
    0xf00000000000000000000000000,
    0x20000000400000,
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
    0xf8ee592b4e0481000008201c29e,
    0x810,
    0xffffffffffffffffffffffffffffffff,
    0x40000004400800,
    0x40000004000800,
    0x40000000400800,
    0x40000000000800,
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
        pc: 5,
        grow: 0,
        first: 1,
        memo: 0,
        flags: 0,
    },
    // 2 eval
    Rule {
        pc: 8,
        grow: 0,
        first: 2,
        memo: 0,
        flags: 0,
    },
    // 3 func_type
    Rule {
        pc: 17,
        grow: 0,
        first: 3,
        memo: 0,
        flags: 0,
    },
    // 4 statements
    Rule {
        pc: 30,
        grow: 0,
        first: 4,
        memo: 0,
        flags: 0,
    },
    // 5 statement
    Rule {
        pc: 37,
        grow: 0,
        first: 4,
        memo: 0,
        flags: 0,
    },
    // 6 single_compound_stmt
    Rule {
        pc: 44,
        grow: 0,
        first: 5,
        memo: 0,
        flags: 0,
    },
    // 7 statement_newline
    Rule {
        pc: 47,
        grow: 0,
        first: 1,
        memo: 0,
        flags: 0,
    },
    // 8 simple_stmts
    Rule {
        pc: 63,
        grow: 0,
        first: 6,
        memo: 0,
        flags: 4,
    },
    // 9 simple_stmt
    Rule {
        pc: 78,
        grow: 0,
        first: 6,
        memo: 1,
        flags: 0,
    },
    // 10 compound_stmt
    Rule {
        pc: 145,
        grow: 0,
        first: 5,
        memo: 0,
        flags: 0,
    },
    // 11 assignment
    Rule {
        pc: 183,
        grow: 0,
        first: 7,
        memo: 0,
        flags: 0,
    },
    // 12 annotated_rhs
    Rule {
        pc: 238,
        grow: 0,
        first: 7,
        memo: 0,
        flags: 0,
    },
    // 13 augassign
    Rule {
        pc: 245,
        grow: 0,
        first: 8,
        memo: 0,
        flags: 0,
    },
    // 14 return_stmt
    Rule {
        pc: 296,
        grow: 0,
        first: 9,
        memo: 0,
        flags: 0,
    },
    // 15 raise_stmt
    Rule {
        pc: 300,
        grow: 0,
        first: 10,
        memo: 0,
        flags: 0,
    },
    // 16 pass_stmt
    Rule {
        pc: 314,
        grow: 0,
        first: 11,
        memo: 0,
        flags: 0,
    },
    // 17 break_stmt
    Rule {
        pc: 317,
        grow: 0,
        first: 12,
        memo: 0,
        flags: 0,
    },
    // 18 continue_stmt
    Rule {
        pc: 320,
        grow: 0,
        first: 13,
        memo: 0,
        flags: 0,
    },
    // 19 global_stmt
    Rule {
        pc: 323,
        grow: 0,
        first: 14,
        memo: 0,
        flags: 0,
    },
    // 20 nonlocal_stmt
    Rule {
        pc: 331,
        grow: 0,
        first: 15,
        memo: 0,
        flags: 0,
    },
    // 21 del_stmt
    Rule {
        pc: 339,
        grow: 0,
        first: 16,
        memo: 0,
        flags: 0,
    },
    // 22 yield_stmt
    Rule {
        pc: 350,
        grow: 0,
        first: 17,
        memo: 0,
        flags: 0,
    },
    // 23 assert_stmt
    Rule {
        pc: 353,
        grow: 0,
        first: 18,
        memo: 0,
        flags: 0,
    },
    // 24 import_stmt
    Rule {
        pc: 362,
        grow: 0,
        first: 19,
        memo: 0,
        flags: 0,
    },
    // 25 import_name
    Rule {
        pc: 375,
        grow: 0,
        first: 20,
        memo: 0,
        flags: 0,
    },
    // 26 import_from
    Rule {
        pc: 379,
        grow: 0,
        first: 21,
        memo: 0,
        flags: 0,
    },
    // 27 import_from_targets
    Rule {
        pc: 402,
        grow: 0,
        first: 22,
        memo: 0,
        flags: 0,
    },
    // 28 import_from_as_names
    Rule {
        pc: 423,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 29 import_from_as_name
    Rule {
        pc: 430,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 30 dotted_as_names
    Rule {
        pc: 444,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 31 dotted_as_name
    Rule {
        pc: 451,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 32 dotted_name
    Rule {
        pc: 465,
        grow: 468,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 33 block
    Rule {
        pc: 475,
        grow: 0,
        first: 24,
        memo: 2,
        flags: 0,
    },
    // 34 decorators
    Rule {
        pc: 491,
        grow: 0,
        first: 25,
        memo: 0,
        flags: 0,
    },
    // 35 class_def
    Rule {
        pc: 500,
        grow: 0,
        first: 26,
        memo: 0,
        flags: 0,
    },
    // 36 class_def_raw
    Rule {
        pc: 508,
        grow: 0,
        first: 27,
        memo: 0,
        flags: 0,
    },
    // 37 function_def
    Rule {
        pc: 527,
        grow: 0,
        first: 28,
        memo: 0,
        flags: 0,
    },
    // 38 function_def_raw
    Rule {
        pc: 535,
        grow: 0,
        first: 29,
        memo: 0,
        flags: 0,
    },
    // 39 params
    Rule {
        pc: 575,
        grow: 0,
        first: 30,
        memo: 0,
        flags: 0,
    },
    // 40 parameters
    Rule {
        pc: 584,
        grow: 0,
        first: 31,
        memo: 0,
        flags: 0,
    },
    // 41 slash_no_default
    Rule {
        pc: 635,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 42 slash_with_default
    Rule {
        pc: 650,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 43 star_etc
    Rule {
        pc: 670,
        grow: 0,
        first: 32,
        memo: 0,
        flags: 0,
    },
    // 44 kwds
    Rule {
        pc: 715,
        grow: 0,
        first: 33,
        memo: 0,
        flags: 0,
    },
    // 45 param_no_default
    Rule {
        pc: 725,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 46 param_no_default_star_annotation
    Rule {
        pc: 737,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 47 param_with_default
    Rule {
        pc: 749,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 48 param_maybe_default
    Rule {
        pc: 762,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 49 param
    Rule {
        pc: 775,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 50 param_star_annotation
    Rule {
        pc: 779,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 51 annotation
    Rule {
        pc: 783,
        grow: 0,
        first: 34,
        memo: 0,
        flags: 0,
    },
    // 52 star_annotation
    Rule {
        pc: 787,
        grow: 0,
        first: 34,
        memo: 0,
        flags: 0,
    },
    // 53 default
    Rule {
        pc: 791,
        grow: 0,
        first: 35,
        memo: 0,
        flags: 0,
    },
    // 54 if_stmt
    Rule {
        pc: 801,
        grow: 0,
        first: 36,
        memo: 0,
        flags: 0,
    },
    // 55 elif_stmt
    Rule {
        pc: 820,
        grow: 0,
        first: 37,
        memo: 0,
        flags: 0,
    },
    // 56 else_block
    Rule {
        pc: 839,
        grow: 0,
        first: 38,
        memo: 0,
        flags: 0,
    },
    // 57 while_stmt
    Rule {
        pc: 850,
        grow: 0,
        first: 39,
        memo: 0,
        flags: 0,
    },
    // 58 for_stmt
    Rule {
        pc: 863,
        grow: 0,
        first: 40,
        memo: 0,
        flags: 0,
    },
    // 59 with_stmt
    Rule {
        pc: 899,
        grow: 0,
        first: 41,
        memo: 0,
        flags: 0,
    },
    // 60 with_item
    Rule {
        pc: 972,
        grow: 0,
        first: 2,
        memo: 0,
        flags: 0,
    },
    // 61 try_stmt
    Rule {
        pc: 988,
        grow: 0,
        first: 42,
        memo: 0,
        flags: 0,
    },
    // 62 except_block
    Rule {
        pc: 1022,
        grow: 0,
        first: 43,
        memo: 0,
        flags: 0,
    },
    // 63 except_star_block
    Rule {
        pc: 1064,
        grow: 0,
        first: 43,
        memo: 0,
        flags: 0,
    },
    // 64 finally_block
    Rule {
        pc: 1102,
        grow: 0,
        first: 44,
        memo: 0,
        flags: 0,
    },
    // 65 match_stmt
    Rule {
        pc: 1113,
        grow: 0,
        first: 45,
        memo: 0,
        flags: 0,
    },
    // 66 subject_expr
    Rule {
        pc: 1132,
        grow: 0,
        first: 46,
        memo: 0,
        flags: 0,
    },
    // 67 case_block
    Rule {
        pc: 1141,
        grow: 0,
        first: 47,
        memo: 0,
        flags: 0,
    },
    // 68 guard
    Rule {
        pc: 1154,
        grow: 0,
        first: 36,
        memo: 0,
        flags: 0,
    },
    // 69 patterns
    Rule {
        pc: 1158,
        grow: 0,
        first: 48,
        memo: 0,
        flags: 0,
    },
    // 70 pattern
    Rule {
        pc: 1165,
        grow: 0,
        first: 49,
        memo: 0,
        flags: 0,
    },
    // 71 as_pattern
    Rule {
        pc: 1172,
        grow: 0,
        first: 49,
        memo: 0,
        flags: 0,
    },
    // 72 or_pattern
    Rule {
        pc: 1183,
        grow: 0,
        first: 49,
        memo: 0,
        flags: 0,
    },
    // 73 closed_pattern
    Rule {
        pc: 1190,
        grow: 0,
        first: 49,
        memo: 3,
        flags: 0,
    },
    // 74 literal_pattern
    Rule {
        pc: 1221,
        grow: 0,
        first: 50,
        memo: 0,
        flags: 0,
    },
    // 75 literal_expr
    Rule {
        pc: 1245,
        grow: 0,
        first: 50,
        memo: 0,
        flags: 0,
    },
    // 76 complex_number
    Rule {
        pc: 1270,
        grow: 0,
        first: 51,
        memo: 0,
        flags: 0,
    },
    // 77 signed_number
    Rule {
        pc: 1282,
        grow: 0,
        first: 51,
        memo: 0,
        flags: 0,
    },
    // 78 signed_real_number
    Rule {
        pc: 1290,
        grow: 0,
        first: 51,
        memo: 0,
        flags: 0,
    },
    // 79 real_number
    Rule {
        pc: 1298,
        grow: 0,
        first: 52,
        memo: 0,
        flags: 0,
    },
    // 80 imaginary_number
    Rule {
        pc: 1301,
        grow: 0,
        first: 52,
        memo: 0,
        flags: 0,
    },
    // 81 capture_pattern
    Rule {
        pc: 1304,
        grow: 0,
        first: 53,
        memo: 0,
        flags: 0,
    },
    // 82 pattern_capture_target
    Rule {
        pc: 1307,
        grow: 0,
        first: 53,
        memo: 0,
        flags: 0,
    },
    // 83 wildcard_pattern
    Rule {
        pc: 1312,
        grow: 0,
        first: 54,
        memo: 0,
        flags: 0,
    },
    // 84 value_pattern
    Rule {
        pc: 1315,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 85 attr
    Rule {
        pc: 1319,
        grow: 1324,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 86 name_or_attr
    Rule {
        pc: 1331,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 87 group_pattern
    Rule {
        pc: 1338,
        grow: 0,
        first: 3,
        memo: 0,
        flags: 0,
    },
    // 88 sequence_pattern
    Rule {
        pc: 1343,
        grow: 0,
        first: 55,
        memo: 0,
        flags: 0,
    },
    // 89 open_sequence_pattern
    Rule {
        pc: 1354,
        grow: 0,
        first: 48,
        memo: 0,
        flags: 0,
    },
    // 90 maybe_sequence_pattern
    Rule {
        pc: 1359,
        grow: 0,
        first: 48,
        memo: 0,
        flags: 0,
    },
    // 91 maybe_star_pattern
    Rule {
        pc: 1367,
        grow: 0,
        first: 48,
        memo: 0,
        flags: 0,
    },
    // 92 star_pattern
    Rule {
        pc: 1374,
        grow: 0,
        first: 56,
        memo: 4,
        flags: 0,
    },
    // 93 mapping_pattern
    Rule {
        pc: 1384,
        grow: 0,
        first: 57,
        memo: 0,
        flags: 0,
    },
    // 94 items_pattern
    Rule {
        pc: 1411,
        grow: 0,
        first: 58,
        memo: 0,
        flags: 0,
    },
    // 95 key_value_pattern
    Rule {
        pc: 1418,
        grow: 0,
        first: 58,
        memo: 0,
        flags: 0,
    },
    // 96 double_star_pattern
    Rule {
        pc: 1430,
        grow: 0,
        first: 33,
        memo: 0,
        flags: 0,
    },
    // 97 class_pattern
    Rule {
        pc: 1434,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 98 positional_patterns
    Rule {
        pc: 1470,
        grow: 0,
        first: 49,
        memo: 0,
        flags: 0,
    },
    // 99 keyword_patterns
    Rule {
        pc: 1477,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 100 keyword_pattern
    Rule {
        pc: 1484,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 101 type_alias
    Rule {
        pc: 1489,
        grow: 0,
        first: 59,
        memo: 0,
        flags: 0,
    },
    // 102 type_params
    Rule {
        pc: 1496,
        grow: 0,
        first: 60,
        memo: 0,
        flags: 0,
    },
    // 103 type_param_seq
    Rule {
        pc: 1507,
        grow: 0,
        first: 31,
        memo: 0,
        flags: 0,
    },
    // 104 type_param
    Rule {
        pc: 1515,
        grow: 0,
        first: 31,
        memo: 5,
        flags: 0,
    },
    // 105 type_param_bound
    Rule {
        pc: 1538,
        grow: 0,
        first: 34,
        memo: 0,
        flags: 0,
    },
    // 106 type_param_default
    Rule {
        pc: 1542,
        grow: 0,
        first: 35,
        memo: 0,
        flags: 0,
    },
    // 107 type_param_starred_default
    Rule {
        pc: 1546,
        grow: 0,
        first: 35,
        memo: 0,
        flags: 0,
    },
    // 108 expressions
    Rule {
        pc: 1550,
        grow: 0,
        first: 2,
        memo: 0,
        flags: 0,
    },
    // 109 expression
    Rule {
        pc: 1569,
        grow: 0,
        first: 2,
        memo: 6,
        flags: 0,
    },
    // 110 yield_expr
    Rule {
        pc: 1600,
        grow: 0,
        first: 17,
        memo: 0,
        flags: 0,
    },
    // 111 star_expressions
    Rule {
        pc: 1611,
        grow: 0,
        first: 46,
        memo: 0,
        flags: 0,
    },
    // 112 star_expression
    Rule {
        pc: 1630,
        grow: 0,
        first: 46,
        memo: 7,
        flags: 0,
    },
    // 113 star_named_expressions
    Rule {
        pc: 1638,
        grow: 0,
        first: 46,
        memo: 0,
        flags: 0,
    },
    // 114 star_named_expression
    Rule {
        pc: 1646,
        grow: 0,
        first: 46,
        memo: 0,
        flags: 0,
    },
    // 115 assignment_expression
    Rule {
        pc: 1654,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 116 named_expression
    Rule {
        pc: 1660,
        grow: 0,
        first: 2,
        memo: 0,
        flags: 0,
    },
    // 117 disjunction
    Rule {
        pc: 1674,
        grow: 0,
        first: 61,
        memo: 8,
        flags: 0,
    },
    // 118 conjunction
    Rule {
        pc: 1688,
        grow: 0,
        first: 61,
        memo: 9,
        flags: 0,
    },
    // 119 inversion
    Rule {
        pc: 1702,
        grow: 0,
        first: 61,
        memo: 10,
        flags: 0,
    },
    // 120 comparison
    Rule {
        pc: 1710,
        grow: 0,
        first: 62,
        memo: 0,
        flags: 0,
    },
    // 121 compare_op_bitwise_or_pair
    Rule {
        pc: 1723,
        grow: 0,
        first: 63,
        memo: 0,
        flags: 0,
    },
    // 122 noteq_bitwise_or
    Rule {
        pc: 1783,
        grow: 0,
        first: 64,
        memo: 0,
        flags: 0,
    },
    // 123 bitwise_or
    Rule {
        pc: 1790,
        grow: 1793,
        first: 62,
        memo: 0,
        flags: 0,
    },
    // 124 bitwise_xor
    Rule {
        pc: 1800,
        grow: 1803,
        first: 62,
        memo: 0,
        flags: 0,
    },
    // 125 bitwise_and
    Rule {
        pc: 1810,
        grow: 1813,
        first: 62,
        memo: 0,
        flags: 0,
    },
    // 126 shift_expr
    Rule {
        pc: 1820,
        grow: 1829,
        first: 62,
        memo: 0,
        flags: 0,
    },
    // 127 sum
    Rule {
        pc: 1841,
        grow: 1844,
        first: 62,
        memo: 0,
        flags: 0,
    },
    // 128 term
    Rule {
        pc: 1856,
        grow: 1865,
        first: 62,
        memo: 0,
        flags: 0,
    },
    // 129 factor
    Rule {
        pc: 1892,
        grow: 0,
        first: 62,
        memo: 11,
        flags: 0,
    },
    // 130 power
    Rule {
        pc: 1910,
        grow: 0,
        first: 65,
        memo: 0,
        flags: 0,
    },
    // 131 await_primary
    Rule {
        pc: 1920,
        grow: 0,
        first: 65,
        memo: 12,
        flags: 0,
    },
    // 132 primary
    Rule {
        pc: 1928,
        grow: 1931,
        first: 66,
        memo: 0,
        flags: 0,
    },
    // 133 slices
    Rule {
        pc: 1954,
        grow: 0,
        first: 67,
        memo: 0,
        flags: 0,
    },
    // 134 slice
    Rule {
        pc: 1974,
        grow: 0,
        first: 68,
        memo: 0,
        flags: 0,
    },
    // 135 atom
    Rule {
        pc: 1988,
        grow: 0,
        first: 66,
        memo: 0,
        flags: 0,
    },
    // 136 group
    Rule {
        pc: 2064,
        grow: 0,
        first: 3,
        memo: 0,
        flags: 0,
    },
    // 137 lambdef
    Rule {
        pc: 2082,
        grow: 0,
        first: 69,
        memo: 0,
        flags: 0,
    },
    // 138 lambda_params
    Rule {
        pc: 2088,
        grow: 0,
        first: 30,
        memo: 0,
        flags: 0,
    },
    // 139 lambda_parameters
    Rule {
        pc: 2097,
        grow: 0,
        first: 31,
        memo: 0,
        flags: 0,
    },
    // 140 lambda_slash_no_default
    Rule {
        pc: 2148,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 141 lambda_slash_with_default
    Rule {
        pc: 2163,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 142 lambda_star_etc
    Rule {
        pc: 2183,
        grow: 0,
        first: 32,
        memo: 0,
        flags: 0,
    },
    // 143 lambda_kwds
    Rule {
        pc: 2218,
        grow: 0,
        first: 33,
        memo: 0,
        flags: 0,
    },
    // 144 lambda_param_no_default
    Rule {
        pc: 2228,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 145 lambda_param_with_default
    Rule {
        pc: 2238,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 146 lambda_param_maybe_default
    Rule {
        pc: 2249,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 147 lambda_param
    Rule {
        pc: 2260,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 148 fstring_middle
    Rule {
        pc: 2263,
        grow: 0,
        first: 70,
        memo: 0,
        flags: 0,
    },
    // 149 fstring_replacement_field
    Rule {
        pc: 2270,
        grow: 0,
        first: 57,
        memo: 0,
        flags: 0,
    },
    // 150 fstring_conversion
    Rule {
        pc: 2284,
        grow: 0,
        first: 71,
        memo: 0,
        flags: 0,
    },
    // 151 fstring_full_format_spec
    Rule {
        pc: 2288,
        grow: 0,
        first: 34,
        memo: 0,
        flags: 0,
    },
    // 152 fstring_format_spec
    Rule {
        pc: 2296,
        grow: 0,
        first: 70,
        memo: 0,
        flags: 0,
    },
    // 153 fstring
    Rule {
        pc: 2303,
        grow: 0,
        first: 72,
        memo: 0,
        flags: 0,
    },
    // 154 tstring_format_spec_replacement_field
    Rule {
        pc: 2312,
        grow: 0,
        first: 57,
        memo: 0,
        flags: 0,
    },
    // 155 tstring_format_spec
    Rule {
        pc: 2326,
        grow: 0,
        first: 73,
        memo: 0,
        flags: 0,
    },
    // 156 tstring_full_format_spec
    Rule {
        pc: 2333,
        grow: 0,
        first: 34,
        memo: 0,
        flags: 0,
    },
    // 157 tstring_replacement_field
    Rule {
        pc: 2341,
        grow: 0,
        first: 57,
        memo: 0,
        flags: 0,
    },
    // 158 tstring_middle
    Rule {
        pc: 2355,
        grow: 0,
        first: 73,
        memo: 0,
        flags: 0,
    },
    // 159 tstring
    Rule {
        pc: 2362,
        grow: 0,
        first: 74,
        memo: 13,
        flags: 0,
    },
    // 160 string
    Rule {
        pc: 2371,
        grow: 0,
        first: 75,
        memo: 0,
        flags: 0,
    },
    // 161 strings
    Rule {
        pc: 2374,
        grow: 0,
        first: 76,
        memo: 14,
        flags: 0,
    },
    // 162 list
    Rule {
        pc: 2402,
        grow: 0,
        first: 60,
        memo: 0,
        flags: 0,
    },
    // 163 tuple
    Rule {
        pc: 2407,
        grow: 0,
        first: 3,
        memo: 0,
        flags: 0,
    },
    // 164 set
    Rule {
        pc: 2417,
        grow: 0,
        first: 57,
        memo: 0,
        flags: 0,
    },
    // 165 dict
    Rule {
        pc: 2422,
        grow: 0,
        first: 57,
        memo: 0,
        flags: 0,
    },
    // 166 double_starred_kvpairs
    Rule {
        pc: 2434,
        grow: 0,
        first: 77,
        memo: 0,
        flags: 0,
    },
    // 167 double_starred_kvpair
    Rule {
        pc: 2442,
        grow: 0,
        first: 77,
        memo: 0,
        flags: 0,
    },
    // 168 kvpair
    Rule {
        pc: 2450,
        grow: 0,
        first: 2,
        memo: 0,
        flags: 0,
    },
    // 169 for_if_clauses
    Rule {
        pc: 2455,
        grow: 0,
        first: 40,
        memo: 0,
        flags: 0,
    },
    // 170 for_if_clause
    Rule {
        pc: 2462,
        grow: 0,
        first: 40,
        memo: 0,
        flags: 0,
    },
    // 171 listcomp
    Rule {
        pc: 2502,
        grow: 0,
        first: 78,
        memo: 0,
        flags: 0,
    },
    // 172 setcomp
    Rule {
        pc: 2514,
        grow: 0,
        first: 78,
        memo: 0,
        flags: 0,
    },
    // 173 genexp
    Rule {
        pc: 2526,
        grow: 0,
        first: 78,
        memo: 0,
        flags: 0,
    },
    // 174 dictcomp
    Rule {
        pc: 2546,
        grow: 0,
        first: 57,
        memo: 0,
        flags: 0,
    },
    // 175 arguments
    Rule {
        pc: 2558,
        grow: 0,
        first: 79,
        memo: 15,
        flags: 0,
    },
    // 176 args
    Rule {
        pc: 2569,
        grow: 0,
        first: 79,
        memo: 0,
        flags: 0,
    },
    // 177 kwargs
    Rule {
        pc: 2601,
        grow: 0,
        first: 79,
        memo: 0,
        flags: 0,
    },
    // 178 starred_expression
    Rule {
        pc: 2630,
        grow: 0,
        first: 56,
        memo: 0,
        flags: 0,
    },
    // 179 kwarg_or_starred
    Rule {
        pc: 2646,
        grow: 0,
        first: 79,
        memo: 0,
        flags: 0,
    },
    // 180 kwarg_or_double_starred
    Rule {
        pc: 2661,
        grow: 0,
        first: 77,
        memo: 0,
        flags: 0,
    },
    // 181 star_targets
    Rule {
        pc: 2677,
        grow: 0,
        first: 80,
        memo: 0,
        flags: 0,
    },
    // 182 star_targets_list_seq
    Rule {
        pc: 2693,
        grow: 0,
        first: 80,
        memo: 0,
        flags: 0,
    },
    // 183 star_targets_tuple_seq
    Rule {
        pc: 2701,
        grow: 0,
        first: 80,
        memo: 0,
        flags: 0,
    },
    // 184 star_target
    Rule {
        pc: 2717,
        grow: 0,
        first: 80,
        memo: 16,
        flags: 0,
    },
    // 185 target_with_star_atom
    Rule {
        pc: 2726,
        grow: 0,
        first: 66,
        memo: 17,
        flags: 0,
    },
    // 186 star_atom
    Rule {
        pc: 2748,
        grow: 0,
        first: 81,
        memo: 0,
        flags: 0,
    },
    // 187 single_target
    Rule {
        pc: 2773,
        grow: 0,
        first: 66,
        memo: 0,
        flags: 0,
    },
    // 188 single_subscript_attribute_target
    Rule {
        pc: 2786,
        grow: 0,
        first: 66,
        memo: 0,
        flags: 0,
    },
    // 189 t_primary
    Rule {
        pc: 2801,
        grow: 2805,
        first: 66,
        memo: 0,
        flags: 0,
    },
    // 190 t_lookahead
    Rule {
        pc: 2832,
        grow: 0,
        first: 82,
        memo: 0,
        flags: 0,
    },
    // 191 del_targets
    Rule {
        pc: 2843,
        grow: 0,
        first: 66,
        memo: 0,
        flags: 0,
    },
    // 192 del_target
    Rule {
        pc: 2851,
        grow: 0,
        first: 66,
        memo: 18,
        flags: 0,
    },
    // 193 del_t_atom
    Rule {
        pc: 2873,
        grow: 0,
        first: 81,
        memo: 0,
        flags: 0,
    },
    // 194 type_expressions
    Rule {
        pc: 2898,
        grow: 0,
        first: 79,
        memo: 0,
        flags: 0,
    },
    // 195 func_type_comment
    Rule {
        pc: 2955,
        grow: 0,
        first: 83,
        memo: 0,
        flags: 0,
    },
    // 196 invalid_arguments
    Rule {
        pc: 2974,
        grow: 0,
        first: 79,
        memo: 0,
        flags: 0,
    },
    // 197 invalid_kwarg
    Rule {
        pc: 3068,
        grow: 0,
        first: 77,
        memo: 0,
        flags: 0,
    },
    // 198 expression_without_invalid
    Rule {
        pc: 3096,
        grow: 0,
        first: 84,
        memo: 0,
        flags: 2,
    },
    // 199 invalid_legacy_expression
    Rule {
        pc: 3115,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 200 invalid_type_param
    Rule {
        pc: 3120,
        grow: 0,
        first: 32,
        memo: 0,
        flags: 0,
    },
    // 201 invalid_expression
    Rule {
        pc: 3133,
        grow: 0,
        first: 2,
        memo: 0,
        flags: 0,
    },
    // 202 invalid_named_expression
    Rule {
        pc: 3206,
        grow: 0,
        first: 2,
        memo: 19,
        flags: 0,
    },
    // 203 invalid_assignment
    Rule {
        pc: 3249,
        grow: 0,
        first: 7,
        memo: 0,
        flags: 0,
    },
    // 204 invalid_ann_assign_target
    Rule {
        pc: 3299,
        grow: 0,
        first: 55,
        memo: 0,
        flags: 0,
    },
    // 205 invalid_del_stmt
    Rule {
        pc: 3312,
        grow: 0,
        first: 16,
        memo: 0,
        flags: 0,
    },
    // 206 invalid_block
    Rule {
        pc: 3316,
        grow: 0,
        first: 85,
        memo: 0,
        flags: 0,
    },
    // 207 invalid_comprehension
    Rule {
        pc: 3320,
        grow: 0,
        first: 78,
        memo: 0,
        flags: 0,
    },
    // 208 invalid_dict_comprehension
    Rule {
        pc: 3339,
        grow: 0,
        first: 57,
        memo: 0,
        flags: 0,
    },
    // 209 invalid_parameters
    Rule {
        pc: 3346,
        grow: 0,
        first: 86,
        memo: 0,
        flags: 0,
    },
    // 210 invalid_parameters_helper
    Rule {
        pc: 3435,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 211 invalid_default
    Rule {
        pc: 3446,
        grow: 0,
        first: 35,
        memo: 0,
        flags: 0,
    },
    // 212 invalid_star_etc
    Rule {
        pc: 3450,
        grow: 0,
        first: 56,
        memo: 0,
        flags: 0,
    },
    // 213 invalid_kwds
    Rule {
        pc: 3499,
        grow: 0,
        first: 33,
        memo: 0,
        flags: 0,
    },
    // 214 invalid_lambda_parameters
    Rule {
        pc: 3517,
        grow: 0,
        first: 86,
        memo: 0,
        flags: 0,
    },
    // 215 invalid_lambda_parameters_helper
    Rule {
        pc: 3606,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 216 invalid_lambda_star_etc
    Rule {
        pc: 3617,
        grow: 0,
        first: 56,
        memo: 0,
        flags: 0,
    },
    // 217 invalid_lambda_kwds
    Rule {
        pc: 3661,
        grow: 0,
        first: 33,
        memo: 0,
        flags: 0,
    },
    // 218 invalid_double_type_comments
    Rule {
        pc: 3679,
        grow: 0,
        first: 87,
        memo: 0,
        flags: 0,
    },
    // 219 invalid_with_item
    Rule {
        pc: 3686,
        grow: 0,
        first: 2,
        memo: 0,
        flags: 0,
    },
    // 220 invalid_for_if_clause
    Rule {
        pc: 3692,
        grow: 0,
        first: 40,
        memo: 0,
        flags: 0,
    },
    // 221 invalid_for_target
    Rule {
        pc: 3705,
        grow: 0,
        first: 40,
        memo: 0,
        flags: 0,
    },
    // 222 invalid_group
    Rule {
        pc: 3710,
        grow: 0,
        first: 3,
        memo: 0,
        flags: 0,
    },
    // 223 invalid_import
    Rule {
        pc: 3723,
        grow: 0,
        first: 20,
        memo: 0,
        flags: 0,
    },
    // 224 invalid_dotted_as_name
    Rule {
        pc: 3739,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 225 invalid_import_from_as_name
    Rule {
        pc: 3749,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 226 invalid_import_from_targets
    Rule {
        pc: 3759,
        grow: 0,
        first: 88,
        memo: 0,
        flags: 0,
    },
    // 227 invalid_with_stmt
    Rule {
        pc: 3768,
        grow: 0,
        first: 41,
        memo: 0,
        flags: 0,
    },
    // 228 invalid_with_stmt_indent
    Rule {
        pc: 3802,
        grow: 0,
        first: 41,
        memo: 0,
        flags: 0,
    },
    // 229 invalid_try_stmt
    Rule {
        pc: 3840,
        grow: 0,
        first: 42,
        memo: 0,
        flags: 0,
    },
    // 230 invalid_except_stmt
    Rule {
        pc: 3896,
        grow: 0,
        first: 43,
        memo: 0,
        flags: 0,
    },
    // 231 invalid_except_star_stmt
    Rule {
        pc: 3929,
        grow: 0,
        first: 43,
        memo: 0,
        flags: 0,
    },
    // 232 invalid_finally_stmt
    Rule {
        pc: 3963,
        grow: 0,
        first: 44,
        memo: 0,
        flags: 0,
    },
    // 233 invalid_except_stmt_indent
    Rule {
        pc: 3969,
        grow: 0,
        first: 43,
        memo: 0,
        flags: 0,
    },
    // 234 invalid_except_star_stmt_indent
    Rule {
        pc: 3989,
        grow: 0,
        first: 43,
        memo: 0,
        flags: 0,
    },
    // 235 invalid_match_stmt
    Rule {
        pc: 4002,
        grow: 0,
        first: 45,
        memo: 0,
        flags: 0,
    },
    // 236 invalid_case_block
    Rule {
        pc: 4015,
        grow: 0,
        first: 47,
        memo: 0,
        flags: 0,
    },
    // 237 invalid_as_pattern
    Rule {
        pc: 4029,
        grow: 0,
        first: 49,
        memo: 0,
        flags: 0,
    },
    // 238 invalid_class_pattern
    Rule {
        pc: 4040,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 239 invalid_class_argument_pattern
    Rule {
        pc: 4045,
        grow: 0,
        first: 49,
        memo: 0,
        flags: 0,
    },
    // 240 invalid_if_stmt
    Rule {
        pc: 4055,
        grow: 0,
        first: 36,
        memo: 0,
        flags: 0,
    },
    // 241 invalid_elif_stmt
    Rule {
        pc: 4068,
        grow: 0,
        first: 37,
        memo: 0,
        flags: 0,
    },
    // 242 invalid_else_stmt
    Rule {
        pc: 4081,
        grow: 0,
        first: 38,
        memo: 0,
        flags: 0,
    },
    // 243 invalid_while_stmt
    Rule {
        pc: 4094,
        grow: 0,
        first: 39,
        memo: 0,
        flags: 0,
    },
    // 244 invalid_for_stmt
    Rule {
        pc: 4107,
        grow: 0,
        first: 40,
        memo: 0,
        flags: 0,
    },
    // 245 invalid_def_raw
    Rule {
        pc: 4123,
        grow: 0,
        first: 29,
        memo: 0,
        flags: 0,
    },
    // 246 invalid_class_def_raw
    Rule {
        pc: 4156,
        grow: 0,
        first: 27,
        memo: 0,
        flags: 0,
    },
    // 247 invalid_double_starred_kvpairs
    Rule {
        pc: 4176,
        grow: 0,
        first: 77,
        memo: 0,
        flags: 0,
    },
    // 248 invalid_kvpair
    Rule {
        pc: 4198,
        grow: 0,
        first: 2,
        memo: 0,
        flags: 0,
    },
    // 249 invalid_starred_expression_unpacking
    Rule {
        pc: 4216,
        grow: 0,
        first: 56,
        memo: 0,
        flags: 0,
    },
    // 250 invalid_starred_expression
    Rule {
        pc: 4222,
        grow: 0,
        first: 56,
        memo: 0,
        flags: 0,
    },
    // 251 invalid_fstring_replacement_field
    Rule {
        pc: 4225,
        grow: 0,
        first: 57,
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
        pc: 4301,
        grow: 0,
        first: 57,
        memo: 0,
        flags: 0,
    },
    // 254 invalid_tstring_conversion_character
    Rule {
        pc: 4367,
        grow: 0,
        first: 71,
        memo: 0,
        flags: 0,
    },
    // 255 invalid_string_tstring_concat
    Rule {
        pc: 4377,
        grow: 0,
        first: 76,
        memo: 0,
        flags: 0,
    },
    // 256 invalid_diamond
    Rule {
        pc: 4408,
        grow: 0,
        first: 89,
        memo: 0,
        flags: 0,
    },
    // 257 invalid_arithmetic
    Rule {
        pc: 4412,
        grow: 0,
        first: 62,
        memo: 0,
        flags: 0,
    },
    // 258 invalid_factor
    Rule {
        pc: 4418,
        grow: 0,
        first: 90,
        memo: 0,
        flags: 0,
    },
    // 259 invalid_type_params
    Rule {
        pc: 4423,
        grow: 0,
        first: 60,
        memo: 0,
        flags: 0,
    },
    // 260
    Rule {
        pc: 234,
        grow: 0,
        first: 35,
        memo: 0,
        flags: 0,
    },
    // 261
    Rule {
        pc: 225,
        grow: 0,
        first: 66,
        memo: 0,
        flags: 0,
    },
    // 262
    Rule {
        pc: 221,
        grow: 0,
        first: 35,
        memo: 0,
        flags: 0,
    },
    // 263
    Rule {
        pc: 310,
        grow: 0,
        first: 21,
        memo: 0,
        flags: 0,
    },
    // 264
    Rule {
        pc: 358,
        grow: 0,
        first: 108,
        memo: 0,
        flags: 0,
    },
    // 265
    Rule {
        pc: 440,
        grow: 0,
        first: 111,
        memo: 0,
        flags: 0,
    },
    // 266
    Rule {
        pc: 461,
        grow: 0,
        first: 111,
        memo: 0,
        flags: 0,
    },
    // 267
    Rule {
        pc: 522,
        grow: 0,
        first: 3,
        memo: 0,
        flags: 0,
    },
    // 268
    Rule {
        pc: 571,
        grow: 0,
        first: 114,
        memo: 0,
        flags: 0,
    },
    // 269
    Rule {
        pc: 567,
        grow: 0,
        first: 114,
        memo: 0,
        flags: 0,
    },
    // 270
    Rule {
        pc: 1423,
        grow: 0,
        first: 58,
        memo: 0,
        flags: 0,
    },
    // 271
    Rule {
        pc: 1787,
        grow: 0,
        first: 64,
        memo: 0,
        flags: 0,
    },
    // 272
    Rule {
        pc: 1967,
        grow: 0,
        first: 67,
        memo: 0,
        flags: 0,
    },
    // 273
    Rule {
        pc: 1984,
        grow: 0,
        first: 34,
        memo: 0,
        flags: 0,
    },
    // 274
    Rule {
        pc: 2053,
        grow: 0,
        first: 78,
        memo: 0,
        flags: 0,
    },
    // 275
    Rule {
        pc: 2046,
        grow: 0,
        first: 78,
        memo: 0,
        flags: 0,
    },
    // 276
    Rule {
        pc: 2031,
        grow: 0,
        first: 78,
        memo: 0,
        flags: 0,
    },
    // 277
    Rule {
        pc: 2075,
        grow: 0,
        first: 154,
        memo: 0,
        flags: 0,
    },
    // 278
    Rule {
        pc: 2395,
        grow: 0,
        first: 157,
        memo: 0,
        flags: 0,
    },
    // 279
    Rule {
        pc: 2412,
        grow: 0,
        first: 46,
        memo: 0,
        flags: 0,
    },
    // 280
    Rule {
        pc: 2538,
        grow: 0,
        first: 2,
        memo: 0,
        flags: 0,
    },
    // 281
    Rule {
        pc: 2585,
        grow: 0,
        first: 46,
        memo: 0,
        flags: 0,
    },
    // 282
    Rule {
        pc: 2581,
        grow: 0,
        first: 108,
        memo: 0,
        flags: 0,
    },
    // 283
    Rule {
        pc: 2593,
        grow: 0,
        first: 2,
        memo: 0,
        flags: 0,
    },
    // 284
    Rule {
        pc: 2970,
        grow: 0,
        first: 85,
        memo: 0,
        flags: 0,
    },
    // 285
    Rule {
        pc: 3036,
        grow: 0,
        first: 79,
        memo: 0,
        flags: 0,
    },
    // 286
    Rule {
        pc: 3028,
        grow: 0,
        first: 79,
        memo: 0,
        flags: 0,
    },
    // 287
    Rule {
        pc: 3024,
        grow: 0,
        first: 79,
        memo: 0,
        flags: 0,
    },
    // 288
    Rule {
        pc: 3043,
        grow: 0,
        first: 46,
        memo: 0,
        flags: 0,
    },
    // 289
    Rule {
        pc: 3052,
        grow: 0,
        first: 46,
        memo: 0,
        flags: 0,
    },
    // 290
    Rule {
        pc: 3060,
        grow: 0,
        first: 2,
        memo: 0,
        flags: 0,
    },
    // 291
    Rule {
        pc: 3092,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 292
    Rule {
        pc: 3198,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 293
    Rule {
        pc: 3187,
        grow: 0,
        first: 165,
        memo: 0,
        flags: 0,
    },
    // 294
    Rule {
        pc: 3226,
        grow: 0,
        first: 168,
        memo: 0,
        flags: 0,
    },
    // 295
    Rule {
        pc: 3428,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 296
    Rule {
        pc: 3421,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 297
    Rule {
        pc: 3414,
        grow: 0,
        first: 173,
        memo: 0,
        flags: 0,
    },
    // 298
    Rule {
        pc: 3491,
        grow: 0,
        first: 161,
        memo: 0,
        flags: 0,
    },
    // 299
    Rule {
        pc: 3484,
        grow: 0,
        first: 173,
        memo: 0,
        flags: 0,
    },
    // 300
    Rule {
        pc: 3477,
        grow: 0,
        first: 173,
        memo: 0,
        flags: 0,
    },
    // 301
    Rule {
        pc: 3599,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 302
    Rule {
        pc: 3592,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 303
    Rule {
        pc: 3585,
        grow: 0,
        first: 173,
        memo: 0,
        flags: 0,
    },
    // 304
    Rule {
        pc: 3653,
        grow: 0,
        first: 176,
        memo: 0,
        flags: 0,
    },
    // 305
    Rule {
        pc: 3646,
        grow: 0,
        first: 173,
        memo: 0,
        flags: 0,
    },
    // 306
    Rule {
        pc: 3639,
        grow: 0,
        first: 173,
        memo: 0,
        flags: 0,
    },
    // 307
    Rule {
        pc: 3745,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 308
    Rule {
        pc: 3755,
        grow: 0,
        first: 23,
        memo: 0,
        flags: 0,
    },
    // 309
    Rule {
        pc: 3798,
        grow: 0,
        first: 111,
        memo: 0,
        flags: 0,
    },
    // 310
    Rule {
        pc: 3794,
        grow: 0,
        first: 111,
        memo: 0,
        flags: 0,
    },
    // 311
    Rule {
        pc: 3836,
        grow: 0,
        first: 111,
        memo: 0,
        flags: 0,
    },
    // 312
    Rule {
        pc: 3832,
        grow: 0,
        first: 111,
        memo: 0,
        flags: 0,
    },
    // 313
    Rule {
        pc: 3892,
        grow: 0,
        first: 111,
        memo: 0,
        flags: 0,
    },
    // 314
    Rule {
        pc: 3884,
        grow: 0,
        first: 2,
        memo: 0,
        flags: 0,
    },
    // 315
    Rule {
        pc: 3888,
        grow: 0,
        first: 111,
        memo: 0,
        flags: 0,
    },
    // 316
    Rule {
        pc: 3925,
        grow: 0,
        first: 111,
        memo: 0,
        flags: 0,
    },
    // 317
    Rule {
        pc: 3959,
        grow: 0,
        first: 111,
        memo: 0,
        flags: 0,
    },
    // 318
    Rule {
        pc: 3985,
        grow: 0,
        first: 111,
        memo: 0,
        flags: 0,
    },
    // 319
    Rule {
        pc: 3998,
        grow: 0,
        first: 111,
        memo: 0,
        flags: 0,
    },
    // 320
    Rule {
        pc: 4051,
        grow: 0,
        first: 49,
        memo: 0,
        flags: 0,
    },
    // 321
    Rule {
        pc: 4152,
        grow: 0,
        first: 114,
        memo: 0,
        flags: 0,
    },
    // 322
    Rule {
        pc: 4148,
        grow: 0,
        first: 114,
        memo: 0,
        flags: 0,
    },
    // 323
    Rule {
        pc: 4171,
        grow: 0,
        first: 3,
        memo: 0,
        flags: 0,
    },
    // 324
    Rule {
        pc: 4287,
        grow: 0,
        first: 71,
        memo: 0,
        flags: 0,
    },
    // 325
    Rule {
        pc: 4363,
        grow: 0,
        first: 71,
        memo: 0,
        flags: 0,
    },
    // 326
    Rule {
        pc: 4401,
        grow: 0,
        first: 157,
        memo: 0,
        flags: 0,
    },
    // 327
    Rule {
        pc: 4394,
        grow: 0,
        first: 157,
        memo: 0,
        flags: 0,
    },
];

/// The code.
#[rustfmt::skip]
pub(super) static CODE: [u16; 4427] = [
    35, 23, 268, 0, 29, 87, 458, 93, 151, 6922, 5467, 15, 0, 256, 28, 0, 157, 215, 448, 12428,
    512, 3264, 6986, 5467, 28, 0, 256, 28, 0, 221, 279, 283, 36, 768, 330, 28, 285, 340, 41, 650,
    349, 407, 522, 30, 343, 650, 349, 340, 52, 394, 256, 30, 404, 56, 522, 30, 5460, 60, 256, 413,
    5847, 0, 477, 404, 69, 586, 5903, 256, 541, 407, 411, 75, 781, 586, 28, 836, 256, 30, 468, 82,
    714, 30, 3796, 87, 3790, 6474, 30, 2964, 91, 7114, 605, 596, 96, 590, 906, 30, 1236, 101, 1230, 1546,
    30, 660, 106, 654, 970, 30, 724, 111, 718, 1034, 30, 1044, 116, 1038, 1354, 30, 1108, 121, 1102, 1418,
    30, 1172, 126, 1166, 1482, 30, 788, 131, 782, 1098, 30, 852, 136, 846, 1162, 30, 916, 141, 910, 1226,
    30, 983, 974, 1290, 30, 1812, 150, 1806, 2378, 30, 2324, 155, 2318, 3466, 30, 1684, 160, 1678, 2250, 30,
    2644, 165, 2638, 3786, 30, 2580, 170, 2574, 3722, 30, 2708, 175, 2702, 3914, 30, 2516, 180, 2510, 3658, 30,
    2903, 4170, 30, 1492, 190, 8, 704, 6986, 16652, 669, 4244, 197, 16714, 704, 6986, 16780, 733, 5140, 209, 5147,
    205, 768, 11594, 1408, 28, 778, 2255, 3653, 797, 4244, 216, 11978, 842, 19, 778, 861, 22, 0, 471, 13002,
    30, 2263, 1408, 778, 30, 212, 231, 448, 11978, 512, 30, 4247, 12042, 30, 2263, 1408, 778, 30, 1108, 242,
    7050, 30, 2967, 7114, 30, 5972, 249, 2304, 925, 6036, 253, 2368, 989, 6100, 257, 2432, 1053, 6164, 261, 3200,
    1117, 6228, 265, 2496, 1181, 6292, 269, 2560, 1245, 6356, 273, 2624, 1309, 6420, 277, 2688, 1373, 6484, 281, 2752,
    1437, 6548, 285, 2816, 1501, 6612, 289, 2880, 1565, 6676, 293, 2944, 1629, 6743, 3072, 1693, 599, 6336, 7116, 1757,
    663, 6272, 25, 148, 308, 6986, 16844, 1821, 24, 1885, 1367, 5568, 6986, 30, 727, 6208, 1949, 791, 4928, 2013,
    855, 5056, 2077, 919, 5632, 1499, 330, 780, 8, 28, 2141, 983, 6016, 1499, 338, 780, 8, 28, 2205, 1044,
    345, 5184, 12234, 6862, 2269, 22, 0, 1047, 13130, 30, 1111, 7050, 605, 1175, 4736, 6986, 16908, 2333, 6935, 768,
    6986, 30, 22, 368, 1300, 368, 14282, 30, 1300, 372, 1610, 30, 1367, 1674, 30, 1303, 5760, 1930, 2397, 1367,
    5568, 25, 6996, 393, 7067, 389, 512, 7043, 28, 2058, 5760, 1738, 2461, 7063, 7067, 399, 768, 7043, 28, 5760,
    1738, 2525, 212, 409, 448, 1802, 772, 512, 30, 1492, 414, 1802, 6927, 30, 3604, 418, 1024, 2589, 22, 0,
    5655, 14474, 30, 1495, 1499, 429, 780, 1866, 28, 30, 22, 436, 1492, 436, 14410, 30, 1495, 8, 16972, 2653,
    7127, 4672, 8, 30, 1495, 1499, 450, 780, 1994, 28, 30, 22, 457, 1492, 457, 14346, 30, 1495, 2058, 17036,
    2653, 7127, 4672, 8, 30, 1495, 8, 30, 7201, 7188, 474, 1472, 8, 2717, 34, 5460, 482, 256, 320, 266,
    384, 30, 404, 486, 522, 30, 22, 0, 5463, 13194, 30, 1623, 1627, 499, 768, 3136, 7434, 256, 28, 30,
    1620, 505, 2186, 2314, 2781, 1751, 2314, 30, 22, 514, 1748, 514, 15754, 30, 1751, 4992, 8, 6540, 17100, 704,
    2122, 2845, 215, 448, 11212, 512, 2909, 1620, 532, 2186, 2442, 2781, 1879, 2442, 30, 22, 541, 1876, 541, 15690,
    30, 7252, 554, 5120, 8, 6540, 448, 2508, 512, 17164, 704, 12492, 2122, 2973, 7383, 4800, 5120, 8, 6540, 448,
    2508, 512, 17228, 704, 12492, 2122, 3037, 7319, 3264, 6986, 30, 7319, 3264, 6986, 30, 22, 581, 5524, 581, 13386,
    30, 2007, 2570, 30, 1492, 599, 2634, 1499, 592, 512, 2890, 28, 1499, 597, 512, 3018, 28, 2764, 3101, 1492,
    609, 2698, 1499, 607, 512, 3018, 28, 2764, 3165, 1492, 623, 1499, 616, 768, 2890, 28, 1499, 621, 512, 3018,
    28, 2764, 3229, 1492, 632, 1499, 630, 768, 3018, 28, 2764, 3293, 2071, 2762, 3357, 1495, 1499, 641, 768, 2890,
    28, 1088, 25, 6932, 647, 768, 30, 7447, 7438, 30, 1495, 1499, 656, 512, 2890, 28, 1499, 661, 768, 3018,
    28, 1088, 25, 6932, 667, 768, 3421, 7447, 7438, 3421, 22, 676, 3604, 676, 13578, 30, 3604, 712, 1024, 25,
    1492, 690, 2890, 1499, 688, 512, 3082, 28, 2828, 3485, 1492, 700, 2954, 1499, 698, 512, 3082, 28, 2828, 3485,
    6932, 710, 768, 1499, 708, 768, 3082, 28, 2828, 3549, 26, 712, 2135, 2826, 3613, 22, 721, 2132, 721, 13642,
    30, 2135, 2240, 2890, 30, 1495, 3146, 25, 6932, 733, 768, 3653, 3677, 7511, 3653, 7438, 3677, 1495, 3210, 25,
    6932, 745, 768, 3653, 3677, 7511, 3653, 7438, 3677, 1495, 3146, 3402, 25, 6932, 758, 768, 3653, 3741, 7511, 3653,
    7438, 3741, 1495, 3146, 3404, 25, 6932, 771, 768, 3653, 3741, 7511, 3653, 7438, 3741, 1495, 8, 3276, 3805, 1495,
    8, 3338, 3805, 2199, 704, 6986, 30, 2199, 704, 7178, 30, 2260, 796, 1408, 6986, 30, 22, 0, 2263, 13514,
    30, 22, 807, 2324, 807, 15370, 30, 2327, 5696, 7434, 704, 2122, 25, 2388, 817, 3530, 3869, 24, 3596, 3933,
    22, 826, 2388, 826, 15434, 30, 2391, 5248, 7434, 704, 2122, 25, 2388, 836, 3530, 3869, 24, 3596, 3933, 22,
    845, 2452, 845, 15498, 30, 2455, 5312, 722, 2122, 30, 22, 856, 2516, 856, 15562, 30, 2519, 6464, 7434, 704,
    2122, 3596, 3997, 22, 869, 2580, 869, 15626, 30, 7572, 881, 5504, 11594, 5824, 19, 7114, 704, 3653, 2122, 3596,
    4061, 7380, 894, 4800, 5504, 11594, 5824, 19, 7114, 704, 3653, 2122, 3596, 4125, 22, 0, 2583, 14154, 30, 22,
    905, 2644, 905, 14602, 30, 7636, 936, 6528, 25, 212, 923, 448, 155, 917, 780, 3850, 28, 772, 512, 704,
    3653, 2122, 4189, 148, 934, 155, 930, 780, 3850, 28, 704, 3653, 2122, 4189, 26, 936, 7380, 967, 4800, 6528,
    25, 212, 954, 448, 155, 949, 780, 3850, 28, 772, 512, 704, 2122, 4253, 148, 965, 155, 961, 780, 3850,
    28, 704, 3653, 2122, 4317, 26, 967, 22, 0, 2647, 14538, 30, 148, 979, 6986, 4672, 11786, 7694, 4381, 22,
    985, 148, 985, 14026, 30, 151, 6986, 4445, 22, 994, 2708, 994, 14666, 30, 2711, 6400, 722, 2122, 25, 2836,
    1003, 4106, 4509, 2772, 1013, 2779, 1010, 768, 3978, 28, 3596, 4108, 4573, 2775, 2779, 1019, 768, 4042, 28, 3596,
    4108, 4637, 22, 1028, 2772, 1028, 14922, 30, 2772, 1059, 5376, 25, 148, 1038, 6986, 704, 2122, 4701, 148, 1046,
    6986, 4672, 8, 704, 2122, 4765, 148, 1052, 6922, 704, 2122, 4701, 2196, 1057, 704, 2122, 4829, 26, 1059, 22,
    0, 2775, 14730, 30, 22, 1070, 2772, 1070, 14986, 30, 2772, 1097, 5376, 1024, 25, 148, 1081, 6986, 704, 2122,
    4701, 148, 1089, 6986, 4672, 8, 704, 2122, 4765, 148, 1095, 6922, 704, 2122, 4701, 26, 1097, 22, 0, 2775,
    14794, 30, 22, 1108, 2836, 1108, 14858, 30, 2839, 5440, 722, 2122, 30, 2900, 1127, 6784, 4234, 704, 256, 320,
    3035, 1125, 768, 4298, 28, 384, 4893, 22, 0, 2903, 15050, 30, 2964, 1138, 7306, 768, 7244, 4957, 151, 7434,
    30, 22, 1147, 3028, 1147, 15114, 30, 3031, 6720, 4426, 4364, 704, 2122, 5021, 2327, 5696, 7434, 30, 3092, 1162,
    5706, 5085, 3159, 4490, 30, 3156, 1169, 4554, 30, 3159, 4618, 30, 3156, 1178, 4618, 4672, 5258, 5149, 22, 0,
    3159, 15178, 30, 3159, 3163, 1189, 786, 4682, 28, 5213, 3220, 1194, 4746, 30, 3412, 1198, 5194, 30, 3476, 1202,
    5322, 30, 1492, 1206, 5386, 30, 212, 1210, 5578, 30, 3540, 1214, 5642, 30, 3668, 1218, 5962, 30, 1495, 6218,
    30, 3284, 1226, 4938, 7759, 5277, 3284, 1230, 4874, 5277, 4884, 1234, 10314, 5277, 7828, 1238, 4480, 5341, 7892, 1242,
    4544, 5405, 7959, 4416, 5469, 3284, 1250, 4938, 7759, 30, 3284, 1254, 4874, 30, 4884, 1259, 4878, 10314, 30, 7828,
    1263, 4480, 5533, 7892, 1267, 4544, 5597, 7959, 4416, 5661, 3287, 5002, 25, 8020, 1278, 896, 5130, 5725, 8087, 960,
    5130, 5789, 3348, 1286, 9, 30, 8087, 960, 9, 5853, 3348, 1294, 5066, 30, 8087, 960, 5066, 5853, 3351, 9,
    5917, 3351, 9, 5981, 3415, 5258, 6045, 3415, 3471, 8, 8143, 6109, 3479, 6656, 6173, 1495, 5450, 8143, 5277, 1495,
    8, 1472, 8, 6237, 7201, 7188, 1330, 1472, 8, 6237, 34, 1492, 1335, 5450, 30, 1495, 8, 30, 215, 448,
    4490, 512, 30, 3860, 1349, 576, 5772, 640, 5085, 215, 448, 5708, 512, 5085, 3095, 5834, 768, 5772, 6301, 3095,
    3099, 1365, 780, 5834, 28, 772, 30, 3604, 1371, 5898, 30, 3159, 4490, 30, 3607, 1024, 25, 3412, 1381, 5258,
    6365, 3479, 5323, 6429, 3671, 1600, 25, 8212, 1391, 1664, 6493, 2132, 1397, 6154, 772, 1664, 6557, 3735, 6026, 25,
    6932, 1407, 768, 6154, 772, 1664, 6621, 8279, 772, 1664, 6685, 3735, 3739, 1417, 780, 6090, 28, 30, 3735, 17290,
    704, 4490, 6749, 3220, 1427, 4810, 30, 1495, 5450, 30, 2135, 2240, 5258, 30, 1492, 1465, 5514, 448, 25, 7444,
    1443, 512, 6813, 3156, 1449, 6282, 772, 512, 6877, 1492, 1455, 6346, 772, 512, 6941, 3156, 1463, 6282, 768, 6346,
    772, 512, 7005, 26, 1465, 22, 0, 1495, 15242, 30, 3159, 3163, 1476, 780, 4490, 28, 30, 1495, 1499, 1483,
    780, 6410, 28, 30, 1495, 8, 1408, 4490, 6749, 3799, 6848, 8, 6540, 1408, 6986, 7069, 22, 1502, 3860, 1502,
    16586, 30, 3863, 576, 6602, 640, 30, 2007, 2011, 1513, 780, 6666, 28, 772, 30, 1492, 1521, 8, 6732, 6796,
    7133, 22, 1527, 2068, 1527, 12810, 30, 3604, 1533, 1024, 8, 6860, 7197, 2135, 2240, 8, 6796, 7261, 2199, 704,
    6986, 30, 2263, 1408, 6986, 30, 2263, 1408, 7178, 30, 151, 6986, 25, 6932, 1563, 6939, 1561, 768, 768, 6986,
    28, 772, 4957, 6932, 1567, 768, 7325, 24, 30, 22, 1575, 148, 1575, 12874, 30, 22, 1581, 1492, 1581, 12746,
    30, 3924, 1597, 7498, 25, 2324, 1592, 5696, 7498, 5312, 6986, 7389, 21, 1595, 30, 26, 1597, 4439, 8778, 30,
    1111, 6592, 25, 1364, 1608, 5568, 6986, 7453, 24, 7116, 7517, 2967, 7178, 25, 6932, 1624, 6939, 1622, 768, 768,
    7178, 28, 772, 4957, 6932, 1628, 768, 7325, 24, 30, 3604, 1635, 1024, 7882, 7581, 151, 6986, 30, 2967, 2971,
    1644, 780, 7306, 28, 772, 30, 3604, 1651, 1024, 7882, 7581, 151, 7434, 30, 1495, 8, 3392, 19, 6986, 7645,
    1492, 1664, 7370, 30, 22, 1670, 148, 1670, 12938, 30, 151, 6986, 8335, 30, 3927, 7562, 25, 8404, 1686, 8411,
    1685, 768, 6144, 7562, 28, 7709, 24, 30, 3927, 7626, 25, 8468, 1700, 8475, 1699, 768, 4608, 7626, 28, 7773,
    24, 30, 8532, 1707, 6080, 7626, 7837, 3991, 7690, 30, 3991, 7882, 25, 4052, 1721, 4059, 1720, 768, 7754, 28,
    7901, 24, 30, 8596, 1728, 1728, 7882, 7965, 4116, 1732, 7818, 30, 8660, 1737, 1856, 7882, 8029, 5716, 1742, 1280,
    7882, 8093, 8724, 1747, 1920, 7882, 8157, 8788, 1752, 1344, 7882, 8221, 8532, 1758, 6080, 5824, 7882, 8285, 8852, 1763,
    5824, 7882, 8349, 8916, 1778, 5888, 25, 8532, 1772, 6080, 7882, 8413, 3988, 1776, 7882, 8477, 26, 1778, 22, 0,
    5719, 16394, 30, 4119, 17355, 7882, 8541, 4119, 1793, 8605, 3991, 7946, 30, 8993, 8980, 1799, 1152, 7946, 8669, 34,
    3991, 8010, 30, 9057, 9044, 1809, 2048, 8010, 8733, 34, 3991, 8074, 30, 9121, 9108, 1819, 1216, 8074, 8797, 34,
    22, 1826, 3988, 1826, 16458, 30, 3991, 8138, 30, 9185, 9236, 1835, 2112, 8138, 8861, 9300, 1840, 2176, 8138, 8925,
    34, 3991, 8202, 30, 7777, 8020, 1850, 896, 8202, 5725, 8084, 1855, 960, 8202, 5789, 34, 22, 1862, 5780, 1862,
    16522, 30, 3991, 8266, 30, 9377, 3604, 1871, 1024, 8266, 8989, 9428, 1876, 1088, 8266, 9053, 9492, 1881, 3008, 8266,
    9117, 9556, 1886, 1536, 8266, 9181, 1620, 1891, 3136, 8266, 9245, 34, 8020, 1897, 896, 8266, 9309, 8084, 1902, 960,
    8266, 5853, 9620, 1907, 1984, 8266, 9373, 4183, 8330, 30, 4183, 8394, 25, 2132, 1918, 2240, 8266, 9437, 24, 30,
    9684, 1925, 4864, 8458, 9501, 4247, 8458, 30, 4247, 8650, 30, 9761, 7188, 1937, 1472, 8, 6237, 5012, 1941, 11082,
    9565, 212, 1947, 448, 11212, 512, 9629, 3860, 1953, 576, 8522, 640, 9693, 34, 4372, 1959, 8586, 6927, 30, 4311,
    4315, 1965, 780, 17418, 28, 772, 9757, 4372, 1971, 8586, 30, 3607, 11402, 30, 4372, 1981, 6988, 704, 6988, 17484,
    9821, 151, 7434, 30, 2199, 704, 6988, 2909, 1492, 1992, 8, 30, 7892, 1996, 4544, 5597, 7956, 2000, 4416, 5661,
    7828, 2004, 4480, 5533, 4884, 2009, 4878, 10314, 30, 3348, 2013, 9, 30, 212, 2018, 206, 17546, 30, 3860, 2023,
    3854, 17610, 30, 3668, 2028, 3662, 17674, 30, 9815, 3328, 9885, 3668, 2035, 10570, 30, 3668, 2039, 10506, 30, 3668,
    2043, 11146, 30, 5015, 11018, 30, 3860, 2050, 10378, 30, 5015, 10954, 30, 212, 2057, 10442, 30, 212, 2061, 8714,
    30, 5015, 11082, 30, 212, 2070, 448, 17738, 512, 30, 22, 0, 215, 14218, 30, 1108, 2079, 7050, 30, 151,
    7434, 30, 4439, 5952, 8844, 704, 6986, 9949, 22, 2094, 5524, 2094, 13706, 30, 2007, 8906, 30, 1492, 2112, 8970,
    1499, 2105, 512, 9226, 28, 1499, 2110, 512, 9290, 28, 9100, 3101, 1492, 2122, 9034, 1499, 2120, 512, 9290, 28,
    9100, 3165, 1492, 2136, 1499, 2129, 768, 9226, 28, 1499, 2134, 512, 9290, 28, 9100, 3229, 1492, 2145, 1499, 2143,
    768, 9290, 28, 9100, 3293, 2071, 9098, 3357, 1495, 1499, 2154, 768, 9226, 28, 1088, 25, 6932, 2160, 768, 30,
    2199, 2190, 30, 1495, 1499, 2169, 512, 9226, 28, 1499, 2174, 768, 9290, 28, 1088, 25, 6932, 2180, 768, 3421,
    2199, 2190, 3421, 22, 2189, 3604, 2189, 13834, 30, 3604, 2215, 1024, 25, 1492, 2203, 9226, 1499, 2201, 512, 9354,
    28, 9164, 3485, 6932, 2213, 768, 1499, 2211, 768, 9354, 28, 9164, 3549, 26, 2215, 2135, 9162, 3613, 22, 2224,
    2132, 2224, 13898, 30, 2135, 2240, 9226, 30, 1495, 9418, 25, 6932, 2235, 768, 30, 2199, 2190, 30, 1495, 9418,
    3402, 25, 6932, 2246, 768, 10013, 2199, 2190, 10013, 1495, 9418, 3404, 25, 6932, 2257, 768, 10013, 2199, 2190, 10013,
    1495, 8, 10077, 3668, 2267, 9546, 30, 9943, 3841, 10141, 3668, 2279, 1600, 778, 1413, 9612, 9676, 1665, 10205, 22,
    0, 3671, 16074, 30, 4567, 3457, 8, 10269, 2199, 705, 4507, 2295, 512, 9738, 28, 10333, 9940, 2300, 3841, 10397,
    3671, 9546, 30, 4631, 3777, 4507, 2310, 512, 9482, 28, 3905, 10461, 3668, 2321, 1600, 778, 1413, 9612, 9996, 1665,
    10205, 22, 0, 3671, 16202, 30, 10004, 2330, 4033, 10397, 3671, 9866, 30, 2199, 705, 4699, 2340, 512, 9930, 28,
    10333, 3668, 2350, 1600, 778, 1413, 9612, 9996, 1665, 10525, 22, 0, 3671, 16202, 30, 3668, 2359, 10058, 30, 10007,
    4033, 10141, 4759, 3969, 4699, 2369, 512, 10122, 28, 4097, 10589, 4823, 193, 10653, 22, 2380, 4884, 2380, 16330, 30,
    10068, 2388, 10075, 2387, 768, 17802, 28, 10717, 4759, 4763, 2394, 768, 10186, 28, 10781, 4628, 2399, 9802, 30, 4823,
    10250, 30, 3863, 576, 7244, 640, 10845, 215, 448, 17868, 512, 9757, 2967, 7306, 768, 7244, 10909, 3671, 1600, 7242,
    1664, 10973, 3671, 1600, 25, 10132, 2430, 10636, 1664, 11037, 4951, 15819, 1664, 32, 4951, 4955, 2440, 780, 10698, 28,
    772, 30, 2132, 2447, 2240, 7882, 11101, 151, 10762, 30, 151, 6986, 704, 6986, 11165, 2583, 2587, 2461, 768, 10890,
    28, 30, 7380, 2477, 4800, 5504, 11594, 5824, 19, 7498, 2331, 2476, 512, 5696, 7498, 28, 11229, 7572, 2491, 5504,
    11594, 5824, 19, 7498, 2331, 2490, 512, 5696, 7498, 28, 11293, 22, 2497, 2580, 2497, 14090, 30, 22, 0, 2583,
    14154, 30, 3860, 2509, 576, 7434, 10826, 640, 11357, 22, 0, 5015, 13258, 30, 3668, 2521, 1600, 7434, 10826, 1664,
    11421, 22, 0, 5015, 13258, 30, 212, 2533, 448, 17930, 10826, 512, 11485, 22, 0, 5015, 13258, 30, 1492, 2542,
    7370, 30, 151, 6986, 8335, 30, 3668, 2553, 1600, 10762, 10826, 1664, 11549, 22, 0, 3671, 13322, 30, 5076, 2564,
    11274, 772, 7438, 30, 22, 0, 5079, 12554, 30, 2964, 2578, 2971, 2576, 780, 17994, 28, 18060, 11613, 5079, 11338,
    11677, 6935, 768, 11338, 30, 3604, 2589, 11402, 30, 151, 18122, 2255, 30, 1492, 2597, 7370, 30, 151, 6986, 8335,
    30, 5076, 2623, 5083, 2608, 780, 11466, 28, 25, 6932, 2618, 768, 4955, 2617, 780, 11530, 28, 11741, 21, 2621,
    30, 26, 2623, 4951, 4955, 2629, 780, 11530, 28, 30, 22, 2636, 3604, 2636, 15946, 30, 3604, 2641, 1024, 6986,
    7581, 22, 0, 3607, 16010, 30, 22, 2652, 4948, 2652, 12618, 30, 1492, 2658, 8, 1408, 6986, 11805, 3607, 11402,
    30, 22, 2667, 4948, 2667, 12618, 30, 1492, 2673, 8, 1408, 6986, 11805, 2135, 2240, 6986, 11869, 5143, 11786, 25,
    21, 2684, 6927, 30, 24, 6939, 2691, 512, 768, 11786, 28, 772, 11933, 5143, 5147, 2699, 780, 11786, 28, 772,
    30, 5143, 11786, 25, 6932, 2714, 6939, 2712, 768, 768, 11786, 28, 772, 10909, 6935, 768, 11997, 3604, 2723, 1024,
    3599, 11786, 12061, 4247, 11850, 30, 4244, 2745, 12106, 25, 7188, 2736, 1472, 8, 12177, 12125, 3860, 2743, 576, 8522,
    640, 12177, 12189, 26, 2745, 5207, 11914, 30, 1492, 2752, 8, 6109, 212, 2768, 448, 25, 4244, 2761, 11850, 512,
    6109, 10196, 2766, 11724, 512, 12253, 26, 2768, 3863, 576, 11660, 640, 12317, 4244, 2777, 12042, 30, 1492, 2781, 8,
    6109, 215, 448, 11978, 512, 30, 4247, 12106, 25, 7188, 2795, 1472, 8, 12177, 12125, 3863, 576, 8522, 640, 12177,
    12189, 4247, 8650, 12176, 30, 9761, 7188, 2812, 1472, 8, 12176, 6237, 3860, 2819, 576, 8522, 640, 12176, 9693, 5012,
    2824, 11082, 12176, 9565, 212, 2831, 448, 11212, 512, 12176, 9629, 34, 212, 2836, 449, 30, 3860, 2840, 577, 30,
    7191, 1473, 30, 4247, 4251, 2849, 780, 12298, 28, 772, 30, 4244, 2870, 12106, 25, 7188, 2861, 1472, 8, 12177,
    12381, 3860, 2868, 576, 8522, 640, 12177, 12445, 26, 2870, 5207, 12362, 30, 1492, 2877, 8, 12509, 212, 2893, 448,
    25, 4244, 2886, 12298, 512, 12509, 10260, 2891, 12236, 512, 12573, 26, 2893, 3863, 576, 12236, 640, 12637, 148, 2927,
    155, 2905, 780, 6986, 28, 768, 25, 3604, 2915, 1024, 6986, 768, 2240, 6986, 12701, 3604, 2920, 1024, 6986, 12765,
    2132, 2925, 2240, 6986, 12765, 26, 2927, 3604, 2943, 1024, 6986, 25, 6932, 2938, 768, 2240, 6986, 12829, 21, 2941,
    12893, 26, 2943, 2132, 2948, 2240, 6986, 12893, 151, 155, 2954, 780, 6986, 28, 30, 5460, 2961, 256, 3649, 18192,
    30, 22, 2967, 5588, 2967, 13962, 30, 5591, 3649, 30, 5463, 256, 320, 32, 5076, 2985, 18251, 769, 3611, 2984,
    268, 11403, 2255, 28, 12957, 148, 2992, 6986, 10826, 768, 18317, 13021, 1492, 2999, 8, 1409, 6987, 10827, 13085, 5076,
    3006, 18381, 8, 1409, 10318, 13149, 5079, 11274, 25, 2580, 3013, 10826, 13213, 6935, 768, 25, 148, 3021, 6986, 10826,
    13277, 5079, 11275, 13341, 5079, 11275, 768, 32, 5076, 3032, 11274, 30, 151, 6987, 10827, 32, 2964, 3040, 18442, 30,
    5079, 11338, 30, 2967, 2971, 3049, 268, 18507, 28, 768, 11339, 32, 3604, 3056, 11402, 30, 151, 18570, 2255, 30,
    1492, 3064, 7370, 30, 151, 6986, 8335, 30, 10388, 3073, 10371, 1409, 13405, 1492, 3080, 8, 1409, 6987, 10827, 13085,
    148, 3086, 18641, 6986, 1409, 13469, 2135, 2241, 6987, 1408, 6986, 13533, 1495, 1474, 1408, 32, 3924, 3112, 7498, 25,
    2324, 3107, 5696, 7498, 5312, 6986, 7389, 21, 3110, 30, 26, 3112, 4439, 8778, 30, 1495, 8, 207, 7114, 13597,
    3604, 3127, 1024, 1474, 705, 6986, 13661, 2135, 2240, 1474, 705, 6986, 13725, 4820, 3144, 192, 10459, 3142, 768, 4815,
    12682, 28, 192, 13789, 3924, 3150, 18705, 7498, 12682, 13853, 3924, 3167, 7498, 5696, 7498, 25, 21, 3160, 10511, 13917,
    2452, 3165, 5312, 6993, 13981, 26, 3167, 10580, 3175, 18762, 5696, 7499, 5312, 587, 14045, 4439, 5953, 8845, 705, 25,
    9940, 3184, 9934, 14109, 10007, 9998, 14173, 724, 3191, 1034, 30, 788, 3195, 1098, 30, 855, 1162, 30, 1492, 3203,
    1474, 192, 32, 10647, 10627, 30, 148, 3212, 6986, 3392, 6987, 14237, 1492, 3219, 8, 1408, 7882, 10703, 13085, 3991,
    18833, 7882, 1408, 7883, 10703, 14301, 3860, 3230, 10378, 30, 212, 3234, 10442, 30, 5012, 3238, 11082, 30, 7892, 3242,
    4545, 30, 7828, 3246, 4481, 30, 7959, 4417, 30, 3540, 3255, 13066, 704, 6987, 14365, 2964, 3267, 7306, 768, 2971,
    3264, 0, 7243, 28, 704, 6987, 14429, 148, 3273, 6986, 704, 6987, 14493, 468, 3294, 5147, 3281, 0, 11595, 1408,
    28, 25, 2964, 3287, 7114, 1408, 14557, 1108, 3292, 7050, 1408, 14621, 26, 3294, 2967, 7114, 843, 779, 14685, 3860,
    3303, 10378, 30, 212, 3307, 10442, 30, 215, 448, 13066, 512, 30, 1047, 5184, 7114, 14749, 5463, 256, 10831, 14813,
    5012, 3326, 4994, 11402, 10827, 14877, 10903, 10882, 7306, 769, 25, 2964, 3336, 7242, 10827, 14941, 2583, 10827, 15005, 3671,
    1600, 2241, 7883, 10827, 1664, 15069, 9428, 3351, 1089, 768, 15133, 1492, 3361, 18891, 1499, 3359, 0, 3083, 28, 1089,
    15197, 1492, 3372, 2637, 1499, 3369, 0, 2891, 28, 13451, 2890, 15261, 10964, 3388, 1499, 3379, 0, 2891, 28, 449,
    1499, 3385, 256, 2891, 28, 772, 513, 15325, 11028, 3405, 18957, 1499, 3396, 0, 3083, 28, 1024, 19019, 1499, 3403,
    0, 3083, 28, 1089, 15389, 1495, 1499, 3411, 256, 3083, 28, 1088, 1025, 15453, 6932, 3418, 769, 30, 1495, 2890,
    30, 1492, 3425, 2634, 30, 1495, 2698, 30, 1492, 3432, 2634, 30, 1495, 2698, 30, 1492, 3439, 2698, 30, 1495,
    1499, 3445, 768, 3018, 28, 30, 2263, 1409, 10318, 15517, 3607, 1025, 25, 10324, 3457, 19083, 15581, 6932, 3462, 768,
    3648, 15645, 1492, 3467, 3147, 1409, 15709, 11095, 19147, 1499, 3474, 0, 3083, 28, 1025, 19211, 15773, 1492, 3481, 2890,
    30, 6935, 769, 30, 1492, 3488, 2890, 30, 6935, 769, 30, 7444, 3495, 513, 30, 6935, 768, 11138, 32, 2135,
    2240, 3147, 25, 2260, 3507, 1409, 15837, 6935, 768, 25, 1492, 3514, 3146, 15901, 11223, 11203, 15901, 9428, 3522, 1089,
    768, 15133, 1492, 3532, 19275, 1499, 3530, 0, 9355, 28, 1089, 15197, 1492, 3543, 8973, 1499, 3540, 0, 9227, 28,
    13771, 9226, 15261, 10964, 3559, 1499, 3550, 0, 9227, 28, 449, 1499, 3556, 268, 9419, 28, 772, 513, 15965, 11028,
    3576, 19341, 1499, 3567, 0, 9355, 28, 1024, 19403, 1499, 3574, 0, 9355, 28, 1089, 15389, 1495, 1499, 3582, 256,
    9355, 28, 1088, 1025, 15453, 6932, 3589, 769, 30, 1495, 9226, 30, 1492, 3596, 8970, 30, 1495, 9034, 30, 1492,
    3603, 8970, 30, 1495, 9034, 30, 1492, 3610, 9034, 30, 1495, 1499, 3616, 768, 9290, 28, 30, 3607, 1024, 25,
    11284, 3624, 19467, 16029, 1492, 3629, 9419, 1409, 16093, 11095, 19531, 1499, 3636, 0, 9355, 28, 1025, 19595, 16157, 1492,
    3643, 9226, 30, 6935, 769, 30, 1492, 3650, 9226, 30, 6935, 769, 30, 2196, 3657, 705, 30, 6935, 768, 11330,
    32, 2135, 2240, 9419, 25, 2260, 3669, 1409, 15837, 6935, 768, 25, 1492, 3676, 9418, 15901, 11223, 11203, 15901, 5591,
    3648, 256, 3648, 256, 320, 16221, 151, 6987, 4672, 6986, 7694, 14557, 2583, 4804, 5504, 7883, 6939, 3702, 0, 768,
    7883, 28, 772, 8847, 16285, 2583, 4804, 5504, 7114, 16349, 215, 448, 25, 3604, 3718, 11402, 512, 16413, 2135, 2241,
    6987, 512, 16477, 1303, 5761, 25, 1492, 3736, 1499, 3733, 268, 2059, 28, 5568, 2059, 16541, 5463, 257, 16605, 1495,
    2059, 4672, 19665, 6986, 16669, 1495, 1474, 11394, 32, 1495, 1474, 4672, 19729, 6986, 16669, 1495, 1474, 11394, 32, 1492,
    3765, 1803, 768, 256, 16733, 5463, 257, 16797, 2647, 4804, 6528, 25, 148, 3782, 155, 3780, 268, 6987, 19789, 28,
    256, 16861, 215, 448, 155, 3790, 268, 6923, 19853, 28, 772, 512, 256, 16861, 7127, 4672, 11787, 32, 7127, 4672,
    11787, 32, 2647, 4804, 6529, 25, 148, 3818, 155, 3814, 268, 6987, 19917, 28, 704, 256, 10831, 16925, 215, 448,
    155, 3826, 268, 6923, 19981, 28, 772, 512, 704, 256, 10831, 16925, 7127, 4672, 11787, 32, 7127, 4672, 11787, 32,
    2711, 6401, 704, 25, 5460, 3849, 256, 10831, 16989, 1556, 3854, 2123, 11471, 17053, 11543, 1563, 3860, 0, 2123, 28,
    25, 2772, 3874, 2779, 3868, 256, 3979, 28, 5377, 1025, 6987, 20045, 704, 17117, 2775, 2779, 3880, 256, 4043, 28,
    5377, 20109, 704, 17181, 151, 6987, 20173, 32, 7127, 4672, 1474, 32, 7127, 4672, 1474, 32, 2775, 5376, 25, 148,
    3908, 6986, 768, 6923, 4672, 1474, 704, 17245, 148, 3914, 6987, 20237, 256, 16861, 5460, 3918, 256, 16861, 151, 6987,
    4672, 6986, 704, 2123, 17309, 7127, 4672, 1474, 32, 2775, 5376, 1024, 25, 148, 3942, 6986, 768, 6923, 4672, 1474,
    704, 17245, 148, 3948, 6987, 20301, 256, 16861, 11604, 3952, 11586, 17373, 151, 6987, 4672, 6986, 704, 2123, 17437, 7127,
    4672, 1474, 32, 2839, 5441, 704, 256, 10831, 17501, 2775, 5377, 25, 148, 3980, 6987, 20365, 704, 256, 10831, 17565,
    2199, 704, 256, 10831, 17565, 7127, 4672, 1474, 32, 2775, 5377, 1024, 6987, 20429, 704, 256, 10831, 17629, 7127, 4672,
    1474, 32, 2903, 6785, 4235, 25, 5460, 4010, 256, 16861, 2199, 704, 256, 10831, 17693, 3031, 6721, 4427, 4365, 25,
    5460, 4024, 256, 16861, 2199, 704, 256, 10831, 17757, 3159, 4619, 4672, 25, 3476, 4037, 6657, 17821, 151, 6986, 17885,
    1495, 5515, 448, 15306, 17949, 3159, 20493, 6347, 768, 6282, 30, 3159, 6283, 768, 32, 2327, 5697, 7435, 25, 5460,
    4063, 256, 16861, 2199, 704, 256, 10831, 18013, 2391, 5249, 7435, 25, 5460, 4076, 256, 16861, 2199, 704, 256, 10831,
    18077, 2455, 5313, 704, 25, 5460, 4090, 256, 10831, 18141, 1559, 2123, 5248, 18205, 2519, 6465, 7435, 25, 5460, 4102,
    256, 16861, 2199, 704, 256, 10831, 18269, 2583, 4804, 5505, 11595, 5824, 7115, 25, 5460, 4118, 256, 16861, 2199, 704,
    256, 10831, 18333, 1879, 4804, 5121, 1474, 6541, 25, 212, 4139, 448, 2509, 512, 20557, 704, 256, 10831, 18397, 24,
    466, 2509, 512, 20621, 722, 12493, 2123, 32, 7319, 3264, 6987, 32, 7319, 3264, 6987, 32, 1751, 4993, 1474, 6541,
    20685, 25, 5460, 4166, 256, 16861, 2199, 704, 256, 10831, 18461, 215, 448, 11213, 512, 32, 4948, 4186, 4955, 4183,
    268, 10699, 28, 768, 15883, 32, 151, 6987, 705, 25, 3604, 4195, 1025, 7883, 18525, 8279, 8270, 18589, 151, 6986,
    25, 21, 4205, 2191, 18653, 2199, 705, 25, 3604, 4213, 1025, 7883, 18717, 8279, 8270, 18781, 3607, 1025, 6987, 1408,
    6986, 18845, 3607, 1024, 18909, 3671, 1600, 25, 2260, 4232, 1409, 18973, 4564, 4236, 3457, 19037, 2196, 4240, 705, 19101,
    8212, 4244, 1665, 19165, 21, 4248, 785, 19229, 471, 779, 25, 21, 4255, 11727, 19293, 2260, 4260, 1408, 11791, 19357,
    24, 1412, 25, 4564, 4267, 16139, 32, 24, 20749, 25, 21, 4274, 11983, 19421, 2196, 4284, 704, 4507, 4282, 0,
    9739, 28, 8207, 19485, 24, 8207, 19549, 4567, 3456, 1474, 32, 4567, 3456, 25, 11988, 4298, 11982, 19613, 24, 1487,
    19677, 3671, 1600, 25, 2260, 4308, 1409, 19741, 4564, 4312, 3457, 19805, 2196, 4316, 705, 19869, 8212, 4320, 1665, 19933,
    21, 4324, 785, 19997, 471, 779, 25, 21, 4331, 11727, 20061, 2260, 4336, 1408, 11791, 20125, 24, 1412, 25, 4564,
    4343, 16267, 32, 24, 20813, 25, 21, 4350, 11983, 20189, 2196, 4360, 704, 4507, 4358, 0, 9739, 28, 8207, 20253,
    24, 8207, 20317, 4567, 3456, 1474, 32, 4567, 3456, 25, 11988, 4374, 11982, 20381, 24, 1487, 20445, 10068, 4386, 10075,
    4384, 768, 20874, 28, 10186, 20509, 4759, 4763, 4392, 768, 10186, 28, 20938, 20509, 4628, 4398, 9802, 30, 4823, 10250,
    30, 4628, 4405, 9802, 30, 4823, 10250, 30, 5719, 1281, 1345, 20573, 3991, 8139, 12034, 6081, 7626, 20637, 5783, 5762,
    6081, 8266, 20637, 3863, 576, 641, 20701,
];
