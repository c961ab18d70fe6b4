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
        let mut last_yield_depth = None;
        for at in 0..cfg[id].instrs.len() {
            let mut instr = cfg[id].instrs[at];
            let handler = stacks.get(stack).handler;
            let mut reached = None;
            if instr.opcode.is_block_push() {
                if let Some(target) = instr.target() {
                    visit(cfg, &mut todo, target, stack)?;
                    if matches!(instr.opcode, Op::SETUP_WITH | Op::SETUP_CLEANUP) {
                        cfg[target].preserve_lasti = true;
                    }
                    stack = stacks.push(stack, target)?;
                }
            } else if instr.opcode == Op::POP_BLOCK {
                let top = stacks.get(stack);
                if top.depth == 0 {
                    return Err(Error::System("POP_BLOCK without a block".into()));
                }
                stack = top.below;
                instr.set_nop();
            } else {
                instr.except = handler;
                match instr.opcode {
                    Op::YIELD_VALUE => last_yield_depth = Some(stacks.get(stack).depth),
                    Op::RESUME if instr.oparg() != resume::AT_FUNC_START => {
                        if last_yield_depth.take() == Some(1) {
                            instr.set(Op::RESUME, instr.oparg() | resume::DEPTH1_MASK);
                        }
                    }
                    _ => reached = instr.target(),
                }
            }
            cfg[id].instrs[at] = instr;
            if let Some(target) = reached {
                visit(cfg, &mut todo, target, stack)?;
            }
        }
        if cfg[id].falls_through()
            && let Some(next) = cfg[id].next
        {
            visit(cfg, &mut todo, next, stack)?;
        }
    }
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
        for at in 0..cfg[id].instrs.len() {
            let instr = cfg[id].instrs[at];
            if instr.opcode.is_block_push()
                && let Some(target) = instr.target()
            {
                cfg[target].except_handler = true;
            }
        }
        next = cfg[id].next;
    }
}
