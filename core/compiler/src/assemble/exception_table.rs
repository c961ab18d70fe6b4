//! The exception table: for each range of instructions, its handler and the stack there.

use alloc::vec::Vec;

use taipan_bytecode::exception_table::{self, Entry};
use taipan_syntax::error::Error;

use super::{Handler, Program};

/// Encodes the table; `offsets` says where each instruction starts and the last ends, in units.
pub(super) fn encode(program: &Program, offsets: &[u32]) -> Result<Vec<u8>, Error> {
    let mut table = Vec::new();
    let mut start = 0;
    let mut current: Option<Handler> = None;
    for (instr, &offset) in program.instrs().zip(offsets) {
        let handler = program.handler(instr);
        if handler.map(|handler| handler.start) != current.map(|handler| handler.start) {
            if let Some(current) = current {
                add_entry(&mut table, start, offset, &current, offsets)?;
            }
            start = offset;
            current = handler;
        }
    }
    if let (Some(current), Some(&end)) = (current, offsets.last()) {
        add_entry(&mut table, start, end, &current, offsets)?;
    }
    Ok(table)
}

fn add_entry(
    table: &mut Vec<u8>,
    start: u32,
    end: u32,
    handler: &Handler,
    offsets: &[u32],
) -> Result<(), Error> {
    table.try_reserve(20).map_err(|_| Error::Memory)?;
    // The exception, and the place where it was raised, are pushed on entry.
    let pushed = 1 + u32::from(handler.preserve_lasti);
    let entry = Entry {
        start,
        end,
        target: offsets.get(handler.start as usize).copied().unwrap_or(0),
        depth: u32::try_from(handler.depth).unwrap_or(0).saturating_sub(pushed),
        lasti: handler.preserve_lasti,
    };
    exception_table::encode(table, &entry);
    Ok(())
}
