//! Gives instructions without a line the line of what runs before them (PEP 626).
//!
//! A block that leaves the function or checks the eval breaker must have a line. Where several jumps lead to one
//! without, each gets its own copy, which then takes the line of its jump.

use taipan_bytecode::opcode::flags;
use taipan_syntax::error::Error;

use super::cfg::{BlockId, Cfg};
use crate::instruction_sequence::LocationId;

/// Copies exits without a line, then hands locations on.
pub(super) fn resolve_line_numbers(cfg: &mut Cfg) -> Result<(), Error> {
    duplicate_exits(cfg)?;
    propagate(cfg);
    Ok(())
}

fn needs_line(cfg: &Cfg, id: BlockId) -> bool {
    let block = &cfg[id];
    (block.exits_scope()
        || block
            .instrs
            .iter()
            .any(|instr| instr.opcode.has(flags::EVAL_BREAK)))
        && cfg.has_no_line(id)
}

fn duplicate_exits(cfg: &mut Cfg) -> Result<(), Error> {
    let mut next = Some(cfg.entry);
    while let Some(id) = next {
        if let Some(target) = cfg.next_nonempty(cfg[id].jump_target())
            && needs_line(cfg, target)
            && cfg[target].predecessors > 1
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
            cfg[target].predecessors -= 1;
            let after = cfg[target].next.replace(copy);
            let copy = &mut cfg[copy];
            copy.instrs = instrs;
            copy.predecessors = 1;
            copy.labelled = true;
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
            && needs_line(cfg, after)
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
        let mut previous = cfg.no_location;
        for at in 0..cfg[id].instrs.len() {
            previous = inherit(cfg, id, at, previous);
        }
        next = cfg[id].next;
        if cfg[id].instrs.is_empty() {
            continue;
        }
        if cfg[id].falls_through()
            && let Some(after) = next
            && cfg[after].predecessors == 1
        {
            inherit(cfg, after, 0, previous);
        }
        if let Some(target) = cfg[id].jump_target()
            && cfg[target].predecessors == 1
        {
            inherit(cfg, target, 0, previous);
        }
    }
}

/// Gives the instruction at `at` the location `previous` if it has none; returns what it has then.
fn inherit(cfg: &mut Cfg, id: BlockId, at: usize, previous: LocationId) -> LocationId {
    let Some(instr) = cfg[id].instrs.get(at) else {
        return previous;
    };
    if cfg.line(instr.location) == -1 {
        cfg[id].instrs[at].location = previous;
        return previous;
    }
    instr.location
}
