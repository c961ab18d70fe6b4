//! Joins two loads or stores of locals into one instruction.

use taipan_bytecode::AnyOpcode as Op;

use super::cfg::{Block, Cfg};
use super::redundant;
use crate::instruction_sequence::LocationTable;

/// Runs the pass.
pub(super) fn insert_superinstructions(cfg: &mut Cfg) {
    let mut next = Some(cfg.entry);
    while let Some(id) = next {
        let (locations, block) = cfg.locations_and_block(id);
        next = block.next;
        join_pairs(block, locations);
    }
    redundant::remove_redundant_nops(cfg);
}

fn join_pairs(block: &mut Block, locations: &LocationTable) {
    // Up to the first pair, all instructions stay where they are.
    let first = block
        .instrs
        .windows(2)
        .position(|pair| matches!(pair, [first, second] if joined(first.opcode, second.opcode).is_some()));
    let Some(mut kept) = first else { return };
    // The `NOP` that stands for the second of a pair goes at once if that is sure of all of the block.
    let removes = !block.has_nops && block.instrs.iter().all(|instr| instr.location.has_line());
    let mut at = kept;
    while let Some(&instr) = block.instrs.get(at) {
        let mut first = instr;
        let mut taken = 1;
        if let Some(second) = block.instrs.get_mut(at + 1)
            && let Some(opcode) = joined(first.opcode, second.opcode)
            && first.oparg() < 16
            && second.oparg() < 16
        {
            let (line, second_line) = (locations.line(first.location), locations.line(second.location));
            if line < 0 || second_line < 0 || line == second_line {
                first.set(opcode, first.oparg() << 4 | second.oparg());
                second.set_nop();
                if removes {
                    taken = 2;
                } else {
                    block.has_nops = true;
                }
            }
        }
        if let Some(place) = block.instrs.get_mut(kept) {
            *place = first;
        }
        kept += 1;
        at += taken;
    }
    if removes {
        block.truncate(kept);
    }
}

/// What a pair of instructions becomes.
#[inline]
fn joined(first: Op, second: Op) -> Option<Op> {
    match (first, second) {
        (Op::LOAD_FAST, Op::LOAD_FAST) => Some(Op::LOAD_FAST_LOAD_FAST),
        (Op::STORE_FAST, Op::LOAD_FAST) => Some(Op::STORE_FAST_LOAD_FAST),
        (Op::STORE_FAST, Op::STORE_FAST) => Some(Op::STORE_FAST_STORE_FAST),
        _ => None,
    }
}
