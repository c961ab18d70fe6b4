//! Empties the blocks that cannot be reached, and counts the ways that lead to the others.

use taipan_syntax::error::Error;

use super::cfg::{BlockId, Cfg, push_block};

/// Empties unreachable blocks and sets `predecessors`.
pub(super) fn remove_unreachable(cfg: &mut Cfg) -> Result<(), Error> {
    let mut stack = cfg.start_walk();
    cfg.for_each_block(|block| block.predecessors = 0);
    let entry = cfg.entry;
    cfg[entry].visited = true;
    cfg[entry].predecessors = 1;
    push_block(&mut stack, entry)?;
    while let Some(id) = stack.pop() {
        let mut reach = |cfg: &mut Cfg, block: BlockId| {
            cfg[block].predecessors += 1;
            if cfg[block].visited {
                return Ok(());
            }
            cfg[block].visited = true;
            push_block(&mut stack, block)
        };
        if cfg[id].falls_through()
            && let Some(next) = cfg[id].next
        {
            reach(cfg, next)?;
        }
        if cfg[id].has_setups {
            for at in 0..cfg[id].instrs.len() {
                if let Some(target) = cfg[id].instrs[at].target() {
                    reach(cfg, target)?;
                }
            }
        } else if let Some(target) = cfg[id].jump_target() {
            reach(cfg, target)?;
        }
    }
    cfg.end_walk(stack);
    cfg.for_each_block(|block| {
        if block.predecessors == 0 {
            block.instrs = alloc::vec::Vec::new();
            block.except_handler = false;
            block.has_nops = false;
            block.has_setups = false;
        }
    });
    Ok(())
}
