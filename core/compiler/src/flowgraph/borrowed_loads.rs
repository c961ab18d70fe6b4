//! Makes loads of locals borrow where the local outlives the value on the stack.
//!
//! Within each block the stack is followed with, for each value, the instruction that pushed it and the local it came
//! from. A load may borrow if its value is consumed in the same block, before the local changes, and is not itself
//! stored in a local.

use alloc::vec::Vec;

use taipan_bytecode::AnyOpcode as Op;
use taipan_syntax::error::Error;

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

/// The stack as a block sees it, and the loads of the block that must not borrow.
#[derive(Default)]
struct State {
    stack: Vec<Value>,
    must_own: Vec<bool>,
}

impl State {
    fn push(&mut self, value: Value) -> Result<(), Error> {
        self.stack.try_reserve(1).map_err(|_| Error::Memory)?;
        self.stack.push(value);
        Ok(())
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
        for at in 0..self.stack.len() {
            let value = self.stack[at];
            if value.local == Some(local) {
                self.own(value);
            }
        }
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

/// Runs the pass; needs the depths that `stack_depth` found.
pub(super) fn optimize_load_fast(cfg: &mut Cfg) -> Result<(), Error> {
    let mut todo = cfg.start_walk();
    let mut state = State::default();
    let entry = cfg.entry;
    cfg[entry].start_depth = 0;
    reach(cfg, entry, &mut todo)?;
    while let Some(id) = todo.pop() {
        let count = cfg[id].instrs.len();
        state.must_own.clear();
        state.must_own.try_reserve(count).map_err(|_| Error::Memory)?;
        state.must_own.resize(count, false);
        state.stack.clear();
        for _ in 0..cfg[id].start_depth {
            state.push(UNKNOWN)?;
        }
        for at in 0..count {
            let instr = cfg[id].instrs[at];
            if let Some(target) = instr.target() {
                reach(cfg, target, &mut todo)?;
            }
            follow(&mut state, at, &instr)?;
        }
        if cfg[id].falls_through()
            && count > 0
            && let Some(next) = cfg[id].next
        {
            reach(cfg, next, &mut todo)?;
        }
        while let Some(value) = state.stack.pop() {
            state.own(value);
        }
        for (instr, must_own) in cfg[id].instrs.iter_mut().zip(&state.must_own) {
            if !must_own {
                instr.opcode = match instr.opcode {
                    Op::LOAD_FAST => Op::LOAD_FAST_BORROW,
                    Op::LOAD_FAST_LOAD_FAST => Op::LOAD_FAST_BORROW_LOAD_FAST_BORROW,
                    opcode => opcode,
                };
            }
        }
    }
    Ok(())
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
    let (popped, pushed) = (instr.opcode.popped(oparg), instr.opcode.pushed(oparg));
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
        Op::SWAP => {
            let top = state.stack.len().saturating_sub(1);
            let other = state.stack.len().saturating_sub(oparg as usize);
            if other < top {
                state.stack.swap(other, top);
            }
        }
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
            for _ in 0..popped {
                state.pop();
            }
            for _ in 0..pushed {
                state.push_result(at)?;
            }
        }
    }
    Ok(())
}
