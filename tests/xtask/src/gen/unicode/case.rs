//! Case mappings: differences for those that are one code point, a list for the others.

use super::{CODE_POINTS, Properties, array, number, trie};

pub fn tables(properties: &Properties) -> Result<String, String> {
    let simple = [
        properties.numbers("simple_lower")?,
        properties.numbers("simple_upper")?,
        properties.numbers("simple_title")?,
    ];
    let mut fold = simple[0].clone();
    let mut full = Vec::new();
    let mut special = vec![0_u8; CODE_POINTS];
    for (bit, name) in ["lower", "upper", "title", "fold"].iter().enumerate() {
        for (code_point, mapped) in properties.texts(&format!("full_{name}"))? {
            if let ("fold", [single]) = (*name, &mapped[..]) {
                fold[code_point as usize] = *single as i32 - code_point as i32;
                continue;
            }
            special[code_point as usize] |= 1 << bit;
            let mut units = vec![u16::try_from(code_point).map_err(|_| format!("{name} of {code_point:X}"))?];
            for &c in &mapped {
                units.push(u16::try_from(c).map_err(|_| format!("{name} to {c:X}"))?);
            }
            if units.len() > 4 {
                return Err(format!("{name} of {code_point:X} is long"));
            }
            units.resize(4, 0);
            full.push((bit, units));
        }
    }
    full.sort();
    let differences = (0..CODE_POINTS).flat_map(|c| [simple[0][c], simple[1][c], simple[2][c], fold[c]]);
    let (indexes, differences) = number(differences, 256)?;
    let records = indexes
        .chunks(4)
        .zip(&special)
        .map(|(d, &special)| [d[0], d[1], d[2], d[3], special]);
    let (numbers, records) = number(records, 256)?;

    let mut text = String::from("use crate::trie::Trie;\n\n");
    text += &array(
        "What case mappings add to a code point.",
        "DIFFERENCES",
        "i32",
        &differences.iter().map(i32::to_string).collect::<Vec<_>>(),
    );
    text += &array(
        "Indexes of `DIFFERENCES` for lower, upper, title and fold; then a bit for each of the full mappings that is listed.",
        "RECORDS",
        "[u8; 5]",
        &records
            .iter()
            .map(|record| format!("{record:?}"))
            .collect::<Vec<_>>(),
    );
    text += &trie::emit(
        "The case record of each code point: an index of `RECORDS`.",
        "CASES",
        &numbers,
    )?;
    for (bit, name) in ["LOWER", "UPPER", "TITLE", "FOLD"].iter().enumerate() {
        let list: Vec<String> = full
            .iter()
            .filter(|entry| entry.0 == bit)
            .map(|(_, units)| format!("{units:?}"))
            .collect();
        text += &array(
            "Code points, and the one to three that each becomes.",
            name,
            "[u16; 4]",
            &list,
        );
    }
    Ok(text)
}
