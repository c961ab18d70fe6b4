//! Makes loads of locals borrow where the local outlives the value on the stack.
//!
//! Within each block the stack is followed with, for each value, the instruction that pushed it and the local it came
//! from. A load may borrow if its value is consumed in the same block, before the local changes, and is not itself
//! stored in a local.

use alloc::vec::Vec;

use taipan_bytecode::AnyOpcode as Op;
use taipan_syntax::error::Error;
use taipan_syntax::grow::push;

use super::cfg::{BlockId, Cfg, Instr, push_block};

/// What is on the stack: its local, and the instruction that pushed it, if that is in the block.
#[derive(Clone, Copy)]
struct Value {
    producer: Option<u32>,
    local: Option<u32>,
}

const UNKNOWN: Value = Value {
    producer: None,
    local: None,
};

/// Deeper swaps than codegen could ever emit are not followed.
const MAX_DEPTH: usize = 1 << 16;

/// The stack as a block sees it, and the loads of the block that must not borrow.
#[derive(Default)]
struct State {
    /// What the block has pushed. Below it, all is unknown.
    stack: Vec<Value>,
    must_own: Vec<bool>,
}

impl State {
    fn push(&mut self, value: Value) -> Result<(), Error> {
        push(&mut self.stack, value)
    }

    fn pop(&mut self) -> Value {
        self.stack.pop().unwrap_or(UNKNOWN)
    }

    fn own(&mut self, value: Value) {
        if let Some(flag) = value.producer.and_then(|at| self.must_own.get_mut(at as usize)) {
            *flag = true;
        }
    }

    /// The local is about to change.
    fn kill(&mut self, local: u32) {
        for value in &self.stack {
            if value.local == Some(local)
                && let Some(flag) = value.producer.and_then(|at| self.must_own.get_mut(at as usize))
            {
                *flag = true;
            }
        }
    }

    /// Swaps the top and the `depth`-th value from the top.
    fn swap(&mut self, depth: u32) -> Result<(), Error> {
        let depth = depth as usize;
        if depth > self.stack.len() && depth < MAX_DEPTH {
            let missing = depth - self.stack.len();
            self.stack.try_reserve(missing).map_err(|_| Error::Memory)?;
            self.stack.resize(depth, UNKNOWN);
            self.stack.rotate_right(missing);
        }
        let top = self.stack.len().saturating_sub(1);
        let other = self.stack.len().saturating_sub(depth);
        if other < top {
            self.stack.swap(other, top);
        }
        Ok(())
    }

    fn store(&mut self, local: u32) {
        let value = self.pop();
        self.kill(local);
        self.own(value);
    }

    fn load(&mut self, at: usize, local: u32) -> Result<(), Error> {
        self.push(Value {
            producer: Some(at as u32),
            local: Some(local),
        })
    }

    fn push_result(&mut self, at: usize) -> Result<(), Error> {
        self.push(Value {
            producer: Some(at as u32),
            local: None,
        })
    }
}

/// Runs the pass.
pub(super) fn optimize_load_fast(cfg: &mut Cfg) -> Result<(), Error> {
    if !cfg.opcodes.has_any(&[Op::LOAD_FAST, Op::LOAD_CLOSURE]) {
        return Ok(());
    }
    let mut todo = cfg.start_walk();
    let mut state = State::default();
    let entry = cfg.entry;
    reach(cfg, entry, &mut todo)?;
    while let Some(id) = todo.pop() {
        if cfg[id].falls_through()
            && !cfg[id].instrs.is_empty()
            && let Some(next) = cfg[id].next
        {
            reach(cfg, next, &mut todo)?;
        }
        let mut instrs = core::mem::take(&mut cfg[id].instrs);
        // Only the `NOT_TAKEN` of a conditional jump stands behind a jump.
        let named = if cfg[id].has_setups { instrs.len() } else { 2 };
        for target in instrs.iter().rev().take(named).filter_map(Instr::target) {
            reach(cfg, target, &mut todo)?;
        }
        optimize_block(&mut instrs, &mut state)?;
        cfg[id].instrs = instrs;
    }
    cfg.end_walk(todo);
    Ok(())
}

fn optimize_block(instrs: &mut [Instr], state: &mut State) -> Result<(), Error> {
    // What was pushed before the first load does not matter.
    let Some(first) = instrs.iter().position(|instr| borrowing(instr.opcode).is_some()) else {
        return Ok(());
    };
    state.stack.clear();
    state.must_own.clear();
    state
        .must_own
        .try_reserve(instrs.len())
        .map_err(|_| Error::Memory)?;
    state.must_own.resize(instrs.len(), false);
    for (at, instr) in instrs.iter().enumerate().skip(first) {
        follow(state, at, instr)?;
    }
    while let Some(value) = state.stack.pop() {
        state.own(value);
    }
    for (instr, must_own) in instrs.iter_mut().zip(&state.must_own).skip(first) {
        if !must_own && let Some(opcode) = borrowing(instr.opcode) {
            instr.opcode = opcode;
        }
    }
    Ok(())
}

/// The load that borrows in the place of one that owns.
fn borrowing(opcode: Op) -> Option<Op> {
    match opcode {
        Op::LOAD_FAST => Some(Op::LOAD_FAST_BORROW),
        Op::LOAD_FAST_LOAD_FAST => Some(Op::LOAD_FAST_BORROW_LOAD_FAST_BORROW),
        _ => None,
    }
}

fn reach(cfg: &mut Cfg, id: BlockId, todo: &mut Vec<BlockId>) -> Result<(), Error> {
    if !cfg[id].visited {
        cfg[id].visited = true;
        push_block(todo, id)?;
    }
    Ok(())
}

/// What one instruction does to the stack. Instructions that leave some of their inputs where they are keep them apart
/// from their results.
fn follow(state: &mut State, at: usize, instr: &Instr) -> Result<(), Error> {
    let oparg = if instr.opcode.has_target() {
        0
    } else {
        instr.oparg()
    };
    let counts = || (instr.opcode.popped(oparg), instr.opcode.pushed(oparg));
    match instr.opcode {
        Op::LOAD_FAST => state.load(at, oparg)?,
        Op::LOAD_FAST_AND_CLEAR => {
            state.kill(oparg);
            state.load(at, oparg)?;
        }
        Op::DELETE_FAST => state.kill(oparg),
        Op::LOAD_FAST_LOAD_FAST => {
            state.load(at, oparg >> 4)?;
            state.load(at, oparg & 15)?;
        }
        Op::STORE_FAST => state.store(oparg),
        Op::STORE_FAST_LOAD_FAST => {
            state.store(oparg >> 4);
            state.load(at, oparg & 15)?;
        }
        Op::STORE_FAST_STORE_FAST => {
            state.store(oparg >> 4);
            state.store(oparg & 15);
        }
        Op::COPY => {
            let from = state.stack.len().checked_sub(oparg as usize);
            let value = from
                .and_then(|from| state.stack.get(from))
                .copied()
                .unwrap_or(UNKNOWN);
            state.push(value)?;
        }
        Op::SWAP => state.swap(oparg)?,
        // These leave all their inputs.
        Op::FORMAT_SIMPLE
        | Op::GET_ANEXT
        | Op::GET_LEN
        | Op::GET_YIELD_FROM_ITER
        | Op::IMPORT_FROM
        | Op::MATCH_KEYS
        | Op::MATCH_MAPPING
        | Op::MATCH_SEQUENCE
        | Op::WITH_EXCEPT_START => {
            // CPython 3.14 takes the block's first instructions for the producers, so that a load among these may own
            // where it need not. Bytecode is to be equal.
            let (popped, pushed) = counts();
            for result in 0..pushed.saturating_sub(popped) {
                state.push_result(result as usize)?;
            }
        }
        // These consume some inputs and push nothing.
        Op::DICT_MERGE
        | Op::DICT_UPDATE
        | Op::LIST_APPEND
        | Op::LIST_EXTEND
        | Op::MAP_ADD
        | Op::RERAISE
        | Op::SET_ADD
        | Op::SET_UPDATE => {
            let (popped, pushed) = counts();
            for _ in pushed..popped {
                state.pop();
            }
        }
        Op::END_SEND | Op::SET_FUNCTION_ATTRIBUTE => {
            let top = state.pop();
            state.pop();
            state.push(top)?;
        }
        Op::CHECK_EXC_MATCH | Op::SEND => {
            state.pop();
            state.push_result(at)?;
        }
        Op::FOR_ITER => state.push_result(at)?,
        Op::LOAD_ATTR | Op::LOAD_SUPER_ATTR => {
            let object = state.pop();
            if instr.opcode == Op::LOAD_SUPER_ATTR {
                state.pop();
                state.pop();
            }
            state.push_result(at)?;
            if oparg & 1 != 0 {
                // The method's receiver may be the object itself.
                state.push(object)?;
            }
        }
        Op::LOAD_SPECIAL | Op::PUSH_EXC_INFO => {
            let top = state.pop();
            state.push_result(at)?;
            state.push(top)?;
        }
        // A handler gets its block's stack; the block itself goes on with nothing pushed.
        opcode if opcode.is_block_push() => {}
        _ => {
            let (popped, pushed) = counts();
            let left = state.stack.len().saturating_sub(popped as usize);
            state.stack.truncate(left);
            for _ in 0..pushed {
                state.push_result(at)?;
            }
        }
    }
    Ok(())
}
