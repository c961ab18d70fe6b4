//! What `re` knows about characters, and how opcodes are numbered (`re._constants`).

use taipan_unicode as unicode;

/// Opcodes.
#[allow(
    dead_code,
    reason = "the numbers follow from the places, so none can be left out"
)]
pub mod op {
    macro_rules! opcodes {
        ($($name:ident)*) => {
            opcodes!(@ 0, $($name)*);
        };
        (@ $number:expr, $name:ident $($rest:ident)*) => {
            pub const $name: u32 = $number;
            opcodes!(@ $number + 1, $($rest)*);
        };
        (@ $number:expr,) => {};
    }

    opcodes! {
        FAILURE SUCCESS ANY ANY_ALL ASSERT ASSERT_NOT AT BRANCH CATEGORY CHARSET BIGCHARSET GROUPREF
        GROUPREF_EXISTS IN INFO JUMP LITERAL MARK MAX_UNTIL MIN_UNTIL NOT_LITERAL NEGATE RANGE REPEAT
        REPEAT_ONE SUBPATTERN MIN_REPEAT_ONE ATOMIC_GROUP POSSESSIVE_REPEAT POSSESSIVE_REPEAT_ONE
        GROUPREF_IGNORE IN_IGNORE LITERAL_IGNORE NOT_LITERAL_IGNORE GROUPREF_LOC_IGNORE IN_LOC_IGNORE
        LITERAL_LOC_IGNORE NOT_LITERAL_LOC_IGNORE GROUPREF_UNI_IGNORE IN_UNI_IGNORE LITERAL_UNI_IGNORE
        NOT_LITERAL_UNI_IGNORE RANGE_UNI_IGNORE
    }
}

/// Positions.
pub mod at {
    pub const BEGINNING: u32 = 0;
    pub const BEGINNING_LINE: u32 = 1;
    pub const BEGINNING_STRING: u32 = 2;
    pub const BOUNDARY: u32 = 3;
    pub const NON_BOUNDARY: u32 = 4;
    pub const END: u32 = 5;
    pub const END_LINE: u32 = 6;
    pub const END_STRING: u32 = 7;
    pub const LOC_BOUNDARY: u32 = 8;
    pub const LOC_NON_BOUNDARY: u32 = 9;
    pub const UNI_BOUNDARY: u32 = 10;
    pub const UNI_NON_BOUNDARY: u32 = 11;
}

/// How many kinds of category there are.
pub const CATEGORIES: u32 = 18;
/// "Without an upper bound", as a repeat's maximum.
pub const MAX_REPEAT: u32 = u32::MAX;

/// Lower case, for ASCII letters only: also under the locale, which is always C's.
#[inline(always)]
pub fn lower_ascii(c: u32) -> u32 {
    if c.wrapping_sub(65) < 26 { c + 32 } else { c }
}

/// Upper case of ASCII letters.
pub fn upper_ascii(c: u32) -> u32 {
    if c.wrapping_sub(97) < 26 { c - 32 } else { c }
}

/// Lower case of any character that has a single one.
#[inline]
pub fn lower_unicode(c: u32) -> u32 {
    if c < 128 {
        lower_ascii(c)
    } else {
        unicode::to_lower(c)
    }
}

/// Upper case of any character that has a single one.
pub fn upper_unicode(c: u32) -> u32 {
    unicode::to_upper(c)
}

fn is_ascii_word(c: u32) -> bool {
    u8::try_from(c).is_ok_and(|c| c.is_ascii_alphanumeric() || c == b'_')
}

fn is_unicode_word(c: u32) -> bool {
    if c < 128 {
        return is_ascii_word(c);
    }
    unicode::is_alnum(c)
}

/// Which notion of a word an opcode has.
#[derive(Clone, Copy, PartialEq)]
pub enum Words {
    Ascii,
    Unicode,
}

/// Whether a character belongs to words.
#[inline]
pub fn is_word(c: u32, words: Words) -> bool {
    match words {
        Words::Ascii => is_ascii_word(c),
        Words::Unicode => is_unicode_word(c),
    }
}

fn is_ascii_space(c: u32) -> bool {
    matches!(c, 9..=13 | 32)
}

/// Whether a character belongs to a category. An unknown category has none.
pub fn category(number: u32, c: u32) -> bool {
    let positive = match number {
        0 | 1 => c.wrapping_sub(48) < 10,
        2 | 3 => is_ascii_space(c),
        4 | 5 | 8 | 9 => is_ascii_word(c),
        6 | 7 => c == 10,
        10 | 11 => unicode::is_decimal(c),
        12 | 13 => unicode::is_space(c),
        14 | 15 => is_unicode_word(c),
        16 | 17 => unicode::is_linebreak(c),
        _ => return false,
    };
    positive == number.is_multiple_of(2)
}
