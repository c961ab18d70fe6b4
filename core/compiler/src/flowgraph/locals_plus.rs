//! Cells: what makes them at the start of a function, and their indexes among the frame's variables.
//!
//! A frame's variables are the locals, then the cells that are no parameters, then the free variables.

use alloc::rc::Rc;
use alloc::vec::Vec;

use taipan_bytecode::AnyOpcode as Op;
use taipan_syntax::error::Error;

use super::cfg::{Cfg, Instr};
use super::{CodeUnitInfo, GENERATOR_FLAGS};
use crate::instruction_sequence::{Location, LocationId};

/// What names a cell or free variable by its number.
const CELL_OPCODES: [Op; 6] = [
    Op::MAKE_CELL,
    Op::LOAD_CLOSURE,
    Op::LOAD_DEREF,
    Op::STORE_DEREF,
    Op::DELETE_DEREF,
    Op::LOAD_FROM_DICT_OR_DEREF,
];

/// Inserts what a function starts with, and turns numbers of cells into indexes of frame variables.
pub(super) fn prepare(cfg: &mut Cfg, info: &CodeUnitInfo, code_flags: u32) -> Result<(), Error> {
    let nlocals = info.varnames.len();
    if !cfg.opcodes.has_any(&CELL_OPCODES) && info.cellvars.is_empty() && info.freevars.is_empty() {
        return insert_prefix_instructions(cfg, info, code_flags, &[]);
    }
    // By number of cell or free variable, its index before duplicates are dropped.
    let mut fixed: Vec<usize> = Vec::new();
    let count = info.cellvars.len() + info.freevars.len();
    fixed.try_reserve_exact(count).map_err(|_| Error::Memory)?;
    fixed.extend(nlocals..nlocals + count);
    for (cell, index) in info.cellvars.iter().zip(&mut fixed) {
        if let Some(local) = info.varnames.iter().position(|local| Rc::ptr_eq(local, cell)) {
            *index = local;
        }
    }
    insert_prefix_instructions(cfg, info, code_flags, &fixed)?;

    let mut dropped = 0;
    for (number, index) in fixed.iter_mut().enumerate() {
        if *index == nlocals + number {
            *index -= dropped;
        } else {
            dropped += 1;
        }
    }
    let mut unknown = false;
    cfg.for_each_block(|block| {
        for instr in &mut block.instrs {
            if CELL_OPCODES.contains(&instr.opcode) {
                match fixed.get(instr.oparg() as usize) {
                    Some(&index) => instr.set(instr.opcode, index as u32),
                    None => unknown = true,
                }
            }
        }
    });
    if unknown {
        Err(Error::System("instruction for a cell that does not exist".into()))
    } else {
        Ok(())
    }
}

fn insert_prefix_instructions(
    cfg: &mut Cfg,
    info: &CodeUnitInfo,
    code_flags: u32,
    fixed: &[usize],
) -> Result<(), Error> {
    // Cells in the order of their indexes: parameters first.
    let mut cells: Vec<(usize, u32)> = Vec::new();
    cells
        .try_reserve_exact(info.cellvars.len())
        .map_err(|_| Error::Memory)?;
    cells.extend(fixed.iter().take(info.cellvars.len()).copied().zip(0..));
    taipan_unicode::sort::sort_by(&mut cells, |left, right| left < right);

    let is_generator = code_flags & GENERATOR_FLAGS != 0;
    if cells.is_empty() && info.freevars.is_empty() && !is_generator {
        return Ok(());
    }
    let mut prefix: Vec<Instr> = Vec::new();
    prefix
        .try_reserve_exact(cells.len() + 3)
        .map_err(|_| Error::Memory)?;
    if !info.freevars.is_empty() {
        prefix.push(Instr::new(
            Op::COPY_FREE_VARS,
            info.freevars.len() as u32,
            LocationId::NONE,
        ));
    }
    prefix.extend(
        cells
            .iter()
            .map(|&(_, number)| Instr::new(Op::MAKE_CELL, number, LocationId::NONE)),
    );
    if is_generator {
        let location = cfg.locations.add(Location::line(info.firstlineno))?;
        prefix.push(Instr::new(Op::RETURN_GENERATOR, 0, location));
        prefix.push(Instr::new(Op::POP_TOP, 0, location));
    }
    let entry = cfg.entry;
    cfg[entry].insert(0, &prefix)
}
