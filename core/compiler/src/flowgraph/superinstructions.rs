//! Joins two loads or stores of locals into one instruction.

use taipan_bytecode::AnyOpcode as Op;

use super::cfg::{Cfg, Instr};
use super::redundant;
use crate::instruction_sequence::LocationTable;

/// Runs the pass.
pub(super) fn insert_superinstructions(cfg: &mut Cfg) {
    let mut next = Some(cfg.entry);
    while let Some(id) = next {
        let (locations, block) = cfg.locations_and_block(id);
        next = block.next;
        for at in 1..block.instrs.len() {
            if let Some([first, second, ..]) = block.instrs.get_mut(at - 1..)
                && join(first, second, locations)
            {
                block.has_nops = true;
            }
        }
    }
    redundant::remove_redundant_nops(cfg);
}

/// Joins two instructions, if that can be; returns whether it did.
fn join(first: &mut Instr, second: &mut Instr, locations: &LocationTable) -> bool {
    let joined = match (first.opcode, second.opcode) {
        (Op::LOAD_FAST, Op::LOAD_FAST) => Op::LOAD_FAST_LOAD_FAST,
        (Op::STORE_FAST, Op::LOAD_FAST) => Op::STORE_FAST_LOAD_FAST,
        (Op::STORE_FAST, Op::STORE_FAST) => Op::STORE_FAST_STORE_FAST,
        _ => return false,
    };
    let (first_line, second_line) = (locations.line(first.location), locations.line(second.location));
    if first_line >= 0 && second_line >= 0 && first_line != second_line {
        return false;
    }
    if first.oparg() >= 16 || second.oparg() >= 16 {
        return false;
    }
    first.set(joined, first.oparg() << 4 | second.oparg());
    second.set_nop();
    true
}
