//! Decompositions, compositions and combining classes.

use super::{CODE_POINTS, Properties, array, code_points, number, trie};
use std::collections::{BTreeMap, BTreeSet};

/// What a code point decomposes to, in one step.
pub struct Decomposition {
    /// The formatting tag of a compatibility decomposition, such as `font`; none if it is canonical.
    pub tag: Option<String>,
    pub mapped: Vec<u32>,
}

/// All decompositions but those of Hangul syllables.
pub fn decompositions(properties: &Properties) -> Result<BTreeMap<u32, Decomposition>, String> {
    let parse = |value: &String| -> Result<Decomposition, String> {
        Ok(
            match value.strip_prefix('<').and_then(|rest| rest.split_once("> ")) {
                Some((tag, mapped)) => Decomposition {
                    tag: Some(tag.to_owned()),
                    mapped: code_points(mapped)?,
                },
                None => Decomposition {
                    tag: None,
                    mapped: code_points(value)?,
                },
            },
        )
    };
    properties
        .section("decomposition")?
        .iter()
        .map(|(&c, value)| Ok((c, parse(value)?)))
        .collect()
}

pub fn tables(properties: &Properties) -> Result<String, String> {
    let decompositions = decompositions(properties)?;
    let (common, pages) = alphabet(&decompositions);

    let mut bytes = Vec::new();
    let (mut leaves, mut offsets, mut masks) = (Vec::new(), Vec::new(), Vec::new());
    for leaf in decompositions.keys().map(|c| c >> 4).collect::<BTreeSet<_>>() {
        let entries: Vec<(u32, &Decomposition)> = decompositions
            .range(leaf << 4..(leaf + 1) << 4)
            .map(|(&c, d)| (c, d))
            .collect();
        leaves.push(
            u16::try_from(leaf)
                .map_err(|_| "a decomposition in a high plane")?
                .to_string(),
        );
        offsets.push(
            u16::try_from(bytes.len())
                .map_err(|_| "too many decompositions")?
                .to_string(),
        );
        masks.push(
            entries
                .iter()
                .fold(0_u16, |mask, (c, _)| mask | 1 << (c & 0xF))
                .to_string(),
        );
        let header = |d: &Decomposition| u8::from(d.tag.is_some()) << 6 | d.mapped.len() as u8;
        let first = header(entries[0].1);
        let shared = entries.iter().all(|(_, d)| header(d) == first);
        if shared {
            bytes.push(1 << 7 | first);
        }
        for (_, decomposition) in entries {
            if !shared {
                bytes.push(header(decomposition));
            }
            for c in &decomposition.mapped {
                if let Some(index) = common.iter().position(|common| common == c) {
                    bytes.push(index as u8);
                } else {
                    let page = pages.iter().position(|&page| page == c >> 8).ok_or("no page")?;
                    bytes.extend([(common.len() + page) as u8, *c as u8]);
                }
            }
        }
    }

    let composes = properties.section("composes")?;
    let mut pairs = Vec::new();
    for (c, _) in composes {
        match decompositions.get(c).map(|d| &d.mapped[..]) {
            Some(&[first, second]) => pairs.push((first, second, *c)),
            _ => return Err(format!("{c:X} is not composed of two")),
        }
    }
    pairs.sort_unstable();
    // Composites whose first is above the BMP are above it too; the others aren't.
    let (low, high) = pairs.split_at(pairs.partition_point(|pair| pair.0 <= 0xFFFF));
    if low.iter().any(|pair| pair.2 > 0xFFFF) {
        return Err("a composite is in another plane than its first".to_owned());
    }
    let composites =
        |pairs: &[(u32, u32, u32)]| pairs.iter().map(|pair| pair.2.to_string()).collect::<Vec<_>>();

    let mut classes = vec![0_u16; CODE_POINTS];
    for (class, value) in classes.iter_mut().zip(properties.numbers("combining")?) {
        *class = u16::try_from(value).map_err(|_| "combining class")?;
    }
    // The second parts of composites, and of Hangul syllables.
    for second in pairs
        .iter()
        .map(|pair| pair.1)
        .chain(0x1161..0x1176)
        .chain(0x11A8..0x11C3)
    {
        classes[second as usize] |= 1 << 8;
    }
    let (numbers, classes) = number(classes, 256)?;

    let strings = |values: &[u32]| values.iter().map(u32::to_string).collect::<Vec<_>>();
    Ok([
        "use crate::trie::Trie;\n\n".to_owned(),
        array(
            "The combining class, and in bit 8 whether it may compose with what is before it.",
            "RECORDS",
            "u16",
            &classes.iter().map(u16::to_string).collect::<Vec<_>>(),
        ),
        trie::emit("An index of `RECORDS` for each code point.", "CLASSES", &numbers)?,
        array(
            "The sixteens of code points, in which any decomposes.",
            "LEAVES",
            "u16",
            &leaves,
        ),
        array(
            "For each of `LEAVES`, a bit for each that decomposes.",
            "MASKS",
            "u16",
            &masks,
        ),
        array(
            "For each of `LEAVES`, where in `BYTES` its decompositions are.",
            "OFFSETS",
            "u16",
            &offsets,
        ),
        array(
            "Code points that are one byte in `BYTES`.",
            "COMMON",
            "u16",
            &strings(&common),
        ),
        array(
            "The high parts of code points that are two bytes in `BYTES`.",
            "PAGES",
            "u16",
            &strings(&pages),
        ),
        array(
            "Decompositions.",
            "BYTES",
            "u8",
            &bytes.iter().map(u8::to_string).collect::<Vec<_>>(),
        ),
        array(
            "Composites, in the order of what they decompose to; in the BMP.",
            "COMPOSITES",
            "u16",
            &composites(low),
        ),
        array(
            "Composites above the BMP, likewise.",
            "HIGH_COMPOSITES",
            "u32",
            &composites(high),
        ),
    ]
    .concat())
}

/// The code points to write as one byte, and the pages of 256 for those to write as two: together 256 lead bytes.
fn alphabet(decompositions: &BTreeMap<u32, Decomposition>) -> (Vec<u32>, Vec<u32>) {
    let mut counts: BTreeMap<u32, u32> = BTreeMap::new();
    for c in decompositions.values().flat_map(|d| &d.mapped) {
        *counts.entry(*c).or_default() += 1;
    }
    let mut by_count: Vec<(u32, u32)> = counts.into_iter().filter(|&(c, _)| c <= 0xFFFF).collect();
    by_count.sort_by_key(|&(c, count)| (std::cmp::Reverse(count), c));
    let mut size = 256;
    loop {
        let common: BTreeSet<u32> = by_count.iter().take(size).map(|&(c, _)| c).collect();
        let pages: BTreeSet<u32> = decompositions
            .values()
            .flat_map(|d| &d.mapped)
            .filter(|c| !common.contains(c))
            .map(|c| c >> 8)
            .collect();
        if size == 0 || common.len() + pages.len() <= 256 {
            return (common.into_iter().collect(), pages.into_iter().collect());
        }
        size -= 1;
    }
}
