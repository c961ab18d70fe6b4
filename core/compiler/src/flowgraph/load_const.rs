//! What follows from a single constant: jumps that are taken always or never, tests for `None`, small ints.

use alloc::rc::Rc;

use taipan_bytecode::AnyOpcode as Op;
use taipan_bytecode::operand::MAX_SMALL_INT;
use taipan_bytecode::{Const, ConstRef};
use taipan_syntax::error::Error;

use super::cfg::{BlockId, Cfg, Instr};
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
    consts
        .get(instr.oparg())
        .cloned()
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
        optimize_block(cfg, id, consts, cache)?;
        next = cfg[id].next;
    }
    Ok(())
}

fn optimize_block(
    cfg: &mut Cfg,
    id: BlockId,
    consts: &mut ConstList,
    cache: &mut ConstCache,
) -> Result<(), Error> {
    let instrs = &mut cfg[id].instrs;
    // The load whose value is on top of the stack; `COPY 1` after a `LOAD_CONST` stands for another one.
    let mut load: Option<Instr> = None;
    for at in 0..instrs.len() {
        let Some([instr, rest @ ..]) = instrs.get_mut(at..) else {
            break;
        };
        if instr.opcode == Op::LOAD_CONST {
            make_load_small_int(instr, &*const_value(instr, consts)?);
        }
        let copies = instr.opcode == Op::COPY && instr.oparg() == 1;
        if !(copies && load.is_some_and(|load| load.opcode == Op::LOAD_CONST)) {
            load = Some(*instr);
        }
        let Some(load) = load.filter(|load| loads_const(load.opcode)) else {
            continue;
        };
        let Some((next, rest)) = rest.split_first_mut() else {
            continue;
        };
        match next.opcode {
            Op::POP_JUMP_IF_FALSE | Op::POP_JUMP_IF_TRUE | Op::JUMP_IF_FALSE | Op::JUMP_IF_TRUE => {
                let truth = const_eval::truth(&*const_value(&load, consts)?);
                let jumps_if = matches!(next.opcode, Op::POP_JUMP_IF_TRUE | Op::JUMP_IF_TRUE);
                if matches!(next.opcode, Op::POP_JUMP_IF_FALSE | Op::POP_JUMP_IF_TRUE) {
                    instr.set_nop();
                }
                if truth == jumps_if {
                    next.opcode = Op::JUMP;
                } else {
                    next.set_nop();
                }
            }
            Op::IS_OP if matches!(&*const_value(&load, consts)?, Const::None) => {
                let Some((mut jump, rest)) = rest.split_first_mut() else {
                    continue;
                };
                if jump.opcode == Op::TO_BOOL {
                    jump.set_nop();
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
                jump.opcode = if jumps_if_none {
                    Op::POP_JUMP_IF_NONE
                } else {
                    Op::POP_JUMP_IF_NOT_NONE
                };
            }
            Op::TO_BOOL => {
                let truth = const_eval::truth(&*const_value(&load, consts)?);
                let index = consts.add(cache.merge(if truth { Const::True } else { Const::False })?)?;
                instr.set_nop();
                next.set(Op::LOAD_CONST, index);
            }
            _ => {}
        }
    }
    Ok(())
}
