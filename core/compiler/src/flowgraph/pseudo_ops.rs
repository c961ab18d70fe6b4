//! Replaces pseudo-instructions by real ones; unconditional jumps wait for the assembler.

use taipan_bytecode::AnyOpcode as Op;
use taipan_syntax::error::Error;

use super::cfg::{BlockId, Cfg, Instr};
use super::redundant;

/// `JUMP_IF_TRUE` and `JUMP_IF_FALSE`: copies the value, tests it and jumps.
pub(super) fn convert_conditional_jumps(cfg: &mut Cfg) -> Result<(), Error> {
    if !cfg.opcodes.has_any(&[Op::JUMP_IF_FALSE, Op::JUMP_IF_TRUE]) {
        return Ok(());
    }
    let mut next = Some(cfg.entry);
    while let Some(id) = next {
        convert_last(cfg, id)?;
        next = cfg[id].next;
    }
    Ok(())
}

fn convert_last(cfg: &mut Cfg, id: BlockId) -> Result<(), Error> {
    let block = &mut cfg[id];
    let Some(jump) = block.instrs.last_mut() else {
        return Ok(());
    };
    jump.opcode = match jump.opcode {
        Op::JUMP_IF_FALSE => Op::POP_JUMP_IF_FALSE,
        Op::JUMP_IF_TRUE => Op::POP_JUMP_IF_TRUE,
        _ => return Ok(()),
    };
    let mut test = [
        Instr::new(Op::COPY, 1, jump.location),
        Instr::new(Op::TO_BOOL, 0, jump.location),
    ];
    for instr in &mut test {
        instr.except = jump.except;
    }
    block.insert(block.instrs.len() - 1, &test)
}

/// What [`convert_pseudo_ops`] converts.
const PSEUDO_OPCODES: [Op; 5] = [
    Op::LOAD_CLOSURE,
    Op::STORE_FAST_MAYBE_NULL,
    Op::SETUP_FINALLY,
    Op::SETUP_WITH,
    Op::SETUP_CLEANUP,
];

/// The other pseudo-instructions that are left.
pub(super) fn convert_pseudo_ops(cfg: &mut Cfg) -> Result<(), Error> {
    if cfg.opcodes.has_any(&PSEUDO_OPCODES) {
        cfg.for_each_block(|block| {
            for instr in &mut block.instrs {
                match instr.opcode {
                    Op::LOAD_CLOSURE => instr.opcode = Op::LOAD_FAST,
                    Op::STORE_FAST_MAYBE_NULL => instr.opcode = Op::STORE_FAST,
                    opcode if opcode.is_block_push() => {
                        instr.set_nop();
                        block.has_nops = true;
                    }
                    _ => {}
                }
            }
            block.has_setups = false;
        });
    }
    redundant::remove_redundant_nops_and_jumps(cfg)
}
