//! Directions and distances of jumps, and the bytes of the instructions.

use alloc::vec::Vec;

use taipan_bytecode::AnyOpcode as Op;
use taipan_bytecode::Opcode;
use taipan_syntax::error::Error;

use super::{Program, size};

/// From an `END_ASYNC_FOR`, which names its `SEND`, to that loop's `END_SEND`, in units.
const END_SEND_OFFSET: u32 = 5;

/// Makes unconditional jumps real instructions and sets the operands of all jumps. Returns where each instruction starts,
/// in units, and the end of the last.
pub(super) fn resolve_jumps(program: &mut Program) -> Result<Vec<u32>, Error> {
    program.for_each_jump(|jump, instr| {
        let opcode = match instr.opcode {
            Op::JUMP | Op::JUMP_NO_INTERRUPT if jump.to > jump.from => Op::JUMP_FORWARD,
            Op::JUMP => Op::JUMP_BACKWARD,
            Op::JUMP_NO_INTERRUPT => Op::JUMP_BACKWARD_NO_INTERRUPT,
            opcode => opcode,
        };
        // Until the distance is known, the place of the target is the operand: the first guess of its size.
        instr.set(opcode, jump.to);
    });

    let mut offsets: Vec<u32> = Vec::new();
    offsets
        .try_reserve_exact(program.length + 1)
        .map_err(|_| Error::Memory)?;
    loop {
        offsets.clear();
        let mut offset = 0_u32;
        for instr in program.instrs() {
            offsets.push(offset);
            offset += size(instr);
        }
        offsets.push(offset);
        let at = |place: u32| offsets.get(place as usize).copied().unwrap_or(0);
        let mut changed = false;
        program.for_each_jump(|jump, instr| {
            let (end, target) = (at(jump.from + 1), at(jump.to));
            let distance = if instr.opcode == Op::END_ASYNC_FOR {
                end.saturating_sub(target).saturating_sub(END_SEND_OFFSET)
            } else {
                end.abs_diff(target)
            };
            let before = size(instr);
            instr.set(instr.opcode, distance);
            changed |= size(instr) != before;
        });
        if !changed {
            return Ok(offsets);
        }
    }
}

/// The bytecode: each unit an opcode and an operand, caches zero.
pub(super) fn encode(program: &Program) -> Result<Vec<u8>, Error> {
    let units: u32 = program.instrs().map(size).sum();
    let mut code = Vec::new();
    code.try_reserve_exact(units as usize * 2)
        .map_err(|_| Error::Memory)?;
    for instr in program.instrs() {
        let Some(opcode) = instr.opcode.real() else {
            return Err(Error::System("pseudo-instruction in the assembler".into()));
        };
        let [first, second, third, last] = instr.oparg().to_be_bytes();
        let extended = size(instr) as usize - 1 - opcode.caches();
        for byte in [first, second, third].into_iter().skip(3 - extended) {
            code.extend_from_slice(&[Opcode::EXTENDED_ARG as u8, byte]);
        }
        code.extend_from_slice(&[opcode as u8, last]);
        code.resize(code.len() + opcode.caches() * 2, 0);
    }
    Ok(code)
}
