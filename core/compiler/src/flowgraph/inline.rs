//! Copies blocks to where they are jumped to: small ones that leave the function, and those that have no line.

use taipan_bytecode::AnyOpcode as Op;
use taipan_syntax::error::Error;

use super::cfg::{BlockId, Cfg};

/// How many instructions an exit block may have to be copied.
const MAX_COPY_SIZE: usize = 4;

/// Copies until there is nothing more to copy. Raises `SystemError` where jumps without a line go in circles.
pub(super) fn inline_small_or_no_line_blocks(cfg: &mut Cfg) -> Result<(), Error> {
    let mut changed = true;
    // A block that has grown beyond all there was holds one block twice.
    let mut total = 0;
    cfg.for_each_block(|block| total += block.instrs.len());
    while changed {
        changed = false;
        let mut next = Some(cfg.entry);
        while let Some(id) = next {
            changed |= inline_target(cfg, id, total)?;
            next = cfg[id].next;
        }
    }
    Ok(())
}

fn inline_target(cfg: &mut Cfg, id: BlockId, total: usize) -> Result<bool, Error> {
    let Some(&last) = cfg[id].instrs.last() else {
        return Ok(false);
    };
    if !last.opcode.is_unconditional_jump() {
        return Ok(false);
    }
    let Some(target) = last.target().filter(|&target| target != id) else {
        return Ok(false);
    };
    let small_exit = cfg[target].exits_scope() && cfg[target].instrs.len() <= MAX_COPY_SIZE;
    let no_line = !cfg[target].falls_through() && cfg[target].has_no_line();
    if !small_exit && !no_line {
        return Ok(false);
    }
    let count = cfg[target].instrs.len();
    let (has_nops, has_setups) = (cfg[target].has_nops, cfg[target].has_setups);
    let block = &mut cfg[id];
    block.has_nops |= has_nops;
    block.has_setups |= has_setups;
    if block.instrs.len() + count > total {
        return Err(Error::System("malformed control flow graph.".into()));
    }
    block.instrs.try_reserve(count).map_err(|_| Error::Memory)?;
    block.drop_last();
    for at in 0..count {
        let instr = cfg[target].instrs[at];
        cfg[id].push(instr)?;
    }
    // The eval breaker must still be checked where it was.
    if no_line
        && last.opcode == Op::JUMP
        && let Some(new_last) = cfg[id].instrs.last_mut()
        && new_last.opcode.is_unconditional_jump()
    {
        new_last.opcode = Op::JUMP;
    }
    cfg[target].predecessors -= 1;
    Ok(true)
}
