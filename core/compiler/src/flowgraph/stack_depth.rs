//! How deep the stack gets, and how deep it is at the start of each block.

use alloc::format;
use alloc::vec::Vec;

use taipan_bytecode::AnyOpcode as Op;
use taipan_syntax::error::Error;

use super::cfg::{BlockId, Cfg, Instr, push_block};

/// Sets each block's `start_depth` and returns the greatest depth before any instruction, 1 at least.
pub(super) fn calculate(cfg: &mut Cfg) -> Result<u32, Error> {
    cfg.for_each_block(|block| block.start_depth = -1);
    let mut stack = cfg.start_walk();
    let mut max_depth = 1;
    let entry = cfg.entry;
    reach(cfg, entry, 0, &mut stack)?;
    while let Some(id) = stack.pop() {
        let mut depth = cfg[id].start_depth;
        let mut falls_through = true;
        let instrs = core::mem::take(&mut cfg[id].instrs);
        for instr in &instrs {
            max_depth = max_depth.max(depth);
            if let Some(target) = instr.target().filter(|_| instr.opcode != Op::END_ASYNC_FOR) {
                let target_depth = depth.saturating_add(effect(instr, true)?);
                reach(cfg, target, target_depth, &mut stack)?;
            }
            depth = depth.saturating_add(effect(instr, false)?);
            if depth < 0 {
                return Err(Error::Value("Invalid CFG, stack underflow".into()));
            }
            if depth > MAX_DEPTH {
                return Err(Error::Memory);
            }
            if instr.opcode.is_unconditional_jump() || instr.opcode.is_scope_exit() {
                falls_through = false;
                break;
            }
        }
        cfg[id].instrs = instrs;
        if falls_through && let Some(next) = cfg[id].next {
            reach(cfg, next, depth, &mut stack)?;
        }
    }
    cfg.end_walk(stack);
    Ok(max_depth as u32)
}

#[inline]
fn effect(instr: &Instr, jump: bool) -> Result<i32, Error> {
    if let Some(effect) = instr.opcode.fixed_effect() {
        return Ok(effect);
    }
    varying_effect(instr, jump)
}

fn varying_effect(instr: &Instr, jump: bool) -> Result<i32, Error> {
    // A block number is no operand: jumps have the same effect whatever their distance.
    let oparg = if instr.opcode.has_target() {
        0
    } else {
        instr.oparg()
    };
    instr.opcode.stack_effect(oparg, jump).ok_or_else(|| {
        Error::System(format!(
            "Invalid stack effect for opcode={}, arg={}",
            instr.opcode as u16, oparg
        ))
    })
}

/// A deeper stack than any machine gives a frame.
const MAX_DEPTH: i32 = 1 << 24;

fn reach(cfg: &mut Cfg, id: BlockId, depth: i32, stack: &mut Vec<BlockId>) -> Result<(), Error> {
    let block = &mut cfg[id];
    if depth < 0 {
        return Err(Error::Value("Invalid CFG, stack underflow".into()));
    }
    if block.start_depth < 0 {
        block.start_depth = depth;
        push_block(stack, id)
    } else if block.start_depth == depth {
        Ok(())
    } else {
        Err(Error::Value("Invalid CFG, inconsistent stackdepth".into()))
    }
}
