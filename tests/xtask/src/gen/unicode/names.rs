//! Character names, compressed by a grammar: pairs of symbols that occur often become symbols of their own.
//!
//! `core/unicode/src/names.rs` describes the tables and reads them.

use super::{array, code_points};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

const DATA: &str = "core/unicode/data/names.txt";
/// A rule takes four bytes; a pair that occurs less often isn't worth one.
const FEWEST: usize = 4;
/// Names in a block; also in `core/unicode/src/names.rs`.
const BLOCK: usize = 16;
/// How deep rules may nest; also in `core/unicode/src/names.rs`.
const DEPTH: usize = 40;
/// The bits of a rule that mark a character, and the end of a name; also in `core/unicode/src/names.rs`.
const LITERAL: u16 = 1 << 14;
const END: u16 = 1 << 15;

/// The generated files.
pub struct Files {
    /// Rust source.
    pub tables: String,
    /// Names of binary files and what they hold.
    pub binaries: Vec<(&'static str, Vec<u8>)>,
}

struct Names {
    /// The first code point of each run of named ones, and the number of its name.
    runs: Vec<(u32, usize)>,
    /// Names, then aliases, then names of sequences.
    all: Vec<String>,
    numbered: Vec<(u32, u32, String)>,
    aliases: Vec<u32>,
    sequences: Vec<Vec<u32>>,
}

pub fn files(source: &str) -> Result<Files, String> {
    let names = parse(source)?;
    let grammar = Grammar::new(&names.all);
    if grammar.depth > DEPTH {
        return Err(format!("{DATA}: rules nest {} deep", grammar.depth));
    }
    let (encoded, one_byte) = grammar.encode()?;

    let mut order: Vec<u16> = (0..names.all.len()).map(|n| n as u16).collect();
    order.sort_by_key(|&n| &names.all[usize::from(n)]);
    if order
        .windows(2)
        .any(|pair| names.all[usize::from(pair[0])] == names.all[usize::from(pair[1])])
    {
        return Err(format!("{DATA}: a name occurs twice"));
    }
    let (mut runs, mut firsts) = (Vec::new(), Vec::new());
    for (first, number) in &names.runs {
        runs.push(first.to_string());
        firsts.push(u16::try_from(*number).map_err(|_| "too many names")?.to_string());
    }
    let mut sequences = Vec::new();
    for sequence in &names.sequences {
        let mut units = sequence.clone();
        units.resize(4, 0);
        if units.len() > 4 || units.iter().any(|&unit| unit > 0xFFFF) {
            return Err(format!("{DATA}: sequence {sequence:X?}"));
        }
        sequences.push(format!("{units:?}"));
    }
    let numbered: Vec<String> = names
        .numbered
        .iter()
        .map(|(first, last, prefix)| format!("({first}, {last}, {prefix:?})"))
        .collect();
    let aliases: Vec<String> = names.aliases.iter().map(u32::to_string).collect();
    let mut tables =
        format!("/// How many symbols take one byte.\npub const ONE_BYTE: u16 = {one_byte};\n\n");
    for (about, name) in [
        ("Symbols: pairs of little-endian 16-bit numbers.", "RULES"),
        ("The symbols of all names.", "TEXT"),
        (
            "Where in `TEXT` each block of names starts: little-endian 24-bit numbers.",
            "BLOCKS",
        ),
        (
            "The numbers of names, in the order of the names: little-endian 16-bit numbers.",
            "ORDER",
        ),
    ] {
        tables += &format!(
            "/// {about}\npub static {name}: &[u8] = include_bytes!(\"names/{}.bin\");\n\n",
            name.to_lowercase()
        );
    }
    tables += &array("Where runs of named code points start.", "RUNS", "u32", &runs);
    tables += &array(
        "The number of the first name of each run; then the first alias's.",
        "FIRSTS",
        "u16",
        &firsts,
    );
    tables += &array("What aliases stand for.", "ALIASES", "u32", &aliases);
    tables += &array(
        "What named sequences stand for.",
        "SEQUENCES",
        "[u16; 4]",
        &sequences,
    );
    tables += &array(
        "Ranges whose names end in the code point, and what stands before it.",
        "NUMBERED",
        "(u32, u32, &str)",
        &numbered,
    );
    Ok(Files {
        tables,
        binaries: vec![
            ("rules", encoded.rules),
            ("text", encoded.text),
            (
                "blocks",
                encoded
                    .blocks
                    .iter()
                    .flat_map(|n| n.to_le_bytes().into_iter().take(3))
                    .collect(),
            ),
            ("order", order.iter().flat_map(|n| n.to_le_bytes()).collect()),
        ],
    })
}

fn parse(source: &str) -> Result<Names, String> {
    let mut names = Names {
        runs: Vec::new(),
        all: Vec::new(),
        numbered: Vec::new(),
        aliases: Vec::new(),
        sequences: Vec::new(),
    };
    let mut section = "";
    let mut next = 0;
    for line in source.lines().filter(|line| !line.starts_with('#')) {
        if line.starts_with('[') {
            if section == "[names]" {
                names.runs.push((next, names.all.len()));
            }
            section = line;
            continue;
        }
        if section == "[names]" {
            if let Some(first) = line.strip_prefix('@') {
                if next > 0 {
                    // What lies between is a run without names.
                    names.runs.push((next, names.all.len()));
                }
                next = u32::from_str_radix(first, 16).map_err(|_| format!("{DATA}: {line}"))?;
                names.runs.push((next, names.all.len()));
            } else {
                names.all.push(line.to_owned());
                next += 1;
            }
            continue;
        }
        let (points, text) = line.split_once(';').ok_or_else(|| format!("{DATA}: {line}"))?;
        let points = code_points(points)?;
        match (section, &points[..]) {
            ("[numbered]", &[first, last]) => names.numbered.push((first, last, text.to_owned())),
            ("[aliases]", &[point]) => {
                names.aliases.push(point);
                names.all.push(text.to_owned());
            }
            ("[sequences]", _) => {
                names.sequences.push(points);
                names.all.push(text.to_owned());
            }
            _ => return Err(format!("{DATA}: {line}")),
        }
    }
    Ok(names)
}

/// Symbols: below 256 characters (0 ends a name), from there on rules.
struct Grammar {
    /// What is left of the text when all rules are applied.
    text: Vec<u32>,
    rules: Vec<(u32, u32)>,
    depth: usize,
}

struct Encoded {
    rules: Vec<u8>,
    text: Vec<u8>,
    blocks: Vec<u32>,
}

impl Grammar {
    /// Re-Pair: replaces the most frequent pair by a symbol, again and again.
    fn new(names: &[String]) -> Grammar {
        let mut text: Vec<u32> = names
            .iter()
            .flat_map(|name| name.bytes().chain([0]))
            .map(u32::from)
            .collect();
        let length = text.len();
        let mut next: Vec<usize> = (1..=length).collect();
        let mut previous: Vec<usize> = (0..length).map(|at| at.wrapping_sub(1)).collect();
        let mut ends = vec![false; 256];
        ends[0] = true;
        let mut depths = vec![0; 256];
        let mut rules = Vec::new();
        let mut places: BTreeMap<(u32, u32), Vec<usize>> = BTreeMap::new();
        for at in 0..length - 1 {
            if text[at] != 0 {
                places.entry((text[at], text[at + 1])).or_default().push(at);
            }
        }
        let mut queue: BinaryHeap<(usize, Reverse<(u32, u32)>)> = places
            .iter()
            .map(|(&pair, list)| (list.len(), Reverse(pair)))
            .collect();
        while let Some((count, Reverse(pair))) = queue.pop() {
            if count < FEWEST || rules.len() + 256 >= usize::from(LITERAL) {
                break;
            }
            let is_at = |text: &[u32], next: &[usize], at: usize| {
                text[at] == pair.0 && next[at] < length && text[next[at]] == pair.1
            };
            let mut list = places.remove(&pair).unwrap_or_default();
            list.sort_unstable();
            list.dedup();
            list.retain(|&at| is_at(&text, &next, at));
            if list.len() < count {
                // Other rules took some; it comes again in its turn.
                queue.push((list.len(), Reverse(pair)));
                places.insert(pair, list);
                continue;
            }
            let symbol = 256 + rules.len() as u32;
            rules.push(pair);
            ends.push(ends[pair.1 as usize]);
            depths.push(1 + depths[pair.0 as usize].max(depths[pair.1 as usize]));
            let mut touched = BTreeSet::new();
            for at in list {
                if !is_at(&text, &next, at) {
                    continue;
                }
                let (taken, before) = (next[at], previous[at]);
                let after = next[taken];
                text[at] = symbol;
                text[taken] = u32::MAX;
                next[at] = after;
                if after < length {
                    previous[after] = at;
                    if !ends[symbol as usize] {
                        touched.insert((symbol, text[after]));
                        places.entry((symbol, text[after])).or_default().push(at);
                    }
                }
                if before < length && !ends[text[before] as usize] {
                    touched.insert((text[before], symbol));
                    places.entry((text[before], symbol)).or_default().push(before);
                }
            }
            queue.extend(
                touched
                    .into_iter()
                    .map(|pair| (places[&pair].len(), Reverse(pair))),
            );
        }
        text.retain(|&symbol| symbol != u32::MAX);
        Grammar {
            text,
            rules,
            depth: depths.into_iter().max().unwrap_or(0),
        }
    }

    /// Numbers the symbols, the most frequent first, and writes them: as many as possible as one byte, the others as two.
    fn encode(&self) -> Result<(Encoded, usize), String> {
        let mut counts = vec![0_usize; 256 + self.rules.len()];
        for &symbol in &self.text {
            counts[symbol as usize] += 1;
        }
        // Rules are a table, which symbols index; they only have to exist.
        let mut symbols: Vec<usize> = (0..counts.len()).filter(|&s| counts[s] > 0 || s >= 256).collect();
        let used: BTreeSet<usize> = self
            .rules
            .iter()
            .flat_map(|&(a, b)| [a as usize, b as usize])
            .collect();
        symbols.extend(used.into_iter().filter(|&s| s < 256 && counts[s] == 0));
        symbols.sort_by_key(|&s| (Reverse(counts[s]), s));
        let one_byte = (0..256)
            .rev()
            .find(|one| one + (256 - one) * 256 >= symbols.len())
            .ok_or_else(|| format!("{DATA}: too many rules"))?;
        let mut numbers = vec![0_u16; counts.len()];
        for (number, &symbol) in symbols.iter().enumerate() {
            numbers[symbol] = number as u16;
        }
        let mut ends = vec![false; 256];
        ends[0] = true;
        for &(_, b) in &self.rules {
            ends.push(ends[b as usize]);
        }
        let mut rules = Vec::new();
        for &symbol in &symbols {
            let (a, b) = match symbol.checked_sub(256) {
                None => (LITERAL | symbol as u16, 0),
                Some(rule) => {
                    let (a, b) = self.rules[rule];
                    (numbers[a as usize], numbers[b as usize])
                }
            };
            rules.extend((a | if ends[symbol] { END } else { 0 }).to_le_bytes());
            rules.extend(b.to_le_bytes());
        }
        let (mut text, mut blocks, mut names) = (Vec::new(), vec![0], 0);
        for &symbol in &self.text {
            let number = usize::from(numbers[symbol as usize]);
            match number.checked_sub(one_byte) {
                None => text.push(number as u8),
                Some(rest) => text.extend([(one_byte + (rest >> 8)) as u8, rest as u8]),
            }
            if ends[symbol as usize] {
                names += 1;
                if names % BLOCK == 0 {
                    blocks.push(text.len() as u32);
                }
            }
        }
        Ok((Encoded { rules, text, blocks }, one_byte))
    }
}
