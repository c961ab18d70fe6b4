//! Where each block starts, and the directions and distances of jumps.

use alloc::vec::Vec;

use taipan_bytecode::AnyOpcode as Op;
use taipan_syntax::error::Error;
use taipan_syntax::grow::push;

use super::size;
use crate::flowgraph::cfg::{BlockId, Cfg, Instr};

/// From an `END_ASYNC_FOR`, which names its `SEND`, to that loop's `END_SEND`, in units.
const END_SEND_OFFSET: u32 = 5;

/// The place of what is not in the code.
const NOWHERE: u32 = u32::MAX;

/// The order of the blocks, and where they start in units once jumps are resolved.
pub(super) struct Layout {
    /// The blocks that are not empty.
    pub(super) order: Vec<BlockId>,
    /// By number of block, its start; that of an empty one is where the next one starts.
    starts: Vec<u32>,
    /// How many units there are.
    pub(super) units: u32,
}

/// An instruction that names another one.
#[derive(Clone, Copy)]
struct Jump {
    /// Its block's place in the order.
    block: u32,
    /// Its place in the block.
    at: u32,
    /// How many units of the block, other jumps' aside, come before it.
    before: u32,
    target: BlockId,
    /// Where it starts, in units.
    start: u32,
}

impl Layout {
    /// Where the block starts. Raises `SystemError` if it is not in the code.
    pub(super) fn start(&self, block: BlockId) -> Result<u32, Error> {
        let start = self.starts.get(block.index()).copied().unwrap_or(NOWHERE);
        if start < self.units {
            Ok(start)
        } else {
            Err(Error::System("jump to a block that is not in the code".into()))
        }
    }

    /// The instructions in their order.
    pub(super) fn instrs<'c>(&self, cfg: &'c Cfg) -> impl Iterator<Item = &'c Instr> {
        self.order.iter().flat_map(|&id| &cfg[id].instrs)
    }

    fn instr<'c>(&self, cfg: &'c mut Cfg, jump: &Jump) -> Option<&'c mut Instr> {
        let &id = self.order.get(jump.block as usize)?;
        cfg[id].instrs.get_mut(jump.at as usize)
    }

    /// Finds the starts of blocks and jumps from the sizes of instructions.
    fn place(&mut self, cfg: &Cfg, sizes: &[u32], jumps: &mut [Jump]) {
        let mut jumps = jumps.iter_mut().peekable();
        let mut next = Some(cfg.entry);
        let (mut number, mut units) = (0, 0);
        while let Some(id) = next {
            next = cfg[id].next;
            if let Some(start) = self.starts.get_mut(id.index()) {
                *start = units;
            }
            if cfg[id].instrs.is_empty() {
                continue;
            }
            let mut taken = 0;
            while let Some(jump) = jumps.next_if(|jump| jump.block == number) {
                jump.start = units + jump.before + taken;
                let instr = cfg[id].instrs.get(jump.at as usize);
                taken += instr.map_or(0, size);
            }
            units += sizes.get(number as usize).copied().unwrap_or(0) + taken;
            number += 1;
        }
        self.units = units;
    }
}

/// Makes unconditional jumps real instructions, and the distances of all jumps their operands.
pub(super) fn resolve_jumps(cfg: &mut Cfg) -> Result<Layout, Error> {
    let mut layout = number_instructions(cfg)?;
    let mut jumps: Vec<Jump> = Vec::new();
    // By place in the order, how many units a block's instructions take, jumps aside.
    let mut sizes: Vec<u32> = Vec::new();
    sizes
        .try_reserve_exact(layout.order.len())
        .map_err(|_| Error::Memory)?;
    let mut place = 0;
    for (number, &id) in (0..).zip(&layout.order) {
        let mut before = 0;
        for (at, instr) in (0..).zip(&mut cfg[id].instrs) {
            if let Some(target) = instr.target() {
                let to = layout.start(target)?;
                let opcode = match instr.opcode {
                    Op::JUMP | Op::JUMP_NO_INTERRUPT if to > place => Op::JUMP_FORWARD,
                    Op::JUMP => Op::JUMP_BACKWARD,
                    Op::JUMP_NO_INTERRUPT => Op::JUMP_BACKWARD_NO_INTERRUPT,
                    opcode => opcode,
                };
                // Until the distance is known, the place of the target is the operand: the first guess of its size.
                instr.set(opcode, to);
                let jump = Jump {
                    block: number,
                    at,
                    before,
                    target,
                    start: 0,
                };
                push(&mut jumps, jump)?;
            } else {
                before += size(instr);
            }
            place += 1;
        }
        sizes.push(before);
    }

    loop {
        layout.place(cfg, &sizes, &mut jumps);
        let mut changed = false;
        for jump in &jumps {
            let target = layout.start(jump.target)?;
            let Some(instr) = layout.instr(cfg, jump) else {
                continue;
            };
            let before = size(instr);
            let end = jump.start + before;
            let distance = if instr.opcode == Op::END_ASYNC_FOR {
                end.saturating_sub(target).saturating_sub(END_SEND_OFFSET)
            } else {
                end.abs_diff(target)
            };
            instr.set(instr.opcode, distance);
            changed |= size(instr) != before;
        }
        if !changed {
            return Ok(layout);
        }
    }
}

/// The order of the blocks, with the places of their first instructions for their starts.
fn number_instructions(cfg: &Cfg) -> Result<Layout, Error> {
    let mut layout = Layout {
        order: Vec::new(),
        starts: Vec::new(),
        units: 0,
    };
    layout
        .starts
        .try_reserve_exact(cfg.block_count())
        .map_err(|_| Error::Memory)?;
    layout.starts.resize(cfg.block_count(), NOWHERE);
    layout
        .order
        .try_reserve_exact(cfg.block_count())
        .map_err(|_| Error::Memory)?;
    let mut next = Some(cfg.entry);
    while let Some(id) = next {
        if let Some(start) = layout.starts.get_mut(id.index()) {
            *start = layout.units;
        }
        layout.units += cfg[id].instrs.len() as u32;
        if !cfg[id].instrs.is_empty() {
            layout.order.push(id);
        }
        next = cfg[id].next;
    }
    Ok(layout)
}
