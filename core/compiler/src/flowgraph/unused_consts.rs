//! Drops the constants that no instruction loads any more, and closes the gaps in the numbering.

use alloc::vec::Vec;

use taipan_syntax::error::Error;

use super::cfg::Cfg;
use crate::const_cache::ConstList;

const UNUSED: u32 = u32::MAX;

/// Runs the pass. The first constant, which may be the docstring, stays in any case.
pub(super) fn remove_unused_consts(cfg: &mut Cfg, consts: &mut ConstList) -> Result<(), Error> {
    if consts.is_empty() {
        return Ok(());
    }
    let mut numbers: Vec<u32> = Vec::new();
    numbers
        .try_reserve_exact(consts.len())
        .map_err(|_| Error::Memory)?;
    numbers.resize(consts.len(), UNUSED);
    let missing = || Error::System("LOAD_CONST past the end of the constants".into());
    numbers[0] = 0;
    let mut next = Some(cfg.entry);
    while let Some(id) = next {
        for instr in cfg[id].instrs.iter().filter(|instr| instr.opcode.has_const()) {
            *numbers.get_mut(instr.oparg() as usize).ok_or_else(missing)? = 0;
        }
        next = cfg[id].next;
    }
    let mut used = 0;
    for number in numbers.iter_mut().filter(|number| **number != UNUSED) {
        *number = used;
        used += 1;
    }
    if used as usize == consts.len() {
        return Ok(());
    }
    consts.retain(|index| numbers.get(index).is_some_and(|&number| number != UNUSED));
    cfg.for_each_block(|block| {
        for instr in block.instrs.iter_mut().filter(|instr| instr.opcode.has_const()) {
            let number = numbers.get(instr.oparg() as usize).copied().unwrap_or(0);
            instr.set(instr.opcode, number);
        }
    });
    Ok(())
}
