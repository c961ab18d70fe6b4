//! Packs a byte for every code point into the trie that `core/unicode/src/trie.rs` describes and reads.

use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Where the trie ends and the list of ranges starts; also in `core/unicode/src/trie.rs`.
const LIMIT: usize = 0x20000;
/// Code points in a leaf.
const LEAF: usize = 16;

struct Packed {
    shift: u32,
    top: Vec<u8>,
    middle: Vec<u16>,
    leaves: Vec<u8>,
    rest: Vec<(u32, u8)>,
}

impl Packed {
    fn size(&self) -> usize {
        self.top.len() + 2 * self.middle.len() + self.leaves.len() + 4 * self.rest.len()
    }
}

/// The source of a static `Trie` that maps each code point to its element of `values`.
pub fn emit(about: &str, name: &str, values: &[u8]) -> Result<String, String> {
    let best = (1..=6)
        .filter_map(|shift| pack(values, shift))
        .min_by_key(Packed::size);
    let Packed {
        shift,
        top,
        middle,
        leaves,
        rest,
    } = best.ok_or_else(|| format!("{name}: too many blocks"))?;
    let mut text = format!("/// {about}\npub static {name}: Trie<{shift}> = Trie {{\n");
    let _ = writeln!(text, "top: &{top:?},\nmiddle: &{middle:?},\nleaves: &{leaves:?},");
    let rest: Vec<String> = rest
        .iter()
        .map(|&(first, value)| (first << 8 | u32::from(value)).to_string())
        .collect();
    let _ = writeln!(text, "rest: &[{}],\n}};\n", rest.join(", "));
    Ok(text)
}

/// The trie whose middle blocks have `1 << shift` entries; `None` when there are too many of them, or of leaves.
fn pack(values: &[u8], shift: u32) -> Option<Packed> {
    let mut leaves = Vec::new();
    let mut known = BTreeMap::new();
    let mut entries = Vec::new();
    for leaf in values[..LIMIT].chunks(LEAF) {
        let entry = match known.get(leaf) {
            Some(&entry) => entry,
            None => {
                let entry = pack_leaf(leaf, &mut leaves)?;
                known.insert(leaf, entry);
                entry
            }
        };
        entries.push(entry);
    }
    let mut blocks = BTreeMap::new();
    let mut middle = Vec::new();
    let mut top = Vec::new();
    for block in entries.chunks(1 << shift) {
        let next = blocks.len();
        let index = *blocks.entry(block).or_insert_with(|| {
            middle.extend_from_slice(block);
            next
        });
        top.push(u8::try_from(index).ok()?);
    }
    let mut rest = Vec::new();
    for (index, &value) in values.iter().enumerate().skip(LIMIT) {
        if rest.last().is_none_or(|&(_, last)| last != value) {
            rest.push((index as u32, value));
        }
    }
    Some(Packed {
        shift,
        top,
        middle,
        leaves,
        rest,
    })
}

/// Appends a leaf in its shortest form; returns the entry that points to it.
fn pack_leaf(leaf: &[u8], leaves: &mut Vec<u8>) -> Option<u16> {
    let mut distinct = Vec::new();
    for &value in leaf {
        if !distinct.contains(&value) {
            distinct.push(value);
        }
    }
    let select = |bits: usize| {
        leaf.iter().enumerate().fold(0_u32, |word, (at, value)| {
            let index = distinct.iter().position(|d| d == value).unwrap_or(0) as u32;
            word | index << (at * bits)
        })
    };
    let (kind, bytes) = match distinct.len() {
        1 => return Some(u16::from(distinct[0])),
        2 => (1, [&distinct[..], &(select(1) as u16).to_le_bytes()].concat()),
        3 | 4 => {
            let selectors = select(2).to_le_bytes();
            distinct.resize(4, 0);
            (2, [&distinct[..], &selectors].concat())
        }
        _ => (3, leaf.to_vec()),
    };
    let offset = leaves
        .windows(bytes.len())
        .position(|window| window == bytes)
        .unwrap_or_else(|| {
            leaves.extend_from_slice(&bytes);
            leaves.len() - bytes.len()
        });
    (offset < 1 << 14).then_some(kind << 14 | offset as u16)
}
