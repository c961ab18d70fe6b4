//! Instruction sequences: what codegen emits and the flow graph is built from.
//!
//! A sequence is a flat list of instructions whose jumps name *labels*. A label is handed out by
//! [`InstructionSequence::new_label`], may be the operand of any number of jumps before or after its place is known,
//! and is placed before the next instruction by [`InstructionSequence::use_label`].
//!
//! Locations are kept in a side table, one entry a run of equal locations, so that an instruction takes 12 bytes.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::num::NonZeroU32;

use taipan_bytecode::AnyOpcode;
use taipan_syntax::error::Error;
use taipan_syntax::grow::{make_room, push};

/// Where in the source an instruction comes from: PEP 657's four numbers.
///
/// Lines count from 1 and columns are offsets in UTF-8 bytes, as in the AST. −1 stands for "none" in each field.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub struct Location {
    /// First line.
    pub lineno: i32,
    /// Last line.
    pub end_lineno: i32,
    /// Column of the first byte, in `lineno`.
    pub col_offset: i32,
    /// Column after the last byte, in `end_lineno`.
    pub end_col_offset: i32,
}

impl Location {
    /// No location: the instruction belongs to no line, or takes one from its neighbours.
    pub const NONE: Location = Location {
        lineno: -1,
        end_lineno: -1,
        col_offset: -1,
        end_col_offset: -1,
    };
    /// The location of the instruction that follows, whichever that turns out to be.
    pub const NEXT: Location = Location {
        lineno: -2,
        end_lineno: -2,
        col_offset: -2,
        end_col_offset: -2,
    };

    /// A location from CPython's order of the four: both lines, then both columns.
    pub const fn new(lineno: i32, end_lineno: i32, col_offset: i32, end_col_offset: i32) -> Location {
        Location {
            lineno,
            end_lineno,
            col_offset,
            end_col_offset,
        }
    }

    /// A whole line, without columns.
    pub const fn line(lineno: i32) -> Location {
        Location {
            lineno,
            end_lineno: lineno,
            col_offset: -1,
            end_col_offset: -1,
        }
    }
}

/// A place that jumps can name. `Option<Label>` is one word, `None` being CPython's `NO_LABEL`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, PartialOrd, Ord)]
pub struct Label(NonZeroU32);

impl Label {
    /// The label as the operand of a jump or of a block-pushing pseudo-instruction (`SETUP_FINALLY` …).
    pub fn oparg(self) -> u32 {
        self.0.get()
    }
}

/// A location of a [`LocationTable`], or one of the two that are no place in the source.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct LocationId(u32);

impl LocationId {
    /// [`Location::NONE`]: that of every location without a line.
    pub(crate) const NONE: LocationId = LocationId(0);
    /// [`Location::NEXT`].
    pub(crate) const NEXT: LocationId = LocationId(1);
    /// How many come before those in the table.
    const FIRST: u32 = 2;

    /// Whether it is a line of the source.
    pub(crate) fn has_line(self) -> bool {
        self.0 >= LocationId::FIRST
    }
}

/// The locations of a sequence's instructions, each in 8 bytes if it is an ordinary one.
#[derive(Debug, Default)]
pub(crate) struct LocationTable {
    /// What [`pack`] makes of them, or, with [`WIDE`], a place in `wide`.
    locations: Vec<u64>,
    wide: Vec<Location>,
    /// Whether [`LocationId::NEXT`] was ever given.
    has_next: bool,
}

/// How many of the latest locations are compared with a new one.
const LOOK_BACK: usize = 8;

/// Marks a place in [`LocationTable::wide`].
const WIDE: u64 = 1 << 63;
const LINE_BITS: u32 = 23;
const LINES_BITS: u32 = 8;
const COLUMN_BITS: u32 = 16;

/// A location in 63 bits, if it starts in one of the first eight million lines, spans at most 256 and has columns below 65,534.
fn pack(location: Location) -> Option<u64> {
    // −1 and −2 have meanings. What does not fit wraps to numbers that are too large.
    let line = location.lineno.wrapping_add(2) as u32;
    let lines = location.end_lineno.wrapping_sub(location.lineno) as u32;
    let column = location.col_offset.wrapping_add(2) as u32;
    let end_column = location.end_col_offset.wrapping_add(2) as u32;
    if line >> LINE_BITS | lines >> LINES_BITS | (column | end_column) >> COLUMN_BITS != 0 {
        return None;
    }
    let lines = u64::from(line) << LINES_BITS | u64::from(lines);
    Some((lines << COLUMN_BITS | u64::from(column)) << COLUMN_BITS | u64::from(end_column))
}

fn unpack(packed: u64) -> Location {
    let bits = |shift: u32, bits: u32| (packed >> shift & ((1 << bits) - 1)) as i32;
    let lineno = bits(2 * COLUMN_BITS + LINES_BITS, LINE_BITS) - 2;
    Location {
        lineno,
        end_lineno: lineno + bits(2 * COLUMN_BITS, LINES_BITS),
        col_offset: bits(COLUMN_BITS, COLUMN_BITS) - 2,
        end_col_offset: bits(0, COLUMN_BITS) - 2,
    }
}

impl LocationTable {
    /// The number of `location`, which is added unless it is among the latest.
    pub(crate) fn add(&mut self, location: Location) -> Result<LocationId, Error> {
        if location.lineno < 0 {
            if location.lineno == Location::NONE.lineno {
                return Ok(LocationId::NONE);
            }
            self.has_next = true;
            return Ok(LocationId::NEXT);
        }
        let packed = match pack(location) {
            Some(packed) => packed,
            None => self.add_wide(location)?,
        };
        let number = self.locations.len() as u32 + LocationId::FIRST;
        // Expressions come back to their parents' locations.
        let back = match self.locations.last_chunk::<LOOK_BACK>() {
            Some(latest) => latest.iter().rev().position(|&other| other == packed),
            None => self.locations.iter().rev().position(|&other| other == packed),
        };
        if let Some(back) = back {
            return Ok(LocationId(number - 1 - back as u32));
        }
        push(&mut self.locations, packed)?;
        Ok(LocationId(number))
    }

    #[cold]
    fn add_wide(&mut self, location: Location) -> Result<u64, Error> {
        if self.wide.last() != Some(&location) {
            push(&mut self.wide, location)?;
        }
        Ok(WIDE | (self.wide.len() - 1) as u64)
    }

    /// What [`pack`] made of a location in the table.
    #[inline]
    fn packed(&self, id: LocationId) -> Option<u64> {
        let place = id.0.checked_sub(LocationId::FIRST)?;
        self.locations.get(place as usize).copied()
    }

    /// The location at `id`.
    pub(crate) fn get(&self, id: LocationId) -> Location {
        match self.packed(id) {
            Some(packed) if packed & WIDE == 0 => unpack(packed),
            Some(packed) => {
                let wide = self.wide.get((packed & !WIDE) as usize);
                wide.copied().unwrap_or(Location::NONE)
            }
            None if id == LocationId::NEXT => Location::NEXT,
            None => Location::NONE,
        }
    }

    /// The first line of the location at `id`: −1 for none, −2 for the next instruction's.
    #[inline]
    pub(crate) fn line(&self, id: LocationId) -> i32 {
        match self.packed(id) {
            Some(packed) if packed & WIDE == 0 => (packed >> (2 * COLUMN_BITS + LINES_BITS)) as i32 - 2,
            _ => self.get(id).lineno,
        }
    }

    /// Whether two locations are the same, which they can be with different numbers.
    #[inline]
    pub(crate) fn same(&self, left: LocationId, right: LocationId) -> bool {
        left == right
            || match (self.packed(left), self.packed(right)) {
                (Some(left), Some(right)) if (left | right) & WIDE == 0 => left == right,
                _ => self.get(left) == self.get(right),
            }
    }

    /// Whether an instruction may have [`Location::NEXT`].
    pub(crate) fn has_next(&self) -> bool {
        self.has_next
    }
}

/// An instruction of a sequence. A jump's `oparg` is its label's, see [`Label::oparg`].
#[derive(Clone, Copy, Debug)]
pub struct Instruction {
    /// What it does; pseudo-opcodes included.
    pub opcode: AnyOpcode,
    /// Its operand, below 2**30; 0 if it has none.
    pub oparg: u32,
    pub(crate) location: LocationId,
}

/// Not placed yet.
const UNPLACED: u32 = u32::MAX;

/// Opcodes' operands are below this.
const OPARG_LIMIT: u32 = 1 << 30;

/// How many instructions most functions have at least, and how many locations.
const SMALL: usize = 48;

/// How many labels there is room for at first.
const SMALL_LABELS: usize = if cfg!(target_pointer_width = "64") { 16 } else { 1 };

#[cold]
fn out_of_range() -> Error {
    Error::System("instruction's operand out of range".into())
}

/// A list of instructions with labels, as codegen builds it for one code object.
#[derive(Debug, Default)]
pub struct InstructionSequence {
    pub(crate) instructions: Vec<Instruction>,
    pub(crate) locations: LocationTable,
    /// Where each label was placed, by number; number 0 is no label.
    label_map: Vec<u32>,
    last_label: u32,
    pub(crate) annotations_code: Option<Box<InstructionSequence>>,
    nested: Vec<InstructionSequence>,
}

impl InstructionSequence {
    /// An empty sequence.
    pub fn new() -> InstructionSequence {
        InstructionSequence::default()
    }

    /// How many instructions there are.
    pub fn len(&self) -> usize {
        self.instructions.len()
    }

    /// Whether there is no instruction yet.
    pub fn is_empty(&self) -> bool {
        self.instructions.is_empty()
    }

    /// How many labels there are.
    pub(crate) fn label_count(&self) -> usize {
        self.last_label as usize
    }

    /// A label that no other label of this sequence equals. Place it with [`use_label`](Self::use_label).
    pub fn new_label(&mut self) -> Label {
        // Each label costs codegen memory, so 2**32 of them cannot be asked for.
        self.last_label = self.last_label.saturating_add(1);
        Label(NonZeroU32::new(self.last_label).unwrap_or(NonZeroU32::MIN))
    }

    /// Places `label` before the instruction that is added next.
    ///
    /// Raises `MemoryError`.
    pub fn use_label(&mut self, label: Label) -> Result<(), Error> {
        let index = label.0.get() as usize;
        if self.label_map.len() <= index {
            let missing = index + 1 - self.label_map.len();
            let room = if self.label_map.is_empty() {
                missing.max(SMALL_LABELS)
            } else {
                missing
            };
            self.label_map.try_reserve(room).map_err(|_| Error::Memory)?;
            self.label_map.resize(index + 1, UNPLACED);
        }
        if let Some(slot) = self.label_map.get_mut(index) {
            *slot = self.instructions.len() as u32;
        }
        Ok(())
    }

    /// Appends an instruction.
    ///
    /// Raises `MemoryError`, and `SystemError` for an operand of 2**30 or more.
    #[inline]
    pub fn addop(
        &mut self,
        opcode: impl Into<AnyOpcode>,
        oparg: u32,
        location: Location,
    ) -> Result<(), Error> {
        let instruction = self.instruction(opcode.into(), oparg, location)?;
        self.instructions.push(instruction);
        Ok(())
    }

    /// Appends a jump, or another instruction that names a label.
    ///
    /// Raises `MemoryError`.
    pub fn addop_jump(
        &mut self,
        opcode: impl Into<AnyOpcode>,
        target: Label,
        location: Location,
    ) -> Result<(), Error> {
        self.addop(opcode, target.oparg(), location)
    }

    /// Inserts an instruction before the one at `position`; labels placed there or later move along.
    ///
    /// Raises `MemoryError`, and `SystemError` for an operand of 2**30 or more or a position past the end.
    pub fn insert_instruction(
        &mut self,
        position: usize,
        opcode: impl Into<AnyOpcode>,
        oparg: u32,
        location: Location,
    ) -> Result<(), Error> {
        if position > self.instructions.len() {
            return Err(Error::System(
                "instruction inserted past the end of its sequence".into(),
            ));
        }
        let instruction = self.instruction(opcode.into(), oparg, location)?;
        self.instructions.insert(position, instruction);
        for place in &mut self.label_map {
            if *place != UNPLACED && *place as usize >= position {
                *place += 1;
            }
        }
        Ok(())
    }

    /// The code that stands for the `ANNOTATIONS_PLACEHOLDER` instruction (PEP 649: what sets `__annotate__`). It may
    /// hold no jumps. Without it, the placeholder vanishes.
    pub fn set_annotations_code(&mut self, code: InstructionSequence) {
        self.annotations_code = Some(Box::new(code));
    }

    /// Keeps the sequence of a nested code object, for those who look at sequences (`_testinternalcapi`).
    ///
    /// Raises `MemoryError`.
    pub fn add_nested(&mut self, nested: InstructionSequence) -> Result<(), Error> {
        self.nested.try_reserve(1).map_err(|_| Error::Memory)?;
        self.nested.push(nested);
        Ok(())
    }

    /// What was given to [`add_nested`](Self::add_nested).
    pub fn nested(&self) -> &[InstructionSequence] {
        &self.nested
    }

    /// The instructions with their locations. Opcodes that jump have labels as operands; see
    /// [`label_place`](Self::label_place).
    pub fn iter(&self) -> impl Iterator<Item = (Instruction, Location)> + '_ {
        self.instructions
            .iter()
            .map(|&instruction| (instruction, self.locations.get(instruction.location)))
    }

    /// The index of the instruction before which the label with the operand `oparg` was placed, if it was.
    pub fn label_place(&self, oparg: u32) -> Option<usize> {
        let place = *self.label_map.get(oparg as usize)?;
        (place != UNPLACED).then_some(place as usize)
    }

    /// Makes room for the instructions of a small function, where memory is plenty.
    #[cold]
    fn begin(&mut self) -> Result<(), Error> {
        if cfg!(target_pointer_width = "64") {
            let instructions = self.instructions.try_reserve_exact(SMALL);
            let locations = self.locations.locations.try_reserve_exact(SMALL);
            instructions.and(locations).map_err(|_| Error::Memory)?;
        }
        Ok(())
    }

    #[inline]
    fn instruction(
        &mut self,
        opcode: AnyOpcode,
        oparg: u32,
        location: Location,
    ) -> Result<Instruction, Error> {
        if oparg >= OPARG_LIMIT {
            return Err(out_of_range());
        }
        if self.instructions.capacity() == 0 {
            self.begin()?;
        }
        make_room(&mut self.instructions)?;
        let location = self.locations.add(location)?;
        Ok(Instruction {
            opcode,
            oparg,
            location,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locations_come_back_as_they_were() {
        let mut locations = alloc::vec![Location::NONE, Location::NEXT, Location::line(7)];
        for line in [0, 1, (1 << 23) - 3, (1 << 23) - 2, i32::MAX] {
            for lines in [-1, 0, 255, 256] {
                for (column, end_column) in [
                    (0, 65533),
                    (65533, 0),
                    (65534, 9),
                    (9, 65534),
                    (-1, i32::MAX),
                    (-3, 1),
                ] {
                    let end_line = line.saturating_add(lines);
                    locations.push(Location::new(line, end_line, column, end_column));
                }
            }
        }
        let mut table = LocationTable::default();
        let ids: Vec<_> = locations
            .iter()
            .map(|&location| table.add(location).unwrap())
            .collect();
        for (&location, &id) in locations.iter().zip(&ids) {
            assert_eq!(table.get(id), location);
            assert_eq!(table.line(id), location.lineno);
            assert_eq!(id.has_line(), location.lineno >= 0);
            for (&other, &other_id) in locations.iter().zip(&ids) {
                assert_eq!(table.same(id, other_id), location == other);
            }
        }
        let last = locations[locations.len() - 1];
        assert_eq!(table.add(last).unwrap(), ids[ids.len() - 1]);
        assert!(pack(Location::new(8_000_000, 8_000_255, 65_533, 0)).is_some());
    }
}
