//! Joins two loads or stores of locals into one instruction.

use taipan_bytecode::AnyOpcode as Op;

use super::cfg::{BlockId, Cfg};
use super::redundant;

/// Runs the pass.
pub(super) fn insert_superinstructions(cfg: &mut Cfg) {
    let mut next = Some(cfg.entry);
    while let Some(id) = next {
        for at in 1..cfg[id].instrs.len() {
            join(cfg, id, at);
        }
        next = cfg[id].next;
    }
    redundant::remove_redundant_nops(cfg);
}

/// Joins the instruction at `at` with the one before it, if that can be.
fn join(cfg: &mut Cfg, id: BlockId, at: usize) {
    let (first, second) = (cfg[id].instrs[at - 1], cfg[id].instrs[at]);
    let joined = match (first.opcode, second.opcode) {
        (Op::LOAD_FAST, Op::LOAD_FAST) => Op::LOAD_FAST_LOAD_FAST,
        (Op::STORE_FAST, Op::LOAD_FAST) => Op::STORE_FAST_LOAD_FAST,
        (Op::STORE_FAST, Op::STORE_FAST) => Op::STORE_FAST_STORE_FAST,
        _ => return,
    };
    let (first_line, second_line) = (cfg.line(first.location), cfg.line(second.location));
    if first_line >= 0 && second_line >= 0 && first_line != second_line {
        return;
    }
    if first.oparg() >= 16 || second.oparg() >= 16 {
        return;
    }
    let instrs = &mut cfg[id].instrs;
    instrs[at - 1].set(joined, first.oparg() << 4 | second.oparg());
    instrs[at].set_nop();
}
