//! From an instruction sequence to the instructions of a code object, through a control flow graph.
//!
//! The passes, their order and their results are those of CPython 3.14's `Python/flowgraph.c`; each is one file:
//!
//! | file | what it does |
//! |---|---|
//! | `cfg` | the graph, and how it is built from a sequence |
//! | `exception_targets` | finds each instruction's handler |
//! | `inline` | copies small exits and blocks without lines to where they are jumped to |
//! | `unreachable` | empties what cannot be reached, counts predecessors |
//! | `line_numbers` | gives instructions without a line their neighbours' |
//! | `load_const` | what follows from one constant: jumps, tests for `None`, small ints |
//! | `basic_block` | peephole optimizations within a block, jumps to jumps |
//! | `fold` | constant expressions, tuples, lists and sets; the arithmetic is in `const_eval` |
//! | `swaps` | runs of `SWAP` |
//! | `redundant` | `NOP`s, jumps to the next instruction, values that are dropped at once |
//! | `unused_consts` | constants that no instruction loads any more |
//! | `unbound_locals` | `LOAD_FAST_CHECK` where a local may be unbound |
//! | `superinstructions` | pairs of loads and stores |
//! | `cold_blocks` | handlers to the end |
//! | `pseudo_ops` | real instructions for pseudo-instructions |
//! | `stack_depth` | the size of the stack |
//! | `locals_plus` | cells: their indexes, and the instructions that make them |
//! | `jumps` | directions of conditional jumps |
//! | `borrowed_loads` | `LOAD_FAST_BORROW` |

mod basic_block;
mod borrowed_loads;
pub(crate) mod cfg;
mod cold_blocks;
mod const_eval;
mod exception_targets;
mod fold;
mod inline;
mod jumps;
mod line_numbers;
mod load_const;
mod locals_plus;
mod pseudo_ops;
mod redundant;
mod stack_depth;
mod superinstructions;
mod swaps;
mod unbound_locals;
mod unreachable;
mod unused_consts;

#[cfg(test)]
mod tests;

use alloc::vec::Vec;

use taipan_bytecode::{Code, ConstRef};
use taipan_syntax::error::Error;
use taipan_syntax::grow::headroom;

use crate::assemble;
use crate::const_cache::{ConstCache, ConstList};
use crate::instruction_sequence::InstructionSequence;
use cfg::Cfg;

/// What a code object consists of besides its instructions. All names come from [`ConstCache::name`], so that equal ones
/// are one object.
#[derive(Debug)]
pub struct CodeUnitInfo {
    /// `co_name`
    pub name: ConstRef,
    /// `co_qualname`
    pub qualname: ConstRef,
    /// The constants that `LOAD_CONST` indexes; the first one stays even if nothing loads it.
    pub consts: ConstList,
    /// `co_names`
    pub names: Vec<ConstRef>,
    /// Parameters and local variables, in the order of their indexes.
    pub varnames: Vec<ConstRef>,
    /// Cells: variables that inner functions use, parameters among them.
    pub cellvars: Vec<ConstRef>,
    /// Variables of enclosing functions. Instructions count them on after the cells.
    pub freevars: Vec<ConstRef>,
    /// Those among `varnames` that belong to inlined comprehensions of a class or module body.
    pub fast_hidden: Vec<ConstRef>,
    /// How many parameters can be given by position and by name: positional-only ones do not count.
    pub argcount: u32,
    /// How many parameters are positional-only.
    pub posonlyargcount: u32,
    /// How many parameters are keyword-only.
    pub kwonlyargcount: u32,
    /// `co_firstlineno`
    pub firstlineno: i32,
}

/// `co_flags` of generators, coroutines and asynchronous generators.
const GENERATOR_FLAGS: u32 = 0x20 | 0x80 | 0x200;

/// Makes a code object of a sequence, whose end must return.
///
/// `nparams` says how many of the local variables are bound from the start, `code_flags` is `co_flags`.
///
/// Raises `MemoryError`, and `SystemError` or `ValueError` with CPython's texts for sequences that make no sense.
pub fn optimize_and_assemble(
    sequence: InstructionSequence,
    mut info: CodeUnitInfo,
    nparams: usize,
    code_flags: u32,
    filename: &ConstRef,
    cache: &mut ConstCache,
) -> Result<Code, Error> {
    let mut cfg = cfg::build(sequence)?;
    // The passes' own lists are of blocks and locals, and most are small.
    let small = cfg.block_count() + info.varnames.len() + info.cellvars.len() + info.freevars.len();
    headroom(small.saturating_mul(8))?;
    optimize_code_unit(&mut cfg, &mut info.consts, cache, info.varnames.len(), nparams)?;
    headroom(small.saturating_mul(8))?;
    let stack_size = finish(&mut cfg, &info, code_flags)?;
    headroom(small.saturating_mul(8))?;
    assemble::assemble(cfg, info, code_flags, stack_size, filename)
}

fn optimize_code_unit(
    cfg: &mut Cfg,
    consts: &mut ConstList,
    cache: &mut ConstCache,
    nlocals: usize,
    nparams: usize,
) -> Result<(), Error> {
    exception_targets::label_exception_targets(cfg)?;
    optimize_cfg(cfg, consts, cache)?;
    unused_consts::remove_unused_consts(cfg, consts)?;
    unbound_locals::add_checks(cfg, nlocals, nparams)?;
    superinstructions::insert_superinstructions(cfg);
    cold_blocks::push_cold_blocks_to_end(cfg)?;
    line_numbers::resolve_line_numbers(cfg)
}

fn optimize_cfg(cfg: &mut Cfg, consts: &mut ConstList, cache: &mut ConstCache) -> Result<(), Error> {
    inline::inline_small_or_no_line_blocks(cfg)?;
    unreachable::remove_unreachable(cfg)?;
    line_numbers::resolve_line_numbers(cfg)?;
    load_const::optimize_load_const(cfg, consts, cache)?;
    basic_block::optimize_basic_blocks(cfg, consts, cache)?;
    redundant::remove_redundant_nops_and_pairs(cfg);
    unreachable::remove_unreachable(cfg)?;
    redundant::remove_redundant_nops_and_jumps(cfg)
}

/// Turns what only the compiler knows into real instructions; returns the stack's size.
fn finish(cfg: &mut Cfg, info: &CodeUnitInfo, code_flags: u32) -> Result<u32, Error> {
    pseudo_ops::convert_conditional_jumps(cfg)?;
    let stack_size = stack_depth::calculate(cfg)?;
    locals_plus::prepare(cfg, info, code_flags)?;
    pseudo_ops::convert_pseudo_ops(cfg)?;
    // From here on, the order of blocks is fixed.
    jumps::normalize_jumps(cfg)?;
    borrowed_loads::optimize_load_fast(cfg)?;
    Ok(stack_size)
}
