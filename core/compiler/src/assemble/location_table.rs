//! The location table (PEP 626, PEP 657): for each instruction its lines and columns.

use alloc::vec::Vec;

use taipan_bytecode::location::{Encoder, Position};
use taipan_syntax::error::Error;

use super::layout::Layout;
use super::size;
use crate::flowgraph::cfg::Cfg;
use crate::instruction_sequence::{Location, LocationId};

/// Gives instructions with [`Location::NEXT`] the location of the one that follows.
pub(super) fn resolve_next_locations(cfg: &mut Cfg, layout: &Layout) {
    if !cfg.locations.has_next() {
        return;
    }
    let mut following = LocationId::NONE;
    for &id in layout.order.iter().rev() {
        for instr in cfg[id].instrs.iter_mut().rev() {
            if instr.location == LocationId::NEXT {
                instr.location = if instr.opcode.is_terminator() {
                    LocationId::NONE
                } else {
                    following
                };
            }
            following = instr.location;
        }
    }
}

/// Encodes the table, one entry a run of equal locations.
pub(super) fn encode(cfg: &Cfg, layout: &Layout, firstlineno: i32) -> Result<Vec<u8>, Error> {
    let mut encoder = Encoder::new(firstlineno);
    // Most tables have a good byte a unit.
    encoder
        .reserve_exact(layout.units as usize)
        .map_err(|_| Error::Memory)?;
    let mut current = LocationId::NONE;
    let mut units = 0;
    for &id in &layout.order {
        for instr in &cfg[id].instrs {
            if !cfg.locations.same(instr.location, current) {
                encoder.reserve(units).map_err(|_| Error::Memory)?;
                encoder.entry(position(cfg.locations.get(current)), units);
                current = instr.location;
                units = 0;
            }
            units += size(instr);
        }
    }
    encoder.reserve(units).map_err(|_| Error::Memory)?;
    encoder.entry(position(cfg.locations.get(current)), units);
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
