//! Removes instructions that do nothing: `NOP`s no line needs, jumps to the next instruction, values dropped at once.

use taipan_bytecode::AnyOpcode as Op;
use taipan_syntax::error::Error;

use super::cfg::{BlockId, Cfg, Instr};

/// Removes the `NOP`s of every block that no line event needs; returns how many.
pub(super) fn remove_redundant_nops(cfg: &mut Cfg) -> usize {
    let mut removed = 0;
    let mut next = Some(cfg.entry);
    while let Some(id) = next {
        removed += remove_block_nops(cfg, id);
        next = cfg[id].next;
    }
    removed
}

fn remove_block_nops(cfg: &mut Cfg, id: BlockId) -> usize {
    if !cfg[id].has_nops {
        return 0;
    }
    let mut instrs = core::mem::take(&mut cfg[id].instrs);
    let before = instrs.len();
    // What comes before the first `NOP` stays.
    let first = find(&instrs, 0, Op::NOP).unwrap_or(before);
    let mut kept = first;
    let mut kept_nops = false;
    for at in first..before {
        let instr = instrs[at];
        if instr.opcode == Op::NOP {
            let line = cfg.line(instr.location);
            let previous = kept.checked_sub(1).and_then(|previous| instrs.get(previous));
            if line < 0 || previous.is_some_and(|previous| cfg.line(previous.location) == line) {
                continue;
            }
            if let Some(following) = instrs.get_mut(at + 1) {
                let next_line = cfg.line(following.location);
                if next_line == line {
                    continue;
                }
                if next_line < 0 {
                    following.location = instr.location;
                    continue;
                }
            } else if let Some(next) = cfg.next_nonempty(cfg[id].next) {
                // `NOP`s without a line at its start will go too.
                let next_line = cfg[next]
                    .instrs
                    .iter()
                    .map(|other| (other.opcode, cfg.line(other.location)))
                    .find(|&(opcode, line)| opcode != Op::NOP || line >= 0)
                    .map_or(-1, |(_, line)| line);
                if next_line == line {
                    continue;
                }
            }
        }
        kept_nops |= instr.opcode == Op::NOP;
        instrs[kept] = instr;
        kept += 1;
    }
    let block = &mut cfg[id];
    block.instrs = instrs;
    block.has_nops = kept_nops;
    if kept < before {
        block.truncate(kept);
    }
    before - kept
}

/// Removes pairs of an instruction that pushes a value and one that drops it, and the `NOP`s that are left.
pub(super) fn remove_redundant_nops_and_pairs(cfg: &mut Cfg) {
    let mut done = false;
    while !done {
        done = true;
        // The instruction before, if control can come from nowhere else.
        let mut previous: Option<(BlockId, usize)> = None;
        let mut next = Some(cfg.entry);
        while let Some(id) = next {
            remove_block_nops(cfg, id);
            if cfg[id].labelled {
                previous = None;
            }
            let mut start = 0;
            while let Some(at) = find(&cfg[id].instrs, start, Op::POP_TOP) {
                start = at + 1;
                if at > 0 {
                    previous = Some((id, at - 1));
                }
                let Some((block, index)) = previous else {
                    continue;
                };
                let pushed = cfg[block].instrs[index];
                let redundant = match pushed.opcode {
                    Op::LOAD_CONST | Op::LOAD_SMALL_INT => true,
                    Op::COPY => pushed.oparg() == 1,
                    _ => false,
                };
                if redundant {
                    for (block, index) in [(block, index), (id, at)] {
                        cfg[block].instrs[index].set_nop();
                        cfg[block].has_nops = true;
                    }
                    done = false;
                }
            }
            if let Some(last) = cfg[id].instrs.len().checked_sub(1) {
                previous = Some((id, last));
            }
            let jumps = previous.is_some_and(|(block, index)| cfg[block].instrs[index].opcode.has_jump());
            if jumps || !cfg[id].falls_through() {
                previous = None;
            }
            next = cfg[id].next;
        }
    }
}

/// The place of the first instruction from `start` on that has the opcode.
fn find(instrs: &[Instr], start: usize, opcode: Op) -> Option<usize> {
    let mut rest = instrs.get(start..)?.iter();
    rest.position(|instr| instr.opcode == opcode)
        .map(|found| start + found)
}

/// Makes unconditional jumps to the next instruction `NOP`s; returns how many.
fn remove_redundant_jumps(cfg: &mut Cfg) -> Result<usize, Error> {
    let mut changes = 0;
    let mut next = Some(cfg.entry);
    while let Some(id) = next {
        next = cfg[id].next;
        let Some(last) = cfg[id].instrs.last() else {
            continue;
        };
        if last.opcode.is_unconditional_jump() {
            let Some(target) = cfg.next_nonempty(last.target()) else {
                return Err(Error::System("jump with NULL target".into()));
            };
            if cfg.next_nonempty(next) == Some(target) {
                changes += 1;
                cfg[id].drop_last();
            }
        }
    }
    Ok(changes)
}

/// Removes `NOP`s and jumps until there is nothing more to remove.
pub(super) fn remove_redundant_nops_and_jumps(cfg: &mut Cfg) -> Result<(), Error> {
    while remove_redundant_nops(cfg) + remove_redundant_jumps(cfg)? > 0 {}
    Ok(())
}
