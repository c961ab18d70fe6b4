//! The names of characters, and characters by name.
//!
//! Names are numbered: those of characters by code point, then aliases, then those of named sequences. They stand one
//! after the other in `TEXT`, as symbols. A symbol is an index of `RULES`, which says what it stands for: a character,
//! or two symbols. `BLOCKS` says where every sixteenth name starts, and `ORDER` lists the names' numbers alphabetically.
//! Hangul syllables and names that end in their code point follow rules, and are in no table of names.

use crate::normalize::hangul;
use crate::tables::names::{
    ALIASES, BLOCKS, FIRSTS, NUMBERED, ONE_BYTE, ORDER, RULES, RUNS, SEQUENCES, TEXT,
};
use alloc::format;
use alloc::string::String;
use core::cmp::Ordering;

/// The name of a character: `unicodedata.name`. `None` for those that have none; controls only have aliases.
#[must_use]
pub fn name(code_point: u32) -> Option<String> {
    if let Some(jamo) = hangul::names(code_point) {
        return Some(format!("{HANGUL}{}{}{}", jamo[0], jamo[1], jamo[2]));
    }
    if let Some((_, _, prefix)) = NUMBERED
        .iter()
        .find(|range| (range.0..=range.1).contains(&code_point))
    {
        return Some(format!("{prefix}{code_point:X}"));
    }
    let run = RUNS
        .partition_point(|&first| first <= code_point)
        .checked_sub(1)?;
    let number = usize::from(FIRSTS[run]) + (code_point - RUNS[run]) as usize;
    (number < first_number(run + 1)).then(|| Name::new(number).map(char::from).collect())
}

/// The character of a name or an alias, in any case, as in `"\N{...}"`. `None` for what is neither.
#[must_use]
pub fn lookup(name: &str) -> Option<u32> {
    if let Some(jamo) = strip_prefix(name, HANGUL) {
        return hangul::by_names(jamo);
    }
    for (first, last, prefix) in &NUMBERED {
        if let Some(number) = strip_prefix(name, prefix) {
            // The number is as it is written in the name: no sign, no zero in front.
            let code_point = u32::from_str_radix(number, 16)
                .ok()
                .filter(|c| (first..=last).contains(&c));
            if let Some(code_point) = code_point.filter(|c| format!("{c:X}").eq_ignore_ascii_case(number)) {
                return Some(code_point);
            }
        }
    }
    let number = find(name)?;
    let after_names = number.checked_sub(first_number(RUNS.len() - 1));
    match after_names {
        Some(alias) => ALIASES.get(alias).copied(),
        None => {
            let run = FIRSTS
                .partition_point(|&first| usize::from(first) <= number)
                .checked_sub(1)?;
            Some(RUNS[run] + (number - usize::from(FIRSTS[run])) as u32)
        }
    }
}

/// The code points, two to four, of a named sequence. `unicodedata.lookup` knows them, and `"\N{...}"` doesn't.
#[must_use]
pub fn lookup_sequence(name: &str) -> Option<impl Iterator<Item = u32> + use<>> {
    let first = first_number(RUNS.len() - 1) + ALIASES.len();
    let sequence = SEQUENCES.get(find(name)?.checked_sub(first)?)?;
    Some(
        sequence
            .iter()
            .map(|&unit| u32::from(unit))
            .take_while(|&unit| unit != 0),
    )
}

const HANGUL: &str = "HANGUL SYLLABLE ";

/// The number of the first name of a run. A run ends where the next starts; the last has no names of its own.
fn first_number(run: usize) -> usize {
    FIRSTS.get(run).map_or(0, |&first| usize::from(first))
}

/// What follows `prefix`, in any case, in `name`.
fn strip_prefix<'a>(name: &'a str, prefix: &str) -> Option<&'a str> {
    let (start, rest) = name.split_at_checked(prefix.len())?;
    start.eq_ignore_ascii_case(prefix).then_some(rest)
}

/// The number of a name, an alias or the name of a sequence.
fn find(name: &str) -> Option<usize> {
    let number = |at: usize| usize::from(pair(ORDER, 2 * at));
    let (mut low, mut high) = (0, ORDER.len() / 2);
    while low < high {
        let middle = low.midpoint(high);
        match Name::new(number(middle)).cmp(name.bytes().map(|byte| byte.to_ascii_uppercase())) {
            Ordering::Less => low = middle + 1,
            Ordering::Equal => return Some(number(middle)),
            Ordering::Greater => high = middle,
        }
    }
    None
}

/// Names in a block.
const BLOCK: usize = 16;
/// How deep rules nest at most.
const DEPTH: usize = 40;
/// The bit of a rule that says that it is a character, in its low byte.
const LITERAL: u16 = 1 << 14;
/// The bit of a rule that says that it ends a name.
const END: u16 = 1 << 15;

/// The characters of a name, which are ASCII.
struct Name {
    /// What is left of the text.
    text: &'static [u8],
    /// Symbols yet to be expanded, the last one first.
    stack: [u16; DEPTH],
    depth: usize,
    /// Whether the symbol read last from the text ends the name.
    is_last: bool,
}

impl Name {
    fn new(number: usize) -> Name {
        let block = &BLOCKS[number / BLOCK * 3..];
        let offset = u32::from_le_bytes([block[0], block[1], block[2], 0]) as usize;
        let mut name = Name {
            text: &TEXT[offset..],
            stack: [0; DEPTH],
            depth: 0,
            is_last: false,
        };
        for _ in 0..number % BLOCK {
            while name.symbol().is_some_and(|symbol| rule(symbol).0 & END == 0) {}
        }
        name
    }

    /// Reads a symbol from the text.
    fn symbol(&mut self) -> Option<u16> {
        let (&lead, rest) = self.text.split_first()?;
        self.text = rest;
        let lead = u16::from(lead);
        if lead < ONE_BYTE {
            return Some(lead);
        }
        let (&low, rest) = rest.split_first()?;
        self.text = rest;
        Some(ONE_BYTE + ((lead - ONE_BYTE) << 8 | u16::from(low)))
    }

    fn push(&mut self, symbol: u16) {
        if let Some(place) = self.stack.get_mut(self.depth) {
            *place = symbol;
            self.depth += 1;
        }
    }
}

impl Iterator for Name {
    type Item = u8;

    fn next(&mut self) -> Option<u8> {
        loop {
            if self.depth == 0 {
                if self.is_last {
                    return None;
                }
                let symbol = self.symbol()?;
                self.is_last = rule(symbol).0 & END != 0;
                self.push(symbol);
            }
            self.depth -= 1;
            let (first, second) = rule(self.stack[self.depth]);
            if first & LITERAL != 0 {
                // The character 0 is the end.
                return Some(first as u8).filter(|&byte| byte != 0);
            }
            self.push(second);
            self.push(first & !END);
        }
    }
}

fn rule(symbol: u16) -> (u16, u16) {
    let at = 4 * usize::from(symbol);
    (pair(RULES, at), pair(RULES, at + 2))
}

/// The little-endian number at `at`.
fn pair(bytes: &[u8], at: usize) -> u16 {
    u16::from_le_bytes([bytes[at], bytes[at + 1]])
}
