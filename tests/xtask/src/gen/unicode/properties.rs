//! Bidirectional class, mirroring, width, and the tags of decompositions.

use super::{CODE_POINTS, Properties, array, normalize, number, trie};

pub fn tables(properties: &Properties) -> Result<String, String> {
    let mut records = vec![("", "N", false); CODE_POINTS];
    for (&code_point, class) in properties.section("bidirectional")? {
        records[code_point as usize].0 = class;
    }
    for (&code_point, width) in properties.section("east_asian_width")? {
        records[code_point as usize].1 = width;
    }
    for &code_point in properties.section("mirrored")?.keys() {
        records[code_point as usize].2 = true;
    }
    let (numbers, records) = number(records, 256)?;
    let decompositions = normalize::decompositions(properties)?;
    let tag = |c| {
        decompositions
            .get(&c)
            .and_then(|d| d.tag.as_deref())
            .unwrap_or("")
    };
    let (tag_numbers, tags) = number((0..CODE_POINTS as u32).map(tag), 256)?;
    Ok([
        "use crate::trie::Trie;\n\n".to_owned(),
        array(
            "Bidirectional class, East Asian width, and whether it is mirrored.",
            "RECORDS",
            "(&str, &str, bool)",
            &records
                .iter()
                .map(|record| format!("{record:?}"))
                .collect::<Vec<_>>(),
        ),
        trie::emit(
            "An index of `RECORDS` for each code point.",
            "PROPERTIES",
            &numbers,
        )?,
        array(
            "The tags of compatibility decompositions.",
            "TAGS",
            "&str",
            &tags.iter().map(|tag| format!("{tag:?}")).collect::<Vec<_>>(),
        ),
        trie::emit(
            "An index of `TAGS` for each code point.",
            "DECOMPOSITION_TAGS",
            &tag_numbers,
        )?,
    ]
    .concat())
}
