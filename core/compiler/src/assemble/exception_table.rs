//! The exception table: for each range of instructions, its handler and the stack there.

use alloc::vec::Vec;
use core::ops::Range;

use taipan_bytecode::exception_table::{self, Entry};
use taipan_syntax::error::Error;

use super::layout::Layout;
use super::size;
use crate::flowgraph::cfg::{BlockId, Cfg};

/// Encodes the table.
pub(super) fn encode(cfg: &Cfg, layout: &Layout) -> Result<Vec<u8>, Error> {
    let mut table = Vec::new();
    if !cfg.has_handlers() {
        return Ok(table);
    }
    let start_of = |handler: Option<BlockId>| handler.map(|handler| layout.start(handler)).transpose();
    let (mut start, mut offset) = (0, 0);
    let mut current: Option<BlockId> = None;
    for instr in layout.instrs(cfg) {
        // Of the blocks that start at one place, all but the last are empty.
        if instr.except != current && start_of(instr.except)? != start_of(current)? {
            if let Some(handler) = current {
                add_entry(&mut table, cfg, layout, start..offset, handler)?;
            }
            start = offset;
            current = instr.except;
        }
        offset += size(instr);
    }
    if let Some(handler) = current {
        add_entry(&mut table, cfg, layout, start..offset, handler)?;
    }
    Ok(table)
}

fn add_entry(
    table: &mut Vec<u8>,
    cfg: &Cfg,
    layout: &Layout,
    range: Range<u32>,
    handler: BlockId,
) -> Result<(), Error> {
    table.try_reserve(20).map_err(|_| Error::Memory)?;
    let lasti = cfg[handler].preserve_lasti;
    // The exception, and the place where it was raised, are pushed on entry.
    let pushed = 1 + u32::from(lasti);
    let depth = u32::try_from(cfg[handler].start_depth).unwrap_or(0);
    let entry = Entry {
        start: range.start,
        end: range.end,
        target: layout.start(handler)?,
        depth: depth.saturating_sub(pushed),
        lasti,
    };
    exception_table::encode(table, &entry);
    Ok(())
}
