//! What was different in version 3.2.

use super::{CODE_POINTS, Properties, array, number, trie, types};

pub fn tables(properties: &Properties) -> Result<String, String> {
    // Unassigned, category, bidirectional class and width if they differ, and whether mirroring does.
    let mut records = vec![(true, None, None, None, false); CODE_POINTS];
    for &c in properties.section("old_assigned")?.keys() {
        records[c as usize].0 = false;
    }
    for (&c, category) in properties.section("old_category")? {
        records[c as usize].1 = Some(types::category(category)?);
    }
    for (&c, class) in properties.section("old_bidirectional")? {
        records[c as usize].2 = Some(class.trim_start_matches('-'));
    }
    for (&c, width) in properties.section("old_east_asian_width")? {
        records[c as usize].3 = Some(width);
    }
    for &c in properties.section("old_mirrored")?.keys() {
        records[c as usize].4 = true;
    }
    let (numbers, records) = number(records, 256)?;
    let records: Vec<String> = records
        .iter()
        .map(|(is_unassigned, category, bidirectional, width, mirroring)| {
            format!(
                "Record {{ is_unassigned: {is_unassigned}, category: {category:?}, bidirectional: {bidirectional:?}, \
                 east_asian_width: {width:?}, mirroring_differs: {mirroring} }}"
            )
        })
        .collect();

    let mut decimals = Vec::new();
    for (c, value) in properties.section("old_decimal")? {
        let value: u8 = value.parse().map_err(|_| format!("{c:X}: decimal {value}"))?;
        decimals.push(format!("({c}, {value})"));
    }
    let mut numeric = Vec::new();
    for (c, value) in properties.section("old_numeric")? {
        let value = if value == "-" { "f64::NAN" } else { value };
        numeric.push(format!("({c}, {value})"));
    }
    let mut corrections = Vec::new();
    for (c, mapped) in properties.texts("old_normalization")? {
        match mapped[..] {
            [mapped] => corrections.push(format!("({c}, {mapped})")),
            _ => return Err(format!("{c:X} decomposed to {mapped:X?}")),
        }
    }
    Ok([
        "use crate::trie::Trie;\nuse crate::v3_2::Record;\n\n".to_owned(),
        array("What is different.", "RECORDS", "Record", &records),
        trie::emit("An index of `RECORDS` for each code point.", "OLD", &numbers)?,
        array(
            "Code points that had another decimal value.",
            "DECIMALS",
            "(u32, u8)",
            &decimals,
        ),
        array(
            "Code points that had another numeric value, or none.",
            "NUMERIC",
            "(u32, f64)",
            &numeric,
        ),
        array(
            "Code points that decomposed to another one.",
            "CORRECTIONS",
            "(u32, u32)",
            &corrections,
        ),
    ]
    .concat())
}
