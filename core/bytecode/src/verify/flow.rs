//! The stack and the variables on every path.
//!
//! Blocks are run on an abstract stack until nothing changes. Between blocks only this is kept of a path: how deep the stack is, which of
//! its slots may be null, and which variables are set. Borrows do not outlive a block: what is left at its end is turned into a plain load.

use alloc::collections::BinaryHeap;
use alloc::vec::Vec;
use core::cmp::Reverse;

use super::decode::{self, Instruction, Program};
use super::{Bits, Error, NO_MEMORY, Subject, Verified, refuse};
use crate::co_fast;
use crate::exception_table::Entry;
use crate::opcode::Opcode;

/// Steps per unit of bytecode, where one pass takes one: loops need another, a few nested ones a few more.
const STEPS_PER_UNIT: usize = 256;
/// Steps that even the shortest code may take.
const MIN_STEPS: usize = 1 << 16;
/// Bytes that the paths' states may take together.
const MAX_STATE: usize = if cfg!(target_pointer_width = "64") {
    64 << 20
} else {
    64 << 10
};

/// What is known when a block starts.
struct State {
    depth: usize,
    /// Slots of the stack that may be null.
    nulls: Bits,
    /// Variables that are set.
    set: Bits,
}

/// A slot of the stack.
#[derive(Clone, Copy, Default)]
struct Slot {
    maybe_null: bool,
    /// The load that it was borrowed by, and the variable.
    borrow: Option<(u32, u32)>,
}

const VALUE: Slot = Slot {
    maybe_null: false,
    borrow: None,
};
const NULL: Slot = Slot {
    maybe_null: true,
    borrow: None,
};

struct Checker<'a> {
    subject: &'a Subject<'a>,
    program: &'a Program,
    states: Vec<Option<State>>,
    /// Blocks to run, the first ones first.
    pending: BinaryHeap<Reverse<usize>>,
    stack: Vec<Slot>,
    set: Bits,
    /// How many borrows of each variable are on the stack.
    borrows: Vec<u32>,
    /// Loads that must not borrow.
    own: Bits,
    /// Loads that must check.
    check: Bits,
    steps: usize,
    state_size: usize,
    /// The handler of the instruction at hand.
    handler: Option<Entry>,
    /// Whether what the handler keeps has changed since it was last told.
    touched: bool,
    /// Whether the instruction at hand cannot raise.
    quiet: bool,
}

/// Instructions that cannot raise once they have begun, or, like `YIELD_VALUE`, only when the stack is as deep again. They may move what a
/// handler keeps.
fn is_quiet(opcode: Opcode) -> bool {
    matches!(
        opcode,
        Opcode::NOP
            | Opcode::NOT_TAKEN
            | Opcode::POP_TOP
            | Opcode::POP_ITER
            | Opcode::END_FOR
            | Opcode::END_SEND
            | Opcode::PUSH_EXC_INFO
            | Opcode::POP_EXCEPT
            | Opcode::SWAP
            | Opcode::STORE_FAST
            | Opcode::STORE_FAST_STORE_FAST
            | Opcode::RETURN_VALUE
            | Opcode::YIELD_VALUE
            | Opcode::POP_JUMP_IF_FALSE
            | Opcode::POP_JUMP_IF_TRUE
            | Opcode::POP_JUMP_IF_NONE
            | Opcode::POP_JUMP_IF_NOT_NONE
    )
}

pub(super) fn check(subject: &Subject<'_>, program: &Program) -> Result<Verified, Error> {
    let units = subject.code.len() / 2;
    let locals = subject.localspluskinds.len();
    let no_memory = Error {
        unit: 0,
        reason: NO_MEMORY,
    };
    let mut states = Vec::new();
    states
        .try_reserve_exact(program.leaders.len())
        .map_err(|_| no_memory)?;
    states.resize_with(program.leaders.len(), || None);
    let mut borrows = Vec::new();
    borrows.try_reserve_exact(locals).map_err(|_| no_memory)?;
    borrows.resize(locals, 0);
    let mut checker = Checker {
        subject,
        program,
        states,
        pending: BinaryHeap::new(),
        stack: Vec::new(),
        set: Bits::new(locals).ok_or(no_memory)?,
        borrows,
        own: Bits::new(units).ok_or(no_memory)?,
        check: Bits::new(units).ok_or(no_memory)?,
        steps: units.saturating_mul(STEPS_PER_UNIT).max(MIN_STEPS),
        state_size: 0,
        handler: None,
        touched: false,
        quiet: false,
    };
    for parameter in 0..subject.parameters {
        checker.set.set(parameter, true);
    }
    checker.edge(0, 0, 0)?;
    while let Some(Reverse(block)) = checker.pending.pop() {
        checker.block(block)?;
    }
    checker.rewrite(no_memory)
}

impl Checker<'_> {
    fn spend(&mut self, unit: usize, steps: usize) -> Result<(), Error> {
        match self.steps.checked_sub(steps) {
            Some(left) => {
                self.steps = left;
                Ok(())
            }
            None => refuse(unit, "too complex to verify"),
        }
    }

    /// A path leads to the block at `target` with the lowest `depth` values of the stack.
    fn edge(&mut self, unit: usize, target: usize, depth: usize) -> Result<(), Error> {
        self.edge_with(unit, target, depth, 0)
    }

    /// As [`edge`](Self::edge), with `more` values on top.
    fn edge_with(&mut self, unit: usize, target: usize, depth: usize, more: usize) -> Result<(), Error> {
        let no_memory = Error {
            unit,
            reason: NO_MEMORY,
        };
        if depth + more > self.subject.stacksize {
            return refuse(unit, "a stack deeper than co_stacksize");
        }
        let Ok(block) = self.program.leaders.binary_search(&(target as u32)) else {
            return refuse(unit, "a jump into nowhere");
        };
        let mut nulls = Bits::new(depth).ok_or(no_memory)?;
        for (at, slot) in self.stack.iter().take(depth).enumerate() {
            nulls.set(at, slot.maybe_null);
        }
        self.spend(unit, 1 + depth + self.set.0.len())?;
        let depth = depth + more;
        let changed = match &mut self.states[block] {
            Some(state) => {
                if state.depth != depth {
                    return refuse(unit, "a stack of different depths");
                }
                let nulls = state.nulls.unite(&nulls);
                let set = state.set.intersect(&self.set);
                nulls || set
            }
            state => {
                self.state_size += (nulls.0.len() + self.set.0.len()) * size_of::<usize>();
                if self.state_size > MAX_STATE {
                    return refuse(unit, "too complex to verify");
                }
                *state = Some(State {
                    depth,
                    nulls,
                    set: self.set.clone(),
                });
                true
            }
        };
        if changed {
            self.pending.push(Reverse(block));
        }
        Ok(())
    }

    /// What holds now may hold in the handler.
    fn edge_to_handler(&mut self, unit: usize) -> Result<(), Error> {
        match self.handler {
            Some(entry) => {
                let more = 1 + usize::from(entry.lasti);
                self.edge_with(unit, entry.target as usize, entry.depth as usize, more)
            }
            None => Ok(()),
        }
    }

    /// Runs a block.
    fn block(&mut self, block: usize) -> Result<(), Error> {
        let Some(state) = &self.states[block] else {
            return Ok(());
        };
        let mut start = self.program.leaders[block] as usize;
        let end = self
            .program
            .leaders
            .get(block + 1)
            .map_or(self.subject.code.len() / 2, |next| *next as usize);
        self.set.clone_from(&state.set);
        self.stack.clear();
        if self.stack.try_reserve(state.depth).is_err() {
            return refuse(start, NO_MEMORY);
        }
        self.stack.extend((0..state.depth).map(|at| Slot {
            maybe_null: state.nulls.has(at),
            borrow: None,
        }));
        self.handler = None;
        self.touched = false;
        self.spend(start, 1 + self.stack.len())?;
        let mut handler = self
            .program
            .handlers
            .partition_point(|entry| entry.end as usize <= start);

        while start < end {
            let instruction = decode::instruction(self.subject.code, start)?;
            self.spend(start, 1)?;
            let Instruction { unit, next, .. } = instruction;
            if self
                .program
                .handlers
                .get(handler)
                .is_some_and(|entry| entry.end as usize <= start)
            {
                handler += 1;
            }
            let guard = self
                .program
                .handlers
                .get(handler)
                .copied()
                .filter(|entry| entry.start as usize <= start);
            if guard != self.handler || self.touched {
                self.handler = guard;
                self.touched = false;
                self.enter_guarded(unit)?;
            }
            self.quiet = is_quiet(instruction.opcode);
            self.instruction(&instruction)?;
            if self.stack.len() > self.subject.stacksize {
                return refuse(unit, "a stack deeper than co_stacksize");
            }
            let jumps = instruction.target();
            if jumps.is_some() || instruction.ends() || next >= end {
                self.give_up_borrows(0, self.stack.len());
            }
            let depth = self.stack.len();
            if let Some(target) = jumps {
                match instruction.opcode {
                    // The iterator is exhausted: no item, and END_FOR is skipped.
                    Opcode::FOR_ITER => self.edge(unit, target + 1, depth - 1)?,
                    _ => self.edge(unit, target, depth)?,
                }
            }
            if instruction.ends() {
                return Ok(());
            }
            if next >= end {
                if next >= self.subject.code.len() / 2 {
                    return refuse(unit, "it falls off the end");
                }
                return self.edge(unit, next, depth);
            }
            start = next;
        }
        Ok(())
    }

    /// From here on a handler guards, if there is one. An exception, be it one that monitoring raises, leads to it with the lowest values of
    /// the stack, none of which may be borrowed.
    fn enter_guarded(&mut self, unit: usize) -> Result<(), Error> {
        let Some(entry) = self.handler else { return Ok(()) };
        let depth = entry.depth as usize;
        if self.stack.len() < depth {
            return refuse(unit, "a handler that keeps more than there is");
        }
        self.spend(unit, depth)?;
        self.give_up_borrows(0, depth);
        self.edge_to_handler(unit)
    }

    /// The slots in this range must own what they hold.
    fn give_up_borrows(&mut self, from: usize, to: usize) {
        for slot in &mut self.stack[from..to] {
            if let Some((load, local)) = slot.borrow.take() {
                self.own.set(load as usize, true);
                self.borrows[local as usize] -= 1;
            }
        }
    }

    /// The variable changes.
    fn kill(&mut self, unit: usize, local: usize) -> Result<(), Error> {
        if self.borrows[local] == 0 {
            return Ok(());
        }
        self.spend(unit, self.stack.len())?;
        for slot in &mut self.stack {
            if let Some((load, _)) = slot.borrow.filter(|(_, of)| *of as usize == local) {
                self.own.set(load as usize, true);
                slot.borrow = None;
            }
        }
        self.borrows[local] = 0;
        Ok(())
    }

    fn push(&mut self, unit: usize, slot: Slot) -> Result<(), Error> {
        if self.stack.len() >= self.subject.stacksize {
            return refuse(unit, "a stack deeper than co_stacksize");
        }
        if self.stack.try_reserve(1).is_err() {
            return refuse(unit, NO_MEMORY);
        }
        if let Some((_, local)) = slot.borrow {
            self.borrows[local as usize] += 1;
        }
        self.stack.push(slot);
        Ok(())
    }

    fn push_values(&mut self, unit: usize, count: usize) -> Result<(), Error> {
        for _ in 0..count {
            self.spend(unit, 1)?;
            self.push(unit, VALUE)?;
        }
        Ok(())
    }

    /// The slot at this place changes.
    fn touch(&mut self, unit: usize, place: usize) -> Result<(), Error> {
        if self.handler.is_some_and(|entry| place < entry.depth as usize) {
            if !self.quiet {
                return refuse(unit, "an instruction that takes what a handler keeps");
            }
            self.touched = true;
        }
        Ok(())
    }

    /// Pops a slot that may hold null.
    fn pop_any(&mut self, unit: usize) -> Result<Slot, Error> {
        self.touch(unit, self.stack.len().saturating_sub(1))?;
        let Some(slot) = self.stack.pop() else {
            return refuse(unit, "a stack with too few values");
        };
        if let Some((_, local)) = slot.borrow {
            self.borrows[local as usize] -= 1;
        }
        Ok(slot)
    }

    fn pop(&mut self, unit: usize) -> Result<Slot, Error> {
        let slot = self.pop_any(unit)?;
        if slot.maybe_null {
            refuse(unit, "null where a value is expected")
        } else {
            Ok(slot)
        }
    }

    fn pop_values(&mut self, unit: usize, count: usize) -> Result<(), Error> {
        if count > self.stack.len() {
            return refuse(unit, "a stack with too few values");
        }
        self.spend(unit, count)?;
        for _ in 0..count {
            self.pop(unit)?;
        }
        Ok(())
    }

    /// The slot this far below the top (1 is the top) is looked at and stays.
    fn peek(&self, unit: usize, below: usize) -> Result<Slot, Error> {
        let slot = self
            .stack
            .len()
            .checked_sub(below)
            .and_then(|at| self.stack.get(at));
        slot.copied().ok_or(Error {
            unit,
            reason: "a stack with too few values",
        })
    }

    fn peek_value(&self, unit: usize, below: usize) -> Result<(), Error> {
        match self.peek(unit, below)?.maybe_null {
            true => refuse(unit, "null where a value is expected"),
            false => Ok(()),
        }
    }

    /// A load of a variable that it takes to be set.
    fn load(&mut self, instruction: &Instruction, local: usize, borrow: bool) -> Result<(), Error> {
        if !self.set.has(local) {
            if !matches!(instruction.opcode, Opcode::LOAD_FAST | Opcode::LOAD_FAST_BORROW) {
                return refuse(instruction.unit, "a variable that may not be set");
            }
            self.check.set(instruction.unit, true);
        }
        let borrow = borrow.then_some((instruction.unit as u32, local as u32));
        self.push(
            instruction.unit,
            Slot {
                maybe_null: false,
                borrow,
            },
        )
    }

    fn store(&mut self, unit: usize, local: usize) -> Result<(), Error> {
        let slot = self.pop_any(unit)?;
        if let Some((load, _)) = slot.borrow {
            self.own.set(load as usize, true);
        }
        self.kill(unit, local)?;
        self.assign(unit, local, !slot.maybe_null)
    }

    fn assign(&mut self, unit: usize, local: usize, set: bool) -> Result<(), Error> {
        let lost = self.set.has(local) && !set;
        self.set.set(local, set);
        if lost { self.edge_to_handler(unit) } else { Ok(()) }
    }

    fn instruction(&mut self, instruction: &Instruction) -> Result<(), Error> {
        let Instruction {
            opcode, oparg, unit, ..
        } = *instruction;
        let index = oparg as usize;
        let popped = opcode.popped(oparg) as usize;
        let pushed = opcode.pushed(oparg) as usize;
        match opcode {
            Opcode::LOAD_FAST => self.load(instruction, index, false),
            Opcode::LOAD_FAST_BORROW => self.load(instruction, index, true),
            Opcode::LOAD_FAST_LOAD_FAST | Opcode::LOAD_FAST_BORROW_LOAD_FAST_BORROW => {
                let borrow = opcode == Opcode::LOAD_FAST_BORROW_LOAD_FAST_BORROW;
                self.load(instruction, index >> 4, borrow)?;
                self.load(instruction, index & 15, borrow)
            }
            Opcode::LOAD_FAST_CHECK => {
                self.set.set(index, true);
                self.push(unit, VALUE)
            }
            Opcode::LOAD_FAST_AND_CLEAR => {
                self.kill(unit, index)?;
                self.push(
                    unit,
                    Slot {
                        maybe_null: !self.set.has(index),
                        borrow: None,
                    },
                )?;
                self.assign(unit, index, false)
            }
            Opcode::STORE_FAST => self.store(unit, index),
            Opcode::STORE_FAST_STORE_FAST => {
                self.store(unit, index >> 4)?;
                self.store(unit, index & 15)
            }
            Opcode::STORE_FAST_LOAD_FAST => {
                self.store(unit, index >> 4)?;
                self.load(instruction, index & 15, false)
            }
            Opcode::DELETE_FAST => {
                self.kill(unit, index)?;
                self.assign(unit, index, false)
            }
            Opcode::MAKE_CELL => {
                self.kill(unit, index)?;
                self.assign(unit, index, true)
            }
            Opcode::COPY_FREE_VARS => {
                self.spend(unit, self.subject.localspluskinds.len())?;
                for (local, kind) in self.subject.localspluskinds.iter().enumerate() {
                    if kind & co_fast::FREE != 0 {
                        self.kill(unit, local)?;
                        self.set.set(local, true);
                    }
                }
                Ok(())
            }
            Opcode::COPY => {
                let slot = self.peek(unit, index)?;
                self.push(unit, slot)
            }
            Opcode::SWAP => {
                self.peek(unit, index)?;
                let top = self.stack.len() - 1;
                let other = self.stack.len() - index;
                self.touch(unit, other)?;
                self.stack.swap(top, other);
                Ok(())
            }
            Opcode::POP_TOP => self.pop_any(unit).map(drop),
            Opcode::PUSH_NULL => self.push(unit, NULL),
            Opcode::LOAD_GLOBAL => {
                self.push(unit, VALUE)?;
                if oparg & 1 != 0 {
                    self.push(unit, NULL)
                } else {
                    Ok(())
                }
            }
            Opcode::LOAD_ATTR | Opcode::LOAD_SUPER_ATTR => {
                let owner = self.pop(unit)?;
                self.pop_values(unit, popped - 1)?;
                self.push(unit, VALUE)?;
                if oparg & 1 != 0 {
                    self.push(
                        unit,
                        Slot {
                            maybe_null: true,
                            ..owner
                        },
                    )
                } else {
                    Ok(())
                }
            }
            Opcode::LOAD_SPECIAL => {
                let owner = self.pop(unit)?;
                self.push(unit, VALUE)?;
                self.push(
                    unit,
                    Slot {
                        maybe_null: true,
                        ..owner
                    },
                )
            }
            Opcode::PUSH_EXC_INFO => {
                let exception = self.pop(unit)?;
                self.push(unit, VALUE)?;
                self.push(unit, exception)
            }
            Opcode::CALL | Opcode::CALL_KW => {
                self.pop_values(unit, popped.saturating_sub(2))?;
                self.pop_any(unit)?;
                self.pop(unit)?;
                self.push(unit, VALUE)
            }
            Opcode::CALL_FUNCTION_EX => {
                self.pop_any(unit)?;
                self.pop(unit)?;
                self.pop_any(unit)?;
                self.pop(unit)?;
                self.push(unit, VALUE)
            }
            Opcode::END_SEND | Opcode::SET_FUNCTION_ATTRIBUTE => {
                let top = self.pop(unit)?;
                self.pop(unit)?;
                self.push(unit, top)
            }
            Opcode::FOR_ITER
            | Opcode::GET_ANEXT
            | Opcode::GET_LEN
            | Opcode::IMPORT_FROM
            | Opcode::MATCH_KEYS
            | Opcode::MATCH_MAPPING
            | Opcode::MATCH_SEQUENCE => {
                for below in 1..=popped {
                    self.peek_value(unit, below)?;
                }
                self.push_values(unit, pushed - popped)
            }
            Opcode::WITH_EXCEPT_START => {
                // The self of the exit function, fourth from the top, may be null.
                for below in [1, 2, 3, 5] {
                    self.peek_value(unit, below)?;
                }
                self.push(unit, VALUE)
            }
            Opcode::CHECK_EXC_MATCH | Opcode::SEND => {
                self.peek_value(unit, 2)?;
                self.pop(unit)?;
                self.push(unit, VALUE)
            }
            Opcode::DICT_MERGE
            | Opcode::DICT_UPDATE
            | Opcode::LIST_APPEND
            | Opcode::LIST_EXTEND
            | Opcode::MAP_ADD
            | Opcode::RERAISE
            | Opcode::SET_ADD
            | Opcode::SET_UPDATE => {
                self.pop_values(unit, popped - pushed)?;
                if oparg > 0 {
                    // What is added to; for RERAISE, where the offset of the instruction lies.
                    self.peek_value(unit, index)?;
                }
                // The callable, for an error's text.
                if opcode == Opcode::DICT_MERGE {
                    self.peek_value(unit, index + 3)
                } else {
                    Ok(())
                }
            }
            Opcode::RETURN_VALUE => {
                self.pop(unit)?;
                if !self.stack.is_empty() {
                    return refuse(unit, "values left on the stack");
                }
                Ok(())
            }
            Opcode::RETURN_GENERATOR => {
                if !self.stack.is_empty() {
                    return refuse(unit, "values left on the stack");
                }
                self.push(unit, VALUE)
            }
            _ => {
                self.pop_values(unit, popped)?;
                self.push_values(unit, pushed)
            }
        }
    }

    /// The bytecode as it has to run.
    fn rewrite(&self, no_memory: Error) -> Result<Verified, Error> {
        let any = |bits: &Bits| bits.0.iter().any(|word| *word != 0);
        if !self.program.dirty_caches && !any(&self.own) && !any(&self.check) {
            return Ok(Verified { code: None });
        }
        let mut code = Vec::new();
        code.try_reserve_exact(self.subject.code.len())
            .map_err(|_| no_memory)?;
        code.extend_from_slice(self.subject.code);
        let mut start = 0;
        while start < code.len() / 2 {
            let Instruction {
                opcode, unit, next, ..
            } = decode::instruction(&code, start)?;
            let plain = match opcode {
                Opcode::LOAD_FAST | Opcode::LOAD_FAST_BORROW if self.check.has(unit) => {
                    Opcode::LOAD_FAST_CHECK
                }
                Opcode::LOAD_FAST_BORROW if self.own.has(unit) => Opcode::LOAD_FAST,
                Opcode::LOAD_FAST_BORROW_LOAD_FAST_BORROW if self.own.has(unit) => {
                    Opcode::LOAD_FAST_LOAD_FAST
                }
                opcode => opcode,
            };
            code[unit * 2] = plain as u8;
            code[unit * 2 + 2..next * 2].fill(0);
            start = next;
        }
        Ok(Verified { code: Some(code) })
    }
}
