//! Optimizations within a block: short patterns of instructions, constant expressions, jumps to jumps.

use taipan_bytecode::AnyOpcode as Op;
use taipan_bytecode::operand::{CompareOp, Intrinsic1};
use taipan_syntax::error::Error;

use super::cfg::{BlockId, Cfg, Instr};
use super::{fold, swaps};
use crate::const_cache::{ConstCache, ConstList};

/// Runs the pass over every block.
pub(super) fn optimize_basic_blocks(
    cfg: &mut Cfg,
    consts: &mut ConstList,
    cache: &mut ConstCache,
) -> Result<(), Error> {
    let mut next = Some(cfg.entry);
    while let Some(id) = next {
        if optimize_block(cfg, id, consts, cache)? {
            swaps::optimize_swaps(cfg, id)?;
        }
        next = cfg[id].next;
    }
    Ok(())
}

/// Whether a pattern of this pass begins with the opcode.
fn is_subject(opcode: Op) -> bool {
    opcode.has_jump()
        || matches!(
            opcode,
            Op::BUILD_TUPLE
                | Op::BUILD_LIST
                | Op::BUILD_SET
                | Op::STORE_FAST
                | Op::LOAD_GLOBAL
                | Op::COMPARE_OP
                | Op::CONTAINS_OP
                | Op::IS_OP
                | Op::UNARY_NOT
                | Op::UNARY_INVERT
                | Op::UNARY_NEGATIVE
                | Op::TO_BOOL
                | Op::BINARY_OP
                | Op::CALL_INTRINSIC_1
                | Op::LIST_APPEND
                | Op::SET_ADD
                | Op::SWAP
        )
}

/// Returns whether the block has `SWAP`s.
fn optimize_block(
    cfg: &mut Cfg,
    id: BlockId,
    consts: &mut ConstList,
    cache: &mut ConstCache,
) -> Result<bool, Error> {
    let mut at = 0;
    let mut has_swaps = false;
    // Jumps that go in circles must not be followed for ever.
    let mut steps = cfg.block_count();
    while let Some(found) = cfg[id]
        .instrs
        .get(at..)
        .and_then(|rest| rest.iter().position(|instr| is_subject(instr.opcode)))
    {
        at += found;
        let opcode = cfg[id].instrs[at].opcode;
        if !opcode.has_jump() {
            has_swaps |= opcode == Op::SWAP;
            optimize_instruction(cfg, id, at, consts, cache)?;
        } else if steps > 0 && !optimize_jump(cfg, id, at)? {
            // The instruction has changed: look at it again.
            steps -= 1;
            continue;
        }
        at += 1;
    }
    Ok(has_swaps)
}

/// Redirects a jump to a jump. Returns whether the place in the block is done with.
fn optimize_jump(cfg: &mut Cfg, id: BlockId, at: usize) -> Result<bool, Error> {
    let instr = cfg[id].instrs[at];
    let Some(target) = instr.target() else {
        return Ok(true);
    };
    let Some(&first) = cfg[target].instrs.first() else {
        return Ok(true);
    };
    let new_opcode = match (instr.opcode, first.opcode) {
        (
            Op::POP_JUMP_IF_NOT_NONE | Op::POP_JUMP_IF_NONE | Op::POP_JUMP_IF_FALSE | Op::POP_JUMP_IF_TRUE,
            Op::JUMP,
        )
        | (Op::JUMP_IF_FALSE, Op::JUMP | Op::JUMP_IF_FALSE)
        | (Op::JUMP_IF_TRUE, Op::JUMP | Op::JUMP_IF_TRUE)
        | (Op::JUMP | Op::JUMP_NO_INTERRUPT, Op::JUMP_NO_INTERRUPT) => instr.opcode,
        (Op::JUMP | Op::JUMP_NO_INTERRUPT, Op::JUMP) => Op::JUMP,
        (Op::JUMP_IF_FALSE, Op::JUMP_IF_TRUE) | (Op::JUMP_IF_TRUE, Op::JUMP_IF_FALSE) => {
            // The target does not jump: go on behind it.
            let Some(after) = cfg[target].next else {
                return Ok(true);
            };
            cfg[id].instrs[at].set_target(after);
            return Ok(false);
        }
        _ => return Ok(true),
    };
    let Some(new_target) = first.target().filter(|&new_target| new_target != target) else {
        return Ok(true);
    };
    // The `NOP` keeps the line of the first jump for tracing; it goes if no one needs it.
    let block = &mut cfg[id];
    block.instrs[at].set_nop();
    block.has_nops = true;
    block.add_op(Instr::jump(new_opcode, new_target, first.location))?;
    Ok(false)
}

fn optimize_instruction(
    cfg: &mut Cfg,
    id: BlockId,
    at: usize,
    consts: &mut ConstList,
    cache: &mut ConstCache,
) -> Result<(), Error> {
    let (locations, block) = cfg.locations_and_block(id);
    let instrs = &mut block.instrs;
    let mut next_opcode = None;
    let opcode;
    match instrs.get_mut(at..) {
        Some([instr, next, ..]) => {
            next_opcode = Some(next.opcode);
            opcode = instr.opcode;
            let same_line = || locations.line(instr.location) == locations.line(next.location);
            let stores_same = opcode == Op::STORE_FAST && next.opcode == Op::STORE_FAST && same_line();
            if rewrite_pair(instr, next, stores_same) {
                block.has_nops = true;
                return Ok(());
            }
        }
        Some([instr]) => opcode = instr.opcode,
        _ => return Ok(()),
    }
    let mut folder = fold::Folder {
        instrs,
        has_nops: &mut block.has_nops,
        consts,
        cache,
    };
    match opcode {
        Op::BUILD_TUPLE => folder.fold_tuple(at),
        Op::BUILD_LIST | Op::BUILD_SET => folder.fold_list_or_set(at, next_opcode),
        Op::UNARY_NOT | Op::UNARY_INVERT | Op::UNARY_NEGATIVE => folder.fold_unary(at),
        Op::BINARY_OP => folder.fold_binary(at),
        Op::CALL_INTRINSIC_1 => match Intrinsic1::from_oparg(folder.oparg(at)) {
            Some(Intrinsic1::UnaryPositive) => folder.fold_unary(at),
            Some(Intrinsic1::ListToTuple) => {
                folder.fold_additions(at)?;
                if next_opcode == Some(Op::GET_ITER) && folder.instrs[at].opcode == Op::CALL_INTRINSIC_1 {
                    folder.instrs[at].set_nop();
                    *folder.has_nops = true;
                }
                Ok(())
            }
            _ => Ok(()),
        },
        Op::LIST_APPEND | Op::SET_ADD
            if folder.oparg(at) == 1 && matches!(next_opcode, Some(Op::GET_ITER | Op::CONTAINS_OP)) =>
        {
            folder.fold_additions(at)
        }
        Op::SWAP if folder.oparg(at) == 1 => {
            folder.instrs[at].set_nop();
            *folder.has_nops = true;
            Ok(())
        }
        _ => Ok(()),
    }
}

/// Does what can be done about an instruction and the one after it; returns whether it did anything.
fn rewrite_pair(instr: &mut Instr, next: &mut Instr, same_line: bool) -> bool {
    let oparg = instr.oparg();
    match (instr.opcode, next.opcode) {
        (Op::BUILD_TUPLE, Op::UNPACK_SEQUENCE) if oparg == next.oparg() && oparg == 1 => {
            next.set_nop();
        }
        (Op::BUILD_TUPLE, Op::UNPACK_SEQUENCE) if oparg == next.oparg() && matches!(oparg, 2 | 3) => {
            next.opcode = Op::SWAP;
        }
        (Op::STORE_FAST, Op::STORE_FAST) if oparg == next.oparg() && same_line => {
            instr.set(Op::POP_TOP, 0);
            return true;
        }
        (Op::LOAD_GLOBAL, Op::PUSH_NULL) if oparg & 1 == 0 => {
            instr.set(Op::LOAD_GLOBAL, oparg | 1);
            next.set_nop();
            return true;
        }
        (Op::COMPARE_OP, Op::TO_BOOL) => next.set(Op::COMPARE_OP, oparg | CompareOp::TO_BOOL),
        (Op::CONTAINS_OP | Op::IS_OP, Op::TO_BOOL) => next.set(instr.opcode, oparg),
        (Op::CONTAINS_OP | Op::IS_OP, Op::UNARY_NOT) => next.set(instr.opcode, oparg ^ 1),
        (Op::UNARY_NOT, Op::TO_BOOL) => next.set(Op::UNARY_NOT, 0),
        (Op::UNARY_NOT, Op::UNARY_NOT) => next.set_nop(),
        (Op::TO_BOOL, Op::TO_BOOL) => {}
        _ => return false,
    }
    instr.set_nop();
    true
}
