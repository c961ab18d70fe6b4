//! What follows from a single constant: jumps that are taken always or never, tests for `None`, small ints.

use alloc::rc::Rc;

use taipan_bytecode::AnyOpcode as Op;
use taipan_bytecode::operand::MAX_SMALL_INT;
use taipan_bytecode::{Const, ConstRef};
use taipan_syntax::error::Error;

use super::cfg::{Block, Cfg, Instr};
use super::const_eval;
use crate::const_cache::{ConstCache, ConstList};

/// Whether the instruction does nothing but push a constant.
pub(super) fn loads_const(opcode: Op) -> bool {
    opcode.has_const() || opcode == Op::LOAD_SMALL_INT
}

/// The constant that an instruction pushes.
pub(super) fn const_value(instr: &Instr, consts: &ConstList) -> Result<ConstRef, Error> {
    if instr.opcode == Op::LOAD_SMALL_INT {
        return Ok(Rc::new(Const::Int(i64::from(instr.oparg()))));
    }
    listed(instr, consts).cloned()
}

/// The constant that a `LOAD_CONST` pushes.
fn listed<'c>(instr: &Instr, consts: &'c ConstList) -> Result<&'c ConstRef, Error> {
    consts
        .get(instr.oparg())
        .ok_or_else(|| Error::System("Internal error: failed to get value of a constant".into()))
}

/// Makes the instruction a `LOAD_SMALL_INT` if the constant is an int from 0 to 255; returns whether it was.
pub(super) fn make_load_small_int(instr: &mut Instr, value: &Const) -> bool {
    if let Const::Int(number) = value
        && let Ok(number) = u32::try_from(*number)
        && number <= MAX_SMALL_INT
    {
        instr.set(Op::LOAD_SMALL_INT, number);
        return true;
    }
    false
}

/// Runs the pass over every block.
pub(super) fn optimize_load_const(
    cfg: &mut Cfg,
    consts: &mut ConstList,
    cache: &mut ConstCache,
) -> Result<(), Error> {
    let mut next = Some(cfg.entry);
    while let Some(id) = next {
        optimize_block(&mut cfg[id], consts, cache)?;
        next = cfg[id].next;
    }
    Ok(())
}

/// The value that a load has in a test.
fn truth(load: &Instr, consts: &ConstList) -> Result<bool, Error> {
    match load.opcode {
        Op::LOAD_SMALL_INT => Ok(load.oparg() != 0),
        _ => Ok(const_eval::truth(listed(load, consts)?)),
    }
}

fn is_none(load: &Instr, consts: &ConstList) -> Result<bool, Error> {
    Ok(load.opcode != Op::LOAD_SMALL_INT && matches!(**listed(load, consts)?, Const::None))
}

fn optimize_block(block: &mut Block, consts: &mut ConstList, cache: &mut ConstCache) -> Result<(), Error> {
    // The load whose value is on top of the stack; `COPY 1` after a `LOAD_CONST` stands for another one.
    let mut loaded: Option<Instr> = None;
    for at in 0..block.instrs.len() {
        let Some([instr, rest @ ..]) = block.instrs.get_mut(at..) else {
            break;
        };
        if loads_const(instr.opcode) {
            if instr.opcode == Op::LOAD_CONST {
                make_load_small_int(instr, listed(instr, consts)?);
            }
            loaded = Some(*instr);
        } else if instr.opcode != Op::COPY || instr.oparg() != 1 {
            loaded = None;
        } else {
            loaded = loaded.filter(|load| load.opcode == Op::LOAD_CONST);
        }
        let (Some(load), Some((next, rest))) = (&loaded, rest.split_first_mut()) else {
            continue;
        };
        match next.opcode {
            Op::POP_JUMP_IF_FALSE | Op::POP_JUMP_IF_TRUE | Op::JUMP_IF_FALSE | Op::JUMP_IF_TRUE => {
                let jumps_if = matches!(next.opcode, Op::POP_JUMP_IF_TRUE | Op::JUMP_IF_TRUE);
                if matches!(next.opcode, Op::POP_JUMP_IF_FALSE | Op::POP_JUMP_IF_TRUE) {
                    instr.set_nop();
                }
                if truth(load, consts)? == jumps_if {
                    next.opcode = Op::JUMP;
                } else {
                    next.set_nop();
                }
                block.has_nops = true;
            }
            Op::IS_OP if is_none(load, consts)? => {
                let Some((mut jump, rest)) = rest.split_first_mut() else {
                    continue;
                };
                if jump.opcode == Op::TO_BOOL {
                    jump.set_nop();
                    block.has_nops = true;
                    match rest.first_mut() {
                        Some(after) => jump = after,
                        None => continue,
                    }
                }
                let is_not = next.oparg() != 0;
                let jumps_if_none = match jump.opcode {
                    Op::POP_JUMP_IF_TRUE => !is_not,
                    Op::POP_JUMP_IF_FALSE => is_not,
                    _ => continue,
                };
                instr.set_nop();
                next.set_nop();
                block.has_nops = true;
                jump.opcode = if jumps_if_none {
                    Op::POP_JUMP_IF_NONE
                } else {
                    Op::POP_JUMP_IF_NOT_NONE
                };
            }
            Op::TO_BOOL => {
                let value = if truth(load, consts)? {
                    Const::True
                } else {
                    Const::False
                };
                let index = consts.add(cache.merge(value)?)?;
                instr.set_nop();
                next.set(Op::LOAD_CONST, index);
                block.has_nops = true;
            }
            _ => {}
        }
    }
    Ok(())
}
