//! Conditional jumps only go forward: one back becomes the opposite jump over an unconditional one.

use taipan_bytecode::AnyOpcode as Op;
use taipan_syntax::error::Error;

use super::cfg::{BlockId, Cfg, Instr};

/// Runs the pass; marks the way on which no jump is taken with `NOT_TAKEN`.
pub(super) fn normalize_jumps(cfg: &mut Cfg) -> Result<(), Error> {
    cfg.for_each_block(|block| block.visited = false);
    let mut next = Some(cfg.entry);
    while let Some(id) = next {
        cfg[id].visited = true;
        normalize_block(cfg, id)?;
        next = cfg[id].next;
    }
    Ok(())
}

fn normalize_block(cfg: &mut Cfg, id: BlockId) -> Result<(), Error> {
    let Some(&last) = cfg[id].instrs.last() else {
        return Ok(());
    };
    let reversed = match last.opcode {
        Op::POP_JUMP_IF_NOT_NONE => Op::POP_JUMP_IF_NONE,
        Op::POP_JUMP_IF_NONE => Op::POP_JUMP_IF_NOT_NONE,
        Op::POP_JUMP_IF_FALSE => Op::POP_JUMP_IF_TRUE,
        Op::POP_JUMP_IF_TRUE => Op::POP_JUMP_IF_FALSE,
        _ => return Ok(()),
    };
    let Some(target) = last.target() else {
        return Ok(());
    };
    let not_taken = Instr::new(Op::NOT_TAKEN, 0, last.location);
    if !cfg[target].visited {
        return cfg[id].add_op(not_taken);
    }
    let Some(after) = cfg[id].next else {
        return Err(Error::System("conditional jump at the end of the code".into()));
    };
    let back = cfg.new_block()?;
    let start_depth = cfg[target].start_depth;
    let cold = cfg[id].cold;
    let block = &mut cfg[back];
    block.push(not_taken)?;
    block.push(Instr::jump(Op::JUMP, target, last.location))?;
    block.start_depth = start_depth;
    block.cold = cold;
    block.next = Some(after);
    let block = &mut cfg[id];
    block.next = Some(back);
    if let Some(jump) = block.instrs.last_mut() {
        jump.opcode = reversed;
        jump.set_target(after);
    }
    Ok(())
}
