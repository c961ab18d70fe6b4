//! The location table of a code object, `co_linetable`: which source each instruction comes from (PEP 626, PEP 657).
//!
//! The format is described in CPython's `InternalDocs/code_objects.md`. Tables may come from anywhere: decoding reads bytes that are
//! missing as zero, never fails and never runs past the table.

use alloc::collections::TryReserveError;
use alloc::vec::Vec;

const KIND_ONE_LINE: u8 = 10;
const KIND_NO_COLUMNS: u8 = 13;
const KIND_LONG: u8 = 14;
const KIND_NONE: u8 = 15;

/// The units that one entry can cover.
const MAX_UNITS: u32 = 8;

/// Where an instruction comes from: lines from 1, columns in UTF-8 bytes from 0; -1 where there is none.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Position {
    /// The first line.
    pub line: i32,
    /// The last line.
    pub end_line: i32,
    /// The first column.
    pub column: i32,
    /// The column after the last one.
    pub end_column: i32,
}

impl Position {
    /// An instruction that comes from nowhere in the source.
    pub const NONE: Position = Position {
        line: -1,
        end_line: -1,
        column: -1,
        end_column: -1,
    };
}

/// Writes a location table.
pub struct Encoder {
    table: Vec<u8>,
    line: i32,
}

impl Encoder {
    /// For a code object with this `co_firstlineno`.
    pub fn new(firstlineno: i32) -> Encoder {
        Encoder {
            table: Vec::new(),
            line: firstlineno,
        }
    }

    /// Makes room for a table of so many bytes.
    pub fn reserve_exact(&mut self, bytes: usize) -> Result<(), TryReserveError> {
        self.table.try_reserve_exact(bytes)
    }

    /// Makes room for an [`entry`](Self::entry) of `units` units.
    #[inline]
    pub fn reserve(&mut self, units: u32) -> Result<(), TryReserveError> {
        /// A first byte, and four numbers of six bits a byte.
        const MOST: usize = 1 + 4 * 6;
        let entries = units.div_ceil(MAX_UNITS) as usize;
        self.table.try_reserve(entries.saturating_mul(MOST))
    }

    /// Says where the next `units` units of bytecode, caches included, come from.
    #[inline]
    pub fn entry(&mut self, position: Position, units: u32) {
        let mut left = units;
        while left > MAX_UNITS {
            self.short_entry(position, MAX_UNITS);
            left -= MAX_UNITS;
        }
        if left > 0 {
            self.short_entry(position, left);
        }
    }

    /// The table.
    pub fn finish(self) -> Vec<u8> {
        self.table
    }

    /// An entry for 1 to [`MAX_UNITS`] units.
    #[inline]
    fn short_entry(&mut self, position: Position, units: u32) {
        let Position {
            line,
            end_line,
            column,
            end_column,
        } = position;
        let delta = line.wrapping_sub(self.line) as u32;
        if line < 0 || end_line != line || delta > 2 || column as u32 >= 128 || end_column as u32 >= 128 {
            return self.rare_entry(position, units);
        }
        let (start, end) = (column as u8, end_column as u8);
        let width = end.wrapping_sub(start);
        if delta == 0 && start < 80 && width < 16 {
            let first = first_byte(start >> 3, units);
            self.table.extend_from_slice(&[first, (start & 7) << 4 | width]);
        } else {
            let first = first_byte(KIND_ONE_LINE + delta as u8, units);
            self.table.extend_from_slice(&[first, start, end]);
            self.line = line;
        }
    }

    /// An entry that no short form holds: without a line, without columns, or with numbers of any size.
    #[inline(never)]
    fn rare_entry(&mut self, position: Position, units: u32) {
        let Position {
            line,
            end_line,
            column,
            end_column,
        } = position;
        if line == -1 {
            return self.table.push(first_byte(KIND_NONE, units));
        }
        let delta = line.wrapping_sub(self.line);
        let columns = column >= 0 && end_column >= 0;
        if !columns && (end_line == line || end_line == -1) {
            self.table.push(first_byte(KIND_NO_COLUMNS, units));
            self.signed(delta);
        } else {
            self.table.push(first_byte(KIND_LONG, units));
            self.signed(delta);
            self.unsigned(end_line.wrapping_sub(line) as u32);
            self.unsigned(column.wrapping_add(1) as u32);
            self.unsigned(end_column.wrapping_add(1) as u32);
        }
        self.line = line;
    }

    fn unsigned(&mut self, mut value: u32) {
        while value >= 64 {
            self.table.push(0x40 | (value & 0x3F) as u8);
            value >>= 6;
        }
        self.table.push(value as u8);
    }

    fn signed(&mut self, value: i32) {
        self.unsigned(if value < 0 {
            value.unsigned_abs() << 1 | 1
        } else {
            (value as u32) << 1
        });
    }
}

/// The first byte of an entry for 1 to [`MAX_UNITS`] units.
fn first_byte(kind: u8, units: u32) -> u8 {
    0x80 | kind << 3 | units.wrapping_sub(1) as u8
}

/// Reads bytes one after another; zero when there are no more.
#[derive(Clone)]
struct Bytes<'a> {
    table: &'a [u8],
    at: usize,
}

impl Bytes<'_> {
    fn byte(&mut self) -> u8 {
        let byte = self.table.get(self.at).copied().unwrap_or(0);
        self.at = self.at.saturating_add(1);
        byte
    }

    fn unsigned(&mut self) -> u32 {
        let mut value = 0;
        let mut shift = 0;
        loop {
            let byte = self.byte();
            if shift < 32 {
                value |= u32::from(byte & 0x3F) << shift;
            }
            if byte & 0x40 == 0 {
                return value;
            }
            shift += 6;
        }
    }

    fn signed(&mut self) -> i32 {
        let value = self.unsigned();
        if value & 1 == 0 {
            (value >> 1) as i32
        } else {
            -((value >> 1) as i32)
        }
    }
}

/// A run of bytecode that comes from one position.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Range {
    /// Byte offset of its first instruction.
    pub start: u32,
    /// Byte offset after it.
    pub end: u32,
    /// Where it comes from.
    pub position: Position,
}

/// The entries of a table, one after another.
#[derive(Clone)]
pub struct Ranges<'a> {
    bytes: Bytes<'a>,
    line: i32,
    end: u32,
}

/// The entries of a table: runs of at most eight units.
pub fn ranges(firstlineno: i32, table: &[u8]) -> Ranges<'_> {
    Ranges {
        bytes: Bytes { table, at: 0 },
        line: firstlineno,
        end: 0,
    }
}

/// The table without columns: what `-X no_debug_ranges` leaves of it.
pub fn without_columns(firstlineno: i32, table: &[u8]) -> Result<Vec<u8>, TryReserveError> {
    let mut encoder = Encoder::new(firstlineno);
    for range in ranges(firstlineno, table) {
        let units = range.end.saturating_sub(range.start) / 2;
        encoder.reserve(units)?;
        let line = range.position.line;
        encoder.entry(
            Position {
                line,
                end_line: line,
                ..Position::NONE
            },
            units,
        );
    }
    Ok(encoder.finish())
}

impl Iterator for Ranges<'_> {
    type Item = Range;

    fn next(&mut self) -> Option<Range> {
        if self.bytes.at >= self.bytes.table.len() {
            return None;
        }
        let first = self.bytes.byte();
        let start = self.end;
        self.end = start.saturating_add((u32::from(first & 7) + 1) * 2);
        let kind = first >> 3 & 15;
        let position = match kind {
            KIND_NONE => Position::NONE,
            KIND_LONG => {
                self.line = self.line.wrapping_add(self.bytes.signed());
                let end_line = self.line.wrapping_add(self.bytes.unsigned() as i32);
                let column = (self.bytes.unsigned() as i32).wrapping_sub(1);
                let end_column = (self.bytes.unsigned() as i32).wrapping_sub(1);
                Position {
                    line: self.line,
                    end_line,
                    column,
                    end_column,
                }
            }
            KIND_NO_COLUMNS => {
                self.line = self.line.wrapping_add(self.bytes.signed());
                Position {
                    line: self.line,
                    end_line: self.line,
                    column: -1,
                    end_column: -1,
                }
            }
            KIND_ONE_LINE.. => {
                self.line = self.line.wrapping_add(i32::from(kind - KIND_ONE_LINE));
                let column = i32::from(self.bytes.byte());
                let end_column = i32::from(self.bytes.byte());
                Position {
                    line: self.line,
                    end_line: self.line,
                    column,
                    end_column,
                }
            }
            _ => {
                let second = i32::from(self.bytes.byte());
                let column = i32::from(kind) << 3 | second >> 4;
                Position {
                    line: self.line,
                    end_line: self.line,
                    column,
                    end_column: column + (second & 15),
                }
            }
        };
        Some(Range {
            start,
            end: self.end,
            position,
        })
    }
}

/// A run of bytecode that comes from one line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LineRange {
    /// Byte offset of its first instruction.
    pub start: u32,
    /// Byte offset after it.
    pub end: u32,
    /// The line, -1 for none.
    pub line: i32,
}

/// What `co_lines()` gives.
#[derive(Clone)]
pub struct Lines<'a> {
    bytes: Bytes<'a>,
    line: i32,
    end: u32,
}

/// `co_lines()`: runs of bytecode that come from one line.
pub fn co_lines(firstlineno: i32, table: &[u8]) -> Lines<'_> {
    Lines {
        bytes: Bytes { table, at: 0 },
        line: firstlineno,
        end: 0,
    }
}

impl Lines<'_> {
    /// The next entry's line alone: its end is where the next byte with the top bit is.
    fn entry(&mut self) -> Option<LineRange> {
        let first = *self.bytes.table.get(self.bytes.at)?;
        let mut content = Bytes {
            table: self.bytes.table,
            at: self.bytes.at + 1,
        };
        let kind = first >> 3 & 15;
        let delta = match kind {
            KIND_NO_COLUMNS | KIND_LONG => content.signed(),
            KIND_ONE_LINE..KIND_NO_COLUMNS => i32::from(kind - KIND_ONE_LINE),
            _ => 0,
        };
        self.line = self.line.wrapping_add(delta);
        let rest = self.bytes.table.get(self.bytes.at + 1..).unwrap_or(&[]);
        self.bytes.at += 1 + rest.iter().take_while(|byte| **byte & 0x80 == 0).count();
        let start = self.end;
        self.end = start.saturating_add((u32::from(first & 7) + 1) * 2);
        Some(LineRange {
            start,
            end: self.end,
            line: if kind == KIND_NONE { -1 } else { self.line },
        })
    }
}

impl Iterator for Lines<'_> {
    type Item = LineRange;

    fn next(&mut self) -> Option<LineRange> {
        let mut range = self.entry()?;
        loop {
            let mut ahead = self.clone();
            match ahead.entry() {
                Some(next) if next.line == range.line => {
                    range.end = next.end;
                    *self = ahead;
                }
                _ => return Some(range),
            }
        }
    }
}

/// `co_lnotab`: the old form of the table, pairs of a distance in bytecode and a signed distance in lines. A long distance takes many
/// pairs, and a table from outside may hold distances of 2**31: whoever collects them should mind the memory.
pub fn lnotab(firstlineno: i32, table: &[u8]) -> impl Iterator<Item = (u8, i8)> + '_ {
    let mut lines = co_lines(firstlineno, table);
    let (mut line, mut offset) = (firstlineno, 0);
    let (mut bytes, mut delta) = (0, 0i64);
    core::iter::from_fn(move || {
        while delta == 0 {
            let start = lines.entry()?.start;
            delta = i64::from(lines.line) - i64::from(line);
            if delta != 0 {
                bytes = start - offset;
                offset = start;
                line = lines.line;
            }
        }
        if bytes > 255 {
            bytes -= 255;
            return Some((255, 0));
        }
        let step = delta.clamp(-128, 127);
        delta -= step;
        Some((core::mem::take(&mut bytes) as u8, step as i8))
    })
}

/// `co_positions()`: the position of each unit of bytecode, caches included.
pub fn co_positions(firstlineno: i32, table: &[u8]) -> impl Iterator<Item = Position> + '_ {
    ranges(firstlineno, table)
        .flat_map(|range| core::iter::repeat_n(range.position, ((range.end - range.start) / 2) as usize))
}

/// `PyCode_Addr2Line`: the line of the instruction at this byte offset, -1 for none; the first line for a negative offset.
pub fn addr2line(firstlineno: i32, table: &[u8], offset: i32) -> i32 {
    let Ok(offset) = u32::try_from(offset) else {
        return firstlineno;
    };
    let mut lines = co_lines(firstlineno, table);
    while let Some(range) = lines.entry() {
        if range.end > offset {
            return range.line;
        }
    }
    -1
}

/// `PyCode_Addr2Location`: the position of the instruction at this byte offset; the first line's start for a negative offset.
pub fn addr2location(firstlineno: i32, table: &[u8], offset: i32) -> Position {
    let Ok(offset) = u32::try_from(offset) else {
        return Position {
            line: firstlineno,
            end_line: firstlineno,
            column: 0,
            end_column: 0,
        };
    };
    let found = ranges(firstlineno, table).find(|range| range.end > offset);
    found.map_or(Position::NONE, |range| range.position)
}
