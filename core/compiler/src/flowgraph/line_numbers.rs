//! Gives instructions without a line the line of what runs before them (PEP 626).
//!
//! A block that leaves the function or checks the eval breaker must have a line. Where several jumps lead to one
//! without, each gets its own copy, which then takes the line of its jump.

use taipan_bytecode::opcode::flags;
use taipan_syntax::error::Error;

use super::cfg::{Block, Cfg, Instr};
use crate::instruction_sequence::LocationId;

/// Copies exits without a line, then hands locations on.
pub(super) fn resolve_line_numbers(cfg: &mut Cfg) -> Result<(), Error> {
    duplicate_exits(cfg)?;
    propagate(cfg);
    Ok(())
}

fn needs_line(block: &Block) -> bool {
    block.has_no_line()
        && (block.exits_scope()
            || block
                .instrs
                .iter()
                .any(|instr| instr.opcode.has(flags::EVAL_BREAK)))
}

fn duplicate_exits(cfg: &mut Cfg) -> Result<(), Error> {
    let mut next = Some(cfg.entry);
    while let Some(id) = next {
        if let Some(target) = cfg.next_nonempty(cfg[id].jump_target())
            && cfg[target].predecessors > 1
            && needs_line(&cfg[target])
        {
            let copy = cfg.new_block()?;
            let mut instrs = alloc::vec::Vec::new();
            instrs
                .try_reserve_exact(cfg[target].instrs.len())
                .map_err(|_| Error::Memory)?;
            instrs.extend_from_slice(&cfg[target].instrs);
            if let Some(jump) = cfg[id].instrs.last_mut() {
                jump.set_target(copy);
                if let Some(first) = instrs.first_mut() {
                    first.location = jump.location;
                }
            }
            let (has_nops, has_setups) = (cfg[target].has_nops, cfg[target].has_setups);
            cfg[target].predecessors -= 1;
            let after = cfg[target].next.replace(copy);
            let copy = &mut cfg[copy];
            copy.instrs = instrs;
            copy.predecessors = 1;
            copy.labelled = true;
            copy.has_nops = has_nops;
            copy.has_setups = has_setups;
            copy.next = after;
        }
        next = cfg[id].next;
    }

    // What is left is reached from the block above only.
    let mut next = Some(cfg.entry);
    while let Some(id) = next {
        next = cfg[id].next;
        if cfg[id].falls_through()
            && let Some(after) = next
            && let Some(location) = cfg[id].instrs.last().map(|last| last.location)
            && needs_line(&cfg[after])
            && let Some(first) = cfg[after].instrs.first_mut()
        {
            first.location = location;
        }
    }
    Ok(())
}

fn propagate(cfg: &mut Cfg) {
    let mut next = Some(cfg.entry);
    while let Some(id) = next {
        let block = &mut cfg[id];
        next = block.next;
        let mut previous = LocationId::NONE;
        for instr in &mut block.instrs {
            previous = inherit(instr, previous);
        }
        if block.instrs.is_empty() {
            continue;
        }
        let below = next.filter(|_| block.falls_through());
        for after in [below, block.jump_target()].into_iter().flatten() {
            let after = &mut cfg[after];
            if after.predecessors == 1
                && let Some(first) = after.instrs.first_mut()
            {
                inherit(first, previous);
            }
        }
    }
}

/// Gives the instruction the location `previous` if it has none; returns what it has then.
fn inherit(instr: &mut Instr, previous: LocationId) -> LocationId {
    if instr.location == LocationId::NONE {
        instr.location = previous;
    }
    instr.location
}
