//! The exception table of a code object, `co_exceptiontable`: which handler guards which instructions.
//!
//! The format is described in CPython's `InternalDocs/exception_handling.md`: entries by rising start; start, length, target and depth,
//! in six-bit digits with the most significant first. Tables may come from anywhere: a truncated entry ends the table.

use alloc::vec::Vec;

/// A handler and what it guards. Offsets count units of bytecode.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Entry {
    /// The first unit that it guards.
    pub start: u32,
    /// The unit after the last one.
    pub end: u32,
    /// Where the handler starts.
    pub target: u32,
    /// How many values stay on the stack.
    pub depth: u32,
    /// Whether the offset of the raising instruction is pushed below the exception.
    pub lasti: bool,
}

/// Appends an entry to a table. Values are below 2**30, as the assembler guarantees.
pub fn encode(table: &mut Vec<u8>, entry: &Entry) {
    item(table, entry.start, 0x80);
    item(table, entry.end.saturating_sub(entry.start), 0);
    item(table, entry.target, 0);
    item(table, entry.depth << 1 | u32::from(entry.lasti), 0);
}

fn item(table: &mut Vec<u8>, value: u32, mark: u8) {
    let mut mark = mark;
    for shift in [24, 18, 12, 6] {
        if value >= 1 << shift {
            table.push((value >> shift & 0x3F) as u8 | 0x40 | mark);
            mark = 0;
        }
    }
    table.push((value & 0x3F) as u8 | mark);
}

/// The entries of a table.
#[derive(Clone)]
pub struct Entries<'a> {
    table: &'a [u8],
    at: usize,
}

/// The entries of a table, in its order.
pub fn entries(table: &[u8]) -> Entries<'_> {
    Entries { table, at: 0 }
}

impl Entries<'_> {
    fn value(&mut self) -> Option<u32> {
        let mut byte = *self.table.get(self.at)?;
        self.at += 1;
        let mut value = u32::from(byte & 0x3F);
        while byte & 0x40 != 0 {
            byte = *self.table.get(self.at)?;
            self.at += 1;
            value = value.wrapping_shl(6) | u32::from(byte & 0x3F);
        }
        Some(value)
    }
}

impl Iterator for Entries<'_> {
    type Item = Entry;

    fn next(&mut self) -> Option<Entry> {
        let start = self.value()?;
        let length = self.value()?;
        let target = self.value()?;
        let depth = self.value()?;
        Some(Entry {
            start,
            end: start.saturating_add(length),
            target,
            depth: depth >> 1,
            lasti: depth & 1 != 0,
        })
    }
}

/// Below this many bytes, looking at one entry after another beats bisection.
const LINEAR: usize = 40;

/// The handler of the instruction at this unit: the first entry that covers it.
pub fn lookup(table: &[u8], unit: u32) -> Option<Entry> {
    let entry_start = |at: usize| {
        (0..=at)
            .rev()
            .find(|&at| table.get(at).is_some_and(|byte| byte & 0x80 != 0))
            .unwrap_or(0)
    };
    let mut low = 0;
    let mut high = table.len();
    while high - low > LINEAR {
        let middle = entry_start(low + (high - low) / 2);
        if middle <= low {
            break;
        }
        let start = Entries { table, at: middle }.value()?;
        if start > unit {
            high = middle;
        } else {
            low = middle;
        }
    }
    Entries { table, at: low }
        .take_while(|entry| entry.start <= unit)
        .find(|entry| entry.end > unit)
}
