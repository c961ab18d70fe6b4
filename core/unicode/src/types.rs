//! The general category of a code point, and the questions that `str`'s `is*` methods and the tokenizer ask of it.

use crate::tables::types::{RECORDS, TYPES};
use crate::{Wtf8, numeric};

const CATEGORY: u16 = 0x1F;
const IDENTIFIER_START: u16 = 1 << 5;
const IDENTIFIER_CONTINUE: u16 = 1 << 6;
const LOWER: u16 = 1 << 7;
const UPPER: u16 = 1 << 8;
const CASED: u16 = 1 << 9;
const CASE_IGNORABLE: u16 = 1 << 10;

/// The general category: `unicodedata.category`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
#[allow(missing_docs)] // The names are the Unicode Standard's.
pub enum Category {
    Unassigned,
    UppercaseLetter,
    LowercaseLetter,
    TitlecaseLetter,
    ModifierLetter,
    OtherLetter,
    NonspacingMark,
    SpacingMark,
    EnclosingMark,
    DecimalNumber,
    LetterNumber,
    OtherNumber,
    ConnectorPunctuation,
    DashPunctuation,
    OpenPunctuation,
    ClosePunctuation,
    InitialPunctuation,
    FinalPunctuation,
    OtherPunctuation,
    MathSymbol,
    CurrencySymbol,
    ModifierSymbol,
    OtherSymbol,
    SpaceSeparator,
    LineSeparator,
    ParagraphSeparator,
    Control,
    Format,
    Surrogate,
    PrivateUse,
}

/// Each category and its abbreviation, in the order that the table counts them.
const CATEGORIES: [(Category, &str); 30] = [
    (Category::Unassigned, "Cn"),
    (Category::UppercaseLetter, "Lu"),
    (Category::LowercaseLetter, "Ll"),
    (Category::TitlecaseLetter, "Lt"),
    (Category::ModifierLetter, "Lm"),
    (Category::OtherLetter, "Lo"),
    (Category::NonspacingMark, "Mn"),
    (Category::SpacingMark, "Mc"),
    (Category::EnclosingMark, "Me"),
    (Category::DecimalNumber, "Nd"),
    (Category::LetterNumber, "Nl"),
    (Category::OtherNumber, "No"),
    (Category::ConnectorPunctuation, "Pc"),
    (Category::DashPunctuation, "Pd"),
    (Category::OpenPunctuation, "Ps"),
    (Category::ClosePunctuation, "Pe"),
    (Category::InitialPunctuation, "Pi"),
    (Category::FinalPunctuation, "Pf"),
    (Category::OtherPunctuation, "Po"),
    (Category::MathSymbol, "Sm"),
    (Category::CurrencySymbol, "Sc"),
    (Category::ModifierSymbol, "Sk"),
    (Category::OtherSymbol, "So"),
    (Category::SpaceSeparator, "Zs"),
    (Category::LineSeparator, "Zl"),
    (Category::ParagraphSeparator, "Zp"),
    (Category::Control, "Cc"),
    (Category::Format, "Cf"),
    (Category::Surrogate, "Cs"),
    (Category::PrivateUse, "Co"),
];

impl Category {
    /// The two letters that `unicodedata.category` returns.
    #[must_use]
    pub fn abbreviation(self) -> &'static str {
        CATEGORIES[self as usize].1
    }

    /// The category that the tables call `number`.
    pub(crate) fn from_number(number: u16) -> Category {
        CATEGORIES[usize::from(number & CATEGORY)].0
    }
}

fn record(code_point: u32) -> u16 {
    RECORDS[usize::from(TYPES.get(code_point))]
}

/// The general category.
#[must_use]
pub fn category(code_point: u32) -> Category {
    Category::from_number(record(code_point))
}

/// Whether an identifier may start so: XID_Start, or `_`.
#[must_use]
pub fn is_identifier_start(code_point: u32) -> bool {
    record(code_point) & IDENTIFIER_START != 0
}

/// Whether an identifier may go on so: XID_Continue.
#[must_use]
pub fn is_identifier_continue(code_point: u32) -> bool {
    record(code_point) & IDENTIFIER_CONTINUE != 0
}

/// `str.isidentifier`: whether `text` isn't empty and is an identifier (keywords are); doesn't normalize (PEP 3131).
#[must_use]
pub fn is_identifier(text: &Wtf8) -> bool {
    let mut code_points = text.code_points();
    code_points.next().is_some_and(is_identifier_start) && code_points.all(is_identifier_continue)
}

/// `str.isalpha` of one character: the categories Lm, Lt, Lu, Ll and Lo.
#[must_use]
pub fn is_alpha(code_point: u32) -> bool {
    matches!(
        category(code_point),
        Category::UppercaseLetter
            | Category::LowercaseLetter
            | Category::TitlecaseLetter
            | Category::ModifierLetter
            | Category::OtherLetter
    )
}

/// `str.isalnum` of one character: alphabetic or numeric.
#[must_use]
pub fn is_alnum(code_point: u32) -> bool {
    is_alpha(code_point) || numeric::is_numeric(code_point)
}

/// `str.isprintable` of one character: what `repr` shows as it is. Of separators, only the ASCII space is.
#[must_use]
pub fn is_printable(code_point: u32) -> bool {
    code_point == 0x20
        || !matches!(
            category(code_point),
            Category::Control
                | Category::Format
                | Category::Surrogate
                | Category::PrivateUse
                | Category::Unassigned
                | Category::LineSeparator
                | Category::ParagraphSeparator
                | Category::SpaceSeparator
        )
}

/// `str.islower` of one character: the property Lowercase.
#[must_use]
pub fn is_lower(code_point: u32) -> bool {
    record(code_point) & LOWER != 0
}

/// `str.isupper` of one character: the property Uppercase.
#[must_use]
pub fn is_upper(code_point: u32) -> bool {
    record(code_point) & UPPER != 0
}

/// Whether the character is titlecase (category Lt), such as U+01C5.
#[must_use]
pub fn is_title(code_point: u32) -> bool {
    category(code_point) == Category::TitlecaseLetter
}

/// The property Cased: `str.title` and `str.istitle` start a word where it changes.
#[must_use]
pub fn is_cased(code_point: u32) -> bool {
    record(code_point) & CASED != 0
}

/// The property Case_Ignorable: what `str.lower` looks past, to see whether a sigma is final.
#[must_use]
pub fn is_case_ignorable(code_point: u32) -> bool {
    record(code_point) & CASE_IGNORABLE != 0
}

/// `str.isspace` of one character: what `str.split` and `str.strip` take away.
#[must_use]
pub const fn is_space(code_point: u32) -> bool {
    matches!(
        code_point,
        0x09..=0x0D
            | 0x1C..=0x20
            | 0x85
            | 0xA0
            | 0x1680
            | 0x2000..=0x200A
            | 0x2028
            | 0x2029
            | 0x202F
            | 0x205F
            | 0x3000
    )
}

/// Whether `str.splitlines` ends a line here.
#[must_use]
pub const fn is_linebreak(code_point: u32) -> bool {
    matches!(code_point, 0x0A..=0x0D | 0x1C..=0x1E | 0x85 | 0x2028 | 0x2029)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn categories_are_in_order() {
        for (index, (category, _)) in CATEGORIES.iter().enumerate() {
            assert_eq!(*category as usize, index);
        }
    }

    #[test]
    fn identifiers() {
        for (text, expected) in [
            ("", false),
            ("_", true),
            ("a1", true),
            ("1a", false),
            ("é·", true),
            ("a b", false),
        ] {
            assert_eq!(is_identifier(Wtf8::new(text)), expected, "{text}");
        }
    }
}
