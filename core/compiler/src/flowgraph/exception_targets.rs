//! Finds the handler of each instruction: follows the blocks that `SETUP_*` push and `POP_BLOCK` pops.

use alloc::vec::Vec;

use taipan_bytecode::AnyOpcode as Op;
use taipan_bytecode::operand::resume;
use taipan_syntax::error::Error;

use super::cfg::{BlockId, Cfg, push_block};

/// A stack of handlers. Stacks share their lower parts: each is its top and the index of the stack below.
#[derive(Clone, Copy)]
struct Stack {
    handler: Option<BlockId>,
    below: u32,
    depth: u32,
}

struct Stacks {
    nodes: Vec<Stack>,
}

impl Stacks {
    fn get(&self, stack: u32) -> Stack {
        self.nodes.get(stack as usize).copied().unwrap_or(Stack {
            handler: None,
            below: 0,
            depth: 0,
        })
    }

    fn push(&mut self, below: u32, handler: BlockId) -> Result<u32, Error> {
        let depth = self.get(below).depth + 1;
        let new = self.nodes.len() as u32;
        self.nodes.try_reserve(1).map_err(|_| Error::Memory)?;
        self.nodes.push(Stack {
            handler: Some(handler),
            below,
            depth,
        });
        Ok(new)
    }
}

/// Marks handlers and sets each instruction's; removes `POP_BLOCK`, and tells `RESUME` how deep it stands.
pub(super) fn label_exception_targets(cfg: &mut Cfg) -> Result<(), Error> {
    if !cfg.has_handlers() {
        return Ok(());
    }
    mark_except_handlers(cfg);
    // Number 0 is the empty stack.
    let mut stacks = Stacks { nodes: Vec::new() };
    stacks.nodes.push(Stack {
        handler: None,
        below: 0,
        depth: 0,
    });

    let mut todo = cfg.start_walk();
    let entry = cfg.entry;
    cfg[entry].visited = true;
    push_block(&mut todo, entry)?;
    while let Some(id) = todo.pop() {
        let mut stack = cfg[id].except_stack;
        let mut handler = stacks.get(stack).handler;
        let mut last_yield_depth = None;
        let mut instrs = core::mem::take(&mut cfg[id].instrs);
        for instr in &mut instrs {
            if let Some(target) = instr.target() {
                visit(cfg, &mut todo, target, stack)?;
            }
            if instr.opcode.is_block_push() {
                if let Some(target) = instr.target() {
                    if matches!(instr.opcode, Op::SETUP_WITH | Op::SETUP_CLEANUP) {
                        cfg[target].preserve_lasti = true;
                    }
                    stack = stacks.push(stack, target)?;
                    handler = Some(target);
                }
                continue;
            }
            match instr.opcode {
                Op::POP_BLOCK => {
                    let top = stacks.get(stack);
                    if top.depth == 0 {
                        return Err(Error::System("POP_BLOCK without a block".into()));
                    }
                    stack = top.below;
                    handler = stacks.get(stack).handler;
                    instr.set_nop();
                    cfg[id].has_nops = true;
                    continue;
                }
                Op::YIELD_VALUE => last_yield_depth = Some(stacks.get(stack).depth),
                Op::RESUME
                    if instr.oparg() != resume::AT_FUNC_START && last_yield_depth.take() == Some(1) =>
                {
                    instr.set(Op::RESUME, instr.oparg() | resume::DEPTH1_MASK);
                }
                _ => {}
            }
            instr.except = handler;
        }
        cfg[id].instrs = instrs;
        if cfg[id].falls_through()
            && let Some(next) = cfg[id].next
        {
            visit(cfg, &mut todo, next, stack)?;
        }
    }
    cfg.end_walk(todo);
    Ok(())
}

fn visit(cfg: &mut Cfg, todo: &mut Vec<BlockId>, block: BlockId, stack: u32) -> Result<(), Error> {
    if !cfg[block].visited {
        cfg[block].visited = true;
        cfg[block].except_stack = stack;
        push_block(todo, block)?;
    }
    Ok(())
}

fn mark_except_handlers(cfg: &mut Cfg) {
    let mut next = Some(cfg.entry);
    while let Some(id) = next {
        next = cfg[id].next;
        if !cfg[id].has_setups {
            continue;
        }
        for at in 0..cfg[id].instrs.len() {
            let instr = cfg[id].instrs[at];
            if instr.opcode.is_block_push()
                && let Some(target) = instr.target()
            {
                cfg[target].except_handler = true;
            }
        }
    }
}
