//! Replaces runs of `SWAP` by the fewest that do the same, and swaps instructions rather than values where it can.

use alloc::vec::Vec;

use taipan_bytecode::AnyOpcode as Op;
use taipan_syntax::error::Error;

use super::cfg::{BlockId, Cfg, Instr};
use crate::instruction_sequence::LocationTable;

/// Runs the pass over one block.
pub(super) fn optimize_swaps(cfg: &mut Cfg, id: BlockId) -> Result<(), Error> {
    let (locations, block) = cfg.locations_and_block(id);
    block.has_nops = true;
    let instrs = &mut block.instrs;
    let mut at = 0;
    while let Some(instr) = instrs.get(at) {
        if instr.opcode == Op::SWAP {
            at = minimize_run(instrs, at)?;
            apply_static_swaps(instrs, at, locations);
        }
        at += 1;
    }
    Ok(())
}

const VISITED: u32 = u32::MAX;

/// Deeper swaps than codegen could ever emit stay as they are.
const MAX_DEPTH: usize = 1 << 16;

/// Rewrites the run of `SWAP`s and `NOP`s that starts at `at`; returns the place of its last instruction.
///
/// The permutation is taken apart into cycles, each of which is one swap more than it has elements besides the top.
fn minimize_run(instrs: &mut [Instr], at: usize) -> Result<usize, Error> {
    let Some(run) = instrs.get_mut(at..) else {
        return Ok(at);
    };
    let length = run
        .iter()
        .position(|instr| !matches!(instr.opcode, Op::SWAP | Op::NOP))
        .unwrap_or(run.len());
    let Some(run) = run.get_mut(..length) else {
        return Ok(at);
    };
    let swaps = || {
        run.iter()
            .filter(|instr| instr.opcode == Op::SWAP)
            .map(|instr| instr.oparg() as usize)
    };
    if swaps().count() < 2 {
        return Ok(at);
    }
    let depth = swaps().max().unwrap_or(0);
    if depth > MAX_DEPTH {
        return Ok(at);
    }
    let mut stack: Vec<u32> = Vec::new();
    stack.try_reserve_exact(depth).map_err(|_| Error::Memory)?;
    stack.extend(0..depth as u32);
    for other in swaps() {
        if other > 0 {
            stack.swap(0, other - 1);
        }
    }

    // What is emitted first runs last.
    let mut free = run.len();
    for start in 0..depth {
        if stack[start] == VISITED || stack[start] as usize == start {
            continue;
        }
        let mut item = start;
        loop {
            if item != 0 && free > 0 {
                free -= 1;
                run[free].set(Op::SWAP, item as u32 + 1);
            }
            let next = core::mem::replace(&mut stack[item], VISITED);
            if next == VISITED {
                break;
            }
            item = next as usize;
        }
    }
    for instr in &mut run[..free] {
        instr.set_nop();
    }
    Ok(at + length - 1)
}

/// Instructions that only consume the top of the stack, run no code (finalizers aside) and raise nothing.
fn is_swappable(opcode: Op) -> bool {
    matches!(opcode, Op::STORE_FAST | Op::STORE_FAST_MAYBE_NULL | Op::POP_TOP)
}

fn stores_to(instr: &Instr) -> Option<u32> {
    matches!(instr.opcode, Op::STORE_FAST | Op::STORE_FAST_MAYBE_NULL).then(|| instr.oparg())
}

/// The next swappable instruction after `at`; with a `line`, only if it and all before it are on that line.
fn next_swappable(instrs: &[Instr], at: usize, line: i32, locations: &LocationTable) -> Option<usize> {
    for (place, instr) in instrs.iter().enumerate().skip(at + 1) {
        if line >= 0 && locations.line(instr.location) != line {
            // Moving over it would show in what a tracer sees.
            return None;
        }
        if instr.opcode != Op::NOP {
            return is_swappable(instr.opcode).then_some(place);
        }
    }
    None
}

/// Applies the `SWAP`s up to `last` to the instructions behind that consume the values, from the last to the first.
fn apply_static_swaps(instrs: &mut [Instr], last: usize, locations: &LocationTable) {
    for at in (0..=last).rev() {
        let Some(&swap) = instrs.get(at) else { return };
        if swap.opcode != Op::SWAP {
            if swap.opcode == Op::NOP || is_swappable(swap.opcode) {
                continue;
            }
            return;
        }
        let Some(first) = next_swappable(instrs, at, -1, locations) else {
            return;
        };
        let line = locations.line(instrs[first].location);
        let mut second = first;
        for _ in 1..swap.oparg() {
            match next_swappable(instrs, second, line, locations) {
                Some(place) => second = place,
                None => return,
            }
        }
        // Stores to one variable have to stay in order.
        let (store_first, store_second) = (stores_to(&instrs[first]), stores_to(&instrs[second]));
        if store_first.is_some() || store_second.is_some() {
            if store_first == store_second {
                return;
            }
            let between = instrs.get(first + 1..second).unwrap_or(&[]);
            if between
                .iter()
                .filter_map(stores_to)
                .any(|store| Some(store) == store_first || Some(store) == store_second)
            {
                return;
            }
        }
        instrs[at].set_nop();
        instrs.swap(first, second);
    }
}
