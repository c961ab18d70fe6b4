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
                } else if let Some(page) = pages.iter().position(|&page| page == c >> 8) {
                    bytes.extend([(common.len() + page) as u8, *c as u8]);
                } else {
                    let plane = u8::try_from(c >> 16).ok().filter(|&plane| plane < PLANES);
                    bytes.extend([
                        plane.ok_or("a high plane")? + (TWO_BYTES_END as u8),
                        (c >> 8) as u8,
                        *c as u8,
                    ]);
                }
            }
        }
    }

    let composes = properties.section("composes")?;
    let mut pairs = Vec::new();
    for c in composes.keys() {
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
            "The high parts of code points that are two bytes in `BYTES`; the lead bytes above them are planes, of three.",
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

/// Code points of how many planes can be written as three bytes; each plane takes a lead byte.
const PLANES: u8 = 3;
/// The first lead byte of three.
const TWO_BYTES_END: usize = 256 - PLANES as usize;

/// The code points to write as one byte, and the pages of 256 for those to write as two, for the shortest result.
fn alphabet(decompositions: &BTreeMap<u32, Decomposition>) -> (Vec<u32>, Vec<u32>) {
    let all = || decompositions.values().flat_map(|d| &d.mapped).copied();
    let common = by_count(all().filter(|&c| c <= 0xFFFF));
    let split = |size: usize| {
        let common: BTreeSet<u32> = common.iter().take(size).map(|&(c, _)| c).collect();
        let pages = by_count(all().filter(|c| !common.contains(c)).map(|c| c >> 8));
        let (two, three) = pages.split_at(pages.len().min(TWO_BYTES_END - common.len()));
        let extra: usize = pages.iter().chain(three).map(|&(_, count)| count).sum();
        (
            extra,
            common,
            two.iter().map(|&(page, _)| page).collect::<BTreeSet<u32>>(),
        )
    };
    let (_, common, pages) = (0..TWO_BYTES_END)
        .map(split)
        .min_by_key(|(extra, ..)| *extra)
        .unwrap_or_default();
    (common.into_iter().collect(), pages.into_iter().collect())
}

/// Distinct values and how often each occurs, the most frequent first.
fn by_count(values: impl Iterator<Item = u32>) -> Vec<(u32, usize)> {
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    for value in values {
        *counts.entry(value).or_default() += 1;
    }
    let mut list: Vec<_> = counts.into_iter().collect();
    list.sort_by_key(|&(value, count)| (std::cmp::Reverse(count), value));
    list
}
