//! Instructions one by one: what they are, what their opargs name, where they lead.

use alloc::vec::Vec;

use super::{Bits, Error, NO_MEMORY, Subject, refuse};
use crate::exception_table::{self, Entry};
use crate::opcode::{Opcode, flags};
use crate::operand::{
    BinaryOp, CommonConstant, CompareOp, Conversion, Intrinsic1, Intrinsic2, MAX_SMALL_INT, SpecialMethod,
};
use crate::{co_fast, co_flags};

/// What is known of the bytecode without following it.
pub(super) struct Program {
    /// Where basic blocks start, in order: the first unit, targets of jumps, handlers, what follows a jump.
    pub leaders: Vec<u32>,
    /// The handlers, in order and without overlap.
    pub handlers: Vec<Entry>,
    /// Whether a cache is not zero.
    pub dirty_caches: bool,
}

/// An instruction with its oparg.
#[derive(Clone, Copy)]
pub(super) struct Instruction {
    pub opcode: Opcode,
    pub oparg: u32,
    /// The unit of the opcode, behind `EXTENDED_ARG`.
    pub unit: usize,
    /// The unit after its caches.
    pub next: usize,
}

/// Reads the instruction that starts at this unit, which must be below the number of units.
pub(super) fn instruction(code: &[u8], start: usize) -> Result<Instruction, Error> {
    let mut oparg = 0u32;
    for prefixes in 0..4 {
        let unit = start + prefixes;
        let Some(&[number, low]) = code.get(unit * 2..unit * 2 + 2) else {
            return refuse(start, "an incomplete instruction");
        };
        let Some(opcode) = Opcode::from_u8(number) else {
            return refuse(unit, "an unknown opcode");
        };
        oparg = oparg << 8 | u32::from(low);
        if opcode != Opcode::EXTENDED_ARG {
            return Ok(Instruction {
                opcode,
                oparg,
                unit,
                next: unit + 1 + opcode.caches(),
            });
        }
    }
    refuse(start, "too many EXTENDED_ARG")
}

impl Instruction {
    /// The unit that it jumps to, if it jumps.
    pub(super) fn target(&self) -> Option<usize> {
        match self.opcode {
            // Its oparg says, for monitoring, where the loop is.
            Opcode::END_ASYNC_FOR => None,
            Opcode::JUMP_BACKWARD | Opcode::JUMP_BACKWARD_NO_INTERRUPT => {
                Some(self.next.wrapping_sub(self.oparg as usize))
            }
            opcode if opcode.has(flags::JUMP) => Some(self.next.saturating_add(self.oparg as usize)),
            _ => None,
        }
    }

    /// Whether the next instruction does not follow it.
    pub(super) fn ends(&self) -> bool {
        self.opcode.flags() & (flags::SCOPE_EXIT | flags::UNCONDITIONAL) != 0
    }
}

/// Decodes all of the bytecode.
pub(super) fn decode(subject: &Subject<'_>) -> Result<Program, Error> {
    let code = subject.code;
    if code.is_empty() || !code.len().is_multiple_of(2) {
        return refuse(0, "no whole instructions");
    }
    let units = code.len() / 2;
    if u32::try_from(units).is_err() || subject.parameters > subject.localspluskinds.len() {
        return refuse(0, "its sizes do not fit");
    }
    let no_memory = Error {
        unit: 0,
        reason: NO_MEMORY,
    };
    let mut starts = Bits::new(units).ok_or(no_memory)?;
    let mut leads = Bits::new(units).ok_or(no_memory)?;
    let generator = co_flags::GENERATOR | co_flags::COROUTINE | co_flags::ASYNC_GENERATOR;
    let may_yield = subject.flags & generator != 0;
    let mut return_generator = None;
    let mut dirty_caches = false;
    let mut jumps = false;

    let mut start = 0;
    while start < units {
        let instruction = instruction(code, start)?;
        starts.set(start, true);
        let Instruction {
            opcode, unit, next, ..
        } = instruction;
        let Some(caches) = code.get(unit * 2 + 2..next * 2) else {
            return refuse(unit, "its caches are missing");
        };
        dirty_caches |= caches.iter().any(|byte| *byte != 0);
        operand(subject, &instruction)?;
        match opcode {
            Opcode::RETURN_GENERATOR => {
                if !may_yield || return_generator.is_some() || jumps {
                    return refuse(unit, "RETURN_GENERATOR out of place");
                }
                return_generator = Some(unit);
            }
            Opcode::YIELD_VALUE if return_generator.is_none() => {
                return refuse(unit, "YIELD_VALUE outside of a generator");
            }
            _ => {}
        }
        if instruction.target().is_some() || instruction.ends() {
            leads.set(next, true);
            jumps = true;
        }
        start = next;
    }

    let mut start = 0;
    while start < units {
        let instruction = instruction(code, start)?;
        if let Some(target) = instruction.target() {
            if target >= units || !starts.has(target) {
                return refuse(instruction.unit, "a jump into nowhere");
            }
            if return_generator.is_some_and(|unit| target <= unit) {
                return refuse(instruction.unit, "RETURN_GENERATOR in a loop");
            }
            let target = if instruction.opcode == Opcode::FOR_ITER {
                // When the iterator is exhausted, END_FOR is skipped: no item was pushed.
                if code.get(target * 2) != Some(&(Opcode::END_FOR as u8)) || target + 1 >= units {
                    return refuse(instruction.unit, "FOR_ITER without END_FOR");
                }
                target + 1
            } else {
                target
            };
            leads.set(target, true);
        }
        start = instruction.next;
    }

    let mut handlers = Vec::new();
    let mut end = 0;
    for entry in exception_table::entries(subject.exceptiontable) {
        let boundary = |unit: u32| unit as usize == units || starts.has(unit as usize);
        if entry.start < end || entry.end <= entry.start || !boundary(entry.start) || !boundary(entry.end) {
            return refuse(entry.start as usize, "a handler with a wrong range");
        }
        if !starts.has(entry.target as usize) {
            return refuse(entry.target as usize, "a handler that starts nowhere");
        }
        if return_generator.is_some_and(|unit| entry.target as usize <= unit) {
            return refuse(entry.target as usize, "RETURN_GENERATOR in a loop");
        }
        end = entry.end;
        leads.set(entry.target as usize, true);
        if handlers.try_reserve(1).is_err() {
            return Err(no_memory);
        }
        handlers.push(entry);
    }

    let mut leaders = Vec::new();
    for unit in (0..units).filter(|unit| *unit == 0 || leads.has(*unit)) {
        if leaders.try_reserve(1).is_err() {
            return Err(no_memory);
        }
        leaders.push(unit as u32);
    }
    Ok(Program {
        leaders,
        handlers,
        dirty_caches,
    })
}

/// Whether the oparg is in its range.
fn operand(subject: &Subject<'_>, instruction: &Instruction) -> Result<(), Error> {
    let Instruction {
        opcode, oparg, unit, ..
    } = *instruction;
    let index = oparg as usize;
    if opcode.is_specialized() || opcode.is_instrumented() {
        return refuse(unit, "a specialized or instrumented instruction");
    }
    let local = |index: usize| index < subject.localspluskinds.len();
    let fits = match opcode {
        Opcode::CACHE
        | Opcode::RESERVED
        | Opcode::INTERPRETER_EXIT
        | Opcode::EXIT_INIT_CHECK
        | Opcode::ENTER_EXECUTOR => return refuse(unit, "an instruction of the interpreter's own"),
        Opcode::LOAD_CONST => index < subject.consts,
        Opcode::LOAD_GLOBAL | Opcode::LOAD_ATTR => index >> 1 < subject.names,
        Opcode::LOAD_SUPER_ATTR => index >> 2 < subject.names,
        opcode if opcode.has(flags::NAME) => index < subject.names,
        Opcode::LOAD_FAST_LOAD_FAST
        | Opcode::LOAD_FAST_BORROW_LOAD_FAST_BORROW
        | Opcode::STORE_FAST_LOAD_FAST
        | Opcode::STORE_FAST_STORE_FAST => local(index >> 4) && local(index & 15),
        // CPython makes a cell of a free variable when a comprehension in a type parameter's bound has one of its name.
        Opcode::MAKE_CELL
        | Opcode::LOAD_DEREF
        | Opcode::STORE_DEREF
        | Opcode::DELETE_DEREF
        | Opcode::LOAD_FROM_DICT_OR_DEREF => subject
            .localspluskinds
            .get(index)
            .is_some_and(|kind| kind & (co_fast::CELL | co_fast::FREE) != 0),
        opcode if opcode.has(flags::LOCAL) => local(index),
        Opcode::COPY_FREE_VARS => {
            index
                == subject
                    .localspluskinds
                    .iter()
                    .filter(|kind| **kind & co_fast::FREE != 0)
                    .count()
        }
        Opcode::BINARY_OP => BinaryOp::from_oparg(oparg).is_some(),
        Opcode::COMPARE_OP => CompareOp::of_oparg(oparg).is_some(),
        Opcode::CONTAINS_OP | Opcode::IS_OP => oparg <= 1,
        Opcode::CALL_INTRINSIC_1 => oparg > 0 && Intrinsic1::from_oparg(oparg).is_some(),
        Opcode::CALL_INTRINSIC_2 => oparg > 0 && Intrinsic2::from_oparg(oparg).is_some(),
        Opcode::LOAD_COMMON_CONSTANT => CommonConstant::from_oparg(oparg).is_some(),
        Opcode::LOAD_SPECIAL => SpecialMethod::from_oparg(oparg).is_some(),
        Opcode::CONVERT_VALUE => oparg > 0 && Conversion::from_oparg(oparg).is_some(),
        Opcode::BUILD_INTERPOLATION => Conversion::from_oparg(oparg >> 2).is_some(),
        Opcode::LOAD_SMALL_INT => oparg <= MAX_SMALL_INT,
        Opcode::SET_FUNCTION_ATTRIBUTE => matches!(oparg, 1 | 2 | 4 | 8 | 16),
        Opcode::RAISE_VARARGS | Opcode::RERAISE | Opcode::GET_AWAITABLE => oparg <= 2,
        Opcode::BUILD_SLICE => oparg == 2 || oparg == 3,
        Opcode::SWAP => oparg >= 2,
        Opcode::COPY
        | Opcode::LIST_APPEND
        | Opcode::LIST_EXTEND
        | Opcode::SET_ADD
        | Opcode::SET_UPDATE
        | Opcode::MAP_ADD
        | Opcode::DICT_MERGE
        | Opcode::DICT_UPDATE => oparg >= 1,
        Opcode::RESUME => oparg < 8,
        Opcode::END_ASYNC_FOR => index <= instruction.next,
        _ => true,
    };
    if fits {
        Ok(())
    } else {
        refuse(unit, "an oparg out of its range")
    }
}
