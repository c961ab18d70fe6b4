//! The location table (PEP 626, PEP 657): for each instruction its lines and columns.

use alloc::vec::Vec;

use taipan_bytecode::location::{Encoder, Position};
use taipan_syntax::error::Error;

use super::{Program, size};
use crate::instruction_sequence::Location;

/// Gives instructions with [`Location::NEXT`] the location of the one that follows.
pub(super) fn resolve_next_locations(program: &mut Program) {
    let (locations, no_location) = (core::mem::take(&mut program.locations), program.no_location);
    let mut following = no_location;
    for instr in program.instrs_mut().rev() {
        if locations.get(instr.location) == Location::NEXT {
            instr.location = if instr.opcode.is_terminator() {
                no_location
            } else {
                following
            };
        }
        following = instr.location;
    }
    program.locations = locations;
}

/// Encodes the table, one entry a run of equal locations.
pub(super) fn encode(program: &Program, firstlineno: i32) -> Result<Vec<u8>, Error> {
    let mut encoder = Encoder::new(firstlineno);
    let mut current = Location::NONE;
    let mut units = 0;
    for instr in program.instrs() {
        let location = program.locations.get(instr.location);
        if location != current {
            encoder.reserve(units).map_err(|_| Error::Memory)?;
            encoder.entry(position(current), units);
            current = location;
            units = 0;
        }
        units += size(instr);
    }
    encoder.reserve(units).map_err(|_| Error::Memory)?;
    encoder.entry(position(current), units);
    Ok(encoder.finish())
}

fn position(location: Location) -> Position {
    Position {
        line: location.lineno,
        end_line: location.end_lineno,
        column: location.col_offset,
        end_column: location.end_col_offset,
    }
}
