//! The general category and the flags that go with it.

use super::{CODE_POINTS, Properties, array, number, trie};

/// In the order of `Category` in `core/unicode/src/types.rs`.
const CATEGORIES: [&str; 30] = [
    "Cn", "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Pc", "Pd", "Ps", "Pe", "Pi",
    "Pf", "Po", "Sm", "Sc", "Sk", "So", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co",
];

/// In the order of the flags, from bit 5.
const FLAGS: [&str; 6] = [
    "identifier_start",
    "identifier_continue",
    "lower",
    "upper",
    "cased",
    "case_ignorable",
];

pub fn tables(properties: &Properties) -> Result<String, String> {
    let mut records = vec![0_u16; CODE_POINTS];
    for (&code_point, name) in properties.section("category")? {
        records[code_point as usize] = category(name)?;
    }
    for (bit, flag) in FLAGS.iter().enumerate() {
        for &code_point in properties.section(flag)?.keys() {
            records[code_point as usize] |= 1 << (5 + bit);
        }
    }
    let (numbers, records) = number(records, 256)?;
    let records: Vec<String> = records.iter().map(u16::to_string).collect();
    Ok(format!(
        "use crate::trie::Trie;\n\n{}{}",
        array(
            "The category (bits 0 to 4) and the flags (from bit 5) of each type.",
            "RECORDS",
            "u16",
            &records
        ),
        trie::emit(
            "The type of each code point: an index of `RECORDS`.",
            "TYPES",
            &numbers
        )?
    ))
}

/// The number of a category.
pub fn category(name: &str) -> Result<u16, String> {
    CATEGORIES
        .iter()
        .position(|c| *c == name)
        .map(|index| index as u16)
        .ok_or_else(|| format!("category {name}"))
}
