//! Makes `LOAD_FAST` of locals that may be unbound `LOAD_FAST_CHECK`, which raises `UnboundLocalError`.
//!
//! The first 64 locals are followed through the graph; the others within each block only, to keep it linear.

use alloc::vec::Vec;

use taipan_bytecode::AnyOpcode as Op;
use taipan_syntax::error::Error;

use super::cfg::{BlockId, Cfg, Instr, push_block};

/// How many locals are followed through the graph.
const TRACKED: usize = 64;

/// What may leave a local unbound.
const UNBINDING: [Op; 3] = [
    Op::DELETE_FAST,
    Op::LOAD_FAST_AND_CLEAR,
    Op::STORE_FAST_MAYBE_NULL,
];

/// Runs the pass; the first `nparams` of the `nlocals` local variables are bound from the start.
pub(super) fn add_checks(cfg: &mut Cfg, nlocals: usize, nparams: usize) -> Result<(), Error> {
    if nlocals == 0 {
        return Ok(());
    }
    if !cfg.opcodes.has_any(&[Op::LOAD_FAST]) {
        return Ok(());
    }
    if nlocals <= TRACKED && nlocals <= nparams && !cfg.opcodes.has_any(&UNBINDING) {
        return Ok(());
    }
    if nlocals > TRACKED {
        scan_many_locals(cfg, nlocals)?;
    }
    // A visited block is one on the stack.
    let mut stack = cfg.start_walk();
    let mut unbound = 0;
    for local in nparams..nlocals.min(TRACKED) {
        unbound |= 1_u64 << local;
    }
    let entry = cfg.entry;
    reach(cfg, entry, unbound, &mut stack)?;
    // There may be a `DELETE_FAST` anywhere: each block is scanned at least once.
    let mut next = Some(entry);
    while let Some(id) = next {
        scan_block(cfg, id, &mut stack)?;
        next = cfg[id].next;
    }
    while let Some(id) = stack.pop() {
        cfg[id].visited = false;
        scan_block(cfg, id, &mut stack)?;
    }
    cfg.end_walk(stack);
    Ok(())
}

fn reach(cfg: &mut Cfg, id: BlockId, unbound: u64, stack: &mut Vec<BlockId>) -> Result<(), Error> {
    let block = &mut cfg[id];
    let both = block.unsafe_locals | unbound;
    if block.unsafe_locals != both {
        block.unsafe_locals = both;
        if !block.visited {
            block.visited = true;
            push_block(stack, id)?;
        }
    }
    Ok(())
}

fn scan_block(cfg: &mut Cfg, id: BlockId, stack: &mut Vec<BlockId>) -> Result<(), Error> {
    let mut unbound = cfg[id].unsafe_locals;
    let mut instrs = core::mem::take(&mut cfg[id].instrs);
    // What the handler of the instruction before has been told.
    let mut told = None;
    for instr in &mut instrs {
        if let Some(handler) = instr.except
            && told != Some((handler, unbound))
        {
            reach(cfg, handler, unbound, stack)?;
            told = Some((handler, unbound));
        }
        match instr.opcode {
            Op::DELETE_FAST | Op::LOAD_FAST_AND_CLEAR | Op::STORE_FAST_MAYBE_NULL => {
                unbound |= tracked(instr);
            }
            Op::STORE_FAST | Op::LOAD_FAST_CHECK => unbound &= !tracked(instr),
            Op::LOAD_FAST => {
                if unbound & tracked(instr) != 0 {
                    instr.opcode = Op::LOAD_FAST_CHECK;
                }
                unbound &= !tracked(instr);
            }
            _ => {}
        }
    }
    cfg[id].instrs = instrs;
    if cfg[id].falls_through()
        && let Some(next) = cfg[id].next
    {
        reach(cfg, next, unbound, stack)?;
    }
    if let Some(target) = cfg[id].jump_target() {
        reach(cfg, target, unbound, stack)?;
    }
    Ok(())
}

/// The bit of the local that the instruction names; none for those that are not followed.
fn tracked(instr: &Instr) -> u64 {
    1_u64.checked_shl(instr.oparg()).unwrap_or(0)
}

fn scan_many_locals(cfg: &mut Cfg, nlocals: usize) -> Result<(), Error> {
    // The number of the block in which the local was last known to be bound.
    let mut bound_in: Vec<u32> = Vec::new();
    bound_in
        .try_reserve_exact(nlocals - TRACKED)
        .map_err(|_| Error::Memory)?;
    bound_in.resize(nlocals - TRACKED, 0);
    let mut number = 0;
    cfg.for_each_block(|block| {
        number += 1;
        for instr in &mut block.instrs {
            if instr.opcode.has_target() {
                continue;
            }
            let Some(bound) = (instr.oparg() as usize)
                .checked_sub(TRACKED)
                .and_then(|at| bound_in.get_mut(at))
            else {
                continue;
            };
            match instr.opcode {
                Op::DELETE_FAST | Op::LOAD_FAST_AND_CLEAR | Op::STORE_FAST_MAYBE_NULL => *bound = number - 1,
                Op::STORE_FAST => *bound = number,
                Op::LOAD_FAST => {
                    if *bound != number {
                        instr.opcode = Op::LOAD_FAST_CHECK;
                    }
                    *bound = number;
                }
                _ => {}
            }
        }
    });
    Ok(())
}
