//! Moves what is reached through exceptions only to the end of the code.

use taipan_bytecode::AnyOpcode as Op;
use taipan_syntax::error::Error;

use super::cfg::{BlockId, Cfg, Instr, push_block};
use super::redundant;
use crate::instruction_sequence::LocationId;

/// Runs the pass.
pub(super) fn push_cold_blocks_to_end(cfg: &mut Cfg) -> Result<(), Error> {
    let entry = cfg.entry;
    if cfg[entry].next.is_none() || !cfg.has_handlers() {
        return Ok(());
    }
    mark_warm(cfg)?;
    mark_cold(cfg)?;
    make_jumps_explicit(cfg)?;

    let mut warm_end = entry;
    let mut cold: Option<(BlockId, BlockId)> = None;
    while let Some(next) = cfg[warm_end].next {
        if !cfg[next].cold {
            warm_end = next;
            continue;
        }
        let mut end = next;
        while let Some(after) = cfg[end].next.filter(|&after| cfg[after].cold) {
            end = after;
        }
        cold = match cold {
            None => Some((next, end)),
            Some((first, last)) => {
                cfg[last].next = Some(next);
                Some((first, end))
            }
        };
        cfg[warm_end].next = cfg[end].next.take();
    }
    if let Some((first, _)) = cold {
        cfg[warm_end].next = Some(first);
        redundant::remove_redundant_nops_and_jumps(cfg)?;
    }
    Ok(())
}

/// A cold block that falls through to a warm one gets a jump behind it.
fn make_jumps_explicit(cfg: &mut Cfg) -> Result<(), Error> {
    let mut next = Some(cfg.entry);
    while let Some(id) = next {
        if cfg[id].cold
            && cfg[id].falls_through()
            && let Some(after) = cfg[id].next
            && cfg[after].warm
        {
            let jump = cfg.new_block()?;
            cfg[after].labelled = true;
            let block = &mut cfg[jump];
            block.push(Instr::jump(Op::JUMP_NO_INTERRUPT, after, LocationId::NONE))?;
            block.cold = true;
            block.predecessors = 1;
            block.next = Some(after);
            cfg[id].next = Some(jump);
        }
        next = cfg[id].next;
    }
    Ok(())
}

fn mark_warm(cfg: &mut Cfg) -> Result<(), Error> {
    let mut stack = cfg.start_walk();
    let entry = cfg.entry;
    cfg[entry].visited = true;
    push_block(&mut stack, entry)?;
    while let Some(id) = stack.pop() {
        cfg[id].warm = true;
        for successor in successors(cfg, id).into_iter().flatten() {
            if !cfg[successor].visited {
                cfg[successor].visited = true;
                push_block(&mut stack, successor)?;
            }
        }
    }
    cfg.end_walk(stack);
    Ok(())
}

fn mark_cold(cfg: &mut Cfg) -> Result<(), Error> {
    let mut stack = cfg.start_walk();
    let mut next = Some(cfg.entry);
    while let Some(id) = next {
        if cfg[id].except_handler {
            cfg[id].visited = true;
            push_block(&mut stack, id)?;
        }
        next = cfg[id].next;
    }
    while let Some(id) = stack.pop() {
        cfg[id].cold = true;
        for successor in successors(cfg, id).into_iter().flatten() {
            if !cfg[successor].warm && !cfg[successor].visited {
                cfg[successor].visited = true;
                push_block(&mut stack, successor)?;
            }
        }
    }
    cfg.end_walk(stack);
    Ok(())
}

/// Where control goes from a block without an exception.
fn successors(cfg: &Cfg, id: BlockId) -> [Option<BlockId>; 2] {
    let block = &cfg[id];
    [block.next.filter(|_| block.falls_through()), block.jump_target()]
}
